"""What is printed of a packet: its forms, what each is called, and what a press needs to know.

In: pages, an edition, a size of paper. Out: jobs for a press, and the finished PDFs. It must not
import what is slow: a press starts before anything else.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.render import made as made_by_us
from secondround.render.pdf import Job, Kind, Paper, Press, Printed
from secondround.system import files
from secondround.text import LONGEST_SLUG, slug
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.app.outcome import Page

KINDS: tuple[Kind, ...] = ("packet", "day-card")
"""What is printed where no form is asked for."""
TITLES: dict[Kind, str] = {
    "packet": "",
    "day-card": "Day card",
    "take-along": "To take along",
    "sheets": "Sheets",
    "cards": "Story cards",
    "booklet": "Booklet",
    "phone": "On the phone",
    "large": "In large type",
}
"""All forms, and what the title of each begins with."""
PHONE: Final = "day"
"""What the day on the phone is called."""
_WAITING: Final = 200
"""Jobs that wait to be printed: enough for many cores."""
_LETTER: Final = re.compile(
    r"^extra:[ \t]*(?:#.*)?\n(?:[ \t].*\n|\n)*?[ \t]+paper:[ \t]*[\"']?letter\b",
    re.MULTILINE | re.IGNORECASE,
)


def usual_size(root: Path) -> Paper:
    """The size that `paper` under `extra` in the workspace's settings names, else A4."""
    try:
        found = _LETTER.search(files.text(root / layout.SETTINGS, root))
    except OSError:  # a problem of its own
        found = None
    return "Letter" if found else "A4"


class Order(Struct, frozen=True):
    """What is printed alike for all pages of a run."""

    root: Path  # the workspace
    edition: Edition
    paper: Paper
    stage: str = ""  # what files are called after, where they are not of the round to prepare
    company: str = ""  # what they are called after as well, where they leave their packet's folder


def printed(press: Press, pages: Iterable[Page], order: Order, folder: Path) -> Iterator[Printed]:
    """The PDFs of all pages as they are finished, below `folder`; without their bytes, which lie in
    the files.
    """
    waiting: deque[Future[Printed]] = deque()
    for page in pages:
        place = Path(f"{folder}/{page.place}")
        if again := press.again(_made_of(page, order), _base(page, order), place):
            yield from again
            continue
        waiting.extend(map(press.print, jobs(page, order, place)))
        # Each is let go of as soon as it is done: a thousand would fill the memory.
        while len(waiting) > _WAITING or (waiting and waiting[0].done()):
            yield _without_bytes(waiting.popleft().result())
    while waiting:
        yield _without_bytes(waiting.popleft().result())


def _without_bytes(printed: Printed) -> Printed:
    return replace(printed, pdf=b"") if printed.pdf else printed


def jobs(
    page: Page, order: Order, folder: Path | None, kinds: Iterable[Kind] = KINDS
) -> Iterator[Job]:
    """What the press needs to know to print a page into `folder`; None: nowhere."""
    base, about = _base(page, order), _about(page, order)
    header = page.header
    for kind in kinds:
        text = page.parts.get(kind, page.day_card if kind == "day-card" else page.text)
        yield Job(
            markdown=text,
            title=", ".join(filter(None, (TITLES[kind], page.meta.title))),
            header=header,
            author=page.meta.candidate,
            base=base,
            kind=kind,
            paper=order.paper,
            output=folder and folder / name(kind, order),
            about=about,
            made_of=_made_of(page, order),
        )


def _base(page: Page, order: Order) -> Path:
    """The packet's folder."""
    return Path(f"{order.root}/{layout.PACKETS}/{page.id}")


def _made_of(page: Page, order: Order) -> str:
    return page.made_of and f"{page.made_of} {order.paper}"


def parts(kinds: Iterable[Kind]) -> tuple[str, ...]:
    """Those of the forms that hold a part of the packet, written for them alone."""
    return tuple(kind for kind in kinds if kind in {"day-card", "take-along", "sheets", "cards"})


def _about(page: Page, order: Order) -> PurePosixPath:
    """The record; for a page that is published under other names, its folder on the site."""
    if order.edition is Edition.PUBLIC:
        return PurePosixPath(page.place)
    return PurePosixPath(layout.PACKETS, page.id, layout.RECORD)


def name(kind: Kind, order: Order) -> str:
    """The file's name, which says what it is, for whom where that is not the candidate, and which
    round it was asked for.
    """
    return f"{_stem(kind, order)}.pdf"


def phone_name(order: Order) -> str:
    """The same for the day on the phone: `tern-harbor-day.html`, on a site `day-carry.html`."""
    return file_name(PHONE, "html", order)


def file_name(what: str, suffix: str, order: Order) -> str:
    """The same for any other file: `tern-harbor-calendar-second-interview-carry.ics`."""
    return f"{_stem(what, order)}.{suffix}"


def outdated(folder: Path, order: Order, names: Iterable[str]) -> tuple[Path, ...]:
    """What an earlier run left of those files in the packet's own folder, under the name that the
    company had then, or under none.
    """
    found: list[Path] = []
    for name in names:
        plain = name.removeprefix(f"{order.company}-")
        there = [folder / plain, *sorted(folder.glob(f"*-{plain}"))]
        found += (path for path in there if path.name != name and made_by_us.is_ours(path))
    return tuple(found)


def company_name(page: Page) -> str:
    """What files are named after outside of their packet's folder; systems allow no endless one."""
    return slug(page.meta.company)[:LONGEST_SLUG].strip("-")


def round_name(which: str | None, page: Page) -> str:
    """What files are named after; "" where no round was asked for."""
    return "" if which is None else page.meta.round_file


def _stem(kind: str, order: Order) -> str:
    edition = "" if order.edition is Edition.CANDIDATE else order.edition.label
    return "-".join(filter(None, (order.company, kind, order.stage, edition)))
