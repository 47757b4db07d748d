"""What is taken along: the day card, a sheet for each session, and the index of stories.

As in `model`: complete values in words, nothing that a template must guess at. What a sheet has no
room for stands in the reading part: each story whole in the story bank, each person in `People`.
"""

from __future__ import annotations

from msgspec import Struct

from secondround.packet.model_parts import Answered, FollowUp, MetBefore, Missing, Person
from secondround.packet.model_pictures import Strip


class DayCardRow(Struct, frozen=True):
    """One session on the day card."""

    heading: str  # time and people, different from all other rows'
    named: bool  # whether the heading names everybody
    until: str  # when it ends, or how long it is
    people: tuple[Person, ...]
    format: str
    place: str  # only where it is not the round's
    video: str  # likewise
    passcode: str
    dial_in: str  # the number to join the call by, and its PIN
    done: str  # that the session is over, in words; "" while it is ahead
    cues: tuple[str, ...]  # of the stories to tell, or that were told
    more: str  # how many stories are on its sheet alone, or that none is left, in words
    questions: tuple[str, ...]
    promised: tuple[str, ...] = ()  # to the people there, and not kept yet
    doubt: str = ""  # the first that they had the last time


class DayCard(Struct, frozen=True):
    """When, where, who, which stories, which questions: on one page."""

    day: str
    hours: str
    zone: str
    place: str
    video: str
    passcode: str
    dial_in: str  # the number to join the call by, and its PIN
    contact: str  # who to call when late
    arrive: str
    bring: tuple[str, ...]
    strip: Strip | None  # the day to scale
    rows: tuple[DayCardRow, ...]
    compared: tuple[str, ...]  # questions asked of several on purpose: once, not in each row
    end: str  # what ends the day
    brief: bool  # only when and who: it may lie on the table
    missing: tuple[Missing, ...]
    messages: tuple[str, ...] = ()  # what everybody should remember
    if_then: tuple[str, ...] = ()  # what to do if something goes wrong


class DayChange(Struct, frozen=True):
    """A change on the day, and what to tell then."""

    text: str
    cost: str  # what would be lost if all else were told as planned; "" for nothing
    left: str  # what is lost even so, where it is told as below
    tell: tuple[tuple[str, str], ...]  # time and people of a session, and the cues it hears then


class SheetPerson(Struct, frozen=True):
    """One interviewer, as far as one needs to know in the room."""

    name: str
    say: str
    title: str
    role: str  # their part in the decision, and whether they make it
    judges: str  # what they are there to find out
    in_common: str
    likely: tuple[Answered, ...]  # what they may ask, with the cue that answers it
    notes: str  # private
    seen_at: str  # the sheet on which all of this stands; "" where it is here
    before: tuple[MetBefore, ...] = ()  # the last time first


class SheetStory(Struct, frozen=True):
    """A story to tell, or that was told: the result first."""

    title: str
    cue: str  # its cue, else its title
    result: str  # of the half-minute version
    background: str  # of the half-minute version: the situation and the task
    done: str  # of the half-minute version: what was done
    shows: str  # what it shows here, in words
    why: tuple[str, ...]  # why it was chosen, in sentences: for the coach alone
    facts: str  # employer, year and spoken length
    follow_ups: tuple[FollowUp, ...]
    waiver: str  # why it is told a second time
    to_write: str  # the beats that it lacks, in words; "" where it has all


class SheetQuestion(Struct, frozen=True):
    """One question to ask."""

    text: str
    to: str  # a name, where it is meant for one of several
    compare: bool  # asked of several on purpose
    again: bool = False  # perhaps asked of them before
    follow_up: str = ""  # what to ask next; "" where there is nothing, or no room for it


class Sheet(Struct, frozen=True):
    """What is read in one session, on a page or half of one."""

    heading: str  # time and people, different from all other sessions'
    until: str  # "until 10:40, 60 minutes"
    name: str  # what the invitation calls it; "" where it has no name
    tests: str  # what it is said to test; "" where nothing is said
    format: str  # "over a meal"; "" for the usual kind
    place: str  # its own place, else the round's
    video: str
    dial_in: str
    held: bool  # whether it is over
    people: tuple[SheetPerson, ...]
    opening: str  # what to open with, in half a minute
    opening_at: str  # "at 09:40", where it stands on that sheet; "" where it is here
    stories: tuple[SheetStory, ...]
    nothing: str  # why no story is planned; "" where one is
    reserves: tuple[SheetStory, ...]
    questions: tuple[SheetQuestion, ...]
    closing: str
    time: str  # what the plan fills of the minutes; "" where that is not shown
    drop: tuple[str, ...]  # what to leave out where it is too full
    brief: bool  # only titles and cues, with room to write: it may lie on the table
    opening_length: str = ""  # of all of it: "32 s"
    closing_length: str = ""  # likewise; "" where the line is ours
    messages: tuple[str, ...] = ()  # those that its stories prove


class Sheets(Struct, frozen=True):
    """The sheets of the day, in its order."""

    sessions: tuple[Sheet, ...]
    missing: tuple[Missing, ...]


class Told(Struct, frozen=True):
    """A story by its cue, and where it is planned."""

    cue: str
    where: str  # "09:40", "in reserve for 09:40", "told at 09:40", "not planned"


class IfAsked(Struct, frozen=True):
    """Something they may ask about, and the stories that answer it, the best first."""

    about: str
    tell: tuple[Told, ...]


class Index(Struct, frozen=True):
    """If they ask … tell …: over the whole story bank."""

    entries: tuple[IfAsked, ...]
