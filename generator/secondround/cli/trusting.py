"""Whether a workspace may run code of its own: asked once, and noted outside of it.

In: a workspace. Out: nothing where it may, or brings none; a question to the person, or an error
that says the way out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from secondround.app import foreign_code, selection
from secondround.system import resources, trusted

F = TypeVar("F", bound=Callable[..., Any])
MOST: Final = 10  # places that are shown

option: Final[Callable[[F], F]] = click.option(
    "--trust", is_flag=True, help="Run the code that the workspace brings; noted for this folder."
)


def require(root: Path, command: str, *, trust: bool) -> None:
    """Return where the workspace may be built; else ask. A usage error where the answer is no, or
    nobody answers.
    """
    places = _places(root)
    if not places:
        return
    if not trust:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise click.UsageError(_refusal(root, places, command))
        click.echo(_listed(places), err=True)
        question = "Have you looked at it, and do you trust who wrote it? The answer is kept for this folder."
        if not click.confirm(question, err=True):
            raise click.UsageError("Nothing was built, and nothing of it was run.")
    trusted.note(root)


def refusal(root: Path, command: str) -> str:
    """Why the workspace may not be built as it is now, in words; "" where it may."""
    places = _places(root)
    return _refusal(root, places, command) if places else ""


def _places(root: Path) -> list[str]:
    """What the workspace would run without having been allowed to."""
    if trusted.is_trusted(root) or root.resolve() == resources.folder("templates").parent.resolve():
        return []
    return foreign_code.found(root)


def _listed(places: list[str]) -> str:
    lines = [f"  {place}" for place in places[:MOST]]
    more = [f"  and {len(places) - MOST} more"] if len(places) > MOST else []
    return "\n".join(["This workspace brings code that would run on this machine:", *lines, *more])


def _refusal(root: Path, places: list[str], command: str) -> str:
    return (
        f"{_listed(places)}\nNothing was run. Look at it. If you trust who wrote it: "
        f"{selection.order(root, command, '--trust')} (asked once a folder). On a CI runner: {trusted.VARIABLE}=1."
    )
