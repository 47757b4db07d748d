"""`guard` and `recipe`: nothing private where anybody can read it.

In: a workspace in git. Out: what anybody could read, in words, with the way out; or a ready workflow that publishes
the public edition alone.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from secondround import __version__, shipped
from secondround.cli import lookup, options
from secondround.cli.commands import command
from secondround.system import files

if TYPE_CHECKING:
    from secondround.guard import Report

MOST = 10  # lines of one kind

RECIPES = {
    "github": ("github-pages.yml", PurePosixPath(".github", "workflows", "pages.yml")),
    "gitlab": ("gitlab-pages.yml", PurePosixPath(".gitlab-ci.yml")),
}
"""By host: the scaffold, and where the host looks for it, from the repository's top."""

WHEEL = f"secondround-{__version__}-py3-none-any.whl"
"""The program as a file, which a workflow installs: an index may have another program under that name."""


@command(
    "secondround guard",
    "secondround guard --strict",
    "secondround guard --private origin",
    "secondround guard --leave packets/sample",
)
@click.option("--private", metavar="REMOTE", multiple=True, help="A remote that you know to be private.")
@click.option(
    "--leave",
    metavar="PATH",
    multiple=True,
    help="A file or folder that anybody may read: its people are invented, or have agreed.",
)
@click.option("--strict", is_flag=True, help="Also fail where it cannot be seen whether a remote is public.")
@options.workspace
def guard(private: tuple[str, ...], leave: tuple[str, ...], workspace: Path | None, *, strict: bool) -> None:
    """Say whether anybody could read what is private, before a push.

    Private is all that the public edition does not hold. A remote looks public where it is a fork, has a branch or a
    name of web pages, or where the CI runner says so. Nothing is asked of another machine. Exit code 1 where something
    private is in git and a remote looks public, or where a workflow publishes another edition than the public one.
    """
    from secondround import guard as stage
    from secondround.guard.git import GitFails

    root = lookup.workspace(workspace)
    try:
        seen = stage.look(root, private=private, leave=[PurePosixPath(path) for path in leave], environment=os.environ)
    except KeyError as error:
        raise click.UsageError(f"There is no remote `{error.args[0]}`. `git remote` lists them.") from None
    except FileNotFoundError as error:
        raise click.UsageError(f"There is no `{error.args[0]}` to leave out. A path starts at the workspace.") from None
    except GitFails as error:
        raise click.ClickException(f"Git does not answer, so nothing can be said. {error}") from None
    failed = seen.failed(strict=strict)
    click.echo("\n".join(_findings(seen, strict=strict) if failed else _calm(seen)).lstrip("\n"))
    for path in leave:
        click.echo(f"Left out, as asked: {path}.", err=True)
    if failed:
        click.get_current_context().exit(1)


def _calm(seen: Report) -> Iterator[str]:
    """Why there is nothing to fear, and what cannot be seen from here."""
    if not seen.repository:
        yield "No git repository: nothing can be pushed from here."
        return
    if not seen.remotes:
        yield "No remote on another machine: nothing can be pushed from here."
        return
    if not seen.private and not seen.gone:
        yield "Nothing private is in git."
        return
    for remote in seen.unsaid:
        yield f"Whether `{remote.name}` ({remote.address}) is public cannot be seen from here: open it in a browser"
        yield "where you are not signed in. It should not be found."
    yield f"Private files in git: {len(seen.private)}. No remote looks public."


def _findings(seen: Report, *, strict: bool) -> Iterator[str]:
    """What is wrong and what to do, paragraph by paragraph."""
    exposed = (seen.signs or (strict and seen.unsaid)) and (seen.private or seen.gone)
    if exposed:
        for sign in seen.signs:
            yield f"`{sign.remote.name}` ({sign.remote.address}) looks public: {sign.why}."
        for remote in seen.unsaid if strict else ():
            yield f"Whether `{remote.name}` ({remote.address}) is public cannot be seen from here."
        yield from _paragraph("Private, and in git:", (f"{item.file}: {item.what}" for item in seen.private))
        yield from _paragraph("Private, and in earlier commits, which a push takes along:", map(str, seen.gone))
    yield from _paragraph(
        "Workflows that publish more than the public edition:",
        (f"{file}: {line}" for file, line in seen.commands),
    )
    yield from _paragraph(
        "Private, and on a branch that is a web site:", (f"{file} ({branch})" for branch, file in seen.published)
    )
    yield ""
    yield "What to do:"
    yield from (f"  {way}" for way in _ways_out(seen, exposed=bool(exposed)))


def _paragraph(head: str, lines: Iterable[str]) -> list[str]:
    listed = [f"  {line}" for line in lines]
    rest = [f"  and {len(listed) - MOST} more"] if len(listed) > MOST else []
    return ["", head, *listed[:MOST], *rest] if listed else []


def _ways_out(seen: Report, *, exposed: bool) -> Iterator[str]:
    if exposed:
        name = min([sign.remote.name for sign in seen.signs] or [remote.name for remote in seen.unsaid])
        yield "Push to a private repository that is nobody's fork, and remove this remote:"
        yield f"  git remote remove {name}"
        yield f"Is `{name}` private? Look where you are not signed in; then say so: --private {name}"
        yield "Are the people invented, or have they agreed? Then name their folder: --leave packets/NAME"
    if seen.commands:
        yield "Let workflows build with `--edition public`; `secondround recipe` writes one that does."
    if seen.published:
        branch = seen.published[0][0].rpartition("/")[2]
        yield f"Take the site down at the host, then delete the branch: git push {_owner(seen)} --delete {branch}"
    yield "What was public once may have been copied: tell those it names, and change what can be changed."


def _owner(seen: Report) -> str:
    parts = seen.published[0][0].split("/")
    return parts[2] if parts[1] == "remotes" else seen.remotes[0].name


@command("secondround recipe github", "secondround recipe gitlab")
@click.argument("host", type=click.Choice(tuple(RECIPES)))
@options.workspace
def recipe(host: str, workspace: Path | None) -> None:
    """Add a workflow that publishes the public edition at a host's Pages, and nothing else.

    The public edition holds the guides, and the packets marked `visibility: public`. The workflow calls
    `secondround guard` first. A file that exists is not written over.

    The workflow installs the program from a wheel in the workspace, never by its name from an index.
    """
    from secondround.cli import report

    root = lookup.workspace(workspace)
    folder = report.folder_in_repository(root)
    top = root if folder == PurePosixPath() else root.parents[len(folder.parts) - 1]
    scaffold, place = RECIPES[host]
    if (top / place).exists():
        raise click.UsageError(f"{top / place} exists already, and recipe writes over nothing.")
    text = (shipped.folder("templates") / "scaffold" / scaffold).read_text("utf-8")
    files.write(top / place, text.replace("WHEEL", WHEEL).replace("WORKSPACE", str(folder)))
    click.echo(f"Made {place}.")
    click.echo(f"Next: commit {WHEEL} with it; how to make it stands in the workflow.")
    click.echo(_NEXT[host])


_NEXT = {
    "github": "Then, in the repository's settings, under Pages, choose GitHub Actions as the source.",
    "gitlab": "Then push. The address is shown under Deploy, Pages; who may see it, under Settings, Visibility.",
}
