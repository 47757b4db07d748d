"""The time zone of a letter: by the words that people use for it, or by where it comes from.

In: a text, the day that it is about, and what its e-mail says of its sender. Out: a zone with a
remark that says why, or what the text calls it where only a person can tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from secondround.imports import place_zones
from secondround.imports.invite import addresses
from secondround.records import zones
from secondround.text import plain_letters, plain_letters_as_written

_SHORT: Final = (
    r"(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d\d)?"
    r"|ET|E[SD]T|CT|C[SD]T|MT|M[SD]T|PT|P[SD]T|AK[SD]T|HST|A[SD]T|GMT|BST"
    r"|WES?T|CES?T|MES?Z|EES?T|IST|SGT|HKT|JST|KST|AE[SD]T|AWST|NZ[SD]T|SAST|BRT|MSK|GST|UTC"
)
_WIDE: Final = (
    r"(?:Central|Eastern|Western) European|Eastern|Central|Mountain|Pacific|Atlantic|UK|GMT|British"
    r"|US [A-Z]\w+"
)
_SEASON: Final = r"(?i:standard|daylight|summer|winter)"
_WORDS: Final = (
    re.compile(
        rf"\d\s?(?:[AaPp]\.?[Mm]\b\.?|[Uu]hr|[hH])?\s*\(?({_SHORT})(?:/(?:{_SHORT}))?\)?(?![\w/])"
        rf"(?! {_SEASON})"
    ),
    re.compile(
        r"(?i:\btimes?|\bhours|\bzeiten|\buhrzeiten|\bangaben|\bhoraires|\bheures"
        r"|\bhoras|\bhorarios)\b"
        rf"(?: [a-zäéíñ]+){{0,4}} \(?({_SHORT}|{_WIDE})\b"
    ),
    re.compile(rf"[(\[]\s*(?:all )?(?:times )?(?:in )?({_SHORT}|{_WIDE})\s*[)\]]"),
    re.compile(r"\b([A-ZÄÖÜ]\w+?)er (?:Orts)?[Zz]eit\b"),
    re.compile(r"\bheure d(?:e |['’])([A-Z]\w+)|\bhora de ((?:[A-Z]\w+ ){0,1}[A-Z]\w+)"),
)
"""What names a zone: behind a time, in "all times …", in brackets, "heure de Paris"."""
_IN_FULL: Final = re.compile(
    rf"\b((?:(?!{_SEASON} )(?:[A-Z]\.|[A-Z][\w-]+) ){{1,3}})(?P<season>{_SEASON} )?[Tt]ime\b"
)
"""`Berlin time`, `Central European Summer Time`, `W. Europe Standard Time`."""
_NAMED: Final = {"Greenwich Mean": "GMT", "Coordinated Universal": "UTC"}
_SAID: Final = (
    (r"\bheure(?: d'ete| d'hiver| normale)? d'europe centrale\b", "Central European"),
    (r"\bhora (?:central europea|de europa central)\b", "Central European"),
    (r"\b(?:heure|horaire) de l'est\b|\bhora del este\b", "Eastern"),
    (r"\bheure du pacifique\b|\bhora del pacifico\b", "Pacific"),
    (r"\bosteuropaische[rn]? (?:sommer)?zeit\b", "Eastern European"),
    (r"\bwesteuropaische[rn]? (?:sommer)?zeit\b", "Western European"),
    (r"\bindische[rn]? zeit\b", "Asia/Kolkata"),
    (r"\bbritische[rn]? zeit\b", "Europe/London"),
    (r"\b(?:deutsche[rn]? zeit|mitteleuropaische[rn]? (?:sommer)?zeit)\b", "Europe/Berlin"),
    (r"\bheure francaise\b", "Europe/Paris"),
    (r"\bhora (?:peninsular|espanola)\b", "Europe/Madrid"),
    (r"\bhora de londres\b|\bheure de londres\b", "Europe/London"),
    (r"\bhora de nueva york\b|\bheure de new york\b", "America/New_York"),
)
_COUNTRIES: Final = {
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "fr": "Europe/Paris",
    "es": "Europe/Madrid", "uk": "Europe/London", "ie": "Europe/Dublin", "it": "Europe/Rome",
    "nl": "Europe/Amsterdam", "be": "Europe/Brussels", "pl": "Europe/Warsaw",
    "pt": "Europe/Lisbon", "se": "Europe/Stockholm", "dk": "Europe/Copenhagen",
    "no": "Europe/Oslo", "fi": "Europe/Helsinki", "cz": "Europe/Prague",
}  # fmt: skip
"""Countries with one zone, by the end of an address."""
_LANGUAGES: Final = (
    ("German", "Europe/Berlin", "uhr und wir sie mit bitte am freuen ihnen dem"),
    ("French", "Europe/Paris", "vous nous avec votre pour est sera entretien"),
    ("Spanish", "Europe/Madrid", "usted con para nos tu su entrevista el las"),
)
_FEWEST: Final = 3
"""Words of a language that show it."""


class Zone(Struct, frozen=True):
    """What is known of a letter's zone."""

    name: str | None  # IANA name
    written: str = ""  # what the letter calls it, where that is not plain
    remark: str = ""


