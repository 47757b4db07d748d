"""What is worth doing now: at most seven steps, the most worthwhile first."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workspaces import WritePackets

from secondround.app import next_steps, pipeline
from secondround.problems import TO_NOTE, TO_PRINT, TO_THANK, Severity

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 20)
PEOPLE = "{ann: {name: Ann Poe}, jo: {name: Jo Wu, title: Mate}, ben: {name: Ben Ode}}"
RECORD = f"""\
company: {{name: Quay}}
role:
  title: Mate
  requirements:
    - {{text: Ropes, shows: [ropes]}}
    - {{text: Sails, shows: [sails]}}
interviewers: {PEOPLE}
rounds:
  - name: Second interview
    date: 2026-11-24
    sessions:
      - {{at: "09:30", minutes: 45, with: [ann, jo, ben]}}
"""
CANDIDATE = """\
name: Ada Lin
competencies: [teamwork, ropes, sails]
stories:
  - {id: ledger, title: Ledger, situation: It was late., action: I wrote it., shows: [teamwork]}
  - {id: strike, title: Strike, situation: It was late., action: I spoke., shows: [teamwork]}
"""
FILES = {"candidate.yml": CANDIDATE, "quay/interview.yml": RECORD}


def found(root: Path, today: dt.date = TODAY) -> dict[str, next_steps.Step]:
    """The steps by their codes, in order."""
    return {step.code: step for step in next_steps.find(root, None, today).steps}


def test_alike_findings_are_one_step(write_packets: WritePackets) -> None:
    """What is alike in one file is one instruction, which counts and names it, at the place of the
    first.
    """
    root = write_packets(FILES)
    steps = found(root)
    titles = steps["interviewer-without-title"]
    assert titles.do == "Write the titles of two people: Ann Poe and Ben Ode."
    assert (str(titles.file), titles.line, titles.count) == ("packets/quay/interview.yml", 7, 2)
    must = steps["requirement-without-evidence"]
    assert must.do == "Find what proves two must-haves: “Ropes” and “Sails”."
    assert must.line == 5
    results = steps["story-without-result"]
    assert results.do == "Write what came of two stories: “Ledger” and “Strike”."


def test_a_competency_is_to_be_defined_once(write_packets: WritePackets) -> None:
    """One that the candidate's file and the record both name is one step; the record's own is
    another.
    """
    candidate = CANDIDATE.replace("[teamwork, ropes, sails]", "[teamwork]").replace(
        "shows: [teamwork]}", "shows: [teamwork, ropes, sails]}"
    )
    root = write_packets(FILES | {"candidate.yml": candidate})
    steps = next_steps.find(root, None, TODAY).steps
    (step,) = (step for step in steps if step.code == "unknown-competency")
    assert "two competencies" in step.do
    record = RECORD.replace("shows: [sails]", "shows: [sails, knots]")
    root = write_packets({"candidate.yml": candidate, "quay/interview.yml": record})
    steps = next_steps.find(root, None, TODAY).steps
    assert sum(step.code == "unknown-competency" for step in steps) == 2


def test_one_finding_is_worded_for_one(write_packets: WritePackets) -> None:
    """One person without a title is asked for by name, with the field that helps."""
    root = write_packets(
        FILES | {"quay/interview.yml": RECORD.replace("Ben Ode", "Ben Ode, title: X")}
    )
    step = found(root)["interviewer-without-title"]
    assert step.do == "Write Ann Poe's title."
    assert "`title:`" in step.help


def test_a_long_list_names_the_first(write_packets: WritePackets) -> None:
    """Of more than four names, three are given and the others counted."""
    people = ", ".join(f"p{number}: {{name: Person {number}}}" for number in range(6))
    record = RECORD.replace(PEOPLE, f"{{{people}}}").replace(
        "ann, jo, ben", "p0, p1, p2, p3, p4, p5"
    )
    step = found(write_packets(FILES | {"quay/interview.yml": record}))["interviewer-without-title"]
    names = "Person 0, Person 1, Person 2 and three more"
    assert step.do == f"Write the titles of six people: {names}."


def test_what_the_plan_needs_comes_first(write_packets: WritePackets) -> None:
    """Must-haves come before titles, and titles before what a story lacks."""
    codes = list(found(write_packets(FILES)))
    wanted = ["requirement-without-evidence", "interviewer-without-title", "story-without-result"]
    assert sorted(wanted, key=codes.index) == wanted


def test_what_is_still_to_be_written(write_packets: WritePackets) -> None:
    """Texts that only hold a place are one step for each field, with what they ask for; a name or a
    title is as urgent as any other person's.
    """
    asked = CANDIDATE.replace("It was late.", '"TODO: what was broken?"')
    record = RECORD.replace("title: Mate\n  req", "title: TODO\n  req")
    root = write_packets({"candidate.yml": asked, "quay/interview.yml": record})
    steps = next_steps.find(root, None, TODAY).steps
    texts = [step.do for step in steps]
    assert "Write the `title` of the role." in texts
    assert texts.index("Write the `title` of the role.") < texts.index(
        "Write the titles of two people: Ann Poe and Ben Ode."
    )
    root = write_packets(
        {
            "candidate.yml": asked,
            "quay/interview.yml": "company: {name: Quay}\nrole: {title: Mate}\n",
        }
    )
    step = found(root)["still-to-write"]
    assert step.do == "Write the `situation` of “Ledger” and “Strike”."
    assert step.help.startswith("`situation` is still to be written: what was broken?")


def test_errors_come_before_everything(write_packets: WritePackets) -> None:
    """Nothing is made of a packet with an error, so it is mended first; an alike one is counted."""
    record = RECORD.replace("minutes: 45", "minuts: 45, nam: x")
    root = write_packets(FILES | {"pier/interview.yml": record})
    steps = next_steps.find(root, None, TODAY)
    assert steps.faulty
    assert steps.steps[0].severity is Severity.ERROR
    assert steps.steps[0].do.startswith("Fix this first: ")
    assert steps.steps[0].do.endswith(" (one more like it)")
    assert steps.steps[0].count == 2
    assert all(step.severity is not Severity.ERROR for step in steps.steps[1:])
    assert len(steps.steps) > 1


def test_the_nearest_round_comes_first(write_packets: WritePackets) -> None:
    """Of two packets, all that the nearer one needs comes before what the other needs."""
    later = RECORD.replace("2026-11-24", "2026-12-24")
    root = write_packets(FILES | {"aft/interview.yml": later})
    files = [str(step.file) for step in next_steps.find(root, None, TODAY).steps]
    assert "packets/quay/interview.yml" in files
    first_of_later = [index for index, file in enumerate(files) if "/aft/" in file]
    last_of_nearer = [index for index, file in enumerate(files) if "/quay/" in file]
    assert not first_of_later or min(first_of_later) > max(last_of_nearer)
    turned = next_steps.find(root, None, dt.date(2026, 12, 1)).steps
    assert "/aft/" in str(turned[0].file)


def test_only_the_packets_wanted(write_packets: WritePackets) -> None:
    """What another packet lacks is left out."""
    root = write_packets(FILES | {"aft/interview.yml": RECORD})
    steps = next_steps.find(root, {"aft"}, TODAY).steps
    assert not any("/quay/" in str(step.file) for step in steps)


def test_after_the_day_it_is_written_down_and_people_are_thanked(
    write_packets: WritePackets,
) -> None:
    """With no round ahead, what is due comes first: how it went, then the thank-you notes; on the
    day itself, only to people whose session has been noted.
    """
    root = write_packets(FILES)
    codes = list(found(root, dt.date(2026, 11, 25)))
    assert codes[:2] == [TO_NOTE, TO_THANK]
    thanks = found(root, dt.date(2026, 11, 25))[TO_THANK]
    assert thanks.do == "Thank three people: Ann Poe, Jo Wu and Ben Ode."
    assert thanks.line == 12
    assert TO_THANK not in found(root, dt.date(2026, 11, 24))
    held = RECORD.replace("with: [ann, jo, ben]", "with: [ann, jo, ben], told: []")
    root = write_packets(FILES | {"quay/interview.yml": held})
    assert TO_THANK in found(root, dt.date(2026, 11, 24))
    thanked = held.replace("told: []", "told: [], thanked: true")
    root = write_packets(FILES | {"quay/interview.yml": thanked})
    assert TO_THANK not in found(root, dt.date(2026, 11, 25))


def test_on_the_day_itself_it_is_printed_first(write_packets: WritePackets) -> None:
    """Before anything more is written, as long as a session is ahead; not the day before."""
    root = write_packets(FILES)
    steps = found(root, dt.date(2026, 11, 24))
    assert next(iter(steps)) == TO_PRINT
    step = steps[TO_PRINT]
    assert step.do == "It is today: print Second interview at Quay, and put it on your phone."
    assert "secondround pdf quay" in step.help
    assert "secondround phone quay" in step.help
    assert TO_PRINT not in found(root, dt.date(2026, 11, 23))
    held = RECORD.replace("with: [ann, jo, ben]", "with: [ann, jo, ben], told: []")
    for after in (
        "",
        "\n      - {minutes: 15, format: break}",
    ):  # a break is nothing to be ready for
        root = write_packets(FILES | {"quay/interview.yml": held.rstrip() + after + "\n"})
        assert TO_PRINT not in found(root, dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("day", "is_asked"), [(dt.date(2026, 12, 8), True), (dt.date(2026, 12, 9), False)]
)
def test_what_is_long_past_is_not_asked_for(
    write_packets: WritePackets, *, day: dt.date, is_asked: bool
) -> None:
    """After two weeks nobody is asked for notes on the day, nor for thanks."""
    codes = found(write_packets(FILES), day)
    assert (TO_THANK in codes) is is_asked
    assert (TO_NOTE in codes) is is_asked


def test_a_workspace_without_a_packet(write_packets: WritePackets) -> None:
    """The one step says how to add one."""
    (step,) = next_steps.find(write_packets({"index.md": "# Home\n"}), None, TODAY).steps
    assert step.do == "Add a packet."
    assert "secondround new" in step.help


def test_nothing_left() -> None:
    """The example's second interview lacks nothing, and the round is named."""
    steps = next_steps.find(ROOT, {"amara-okafor/harbor"}, TODAY)
    assert steps.steps == ()
    assert steps.coming is not None
    assert steps.coming.packet == "amara-okafor/harbor"
    assert steps.coming.date == dt.date(2026, 11, 24)


