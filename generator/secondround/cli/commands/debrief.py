"""`debrief`: what really happened in a round, asked for one thing at a time or read from a file.

In: a packet, and what is typed or what the phone has copied. Out: one change to the record, shown
before it is written.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command

if TYPE_CHECKING:
    from secondround.app import debriefing
    from secondround.records import Application

_HOW = "behind `secondround debrief`"


@command(
    "secondround debrief harbor",
    "secondround debrief harbor --round 1",
    "secondround debrief harbor --from debrief.yml --yes",
    "secondround debrief harbor --from -",
)
@options.packet_if_any
@options.stage
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read what the phone has copied, or a file like it; - reads text that you paste.",
)
@click.option(
    "--attach",
    "attached",
    multiple=True,
    metavar="SESSION=FILE",
    help="Keep a transcript or notes with a session, such as 09:40=notes.txt.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Where the record differs, take what FILE says; its lists replace the record's.",
)
@options.yes
@options.today
@options.workspace
def debrief(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str | None,
    which: str | None,
    file: Path | None,
    attached: tuple[str, ...],
    replace: bool,
    yes: bool,
    today: dt.date | None,
    workspace: Path | None,
) -> None:
    """Write down how a round went, so that the next packet uses it.

    Session by session: what you told, what you were asked, what you promised, the doubts you heard,
    what you said about pay or notice, and what they said. You can skip any question.

    With --attach, a transcript or notes are copied beside the record and named in it with their
    hash. They stay on this machine: git leaves them out, and no edition has them.

    The change is shown before it is written. What the record already says is never overwritten:
    where it differs, both texts are shown. With --replace, what is taken out is named.

    If the round is still to come by its date, you are warned, and it is written down all the same.

    FILE may say which PACKET it is for, as the phone's does. It names sessions by their time, their
    name or who is there, such as:

    \b
    sessions:
      - session: "09:40"
        told: [freezer-night]
        promised: [{text: The roster, due: 2026-12-01}]
    """  # noqa: D301 (the character keeps click from filling these lines)
    root = selection.workspace(workspace)
    day = today or options.this_day()
    if file is not None and not attached:
        _take(root, packet, which, file, replace=replace, yes=yes, today=day)
        return
    packet = selection.only(root, packet, _HOW)
    if attached:
        _attach(root, packet, which, attached, yes=yes, today=day)
    else:
        _ask(root, packet, which, yes=yes, today=day)


def _warn(application: Application, stage: int, today: dt.date) -> None:
    """Warn of a round that is still to come, before anything is asked or shown."""
    from secondround.app import debriefs
    from secondround.cli.output import wrap

    if said := debriefs.too_early(application, stage, today):
        click.echo(wrap.fill(said, whole=True), err=True)


def _ask(root: Path, packet: str, which: str | None, *, yes: bool, today: dt.date) -> None:
    """Ask, show the change, and write it once the person agrees."""
    from secondround.app import (
        debrief_files,
        debrief_kept,
        debrief_reading,
        debriefing,
        debriefs,
    )
    from secondround.cli.output import asking

    draft = debriefing.begin(root, packet, which)
    if not draft.open:
        click.echo(f"All of {draft.about} is written down. Another round: --round.")
        return
    _warn(draft.application, draft.stage, today)
    for line in debrief_files.attached(root, draft.application, draft.stage):
        click.echo(f"Attached to {line}")
    kept_as = debrief_kept.begun_under(root, draft.application, draft.about, draft.rooms())
    draft = asking.asked(draft, kept_as, today, ends_early=yes)
    if not draft.text():
        click.echo("\nNothing was answered, so there is nothing to write.")
        _say_unwritten(draft)
        return
    said = debrief_reading.read("your answers", draft.text(), has_lines=False)
    # A name or a title is asked for with the one that stands, so what is typed is meant.
    wanted = debriefs.preview(root, draft.application, said, which, replace=True)
    asking.finish(draft, draft.application.id, kept_as, wanted, yes=yes, today=today)
    _say_unwritten(draft)


def _say_unwritten(draft: debriefing.Draft) -> None:
    """Say which answers are about sessions that are gone, where they are kept, and how to write
    them down elsewhere.
    """
    from secondround.app import unfinished
    from secondround.cli.output import wrap

    if text := draft.unwritten_text():
        said = (
            "warning: What you answered about sessions that are gone is not written. It is kept in "
            f"{unfinished.WHERE}, and shown again next time. To write it down, name the session "
            f"that is meant, and paste this into `secondround {draft.order} --from -`:"
        )
        click.echo(f"\n{wrap.fill(said, whole=True)}\n\n{text}", nl=False)


def _attach(  # noqa: PLR0913 what was typed
    root: Path,
    packet: str,
    which: str | None,
    pairs: tuple[str, ...],
    *,
    yes: bool,
    today: dt.date,
) -> None:
    """Keep files with their sessions, once the person agrees."""
    from secondround.app import debrief_files, debriefs, importing, planning
    from secondround.cli.output import asking, import_text

    application = planning.read(root, packet)
    wanted = debrief_files.preview(root, application, pairs, which)
    _warn(application, debriefs.round_of(application, which), today)
    for change in wanted.changes:
        click.echo(f"{change.file} ({len(change.after):,} bytes)")
    if not wanted.changes:
        click.echo("It is attached already.")
    elif yes or asking.consents(import_text.agreement(wanted)):
        importing.write(root, wanted)
        asking.say_written(root, application.id, today)


def _take(  # noqa: PLR0913 what was typed
    root: Path,
    packet: str | None,
    which: str | None,
    file: Path,
    *,
    replace: bool,
    yes: bool,
    today: dt.date,
) -> None:
    """Show what a file says, and write it once the person agrees."""
    from secondround.app import debrief_reading, debriefs, errors, importing, planning
    from secondround.cli.output import asking, import_text

    named, pasted = options.files_and_pasted([file])
    if named:
        said = debrief_reading.read_file(named[0])
    else:
        said = debrief_reading.read(debrief_reading.PASTED, pasted or b"")
    try:
        meant = selection.only(root, packet or said.debrief.packet, _HOW)
    except errors.Refused as error:
        if packet or not said.debrief.packet:
            raise
        raise said.refusal(("packet",), error) from error
    application = planning.read(root, meant)
    wanted = debriefs.preview(root, application, said, which, replace=replace)
    if wanted.changes or wanted.clashes:
        _warn(application, debriefs.round_of(application, which or said.debrief.round), today)
    for text in (
        import_text.changes(wanted, full=True),
        import_text.left_open(wanted, (), full=True),
    ):
        if text:
            click.echo(f"\n{text}")
    if wanted.clashes:
        click.echo("\nTo take what the debrief says instead, add --replace.")
    if not wanted.changes:
        said_of_it = "Nothing was written." if wanted.clashes else "There is nothing new in it."
        click.echo(f"\n{said_of_it}")
    elif yes or asking.consents(import_text.agreement(wanted)):
        importing.write(root, wanted)
        asking.say_written(root, application.id, today)
