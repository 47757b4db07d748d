"""Parts of English sentences: lists, counts, dates, quotations, a capital to begin with.

In: texts, numbers and dates. Out: plain English. Every sentence that the program makes
takes them from here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from secondround.text.sentences import END_MARKS, WIDE_END_MARKS, unclosed

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’/][^\W\d_]+)*(?=[,;:.!?]*(?:\s|$))")
_CLOSED: Final = re.compile(
    rf"[{END_MARKS}{WIDE_END_MARKS}:][”’»\"')\]*_\\]*(?:\]\([^()\s]*\)[*_]*)?$"
)


def listed(parts: Iterable[str], joint: str = "and", *, most: int | None = None) -> str:
    """The parts as a sentence lists them: "a", "a and b", "a, b and c"; "" where there are none.

    Of more than `most`, so many, and how many there are besides: "a, b and 7 more".
    """
    every = tuple(parts)
    named = every[:most]
    if more := len(every) - len(named):
        named = (*named, f"{more} more")
    *before, last = named or ("",)
    return f"{', '.join(before)} {joint} {last}" if before else last


def listed_names(names: Iterable[str], joint: str = "and", *, most: int | None = None) -> str:
    """Names as a message lists them, each in backticks: "`a`, `b` and `c`"."""
    return listed((f"`{name}`" for name in names), joint, most=most)


def number_word(number: int) -> str:
    """A number as a sentence writes it, e.g. "two"; "no" for none, and figures from thirteen on."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def as_sentence(text: str) -> str:
    """Text with a capital at its start and a full stop at its end."""
    return capital(closed(text))


def closed(text: str) -> str:
    """Text with a full stop at its end, unless it has a mark there already: whatever stands behind
    the mark closes with it, a quotation, a bracket, or the marks of Markdown.
    """
    text = text.strip()
    return text if not text or _CLOSED.search(text) else f"{text}."


def counted(number: int, one: str, many: str = "") -> str:
    """A count of things, e.g. "one story", "two stories"; `many` is the plural if it is not just
    an s.
    """
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def with_article(noun: str) -> str:
    """The noun with its article, by its first letter, e.g. "a peer", "an executive"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def duration(seconds: int) -> str:
    """A length of time, e.g. "1 min 20 s"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def quoted(text: str) -> str:
    """A text as a sentence quotes it: on one line, in typographic quotes, without its full stop."""
    return f"“{unclosed(' '.join(text.split()))}”"


def capital(text: str) -> str:
    """Text with a capital at its start, unless it starts with more than a plain word: a link,
    "iOS", "64 people".
    """
    plain = _PLAIN_WORD.match(text)
    # `title`, not `upper`: Georgian has capitals for whole words in capitals alone.
    return text[:1].title() + text[1:] if plain and plain[0].islower() else text


def short_day(date: dt.date) -> str:
    """A date without its weekday, on every machine in English, e.g. "24 November 2026"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
