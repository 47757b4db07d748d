"""Files that are made from others: which were written, or which are out of date.

In: what `app.upkeep` found. Out: lines on the terminal, and exit code 1 where something is left to
do.
"""

from __future__ import annotations

import click

from secondround.app import places, upkeep
from secondround.render import made


def show(wanted: upkeep.Upkeep, difference: upkeep.Difference, *, check: bool, again: str) -> None:
    """Name the files that were written, or with `check` those that `again`, a command, would write.

    Ends the command with exit code 1 where files are out of date, or were left alone because the
    program did not make them.
    """
    label = "out of date:" if check else "wrote"
    stale = len(difference.stale)
    for place in difference.stale:
        click.echo(f"{label} {places.shown(wanted.folder / place)}")
    if not check:
        of = len(wanted.texts)
        click.echo(f"{stale} of {of} {'file' if of == 1 else 'files'} changed.", err=True)
    elif stale:
        click.echo(f"{again} brings {'it' if stale == 1 else 'them'} up to date.", err=True)
    elif not difference.kept:
        click.echo("Everything is up to date.", err=True)
    for path in difference.kept:
        click.echo(made.refusal(str(places.shown(path))), err=True)
    if difference.kept or (check and stale):
        click.get_current_context().exit(1)
