"""`add`: what it asks, what it understands, what it writes, and what is never lost."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from secondround import records
from secondround.app import relative_days
from secondround.problems import Severity
from secondround.records import Application

from .conftest import Run
from .terminal import CTRL_C, END, talk

RECORD = Path("packets", "example-company", "interview.yml")
CANDIDATE = Path("packets", "candidate.yml")
LINES = (
    "Moved the ledger overnight",
    *("Payments stopped each Sunday.", ""),
    *("- I wrote the plan.", "- I led the night.", ""),
    *("No more outages.", ""),
    "four hours saved every week",
    "leadership, 2",
    "ledger, night, four hours",
)
TITLES = ("situation", "action", "result", "shows", "cue")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")


def application(folder: Path) -> Application:
    """The first packet, which has no error."""
    workspace = records.read(folder)
    assert [p for p in workspace.problems if p.severity is Severity.ERROR] == []
    return workspace.applications[0]


def kept(folder: Path) -> dict[str, dict[str, object]]:
    """What is kept of answers that are not written yet."""
    place = folder / ".secondround" / "unfinished.json"
    found: dict[str, dict[str, object]] = json.loads(place.read_text()) if place.exists() else {}
    if found:
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    return found


def lines(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def test_a_story_is_told_line_by_line(workspace: Path, run: Run) -> None:
    """Into the bank's file, in which nothing else changes, with steps, figure and competencies."""
    before = (workspace / CANDIDATE).read_text()
    result = run("add", "story", cwd=workspace, typed_in=lines(*LINES, "y"))
    assert result.exit_code == 0, result.output
    story = application(workspace).candidate.stories[-1]
    assert story.id == "moved-the-ledger-overnight"
    assert story.action == ("I wrote the plan.", "I led the night.")
    assert story.result == "No more outages. Four hours saved every week."
    assert len(story.shows) == 2
    assert story.cue == LINES[-1]
    assert (workspace / CANDIDATE).read_text().startswith(before)
    assert "seconds so far." in result.output
    assert kept(workspace) == {}


def test_every_kind_is_added_by_options_alone(workspace: Path, run: Run) -> None:
    """With --yes nothing is asked; what is plainly meant is written in the one usual form."""
    before = application(workspace).record
    orders = (
        (
            "story",
            "--title",
            "Kept the docks open",
            "--result",
            "Nine loads.",
            "--shows",
            "teamwork",
        ),
        ("person", "--name", "Ana Ruiz", "--title", "Director", "--role", "Hiring Manager"),
        ("question", "--text", "What next?", "--about", "next steps", "--for", "ana"),
        ("session", "--at", "2:30 pm", "--minutes", "1 h", "--with", "ana-ruiz"),
        ("session", "--round", "Final", "--date", "5 December 2026", "--minutes", "30"),
        ("news", "--title", "Six barges", "--date", "2 November 2026", "--so-what", "They grow."),
    )
    for order in orders:
        result = run("add", *order, "--yes", cwd=workspace)
        assert result.exit_code == 0, result.output
        assert "Written." in result.output
    now = application(workspace)
    assert now.candidate.stories[-1].id == "kept-the-docks-open"
    assert now.record.interviewers["ana-ruiz"].role == "hiring manager"
    assert now.record.questions[-1].for_ == ("ana-ruiz",)
    upcoming = before.upcoming or 0
    session = now.record.rounds[upcoming].sessions[-1]
    assert (f"{session.at}", session.minutes, session.with_) == ("14:30:00", 60, ("ana-ruiz",))
    assert "at: 14:30" in (workspace / RECORD).read_text()
    assert (now.record.rounds[-1].name, f"{now.record.rounds[-1].date}") == ("Final", "2026-12-05")
    assert f"{(now.record.company.news or ())[-1].date}" == "2026-11-02"


