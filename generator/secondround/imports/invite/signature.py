"""What stands below a name at the end of a letter.

In: a text and the name of who wrote it. Out: their title; "" where none is plainly there.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import Final

from secondround.imports.invite import courtesies, words
from secondround.records import names

_LINES: Final = 3
"""Lines below the name in which a title is looked for."""


def title_in(text: str, name: str) -> str:
    """The title below the name, where the name is below the words that end the letter."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    ending = dropwhile(lambda line: not courtesies.is_sign_off(line), lines)
    own = list(dropwhile(lambda line: names.bare_name(line) != names.bare_name(name), ending))
    for line in own[1 : 1 + _LINES]:
        title = line.partition(",")[0].partition("|")[0].strip()
        if words.is_job(title):
            return title
    return ""
