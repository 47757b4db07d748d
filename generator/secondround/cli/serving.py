"""`serve`: the site while it is being written, on this machine alone.

In: a workspace. Out: its site on 127.0.0.1, made anew whenever a file changes. A faulty record is told in the
terminal and on the open pages; the last good site stays.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from secondround.cli import lookup, options
from secondround.cli.building import HOME, Files, staged
from secondround.cli.commands import command

WAIT = 100  # milliseconds in which the saves of one edit come together


@command("secondround serve", "secondround serve --port 8080 --edition carry")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@options.edition
@options.workspace
def serve(port: int, edition: str, workspace: Path | None) -> None:
    """Show the site while you write: a change to a record is in the browser at once.

    Only this machine can see it. Stop it with Ctrl-C.
    """
    import watchfiles

    from secondround.render.preview import Preview

    root = lookup.workspace(workspace)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        said = make(root, site, edition)
        with Preview(site, port=port) as preview:
            click.echo(f"Serving {preview.address} (Ctrl-C stops it)")
            _say(said)
            for _ in watchfiles.watch(*_watched(root), debounce=WAIT, raise_interrupt=True):
                said = make(root, site, edition)
                preview.tell(said) if said else preview.reload()
                _say(said)


def make(root: Path, site: Path, edition: str) -> str:
    """Build the site; what keeps it from being built, in words, "" where nothing does."""
    from secondround.cli import report, sharing, stages
    from secondround.render import website

    made = sharing.made(root, None, edition=edition)
    if made.faulty:
        return "\n\n".join(report.blocks(made.problems, made.lines))
    files: Files = {HOME: stages.home(root, made.pages), **stages.guides(root), **staged(made.pages)}
    told = website.build(files, config=root / "mkdocs.yml", site=site, templates=root / "templates")
    return "\n".join(told.problems)


def _watched(root: Path) -> list[Path]:
    return [path for path in (root / "packets", root / "templates", root / "mkdocs.yml") if path.exists()]


def _say(said: str) -> None:
    click.echo(said or "The site is up to date.", err=bool(said))
