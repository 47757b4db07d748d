"""Data classes of which thousands are kept, or come from another process.

In: the fields of a data class, each of which its constructor takes. Out: the same when it is
unpickled, in half the time that Python takes for one that is frozen and has slots.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any, ClassVar


class PlainValue:
    """Pickled as what its constructor is called with."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]  # a data class's fields, in order

    def __reduce__(self) -> tuple[Any, ...]:
        """The class, and its fields."""
        kind: Any = type(self)
        return kind, _fields(kind)(self)[1:]


@cache
def _fields(kind: Any) -> attrgetter[tuple[Any, ...]]:
    """What gives a value's class and its fields: always a tuple, even of one field."""
    return attrgetter("__class__", *kind.__match_args__)
