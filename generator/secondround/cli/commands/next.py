"""`next`: what is worth doing now, in a few lines.

In: a workspace, packets. Out: at most seven steps, as text for a terminal or as JSON.
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


@command(
    "secondround next",
    "secondround next harbor",
    "secondround next --candidate amara-okafor --today 2026-11-22",
    writes=False,
)
@options.packets
@options.candidate
@options.today
@options.form
@options.workspace
def next(  # noqa: A001 (a command is called what it is typed)
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    today: dt.date | None,
    form: str,
    workspace: Path | None,
) -> None:
    """Show what is worth doing now, the most useful first.

    At most seven steps: errors, then what keeps the plan from proving a must-have, people,
    sessions, stories, research, and thank-you notes. The packet whose round is nearest comes first.
    Exit code 1 if there is an error.

    With --format json, each object is a step: do, file, line, help, code, severity, count.
    """
    from secondround.app import next_steps
    from secondround.cli.output import next_text

    root = selection.workspace(workspace)
    whose = None if candidate is None else selection.candidate(root, candidate)
    wanted = selection.chosen(root, packets, whose) if packets or whose else None
    day = today or options.this_day()
    found = next_steps.find(root, wanted, day, along=progress.along)
    click.echo(next_text.as_json(found) if form == "json" else next_text.as_text(found, root))
    if found.faulty:
        click.get_current_context().exit(1)
