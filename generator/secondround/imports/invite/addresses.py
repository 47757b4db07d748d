"""The address of a house in a text: "500 Binney Street, Cambridge, MA 02142", "Kaistraße 5",
"Mill Lane, Halifax HX1 4AB".

In: a text. Out: the place where one is to be, as far as the text says that one comes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from secondround.imports.invite.mentions import ends_of, sentences
from secondround.text import capital, plain_letters

_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_POSTCODE: Final = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
"""A British one; what ends with it needs no number of a house."""
_WORD: Final = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]+|St\.|Ft\.|Mt\.|[A-Z]{2})"
_TOWN: Final = rf"(?:, (?:\d{{4,5}} )?(?!{_POSTCODE}){_WORD}(?: (?!{_POSTCODE}){_WORD}){{0,2}})"
_BEHIND: Final = rf"{_TOWN}*(?: \d{{5}}(?:-\d{{4}})?|,? {_POSTCODE})?"
_OFFICE: Final = (
    rf"(?:(?!Our|The|At|In){_NAME} ){{1,2}}(?i:office|site|plant|hub|branch|house|building|tower"
    r"|centre|center|hall|works|mill|exchange|campus|block), "
)
"""Which of several places it is, or which house: "Porto office", "Dock House"."""
_ADDRESS: Final = re.compile(
    rf"(?:{_OFFICE})?"
    rf"(?:(?<![\w-])\d{{1,5}}[A-Za-z]?(?:-\d+)? (?:{_NAME} ){{1,4}}?(?:Street|St|Avenue|Ave|Road|Rd"
    r"|Boulevard|Blvd|Drive|Lane|Way|Place|Square|Court|Parkway|Broadway|Row|Quay|Terrace|Park|Hill"
    r"|Wharf|Yard|Close|Crescent|Parade|Embankment)\b\.?"
    rf"|{_NAME[:-1]}*(?:straße|strasse|str\.|platz|weg|allee|ufer|damm|ring|gasse|kai|straat|laan"
    r"|gracht|plein|kade|gatan|vägen|gade|vej)\s\d+\w?\b"
    r"|\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|place|quai|chemin)(?: (?:de|du|des|la|le|l'))*"
    rf"(?: {_NAME}){{1,4}}"
    r"|(?:Calle|C/|Avenida|Av\.|Avda\.|Paseo|Plaza|Rua|Praça|Largo|Travessa|Via|Viale|Piazza|Corso"
    r"|ul\.)(?: (?:de|del|della|dei|do|da|dos|das|la|las|los))*"
    rf"(?: {_NAME}){{1,4}},? \d+){_BEHIND}"
)
_BEFORE: Final = re.compile(
    rf"{_NAME}(?:(?: upon| under)? {_NAME}){{0,3}}"
    rf"(?:, {_NAME}(?:(?: upon| under)? (?:{_NAME}|\d{{1,2}}(?=,))){{0,2}}){{0,3}},? $"
)
_INDOORS: Final = (
    r"(?:(?i:(?:the )?(?:(?:meeting|conference|interview|seminar|committee) )?room) "
    r"[A-Z\d][\w-]*(?:\.\d+)?"
    rf"|(?:{_NAME} ){{1,3}}(?:Room|Building|House|Wing|Tower|Block|Centre|Center|Suite|Hall)\b"
    r"|(?:[A-Z][\w-]+ ){1,3}?[A-Z][\w-]+['’]s? office\b|(?i:boardroom)\b"
    r"|(?i:\d{1,2}(?:st|nd|rd|th) floor|(?:ground|first|second|third|fourth|fifth|top) floor"
    r"|(?:level|floor) \d{1,2})\b)"
)
_TAKES_PLACE: Final = re.compile(
    r"\b(?i:held|takes? place|taking place|(?:it|we|interview|meeting)(?:['’]ll)? "
    r"(?:is|are|be|will be|meet|will meet)|(?:see|meet|seeing|meeting) you)\b"
    r"(?:(?!\b(?:post|role|position|job|vacancy|team|if|or|not)\b)[^.;]){0,60}?"
    rf"\b(?:in|at|on) (?:the )?(?P<place>{_INDOORS}(?:,? (?:(?:on|in) )?(?:the )?{_INDOORS})*)"
    r"(?! or\b)"
)
"""`It will be in Room B, 3rd floor`: a room or a house, and no address."""
_AS_BEFORE: Final = re.compile(
    r"\b(?:the )?same (?:place|room|office|building|address|location|venue) as (?:before"
    r"|(?:the )?(?:last|first) (?:time|round|interview))\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"^[ \t>*•-]*(?:place|location|where|address|venue|ort|wo|adresse|lieu|lugar|dirección)"
    r"\s*[:：]\s*(\S.{2,250})$",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_BEFORE: Final = 120
"""Letters that are looked at before a postcode."""
_COME: Final = re.compile(
    r"\b(?:arrive|com(?:e|ing) (?:to|by|on|in|and)|onsite|on-site|on site|in person"
    r"|(?:meet|see|welcome) (?:you|us)|(?:meeting|seeing|welcoming) you"
    r"|at (?:the|our) [a-z]+ \(|offices?|ask for|report|reception|(?:front|security) desk|entrance"
    r"|lobby|gatehouse|held|find us|we are|we['’]re (?:at|on|based)|takes? place|located|address"
    r"|attend|invited? (?:you|to|for)|buro|in unserem|vor ort|bei uns"
    r"|empfang|adresse|findet|statt|kommen sie|komm|presentez|rendez-vous|locaux|accueil|bureaux?"
    r"|kennenzulernen|kennenlernen|begrussen|rencontrer|oficinas?|direccion|recepcion)\b"
)


def of_meeting(text: str) -> str:
    """Where a letter says that one meets: behind its label, at an address, or in a room."""
    return stated_in(text) or place_in(text) or room_in(text) or _as_before(text)


def _as_before(text: str) -> str:
    """What a letter says of the place where it names none: "Same place as last time"."""
    found = _AS_BEFORE.search(text)
    return capital(" ".join(found[0].split())) if found else ""


def is_as_before(place: str) -> bool:
    """Whether a place is only said to be that of an earlier round."""
    return bool(_AS_BEFORE.fullmatch(place))


def room_in(text: str) -> str:
    """The only room or house in which a text says that the meeting is; "" where it says none."""
    found: set[str] = set()
    for sentence in sentences(text.split("\n")):
        found.update(match["place"] for match in _TAKES_PLACE.finditer(sentence))
    return found.pop() if len(found) == 1 else ""


def place_in(text: str) -> str:
    """The only address at which a text says that one is to be, as fully as it is anywhere in it;
    "" where it says none.
    """
    found: dict[str, None] = {}
    for sentence in sentences(text.split("\n")):
        if _COME.search(plain_letters(sentence)):
            found.update(dict.fromkeys(_addresses(sentence)))
    if len(found) != 1:
        return ""
    (place,) = found
    whole: list[str] = []
    for line in text.split("\n"):
        whole += _addresses(line)
    return max((each for each in whole if each.startswith(place)), key=len, default=place)


def stated_in(text: str) -> str:
    """The place behind its label, as in "Venue: Calder House, 14 Mill Lane"; else ""."""
    found = _LABELLED.search(text)
    whole = found[1].strip() if found else ""
    return whole[: next(iter(ends_of(whole)), len(whole))].strip()


def is_british(text: str) -> bool:
    """Whether a text holds an address with a British postcode."""
    return any(_by_postcode(text))


def _addresses(text: str) -> list[str]:
    found = [match[0].rstrip(".,") for match in _ADDRESS.finditer(text)]
    return found or list(_by_postcode(text))


def _by_postcode(text: str) -> Iterator[str]:
    for code in re.finditer(rf"\b{_POSTCODE}", text):
        before = text[max(code.start() - _MOST_BEFORE, 0) : code.start()]
        street = _BEFORE.search(before)
        if street:
            yield street[0] + code[0]
