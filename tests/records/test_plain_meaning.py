"""A value in another form is read as it is plainly meant, with a note; what is ambiguous is an
error.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from tests import factories
from tests.factories import LEAST_RECORD

from secondround import records
from secondround.problems import Severity
from secondround.records.models import Record
from secondround.records.validate import validate
from secondround.records.yaml import reader

FILE = PurePosixPath("packets/harbor/interview.yml")


def read(fields: str) -> tuple[Record | None, list[tuple[str, Severity]]]:
    """A record whose one session has these fields."""
    document = (
        f"{LEAST_RECORD}interviewers: {{priya: {{name: Priya}}}}\n"
        f"rounds: [{{name: Second, sessions: [{{with: [priya], minutes: 30, {fields}}}]}}]\n"
    )
    source, problems = reader.read(FILE, document.encode())
    assert not problems
    record, found = validate(Record, source)
    return record, [(problem.code, problem.severity) for problem in found]


@pytest.mark.parametrize(
    ("field", "written", "plain"),
    [
        ("at", "14h30", "14:30:00"),
        ("at", "9 h", "09:00:00"),
        ("at", "2:30 pm", "14:30:00"),
        ("at", "2.30 p.m.", "14:30:00"),
        ("at", "12 am", "00:00:00"),
        ("at", "12PM", "12:00:00"),
        ("at", "9.30am", "09:30:00"),
        ("at", "1430", "14:30:00"),
        ("at", "9:30 h", "09:30:00"),
        ("at", "14.30 Uhr", "14:30:00"),
        ("format", "behavioral", "behavioural"),
        ("format", "Task", "test"),
        ("format", "Lunch", "meal"),
        ("format", "Technical", "technical"),
        ("stories", "1", 1),
        ("tell", "dock-strike", ["dock-strike"]),
        ("tell", "Dock-Strike", ["dock-strike"]),
        ("thanked", "yes", True),
        ("thanked", "Ana", ["ana"]),
        ("thanked", "[Ana]", ["ana"]),
        ("thanked", "[]", False),
    ],
)
def test_a_plain_meaning(field: str, written: str, plain: Any) -> None:
    """What can only mean one thing is read as that."""
    record, found = read(f"{field}: {written}")
    assert record
    assert record.rounds[0].sessions[0].model_dump(mode="json")[field] == plain
    assert {code for code, _ in found} <= {"read-as"}
    assert {severity for _, severity in found} <= {Severity.NOTE}


@pytest.mark.parametrize("written", ["hr", "HR", "Human Resources"])
def test_hr_is_a_recruiter(written: str, tmp_path: Path) -> None:
    """It is on every panel, and collects what the others say."""
    people = f"interviewers: {{priya: {{name: Priya, role: {written}}}}}\n"
    (tmp_path / "packets" / "harbor").mkdir(parents=True)
    (tmp_path / factories.CANDIDATE_FILE).write_text(factories.LEAST_CANDIDATE)
    (tmp_path / factories.RECORD_FILE).write_text(LEAST_RECORD + people)
    (made,) = records.read(tmp_path).applications
    assert made.record.interviewers["priya"].role == "recruiter"


@pytest.mark.parametrize(
    ("minutes", "plain"),
    [
        ("45 min", 45),
        ("1 h", 60),
        ("1h30", 90),
        ("1 hour 30 minutes", 90),
        ("90m", 90),
        ("1.5 h", 90),
        ("'1,25 hours'", 75),
    ],
)
def test_a_length(minutes: str, plain: int) -> None:
    """Hours and minutes with their units are minutes."""
    record = LEAST_RECORD + (
        "interviewers: {priya: {name: Priya}}\n"
        f"rounds: [{{name: Second, sessions: [{{with: priya, minutes: {minutes}}}]}}]\n"
    )
    source, _ = reader.read(FILE, record.encode())
    made, found = validate(Record, source)
    assert made
    assert made.rounds[0].sessions[0].minutes == plain
    assert [problem.code for problem in found] == ["read-as", "read-as"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("5 November 2026", "2026-11-05"),
        ('"Thursday, 5 November 2026"', "2026-11-05"),
        ('"Thu, Nov 5, 2026"', "2026-11-05"),
        ("2026/11/05", "2026-11-05"),
        ("2026.11.5", "2026-11-05"),
        ("5th of Nov. 2026", "2026-11-05"),
        ("5. november 2026", "2026-11-05"),
        ('"November 5, 2026"', "2026-11-05"),
    ],
)
def test_a_date_with_its_month_in_words(written: str, plain: str) -> None:
    """A month in words leaves no doubt which figure is the day."""
    source, _ = reader.read(
        FILE, f"company: {{name: Harbor, researched: {written}}}\nrole: {{title: Lead}}\n".encode()
    )
    record, found = validate(Record, source)
    assert record
    assert str(record.company.researched) == plain
    assert [problem.message for problem in found] == [
        f"`{written.strip(chr(34))}` is read as `{plain}`."
    ]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("at: half past two", "bad-time"),
        ("at: 14:30 pm", "bad-time"),
        ("at: 25h", "bad-time"),
        ("at: 9-10:30", "bad-time"),
        ("at: 2460", "bad-time"),
        ("format: techno", "bad-choice"),
        ("stories: 2 min", "bad-number"),
        ("tell: 'dock-strike, cold-store'", "wrong-kind"),
        ("tell: [dock strike]", "bad-id"),
    ],
)
def test_what_could_mean_more_stays_an_error(field: str, code: str) -> None:
    """Nothing is guessed."""
    record, found = read(field)
    assert record is None
    assert found == [(code, Severity.ERROR)]


@pytest.mark.parametrize(
    "date",
    [
        *("5/11/2026", "31 June 2026", "5 Nonember 2026", "5 Ma 2026"),
        *("Monday 5 November 2026", "2026/13/05"),
    ],
)
def test_a_date_in_doubt(date: str) -> None:
    """Figures alone, days that are not, and months that are not stay errors."""
    source, _ = reader.read(
        FILE, f"company: {{name: Harbor, researched: {date}}}\nrole: {{title: Lead}}\n".encode()
    )
    record, found = validate(Record, source)
    assert record is None
    assert [problem.code for problem in found] == ["bad-date"]


def test_a_wrong_weekday_is_named() -> None:
    """A date whose weekday is another one's: which of the two is meant, only the writer knows."""
    source, _ = reader.read(
        FILE, b"company: {name: Harbor, researched: Fri 24 November 2026}\nrole: {title: Lead}\n"
    )
    _, (problem,) = validate(Record, source)
    assert problem.message == (
        "24 November 2026 is a Tuesday, and `Fri 24 November 2026` says another day."
    )
    assert problem.hint == "write `2026-11-24`, or the date that is meant"


