"""Before anything is published: what a reader could still search for, to be read by a person first.

In: the public packets. Out: a list on the terminal, and a question where somebody sits there.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when it is needed)

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from secondround import records
from secondround.cli import confirming
from secondround.cli.output import wrap

if TYPE_CHECKING:
    from secondround.app import outcome

_HEAD: Final = "Readers could still search for the following. Please read it first:"


def agree(root: Path, pages: Iterable[outcome.Page]) -> bool:
    """Show what stays in the public packets, and ask; whether a person agrees, or nobody is at the
    terminal.
    """
    places = {page.id: page.place for page in pages}
    if not places:
        return True
    click.echo("\n".join(lines(root, places)), err=True)
    return _agreed()


def lines(root: Path, places: dict[str, str]) -> Iterator[str]:
    """The list: each packet by its place, and below it what stays, kind by kind."""
    from secondround.privacy import REAL, traces

    yield _HEAD
    for application in records.read(root, places).applications:
        yield f"\n{places[application.id]}"
        for kind, texts in traces(application).items():
            if kind == REAL:
                yield f"  {kind}. Where one is meant as a name, rewrite that sentence:"
                for text in texts:
                    yield _wrapped(text, "    ", "      ")
            else:
                yield _wrapped(f"{kind}: {'; '.join(texts)}", "  ", "    ")
    yield ""


def _wrapped(text: str, first: str, rest: str) -> str:
    """The text in lines; a link stays whole, so that it can be opened."""
    return textwrap.fill(
        text,
        wrap.width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _agreed() -> bool:
    """What somebody at the terminal answers. Where nobody is, as in a workflow, the list is in the
    log.
    """
    if not _on_a_terminal():
        return True
    return confirming.agreed("Update the site?", err=True)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty()
