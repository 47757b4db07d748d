"""The name that was probably meant.

In: a name that is not known, and those that are. Out: the hint that names the nearest, or what
there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from secondround.text import caseless

_LONGEST = 80  # what is longer was not meant as a name, and comparing it takes long
_MOST = 1_000  # names to compare with, likewise
_BEGUN = 3  # letters that a name must have to be the beginning of another
_GLANCE = 6  # as many names as are read at a glance


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name most like `name`, or the only one that begins with it; None where there is
    none.
    """
    folded = {caseless(known): known for known in sorted(names)}
    if len(name) > _LONGEST or len(folded) > _MOST:
        return None
    written = caseless(name)
    begun = [known for known in folded if len(written) >= _BEGUN and known.startswith(written)]
    found = get_close_matches(written, folded, n=1, cutoff=0.6) or (
        begun if len(begun) == 1 else []
    )
    return folded[found[0]] if found else None


def hint(name: str, names: Iterable[str], *, otherwise: str) -> str:
    """What to write instead: the nearest name, else one of the few that there are, else
    `otherwise`.
    """
    names = sorted(names)
    if near := nearest(name, names):
        return f"did you mean `{near}`?"
    if not names or len(names) > _GLANCE:
        return otherwise
    return f"there {'is' if len(names) == 1 else 'are'} {listed(names)}; or {otherwise}"


def listed(names: Iterable[str], joint: str = "and") -> str:
    """Names in backticks, as a sentence lists them."""
    *most, last = (f"`{name}`" for name in names)
    return f"{', '.join(most)} {joint} {last}" if most else last
