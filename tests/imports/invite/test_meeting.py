"""Where one meets: the link of the call that is meant, with the passcode that opens it."""

from __future__ import annotations

import pytest

from secondround.imports.invite.events import Event
from secondround.imports.invite.meeting import meeting

ZOOM = "https://harbor.zoom.us/j/98765432101?pwd=AbC"
MEET = "https://meet.google.com/abc-defg-hij"
TEXT = f"Join Zoom Meeting\n{ZOOM}\nMeeting ID: 987 6543 2101\nPasscode: 440917\n\n"
BOTH = f"{TEXT}Join with Google Meet: {MEET}"


def test_the_link_in_the_location_is_meant() -> None:
    """What somebody wrote as the place wins over the call that a calendar adds by itself, which is
    listed.
    """
    found = meeting(Event("1", "Panel", None, location=ZOOM, links=(MEET,), description=BOTH))
    assert (found.video, found.passcode, found.other_calls) == (ZOOM, "440917", (MEET,))


@pytest.mark.parametrize("text", [BOTH, f"Or by Meet: {MEET}\n{TEXT}"])
def test_the_link_with_the_passcode_is_meant(text: str) -> None:
    """Without a link in the location, the passcode says which call it opens."""
    found = meeting(Event("1", "Panel", None, links=(MEET,), description=text))
    assert (found.video, found.passcode, found.other_calls) == (ZOOM, "440917", (MEET,))


def test_one_call_by_two_links_is_one() -> None:
    """The same call with and without its passcode in the address is no other call."""
    bare = ZOOM.partition("?")[0]
    found = meeting(Event("1", "Panel", None, location=ZOOM, description=f"Zoom: {bare}"))
    assert (found.video, found.other_calls) == (ZOOM, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Zoom: {ZOOM} passcode 440917", "440917"),
        (f"Zoom: {ZOOM} (passcode is 440917).", "440917"),
        (f"Zoom: {ZOOM}, Kenncode 440917", "440917"),
        (f"Zoom: {ZOOM}, mot de passe 440917", "440917"),
        (f"Zoom: {ZOOM}. Keep your passcode secret.", ""),
    ],
)
def test_a_passcode_needs_no_colon(text: str, code: str) -> None:
    """A passcode is one where its figures follow the word."""
    assert meeting(Event("1", "Panel", None, description=text)).passcode == code


@pytest.mark.parametrize(
    ("location", "text", "place"),
    [
        ("Phone", "", "Phone"),
        ("Phone call", "", "Phone call"),
        ("Zoom", f"Join: {ZOOM}", ""),
        ("Phone", "Dial in: +49 30 1234567", ""),
        ("Phone; Room 4", "", "Room 4"),
    ],
)
def test_a_call_without_a_link_says_how_one_meets(location: str, text: str, place: str) -> None:
    """That it is by telephone is worth knowing; beside a link or a number, it says nothing."""
    found = meeting(Event("1", "Panel", None, location=location, description=text))
    assert found.place == place
