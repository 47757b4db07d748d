"""How far a long command has come: a bar on a terminal, silence in a pipe.

In: a label and a number of steps. Out: a function to call after each step. Nothing goes to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(label: str, steps: int) -> Iterator[Callable[[], None]]:
    """A bar of `steps` steps on a terminal's standard error; it is wiped away when all is done."""
    if not sys.stderr.isatty() or steps < 1:
        yield lambda: None
        return
    # Only a terminal pays for rich.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=steps)
        yield lambda: progress.advance(task)
