"""Packed data, unpacked as far as possible.

In: bytes. Out: the bytes in them, and what is not packed. What would be too large to search is
refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

LARGEST: Final = 10_000_000
"""Bytes that something packed may unpack to."""
_ZIPPED: Final = 100_000_000
"""Bytes that all files in a zip file may unpack to: a Word document with photographs has 50."""
_GZIP: Final = 31  # zlib's number for gzip with its header
_STEP: Final = (
    65_536  # bytes at a time; of what is damaged one, so that all up to the damage is read
)


class Unsearchable(Exception):  # noqa: N818 - no error of the program: it says what a file is
    """A file whose text is out of reach; carries why, in words."""


def gunzipped(data: bytes) -> tuple[bytes, bytes]:
    """What a gzip file holds, and whatever follows it: everything, where it is not one."""
    unpacked = b""
    while data:
        part, rest = _member(data, _STEP)
        unpacked += part
        if len(unpacked) > LARGEST:
            raise Unsearchable(f"it unpacks to more than {LARGEST // 1_000_000} MB")
        if rest is None:
            return unpacked, data
        data = rest
    return unpacked, b""


def _member(data: bytes, step: int) -> tuple[bytes, bytes | None]:
    """What the first of the files packed one after the other holds, and those after it; None where
    it is damaged.
    """
    unpacked, stream = bytearray(), zlib.decompressobj(_GZIP)
    for start in range(0, len(data), step):
        try:
            unpacked += stream.decompress(data[start : start + step], LARGEST + 1)
        except zlib.error:
            return (bytes(unpacked), None) if step == 1 else _member(data, 1)
        if len(unpacked) > LARGEST or stream.eof:
            return bytes(unpacked), stream.unused_data + data[start + step :]
    return bytes(unpacked), b""


def unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every file in a zip file, such as a Word document, with its name."""
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for item in packed.infolist():
                total += item.file_size
                if total > _ZIPPED:
                    raise Unsearchable(f"it unpacks to more than {_ZIPPED // 1_000_000} MB")
                with packed.open(item) as file:
                    yield item.filename, file.read(item.file_size)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError) as error:
        raise Unsearchable("it is packed in a way that cannot be undone here") from error


def inflated(data: bytes) -> bytes:
    """What packed bytes hold; nothing where they are not packed."""
    stream = zlib.decompressobj()
    try:
        unpacked = stream.decompress(data, LARGEST)
    except zlib.error:
        return b""
    if stream.unconsumed_tail:
        raise Unsearchable(f"a part of it unpacks to more than {LARGEST // 1_000_000} MB")
    return unpacked
