"""The day on the phone of one packet: a file that needs nothing else.

In: a workspace, a packet, an edition. Out: the file, written, and what is wrong with the packet. It
prints nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from secondround.app import leak_check, papers, parallel, places, selection
from secondround.app.errors import Refused
from secondround.app.pipeline import Made
from secondround.render import made as made_by_us
from secondround.render import phone
from secondround.system import atomic, workfolder
from secondround.vocabulary import Edition


@dataclass(frozen=True, slots=True)
class WrittenPhone:
    """What was written."""

    made: Made  # the packet, with the problems of its files
    path: Path | None = None  # None where the packet's files have errors
    size: int = 0  # bytes


def write(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    packet: str,
    *,
    edition: Edition,
    which: str | None = None,
    told: Sequence[str] = (),
    output: Path | None = None,
    force: bool = False,
    along: Any = parallel.silently,
) -> WrittenPhone:
    """Write the day of a packet as one HTML file.

    which: the round, by number or name. told: what was told in it today already, see `on_the_day`.
    output: the folder, else that of the packet's PDFs. force: whether a file that the program did
    not make may be overwritten. Raises `errors.Refused` and `errors.Leaking`.
    """
    wanted = selection.packet(root, packet)
    output = selection.outside_packets(root, output)
    made = parallel.made(
        root, [wanted], edition=edition, stage=which, told=told, phone=True, along=along
    )
    if made.left_out:
        return WrittenPhone(made)
    page = next(iter(made.pages), None)
    if page is None or not page.phone:
        raise Refused(_nothing(wanted, edition))
    order = papers.Order(root, edition, "A4", papers.round_name(which, page))
    path = (output or places.printed(root, edition, page.place)) / papers.phone_name(order)
    if not force and made_by_us.kept([path]):
        raise Refused(made_by_us.refusal(str(places.shown(path))))
    text = phone.with_solver(page.phone).encode()
    searched = {PurePosixPath(page.place, path.name): text}
    leak_check.stop(leak_check.Output(root, edition, made.contents), searched)
    with workfolder.opened(workfolder.base(root, output)) as work:
        atomic.write(path, text, work=work, inside=None if output else root)
    return WrittenPhone(made, path, len(text))


def _nothing(packet: str, edition: Edition) -> str:
    """Why there is no file."""
    if edition is Edition.PUBLIC:
        return "The day on the phone is not for the public: choose candidate, carry or coach."
    return f"`{packet}` has no round with sessions yet: write them into `rounds` first."
