"""Whether a word that is also a name is used as the name: "Will asked" and "told Will", not "Will
you tell me".

In: a text, and where in it the word is. Out: yes or no, from what is around it. Only for words that
are ordinary ones; everything else that is spelt like a name is that name.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.records import names
from secondround.text import is_english_word

_MONTHS: Final = frozenset(("march", "april", "may", "june", "july", "august", "september"))
_DAYS: Final = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
_DOMAIN: Final = re.compile(r"\.(?:[a-z]{2,3}|info|jobs|shop|store|tech)\b")
"""What follows a name in an address."""
_FIRM: Final = re.compile(
    r"\s+(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|plc|GmbH|AG|SE|Group"
    r"|[Ss]tores?|[Ss]hops?)\b"
)
_DATED: Final = re.compile(r"[\s.,]*\d|[\s,]*$")
_IN_MONTH: Final = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|by|of|until|till|since|from|to|through|early|late|mid|last|next"
    r"|this|each|every|end|and|or))[\s.-]*$",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(r"(?:^|[.!?…:;|\n•–—>*#\"“”„‘(\[]|[.!?]['’”\"])[\s*_>#\"“„‘(\[-]*$")
"""What comes before the first word of a sentence, a line, a cell or a quotation."""
_CAPITAL: Final = re.compile(r"\s+[A-Z][\w’']*")
_LARGE: Final = re.compile(r"([A-Z][\w’'-]*)\s+$")
_HIS: Final = re.compile(r"['’]s?\b")
_NEXT: Final = re.compile(r"\s+([^\W\d_]+)")
_ASKS: Final = re.compile(r"[^.!?\n]*\?")
_MODAL: Final = frozenset(("will", "may"))
_BEFORE_ED: Final = frozenset(("best", "long", "short", "high", "low", "good"))
"""Names that often come before a word in -ed: "Best suited for nights"."""
_ALONE: Final = re.compile(r"[\s.!?:)\]|*_]*$")
_DOES: Final = frozenset(
    """
    said says told tells asked asks is was isn wasn has had hasn hadn wants wanted wrote writes
    called calls thinks thought knows knew leads led runs ran likes liked joined left works
    worked agreed replied gave gives took takes came comes went goes made makes met meets
    reports reported sees saw feels felt does did doesn didn would could should can cannot might
    must himself herself who whose also never always still then showed shows needs needed chairs
    chaired moved built wins won cares cared decides decided interviews interviewed signed heard
    answered
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What somebody does or is, after a name."""


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the word from `start` to `end`, an ordinary one, is somebody's name there."""
    word, before, after = text[start:end], text[max(0, start - 80) : start], text[end : end + 80]
    if before.endswith("@") or after.startswith("@"):
        return True
    if word[:1].islower():
        return False
    if _HIS.match(after) or names.ends_in_title(before):
        return True
    if names.plain_name(word) in _MONTHS and (_IN_MONTH.search(before) or _DATED.match(after)):
        return False
    if _BEGINS.search(before) or (len(word) > 1 and word.isupper()):
        return _begins_a_name(names.plain_name(word), before, after)
    return not _CAPITAL.match(after) and not _follows_a_capital(before)


def is_domain(text: str, end: int) -> bool:
    """Whether what ends there is part of an address, as before ".com"."""
    return bool(_DOMAIN.match(text[end : end + 80]))


def is_firm(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word is there as a firm's name: large within a sentence, in an
    address, before "Inc.".
    """
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    if is_domain(text, end) or _FIRM.match(after):
        return True
    if names.plain_name(text[start:end]) in _DAYS:
        return bool(_HIS.match(after))
    if is_name(text, start, end):
        return True
    if text[start].islower() or names.plain_name(text[start:end]) in _MONTHS:
        return False
    following = _NEXT.match(after)
    if not _BEGINS.search(before):
        return True
    return bool(
        following
        and following[1].endswith("s")
        and following[1].islower()
        and following[1][-2:] != "ss"
    )


def _begins_a_name(word: str, before: str, after: str) -> bool:
    """Whether the first word of a sentence is a name: by what follows, or because nothing else is
    there.
    """
    if after.startswith(",") or (_ALONE.match(after) and not before.strip(" *_")):
        return True
    following = _NEXT.match(after)
    if following is None:
        return False
    if following[1] in {"and", "or"}:
        return bool(_CAPITAL.match(after[following.end() :]))
    if word in _MODAL and following[1].endswith("s") and not following[1].endswith("ss"):
        return not _ASKS.match(after)  # "Will organises it", and "Will customers wait?"
    return following[1] in _DOES or (following[1].endswith("ed") and word not in _BEFORE_ED)


def _follows_a_capital(before: str) -> bool:
    """Whether the word before is part of the same name, as in "Hyde Park" and "the Great Hall", not
    in "When Will".
    """
    found = _LARGE.search(before)
    if found is None:
        return False
    return not _BEGINS.search(before[: found.start()]) or not is_english_word(
        names.plain_name(found[1])
    )
