"""The day that a text names.

In: a text, and when it was sent. Out: a date, only where the text leaves no doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from secondround.imports.months import names_by_month
from secondround.text import plain_letters

_MONTHS: Final = names_by_month("en", "de", "fr", "es")
_WEEKDAYS: Final = (
    ("monday", "montag", "lundi", "lunes"),
    ("tuesday", "dienstag", "mardi", "martes", "tues"),
    ("wednesday", "mittwoch", "mercredi", "miercoles"),
    ("thursday", "donnerstag", "jeudi", "jueves", "thurs"),
    ("friday", "freitag", "vendredi", "viernes"),
    ("saturday", "samstag", "samedi", "sabado"),
    ("sunday", "sonntag", "dimanche", "domingo"),
)
_GREETS: Final = r"\s*(?:Dear|Hi|Hello|Sehr geehrte|Liebe|Madame|Monsieur|Estimad)"
_DATED: Final = re.compile(
    rf"(?:(?!{_GREETS})[^\n]*\n){{0,14}}?"
    r"[^\S\n]*(?P<day>(?:[A-Z][\w-]+, )?[^\n:]{5,25}\b20\d\d)[^\S\n]*\n"
    rf"(?:(?!{_GREETS})[^\n]*\n){{0,8}}?{_GREETS}"
)
"""The day of a letter: alone on a line above whom it greets."""
_SHORTEST, _LONGEST_SHORT = 3, 4
"""Letters of a name that is cut short."""
_AROUND: Final = frozenset(("on", "am", "le", "du", "el", "the", "den", "of", "de", "next", "for"))
"""Words before a day."""
_WORD: Final = re.compile(r"[a-z]+")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_DOTTED: Final = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(20\d\d)(?!\d)")
_DAY_AND_MONTH: Final = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
_SOON: Final = dt.timedelta(days=183)
_NAME: Final = r"[a-z]{3,10}"
_RELATIVE: Final = re.compile(
    r"\b(?P<which>next|this(?: coming)?|coming|nachste[nr]?|kommende[nr]?|diese[nr]?)"
    rf" (?P<day>{_NAME})"
    rf"|\b(?P<then>{_NAME}) (?:next week|nachste woche)"
)
"""`next Thursday`, `Thursday next week`."""
_WEEKDAY: Final = rf"(?:({_NAME})\.?,? (?:the |den |le |el )?)?"
_DAY_FIRST: Final = re.compile(
    rf"(?<![\w]){_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of |de )?({_NAME})\.?"
    rf"(?:,? (?:de )?(20\d\d))?(?!\w)"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?<![\w]){_WEEKDAY}({_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (20\d\d))?"
    r"(?!\w|[:.]\d|\s(?:[ap]\.?m\b|uhr))"  # "3 Dec 11.00" is no 11 December
)


class Day(Struct, frozen=True):
    """The day that a text names."""

    date: dt.date
    is_next: bool = False  # without year and weekday: the next such day
    said: str = ""  # the words that say it by the day they were written on: "next thursday"


def day_in(text: str, sent: dt.date | None) -> dt.date | None:
    """The date of the only day that a text names; None where it names none or several."""
    found = day_named(text, sent)
    return found.date if found else None


def day_named(text: str, sent: dt.date | None) -> Day | None:
    """The only day that a text names; None where it names none or several.

    Without a year it is the first such day after `sent`, and its weekday has to agree. Where no day
    has a year or a weekday, it is the next one, if that is within half a year.
    """
    words = " ".join(plain_letters(text).split())
    found = set(_days(words, sent))
    if found:
        return Day(found.pop()) if len(found) == 1 else None
    soon = set(_next_days(words, sent)) if sent else set()
    if soon:
        return Day(soon.pop(), is_next=True) if len(soon) == 1 else None
    by_week = set(_by_week(words, sent)) if sent else set()
    return by_week.pop() if len(by_week) == 1 else None


def _by_week(words: str, sent: dt.date) -> Iterator[Day]:
    """Days that are said by the week they are in. "Next Thursday" is one of the week after, and
    nobody's guess where this week's is more than a day ahead.
    """
    for found in _RELATIVE.finditer(words):
        weekday = _index(found["day"] or found["then"], _WEEKDAYS)
        if weekday is None:
            continue
        ahead = weekday - sent.weekday()
        which = found["which"] or "next"
        is_coming = "om" in which  # "coming", "this coming", "kommenden"
        is_this = is_coming or which.startswith(("this", "diese"))
        is_plain = bool(found["then"]) or ahead <= 1
        if is_this and ahead > 0:
            yield Day(sent + dt.timedelta(days=ahead), said=found[0])
        elif is_coming or (not is_this and is_plain):
            yield Day(sent + dt.timedelta(days=ahead + 7), said=found[0])


def without_own(text: str) -> tuple[str, dt.date | None]:
    """A letter without the day on which it was written, and that day; None where it has none."""
    dated = _DATED.match(text)
    day = day_in(dated["day"], None) if dated else None
    if dated is None or day is None:
        return text, None
    return text[: dated.start("day")] + text[dated.end("day") :], day


def only_weekday(text: str, sent: dt.date | None, end: dt.date | None) -> dt.date | None:
    """The day of the only weekday that a text names ("Friday"), where that is still to come in the
    week of `sent`, or just one such day comes after it and up to `end`.
    """
    named = {_index(word, _WEEKDAYS) for word in _WORD.findall(plain_letters(text))} - {None}
    if sent is None or len(named) != 1:
        return None
    (weekday,) = named
    assert weekday is not None  # noqa: S101 - none is left
    first = sent + dt.timedelta(days=(weekday - sent.weekday() - 1) % 7 + 1)
    is_this_week = weekday > sent.weekday() + 1  # the next day is called tomorrow
    is_only = end is not None and first <= end < first + dt.timedelta(days=7)
    return first if is_this_week or is_only else None


def names_weekday(text: str) -> bool:
    """Whether a text names a day of the week."""
    return any(_index(word, _WEEKDAYS) is not None for word in _WORD.findall(plain_letters(text)))


def names_month(word: str) -> bool:
    """Whether a word is the name of a month, written out or cut short."""
    return _index(plain_letters(word), _MONTHS) is not None


def without_day(title: str) -> str:
    """A title without the day at its end: "Your onsite" of "Your onsite on Tuesday, December 1"."""
    parts = title.split()
    end = len(parts)
    has_number = has_month = has_weekday = False
    while end:
        word = plain_letters(parts[end - 1]).strip(".,()@-–—|:")
        is_number = bool(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|er)?|20\d\d", word))
        is_month, is_weekday = (
            _index(word, _MONTHS) is not None,
            _index(word, _WEEKDAYS) is not None,
        )
        if _DOTTED.fullmatch(word) or _ISO.fullmatch(word):
            has_number = has_month = True
        elif not (is_number or is_month or is_weekday or not word or word in _AROUND):
            break
        has_number, has_month = has_number or is_number, has_month or is_month
        has_weekday = has_weekday or is_weekday
        end -= 1
    is_day = has_weekday or (has_number and has_month)
    return " ".join(parts[:end]).rstrip(" ,-–—|(:") if is_day and end else title


def without_days(words: str, day: dt.date) -> str:
    """A text in plain letters without the dates and the weekday of a day, however written."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        words = pattern.sub(lambda found: " " if _has_month(found) else found[0], words)
    for pattern in (_ISO, _DOTTED, _DAY_AND_MONTH):
        words = pattern.sub(" ", words)
    names = "|".join(_WEEKDAYS[day.weekday()])
    return re.sub(rf"\b(?:{names})\b", " ", words)


