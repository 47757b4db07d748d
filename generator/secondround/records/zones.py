"""Time zones, from the package tzdata alone: names and offsets that are the same on every machine.

In: a name, and a day with a time. Out: how far it is from UTC then, and whether that time is on the
clock. For any other name, the zones that were probably meant: by place, by country or by offset,
never by letters alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Final, Literal
from zoneinfo import ZoneInfo

from secondround.text import caseless

FEW: Final = 3
"""Zones that a hint names at most."""
_SPELT: Final = 0.85
"""How alike two names of places in one region must be: Berln is Berlin, and Milan is not Minsk."""
_OFFSET: Final = re.compile(r"(?:utc|gmt|z)? ?([+\-−–]) ?(\d{1,2})(?:[:.]?(\d{2}))? ?h?")

# What people write, and the places they mean. Where a name is several zones', all of them.
_MEANT: Final = {
    "bst|british|british summer|gmt standard": "Europe/London",
    "uk|england|scotland|wales|great britain": "Europe/London",
    "wet|west|western european": "Europe/Lisbon",
    "cet|cest|mez|mesz|met|mest": "Europe/Berlin Europe/Paris",
    "central european|w. europe|romance|central europe": "Europe/Berlin Europe/Paris",
    "eet|eest|eastern european|gtb|fle": "Europe/Athens Europe/Helsinki",
    "ist": "Asia/Kolkata Europe/Dublin Asia/Jerusalem",
    "indian|india|bharat": "Asia/Kolkata",
    "irish": "Europe/Dublin",
    "israel|israeli|idt": "Asia/Jerusalem",
    "msk|moscow|russian": "Europe/Moscow",
    "trt|turkish|turkey": "Europe/Istanbul",
    "et|est|edt|eastern|us eastern": "America/New_York",
    "ct|cdt|central|us central": "America/Chicago",
    "cst": "America/Chicago Asia/Shanghai",
    "mt|mdt|mountain|us mountain": "America/Denver",
    "mst": "America/Denver America/Phoenix",
    "arizona": "America/Phoenix",
    "pt|pst|pdt|pacific|us pacific": "America/Los_Angeles",
    "akst|akdt|alaska|alaskan": "America/Anchorage",
    "hst|hdt|hawaii|hawaiian": "Pacific/Honolulu",
    "ast": "America/Halifax Asia/Riyadh",
    "adt|atlantic": "America/Halifax",
    "nst|ndt|newfoundland": "America/St_Johns",
    "brt|brasilia|brazil|e. south america": "America/Sao_Paulo",
    "art|argentina": "America/Argentina/Buenos_Aires",
    "clt|chile": "America/Santiago",
    "cot|colombia|sa pacific": "America/Bogota",
    "gst|gulf|uae|united arab emirates|arabian|abu dhabi": "Asia/Dubai",
    "doha": "Asia/Qatar",
    "munich|hamburg|frankfurt|cologne|stuttgart": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "milan": "Europe/Rome",
    "barcelona": "Europe/Madrid",
    "manchester|edinburgh|glasgow|leeds|cardiff": "Europe/London",
    "boston|philadelphia|atlanta|miami|washington dc|new york city|nyc": "America/New_York",
    "ottawa|montreal": "America/Toronto",
    "houston|dallas|austin": "America/Chicago",
    "san francisco|seattle|san diego": "America/Los_Angeles",
    "rio de janeiro|são paulo": "America/Sao_Paulo",
    "mumbai|delhi|new delhi|bangalore|bengaluru|chennai|hyderabad|pune": "Asia/Kolkata",
    "shenzhen|guangzhou": "Asia/Shanghai",
    "cape town": "Africa/Johannesburg",
    "arab|saudi arabia|ksa": "Asia/Riyadh",
    "pkt|pakistan": "Asia/Karachi",
    "npt|nepal": "Asia/Kathmandu",
    "ict|indochina|vietnam|se asia": "Asia/Bangkok Asia/Ho_Chi_Minh",
    "wib": "Asia/Jakarta",
    "sgt|sst|singapore": "Asia/Singapore",
    "hkt|hong kong": "Asia/Hong_Kong",
    "china|prc|beijing": "Asia/Shanghai",
    "pht|philippine": "Asia/Manila",
    "jst|japan|tokyo": "Asia/Tokyo",
    "kst|korea|south korea": "Asia/Seoul",
    "awst|western australia|w. australia|australian western": "Australia/Perth",
    "acst|acdt|cen. australia|australian central": "Australia/Adelaide Australia/Darwin",
    "aest|aedt|aet|aus eastern|australian eastern": "Australia/Sydney Australia/Brisbane",
    "nzst|nzdt|new zealand": "Pacific/Auckland",
    "sast|south africa|south african": "Africa/Johannesburg",
    "eat|east africa|e. africa": "Africa/Nairobi",
    "wat|west africa|w. central africa": "Africa/Lagos",
    "cat|central africa": "Africa/Maputo",
    "usa|us|united states|america": "America/New_York America/Chicago America/Los_Angeles",
}
# Places that stand for an offset, the better known ones first.
_PLACES: Final = (
    "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Athens", "Europe/Helsinki",
    "Europe/Lisbon", "Europe/Moscow", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo", "America/Halifax", "America/St_Johns",
    "America/Bogota", "America/Santiago", "America/Caracas", "America/Anchorage",
    "Pacific/Honolulu", "America/Argentina/Buenos_Aires", "Africa/Lagos", "Africa/Johannesburg",
    "Africa/Nairobi", "Africa/Cairo", "Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Kabul",
    "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok", "Asia/Jakarta",
    "Asia/Singapore", "Asia/Shanghai", "Australia/Perth", "Asia/Tokyo", "Asia/Seoul",
    "Australia/Adelaide", "Australia/Darwin", "Australia/Brisbane", "Australia/Sydney",
    "Pacific/Noumea", "Pacific/Auckland", "Pacific/Tongatapu", "Pacific/Pago_Pago",
    "Atlantic/Azores", "Atlantic/Cape_Verde", "Pacific/Marquesas", "Pacific/Chatham",
    "Pacific/Apia", "Pacific/Kiritimati",
)  # fmt: skip


@cache
def zone_names() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset((resources.files("tzdata") / "zones").read_text("utf-8").split())


class _Zone(ZoneInfo):
    """A time zone that another process, or a later run, can be given: by its name."""

    def __reduce__(self) -> tuple[Callable[[str], ZoneInfo], tuple[str]]:
        return zone, (self.key,)


@cache
def zone(name: str) -> ZoneInfo:
    """The rules of a zone, as the package has them; the system's may be older."""
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return _Zone.from_file(file, key=name)


