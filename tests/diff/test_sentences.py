"""What `changes` says of two plans is true of them: read back and recomputed, over drawn rounds."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.rounds import small
from tests.plan.test_sentences import timed
from tests.plan.test_stable import edited

from secondround import plan
from secondround.diff import State, changes
from secondround.plan.model import Plan
from secondround.records import Application

QUESTIONS = [
    {"text": f"Question {number}?", "about": about}
    for number, about in enumerate(["team", "culture", "next steps", "goals", "evaluation"])
]


def where(application: Application, made: Plan, title: str) -> tuple[set[str], set[str]]:
    """The people of the sessions that are told a story, and of those that have it in reserve."""
    (story,) = (story.id for story in application.candidate.stories if story.title == title)
    told, spare = set[str](), set[str]()
    for session in made.sessions:
        names = {application.record.interviewers[id].name for id in session.interviewers}
        told |= names if any(choice.story == story for choice in session.leads) else set()
        spare |= names if any(choice.story == story for choice in session.backups) else set()
    return told, spare


def names(text: str) -> set[str]:
    return set(re.findall(r"Person \d", text))


def said(text: str) -> tuple[set[str], set[str]]:
    """Whom `told to A and in reserve for B` names, for each of the two."""
    told = re.search(r"told to (.*?)(?= and in reserve|$)", text)
    spare = re.search(r"in reserve for (.*)", text)
    return (names(told[1]) if told else set()), (names(spare[1]) if spare else set())


def check_story(old: State, new: State, line: str) -> None:
    assert old.plan
    assert new.plan
    found = re.match(r"“(.*?)” (.*)\.$", line)
    assert found, line
    title, rest = found[1], found[2]
    before, after = (
        where(state.application, made, title) for state, made in ((old, old.plan), (new, new.plan))
    )
    if move := re.fullmatch(r"moves from (.*) to (.*)", rest):
        assert (names(move[1]), names(move[2])) == (before[0], after[0])
        assert not before[1] | after[1]
    elif move := re.fullmatch(r"is new in the plan: (.*)", rest):
        assert before == (set(), set())
        assert said(move[1]) == after
    elif move := re.fullmatch(r"is no longer planned; it was (.*)", rest):
        assert after == (set(), set())
        assert said(move[1]) == before
    else:
        move = re.fullmatch(r"is now (.*); it was (.*)", rest)
        assert move, line
        assert (said(move[1]), said(move[2])) == (after, before)


def asked(state: State, text: str) -> set[str]:
    assert state.plan
    found: set[str] = set()
    for session in state.plan.sessions:
        if any(question.text == text for question in session.questions):
            found |= {state.application.record.interviewers[id].name for id in session.interviewers}
    return found


def check_question(old: State, new: State, line: str) -> None:
    gone = re.fullmatch(r"“(.*)” will no longer be asked; it was meant for (.*)\.", line)
    if gone:
        assert not asked(new, gone[1])
        assert names(gone[2]) <= asked(old, gone[1])
        return
    found = re.fullmatch(r"“(.*)” now goes to (.*?)(?:; it was meant for (.*))?\.", line)
    assert found, line
    assert names(found[2]) == asked(new, found[1])
    assert names(found[3] or "") <= asked(old, found[1])


@pytest.mark.slow
@given(small(), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_what_changes_says_of_two_plans_is_true(application: Application, random: Random) -> None:
    """Stories and questions that move, are new or are gone: to whom, and from whom."""
    last = len(application.record.rounds) - 1
    first = edited(timed(application, random), record={"questions": QUESTIONS})
    record = first.record.model_dump(by_alias=True)
    for session in record["rounds"][-1]["sessions"]:
        session.update({"minutes": random.choice([15, 30, 60]), "tell": []})
    stories = first.candidate.model_dump()["stories"]
    second = edited(
        first, record=record, candidate={"stories": random.sample(stories, len(stories))}
    )
    old, new = (State(each, plan.make(each, last)) for each in (first, second))
    sections = {section.title: section.lines for section in changes(old, new)}
    for line in sections.get("Story plan", ()):
        check_story(old, new, line)
    for line in sections.get("Who is asked what", ()):
        check_question(old, new, line)
