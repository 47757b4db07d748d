"""A file of any kind that people have, as a `Document`.

In: bytes and a name. Out: a `Document`, or an `UnreadableError`. Nothing is run or fetched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from secondround.imports.documents.child import read_in_child
from secondround.imports.documents.encoding import decoded
from secondround.imports.documents.html import read_html
from secondround.imports.documents.markdown import read_markdown
from secondround.imports.documents.model import Document
from secondround.imports.documents.plain_text import read_text
from secondround.imports.documents.recognise import kind_of, misnamed
from secondround.imports.found import UnreadableError

_LARGEST: Final = 50_000_000  # bytes of any file
_LARGEST_TEXT: Final = 10_000_000  # bytes of text or HTML
_LARGEST_MARKDOWN: Final = 500_000  # letters: unclosed marks take a parser long, and memory
_MOST_LINES: Final = 100_000  # of plain text, blank ones counted
_MOST_BLOCKS: Final = 20_000  # lines, paragraphs and rows; a long resume has a thousand
_ENDLESS: Final = (
    "The file has more than 20,000 paragraphs, which no resume, posting or story bank has. Save "
    "the pages that matter, and try again."
)


def read(data: bytes, name: str) -> Document:
    """What can be read of a file. Its content says what it is; where its name says otherwise, that
    is remarked on.

    Raises UnreadableError, with a sentence for a person, where nothing can be read.
    """
    if len(data) > _LARGEST:
        raise UnreadableError(
            f"The file is larger than {_LARGEST // 1_000_000} MB. Save a copy without pictures, "
            "and try again."
        )
    kind = kind_of(data, name)
    if kind in {"pdf", "docx", "odt", "rtf"}:
        return _checked(read_in_child(data, kind), name)
    if len(data) > _LARGEST_TEXT:
        raise UnreadableError(
            f"The text is larger than {_LARGEST_TEXT // 1_000_000} MB, which no resume or posting "
            "is."
        )
    text, remarks = decoded(data)
    if kind == "markdown" and len(text) > _LARGEST_MARKDOWN:
        kind = "text"
    if kind == "text" and text.count("\n") > _MOST_LINES:
        raise UnreadableError(_ENDLESS)
    reader = {"html": read_html, "markdown": read_markdown}.get(kind, read_text)
    return _checked(reader(text, remarks), name)


def _checked(document: Document, name: str) -> Document:
    """The document with what its name says wrongly; refused where it never ends."""
    if len(document.blocks) > _MOST_BLOCKS:
        raise UnreadableError(_ENDLESS)
    return replace(document, remarks=misnamed(document.kind, name) + document.remarks)
