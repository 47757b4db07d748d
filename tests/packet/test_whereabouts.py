"""A place that sessions share is said once."""

from __future__ import annotations

import pytest

from secondround.packet import whereabouts
from secondround.records.models import Round

_HOUSE = "Calder Medical, 14 Wharf Road, Leeds LS1 4AB"


def _round(place: str, *places: str) -> Round:
    """A round whose sessions have these places."""
    sessions = [{"minutes": 30, **({"place": each} if each else {})} for each in places]
    stated = {"place": place} if place else {}
    return Round.model_validate({"name": "On-site", "sessions": sessions, **stated})


@pytest.mark.parametrize(
    ("place", "places", "shared", "within"),
    [
        ("", (f"{_HOUSE}, Room 1", f"{_HOUSE}, Room 2", ""), _HOUSE, ["Room 1", "Room 2", ""]),
        ("", (f"Room 1, {_HOUSE}", f"Room 2, {_HOUSE.upper()}"), _HOUSE, ["Room 1", "Room 2"]),
        ("", (_HOUSE, _HOUSE), _HOUSE, ["", ""]),
        ("", (f"{_HOUSE}, Room 1",), f"{_HOUSE}, Room 1", [""]),
        ("", (f"{_HOUSE}, Room 1", ""), "", [f"{_HOUSE}, Room 1", ""]),
        ("", (_HOUSE, "Canal House, York"), "", [_HOUSE, "Canal House, York"]),
        (_HOUSE, (f"{_HOUSE}, Room 1", "Room 2"), _HOUSE, ["Room 1", "Room 2"]),
        (_HOUSE, ("Calder Medical, York",), _HOUSE, ["Calder Medical, York"]),
        ("", ("A, B, A", "A"), "A", ["B, A", ""]),
        ("", (), "", []),
    ],
)
def test_what_sessions_share_is_said_once(
    place: str, places: tuple[str, ...], shared: str, within: list[str]
) -> None:
    """The parts with which all places begin, or end, are the shared one; a session has what is left
    of its own, and all of one that is elsewhere.
    """
    stage = _round(place, *places)
    assert whereabouts.shared(stage) == shared
    assert [whereabouts.within(stage, session) for session in stage.sessions] == within
