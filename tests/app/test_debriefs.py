"""Debriefs over rounds: whatever the order and the number of sittings, nothing is lost."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest

from secondround import plan, records
from secondround.app import debrief_lines, debrief_reading, debrief_sessions, debriefs, importing
from secondround.records import Application
from secondround.records.edit import document
from secondround.records.models import Round

STORIES = [f"story-{number}" for number in range(8)]
PEOPLE = ["ana-ruiz", "kim-lee", "sam-oh"]
MONDAY = dt.date(2026, 11, 23)
LISTS = ("asked", "concerns", "promised", "stated", "quotes")

Said = dict[int, dict[str, Any]]
"""What is said of each session, by its index: the fields as they are written."""


@pytest.mark.slow
def test_no_sitting_loses_what_was_answered(tmp_path: Path) -> None:
    """Drawn rounds, written down piece by piece in any order: all of it is in the record, and no
    story that was told is planned for the next round.
    """
    for seed in range(12):
        dice = random.Random(seed)
        folder = tmp_path / str(seed)
        sessions = _workspace(folder, dice)
        said = _drawn(dice, sessions)
        pieces = _pieces(dice, said)
        while pieces:
            sitting = [pieces.pop() for _ in range(min(len(pieces), dice.randint(1, 4)))]
            _write_down(folder, _joined(sitting))
        application = _application(folder)
        found = application.record.rounds[0].sessions
        for index, fields in said.items():
            _is_there(found[index], fields)
        told = {story for fields in said.values() for story in fields.get("told", ())}
        assert told.isdisjoint(_planned(application))


def _workspace(folder: Path, dice: random.Random) -> int:
    """A packet with a round that is over and one to come; how many sessions the first has."""
    number = dice.randint(2, 5)
    sessions = [
        {"minutes": 45, "with": dice.sample(PEOPLE, dice.randint(1, 3))} for _ in range(number)
    ]
    later = [{"minutes": 45, "with": [person]} for person in PEOPLE]
    record: dict[str, Any] = {
        "company": {"name": "Harbor"},
        "role": {"title": "Head"},
        "interviewers": {person: {"name": person.title()} for person in PEOPLE},
        "rounds": [{"name": "First", "sessions": sessions}, {"name": "Second", "sessions": later}],
    }
    stories = [
        {"id": id_, "title": id_, "action": "I did.", "result": "9 of 9."} for id_ in STORIES
    ]
    (folder / "packets" / "harbor").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Packets\n")
    (folder / "packets" / "candidate.yml").write_text(document({"name": "A", "stories": stories}))
    (folder / "packets" / "harbor" / "interview.yml").write_text(document(record))
    return number


def _drawn(dice: random.Random, sessions: int) -> Said:
    said: Said = {}
    for index in range(sessions):
        fields: dict[str, Any] = {}
        if dice.random() < 0.8:
            fields["told"] = dice.sample(STORIES, dice.randint(1, 3))
        if dice.random() < 0.5:
            fields["debrief"] = f"It went: {index} # well\n\n- as ever"
        for name in LISTS:
            if dice.random() < 0.6:
                fields[name] = [_entry(dice, name, n) for n in range(dice.randint(1, 3))]
        said[index] = fields
    return said


def _entry(dice: random.Random, name: str, number: int) -> dict[str, Any]:
    more = {
        "asked": {"by": dice.choice(PEOPLE), "answer": "Yes: I do."},
        "concerns": {"answer": "No.", "by": dice.choice(PEOPLE)},
        "promised": {"due": f"2026-11-{dice.randint(10, 30)}"},
        "stated": {"about": ["pay", "notice", "reasons"][number]},
        "quotes": {"by": dice.choice(PEOPLE)},
    }[name]
    kept = {key: value for key, value in more.items() if dice.random() < 0.6}
    return {"text": f"{name}: {number} #1", **kept}


def _pieces(dice: random.Random, said: Said) -> list[tuple[int, str, Any]]:
    """One answer each; a list entry by entry, an entry with and without what belongs to it."""
    pieces: list[tuple[int, str, Any]] = []
    for index, fields in said.items():
        for name, value in fields.items():
            if name in LISTS:
                pieces += [(index, name, entry) for entry in value]
                pieces += [(index, name, {"text": entry["text"]}) for entry in value]
            else:
                pieces.append((index, name, value))
    dice.shuffle(pieces)
    return pieces


def _joined(pieces: list[tuple[int, str, Any]]) -> Said:
    said: Said = {}
    for index, name, value in pieces:
        fields = said.setdefault(index, {})
        if name in LISTS:
            fields.setdefault(name, []).append(value)
        else:
            fields[name] = value
    return said


def _write_down(folder: Path, said: Said) -> None:
    sessions = [{"session": str(index + 1), **fields} for index, fields in said.items()]
    text = document({"round": "First", "sessions": sessions}).encode()
    wanted = debriefs.preview(
        folder, _application(folder), debrief_reading.read("debrief.yml", text), None, replace=False
    )
    assert wanted.clashes == ()
    importing.write(folder, wanted)


def _application(folder: Path) -> Application:
    (application,) = records.read(folder).applications
    return application


def _is_there(session: Any, fields: dict[str, Any]) -> None:
    written = session.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for name, value in fields.items():
        if name not in LISTS:
            assert written[name] == value
            continue
        by_text = {entry["text"]: entry for entry in written[name]}
        assert len(by_text) == len(written[name])
        for entry in value:
            assert entry.items() <= by_text[entry["text"]].items()


def _planned(application: Application) -> set[str]:
    made = plan.make(application, 1)
    found: set[str] = set()
    for session in made.sessions:
        found.update(choice.story for choice in (*session.leads, *session.backups))
    return found


@pytest.mark.parametrize("kind", ["asked", "quotes"])
def test_who_spoke_need_not_be_written(tmp_path: Path, kind: str) -> None:
    """A mere text is an entry, and becomes a map where a later debrief says who it was."""
    _workspace(tmp_path, random.Random(0))
    _write_down(tmp_path, {0: {kind: ["Why now?"]}})
    _write_down(tmp_path, {0: {kind: [{"text": "why now?", "by": "kim-lee"}]}})
    (entry,) = getattr(_application(tmp_path).record.rounds[0].sessions[0], kind)
    assert (entry.text, entry.by) == ("Why now?", "kim-lee")


def test_sessions_are_asked_about_as_the_day_went() -> None:
    """One that was moved behind a later one comes after it, wherever it is in the file."""
    sessions = [{"at": at, "minutes": 30} for at in ("15:00", "10:45", "14:00")]
    stage = Round.model_validate({"name": "Second", "sessions": sessions})
    assert debrief_sessions.open_sessions(stage) == [1, 2, 0]


@pytest.mark.parametrize("matter", ["pay", "notice", "reasons"])
def test_two_things_said_of_one_matter_disagree(tmp_path: Path, matter: str) -> None:
    """Said in words alone, both are shown and the record keeps its own; the debrief that is said
    to be right is written, alone.
    """
    _workspace(tmp_path, random.Random(0))
    first = {"text": "What your scale gives for ten years.", "about": matter}
    second = {"text": "Clearly more than now.", "about": matter}
    _write_down(tmp_path, {0: {"stated": [first]}})
    _write_down(tmp_path, {0: {"stated": [first, "I like the sea."]}})
    text = document({"round": "1", "sessions": [{"session": "1", "stated": [second]}]})
    said = debrief_reading.read("debrief.yml", text.encode())
    wanted = debriefs.preview(tmp_path, _application(tmp_path), said, None, replace=False)
    (clash,) = wanted.clashes
    assert (clash.yours, clash.theirs) == (first["text"], second["text"])
    assert wanted.changes == ()
    importing.write(
        tmp_path,
        debriefs.preview(tmp_path, _application(tmp_path), said, None, replace=True),
    )
    written = _application(tmp_path).record.rounds[0].sessions[0].stated
    assert [entry.text for entry in written] == [second["text"]]


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("two referees by Friday", "two referees", "2026-11-27"),
        ("two referees, by tomorrow.", "two referees", "2026-11-24"),
        ("a call by 1 December 2026", "a call", "2026-12-01"),
        ("a call by phone", "a call by phone", None),
    ],
)
def test_a_promise_is_due_on_a_day_from_the_session(line: str, text: str, due: str | None) -> None:
    """A day of the week is the first after the session; without its date, that is not known."""
    assert debrief_lines.dated(line, MONDAY) == {"text": text, **({"due": due} if due else {})}
    assert "due" not in debrief_lines.dated("two referees by Friday", None)


@pytest.mark.parametrize("line", ["reason: I want to build.", "Reasons: I want to build."])
def test_a_matter_may_be_one_or_several(line: str) -> None:
    """`reason:` is read as `reasons:`, in which the field is asked for."""
    assert debrief_lines.about(line) == {"text": "I want to build.", "about": "reasons"}
