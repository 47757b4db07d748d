"""What is printed of a packet: two PDFs, what each is called, and what a press needs to know.

In: pages, an edition, a size of paper. Out: jobs for a press, and the finished PDFs. It must not
import what is slow: a press starts before anything else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from secondround.render.pdf import Job, Kind, Paper, Press, Printed
from secondround.text import slug
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.app.pipeline import Page

KINDS: tuple[Kind, ...] = ("packet", "day-card")
ALONE: tuple[Kind, ...] = (*KINDS, "take-along")
"""What can be printed by itself."""
PHONE: Final = "day"
"""What the day on the phone is called."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed alike for all pages of a run."""

    root: Path  # the workspace
    edition: Edition
    paper: Paper
    stage: str = ""  # what files are called after, where they are not of the round to prepare


def printed(press: Press, pages: Iterable[Page], order: Order, folder: Path) -> Iterator[Printed]:
    """The PDFs of all pages as they are finished, below `folder`; without their bytes, which lie in
    the files.
    """
    waiting: deque[Future[Printed]] = deque()
    for page in pages:
        waiting.extend(map(press.print, jobs(page, order, folder / page.place)))
    while waiting:  # each is let go of as soon as it is done: a thousand would fill the memory
        yield replace(waiting.popleft().result(), pdf=b"")


def jobs(page: Page, order: Order, folder: Path, kinds: Iterable[Kind] = KINDS) -> Iterator[Job]:
    """What the press needs to know to print a page into `folder`."""
    for kind in kinds:
        text, title = {
            "packet": (page.text, page.meta.title),
            "day-card": (page.day_card, f"Day card, {page.meta.title}"),
            "take-along": (page.take_along, f"To take along, {page.meta.title}"),
        }[kind]
        yield Job(
            markdown=text,
            title=title,
            header=page.header,
            author=page.meta.candidate,
            base=order.root / layout.PACKETS / page.id,
            kind=kind,
            paper=order.paper,
            output=folder / name(kind, order),
            about=_about(page, order),
        )


def _about(page: Page, order: Order) -> PurePosixPath:
    """The record; for a page that is published under other names, its folder on the site."""
    if order.edition is Edition.PUBLIC:
        return PurePosixPath(page.place)
    return PurePosixPath(layout.PACKETS, page.id, layout.RECORD)


def name(kind: Kind, order: Order) -> str:
    """The file's name, which says for whom it is where that is not the candidate, and which round
    it was asked for.
    """
    return f"{_stem(kind, order)}.pdf"


def phone_name(order: Order) -> str:
    """The same for the day on the phone: `day.html`, `day-carry.html`."""
    return file_name(PHONE, "html", order)


def file_name(what: str, suffix: str, order: Order) -> str:
    """The same for any other file of a round: `calendar-second-interview-carry.ics`."""
    return f"{_stem(what, order)}.{suffix}"


def round_name(which: str | None, page: Page) -> str:
    """What files are named after; "" where no round was asked for."""
    if which is None:
        return ""
    return slug(page.meta.round) or slug(which) or "round"


def _stem(kind: str, order: Order) -> str:
    edition = "" if order.edition is Edition.CANDIDATE else order.edition.label
    return "-".join(filter(None, (kind, order.stage, edition)))
