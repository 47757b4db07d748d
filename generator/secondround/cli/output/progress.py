"""How far a long command has come: a bar on a terminal, silence in a pipe.

In: things that are being made, and how many are expected. Out: the same things. Nothing goes to
standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def along(label: str, things: Iterable[T], number: int) -> Iterator[T]:
    """The things as they come, with a bar on a terminal's standard error that is wiped away at the
    end.
    """
    if not sys.stderr.isatty() or number < 1:
        yield from things
        return
    # Only a terminal pays for rich.
    from rich import progress as bars  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TextColumn("{task.completed:,.0f} of {task.total:,.0f}, {task.remaining:,.0f} left"),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(things, total=number, description=label)
