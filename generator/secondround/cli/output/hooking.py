"""What is said about the hooks that run `guard` before a commit and a push.

In: a workspace. Out: sentences for `init`, `guard`, `build` and `doctor`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from secondround.app import errors, selection
from secondround.system import State, hooks, typed

WITHOUT: Final = (
    "Without it, `git push` and `mkdocs gh-deploy` publish whatever is in the workspace."
)


def order(root: Path) -> str:
    """The command that installs the hook."""
    return selection.order(root, "guard", "--install-hook")


def install(root: Path) -> None:
    """Install the hooks and say so; the end where they cannot be."""
    found = hooks.install(root)
    if found is State.NO_REPOSITORY:
        way = typed.command("git", "init", root)
        raise errors.Refused(f"{root} is not in git yet. Run {way} first.")
    if found is not State.THERE:
        raise errors.Ended(refusal(found, root))
    click.echo("Git now runs `secondround guard --strict` before every commit and push.")


def after_init(root: Path, *, short: bool = False) -> str:
    """The last words of `init`: that the hook is there, or loudly that it is not.

    short: in one line where the folder is not in git.
    """
    try:
        found = hooks.install(root)
    except OSError:
        found = State.TAKEN
    if found is State.THERE:
        return "Installed a git hook that runs `secondround guard` before every commit and push."
    if found is State.NO_REPOSITORY:
        if short:
            return "Before you put it into git: `secondround guard` says who else could read it."
        loud = click.style("This folder is not in git yet, so no hook checks a push.", bold=True)
        return f"{loud}\nAfter `git init`, install it: {order(root)}\n{WITHOUT}"
    return refusal(found, root)


def refusal(found: State, root: Path) -> str:
    """Why no hook was installed."""
    loud = click.style("NO HOOK CHECKS A PUSH.", fg="red", bold=True)
    if found is State.TAKEN:
        why = (
            "Git's hooks here belong to another program. Add this line to the one called pre-push:"
        )
        return f"{loud} {why}\n  {selection.order(root, 'guard', '--strict').strip('`')}\n{WITHOUT}"
    return f"{loud} Git does not answer. Once it does, install it: {order(root)}\n{WITHOUT}"


def reminder(root: Path) -> str:
    """That no hook checks a push, where one could leave this machine; "" where all is well, or on a
    CI runner.
    """
    if os.environ.get("CI") or hooks.state(root) is not State.MISSING:
        return ""
    if not hooks.may_be_pushed(root):
        return ""
    return f"No hook runs `secondround guard` before a push. Install it: {order(root)}"
