"""Whether a place is one, or says that people meet at a distance."""

from __future__ import annotations

import pytest

from secondround.text import calls

CALLS = """
Phone; Telephone call; by video; Zoom; Google Meet; MS Teams; remote; Virtual; this is a Zoom call
Telefon; per Videokonferenz; Microsoft Teams-Besprechung; Online-Interview; im Videocall
Réunion Microsoft Teams; en visioconférence; par téléphone
Reunión de Microsoft Teams; por videollamada; en línea
""".replace("\n", ";").split(";")
WITH_A_REMARK = [
    "Zoom (https://example.zoom.us/j/1)",
    "Telephone: +44 20 7946 0991",
    "Video call with Kim Lee",
    "Anruf von Frau Weber",
    "Webex, the link comes by mail",
]
PLACES = [
    "Phone Box Gallery, York",
    "Teams Court 4",
    "The Call House",
    "Video Village, Studio 3",
    "Meeting room Zoom",
    "Meet Street 12, Hull",
    "Remote Sensing Centre",
    "Online-Haus, Berlin",
    "Telefonstraße 3",
    "Salle Appel",
    "Plaza de la Llamada",
    "Virtual or at Kaistrasse 5",
    "Zoom; Room 4",
    "call centre, hull",
    "Kaistrasse 5",
    "",
]


@pytest.mark.parametrize("place", [call.strip() for call in CALLS if call.strip()])
def test_words_of_a_call_are_no_place(place: str) -> None:
    """However they are put together, in each language that invitations are read in."""
    assert calls.only_says_call(place)
    assert calls.is_call(place)


@pytest.mark.parametrize("place", WITH_A_REMARK)
def test_what_is_said_of_a_call_makes_it_no_place(place: str) -> None:
    """The link, the number, or who calls; an importer keeps these words."""
    assert calls.is_call(place)
    assert "http" in place or not calls.only_says_call(place)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_may_be_called_like_a_call(place: str) -> None:
    """One word of a call does not make one."""
    assert not calls.is_call(place)
    assert not calls.only_says_call(place)
