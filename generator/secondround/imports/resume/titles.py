"""The title of a story, from the highlight of a resume: its first clause, in its own words.

In: a highlight. Out: its beginning, cut where a person would stop: before a new phrase, and never
inside a number or after a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from secondround.text import capital, one_line, plain_letters, sentences

_WORDS: Final = 8
_WHOLE: Final = 9  # words of a clause that is kept as it is
_FEWEST: Final = 3  # words before a comma that ends a clause
_LONGEST: Final = 120  # characters, where a word is one that nobody types
_PAUSE: Final = re.compile(r"[,;:](?=\s)| ?\((?=\S)| [–—-] |(?<=\w)—(?=\w)")
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_WORD: Final = re.compile(
    rf"(?:[€$£] ?)?{_NUMBER}(?: \d{{3}}\b)*"
    r"(?: ?(?:%|€|per ?cent|Mio\.|millions?|milliards?|billions?)(?!\w))?\S*|\S+"
)
"""A word, or a figure with what belongs to it: `1 200`, `2.1 %`, `6,2 Mio.`."""
_OPENS_WORDS: Final = """
    by in on at to from for with without into through across over under after before during while
    when where which that who whose so as via using between within among against than because until
    since towards upon despite including resulting leading
    per durch fur mit ohne bei nach vor wahrend unter uber zwischen gegen bis seit indem damit dass
    weil um von vom zu zum zur im am an auf aus
    par pour avec sans chez dans sur sous entre apres avant pendant grace afin qui dont vers au aux
    por para con sin sobre bajo tras durante desde hasta mediante gracias cuando que donde
    con senza su sotto tra fra dopo prima durante verso grazie mentre dove nel nella nei da
"""
_JOINS_WORDS: Final = "and or of und oder et ou de du des y o del e di della dei"
_SMALL_WORDS: Final = """
    a an the this these their our its der die das den dem des ein eine einer einem einen le la les
    l un une el los las una il lo gli i uno more than over about up
    alle al alla col dal dalla au aux
"""
_OPENS: Final = frozenset(_OPENS_WORDS.split())
_JOINS: Final = frozenset(_JOINS_WORDS.split())
_SMALL: Final = frozenset(_SMALL_WORDS.split()) | _OPENS | _JOINS
_PAIRS: Final = {
    "from": {"to"},
    "between": {"and"},
    "von": {"auf", "bis"},
    "zwischen": {"und"},
    "de": {"a"},
    "entre": {"et", "y"},
    "da": {"a"},
    "tra": {"e"},
}
"""What opens a pair of phrases, and what the second one begins with."""


def title_of(highlight: str) -> str:
    """The first clause of a highlight, shortened to about eight words where it is longer."""
    first = next(iter(sentences.split_sentences(one_line(highlight))), "")
    words = _WORD.findall(_clause(first.strip()))
    if len(words) > _WHOLE:
        words = words[: _cut(words)]
    while len(words) > 1 and _plain(words[-1]) in _SMALL:
        words = words[:-1]
    title = " ".join(words)[:_LONGEST].strip().rstrip(".,;:–—- ")
    return capital(title)


def _clause(text: str) -> str:
    """The text up to the first pause that has a few words before it."""
    for pause in _PAUSE.finditer(text):
        if len(text[: pause.start()].split()) >= _FEWEST:
            return text[: pause.start()]
    return text


def _cut(words: Sequence[str]) -> int:
    """After how many words to stop: before a phrase that does not fit; at worst, before a word."""
    for marks in (_OPENS, _OPENS | _JOINS):
        places = [at for at in range(2, _WORDS + 1) if _plain(words[at]) in marks]
        for at in reversed(places):
            if not _parts_a_pair(words, at):
                return at
    return _WORDS


def _parts_a_pair(words: Sequence[str], at: int) -> bool:
    """Whether a cut there keeps "from 95" and drops "to 60"."""
    following = _plain(words[at])
    for word in reversed(words[:at]):
        opens = _plain(word)
        if opens in _PAIRS:
            return following in _PAIRS[opens]
        if opens in _OPENS:
            return False
    return False


def _plain(word: str) -> str:
    return plain_letters(word).strip(".,’'")
