"""Who may be meant by a first name alone, and by "me".

In: full names, and who wrote a text. Out: `Familiar`, by which lines are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct, field

from secondround.records import names
from secondround.text import plain_letters

_ME: Final = re.compile(r"me|myself|mich|mir|ich|moi(?:[- ]meme)?")


class Familiar(Struct, frozen=True):
    """What is known of people before a line is read."""

    called: Mapping[str, str] = field(default_factory=dict)  # full names, by first names alone
    titles: frozenset[str] = frozenset()  # that somebody has, in plain letters
    writer: str = ""  # who "me" is

    def meant(self, text: str) -> str:
        """The full name of whom a text means that is no full name; "" where it names nobody."""
        return self.writer if self.is_writer(text) else self.called.get(text, "")

    def is_writer(self, text: str) -> bool:
        """Whether a text says "me", or is the name of who wrote it."""
        return bool(_ME.fullmatch(plain_letters(text))) or text == self.writer != ""


NOTHING_FAMILIAR: Final = Familiar()


def called(full_names: Iterable[str]) -> dict[str, str]:
    """Full names by the first names that only one of those people has."""
    found: dict[str, dict[str, str]] = {}
    for name in full_names:
        if " " in name and (first := names.name_words(name)[:1]):
            found.setdefault(first[0], {}).setdefault(names.bare_name(name), name)
    return {first: next(iter(who.values())) for first, who in found.items() if len(who) == 1}
