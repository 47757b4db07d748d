"""The packet: what is read, section by section, for one edition.

Complete: every date, length and remark is in words, and it holds nothing that its edition may not
see. A template prints it and decides nothing. All text is plain or Markdown as people wrote it; the
filters of `render` make it safe.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from secondround.packet.model_parts import Answered, FollowUp, Missing, Person
from secondround.packet.model_pictures import Coverage
from secondround.packet.model_plan import Questions, StoryPlan
from secondround.vocabulary import Edition


@dataclass(frozen=True, slots=True)
class PacketMeta:
    """What a packet is about, and for whom."""

    id: str  # the packet's folder below packets/
    title: str  # company and position
    candidate: str
    round: str  # "" without a round
    date: dt.date | None
    date_text: str  # "" without a date
    next_session: str  # "09:30": the next one of the day, or "" where no time is known
    people: tuple[str, ...]  # still to be met, by name, as the day goes; all, once it is over
    held: bool  # whether the round is over
    edition: Edition


@dataclass(frozen=True, slots=True)
class DayCardRow:
    """One session on the day card."""

    when: str
    people: tuple[Person, ...]
    format: str
    place: str  # only where it is not the round's
    done: str  # that the session is over, in words; "" while it is ahead
    cues: tuple[str, ...]  # of the stories to tell, or that were told
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayCard:
    """When, where, who, which stories, which questions: on one page."""

    day: str
    hours: str
    zone: str
    place: str
    video: str
    arrive: str
    rows: tuple[DayCardRow, ...]
    compared: tuple[str, ...]  # questions asked of several on purpose: once, not in each row
    bring: tuple[str, ...]
    contact: str
    brief: bool  # only when and who: it may lie on the table
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found out, and where it comes from."""

    text: str
    source: str  # a name or a link; "" where none is given
    date: str
    so_what: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Findings under one heading."""

    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Competitor:
    """Who else serves the same customers, and the difference."""

    name: str
    difference: str


@dataclass(frozen=True, slots=True)
class Company:
    """What to know about the company before walking in."""

    website: str
    facts: str  # its industry, and when all of this was looked up
    about: str
    topics: tuple[Topic, ...]
    competitors: tuple[Competitor, ...]
    culture: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One story that proves a requirement, and who hears it."""

    title: str
    session: str  # its short label, e.g. "09:30"


@dataclass(frozen=True, slots=True)
class Match:
    """One requirement and what proves it."""

    text: str
    must: bool
    evidence: str  # proof that is no story
    proofs: tuple[Proof, ...]
    none: str  # what to do where nothing proves it; "" where something does


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """The posting's requirements, must-haves first, and the proof of each."""

    posting: str
    matches: tuple[Match, ...]
    with_proof: bool  # False where the edition sees only the requirements
    summary: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One interviewer: who they are and what they are there to find out."""

    name: str
    say: str
    title: str
    role: str  # their part in the decision
    when: str  # the sessions they are in
    profile: str
    finds_out: str
    background: str
    in_common: str
    likely: tuple[Answered, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class People:
    """Everybody one meets in the round, as the day goes, and those of other rounds by name."""

    cards: tuple[Card, ...]
    others: tuple[Card, ...]
    brief: bool  # names and titles only
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What they will ask, and what to answer it with."""

    pitch: str
    pitch_length: str
    motivation: str
    questions: tuple[Answered, ...]
    concerns: tuple[FollowUp, ...]
    pay: str
    same: tuple[str, ...]  # facts in the words that are always said
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Logistics:
    """Getting there, and what comes after."""

    arrive: str
    dress: str
    bring: tuple[str, ...]
    contact: str
    later: tuple[str, ...]  # rounds that follow
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The candidate's own notes."""

    here: str  # for this interview
    always: str  # for every interview


@dataclass(frozen=True, slots=True)
class ThankYouNote:
    """A thank-you note, drafted."""

    to: str
    email: str
    paragraphs: tuple[str, ...]
    of: str = ""  # the earlier round that it is about; "" for the one to prepare


@dataclass(frozen=True, slots=True)
class Debrief:
    """One session afterwards."""

    heading: str
    cues: tuple[str, ...]  # of the stories planned for it
    written: str  # what has been noted; "" where there is room to write instead


@dataclass(frozen=True, slots=True)
class After:
    """After the interview: a form with a row for each session, and the thank-you notes."""

    blanks: tuple[str, ...]  # what to write down, one column each
    ahead: tuple[Debrief, ...]  # sessions to write down
    noted: tuple[Debrief, ...]  # sessions that have been
    notes: tuple[ThankYouNote, ...]
    thanked: str  # the names of those who have been thanked


@dataclass(frozen=True, slots=True)
class Gap:
    """What the story bank cannot give."""

    message: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing, for whom, and what to write."""

    rule: str  # why stories are missing; "" where each gap says so itself
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment of the coach's."""

    on: str  # what it is on, as the packet calls it, with a full stop; "" for the whole packet
    signed: str  # who wrote it, and when
    text: str


@dataclass(frozen=True, slots=True)
class Comments:
    """What the coach has remarked."""

    open: tuple[Remark, ...]
    resolved: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """One record's research, plan and checklists. A section that the edition does not have is
    None.
    """

    meta: PacketMeta
    day_card: DayCard | None
    company: Company
    role_match: RoleMatch | None
    people: People | None
    story_plan: StoryPlan | None
    coverage: Coverage | None
    questions_to_ask: Questions | None
    expected_questions: Expected | None
    logistics: Logistics | None
    notes: Notes | None
    after_the_interview: After | None
    gaps: Gaps | None
    comments: Comments | None


SECTIONS = (
    "day_card",
    "company",
    "role_match",
    "people",
    "story_plan",
    "coverage",
    "questions_to_ask",
    "expected_questions",
    "logistics",
    "notes",
    "after_the_interview",
    "gaps",
    "comments",
)
"""The sections in the order they are read: each names a field, a template and an anchor."""
