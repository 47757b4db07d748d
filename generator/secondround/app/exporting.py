"""One client's workspace: with the shared library and guides, and nothing of another client's.

In: a workspace and a client. Out: a folder that builds by itself, and a list in it of what it held
at first, so that what was changed there can be brought back. No link is followed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.app import (
    client_folders,
    client_texts,
    hand_written,
    leak_check,
    selection,
    shared_companies,
    starting,
)
from secondround.app.errors import Refused
from secondround.records import by_hand
from secondround.render import made
from secondround.render.markdown import home_page
from secondround.system import atomic, files, workfolder
from secondround.vocabulary import Edition, layout

LIST: Final = PurePosixPath(".exported.json")
"""What the exported workspace held at first."""
_SETTINGS: Final = (layout.SETTINGS, ".gitignore", ".pre-commit-config.yaml")
_SHARED: Final = (
    PurePosixPath("schema"),
    PurePosixPath(layout.TEMPLATES),
    PurePosixPath("overrides"),
    *(PurePosixPath(layout.PACKETS, name) for name in (*layout.SHARED, layout.ASSETS)),
)
"""Folders that all clients share."""

Files = dict[PurePosixPath, bytes]


class Exported(Struct, frozen=True):
    """A client's own workspace."""

    folder: Path
    client: str
    links: tuple[PurePosixPath, ...]  # that were left out


class Return(Struct, frozen=True):
    """What of an exported workspace has changed since, as it would come back."""

    client: str
    taken: Mapping[PurePosixPath, bytes | None]  # by place; None of a file that is gone there
    before: Mapping[PurePosixPath, bytes | None]  # what is here at those places
    clashing: tuple[PurePosixPath, ...]  # changed here as well
    shared: tuple[PurePosixPath, ...]  # changed there, and all clients' here: not taken


def export(root: Path, name: str, folder: Path) -> Exported:
    """Write a client's own workspace into a folder that is empty or not there.

    Raises `errors.Leaking`, and writes nothing, where a file of it says something of another
    client.
    """
    id_ = client_folders.named(root, name)
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty. Choose a new folder.")
    selection.outside_packets(root, folder)
    links: list[PurePosixPath] = []
    wanted: Files = {}
    for place in (*_SHARED, PurePosixPath(layout.PACKETS, id_)):
        wanted |= _inside(root, place, links)
    for place in shared_companies.unused(root, selection.packets_of(root, id_)):
        wanted.pop(place, None)
    wanted |= {PurePosixPath(layout.PACKETS, layout.PAGE): _home(root, id_)}
    for file in map(PurePosixPath, _SETTINGS):
        if (root / file).is_file():
            wanted[file] = files.read(root / file, root)
    contents = client_texts.for_one_candidate(root, id_, Edition.COACH)
    output = leak_check.Output(
        root, Edition.COACH, contents, guides=hand_written.guides(root, Edition.COACH)
    )
    leak_check.stop(output, _searched(wanted).items())
    listed = _list(id_, {str(place): _digest(data) for place, data in wanted.items()})
    settings = wanted.pop(PurePosixPath(layout.SETTINGS))
    # Last, what makes a folder a workspace.
    wanted |= {LIST: listed, PurePosixPath(layout.SETTINGS): settings}
    starting.write(folder, wanted)
    return Exported(folder, id_, tuple(links))


def coming_back(root: Path, folder: Path) -> Return:
    """What has changed in an exported workspace, for the client's folder here."""
    id_, known = _listed(folder)
    if id_ not in selection.candidates(root):
        raise Refused(f"There is no client `{id_}` here. {selection.there(_all(root))}")
    client_folders.named(root, id_)
    own = PurePosixPath(layout.PACKETS, id_)
    links: list[PurePosixPath] = []
    theirs, ours = _inside(folder, own, links), _inside(root, own, links)
    taken: dict[PurePosixPath, bytes | None] = {}
    clashing = []
    for place in sorted({*theirs, *ours}):
        there, here = theirs.get(place), ours.get(place)
        first = known.get(str(place))
        if there == here or _digest(there) == first:
            continue
        if _digest(here) == first:
            taken[place] = there
        elif not made.is_ours(root / place):  # what is made is made anew
            clashing.append(place)
    shared: Files = {}
    for place in _SHARED:
        shared |= _inside(folder, place, links)
    other = [place for place, data in shared.items() if known.get(str(place)) != _digest(data)]
    before = {place: ours.get(place) for place in taken}
    return Return(id_, taken, before, tuple(clashing), tuple(sorted(other)))


