"""Long text from people made canonical: Markdown without HTML that every reader shows alike.

In: Markdown as people write it. Out: paragraphs, lists, quotes, emphasis, strong, code and safe
links, and nothing else; a heading becomes a strong line, a table's row a line, a picture its
description, everything unknown plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import add
from typing import Final

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from secondround.render.markdown.escape import Safe, fold, inside, line_start, short
from secondround.render.markdown.inline import code, inline, key
from secondround.render.markdown.prose import inside as inside_of
from secondround.render.markdown.prose import tree
from secondround.text import is_tangled, opens_block, sentences

_RICH: Final = re.compile(r"[\\`<|\[\]*_&~:](?:(?<!:)|//)")
_LONGEST_NUMBER: Final = 99
"""A longer number would need more than the four spaces by which both readers indent."""
_DEEPEST: Final = 5
"""Lists within lists; what lies deeper joins the list above it."""
_BREAK: Final = "  \n"
_BETWEEN: Final = " · "
"""Between the cells of a row, and between items that share a line."""


class Quote(Struct, frozen=True):
    """A block quote."""

    blocks: tuple[Block, ...]


class Items(Struct, frozen=True):
    """A list; numbered from `start`, or with bullets. Every item opens with text."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


Block = str | Quote | Items
"""A paragraph's Markdown, a quote or a list."""


def long(text: str, *, indent: int = 0, label: str = "", after: bool = False) -> Safe:
    """`text` as blocks of Markdown, every line but the first indented by `indent` spaces.

    A `label` comes in strong type before the first paragraph, or above the text where that opens
    with a list. `after`: it goes on after something on the same line; a list then begins below
    that.
    """
    blocks = _read(text)
    if label:
        blocks = _labelled(blocks, f"**{short(label)}**")
    elif after and not _runs_on(blocks):
        blocks = ("", *blocks)
    elif indent and not _runs_on(
        blocks
    ):  # an item that opens with a list is no item to Python-Markdown
        return line(text)
    return _placed(blocks, indent)


def beat(text: str, *, strong: Collection[str], indent: int = 0, label: str = "") -> Safe:
    """A part of a story like `long`: its `label` in italics, and those sentences that are in
    `strong` set off.
    """
    blocks = _read(text, strong)
    if label:
        return _placed(_labelled(blocks, f"*{short(label)}*"), indent)
    return _placed(blocks, indent) if _runs_on(blocks) else line(text, strong=strong)


def line(text: str, *, strong: Collection[str] = ()) -> Safe:
    """`text` on one line, for a table's cell: its blocks one after the other, emphasis and links
    kept.
    """
    plain = _plain(text, strong)
    if plain is not None:
        return Safe(plain)
    return Safe(line_start(_joined(tree(text), frozenset(map(key, strong)))))


def _joined(node: SyntaxTreeNode, strong: frozenset[str]) -> str:
    """Everything in a block, on one line; a list's items with a mark between them."""
    if node.type in {"paragraph", "heading"}:
        return " ".join(inline(inside_of(node), strong=strong))
    if node.type == "tr":
        return _row(node)
    if node.type == "fence":
        return " ".join(_code_lines(node))
    between = _BETWEEN if node.type in {"bullet_list", "ordered_list"} else " "
    return between.join(filter(None, (_joined(child, strong) for child in node.children)))


