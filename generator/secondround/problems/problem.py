"""The one shape of everything that can be wrong, and how it reads.

In: a code of the table, a place, words. Out: `Problem` values, and their text. A code that is not
in the table cannot be raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.problems.codes import CODES, Severity, Stage

MOST: Final = 50
"""Problems shown of one file; a file with more has one mistake that repeats."""
NOWHERE: Final = PurePosixPath()
"""The file of a problem that lies in no file: of the machine, or of a repository."""
_WIDEST: Final = 160  # characters of a line that are shown
_SHOWN: Final = "\t\u200c\u200d"
"""Marks that are no letters and harm no terminal: joiners are in names and in emoji."""
_BEFORE: Final = 60  # of them before the caret, where the line is longer


_PARTS: Final = attrgetter(
    "file.parts", "line", "column", "severity", "code", "message", "hint", "width", "about", "part"
)


class Problem(Struct, frozen=True, order=True):
    """One thing wrong, worded for the person who can mend it."""

    file: PurePosixPath  # relative to the workspace; NOWHERE for none
    line: int  # 1-based
    column: int  # 1-based, in characters
    severity: Severity
    code: str  # stable, e.g. "unknown-field"; one of CODES
    message: str  # what was found and where, names in backticks
    hint: str = ""  # the fix, or the nearest name
    width: int = 1  # characters to underline, on that line; 0 where the file as a whole is meant
    about: tuple[str, ...] = ()  # the stories, people or requirements, as a sentence names them
    part: str = ""  # of these, the field that is meant, where a code may be about any

    def __post_init__(self) -> None:
        """Refuse a code that is not in the table, and a severity that its entry does not allow."""
        if self.severity not in CODES[self.code].severities:
            raise ValueError(f"`{self.code}` is never a {self.severity.name.lower()}")

    @classmethod
    def at(  # noqa: PLR0913, PLR0917 - a problem has that many parts
        cls,
        file: PurePosixPath,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        *,
        width: int = 1,
        severity: Severity | None = None,
        about: tuple[str, ...] = (),
        part: str = "",
    ) -> Problem:
        """A problem at a place of a file, with its code's usual severity unless one is given."""
        severity = CODES[code].severity if severity is None else severity
        return cls(file, line, column, severity, code, message, hint, width, about, part)

    @classmethod
    def of_file(
        cls,
        file: PurePosixPath,
        code: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity | None = None,
    ) -> Problem:
        """A problem of a file as a whole, or of none (NOWHERE)."""
        return cls.at(file, 1, 1, code, message, hint, width=0, severity=severity)


def in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted as they compare, but each is taken apart once, and not whenever it meets another."""
    return tuple(sorted(found, key=_PARTS))


def as_text(problem: Problem, lines: Sequence[str]) -> str:
    """A problem in words, with its line and a caret below; `lines` are the file's, none where it
    was not read.
    """
    place = "" if problem.file == NOWHERE else f"{problem.file}:{problem.line}:{problem.column}: "
    head = f"{place}{problem.severity.name.lower()} {problem.code}: "
    shown = [head + printable(problem.message), *_excerpt(problem, lines)]
    if problem.hint:
        shown.append(f"hint: {printable(problem.hint)}")
    return "\n".join(shown)


def _excerpt(problem: Problem, lines: Sequence[str]) -> list[str]:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if not line.strip() or not problem.width or CODES[problem.code].private:
        return []
    start, end = problem.column - 1, problem.column - 1 + problem.width
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    part = printable(line[first : first + _WIDEST])
    blank = re.sub(r"[^\t]", " ", part[: start - first])
    carets = "^" * max(1, min(end - first, len(part)) - (start - first))
    return [f"{problem.line:>5} | {part}".rstrip(), f"      | {blank}{carets}"]


def printable(text: str) -> str:
    """The text without characters that would steer a terminal or turn the direction of reading."""
    return "".join(
        c if c.isprintable() or c in _SHOWN else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def failed(found: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any problem is bad enough to stop: an error, or with `strict` a warning."""
    worst = Severity.WARNING if strict else Severity.ERROR
    return any(problem.severity <= worst for problem in found)


def is_shown_anyway(problem: Problem) -> bool:
    """Whether every command shows the problem though it goes on."""
    return CODES[problem.code].always_shown


def is_of_print(problem: Problem) -> bool:
    """Whether the problem is about what is on paper."""
    return CODES[problem.code].stage is Stage.PRINTING


def stops_or_is_shown(problem: Problem) -> bool:
    """Whether a problem is an error, or one that is shown though the command goes on."""
    return problem.severity is Severity.ERROR or is_shown_anyway(problem)
