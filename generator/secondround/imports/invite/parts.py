"""The part that somebody has in the decision, where a text says so beside a name: "(hiring
manager)", "your future line manager, Tom Berg", "Ihre künftige Vorgesetzte".

In: a text, and names. Out: roles of `records`; "" where the words are a title, or anything else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from secondround.text import plain_letters

_LONGEST: Final = 20_000
"""Letters of a text that is read."""
_YOURS: Final = r"(?:your|ihr(?:e[mnr]?)?|dein(?:e[mnr]?)?|votre|ton|su|tu|(?:[oa] )?(?:seu|sua))"
_NEXT: Final = (
    r"(?:future|new|direct|immediate|prospective|potential|would-be|kunftige[mnr]?"
    r"|zukunftige[mnr]?|neue[mnr]?|direkte[mnr]?|futur|futur[oa]|nouveau|nouvelle)"
)
_YOUR_NEXT: Final = rf"(?:{_YOURS} (?:{_NEXT} )*|(?:future|(?:zu)?kunftige[rn]?|futur[oae]?) )"
_FOR: Final = r"(?: (?:for|of) (?:this|the) (?:role|position|post|vacancy|job))?"
_HIRING: Final = (
    rf"(?:(?:the|our|a|{_YOURS}) )?(?:{_NEXT} )*(?:hiring[ -]manager|line[ -]manager"
    r"|(?:fach|linien)?vorgesetzte[nr]?|responsable hierarchique|superieure? hierarchique"
    rf"|responsable direct[oa]){_FOR}"
    rf"|{_YOUR_NEXT}(?:manager(?:in)?|boss|supervisor|fuhrungskraft|chef(?:in|fe)?|responsable"
    r"|n\+1|jef[ea]|superior|chefe|gestora?)(?: (?:hierarchique|direct[oae]|diret[oa]))?"
    r"|to whom you (?:would|will) report"
    r"|(?:whom? )?you(?: would| will|['’]d|['’]ll) (?:be )?report(?:ing)? to"
)
_PEER: Final = (
    rf"{_YOUR_NEXT}(?:(?:peer|colleague|team ?-?mate|co-?worker|collegue|colega)s?"
    r"|kolleg(?:e|in|en|innen)|companer[oa]s?(?: de equipo)?)"
)
_REPORT: Final = (
    rf"{_YOUR_NEXT}(?:direct )?(?:report|mitarbeiter(?:in)?)|(?:who )?(?:would|will) report to you"
)
_PARTS: Final = (
    ("hiring manager", _HIRING),
    ("recruiter", rf"{_YOURS} recruiter(?:in)?{_FOR}"),
    ("peer", _PEER),
    ("report", _REPORT),
)
_ALL: Final = re.compile(
    r".*(?:peers|mates|workers|colleagues|collegues|colegas|companer[oa]s.*|nen)"
)
"""Words for several people."""
_TALK: Final = re.compile(
    r"(?:the |your )?hiring[ -]manager (?:interview|conversation|chat|call|round|screen|talk)\b"
)
_WHO_IS: Final = r"(?:who (?:is|will be|would be) |qui sera |que sera |die |der )?"
_ANY: Final = "|".join(rf"(?P<{role.replace(' ', '_')}>{words})" for role, words in _PARTS)
_PART: Final = re.compile(rf"{_WHO_IS}(?:{_ANY})")
_WORDS: Final = re.compile(
    rf"(?<!\w)(?:{_ANY})(?!\w)(?! (?:interview|conversation|round|chat|call|screen|talk))"
)
_END: Final = r"(?=\s*(?:[,.;:!?)\n]|$)|\s(?:and|und|et|y|on|at|am|um|who|from)\s)"
_DOES: Final = r" (?:(?!who\b|whom\b)[^.,;:()\n]){1,60}?"
_END_IS: Final = r" (?:and|und|et|y) (?:is|will be|would be|ist|wird|ware|est|sera|es|seria) "
"""`Tom leads facilities and would be your manager`: of whom the sentence begins with."""
_BESIDE: Final = re.compile(r"\s*(?:[,;/]|\band\b|\bund\b|\bet\b|\by\b|&)\s*")
_IS: Final = (
    r"(?:,? ?\(|,| [-–—]| is| will be| would be|,? who (?:is|will be|would be)| ist| wird| ware"
    r"| est| sera| es| seria) ?(?:(?:also|auch|aussi|tambien) )?"
)


def part_of(text: str) -> str:
    """The part that a whole text says, as records call it: "hiring manager"."""
    return _role(_PART.fullmatch(plain_letters(text.strip(" .,"))))


def is_of_all(text: str) -> bool:
    """Whether words that say a part are for several people: "future colleagues"."""
    return bool(_ALL.fullmatch(plain_letters(text.strip(" .,"))))


def of_talk(name: str) -> str:
    """The part of whom one meets alone, by what the session is called."""
    return "hiring manager" if _TALK.match(plain_letters(name)) else ""


def apart(text: str) -> tuple[str, str]:
    """A text without the piece of it that says a part, and that part: "COO, your future boss"."""
    pieces = _BESIDE.split(text)
    said = next(filter(part_of, pieces), "")
    if not said:
        return text, ""
    return ", ".join(piece for piece in pieces if piece != said), part_of(said)


def before(text: str) -> tuple[str, str]:
    """What is behind the words of a part, and that part: "your future boss Tom Berg"."""
    found = _WORDS.match(plain_letters(text))
    if not found or len(plain_letters(text)) != len(text):
        return text, ""
    return text[found.end() :].strip(" ,:–—-"), _role(found)


def without(text: str) -> str:
    """A text in plain letters without the words that say a part."""
    return _WORDS.sub(" ", plain_letters(text))


def described(text: str, people: Iterable[str]) -> dict[str, str]:
    """The parts that a text gives to those people, by their full names; it may call somebody by a
    first name that nobody else has.
    """
    plain = plain_letters(text[:_LONGEST])
    people = tuple(people)
    first_names = Counter(plain_letters(name).partition(" ")[0] for name in people)
    found = {}
    for name in people:
        full = plain_letters(name)
        first = full.partition(" ")[0]
        called = (full, first) if first_names[first] == 1 else (full,)
        who = rf"(?<!\w)(?:{'|'.join(map(re.escape, called))})(?!\w)"
        titled = rf"{who}(?:,(?! (?:and|und|et|y) )[^,.;()\n]{{2,60}}|\s\([^()\n]{{2,60}}\))?"
        beside = re.search(rf"{titled}{_IS}(?:{_ANY}){_END}", plain)
        beside = beside or re.search(rf"{who}{_DOES}{_END_IS}(?:{_ANY}){_END}", plain)
        beside = beside or re.search(rf"(?<!\w)(?:{_ANY})(?:,|:| is| ist| est| es)? {who}", plain)
        if role := _role(beside):
            found[name] = role
    return found


def _role(found: re.Match[str] | None) -> str:
    named = found.groupdict() if found else {}
    return next((name.replace("_", " ") for name, words in named.items() if words), "")
