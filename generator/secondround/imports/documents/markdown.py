"""Markdown: its headings, paragraphs, lists and tables.

In: text. Out: a `Document`; front matter and fenced data come as attachments.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from secondround.imports.documents.html import read_html
from secondround.imports.documents.lines import unwrapped, wrap_width
from secondround.imports.documents.model import Attachment, Block, BlockKind, Document

FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_INLINE: Final = re.compile(r"\]\((?:https?:|mailto:)|\*\*[^*\s][^*\n]*\*\*|^```", re.MULTILINE)
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_markdown(text: str) -> bool:
    """Whether the text has marks that only Markdown gives a meaning to."""
    return bool(_HEADING.search(text) or _INLINE.search(text) or FRONT_MATTER.match(text))


def read_markdown(text: str, remarks: tuple[str, ...] = ()) -> Document:
    """The document that a Markdown text is; `line` counts from the top of the file."""
    attachments: tuple[Attachment, ...] = ()
    offset = 0
    front = FRONT_MATTER.match(text)
    if front:
        data = front[1].encode()
        attachments = (Attachment("front matter", "application/yaml", data),)
        offset = front[0].count("\n")
        text = text[front.end() :]
    reader = _Reader(offset, wrap_width(text.split("\n")))
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        reader.take(token)
    title = next((block.text for block in reader.blocks if block.kind == "heading"), "")
    return Document(
        kind="markdown",
        blocks=tuple(reader.blocks),
        title=title,
        remarks=remarks,
        attachments=attachments,
    )


class _Reader:
    """Tokens in the order they come, and the blocks that they have made."""

    def __init__(self, offset: int, width: int) -> None:
        self.blocks: list[Block] = []
        self._offset = offset
        self._width = width
        self._lists = 0
        self._item_is_open = False  # the next paragraph is an item's first
        self._heading = 0
        self._row: list[str] | None = None
        self._line: int | None = None

    def take(self, token: Token) -> None:
        """Read one token."""
        if token.map:
            self._line = token.map[0] + self._offset + 1
        match token.type:
            case "inline":
                self._inline(token)
            case "fence" | "code_block":
                self._add("paragraph", token.content.rstrip("\n"))
            case "html_block":
                self.blocks += read_html(token.content).blocks
            case _:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self._lists -= 1
            case "list_item_open":
                self._item_is_open = True
            case "heading_open":
                self._heading = int(token.tag[1])
            case "tr_open":
                self._row = []
            case "tr_close":
                self._add("row", "\t".join(self._row or ()))
                self._row = None

    def _inline(self, token: Token) -> None:
        children = token.children or []
        text, links, bold = _flat(children)
        if self._row is not None:
            self._row.append(text.replace("\n", " "))
            return
        text = unwrapped(text, self._width)
        if self._heading:
            self._add("heading", text, self._heading, links=links)
            self._heading = 0
        elif self._lists and self._item_is_open:
            self._add("item", text, self._lists - 1, links=links, bold=bold)
            self._item_is_open = False
        else:
            self._add("paragraph", text, links=links, bold=bold)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        level: int = 0,
        *,
        links: tuple[str, ...] = (),
        bold: bool | None = None,
    ) -> None:
        if text.strip():
            self.blocks.append(Block(kind, text, level, bold=bold, line=self._line, links=links))


def _flat(children: list[Token]) -> tuple[str, tuple[str, ...], bool]:
    """The text of a line without its marks, its links, and whether all of it is bold."""
    parts: list[str] = []
    links: list[str] = []
    depth = 0
    all_bold = True
    for child in children:
        match child.type:
            case "text" | "code_inline":
                parts.append(child.content)
                all_bold = all_bold and (depth > 0 or not child.content.strip())
            case "softbreak" | "hardbreak":
                parts.append("\n")
            case "html_inline":
                parts.append("\n" if _BREAK.match(child.content) else "")
            case "strong_open":
                depth += 1
            case "strong_close":
                depth -= 1
            case "link_open":
                links.append(str(child.attrGet("href") or ""))
            case "image":
                parts.append(child.content)
    text = "".join(parts)
    return text, tuple(links), all_bold and bool(text.strip())
