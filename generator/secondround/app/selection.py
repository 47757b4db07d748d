"""Which workspace and which packets are meant by what was typed.

In: a folder to start from, names of packets and candidates. Out: the workspace's folder, ids; or a
usage error that names the nearest. Reads folders only, never a record, so that completion answers
at once.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from secondround.app.errors import Refused
from secondround.system import files, typed
from secondround.text import capital, caseless, composed, did_you_mean, listed, listed_names, slug
from secondround.text import nearest as nearest_name
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.records import Record

NO_PACKET = "There is no packet yet."
FEW = 8  # names that a message lists
NEW = "my-interview"  # a name for a packet, where there is none to go by


def is_workspace(folder: Path) -> bool:
    """Whether `folder` holds a `mkdocs.yml` and `packets/`."""
    return (folder / layout.SETTINGS).is_file() and (folder / layout.PACKETS).is_dir()


def workspace(given: Path | None) -> Path:
    """The folder given, else the nearest workspace upwards; what killed runs left is removed."""
    from secondround.system import workfolder  # noqa: PLC0415 (completion does without, mostly)

    found = _workspace(given)
    workfolder.clear(found)
    return found


def _workspace(given: Path | None) -> Path:
    if given:
        if not given.is_dir():
            raise Refused(f"There is no folder {given}.")
        return given.resolve()
    here = Path.cwd()
    if found := nearest(here):
        if found != here and not _is_own(found):
            way = typed.line("--workspace", found)
            raise Refused(
                f"The workspace above, {found}, belongs to another user. To use it, add {way}"
            )
        return found
    for folder in (here, *here.parents):
        settings = folder / layout.SETTINGS
        if (folder / layout.PACKETS).is_dir() and (why := files.odd(settings)):
            raise Refused(f"{settings} cannot be read: {why}. Put a plain file in its place.")
    raise Refused(
        f"No workspace here: neither {here} nor a folder above it has a {layout.SETTINGS} and a "
        f"{layout.PACKETS} folder. `secondround init` makes one."
    )


def _is_own(folder: Path) -> bool:
    """Whether the folder and its settings belong to whoever asks, where a system can tell."""
    if not hasattr(os, "getuid"):
        return True
    return all(path.stat().st_uid == os.getuid() for path in (folder, folder / layout.SETTINGS))


def nearest(here: Path) -> Path | None:
    """The nearest workspace from a folder upwards."""
    return next(filter(is_workspace, (here, *here.parents)), None)


def folder_in_repository(root: Path) -> PurePosixPath:
    """Where the workspace lies below the nearest folder with a `.git`, "." where there is none."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return PurePosixPath(root.relative_to(folder).as_posix())
    return PurePosixPath()


def order(root: Path, *words: str | Path) -> str:
    """A command for that workspace, as it can be typed in the current folder, in backticks."""
    there = () if nearest(Path.cwd()) == root else ("--workspace", root)
    return typed.command("secondround", *words, *there)


def order_for_new(root: Path, name: str = "", candidate: str | None = None) -> str:
    """The command that adds a packet of that name, or of the nearest name that may be one."""
    people = candidates(root)
    alone = is_of_one(root) or len(people) < 2  # noqa: PLR2004 - of several, one has to be named
    owner = candidate or (None if alone else people[0])
    words = ("--candidate", owner) if owner else ()
    better = slug(name.rpartition("/")[2])
    return order(root, "new", NEW if not better or better in layout.TAKEN else better, *words)


def is_of_one(root: Path) -> bool:
    """Whether all packets are one person's, whose candidate.yml lies in packets/ itself."""
    return (root / layout.PACKETS / layout.CANDIDATE).exists()


def packets(root: Path) -> tuple[str, ...]:
    """The ids of all packets of the workspace, sorted: their folders below packets/."""
    return _ids(root, layout.RECORD)


def none_yet(root: Path) -> str:
    """That the workspace has no packet, and what adds one; "" where it has."""
    return "" if packets(root) else f"{NO_PACKET} {add_one(root)}."


def add_one(root: Path) -> str:
    """What adds a packet to a workspace without one."""
    return f"{order_for_new(root)} adds one"


def outside_packets(root: Path, output: Path | None) -> Path | None:
    """The folder given for an output; Refused where it would lie among the records."""
    if output and output.resolve().is_relative_to((root / layout.PACKETS).resolve()):
        raise Refused(
            f"{output} is inside packets, where your records are. Choose a folder outside it."
        )
    return output


def _ids(root: Path, file: str, below: str = "") -> tuple[str, ...]:
    """The folders below packets/, or below a folder of it, with a file of that name, sorted."""
    top = str(root / layout.PACKETS / below)
    found = []
    for folder, names, there in os.walk(top):
        names[:] = [name for name in names if not name.startswith(".")]
        if file in there and folder != top:
            found.append(folder[len(top) + 1 :].replace(os.sep, "/"))
    return tuple(sorted(found))


def packet(root: Path, name: str, candidate: str | None = None) -> str:
    """The id of the packet that `name` means: an id, a unique last part of one, or a path.

    candidate: the id of the one whose packet it is, so that no other's is meant.
    """
    known = packets(root) if candidate is None else packets_of(root, candidate)
    if found := same(name, known) or same(_id_of_path(root, name), known):
        return found
    ends = _ends(name, known)
    if len(ends) == 1:
        return ends[0]
    raise Refused(_unknown(root, name, known, ends))


