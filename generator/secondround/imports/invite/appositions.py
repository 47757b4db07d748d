"""What a text says of somebody beside their name: "our CFO, Ms. Kamau", "Tadhg is our Director of
Housing", "Herr Dr. Vogelsang (Geschäftsführer)".

In: a text, and names. Out: titles, only where the words beside a name are plainly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from secondround.imports.invite import cast, words
from secondround.imports.invite.role import Role
from secondround.records import names
from secondround.text import one_line

_LONGEST: Final = 20_000
"""Letters of a text that is read."""
_OUR: Final = r"(?:our|the|unser(?:e[mnr]?)?|notre|nuestr[oa]|noss[oa])"
_TITLE: Final = r"(?P<title>[^\W\d_][^,.;:()!?\n]{1,60}?)"
_HONORIFIC: Final = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Herrn?|Frau|Mme|Sra?|Dra?)\b\.? ?)"
_FULL: Final = (
    rf"{_HONORIFIC}*[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]+"
    r"(?: (?:van|von|der|den|de|la|di|del|da|dos|el|al|bin|bint|[A-Z]\.))*"
    r"(?: [A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]+){1,3}"
)
_BEFORE: Final = re.compile(rf"\b{_OUR} {_TITLE},? (?P<name>{_FULL})(?=\W|$)")
_BEHIND: Final = re.compile(
    rf"(?P<name>{_FULL}), {_OUR} {_TITLE}(?=,|[.;!?]|$|\s(?:and|und|et|on|at|am|um|in)\s)"
)
_IS: Final = r"(?:is|ist|est|es|é)"
_A: Final = rf"(?:{_OUR}|an?|der|die|le|la|el|o)"
_END: Final = r"(?=[,.;!?\n]|\s(?:and|und|et|who|with|will|on|in our|at our)\s|$)"


def plainly(sentence: str) -> str:
    """A sentence in which the titles of people stand in brackets behind their names."""
    for pattern in (_BEFORE, _BEHIND):
        sentence = pattern.sub(_in_brackets, sentence)
    return sentence


def _in_brackets(match: re.Match[str]) -> str:
    is_plain = words.is_job(match["title"]) and cast.is_name(match["name"])
    return f"{match['name']} ({match['title'].strip()})" if is_plain else match[0]


def described(text: str, people: Sequence[str]) -> list[Role]:
    """The titles that a text gives to those people, whom it may call by one of their names."""
    text = text[:_LONGEST]
    found = []
    for name in people:
        forms = "|".join(map(re.escape, _forms(name, people)))
        title = next(filter(words.is_title, _titles(text, forms)), "") if forms else ""
        if title:
            found.append(Role(name, one_line(title).strip()))
    return found


def _forms(name: str, people: Iterable[str]) -> list[str]:
    """The full name; and the first and the last one, where no other of the people has it."""
    parts = names.name_words(name)
    others: list[str] = []
    for other in people:
        others += names.name_words(other) if other != name else []
    bare = " ".join(parts)
    alone = [parts[0], parts[-1]] if len(parts) > 1 else []
    return [
        name,
        *([bare] if bare != name else []),
        *(each for each in alone if each not in others),
    ]


def _titles(text: str, forms: str) -> Iterable[str]:
    who = rf"(?<!\w){_HONORIFIC}*(?:{forms})(?!\w)"
    for pattern in (
        rf"{who} ?\((?P<title>[^()]{{2,60}})\)",
        rf"{who} {_IS} {_A} {_TITLE}{_END}",
        rf"{who},(?: {_OUR})? {_TITLE}{_END}",
        rf"\b{_OUR} {_TITLE},? {who}",
    ):
        for match in re.finditer(pattern, text):
            yield match["title"]
