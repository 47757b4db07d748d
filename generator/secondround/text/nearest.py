"""The name that was probably meant.

In: a name that is not known, and those that are. Out: the nearest of them, or a hint that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import partial
from typing import Final

from secondround.text.english import listed_names
from secondround.text.letters import caseless

_LONGEST: Final = 80  # what is longer was not meant as a name, and comparing it takes long
_CUTOFF: Final = 0.6  # how alike two names are, from 0 to 1
_CLOSE: Final = 5  # names that are looked at more closely
_MOST: Final = 1_000  # names to compare with
_BEGUN: Final = 3  # letters that a name must have to be the beginning of another
_GLANCE: Final = 6  # as many names as are read at a glance


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name most like `name`, or the only one that begins with it; None for none."""
    known = {caseless(each): each for each in sorted(names)}
    if len(name) > _LONGEST or len(known) > _MOST:
        return None
    written = caseless(name)
    close = get_close_matches(written, known, n=_CLOSE, cutoff=_CUTOFF)
    found = list(filter(partial(_apart, written), close))
    if not found and len(written) >= _BEGUN:
        begun = [each for each in known if each.startswith(written)]
        found = begun if len(begun) == 1 else []
    return known[found[0]] if found else None


def did_you_mean(near: str | None) -> str:
    """The question whether that name was meant, as a hint asks it; "" if none is near."""
    return f"did you mean `{near}`?" if near else ""


def name_hint(name: str, names: Iterable[str], *, otherwise: str) -> str:
    """What to write instead: those of which it is a part, if there are several; the nearest name,
    else one of the few that there are, else `otherwise`.
    """
    names = sorted(names)
    wanted = _parts(name)
    fits = [each for each in names if wanted and wanted <= _parts(each)]
    if 1 < len(fits) <= _GLANCE:
        return f"did you mean {listed_names(fits, 'or')}?"
    if near := nearest(name, names):
        return did_you_mean(near)
    if not names or len(names) > _GLANCE:
        return otherwise
    return f"there {'is' if len(names) == 1 else 'are'} {listed_names(names)}; or {otherwise}"


def _apart(name: str, known: str) -> bool:
    """Whether that by which two names differ is alike: a word that both have says nothing, as in
    "project management" and "conflict management".
    """
    mine, theirs = _parts(name), _parts(known)
    left, other = (" ".join(sorted(words - (mine & theirs))) for words in (mine, theirs))
    alike = SequenceMatcher(None, left, other).ratio() >= _CUTOFF
    return alike or not (left and other and mine & theirs)


def _parts(name: str) -> set[str]:
    """The words of a name, or of an id."""
    return set(re.findall(r"[^\W_]+", caseless(name)))
