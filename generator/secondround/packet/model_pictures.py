"""What is shown as a picture: the day as a strip, and grids of who hears what.

As in `model`: complete values in words, nothing that a template must guess at. Each look has its
word beside it, for those who cannot see it.
"""

from __future__ import annotations

from msgspec import Struct


class Cell(Struct, frozen=True):
    """What one session has to do with a line of a grid."""

    text: str  # "told", "in reserve", "2"; "" where nothing
    look: str  # the class it is drawn by: "told", "reserve", "n1", "n2", "n3" or ""


class Part(Struct, frozen=True):
    """A part of a session's bar."""

    look: str  # "opening", "stories", "follow-ups", "questions" or "free"
    height: str  # in ems: "1.25"


class GridRow(Struct, frozen=True):
    """One line of a grid: what it is about, its cells by session, and what comes of them."""

    name: str
    look: str  # the part of the bars that it counts; "" for every other line
    cells: tuple[Cell, ...]
    instead: str  # stands across all sessions, where none has anything to do with the line
    total: str


class Grid(Struct, frozen=True):
    """A table with a column for each session, as wide as a page in print."""

    caption: str
    corner: str
    heads: tuple[str, ...]  # the sessions
    total: str  # the head of the last column
    bars: tuple[tuple[Part, ...], ...]  # by session, drawn above the first line; may be empty
    rows: tuple[GridRow, ...]


class Coverage(Struct, frozen=True):
    """Who hears what. A long day has several parts, each with all of its grids."""

    balance: str  # how many stories answer each of the three; "" where a grid shows it
    remarks: tuple[str, ...]
    parts: tuple[tuple[Grid, ...], ...]


class StripSession(Struct, frozen=True):
    """One session of the day's strip: a block as long as the session, with its label."""

    label: str  # "09:40"; of a break what it is called
    words: str  # what the block means: "60 minutes, Ana Ruiz"
    look: str  # "ahead", "held", or "pause" of a break
    place: str  # of its label: "above", "below", "below ending", or "hidden" for lack of room
    narrow: str  # the same on a phone: "narrow-above", ...
    left: str  # where it begins, in per cent of the day: "10.81"
    width: str  # how long it is: "16.22"
    top: str = ""  # of several at once, where its share of the strip's height begins: "50.00"
    height: str = ""  # and how high that is; "" for all of it


class Strip(Struct, frozen=True):
    """The day to scale: sessions, and the breaks between them."""

    words: str  # "The day from 09:00 to 15:10"
    sessions: tuple[StripSession, ...]
