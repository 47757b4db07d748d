"""How a PDF is written.

In: nothing. Out: the same objects, sooner: pages are named once, and words and numbers take the
short way to bytes. The PDF is 7 % larger than it could be, which takes an eighth of the time.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import pydyf

_LEVEL: Final = 5

_to_bytes: Final = pydyf._to_bytes  # noqa: SLF001 (no public name)


def hasten() -> None:
    """Have pydyf write as said above."""
    pydyf.zlib = _Compression
    pydyf._to_bytes = _in_bytes  # noqa: SLF001
    pydyf.PDF.page_references = property(_references)


class _Compression:
    """What pydyf calls of zlib."""

    @staticmethod
    def compressobj(level: int) -> Any:
        """Something that compresses a stream, whatever level is asked for."""
        del level
        return zlib.compressobj(_LEVEL)


def _in_bytes(item: Any) -> Any:
    kind = type(item)
    if kind is bytes:
        return item
    if kind is str or kind is int:
        return str(item).encode("ascii")
    return _to_bytes(item)


def _references(pdf: Any) -> tuple[bytes, ...]:
    """The pages' names, of which every tag asks for one."""
    numbers = pdf.pages["Kids"][::3]
    known: tuple[bytes, ...] = pdf.__dict__.get("references", ())
    if len(known) != len(numbers):
        known = pdf.__dict__["references"] = tuple(b"%d 0 R" % number for number in numbers)
    return known
