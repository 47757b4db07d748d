"""The text in a file's bytes, whatever wrote them.

In: bytes. Out: text with `\\n` at line ends. It must not fail: bytes that mean nothing become �.
"""

from __future__ import annotations

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """The text: UTF-8 or UTF-16 where a mark says so, else UTF-8, else Windows' Latin letters."""
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file that was cut off may end within a letter; that alone makes it no other encoding.
        if error.start >= len(data) - 3:
            return data[: error.start].decode("utf-8")
        return data.decode("cp1252", "replace")
