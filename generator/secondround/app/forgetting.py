"""A client who is to be forgotten: every trace in the workspace, and what can be removed of it.

In: a workspace, a client's id, further names. Out: `Traces`, and on a second call the files without
them. No link is followed, git's own folder is left alone, and nothing outside the workspace is
touched.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct, field

from secondround import records
from secondround.app import (
    client_folders,
    client_texts,
    history_traces,
    selection,
    shared_companies,
    unfinished,
)
from secondround.app.errors import Refused
from secondround.app.parallel import Along, silently
from secondround.privacy.leaks import Footprint, Unsearchable, texts_of
from secondround.records import by_hand
from secondround.render import made
from secondround.render.markdown import home_page
from secondround.render.site import edition_label
from secondround.system import atomic, cache, files, workfolder
from secondround.vocabulary import Edition, layout

_LEFT_ALONE: Final = frozenset({".git", ".venv", "venv", "node_modules", "__pycache__"})
"""Folders that hold no words of clients, or only git may change."""
_MADE_IN: Final = (layout.PRINTED, layout.LOCKED, layout.HANDED_OVER)
"""Folders in which what is made has a folder for each client."""
_LARGEST: Final = 200_000_000
"""Bytes of a file that is searched."""


class NamedIn(Struct, frozen=True):
    """A file that names the client among other things."""

    file: PurePosixPath
    places: tuple[tuple[int, str], ...]  # line, 0 where there are none, and words


class Traces(Struct):
    """Everything found of one client; paths from the workspace, sorted."""

    client: str
    names: tuple[str, ...] = ()  # the client's, that were looked for
    others: tuple[str, ...] = ()  # of people and companies in the client's files, likewise
    folders: list[PurePosixPath] = field(default_factory=list)  # the client's own
    made: list[PurePosixPath] = field(default_factory=list)  # files and sites that can be made anew
    words: list[NamedIn] = field(default_factory=list)  # texts, which can do without
    by_hand: list[NamedIn] = field(default_factory=list)  # what only a person can change
    unread: list[tuple[PurePosixPath, str]] = field(default_factory=list)  # and why
    history: history_traces.HistoryTraces = field(default_factory=history_traces.HistoryTraces)

    @property
    def removable(self) -> bool:
        """Whether there is anything to remove."""
        return bool(self.folders or self.made or self.words)


def find(root: Path, name: str, also: Sequence[str] = (), *, along: Along = silently) -> Traces:
    """Every trace of a client. also: further names of the client, for what the files do not say.

    Refused where nobody is known by that name, or the folder is a link or a submodule.
    """
    id_ = _id(root, name, also)
    footprint = _footprint(root, id_, also)
    found = Traces(id_, footprint.names, footprint.others)
    for folder in own_folders(id_):
        if os.path.lexists(root / folder):
            client_folders.refuse_odd(root, folder)
            found.folders.append(folder)
    research = sorted(_research(root, id_))
    found.folders += research
    _look_at_all(root, found.folders, footprint, found, along)
    if os.path.lexists(root / cache.PLACE):  # its pages and PDFs are packed
        found.made.append(cache.PLACE)
    found.made = sorted(dict.fromkeys(found.made))
    found.history = history_traces.find(root, (*own_folders(id_), *research), footprint)
    return found


def own_folders(id_: str) -> tuple[PurePosixPath, ...]:
    """Where a client's own files may be."""
    top = PurePosixPath(layout.PACKETS)
    return top / id_, top / layout.ARCHIVE / id_


def _research(root: Path, id_: str) -> frozenset[PurePosixPath]:
    """Shared research that nobody else's packets use."""
    packets = selection.packets(root)
    mine = [packet for packet in packets if f"{packet}/".startswith(f"{id_}/")]
    theirs = shared_companies.used(root, mine) | shared_companies.used_by_archived(root, id_)
    return theirs - shared_companies.used(root, set(packets) - set(mine))


def remove(
    root: Path, traces: Traces, also: Sequence[str] = (), *, along: Along = silently
) -> Traces:
    """Remove what can be removed; what is left.

    The client's own folder goes last, and in it the file with the name: whatever stops this, it can
    be done again.
    """
    id_ = traces.client
    footprint = _footprint(root, id_, also)
    mine = [packet for packet in selection.packets(root) if f"{packet}/".startswith(f"{id_}/")]
    for place in traces.made:
        _delete(root, place)
    unfinished.forget(root, mine)
    text, problems = by_hand.home(root)
    with workfolder.opened(root) as work:
        if text and not problems:
            home = root / layout.PACKETS / layout.HOME
            atomic.write(home, home_page.without(text, mine), work=work, inside=root)
        for named in traces.words:
            path = root / named.file
            if path.is_file():
                data = footprint.without(_searched(named.file), files.read(path, root))
                atomic.write(path, data, work=work, inside=root)
    for folder in traces.folders:
        _delete(root, folder)
    left = Traces(id_, history=traces.history)
    _look_at_all(root, (), footprint, left, along)
    return left


