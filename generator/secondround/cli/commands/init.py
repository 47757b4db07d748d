"""`init` and `new`: a workspace, and a packet to fill in.

In: a folder or a name. Out: files that were not there before. Neither ever writes over a file.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import hooking
from secondround.system import files, resources, typed, workfolder
from secondround.text import SLUG, slug
from secondround.vocabulary import layout

FIRST = "example-company"
OURS = {
    PurePosixPath(".gitignore"): "gitignore",
    PurePosixPath(".pre-commit-config.yaml"): "pre-commit-config.yaml",
}
"""What keeps private things private, by place: the scaffold. A folder may have files of these names
already.
"""


@command("secondround init", "secondround init interviews", "secondround init demo --example")
@click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[DIR]"
)
@click.option(
    "--example", is_flag=True, help="Copy the whole example, with its candidate and her packets."
)
def init(folder: Path, *, example: bool) -> None:
    """Make a workspace that builds at once, in DIR or here.

    It holds guides, a library of competencies and questions, and one invented packet to fill in.
    All in it is private: what is made stays out of git, and in a repository a hook asks
    `secondround guard` before every commit and push. Files that exist are never written over.
    """
    if selection.is_workspace(folder):
        root = folder.resolve()
        workfolder.clear(root)
        raise click.UsageError(
            f"{root} is a workspace already. {selection.order_for_new(root)} adds a packet to it."
        )
    wanted = {**_settings(), **(_example() if example else _first_packet()), **_seal()}
    kept = _clashes(folder, wanted)
    _write(folder, {path: text for path, text in wanted.items() if path not in kept})
    click.echo(f"Made a workspace in {folder.resolve()}.")
    for path in sorted(kept):
        click.echo(f"Kept your {path}. Add these lines to it:\n{_told(wanted[path])}")
    click.echo(_next_steps(folder, example=example))
    click.echo(hooking.after_init(folder.resolve()))


def _settings() -> dict[PurePosixPath, bytes]:
    scaffold = resources.folder("templates") / layout.SCAFFOLD
    schemas = resources.folder("schema")
    return {
        **{place: (scaffold / name).read_bytes() for place, name in OURS.items()},
        **{
            PurePosixPath("schema", path.name): path.read_bytes()
            for path in schemas.glob("*.schema.json")
        },
    }


def _seal() -> dict[PurePosixPath, bytes]:
    """What makes a folder a workspace. It is written last: until then a second `init` completes the
    first.
    """
    return {
        PurePosixPath(layout.SETTINGS): (
            resources.folder("templates") / layout.SCAFFOLD / layout.SETTINGS
        ).read_bytes()
    }


def _first_packet() -> dict[PurePosixPath, bytes]:
    from secondround.app import scaffolding
    from secondround.render.markdown import writer

    example = _example()
    top = PurePosixPath(layout.PACKETS)
    return {
        # The home page lists the example's packets, and theirs are names of other people.
        top / layout.PAGE: writer.home(example[top / layout.PAGE].decode("utf-8"), ()).encode(),
        **{place: data for place, data in example.items() if place.parts[1] in layout.SHARED},
        top / layout.CANDIDATE: scaffolding.text(layout.CANDIDATE, top / layout.CANDIDATE, None),
        top / FIRST / layout.RECORD: scaffolding.text(
            layout.RECORD, top / FIRST / layout.RECORD, None
        ),
    }


def _example() -> dict[PurePosixPath, bytes]:
    return {
        PurePosixPath(layout.PACKETS, place): data for place, data in resources.example().items()
    }


def _clashes(folder: Path, wanted: Mapping[PurePosixPath, bytes]) -> set[PurePosixPath]:
    """The files to keep, which may only be git's and its hooks': anything else that exists stops
    the command.
    """
    there = {path for path, data in wanted.items() if not files.may_hold(folder / path, data)}
    others = sorted(str(path) for path in there - OURS.keys())
    if others:
        raise click.UsageError(
            f"Nothing was written: {', '.join(others)} exists already, and init never overwrites a file."
        )
    return there


def _write(root: Path, wanted: Mapping[PurePosixPath, bytes]) -> None:
    """Write the files in their order, with the rights that a person's own files get."""
    with workfolder.opened(root) as work:
        for path, text in wanted.items():
            files.write(root / path, text, work=work, inside=root, mode=files.usual())


def _told(scaffold: bytes) -> str:
    """A scaffold's lines without its comments."""
    lines = scaffold.decode().splitlines()
    return "\n".join(f"  {line}" for line in lines if line and not line.lstrip().startswith("#"))


def _next_steps(folder: Path, *, example: bool) -> str:
    enter = "" if folder.resolve() == Path.cwd() else f"  {typed.line('cd', folder)}\n"
    write = (
        ""
        if example
        else f"  Write about yourself in packets/{layout.CANDIDATE}, then in packets/{FIRST}/{layout.RECORD}.\n"
    )
    private = "Keep it in a private repository only; `secondround guard` says whether anybody could read it."
    return f"Next:\n{enter}{write}  secondround check\n  secondround build\n{private}"


@command(
    "secondround new harbor-logistics", "secondround new harbor-logistics --candidate amara-okafor"
)
@click.argument("name")
@click.option(
    "--candidate",
    metavar="ID",
    help="The candidate's folder below packets/; it is made if it is not there.",
)
@options.workspace
def new(name: str, candidate: str | None, workspace: Path | None) -> None:
    """Add a packet to fill in: a folder NAME with an interview.yml.

    It goes to the one candidate there is; where there are several, say which. A workspace's own
    templates/scaffold/interview.yml is taken instead of the shipped one.
    """
    from secondround.app import scaffolding

    root = selection.workspace(workspace)
    person = _person(root, candidate)
    folder = PurePosixPath(layout.PACKETS, person, _name(name))
    if _holds_something(root / folder):
        raise click.UsageError(f"{folder} exists already, and new never overwrites a file.")
    record = folder / layout.RECORD
    wanted = {record: scaffolding.text(layout.RECORD, record, root, company=_company(name))}
    profile = PurePosixPath(layout.PACKETS, person, layout.CANDIDATE)
    if not (root / profile).exists():
        wanted[profile] = scaffolding.text(layout.CANDIDATE, profile, root)
    made = scaffolding.fitted(root, wanted, record)
    # The record last: until it is there, a second `new` completes the first.
    _write(root, dict(sorted(made.items(), key=lambda item: item[0] == record)))
    for path in wanted:
        click.echo(f"Made {path}.")


def _holds_something(folder: Path) -> bool:
    """Whether there is anything under that name but an empty folder."""
    return os.path.lexists(folder) and (
        folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())
    )


def _name(name: str) -> str:
    if SLUG.fullmatch(name) and name not in layout.SHARED:
        return name
    if name in layout.SHARED:
        raise click.UsageError(f"packets/{name} holds what all packets share. Choose another name.")
    better = slug(name.removeprefix("packets/")) or "harbor-logistics"
    raise click.UsageError(
        f"A name is made of small letters, digits and single hyphens, such as `{better}`."
    )


def _person(root: Path, given: str | None) -> str:
    """The candidate's folder below packets/, "" where the candidate lies in packets/ itself."""
    people = selection.candidates(root)
    if given:
        return selection.same(given, people) or _name(given)
    if selection.is_of_one(root) or not people:
        return ""
    if len(people) > 1:
        ways = [typed.command("--candidate", one) for one in people[: selection.FEW]]
        raise click.UsageError(f"There are several candidates. Say for whom: {' or '.join(ways)}.")
    return people[0]


def _company(name: str) -> str:
    return " ".join(part.capitalize() for part in name.split("-"))
