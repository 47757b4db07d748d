"""Regular expressions that modules compile as they are loaded, compiled once for everybody.

In: nothing. Out: the same patterns, a tenth of a second sooner: a command loads some 500 of them,
the program's own and those of its libraries, and Python compiles them at each start, which it does
not do with the modules themselves. What it made of them lies beside this module's own bytecode.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, Final

from secondround.system import bytecode

_compiler: Final[Any] = import_module("re._compiler")
_parser: Final[Any] = import_module("re._parser")
_sre: Final[Any] = import_module("_sre")

_BESIDE: Final = bytecode.Bytecode(__file__)
_MADE_OF: Final = sys.version, str(_sre.MAGIC)
_INSTALLED: Final = (str(Path(__file__).parents[1]), sys.prefix, sys.base_prefix)
"""Where modules lie whose patterns are kept: nothing that a person wrote goes into what may be
there for many.
"""
_MOST: Final = 5_000

_Key = tuple[str | bytes, int]
"""A pattern and its flags."""


class Patterns:
    """The patterns of one kind of process."""

    def __init__(self, name: str) -> None:
        """name: of the process's kind."""
        self._name = name
        self._kept: dict[_Key, tuple[Any, ...]] = {}
        self._new: list[_Key] = []
        self._usual = _compiler.compile

    def keep(self) -> None:
        """From now on, take patterns from what is kept."""
        if data := _BESIDE.get(self._name, *_MADE_OF):
            self._kept = marshal.loads(data)  # noqa: S302 (as bytecode)
        _compiler.compile = self._compile

    def save(self) -> None:
        """Keep what has come to be known; nothing is taken from what is kept any more."""
        _compiler.compile = self._usual
        if self._new and _BESIDE.is_open():
            if len(self._kept) > _MOST:  # of versions long gone
                self._kept.clear()
            self._kept.update(zip(self._new, map(_parts, self._new), strict=True))
            _BESIDE.put(self._name, marshal.dumps(self._kept), *_MADE_OF)

    def _compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """As `re` compiles it."""
        kept = self._kept.get((pattern, flags)) if isinstance(pattern, str | bytes) else None
        if kept:
            all_flags, code, groups, names, numbers = kept
            codes = array("I", code).tolist()
            return _sre.compile(pattern, all_flags, codes, groups, names, numbers)  # type: ignore[no-any-return]
        made: re.Pattern[Any] = self._usual(pattern, flags)
        if isinstance(pattern, str | bytes) and _is_loading(sys._getframe(1)):  # noqa: SLF001 (whoever asks)
            self._new.append((pattern, int(flags)))
        return made


def _is_loading(frame: FrameType | None) -> bool:
    """Whether a module of the program or of a library asks, while it is loaded."""
    while frame and frame.f_globals.get("__name__") in {"re", "functools"}:
        frame = frame.f_back
    code = frame and frame.f_code
    return bool(code and code.co_name == "<module>" and code.co_filename.startswith(_INSTALLED))


def _parts(key: _Key) -> tuple[Any, ...]:
    """What a pattern is put together from: its flags, its code, its groups, their names and
    numbers.
    """
    pattern, flags = key
    parsed = _parser.parse(pattern, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()  # noqa: SLF001 (there is no other way)
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(numbers)
