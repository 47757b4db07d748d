"""The title of a story, from the highlight of a resume: its first clause, in its own words.

In: a highlight. Out: its beginning, cut where a person would stop: before a new phrase, and never
inside a number or after a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from secondround.text import capital, one_line, plain_letters, sentences, small_words

_WORDS: Final = 8
_WITH_FIGURE: Final = 11  # words, where the last of them give the result
_WHOLE: Final = 9  # words of a clause that is kept as it is
_FEWEST: Final = 3  # words before a comma that ends a clause
_BARE: Final = 4  # words that may say only what a figure is of
_HAS_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 120  # characters, where a word is one that nobody types
_PAUSE: Final = re.compile(r"[,;:](?=\s)| ?\((?=\S)(?![^()]*\) ?\w)| [–—-] |(?<=\w)—(?=\w)")
"""Where a clause may end: also before an aside, unless the clause goes on behind it."""
_ASIDE: Final = re.compile(r" \([^()]*\)$")
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_WORD: Final = re.compile(
    rf"(?:[€$£] ?)?{_NUMBER}(?: \d{{3}}\b)*"
    r"(?: ?(?:%|€|per ?cent|Mio\.|millions?|milliards?|billions?)(?!\w))?\S*|\S+"
)
"""A word, or a figure with what belongs to it: `1 200`, `2.1 %`, `6,2 Mio.`."""
_ADDS: Final = frozenset({"and", "und", "et", "y", "e"})
_RELATES: Final = frozenset({"that", "which", "who", "qui", "que", "che", "die", "das", "der"})
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
        words = words[: _with_figure(words, _cut(words))]
    title = " ".join(_ended(words))
    if len(words) >= _WHOLE:
        title = _ASIDE.sub("", title)
    title = title[:_LONGEST].strip().rstrip(".,;:–—- ")
    return capital(title)


def telling_words(title: str) -> list[str]:
    """The words of a title that tell it from others: neither small ones nor figures."""
    words = _WORD.findall(title)
    telling = [
        word for word in words if _plain(word) not in small_words.SMALL and not word[-1].isdigit()
    ]
    return [word for word in telling if word[0].isalpha()] or words


def _clause(text: str) -> str:
    """The text up to the first pause that has a few words before it, and a little further where
    these few only name what the figure behind them is of: "Falls with injury, down 38 %".
    """
    pauses = list(_PAUSE.finditer(text))
    for number, pause in enumerate(pauses):
        before = text[: pause.start()]
        if len(before.split()) < _FEWEST:
            continue
        following = pauses[number + 1].start() if number + 1 < len(pauses) else len(text)
        is_bare = len(before.split()) <= _BARE and not _HAS_DIGIT.search(before)
        adds = _HAS_DIGIT.search(text[pause.start() : following]) and pause[0] != ";"
        if is_bare and adds and len(_WORD.findall(text[:following])) <= _WHOLE:
            return text[:following]
        return before
    return text


def _cut(words: Sequence[str]) -> int:
    """After how many words to stop: before a phrase that does not fit, a later one at worst. Where
    no phrase opens, all of it stays: what is cut before any word is no English.
    """
    near, far = range(_WORDS, _FEWEST - 1, -1), range(_WORDS + 1, len(words))
    for marks, places in (
        (small_words.OPENS, near),
        (small_words.JOINS, near),
        (small_words.OPENS, far),
        (small_words.JOINS, far),
    ):
        for at in places:
            is_enough = _tells(_ended(words[:at]))
            if _plain(words[at]) in marks and is_enough and not _is_open(words, at):
                return _before_dangling(words, at)
    return len(words)


def _with_figure(words: Sequence[str], at: int) -> int:
    """A later place to stop, where what is left out up to there holds the only figure: "Cut outages
    from 31 to 9 a year", and not "Cut outages".
    """
    if any(map(_HAS_DIGIT.search, words[:at])):
        return at
    for place in range(at + 1, min(len(words), _WITH_FIGURE) + 1):
        is_end = place == len(words)
        ends = is_end or (_plain(words[place]) in small_words.OPENS and not _is_open(words, place))
        if ends and any(map(_HAS_DIGIT.search, words[at:place])):
            return place
    return at


def _tells(words: Sequence[str]) -> bool:
    """Whether words say something: "Ran the move" does not."""
    telling = [word for word in words if _plain(word) not in small_words.SMALL]
    return len(telling) >= _FEWEST or any(map(_HAS_DIGIT.search, words))


def _ended(words: Sequence[str]) -> Sequence[str]:
    """The words without small ones at their end."""
    end = len(words)
    while end > 1 and _plain(words[end - 1]) in small_words.SMALL:
        end -= 1
    return words[:end]


def _before_dangling(words: Sequence[str], at: int) -> int:
    """An earlier place, where the words up to `at` begin something that they do not finish: "a club
    that grew", "and closed".
    """
    for place in range(at - 1, _FEWEST, -1):
        word = _plain(words[place])
        dangles = word in _ADDS or (word in _RELATES and at - place <= _FEWEST)
        if dangles and not _is_open(words, place):
            return place
    return at


def _is_open(words: Sequence[str], at: int) -> bool:
    """Whether a cut there keeps "from 95" and drops "to 60", or comes before "up to 60"."""
    following = _plain(words[at])
    if _plain(words[at - 1]) in {"up", "bis"}:
        return True
    for word in reversed(words[:at]):
        opens = _plain(word)
        if opens in _PAIRS:
            return following in _PAIRS[opens]
        if opens in small_words.OPENS:
            return False
    return False


def _plain(word: str) -> str:
    return plain_letters(word).strip(".,’'")
