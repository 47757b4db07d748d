"""The moment that `SOURCE_DATE_EPOCH` says is now, as whoever builds anew what was built once sets
it: the seconds since 1970.

In: the environment. Out: a moment. A value that is none counts as not set.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

VARIABLE: Final = "SOURCE_DATE_EPOCH"
_LONG_AGO: Final = "315532800"
"""1980, the earliest that any archive can hold."""
_LATEST: Final = 2**32


def moment() -> dt.datetime | None:
    """What the environment says is now; None where it says nothing that is a number of seconds, or
    one that no archive can hold.
    """
    try:
        seconds = int(os.environ[VARIABLE])
    except (KeyError, ValueError):
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if 0 <= seconds < _LATEST else None


@contextmanager
def always_set() -> Iterator[None]:
    """Have MkDocs find a moment there, which it stamps on what it packs: always the same, unless
    the environment names one.
    """
    given = os.environ.get(VARIABLE)
    if moment() is None:
        os.environ[VARIABLE] = _LONG_AGO
    try:
        yield
    finally:
        if given is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = given
