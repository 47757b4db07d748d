"""The people a line of a schedule names, and what else the line says.

In: "Lunch with Ben Ode", "Ana Ruiz, Director of Operations". Out: names with titles, only where a
line plainly names people and nothing that could be something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from secondround.records import names
from secondround.text import is_english_word, plain_letters

_WITH: Final = re.compile(
    r"^(?P<what>.{0,80}?)\b(?:with|mit|avec|con)\s+(?P<who>[^\W\d_].*)$", re.IGNORECASE
)
_AND: Final = re.compile(r"\s+(?:and|und|et|y|&|\+)\s+|\s*/\s*", re.IGNORECASE)
_GAP: Final = re.compile(r"\s*(?:,|\s[-–—|]\s|\||;|:)\s*")
_PARTICLES: Final = frozenset(
    "van von der de la da di del bin al el ter ten den du dos e y zu".split()  # noqa: SIM905
)
_NO_NAMES: Final = frozenset(
    [
        "director",
        "manager",
        "head",
        "lead",
        "leader",
        "officer",
        "chief",
        "vice",
        "president",
        "engineer",
        "team",
        "panel",
        "interview",
        "hiring",
        "senior",
        "junior",
        "operations",
        "recruiter",
        "recruiting",
        "talent",
        "partner",
        "people",
        "tour",
        "office",
        "lunch",
        "dinner",
        "coffee",
        "welcome",
        "intro",
        "introduction",
        "final",
        "round",
        "technical",
        "case",
        "study",
        "presentation",
        "meet",
        "greet",
        "group",
        "session",
        "closing",
        "wrap",
        "department",
        "all",
        "everybody",
        "leiter",
        "leiterin",
        "bereich",
        "gesprach",
        "fachgesprach",
        "technisches",
        "vorstellung",
        "begrussung",
        "rundgang",
        "mittagessen",
        "kennenlernen",
        "abschluss",
        "prasentation",
        "fallstudie",
        "personal",
        "geschaftsfuhrung",
        "abteilung",
        "einzelgesprach",
        "probearbeit",
        "entretien",
        "rencontre",
        "visite",
        "dejeuner",
        "equipe",
        "accueil",
        "bilan",
        "etude",
        "directeur",
        "directrice",
        "entrevista",
        "visita",
        "equipo",
        "bienvenida",
        "almuerzo",
        "comida",
        "cierre",
        "caso",
        "directora",
    ]
)
"""Words of jobs and of meetings, in capitals like names."""
_SHORT_TITLE: Final = re.compile(r"[A-Z]{2,4}")
"""VP, CTO, HR."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody named in a schedule."""

    name: str
    title: str  # "" where none is given


def people_in(text: str) -> tuple[str, tuple[Role, ...]]:
    """What a line is called beside its people, and these; no people where it is not plain."""
    match = _WITH.match(text)
    if match:
        found = _named(match["who"])
        if found:
            return match["what"].strip(" :,–—-"), found
    found = _named(text)
    if found:
        return "", found
    what, rest = _parted(text)
    found = _named(rest)
    return (what, found) if found else (text, ())


def _parted(text: str) -> tuple[str, str]:
    """A line before and after its first comma, colon or dash: "Panel: Ana Ruiz and Ben Ode"."""
    gap = _GAP.search(text)
    return (text[: gap.start()].strip(), text[gap.end() :].strip()) if gap else (text.strip(), "")


def _named(text: str) -> tuple[Role, ...]:
    """The people that a text names; none where it may be something else.

    A title behind one name is that person's; behind several it belongs to no one of them.
    """
    first, rest = _parted(text)
    several = _AND.split(first)
    if not all(is_name(name) for name in several):
        return ()
    listed = _list_of_names(text)
    if listed:
        several, rest = listed, ""
    title = rest if len(several) == 1 else ""
    return tuple(Role(name.strip(), title) for name in several)


def _list_of_names(text: str) -> list[str]:
    """The names in "Ana Ruiz, Ben Ode and Kim Lee"; none where it holds anything else."""
    pieces: list[str] = []
    for piece in _GAP.split(text):
        pieces += _AND.split(piece)
    return pieces if all(is_name(piece) for piece in pieces) else []


def names_a_job(text: str) -> bool:
    """Whether a word of a text is one of a job or of a meeting."""
    return bool(_NO_NAMES & {word.strip(".,") for word in plain_letters(text).split()})


def is_name(text: str) -> bool:
    """Whether a text is a person's full name, by the looks of it: capitals, and no job in it."""
    words = text.strip().split()
    small = {plain_letters(word).strip(".,") for word in words}
    if not names.looks_like_person(text.strip()) or names_a_job(text):
        return False
    if any(_SHORT_TITLE.fullmatch(word) for word in words) or all(map(is_english_word, small)):
        return False
    return all(word[0].isupper() or plain_letters(word) in _PARTICLES for word in words)
