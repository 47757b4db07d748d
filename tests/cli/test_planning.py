"""`plan`: the story plan in a terminal, and for programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from click import unstyle
from click.shell_completion import ShellComplete
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from msgspec.structs import replace
from tests import factories
from tests.plan.rounds import application
from tests.plan.test_machine import SCHEMA

from secondround.cli.group import app
from secondround.cli.output import plan_text
from secondround.plan import Asked, listeners, make, weights

from .conftest import Run


def listed(run: Run, workspace: Path, *args: str) -> dict[str, Any]:
    result = run("plan", "example-company", "--format", "json", *args, cwd=workspace)
    assert result.exit_code == 0
    read: dict[str, Any] = json.loads(result.stdout)
    return read


def test_the_text_fits_a_terminal(workspace: Path, run: Run) -> None:
    """Every session stands there with its time, its people, its stories and why; no line is over 80
    columns but one that is to be pasted.
    """
    shown = run("plan", "example-company", "--why", cwd=workspace).stdout
    assert "\x1b" not in shown
    assert max(len(line) for line in shown.splitlines() if "repeat_ok" not in line) <= 80
    for part in (
        "10:00",
        "Sam Person (Head of Operations)",
        "10:45",
        "Alex Colleague (Workshop lead)",
    ):
        assert part in shown
    for part in (
        "  Tell ",
        "Moved the studio over one weekend",
        "  Ask ",
        "  Time ",
        "No other plan scores higher",
    ):
        assert part in shown


def test_sessions_are_shown_as_the_day_goes(workspace: Path, run: Run) -> None:
    """A session that was moved behind a later one is shown there, wherever it is in the file."""
    record = workspace / "packets" / "example-company" / "interview.yml"
    record.write_text(
        re.sub(r"at: ['\"]?10:00['\"]?", "at: 15:00", record.read_text("utf-8")), "utf-8"
    )
    shown = run("plan", "example-company", cwd=workspace).stdout
    assert 0 < shown.index("\n10:45") < shown.index("\n15:00")


def test_the_text_and_the_json_tell_the_same_plan(workspace: Path, run: Run) -> None:
    """Each story of the JSON is told in the text, by its title, and no id is but in what is to be
    pasted.
    """
    plan = listed(run, workspace)
    shown = run("plan", "example-company", cwd=workspace).stdout
    shown = re.sub(r"repeat_ok: .*", "", shown)
    titles = {
        "studio-move": "Moved the studio",
        "cleaning-contract": "Kept the cleaners",
        "first-aid-rota": "Got a first-aider",
    }
    told = [story for session in plan["sessions"] for story in session["leads"]]
    assert told
    for story in told:
        assert titles[story] in shown
        assert story not in shown


def test_a_story_left_out_is_not_told(workspace: Path, run: Run) -> None:
    """--without plans as if the story were not in the bank."""
    with_it, without = listed(run, workspace), listed(run, workspace, "--without", "studio-move")
    assert "studio-move" in json.dumps(with_it["sessions"])
    assert "studio-move" not in json.dumps(
        [session["leads"] + session["backups"] for session in without["sessions"]]
    )


def test_what_was_told_stays_told(workspace: Path, run: Run) -> None:
    """--told closes that interviewer's session, and nobody else hears the story."""
    plan = listed(run, workspace, "--told", "first-aid-rota=sam-person")
    by_person = {session["with"][0]: session["leads"] for session in plan["sessions"]}
    assert by_person["sam-person"] == ["first-aid-rota"]
    assert "first-aid-rota" not in by_person["alex-colleague"]


def test_what_was_told_may_be_said_in_words(workspace: Path, run: Run) -> None:
    """Words that only one title has, and a first name, mean the same as the ids."""
    by_id = listed(run, workspace, "--told", "studio-move=sam-person")
    assert listed(run, workspace, "--told", "studio=Sam") == by_id


def test_reasons_are_shown_when_they_are_asked_for(workspace: Path, run: Run) -> None:
    """Without --why the stories alone, and how to ask; with it the reasons of the JSON, and what
    the plan achieves.
    """
    planned = listed(run, workspace)
    reasons = [said for each in planned["sessions"] for said in each["reasons"].values()]
    short, long = (
        " ".join(run("plan", "example-company", *why, cwd=workspace).stdout.split())
        for why in ((), ("--why",))
    )
    assert reasons
    for reason in (text for said in reasons for text in said):
        assert reason in long
        assert reason not in short
    assert "No other plan scores higher" in long
    assert "No other plan" not in short
    assert "`secondround plan example-company --why`" in short


