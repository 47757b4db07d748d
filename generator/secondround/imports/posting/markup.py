"""Texts inside data: HTML, HTML that was escaped once more, Markdown or plain.

In: a text. Out: its blocks, or its words on one line. Nothing in it is run.
"""

from __future__ import annotations

import html
import re
from typing import Final

from secondround.imports import documents
from secondround.imports.documents import Block
from secondround.text import CONTROL, one_line

_TAG: Final = re.compile(
    r"</?(?:p|div|br|ul|ol|li|h[1-6]|b|strong|em|i|u|span|section|table|a|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_ESCAPED_TAG: Final = re.compile(
    r"&lt;/?(?:p|div|br|ul|ol|li|h[1-6]|b|strong|em|span|section|table)\b", re.IGNORECASE
)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in reading order."""
    text = CONTROL.sub("", text)
    if _ESCAPED_TAG.search(text) and not _TAG.search(text):
        text = html.unescape(text)
    if not text.strip():
        return ()
    if _TAG.search(text):
        page = f"<html><body>{text}</body></html>"
        return documents.read(page.encode("utf-8", "replace"), "posting.html").blocks
    return documents.read(html.unescape(text).encode("utf-8", "replace"), "posting.txt").blocks


def text_of(text: str) -> str:
    """The words of a text, on one line."""
    return one_line(" ".join(block.text for block in blocks_of(text))).strip()
