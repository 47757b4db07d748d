"""The day on the phone of one packet: a file that needs nothing else.

In: a workspace, a packet, an edition. Out: the file, written, and what is wrong with the packet. It
prints nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from secondround.app import handed_out, papers, parallel, places, selection
from secondround.app.errors import Refused
from secondround.app.handed_out import Destination, WrittenFiles
from secondround.render import phone
from secondround.vocabulary import Edition


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
) -> WrittenFiles:
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
        return WrittenFiles(made)
    page = next(iter(made.pages), None)
    if page is None or not page.phone:
        raise Refused(_nothing(wanted, edition))
    name, company = papers.round_name(which, page), papers.company_name(page)
    order = papers.Order(root, edition, "A4", name, company)
    path = (output or places.printed(root, edition, page.place)) / papers.phone_name(order)
    if not force:
        handed_out.refuse_to_overwrite([path])
    data = {path.name: phone.with_solver(str(page.phone)).encode()}
    to = Destination(root, edition, page.place, path.parent, outside=output is not None)
    old = () if output else papers.outdated(path.parent, order, [path.name])
    return replace(handed_out.write(made, data, to), outdated=old)


def _nothing(packet: str, edition: Edition) -> str:
    """Why there is no file."""
    if edition is Edition.PUBLIC:
        return "The day on the phone is not for the public: choose candidate, carry or coach."
    return f"`{packet}` has no round with sessions yet: write them into `rounds` first."
