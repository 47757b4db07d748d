"""Who the employer was, and what the position: worked out from the words and the layout of all
entries together.

In: entries of a section. Out: jobs. A resume names all its positions in the same order, so that
entries whose words are clear decide for those whose words are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import permutations
from typing import Final

from msgspec import Struct

from secondround.imports.resume.entries import Entry
from secondround.imports.resume.model import Job
from secondround.imports.resume.words import employer_score, place_score, title_score

_AT: Final = re.compile(r" (?:at|@|bei|beim|chez|presso|en) (?=[A-ZÀ-Ý\d])")
_LEGAL: Final = r"Inc|LLC|Ltd|Limited|GmbH|Corp|S\.|LLP|PLC|[A-Z]{2}(?: \d{5})?(?:$|\t)"
_SEPARATOR: Final = re.compile(rf"\t+| [|·•∙⋅/–—-] |: |; |(?<=\S), (?!{_LEGAL})| \((?=[^)]*\)$)")
_DASH: Final = re.compile(r" [–—-] ")
_UNIT: Final = (
    r"(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|años?|mes(?:es)?|anni|anno|mesi|mese)"
)
_DURATION: Final = re.compile(
    rf"\d+ {_UNIT}\.?(?:,? (?:and |et |und |y |e )?\d+ {_UNIT}\.?)?", re.IGNORECASE
)
_MOST_PARTS: Final = 7


class _Part(Struct, frozen=True):
    """A piece of an entry's head, and where in the head it is."""

    text: str
    slot: tuple[int, ...]  # line, cell, part, and how many parts the line has
    lead: str  # what parts it from the one before
    at: int = 0  # -1: before "at", 1: after it


def jobs_of(entries: list[Entry], where: str) -> tuple[Job, ...]:
    """The jobs that entries are, in order."""
    heads = list(map(_parts, entries))
    usual = _usual(heads)
    jobs: list[Job] = []
    for entry, parts in zip(entries, heads, strict=True):
        employer, title, place = _assigned(parts, usual)
        if jobs and len(jobs[-1].heading) > len(entry.head) and _is_title_alone(parts):
            employer, title, place = "", ", ".join(part.text for part in parts), ""
        if title and not employer and jobs:
            employer = jobs[-1].employer  # another position with the same employer
        jobs.append(
            Job(
                employer=employer,
                title=title,
                place=place,
                period=entry.period,
                highlights=tuple(entry.items),
                summary=tuple(entry.paragraphs),
                heading=tuple(line.text for line in entry.head),
                where=where,
            )
        )
    return tuple(jobs)


def _is_title_alone(parts: list[_Part]) -> bool:
    """Whether a head is one title with commas, below an employer that was named before: "Manager,
    Finance".
    """
    first, *others = parts or [_Part("", (), "")]
    is_whole = all(part.lead == ", " and _may_be_field(part.text) for part in others)
    return is_whole and title_score(first.text) > 0


def _may_be_field(text: str) -> bool:
    """Whether a text can be what a position is about: no place, and no employer of two words."""
    return not place_score(text) and (" " not in text or not employer_score(text))


def _parts(entry: Entry) -> list[_Part]:
    parts: list[_Part] = []
    for number, line in enumerate(filter(str.strip, entry.rests)):
        found = _AT.search(line)
        if found and title_score(line[: found.start()]):
            parts.append(_Part(line[: found.start()].strip(), (number, 0, 2), "", at=-1))
            after = _split(line[found.end() :], number, 1)
            if after:
                parts.append(_Part(after[0].text, after[0].slot, " at ", at=1))
            parts += after[1:]
        else:
            parts += _split(line, number, 0)
    return parts[:_MOST_PARTS]


