"""How a person is presented: the name as it is written in a letter, and what they are now.

In: a `Resume`. Out: name and headline, the letters that were behind the name, and remarks.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from secondround.imports.resume.model import Resume
from secondround.text import caseless

_KNOWN_LETTERS: Final = frozenset(
    """
    ba bsc bs bba bsba beng ma msc ms meng mba mph mfa mpa phd dphil edd dba md do jd llb llm esq
    rn lpn np aprn bsn msn dnp ccrn cna rnc lcsw lmft dds dmd dvm pharmd pt dpt
    pe ceng ra aia leed pmp capm csm cspo psm itil cissp cisa cism cpa cma cfa cfp cia acca aca fca
    cima cpim cscp cltd ssgb ssbb phr sphr shrmcp shrmscp mcipd fcipd mcips fcips obe mbe cbe frcs
    mrcp mrcgp frcp
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Degrees, licences and orders as they are put behind names, without marks."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PARTICLES: Final = frozenset(
    [
        "de",
        "la",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "das",
        "dos",
        "du",
        "van",
        "von",
        "zu",
        "y",
        "e",
    ]
)
_CAPITALS: Final = re.compile(r"(?!(?:JR|SR|I{1,3}|IV)\b)[A-Z]{2,6}(?:[, /]+[A-Z]{2,6})*")
"""Licences and orders that are on no list: "FCCA"."""
_GENERATION: Final = re.compile(r"I{1,3}|IV")
_MC: Final = re.compile(r"^Mc(?=[a-z]{3})(.)")


class Presented(Struct, frozen=True):
    """A person, as a record names them."""

    name: str
    headline: str
    letters: tuple[str, ...]  # "CPIM", as written
    remarks: tuple[str, ...]


def presented(resume: Resume) -> Presented:
    """Name and headline. Letters behind the name are neither; a headline that is an earlier
    position makes way for the present one.
    """
    name, _, behind = resume.name.partition(", ")
    # "DOE, JANE" begins with the family name.
    are_letters = _are_letters(behind) or (" " in name and _CAPITALS.fullmatch(behind))
    letters = [behind] if behind and are_letters else []
    name = name if letters else resume.name
    headline = resume.headline
    if headline and _are_letters(headline):
        letters.append(headline)
        headline = ""
    now, before = "", set()
    for job in resume.jobs:
        if job.period and job.period.lasts:
            now = now or job.title
        else:
            before.add(caseless(job.title))
    remarks = []
    if letters:
        remarks.append(f"The letters after your name were left off: {', '.join(letters)}.")
    if now and headline and caseless(headline) in before and caseless(headline) != caseless(now):
        remarks.append(
            f"The headline “{headline}” is an earlier position; the present one is used."
        )
        headline = now
    return Presented(in_small_letters(name), headline or now, tuple(letters), tuple(remarks))


def in_small_letters(name: str) -> str:
    """A name in capitals as one writes it in a letter: "Daniela Reyes-Kowalski"."""
    if not name.isupper():
        return name
    words: list[str] = []
    for word in name.split(" "):
        if words and word.lower() in _PARTICLES:
            words.append(word.lower())
        elif words and _GENERATION.fullmatch(word):
            words.append(word)
        else:
            words.append(_LETTERS.sub(_capitalised, word))
    return " ".join(words)


def _capitalised(part: re.Match[str]) -> str:
    return _MC.sub(lambda found: f"Mc{found[1].upper()}", part[0].capitalize())


def _are_letters(text: str) -> bool:
    """Whether a text is nothing but letters as they stand behind a name: "RN, BSN, CCRN"."""
    words = re.split(r"[,;|/\s]+", text.strip())
    bare = ["".join(_LETTERS.findall(word)).lower() for word in words]
    return bool(words) and all(word in _KNOWN_LETTERS for word in bare)
