"""What the checker finds: values, sorted and worded, before anything is printed.

In: a finding of any stage. Out: `Problem` values. Printing them is the command line's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath

MOST = 50
"""Problems told of one file; who has more has one mistake that repeats."""


class Severity(IntEnum):
    """How bad a problem is; an error stops a build, a warning does not."""

    ERROR = 1
    WARNING = 2
    NOTE = 3


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file, worded for the person who wrote the file."""

    file: PurePosixPath  # relative to the workspace
    line: int  # 1-based
    column: int  # 1-based, in characters
    severity: Severity
    code: str  # stable, e.g. "unknown-field"
    message: str  # what was found and where, names in backticks
    hint: str = ""  # the fix, or the nearest name
    width: int = 1  # characters to underline, on that line; 0 where the file as a whole is meant


class ProblemsFound(Exception):  # noqa: N818 - no error of the program: it carries what was found
    """A stage cannot go on; carries what it found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")


def text(problem: Problem, lines: Sequence[str]) -> str:
    """A problem in words, with its line and a caret below; `lines` are the file's, none where it
    was not read.
    """
    head = f"{problem.file}:{problem.line}:{problem.column}: {problem.severity.name.lower()} {problem.code}: "
    shown = [head + _plain(problem.message), *_excerpt(problem, lines)]
    if problem.hint:
        shown.append(f"hint: {_plain(problem.hint)}")
    return "\n".join(shown)


def _excerpt(problem: Problem, lines: Sequence[str]) -> list[str]:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if not line.strip() or not problem.width:
        return []
    start, end = problem.column - 1, problem.column - 1 + problem.width
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    part = _plain(line[first : first + _WIDEST])
    blank = re.sub(r"[^\t]", " ", part[: start - first])
    carets = "^" * max(1, min(end - first, len(part)) - (start - first))
    return [f"{problem.line:>5} | {part}".rstrip(), f"      | {blank}{carets}"]


def _plain(text: str) -> str:
    """The text without characters that would steer a terminal or turn the direction of reading."""
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


_WIDEST = 160  # characters of a line that are shown
_BEFORE = 60  # of them before the caret, where the line is longer


PASSED_OVER = frozenset({"unreadable-lock"})
"""Codes of the warnings that every command tells which goes on: something that was written is done
without.
"""


def failed(found: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any problem is bad enough to stop: an error, or with `strict` a warning."""
    worst = Severity.WARNING if strict else Severity.ERROR
    return any(problem.severity <= worst for problem in found)


def stops_or_is_told(problem: Problem) -> bool:
    """Whether a problem is an error, or one that is told though the command goes on."""
    return problem.severity is Severity.ERROR or problem.code in PASSED_OVER
