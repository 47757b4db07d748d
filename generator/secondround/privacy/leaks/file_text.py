"""The text of a finished file, whatever its kind: all that anybody could read out of it.

In: a file's name and bytes. Out: segments of text, with where each was found. Nothing is left out:
what is not understood is read as bare characters, and what cannot be read at all is refused:
`Unsearchable`.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from html import unescape
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from secondround.privacy.leaks.packed import gunzipped, inflated, unzipped
from secondround.privacy.leaks.words import BARRIER

IN_BYTES: Final = "in its remarks"
"""Where text is found that only the bytes of a file have, such as a picture's."""
_MARKUP: Final = {".html", ".htm", ".xhtml", ".xml", ".svg", ".rss", ".atom"}
_PLAIN: Final = {".txt", ".css", ".js", ".mjs", ".csv", ".vcf", ".yml", ".yaml", ".map", ""}
_TAG: Final = re.compile(r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr|tspan)\b"
)
_MARK: Final = r"(?:[*~`\[]|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|<!--.*?-->|<[^<>\n]*>)+"
_BESIDE_LETTERS: Final = re.compile(rf"(?<=[^\W_]){_MARK}|{_MARK}(?=[^\W_])", re.DOTALL)
"""Markdown's marks, links and tags, which may be inside a word."""
_QUOTED: Final = re.compile(r"%[0-9a-fA-F]{2}")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_READABLE: Final = re.compile(rb"[\t\x20-\x7e\x80-\xff]{4,}")
_WIDE: Final = re.compile(rb"(?:[\t\x20-\x7e\x80-\xff]\0){4,}")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_ZIP: Final = b"PK\x03\x04"
_ENDING: Final = re.compile(
    r"</?(?:\w+:)?(?:p|h|tab|br|cr|line-break|s|tr|tc|row|si|list-item)\b[^<>]*>"
)
"""Tags of documents between which words do not belong together; a word may go over all others."""
_HEAD: Final = 400  # bytes of a part of a PNG in which its packed text begins
_ZLIB: Final = 0x78  # the first byte of what zlib has packed


class Segment(Struct, frozen=True):
    """Text of a file that belongs together."""

    where: str  # in words, as in "in a comment"; "" for what anybody sees
    text: str
    page: PurePosixPath | None = None  # that it comes from, where the file is made of several


def segments(place: PurePosixPath, data: bytes) -> Iterator[Segment]:
    """All the text of a file, its name included."""
    yield Segment("in its name", str(place))
    for segment in contents(place, data):
        yield segment
        if _QUOTED.search(segment.text):
            yield replace(
                segment, where=segment.where or "in an address", text=_unquoted(segment.text)
            )


def _unquoted(text: str) -> str:
    """The parts of a text that are written as in addresses, as people would read them."""
    return BARRIER.join(unquote(part) for part in text.split() if "%" in part)


def contents(place: PurePosixPath, data: bytes) -> Iterator[Segment]:
    """All the text inside a file."""
    kind = place.suffix.lower()
    if kind == ".gz":
        for part in filter(None, gunzipped(data)):
            yield from contents(place.with_suffix(""), part)
    elif kind == ".pdf":
        # Its libraries are heavy: not before there is a PDF.
        from secondround.privacy.leaks.pdf import text  # noqa: PLC0415

        for where, found in text(data):
            yield Segment(where, found)
    elif data.startswith(_ZIP):
        for name, part in unzipped(data):
            yield from _in_document(PurePosixPath(name), part)
    elif kind in _MARKUP:
        yield from _markup(_decoded(data))
    elif kind in _FORMS:
        yield from _FORMS[kind](data)
    elif kind in _PLAIN or _is_text(data):
        yield Segment("", _plain(_decoded(data)))
    else:
        yield from _bare(data)


def _in_document(place: PurePosixPath, data: bytes) -> Iterator[Segment]:
    """The text of a file inside a document, where a word may be in several runs."""
    if place.suffix.lower() == ".xml":
        text = _TAG.sub("", _ENDING.sub("\n", _decoded(data)))
        yield Segment("in a document", unescape(text))
    yield from contents(place, data)


def _markdown(data: bytes) -> Iterator[Segment]:
    """The text as it is written; and as it is read, where markup is inside a word."""
    text = unescape(_decoded(data)).replace("\\", "")
    yield Segment("", text)
    joined = _BESIDE_LETTERS.sub("", text)
    if joined != text:
        yield Segment("", joined)


