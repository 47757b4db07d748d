"""Small words, behind which no text ends: "by", "and", "the", in five languages.

In: nothing. Out: sets of them, in plain letters.
"""

from __future__ import annotations

from typing import Final

_OPENS_WORDS: Final = """
    by in on at to from for with without into through across over under after before during while
    when where which that who whose so as via using between within among against than because until
    since towards upon despite including resulting leading
    per durch fur mit ohne bei nach vor wahrend unter uber zwischen gegen bis seit indem damit dass
    weil um von vom zu zum zur im am an auf aus
    par pour avec sans chez dans sur sous entre apres avant pendant grace afin qui dont vers au aux
    por para con sin sobre bajo tras durante desde hasta mediante gracias cuando que donde
    con senza su sotto tra fra dopo prima durante verso grazie mentre dove nel nella nei da en
"""
_JOINS_WORDS: Final = "and or but of und oder et ou de du des y o del e di della dei"
_SMALL_WORDS: Final = """
    a an the this these their our its der die das den dem des ein eine einer einem einen le la les
    l un une el los las una il lo gli i uno more than over about up
    alle al alla col dal dalla au aux
"""
OPENS: Final = frozenset(_OPENS_WORDS.split())
"""What opens a phrase."""
JOINS: Final = frozenset(_JOINS_WORDS.split())
"""What joins two words."""
SMALL: Final = frozenset(_SMALL_WORDS.split()) | OPENS | JOINS
"""These, and articles and their like."""
