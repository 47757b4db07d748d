"""What there is to rehearse, and what stands behind each card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.factories import session

from secondround import plan
from secondround.packet import practice
from secondround.records import Application


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Why this role, and why now?", "It reaches patients."),
        ("Why do you want to work here?", "It reaches patients."),
        ("What attracted you to us?", "It reaches patients."),
        ("Why do you leave Brightwell?", ""),
        ("Why did this take so long?", ""),
    ],
)
def test_why_this_role_is_answered_by_the_motivation(
    write: Callable[..., Application], question: str, answer: str
) -> None:
    """The card for it shows what is written in the record; no other question does."""
    person = {"name": "Ana Ruiz", "likely_questions": [question]}
    application = write(
        {
            "role": {"title": "Hand", "motivation": "It reaches patients."},
            "interviewers": {"ana-ruiz": person},
            "rounds": [{"name": "Final", "sessions": [session("ana-ruiz")]}],
        }
    )
    deck = practice.deck(application, plan.make(application, 0))
    assert deck
    [card] = [card for card in deck.cards if card.prompt == question]
    assert card.answer == answer
    assert card.weak == (not answer)


def test_a_doubt_is_said_to_be_one(write: Callable[..., Application]) -> None:
    """Nobody says it as a sentence of their own; one that is asked stands as it is. The log knows
    both by their words.
    """
    application = write(
        {
            "role": {"title": "Hand", "concerns": ["No night shifts yet", "Why so soon?"]},
            "interviewers": {"ana-ruiz": {"name": "Ana Ruiz"}},
            "rounds": [{"name": "Final", "sessions": [session("ana-ruiz")]}],
        }
    )
    deck = practice.deck(application, plan.make(application, 0))
    assert deck
    prompts = {card.key: card.prompt for card in deck.cards}
    assert prompts["asked No night shifts yet"] == "A doubt they may have: “No night shifts yet”"
    assert prompts["asked Why so soon?"] == "Why so soon?"
