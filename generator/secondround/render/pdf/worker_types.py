"""Types of C, read sooner.

In: nothing. Out: the same types. For each type that is named, cffi has all the names that it knows
read again, in case that one of them is in it: a tenth of a second for the two dozen of WeasyPrint.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cffi.cparser import Parser

_TYPEDEF: Final = "typedef "
_read: Final = Parser._parse  # noqa: SLF001 (no public name)


def keep_few() -> None:
    """Have cffi read the names that are in a type."""
    Parser._parse = _read_alone  # noqa: SLF001


def _read_alone(parser: Any, text: str) -> Any:
    every = parser._declarations  # noqa: SLF001
    words = set(re.findall(r"\w+", text))
    parser._declarations = {  # noqa: SLF001
        name: known
        for name, known in every.items()
        if not name.startswith(_TYPEDEF) or name.removeprefix(_TYPEDEF) in words
    }
    try:
        return _read(parser, text)
    finally:
        parser._declarations = every  # noqa: SLF001
