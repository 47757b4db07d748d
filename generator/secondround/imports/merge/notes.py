"""Lines of the notes by the invitations that said them: a newer version takes the older one's out.

In: what is found, the revisions of its events, and what is remembered. Out: lines that nobody says
any more, and what to remember. A line that a person has edited is not among them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from secondround.imports.found import Value
from secondround.imports.merge.model import Memory

_SAID: Final = "notes_of"
"""What is remembered: the lines of events that were read together, under their keys."""


def outdated_lines(
    found: Mapping[str, Value], memory: Memory, events: Collection[str]
) -> frozenset[str]:
    """Lines that only older versions of these events said."""
    if "notes" not in found:
        return frozenset()
    gone: set[str] = set()
    stay = _lines(found["notes"])
    for keys, text in _groups(memory).items():
        (gone if _is_of(keys, events) else stay).update(_lines(text))
    return frozenset(gone - stay)


def with_said(found: Mapping[str, Value], memory: Memory, events: Collection[str]) -> Memory:
    """What is remembered, with the lines that these events say now."""
    if "notes" not in found or not events:
        return memory
    groups = {keys: text for keys, text in _groups(memory).items() if not _is_of(keys, events)}
    return {**memory, _SAID: {**groups, "\n".join(sorted(events)): str(found["notes"])}}


def merged_lines(theirs: str, ours: str, base: str, outdated: frozenset[str]) -> tuple[str, str]:
    """The text with what is new, and without what is outdated; and what to remember of it. What is
    there stays, and what a person took out stays out.
    """
    kept = [line for line in ours.split("\n") if line.strip() not in outdated]
    before = [line for line in base.split("\n") if line and line.strip() not in outdated]
    known = set(filter(None, map(str.strip, (*kept, *before))))
    new = "\n".join(line for line in theirs.split("\n") if line.strip() not in known)
    added = new.strip("\n").split("\n") if new.strip() else []
    text = ours
    if not ours and not base:
        text = str(theirs)
    elif added or len(kept) != ours.count("\n") + 1:
        left = "\n".join(kept).rstrip()
        is_list = left.rpartition("\n")[2].startswith("- ")
        gap = "\n" if is_list and not (added and not added[0].startswith("- ")) else "\n\n"
        text = gap.join([left, "\n".join(added)]).strip()
    return text, "\n".join([*before, *added])


def _groups(memory: Memory) -> dict[str, str]:
    groups: Any = memory.get(_SAID)
    return groups if isinstance(groups, dict) else {}


def _is_of(keys: str, events: Collection[str]) -> bool:
    return set(keys.split("\n")) <= set(events)


def _lines(text: Any) -> set[str]:
    return {line.strip() for line in str(text).split("\n") if line.strip()}
