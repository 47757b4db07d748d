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
    if not files:
        return
    were, them = ("was", "it") if len(files) == 1 else ("were", "them")
    names = listed([str(places.shown(path)) for path in files])
    click.echo(
        f"{names} {were} made earlier, under another name. "
        f"Delete {them}, so that nobody takes the wrong one along.",
        err=True,
    )
