"""What kind of session a line of a schedule, or the title of an invitation, announces.

In: what a session is called. Out: a format of `records`, or "" where nothing says so for certain.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.text import plain_letters

_BREAK: Final = re.compile(
    r"(?:(?:coffee|tea|short|lunch|comfort|kaffee|kurze?)[ -]?)?(?:breaks?|pause|pausa|descanso"
    r"|buffer|travel|transfer)\b"
)
_TECHNICAL: Final = (
    r"technical (?:interview|round|screen|session|discussion|deep[ -]dive)|system design"
    r"|(?:live )?coding (?:interview|exercise|session|challenge|round|test)|live coding"
    r"|pair[ -]programming"
)
_MEAL: Final = r"lunch|dinner|breakfast|mittagessen|abendessen|dejeuner|diner|almuerzo|comida|cena"
_TALK: Final = (
    r"presentation|prasentation|presentacion|teaching demo(?:nstration)?|demo lesson"
    r"|micro-?teach(?:ing)?|job talk|research (?:talk|seminar)|lehrprobe"
    r"|probevor(?:trag|lesung)"
)
_TEST: Final = (
    r"written (?:test|exercise|assessment|task)|in-?tray exercise|psychometric tests?"
    r"|(?:numerical|verbal) reasoning|aptitude test|skills test|schriftlicher test|prueba escrita"
)
_INFORMAL: Final = (
    r"coffee|cafe|kaffee|tour|networking|meet (?:and|&) greet|welcome|begrussung|accueil"
    r"|bienvenida|\w*rundgang|visite|visita|kennenlernen"
)
_LINES: Final = (
    ("meal", _MEAL),
    ("presentation", _TALK),
    ("test", _TEST),
    ("technical", _TECHNICAL),
    ("panel", r"panel"),
    ("informal", _INFORMAL),
)
"""The first that fits is it."""
_TITLES: Final = (("technical", _TECHNICAL), ("panel", r"panel"))
"""A title holds names of firms and of jobs as well, so little of it is certain."""


def of_line(name: str) -> str:
    """The format that a line of a schedule announces."""
    return "break" if _BREAK.match(plain_letters(name)) else _first(name, _LINES)


def of_title(title: str) -> str:
    """The format that the title of an invitation announces."""
    return _first(title, _TITLES)


def _first(name: str, formats: tuple[tuple[str, str], ...]) -> str:
    words = plain_letters(name)
    for form, pattern in formats:
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words):
            return form
    return ""
