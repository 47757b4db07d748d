"""Text from people, made safe to put into Markdown, and links, made safe to follow.

In: any text. Out: one line of Markdown that every reader of the dialect shows as exactly that text.
Only what would be read as Markdown is escaped, so that names and numbers look natural in a diff.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final
from urllib.parse import quote

from secondround.text import one_line

_ENTITIES: Final = {
    "\\": "&#92;",
    "`": "&#96;",
    "<": "&lt;",
    "|": "&#124;",
    "&": "&amp;",
    ":": "&#58;",
    "@": "&#64;",
    "~": "&#126;",
    ".": "&#46;",
    "?": "&#63;",
    "/": "&#47;",
    "=": "&#61;",
    "]:": "&#93;:",
}
"""Marks that Python-Markdown and CommonMark do not both take a backslash before."""

_STARTERS: Final = frozenset("#>=:-+!?/0123456789")
"""What `_AT_START` and `_NUMBER` begin with."""
_ANYWHERE: Final = re.compile(
    r"""
    [\\`<|\[\]{*~_&:@.]     # one of these first, which is a quick search; then, its place
    (?:
      (?<=[\\`<|\[{*~]) | (?<=\]):?
    | (?<=_)(?: (?<![A-Za-z0-9]_) | (?![A-Za-z0-9]) )   # inside a word it is no emphasis
    | (?<=&)(?=\#|[A-Za-z0-9]+;)                        # an entity
    | (?<=:)(?=//) | (?<=mailto:) | (?<=xmpp:)          # bare addresses
    | (?<![0-9]:)(?<=:)(?=[\w+-]+:)                     # :name: of a picture
    | (?<=www\.)
    | (?<=[\w.+-]@)(?=\w)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_START: Final = re.compile(
    r"""
      [\#>=:]
    | [-+](?=[-+:\s]|$)     # a list, a rule
    | (?:!(?=!!) | \?(?=\?\?) | /(?=//))   # blocks of Python-Markdown's extensions
    """,
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"([0-9]+)([.)])(?=\s|$)")
_UNSAFE_IN_URL: Final = re.compile(r"[\s<>\"'`\\^{}|()\[\]]")
_SAFE_URL: Final = re.compile(r"(?i)(?:https?://|mailto:|tel:)\S")


class Safe(str):
    """Markdown that has been through a filter; nothing else from a person may be printed."""

    __slots__ = ()


def fold(text: str) -> str:
    """`text` on one line: runs of blanks become one, no-break spaces stay, control characters
    go.
    """
    if text.isprintable() and "  " not in text:  # nearly always, and ten times as fast
        return text.strip(" ")
    return one_line(text).strip()


def inside(text: str) -> str:
    """`text` escaped for the middle of a line; it may still open a block where a line starts with
    it.
    """
    return _ANYWHERE.sub(_mark, text)


def line_start(markdown: str) -> str:
    """A line of escaped text that opens no block where it starts one."""
    if markdown[:1] not in _STARTERS:
        return markdown
    if _AT_START.match(markdown):
        return _mark_text(markdown[0]) + markdown[1:]
    return _NUMBER.sub(r"\1\\\2", markdown, count=1) if _NUMBER.match(markdown) else markdown


def short(text: str) -> Safe:
    """`text` as one line of Markdown that shows just that text, in a paragraph, heading, list, cell
    or link.
    """
    escaped = line_start(inside(fold(text)))
    if escaped.endswith("#") and escaped != "\\#":  # closes a heading
        escaped = escaped[:-1] + "\\#"
    return Safe(escaped)


def html(text: str) -> Safe:
    """`text` as one line of HTML that shows just that text: for a picture, which is a block of HTML
    in a page of Markdown. It may stand in an attribute in double quotes.
    """
    return Safe(escape(fold(text), quote=False).replace('"', "&quot;"))


def url(address: str) -> Safe | None:
    """`address` as a link's target, or None where its kind is not http, https, mailto or tel."""
    clean = fold(address)
    if not _SAFE_URL.match(clean):
        return None
    quoted = _UNSAFE_IN_URL.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), clean
    )
    return Safe(re.sub(r"&(?=#?[A-Za-z0-9]+;)", "&amp;", quoted))


def file_link(place: str) -> Safe:
    """The place of a file below the page's own, as a link's target; letters stay, so that it reads
    well in a diff.
    """
    return Safe(re.sub(r"[^\w/&+,=.-]", lambda found: quote(found[0], safe=""), place))


def _mark(found: re.Match[str]) -> str:
    return _mark_text(found[0])


def _mark_text(mark: str) -> str:
    return _ENTITIES.get(mark, "\\" + mark)