def _split(line: str, number: int, first: int) -> list[_Part]:
    leads = [""] + [found[0] for found in _SEPARATOR.finditer(line)]
    texts = _SEPARATOR.split(line)
    parts = []
    for index, (lead, text) in enumerate(zip(leads, texts, strict=True)):
        bare = text.strip(" ,;|·•–—-")
        if lead.strip() == "(":
            bare = bare.rstrip(")")
        if bare and not _DURATION.fullmatch(bare.strip("()")):
            parts.append(_Part(bare, (number, first + index, len(texts)), lead))
    if _DURATION.fullmatch(line.strip(" ()·,")):
        return []
    return parts or [_Part(line.strip(), (number, first, 1), "")]


_Scores = tuple[float, float, float]
"""How much something looks like a title, an employer and a place."""


def _usual(heads: list[list[_Part]]) -> dict[tuple[int, ...], _Scores]:
    """What is usually in each slot: the share of entries where it looks like title, employer,
    place.
    """
    seen: dict[tuple[int, ...], list[_Scores]] = defaultdict(list)
    for parts in heads:
        for part in parts:
            seen[part.slot].append(_scores(part))
    usual = {}
    for slot, scores in seen.items():
        titles = employers = places = 0.0
        for title, employer, place in scores:
            titles += min(title, 1)
            employers += min(employer, 1)
            places += min(place, 1)
        count = len(scores)
        usual[slot] = (titles / count, employers / count, places / count)
    return usual


def _scores(part: _Part) -> _Scores:
    title = min(title_score(part.text), 2)
    employer = min(employer_score(part.text), 2)
    place = min(place_score(part.text), 3)
    if part.at:
        return (3, 0, 0) if part.at < 0 else (0, 3, 0)
    if title and employer:  # "Bank clerk": a position names its field first, and ends as one
        employer -= 1
    return title, employer, place


def _assigned(parts: list[_Part], usual: dict[tuple[int, ...], _Scores]) -> tuple[str, str, str]:
    """Employer, title and place of one head."""
    if not parts:
        return "", "", ""
    weights = [_weights(part, usual[part.slot]) for part in parts]
    if len(parts) == 1:
        title, employer, _ = weights[0]
        return ("", parts[0].text, "") if title > employer else (parts[0].text, "", "")
    best = max(
        permutations(range(len(parts)), 2),
        key=lambda pair: (
            weights[pair[0]][0] + weights[pair[1]][1],
            bool(_DASH.fullmatch(parts[pair[1]].lead)),  # "Engineer, Payments — Acme"
            -pair[0] - pair[1],
        ),
    )
    title_at, employer_at = best
    places = [index for index in range(len(parts)) if index not in best]
    place_at = max(places, key=lambda index: weights[index][2], default=None)
    if place_at is None and weights[employer_at][2] > max(weights[employer_at][1], 1):
        return "", parts[title_at].text, parts[employer_at].text
    return _with_rests(parts, title_at, employer_at, place_at, weights)


def _weights(part: _Part, usual: _Scores) -> _Scores:
    title, employer, place = _scores(part)
    unknown = not (title or employer or place)
    return (
        2 * title + 3 * usual[0] - 1.5 * employer - 2 * place,
        2 * employer + 3 * usual[1] - 2 * title - 2 * place + 0.5 * unknown,
        2 * place + 3 * usual[2] - title - employer,
    )


def _with_rests(
    parts: list[_Part],
    title_at: int,
    employer_at: int,
    place_at: int | None,
    weights: list[_Scores],
) -> tuple[str, str, str]:
    """The three, with what a comma had parted from the title: "Manager, Operations"."""
    title, employer = parts[title_at].text, parts[employer_at].text
    places: list[str] = []
    for index, part in enumerate(parts):
        if index in {title_at, employer_at}:
            continue
        is_place = weights[index][2] >= 2  # noqa: PLR2004
        follows_title = index == title_at + 1 and part.lead == ", "
        if follows_title and not is_place:
            title = f"{title}, {part.text}"
        elif is_place or index == place_at or part.lead == ", ":
            places.append(part.text)
    return employer, title, ", ".join(places)
