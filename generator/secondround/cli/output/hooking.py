"""What is said about the hooks that ask `guard` before a push.

In: a workspace. Out: sentences for `init`, `build` and `doctor`.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from secondround.app import selection
from secondround.system import State, hooks

WITHOUT = "Without it, `git push` and `mkdocs gh-deploy` publish whatever is in the workspace."


def order(root: Path) -> str:
    """The command that installs the hook."""
    return selection.order(root, "guard", "--install-hook")


def after_init(root: Path) -> str:
    """The last words of `init`: that the hook is there, or loudly that it is not."""
    found = _installed(root)
    if found is State.THERE:
        return (
            "Installed a git hook: `secondround guard` is asked before every commit and every push."
        )
    if found is State.NO_REPOSITORY:
        loud = click.style("Not in git yet, so no hook looks at a push.", bold=True)
        return f"{loud} After `git init`, install it: {order(root)}\n{WITHOUT}"
    return refusal(found, root)


def _installed(root: Path) -> State:
    try:
        return hooks.install(root)
    except OSError:
        return State.TAKEN


def refusal(found: State, root: Path) -> str:
    """Why no hook was installed."""
    loud = click.style("NO HOOK LOOKS AT A PUSH.", fg="red", bold=True)
    if found is State.TAKEN:
        why = "Git's hooks here are another program's. Add this line to the one called pre-push:"
        return f"{loud} {why}\n  {selection.order(root, 'guard', '--strict').strip('`')}\n{WITHOUT}"
    return f"{loud} Git cannot be asked. Once it can, install it: {order(root)}\n{WITHOUT}"


def reminder(root: Path) -> str:
    """That no hook looks at a push, where one could leave this machine; "" where all is well, or on
    a CI runner.
    """
    if (
        os.environ.get("CI")
        or hooks.state(root) is not State.MISSING
        or not hooks.may_be_pushed(root)
    ):
        return ""
    return f"No hook asks `secondround guard` before a push. Install it: {order(root)}"
