"""`add`: a story, a person, a question, a session or news, asked for one thing at a time.

In: what is typed, line by line or as options. Out: one change to a file, shown before it is
written. What was answered is kept after each answer.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import Final

import click

from secondround.app import adding_questions, client_folders, selection
from secondround.cli import options
from secondround.cli.group import Command, Kinds

_EXAMPLES: Final = {
    "story": (
        "secondround add story",
        'secondround add story harbor --title "Kept the docks open"',
    ),
    "person": (
        "secondround add person",
        'secondround add person --name "Ana Ruiz" --role "hiring manager" --sessions 14:00 --yes',
    ),
    "question": (
        "secondround add question",
        'secondround add question --text "What would you want done first?" --about role --yes',
    ),
    "session": (
        "secondround add session",
        "secondround add session --at 14:00 --minutes 45 --with ana-ruiz --yes",
    ),
    "news": (
        "secondround add news",
        'secondround add news --title "Harbor buys six barges" --date 2026-11-02 --yes',
    ),
}
_HELP: Final = """Add {thing} to a packet, one question at a time.

What you type is checked at once. The change is shown before it is written, and Ctrl-C loses
nothing: what you have answered is kept in the workspace, and offered next time.

An option answers its question; with --yes, nothing else is asked. Without a terminal, each line of
the input is an answer; an answer that may have several lines ends with an empty one."""
_NAMED_ANEW: Final = frozenset({"competencies", "round"})
_THINGS: Final = {
    "story": "a story",
    "person": "a person",
    "question": "a question to ask",
    "session": "a session",
    "news": "news",
}


def _run(  # noqa: PLR0913 a command's options are its arguments
    kind: str,
    *,
    packet: str | None,
    today: dt.date | None,
    workspace: Path | None,
    yes: bool,
    new: bool = False,
    **given: str | None,
) -> None:
    """Ask, show the change, and write it once the person agrees."""
    from secondround.app import adding, adding_edits
    from secondround.cli.output import asking, given_answers

    root = selection.workspace(workspace)
    day = today or options.this_day()
    id_ = packet_for(root, packet, kind)
    kept_as = f"{kind} {id_}"
    typed = {field.removesuffix("_"): text for field, text in given.items() if text is not None}
    draft = given_answers.with_options(adding.begin(root, id_, kind), typed, day, new=new)
    if yes and typed:
        draft = draft.all_passed()
    else:
        draft = asking.asked(draft, kept_as, day, ends_early=yes, new=new)
    if draft.missing:
        missing = " ".join(f"--{asked.field}" for asked in draft.missing)
        raise click.UsageError(f"This needs an answer, too: {missing}")
    asking.finish(draft, id_, kept_as, adding_edits.preview(draft), yes=yes, today=day)


def packet_for(root: Path, name: str | None, kind: str) -> str:
    """The packet that is meant; one is enough for a story, where all are of one candidate. At a
    terminal, a person is asked.
    """
    known = selection.packets(root)
    is_shared = kind == "story" and client_folders.number_of(root, known) == 1
    if name is not None or len(known) < 2 or not (is_shared or sys.stdin.isatty()):  # noqa: PLR2004
        how = f"as in `secondround add {kind} {known[0]}`" if known else ""
        return selection.only(root, name, how)
    if is_shared:
        return known[0]
    for number, id_ in enumerate(known, 1):
        click.echo(f"  {number} {id_}")
    which = click.prompt("Which packet is it for?", type=click.IntRange(1, len(known)))
    return known[which - 1]


def _command(kind: str) -> Command:
    params: list[click.Parameter] = [
        click.Argument(["packet"], type=options.PacketName(), required=False)
    ]
    for question in adding_questions.QUESTIONS[kind]:
        name = f"--{question.field.replace('_', '-')}"
        # A keyword of Python cannot be the name of a parameter.
        params.append(click.Option([name, f"{question.field}_"], help=question.ask, metavar="TEXT"))
    if any(question.takes in _NAMED_ANEW for question in adding_questions.QUESTIONS[kind]):
        params.append(click.Option(["--new"], is_flag=True, help="Keep unknown names as new ones."))
    made = Command(
        kind,
        params=params,
        callback=partial(_run, kind),
        help=_HELP.format(thing=_THINGS[kind]),
        short_help=f"Add {_THINGS[kind]}.",
        examples=_EXAMPLES[kind],
    )
    return options.workspace(options.today(options.yes(made)))


@click.group(cls=Kinds)
def add() -> None:
    """Add a story, a person, a question, a session or news.

    Each is asked for one thing at a time, in your words, and goes into the right file.
    """


for _kind in adding_questions.QUESTIONS:
    add.add_command(_command(_kind))
