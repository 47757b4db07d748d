"""The packet: what is read, section by section, for one edition.

Complete: every date, length and remark is in words, and it holds nothing that its edition may not
see. A template prints it and decides nothing. All text is plain or Markdown as people wrote it; the
filters of `render` make it safe.
"""

from __future__ import annotations

from msgspec import Struct

from secondround.packet.model_debrief import After, AskedBefore, Doubt, Stated
from secondround.packet.model_meta import PacketMeta
from secondround.packet.model_parts import Answered, Message, Missing, Opening
from secondround.packet.model_pictures import Coverage
from secondround.packet.model_plan import Questions, StoryBank
from secondround.packet.model_role import RoleMatch
from secondround.packet.model_take_along import DayCard, Index, Sheets


class Finding(Struct, frozen=True):
    """One thing found out, and where it comes from."""

    text: str
    source: int  # its number in the list of sources; 0 where none is given
    link: str  # that source's own words, for a link to it; "" where none is given
    date: str  # of news, which is read by its date; "" elsewhere
    so_what: str


class Source(Struct, frozen=True):
    """Where something was found, named once."""

    link: str  # an address, or a name
    name: str  # an address without what every address begins with
    date: str


class Topic(Struct, frozen=True):
    """Findings under one heading."""

    title: str
    findings: tuple[Finding, ...]


class Competitor(Struct, frozen=True):
    """Who else serves the same customers, and the difference."""

    name: str
    difference: str


class Company(Struct, frozen=True):
    """What to know about the company before walking in."""

    website: str
    facts: str  # its industry, and when all of this was looked up
    about: str
    topics: tuple[Topic, ...]
    competitors: tuple[Competitor, ...]
    culture: str
    sources: tuple[Source, ...]  # in the order they are first used
    missing: tuple[Missing, ...]


class Card(Struct, frozen=True):
    """One interviewer, as far as there is time to read it the evening before."""

    name: str
    say: str
    title: str
    when: str  # the sessions they are in; "" for those of other rounds
    profile: str
    background: str
    notes: str  # of those whom no sheet is about
    asked: tuple[AskedBefore, ...] = ()


class People(Struct, frozen=True):
    """What is known of the people beyond their sheets, and those of other rounds by name."""

    cards: tuple[Card, ...]
    others: tuple[Card, ...]


class Pitch(Struct, frozen=True):
    """Who one is and why one is here, in the words that are always said."""

    pitch: str
    pitch_length: str
    motivation: str
    messages: tuple[Message, ...]
    openings: tuple[Opening, ...]
    same: tuple[str, ...]  # facts in the words that are always said
    missing: tuple[Missing, ...]


class Expected(Struct, frozen=True):
    """What they will ask, and what to answer it with."""

    questions: tuple[Answered, ...]
    concerns: tuple[Doubt, ...]
    pay: str
    stated: tuple[Stated, ...]
    missing: tuple[Missing, ...]


class Logistics(Struct, frozen=True):
    """Getting there, and what comes after."""

    arrive: str
    travel: str  # how long the way takes: "40 minutes"; "" where it is not known
    dress: str
    bring: tuple[str, ...]
    before: tuple[str, ...]  # what is still to be done, each with its day
    contact: str
    later: tuple[str, ...]  # rounds that follow
    rehearse: tuple[str, ...]  # days on which to rehearse
    missing: tuple[Missing, ...]


class Notes(Struct, frozen=True):
    """The candidate's own notes."""

    here: str  # for this interview
    always: str  # for every interview


class Gap(Struct, frozen=True):
    """What the story bank cannot give."""

    message: str
    prompt: str
    offer: str = ""  # what could be planned instead; "" where there is nothing
    line: str = ""  # that says so, in the record


class Gaps(Struct, frozen=True):
    """What is missing, for whom, and what to write."""

    rule: str  # why stories are missing; "" where each gap says so itself
    gaps: tuple[Gap, ...]


class Remark(Struct, frozen=True):
    """One comment of the coach's."""

    on: str  # what it is on, as the packet calls it, with a full stop; "" for the whole packet
    signed: str  # who wrote it, and when
    text: str


class Comments(Struct, frozen=True):
    """What the coach has remarked."""

    open: tuple[Remark, ...]
    resolved: tuple[Remark, ...]


class Packet(Struct, frozen=True):
    """One record's research, plan and checklists. A section that the edition does not have is
    None.
    """

    meta: PacketMeta
    day_card: DayCard | None
    sheets: Sheets | None
    if_they_ask: Index | None
    pitch: Pitch | None
    company: Company
    people: People | None
    role_match: RoleMatch | None
    coverage: Coverage | None
    story_bank: StoryBank | None
    expected_questions: Expected | None
    questions_to_ask: Questions | None
    gaps: Gaps | None
    logistics: Logistics | None
    notes: Notes | None
    after_the_interview: After | None
    comments: Comments | None


TAKE_ALONG = ("day_card", "sheets", "if_they_ask")
"""The sections that are taken along, in the order they are read: each names a field, a template and
an anchor.
"""
READING = (
    "pitch",
    "company",
    "people",
    "coverage",
    "role_match",
    "story_bank",
    "expected_questions",
    "questions_to_ask",
    "gaps",
    "logistics",
    "notes",
    "comments",
    "after_the_interview",
)
"""The sections that are read at home, likewise."""
SECTIONS = TAKE_ALONG + READING
