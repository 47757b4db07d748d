"""A document as its reader would go through it: blocks of text, top to bottom.

In: what a reader of one kind of file found. Out: values. Nothing here knows what a resume is.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

BlockKind = Literal["heading", "paragraph", "item", "row"]
"""`item` belongs to a list, `row` to a table."""
FileKind = Literal["pdf", "docx", "odt", "rtf", "html", "markdown", "text"]
Part = Literal["body", "header", "footer", "navigation", "aside"]
"""Where a block is: `header` and `footer` of a page, `aside` for text boxes and side columns."""


class Block(Struct, frozen=True):
    """One heading, paragraph, item of a list or row of a table.

    In `text` a tab is a wide gap in the line (before a date on the right, or between two cells),
    and a line feed is a line that the author ended.
    """

    kind: BlockKind
    text: str
    level: int = 0  # a heading's rank, 1 to 6 (0: unknown); an item's depth, from 0
    size: float | None = None  # of the letters, in points
    bold: bool | None = None  # whether all of it is; None where the file does not say
    page: int | None = None  # 1-based
    line: int | None = None  # 1-based, in a text file
    part: Part = "body"
    links: tuple[str, ...] = ()  # where its links lead to
    columns: tuple[int, ...] = ()  # of a table, from 0: of a row's cells, or of the block's own

    @property
    def cells(self) -> tuple[str, ...]:
        """The parts of the text between wide gaps; the cells of a row."""
        return tuple(self.text.split("\t"))


class Attachment(Struct, frozen=True):
    """A file inside the document, or data that it carries, such as JSON-LD in a page."""

    name: str
    media_type: str
    data: bytes


class Document(Struct, frozen=True):
    """What could be read of a file, and what could not."""

    kind: FileKind
    blocks: tuple[Block, ...]
    producer: str = ""  # the program that made it, as the file says
    title: str = ""
    language: str = ""  # a tag such as "de" or "en-GB"
    remarks: tuple[str, ...] = ()  # what could not be read, each a sentence
    attachments: tuple[Attachment, ...] = ()

    @property
    def text(self) -> str:
        """All of its text, a block on each line."""
        return "\n".join(block.text for block in self.blocks)
