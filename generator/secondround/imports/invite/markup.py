"""Plain text from the HTML that calendars put into descriptions.

In: a text that may be HTML. Out: its words, a line for each line that is shown, with links after
their words. Nothing in it is run or fetched.
"""

from __future__ import annotations

import html
import re
from typing import Final

_IS_HTML: Final = re.compile(
    r"<(?:html|body|br|p|div|span|a|b|ul|ol|table)\b[^<>]{0,500}>", re.IGNORECASE
)
_UNSHOWN: Final = re.compile(
    r"<(script|style|head)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK: Final = re.compile(
    r"""<a\b[^<>]*?\bhref\s*=\s*["']?([^"'<> ]+)["']?[^<>]*>""", re.IGNORECASE
)
_BREAK: Final = re.compile(
    r"<(?:br|/?p|/?div|/?tr|/?li|/?ul|/?ol|/?h[1-6]|/?table)\b[^<>]*>", re.IGNORECASE
)
_CELL: Final = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_ROW: Final = re.compile(
    r"<tr\b[^<>]*>(?:(?!<tr\b|</tr|<table\b).)*</tr\s*>", re.IGNORECASE | re.DOTALL
)
"""A row, and no table in it."""
_ALONE: Final = 2
"""Parts of a row with one cell: that, and what is behind it."""
_LONGEST_CELL: Final = 240
"""Letters of a cell of a schedule."""
_TAG: Final = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)


def text_of(text: str) -> str:
    """The words of a text, without tags where it is HTML."""
    if not _IS_HTML.search(text):
        return text
    text = _COMMENT.sub("", _UNSHOWN.sub("", text))
    text = _LINK.sub(lambda found: f" {found[1]} ", text.replace("\n", " "))
    text = _TAG.sub("", _BREAK.sub("\n", _CELL.sub(" | ", _ROW.sub(_on_one_line, text))))
    lines = [" ".join(line.split()) for line in html.unescape(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _on_one_line(row: re.Match[str]) -> str:
    """A row with the lines of each cell behind one another; one cell alone, or one that holds a
    letter, only sets a page.
    """
    cells = _CELL.split(row[0])
    if len(cells) <= _ALONE:
        return row[0]
    found = []
    for cell in cells:
        lines = (line.strip() for line in _TAG.sub("", _BREAK.sub("\n", cell)).split("\n"))
        found.append(", ".join(filter(None, lines)))
        if len(found[-1]) > _LONGEST_CELL:
            return row[0]
    return "\n" + " | ".join(found) + "\n"
