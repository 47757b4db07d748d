"""`thanks`: the thank-you notes as drafts, and which of them are sent.

In: a packet. Out: an .eml file for each note, and a page of Markdown with all of them; or a change
to the record, shown before it is written.
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
    "secondround thanks harbor --sent ana-ruiz",
)
@options.packet
@options.edition
@options.stage
@options.problem_form
@options.force("Overwrite drafts even if you have written in them.")
@options.output("Write into DIR. Default: print/PACKET/thanks.")
@click.option(
    "--sent",
    multiple=True,
    metavar="NAME",
    help="Write no draft, but note in the record that this person has had a note. Repeat it for "
    "several.",
)
@click.option("--yes", is_flag=True, help="With --sent: write at once, without asking.")
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
    sent: tuple[str, ...],
    yes: bool,
) -> None:
    """Write a draft for everybody you have still to thank.

    Each .eml file opens in your mail program as an unsent message. Add one thing that this person
    said, and send it within a day. Then --sent notes it in the record, as `thanked:` at the
    session, so that nobody is drafted or asked for again.
    """
    from secondround.app import thanking  # noqa: PLC0415 (heavy)
    from secondround.cli.output import endings, old_names, progress, round_notes, wrap  # noqa: PLC0415 (heavy)

    root = selection.workspace(workspace)
    day = today or options.this_day()
    if sent:
        _note(root, packet, sent, which, yes=yes, today=day)
        return
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
    endings.end_with(tuple(map(places.shown, written.paths)), written.made, form, root)


def _note(  # noqa: PLR0913 what was typed
    root: Path,
    packet: str,
    sent: tuple[str, ...],
    which: str | None,
    *,
    yes: bool,
    today: dt.date,
) -> None:
    """Show what notes these notes as sent, and write it once the person agrees."""
    from secondround.app import importing, sent_notes  # noqa: PLC0415 (heavy)
    from secondround.cli.output import asking, import_text  # noqa: PLC0415 (heavy)

    wanted = sent_notes.preview(root, packet, sent, which, today)
    if not wanted.changes:
        click.echo("That is noted already.")
        return
    click.echo(f"\n{import_text.changes(wanted, full=True)}")
    if yes or asking.consents(import_text.agreement(wanted)):
        importing.write(root, wanted)
        asking.say_written(root, selection.packet(root, packet), today)
