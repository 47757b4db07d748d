"""A round of one packet for a calendar and an address book.

In: a workspace, a packet, an edition, a moment to stamp the file with. Out: the files, written, and
what is wrong with the packet. It prints nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from secondround.app import handed_out, papers, parallel, places, selection
from secondround.app.errors import Refused
from secondround.app.handed_out import Destination, WrittenFiles
from secondround.app.outcome import Page
from secondround.packet import RoundCalendar
from secondround.render import calendar as calendar_files
from secondround.render import made as made_by_us
from secondround.system import files
from secondround.vocabulary import Edition, layout

_LARGEST: Final = 5_000_000
"""Bytes of an earlier calendar; one of ours has some thousands."""


def write(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    packet: str,
    *,
    edition: Edition,
    stamp: dt.datetime | None = None,
    today: dt.date | None = None,
    which: str | None = None,
    output: Path | None = None,
    force: bool = False,
    along: Any = parallel.silently,
) -> WrittenFiles:
    """Write a round's calendar file, and one with the cards of its interviewers.

    which: the round, by number or name. stamp: when the file was made, else the start of the
    round's day. today: a day before which no rehearsal or deadline is put in. output: the folder,
    else that of the packet's PDFs. force: whether files that the program did not make may be
    overwritten. Raises `errors.Refused` and `errors.Leaking`.
    """
    wanted = selection.packet(root, packet)
    output = selection.outside_packets(root, output)
    made = parallel.made(root, [wanted], edition=edition, stage=which, calendar=True, along=along)
    if made.left_out:
        return WrittenFiles(made)
    page = next(iter(made.pages), None)
    if page is None or page.calendar is None:
        raise Refused(_nothing(wanted, edition, page))
    name, company = page.meta.round_file, papers.company_name(page)
    order = papers.Order(root, edition, "A4", name, company)
    folder = output or places.printed(root, edition, page.place)
    data = _data(page.calendar, order, folder, stamp, today)
    if not force:
        handed_out.refuse_to_overwrite([folder / name for name in data])
    to = Destination(root, edition, page.place, folder, outside=output is not None)
    old = () if output else papers.outdated(folder, order, data)
    return replace(handed_out.write(made, data, to), outdated=old)


def _data(
    calendar: RoundCalendar,
    order: papers.Order,
    folder: Path,
    stamp: dt.datetime | None,
    today: dt.date | None,
) -> Mapping[str, bytes]:
    """The files by name; no file of cards for nobody."""
    name = papers.file_name("calendar", "ics", order)
    moment = stamp or dt.datetime.combine(calendar.date, dt.time(), dt.UTC)
    earlier = _earlier(folder, order, name, calendar)
    found = {name: calendar_files.events(calendar, earlier, moment, today)}
    if calendar.people:
        cards = papers.file_name("people", "vcf", order)
        found[cards] = calendar_files.cards(calendar.people)
    return found


def _earlier(folder: Path, order: papers.Order, name: str, calendar: RoundCalendar) -> bytes:
    """The file as it was written before, also under the name that the company had then: by it
    calendars know which events have changed.
    """
    if was := _ours(folder / name):
        return was
    others = map(_ours, papers.outdated(folder, order, [name]))
    return next((data for data in others if calendar_files.continues(calendar, data)), b"")


def _ours(path: Path) -> bytes:
    """What is in a file of ours; nothing where there is none."""
    if made_by_us.kept([path]):
        return b""
    try:
        return files.read(path, largest=_LARGEST)
    except OSError:
        return b""


def _nothing(packet: str, edition: Edition, page: Page | None) -> str:
    """Why there is no file."""
    if edition is Edition.PUBLIC:
        return "A calendar is not for the public: choose candidate, carry or coach."
    if page is None or not page.meta.round:
        return f"`{packet}` has no round yet: write it into `rounds` first."
    if page.meta.date is None:
        return (
            f"“{page.meta.round}” has no date yet: write `date:` at the round in {layout.RECORD}."
        )
    return f"“{page.meta.round}” has no sessions yet: write them into `sessions` first."
