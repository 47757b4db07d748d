"""What the checker finds: values, sorted and worded, before anything is printed.

In: a finding of any stage. Out: `Problem` values. Printing them is the command line's work.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath


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
    width: int = 1  # characters to underline, on that line


class ProblemsFound(Exception):
    """A stage cannot go on; carries what it found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")
