"""Which line of a resume proves a requirement that no story proves: a certificate, a language, a
degree.

In: the requirements of a record, and what resumes say that has no field. Out: such lines as
proposals for `evidence`, in the resume's words; only where the words of both agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from secondround.imports.found import Entry, Found, ProposedText, Value
from secondround.text import one_line, plain_letters

_SECTIONS: Final = re.compile(
    r"(?P<degree>educat|degree|academ|ausbildung|studium|bildung|formation|formaci"
    r"|formazion|educaci|estudio|istruzione)"
    r"|(?P<language>language|sprach|langue|idioma|lingue)"
    r"|(?P<certificate>certif|licen[cs]|zertifi|credential|qualification|registration|dipl[oô]m)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+(?:\+\+|#)?")
_ACRONYM: Final = re.compile(r"\b[A-Z][A-Z0-9]{2,6}\b")
_ANY: Final = frozenset(
    """
    a an the and or of in to for with at is are be as you your must have has hold required require
    requirement preferred plus nice ideally strong good very excellent level written spoken verbal
    both skill skills ability knowledge command proficiency fluency language languages speaker
    valid current active certification certifications certificate certified license licence licensed
    licensure degree equivalent similar related relevant field discipline subject university college
    experience und oder in der die das sehr gute gut kenntnisse sprache abgeschlossenes zertifikat
    von vorteil wunschenswert idealerweise wort schrift et ou de la le les niveau y o el nivel
    science higher above better
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a requirement that say nothing of which certificate, language or subject."""
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
_RANKS: Final = (
    frozenset("bachelor bachelors bsc ba bs beng bba bsn".split()),  # noqa: SIM905
    frozenset("master masters msc ma ms meng mba msn mag diplom".split()),  # noqa: SIM905
    frozenset("phd doctorate doctoral dphil dr promotion".split()),  # noqa: SIM905
)
"""Degrees, each rank with its words; a higher one proves a lower one in the same subject."""


_LEVELS: Final = ("a1", "a2", "b1", "b2", "c1", "c2")
"""Of a language; whoever is fluent has them all."""
_EITHER: Final = re.compile(r"\b([\w'’]+) (?:or|oder|ou) ([\w'’]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a resume that may prove something."""

    text: str
    kind: str  # degree, language or certificate
    file: str


def lines_of(resume: Found, file: str) -> Iterator[Line]:
    """The certificates, languages and degrees of a resume, as it words them."""
    for each in resume.unplaced:
        section = _SECTIONS.search(each.where)
        text = one_line(each.text).strip()
        if section and section.lastgroup and text:
            yield Line(text, section.lastgroup, file)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement of a record that names no evidence yet."""

    key: str  # of its entry, where it was imported
    imported: str  # its text then, and the same where nobody has edited it
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A requirement, and the line that proves it."""

    requirement: Requirement
    line: Line


def proofs(requirements: Sequence[Requirement], lines: Sequence[Line]) -> tuple[Proof, ...]:
    """The first line that proves each requirement, where there is one."""
    found: list[Proof] = []
    for asked in requirements:
        line = next((line for line in lines if _proves(line, asked.text)), None)
        if line:
            found.append(Proof(asked, line))
    return tuple(found)


def stated(found: Sequence[Proof]) -> Mapping[str, Value]:
    """The fields of a record that hold these proofs."""
    entries: list[Entry] = []
    for proof in found:
        fields = {"text": proof.requirement.imported, "evidence": ProposedText(proof.line.text)}
        entries.append(Entry(proof.requirement.key, fields))
    return {"role": {"requirements": tuple(entries)}} if entries else {}


def _proves(line: Line, asked: str) -> bool:
    """Whether the words that tell which certificate, language or degree is asked for are those of
    the line.
    """
    wanted, has = _words(asked), _words(line.text)
    if line.kind == "language":
        telling = wanted - _ANY - _FLUENT - _LITTLE - set(_LEVELS)
        is_little = bool(has & _LITTLE) and not wanted & _LITTLE
        is_enough = not is_little and (not wanted & _FLUENT or bool(has & _FLUENT))
        return bool(telling) and telling <= has and is_enough and _reaches(has, wanted)
    if set(_ACRONYM.findall(asked)) & set(_ACRONYM.findall(line.text)):
        return True
    if line.kind == "degree":
        rank = _rank(wanted) or int("degree" in wanted)
        telling = wanted - _others_of(asked, has | {"degree"})
        return rank > 0 and _rank(has) >= rank and telling - _ANY - _RANKS[rank - 1] <= has
    telling = wanted - _ANY
    return bool(telling) and telling <= has


def _reaches(has: set[str], wanted: set[str]) -> bool:
    """Whether a language is known as well as it is asked for: "B2 or higher"."""
    lowest = next((level for level in _LEVELS if level in wanted), "")
    enough = _LEVELS[_LEVELS.index(lowest) :] if lowest else ()
    return not lowest or bool(has & (_FLUENT | set(enough)))


def _others_of(asked: str, has: set[str]) -> set[str]:
    """Words of a requirement of which the other one is there: "mechanical or electrical"."""
    others: set[str] = set()
    for first, second in _EITHER.findall(plain_letters(asked)):
        if first in has:
            others.add(second)
        elif second in has:
            others.add(first)
    return others


def _words(text: str) -> set[str]:
    bare = plain_letters(text).replace("'s", "").replace("’s", "")
    bare = _GERMAN_FLUENT.sub(r"\1", bare)
    return set(_WORD.findall(re.sub(r"\b(\w)\.(\w)\w*\.?", _joined, bare)))


def _joined(found: re.Match[str]) -> str:
    """Letters with dots between them as one word: "bsc" of "b.sc."."""
    return found[0].replace(".", "")


def _rank(words: set[str]) -> int:
    """The highest degree that words name, 1 for a bachelor's; 0 for none."""
    return max((rank for rank, names in enumerate(_RANKS, 1) if words & names), default=0)
