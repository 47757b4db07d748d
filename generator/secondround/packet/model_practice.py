"""What is rehearsed: one card after the other, complete and in words.

As in `model`: nothing that whoever shows it must guess at.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class PracticeCard(Struct, frozen=True):
    """A question or a cue, and what is said to it."""

    key: str  # the same as long as it is the same story or question
    prompt: str
    answer: str  # hidden at first; "" where nothing is prepared
    words: int  # spoken in all; 0 where the answer is only a cue
    weak: bool  # a story of little strength, or a question that nothing is planned for
    on_sheet: bool  # whether a session's sheet has it, too


class Deck(Struct, frozen=True):
    """What is rehearsed for one round."""

    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date | None  # of the round
    days: tuple[int, ...]  # before the round, on which it is rehearsed
    cards: tuple[PracticeCard, ...]
