"""What of a public packet a reader could still search for, and so find out who is meant.

In: an application. Out: what stays in it under other names, by kind: dates, headlines, figures,
names, the posting's own words, links. It judges nothing: a person reads it before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from secondround.privacy.leaks import ProtectedText, application_texts, distinctive
from secondround.records import (
    NAME_WORD,
    Application,
    plain_name,
    renaming_of,
    spelling,
    under_pseudonyms,
)
from secondround.text import is_english_word
from secondround.vocabulary import Edition

REAL: Final = "Real names that stay"
KINDS: Final = (REAL, "Posting", "Headlines", "Dates", "Figures", "Names", "Links")
"""In the order of how soon they lead to somebody: a posting's sentence is found word for word."""

_HEADLINES: Final = ("news", "objectives", "milestones")
_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATE: Final = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?(?: \d{{4}})?|{_MONTH}\.? \d{{1,2}},? \d{{4}}"
    rf"|{_MONTH} \d{{4}}|\b(?:19|20)\d\d\b"
)
_FIGURE: Final = re.compile(
    r"[€$£¥]?\s?\d[\d.,’' ]*\d(?:\s?(?:%|per cent|[^\W\d_]+))?|[€$£¥]\s?\d|\d\s?%"
)
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s)>\]]+", re.IGNORECASE)
_IN_SENTENCE: Final = re.compile(
    r"(?<=[^\W_][ ,])\s?((?:[A-Z][\w’&-]+)(?: (?:of |de |van )?[A-Z][\w’&-]+)*)"
)


def traces(application: Application) -> dict[str, tuple[str, ...]]:
    """By kind, what stays in the public edition of a packet; each once, in the order of the
    record.
    """
    seen = under_pseudonyms(application)
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    known = set(plain_name(" ".join(application.pseudonyms.names.values())).split())
    for protected in application_texts(seen, "record", "candidate"):
        if protected.reach is Edition.PUBLIC and not _ISO.fullmatch(
            protected.text
        ):  # which comes in words, too
            for kind, text in _traces(protected, known):
                found[kind].setdefault(text)
            for text in _real(protected, application):
                found[REAL].setdefault(text)
    return {kind: tuple(texts) for kind, texts in found.items() if texts}


def _traces(protected: ProtectedText, known: set[str]) -> Iterator[tuple[str, str]]:
    """What is in one text of the record. known: the words of names that were chosen for it."""
    text = " ".join(protected.text.split())
    for link in _LINK.findall(text):
        yield "Links", link
    text = _LINK.sub(" ", text)
    if protected.path[0] == "role" and protected.path[-1] in {"text", "title"}:
        yield "Posting", text
    elif set(_HEADLINES) & set(protected.path) and protected.path[-1] in {"text", "title"}:
        yield "Headlines", text
    for date in _DATE.findall(text):
        yield "Dates", date
    for figure in _FIGURE.findall(_DATE.sub(" ", text)):
        yield "Figures", figure.strip()
    for name in (
        ()
        if protected.path[-1] == "title" and protected.path[0] in {"role", "interviewers"}
        else _names(protected, text)
    ):
        words = [word for word in NAME_WORD.findall(name) if plain_name(word) not in known]
        if any(not is_english_word(plain_name(word)) for word in words):
            yield "Names", name


def _real(protected: ProtectedText, application: Application) -> Iterator[str]:
    """Each real name that still stands in a text, with its field and its line: a word that may be
    that name as well.

    A common word in small letters ("will", "best") is none.
    """
    source = (
        application.record_source
        if protected.file == application.record_source.file
        else application.candidate_source
    )
    field = ".".join(map(str, protected.path))
    for form in renaming_of(application).known:
        spelt = r"[\W_]{0,3}".join(map(spelling.spelling_pattern, NAME_WORD.findall(form)))
        letters, places = spelling.plain_with_indices(protected.text)
        for one in re.finditer(rf"(?<![^\W_]){spelt}(?![^\W_])", letters):
            was = protected.text[places[one.start()] : places[one.end()]]
            if was.islower() and " " not in form and distinctive.is_common(plain_name(was)):
                continue
            first = source.place(protected.path).line
            line = next(
                (i for i, text in enumerate(source.lines[first - 1 :], first) if was in text), first
            )
            around = protected.text[max(0, places[one.start()] - 30) : places[one.end()] + 30]
            yield f"“{was}” in `{field}`, {protected.file}:{line}: …{' '.join(around.split())}…"


def _names(protected: ProtectedText, text: str) -> Iterable[str]:
    """What is written large within a sentence, and a competitor's name."""
    return [text] if "competitors" in protected.path else _IN_SENTENCE.findall(text)
