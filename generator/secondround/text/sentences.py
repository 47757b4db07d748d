"""The sentences of a text: where one ends, and where a full stop only shortens a word.

In: a text as a person wrote it. Out: its sentences. Where it cannot be told, two stay together: a
cut that holds too much is better than one that ends at "Fr." and loses the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from secondround.text import prose
from secondround.text.letters import one_line

END_MARKS: Final = ".!?…؟۔।॥։።။។"
"""What ends a sentence before a blank, in any script."""
WIDE_END_MARKS: Final = "。！？"
"""What ends one where no blank follows: Chinese and Japanese."""
_WIDE_STOP: Final = r"(?:(?<=。)|(?<=。[”’」』）]))"
_WIDE_LETTER: Final = (
    r"(?=[\u2e80-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\uff65\U00020000-\U0003ffff])"
)
WIDE_GAP: Final = f"{_WIDE_STOP} +{_WIDE_LETTER}"
"""Blanks between two sentences that have none there: a full stop of the East is as wide as a letter
and holds its own. Korean is no such writing.
"""
WIDE_GAP_IN_HTML: Final = (
    rf"{_WIDE_STOP}(?P<closed>(?:</\w+>)*) +(?P<opened>(?:<\w[^<>]*>)*){_WIDE_LETTER}"
)
"""The same where one sentence is bold, and the other is not."""
_STOP: Final = re.compile(rf"[{END_MARKS}]+[\"'”’»“)\]*_`]*(?= |$)|[{WIDE_END_MARKS}]+[”’」』）]*")
_OPENING: Final = re.compile(r"[\"'“‘„«(\[*_`¿¡–— -]*")
_OPENING_MARKS: Final = "\"'“‘„«([*_`¿¡"
_CAMEL: Final = re.compile(r"[a-z]+[A-Z]")
"""A name that begins small: iOS, eBay."""
_TITLES: Final = """
    dr mr mrs ms mx prof hr fr frl st sr sra srta jr rev hon gen col capt lt sgt maj pres gov
    sen rep ing dipl mag lic mme mlle mgr dott avv arch dhr mevr drs sig vs bzw inkl exkl zzgl
    ggf evtl incl excl dept univ cf al resp geb usw etc inc ltd co corp vgl bspw insb sog ev ul
    tj np mio mrd tsd
"""
_UNITS: Final = """
    no nos nr art abs fig p pp vol ch sec par ca approx est max min tel ext abt rs kč chf bd num
    núm pág str apt rm bldg fl s ziff kap pos jan feb mar apr jun jul aug sep sept oct okt nov
    dec dez
"""
_MONTHS: Final = """
    jan feb mär mar apr mai may maj jun jul aug sep oct okt nov dec dez déc fév avr juin juil
    août ene abr ago dic mag giu lug set ott
"""
_BEFORE_A_NAME: Final = frozenset(_TITLES.split())
_BEFORE_A_FIGURE: Final = frozenset(_UNITS.split())
_BEGIN_A_MONTH: Final = tuple(_MONTHS.split())
_BEFORE_A_RANK: Final = re.compile(
    r"(?:^|\W)(?:am|der|die|das|dem|den|des|im|vom|zum|zur|beim|ein|eine|einen|unser|unsere|jeder"
    r"|bis|ab|seit|le|la)$",
    re.IGNORECASE,
)
"""Words before `3. Platz`: with them, a figure and a full stop are an ordinal."""
_SHORT: Final = 3
"""Fewer letters or digits than this before a full stop are an abbreviation or an ordinal."""


_LEANING: Final = re.compile(
    r"(?:(?:after|at|because of|by|for|from|in|on|since|to|until|with) )?"
    r"(?:this|that|these|those|it|its|they|them|their|he|him|his|she|her|such)\b"
    r"|(?:and|but|so|yet|then|instead|otherwise|therefore)\b",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence is said of the one before it: it begins with "This", "After that" or
    "But". It makes no sense without that one.
    """
    return bool(_LEANING.match(sentence.lstrip(_OPENING_MARKS)))


def split_sentences(text: str) -> list[str]:
    """The sentences of `text`, each on one line, without the marks of lists, quotes and
    headings.
    """
    return list(_split(text))


@lru_cache(maxsize=4_096)  # a story is cut to several lengths, in every session and packet
def _split(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for block in _blocks(text):
        found += _sentences(block)
    return tuple(found)


def sentence_ends(paragraph: str) -> list[int]:
    """Where the sentences of a paragraph on one line end: each index is one past its last mark."""
    found = [stop.end() for stop in _STOP.finditer(paragraph) if _is_end(paragraph, stop)]
    return found if found and not paragraph[found[-1] :].strip() else [*found, len(paragraph)]


def unclosed(text: str) -> str:
    """`text` without the full stop that ends it; one that shortens its last word stays."""
    bare = text.rstrip()
    if not bare.endswith(".") or bare.endswith(".."):
        return text
    word = bare[bare.rfind(" ") + 1 : -1].lstrip(_OPENING_MARKS)
    return text if _is_shortened(word) else bare[:-1]


def _sentences(block: str) -> Iterator[str]:
    start = 0
    for end in sentence_ends(block):
        if sentence := block[start:end].strip():
            yield sentence
        start = end


def _blocks(text: str) -> Iterator[str]:
    """What no sentence goes beyond: paragraphs, items, and lines that begin or end on purpose."""
    words: list[str] = []
    was_quote = goes_on = False
    for line in prose.lines(text):
        quote = line.kind == "quote"
        if not goes_on or line.kind not in {"text", "quote"} or quote != was_quote:
            yield one_line(" ".join(words))
            words = []
        words.append(line.words)
        was_quote = quote
        goes_on = line.kind not in {"blank", "heading", "fence", "row"} and not line.ends
    yield one_line(" ".join(words))


def _is_end(text: str, stop: re.Match[str]) -> bool:
    rest = text[stop.end() : stop.end() + 40]
    after = rest[_OPENING.match(rest).end() :]  # type: ignore[union-attr]
    if not after or stop[0][0] in WIDE_END_MARKS:
        return True
    if after[0].islower():
        return bool(_CAMEL.match(after))
    if stop[0].rstrip("\"'”’»“)]*_`") != ".":
        return True
    start = text.rfind(" ", 0, stop.start()) + 1
    return not _is_short(text[start : stop.start()].lstrip(_OPENING_MARKS), text[:start], after)


def _is_short(word: str, before: str, after: str) -> bool:
    """Whether the full stop after `word` belongs to it: an abbreviation, an initial or an
    ordinal.
    """
    small = word.casefold()
    if word.isdigit():
        month = after.casefold().startswith(_BEGIN_A_MONTH)
        return not before or (
            len(word) < _SHORT and (month or bool(_BEFORE_A_RANK.search(before[-20:].rstrip())))
        )
    if after[0].isdigit():
        currency = word[:1].isupper() and len(word) <= _SHORT and word.isalpha()  # "Kč. 300"
        return currency or small in _BEFORE_A_FIGURE or small in _BEFORE_A_NAME or _is_initial(word)
    return _is_shortened(word)


def _is_shortened(word: str) -> bool:
    """Whether a word with a full stop is short for a longer one."""
    return word.casefold() in _BEFORE_A_NAME or _is_initial(word)


def _is_initial(word: str) -> bool:
    """One letter, or letters with full stops between them: J, z.B, U.S, Ph.D. "I" is a word."""
    parts = word.split(".")
    return (
        word != "I"
        and all(part.isalpha() and len(part) < _SHORT for part in parts)
        and min(map(len, parts)) == 1
    )
