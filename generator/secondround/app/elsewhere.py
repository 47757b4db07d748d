"""Packets made on another machine: all that one takes is packed up, and what was made comes back.

In: ids of packets, and their files. Out: a parcel that any process can work off, and from it the
pages and the PDFs, to the byte as they would be made here. It must pack no other client's file, and
leave nothing behind where the work was done.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from secondround.app import papers, pipeline
from secondround.app.inputs import READ, Inputs
from secondround.app.outcome import Made
from secondround.render.pdf import Kind, Paper, Press, Printed, engine_anywhere
from secondround.render.pictures import raster
from secondround.system import files, version, workfolder
from secondround.vocabulary import layout

Contents = dict[str, bytes | None]
"""Files by their places in a workspace; None is a folder."""


class StaysHereError(Exception):
    """A packet that is not given away; the message says why, after "because"."""


class NotMadeError(Exception):
    """Nothing was made elsewhere; the message says why, after "because"."""


class Parcel(Struct, frozen=True):
    """All that some packets are made of. It can be pickled, and says nothing of what it holds."""

    ids: tuple[str, ...]
    way: dict[str, Any]  # what `pipeline.make` is told
    kinds: tuple[Kind, ...]  # what is printed of each
    paper: Paper
    program: str  # the version that must make it
    engine: str  # what must set the type
    files: Contents

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self.ids)})"


class Finished(Struct, frozen=True):
    """What was made of a parcel."""

    made: Made
    printed: dict[str, tuple[Printed, ...]]
    """The PDFs of each packet by its id, in the order of the parcel's kinds."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self.printed)})"


def packed(
    root: Path, inputs: Inputs, ids: tuple[str, ...], way: dict[str, Any], *, paper: Paper | None
) -> Parcel:
    """The parcel of those packets; paper: of the PDFs, None: without any.

    Raises StaysHereError where they rest on what cannot be read.
    """
    places: set[str] = set()
    for id_ in ids:
        places |= {f"{layout.PACKETS}/{place}" for place, _ in inputs.of(id_)}
    templates = root / layout.TEMPLATES
    places |= {path.relative_to(root).as_posix() for path in sorted(templates.rglob("*"))}
    return Parcel(
        ids,
        way,
        papers.KINDS if paper else (),
        paper or "A4",
        version.release(),
        engine_anywhere() if paper else "",
        contents(root, places),
    )


def contents(root: Path, places: Iterable[str]) -> Contents:
    """What lies at those places now. Of what no packet shows there is only the name.

    Raises StaysHereError for a link and for what cannot be read.
    """
    found: Contents = {}
    for place in sorted(places):
        path = root / place
        try:
            if path.is_symlink():
                raise StaysHereError("their files include links")
            if path.is_dir():
                found[place] = None
            elif _is_read(PurePosixPath(place)):
                found[place] = files.read(path, root)
            else:
                found[place] = b""
        except OSError as error:
            raise StaysHereError("some of their files cannot be read") from error
    return found


def _is_read(place: PurePosixPath) -> bool:
    return place.parts[0] == layout.TEMPLATES or place.suffix.lower() in READ | raster.KINDS


def expect_own(inputs: Inputs, id_: str) -> None:
    """Raise StaysHereError where a packet rests on another client's files."""
    for place, _ in inputs.of(id_):
        if not _is_for(id_, place, inputs):
            raise StaysHereError("their pseudonyms are checked against all clients' files")


def _is_for(id_: str, place: str, inputs: Inputs) -> bool:
    """Whether a file below packets/ is the packet's own, its client's, or shared by all."""
    path, own = PurePosixPath(place), PurePosixPath(id_)
    above = layout.above_library(path)
    folder = path.parent if above is None else above
    client = inputs.client(id_)
    return (
        path.is_relative_to(own)
        or folder in own.parents
        or bool(client and path.is_relative_to(client))
    )


def finished(parcel: Parcel) -> Finished:
    """The pages and PDFs of a parcel. Whatever it takes lies in a folder that nobody else can read,
    and that is gone at the end.

    Raises NotMadeError.
    """
    if parcel.program != version.release():
        raise NotMadeError("another version of the program, or of a library, is installed there")
    if parcel.kinds and (not parcel.engine or parcel.engine != engine_anywhere()):
        raise NotMadeError("other fonts, or another Pango, are installed there")
    try:
        with workfolder.temporary() as folder:
            return _made(parcel, folder.resolve())
    except Exception as error:  # noqa: BLE001 (whatever it is, it can be made where it was asked)
        # What it says is of the client's files, and would go into logs.
        raise NotMadeError(f"it failed there ({type(error).__name__})") from None


def attempted(parcel: Parcel) -> Finished | str:
    """What was made of a parcel, or why nothing was: said and not raised, since an executor tries
    again what raises, and another version of the program stays another.
    """
    try:
        return finished(parcel)
    except NotMadeError as error:
        return str(error)


def _made(parcel: Parcel, folder: Path) -> Finished:
    root, work = folder / "workspace", folder / "work"
    work.mkdir()
    _lay_out(parcel.files, root)
    with ExitStack() as stack:
        press = None
        if parcel.kinds:
            templates = root / layout.TEMPLATES
            press = stack.enter_context(Press(templates=templates, work=work, workers=1))
        made = pipeline.make(root, parcel.ids, **parcel.way)
        printed = {}
        if press:
            order = papers.Order(root, parcel.way["edition"], parcel.paper)
            for page in made.pages:
                waiting = [press.print(job) for job in papers.jobs(page, order, None, parcel.kinds)]
                printed[page.id] = tuple(future.result() for future in waiting)
    return Finished(made, printed)


def _lay_out(found: Contents, root: Path) -> None:
    (root / layout.PACKETS).mkdir(parents=True)
    for place, data in found.items():
        path = root / place
        if not path.resolve().is_relative_to(root):
            raise ValueError(place)
        if data is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