def test_ids_never_clash(workspace: Path, run: Run) -> None:
    """Three stories of one title, and a person met before, are all there."""
    for _ in range(3):
        order = ("--title", "Café № 1: the turn", "--result", "Nine.", "--yes")
        assert run("add", "story", *order, cwd=workspace).exit_code == 0
    for _ in range(2):
        assert run("add", "person", "--name", "Kim Lee", "--yes", cwd=workspace).exit_code == 0
    now = application(workspace)
    ids = [story.id for story in now.candidate.stories]
    assert len(set(ids)) == len(ids)
    assert ids[-3:] == [ids[-3], f"{ids[-3]}-2", f"{ids[-3]}-3"]
    assert {"kim-lee", "kim-lee-2"} <= set(now.record.interviewers)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (("session", "--minutes", "30", "--at", "half nine"), "--at: `half nine`"),
        (("session", "--minutes", "3"), "--minutes: "),
        (("session", "--minutes", "30", "--with", "an-ruis"), "There is no interviewer `an-ruis`"),
        (("session", "--minutes", "30", "--format", "exam"), "There is no format `exam`"),
        (("news", "--title", "A", "--date", "5/11/2026"), "--date: `5/11/2026` is not a date"),
        (("news", "--title", "TODO"), "only holds a place"),
        (("story", "--title", "A", "--shows", "leadrship"), "Did you mean `leadership`?"),
        (("story", "--title", "A", "--result", "9 of 10.", "--figure", "9"), "does not apply"),
        (("person", "--title", "Director"), "--name"),
        (
            ("person", "--name", "Kim Lee", "--sessions", "23:55"),
            "--sessions: There is no session `23:55` in “Second interview”.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_unclear_is_named_and_nothing_written(
    workspace: Path, run: Run, order: tuple[str, ...], said: str
) -> None:
    """By the records' own checks, with the nearest name; exit code 2."""
    before = (workspace / RECORD).read_bytes(), (workspace / CANDIDATE).read_bytes()
    result = run("add", *order, "--yes", cwd=workspace)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())
    assert before == ((workspace / RECORD).read_bytes(), (workspace / CANDIDATE).read_bytes())


@pytest.mark.parametrize("number", range(1, len(LINES) + 1))
def test_the_end_of_the_input_loses_nothing(workspace: Path, run: Run, number: int) -> None:
    """At any question: what was answered is kept, privately, and nothing is written."""
    before = (workspace / CANDIDATE).read_bytes()
    result = run("add", "story", cwd=workspace, typed_in=lines(*LINES[:number]))
    assert result.exit_code == 1
    (answers,) = kept(workspace).values()
    assert answers["title"] == LINES[0]
    assert "Kept: title" in " ".join(result.output.split())
    assert (workspace / CANDIDATE).read_bytes() == before
    assert (workspace / ".secondround" / ".gitignore").read_text() == "*\n"


def test_an_input_that_runs_out_is_called_that(workspace: Path, run: Run) -> None:
    """Not that somebody stopped it: which question was open, what is kept, and how lines end an
    answer.
    """
    result = run("add", "story", cwd=workspace, typed_in="A night move\nIt was late.\nI drove.\n")
    said = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "The input ended at “What happened: where did things stand?”" in said
    assert "An empty line skips a question, and ends an answer of several lines." in said
    assert "Kept: title and situation." in said
    assert "Stopped" not in said
    helped = " ".join(run("add", "story", "--help", cwd=workspace).output.split())
    assert "an answer that may have several lines ends with an empty one" in helped


def test_an_option_keeps_a_new_name(workspace: Path, run: Run) -> None:
    """--new takes a competency that nothing defines yet, which without it is refused with the way;
    a script need not type it twice.
    """
    order = (
        "add",
        "story",
        "--title",
        "A move",
        "--result",
        "9 of 10.",
        "--yes",
        "--shows",
        "union relations",
    )
    refused = run(*order, cwd=workspace)
    assert refused.exit_code == 2
    assert "With --new it is kept as a new one." in " ".join(refused.output.split())
    assert run(*order, "--new", cwd=workspace).exit_code == 0
    candidate = application(workspace).candidate
    assert candidate.stories[-1].shows == ("union relations",)
    assert "union relations" in candidate.competencies


def test_a_long_list_of_competencies_is_cut(workspace: Path, run: Run) -> None:
    """The first twelve are shown, those of the posting and the candidate before all others; any
    other can be typed.
    """
    said = run("add", "story", cwd=workspace, typed_in=lines(*LINES)).output
    listed = said.partition("strongest first?")[2].partition("… or type any other name")[0]
    assert len(re.findall(r"(?:^|  ) *\d+ [a-z]", listed, re.MULTILINE)) == 12
    asked_for = application(workspace).record.role.requirements[0].shows[0]
    assert asked_for in listed


