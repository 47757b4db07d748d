"""Where a line must not break: before a dot between two facts, and within a range of figures.

In: HTML. Out: the same, in which no line begins with such a dot or ends with the dash of
"09:00–15:10". Styles, scripts and attributes stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = re.compile(
    r"(?P<kept><(?P<name>style|script)\b.*?</(?P=name)>)"
    r"|(?:(?P<dot> ·(?= ))|(?<=[0-9])–(?=[0-9]))(?![^<>]*>)",
    re.DOTALL,
)


def bound(html: str) -> str:
    """HTML with a no-break space before each dot that has blanks around it, and a word joiner
    behind a dash between two figures: browsers and paper break there else.
    """
    return _PLACE.sub(_bound, html)


def _bound(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    return "\N{NO-BREAK SPACE}·" if found["dot"] else "–\N{WORD JOINER}"
