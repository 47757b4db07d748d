"""Types of C, read sooner.

In: nothing. Out: the same types. For each type that WeasyPrint names, cffi has all the names that
it knows read again, in case that one of them is in it: a tenth of a second for two dozen types.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cffi.cparser import Parser

_TYPEDEF: Final = "typedef "
_read: Final = Parser.parse_type


def keep_few() -> None:
    """Have cffi read the names that are in a type."""
    Parser.parse_type = _read_alone


def _read_alone(parser: Any, type_: str) -> Any:
    every = parser._declarations  # noqa: SLF001 (no public name)
    words = set(re.findall(r"\w+", type_))
    parser._declarations = {  # noqa: SLF001
        name: known
        for name, known in every.items()
        if not name.startswith(_TYPEDEF) or name.removeprefix(_TYPEDEF) in words
    }
    try:
        return _read(parser, type_)
    finally:
        parser._declarations = every  # noqa: SLF001