def test_what_counts_how_much_is_a_table_in_plain_lines(workspace: Path, run: Run) -> None:
    """Each figure with what it is for beside it, one after the other as a screen reader says them;
    they are the plan's own.
    """
    shown = run("plan", "example-company", "--why", cwd=workspace).stdout
    _, table = shown.split("What counts how many points:\n")
    rows = table.split("\n\n")[0].splitlines()
    starts = [row[:11].strip() for row in rows if row[:11].strip()]
    wanted = [f"{first}" for first, _ in listeners.WORTH.values()]
    wanted += [f"{listeners.PROVEN}"]
    for tiers in (3, 2, 1):
        added = map(sum, zip(*weights.NEXT[:tiers], strict=True))
        wanted += [", ".join(map(str, list(added)[:3]))]
    wanted += [f"times {weight}" for weight in (weights.DECIDER, 4, weights.OTHERS)]
    assert starts[: len(wanted)] == wanted
    for (first, second), row in zip(listeners.WORTH.values(), rows, strict=False):
        assert row.startswith(f"{first:>9}  ")
        assert row.endswith(f"adds {second}.") is bool(second)


def test_the_line_that_repeats_a_story_can_be_pasted(twice: Path, run: Run) -> None:
    """Where the bank runs out, `plan` ends a gap with a line for the record; pasted, it does what
    it says.
    """
    record = twice / "packets" / "harbor" / "interview.yml"
    people = "{ana: {name: Ana, cares_about: [coaching]}, bo: {name: Bo, cares_about: [coaching]}}"
    text = TWICE.replace("{ana: {name: Ana}, bo: {name: Bo}}", people)
    record.write_text(f"competencies: [coaching]\n{text}")
    bank = "name: Kim\nstories:\n  - {id: one, title: One, situation: Now., action: I did it.,"
    (twice / "packets" / "candidate.yml").write_text(f"{bank} result: 9 of 9., shows: [coaching]}}")
    shown = run("plan", "harbor", cwd=twice).stdout
    (line,) = re.findall(r"^    (repeat_ok: .*)$", shown, re.MULTILINE)
    assert "Bo is not in the room when Ana hears it" in line
    pasted = record.read_text().replace("with: [bo]}", f"with: [bo], {line}}}")
    record.write_text(pasted)
    again = run("plan", "harbor", cwd=twice).stdout
    assert again.count("One (") == 2
    assert "Told again, on purpose" in again
    assert "repeat_ok" not in again


def test_what_a_change_would_cost_is_shown(workspace: Path, run: Run) -> None:
    """--what-if has a block for each change that costs something, and all of them as JSON, which
    keeps to the schema; the plan itself is the same.
    """
    shown = run("plan", "example-company", "--what-if", cwd=workspace).stdout
    found = listed(run, workspace, "--what-if")
    Draft202012Validator(SCHEMA).validate(found)
    changes = found.pop("what_if")
    assert {change["kind"] for change in changes} == {"halved", "replaced", "cut", "told"}
    assert found == listed(run, workspace)
    for change in changes:
        assert change["text"] in " ".join(shown.split())
    assert "The session with Sam Person is called off." in shown
    assert max(map(len, shown.splitlines())) <= 80
    over = ("--told", "studio-move=sam-person", "--told", "first-aid-rota=alex-colleague")
    assert listed(run, workspace, "--what-if", *over)["what_if"] == []
    said = run("plan", "example-company", "--what-if", *over, cwd=workspace).stdout
    assert "no story is planned any more" in said


TWICE = """\
company: {name: Harbor}
role: {title: Head}
interviewers: {ana: {name: Ana}, bo: {name: Bo}}
rounds:
  - name: Second interview
    sessions:
      - {at: "09:00", minutes: 15, with: [ana]}
      - {at: "10:00", minutes: 15, with: [bo]}
      - {at: "14:00", minutes: 15, name: Wrap-up, with: [ana]}
      - {minutes: 15, with: [ana]}
"""


@pytest.fixture
def twice(workspace: Path) -> Path:
    """The workspace with a packet in which one person is met three times."""
    (workspace / "packets" / "harbor").mkdir()
    (workspace / "packets" / "harbor" / "interview.yml").write_text(TWICE)
    return workspace


