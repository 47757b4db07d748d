"""Names replaced: in texts and links, however they are spelt.

In: a map of names, and whose names of it are people's. Out: texts in which none of them stands any
more. Meaning is not touched: a town or a job title can still tell who is meant, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from secondround.records import name_or_word, names, spelling
from secondround.records.models import LINK_PATTERN
from secondround.records.names import INITIAL, NAME_WORD, plain_name
from secondround.text import UNSEEN, is_english_word, slug

_SHORT: Final = 4
"""Letters of a name that many a link holds by chance."""
_BETWEEN: Final = r"[\W_]{0,3}"
"""What may stand between the words of a name: nothing, as in "@anaruiz", or a mark and spaces."""


@dataclass(frozen=True)
class Renaming:
    """Real names replaced in texts and links."""

    names: dict[str, str]
    people: frozenset[str]  # folded; their first and last names alone are replaced, too
    links: bool = True  # whether a link that holds no name stays
    kept: tuple[str, ...] = ()  # names and words that stay as they are

    def text(self, text: str) -> str:
        """A text under other names; "" for a link that may not stay."""
        if not self.names:
            return text
        if re.fullmatch(LINK_PATTERN, text):
            return text if self.links and not self._in_link(text) else ""
        if UNSEEN.search(
            text
        ):  # it may stand within a name, or be all that is between a name and a word
            text = self._replaced(text, parting=True)
        return self._replaced(text, parting=False)

    @cached_property
    def known(self) -> dict[str, str]:
        """Every name as it is looked for (whole, a firm's cut short, a person's first or last), and
        which it is of.
        """
        return {form: name for form, (name, _) in self._forms.items()}

    def is_sure(self, form: str) -> bool:
        """Whether a form of `known` is a name wherever it stands: it is not made up of ordinary
        words and initials.
        """
        return not _are_words(form)

    @cached_property
    def _forms(self) -> dict[str, tuple[str, str]]:
        """Every form of every name: which name it is of, and what stands for it. What was first
        counts.
        """
        forms = {name: (name, instead) for name, instead in self.names.items() if plain_name(name)}
        for name, instead in self.names.items():
            for form, its in (
                _people(name, instead) if plain_name(name) in self.people else _firm(name, instead)
            ):
                forms.setdefault(form, (name, its))
        taken = {plain_name(name) for name in self.kept}
        return {
            form: its
            for form, its in forms.items()
            if form in self.names or plain_name(form) not in taken
        }

    def _replaced(self, text: str, *, parting: bool) -> str:
        letters, places = spelling.plain_with_indices(text, parting=parting)
        made, last = [], 0
        for start, end, instead in self._found(text, letters, places):
            made += [text[last:start], text[start:end] if instead is None else instead]
            last = end
        return "".join((*made, text[last:])) if made else text

    def _found(
        self, text: str, letters: str, places: list[int]
    ) -> Iterator[tuple[int, int, str | None]]:
        """Where in the text a name stands, and what stands for it; None for one that stays."""
        at = 0
        for word in NAME_WORD.finditer(letters):
            start = word.start()
            if start < at:
                continue
            for form, pattern in self._patterns.get(word[0][0], ()):
                found = pattern.match(letters, start)
                if found and self._stands(form, text, places[start], places[found.end()]):
                    at = found.end()
                    instead = self._instead(form, text[: places[start]])
                    yield (
                        places[start],
                        places[at],
                        instead and _joined(instead, form, text, places[start], places[at]),
                    )
                    break

    def _stands(self, form: str, text: str, start: int, end: int) -> bool:
        """Whether what is spelt like a name is one there: what ordinary words make up may be just
        those words.
        """
        if form in self.kept or not _are_words(form):
            return True
        found, parts = NAME_WORD.findall(text[start:end]), NAME_WORD.findall(form)
        if (
            len(parts) > 1
            and all(len(part) > INITIAL for part in parts)
            and not re.search(r"\s", text[start:end])
        ):
            return not is_english_word(
                plain_name(text[start:end])
            )  # "hope-may" and "hopemay", and no "parkway"
        if len(found) == 1:
            person = plain_name(self._forms[form][0]) in self.people
            return (name_or_word.is_name if person else name_or_word.is_firm)(text, start, end)
        dotted = (
            len(found[0]) > INITIAL or text[start + 1 : start + 2] == "."
        )  # "A. Hill" is no hill
        return dotted and not any(word[0].islower() for word in found)

    def _instead(self, form: str, before: str) -> str | None:
        """What stands for a form, without its title where one stands before it in the text; None
        where it stays.
        """
        if form in self.kept:
            return None
        instead = self._forms[form][1]
        return " ".join(names.name_words(instead)) if names.ends_in_title(before) else instead

    @cached_property
    def _patterns(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """What finds each form where a word begins, the longest first; by the letter that it begins
        with.
        """
        by_letter: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for form in sorted({*self._forms, *self.kept}, key=lambda form: (-len(form), form)):
            if plain := plain_name(form):
                spelt = _BETWEEN.join(map(spelling.spelling_pattern, NAME_WORD.findall(form)))
                by_letter.setdefault(plain[0], []).append((form, re.compile(rf"{spelt}(?![^\W_])")))
        return by_letter

    def _in_link(self, link: str) -> bool:
        inside = plain_name(link)
        joined = inside.replace(" ", "")
        forms = [plain_name(form) for form in self.known if self.is_sure(form)]
        if any(
            len(form) > _SHORT and " " in form and form.replace(" ", "") in joined for form in forms
        ):
            return True
        return any(f" {form} " in f" {inside} " for form in forms)


def _joined(instead: str, form: str, text: str, start: int, end: int) -> str:
    """What stands for a name, joined in small letters as the name is: in "@anaruiz", in an address,
    in "ana_ruiz".
    """
    was = text[start:end]
    address = (
        text[:start].endswith("@")
        or text[end:].startswith("@")
        or name_or_word.is_domain(text, end)
    )
    small = " " in form and was.islower() and (was.isalpha() or "_" in was)
    if re.search(r"\s", was) or not (address or small):
        return instead
    between = re.search(r"[\W_]", was)
    return slug(instead).replace("-", between[0] if between else "") or instead


def _are_words(form: str) -> bool:
    return all(len(word) == INITIAL or is_english_word(word) for word in plain_name(form).split())


def _people(name: str, instead: str) -> Iterator[tuple[str, str]]:
    """A person's name without titles, turned round or with an initial, and its parts alone."""
    found, others = names.name_words(name), names.name_words(instead)
    if len(found) < 2:  # noqa: PLR2004 (a name alone)
        yield from ((word, " ".join(others)) for word in found)
        return
    whole = " ".join(others)
    yield " ".join(found), whole
    yield f"{found[0][0]} {found[-1]}", whole
    first, last = names.first_and_last_names(name)
    yield from ((word, others[0]) for word in first)
    yield from ((word, others[-1]) for word in reversed(last))


def _firm(name: str, instead: str) -> Iterator[tuple[str, str]]:
    return ((form, instead) for form in names.short_forms(name))
