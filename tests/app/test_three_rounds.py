"""Three rounds from end to end, on drawn data: planned, told otherwise by hand, written down, and
planned again.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.factories import as_yaml, person, session, story

from secondround import packet, plan, records
from secondround.app import debrief_reading, debriefs, importing
from secondround.packet import Packet
from secondround.plan import Plan
from secondround.records import Application
from secondround.records.models import Round
from secondround.vocabulary import Edition

pytestmark = pytest.mark.slow
COMPETENCIES = ("calm", "coaching", "rail", "safety", "hiring", "budgeting")
SEEDS = range(12)


def workspace(root: Path, random: Random) -> Path:
    """A bank of up to sixteen stories, and three rounds in which people may be met again."""
    ids = [f"p{number}" for number in range(random.randint(2, 5))]
    people = {
        id_: person(f"Person {id_}", *random.sample(COMPETENCIES, random.randint(1, 3)))
        for id_ in ids
    }
    stories = [
        story(f"s{number}", *random.sample(COMPETENCIES, random.randint(1, 2)))
        for number in range(random.randint(6, 16))
    ]
    rounds: list[dict[str, Any]] = []
    for number in range(3):
        who = random.sample(ids, random.randint(1, min(3, len(ids))))
        sessions = [
            session(id_, at=f"{9 + turn:02}:00", stories=random.randint(1, 2))
            for turn, id_ in enumerate(who)
        ]
        rounds.append({"name": f"Round {number}", "date": f"2026-11-0{number + 1}"})
        if number and len(who) > 1:
            sessions[-1]["with"] = who[:2]  # a panel, of whom one or both have heard something
        rounds[-1]["sessions"] = sessions
    candidate = {"name": "Amara Okafor", "competencies": list(COMPETENCIES), "stories": stories}
    record: dict[str, Any] = {"company": {"name": "Harbor"}, "role": {"title": "Lead"}}
    record |= {"interviewers": people, "rounds": rounds}
    for name, fields in (("candidate.yml", candidate), ("harbor/interview.yml", record)):
        path = root / "packets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_yaml(fields), "utf-8")
    return root


def told_by_hand(made: Plan, bank: list[str], random: Random) -> list[list[str]]:
    """What was really told in each session: the plan, but that some stories are left out, and now
    and then another one is told.
    """
    found = []
    for each in made.sessions:
        told = [choice.story for choice in each.leads if random.random() < 0.8]
        if random.random() < 0.3:
            told.append(random.choice([id_ for id_ in bank if id_ not in told]))
        found.append(told)
    return found


def write_down(root: Path, stage: int, told: list[list[str]]) -> None:
    """A debrief of a round, as a phone copies it, put into the record."""
    application = records.read(root).applications[0]
    sessions = []
    for index, stories in enumerate(told):
        said: dict[str, Any] = {"session": str(index + 1), "told": stories}
        said |= {"promised": [{"text": f"promise {stage}.{index}", "due": "2026-12-01"}]}
        said |= {"concerns": [f"doubt {stage}.{index}"], "asked": [f"asked {stage}.{index}"]}
        sessions.append(said)
    text = as_yaml({"round": str(stage + 1), "sessions": sessions})
    said_all = debrief_reading.read("debrief.yml", text.encode())
    wanted = debriefs.preview(root, application, said_all, None, replace=False)
    assert not wanted.clashes
    importing.write(root, wanted)


def heard(application: Application, stages: tuple[Round, ...]) -> dict[str, set[str]]:
    """The stories that each person has heard, by id."""
    found: dict[str, set[str]] = {id_: set() for id_ in application.record.interviewers}
    for each in chain.from_iterable(stage.sessions for stage in stages):
        for id_ in each.with_:
            found[id_].update(each.told or ())
    return found


def assert_new_to_everybody(application: Application, made: Plan) -> None:
    """Nobody hears a story twice but by a waiver."""
    rounds = application.record.rounds
    known = heard(application, rounds[: made.round])
    waived = {(waiver.session, waiver.story) for waiver in made.waivers}
    for each in made.sessions:
        for id_ in rounds[made.round].sessions[each.index].with_:
            for choice in each.leads:
                assert choice.story not in known[id_] or (each.index, choice.story) in waived
                known[id_].add(choice.story)


def assert_no_interest_is_spent_twice(application: Application, made: Plan) -> None:
    """Where somebody hears two stories on one interest, no story that nobody is told meets one of
    theirs that is unmet.
    """
    shows = {each.id: set(each.shows) for each in application.candidate.stories}
    rounds = application.record.rounds
    before = heard(application, rounds[: made.round])
    used = {choice.story for each in made.sessions for choice in each.leads}
    free = set(shows) - used - set().union(*before.values())
    now_heard = {id_: set[str]() for id_ in before}
    for each in made.sessions:
        for id_ in each.interviewers:
            now_heard[id_].update(choice.story for choice in each.leads)
    for each in made.sessions:
        if len(each.interviewers) > 1:
            continue  # a story that one has heard of may be new to the other
        (id_,) = each.interviewers
        cares = set(application.record.interviewers[id_].cares_about)
        here = {choice.story for choice in each.leads}
        met = set().union(*(shows[story] for story in before[id_] | (now_heard[id_] - here)))
        leads = [shows[choice.story] & cares for choice in each.leads]
        now = met.union(*leads)
        for turn, own in enumerate(leads):
            others = met.union(*leads[:turn], *leads[turn + 1 :])
            if own <= others:
                assert not [story for story in free if shows[story] & (cares - now)]


def said_before(made: Packet) -> tuple[set[str], set[str]]:
    """The promises and the doubts that a packet shows."""
    assert made.after_the_interview
    assert made.expected_questions
    promised = {each.text for each in made.after_the_interview.promised}
    return promised, {each.text for each in made.expected_questions.concerns}


@pytest.mark.parametrize("seed", SEEDS)
def test_three_rounds(tmp_path: Path, seed: int) -> None:
    """No story goes twice to one person but by a waiver, no interest is met twice while another
    could be met, and no promise and no doubt is ever lost, whatever was told instead.
    """
    random = Random(seed)
    root = workspace(tmp_path, random)
    promised: set[str] = set()
    doubts: set[str] = set()
    for stage in range(3):
        application = records.read(root).applications[0]
        assert application.record.upcoming == stage
        made = plan.make(application, stage)
        assert_new_to_everybody(application, made)
        assert_no_interest_is_spent_twice(application, made)
        shown = packet.build(application, made, Edition.CANDIDATE)
        assert said_before(shown) == (promised, doubts)
        bank = [each.id for each in application.candidate.stories]
        told = told_by_hand(made, bank, random)
        write_down(root, stage, told)
        promised |= {f"promise {stage}.{index}" for index in range(len(told))}
        doubts |= {f"doubt {stage}.{index}" for index in range(len(told))}
    application = records.read(root).applications[0]
    assert [list(each.told or ()) for each in application.record.rounds[2].sessions] == told
