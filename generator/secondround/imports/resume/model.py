"""A resume as every format and layout has it: who, what they can do, where they worked.

In: what a reader of one format found. Out: values. Every text is as the file has it.
"""

from __future__ import annotations

from msgspec import Struct

from secondround.imports.found import Unplaced


class Month(Struct, frozen=True, order=True):
    """A month of a year, or a year alone."""

    year: int
    month: int | None = None  # 1 to 12


class Period(Struct, frozen=True):
    """From when to when, as far as the file says."""

    text: str  # as written
    start: Month | None
    end: Month | None  # None as long as it lasts, and where nothing is said
    lasts: bool = False


class Job(Struct, frozen=True):
    """A position, project or office somebody held, and what they did in it."""

    employer: str = ""
    title: str = ""
    place: str = ""
    period: Period | None = None
    highlights: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()  # paragraphs
    heading: tuple[str, ...] = ()  # the lines that say the above, as written
    where: str = ""  # "Experience", for `Unplaced`


class Resume(Struct, frozen=True):
    """Everything that a resume says."""

    format: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    headline: str = ""
    summary: tuple[str, ...] = ()  # paragraphs
    skills: tuple[str, ...] = ()
    jobs: tuple[Job, ...] = ()
    rest: tuple[Unplaced, ...] = ()
    remarks: tuple[str, ...] = ()
