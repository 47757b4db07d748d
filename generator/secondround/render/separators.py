"""The dots between facts on one line stay with what is before them.

In: HTML. Out: the same, in which no line begins with such a dot. Styles, scripts and attributes
stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

_DOT: Final = re.compile(
    r"(?P<kept><(?P<name>style|script)\b.*?</(?P=name)>)| ·(?= )(?![^<>]*>)", re.DOTALL
)


def bound(html: str) -> str:
    """HTML with a no-break space before each dot that has blanks around it."""
    return _DOT.sub(lambda found: found["kept"] or "\N{NO-BREAK SPACE}·", html)
