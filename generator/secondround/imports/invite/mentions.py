"""People whom the text of an invitation names in a sentence: "You will also meet Devika Rao".

In: a text. Out: names, each with its sentence; only where the sentence says that one meets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from secondround.imports.invite import agenda, cast
from secondround.text import one_line, plain_letters, sentence_ends

_MEETS: Final = re.compile(
    r"(?<!\w)(?:meet|be meeting|(?:talk|speak)(?:ing)? to|with|joined by|interviewers?|panel"
    r"|introduce you to|join(?:s|ing)? (?:us|you)|will (?:also )?(?:join|be there)"
    r"|treffen|triffst|lernen|sprechen|gesprach mit|mit|dabei|teilnehm\w*|rencontre\w*|avec|con"
    r"|conocer\w*|hablar\w*)(?!\w)"
)
_NAME: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau|Mme|M)\.? )*"
    r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]+(?: (?:van|von|der|den|de|la|di|del|da|dos|el|al|bin|[A-Z]\.))*"
    r"(?: [A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]+){1,2}"
)
_SIGN_OFF: Final = re.compile(
    r"\b(?:regards|wishes|gru(?:ss|sse|ssen)|cordialement|salutations|saludos|cheers|yours)\b"
)
_CALL: Final = re.compile(r"\b(?:microsoft|teams|google|zoom|webex|skype|meeting)\b")
_MOST: Final = 200
"""Sentences that are looked at; an invitation has a few."""


def mentions(text: str) -> Iterator[tuple[str, str]]:
    """Each name with the sentence that it is in, in the text's order."""
    for sentence in islice(sentences(agenda.lines_of(text)), _MOST):
        words = plain_letters(sentence)
        if _MEETS.search(words) and not _SIGN_OFF.search(words):
            for name in _NAME.findall(sentence):
                found = _longest_name(name)
                if found:
                    yield found, sentence


def _longest_name(words: str) -> str:
    """The name in a run of words with capitals, of which the first may only begin a sentence."""
    parts = words.split()
    for start in range(len(parts) - 1):
        name = " ".join(parts[start:])
        if cast.is_name(name) and not _CALL.search(plain_letters(name)):
            return name
    return ""


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """The sentences of some lines; a blank line ends one, and so does one with a link."""
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line.strip() and "://" not in line:
            paragraph.append(line.strip(" >*•·"))
            continue
        whole = one_line(" ".join(paragraph)).strip()
        start = 0
        for end in sentence_ends(whole):
            yield whole[start:end].strip()
            start = end
        yield whole[start:].strip()
        paragraph = []
