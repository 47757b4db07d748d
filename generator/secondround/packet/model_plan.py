"""The sections that show the plan: stories session by session, coverage, and what to find out.

As in `model`: complete values in words, nothing that a template must guess at.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondround.packet.model_parts import FollowUp, Missing, Table


@dataclass(frozen=True, slots=True)
class Beat:
    """One part of a story."""

    name: str  # "Situation.", "Task.", "Action.", "Result."
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story to tell in a session, in full."""

    title: str
    over: bool  # whether the session has taken place, and this was told
    cue: str
    facts: str  # employer, year and spoken length
    cut: tuple[str, ...]  # sentences to leave out, where it is over two minutes
    why: tuple[str, ...]  # reasons, in sentences
    waiver: str  # why it is told a second time
    again: str  # where its text stands already; "" where it stands here
    brief: tuple[str, ...]  # the sentences that tell it in half a minute
    beats: tuple[Beat, ...]
    learned: str
    follow_ups: tuple[FollowUp, ...]
    good_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reserve:
    """A story kept in reserve, in short."""

    title: str
    cue: str
    length: str
    brief: str  # in half a minute
    again: str  # where its text stands already; "" where it stands here


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to ask."""

    text: str
    to: str  # a name, where it is meant for one of several
    compare: bool  # asked of several on purpose


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation: what to tell, what to ask, and whether it fits."""

    heading: str
    facts: str  # minutes, format and place in words
    time: str  # what the plan fills of the minutes; "" where that is not shown
    drop: tuple[str, ...]
    stories: tuple[Told, ...]
    reserves: tuple[Reserve, ...]
    questions: tuple[Ask, ...]
    nothing: str  # said where no story is planned
    brief: bool  # titles and cues alone, with room to write


@dataclass(frozen=True, slots=True)
class Earlier:
    """One session that has taken place."""

    when: str
    people: str
    told: tuple[str, ...]
    debrief: str


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """Session by session: what is told, held in reserve and asked."""

    summary: str
    brief: bool  # whether stories have their half-minute version set off
    earlier: tuple[Earlier, ...]
    sessions: tuple[Session, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who hears proof of what."""

    tables: tuple[Table, ...]
    balance: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question that several are asked, with room for each answer."""

    text: str
    asked: tuple[str, ...]  # sessions by time and names


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to find out, and from whom."""

    name: str
    asked: str  # sessions by time and names


@dataclass(frozen=True, slots=True)
class Questions:
    """What to find out, from whom, and what to compare."""

    compared: tuple[Compared, ...]
    subjects: tuple[Subject, ...]
    left: tuple[str, ...]  # the record's own questions that found no place
    missing: tuple[Missing, ...]
