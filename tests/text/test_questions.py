"""Whether two questions ask for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.text import questions


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
    assert questions.same(question, good_for)


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
    assert not questions.same(question, good_for)


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
    assert not questions.same(first, second) or len(set(one) & set(other)) > 1
