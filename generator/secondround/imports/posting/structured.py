"""A schema.org JobPosting, as pages carry it for search engines.

In: JSON-LD as parsed values. Out: a `Posting` for each job in it. A field may be missing, a plain
text, an object or a list of either: nothing is taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from secondround.imports.documents import Block
from secondround.imports.posting import terms
from secondround.imports.posting.markup import blocks_of, text_of
from secondround.imports.posting.model import Posting
from secondround.imports.posting.values import at, link, listed, named, text

FORMAT: Final = "a web page with a JobPosting (JSON-LD)"
_ADDRESS: Final = (
    "streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry",
)  # fmt: skip
_DEPTH: Final = 12
"""Objects within objects; a JobPosting in a graph is three deep."""
_REQUIRED: Final = ("qualifications", "skills", "educationRequirements", "experienceRequirements")
_EXTRAS: Final = (("employmentType", "employment"), ("validThrough", "open until"))


def postings(value: Any) -> list[Posting]:
    """Every job in a piece of JSON-LD, however deep it lies."""
    return [posting(job, FORMAT) for job in _jobs(value, 0)]


def _jobs(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _jobs(item, depth + 1)
    elif isinstance(value, dict):
        if "JobPosting" in _types(value):
            yield value
            return
        for item in value.values():
            yield from _jobs(item, depth + 1)


def _types(value: Mapping[str, Any]) -> list[str]:
    """The names of its types, without the vocabulary that they are from."""
    return [re.split(r"[/:]", text(name))[-1] for name in listed(value.get("@type"))]


def posting(job: Mapping[str, Any], form: str) -> Posting:
    """The posting that a JobPosting says, whichever way it was written."""
    employer = job.get("hiringOrganization")
    extras = [("place of work", place) for place in _places(job)]
    for key, label in _EXTRAS:
        extras += [(label, value) for value in map(text, listed(job.get(key))) if value]
    return Posting(
        format=form,
        title=text_of(text(job.get("title")) or text(job.get("name"))),
        company=text_of(named(employer)),
        website=link(at(employer, "sameAs")) or link(at(employer, "url")),
        about=text_of(text(at(employer, "description"))),
        url=link(job.get("url")),
        id=text(at(job, "identifier", "value")) or text(job.get("identifier")),
        blocks=_blocks(job),
        extras=(*extras, *terms.of_job(job)),
    )


def _blocks(job: Mapping[str, Any]) -> tuple[Block, ...]:
    """The description, and what only other fields hold."""
    blocks = list(blocks_of(text(job.get("description"))))
    known = " ".join(map(_words, blocks))
    for key in (*_REQUIRED, "responsibilities"):
        added = [block for block in _in_field(job.get(key)) if _words(block) not in known]
        if added:
            heading = "Responsibilities" if key == "responsibilities" else "Requirements"
            blocks += [Block("heading", heading, level=1), *added]
    return tuple(blocks)


def _in_field(value: Any) -> list[Block]:
    """What a field of its own says, as items: it may be a text, HTML, an object, or several."""
    found: list[Block] = []
    for each in listed(value):
        written = text(each) or text(at(each, "description")) or text(at(each, "name"))
        found += [Block("item", block.text) for block in blocks_of(written)]
    return found


def _words(block: Block) -> str:
    return " ".join(block.text.split())


def _places(job: Mapping[str, Any]) -> list[str]:
    places = []
    for location in listed(job.get("jobLocation")):
        address = at(location, "address")
        parts = [text(location) or text(address) or named(location)]
        parts += [named(at(address, key)) for key in _ADDRESS]
        places.append(", ".join(filter(None, parts)))
    if text(job.get("jobLocationType")).upper() == "TELECOMMUTE":
        places.append("remote (TELECOMMUTE)")
    return list(filter(None, dict.fromkeys(places)))