class Origin(Struct, frozen=True):
    """Where an e-mail comes from."""

    address: str = ""
    sent: dt.date | None = None
    offset: int | None = None  # minutes from UTC, as its Date says


def zone_in(
    text: str, written: Sequence[str], day: dt.date, origin: Origin, place: str = ""
) -> Zone:
    """The zone that a text names, that of the place where one is to be, or the one that its
    sender's country and clock agree on.
    """
    for word in text.replace("(", " ").replace(")", " ").split():
        name = word.strip(",.;:")
        if "/" in name and name in zones.zone_names():
            return Zone(name)
    home, why = _home(text, origin)
    named = list(dict.fromkeys([*filter(None, written), *words_in(text)]))
    found = {name: _meant(name, day, home, origin) for name in named}
    if len(set(found.values())) == 1:
        zone = next(iter(found.values()))
        return Zone(zone, "" if zone else named[0], _of_word(named[0], zone) if zone else "")
    if named:
        return Zone(None, " or ".join(named))
    if there := place_zones.of_address(place) or _british(place):
        return Zone(there, "", _of_place(there, place))
    is_certain = home == _british(text) if origin.offset is None else _is_clock_of(home, origin)
    return Zone(home, "", _of_origin(home, why, origin)) if home and is_certain else Zone(None)


def _british(text: str) -> str | None:
    return "Europe/London" if addresses.is_british(text) else None


def words_in(text: str) -> Iterator[str]:
    """The words in a text that name a zone."""
    plain = plain_letters(text).replace("’", "'")
    for said, zone in _SAID:
        if re.search(said, plain):
            yield zone
    for match in _IN_FULL.finditer(text):
        words = match[1].split()
        ends = (" ".join(words[start:]) for start in range(len(words)))
        if known := next(filter(_is_known, ends), ""):
            yield _NAMED.get(known, known)
        elif match["season"]:
            yield match[0]  # nobody else is called so: a person is asked for it
    for pattern in _WORDS:
        for match in pattern.finditer(text):
            name = plain_letters_as_written(next(filter(None, match.groups())))
            if _is_known(name):
                yield name


def _is_known(name: str) -> bool:
    return name in {"GMT", *_NAMED} or bool(zones.likely_zones(name, None))


def _meant(name: str, day: dt.date, home: str | None, origin: Origin) -> str | None:
    """The one zone that a word means on a day: the sender's own among several, or the first where
    all have the same clock.
    """
    if name == "UTC" or (name in zones.zone_names() and "/" in name):
        return name
    noon = dt.datetime.combine(day, dt.time(12))
    if name == "GMT":
        return "UTC" if zones.offset("Europe/London", noon) else "Europe/London"
    likely = zones.likely_zones(name, day)
    if home in likely or len(likely) == 1:
        return home if home in likely else likely[0]
    is_offset = any(map(str.isdigit, name))
    if len({zones.offset(zone, noon) for zone in likely}) == 1 and not is_offset:
        return likely[0]
    return next((zone for zone in likely if _is_clock_of(zone, origin)), None)


def _is_clock_of(zone: str | None, origin: Origin) -> bool:
    """Whether a zone had the offset with which an e-mail was sent."""
    if zone is None or origin.sent is None or origin.offset is None:
        return False
    return zones.offset(zone, dt.datetime.combine(origin.sent, dt.time(12))) == origin.offset


def _home(text: str, origin: Origin) -> tuple[str | None, str]:
    """The zone of the sender's country, by the end of the e-mail's address, a postcode, or else
    the language.
    """
    country = origin.address.rpartition(".")[2].casefold()
    if country in _COUNTRIES:
        return _COUNTRIES[country], f"comes from an address in .{country}"
    if british := _british(text):
        return british, "names a British address"
    words = set(re.findall(r"[^\W\d_]+", plain_letters(text)))
    for language, zone, telling in _LANGUAGES:
        if len(words.intersection(telling.split())) >= _FEWEST:
            return zone, f"is in {language}"
    return None, ""


def _of_word(name: str, zone: str) -> str:
    if zone in {"UTC", name}:
        return ""
    return f"“{name}” was taken to be {zone}. If it is another zone, correct `time_zone`."


def _of_origin(zone: str, why: str, origin: Origin) -> str:
    reason = f"the letter {why}"
    if origin.offset is not None:
        reason = f"the e-mail {why} and was sent by its clock"
    return (
        f"No time zone is named. {zone} was taken, since {reason}. If the times are of another "
        "zone, correct `time_zone`."
    )


def _of_place(zone: str, place: str) -> str:
    return (
        f"No time zone is named. {zone} was taken, since that is the clock at {place}. If the "
        "times are of another zone, correct `time_zone`."
    )
