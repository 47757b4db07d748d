"""The name that was probably meant.

In: a name that is not known, and those that are. Out: the hint that names the nearest, or what there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 80  # what is longer was not meant as a name, and comparing it takes long


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name most like `name`; None where none is like it."""
    if len(name) > _LONGEST:
        return None
    folded = {known.casefold(): known for known in names}
    found = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def hint(name: str, names: Iterable[str], *, otherwise: str = "") -> str:
    """A hint with the nearest name, else with the few that there are, else `otherwise`."""
    names = sorted(names)
    if near := nearest(name, names):
        return f"did you mean `{near}`?"
    if names and len(names) <= 8:  # noqa: PLR2004 - as many as are read at a glance
        return "one of " + ", ".join(f"`{known}`" for known in names)
    return otherwise