def test_ids_in_capitals_as_keys() -> None:
    """A key that is an id in capitals is that id, in its place, with a note there; what is wrong
    inside keeps its place.
    """
    text = (
        f"{LEAST_RECORD}interviewers:\n"
        "  Priya-Rao: {name: Priya Rao, role: Peer}\n"
        "  ana: {name: Ana}\n"
        "rounds: [{name: Second, sessions: [{with: [PRIYA-RAO], minutes: 30}]}]\n"
    )
    source, problems = reader.read(FILE, text.encode())
    assert not problems
    record, found = validate(Record, source)
    assert record
    assert list(record.interviewers) == ["priya-rao", "ana"]
    assert record.rounds[0].sessions[0].with_ == ("priya-rao",)
    assert [problem.message for problem in found] == [
        "`Priya-Rao` is read as `priya-rao`.",
        "`Peer` is read as `peer`.",
        "`PRIYA-RAO` is read as `priya-rao`.",
    ]
    line = 1 + text[: text.index("Priya-Rao")].count("\n")
    assert [(problem.line, problem.column) for problem in found[:2]] == [(line, 3), (line, 38)]
    assert source.place(("interviewers", "priya-rao", "name")).column == 21


@pytest.mark.parametrize("other", ["priya", "PRIYA"])
def test_keys_that_differ_in_capitals_alone(other: str) -> None:
    """Two keys that are one id are an error that names both; none is lost silently."""
    people = f"interviewers: {{Priya: {{name: A}}, {other}: {{name: B}}}}\n"
    source, _ = reader.read(FILE, f"{LEAST_RECORD}{people}".encode())
    record, found = validate(Record, source)
    assert record is None
    assert [(problem.code, problem.message) for problem in found] == [
        ("duplicate-id", f"`{other}` and `Priya` are the same id: `priya`.")
    ]