def take_back(root: Path, folder: Path, wanted: Return) -> None:
    """Write what has changed, and note in the exported folder which files are now the same in both;
    Refused, with nothing written, where a file here has changed since it was compared.
    """
    own = PurePosixPath(layout.PACKETS, wanted.client)
    with workfolder.alone(root / layout.PACKETS), workfolder.opened(root) as work:
        now = _inside(root, own, [])
        if any(now.get(place) != before for place, before in wanted.before.items()):
            raise Refused("A file has changed meanwhile. Nothing was written. Run it again.")
        for place, data in wanted.taken.items():
            if data is None:
                (root / place).unlink()
            else:
                mode = atomic.usual_mode()
                atomic.write(root / place, data, work=work, inside=root, mode=mode)
    _note_agreed(root, folder, own)


def _note_agreed(root: Path, folder: Path, own: PurePosixPath) -> None:
    """What is alike in both from now on is what the next changes are compared with."""
    id_, known = _listed(folder)
    ours, theirs = _inside(root, own, []), _inside(folder, own, [])
    agreed: dict[str, str | None] = {}
    for name, digest in known.items():
        place = PurePosixPath(name)
        if own not in place.parents or place in ours or place in theirs:
            agreed[name] = digest
    for place, data in theirs.items():
        if ours.get(place) == data:
            agreed[str(place)] = _digest(data)
    atomic.write(folder / LIST, _list(id_, agreed))


def _all(root: Path) -> tuple[str, ...]:
    return tuple(client.id for client in client_folders.clients(root))


def _inside(root: Path, folder: PurePosixPath, links: list[PurePosixPath]) -> Files:
    """Every file of a folder; the links in it are listed, and not followed."""
    found: Files = {}
    for place in sorted(_places(root, folder)):
        if (root / place).is_symlink():
            links.append(place)
        elif (root / place).is_file():
            found[place] = files.read(root / place, root)
    return found


def _places(root: Path, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    if (root / folder).is_symlink():
        yield folder
        return
    for above, folders, there in os.walk(root / folder):
        here = PurePosixPath(Path(above).relative_to(root).as_posix())
        links = [name for name in folders if Path(above, name).is_symlink()]
        for name in (*there, *links):
            yield here / name


def _home(root: Path, id_: str) -> bytes:
    """The home page, whose list holds no other client's packets."""
    text, _ = by_hand.home(root)
    others = set(selection.packets(root)) - set(selection.packets_of(root, id_))
    return home_page.without(text, others).encode()


def _listed(folder: Path) -> tuple[str, Mapping[str, str]]:
    """The client whose workspace was exported there, and the digests of its files at first."""
    try:
        found = json.loads(files.text(folder / LIST, folder))
        return str(found["client"]), dict(found["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{folder} was not made by `client export`: it has no {LIST}.") from error


def _list(id_: str, known: Mapping[str, str | None]) -> bytes:
    """The list of an exported workspace: whose it is, and its files as both sides had them."""
    listed = {"client": id_, "files": dict(sorted(known.items()))}
    return f"{json.dumps(listed, indent=1, ensure_ascii=False)}\n".encode()


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _searched(wanted: Files) -> Files:
    """What is searched for other clients, each file by the place that the search knows it by."""
    found = {}
    for place, data in wanted.items():
        if data not in client_texts.shipped():
            is_packet = place.parts[0] == layout.PACKETS
            found[place.relative_to(layout.PACKETS) if is_packet else place] = data
    return found
