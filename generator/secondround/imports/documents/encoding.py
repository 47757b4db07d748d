"""The text of a file whose encoding nobody has written down.

In: bytes. Out: text, and a remark where not all of it was in one encoding.
"""

from __future__ import annotations

import codecs
from typing import Final

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 2000


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, with LF as its line ends, and remarks on what was odd."""
    text, remarks = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), remarks


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = _marked(data) or _wide(data)
    if encoding:
        return data.decode(encoding, errors="replace").lstrip("\ufeff"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _line_by_line(data)


def _marked(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    return ""


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.7:
        return "utf-16-be"
    return ""


def _line_by_line(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Windows-1252 where a line is not UTF-8: files are pasted together from both."""
    lines = []
    other = utf8 = 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            utf8 += not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            other += 1
    text = "\n".join(lines)
    if not utf8:
        return text, ()
    remark = (
        f"The text is in two encodings: {other} of its lines were read as Windows-1252, and the "
        "others as UTF-8."
    )
    return text, (remark,)
