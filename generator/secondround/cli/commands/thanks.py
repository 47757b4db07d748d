"""`thanks`: the thank-you notes as drafts.

In: a packet. Out: an .eml file for each note, and a page of Markdown with all of them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from secondround.app import places, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.vocabulary import Edition


@command(
    "secondround thanks harbor",
    "secondround thanks harbor --round 1",
    "secondround thanks harbor --output drafts",
)
@options.packet
@options.edition
@options.stage
@options.problem_form
@options.force("Overwrite drafts even if you have written in them.")
@options.output("Write into DIR. Default: print/PACKET/thanks.")
@options.today
@options.workspace
def thanks(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    edition: Edition,
    which: str | None,
    output: Path | None,
    today: dt.date | None,
    workspace: Path | None,
    form: str,
    force: bool,
) -> None:
    """Write a draft for everybody you have still to thank.

    Each .eml file opens in your mail program as an unsent message. Add one thing that this person
    said, send it within a day, and write `thanked: true` at the session.
    """
    from secondround.app import thanking  # noqa: PLC0415 (heavy)
    from secondround.cli.output import old_names, progress, report, round_notes, wrap  # noqa: PLC0415 (heavy)

    root = selection.workspace(workspace)
    day = today or options.this_day()
    written = thanking.write(
        root,
        packet,
        edition=edition,
        today=day,
        which=which,
        output=output,
        force=force,
        along=progress.along,
    )
    if written.paths and (said := thanking.too_early(root, packet, which, day)):
        click.echo(wrap.fill(said, whole=True), err=True)
    old_names.show_drafts(written.outdated)
    if form == "text" and which is None:
        round_notes.show(root, written.made.rounds, day, alone=True)
    report.end_with(tuple(map(places.shown, written.paths)), written.made, form, root)
