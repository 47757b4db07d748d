"""What a value in another form plainly means: `2:30 pm`, `5 November 2026`, `with: priya`.

In: an error of pydantic's, and the text that it is about. Out: the value as the models take it;
None where more than one could be meant, such as `5/11/2026`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from pydantic.fields import FieldInfo

from secondround.records import written_dates
from secondround.records.models import TIME_PATTERN
from secondround.records.wordings import Finding, choices
from secondround.records.yaml import Value
from secondround.text import SLUG, is_placeholder

_BY_HALVES: Final = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?")
_WITH_H: Final = re.compile(r"([0-9]{1,2}) ?h ?([0-9]{2})?")
_BY_DIGITS: Final = re.compile(r"([0-9]{2})([0-9]{2})")
_WITH_WORD: Final = re.compile(r"([0-9]{1,2})[:.]([0-9]{2}) ?(?:h|hrs|uhr)")
LENGTH: Final = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}(?:[.,][0-9]{1,2})?) ?(?:h|hrs?|hours?))?"
    r" ?(?:(?P<minutes>[0-9]{1,3}) ?(?P<unit>m|mins?|minutes?)?)?\.?"
)
TIMES: Final = (_BY_HALVES, _WITH_H, _BY_DIGITS, _WITH_WORD)
"""Other forms of times and, above, of lengths, in small letters."""
_HALF_A_DAY: Final = 12
_SPARE: Final = 1e-6
OTHER_WORDS: Final = {
    "behavioral": "behavioural",
    "task": "test",
    "lunch": "meal",
    **dict.fromkeys(("hr", "human resources"), "recruiter"),
}
"""Choices by other words for the same."""
_SEVERAL: Final = re.compile(r"[,;\n]| and | & ")
"""What joins several entries in one text."""


def meant(finding: Finding, kind: str) -> Value:
    """The value that a text plainly means; None where there is none, or more than one.

    kind: the `type` of the error.
    """
    text = finding.value
    reader = _READERS.get(kind)
    if reader is None or not isinstance(text, str) or finding.field is None:
        return None
    return reader(text.strip(), finding.name, finding.field)


def _list(text: str, name: str, field: FieldInfo) -> Value:
    del name, field
    return None if not text or _SEVERAL.search(text) else [text]


def _choice(text: str, name: str, field: FieldInfo) -> Value:
    del name
    wanted = OTHER_WORDS.get(_folded(text), _folded(text))
    same = [choice for choice in choices(field.annotation) if _folded(choice) == wanted]
    return same[0] if len(same) == 1 else None


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.casefold())


def _id(text: str, name: str, field: FieldInfo) -> Value:
    del name, field
    return plain_id(text)


def plain_id(text: str) -> str | None:
    """The id that a text in capitals is; None where it is none."""
    small = text.lower()
    return small if re.fullmatch(SLUG, small) and not is_placeholder(text) else None


def _date(text: str, name: str, field: FieldInfo) -> Value:
    del name, field
    date, is_sure = written_dates.read(text) or (None, False)
    return date.isoformat() if date and is_sure else None  # else it or its weekday is wrong


def _time(text: str, name: str, field: FieldInfo) -> Value:
    del name, field
    words = text.lower()
    if found := _BY_HALVES.fullmatch(words):
        if not 1 <= int(found[1]) <= _HALF_A_DAY:
            return None
        hour = int(found[1]) % _HALF_A_DAY + (_HALF_A_DAY if found[3] == "p" else 0)
    elif found := _first(words, _WITH_H, _BY_DIGITS, _WITH_WORD):
        hour = int(found[1])
    else:
        return None
    time = f"{hour:02}:{found[2] or '00'}"
    return time if re.fullmatch(TIME_PATTERN, time) else None


def _first(text: str, *forms: re.Pattern[str]) -> re.Match[str] | None:
    """What the first of the forms finds that the whole text has."""
    return next(filter(None, (form.fullmatch(text) for form in forms)), None)


def _minutes(text: str, name: str, field: FieldInfo) -> Value:
    del field
    found = LENGTH.fullmatch(text.lower())
    if name != "minutes" or not found or not (found["hours"] or found["unit"]):
        return None
    minutes = 60 * float((found["hours"] or "0").replace(",", ".")) + int(found["minutes"] or 0)
    return str(round(minutes)) if abs(minutes - round(minutes)) < _SPARE else None


_READERS: Final[Mapping[str, Callable[[str, str, FieldInfo], Value]]] = {
    "tuple_type": _list,
    "literal_error": _choice,
    "string_pattern_mismatch": _id,
    "bad-date": _date,
    "bad-time": _time,
    "bad-number": _minutes,
}
"""For each `type` of an error: what reads the text in its other form."""
