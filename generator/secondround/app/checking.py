"""Everything that `check` shows: what is wrong with packets, and what no packet by itself has.

In: a workspace, and what was made of its packets. Out: all problems, sorted, with the lines of the
files that they are in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from secondround.app import between_clients
from secondround.app.outcome import Made
from secondround.problems import Problem, in_order
from secondround.records import by_hand, linked
from secondround.render.site import source_pictures
from secondround.vocabulary import layout

Lines = Mapping[PurePosixPath, Sequence[str]]


def everything(
    root: Path, wanted: Collection[str] | None, made: Made, resume: Path | None
) -> tuple[tuple[Problem, ...], Lines]:
    """The problems of the packets `wanted`; where they are all (None), also those of the pages
    written by hand, and what concerns several clients at once, which only a coach may read.
    """
    problems, lines = {*made.problems}, {**made.lines}
    if wanted is None:
        problems.update(of_pages(root))
        between, their_lines = between_clients.problems(root, made)
        problems.update(between)
        lines |= their_lines
    if resume:
        from secondround.app import sent_resume  # noqa: PLC0415 - reads files of other kinds

        differing, their_lines = sent_resume.problems(root, wanted, resume)
        problems.update(differing)
        lines |= their_lines
    return in_order(problems), lines


def of_pages(root: Path) -> tuple[Problem, ...]:
    """What is wrong with the pages written by hand, and with the pictures that they show."""
    home, unread = by_hand.home(root)
    guides, faulty = by_hand.guides(root)
    pages = {layout.HOME: home.encode(), **guides}
    with suppress(OSError):  # what cannot be read is named where a site is built
        pages |= linked.found(root, pages)
    return (*unread, *faulty, *source_pictures.problems(pages))
