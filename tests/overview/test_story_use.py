"""Which story was told where, which is planned, what is homework, and the agenda on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.workspaces import RunIn, WritePackets

from secondround.app import agenda

CANDIDATE = """\
name: Ben Ode
competencies: [order]
stories:
  - {id: one, title: The first, situation: A mess., action: I cleared it., result: 3 left.}
  - {id: two, title: The second, situation: A queue., action: I sorted it., result: 4 left.}
  - {id: three, title: The third, situation: A leak., action: I closed it., result: 5 left.}
"""
RECORD = """\
company: {name: Quay}
role: {title: Mate}
interviewers: {ann: {name: Ann Poe}, jo: {name: Jo Wu}}
rounds:
  - {name: First, date: 2026-11-20, sessions: [{minutes: 20, with: [ann], told: [one]}]}
  - name: Second
    date: 2026-12-01
    sessions: [{at: "09:00", minutes: 30, with: [jo], tell: [two], stories: 1, avoid: [three]}]
"""
COMMENTS = """\
comments:
  - {text: Write the third story., due: 2026-11-24, for: candidate}
  - {text: Call the recruiter., due: 2026-11-21}
  - {text: Done already., due: 2026-11-20, resolved: true}
  - A remark without a day.
"""


@pytest.fixture
def coach(write_packets: WritePackets) -> Path:
    """One client with three stories, a round that was held and one to come."""
    files = {
        "candidate.yml": CANDIDATE,
        "quay/interview.yml": RECORD,
        "quay/comments.yml": COMMENTS,
    }
    return write_packets({f"ben/{name}": text for name, text in files.items()})


def test_every_story_is_told_planned_or_unused(coach: Path, run_in: RunIn) -> None:
    """A story that was told names its round and people, one that a plan leads with is planned, and
    the others are listed as unused.
    """
    words = ("overview", "--stories", "--today", "2026-11-22")
    shown = run_in(*words, cwd=coach)
    assert shown.exit_code == 0, shown.output
    assert shown.stdout == (
        "Ben Ode (ben)\n"
        "  The first\n"
        "    told: Quay: Mate, First, 20 November 2026, Ann Poe\n"
        "  The second\n"
        "    planned: Quay: Mate, Second, 1 December 2026, Jo Wu\n"
        "  Not told or planned anywhere\n"
        "    The third\n"
    )
    (bank,) = json.loads(run_in(*words, "--format", "json", cwd=coach).stdout)
    states = {story["story"]: [use["state"] for use in story["uses"]] for story in bank["stories"]}
    assert states == {"one": ["told"], "two": ["planned"], "three": []}


def test_a_plan_that_is_not_proven_is_named(
    coach: Path, run_in: RunIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All plans together have a limit of work. Where it cuts a search off, the round is named, and
    what it plans is not called proven.
    """
    monkeypatch.setattr(agenda, "WORK", 0)
    monkeypatch.setattr(agenda, "LEAST", 0)
    words = ("overview", "--stories", "--today", "2026-11-22")
    shown = run_in(*words, cwd=coach)
    end = "  Not proven, so a better plan may exist\n    Quay: Mate, Second\n"
    assert shown.stdout.endswith(end)
    (bank,) = json.loads(run_in(*words, "--format", "json", cwd=coach).stdout)
    proven = {use["state"]: use["proven"] for story in bank["stories"] for use in story["uses"]}
    assert proven["told"]
    assert not proven["planned"]


def test_homework_is_listed_until_it_is_resolved(coach: Path, run_in: RunIn) -> None:
    """A comment with a day is homework, overdue once the day is past; whose it is, is said."""
    shown = run_in("overview", "--today", "2026-11-22", cwd=coach).stdout
    assert "  homework    Tuesday 24 November 2026: Write the third story. (Quay: Mate)" in shown
    assert "  overdue     Saturday 21 November 2026: Call the recruiter. (yours, Quay:" in shown
    assert "Done already" not in shown
    assert "without a day" not in shown
    assert run_in("markdown", cwd=coach).exit_code == 0
    page = (coach / "packets/ben/quay/index.md").read_text("utf-8")
    assert "Due 24 November 2026" in page


@pytest.mark.slow
def test_the_agenda_is_one_page(coach: Path, run_in: RunIn) -> None:
    """`--print` makes a PDF of a page, with a box for everything that is to be done."""
    shown = run_in("overview", "--print", "--today", "2026-11-22", cwd=coach)
    assert (shown.exit_code, shown.stdout) == (0, "print/agenda.pdf (one page)\n"), shown.output
    with pypdfium2.PdfDocument(coach / "print/agenda.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    assert "Write the third story." in text
    with pikepdf.open(coach / "print/agenda.pdf") as document:
        assert len(document.Root.AcroForm.Fields) == 3  # two comments and a thank-you note
    words = ("overview", "--print", "--questions")
    assert run_in(*words, cwd=coach).exit_code == 2


def test_who_meets_two_clients_is_named(coach: Path, run_in: RunIn) -> None:
    """Somebody whom two clients meet, by name and company or by address, is named with each client,
    in nothing that a client reads; the same name elsewhere is somebody else.
    """
    folder = coach / "packets/ada"
    (folder / "quay").mkdir(parents=True)
    (folder / "candidate.yml").write_text("name: Ada Lind\n", "utf-8")
    record = (
        RECORD.replace("[one]", "[]").replace("tell: [two], ", "").replace("avoid: [three]", "")
    )
    (folder / "quay/interview.yml").write_text(record.replace("Jo Wu", "Li Wu"), "utf-8")
    words = ("overview", "--today", "2026-11-22")
    shown = " ".join(run_in(*words, cwd=coach).stdout.split())
    assert "Ann Poe (Quay) also meets Ada Lind." in shown
    assert "Ann Poe (Quay) also meets Ben Ode." in shown
    assert "Wu (Quay)" not in shown
    assert run_in("markdown", cwd=coach).exit_code == 0
    assert "Ada Lind" not in (coach / "packets/ben/quay/index.md").read_text("utf-8")
    elsewhere = record.replace("name: Quay", "name: Pier")
    (folder / "quay/interview.yml").write_text(elsewhere, "utf-8")
    assert "also meets" not in run_in(*words, cwd=coach).stdout
