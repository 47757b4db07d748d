"""`plan`: who hears which story, and why.

In: a packet, and what has changed on the day. Out: the story plan, as text for a terminal or as
JSON.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import json
from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command(
    "secondround plan harbor",
    "secondround plan harbor --why",
    "secondround plan harbor --what-if",
    "secondround plan harbor --without own-roster",
    "secondround plan harbor --told freezer-night=ana-ruiz --format json",
    "secondround plan harbor --told freezer-night=kim-lee@09:00",
    "secondround plan harbor --round 1",
    writes=False,
)
@options.packet
@options.form
@click.option(
    "--without",
    metavar="STORY",
    multiple=True,
    shell_complete=options.suggested_stories,
    help="Plan as if this story were not in the bank.",
)
@options.told
@click.option(
    "--why", is_flag=True, help="Say why each story was chosen, and what else was possible."
)
@click.option(
    "--what-if",
    "ask_what_if",
    is_flag=True,
    help="Say what a change would cost: a session cut short or called off, a person replaced, a "
    "story asked for early.",
)
@options.stage
@options.workspace
def plan(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    form: str,
    without: tuple[str, ...],
    told: tuple[str, ...],
    why: bool,
    ask_what_if: bool,
    which: str | None,
    workspace: Path | None,
) -> None:
    """Show who hears which story.

    For each session: the stories to tell, those in reserve, the questions to ask, and how the time
    is used. Then what is missing. --why adds the reasons, and what the plan achieves.
    """
    from secondround import plan as planner
    from secondround.app import by_the_clock, planning
    from secondround.cli.output import plan_text, report, round_notes, what_if_text

    root = selection.workspace(workspace)
    reasons = why or form == "json"
    planned = planning.planned(root, packet, which, without=without, told=told, reasons=reasons)
    report.show_anyway(planned.warnings, {})
    if form == "json":
        found = planner.to_json(planned.plan, planned.application)
        if ask_what_if:
            found["what_if"] = planner.what_if_to_json(planning.what_if(planned))
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    if ask_what_if:
        changes = planning.what_if(planned)
        click.echo(what_if_text.render(changes, planned.plan, planned.application))
    else:
        shown = plan_text.render(
            planned.plan,
            planned.application,
            root,
            why=why,
            is_remade=planned.is_remade,
            unknown=planned.unknown,
        )
        click.echo(shown)
    if which is None:
        meant = by_the_clock.prepared(planned.application, planned.plan.round)
        round_notes.show(root, [meant], options.this_day())