def _has_month(found: re.Match[str]) -> bool:
    return any(_index(name or "", _MONTHS) is not None for name in found.groups())


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


def _next_days(words: str, sent: dt.date) -> Iterator[dt.date]:
    """The next days of dates without year and weekday: "3 December", "3.12."."""
    named = []
    for weekday, day, month, _ in _DAY_FIRST.findall(words):
        named.append((weekday, _index(month, _MONTHS), day))
    for weekday, month, day, _ in _MONTH_FIRST.findall(words):
        named.append((weekday, _index(month, _MONTHS), day))
    for day, month in _DAY_AND_MONTH.findall(words):
        named.append(("", int(month) - 1, day))
    for weekday, month_index, day in named:
        if month_index is None or _index(weekday, _WEEKDAYS) is not None:
            continue
        for year in (sent.year, sent.year + 1):
            date = _date(str(year), month_index + 1, day)
            if date and sent <= date <= sent + _SOON:
                yield date


def _named(weekday: str, day: str, month: str, year: str, sent: dt.date | None) -> dt.date | None:
    month_index = _index(month, _MONTHS)
    weekday_index = _index(weekday, _WEEKDAYS)
    if month_index is None:
        return None
    if year:
        return _date(year, month_index + 1, day)
    if sent is None or weekday_index is None:
        return None
    for following in (sent.year, sent.year + 1):
        date = _date(str(following), month_index + 1, day)
        if date and date >= sent:
            return date if date.weekday() == weekday_index else None
    return None


def _index(word: str, table: Sequence[Sequence[str]]) -> int | None:
    """The index of the names that a word is one of, written out or cut to three or four letters."""
    if len(word) < _SHORTEST:
        return None
    for index, names in enumerate(table):
        if word in names:
            return index
        if len(word) <= _LONGEST_SHORT and any(name.startswith(word) for name in names):
            return index
    return None


def _date(year: str, month: int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None
