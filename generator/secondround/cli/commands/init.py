"""`init` and `new`: a workspace, and a packet to fill in.

In: a folder or a name. Out: files that were not there before, and what to do next.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command("secondround init", "secondround init interviews", "secondround init demo --example")
@click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[DIR]"
)
@click.option(
    "--example", is_flag=True, help="Copy the whole example: a candidate and her packets."
)
def init(folder: Path, *, example: bool) -> None:
    """Make a workspace that builds at once, in DIR or here.

    It holds guides, a library of competencies and questions, and one invented packet to fill in.

    Everything in it is private: what is made stays out of git, and in a repository a hook runs
    `secondround guard` before every commit and push. No file is overwritten.
    """
    from secondround.app import starting
    from secondround.cli.output import hooking, started_text

    started = starting.start(folder, example=example)
    click.echo(started_text.made(started, example=example))
    click.echo(hooking.after_init(started.root))


@command(
    "secondround new harbor-logistics", "secondround new harbor-logistics --candidate amara-okafor"
)
@click.argument("name")
@click.option(
    "--candidate",
    metavar="ID",
    help="Add the packet for this candidate: a folder below packets, made if it is not there.",
)
@options.workspace
def new(name: str, candidate: str | None, workspace: Path | None) -> None:
    """Add a packet to fill in: a folder NAME with an interview.yml.

    It is added for the one candidate there is; if there are several, say which. A
    templates/scaffold/interview.yml in the workspace is used instead of the one that comes with the
    program.
    """
    from secondround.app import starting

    for place in starting.add(selection.workspace(workspace), name, candidate):
        click.echo(f"Made {place}.")
