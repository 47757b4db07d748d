"""Likely questions: a story that answers them is told where they are asked, and what is left open
is said.
"""

from __future__ import annotations

from typing import Any

from tests.factories import person, session, story
from tests.plan.checker import broken
from tests.plan.rounds import application

from secondround import plan
from secondround.plan import likely
from secondround.records import Application
from secondround.records.models import LikelyQuestion, Story

ASKED = {"text": "How do you settle a quarrel?", "shows": ["conflict"]}
BANK = [
    story("b", "coaching", "rail"),
    story("c", "coaching", "planning"),
    story("a", "coaching", "conflict"),
]


def people(*asked: Any, **more: Any) -> dict[str, dict[str, Any]]:
    """Ana, who may ask this, and Bo; both care about coaching."""
    ana = person("Ana Ruiz", "coaching", likely_questions=list(asked), **more)
    return {"ana": ana, "bo": person("Bo Lee", "coaching")}


def now(made: Application) -> plan.Plan:
    found = plan.make(made, len(made.record.rounds) - 1)
    assert broken(made, found) == []
    return found


def led(made: plan.Plan) -> list[set[str]]:
    return [{choice.story for choice in planned.leads} for planned in made.sessions]


def left(made: plan.Plan) -> list[str]:
    return [gap.message for gap in made.gaps if gap.kind == "likely question"]


ONE_EACH = [session("bo", stories=1), session("ana", stories=1)]


def test_a_story_that_answers_is_told_to_who_may_ask() -> None:
    """All else being equal, the answer goes to Ana, though others come first, and says so."""
    made = now(application(BANK, ONE_EACH, people(ASKED)))
    assert led(made) == [{"b"}, {"a"}]
    (choice,) = made.sessions[1].leads
    loss = "but Ana Ruiz would hear no answer to “How do you settle a quarrel?”."
    assert choice.reasons[1].endswith(loss)
    assert led(now(application(BANK, ONE_EACH, people()))) == [{"c"}, {"b"}]


def test_it_counts_as_much_as_what_somebody_cares_about() -> None:
    """An answer makes up for one interest, so that the opener decides; not for two."""
    bank = [story("a", "conflict", strength=3), story("b", "rail", "safety"), story("c", "rail")]
    cares = {"cares_about": ["rail", "safety"]}
    ana = {"ana": person("Ana Ruiz", likely_questions=[ASKED]) | cares}
    assert led(now(application(bank, [session("ana", stories=1)], ana))) == [{"b"}]
    assert led(now(application([bank[0], bank[2]], [session("ana", stories=1)], ana))) == [{"c"}]


def test_who_has_heard_the_answer_needs_no_other() -> None:
    """What was told in an earlier round answers the question for good."""
    bank = [*BANK, story("d", "conflict")]
    past = application(bank, [session("bo", stories=1), session("ana", stories=1)], people(ASKED))
    rounds = past.record.model_dump(by_alias=True)["rounds"]
    told = {"name": "Screening", "sessions": [session("ana", told=["d"])]}
    record = past.record.model_validate(
        past.record.model_dump(by_alias=True) | {"rounds": [told, *rounds]}
    )
    made = now(Application(past.id, record, *_rest(past)))
    assert led(made) == [{"c"}, {"b"}]
    assert left(made) == []


def _rest(made: Application) -> tuple[Any, ...]:
    return made.candidate, made.library, made.record_source, made.candidate_source


def test_reserves_answer_first_what_no_lead_does() -> None:
    """The weaker story is held back, because it answers; a stronger one on her interest is not."""
    bank = [
        story("lead", "coaching", "rail", strength=3),
        story("strong", "coaching", strength=3),
        story("answer", "conflict", strength=1),
    ]
    ana = {"ana": person("Ana Ruiz", "coaching", "rail", likely_questions=[ASKED])}
    made = now(application(bank, [session("ana", stories=1)], ana))
    assert [choice.story for choice in made.sessions[0].backups] == ["answer"]
    assert left(made) == []


def test_what_is_left_says_who_hears_the_answer_instead() -> None:
    """Pinned elsewhere, in reserve elsewhere, told before, without room, or not in the bank."""
    pinned = [session("bo", stories=1, tell=["a"]), session("ana", stories=1)]
    start = "Ana Ruiz may ask “How do you settle a quarrel?”"
    made = now(application(BANK, pinned, people(ASKED)))
    assert left(made) == [f"{start}. “The a story”, which answers it, is planned for Bo Lee."]
    made = now(application(BANK, ONE_EACH, people(ASKED), past=[["a"]]))
    assert left(made) in (
        [],
        [f"{start}. “The a story”, which answers it, is not told a second time."],
    )
    made = now(application(BANK[:2], ONE_EACH, people(ASKED)))
    assert left(made) == [f"{start}, and no story shows conflict."]
    banned = [session("ana", stories=1, avoid=["a"])]
    made = now(application(BANK, banned, people(ASKED)))
    assert left(made) == [f"{start}. “The a story”, which answers it, has no place there."]


def test_a_question_known_by_its_words_alone_is_no_gap_if_nothing_answers_it() -> None:
    """It may well need no story."""
    assert left(now(application(BANK, ONE_EACH, people("When could you start?")))) == []


def test_by_words_alone_two_of_them_must_be_the_same() -> None:
    """One word of meaning brings no story into a room."""
    good_for = {"good_for": ["Tell me about a quarrel over money."]}
    bank = [story("b", "coaching"), story("a", "coaching", **good_for)]
    talk = [session("ana", stories=1)]
    made = now(application(bank, talk, people("Which quarrel cost the most money?")))
    assert led(made) == [{"a"}]
    assert led(now(application(bank, talk, people("When is a quarrel right?")))) == [{"b"}]


def test_what_a_question_judges_comes_before_its_words() -> None:
    """Typed, the strongest of what a story shows counts; of the three, it must answer the one that
    is asked.
    """
    question = LikelyQuestion(text="Whom did you teach?", shows=("coaching",), answers="fit")
    first, second = (
        Story.model_validate(story(id, *shows, answers=["fit"]))
        for id, shows in (("a", ("rail", "coaching")), ("b", ("coaching", "rail")))
    )
    other = Story.model_validate(story("c", "coaching", answers=["can"]))
    assert likely.answering(question, [first, second, other]) == ["b", "a"]
    assert likely.answering(question, [first, second], leads=["a"]) == ["a", "b"]
    assert likely.answering(question, [first, second], elsewhere=["b"]) == ["a", "b"]


def test_the_index_goes_by_person_over_the_whole_bank() -> None:
    """If they ask … tell …: each person's questions as they are met, then those of anybody."""
    made = application(BANK, ONE_EACH, people(ASKED, "When could you start?"))
    found = plan.to_json(now(made), made)["if_asked"]
    assert found == [
        {"with": "ana", "question": "How do you settle a quarrel?", "tell": ["a"]},
        {"with": "ana", "question": "When could you start?", "tell": []},
    ]
