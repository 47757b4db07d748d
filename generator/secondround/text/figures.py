"""Figures in a text, in digits or in English words.

In: a text. Out: whether it says how much, how many or how often. It must not judge: that a result
needs one is a rule.
"""

from __future__ import annotations

import re

from secondround.text.english import MONTHS

_ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?"
_ONES += "|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?"
_PARTS = "half|halves|halv(?:ed|ing)|thirds|quarters|an? (?:third|quarter|fifth|tenth)|per ?cent"
_TIMES = "twice|doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|trebled|quadrupled"
_NOUGHT = "zero|none|(?:nobody|no one)(?! else)|not one|not a single"
# "one" is a figure in "one complaint a year", not in "one of the best", "no one" or "the one".
_SINGLE = r"(?<!no )(?<!any )(?<!every )(?<!the )(?<!this )(?<!that )one(?! of| another|-)"
_WORDS = re.compile(
    rf"\b(?:(?:{_ONES}|{_TENS})(?:-?fold)?|{_PARTS}|{_TIMES}|{_NOUGHT}|{_SINGLE})\b", re.IGNORECASE
)
# Digits count, but not those of names such as S3 or COVID-19.
_DIGITS = re.compile(r"[0-9½¼¾⅓⅔](?<![A-Za-z0-9].)(?<![A-Za-z]-.)")
_TIME = "|".join((*MONTHS, "spring", "summer", "autumn", "winter", "end"))
# The year in "it went live in 2024" says when, not how much.
YEAR = re.compile(r"(?:19[5-9]|20[0-9])[0-9]")
_WHEN = rf"\b(?:in|since|until|early|late|mid|(?:{_TIME})(?: of)?) {YEAR.pattern}\b"
_DATE = re.compile(rf"{_WHEN}|\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b", re.IGNORECASE)


def has_figure(text: str) -> bool:
    """Whether `text` says how much, how many or how often, in digits or in English words."""
    undated = _DATE.sub("", text) if YEAR.search(text) else text
    return bool(_DIGITS.search(undated) or _WORDS.search(undated))
