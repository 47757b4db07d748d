"""Files that are made from others: written where they are out of date, or only named.

In: texts by their place below a folder. Out: those files, whole; or with `check` nothing but an
exit code.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from secondround.render import made
from secondround.system import atomic, workfolder

AT_ONCE = 8
"""Files written side by side: each waits for the disk, which takes several in one go."""


def put(  # noqa: PLR0913 (each is an input of its own)
    texts: Mapping[str, str],
    folder: Path,
    *,
    check: bool,
    again: str,
    base: Path | None = None,
    inside: Path | None = None,
    over: Collection[str] = (),
) -> None:
    """Write what is out of date; with `check` name it, exit code 1, and say that `again`, a
    command, would write it.

    What the program did not make stays as it is, and is told, with exit code 1.

    base: the folder to work for, where that is not `folder`. inside: what no link may lead out of,
    where that is more than `folder`. over: the places at which anything may be written over.
    """
    differing = [
        path for path, text in texts.items() if not atomic.holds(folder / path, text.encode())
    ]
    others = set(made.kept(folder / path for path in differing if path not in over))
    stale = [path for path in differing if folder / path not in others]
    if check:
        _name(stale, folder, again)
    else:
        _write({path: texts[path] for path in stale}, folder, base or folder, inside or folder)
        click.echo(
            f"{len(stale)} of {len(texts)} {'file' if len(texts) == 1 else 'files'} changed.",
            err=True,
        )
    for path in sorted(others):
        click.echo(made.refusal(str(shown(path))), err=True)
    if others or (check and stale):
        click.get_current_context().exit(1)


def _write(texts: Mapping[str, str], folder: Path, base: Path, inside: Path) -> None:
    if not texts:
        return
    with workfolder.opened(base) as work, ThreadPoolExecutor(AT_ONCE) as pool:
        list(
            pool.map(
                lambda path: atomic.write(folder / path, texts[path], work=work, inside=inside),
                texts,
            )
        )
    for path in texts:
        click.echo(f"wrote {shown(folder / path)}")


def _name(stale: list[str], folder: Path, again: str) -> None:
    for path in stale:
        click.echo(f"out of date: {shown(folder / path)}")
    click.echo(
        f"{again} rewrites {len(stale)} of them." if stale else "Everything is up to date.",
        err=True,
    )


def shown(path: Path) -> Path:
    """The path as a person in the current folder would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
