"""What a tagged PDF says its text is: headings, paragraphs, items of lists.

In: a page as pdfium has opened it. Out: for each piece of marked content, what it belongs to.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

import pypdfium2.raw as pdfium
from msgspec import Struct

from secondround.imports.documents.model import BlockKind

_KINDS: Final[dict[str, BlockKind]] = {
    "P": "paragraph",
    "LI": "item",
    "LBody": "item",
    "H": "heading",
    "Title": "heading",
    **{f"H{rank}": "heading" for rank in range(1, 7)},
}
_DEEPEST: Final = 60
_MOST: Final = 20_000  # elements of a page


class Tag(Struct, frozen=True):
    """What marked content belongs to. `group` is the same for all of one paragraph or item."""

    kind: BlockKind | None
    rank: int  # of a heading, 1 to 6; else 0
    group: int  # -1 where the file has only a container without meaning
    opens: bool = False  # it is the first text of its group
    label: bool = False  # a bullet or a number


Tags = dict[int, Tag]
"""By the number of the marked content on its page."""


def tags_of(page: Any) -> Tags:
    """The tags of a page's text; none where the file is not tagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    walk = _Walk()
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk.visit(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), _OUTSIDE, 0)
    pdfium.FPDF_StructTree_Close(tree)
    return walk.tags


_OUTSIDE: Final = Tag(None, 0, -1)


class _Walk:
    """The tree of a page, and what has been found in it."""

    def __init__(self) -> None:
        self.tags: Tags = {}
        self._groups = 0
        self._opened: set[int] = set()

    def visit(self, element: Any, around: Tag, depth: int) -> None:
        """Note an element's text as part of it, or of what is around it."""
        self._groups += 1
        if not element or depth > _DEEPEST or self._groups > _MOST:
            return
        name = _name(element)
        here = around
        if name in _KINDS and not (around.kind == "item" and name in {"P", "LBody"}):
            rank = int(name[1]) if name[1:].isdigit() else 0
            here = Tag(_KINDS[name], rank, self._groups)
        elif name == "Lbl":
            here = Tag(around.kind, 0, around.group, label=True)
        for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if child:
                self.visit(child, here, depth + 1)
            elif content >= 0:
                self._note(content, here)

    def _note(self, content: int, tag: Tag) -> None:
        opens = tag.group not in self._opened and not tag.label
        if opens:
            self._opened.add(tag.group)
        self.tags[content] = Tag(tag.kind, tag.rank, tag.group, opens, tag.label)


def _name(element: Any) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    if not 0 < length < 100:  # noqa: PLR2004
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
