"""`plan`: who hears which story, and why.

In: a packet, and what has changed on the day. Out: the story plan, as text for a terminal or as
JSON.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import errors, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.text import capital, did_you_mean, nearest

if TYPE_CHECKING:
    from secondround.records import Application
    from secondround.records.models import Session


def _typed(ctx: click.Context) -> Application | None:
    """The packet that stands on a line being typed; None where it cannot be read."""
    from secondround import records

    packet = ctx.params.get("packet") or next(
        iter(ctx.args), ""
    )  # an option without its value ends the parsing
    try:
        root = selection.workspace(ctx.params.get("workspace"))
        read = records.read(root, [selection.packet(root, packet)])
    except errors.Refused:
        return None
    return next(iter(read.applications), None)


def _stories(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the bank's stories, for a shell."""
    del param
    application = _typed(ctx)
    known = [story.id for story in application.candidate.stories] if application else []
    return [story for story in known if story.startswith(incomplete)]


def _pairs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Stories with interviewers, for a shell: first the story, then whom it was told, with the time
    where needed.
    """
    story, sign, _ = incomplete.partition("=")
    stories = [one for one in _stories(ctx, param, story) if one == story or not sign]
    application = _typed(ctx)
    if application is None:
        return []
    people = [*application.record.interviewers]
    for stage in application.record.rounds:
        for person in application.record.interviewers:
            met = [place for place, session in enumerate(stage.sessions) if person in session.with_]
            if len(met) > 1:
                people += [f"{person}@{_called(stage.sessions, place, met)}" for place in met]
    pairs = (f"{one}={person}" for one in stories for person in dict.fromkeys(people))
    return [pair for pair in pairs if pair.startswith(incomplete)]


@command(
    "secondround plan harbor",
    "secondround plan harbor --without own-roster",
    "secondround plan harbor --told freezer-night=ana-ruiz --format json",
    "secondround plan harbor --told freezer-night=kim-lee@09:00",
    "secondround plan harbor --round 1",
)
@options.packet
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--without",
    metavar="STORY",
    multiple=True,
    shell_complete=_stories,
    help="Plan as if that story were not in the bank.",
)
@click.option(
    "--told",
    metavar="STORY=INTERVIEWER[@TIME]",
    multiple=True,
    shell_complete=_pairs,
    help="What was told already today: that session is over, and the rest of the day is planned anew. The time (or "
    "the session's name) says which, where somebody is met twice.",
)
@options.stage
@options.workspace
def plan(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    form: str,
    without: tuple[str, ...],
    told: tuple[str, ...],
    which: str | None,
    workspace: Path | None,
) -> None:
    """Show who hears which story, what is in reserve, what to ask, and why."""
    from secondround import plan as planner
    from secondround import records
    from secondround.app import needing, pipeline
    from secondround.cli.output import plan_text, report

    root = selection.workspace(workspace)
    wanted = selection.packet(root, packet)
    read = records.read(root, [wanted])
    if not read.applications:
        mine = needing.Needs.of(root).concerning([wanted], read.problems)
        report.stop(mine, {file: source.lines for file, source in read.sources.items()})
    application = read.applications[0]
    stage = selection.stage(application.record, which)
    earlier, fault = pipeline.earlier(application, root)
    report.tell([fault] if fault else [], {})
    made = planner.replan(
        application,
        stage,
        earlier=earlier,
        without=[_story(application, story) for story in without],
        told=_told(application, stage, told),
    )
    if form == "json":
        click.echo(json.dumps(planner.to_json(made, application), indent=2, ensure_ascii=False))
    else:
        click.echo(plan_text.render(made, application))


def _story(application: Application, story: str) -> str:
    return _known(story, [known.id for known in application.candidate.stories], "story {}")


def _told(application: Application, stage: int, pairs: tuple[str, ...]) -> dict[int, list[str]]:
    """Which stories were told in which session of the round, by its index."""
    sessions = application.record.rounds[stage].sessions
    there = list(dict.fromkeys(person for session in sessions for person in session.with_))
    told: dict[int, list[str]] = {}
    for pair in pairs:
        story, sign, who = pair.partition("=")
        if not sign or not who or not story:
            raise click.UsageError(
                f"--told needs a story and an interviewer, such as {story or 'STORY'}={there[0]}."
            )
        person, _, when = who.partition("@")
        person = _known(person, there, "interviewer {} in this round")
        told.setdefault(_session(sessions, person, when), []).append(_story(application, story))
    return told


def _session(sessions: tuple[Session, ...], person: str, when: str) -> int:
    """The index of the session with `person` that `when` names: by its time, its name or its number
    in the round.
    """
    met = [place for place, session in enumerate(sessions) if person in session.with_]
    called = {place: _called(sessions, place, met) for place in met}
    if when:
        named = [place for place in met if when.casefold() in _names(sessions, place)]
    else:
        named = [place for place in met if not sessions[place].held] or met
    if len(named) == 1:
        return named[0]
    choices = " or ".join(f"{person}@{name}" for name in called.values())
    if len(met) == 1:
        raise click.UsageError(f"`{person}` is in no session `{when}`. There is {choices}.")
    raise click.UsageError(
        f"`{person}` is in {len(met)} sessions of this round. Say which: {choices}."
    )


def _names(sessions: tuple[Session, ...], place: int) -> list[str]:
    """All that a session may be called by."""
    session = sessions[place]
    times = [f"{session.at:%H:%M}", f"{session.at.hour}:{session.at:%M}"] if session.at else []
    return [*times, *([session.name.casefold()] if session.name else []), str(place + 1)]


def _called(sessions: tuple[Session, ...], place: int, met: list[int]) -> str:
    """What tells a session from the others with the same person: its time, else its name, else its
    number.
    """
    others = [name for other in met if other != place for name in _names(sessions, other)]
    return next((name for name in _names(sessions, place) if name not in others), str(place + 1))


def _known(name: str, names: list[str], kind: str) -> str:
    """`name`, where it is one of `names`; `kind` says what it names, with a place for it."""
    if name in names:
        return name
    question = capital(did_you_mean(nearest(name, names)))
    hint = question or (selection.there(names) if names else "There is none yet.")
    raise click.UsageError(f"There is no {kind.format(f'`{name}`')}. {hint}")
