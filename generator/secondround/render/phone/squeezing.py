"""A page's style sheet and script without what only their readers need: remarks, blanks, and names
longer than a letter or two.

In: both as they are written. Out: both as they go into a page. Strings, templates and regular
expressions of a script stay letter by letter, and so do the names of properties.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from typing import Final

_COMMENT: Final = re.compile(r"^ *//.*\n", re.MULTILINE)
_BLANKS: Final = re.compile(r"\n\s+")
_AROUND: Final = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")
"""Blanks that a style sheet does without."""
_WHOLE: Final = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(=?:&|])\s*/(?![/*])(?:[^/\\\n]|\\.)+/)"""
)
"""What stays as it is in a script: its strings, and its regular expressions."""
_BESIDE: Final = re.compile(r"\s*//.*|;?\s*(\})\s*|\s*([{()\[\];,=<>*?:&|!+-])\s*")
"""Remarks at the end of a line, blanks, and semicolons before a brace, without which a script runs
as well, where each statement ends in a semicolon or a brace.
"""
_ARROW: Final = re.compile(r"(?<![\w$)\]])\((\w+)\)=>")
"""The parentheses around what a function is given, where that is one thing."""
_CONSTANT: Final = re.compile(r"\bconst ")
_IN_A_ROW: Final = re.compile(r"^const .*;(?:\nconst .*;)+$", re.MULTILINE)
"""Lines that name one thing each: they can be one line that names them all."""

_EXPRESSION: Final = re.compile(r"(?<=\$\{).*?(?=\})")
"""What a template fills in."""
_WORD: Final = re.compile(r"(?<![\w$])(?<!(?<!\.\.)\.)[A-Za-z]\w*")
"""A name that is no property's: no dot is before it, or the three that spread a list."""
_NAMED: Final = re.compile(
    r"\b(?:const|let) (\w+)|\bfunction (\w+)\(([\w, ]*)|(\w+) =>|\(([\w, ]+)\) =>"
)
"""Where a script names what is its own: a thing, a function, what a function is given."""
_KEY: Final = re.compile(r"(?<=[{,])(\w+)(?=[,:}])")
"""What may be a property's name, too, as in `{ key, answer: 1 }`."""
_CALLED: Final = frozenset(("all", "data", "find", "solver", "unpacked"))
"""Names of the page that are used from outside: by its benchmark, and by its tests."""


def style(text: str) -> str:
    """A style sheet without its remarks and most of its blanks."""
    return _AROUND.sub(r"\1", _plain(text))


def script(text: str) -> str:
    """A script without its remarks and most of its blanks; what it never changes is not marked as
    such, and its own names are short.
    """
    plain = _plain(text)
    rows = _IN_A_ROW.sub(lambda found: found[0].replace(";\nconst ", ",\n"), plain)
    parts = _WHOLE.split(rows)
    parts[::2] = [
        _CONSTANT.sub("let ", _ARROW.sub(r"\1=>", _BESIDE.sub(r"\1\2", part)))
        for part in parts[::2]
    ]
    return _renamed("".join(parts), _short_names(plain))


def _plain(text: str) -> str:
    """A style sheet or a script without its remarks, and without what sets its lines in."""
    return _BLANKS.sub("\n", _COMMENT.sub("", text)).strip()


def _short_names(text: str) -> dict[str, str]:
    """A new name for each of a script's own, wherever it stands: two that were different still
    are, so what a name means where stays as it was.
    """
    code = "\n".join(_code(text))
    used = Counter(_WORD.findall(code))
    keys = set(_KEY.findall(re.sub(r"\s+", "", code))) | _CALLED
    own = set(re.findall(r"\w+", " ".join(map(" ".join, _NAMED.findall(code)))))
    names = sorted(own - keys, key=lambda name: (-used[name] * len(name), name))
    letters = (*ascii_letters, *map("".join, product(ascii_lowercase, ascii_uppercase)))
    free = (name for name in letters if name not in used)
    return {name: new for name, new in zip(names, free, strict=False) if len(new) < len(name)}


def _code(text: str) -> list[str]:
    """What of a script is neither text nor a regular expression, in its templates too."""
    found = []
    for index, part in enumerate(_WHOLE.split(text)):
        if index % 2 == 0:
            found.append(part)
        elif part.startswith("`"):
            for expression in _EXPRESSION.findall(part):
                found += _code(expression)
    return found


def _renamed(text: str, names: dict[str, str]) -> str:
    parts = _WHOLE.split(text)
    for index, part in enumerate(parts):
        if index % 2 == 0:
            parts[index] = _WORD.sub(lambda found: names.get(found[0], found[0]), part)
        elif part.startswith("`"):
            parts[index] = _EXPRESSION.sub(lambda found: _renamed(found[0], names), part)
    return "".join(parts)
