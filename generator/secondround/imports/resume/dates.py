"""From when to when: periods as resumes write them, in six languages.

In: a line of text. Out: the `Period` in it, and the line without it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from secondround.imports.months import names_by_month
from secondround.imports.resume.model import Month, Period
from secondround.text import plain_letters

_OTHER_NAMES: Final = (
    "jan janv ene gen jaenner janner",
    "feb febr fevr fev",
    "mar maerz mrz",
    "apr avr abr",
    "mag mai",
    "jun giu",
    "jul juil lug",
    "aug ago",
    "sep sept set",
    "oct okt ott out",
    "nov",
    "dec dez dic",
)
"""Short forms and other spellings of each month."""
_NUMBER_OF: Final[dict[str, int]] = {}
for _number, (_names, _others) in enumerate(
    zip(names_by_month(), _OTHER_NAMES, strict=True), start=1
):
    _NUMBER_OF.update(dict.fromkeys((*_names, *_others.split()), _number))
SEASONS: Final = "spring|summer|fall|autumn|winter|sommer|herbst|fruhjahr|printemps|ete|automne"
_NOW: Final = (
    "present|current|currently|now|today|ongoing|to date|date|heute|jetzt|aktuell|laufend|"
    "présent|aujourd['’]hui|actuel|actuellement|ce jour|actualidad|actual|actualmente|presente|"
    "hoy|oggi|attuale|in corso|adesso|atual|atualmente|o momento|hoje"
)
_MONTH: Final = r"[^\W\d_]{3,10}\.?"
_YEAR: Final = r"(?:19|20)\d\d"
_POINT: Final = (
    rf"(?:{_YEAR}[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d\d?)?(?!\d)"
    rf"|(?:\d\d?[./])?(?:0?[1-9]|1[0-2])[./-]{_YEAR}"
    rf"|(?:\d\d?\.? (?:de )?)?{_MONTH}(?:/|,? (?:(?:de|del|of) )?){_YEAR}"
    rf"|{_MONTH} ?['’]\d\d(?!\d)"
    rf"|{_YEAR})"
)
_TO: Final = "to|until|till|through|bis|à|au|a|al|até|hasta|fino a"
_DASH: Final = rf"(?:[ \t]?[-–—−‐‑→][ \t]?|[ \t]?(?:{_TO})[ \t])"
_FROM: Final = r"(?:since|from|seit|ab|von|depuis|de|du|desde|dal|da|del) "
_SPAN: Final = re.compile(
    rf"(?<![\w/.-])(?:{_FROM})?(?P<start>{_POINT}|{_MONTH}(?=[-–— ]+{_MONTH} {_YEAR}))"
    rf"{_DASH}(?:le )?(?P<end>{_POINT}|(?:{_NOW})(?!\w)|\d\d(?!\d))(?![\w])",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"(?<!\w)(?:since|seit|depuis|desde|dal|da) "
    rf"(?P<start>{_POINT})(?!\w)(?: ?[-–—](?= *$))?",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(rf"(?<![\w/.-])(?P<start>{_POINT}) ?[-–—] ?(?=$|[\t|,)])")
_SINGLE: Final = re.compile(rf"(?<![\w/.–—-])(?P<start>{_POINT})(?![\w–—-])")
_AROUND: Final = " \t,;|·•()[]–—-:/"
_EDGES: Final = ("", "\t", "|", "(", ")", "·")
_DIGITS: Final = re.compile(r"\d+")
_CENTURY: Final = 100
_FEWEST_WORDS: Final = 4  # of a position with its dates
_PIVOT: Final = 50  # '49 is 2049, and '50 is 1950


def find_period(line: str, *, single: bool = True) -> tuple[Period, str] | None:
    """The period in a line, and the line without it; a year alone counts if `single`."""
    patterns = (_SPAN, _SINCE, _OPEN, *((_SINGLE,) if single else ()))
    for pattern in patterns:
        found = pattern.search(line)
        while found:
            period = _period(found, pattern)
            if period is not None and (pattern is not _SINGLE or _is_apart(line, found)):
                return period, without(line, found.start(), found.end())
            found = pattern.search(line, found.start() + 1)  # "Leeds, 2011" is no month
    return None


def by_period(line: str) -> list[str]:
    """The line in pieces, where it holds several periods from a time to a time: positions that
    were one below the other, each of which ends, or begins, with its dates.
    """
    spans = [found for found in _SPAN.finditer(line) if _period(found, _SPAN)]
    if len(spans) < 2:  # noqa: PLR2004
        return [line]
    if not line[spans[-1].end() :].strip(_AROUND):
        places = [found.end() for found in spans[:-1]]
    elif not line[: spans[0].start()].strip(_AROUND):
        places = [found.start() for found in spans[1:]]
    else:
        return [line]
    bounds = pairwise((0, *places, len(line)))
    pieces = [line[start:end].strip() for start, end in bounds]
    return pieces if all(len(piece.split()) > _FEWEST_WORDS for piece in pieces) else [line]


def _is_apart(line: str, found: re.Match[str]) -> bool:
    """Whether a year alone is at an edge of its cell, and not inside a sentence."""
    before, after = line[: found.start()].rstrip(" "), line[found.end() :].lstrip(" ")
    return before[-1:] in _EDGES or after[:1] in _EDGES


def _closed(text: str) -> str:
    """A text with the bracket that ends it, if that was taken for one around the dates."""
    return f"{text})" if text.count("(") > text.count(")") else text


def without(line: str, start: int, end: int) -> str:
    """The line without a part of it, and without the marks that had parted the two."""
    before = _closed(line[:start].rstrip(_AROUND))
    after = _closed(line[end:].strip(_AROUND))
    if not before or not after:
        return (before or after).strip()
    return f"{before}\t{after}"


def month_of(text: str) -> Month | None:
    """One point in time: `2020-03`, `03/2020`, `March 2020`, `2020`."""
    numbers = [int(number) for number in _DIGITS.findall(text)]
    year = next((number for number in numbers if number > 1900), None)  # noqa: PLR2004
    if year is None:
        return _short_year(text, numbers)
    word = _month_word(text)
    if word:
        return Month(year, word)
    if len(numbers) == 1:
        return Month(year)
    at = numbers.index(year)
    month = numbers[1] if at == 0 else numbers[at - 1]
    return Month(year, month) if 1 <= month <= 12 else Month(year)  # noqa: PLR2004


def lasts(text: str) -> bool:
    """Whether a text says that something still goes on."""
    return bool(re.fullmatch(rf"\W*(?:le )?(?:{_NOW})\W*", text.strip(), re.IGNORECASE))


def _short_year(text: str, numbers: list[int]) -> Month | None:
    """`Jan '20`."""
    word = _month_word(text)
    if not word or not numbers:
        return None
    century = 2000 if numbers[-1] < _PIVOT else 1900
    return Month(century + numbers[-1], word)


def _month_word(text: str) -> int | None:
    for word in re.findall(r"[^\W\d_]+", plain_letters(text)):
        if word in _NUMBER_OF:
            return _NUMBER_OF[word]
    return None


def _period(found: re.Match[str], pattern: re.Pattern[str]) -> Period | None:
    """The period of a match; None if its words are no months ("Room 2019")."""
    first, last = found["start"], found["end"] if pattern is _SPAN else ""
    if not _is_time(first) or not (_is_time(last) or lasts(last) or last.isdigit() or not last):
        return None
    if last.isdigit() and len(last) == 2 and not first.isdigit():  # noqa: PLR2004
        return None  # the day of "2020-04-01", and no year
    start = month_of(first)
    end = month_of(last) if last and not lasts(last) else None
    if start and last.isdigit() and len(last) == 2:  # noqa: PLR2004 (2019–21)
        end = Month(start.year // _CENTURY * _CENTURY + int(last))
    if start is None and end is not None:  # "Jan – Mar 2022"
        start = Month(end.year, _month_word(first))
    goes_on = lasts(last) if last else pattern in {_SINCE, _OPEN}
    if pattern is _SINGLE:
        end = start
    return Period(found[0].strip(), start, end, goes_on)


def _is_time(text: str) -> bool:
    """Whether every word of it is a month or a season, or joins a month to its year."""
    for word in re.findall(r"[^\W\d_]+", plain_letters(text)):
        known = word in _NUMBER_OF or re.fullmatch(SEASONS, word)
        if not known and word not in {"de", "del", "of"}:
            return False
    return True