@pytest.mark.parametrize(
    ("which", "place"), [("09:00", 0), ("9:00", 0), ("14:00", 2), ("wrap-up", 2), ("4", 3)]
)
def test_a_session_is_named_by_person_and_time(
    twice: Path, run: Run, which: str, place: int
) -> None:
    """Of somebody who is met several times the time says which session is over: or its name, or its
    number. Those that were over by then have begun, too.
    """
    result = run(
        "plan", "harbor", "--format", "json", "--told", f"studio-move=ana@{which}", cwd=twice
    )
    sessions = json.loads(result.stdout)["sessions"]
    assert [session["begun"] for session in sessions] == [
        number == place or (number < place == 2) for number in range(4)
    ]
    assert sessions[place]["leads"] == ["studio-move"]


def test_two_stories_told_are_both_kept(twice: Path, run: Run) -> None:
    """Two in one session, and one story told to two people: nothing that was told is forgotten."""
    told = ["studio-move=ana@09:00", "first-aid-rota=ana@09:00", "studio-move=bo"]
    args = [arg for pair in told for arg in ("--told", pair)]
    sessions = json.loads(run("plan", "harbor", "--format", "json", *args, cwd=twice).stdout)[
        "sessions"
    ]
    assert [session["leads"] for session in sessions[:2]] == [
        ["studio-move", "first-aid-rota"],
        ["studio-move"],
    ]


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (
            "ana",
            "`ana` is in 3 sessions of this round. Say which: ana@09:00 or ana@14:00 or ana@4.",
        ),
        ("ana@11:00", "`ana` has no session `11:00` in this round, only ana@09:00 or"),
        ("ana@25:99", "`25:99` is not a time of day. Say which session: ana@09:00 or"),
        ("bo@9:7", "`9:7` is not a time of day. Say which session: bo@10:00."),
        ("bo@9:00", "`bo` has no session `9:00` in this round, only bo@10:00."),
    ],
)
def test_a_session_that_may_be_another_is_asked_for(
    twice: Path, run: Run, pair: str, said: str
) -> None:
    """Where the person alone does not say which session is over, none is guessed: the choices are
    named.
    """
    result = run("plan", "harbor", "--told", f"studio-move={pair}", cwd=twice)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_session_that_is_over_plans_nothing(twice: Path, run: Run) -> None:
    """What was told is called told, and no minutes are planned any more; with a debrief alone, what
    was planned is called that, and counts as told.
    """
    told = run("plan", "harbor", "--told", "studio-move=bo", cwd=twice).stdout
    (over,) = [block for block in told.split("\n\n") if block.startswith("10:00")]
    assert "  Told       Moved the studio" in over
    assert "minutes are planned" not in over
    record = twice / "packets" / "harbor" / "interview.yml"
    record.write_text(TWICE.replace("with: [bo]", "with: [bo], debrief: Well."))
    (over,) = [
        one
        for one in run("plan", "harbor", cwd=twice).stdout.split("\n\n")
        if one.startswith("10:00")
    ]
    assert "  Planned " in over
    assert over.endswith("nothing says yet what was told, so these count as told.")
    assert "minutes are planned" not in over


def test_what_the_plan_cannot_follow_is_said(twice: Path, run: Run) -> None:
    """Pins that clash, stories that are not in the bank, and one person under two ids: each in a
    line, and none where there is nothing to mend.
    """
    assert "To fix in the record" not in run("plan", "harbor", cwd=twice).stdout
    record = twice / "packets" / "harbor" / "interview.yml"
    wrong = "with: [bo], tell: [studio-move], avoid: [studio-move, nosuch]"
    text = TWICE.replace("with: [bo]", wrong).replace("bo: {name: Bo}", "bo: {name: Ana}")
    record.write_text(text)
    shown = " ".join(run("plan", "harbor", cwd=twice).stdout.split())
    assert "“Moved the studio over one weekend” is listed both to tell and to avoid here." in shown
    assert "`nosuch`" in shown
    assert "`bo` looks like `ana` under another id. What one of them has heard" in shown


