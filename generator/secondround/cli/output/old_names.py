"""Files of an earlier run that lie beside the new ones under another name.

In: their paths. Out: a sentence for the terminal that says what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from secondround.app import places
from secondround.text import listed


def show(files: Sequence[Path]) -> None:
    """Name them; say nothing where there are none."""
    _show(files, ", under another name", "nobody takes the wrong one along")


def show_drafts(files: Sequence[Path]) -> None:
    """Name drafts of notes that are sent, or that another one stands for now."""
    _show(files, " and {is_} not among these", "nothing is sent twice")


def _show(files: Sequence[Path], how: str, why: str) -> None:
    if not files:
        return
    were, is_, them = ("was", "is", "it") if len(files) == 1 else ("were", "are", "them")
    names = listed([str(places.shown(path)) for path in files])
    how = how.format(is_=is_)
    click.echo(f"{names} {were} made earlier{how}. Delete {them}, so that {why}.", err=True)
