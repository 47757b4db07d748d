"""A posting as it was found, before its parts are recognised."""

from __future__ import annotations

from msgspec import Struct

from secondround.imports.documents import Block


class Posting(Struct, frozen=True):
    """What a page, a board's file or a document says about one job."""

    format: str  # for a person: "a page with JSON-LD"
    title: str = ""
    company: str = ""
    website: str = ""
    about: str = ""  # the company, where the file has a field for it
    url: str = ""  # of the posting itself
    id: str = ""  # the board's own number
    blocks: tuple[Block, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()  # what and its text: ("place of work", "Hamburg")
    remarks: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Title and number, for a message."""
        title = f"“{self.title or 'without a title'}”"
        return f"{title} ({self.id})" if self.id else title
