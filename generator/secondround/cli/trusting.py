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

from secondround.app import foreign_code
from secondround.cli import confirming
from secondround.system import trusted

F = TypeVar("F", bound=Callable[..., Any])

option: Final[Callable[[F], F]] = click.option(
    "--trust", is_flag=True, help="Run the code that this workspace brings, now and later."
)


def require(root: Path, command: str, *, trust: bool) -> None:
    """Return where the workspace may be built; else ask. A usage error where the answer is no, or
    nobody answers.
    """
    places = foreign_code.not_allowed(root)
    if not places:
        return
    if not trust:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            foreign_code.refuse(root, command)
        click.echo(foreign_code.listed(places), err=True)
        question = (
            "Have you looked at it, and do you trust who wrote it? "
            "The answer is kept for this folder."
        )
        if not confirming.agreed(question, err=True):
            raise click.UsageError("Nothing was built, and nothing of it was run.")
    trusted.note(root)
