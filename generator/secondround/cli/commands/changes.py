"""`changes`: what has changed in the packets since a revision, in words.

In: a workspace in git. Out: sentences, packet by packet, for the next meeting; as text for people,
or as JSON.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command(
    "secondround changes",
    "secondround changes harbor --since 2026-11-10",
    "secondround changes --candidate amara-okafor --since HEAD~3",
    writes=False,
)
@options.packets
@options.candidate
@click.option(
    "--since",
    metavar="REV|DATE",
    default="HEAD",
    show_default=True,
    help="Compare with a commit, a tag, or the start of a day.",
)
@click.option(
    "--until",
    metavar="REV|DATE",
    help="Compare up to that revision. Default: the files as they are.",
)
@options.form
@options.workspace
def changes(  # noqa: PLR0913 a command's options are its arguments
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    since: str,
    until: str | None,
    form: str,
    workspace: Path | None,
) -> None:
    """Describe what has changed since a revision.

    Stories that moved, requirements proven, facts altered, people added: in words, for the next
    meeting. Each of the two states gets its own plan, made from the records of that time.

    With --format json, each object is a packet that is different: packet, title, candidate, state
    (new, gone, unreadable, changed), sections (title, lines), since and since_date (the commit
    compared with; "" and the day where nothing had been committed yet). Exit code 1 if a packet
    cannot be read now; the others are still reported.
    """
    from secondround.app import comparison
    from secondround.cli.output import changes_text, report

    root = selection.workspace(workspace)
    compared = comparison.compared(root, packets, candidate, since=since, until=until)
    report.show(compared.errors, compared.lines, err=True)
    report.show_anyway(compared.warnings, {})
    as_form = changes_text.as_json if form == "json" else changes_text.as_text
    click.echo(as_form(compared))
    if any(change.is_faulty for change in compared.changes):
        click.get_current_context().exit(1)
