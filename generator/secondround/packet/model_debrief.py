"""What is written down after sessions, and taken over from them, complete and in words.

As in `model`: nothing that a template must guess at.
"""

from __future__ import annotations

from msgspec import Struct

from secondround.packet.model_thanks import Promised, ThankYouNote


class Doubt(Struct, frozen=True):
    """A doubt about the candidate, and what to say to it."""

    text: str
    heard: str  # from whom and when; "" where they may only have it
    answer: str


class Stated(Struct, frozen=True):
    """What the candidate has said, to be said the same way again."""

    about: str  # "Pay"; "" where it is about something else
    text: str
    to: str  # whom, and when
    remark: str = ""  # what differs from it


class AskedBefore(Struct, frozen=True):
    """What somebody asked in an earlier session, and what they were answered."""

    text: str
    by: str
    when: str
    answer: str
    told: str  # the cue of the story that answered it; "" where none did
    heard: str  # who was there, and so heard that story
    again: bool = False  # whether somebody who may have asked it is met again


class Debrief(Struct, frozen=True):
    """One session afterwards."""

    heading: str
    cues: tuple[str, ...]  # of the stories planned for it
    written: str  # what has been noted; "" where there is room to write instead


class After(Struct, frozen=True):
    """After the interview: a form with a row for each session, and the thank-you notes."""

    blanks: tuple[str, ...]  # what to write down, one column each
    ahead: tuple[Debrief, ...]  # sessions to write down
    noted: tuple[Debrief, ...]  # sessions that have been
    notes: tuple[ThankYouNote, ...]
    thanked: str  # the names of those who have been thanked
    promised: tuple[Promised, ...]  # in every round so far