@pytest.mark.slow
def test_a_session_over_and_not_marked_keeps_what_was_planned(twice: Path, run: Run) -> None:
    """What the morning had there is told nowhere else, and is called planned, not told. Where no
    plan was kept, the one of the morning is made again, and the text says so.
    """
    morning = run("plan", "harbor", cwd=twice).stdout
    assert "No plan of this morning" not in morning
    (planned,) = re.findall(r"^  Tell {7}(.*) \(", morning.split("10:00")[0], re.MULTILINE)
    for kept in (False, True):
        noon = run("plan", "harbor", "--told", "studio-move=bo", cwd=twice).stdout
        assert f"  Planned    {planned} (" in noon
        assert noon.count(f"{planned} (") == 1 + (planned == "Moved the studio over one weekend")
        assert "Not marked: nothing says yet what was told" in noon
        assert ("No plan of this morning was kept" in noon) is not kept
        assert run("markdown", cwd=twice).exit_code == 0


def test_one_morning_noted_does_not_turn_the_day(twice: Path, run: Run) -> None:
    """While sessions of today are still ahead, it is today that is planned, and not the next
    round.
    """
    record = twice / "packets" / "harbor" / "interview.yml"
    final = "  - name: Final\n    sessions: [{minutes: 30, with: [bo]}]\n"
    for noted in ("told: [studio-move]", "debrief: Well.", "told: []"):
        record.write_text(
            TWICE.replace('"09:00", minutes: 15', f'"09:00", minutes: 15, {noted}') + final
        )
        assert "\nSecond interview\n" in run("plan", "harbor", cwd=twice).stdout


def test_the_session_that_is_noted_already_is_not_meant(twice: Path, run: Run) -> None:
    """Of a person's sessions those that the record knows to be over need no naming; what lies
    between the two is over, too.
    """
    record = twice / "packets" / "harbor" / "interview.yml"
    text = record.read_text().replace('"09:00", minutes: 15', '"09:00", minutes: 15, told: []')
    record.write_text(text.replace("      - {minutes: 15, with: [ana]}\n", ""))
    result = run("plan", "harbor", "--format", "json", "--told", "studio-move=ana", cwd=twice)
    assert [session["begun"] for session in json.loads(result.stdout)["sessions"]] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize("which", ["1", "second interview"])
def test_a_round_by_number_or_name(workspace: Path, run: Run, which: str) -> None:
    """A round is meant by its number or its name, in any case."""
    assert listed(run, workspace, "--round", which) == listed(run, workspace)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--round", "2"], "The only round is 1 (`Second interview`)."),
        (["--round", "0"], "The only round is 1 (`Second interview`)."),
        (["--without", "studio-mov"], "Did you mean `studio-move`?"),
        (
            ["--without", "studio-move", "--told", "studio-move=sam-person"],
            "`studio-move` was told, so it can no longer be left out",
        ),
        (["--told", "studio-move"], "such as studio-move=sam-person."),
        (["--told", "25:99"], "such as STORY=sam-person."),
        (["--told", "studio-move=samm"], "`sam-person`"),
        (["--told", "studios=sam-person"], "There is no story `studios`"),
        (["--told", "studio-move=y"], "There is no interviewer `y` in this round. There "),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    workspace: Path, run: Run, args: list[str], said: str
) -> None:
    """An unknown round, story or interviewer is exit code 2, with what may have been meant."""
    result = run("plan", "example-company", *args, cwd=workspace)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_record_without_a_round_has_no_plan(workspace: Path, run: Run) -> None:
    """Where nothing is arranged yet, plan says so."""
    (workspace / "packets" / "early").mkdir()
    record = workspace / "packets" / "early" / "interview.yml"
    record.write_text("company: {name: Early}\nrole: {title: Clerk}\n")
    result = run("plan", "early", cwd=workspace)
    assert result.exit_code == 2
    assert "no round yet" in result.output


def test_a_faulty_record_has_no_plan(workspace: Path, run: Run) -> None:
    """Problems of reading are printed, with exit code 1."""
    record = workspace / "packets" / "example-company" / "interview.yml"
    record.write_text(record.read_text().replace("minutes: 45", "minuts: 45"))
    result = run("plan", "example-company", cwd=workspace)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "unknown-field" in result.stderr
    assert "written" not in result.stderr  # nor would anything have been


RECORD = "company: {name: Early}\nrole: {title: Clerk}\ninterviewers: {sam: {name: Sam Person}}\n"
STORY = "{id: one, title: One, situation: It was., action: I did., result: 3 of 3.}"


