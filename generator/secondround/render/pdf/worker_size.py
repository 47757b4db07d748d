"""How small a PDF is made.

In: nothing. Out: a PDF that is 2 % larger than it could be, which takes a quarter of the time.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import pydyf

_LEVEL: Final = 7


def limit() -> None:
    """Have streams compressed less than as far as possible."""
    pydyf.zlib = _Compression


class _Compression:
    """What pydyf calls of zlib."""

    @staticmethod
    def compressobj(level: int) -> Any:
        """Something that compresses a stream, whatever level is asked for."""
        del level
        return zlib.compressobj(_LEVEL)
