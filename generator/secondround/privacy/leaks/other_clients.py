"""What identifies a client: of all that another client's files say, what gives that client away.

In: the strings of files of which an output may hold nothing. Out: those to search for: who somebody
is, and what that client wrote at length. What many people write alike identifies nobody: a job's
title, a line of a posting, a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from secondround.privacy.leaks import distinctive
from secondround.privacy.leaks.protected_text import ProtectedText
from secondround.privacy.leaks.words import folded, words
from secondround.records import keyboard_spellings, names
from secondround.records.yaml import FieldPath
from secondround.text import is_english_word

_WHOLE: Final = 3
"""Letters of a whole name in one word."""
_TWO: Final = 2
"""Words of a name with one last name of one word."""
RUN: Final = 6
"""Words in a row that are somebody's own."""
_ASKED: Final = frozenset({"questions", "likely_questions", "good_for", "prompts"})
"""Fields that hold questions, which everybody asks."""
_ASKING: Final = frozenset({"expect", "probes", "concerns"})
"""Fields whose entries have a question in `text`, and an answer of one's own."""
_FOUND: Final = frozenset(
    {"about", "industry", "objectives", "milestones", "website", "news", "competitors"}
)
"""What anybody finds out about a company."""
_PRIVATE_FINDS: Final = frozenset({"so_what", "difference"})
_OF_THE_COMPANY: Final = frozenset(
    (field,)
    for field in ("culture", "so_what", "difference", "background", "arrive", "contact", "place")
)
"""What was found out about the company, its people and the way there: two clients who apply there
may share it.
"""
_LINES: Final = frozenset(
    {
        "title",
        "posting",
        "requirements",
        "duties",
        "pay",
        "reports_to",
        "profile",
        "say",
        "$schema",
        "url",
        "source",
        "video",
        "dial_in",
    }
)
"""Lines that are no client's own, where a record holds them."""


def own_texts(texts: Iterable[ProtectedText]) -> Iterator[ProtectedText]:
    """What is searched for of another client's files; a client's name also by its last part."""
    for protected in texts:
        if is_name_field(protected.path):
            of_the_company = protected.path[0] in {"company", "interviewers"}
            for text in _spellings(protected.text):
                yield from _forms(
                    replace(
                        protected,
                        text=text,
                        is_name=True,
                        foreign=True,
                        about_company=of_the_company,
                    )
                )
        elif _is_own(protected.path) and len(words(protected.text)) >= RUN:
            yield replace(
                protected,
                is_name=False,
                foreign=True,
                about_company=protected.path[-1:] in _OF_THE_COMPANY,
            )


def is_name_field(path: FieldPath) -> bool:
    """Whether a field of a candidate or a record says who somebody is, or where somebody worked."""
    match path:
        case (
            ("name" | "email" | "phone",)
            | ("company", "name")
            | ("interviewers", _, "name" | "email")
        ):
            return True
        case (*_, "employer"):
            return True
    return False


def is_telling_title(name: str) -> bool:
    """Whether a story's id or title is more than "story-3" or "the move", which two people may
    choose.
    """
    found = words(name)
    return len(found) > 1 and not all(map(distinctive.is_common, found))


def may_be_named(path: FieldPath) -> bool:
    """Whether a field names somebody, who may then be named wherever its packet is read."""
    return (
        is_name_field(path)
        or path[:2] == ("company", "competitors")
        or path[-2:] == ("logistics", "contact")
    )


def _spellings(name: str) -> list[str]:
    """A name, and as it is written where a keyboard lacks its letters: "Krueger" for "Krüger"."""
    # A shorter spelling may be somebody else's name: "Baur" of "Bauer".
    others = [text for text in keyboard_spellings(name) if len(text) > len(name)]
    return [name, *others]


def _forms(protected: ProtectedText) -> Iterator[ProtectedText]:
    """A name as it is searched for; nothing where it is an ordinary word."""
    found = words(protected.text)
    if len(found) == 1 and not _is_whole(found[0]):
        return  # a first name, or a word like any other
    plain = all(map(distinctive.is_known_word, found))
    if protected.path[-1] != "name" or protected.path[0] == "company":
        if not plain or protected.path == ("phone",):
            yield protected
        if protected.path[-1] in {"name", "employer"}:
            yield from _as_people_say(protected)
        return
    yield replace(protected, only_as_name=plain)
    parts = names.name_words(protected.text)
    for start in range(_TWO, len(parts) if len(parts[0]) > names.INITIAL else 0):
        short = " ".join((parts[0], *parts[start:]))  # "Ana Ruiz" of "Ana María Ruiz"
        plain = all(map(distinctive.is_known_word, words(short)))
        yield replace(protected, text=short, only_as_name=plain)
    if protected.path == ("name",):
        yield from _of_a_client(protected, found)


def _as_people_say(firm: ProtectedText) -> Iterator[ProtectedText]:
    """A firm's name without "plc" or "GmbH", unless that leaves one word or ordinary ones."""
    short = names.without_legal_form(firm.text)
    found = words(short)
    is_telling = len(found) > 1 and not all(map(distinctive.is_known_word, found))
    if is_telling and short != firm.text:
        yield replace(firm, text=short)


def _is_whole(word: str) -> bool:
    """Whether one word may be a whole name: in scripts without capitals it may."""
    return not word.isascii() and len(word) >= _WHOLE and word.upper() == word


def _of_a_client(protected: ProtectedText, found: list[str]) -> Iterator[ProtectedText]:
    """A client's last names alone, with a title, or joined to the first as in an address."""
    parts = names.name_words(protected.text)
    for last in names.first_and_last_names(protected.text)[1]:
        if distinctive.is_distinctive(folded(last)):
            yield replace(
                protected, text=last, only_as_name=not distinctive.is_only_a_surname(folded(last))
            )
    if distinctive.is_distinctive(found[-1]):
        yield replace(protected, text="".join(found))
        yield replace(protected, text=found[0][0] + found[-1])
    for start in range(1, len(parts) - 1):
        family = folded("".join(parts[start:]))
        if distinctive.is_distinctive(family):
            # "O'Brien" or "van den Broek", as in "obrien" or "mvandenbroek"
            yield replace(protected, text=family, only_as_name=is_english_word(family))
            yield replace(protected, text=found[0][0] + family)
    for last in dict.fromkeys((parts[-1], " ".join(parts[1:] or parts))):
        yield from _with_titles(protected, last)


def _with_titles(protected: ProtectedText, last: str) -> Iterator[ProtectedText]:
    """With a title the name is one however it is written, unless the title is a word: "we miss
    Baker Street".
    """
    for title in sorted(names.PERSONAL_TITLES):
        yield replace(
            protected,
            text=f"{title.capitalize()} {last}",
            only_as_name=is_english_word(title) or distinctive.is_known_word(title),
        )
    for degree in names.DEGREES:
        yield replace(protected, text=f"Dr {degree} {last}")
        yield replace(protected, text=f"Prof {degree} {last}")


def _is_own(path: FieldPath) -> bool:
    """Whether longer text in that field is the client's own."""
    steps = [step for step in path if isinstance(step, str)]
    last = steps[-1] if steps else ""
    if _ASKED.intersection(steps) or (last == "text" and _ASKING.intersection(steps)):
        return False
    if steps[:1] == ["company"]:
        return last in _PRIVATE_FINDS or not _FOUND.intersection(steps)
    if steps[:1] in (["role"], ["interviewers"], ["rounds"]):
        return not _LINES.intersection(steps) or last == "evidence"
    return last not in {"$schema", "profile"}
