"""What `init` says: what was made, and what to do next.

In: a new workspace. Out: lines for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from secondround.app import places, selection, starting
from secondround.system import typed
from secondround.vocabulary import layout


def made(started: starting.Started, *, example: bool) -> str:
    """The whole text."""
    return "\n".join(_lines(started, example=example))


def _lines(started: starting.Started, *, example: bool) -> Iterator[str]:
    yield f"Made a workspace in {started.root}."
    for place, scaffold in started.kept.items():
        yield f"Kept your {place}. Add these lines to it:"
        yield from _without_comments(scaffold)
    yield "Next:"
    if started.root != Path.cwd():
        yield f"  {typed.line('cd', places.shown(started.root))}"
    if started.marked:
        yield (
            "  What your files did not say is marked TODO, with a question that helps to write it:"
        )
        for place, number in started.marked.items():
            yield f"  {number} in {place}"
    elif not example:
        yield f"  Write about yourself in {layout.PACKETS}/{layout.CANDIDATE}, then about the"
        yield f"  interviews in {layout.PACKETS}/{starting.FIRST}/{layout.RECORD}."
    yield "  secondround next"
    yield "  secondround build"
    yield "If you coach several people, each gets a folder:"
    yield f"  {typed.line('secondround', 'new', selection.NEW, '--candidate', 'amara-okafor')}"
    yield "Keep the workspace in a private repository only. `secondround guard` says whether"
    yield "anybody else could read it."


def _without_comments(scaffold: bytes) -> Iterator[str]:
    for line in scaffold.decode().splitlines():
        if line and not line.lstrip().startswith("#"):
            yield f"  {line}"
