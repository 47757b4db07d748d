"""What of a public packet a reader could still search for, and so find out who is meant.

In: an application. Out: what stays in it after names are replaced, by kind: dates, headlines,
figures, names, the posting's own words, links. It judges nothing: a person reads it first.
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
from secondround.text import MONTHS, is_english_word
from secondround.vocabulary import Edition

REAL: Final = "Real names that stay"
KINDS: Final = (REAL, "Posting", "Headlines", "Dates", "Figures", "Names", "Links")
"""In the order of how soon they lead to somebody: a posting's sentence is found word for word."""

_HEADLINES: Final = frozenset({"news", "objectives", "milestones"})
_MONTH: Final = f"(?:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DATE: Final = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?(?: \d{{4}})?"
    rf"|{_MONTH}\.? \d{{1,2}},? \d{{4}}|{_MONTH} \d{{4}}|\b(?:19|20)\d\d\b"
)
_FIGURE: Final = re.compile(
    r"[€$£¥]?\s?\d[\d.,’' ]*\d(?:\s?(?:%|per cent|[^\W\d_]+))?|[€$£¥]\s?\d|\d\s?%"
)
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s)>\]]+", re.IGNORECASE)
_IN_SENTENCE: Final = re.compile(
    r"(?<=[^\W_][ ,])\s?((?:[A-Z][\w’&-]+)(?: (?:of |de |van )?[A-Z][\w’&-]+)*)"
)


_AROUND: Final = 30  # characters on either side of a name that are shown


def traces(application: Application) -> dict[str, tuple[str, ...]]:
    """By kind, what stays in the public edition of a packet; each once, in the order of the
    record.
    """
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    chosen = set(plain_name(" ".join(application.pseudonyms.names.values())).split())
    for written in application_texts(under_pseudonyms(application), "record", "candidate"):
        is_date = _ISO.fullmatch(written.text)  # which comes in words, too
        if written.reach is Edition.PUBLIC and not is_date:
            for kind, text in _traces(written, chosen):
                found[kind].setdefault(text)
            for text in _real_names(written, application):
                found[REAL].setdefault(text)
    return {kind: tuple(texts) for kind, texts in found.items() if texts}


def _traces(written: ProtectedText, chosen: set[str]) -> Iterator[tuple[str, str]]:
    """What is in one text of the record. chosen: the words of the names that replace real ones."""
    text = " ".join(written.text.split())
    top, last = written.path[0], written.path[-1]
    for link in _LINK.findall(text):
        yield "Links", link
    text = _LINK.sub(" ", text)
    if top == "role" and last in {"text", "title"}:
        yield "Posting", text
    elif not _HEADLINES.isdisjoint(written.path) and last in {"text", "title"}:
        yield "Headlines", text
    for date in _DATE.findall(text):
        yield "Dates", date
    for figure in _FIGURE.findall(_DATE.sub(" ", text)):
        yield "Figures", figure.strip()
    is_position = last == "title" and top in {"role", "interviewers"}
    for name in () if is_position else _names(written, text):
        words = map(plain_name, NAME_WORD.findall(name))
        if any(word not in chosen and not is_english_word(word) for word in words):
            yield "Names", name


def _names(written: ProtectedText, text: str) -> Iterable[str]:
    """What is written large within a sentence, and a competitor's name."""
    return [text] if "competitors" in written.path else _IN_SENTENCE.findall(text)


def _real_names(written: ProtectedText, application: Application) -> Iterator[str]:
    """Each real name that is still in a text, with its field and its line: a word that may be that
    name as well.

    A common word in small letters ("will", "best") does not count.
    """
    letters, indices = spelling.plain_with_indices(written.text)
    for name in renaming_of(application).known:
        words = map(spelling.spelling_pattern, NAME_WORD.findall(name))
        spelt = r"[\W_]{0,3}".join(words)
        for found in re.finditer(rf"(?<![^\W_]){spelt}(?![^\W_])", letters):
            start, end = indices[found.start()], indices[found.end()]
            as_written = written.text[start:end]
            is_one_word = " " not in name
            is_common = distinctive.is_common(plain_name(as_written))
            if not (as_written.islower() and is_one_word and is_common):
                around = written.text[max(0, start - _AROUND) : end + _AROUND]
                field = ".".join(map(str, written.path))
                line = _line(as_written, written, application)
                place = f"`{field}`, {written.file}:{line}"
                yield f"“{as_written}” in {place}: …{' '.join(around.split())}…"


def _line(name: str, written: ProtectedText, application: Application) -> int:
    """The line on which a name is, from the first of its field on."""
    source, path = application.candidate_source, written.path
    if written.file == application.record_source.file:
        source, path = application.record_source.written_in(written.path)
    first = source.place(path).line
    for number, line in enumerate(source.lines[first - 1 :], first):
        if name in line:
            return number
    return first
