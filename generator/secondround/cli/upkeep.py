"""Files that are made from others: written where they are out of date, or only named.

In: texts by their place below a folder. Out: those files, whole; or with `check` nothing but an exit code.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from secondround.system import files, workfolder

AT_ONCE = 8
"""Files written side by side: each waits for the disk, which takes several in one go."""


def put(texts: Mapping[str, str], folder: Path, *, check: bool, again: str, base: Path | None = None) -> None:
    """Write what is out of date; with `check` name it, exit code 1, and say that `again`, a command, would write it.

    base: the folder to work for, where that is not `folder`.
    """
    if check:
        _name([path for path, text in texts.items() if not _holds(folder / path, text)], folder, again)
        return
    with workfolder.opened(base or folder) as work, ThreadPoolExecutor(AT_ONCE) as pool:
        changed = pool.map(lambda path: files.write(folder / path, texts[path], work=work), texts)
        written = [path for path, new in zip(texts, changed, strict=True) if new]
    for path in written:
        click.echo(f"wrote {shown(folder / path)}")
    click.echo(f"{len(written)} of {len(texts)} files changed.", err=True)


def _name(stale: list[str], folder: Path, again: str) -> None:
    for path in stale:
        click.echo(f"out of date: {shown(folder / path)}")
    click.echo(f"{again} writes {len(stale)} of them anew." if stale else "All is up to date.", err=True)
    if stale:
        click.get_current_context().exit(1)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def shown(path: Path) -> Path:
    """The path as a person in the current folder would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