def test_an_arrow_goes_back_a_question(workspace: Path, run: Run) -> None:
    """`<` asks the question before once more, and its new answer counts."""
    answers = ["Harbor buys", "<", "Harbor buys barges", "", "", "", "y"]
    result = run("add", "news", cwd=workspace, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    assert (application(workspace).record.company.news or ())[-1].title == "Harbor buys barges"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", "2026-11-25"),
        ("3 days ago", "2026-11-23"),
        ("in 2 days", "2026-11-28"),
        ("next Tuesday", "2026-12-01"),
        ("last Thursday", "2026-11-19"),
        ("next Thursday", "2026-12-03"),
        ("last month", None),
        ("Tuesday", None),
        ("31.12.", "2026-12-31"),
        ("5.1.", "2027-01-05"),
        ("5. 1. 2028", "2028-01-05"),
        ("31.2.", None),
        ("5/1", None),
        ("the 3rd of December", "2026-12-03"),
        ("end of month", "2026-11-30"),
        ("the end of the year", "2026-12-31"),
        ("the end of next year", "2027-12-31"),
        ("the end of the quarter", None),
    ],
)
def test_a_day_is_said_from_today(typed: str, day: str | None) -> None:
    """On Thursday 26 November 2026: the nearest day that the words can mean, and none where they
    name no one day. Dots stand behind the day first, slashes behind either.
    """
    found = relative_days.find(typed, dt.date(2026, 11, 26))
    assert (found.isoformat() if found else None) == day


