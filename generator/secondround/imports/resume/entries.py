"""The entries of a section: positions with their dates, and what was done in them.

In: lines of one section. Out: entries. Whose words are a title and whose an employer is decided
elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field

from secondround.imports.resume.dates import find_period
from secondround.imports.resume.headings import is_subheading
from secondround.imports.resume.lines import Line
from secondround.imports.resume.model import Period

_LONGEST_HEAD: Final = 110  # characters of a line that names a position
_SENTENCE: Final = re.compile(r"[a-zà-ÿ)\d%][.!]$")
_FEWEST_WORDS: Final = 6
_MOST_OFFSET: Final = 3  # lines above the one with the date


class Entry(Struct):
    """One position: the lines that name it, and the lines below."""

    head: list[Line]
    period: Period | None = None
    rests: list[str] = field(default_factory=list)  # the lines of `head` without the period
    items: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def entries_of(lines: list[Line]) -> list[Entry]:
    """The entries in order. Lines before the first entry are an entry without a head."""
    entries: list[Entry] = []
    run: list[Line] = []
    for line in lines:
        if not line.item and not is_text(line) and not is_subheading(line.text):
            run.append(line)
            continue
        _close(run, entries)
        run = []
        if not entries:
            entries.append(Entry([]))
        (entries[-1].items if line.item else entries[-1].paragraphs).append(line.text)
    _close(run, entries)
    return entries


def is_dated(line: Line) -> bool:
    """Whether a line holds the dates of an entry."""
    return not line.item and len(line.text) <= _LONGEST_HEAD and bool(find_period(line.text))


def is_text(line: Line) -> bool:
    """A paragraph rather than a line that names a position."""
    if len(line.text) > _LONGEST_HEAD:
        return True
    if "\t" in line.text or find_period(line.text) or line.bold or line.heading:
        return False
    return bool(_SENTENCE.search(line.text)) and len(line.text.split()) >= _FEWEST_WORDS


def _close(run: list[Line], entries: list[Entry]) -> None:
    """The entries that a run of naming lines opens."""
    if not run:
        return
    dated = [index for index, line in enumerate(run) if find_period(line.text)]
    if not dated:
        _close_undated(run, entries)
        return
    offset = min(dated[0], _MOST_OFFSET)
    starts = [max(index - offset, 0) for index in dated]
    for before, index in enumerate(starts[1:]):  # two dates in one entry are one entry
        if index <= dated[before]:
            starts[before + 1] = dated[before] + 1
    starts[0] = 0
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(run)
        entries.append(_entry(run[start:end]))


def _close_undated(run: list[Line], entries: list[Entry]) -> None:
    """Lines without a date: a new entry if they stand out or are the first, else more text."""
    stand_out = any(line.bold or line.heading for line in run)
    if not entries or not entries[-1].head or stand_out:
        entries.append(_entry(run))
    elif entries[-1].items or entries[-1].paragraphs:
        entries[-1].paragraphs += [line.text for line in run]
    else:
        entries[-1].head += run
        entries[-1].rests += [line.text for line in run]


def _entry(head: list[Line]) -> Entry:
    entry = Entry(head)
    for line in head:
        found = find_period(line.text)
        if found and entry.period is None:
            entry.period = found[0]
            entry.rests.append(found[1])
        else:
            entry.rests.append(line.text)
    return entry