def _runs_on(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and isinstance(blocks[0], str)


def _labelled(blocks: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    return (f"{label} {blocks[0]}", *blocks[1:]) if _runs_on(blocks) else (label, *blocks)


def _placed(blocks: tuple[Block, ...], indent: int) -> Safe:
    written = _indented(_printed(blocks), indent)
    return Safe(
        f"{written}\n" if indent and "\n\n" in written else written
    )  # else the next item joins the last block


def _read(text: str, strong: Collection[str] = ()) -> tuple[Block, ...]:
    plain = _plain(text, strong)
    if plain is not None:
        return (plain,)
    return tuple(_blocks(tree(text).children, 0, frozenset(map(key, strong))))


def _plain(text: str, strong: Collection[str] = ()) -> str | None:
    """The canonical form of one paragraph without any Markdown in it, found without the parser;
    None for everything else.
    """
    if not is_tangled(text) and (_RICH.search(text) or any(map(_may_open, text.split("\n")))):
        return None
    if not strong or is_tangled(text):
        return line_start(inside(fold(text)))
    runs = groupby(sentences.split_sentences(text), lambda sentence: sentence in strong)
    return " ".join(
        f"**{written}**" if marked else written
        for marked, run in runs
        if (written := inside(fold(" ".join(run))))
    )


def _may_open(row: str) -> bool:
    """Whether a line may be more than the next words of a paragraph."""
    return not row[:1].strip() or opens_block(row) or row.endswith("  ")


def _blocks(nodes: Iterable[SyntaxTreeNode], depth: int, strong: frozenset[str]) -> Iterator[Block]:
    """The blocks that `nodes` become, `depth` lists and quotes down; what shows nothing is left
    out.

    strong: the keys of sentences to set off.
    """
    for node in nodes:
        if node.type in {"paragraph", "heading"}:
            style = "strong" if node.type == "heading" else ""
            yield from _text(inline(inside_of(node), style, strong))
        elif node.type == "fence":
            yield from _text(_code_lines(node))
        elif node.type == "table":
            lines = chain.from_iterable([part.children for part in node.children])
            rows = map(_row, lines)
            yield from _text([row for row in rows if row])
        elif node.type == "blockquote":
            yield from _quote(node, depth, strong)
        elif node.type in {"bullet_list", "ordered_list"}:
            yield from _list(node, depth, strong)


def _text(rows: Sequence[str]) -> Iterator[Block]:
    if rows:
        yield _BREAK.join(map(line_start, rows))


def _row(node: SyntaxTreeNode) -> str:
    """A table's row on a line: neither every reader nor every place has room for a table."""
    cells = [
        inline(inside_of(cell), "strong" if cell.type == "th" else "") for cell in node.children
    ]
    return _BETWEEN.join(" ".join(cell) for cell in cells).strip() if any(cells) else ""


def _code_lines(node: SyntaxTreeNode) -> list[str]:
    """Code line by line as code spans: neither fenced nor indented code means the same to both
    readers.
    """
    return [code(fold(row)) for row in node.content.split("\n") if fold(row)]


def _quote(node: SyntaxTreeNode, depth: int, strong: frozenset[str]) -> Iterator[Block]:
    blocks = tuple(_blocks(node.children, depth + 1, strong))
    if depth or not blocks:  # a quote inside another, or inside a list, is just its text
        yield from blocks
    else:
        yield Quote(blocks)


def _list(node: SyntaxTreeNode, depth: int, strong: frozenset[str]) -> Iterator[Block]:
    items: list[tuple[Block, ...]] = []
    for child in node.children:
        items.extend(_items(tuple(_blocks(child.children, depth + 1, strong)), depth))
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    if items:
        yield Items(tuple(items), start)


def _items(blocks: tuple[Block, ...], depth: int) -> Iterator[tuple[Block, ...]]:
    """One item, or several where it opens with a list of its own or lies too deep to hold one."""
    if not blocks:
        return
    first, rest = blocks[0], blocks[1:]
    if isinstance(first, Items):
        yield from first.items
        yield from _items(rest, depth)
    elif depth >= _DEEPEST:
        yield tuple(block for block in blocks if isinstance(block, str))
        for block in rest:
            if isinstance(block, Items):
                yield from block.items
    else:
        yield blocks


def _printed(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_print(block) for block in _merged(blocks))


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """Neighbours that Python-Markdown would read as one quote or one list, as one."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else ""
        if isinstance(last, Quote) and isinstance(block, Quote):
            merged[-1] = Quote((*last.blocks, *block.blocks))
        elif (
            isinstance(last, Items)
            and isinstance(block, Items)
            and (last.start is None) == (block.start is None)
        ):
            merged[-1] = Items((*last.items, *block.items), last.start)
        else:
            merged.append(block)
    return merged


def _print(block: Block) -> str:
    if isinstance(block, str):
        return block
    if isinstance(block, Quote):
        return "\n".join(f"> {row}" if row else ">" for row in _printed(block.blocks).split("\n"))
    gap = "\n\n" if any(map(_is_loose, block.items)) else "\n"
    markers = [_marker(block.start, index) for index in range(len(block.items))]
    return gap.join(map(add, markers, [_item(item, gap) for item in block.items]))


def _is_loose(item: tuple[Block, ...]) -> bool:
    """Whether an item holds several paragraphs, and so wants a blank line before the next."""
    return sum(not isinstance(block, Items) for block in item) > 1


def _marker(start: int | None, index: int) -> str:
    if start is None:
        return "- "
    first = start if start <= _LONGEST_NUMBER else 1
    return f"{min(first + index, _LONGEST_NUMBER)}. "


def _item(blocks: tuple[Block, ...], gap: str) -> str:
    return _indented(gap.join(_print(block) for block in _merged(blocks)), 4)


def _indented(markdown: str, spaces: int) -> str:
    """`markdown` with every line but the first moved to the right."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * spaces, markdown) if spaces else markdown
