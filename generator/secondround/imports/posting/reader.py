"""A posting read: bytes in, `Found` out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePath

from secondround.imports import documents
from secondround.imports.found import (
    Entry,
    Found,
    Missing,
    Original,
    Unplaced,
    UnreadableError,
    Value,
)
from secondround.imports.posting import matching, page, requirements
from secondround.imports.posting.model import Posting
from secondround.text import caseless, one_line

_NAMED = 20
"""Jobs that a message lists at most."""


def read(data: bytes, name: str, competencies: Iterable[str] = (), job: str = "") -> Found:
    """What a posting says.

    competencies: the names that a library or a candidate has; requirements show only these.
    job: the title or the number of the job that is meant, where the file holds several.

    Raises `UnreadableError` where nothing can be read, and where it is unclear which job is meant.
    """
    original = Original(PurePath(name).name, hashlib.sha256(data).hexdigest())
    document = documents.read(data, name)
    found = page.postings(document)
    return _found(_chosen(found, job, original.name), original, tuple(competencies))


def _chosen(found: list[Posting], job: str, name: str) -> Posting:
    """The one job, or the one that is meant."""
    if job:
        wanted = caseless(job)
        meant = [each for each in found if wanted in {caseless(each.title), caseless(each.id)}]
        if len(meant) == 1:
            return meant[0]
    elif len(found) == 1:
        return found[0]
    titles = [each.label for each in found[:_NAMED]]
    if len(found) > _NAMED:
        titles.append(f"{len(found) - _NAMED} more")
    raise UnreadableError(
        f"{name} holds {len(found)} jobs. Say which is meant: {', '.join(titles)}."
    )


def _found(posting: Posting, original: Original, competencies: tuple[str, ...]) -> Found:
    parts = requirements.parts(posting.blocks)
    company: dict[str, Value] = {}
    role: dict[str, Value] = {}
    missing = []
    if posting.company:
        company["name"] = one_line(posting.company)
    else:
        missing.append(Missing(("company", "name"), "Which company is it?"))
    if posting.website:
        company["website"] = posting.website
    about = "\n\n".join(parts.about) or posting.about
    if about:
        company["about"] = about
    if parts.goals:
        company["objectives"] = tuple(Entry(caseless(goal), {"text": goal}) for goal in parts.goals)
    if posting.title:
        role["title"] = one_line(posting.title)
    else:
        missing.append(Missing(("role", "title"), "What is the position's title?"))
    role["posting"] = posting.url or original.name
    if parts.requirements:
        role["requirements"] = tuple(_entry(line, competencies) for line in parts.requirements)
    record: dict[str, Value] = {"company": company, "role": role}
    if not company:
        del record["company"]
    remarks = list(posting.remarks)
    if parts.left_out:
        remarks.append(f"Left out, since it asks for nothing: {', '.join(parts.left_out)}.")
    unplaced = [Unplaced(text, label) for label, text in posting.extras]
    unplaced += [Unplaced(text, label or "the posting") for label, text in parts.others]
    return Found(
        kind="posting",
        format=posting.format,
        candidate={},
        record=record,
        missing=tuple(missing),
        unplaced=tuple(unplaced),
        remarks=tuple(remarks),
        original=original,
    )


def _entry(line: requirements.Line, competencies: tuple[str, ...]) -> Entry:
    fields: dict[str, Value] = {"text": line.text, "must": line.must}
    shows = matching.proposed(line.text, competencies)
    if shows:
        fields["shows"] = shows
    return Entry(caseless(line.text), fields)
