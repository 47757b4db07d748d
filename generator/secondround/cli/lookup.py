"""Which workspace and which packets are meant by what was typed.

In: a folder to start from, names of packets. Out: the workspace's folder, ids of packets; or a usage error
that names the nearest. Reads folders only, never a record, so that completion answers at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click

RECORD = "interview.yml"


def is_workspace(folder: Path) -> bool:
    """Whether `folder` holds a `mkdocs.yml` and `packets/`."""
    return (folder / "mkdocs.yml").is_file() and (folder / "packets").is_dir()


def workspace(given: Path | None) -> Path:
    """The folder given, else the nearest workspace from the current folder upwards."""
    if given:
        if not given.is_dir():
            raise click.UsageError(f"There is no folder {given}.")
        return given.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if is_workspace(folder):
            return folder
    raise click.UsageError(
        f"No workspace here: neither {here} nor a folder above it has a mkdocs.yml and a packets folder. "
        "`secondround init` makes one."
    )


def packets(root: Path) -> tuple[str, ...]:
    """The ids of all packets of the workspace, sorted: their folders below packets/."""
    top = root / "packets"
    return tuple(sorted(_ids(top)))


def _ids(top: Path) -> Iterable[str]:
    for folder, names, files in os.walk(top):
        names[:] = [name for name in names if not name.startswith(".")]
        if RECORD in files and Path(folder) != top:
            yield Path(folder).relative_to(top).as_posix()


def packet(root: Path, name: str) -> str:
    """The id of the packet that `name` means: an id, a unique last part of one, or a path."""
    known = packets(root)
    if name in known:
        return name
    path = _id_of_path(root, name)
    if path in known:
        return str(path)
    ends = [key for key in known if key.endswith("/" + name)]
    if len(ends) == 1:
        return ends[0]
    raise click.UsageError(_unknown(name, known, ends))


def _id_of_path(root: Path, name: str) -> str | None:
    folder = Path(name).resolve()
    folder = folder.parent if folder.name == RECORD else folder
    top = root / "packets"
    return folder.relative_to(top).as_posix() if folder.is_relative_to(top) else None


def _unknown(name: str, known: tuple[str, ...], ends: list[str]) -> str:
    if ends:
        return f"`{name}` may mean {_listed(ends, 'or')}: say which."
    if not known:
        return f"There is no packet `{name}`, and no other yet. `secondround new {name}` adds it."
    last = {key.rpartition("/")[2]: key for key in known}
    near = get_close_matches(name, known, n=1) or [last[part] for part in get_close_matches(name, last, n=1)]
    if near:
        return f"There is no packet `{name}`. Did you mean `{near[0]}`?"
    return f"There is no packet `{name}`. There is {_listed(known[:8], 'and')}."


def _listed(names: Iterable[str], last: str) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def chosen(root: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the packets named, without repeats and in the order of all; all of them where none is named."""
    wanted = {packet(root, name) for name in names}
    return tuple(key for key in packets(root) if not names or key in wanted)