def test_a_day_and_a_time_are_shown_as_they_are_understood(workspace: Path, run: Run) -> None:
    """The weekday with the day, the clock by 24 hours; both are written so. Tomorrow counts from
    the day that is given.
    """
    answers = ["Third round", "tomorrow", "2.15 p.m.", "45", "", "", "", "y"]
    today = ("--today", "2026-12-30")
    result = run("add", "session", *today, cwd=workspace, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    day = dt.date(2026, 12, 31)
    assert f"That is {day:%A} {day.day} {day:%B} {day.year}." in result.output
    assert "That is 14:15." in result.output
    stage = application(workspace).record.rounds[-1]
    assert (stage.date, stage.sessions[0].at) == (day, dt.time(14, 15))


@pytest.mark.slow
@pytest.mark.parametrize("stop", [CTRL_C, END], ids=["ctrl-c", "ctrl-d"])
def test_what_was_answered_is_offered_next_time(workspace: Path, stop: str) -> None:
    """At a terminal: after Ctrl-C in the third answer all that was typed is there, and goes on."""
    begun = [
        ("one line?", LINES[0]),
        ("stand?", LINES[1]),
        ("> ", ""),
        ("for a step.\r\n> ", "I wrote"),
        ("I wrote\r\n> ", stop),
    ]
    said, code = talk(workspace, ("add", "story"), begun)
    assert code == 130
    assert "Stopped. What you have answered is kept" in said
    going_on = [
        ("Go on with it?", ""),
        ("What came of it?", "9 of 10."),
        ("> ", ""),
        ("strongest first?", "leadrship"),
        ("Did you mean `leadership`?", "leadership"),
        ("bring it back", "plan"),
        ("Write this?", "y"),
    ]
    said, code = talk(workspace, ("add", "story"), going_on)
    assert code == 0, said
    story = application(workspace).candidate.stories[-1]
    assert (story.title, story.situation) == LINES[:2]
    assert (story.action, story.shows) == (("I wrote",), ("leadership",))
    assert kept(workspace) == {}


def test_a_new_competency_is_near_none_that_is_quite_another(workspace: Path, run: Run) -> None:
    """A word in common is no likeness, and a name is shown as it is written, never run together."""
    order = ("add", "person", "--name", "Kim Lee", "--yes", "--cares-about")
    result = run(*order, "project management", cwd=workspace)
    assert "Did you mean" not in result.output
    result = run(*order, "conflict resolutoin", cwd=workspace)
    assert "Did you mean `conflict resolution`?" in " ".join(result.output.split())


@pytest.mark.slow
def test_a_new_competency_is_typed_twice(workspace: Path) -> None:
    """Once is a slip of typing; twice is meant, and it is defined where it is used."""
    order = ("add", "person", "--name", "Kim Lee", "--title", "Lead", "--role", "peer")
    answers = [
        ("look for?", "tide tables"),
        ("There is no competency", "tide tables"),
        ("do before?", ""),
        ("meet them?", "1"),
        ("Write this?", ""),
    ]
    said, code = talk(workspace, order, answers)
    assert code == 0, said
    record = application(workspace).record
    assert record.interviewers["kim-lee"].cares_about == ("tide tables",)
    assert "tide tables" in record.competencies
    upcoming = record.rounds[record.upcoming or 0]
    assert "kim-lee" in upcoming.sessions[0].with_


@pytest.mark.parametrize("by", ["1", "09:30, 1", "ana-ruiz", "9:30"])
def test_a_session_is_said_by_its_time_or_its_people(workspace: Path, run: Run, by: str) -> None:
    """An option shows no list whose numbers could be typed."""
    text = (workspace / RECORD).read_text()
    start = text.index("rounds:")
    rounds = 'rounds:\n  - {name: A, sessions: [{at: "09:30", minutes: 30, with: [WHO]}]}\n'
    who = next(iter(application(workspace).record.interviewers))
    (workspace / RECORD).write_text(text[:start] + rounds.replace("WHO", who))
    order = ("person", "--name", "Kim Lee", "--sessions", by.replace("ana-ruiz", who), "--yes")
    result = run("add", *order, cwd=workspace)
    assert result.exit_code == 0, result.output
    [stage] = application(workspace).record.rounds
    assert stage.sessions[0].with_ == (who, "kim-lee")


@pytest.mark.slow
def test_at_a_terminal_the_packet_is_asked_for(workspace: Path, run: Run) -> None:
    """Of several; in a pipe they are named. A story needs none, where all are one candidate's."""
    assert run("new", "harbor", cwd=workspace).exit_code == 0
    order = ("add", "news", "--title", "Six barges", "--yes")
    result = run(*order, cwd=workspace)
    assert result.exit_code == 2
    assert "as in `secondround add news example-company`" in " ".join(result.output.split())
    said, code = talk(workspace, order, [("Which packet is it for?", "2")])
    assert code == 0, said
    assert "Six barges" in (workspace / "packets" / "harbor" / "interview.yml").read_text()
    story = ("add", "story", "--title", "A turn", "--result", "Nine.", "--yes")
    assert run(*story, cwd=workspace).exit_code == 0


def test_a_file_that_cannot_be_read_is_named_first(workspace: Path, run: Run) -> None:
    """Nothing is asked that could not be written."""
    (workspace / CANDIDATE).write_text("nam: A\n", "utf-8")
    result = run("add", "story", "--title", "A", "--yes", cwd=workspace)
    assert result.exit_code == 1
    assert "`nam` is not a field" in result.output


def test_a_slip_in_the_kind_is_answered_with_the_nearest(workspace: Path, run: Run) -> None:
    """As with commands."""
    result = run("add", "storey", cwd=workspace)
    assert result.exit_code == 2
    assert "story" in result.output


def test_an_answer_no_loses_nothing(workspace: Path, run: Run) -> None:
    """Nothing is written, and the answers are kept."""
    before = (workspace / CANDIDATE).read_bytes()
    result = run("add", "story", cwd=workspace, typed_in=lines(*LINES, "n"))
    assert result.exit_code == 0
    assert (workspace / CANDIDATE).read_bytes() == before
    assert len(kept(workspace)) == 1
    shutil.rmtree(workspace / ".secondround")


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1])
def test_bytes_that_are_no_text_are_refused(workspace: Path, number: int) -> None:
    """From a pipe and from an option, with a way out, and nothing is written."""
    before = (workspace / RECORD).read_bytes()
    orders = (["add", "news"], ["add", "news", "--title", b"Caf\xe9", "--yes"])
    done = subprocess.run(
        [sys.executable, "-m", "secondround", *orders[number], "example-company"],
        cwd=workspace,
        input=b"Caf\xe9 news\n\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"is not UTF-8 text" in b" ".join(done.stderr.split())
    assert b"Traceback" not in done.stderr
    assert (workspace / RECORD).read_bytes() == before
