"""What in a document only a resume has: its headings, an address at the top, periods.

In: a document. Out: what was found, as it is written. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import takewhile
from typing import Final

from secondround.imports.documents import Block, Document
from secondround.imports.resume.contact import phone_in
from secondround.imports.resume.dates import find_period
from secondround.imports.resume.headings import section_of

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_TOP: Final = 12
"""Blocks from the top in which a resume has its address."""
_LONGEST: Final = 110
"""Letters of a line with the period of a position."""


def headings(document: Document) -> list[str]:
    """A heading for each section of a resume."""
    found: dict[str, str] = {}
    for line in _lines(document.blocks):
        if section := section_of(line):
            found.setdefault(section, line.strip())
    return list(found.values())


def has_address(document: Document) -> bool:
    """Whether the top says how to reach somebody, above every list."""
    top = takewhile(_is_no_item, document.blocks[:_TOP])
    text = "\n".join(_lines(top))
    return bool(_EMAIL.search(text) or phone_in(text))


def periods(document: Document) -> list[str]:
    """The periods of positions: from a time to a time, or since one."""
    found = filter(None, map(partial(find_period, single=False), _lines(document.blocks)))
    return [period.text for period, _ in found]


def _lines(blocks: Iterable[Block]) -> list[str]:
    """The lines that are no items, and short enough to name something."""
    lines: list[str] = []
    for block in filter(_is_no_item, blocks):
        lines += block.text.split("\n")
    return [line for line in lines if len(line) <= _LONGEST]


def _is_no_item(block: Block) -> bool:
    return block.kind != "item"
