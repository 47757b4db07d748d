"""What every client gets, made in one run: a site of each one's own, as a page under a passphrase.

In: a workspace and clients. Out: for each a file and its passphrase, or what is wrong. One client's
fault stops nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.app import building, locking, parallel, selection
from secondround.app.errors import Ended, Refused
from secondround.app.outcome import Made
from secondround.app.parallel import silently
from secondround.system import workfolder
from secondround.vocabulary import layout

_INVENTED: Final = "still-example"
"""The code of what `new` and `init` invented, which no client may get as if it were true."""


class HandOver(Struct, frozen=True):
    """What one client gets."""

    client: str
    file: Path
    passphrase: str = ""  # "" where the file was not made
    fault: str = ""  # why not
    built: building.Built | None = None  # with the problems of the packets
    left: Made | None = None  # with the problems of texts that are still the scaffold's


def each(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    names: Sequence[str] = (),
    *,
    output: Path | None = None,
    pdf: bool = True,
    force: bool = False,
    along: Any = silently,
) -> Iterator[HandOver]:
    """Make what each client gets, one after the other: of those named, or of all with a packet.

    output: the folder, else `hand-over` in the workspace. force: whether a file of an earlier run
    may be replaced. Raises `errors.Refused` before anything is made, where a name means nobody.
    """
    ids = [selection.candidate(root, name) for name in names] or _with_packets(root)
    if not ids:
        raise Refused(
            "No client has a folder with a packet, so there is nothing to hand over. "
            f"{selection.order(root, 'client', 'add')} adds a client."
        )
    folder = selection.outside_packets(root, output) or root / layout.HANDED_OVER
    for id_ in ids:
        file = folder / f"{id_.replace('/', '+')}.html"
        if file.exists() and not force:
            yield HandOver(id_, file, fault="it exists already, and --force replaces it")
            continue
        try:
            yield _made(root, id_, file, pdf=pdf, along=along)
        except Ended as error:
            yield HandOver(id_, file, fault=str(error))


def _with_packets(root: Path) -> list[str]:
    people = selection.candidates(root)
    return [id_ for id_ in people if selection.packets_of(root, id_)]


def _made(root: Path, id_: str, file: Path, *, pdf: bool, along: Any) -> HandOver:
    packets = selection.packets_of(root, id_)
    checked = parallel.made(root, packets, edition=None, planned=False, along=along)
    left = tuple(problem for problem in checked.problems if problem.code == _INVENTED)
    if left:
        fault = "some of it is still the example that secondround wrote"
        return HandOver(id_, file, fault=fault, left=replace(checked, problems=left))
    built = building.build(root, candidate=id_, pdf=pdf, along=along)
    if not built.done:
        fault = "its site could not be made"
        return HandOver(id_, file, fault=fault, built=built)
    passphrase = locking.new_passphrase()
    made = locking.lock({built.site: file}, "page", passphrase)
    list(locking.write(made, workfolder.base(root, file.parent)))
    return HandOver(id_, file, passphrase, built=built)
