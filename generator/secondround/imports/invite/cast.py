"""The people a line of a schedule names, and what else the line says.

In: "Lunch with Ben Ode", "Ana Ruiz (Director) and Kim Lee, Room 4". Out: names with titles and a
place, only where a line plainly names people and nothing that could be something else.
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
_AND: Final = r"\s+(?:and|und|et|y|&|\+)\s+|\s*/\s*"
_GAP: Final = r"\s*(?:,|\s[-–—|]\s|\||;|:)\s*"
_JOINT: Final = re.compile(rf"({_GAP}(?:(?:and|und|et|y|&)\s+)?|{_AND})", re.IGNORECASE)
"""What parts a line; within brackets nothing does."""
_FIRST_GAP: Final = re.compile(_GAP)
_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]")
_PLACE: Final = re.compile(
    r"(?:(?:conf(?:erence)? )?room|meeting room|raum|besprechungsraum|salle|sala|floor|stock|etage"
    r"|building|gebaude|haus|lobby|reception|empfang|kitchen|canteen|kantine|cafeteria|zoom|teams"
    r"|google meet|webex|online|remote|video|phone|telefon|on-?site|vor ort)(?!\w)"
    r"|\d+(?:st|nd|rd|th)? (?:floor|street|road)|\w+(?:strasse|str\.|platz|weg|allee) \d+"
)
"""Where a session is, in plain letters."""
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
_CLAUSE: Final = re.compile(
    r"(?:who|our|the|your|der|die|unsere?|ihre?|qui|notre|que|nuestr[oa])\b"
)
"""How a clause begins that says who somebody is: "who leads operations"."""
_PRONOUNS: Final = re.compile(r"\w{2,4}\s?/\s?\w{2,5}(?:\s?/\s?\w{2,6})?")
"""Behind a name: she/her."""
_LONGEST_TITLE: Final = 8
"""Words of a job title."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody named in a schedule."""

    name: str
    title: str  # "" where none is given


@dataclass(frozen=True, slots=True)
class Cast:
    """What a line says: what it is called, its people, and where it is."""

    name: str
    people: tuple[Role, ...]
    place: str = ""


def cast_in(line: str) -> Cast:
    """The cast of a line; no people where it is not plain."""
    match = _WITH.match(line)
    if match:
        found = _named(match["who"])
        if found:
            return Cast(match["what"].strip(" :,–—-"), *found)
    found = _named(line)
    if found:
        return Cast("", *found)
    gap = _FIRST_GAP.search(line)  # "Panel: Ana Ruiz and Ben Ode"
    found = _named(line[gap.end() :]) if gap else None
    if gap and found:
        return Cast(line[: gap.start()].strip(), *found)
    return _without_people(line)


def _without_people(line: str) -> Cast:
    """A line that names nobody: "Lunch with the team (canteen)"."""
    brackets = [bracket.strip() for bracket in _BRACKET.findall(line)]
    bare = " ".join(_BRACKET.sub(" ", line).split()).strip(" ,–—-|")
    return Cast(bare, (), ", ".join(brackets))


def _named(text: str) -> tuple[tuple[Role, ...], str] | None:
    """The people that a text names, and where; None where it may be something else.

    A title belongs to the name before it. Behind several names without one it belongs to nobody:
    "Ana Ruiz and Ben Ode, Operations".
    """
    people: list[Role] = []
    places: list[str] = []
    for joint, piece in _pieces(text):
        bare = " ".join(_BRACKET.sub(" ", piece).split())
        brackets = [bracket.strip() for bracket in _BRACKET.findall(piece)]
        if is_name(bare):
            people.append(Role(bare, ""))
        elif not people:
            return None
        elif is_place(bare):
            places.append(bare)
        elif not _takes_title(people, joint, bare):
            return None
        else:
            people[-1] = _with_title(people, joint, bare)
        for bracket in brackets:
            if _PRONOUNS.fullmatch(bracket):
                continue
            if not people[-1].title and is_job(bracket) and not is_place(bracket):
                people[-1] = Role(people[-1].name, bracket)
            else:
                places.append(bracket)
    return (tuple(people), ", ".join(places)) if people else None


def _pieces(text: str) -> list[tuple[str, str]]:
    """The parts of a text, each with what joins it to the one before; brackets stay whole."""
    pieces = [("", "")]
    depth = 0
    for part in re.split(rf"([()\[\]])|{_JOINT.pattern}", text, flags=re.IGNORECASE):
        if part is None:
            continue
        depth += (part in {"(", "["}) - (part in {")", "]"})
        if not depth and _JOINT.fullmatch(part):
            pieces.append((part, ""))
        else:
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + part)
    return [(joint.strip(), piece.strip()) for joint, piece in pieces if piece.strip()]


def _takes_title(people: list[Role], joint: str, text: str) -> bool:
    """Whether a piece may be a title, or go on with one: "Head of Sales and Marketing"."""
    if len(text.split()) > _LONGEST_TITLE or not any(letter.isalpha() for letter in text):
        return False
    if _CLAUSE.match(text) or not (text[0].isupper() or is_job(text)):
        return False
    is_and = bool(re.fullmatch(_AND.replace("\\s+", "\\s*"), joint, re.IGNORECASE))
    return bool(people[-1].title) if is_and else True


def _with_title(people: list[Role], joint: str, text: str) -> Role:
    """The last person, with a title or more of it; without one where it may be anybody's."""
    last = people[-1]
    if last.title:
        return Role(last.name, f"{last.title}{'' if joint == ',' else ' '}{joint} {text}")
    is_shared = any(not person.title for person in people[:-1])
    return last if is_shared else Role(last.name, text)


def is_place(text: str) -> bool:
    """Whether a text says where something is."""
    return bool(_PLACE.search(plain_letters(text))) and not names_a_job(text)


def is_job(text: str) -> bool:
    """Whether a text is the title of a job."""
    return names_a_job(text) or any(_SHORT_TITLE.fullmatch(word) for word in text.split())


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
