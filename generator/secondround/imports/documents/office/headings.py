"""Paragraphs that are set like headings, in documents whose author used no heading style.

In: blocks. Out: blocks.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from msgspec.structs import replace

from secondround.imports.documents.model import Block

_LARGER: Final = 1.12  # times the size of most letters
_LONGEST: Final = 90


def with_headings(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, with short paragraphs in larger letters, or in bold capitals, as headings."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.size:
            sizes[block.size] += len(block.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    return tuple(_with_kind(block, usual) for block in blocks)


def _with_kind(block: Block, usual: float) -> Block:
    if block.kind != "paragraph" or len(block.text) > _LONGEST:
        return block
    larger = bool(block.size and usual and block.size > _LARGER * usual)
    shouted = bool(block.bold) and block.text.isupper()
    return replace(block, kind="heading") if larger or shouted else block
