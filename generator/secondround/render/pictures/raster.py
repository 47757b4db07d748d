"""Pictures without what they say besides: where and when they were taken, by whom, with what.

In: a picture's bytes. Out: the same picture, to the dot, without remarks, places, thumbnails and
what lies behind its end; which way up it is stays. Nothing is drawn anew: a picture that cannot be
taken apart is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from secondround.render.pictures import drawn

KINDS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
"""Names of pictures end in one of these."""

LARGE: Final = 1_000_000
"""Bytes of a picture from which on readers wait for it: as wide as a screen, one has a tenth."""
SAVE_SMALLER: Final = "save it under 1 MB: 1,600 pixels on the longer side are enough"

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD cICP acTL fcTL fdAT".split()
)
_NEXT_MARKER: Final = re.compile(rb"\xff(?=[^\x00\xd0-\xd7\xff])")
_SCAN, _END, _COMMENT, _ADOBE, _JFIF, _EXIF, _ICC = 0xDA, 0xD9, 0xFE, 0xEE, 0xE0, 0xE1, 0xE2
_WEBP_KEPT: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_ORIENTATION: Final = 0x0112
_TURNED: Final = range(2, 9)
_GIF_KEPT: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


class PictureError(ValueError):
    """A picture that cannot be taken apart; the message is for the person."""


def megabytes(size: int) -> str:
    """The size of a picture as people say it."""
    return f"{size / 1_000_000:.1f} MB"


def bare(data: bytes) -> bytes:
    """The picture alone; PictureError where it is of no kind that is known, or damaged. Its name
    does not matter.
    """
    try:
        if data.startswith(b"\xff\xd8"):
            return b"\xff\xd8" + b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _riff(list(_webp(data)))
        if data[:6] in {b"GIF87a", b"GIF89a"}:
            return b"".join(_gif(data))
        return drawn.bare(data)
    except (IndexError, struct.error, ValueError) as error:
        raise PictureError("It is no JPEG, PNG, GIF, WebP or SVG that can be read.") from error


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG up to its end; of several pictures in one file, the first."""
    at = 2
    while True:
        found = _NEXT_MARKER.search(data, at)
        if found is None or data[found.end()] == _END:
            yield b"\xff\xd9"
            return
        marker = data[found.end()]
        start = found.end() + 1
        (size,) = struct.unpack_from(">H", data, start)
        body = data[start + 2 : start + size]
        at = start + size
        if len(body) != size - 2:
            raise ValueError("ends early")
        if marker == _SCAN:
            after = _NEXT_MARKER.search(data, at)
            end = after.start() if after else len(data)
            yield data[found.start() : end]
            at = end
        else:
            yield from _segment(marker, body)


def _segment(marker: int, body: bytes) -> Iterator[bytes]:
    """One segment as far as it shows something."""
    if marker == _EXIF and body.startswith(b"Exif\0\0"):
        turned = _turned(body[6:])
        body = b"Exif\0\0" + turned if turned else b""
    elif marker == _JFIF:
        body = (
            body[:12] + b"\0\0" if body.startswith(b"JFIF\0") else b""
        )  # without its small picture
    elif marker in range(0xE0, 0xF0) and marker != _ADOBE:
        body = body if marker == _ICC and body.startswith(b"ICC_PROFILE\0") else b""
    elif marker == _COMMENT:
        body = b""
    if body:
        yield struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _turned(exif: bytes) -> bytes:
    """Of all that a camera notes, which way up the picture is; nothing where it is upright."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2], "")
    if not order:
        return b""
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == _ORIENTATION and value in _TURNED:
                return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
    except struct.error:
        return b""
    return b""


def _png(data: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + 12 + size]
        if len(chunk) != 12 + size:
            raise ValueError("ends early")
        at += 12 + size
        if kind in _PNG_KEPT:
            yield chunk
        elif kind == b"eXIf" and (turned := _turned(chunk[8:-4])):
            yield (
                struct.pack(">I4s", len(turned), kind)
                + turned
                + struct.pack(">I", zlib.crc32(kind + turned))
            )


def _webp(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a WebP; what its head says is in it is put right by `_riff`."""
    at, end = 12, 8 + struct.unpack_from("<I", data, 4)[0]
    if end > len(data):
        raise ValueError("ends early")
    while at < end:
        kind, size = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
        if kind == b"EXIF":
            turned = _turned(body.removeprefix(b"Exif\0\0"))
            if turned:
                yield kind, turned
        elif kind in _WEBP_KEPT:
            yield kind, body


def _riff(parts: list[tuple[bytes, bytes]]) -> bytes:
    kinds = {kind for kind, _ in parts}
    made = b"WEBP"
    for kind, body in parts:
        if kind == b"VP8X":
            flags = body[0] & ~0x0C | (0x08 if b"EXIF" in kinds else 0)
            body = bytes([flags]) + body[1:]  # noqa: PLW2901
        made += struct.pack("<4sI", kind, len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(made)) + made


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _table(data[10])
    yield data[:at]
    while data[at] != 0x3B:  # noqa: PLR2004 (the end)
        start = at
        if data[at] == 0x2C:  # noqa: PLR2004 (a picture)
            at = _blocks(data, at + 11 + _table(data[at + 9]))
            yield data[start:at]
        elif data[at] == 0x21:  # noqa: PLR2004 (something else)
            at = _blocks(data, at + 2)
            is_control = data[start + 1] == 0xF9  # noqa: PLR2004
            if is_control or data[start + 3 : start + 14] in _GIF_KEPT:
                yield data[start:at]
        else:
            raise ValueError("no block")
    yield b"\x3b"


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Where a row of blocks ends, each with its length ahead."""
    while size := data[at]:
        at += size + 1
    return at + 1
