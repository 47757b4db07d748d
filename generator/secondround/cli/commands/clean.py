"""`clean`: what the program keeps to be quicker is removed.

In: a workspace. Out: what was removed, in a line. Nothing that a person wrote is touched.
"""

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.system import cache
from secondround.text import counted


@command("secondround clean")
@options.workspace
def clean(workspace: Path | None) -> None:
    """Remove what the program keeps to make builds quicker.

    It keeps finished pages and PDFs in .secondround/cache, so that only what has changed is made
    again. The next build makes everything once more. Answers you have not saved yet stay.
    """
    root = selection.workspace(workspace)
    number, size = cache.empty(root)
    if number:
        megabytes = f"{size / 1_000_000:,.1f} MB"
        click.echo(f"Removed {counted(number, 'finished part')} ({megabytes}).")
    else:
        click.echo("Nothing to remove.")
    if (root / cache.PLACE).is_mount():
        click.echo(f"{cache.PLACE} is a mount point, so the empty folder stays.")
