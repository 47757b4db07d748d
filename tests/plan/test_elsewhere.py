"""A gap says where the story is that would fill it: in reserve, told before, or with people who do
not ask for it. A repeat that is allowed is explained where it is heard a second time.
"""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from tests.factories import person, requirement, session, story
from tests.plan.rounds import application
from tests.plan.sentences import untrue
from tests.plan.test_best import facts
from tests.plan.test_repeats import with_line
from tests.plan.test_stable import edited

from secondround import plan
from secondround.plan.model import Plan, story_ids
from secondround.records import Application

BOSS = {"boss": person("Bo Lee", "rail", "coaching", role="hiring manager")}


def messages(made: Application, kind: str) -> list[str]:
    """What the gaps of one kind say of the last round."""
    found = plan.make(made, len(made.record.rounds) - 1)
    return [gap.message for gap in found.gaps if gap.kind == kind]


def test_a_competency_held_in_reserve_is_said_to_be() -> None:
    """There is nothing to write then, so no question helps to write it."""
    bank = [story("a", "rail", strength=3), story("b", "coaching")]
    made = application(bank, [session("boss", stories=1)], BOSS)
    reserve = "but “The b story”, held in reserve."
    assert messages(made, "competency") == [
        f"Bo Lee cares about coaching, and no story they hear shows it {reserve}"
    ]
    (gap,) = [gap for gap in plan.make(made, 0).gaps if gap.kind == "competency"]
    assert not gap.prompt


def test_a_must_have_that_only_a_backup_proves_is_said_to_be_in_reserve() -> None:
    """It is not said that no story proves it."""
    bank = [story("a", "rail", strength=3), story("b", "safety")]
    posting = [requirement("Keeps people safe", "safety", must=True)]
    made = application(bank, [session("boss", stories=1, tell=["a"])], BOSS, requirements=posting)
    assert messages(made, "requirement") == [
        "“Keeps people safe” is proven only in reserve: by “The b story”, for Bo Lee."
    ]


def test_the_question_is_the_one_that_is_most_about_what_is_missing() -> None:
    """Not the first of the library that has to do with it, too."""
    prompts = [
        {"id": "whole", "text": "What was good for the whole?", "shows": ["rail", "coaching"]},
        {"id": "better", "text": "Who is better because of you?", "shows": ["coaching"]},
    ]
    bank, talks = [story("a", "rail")], [session("boss", stories=1)]
    made = application(bank, talks, BOSS, library={"prompts": prompts})
    (gap,) = [gap for gap in plan.make(made, 0).gaps if gap.subject == "coaching"]
    assert gap.prompt == "Who is better because of you?"


def test_who_heard_the_stories_that_are_told_is_named() -> None:
    """Whoever decides may have heard one; where nobody who does has, that is said."""
    bank = [story("a", "safety"), story("b", "rail")]
    people = {"rec": person("Rita Rec", role="recruiter"), **BOSS}
    posting = [requirement("Keeps people safe", "safety", must=True)]
    told = "You have told all your stories that prove “Keeps people safe”, to"
    for first, said in (
        ("rec", f"{told} Rita Rec. Nobody who decides has heard one."),
        ("boss", f"{told} Bo Lee."),
    ):
        heard_first = {first: people[first], **people}
        made = application(bank, [session("boss")], heard_first, requirements=posting, past=[["a"]])
        assert messages(made, "requirement") == [said]


def test_what_a_later_round_may_hear_proven_is_no_gap() -> None:
    """A must-have that a story left over proves is missed in the last round alone; one that nothing
    in the bank proves, in every round.
    """
    bank = [story("a", "rail"), story("b", "coaching", strength=1)]
    posting = [requirement("Brings people on", "coaching"), requirement("Swims", "swimming")]
    talk = [session("boss", stories=1, tell=["a"])]
    made = application(bank, talk, BOSS, requirements=posting)
    assert messages(made, "requirement") == [
        "“Brings people on” is proven only in reserve: by “The b story”, for Bo Lee.",
        "No story proves “Swims”, a must-have: none shows swimming.",
    ]
    record = made.record.model_dump(by_alias=True)
    record["rounds"] = [*record["rounds"], {"name": "Final"}]
    early = plan.make(edited(made, record=record), 0)
    said = [gap.message for gap in early.gaps if gap.kind == "requirement"]
    assert said == ["No story proves “Swims”, a must-have: none shows swimming."]


