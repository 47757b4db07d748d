"""`guard` and `recipe`: nothing private where anybody can read it.

In: a workspace in git. Out: what anybody could read, in words, with the way out; or a ready
workflow that publishes the public edition alone.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command(
    "secondround guard",
    "secondround guard --strict",
    "secondround guard --private origin",
    "secondround guard --leave packets/sample",
)
@click.option(
    "--private", metavar="REMOTE", multiple=True, help="Treat REMOTE as private: you have checked."
)
@click.option(
    "--leave",
    metavar="PATH",
    multiple=True,
    help="Leave out a file or folder that anybody may read.",
)
@click.option(
    "--strict", is_flag=True, help="Also fail where something cannot be judged from here."
)
@click.option(
    "--install-hook",
    is_flag=True,
    help="Make git run `guard --strict` before every commit and push.",
)
@options.problem_form
@options.workspace
def guard(  # noqa: PLR0913 a command's options are its arguments
    private: tuple[str, ...],
    leave: tuple[str, ...],
    workspace: Path | None,
    *,
    form: str,
    strict: bool,
    install_hook: bool,
) -> None:
    """Check before a push that nobody else can read what is private.

    Every file in git is searched for what the public edition does not hold, and so are earlier
    commits, nested repositories and submodules. A remote looks public if it is a fork, if it has a
    branch or a name for web pages, or if the CI runner says so. No other machine is asked.

    Exit code 1 if something private is in git and a remote looks public, or if a workflow publishes
    more than the public edition.
    """
    from secondround.app import exposure
    from secondround.cli.output import guard_text, hooking
    from secondround.cli.output import report as problem_output

    root = selection.workspace(workspace)
    if install_hook:
        hooking.install(root)
        return
    report = exposure.audited(root, private=private, leave=leave)
    failed = report.has_failed(strict=strict)
    if form == "text":
        lines = guard_text.failed(report, strict=strict) if failed else guard_text.passed(report)
        click.echo("\n".join(lines).lstrip("\n"))
    else:
        problem_output.put(exposure.problems(root, report, strict=strict), form, root)
    for path in leave:
        click.echo(f"Left out, as you asked: {path}.", err=True)
    if failed:
        click.get_current_context().exit(1)


@command(
    "secondround recipe github", "secondround recipe gitlab", "secondround recipe github-check"
)
@click.argument("host", type=click.Choice(("github", "gitlab", "github-check")))
@options.workspace
def recipe(host: str, workspace: Path | None) -> None:
    """Add a workflow that publishes the public edition on a host's Pages, or one that only checks.

    Nothing else is published: the public edition holds the guides, and packets marked
    `visibility: public`. `github-check` publishes nothing: it checks and builds on every push, in a
    private repository only. A workflow runs `secondround guard` first, and installs the program
    from a file in the workspace. No file is overwritten.
    """
    from secondround.app import recipes
    from secondround.cli.output import recipe_text

    place = recipes.write(selection.workspace(workspace), host)
    click.echo(f"Made {place}.")
    click.echo(
        f"Next: commit {recipes.WHEEL} with it; the workflow explains how to make that file."
    )
    click.echo(recipe_text.NEXT[host])
