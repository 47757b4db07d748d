"""What is taken over from sessions that have been written down, complete and in words.

As in `model`: nothing that a template must guess at.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about the candidate, and what to say to it."""

    text: str
    heard: str  # from whom and when; "" where they may only have it
    answer: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What the candidate has said, to be said the same way again."""

    about: str  # "Pay"; "" where it is about something else
    text: str
    to: str  # whom, and when


@dataclass(frozen=True, slots=True)
class Promised:
    """What the candidate has promised."""

    text: str
    due: str  # the day; "" without one
    to: str  # whom, and when
    kept: bool


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """What somebody asked in an earlier session, and what they were answered."""

    text: str
    when: str
    answer: str
