"""The sections that show the plan: stories session by session, and what to find out.

As in `model`: complete values in words, nothing that a template must guess at.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondround.packet.model_parts import FollowUp, Missing


@dataclass(frozen=True, slots=True)
class Beat:
    """One part of a story."""

    name: str  # "Situation.", "Task.", "Action.", "Result."
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story to tell in a session, in full."""

    title: str
    held: bool  # whether the session has taken place, and this was told
    cue: str
    facts: str  # employer, year and spoken length, as far as there are any
    cut: tuple[str, ...]  # sentences to leave out, where it is over two minutes
    why: tuple[str, ...]  # reasons, in sentences
    waiver: str  # why it is told a second time
    shown_at: str  # the heading under which its text is; "" where it is here
    brief: tuple[str, ...]  # the sentences that tell it in half a minute
    beats: tuple[Beat, ...]
    to_write: str  # the beats that it lacks, in words; "" where it has all
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
    shown_at: str  # the heading under which its text is; "" where it is here


@dataclass(frozen=True, slots=True)
class QuestionToAsk:
    """One question to ask in a session."""

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
    stories: tuple[StoryText, ...]
    reserves: tuple[Reserve, ...]
    questions: tuple[QuestionToAsk, ...]
    nothing: str  # why no story is planned; "" where one is
    brief: bool  # only titles and cues, with room to write


@dataclass(frozen=True, slots=True)
class Earlier:
    """One session that has taken place."""

    when: str
    people: str
    stories: tuple[str, ...]  # the titles of those that were told
    debrief: str


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """Session by session: what is told, held in reserve and asked."""

    summary: str
    bold: str  # which stories have their half-minute version in bold: "every", "longer" or ""
    earlier: tuple[Earlier, ...]
    sessions: tuple[Session, ...]
    bank: tuple[StoryText, ...]  # all stories, where no round is planned yet
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question that several are asked, with room for each answer."""

    text: str
    asked: tuple[str, ...]  # sessions by time and names


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to find out, and who to ask."""

    name: str
    asked: str  # sessions by time and names


@dataclass(frozen=True, slots=True)
class Questions:
    """What to find out, from whom, and what to compare."""

    compared: tuple[Compared, ...]
    subjects: tuple[Subject, ...]
    left: tuple[str, ...]  # the record's own questions that no session has time for
    missing: tuple[Missing, ...]