def only(root: Path, name: str | None, how: str = "with --into") -> str:
    """The id of the packet that `name` means, or of the only one where nothing was said; `how`
    says how a packet is named to the command.
    """
    if name is not None:
        return packet(root, name)
    known = packets(root)
    if len(known) == 1:
        return known[0]
    if known:
        raise Refused(f"Say which packet it is for, {how}. {there(known)}")
    raise Refused(none_yet(root))


def same(name: str, known: tuple[str, ...]) -> str | None:
    """The id that is `name`, as it is typed or with accents put together in another way."""
    if name in known:
        return name
    for id_ in known:
        if composed(id_) == composed(name):
            return id_
    return None


def _ends(name: str, known: tuple[str, ...]) -> list[str]:
    """The ids whose last part is `name`, in the same sense."""
    exact = [key for key in known if key.endswith("/" + name)]
    return exact or [key for key in known if composed(key).endswith("/" + composed(name))]


def _id_of_path(root: Path, name: str) -> str:
    """The place of a folder below packets/; "" for one elsewhere."""
    folder = Path(name).resolve()
    folder = folder.parent if folder.name == layout.RECORD else folder
    top = root / layout.PACKETS
    return folder.relative_to(top).as_posix() if folder.is_relative_to(top) else ""


def _unknown(root: Path, name: str, known: tuple[str, ...], ends: list[str]) -> str:
    if ends:
        return f"`{name}` could mean {listed_names(ends, 'or')}: say which."
    if not known:
        return (
            f"There is no packet `{name}`, nor any other yet. {order_for_new(root, name)} adds one."
        )
    last = {key.rpartition("/")[2]: key for key in known}
    near = nearest_name(name, known) or last.get(nearest_name(name, last) or "")
    question = capital(did_you_mean(near)) or there(known)
    return f"There is no packet `{name}`. {question}"


def there(names: Iterable[str]) -> str:
    """A sentence that names the first few of what there is."""
    every = tuple(names)
    return f"There {'is' if len(every) == 1 else 'are'} {listed_names(every, most=FEW)}."


def chosen(root: Path, names: tuple[str, ...], candidate: str | None = None) -> tuple[str, ...]:
    """The ids of the packets named, without repeats and in the order of all; all of them where none
    is named.

    candidate: the id of the one whose packets they are.
    """
    known = packets(root) if candidate is None else packets_of(root, candidate)
    if not names:
        return known
    wanted = {packet(root, name, candidate) for name in names}
    return tuple(id_ for id_ in known if id_ in wanted)


def candidates(root: Path, below: str = "") -> tuple[str, ...]:
    """The ids of all candidates with a folder of their own there, sorted."""
    return _ids(root, layout.CANDIDATE, below)


def candidate(root: Path, name: str) -> str:
    """The id of the candidate that `name` means: an id, or a unique last part of one."""
    known = candidates(root)
    ends = _ends(name, known)
    found = same(name, known) or same(_id_of_path(root, name), known)
    if found is None and len(ends) == 1:
        found = ends[0]
    if found is None:
        raise Refused(_nobody(name, known, ends))
    if not packets_of(root, found):
        raise Refused(
            f"`{found}` has no packet yet. {order_for_new(root, 'company', found)} adds one."
        )
    return found


def packets_of(root: Path, candidate: str) -> tuple[str, ...]:
    """The packets whose nearest candidate above is that one."""
    return belonging(packets(root), candidates(root), candidate)


def belonging(
    packets: Iterable[str], candidates: Collection[str], candidate: str
) -> tuple[str, ...]:
    """Those of the packets whose nearest candidate above, of all these, is that one."""
    known = frozenset(candidates)
    return tuple(packet for packet in packets if owner(packet, known) == candidate)


def owner(packet: str, candidates: Container[str]) -> str:
    """The candidate whose folder is nearest above a packet's; "" for none."""
    folder = packet
    while folder and folder not in candidates:
        folder = folder.rpartition("/")[0]
    return folder


def _nobody(name: str, known: tuple[str, ...], ends: list[str]) -> str:
    if ends:
        return f"`{name}` could mean {listed_names(ends, 'or')}: say which."
    if not known:
        return "No candidate has a folder of their own here, so leave out --candidate."
    question = capital(did_you_mean(nearest_name(name, known))) or there(known)
    return f"There is no candidate `{name}`. {question}"


def stage(record: Record, which: str | None) -> int:
    """Index of the round of that number or name, else of the one to prepare; Refused if none."""
    if not record.rounds:
        raise Refused(
            "The record has no round yet, so there is nothing to plan. Add one under `rounds:`."
        )
    if which is None:
        return record.upcoming or 0
    if which.isascii() and which.isdigit() and 1 <= int(which) <= len(record.rounds):
        return int(which) - 1
    names = [caseless(stage.name) for stage in record.rounds]
    if caseless(which) in names:
        return names.index(caseless(which))
    choices = []
    for number, stage in enumerate(record.rounds, 1):
        choices.append(f"{number} (`{stage.name}`)")
    rounds = "The only round is" if len(names) == 1 else "The rounds are"
    raise Refused(f"There is no round `{which}`. {rounds} {listed(choices, most=FEW)}.")
