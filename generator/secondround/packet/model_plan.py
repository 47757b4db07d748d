"""The sections that show the plan: the story bank, and what to find out and to compare.

As in `model`: complete values in words, nothing that a template must guess at.
"""

from __future__ import annotations

from msgspec import Struct

from secondround.packet.model_parts import FollowUp, Missing


class Beat(Struct, frozen=True):
    """One part of a story."""

    name: str  # "Situation.", "Task.", "Action.", "Result."
    steps: tuple[str, ...]


class StoryText(Struct, frozen=True):
    """A story in full, as the story bank holds it."""

    title: str
    cue: str
    facts: str  # employer, year and spoken length, as far as there are any
    told: str  # in which sessions it is told or in reserve: "09:40"
    heard: str  # the same with those who hear it, to stand by itself: "09:40 Ana Ruiz"
    proves: str  # which requirements, listed; "" where it proves none
    cut: tuple[str, ...]  # sentences to leave out, where it is over two minutes
    brief: tuple[str, ...]  # the sentences that tell it in half a minute
    beats: tuple[Beat, ...]
    to_write: str  # the beats that it lacks, in words; "" where it has all
    learned: str
    follow_ups: tuple[FollowUp, ...]
    good_for: tuple[str, ...]
    is_in_title: bool = False  # whether the title says the whole result


class Earlier(Struct, frozen=True):
    """One session that has taken place."""

    when: str
    people: str
    stories: tuple[str, ...]  # the titles of those that were told
    debrief: str


class StoryBank(Struct, frozen=True):
    """Every story whole, once: as the day tells them, then those in reserve, then the others."""

    summary: str
    bold: str  # which stories have their half-minute version in bold: "every", "longer" or ""
    earlier: tuple[Earlier, ...]
    stories: tuple[StoryText, ...]
    missing: tuple[Missing, ...]


class Compared(Struct, frozen=True):
    """One question that several are asked, with room for each answer."""

    text: str
    asked: tuple[str, ...]  # sessions by time and names


class Subject(Struct, frozen=True):
    """Something to find out, and who is asked."""

    name: str
    asked: str  # sessions by time and names


class Questions(Struct, frozen=True):
    """What to find out and to compare, and what no session has time for."""

    subjects: tuple[Subject, ...]
    compared: tuple[Compared, ...]
    left: tuple[str, ...]  # the record's own questions that no session has time for
    missing: tuple[Missing, ...]
