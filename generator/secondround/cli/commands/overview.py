"""`overview`: all clients: who is next, what is missing for it, and who is still to be thanked.

In: a workspace. Out: a few lines for each candidate, or JSON. The one command that asks what day it
is.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress, wrap
from secondround.text import counted, listed_names

if TYPE_CHECKING:
    from secondround.overview import Agenda, Ahead, Owed, Past
    from secondround.plan import Plan
    from secondround.records import Application

LABEL = 14  # columns up to the text


class Day(click.ParamType[dt.date]):
    """A day as it is typed."""

    name = "day"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day; a usage error says how one is written."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"`{value}` is not a day, such as 2026-11-24.", param, ctx)


@command(
    "secondround overview",
    "secondround overview --candidate amara-okafor",
    "secondround overview --today 2026-11-22",
)
@options.candidate
@click.option(
    "--today",
    type=Day(),
    metavar="DATE",
    help="The day to count from. Default: today.",
)
@options.form
@options.workspace
def overview(
    candidate: str | None, today: dt.date | None, form: str, workspace: Path | None
) -> None:
    """Show all clients: the next interview, its gaps, and thank-you notes that are overdue.

    A day that is past comes first until something is noted at its last session: for two weeks, or
    as long as another round follows.

    A note is overdue from the second day after the interview, for two weeks, until `thanked: true`
    stands in its session.

    Each object of --format json is a client, with: candidate, id, ahead (packet, title, round,
    date, time, days, gaps), owed (packet, to, company, date), past (packet, title, round, date,
    days). Without a packet, the lists are empty.
    """
    from secondround import overview as stage
    from secondround import records

    root = selection.workspace(workspace)
    wanted = (
        None
        if candidate is None
        else selection.chosen(root, (), selection.candidate(root, candidate))
    )
    day = today or dt.date.today()  # noqa: DTZ011 - the reader's own day
    found = records.read(root, wanted)
    plans = dict(progress.along("Plans", _plans(found.applications, day), len(found.applications)))
    clients = [
        *stage.agenda(found.applications, {id_: plan for id_, plan in plans.items() if plan}, day)
    ]
    clients += _waiting(root) if wanted is None else ()
    read = {application.id for application in found.applications}
    unread = [one for one in wanted or selection.packets(root) if one not in read]
    if form == "json":
        click.echo(_json(clients))
    else:
        click.echo(
            "\n\n".join([*_unread(root, unread), *map(_client, clients)])
            or selection.none_yet(root)
        )
    if unread:
        cannot = f"{listed_names(unread)} cannot be read"
        click.echo(f"\n{cannot}: {selection.order(root, 'check', *unread)} says why.", err=True)
        click.get_current_context().exit(1)


def _plans(
    applications: tuple[Application, ...], day: dt.date
) -> Iterator[tuple[str, Plan | None]]:
    """The plan of each packet's next round; None where there is none."""
    from secondround import plan
    from secondround.records import schedule

    for application in applications:
        stage = schedule.coming(application.record.rounds, day)
        yield application.id, None if stage is None else plan.make(application, stage)


def _json(clients: list[Agenda]) -> str:
    """A list of objects. Fields are added, never changed."""
    return json.dumps(
        list(map(asdict, clients)), indent=2, ensure_ascii=False, default=dt.date.isoformat
    )


def _unread(root: Path, packets: list[str]) -> Iterator[str]:
    """The packets whose files have errors: what is due there is not known, so they come first."""
    for packet in packets:
        yield f"{packet}\n{_line('', 'cannot be read: run ' + selection.order(root, 'check', packet))}"


def _client(client: Agenda) -> str:
    nothing = "No interview is planned." if client.candidate else selection.NO_PACKET
    past = [_line(_ago(one.days), _past(one)) for one in client.past]
    ahead = [_line(_when(one.days), _ahead(one)) for one in client.ahead]
    lines = [*past, *ahead] or [_line("", nothing)]
    return "\n".join(
        [wrap.fill(_named(client)), *lines, *(_line("overdue", _owed(one)) for one in client.owed)]
    )


def _named(client: Agenda) -> str:
    """The client, with the folder's name where there may be others of that name."""
    return (
        f"{client.candidate} ({client.id})"
        if client.candidate and client.id
        else client.candidate or client.id
    )


def _waiting(root: Path) -> Iterator[Agenda]:
    """Clients without a packet, by their folders; their files are not read."""
    from secondround.overview import Agenda

    known = selection.packets(root)
    for id_ in selection.candidates(root):
        if not any(one == id_ or one.startswith(f"{id_}/") for one in known):
            yield Agenda("", id_, (), ())


def _when(days: int | None) -> str:
    if days is None:
        return "no date yet"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{days} days ago"


def _past(one: Past) -> str:
    from secondround.packet import words

    note = "How did it go? Write `told:` and `debrief:` at its sessions."
    return f"{words.day(one.date)}: {one.title}, {one.round}. {note}"


def _ahead(one: Ahead) -> str:
    from secondround.packet import words

    when = ", ".join(part for part in (words.day(one.date) if one.date else "", one.time) if part)
    what = f"{one.title}, {one.round}"
    return f"{when}: {what}. {counted(one.gaps, 'gap').capitalize()}." if when else f"{what}."


def _owed(one: Owed) -> str:
    from secondround.packet import words

    return f"thank-you note to {one.to} ({one.company}, {words.short_day(one.date)})"


def _line(label: str, text: str) -> str:
    first = f"  {label} ".ljust(LABEL)
    return wrap.fill(text, first, " " * LABEL)
