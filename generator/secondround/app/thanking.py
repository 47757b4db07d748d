"""The thank-you notes of one packet, as drafts.

In: a workspace, a packet, an edition. Out: the files, written, and what is wrong with the packet.
It prints nothing, and sends nothing.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from secondround.app import by_the_clock, handed_out, parallel, places, planning, selection
from secondround.app.errors import Refused
from secondround.app.handed_out import Destination, WrittenFiles
from secondround.app.outcome import Page
from secondround.records import schedule
from secondround.render import letters
from secondround.render import made as made_by_us
from secondround.vocabulary import Edition

_FOLDER: Final = "thanks"
_PAGE: Final = "notes.md"


def write(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    packet: str,
    *,
    edition: Edition,
    today: dt.date,
    which: str | None = None,
    output: Path | None = None,
    force: bool = False,
    along: Any = parallel.silently,
) -> WrittenFiles:
    """Write a draft for everybody who is still to be thanked, and a page with all of them.

    which: the round, by number or name; unsent notes of rounds before are there, too. Of a round
    that is still to come as of `today`, there are notes only where it is asked for so. output:
    the folder, else `thanks` beside the packet's PDFs. force: whether files that the program did
    not make, or that somebody has written in, may be overwritten. Raises `errors.Refused` and
    `errors.Leaking`.
    """
    if edition > Edition.CANDIDATE:
        raise Refused("Thank-you notes are private: choose candidate or coach.")
    wanted = selection.packet(root, packet)
    output = selection.outside_packets(root, output)
    made = parallel.made(root, [wanted], edition=edition, stage=which, thanks=True, along=along)
    if made.left_out:
        return WrittenFiles(made)
    page = next(iter(made.pages), None)
    if page is None or not page.notes:
        raise Refused(_nothing(wanted, page))
    notes = page.notes
    if which is None and (ahead := _ahead(root, wanted, today)):
        notes = tuple(note for note in notes if note.of)
        if not notes:
            raise Refused(ahead)
    folder = output or places.printed(root, edition, page.place) / _FOLDER
    data = letters.drafts(notes) | {_PAGE: letters.page(page.meta.title, notes, today)}
    there = made_by_us.kept(folder / name for name in data)
    if there and not force:
        raise Refused(
            f"{places.shown(there[0])} has been changed since it was made, so all drafts stay as "
            "they are. Send it or move it elsewhere, or use --force."
        )
    to = Destination(root, edition, page.place, folder, outside=output is not None)
    written = handed_out.write(made, data, to)
    drafts = (path for path in sorted(folder.glob("*.eml")) if path.name not in data)
    return replace(written, outdated=tuple(filter(made_by_us.is_ours, drafts)))


def too_early(root: Path, packet: str, which: str | None, today: dt.date) -> str:
    """That the round is still to come by its date, whose notes were asked for or which has begun on
    record; "" where it may have been.
    """
    application = planning.read(root, packet)
    stage = selection.stage(application.record, which)
    if which is None and not schedule.has_begun(application.record.rounds[stage]):
        return ""
    said = by_the_clock.still_ahead(application, stage, today)
    return f"warning: {said}" if said else ""


def _ahead(root: Path, packet: str, today: dt.date) -> str:
    """That nobody of the round to prepare has been met yet, and what to do; "" where somebody may
    have been.
    """
    application = planning.read(root, packet)
    stage = selection.stage(application.record, None)
    said = by_the_clock.still_ahead(application, stage, today)
    if not said or schedule.has_begun(application.record.rounds[stage]):
        return ""
    return f"{said} To draft its notes all the same, add --round {stage + 1}."


def _nothing(packet: str, page: Page | None) -> str:
    """Why there is no draft."""
    if page is None or not page.meta.round:
        return f"`{packet}` has no round yet, so there is nobody to thank."
    return f"Nobody of “{page.meta.round}” is waiting for a thank-you note."
