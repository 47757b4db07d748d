"""`guard` and `recipe`: nothing private where anybody can read it.

In: a workspace in git. Out: what anybody could read, in words, with the way out; or a ready
workflow that publishes the public edition alone.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.system import files, resources, typed
from secondround.vocabulary import layout

RECIPES = {
    "github": ("github-pages.yml", PurePosixPath(".github", "workflows", "pages.yml")),
    "gitlab": ("gitlab-pages.yml", PurePosixPath(".gitlab-ci.yml")),
}
"""By host: the scaffold, and where the host looks for it, from the repository's top."""


@command(
    "secondround guard",
    "secondround guard --strict",
    "secondround guard --private origin",
    "secondround guard --leave packets/sample",
)
@click.option(
    "--private", metavar="REMOTE", multiple=True, help="A remote that you know to be private."
)
@click.option(
    "--leave",
    metavar="PATH",
    multiple=True,
    help="A file or folder that anybody may read: its people are invented, or have agreed.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Also fail where something cannot be seen, or cannot be judged, from here.",
)
@click.option(
    "--install-hook",
    is_flag=True,
    help="Have git ask `guard --strict` before every commit and push.",
)
@options.workspace
def guard(
    private: tuple[str, ...],
    leave: tuple[str, ...],
    workspace: Path | None,
    *,
    strict: bool,
    install_hook: bool,
) -> None:
    """Say whether anybody could read what is private, before a push.

    Private is all that the public edition does not hold, wherever in git it lies: every file is
    searched for what the records keep private, in earlier commits, nested repositories and
    submodules, too. A remote looks public where it is a fork, has a branch or a name of web pages,
    or where the CI runner says so. No other machine is asked. Exit code 1 where something private
    is in git and a remote looks public, or where a workflow publishes another edition than the
    public one. Where a file or a workflow cannot be judged, it is named, and --strict fails.
    """
    from secondround.app import exposure
    from secondround.privacy import audit as stage
    from secondround.system import GitFails

    root = selection.workspace(workspace)
    if install_hook:
        _install(root)
        return
    asked = stage.Asked(private, [PurePosixPath(path) for path in leave], os.environ)
    try:
        seen = stage.look(root, exposure.leaks(root, asked.leave), asked, exposure.harmless())
    except KeyError as error:
        raise click.UsageError(
            f"There is no remote `{error.args[0]}`. `git remote` lists them."
        ) from None
    except FileNotFoundError as error:
        raise click.UsageError(
            f"There is no `{error.args[0]}` to leave out. A path starts at the workspace."
        ) from None
    except GitFails as error:
        raise click.ClickException(
            f"Git does not answer, so nothing can be checked. {error}"
        ) from None
    failed = seen.failed(strict=strict)
    said = exposure.findings(seen, strict=strict) if failed else exposure.calm(seen)
    click.echo("\n".join(said).lstrip("\n"))
    for path in leave:
        click.echo(f"Left out, as asked: {path}.", err=True)
    if failed:
        click.get_current_context().exit(1)


def _install(root: Path) -> None:
    from secondround.cli.output import hooking
    from secondround.system import State, hooks

    found = hooks.install(root)
    if found is State.NO_REPOSITORY:
        raise click.UsageError(
            f"{root} is not in git yet. Type {typed.command('git', 'init', root)} first."
        )
    if found is not State.THERE:
        raise click.ClickException(hooking.refusal(found, root))
    click.echo("Git asks `secondround guard --strict` before every commit and push.")


@command("secondround recipe github", "secondround recipe gitlab")
@click.argument("host", type=click.Choice(tuple(RECIPES)))
@options.workspace
def recipe(host: str, workspace: Path | None) -> None:
    """Add a workflow that publishes the public edition at a host's Pages, and nothing else.

    The public edition holds the guides, and the packets marked `visibility: public`. The workflow
    calls `secondround guard` first. A file that exists is not written over.

    The workflow installs the program from a wheel in the workspace, never by its name from an
    index.
    """
    from secondround.app import recipes
    from secondround.cli.output import report

    root = selection.workspace(workspace)
    folder = report.folder_in_repository(root)
    top = root if folder == PurePosixPath() else root.parents[len(folder.parts) - 1]
    scaffold, place = RECIPES[host]
    if (top / place).exists():
        raise click.UsageError(f"{top / place} exists already, and recipe never overwrites a file.")
    text = (resources.folder("templates") / layout.SCAFFOLD / scaffold).read_text("utf-8")
    files.write(top / place, recipes.filled(text, folder))
    click.echo(f"Made {place}.")
    click.echo(f"Next: commit {recipes.WHEEL} with it; the workflow says how to make it.")
    click.echo(recipes.NEXT[host])