@pytest.mark.parametrize("minutes", [5, 30, 60])
@pytest.mark.parametrize("stories", [[], [STORY]])
def test_a_tiny_round_is_told_without_nothings(
    workspace: Path, run: Run, minutes: int, stories: list[str]
) -> None:
    """With one session, no requirement, and no story or one, nothing is counted of which there is
    none.
    """
    folder = workspace / "packets" / "early" / "harbor"
    folder.mkdir(parents=True)
    (folder.parent / "candidate.yml").write_text(
        f"name: Kim Early\nstories: [{', '.join(stories)}]\n"
    )
    session = f"sessions: [{{with: [sam], minutes: {minutes}}}]"
    (folder / "interview.yml").write_text(f"{RECORD}rounds: [{{name: Second, {session}}}]\n")
    result = run("plan", "harbor", "--why", cwd=workspace)
    assert result.exit_code == 0
    told = [
        line.removeprefix("  - ") for line in result.stdout.splitlines() if line.startswith("  - ")
    ]
    assert all(line[0].isupper() or line[0] in "123456789" for line in told)
    assert not re.search(r"\bof 0\b|the no |^  - 0 |^  - no ", result.stdout, re.MULTILINE)
    assert ("Tell       No story." in result.stdout) is (not stories or minutes == 5)


@pytest.mark.parametrize(
    ("option", "typed", "completed"),
    [
        ("--without", "s", ["studio-move"]),
        ("--without", "", ["studio-move", "cleaning-contract", "first-aid-rota"]),
        ("--told", "st", ["studio-move=sam-person", "studio-move=alex-colleague"]),
        ("--told", "studio-move=a", ["studio-move=alex-colleague"]),
        ("--told", "studio=", []),
    ],
)
def test_a_shell_completes_stories_and_people(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, option: str, typed: str, completed: list[str]
) -> None:
    """After --without the bank's stories; after --told each with the people of the record."""
    monkeypatch.chdir(workspace)
    words = ["plan", "example-company", option]
    found = ShellComplete(app, {}, "secondround", "_SECONDROUND_COMPLETE").get_completions(
        words, typed
    )
    assert [item.value for item in found] == completed


