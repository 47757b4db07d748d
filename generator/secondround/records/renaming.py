"""Names replaced: in texts, links and folders' names, however they are spelt.

In: a map of names, and whose names of it are people's. Out: texts in which none of them stands any more. Meaning is
not touched: a town or a job title can still tell who is meant, and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from secondround.records import spelling
from secondround.records.fields import LINK
from secondround.text.letters import slug

INITIAL: Final = 1
"""Letters of a part of a name that stands for nobody."""
_SHORT: Final = 4
"""Letters of a name, or of a word in it, that many a link or folder holds by chance."""
_LEGAL: Final = frozenset(
    "ab ag as asa bv co corp gmbh inc kg limited llc llp ltd nv oy plc sa se spa srl".split()  # noqa: SIM905 (a list)
)
"""What firms are called in a register and nowhere else."""
_WORDS: Final = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """A name in plain letters, without marks between its words: "Ana-María" is "ana maria"."""
    return " ".join(_WORDS.findall(spelling.plain(text)))


@dataclass(frozen=True)
class Renaming:
    """Real names replaced in texts, links and folders' names."""

    names: dict[str, str]
    people: frozenset[str]  # folded; their first and last names alone are replaced, too
    links: bool = True  # whether a link that holds no name stays

    def text(self, text: str) -> str:
        """A text under other names; "" for a link that may not stay."""
        if re.fullmatch(LINK, text):
            return text if self.links and not self._in_link(text) else ""
        made, last = [], 0
        for found in self._pattern.finditer(spelling.flat(text)) if self.names else ():
            name = self._names[(found.lastindex or 1) - 1]
            if name in self._whole or not text[found.start()].islower():  # no part of a name is written small
                made += [text[last : found.start()], self._instead(name)]
                last = found.end()
        return "".join((*made, text[last:])) if made else text

    def place(self, place: str) -> str:
        """A folder's place under other names, in small letters with hyphens where it changes."""
        return "/".join(map(self._folder, place.split("/")))

    @cached_property
    def known(self) -> dict[str, str]:
        """Every name as it is looked for (whole, a firm's cut short, a person's first or last), and which it is of."""
        return self._whole | {part: name for part, (name, _) in self._parts.items()}

    @cached_property
    def _whole(self) -> dict[str, str]:
        whole = {name: name for name in self.names if folded(name)}
        listed = set(map(folded, whole))
        firms = (name for name in whole if not self._is_person(name))
        return {short: name for name in firms for short in _cut(name) if folded(short) not in listed} | whole

    @cached_property
    def _parts(self) -> dict[str, tuple[str, str]]:
        """First and last names of people, each with the whole name and with the same part of the other name."""
        parts: dict[str, tuple[str, str]] = {}
        for name, instead in self.names.items():
            words, others = _WORDS.findall(name), instead.split()
            if self._is_person(name) and len(words) > 1:
                parts.setdefault(words[0], (name, others[0]))
                parts.setdefault(words[-1], (name, others[-1]))
        taken = set(map(folded, self._whole))
        return {word: part for word, part in parts.items() if len(word) > INITIAL and folded(word) not in taken}

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self.known, key=lambda name: (-len(name), name))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """A group for each of `_names`; the words of a name may be joined, as in "@anaruiz"."""
        spelt = (r"[\W_]{0,3}".join(map(spelling.pattern, _WORDS.findall(name))) for name in self._names)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({one})' for one in spelt)})(?![^\W_])")

    def _instead(self, name: str) -> str:
        return self.names[self._whole[name]] if name in self._whole else self._parts[name][1]

    def _is_person(self, name: str) -> bool:
        return folded(name) in self.people

    def _in_link(self, link: str) -> bool:
        words = folded(link)
        joined = words.replace(" ", "")
        names = [folded(name) for name in self.known]
        if any(len(name) > _SHORT and " " in name and name.replace(" ", "") in joined for name in names):
            return True
        return any(f" {name} " in f" {words} " for name in names)

    def _folder(self, part: str) -> str:
        """A folder of a person keeps what else is in its name; one of a firm is called as the firm is."""
        words = f" {folded(part)} "
        for name in self._names:
            instead = self._instead(name)
            if not self._is_person(self.known[name]) and _shares(words, folded(name)):
                return _slug(instead)
            words = words.replace(f" {folded(name)} ", f" {folded(instead)} ")
            words = words.replace(f" {folded(name).replace(' ', '')} ", f" {folded(instead)} ")
        return part if words.strip() == folded(part) else _slug(words)


def _cut(firm: str) -> list[str]:
    """A firm's name as people say it: without its legal form, and its first words, two at least."""
    words = _WORDS.findall(firm)
    legal = [words[:-1]] if len(words) > 1 and folded(words[-1]) in _LEGAL else []
    return [" ".join(part) for part in (*legal, *(words[:end] for end in range(2, len(words))))]


def _shares(folder: str, firm: str) -> bool:
    """Whether a folder's name holds a telling word of a firm's, or all of it in one."""
    telling = [word for word in firm.split() if len(word) > _SHORT]
    return any(f" {word} " in folder for word in telling) or firm.replace(" ", "") in folder.replace(" ", "")


def _slug(name: str) -> str:
    return slug(name) or folded(name).replace(" ", "-")  # other scripts have no plain letters
