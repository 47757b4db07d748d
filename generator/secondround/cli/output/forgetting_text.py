"""What was found of a client who is to be forgotten, as text or as JSON, and the question whether
to remove it.

In: traces. Out: lines; or the end of the command, where a person does not agree.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import click
from msgspec import to_builtins

from secondround.app import errors, forgetting, selection
from secondround.cli.output import wrap
from secondround.text import counted, listed

_FEW: Final = 5
"""Places of a file that are shown."""


def as_json(traces: forgetting.Traces) -> str:
    """One object. Fields are added, never changed."""
    found = to_builtins(traces, enc_hook=str) | {"commands": traces.history.commands()}
    return json.dumps(found, indent=2, ensure_ascii=False, default=str)


def as_text(traces: forgetting.Traces) -> str:
    """Everything that was found, kind by kind."""
    blocks = [wrap.fill(f"Looked for {listed(traces.names)}{_and_others(traces)}.")]
    blocks += _block("Deleted, if you agree:", map(_shown, traces.folders))
    blocks += _block("Also deleted; it can be made again:", map(str, traces.made))
    blocks += _block("Taken out of the text:", _lines(traces.words))
    blocks += _by_hand(traces)
    blocks += _history(traces)
    if len(blocks) == 1:
        blocks.append("Nothing was found.")
    return "\n\n".join(blocks)


def _shown(place: PurePosixPath) -> str:
    return str(place) if place.suffix == ".yml" else f"{place}/"


def _and_others(traces: forgetting.Traces) -> str:
    if not traces.others:
        return ""
    return f"; and for people and companies in these files: {listed(traces.others)}"


def agree(client: str) -> None:
    """Ask for the client's id; end the command where anything else is typed."""
    if not sys.stdin.isatty():
        raise errors.Declined("Nothing was removed. Add --yes to remove it without being asked.")
    typed = click.prompt(f"\nTo remove all this for good, type {client}", default="")
    if typed.strip() != client:
        raise errors.Declined("Nothing was removed.")


def done(left: forgetting.Traces, root: Path) -> str:
    """What was done, what is left, and what to do next."""
    order = selection.order(root, "markdown")
    lines = [wrap.fill(f"Removed. {order} and `secondround build` make again what others need.")]
    lines += [f"Still in {named.file}: take it out by hand." for named in left.words]
    if left.history:
        lines.append(
            wrap.fill(
                "Git's history still has it, until you run the commands above. Commit what is left "
                "first, push what you rewrote with --force, and tell everybody who has a clone to "
                "clone again. Authors, branches and tags keep their names."
            )
        )
    lines.append(
        wrap.fill("Copies outside this folder (sent files, backups, a published site) are yours.")
    )
    return "\n".join(lines)


def _by_hand(traces: forgetting.Traces) -> Iterator[str]:
    yield from _block("Only you can change these:", _lines(traces.by_hand))
    unread = [f"{place}: {why}" for place, why in traces.unread]
    yield from _block("These could not be searched:", unread)


def _history(traces: forgetting.Traces) -> Iterator[str]:
    history = traces.history
    if history.unread:
        yield wrap.fill(f"Git's history was not searched: {history.unread}.")
    if not history:
        return
    parts = [f"{folder}/" for folder in history.own]
    if history.files:
        parts.append(counted(len(history.files), "other file"))
    if history.in_messages:
        parts.append("commit messages")
    yield from _block(
        f"In git's history: {listed(parts)}. In a fresh clone, git-filter-repo rewrites it:",
        history.commands(),
    )


def _lines(named: Iterable[forgetting.NamedIn]) -> Iterator[str]:
    for each in named:
        for line, words in each.places[:_FEW]:
            where = f"{each.file}:{line}" if line else str(each.file)
            yield f"{where}: {' '.join(words.split())}"
        if len(each.places) > _FEW:
            yield f"{each.file}: {counted(len(each.places) - _FEW, 'more place')}"


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    shown = "\n".join(f"  {line}" for line in lines)
    if shown:
        yield f"{wrap.fill(head)}\n{shown}"
