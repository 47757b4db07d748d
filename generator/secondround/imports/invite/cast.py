"""The people a line of a schedule names, and what else the line says.

In: "Lunch with Ben Ode", "Ana Ruiz (Director) and Kim Lee, Room 4". Out: names with titles and a
place, only where a line plainly names people and nothing that could be something else.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.invite import formats, parts, role, words
from secondround.imports.invite.familiar import NOTHING_FAMILIAR, Familiar
from secondround.imports.invite.role import Role
from secondround.records import names
from secondround.text import capital, is_english_word, plain_letters

_WITH: Final = re.compile(
    r"^(?P<what>.{0,80}?)\b(?:with|to|mit|avec|con|com|durch|by)\s+(?P<who>[^\W\d_].*)$",
    re.IGNORECASE,
)
_MEETS: Final = re.compile(
    r"^(?P<what>(?:(?:and )?you(?:['’]ll| will)?(?: also)? )?meet(?:ing)?"
    r"|(?:sie|du) (?:treffen|triffst)|vous rencontrez)\s+(?P<who>[^\W\d_].*)$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"\s+(?=(?:about|regarding|to discuss|über)\s)")
_AND: Final = r"\s+(?:and|und|et|y|&|\+)\s+|\s*/\s*"
_GAP: Final = r"\s*(?:,|\s[-–—|]\s|\||;|:)\s*"
_JOINT: Final = re.compile(rf"({_GAP}(?:(?:and|und|et|y|&)\s+)?|{_AND})", re.IGNORECASE)
"""What parts a line; within brackets nothing does."""
_FIRST_GAP: Final = re.compile(_GAP)
_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]")
_LAST_BRACKET: Final = re.compile(r"(?P<who>.*\S)\s*[(\[](?P<about>[^()\[\]]{3,120})[)\]]")
_PARTICLES: Final = re.compile(r"van|von|der?|la|d[aiu]|del|bin|[ae]l|te[rn]|den|dos|e|y|zu")
_DEGREES: Final = frozenset(" ".join(names.DEGREES).split())  # "med", "rer", "nat"
_CLAUSE: Final = re.compile(
    r"(?:who|our|the|your|der|die|unsere?|ihre?|qui|notre|que|nuestr[oa])\b"
)
"""How a clause begins that says who somebody is: "who leads operations"."""
_DASH: Final = re.compile(r"\s[-–—|]\s|\||:\s")
"""What parts people from what one talks about."""
_MEETING: Final = re.compile(
    r"(?:(?:and |you(?:'ll| will)? )?(?:meet|meeting|speak|talk|chat)(?: (?:up|again))?"
    r"|treffen|sie treffen|du triffst|vous rencontrez|rencontre|reunion)"
)
"""What only says that people meet, and is no name of a session."""
_GOES_ON: Final = re.compile(r"\b(?:of|for|to|and|der|des|für|und|de|du|del|do|da)$")
"""How a title ends that is not whole: "Director of" before "Inpatient Nursing"."""
_OTHERS: Final = re.compile(
    r",?\s+(?:and|und|et|y|&)\s+"
    r"(?:(?:an?|the|your|our|my|one|two|three|some|several|other|another|further) )*"
    r"(?:colleagues?|others|some(?:one|body)(?: else)?|team(?: members)?|members?|representatives?"
    r"|governors?|trustees?)"
    r"(?: (?:from|of|in)(?: [^\s,;|()–—-]+)+)?"
    r"(?=\s*(?:$|[,;|()–—-]))",
    re.IGNORECASE,
)
"""Who is not named beside those who are: "and colleagues from the department"."""
_FEWEST: Final = 2  # words of a full name; "Wrap-up" is one
_LONGEST_TITLE: Final = 8
"""Words of a job title."""


class Cast(Struct, frozen=True):
    """What a line says: what it is called, its people, and where it is."""

    name: str
    people: tuple[Role, ...]
    place: str = ""


def cast_in(line: str, familiar: Familiar = NOTHING_FAMILIAR) -> Cast:
    """The cast of a line; no people where it is not plain.

    familiar: what was known before.
    """
    found = _beside_others(line, familiar) or _cast_in(line, familiar)
    part = parts.of_talk(found.name) if len(found.people) == 1 else ""
    if not part or found.people[0].part:
        return found
    return replace(found, people=(replace(found.people[0], part=part),))


def _beside_others(line: str, familiar: Familiar) -> Cast | None:
    """Who is named beside others who are not; these stay in what the line is called."""
    others = _OTHERS.search(line)
    if not others:
        return None
    found = _cast_in(line[: others.start()] + line[others.end() :], familiar)
    return replace(found, name=line[: others.end()].strip()) if found.people else None


def without_others(line: str) -> str:
    """A line without who is not named beside those who are."""
    return _OTHERS.sub("", line)


def _cast_in(line: str, familiar: Familiar) -> Cast:
    match = _WITH.match(line) or _MEETS.match(line)
    if match:
        who, *about = _ABOUT.split(match["who"], maxsplit=1)
        found = _with_topic(who, familiar)
        if found:
            what = " ".join([match["what"].strip(" :,–—-"), *about]).strip()
            is_name = not _MEETING.fullmatch(plain_letters(what))
            return replace(found, name=what if is_name and what else found.name)
    found = _with_topic(line, familiar)
    if found:
        return found
    for gap in _FIRST_GAP.finditer(line):  # "Panel: Ana Ruiz and Ben Ode"
        found = _with_topic(line[gap.end() :], familiar)
        if found:
            return _under(line[: gap.start()].strip(), found)
    return _without_people(line)


def _under(label: str, found: Cast) -> Cast:
    """A cast behind its label, which may say the part of the only one in it."""
    people = found.people
    if len(people) == 1 and (part := parts.part_of(label)):
        people = (replace(people[0], part=part),)
    return replace(found, people=people, name=found.name or label)


def _with_topic(text: str, familiar: Familiar) -> Cast | None:
    """The people that a text names and, behind the last dash or before, what it is about."""
    for dash in reversed(list(_DASH.finditer(text))):
        found = _named(text[: dash.start()], familiar)
        about = text[dash.end() :].strip()
        if found and about and _is_topic(about, found[0][-1], familiar):
            return Cast(about, *found)
    last = _LAST_BRACKET.fullmatch(text)
    if last and _is_talk(last["about"]) and (found := _named(last["who"], familiar)):
        return Cast(capital(last["about"].strip()), *found)
    found = _named(text, familiar)
    return Cast("", *found) if found else None


def _is_topic(text: str, last: Role, familiar: Familiar) -> bool:
    """Whether what is behind a dash is what one talks about, and no title or place."""
    if words.is_place(text):
        return False
    if last.title or familiar.is_writer(last.name) or words.ends_with_a_meeting(text):
        return not words.is_job(text) or words.ends_with_a_meeting(text)
    return not words.is_job(text) and (words.names_a_job(text) or bool(formats.of_line(text)))


def _is_talk(text: str) -> bool:
    """Whether what is in brackets behind people is what one talks about: "(culture chat)"."""
    is_about = words.ends_with_a_meeting(text) or bool(formats.of_line(text))
    return is_about and not words.is_place(text) and not parts.part_of(text)


def _without_people(line: str) -> Cast:
    """A line that names nobody: "Lunch with the team (canteen)"."""
    places = [found.strip() for found in _BRACKET.findall(line) if words.is_place(found)]
    bare = _BRACKET.sub(lambda found: "" if words.is_place(found[1]) else found[0], line)
    return Cast(" ".join(bare.split()).strip(" ,–—-|"), (), ", ".join(places))


def _named(text: str, familiar: Familiar) -> tuple[tuple[Role, ...], str] | None:
    """The people that a text names, and where; None where it may be something else.

    A title belongs to the name before it. Behind several names without one it belongs to nobody:
    "Ana Ruiz and Ben Ode, Operations".
    """
    people: list[Role] = []
    places: list[str] = []
    for joint, piece in _pieces(text):
        bare = " ".join(_BRACKET.sub(" ", piece).split()).removesuffix(" .")
        brackets = [bracket.strip() for bracket in _BRACKET.findall(piece)]
        if meant := familiar.meant(bare):
            people.append(Role(meant, ""))
        elif _is_person(bare, brackets, familiar):
            people.append(Role(bare, ""))
        elif titled := _behind_title(bare):
            people.append(titled)
        elif not people:
            return None
        elif part := parts.part_of(bare):
            people[-1] = replace(people[-1], part=part)
        elif words.is_place(bare):
            places.append(bare)
        elif not _takes_title(people, joint, bare):
            return None
        else:
            role.give_title(people, joint, bare)
        places += _in_brackets(people, brackets)
    return (tuple(people), ", ".join(places)) if people else None


def _in_brackets(people: list[Role], brackets: list[str]) -> list[str]:
    """Gives the last of people what brackets behind them say; the places among that."""
    places = []
    for whole in brackets:
        bracket = role.give_part(people, whole)
        if words.is_place(bracket):
            places.append(bracket)
        elif words.is_department(bracket):
            people[-1] = replace(people[-1], background=people[-1].background or bracket)
        elif not people[-1].title and words.is_job(bracket):
            role.give_title(people, "", bracket)
    return places


def _is_person(text: str, brackets: list[str], familiar: Familiar) -> bool:
    """Whether a piece is somebody's name, and not a title that somebody is known to have."""
    if plain_letters(text) in familiar.titles:
        return False
    return is_name(text) or _is_first_name(text, brackets)


