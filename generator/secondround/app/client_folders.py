"""Clients, each with a folder below packets/: put aside, and brought back.

In: a workspace and a client's id. Out: folders moved. Nothing is deleted, and no link is followed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path, PurePosixPath

from msgspec import Struct

from secondround.app import selection
from secondround.app.errors import Refused
from secondround.records import by_hand
from secondround.render.markdown import home_page
from secondround.system import atomic, files, typed, workfolder
from secondround.text import capital, did_you_mean, nearest, slug
from secondround.vocabulary import layout


class Client(Struct, frozen=True):
    """A client's folder."""

    id: str
    packets: int
    archived: bool


def number_of(root: Path, packets: Iterable[str]) -> int:
    """How many candidates those packets are of. No other folder is looked into."""
    packets, above = tuple(packets), set[str]()
    for packet in packets:
        above.update(accumulate(packet.split("/"), "{}/{}".format))
    top = f"{root / layout.PACKETS}"  # of thousands of folders a Path for each takes longer
    known = frozenset(
        folder
        for folder in above
        if os.path.isfile(f"{top}/{folder}/{layout.CANDIDATE}")  # noqa: PTH113 (likewise)
    )
    return len({selection.owner(packet, known) for packet in packets})


def clients(root: Path) -> tuple[Client, ...]:
    """Everybody with a folder of their own, then everybody in the archive."""
    packets, people = selection.packets(root), selection.candidates(root)
    found = []
    for id_ in people:
        number = len(selection.belonging(packets, people, id_))
        found.append(Client(id_, number, archived=False))
    for id_ in archived(root):
        folder = root / layout.PACKETS / layout.ARCHIVE / id_
        found.append(Client(id_, len(list(folder.rglob(layout.RECORD))), archived=True))
    return tuple(found)


def archived(root: Path) -> tuple[str, ...]:
    """The ids of the clients in the archive, sorted."""
    return selection.candidates(root, layout.ARCHIVE)


def archived_files(root: Path, below: str = "") -> dict[PurePosixPath, bytes]:
    """What archived clients' YAML files hold, or those of one client, by the places to which they
    would come back, with the library that all share.
    """
    top = root / layout.PACKETS
    aside = top / layout.ARCHIVE
    if not (aside / below).is_dir():
        return {}
    found = {}
    for base, folder in ((top, top / layout.LIBRARY), (aside, aside / below)):
        for path in sorted(folder.rglob("*.yml")):
            place = PurePosixPath(layout.PACKETS, path.relative_to(base).as_posix())
            with suppress(OSError):
                found[place] = files.read(path, top)
    return found


def archive(root: Path, names: Sequence[str]) -> tuple[PurePosixPath, ...]:
    """Put clients aside, into a folder that nothing reads; their new places.

    The home page no longer lists their packets. All are moved, or none is.
    """
    wanted = [named(root, name) for name in names]
    aside = PurePosixPath(layout.PACKETS, layout.ARCHIVE)
    _refuse_taken(root, [aside / id_ for id_ in wanted])
    text, problems = by_hand.home(root)
    packets = selection.packets(root)
    gone = [packet for packet in packets if any(map(f"{packet}/".startswith, _folders(wanted)))]
    for id_ in wanted:
        _move(root, PurePosixPath(layout.PACKETS, id_), aside / id_)
    if text and not problems:
        home = root / layout.PACKETS / layout.HOME
        with workfolder.opened(root) as work:
            atomic.write(home, home_page.without(text, gone), work=work, inside=root)
    return tuple(aside / id_ for id_ in wanted)


def restore(root: Path, names: Sequence[str]) -> tuple[PurePosixPath, ...]:
    """Bring clients back from the archive; their places. All are moved, or none is."""
    known = archived(root)
    wanted = [among(name, known, "There is no archived client") for name in names]
    aside, top = PurePosixPath(layout.PACKETS, layout.ARCHIVE), PurePosixPath(layout.PACKETS)
    for id_ in wanted:
        refuse_odd(root, aside / id_)
    _refuse_taken(root, [top / id_ for id_ in wanted])
    for id_ in wanted:
        _move(root, aside / id_, top / id_)
    if not archived(root):
        _remove_empty(root / aside)
    return tuple(top / id_ for id_ in wanted)


def named(root: Path, name: str) -> str:
    """The id of the client that a name means, with packets or without; Refused where the folder is
    not to be moved or copied as a whole.
    """
    folder = PurePosixPath(layout.PACKETS, name)
    if os.path.lexists(root / folder):
        refuse_odd(root, folder)
    known = selection.candidates(root)
    if name not in known and (root / folder).is_dir():
        raise Refused(
            f"{folder} holds no {layout.CANDIDATE}, so it is not known whose it is. Put that file "
            f"back, or see {selection.order(root, 'client', 'forget', name)}."
        )
    id_ = among(name, known, "There is no client")
    refuse_odd(root, PurePosixPath(layout.PACKETS, id_))
    return id_


def refuse_others(folder: PurePosixPath) -> None:
    """Refuse a folder that cannot be a client's: one that is not below packets, or that all packets
    share.
    """
    top, *below = folder.parts or ("",)
    if top != layout.PACKETS or ".." in below or not set(below) - {layout.ARCHIVE}:
        raise Refused(f"{folder} is not a client’s folder: those lie below {layout.PACKETS}.")
    if below[0] in layout.SHARED:
        raise Refused(f"{folder} holds what all packets share, and belongs to no client.")


def refuse_odd(root: Path, folder: PurePosixPath) -> None:
    """Refuse a folder that is a link, a submodule, or holds another client's."""
    for place in (folder, *folder.parents):
        if (root / place).is_symlink():
            target = (root / place).readlink()
            raise Refused(
                f"{place} is a link to {target}, and links are not followed. Put the folder itself "
                "there, or work where it lies."
            )
    if os.path.lexists(root / folder / ".git"):
        out = typed.command("git", "rm", "--cached", folder)
        raise Refused(
            f"{folder} is a repository of its own, such as a submodule, which only git should move "
            f"or delete. To make it a plain folder: {out}, then delete {folder}/.git."
        )
    inside = sorted((root / folder).rglob(layout.CANDIDATE))
    others = [path.parent for path in inside if path.parent != root / folder]
    if others:
        other = others[0].relative_to(root).as_posix()
        raise Refused(f"{other} is another client’s, and lies in {folder}. Move it out first.")


def among(name: str, known: tuple[str, ...], lacking: str) -> str:
    """The id that is meant, by itself, by its last part or by the person’s name; Refused where none
    is. lacking: how the sentence begins that says so.
    """
    for wanted in (name, slug(name)):
        if found := selection.same(wanted, known):
            return found
    ends = [id_ for id_ in known if id_.endswith(f"/{name}")]
    if len(ends) == 1:
        return ends[0]
    hint = capital(did_you_mean(nearest(name, known))) or (selection.there(known) if known else "")
    raise Refused(f"{lacking} `{name}`. {hint}".rstrip())


def _folders(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{id_}/" for id_ in ids)


def _refuse_taken(root: Path, places: Sequence[PurePosixPath]) -> None:
    for place in places:
        if os.path.lexists(root / place):
            raise Refused(f"{place} exists already. Nothing was moved.")


def _move(root: Path, source: PurePosixPath, target: PurePosixPath) -> None:
    (root / target.parent).mkdir(parents=True, exist_ok=True)
    (root / source).rename(root / target)
    atomic.sync_folder((root / target).parent)
    atomic.sync_folder((root / source).parent)


def _remove_empty(folder: Path) -> None:
    """Remove a folder that holds nothing but empty folders."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
