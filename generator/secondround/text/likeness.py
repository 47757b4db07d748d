"""Whether two texts tell of one accomplishment: the figures and the telling words that both have.

In: texts of two stories. Out: how sure that is. Two stories of one employer share words, and two
good results may share a figure; only both together say something.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from secondround.text.figures import YEAR
from secondround.text.letters import plain_letters

_FIGURE: Final = re.compile(r"(?<![\w.,])([€$£]?)(\d+(?:[.,]\d+)*) ?(%|[kmb]\b|bn\b|per ?cent\b)?")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 6
"""Letters by which forms of one word are alike: "rationalized", "rationalization"."""
_SILENT: Final = frozenset(
    """
    after again against also always among another because been before began being between both
    could during each every first from have having into just last less made make many month more
    most much must never next only other over percen same second should since some still such take
    than that their them then there these they this those three through time told took under
    until used using very week went were what when where which while who whom whose with within
    without would year your
    built busine change client compan custom cut deliver depart design develo group improv increa
    introd launch lead manage member month people percent perfor plan proces projec qualit reduce
    report respon result service start system team work worked worker
    aber alle auch beim dann dass dem den der dies diese durch eine einem einen einer eines fur
    haben hatte jede jeden jahr jahre mehr mein meine mich mir mit nach nicht noch oder ohne sich
    sind uber unter viel waren wegen wenn werden wurde zwei dans avec pour sans cette nous
    mois plus para como pero esta este desde sobre todo
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words, or their first letters, that any story may have."""
_KEPT: Final = 500
"""Texts whose figures and words are kept, since each story is held against each other."""
_SURE: Final = 0.3
_LIKELY: Final = 0.2
"""Shares of the telling words of the shorter text that the other must have, too."""


class Shared(Struct, frozen=True):
    """What two texts have in common."""

    figures: int
    words: int
    share: float  # of the words of the shorter text

    @property
    def is_one(self) -> bool:
        """Whether both surely tell of the same thing."""
        few = self.figures > 1 and self.words > 1 and self.share >= _LIKELY
        many = self.figures > 0 and self.words > 3 and self.share >= _SURE  # noqa: PLR2004
        return few or many

    @property
    def may_be_one(self) -> bool:
        """Whether both may tell of the same thing, and a person should say."""
        is_likely = self.figures > 0 and self.words > 2 and self.share >= _SURE  # noqa: PLR2004
        return self.is_one or is_likely


def shared(one: str, other: str) -> Shared:
    """The telling figures and words that two texts share."""
    words, others = _words(one), _words(other)
    both = len(words & others)
    shorter = min(len(words), len(others)) or 1
    return Shared(len(_figures(one) & _figures(other)), both, both / shorter)


def has_all_figures(told: str, bullet: str) -> bool:
    """Whether a text says every amount that a shorter one says."""
    return _figures(bullet) <= _figures(told)


@lru_cache(maxsize=_KEPT)
def _figures(text: str) -> frozenset[str]:
    """Amounts, without years and without the small numbers that are in many a story."""
    found = set()
    for currency, digits, unit in _FIGURE.findall(text.casefold()):
        bare = digits.replace(",", ".") if re.search(r"[.,]\d{1,2}$", digits) else digits
        bare = re.sub(r"[.,](?=\d{3}\b)", "", bare)
        is_year = not unit and not currency and YEAR.fullmatch(bare)
        if not is_year and (unit or len(bare) > 1):
            found.add(bare + ("%" if unit.startswith("per") else unit))
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> frozenset[str]:
    stems = {word[:_STEM] for word in _WORD.findall(plain_letters(text))}
    return frozenset(stems - _SILENT)