def test_a_quotation_that_is_cut_stays_closed(write_packets: WritePackets) -> None:
    """A long requirement is cut between words, inside its quotation marks."""
    long = RECORD.replace("text: Ropes", "text: " + "rope " * 30)
    step = found(write_packets(FILES | {"quay/interview.yml": long}))[
        "requirement-without-evidence"
    ]
    assert "rope …” and “Sails”" in step.do


maybe = st.sampled_from([True, False])
DATES = st.sampled_from([None, "2026-11-18", "2026-11-20", "2026-11-25", "2027-01-04"])
SKILLS = st.lists(st.sampled_from(["ropes", "sails", "knots"]), max_size=2, unique=True)


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    """A story with parts left out, or only held open."""
    found: dict[str, Any] = {"title": "A night", "shows": draw(SKILLS)}
    found["situation"] = draw(st.sampled_from(["The pier broke.", "TODO: what was it?"]))
    found["action"] = draw(st.sampled_from(["We mended it.", "I mended it at once.", "TODO"]))
    if draw(maybe):
        found["result"] = draw(st.sampled_from(["It held.", "It held for 9 years.", "TODO"]))
    return found


@st.composite
def record(draw: st.DrawFn) -> dict[str, Any]:
    """A record with people, requirements and rounds, some of it missing, some of it wrong."""
    people: dict[str, Any] = {}
    for number in range(draw(st.integers(1, 5))):
        people[f"p{number}"] = {"name": f"Person {number}"}
        if draw(maybe):
            people[f"p{number}"]["title"] = "Mate"
    texts = draw(st.lists(SKILLS, max_size=4))
    requirements = [{"text": f"Line {i}", "shows": shows} for i, shows in enumerate(texts)]
    rounds = []
    for _ in range(draw(st.integers(0, 2))):
        session: dict[str, Any] = {"minutes": draw(st.integers(10, 60)), "with": list(people)}
        if draw(st.integers(0, 4)) == 0:
            session["minuts"] = 3
        rounds.append({"name": "Round", "sessions": [session]})
        if date := draw(DATES):
            rounds[-1]["date"] = date
    role: dict[str, Any] = {"title": "Mate", "requirements": requirements}
    if not requirements:
        del role["requirements"]
    found = {"company": {"name": "Quay"}, "role": role, "interviewers": people}
    return found | ({"rounds": rounds} if rounds else {})