def _id(root: Path, name: str, also: Sequence[str]) -> str:
    """The client's id, whether or not anything is left of the folder."""
    if selection.is_of_one(root):
        raise Refused(
            f"This workspace is one person’s, so all of it would go. Delete the folder {root}."
        )
    for folder in own_folders(name):
        client_folders.refuse_others(folder)
        if os.path.lexists(root / folder):
            client_folders.refuse_odd(root, folder)
            return name
    known = (*selection.candidates(root), *client_folders.archived(root))
    try:
        return client_folders.among(name, known, "There is no client")
    except Refused as error:
        if also:
            return name
        raise Refused(
            f"{error} For somebody whose folder is gone, give the name: --name “Ana Ruiz”."
        ) from error


def _footprint(root: Path, id_: str, also: Sequence[str]) -> Footprint:
    """What to look for; Refused where it is not known who the client is."""
    packets, people = selection.packets(root), selection.candidates(root)
    mine = {packet for packet in (*packets, *people) if f"{packet}/".startswith(f"{id_}/")}
    theirs = client_texts.private(records.read(root, mine)) if mine else ()
    archived = client_folders.archived_files(root, id_)
    if archived:
        theirs += client_texts.private(records.read_files(archived))
    others = records.read(root, set(packets) - mine).applications
    present = [texts_of(each, Edition.COACH, alone=False) for each in others]
    footprint = Footprint(theirs, present, (*also, id_, *sorted(mine - {id_})))
    if not footprint:
        raise Refused(f"No file says who {id_} is. Give the name: --name “Ana Ruiz”.")
    return footprint


def _others(root: Path, own: Sequence[PurePosixPath]) -> Iterator[PurePosixPath]:
    """Every file and link of the workspace that is not the client's own, sorted."""
    for folder, names, there in os.walk(root):
        here = PurePosixPath(Path(folder).relative_to(root).as_posix())
        links = [name for name in names if Path(folder, name).is_symlink()]
        names[:] = sorted(
            name
            for name in names
            if name not in _LEFT_ALONE
            and here / name not in (*own, cache.PLACE)
            and name not in links
        )
        for name in sorted((*there, *links)):
            yield here / name


def _look_at_all(
    root: Path,
    own: Sequence[PurePosixPath],
    footprint: Footprint,
    found: Traces,
    along: Along,
) -> None:
    """Put every file that names the client where it belongs."""
    places = tuple(_others(root, own))
    for place in along("Files searched", places, len(places)):
        _look(root, place, footprint, found)


def _look(root: Path, place: PurePosixPath, footprint: Footprint, found: Traces) -> None:
    """Put a file where it belongs, if it names the client."""
    if place in found.folders:
        return
    path = root / place
    named = footprint.named_in(_searched(place)) or _is_of(place, found.client)
    if path.is_symlink():
        if named:
            found.by_hand.append(NamedIn(place, ((0, "a link of that name"),)))
        return
    try:
        data = files.read(path, root, largest=_LARGEST)
        places = footprint.found(_searched(place), data)
    except (OSError, Unsearchable) as error:
        if made.is_ours(path) and named:
            found.made.append(_whole(root, place))
        else:
            found.unread.append((place, str(getattr(error, "strerror", None) or error)))
        return
    if not (named or places) or data in client_texts.shipped():
        return
    site = _whole(root, place)
    lines = tuple((each.line, each.words) for each in places)
    if site != place or made.is_ours(path) or place.parts[0] in _MADE_IN:
        found.made.append(site)
    elif lines and lines[0][0] and not named:
        found.words.append(NamedIn(place, lines))
    else:
        found.by_hand.append(NamedIn(place, lines or ((0, "its name"),)))


def _searched(place: PurePosixPath) -> PurePosixPath:
    """A file's place as the search knows the packets' folders."""
    return place.relative_to(layout.PACKETS) if place.parts[0] == layout.PACKETS else place


def _is_of(place: PurePosixPath, id_: str) -> bool:
    """Whether a file lies in the client's folder among what was made."""
    if place.parts[0] not in _MADE_IN:
        return False
    edition = rf"(?:{'|'.join(each.label for each in Edition)})-edition"
    after = "/".join(place.parts[1:])
    pattern = rf"(?:{edition}/)?(?:site-(?:{edition}-)?)?{re.escape(id_)}(?:[/.]|-locked)"
    return re.match(pattern, after) is not None


def _whole(root: Path, place: PurePosixPath) -> PurePosixPath:
    """The built site that a file is part of; the file itself where it is part of none."""
    for folder in place.parents:
        if folder.parts and edition_label.read(root / folder):
            return folder
    return place


def _delete(root: Path, place: PurePosixPath) -> None:
    """Delete a file, or a folder with all in it but what links lead to; and folders that are empty
    then.
    """
    path = root / place
    if path.is_dir() and not path.is_symlink():
        last = path / layout.CANDIDATE
        for child in sorted(path.iterdir(), key=lambda child: child == last):
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            else:
                child.unlink()
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    for folder in place.parents[:-1]:
        if folder.parts == (layout.PACKETS,) or any((root / folder).iterdir()):
            break
        (root / folder).rmdir()
