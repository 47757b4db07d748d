"""`init` and `new`: a workspace, and a packet to fill in.

In: a folder or a name. Out: files that were not there before, and what to do next.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command

if TYPE_CHECKING:
    from secondround.app import starting
    from secondround.imports import reading


@command(
    "secondround init",
    "secondround init interviews --from resume.pdf posting.html invite.ics",
    "secondround init interviews --from job-files",
    "secondround init demo --example",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--from",
    "from_files",
    is_flag=True,
    help="Fill the first packet from your own files, listed after this: a resume, a posting, "
    "invitations, a story bank; or from a folder of them, or from text that you paste (-).",
)
@options.kind_of_files
@options.time_zone
@click.option(
    "--full", is_flag=True, help="Show everything in your files that has no place in a packet."
)
@click.option(
    "--example", is_flag=True, help="Copy the whole example: a candidate and her packets."
)
def init(  # noqa: PLR0913 - each is an option of its own
    paths: tuple[Path, ...],
    *,
    from_files: bool,
    stated: dict[str, str],
    zone: str | None,
    full: bool,
    example: bool,
) -> None:
    """Make a workspace, ready to build, in DIR or here.

    It holds guides, a library of competencies and questions, and one packet: what your own files
    say, or an invented one to fill in.

    Everything in it is private: what is made stays out of git, and in a repository a hook runs
    `secondround guard` before every commit and push. No file is overwritten.
    """
    from secondround.app import import_sources, other_company, starting
    from secondround.cli.output import hooking, started_text, zone_question
    from secondround.imports import invite, reading

    if from_files and example:
        raise click.UsageError("--from and --example begin two different workspaces: choose one.")
    folder, files = _folder_and_files(paths, from_files=from_files)
    competencies = starting.known_competencies() if files else ()
    named, pasted = options.files_and_pasted(files)
    imported = reading.Imported(())
    known = invite.Known(today=options.this_day())
    if files:
        imported = import_sources.read(
            named, known, competencies, pasted=pasted, stated=stated, by_halves=True
        )
        imported = zone_question.answered(imported, known, folder, None, zone)
    kept, others, company = other_company.apart(imported.read)
    started = starting.start(folder, kept, example=example)
    if not files:
        click.echo(started_text.made(started, example=example))
        click.echo(hooking.after_init(started.root))
        return
    _say_filled(started, imported, (company, others, files), stated, full=full)


def _say_filled(
    started: starting.Started,
    imported: reading.Imported,
    left: tuple[str, list[reading.Read], tuple[Path, ...]],
    stated: dict[str, str],
    *,
    full: bool,
) -> None:
    """What the files gave, what is missing, and what to do first.

    left: the other company, what was read about it, and the files that were handed over.
    """
    from secondround.app import next_steps
    from secondround.cli.output import hooking, import_text, next_text, started_text

    click.echo(import_text.read(imported, full=full))
    kept = [item for item in imported.read if item not in left[1]]
    if questions := import_text.questions(started.imported, kept, full=full):
        click.echo(questions)
    click.echo(f"\n{started_text.filled(started)}")
    if not full and import_text.is_cut(kept):
        click.echo(import_text.in_full(kept, left[2], stated))
    if facts := import_text.to_confirm(started.facts, full=full):
        click.echo(f"\n{facts}")
    if left[1]:
        click.echo(started_text.left_for(*left))
    with contextlib.chdir(started.root):  # where the commands are typed
        steps = next_steps.find(started.root, None, options.this_day())
        click.echo(f"\n{next_text.first_steps(steps, started.root, next_text.FIRST)}")
    click.echo(started_text.ANOTHER)
    click.echo(hooking.after_init(started.root, short=True))
    if imported.unread:
        click.get_current_context().exit(1)


def _folder_and_files(
    paths: tuple[Path, ...], *, from_files: bool
) -> tuple[Path, tuple[Path, ...]]:
    """The folder to make, and the files and folders to fill it from; they may come in any order."""
    if not from_files:
        return _only_folder(paths), ()
    files = [path for path in paths if options.is_given(path)]
    folders = [path for path in paths if path not in files]
    if not files and len(folders) == 1 and _holds_files(folders[0]):
        return Path(), tuple(folders)
    # Of several folders, the one to make is the one that holds nothing yet, or else the first.
    new = next((path for path in folders if not _holds_files(path)), None)
    folder = new or next(iter(folders), Path())
    others = [path for path in folders if path != folder]
    for path in others:
        if not path.is_dir():
            wrong = "this is not an ordinary file" if path.exists() else "there is no such file"
            raise click.UsageError(f"{path}: {wrong}.")
    if not (files or others):
        raise click.UsageError("Name a file after --from: a resume, a posting, an invitation.")
    return folder, (*files, *others)


def _only_folder(paths: tuple[Path, ...]) -> Path:
    """The folder to make where no file is taken over."""
    if len(paths) > 1:
        others = ", ".join(map(str, paths[1:]))
        raise click.UsageError(f"{others}: only one folder can be made.")
    folder = paths[0] if paths else Path()
    if folder.is_file():
        raise click.UsageError(f"{folder} is a file. To take it over, put --from before it.")
    return folder


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() for path in folder.iterdir())


@command("secondround new harbor-logistics", "secondround new amara-okafor/harbor-logistics")
@click.argument("name")
@click.option(
    "--candidate",
    metavar="ID",
    default="",
    help="Add the packet for this candidate: a folder below packets, made if it is not there.",
)
@options.workspace
def new(name: str, candidate: str, workspace: Path | None) -> None:
    """Add a packet to fill in: a folder NAME with an interview.yml.

    If there are several candidates, say whose it is: CANDIDATE/NAME, or --candidate. A
    templates/scaffold/interview.yml in the workspace is used instead of the one that comes with the
    program.
    """
    from secondround.app import starting

    for place in starting.add(selection.workspace(workspace), name, candidate):
        click.echo(f"Made {place}.")