def test_a_shell_completes_nothing_where_there_is_no_packet(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt packet is no error while somebody types; the only one need not be named."""
    monkeypatch.chdir(workspace)
    shell = ShellComplete(app, {}, "secondround", "_SECONDROUND_COMPLETE")
    assert shell.get_completions(["plan", "nosuch", "--told"], "") == []
    assert shell.get_completions(["plan", "--told"], "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
@pytest.mark.parametrize(
    "words", [["plan", "example-company"], ["overview", "--today", "2026-11-20"]], ids=" ".join
)
def test_the_text_fits_a_narrow_terminal(workspace: Path, words: list[str]) -> None:
    """In a terminal of 40 columns no line is longer, and one of them needs nearly all. Titles of
    a plan are bold there, and nowhere else.
    """
    ours, theirs = os.openpty()
    env = os.environ | {"COLUMNS": "40", "TERM": "xterm"}
    with (
        subprocess.Popen(
            [sys.executable, "-m", "secondround", *words], cwd=workspace, env=env, stdout=theirs
        ) as process,
        os.fdopen(ours, "rb", buffering=0) as terminal,
    ):
        os.close(theirs)
        text = b"".join(_read(terminal)).decode()
    assert process.returncode == 0
    plain = unstyle(text)
    lines = [line for line in plain.splitlines() if "repeat_ok" not in line]  # to be pasted
    assert 35 < max(map(len, lines)) <= 40
    if words[0] == "plan":
        assert f"\x1b[1m{plain.splitlines()[0]}\x1b[0m" in text


def _read(terminal: BinaryIO) -> Iterator[bytes]:
    """What is shown until nobody writes any more, which Linux tells as an error."""
    with suppress(OSError):
        yield from iter(lambda: terminal.read(4096), b"")


@pytest.mark.slow
def test_what_was_told_is_on_paper_as_in_the_plan(workspace: Path, run: Run) -> None:
    """`pdf --told` prints the plan of `plan --told`: the session is over, and nobody else hears the
    story.
    """
    told = ("--told", "first-aid-rota=sam-person")
    plan = listed(run, workspace, *told)
    words = ("--form", "packet", "--html", "page.html", "--output", "print", *told)
    assert run("pdf", "example-company", *words, cwd=workspace).exit_code == 0
    page = (workspace / "page.html").read_text()
    done, ahead = plan["sessions"]
    assert (done["leads"], done["begun"]) == (["first-aid-rota"], True)
    assert re.search(r"Done\. You told:</li>\s*<li>Went first, asked in person", page)
    assert "first-aid-rota" not in ahead["leads"]
    faulty = run("pdf", "example-company", "--told", "first-aid-rota=nobody", cwd=workspace)
    assert (faulty.exit_code, "no interviewer `nobody`" in faulty.stderr) == (2, True)


def test_the_only_packet_need_not_be_named(workspace: Path, run: Run) -> None:
    """With one packet the name may be left out; with two, the message says which there are."""
    assert run("plan", cwd=workspace).output == run("plan", "example-company", cwd=workspace).output
    assert run("new", "other-company", cwd=workspace).exit_code == 0
    several = run("plan", cwd=workspace)
    assert several.exit_code == 2
    assert "There are `example-company` and `other-company`" in several.output


def test_a_question_has_one_note(tmp_path: Path) -> None:
    """What is said of a question stands in one pair of brackets."""
    bank, talks = [factories.story("a", "coaching")], [factories.session("ana", stories=1)]
    made = application(bank, talks, {"ana": factories.person("Ana Ruiz")})
    found = make(made, 0)
    asked = Asked("What is a good day?", "culture", "record", compare=True, again=True)
    sessions = (replace(found.sessions[0], questions=(asked,)),)
    shown = plan_text.render(replace(found, sessions=sessions), made, tmp_path)
    note = "(Ask several people, and compare, unless you have asked it before.)"
    assert f"good day? {note}" in " ".join(shown.split())


def test_another_planned_round_is_named(workspace: Path, run: Run) -> None:
    """Where a later round has sessions, `plan` and `build` say in a line how to see it, and `plan`
    of the later round names the earlier.
    """
    record = workspace / "packets" / "example-company" / "interview.yml"
    final = "  - name: Final\n    sessions: [{minutes: 45, with: [sam-person]}]\n"
    text = record.read_text("utf-8").replace(
        "\n# Questions to ask.", f"{final}\n# Questions to ask."
    )
    record.write_text(text, "utf-8")
    shown = " ".join(run("plan", "example-company", cwd=workspace).stdout.split())
    assert "“Final” has a plan of its own: `secondround plan example-company --round 2`" in shown
    later = run("plan", "example-company", "--round", "2", cwd=workspace)
    said = " ".join(later.stdout.split())
    assert "“Second interview” has a plan of its own" in said
    assert "What you tell there drops out of this plan." in said
    assert "drops out" not in shown
    built = " ".join(run("build", "--no-pdf", cwd=workspace).stderr.split())
    assert "without “Final”: see `secondround pdf example-company --round Final`." in built


def test_who_was_met_before_is_said_once(workspace: Path, run: Run) -> None:
    """In the words of the packet: when, and what they heard; somebody new has no such line."""
    record = workspace / "packets" / "example-company" / "interview.yml"
    text = record.read_text("utf-8").replace(
        "rounds:\n",
        "rounds:\n  - name: Screening\n    date: 2026-05-12\n    sessions:\n"
        "      - {minutes: 30, with: [sam-person], told: [studio-move], asked: [Why us?]}\n",
    )
    text = text.replace("with: [alex-colleague]", "with: [alex-colleague, sam-person]")
    record.write_text(text, "utf-8")
    shown = " ".join(run("plan", "example-company", cwd=workspace).stdout.split())
    assert shown.count("Met before") == 1
    assert "Met before Sam Person: 12 May 2026, heard “One weekend, one page on the wall”." in shown


def test_of_many_other_rounds_some_are_named(workspace: Path, run: Run) -> None:
    """Twelve lines on other rounds would bury the plan: the first eight, and how many more."""
    record = workspace / "packets" / "example-company" / "interview.yml"
    text = record.read_text("utf-8")
    many = "".join(
        f"  - name: Talk {n}\n    sessions: [{{minutes: 45, with: [sam-person]}}]\n"
        for n in range(1, 13)
    )
    record.write_text(
        text.replace("\n# Questions to ask.", f"{many}\n# Questions to ask."), "utf-8"
    )
    shown = " ".join(run("plan", "example-company", cwd=workspace).stdout.split())
    assert shown.count("has a plan of its own") == 8
    assert "So have 4 more." in shown
    built = " ".join(run("build", "--no-pdf", cwd=workspace).stderr.split())
    assert "“Talk 8” and 4 more: see `secondround pdf example-company --round 'Talk 1'`." in built
