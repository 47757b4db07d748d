"""Whether a resume has the languages that a requirement asks for, known as well as it asks.

In: lines of a resume ("English (native), German (C1)"), and a requirement. Out: those parts of the
lines that prove it, in the resume's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from secondround.text import plain_letters

_WORD: Final = re.compile(r"[^\W_]+(?:\+\+|#)?")
ANY: Final = frozenset(
    """
    a an the and or of in to for with at is are be as you your must have has hold required
    require requirement preferred plus nice ideally strong good very excellent level written
    spoken verbal both skill skills ability knowledge command proficiency fluency language
    languages speaker equivalent experience und oder der die das sehr gute gut kenntnisse
    sprache von vorteil wunschenswert idealerweise wort schrift et ou de la le les niveau y o el
    nivel higher above better
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a requirement that say nothing of what is asked for."""
_SAID: Final = ANY | frozenset(
    """
    able requirements oral speakers speak speaks speaking speech read reading write writing
    communicate communication communications least minimum essential desirable advantage bonus
    full full-time working work mother tongue we expect need our other second guten gutes
    sprachen sprachkenntnisse sprechen mindestens muy buen bon bonne
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Those that say nothing of which language it is."""
_FLUENT: Final = frozenset(
    """
    fluent fluently native bilingual c1 c2 proficient business professional fliessend
    verhandlungssicher muttersprache courant maternelle bilingue fluido nativo fluente madrelingua
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_GERMAN_FLUENT: Final = re.compile(r"\b(fliessend|verhandlungssicher)e[mnrs]?\b")
_LITTLE: Final = frozenset(
    """
    basic basics beginner elementary limited a1 a2 b1 conversational intermediate grundkenntnisse
    notions basico base
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_LEVELS: Final = ("a1", "a2", "b1", "b2", "c1", "c2")
"""Of a language; whoever is fluent has them all."""
_NAMES: Final = (
    "english englisch anglais ingles inglese",
    "german deutsch allemand aleman tedesco",
    "french franzosisch francais frances francese",
    "spanish spanisch espagnol espanol castellano spagnolo",
    "italian italienisch italien italiano",
    "portuguese portugiesisch portugais portugues portoghese",
    "dutch niederlandisch neerlandais neerlandes olandese",
    "polish polnisch polonais polaco polacco",
    "russian russisch russe ruso russo",
    "turkish turkisch turc turco",
    "arabic arabisch arabe arabo",
    "chinese mandarin chinesisch chinois chino cinese",
)
"""The names of each language, the first of which stands for all."""
_FIRST: Final[dict[str, str]] = {}
for _names in _NAMES:
    _FIRST.update(dict.fromkeys(_names.split(), _names.split()[0]))
_COMPOUND: Final = re.compile(r"(\w{4,}?)kenntnissen?\b")
_BETWEEN: Final = re.compile(
    r"\s*[,;|•·/]\s*(?![^()]*\))|\s+(?:and|und|et|y|e)\s+(?![^()]*\))", re.IGNORECASE
)


def proof(lines: Iterable[str], asked: str) -> str:
    """The parts of those lines that prove every language asked for; "" where one is not proven, or
    something else is asked for as well.
    """
    wanted = _words(asked)
    telling = wanted - _SAID - _FLUENT - _LITTLE - set(_LEVELS)
    found: dict[str, None] = {}
    proven: set[str] = set()
    for line in lines:
        new = []
        for part in parts(line):
            has = _words(part) & telling
            if has and not has <= proven and _is_enough(_words(part), wanted):
                proven |= has
                new.append(part)
        found |= dict.fromkeys([line] if new == list(parts(line)) else new)
    return ", ".join(found) if telling and telling <= proven else ""


def parts(line: str) -> Iterator[str]:
    """The languages of a line, each with what is said of it."""
    yield from filter(None, _BETWEEN.split(line.strip(" .")))


def words(text: str) -> set[str]:
    """The words of a text in plain letters; letters with dots between them are one."""
    bare = plain_letters(text).replace("'s", "").replace("’s", "")
    return set(_WORD.findall(re.sub(r"\b(\w)\.(\w)\w*\.?", _joined, bare)))


def _words(text: str) -> set[str]:
    """The same of a text on languages, each of which has one name."""
    bare = _GERMAN_FLUENT.sub(r"\1", _COMPOUND.sub(r"\1", plain_letters(text)))
    return {_FIRST.get(word, word) for word in words(bare)}


def _joined(found: re.Match[str]) -> str:
    """Letters with dots between them as one word: "bsc" of "b.sc."."""
    return found[0].replace(".", "")


def _is_enough(has: set[str], wanted: set[str]) -> bool:
    """Whether a language is known as well as it is asked for: "B2 or higher"."""
    if has & _LITTLE and not wanted & _LITTLE:
        return False
    lowest = next(filter(wanted.__contains__, _LEVELS), "")
    if lowest:
        return bool(has & (_FLUENT | set(_LEVELS[_LEVELS.index(lowest) :])))
    return not wanted & _FLUENT or bool(has & _FLUENT)
