"""Everything that `check` shows: what is wrong with packets, and what no packet by itself has.

In: a workspace, and what was made of its packets. Out: all problems, sorted, with the lines of the
files that they are in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from secondround.app import between_clients
from secondround.app.outcome import Made
from secondround.problems import Problem
from secondround.records import by_hand

Lines = Mapping[PurePosixPath, tuple[str, ...]]


def everything(
    root: Path, wanted: Collection[str] | None, made: Made, resume: Path | None
) -> tuple[tuple[Problem, ...], Lines]:
    """The problems of the packets `wanted`; where they are all (None), also those of the pages
    written by hand, and what concerns several clients at once, which only a coach may read.
    """
    problems, lines = {*made.problems}, {**made.lines}
    if wanted is None:
        problems.update(by_hand.problems(root))
        between, their_lines = between_clients.problems(root, made)
        problems.update(between)
        lines |= their_lines
    if resume:
        from secondround.app import sent_resume  # noqa: PLC0415 - reads files of other kinds

        differing, their_lines = sent_resume.problems(root, wanted, resume)
        problems.update(differing)
        lines |= their_lines
    return tuple(sorted(problems)), lines
