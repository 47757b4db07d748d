"""Real names replaced by pseudonyms, in texts and links, however they are spelt.

In: a map of names, and which of them belong to people. Out: texts that hold none of them.
Only names are replaced: a town or a job title can still tell who is meant, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct

from secondround.records import name_or_word, names, spelling
from secondround.records.models import LINK_PATTERN
from secondround.records.names import INITIAL, NAME_WORD, plain_name
from secondround.text import UNSEEN, is_english_word, slug

_SHORT: Final = 4
"""Letters up to which a joined name may be in a link by chance."""
_BETWEEN: Final = r"[\W_]{0,3}"
"""What may be between the words of a name: nothing, as in "@anaruiz", or a mark and spaces."""


class Renaming(Struct, frozen=True, dict=True):
    """Real names replaced in texts and links."""

    names: dict[str, str]  # the pseudonym of each real name
    people: frozenset[str]  # plain names; of these the first and last names alone are replaced, too
    links: bool = True  # whether a link that holds no name stays
    kept: tuple[str, ...] = ()  # names and words that stay as they are

    def text(self, text: str) -> str:
        """The text under other names; "" for a link that may not stay."""
        if not self.names:
            return text
        if re.fullmatch(LINK_PATTERN, text):
            return text if self.links and not self._in_link(text) else ""
        # An invisible character may be inside a name, or be all that parts a name from a word.
        # So such a text is searched twice: with the character as a space, then without it.
        if UNSEEN.search(text):
            text = self._replaced(text, parting=True)
        return self._replaced(text, parting=False)

    @cached_property
    def known(self) -> dict[str, str]:
        """The real name behind each form that is searched for: the whole name, a company's short
        forms, a person's first and last names.
        """
        return {form: name for form, (name, _) in self._forms.items()}

    def is_sure(self, form: str) -> bool:
        """Whether a form of `known` is always a name, as it is more than ordinary words and
        initials.
        """
        return not _are_words(form)

    @cached_property
    def _forms(self) -> dict[str, tuple[str, str]]:
        """The real name behind each form, and the form's replacement.

        A form that two names share belongs to a whole name first, then to the earlier name.
        """
        kept = {plain_name(name) for name in self.kept}
        forms = {}
        for name, replacement in self.names.items():
            if plain_name(name):
                forms[name] = (name, replacement)
        for name, replacement in self.names.items():
            shorter = _person_forms if plain_name(name) in self.people else _company_forms
            for form, its_replacement in shorter(name, replacement):
                if plain_name(form) not in kept:
                    forms.setdefault(form, (name, its_replacement))
        return forms

    def _replaced(self, text: str, *, parting: bool) -> str:
        letters, indices = spelling.plain_with_indices(text, parting=parting)
        pieces, last = [], 0
        for start, end, replacement in self._found(text, letters, indices):
            pieces += [text[last:start], replacement]
            last = end
        return "".join((*pieces, text[last:]))

    def _found(self, text: str, letters: str, indices: list[int]) -> Iterator[tuple[int, int, str]]:
        """Where each name begins and ends in the text, and what replaces it: itself, if it is kept.

        letters: the text in plain letters; indices: where each of them is in the text.
        """
        searched_to = 0
        for word in NAME_WORD.finditer(letters):
            if word.start() < searched_to:
                continue
            start = indices[word.start()]
            for form, pattern in self._patterns.get(word[0][0], ()):
                match = pattern.match(letters, word.start())
                if match is None:
                    continue
                end = indices[match.end()]
                if self._is_name(form, text, start, end):
                    searched_to = match.end()
                    yield start, end, self._replacement(form, text, start, end)
                    break

    def _is_name(self, form: str, text: str, start: int, end: int) -> bool:
        """Whether the text from `start` to `end`, which is spelt like a name, is one there.

        A form made up of ordinary words may be just those words.
        """
        if form in self.kept or not _are_words(form):
            return True
        found = text[start:end]
        words, form_words = NAME_WORD.findall(found), NAME_WORD.findall(form)
        has_initial = any(len(word) <= INITIAL for word in form_words)
        is_joined = len(form_words) > 1 and not re.search(r"\s", found)
        if is_joined and not has_initial:
            # "hope-may" and "hopemay" are names; "parkway" is a word.
            return not is_english_word(plain_name(found))
        if len(words) == 1:
            is_person = plain_name(self._forms[form][0]) in self.people
            judge = name_or_word.is_name if is_person else name_or_word.is_firm
            return judge(text, start, end)
        # "A. Hill" is a name; in "a hill" and "A hill" it is a word.
        has_full_stop = len(words[0]) > INITIAL or text[start + 1 : start + 2] == "."
        return has_full_stop and not any(word[0].islower() for word in words)

    def _replacement(self, form: str, text: str, start: int, end: int) -> str:
        """What replaces a form in the text, without its own title where the text has one before
        it.
        """
        if form in self.kept:
            return text[start:end]
        replacement = self._forms[form][1]
        if names.ends_in_title(text[:start]):
            replacement = " ".join(names.name_words(replacement))
        return _joined_alike(replacement, form, text, start, end)

    @cached_property
    def _patterns(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """The forms by their first letter, longest first, each with a pattern that finds it at the
        beginning of a word.
        """
        by_letter: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for form in sorted({*self._forms, *self.kept}, key=lambda form: (-len(form), form)):
            if plain := plain_name(form):
                spelt = _BETWEEN.join(map(spelling.spelling_pattern, NAME_WORD.findall(form)))
                pattern = re.compile(rf"{spelt}(?![^\W_])")
                by_letter.setdefault(plain[0], []).append((form, pattern))
        return by_letter

    def _in_link(self, link: str) -> bool:
        """Whether a link holds a name, in words of its own or joined."""
        words = plain_name(link)
        joined_words = words.replace(" ", "")
        for form in filter(self.is_sure, self.known):
            plain = plain_name(form)
            joined = plain.replace(" ", "")
            if f" {plain} " in f" {words} ":
                return True
            if " " in plain and len(plain) > _SHORT and joined in joined_words:
                return True
        return False


def _joined_alike(replacement: str, form: str, text: str, start: int, end: int) -> str:
    """The replacement of a name, joined in small letters where the name is: in "@anaruiz", in an
    address, in "ana_ruiz".
    """
    found = text[start:end]
    in_address = (
        text[:start].endswith("@")
        or text[end:].startswith("@")
        or name_or_word.is_domain(text, end)
    )
    is_joined = " " in form and found.islower() and (found.isalpha() or "_" in found)
    if re.search(r"\s", found) or not (in_address or is_joined):
        return replacement
    between = re.search(r"[\W_]", found)
    return slug(replacement).replace("-", between[0] if between else "") or replacement


def _are_words(form: str) -> bool:
    """Whether a form is made up of ordinary words and initials."""
    return all(len(word) == INITIAL or is_english_word(word) for word in plain_name(form).split())


def _person_forms(name: str, replacement: str) -> Iterator[tuple[str, str]]:
    """The shorter forms of a person's name, each with its replacement: without titles, with an
    initial or one of several last names, and the first and last names alone.
    """
    words, new_words = names.name_words(name), names.name_words(replacement)
    whole = " ".join(new_words)
    if len(words) == 1:
        yield words[0], whole
    if len(words) <= 1:
        return
    yield " ".join(words), whole
    first, last = names.first_and_last_names(name)
    # "O'Brien", "van den Broek" and "López García" are joined whole, as in "mvandenbroek".
    joined = [" ".join(words[start:]) for start in range(1, len(words) - 1)]
    for family in (*reversed(last), words[-1], *joined):
        for given in (words[0], words[0][0]):
            yield f"{given} {family}", whole
    yield from ((family, new_words[-1]) for family in joined)
    yield from ((word, new_words[0]) for word in first)
    yield from ((word, new_words[-1]) for word in reversed(last))


def _company_forms(name: str, replacement: str) -> Iterator[tuple[str, str]]:
    """The shorter forms of a company's name, each with its replacement."""
    return ((form, replacement) for form in names.short_forms(name))
