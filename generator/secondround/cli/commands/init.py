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


@command(
    "secondround init",
    "secondround init interviews --from resume.pdf posting.html invite.ics",
    "secondround init demo --example",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--from",
    "from_files",
    is_flag=True,
    help="Fill the first packet from your own files, named after this: a resume, a posting, "
    "invitations, a story bank.",
)
@click.option(
    "--example", is_flag=True, help="Copy the whole example: a candidate and her packets."
)
def init(paths: tuple[Path, ...], *, from_files: bool, example: bool) -> None:
    """Make a workspace that builds at once, in DIR or here.

    It holds guides, a library of competencies and questions, and one packet: what your own files
    say, or an invented one to fill in.

    Everything in it is private: what is made stays out of git, and in a repository a hook runs
    `secondround guard` before every commit and push. No file is overwritten.
    """
    from secondround.app import importing, next_steps, starting
    from secondround.cli.output import hooking, import_text, next_text, started_text

    if from_files and example:
        raise click.UsageError("--from and --example begin two different workspaces: choose one.")
    folder, files = _folder_and_files(paths, from_files=from_files)
    competencies = starting.known_competencies() if files else ()
    imported = importing.read(files, competencies=competencies) if files else ()
    started = starting.start(folder, imported, example=example)
    if imported:
        click.echo(f"{import_text.read(imported)}\n")
        if questions := import_text.questions(imported):
            click.echo(f"{questions}\n")
    click.echo(started_text.made(started, example=example))
    click.echo(hooking.after_init(started.root))
    if imported:
        steps = next_steps.find(started.root, None, options.this_day())
        click.echo(f"\n{next_text.first_steps(steps, started.root)}")


def _folder_and_files(
    paths: tuple[Path, ...], *, from_files: bool
) -> tuple[Path, tuple[Path, ...]]:
    """The folder to make, and the files to fill it from; they may come in any order."""
    files = tuple(path for path in paths if from_files and path.is_file())
    folders = [path for path in paths if path not in files]
    if len(folders) > 1:
        missing = ", ".join(map(str, folders[1:]))
        way = "there is no such file" if from_files else "only one folder can be made"
        raise click.UsageError(f"{missing}: {way}.")
    if from_files and not files:
        raise click.UsageError("Name a file after --from: a resume, a posting, an invitation.")
    folder = folders[0] if folders else Path()
    if folder.is_file():
        raise click.UsageError(f"{folder} is a file. To take it over, put --from before it.")
    return folder, files


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
