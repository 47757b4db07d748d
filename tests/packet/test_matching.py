"""Which story answers a question: only one that fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.packet import Packet, matching

STORY = {"situation": "It was late.", "action": "I did it.", "result": "2 of 2."}


def record(likely: str = "", expect: dict[str, Any] | None = None) -> dict[str, Any]:
    """A session with one likely question, or one expected."""
    person = {"name": "Ana", "title": "Director", "role": "hiring manager"}
    return {
        "interviewers": {
            "ana-ruiz": {**person, **({"likely_questions": [likely]} if likely else {})}
        },
        **({"expect": [expect]} if expect else {}),
    }


@pytest.mark.parametrize(
    ("question", "good_for"),
    [
        ("Tell me about a mistake.", "Tell me about a mistake you made."),
        ("What did you get wrong with a customer?", "Tell me about a mistake that cost a client."),
        (
            "Tell me about a disagreement with a colleague.",
            "Tell me about a conflict in your team.",
        ),
        ("How do you decide by figures?", "How do you use data to decide?"),
        ("How did you lead in an emergency?", "When did you lead through a crisis?"),
        ("Whom have you helped to grow?", "Tell me about somebody you helped to develop."),
    ],
)
def test_a_question_in_other_words_is_the_same(question: str, good_for: str) -> None:
    """People seldom ask in the words that one has noted down."""
    assert matching.same(question, good_for)


@pytest.mark.parametrize(
    ("question", "good_for"),
    [
        ("What would you do in your first ninety days?", "Tell me about a crisis you led."),
        ("Why should it be you?", "How do you improve a process?"),
        ("When could you start?", "When did you take the initiative?"),
        ("What?", "Why?"),
        ("What is wrong with our website?", "Tell me about a mistake you made."),
        ("What would go wrong if you left?", "When did you get it wrong?"),
        ("What did you learn last year?", "What was the hardest thing you sold in the past year?"),
        ("Is there a budget?", "How do you plan a budget?"),
    ],
)
def test_another_question_is_another(question: str, good_for: str) -> None:
    """A story that does not answer is worse than none."""
    assert not matching.same(question, good_for)


WORDS = ["budget", "crew", "harbour", "letter", "night", "quarrel", "ship", "storm"]


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.lists(st.sampled_from(WORDS), min_size=1))
def test_one_shared_word_never_makes_a_match(one: list[str], other: list[str]) -> None:
    """Two questions that share a single word of meaning are two questions, unless they are the same
    text.
    """
    first, second = (
        f"When did {' and '.join(one)} matter?",
        f"How do you treat {' and '.join(other)}?",
    )
    assert not matching.same(first, second) or len(set(one) & set(other)) > 1


def test_one_word_of_a_competency_brings_no_story(build: Callable[..., Packet]) -> None:
    """The word "leadership" is no reason to tell what shows leadership; "crew leadership" is."""
    story = {**STORY, "id": "one", "title": "One", "shows": ["leadership"]}
    made = build(
        record("What do you think of our leadership?"),
        {"stories": [story], "competencies": ["leadership"]},
    )
    assert made.sheets
    assert made.sheets.sessions[0].people[0].likely[0].with_ == ""
    story["shows"] = ["crew leadership"]
    made = build(
        record("Where did you learn crew leadership?"),
        {"stories": [story], "competencies": ["crew leadership"]},
    )
    assert made.sheets
    assert made.sheets.sessions[0].people[0].likely[0].with_ == "One"


def test_a_likely_question_gets_a_story_of_that_session(build: Callable[..., Packet]) -> None:
    """The card names the story to answer with by its cue."""
    story = {
        **STORY,
        "id": "one",
        "title": "The long title",
        "cue": "short cue",
        "good_for": ["Tell me about a failure that a customer saw."],
    }
    made = build(record("What went wrong with a client?"), {"stories": [story]})
    assert made.sheets
    assert [
        (question.text, question.with_) for question in made.sheets.sessions[0].people[0].likely
    ] == [("What went wrong with a client?", "short cue")]


def test_an_expected_question_gets_the_story_that_shows_most(build: Callable[..., Packet]) -> None:
    """By the competencies that the question judges, with the session in which the story is
    planned.
    """
    stories = [
        {**STORY, "id": "one", "title": "One", "shows": ["calm", "courage"]},
        {**STORY, "id": "two", "title": "Two", "shows": ["courage", "calm"]},
    ]
    expect = {"text": "How do you stay brave?", "shows": ["courage"]}
    made = build(record(expect=expect), {"stories": stories, "competencies": ["calm", "courage"]})
    assert made.expected_questions
    assert made.expected_questions.questions[0].with_.startswith("Two (09:30")


def test_without_a_story_that_fits_none_is_named(build: Callable[..., Packet]) -> None:
    """No story is better than a wrong one."""
    made = build(record("Why here?", {"text": "When could you start?", "answer": "In March."}))
    assert made.sheets
    assert made.expected_questions
    assert made.sheets.sessions[0].people[0].likely[0].with_ == ""
    assert made.expected_questions.questions[0].with_ == ""
