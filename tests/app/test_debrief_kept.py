"""Answers of an earlier time, where the round has changed since."""

from __future__ import annotations

from secondround.app import debrief_kept

BEFORE = {"09:00": ["Ana Ruiz"], "10:00": ["Kim Lee", "Bo Ode"]}
KEPT = {
    "sessions": ["09:00", "10:00"],
    "09:00 told": ["ledger"],
    "10:00 asked": [{"text": "Why us?", "by": "kim-lee"}],
    "10:00 debrief": "",
    "ana-ruiz person": {"name": "Ana Ruíz"},
    debrief_kept.ROOMS: BEFORE,
}
OWN = {field: answer for field, answer in KEPT.items() if field != debrief_kept.ROOMS}


def test_nothing_changed() -> None:
    """All answers are there as they were, and nothing is said."""
    assert debrief_kept.fitted(KEPT, BEFORE) == debrief_kept.Fitted(OWN, {}, ())
    assert debrief_kept.fitted(OWN, BEFORE) == debrief_kept.Fitted(OWN, {}, ())


def test_a_session_at_another_time_is_known_by_its_people() -> None:
    """Its answers go along, unless two sessions could be it."""
    now = {"09:00": ["Ana Ruiz"], "11:30": ["Bo Ode", "Kim Lee"]}
    found = debrief_kept.fitted(KEPT, now)
    assert found.answers["11:30 asked"] == KEPT["10:00 asked"]
    assert found.answers["sessions"] == ["09:00", "11:30"]
    assert not found.left
    assert found.said == (
        "The session at 10:00 with Kim Lee and Bo Ode is now 11:30; your answers go there.",
    )
    found = debrief_kept.fitted(KEPT, {**now, "12:00": ["Kim Lee", "Bo Ode"]})
    assert set(found.left) == {"10:00 asked", debrief_kept.ROOMS}
    assert debrief_kept.fitted(found.left, now).answers == {"11:30 asked": KEPT["10:00 asked"]}


def test_a_session_with_others_keeps_its_answers_and_says_so() -> None:
    """Whoever answered is told who was there then, and who is there now."""
    found = debrief_kept.fitted(KEPT, {**BEFORE, "10:00": ["Kim Lee"]})
    assert found.answers == OWN
    (said,) = found.said
    assert "was with Kim Lee and Bo Ode when you answered, and is now with Kim Lee." in said


def test_what_has_no_session_any_more_is_shown_in_full() -> None:
    """It is left out of the answers, kept, and can be read."""
    found = debrief_kept.fitted(KEPT, {"09:00": ["Ana Ruiz"]})
    assert found.answers["sessions"] == ["09:00"]
    rooms = {"10:00": BEFORE["10:00"]}
    assert found.left == {"10:00 asked": KEPT["10:00 asked"], debrief_kept.ROOMS: rooms}
    assert found.said[0].endswith("stays kept: asked: Why us?, kim-lee.")
