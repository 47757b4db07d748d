"""The day that a text names.

In: a text, and when it was sent. Out: a date, only where the text leaves no doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from secondround.text import plain_letters

_MONTHS: Final = (
    "january januar janvier enero", "february februar fevrier febrero", "march marz mars marzo",
    "april avril abril", "may mai mayo", "june juni juin junio", "july juli juillet julio",
    "august aout agosto", "september septembre septiembre", "october oktober octobre octubre",
    "november novembre noviembre", "december dezember decembre diciembre",
)  # fmt: skip
_WEEKDAYS: Final = (
    "monday montag lundi lunes mon", "tuesday dienstag mardi martes tue tues",
    "wednesday mittwoch mercredi miercoles wed", "thursday donnerstag jeudi jueves thu thurs",
    "friday freitag vendredi viernes fri", "saturday samstag samedi sabado sat",
    "sunday sonntag dimanche domingo sun",
)  # fmt: skip
_SHORT: Final = 3
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_DOTTED: Final = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(20\d\d)(?!\d)")
_NAME: Final = r"[a-z]{3,10}"
_WEEKDAY: Final = rf"(?:({_NAME})\.?,? (?:the |den |le |el )?)?"
_DAY_FIRST: Final = re.compile(
    rf"(?<![\w]){_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of |de )?({_NAME})\.?"
    rf"(?:,? (?:de )?(20\d\d))?(?!\w)"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?<![\w]){_WEEKDAY}({_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (20\d\d))?(?!\w|:\d)"
)


def day_in(text: str, sent: dt.date | None) -> dt.date | None:
    """The only day that a text names; None where it names none or several.

    Without a year it is the first such day after `sent`, and only where its weekday is given and
    agrees.
    """
    words = " ".join(plain_letters(text).split())
    found = set(_days(words, sent))
    return found.pop() if len(found) == 1 else None


def _days(words: str, sent: dt.date | None) -> Iterator[dt.date]:
    candidates = []
    for year, month, day in _ISO.findall(words):
        candidates.append(_date(year, int(month), day))
    for day, month, year in _DOTTED.findall(words):
        candidates.append(_date(year, int(month), day))
    for weekday, day, month, year in _DAY_FIRST.findall(words):
        candidates.append(_named(weekday, day, month, year, sent))
    for weekday, month, day, year in _MONTH_FIRST.findall(words):
        candidates.append(_named(weekday, day, month, year, sent))
    yield from filter(None, candidates)


def _named(weekday: str, day: str, month: str, year: str, sent: dt.date | None) -> dt.date | None:
    number = _number(month, _MONTHS)
    if number is None:
        return None
    if year:
        return _date(year, number + 1, day)
    if sent is None or _number(weekday, _WEEKDAYS) is None:
        return None
    for following in (sent.year, sent.year + 1):
        date = _date(str(following), number + 1, day)
        if date and date >= sent:
            return date if date.weekday() == _number(weekday, _WEEKDAYS) else None
    return None


def _number(word: str, table: tuple[str, ...]) -> int | None:
    """The row of a table that a word is in, written out or cut to three letters and more."""
    if len(word) < _SHORT:
        return None
    for number, row in enumerate(table):
        for known in row.split():
            if known == word or (len(word) <= _SHORT + 1 and known.startswith(word)):
                return number
    return None


def _date(year: str, month: int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None
