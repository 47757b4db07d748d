"""`overview`: all clients: who is next, what is missing for it, and who is still to be thanked.

In: a workspace. Out: a few lines for each candidate, or JSON.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from secondround.app import places, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.text import counted, listed_names


@command(
    "secondround overview",
    "secondround overview --candidate amara-okafor",
    "secondround overview --today 2026-11-22",
    "secondround overview --questions",
    "secondround overview --stories --candidate amara-okafor",
    "secondround overview --print",
)
@options.candidate
@options.today
@click.option("--questions", is_flag=True, help="Show how many expected questions came.")
@click.option("--stories", is_flag=True, help="Show which story was told where, and which never.")
@click.option("--print", "on_paper", is_flag=True, help="Print it as a PDF: print/agenda.pdf.")
@options.form
@options.workspace
def overview(  # noqa: PLR0913 - each is an option of its own
    *,
    candidate: str | None,
    today: dt.date | None,
    questions: bool,
    stories: bool,
    on_paper: bool,
    form: str,
    workspace: Path | None,
) -> None:
    """Show all clients: their next interviews, gaps and overdue thank-you notes.

    A past interview comes first until its last session has a note, for two weeks or as long as
    another round follows. A thank-you note is overdue from the second day after the interview, for
    two weeks, until its session says `thanked: true`; a promise stays until it says `kept: true`. A
    comment with a day in `due` is homework, until it says `resolved: true`.

    With --questions, it shows instead how well the questions were foreseen, over all packets and by
    the interviewer's role: of those asked, how many were expected; of those expected, how many were
    asked. What was asked in an earlier round of the same packet is expected when it comes again.

    With --stories, it shows for each client which story was told in which application, which is
    planned or in reserve, and which nobody has heard.

    With --format json, each object is a client: candidate, id, ahead (packet, title, round, date,
    time, days, gaps), owed (packet, to, company, date), past (packet, title, round, date, days),
    thanked (packet, title, round, date, sent, people), promised (packet, title, to, text, due,
    days), homework (packet, title, text, due, days, who), also_met (packet, person, company,
    clients), has_packet. Without a packet, the lists are empty. With --questions, it is one object:
    sessions, total, roles (role, asked, foreseen, predicted, came, recall, precision), unforeseen
    (packet, text, role). With --stories, each object is a client: candidate, id, stories (story,
    title, uses: state, packet, title, round, date, to, proven).
    """
    from secondround.app import agenda, client_folders
    from secondround.cli.output import agenda_text, clients_text, scorecard_text, story_use_text

    if questions + stories + on_paper > 1:
        raise click.UsageError("--questions, --stories and --print: choose one.")
    root = selection.workspace(workspace)
    day = today or options.this_day()
    is_json = form == "json"
    if on_paper:
        _print(root, candidate, day)
        return
    if questions:
        card = agenda.questions(root, candidate)
        click.echo(scorecard_text.as_json(card) if is_json else scorecard_text.as_text(card))
        return
    if stories:
        banks = agenda.stories(root, candidate, day, along=progress.along)
        click.echo(story_use_text.as_json(banks) if is_json else story_use_text.as_text(banks))
        _end(root, banks.unread)
        return
    clients = agenda.clients(root, candidate, day, along=progress.along)
    click.echo(agenda_text.as_json(clients) if is_json else agenda_text.as_text(clients, root))
    archived = client_folders.archived(root) if candidate is None and not is_json else ()
    if archived:
        click.echo(f"\n{clients_text.archived(archived, root)}")
    _end(root, clients.unread)


def _print(root: Path, candidate: str | None, day: dt.date) -> None:
    """Print the agenda, and say where it is."""
    from secondround.app import agenda_page
    from secondround.cli.output import report

    printed = agenda_page.write(root, candidate, day, along=progress.along)
    report.show(printed.problems, {}, err=True)
    if printed.file is None:
        click.get_current_context().exit(1)
    click.echo(f"{places.shown(printed.file)} ({counted(printed.pages, 'page')})")
    _end(root, printed.clients.unread)


def _end(root: Path, unread: tuple[str, ...]) -> None:
    """Name the packets that cannot be read; then the exit code is 1."""
    if unread:
        order = selection.order(root, "check", *unread)
        click.echo(f"\n{listed_names(unread)} cannot be read: {order} says why.", err=True)
        click.get_current_context().exit(1)
