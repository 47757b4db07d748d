"""People whom the text of an invitation names in a sentence: "You will also meet Devika Rao".

In: a sentence. Out: names, only where the sentence says that one meets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from secondround.imports.invite import cast, dates
from secondround.text import one_line, plain_letters, sentence_ends

_MEETS: Final = re.compile(
    r"(?<!\w)(?:meet|be meeting|(?:talk|speak)(?:ing)? to|with|joined by|interviewers?|panel"
    r"|introduce you to|join(?:s|ing)? (?:us|you)|will (?:also )?(?:join|be there)"
    r"|treffen|triffst|lernen|sprechen|gesprach mit|mit|dabei|teilnehm\w*|rencontre\w*|avec|con"
    r"|conocer\w*|hablar\w*)(?!\w)"
)
_NAME: Final = re.compile(
    r"(?<!\d )(?<!\d[a-z] )"  # "14 Legrams Lane" is a house
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau|Mme|M)\.? )*"
    r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]+(?: (?:van|von|der|den|de|la|di|del|da|dos|el|al|bin|[A-Z]\.))*"
    r"(?: [A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]+){1,2}"
)
_RRHH: Final = re.compile(r"RR\. ?HH\.")
_SIGN_OFF: Final = re.compile(
    r"\b(?:regards|wishes|gru(?:ss|sse|ssen)|cordialement|salutations|saludos|cheers|yours)\b"
)
_CALL: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|microsoft|teams|google|zoom|webex|skype|meeting)\b"
)


def names_in(sentence: str) -> list[str]:
    """Whom a sentence says that one meets, in its order."""
    words = plain_letters(sentence)
    if not _MEETS.search(words) or _SIGN_OFF.search(words):
        return []
    return list(filter(None, map(_longest_name, _NAME.findall(sentence))))


def _longest_name(words: str) -> str:
    """The name in a run of words with capitals, of which the first may only begin a sentence."""
    parts = words.split()
    for start in range(len(parts) - 1):
        name = " ".join(parts[start:])
        is_day = dates.names_weekday(name) and any(map(dates.names_month, name.split()))
        if cast.is_name(name) and not is_day and not _CALL.search(plain_letters(name)):
            return name
    return ""


def ends_of(whole: str) -> list[int]:
    """Where the sentences of a line end; "RR. HH." is one word."""
    return [end for end in sentence_ends(whole) if not _RRHH.match(whole[max(end - 3, 0) :])]


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """The sentences of some lines; a blank line ends one, and so does one with a link."""
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line.strip() and "://" not in line:
            paragraph.append(line.strip(" >*•·"))
            continue
        whole = one_line(" ".join(paragraph)).strip()
        start = 0
        for end in ends_of(whole):
            yield whole[start:end].strip()
            start = end
        yield whole[start:].strip()
        paragraph = []
