"""Which line of a resume proves a requirement that no story proves: a certificate, a language, a
degree.

In: the requirements of a record, and what resumes say that has no field. Out: such lines as
proposals for `evidence`, in the resume's words; only where the words of both agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports import languages
from secondround.imports.found import Entry, Found, ProposedText, Value
from secondround.text import one_line, plain_letters

_SECTIONS: Final = re.compile(
    r"(?P<degree>educat|degree|academ|ausbildung|studium|bildung|formation|formaci"
    r"|formazion|educaci|estudio|istruzione)"
    r"|(?P<language>language|sprach|langue|idioma|lingue)"
    r"|(?P<certificate>certif|licen[cs]|zertifi|credential|qualification|registration|dipl[oô]m)",
    re.IGNORECASE,
)
_ACRONYM: Final = re.compile(r"\b[A-Z][A-Z0-9]{2,6}\b")
_ANY: Final = languages.ANY | frozenset(
    """
    valid current active certification certifications certificate certified license licence
    licensed licensure degree similar related relevant field discipline subject university
    college abgeschlossenes zertifikat science
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a requirement that say nothing of which certificate or subject."""
_RANKS: Final = (
    frozenset("bachelor bachelors bsc ba bs beng bba bsn".split()),  # noqa: SIM905
    frozenset("master masters msc ma ms meng mba msn mag diplom".split()),  # noqa: SIM905
    frozenset("phd doctorate doctoral dphil dr promotion".split()),  # noqa: SIM905
)
"""Degrees, each rank with its words; a higher one proves a lower one in the same subject."""

_DEGREE: Final = frozenset(
    """
    degree degrees graduate educated hochschulabschluss hochschulstudium studium studienabschluss
    diplome titulacion laurea
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words for a degree of any rank."""
_CHOICES: Final = re.compile(r",|/|\b(?:or|oder|ou)\b")
_EITHER: Final = re.compile(r"\b([\w'’]+) (?:or|oder|ou) ([\w'’]+)")


class Line(Struct, frozen=True):
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


class Requirement(Struct, frozen=True):
    """A requirement of a record that names no evidence yet."""

    key: str  # of its entry, where it was imported
    imported: str  # its text then, and the same where nobody has edited it
    text: str


class Proof(Struct, frozen=True):
    """A requirement, and the line that proves it."""

    requirement: Requirement
    line: Line


def proofs(requirements: Sequence[Requirement], lines: Sequence[Line]) -> tuple[Proof, ...]:
    """The first line that proves each requirement, or the languages that do."""
    found: list[Proof] = []
    spoken: list[Line] = []
    others: list[Line] = []
    for line in lines:
        (spoken if line.kind == "language" else others).append(line)
    for asked in requirements:
        proof = next((line for line in others if _proves(line, asked.text)), None)
        said = languages.proof(map(attrgetter("text"), spoken), asked.text)
        if proof is None and said:
            proof = replace(spoken[0], text=said)
        if proof:
            found.append(Proof(asked, proof))
    return tuple(found)


def is_used(text: str, evidence: Iterable[str]) -> bool:
    """Whether a line of a resume is among those texts, as a whole or language by language."""
    used: set[str] = set()
    for each in evidence:
        used |= {each, *languages.parts(each)}
    return text in used or used.issuperset(languages.parts(text))


def stated(found: Sequence[Proof]) -> Mapping[str, Value]:
    """The fields of a record that hold these proofs."""
    entries: list[Entry] = []
    for proof in found:
        fields = {"text": proof.requirement.imported, "evidence": ProposedText(proof.line.text)}
        entries.append(Entry(proof.requirement.key, fields))
    return {"role": {"requirements": tuple(entries)}} if entries else {}


def _proves(line: Line, asked: str) -> bool:
    """Whether the words that tell which certificate or degree is asked for are in the line."""
    wanted, has = languages.words(asked), languages.words(line.text)
    if set(_ACRONYM.findall(asked)) & set(_ACRONYM.findall(line.text)):
        return True
    if line.kind == "degree":
        rank = _lowest(wanted)
        telling = wanted - _others_of(asked, has | _DEGREE) - _ANY - _DEGREE
        return 0 < rank <= _highest(has) and telling.difference(*_RANKS) <= has
    telling = wanted - _ANY
    return bool(telling) and telling <= has


def _others_of(asked: str, has: set[str]) -> set[str]:
    """Words of a requirement of which the other one is there: "mechanical or electrical", "in
    logistics, supply chain or business".
    """
    others: set[str] = set()
    plain = plain_letters(asked)
    for first, second in _EITHER.findall(plain):
        if first in has:
            others.add(second)
        elif second in has:
            others.add(first)
    choices = list(map(languages.words, _CHOICES.split(plain)))
    if _EITHER.search(plain) and not re.search(r"\d", plain):
        for words in choices:
            telling = words - _ANY - _DEGREE.union(*_RANKS)
            if telling and telling <= has:
                return others.union(*choices)
    return others


def _lowest(words: set[str]) -> int:
    """The lowest degree that words name, 1 for a bachelor's or any; 0 for none."""
    return min(_ranks(words), default=int(bool(words & _DEGREE)))


def _highest(words: set[str]) -> int:
    """The highest degree that words name; 0 for none."""
    return max(_ranks(words), default=0)


def _ranks(words: set[str]) -> list[int]:
    return [rank for rank, names in enumerate(_RANKS, 1) if words & names]