def _folded(data: bytes) -> Iterator[Segment]:
    """A calendar or cards, whose lines are folded anywhere."""
    yield Segment("", re.sub(r"\\[nN]", "\n", re.sub(r"\r?\n[ \t]", "", _decoded(data))))


def _mail(data: bytes) -> Iterator[Segment]:
    """The headers and every text of a message, as a mail program shows them, and the bytes as they
    are.
    """
    yield Segment("", _decoded(data))
    for part in message_from_bytes(data).walk():
        yield Segment("", BARRIER.join(map(_header, part.values())))
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            yield Segment("", _decoded(body))


def _header(value: object) -> str:
    """A header as people read it; as it is written, where it makes no sense."""
    try:
        return str(make_header(decode_header(str(value))))
    except (HeaderParseError, LookupError, ValueError):
        return str(value)


def _decoded(data: bytes) -> str:
    """The text; where it begins as UTF-16 does, read so and otherwise, since it may only begin
    so.
    """
    plain = data.decode("utf-8", "replace")
    return (
        data.decode("utf-16", "replace") + BARRIER + plain
        if data.startswith((b"\xff\xfe", b"\xfe\xff"))
        else plain
    )


def _is_text(data: bytes) -> bool:
    """Whether it is plain text under a name that says nothing: a sentence may go over its lines."""
    try:
        return b"\0" not in data and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text


def _markup(text: str) -> Iterator[Segment]:
    """What is seen, what is in tags, and what is in comments."""
    comments: list[str] = []
    tags: dict[str, None] = {}  # each once
    for tag in _TAG.findall(text):
        if tag.startswith("<!--"):
            comments.append(tag)
        elif not tag.startswith("</"):
            tags[tag] = None
    yield Segment("", _plain(_without_tags(text)))
    yield Segment("in an attribute", _plain(unescape(BARRIER.join(tags))))
    if comments:
        yield Segment("in a comment", unescape(BARRIER.join(comments)))


def _json(data: bytes) -> Iterator[Segment]:
    """Every text of the file, keys included; what belongs to a page, by that page, as in a search
    index.
    """
    text = _decoded(data)
    loose: list[str] = []
    by_page: dict[PurePosixPath, list[str]] = {}
    try:
        _gather(json.loads(text), loose, by_page)
    except (ValueError, RecursionError):
        yield Segment("", _plain(text))
        return
    for page, found in by_page.items():
        yield Segment("", _without_tags(BARRIER.join(found)), page)
    yield Segment("", _without_tags(BARRIER.join(loose)))


def _gather(value: Any, into: list[str], by_page: dict[PurePosixPath, list[str]]) -> None:
    if isinstance(value, str):
        into.append(value)
    elif isinstance(value, list):
        for item in value:
            _gather(item, into, by_page)
    elif isinstance(value, dict):
        if isinstance(where := value.get("location"), str):
            into = by_page.setdefault(
                PurePosixPath(unquote(where.partition("#")[0]) or "index.html"), []
            )
        for key, item in value.items():
            into.append(key)
            _gather(item, into, by_page)


_FORMS: Final = {
    ".md": _markdown,
    ".ics": _folded,
    ".vcf": _folded,
    ".eml": _mail,
    ".json": _json,
    ".webmanifest": _json,
}


def _without_tags(text: str) -> str:
    return unescape(_TAG.sub(lambda tag: "" if _INLINE.match(tag[0]) else "\n", text))


def _bare(data: bytes) -> Iterator[Segment]:
    """What is readable in a file of any other kind, such as a picture's remarks."""
    runs = [run.decode("utf-8", "replace") for run in _READABLE.findall(data)]
    yield Segment(IN_BYTES, BARRIER.join(runs))
    if wide := [run.decode("utf-16-le") for run in _WIDE.findall(data)]:
        yield Segment(IN_BYTES, BARRIER.join(wide))
    if data.startswith(_PNG):
        yield Segment(IN_BYTES, BARRIER.join(_png_texts(data)))


def _png_texts(data: bytes) -> Iterator[str]:
    """The packed texts of a PNG."""
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        if kind in {b"zTXt", b"iTXt"}:
            for start, byte in enumerate(body[:_HEAD]):
                if byte == _ZLIB:
                    yield inflated(body[start:]).decode("utf-8", "replace")
        at += 12 + size