def test_a_story_that_only_the_posting_asks_for_can_be_moved_to_who_cares() -> None:
    """An executive hears it for the posting’s sake, where a peer hears one on what he cares about
    already; with the line in the record, he hears this one, too.
    """
    bank = [story("a", "rail"), story("c", "coaching", strength=1)]
    people = {
        "chief": person("Carla Chief", role="executive", decides=True),
        "peer": person("Bo Lee", "rail", "coaching", role="peer"),
    }
    posting = [requirement("Brings people on", "coaching", must=False)]
    made = application(bank, [session("chief"), session("peer")], people, requirements=posting)
    found = plan.make(made, 0)
    assert [each.leads[0].story for each in found.sessions] == ["c", "a"]
    (sessions,) = [each for each in found.objectives if each.name == "sessions"]
    assert sessions.text.endswith("; one story goes where only the posting asks for it")
    (move,) = [gap.move for gap in found.gaps if gap.move]
    assert move.text == (
        "“The c story” does, and is planned for Carla Chief, where only the posting asks for it. "
        "You could tell it to Bo Lee instead."
    )
    after = plan.make(with_line(made, 0, 1, move.line), 0)
    assert "c" in [choice.story for choice in after.sessions[1].leads]
    assert not [gap for gap in after.gaps if gap.kind == "competency"]


def waiting(random: Random) -> Application:
    """A drawn round with somebody who asks for nothing but the posting, and others who wait for
    something.
    """
    subjects = ["rail", "coaching", "safety"]
    bank = [
        story(id, *random.sample(subjects, random.choice([1, 1, 2])), strength=random.randint(1, 3))
        for id in "abcde"[: random.randint(2, 5)]
    ]
    people = {
        "chief": person("Carla Chief", role="executive"),
        "boss": person("Bo Lee", *random.sample(subjects, 2), role="hiring manager"),
        "pete": person("Pete Peer", *random.sample(subjects, 2), role="peer"),
    }
    talks = []
    for ids in (["chief"], ["boss"], ["pete"], ["boss", "pete"])[: random.randint(2, 4)]:
        more: dict[str, Any] = random.choice(
            [{}, {"stories": 1}, {"stories": 1}, {"tell": ["a"]}, {"avoid": ["b"]}]
        )
        talks.append(session(*ids, **more))
    posting = [requirement(f"Knows {name}", name, must=True) for name in subjects]
    return application(bank, talks, people, requirements=posting)


@pytest.mark.slow
def test_a_move_is_as_it_should_be_and_can_be_pasted() -> None:
    """Of drawn rounds, every sentence about a move is true; with its line in the record, the plan
    tells the story there.
    """
    moves = 0
    for seed in range(30):
        made = waiting(Random(seed))
        found = plan.make(made, 0)
        assert untrue(facts(made, found), found) == []
        for gap in found.gaps:
            if gap.move:
                moves += 1
                here = re.fullmatch(r".* You could tell it to (.*) instead\.", gap.move.text)
                assert here
                (s,) = [s for s in range(len(found.sessions)) if plan.who(made, 0, s) == here[1]]
                moved = plan.make(with_line(made, 0, s, gap.move.line), 0, reasons=False)
                assert gap.move.story in story_ids(moved.sessions[s].leads)
    assert moves > 1


def test_stories_that_do_not_say_what_they_answer_are_counted() -> None:
    """Where an answer is missing, one of them may well give it."""
    bank = [story("a", "rail", answers=["can"]), story("b", "coaching"), story("c", "rail")]
    made = application(bank, [session("boss")], BOSS)
    assert messages(made, "answer") == [
        "Nothing told in this round answers “will you do it”.",
        (
            "Nothing told in this round answers “will you fit in”. Two stories have no “answers” "
            "yet, so they count for “can you do it” only."
        ),
    ]
    bank = [each | {"answers": ["can", "will"]} for each in bank]
    made = application(bank, [session("boss")], BOSS)
    assert messages(made, "answer") == ["Nothing told in this round answers “will you fit in”."]


def test_a_repeat_is_explained_where_it_is_heard_a_second_time() -> None:
    """Where the first telling has the waiver, the second says who heard it before, and why that is
    right; the waiver stays with its own session.
    """
    people = {"ann": person("Ann Ray", role="peer"), **BOSS}
    waiver = {"story": "a", "reason": "Ann is not in the room."}
    talks = [session("ann", tell=["a"], repeat_ok=[waiver]), session("boss", tell=["a"])]
    made = plan.make(application([story("a", "rail")], talks, people), 0)
    assert repeats(made) == ["", "Told to Ann Ray before. Ann is not in the room."]
    assert [each.session for each in made.waivers] == [0]
    talks = [session("ann", tell=["a"]), session("boss", tell=["a"], repeat_ok=[waiver])]
    made = plan.make(application([story("a", "rail")], talks, people), 0)
    assert repeats(made) == ["", "Ann is not in the room."]


def repeats(made: Plan) -> list[str]:
    """Why the first story of each session is a repeat."""
    return [each.leads[0].repeats for each in made.sessions]
