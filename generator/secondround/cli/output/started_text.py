"""What `init` says: what was made, and what to do next.

In: a new workspace. Out: lines for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from secondround.app import places, selection, starting
from secondround.cli.output import import_text, wrap
from secondround.imports import reading
from secondround.system import typed
from secondround.text import listed, slug
from secondround.vocabulary import layout

ANOTHER: Final = (
    "Another application: "
    f"{typed.command('secondround', 'import', 'posting.html', '--new', selection.NEW)}"
)
"""How a second packet is made."""


def made(started: starting.Started, *, example: bool) -> str:
    """The whole text."""
    return "\n".join(_lines(started, example=example))


def _lines(started: starting.Started, *, example: bool) -> Iterator[str]:
    yield from _where(started)
    yield "Next:"
    if started.root != Path.cwd():
        yield f"  {typed.line('cd', places.shown(started.root))}"
    if not example:
        yield f"  Write about yourself in {layout.PACKETS}/{layout.CANDIDATE}, then about the"
        yield f"  interviews in {layout.PACKETS}/{starting.FIRST}/{layout.RECORD}."
    yield "  secondround next"
    yield "  secondround build"
    yield ANOTHER
    yield "If you coach several people, each gets a folder:"
    yield f"  {typed.line('secondround', 'client', 'add', 'Ana Ruiz')}"
    yield "Keep the workspace in a private repository only. `secondround guard` says whether"
    yield "anybody else could read it."


def _where(started: starting.Started) -> Iterator[str]:
    yield f"Made a workspace in {started.root}."
    for place, scaffold in started.kept.items():
        yield f"Kept your {place}. Add these lines to it:"
        yield from _without_comments(scaffold)


def filled(started: starting.Started) -> str:
    """The text of a workspace that begins with a person's own files."""
    lines = list(_where(started))
    if started.marked:
        marked = listed([f"{number} in {place}" for place, number in started.marked.items()])
        lines.append(wrap.fill(f"What your files did not say is marked TODO: {marked}."))
    there = started.root != Path.cwd()
    step = f"{typed.command('cd', places.shown(started.root))}, then " if there else ""
    lines.append(f"Next: {step}`secondround build` makes the packet.")
    return "\n".join(lines)


def left_for(company: str, others: Sequence[reading.Read], files: Sequence[Path]) -> str:
    """Which files are about another company, and the command that takes them."""
    names: set[str] = set()
    for item in others:
        names.update(file.name for file in item.files)
    given = import_text.paths(files, names)
    is_one = len(names) == 1
    way = typed.line("secondround", "import", *given, "--new", slug(company))
    left = "is about another company" if is_one else "are about another company"
    was, its = ("was", "its") if is_one else ("were", "their")
    said = f"{listed(sorted(names))} {left}, {company}, and {was} left out."
    return f"{wrap.fill(said)}\nFor a packet of {its} own, in the workspace:\n  {way}"


def _without_comments(scaffold: bytes) -> Iterator[str]:
    for line in scaffold.decode().splitlines():
        if line and not line.lstrip().startswith("#"):
            yield f"  {line}"
