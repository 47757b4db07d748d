"""What of a public packet a reader could still search for, and so find out who is meant.

In: an application. Out: what stays in it under other names, by kind: dates, headlines, figures,
names, the posting's own words, links. It judges nothing: a person reads it before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from secondround.privacy.leaks import Said, ordinary, strings
from secondround.records import WORDS, Application, Edition, folded, spelling
from secondround.records.models import renamed, renaming
from secondround.text import is_ordinary

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
    seen = renamed(application)
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    known = set(folded(" ".join(application.pseudonyms.names.values())).split())
    for said in strings(seen, "record", "candidate"):
        if said.reach is Edition.PUBLIC and not _ISO.fullmatch(
            said.text
        ):  # which comes in words, too
            for kind, text in _traces(said, known):
                found[kind].setdefault(text)
            for text in _real(said, application):
                found[REAL].setdefault(text)
    return {kind: tuple(texts) for kind, texts in found.items() if texts}


def _traces(said: Said, known: set[str]) -> Iterator[tuple[str, str]]:
    """What is in one text of the record. known: the words of names that were chosen for it."""
    text = " ".join(said.text.split())
    for link in _LINK.findall(text):
        yield "Links", link
    text = _LINK.sub(" ", text)
    if said.path[0] == "role" and said.path[-1] in {"text", "title"}:
        yield "Posting", text
    elif set(_HEADLINES) & set(said.path) and said.path[-1] in {"text", "title"}:
        yield "Headlines", text
    for date in _DATE.findall(text):
        yield "Dates", date
    for figure in _FIGURE.findall(_DATE.sub(" ", text)):
        yield "Figures", figure.strip()
    for name in (
        ()
        if said.path[-1] == "title" and said.path[0] in {"role", "interviewers"}
        else _names(said, text)
    ):
        words = [word for word in WORDS.findall(name) if folded(word) not in known]
        if any(not is_ordinary(folded(word)) for word in words):
            yield "Names", name


def _real(said: Said, application: Application) -> Iterator[str]:
    """Each real name that still stands in a text, with its field and its line: a word that may be
    that name as well.

    A common word in small letters ("will", "best") is none.
    """
    source = (
        application.record_source
        if said.file == application.record_source.file
        else application.candidate_source
    )
    field = ".".join(map(str, said.path))
    for form in renaming(application).known:
        spelt = r"[\W_]{0,3}".join(map(spelling.pattern, WORDS.findall(form)))
        letters, places = spelling.traced(said.text)
        for one in re.finditer(rf"(?<![^\W_]){spelt}(?![^\W_])", letters):
            was = said.text[places[one.start()] : places[one.end()]]
            if was.islower() and " " not in form and ordinary.is_common(folded(was)):
                continue
            first = source.place(said.path).line
            line = next(
                (i for i, text in enumerate(source.lines[first - 1 :], first) if was in text), first
            )
            around = said.text[max(0, places[one.start()] - 30) : places[one.end()] + 30]
            yield f"“{was}” in `{field}`, {said.file}:{line}: …{' '.join(around.split())}…"


def _names(said: Said, text: str) -> Iterable[str]:
    """What is written large within a sentence, and a competitor's name."""
    return [text] if "competitors" in said.path else _IN_SENTENCE.findall(text)
