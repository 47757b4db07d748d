"""A resume as every format and layout has it: who, what they can do, where they worked.

In: what a reader of one format found. Out: values. Every text is as the file has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondround.imports.found import Unplaced


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, or a year alone."""

    year: int
    month: int | None = None  # 1 to 12


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, as far as the file says."""

    text: str  # as written
    start: Month | None
    end: Month | None  # None as long as it lasts, and where nothing is said
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A position, project or office somebody held, and what they did in it."""

    employer: str = ""
    title: str = ""
    place: str = ""
    period: Period | None = None
    highlights: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()  # paragraphs
    heading: tuple[str, ...] = ()  # the lines that say the above, as written
    where: str = ""  # "Experience", for `Unplaced`


@dataclass(frozen=True, slots=True)
class Resume:
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
