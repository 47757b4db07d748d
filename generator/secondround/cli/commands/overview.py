"""`overview`: all clients: who is next, what is missing for it, and who is still to be thanked.

In: a workspace. Out: a few lines for each candidate, or JSON.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.text import listed_names


@command(
    "secondround overview",
    "secondround overview --candidate amara-okafor",
    "secondround overview --today 2026-11-22",
    "secondround overview --questions",
)
@options.candidate
@options.today
@click.option("--questions", is_flag=True, help="Show how many expected questions came.")
@options.form
@options.workspace
def overview(
    *,
    candidate: str | None,
    today: dt.date | None,
    questions: bool,
    form: str,
    workspace: Path | None,
) -> None:
    """Show all clients: their next interviews, gaps and overdue thank-you notes.

    A past interview comes first until its last session has a note, for two weeks or as long as
    another round follows. A thank-you note is overdue from the second day after the interview, for
    two weeks, until its session says `thanked: true`; a promise stays until it says `kept: true`.

    With --questions, it shows instead how well the questions were foreseen, over all packets and
    by part: of those that were asked, how many had been expected; of those expected, how many came.

    With --format json, each object is a client: candidate, id, ahead (packet, title, round, date,
    time, days, gaps), owed (packet, to, company, date), past (packet, title, round, date, days),
    thanked (packet, title, round, date, sent, people), promised (packet, title, to, text, due,
    days). Without a packet, the lists are empty. With --questions, it is one object: sessions,
    total, roles (role, asked, foreseen, predicted, came, recall, precision), unforeseen (packet,
    text, role).
    """
    from secondround.app import agenda
    from secondround.cli.output import agenda_text, scorecard_text

    root = selection.workspace(workspace)
    if questions:
        card = agenda.questions(root, candidate)
        as_asked = scorecard_text.as_json if form == "json" else scorecard_text.as_text
        click.echo(as_asked(card))
        return
    clients = agenda.clients(root, candidate, today or options.this_day(), along=progress.along)
    if form == "json":
        click.echo(agenda_text.as_json(clients))
    else:
        click.echo(agenda_text.as_text(clients, root))
    if clients.unread:
        order = selection.order(root, "check", *clients.unread)
        cannot = f"{listed_names(clients.unread)} cannot be read"
        click.echo(f"\n{cannot}: {order} says why.", err=True)
        click.get_current_context().exit(1)
