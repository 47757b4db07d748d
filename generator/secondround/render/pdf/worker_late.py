"""Modules of fontTools that are imported only if they are called.

In: nothing. Out: the same fonts, with 0.1 s less to start: WeasyPrint imports what makes fonts
smaller in Python, although HarfBuzz does that wherever there is one.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final

_NAMES: Final = ("fontTools.subset", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """A module that stands for another until something of it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*rest: Any, **how: Any) -> Any:
            for own in _NAMES:
                if isinstance(sys.modules.get(own), _Late):
                    del sys.modules[own]
            return getattr(importlib.import_module(self.__name__), name)(*rest, **how)

        return called


def put_off() -> None:
    """Have them imported late, where they are not there yet."""
    for name in _NAMES:
        sys.modules.setdefault(name, _Late(name))
