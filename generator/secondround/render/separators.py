"""Where a line must not break: before a dot between two facts, and within a range of figures; and
where no blank is: between two sentences of Japanese or Chinese.

In: HTML. Out: the same, in which no line begins with such a dot or ends with the dash of
"09:00–15:10". Styles, scripts and attributes stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.text import WIDE_GAP_IN_HTML

_PLACE: Final = re.compile(
    r"(?P<kept><(?P<name>style|script)\b.*?</(?P=name)>)"
    rf"|(?:(?P<gap>{WIDE_GAP_IN_HTML})|(?P<dot> ·(?= ))|(?<=[0-9])–(?=[0-9]))(?![^<>]*>)",
    re.DOTALL,
)


def bound(html: str) -> str:
    """HTML with a no-break space before each dot that has blanks around it, and a word joiner
    behind a dash between two figures, where browsers and paper break else, and without a wide gap.
    """
    return _PLACE.sub(_bound, html)


def _bound(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    if found["gap"]:
        return found["closed"] + found["opened"]
    return "\N{NO-BREAK SPACE}·" if found["dot"] else "–\N{WORD JOINER}"
