"""The beginning of a document that never ends: as much as any resume, posting or story bank has.

In: blocks, or text with tags. Out: the first of them. What was left out is remarked on once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from msgspec.structs import replace

from secondround.imports.documents.model import Block

MOST_BLOCKS: Final = 5_000  # paragraphs, items and rows; a long resume has a thousand
MOST_LETTERS: Final = 500_000
_MOST_TAGS: Final = 300_000
REMARK: Final = (
    "Only its beginning was read: it is longer than any resume, posting or story bank. Save the "
    "pages that matter, and try again."
)


def of_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The first blocks, as many as are read; what is too long in one block is cut."""
    found: list[Block] = []
    left = MOST_LETTERS
    for block in islice(blocks, MOST_BLOCKS):
        found.append(replace(block, text=block.text[:left]) if len(block.text) > left else block)
        left -= len(found[-1].text)
        if left <= 0:
            break
    return tuple(found)


def of_tags(data: bytes) -> bytes:
    """HTML or XML up to its last tag that is read; a parser closes what is left open."""
    if data.count(b"<") <= _MOST_TAGS:
        return data
    last = next(islice(re.finditer(b"<", data), _MOST_TAGS, None))
    return data[: last.start()]