@settings(max_examples=30)
@given(st.lists(stories(), max_size=5), st.lists(record(), min_size=1, max_size=3))
def test_any_workspace(bank: list[dict[str, Any]], records: list[dict[str, Any]]) -> None:
    """There are never more than seven steps, never none while the check finds an error; each has an
    instruction and a place that exists, and errors come first.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        packets = root / "packets"
        packets.mkdir()
        candidate: dict[str, Any] = {"name": "Ada Lin"}
        if bank:
            candidate["stories"] = [{"id": f"s{i}"} | story for i, story in enumerate(bank)]
        (packets / "candidate.yml").write_text(yaml.safe_dump(candidate))
        for number, fields in enumerate(records):
            (packets / f"r{number}").mkdir()
            (packets / f"r{number}" / "interview.yml").write_text(yaml.safe_dump(fields))
        steps = next_steps.find(root, None, TODAY)
        has_error = pipeline.make(root, None, edition=None, planned=False).faulty
        assert steps.faulty is has_error
        assert len(steps.steps) <= next_steps.MOST
        severities = [step.severity is not Severity.ERROR for step in steps.steps]
        assert severities == sorted(severities)
        for step in steps.steps:
            assert step.do[:1].isupper()
            assert "{" not in step.do
            assert 1 <= step.line <= len((root / step.file).read_text().splitlines())


def test_a_round_that_is_over_names_its_command(write_packets: WritePackets) -> None:
    """The step asks how it went, and gives the command that asks for it."""
    steps = next_steps.find(write_packets(FILES), None, dt.date(2026, 12, 1)).steps
    (step,) = [step for step in steps if step.code == TO_NOTE]
    assert re.search(r"secondround debrief quay\b", step.command)
    assert step.help == "Which stories did you tell in each session, and how did it go?"
