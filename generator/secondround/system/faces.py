"""Faces of packages whose modules are loaded when somebody asks for a name of theirs.

In: the import statements of a face. Out: the same names, later: a command that needs one function
of a package does not load what its other functions need, such as pydantic or NumPy. It is what
Python 3.15 writes as `lazy from … import …`.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple


class _Name(NamedTuple):
    """A name that is still to be imported."""

    module: str
    name: str


class _Source:
    """Stands for a module in `from module import …`."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> _Name:
        return _Name(self._module, name)


class _Face(ModuleType):
    """A package whose names are imported as they are asked for."""

    _late: dict[str, _Name]

    def __getattr__(self, name: str) -> Any:
        if name not in self._late:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module, original = self._late[name]
        value = self.__dict__[name] = getattr(import_module(module), original)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """Python puts each module that it loads into its package; a function of the face that is
        called like its module stays the function.
        """
        if not (name in self._late and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


@contextmanager
def late(namespace: dict[str, Any]) -> Iterator[None]:
    """Whatever is imported in this block is imported when it is asked for.

    namespace: the face's `globals()`. Imports of any other module, such as in another thread, go
    their usual way.
    """
    usual = builtins.__import__

    def noted(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        if globals_ is namespace:
            return _Source(name)
        return usual(name, globals_, locals_, fromlist, level)

    builtins.__import__ = noted  # type: ignore[assignment]  # a stand-in for modules, and no module
    try:
        yield
    finally:
        builtins.__import__ = usual
    names = {name: value for name, value in namespace.items() if isinstance(value, _Name)}
    for name in names:
        del namespace[name]
    module = sys.modules[namespace["__name__"]]
    module.__dict__["_late"] = names
    module.__class__ = _Face


def load(*packages: ModuleType) -> None:
    """Load all that these faces have."""
    for package in packages:
        for name in vars(package).get("_late", ()):
            getattr(package, name)