def _is_first_name(text: str, brackets: list[str]) -> bool:
    """Whether a word may be a first name alone, with a job behind it: "Lea (CPO)"."""
    is_word = text.isalpha() and text.istitle() and not is_english_word(text.casefold())
    is_free = not words.names_a_job(text) and not words.is_place(text)
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
    is_behind_dash = bool(_DASH.fullmatch(f" {joint} ")) or joint == ":"
    if is_behind_dash and people[-1].title:
        return False
    if len(text.split()) > _LONGEST_TITLE or not any(letter.isalpha() for letter in text):
        return False
    if _CLAUSE.match(text) or not (text[0].isupper() or words.is_job(text)):
        return False
    is_and = bool(re.fullmatch(_AND.replace("\\s+", "\\s*"), joint, re.IGNORECASE))
    return bool(people[-1].title) if is_and else True


def _behind_title(text: str) -> Role | None:
    """Somebody whose title or part comes first: "CTO Ana Ruiz". None where the title may go on."""
    name, part = parts.before(text)
    if part and is_name(name):
        return Role(name, "", part=part)
    pieces = text.split()
    title, name = " ".join(pieces[:-_FEWEST]), " ".join(pieces[-_FEWEST:])
    if not title or not is_name(name) or not words.is_job(title) or _GOES_ON.search(title):
        return None
    is_plain = all(
        is_english_word(plain_letters(word)) or words.names_a_job(word) or words.is_job(word)
        for word in pieces[:-_FEWEST]
    )
    return Role(name, title) if is_plain else None


def is_name(text: str) -> bool:
    """Whether a text is a person's full name, by the looks of it: two words or more, in capitals,
    and none of a job or of a meeting.
    """
    text = words.without_honorific(text)
    parts = text.split()
    if len(parts) < _FEWEST or not names.looks_like_person(text.strip()):
        return False
    if words.names_a_job(text) or words.names_a_field(text) or words.has_short_title(text):
        return False
    if all(is_english_word(plain_letters(part).strip(".,")) for part in parts):
        return False
    return all(
        part[0].isupper()
        or _PARTICLES.fullmatch(plain_letters(part))
        or (part.endswith(".") and plain_letters(part).strip(".") in _DEGREES)
        for part in parts
    )