def offset(name: str, at: dt.datetime) -> int:
    """How far a zone is from UTC at a time there, in minutes."""
    return int((at.replace(tzinfo=zone(name)).utcoffset() or dt.timedelta()).total_seconds()) // 60


def clock(name: str, at: dt.datetime) -> Literal["once", "never", "twice"]:
    """How often a time is on the clocks of a zone: some are skipped in spring, and some come twice
    in autumn.
    """
    first, second = offset(name, at.replace(fold=0)), offset(name, at.replace(fold=1))
    return "once" if first == second else "never" if first < second else "twice"


def likely_zones(text: str, day: dt.date | None) -> tuple[str, ...]:
    """The zones that somebody means who writes `text`, three at most; none where that cannot be
    known.

    `day` is that of the interview: an offset is another place's in winter.
    """
    written = " ".join(caseless(text).replace("_", " ").split())
    short = re.sub(" time$", "", written)
    plain = re.sub(" (?:standard|daylight|summer|winter)$", "", short)
    for name in (written, short, plain):
        if zones := _aliases().get(name) or _by_name(name) or _countries().get(name):
            return zones[:FEW]
    if found := _OFFSET.fullmatch(written):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return _by_offset(minutes if found[1] == "+" else -minutes, day)
    return _by_spelling(written)


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for alike, zones in _MEANT.items():
        found |= dict.fromkeys(alike.split("|"), tuple(zones.split()))
    return found


def of_country(name: str) -> tuple[str, ...]:
    """The zones of a country; none where it is not known by that name."""
    return _countries().get(caseless(name), ())


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Zones by a country's name, as the package lists them: the most populous first."""
    folder = resources.files("tzdata") / "zoneinfo"
    by_code: dict[str, list[str]] = {}
    for code, _, name, *_ in _rows((folder / "zone.tab").read_text("utf-8")):
        by_code.setdefault(code, []).append(name)
    countries = _rows((folder / "iso3166.tab").read_text("utf-8"))
    return {caseless(country): tuple(by_code.get(code, ())) for code, country in countries}


def _rows(table: str) -> Iterable[list[str]]:
    return (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))


def _by_name(written: str) -> tuple[str, ...]:
    """The zone of that name, or of that place: `europe/berlin`, `Berlin`, `New York`."""
    plain = {name: caseless(name).replace("_", " ") for name in sorted(zone_names())}
    whole, places = [], []
    for name, known in plain.items():
        if known == written:
            whole.append(name)
        # Old names without a region, and those below Etc, whose signs are reversed, are no places.
        elif known.endswith(f"/{written}") and not name.startswith(("Etc/", "US/")):
            places.append(name)
    return tuple(whole or places[:1])


def _by_offset(minutes: int, day: dt.date | None) -> tuple[str, ...]:
    noon = dt.datetime.combine(day or dt.date(2026, 1, 15), dt.time(12))
    return tuple(name for name in _PLACES if offset(name, noon) == minutes)[:FEW]


def _by_spelling(written: str) -> tuple[str, ...]:
    """The place in the same region whose name is spelt nearly so."""
    region, _, place = written.rpartition("/")
    there = {}
    for name in sorted(zone_names()):
        known_region, _, known = caseless(name).replace("_", " ").rpartition("/")
        if region and known_region == region:
            there[known] = name
    return tuple(there[known] for known in get_close_matches(place[:40], there, n=1, cutoff=_SPELT))
