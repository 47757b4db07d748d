"""The people a line of a schedule names, and what else the line says.

In: "Lunch with Ben Ode", "Ana Ruiz (Director) and Kim Lee, Room 4". Out: names with titles and a
place, only where a line plainly names people and nothing that could be something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from secondround.imports.invite import words
from secondround.records import names
from secondround.text import is_english_word, plain_letters

_WITH: Final = re.compile(
    r"^(?P<what>.{0,80}?)\b(?:with|mit|avec|con|durch|by)\s+(?P<who>[^\W\d_].*)$", re.IGNORECASE
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
_CLAUSE: Final = re.compile(
    r"(?:who|our|the|your|der|die|unsere?|ihre?|qui|notre|que|nuestr[oa])\b"
)
"""How a clause begins that says who somebody is: "who leads operations"."""
_FEWEST: Final = 2
"""Words of a full name; "Wrap-up" is one."""
_LONGEST_TITLE: Final = 8
"""Words of a job title."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody named in a text."""

    name: str
    title: str  # "" where none is given
    profile: str = ""  # a link


@dataclass(frozen=True, slots=True)
class Cast:
    """What a line says: what it is called, its people, and where it is."""

    name: str
    people: tuple[Role, ...]
    place: str = ""


def cast_in(line: str, first_names: frozenset[str] = frozenset()) -> Cast:
    """The cast of a line; no people where it is not plain.

    first_names: of people who are invited, and may be called by these alone.
    """
    match = _WITH.match(line)
    if match:
        found = _named(match["who"], first_names)
        if found:
            return Cast(match["what"].strip(" :,–—-"), *found)
    found = _named(line, first_names)
    if found:
        return Cast("", *found)
    gap = _FIRST_GAP.search(line)  # "Panel: Ana Ruiz and Ben Ode"
    found = _named(line[gap.end() :], first_names) if gap else None
    if gap and found:
        return Cast(line[: gap.start()].strip(), *found)
    return _without_people(line)


def _without_people(line: str) -> Cast:
    """A line that names nobody: "Lunch with the team (canteen)"."""
    places = [found.strip() for found in _BRACKET.findall(line) if is_place(found)]
    bare = _BRACKET.sub(lambda found: "" if is_place(found[1]) else found[0], line)
    return Cast(" ".join(bare.split()).strip(" ,–—-|"), (), ", ".join(places))


def _named(text: str, first_names: frozenset[str]) -> tuple[tuple[Role, ...], str] | None:
    """The people that a text names, and where; None where it may be something else.

    A title belongs to the name before it. Behind several names without one it belongs to nobody:
    "Ana Ruiz and Ben Ode, Operations".
    """
    people: list[Role] = []
    places: list[str] = []
    for joint, piece in _pieces(text):
        bare = " ".join(_BRACKET.sub(" ", piece).split())
        brackets = [bracket.strip() for bracket in _BRACKET.findall(piece)]
        if is_name(bare) or bare in first_names or _is_first_name(bare, brackets):
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
            if is_place(bracket):
                places.append(bracket)
            elif not people[-1].title and words.is_job(bracket):
                people[-1] = Role(people[-1].name, bracket)
    return (tuple(people), ", ".join(places)) if people else None


def _is_first_name(text: str, brackets: list[str]) -> bool:
    """Whether a word may be a first name alone, with a job behind it: "Lea (CPO)"."""
    is_word = text.isalpha() and text.istitle() and not is_english_word(text.casefold())
    is_free = not words.names_a_job(text) and not is_place(text)
    return is_word and is_free and any(map(words.is_job, brackets))


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
    if _CLAUSE.match(text) or not (text[0].isupper() or words.is_job(text)):
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
    return bool(_PLACE.search(plain_letters(text))) and not words.names_a_job(text)


def is_name(text: str) -> bool:
    """Whether a text is a person's full name, by the looks of it: two words or more, in capitals,
    and none of a job or of a meeting.
    """
    parts = text.strip().split()
    if len(parts) < _FEWEST or not names.looks_like_person(text.strip()):
        return False
    if words.names_a_job(text) or words.has_short_title(text):
        return False
    if all(is_english_word(plain_letters(part).strip(".,")) for part in parts):
        return False
    return all(part[0].isupper() or plain_letters(part) in _PARTICLES for part in parts)
