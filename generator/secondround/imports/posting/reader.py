"""A posting read: bytes in, `Found` out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import PurePath
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports import documents
from secondround.imports.documents import Document, decoded
from secondround.imports.found import (
    Entry,
    Found,
    Kept,
    Missing,
    Unplaced,
    UnreadableError,
    Value,
)
from secondround.imports.posting import (
    besides,
    boards,
    headings,
    lines,
    page,
    personio,
    requirements,
    shown,
)
from secondround.imports.posting.archive import unwrapped
from secondround.imports.posting.model import Posting
from secondround.imports.posting.values import link
from secondround.imports.proposals import asked_for
from secondround.text import CONTROL, caseless, counted, one_line

LARGEST: Final = 10_000_000
"""Bytes of JSON or of a page."""
_LINE: Final = 300
_TEXT: Final = 20_000
"""Letters of short and long texts, as `records` allows them."""
_MOST_LINES: Final = 300
"""Lines that are looked at to see whether a text is a posting."""
_NAMED: Final = 20
"""Jobs that a message lists at most."""


def read(
    data: bytes,
    name: str,
    competencies: Iterable[str] = (),
    job: str = "",
    document: Document | None = None,
) -> Found:
    """What a posting says.

    competencies: the names that a library or a candidate has; requirements show only these.
    job: the title or the number of the job that is meant, where the file holds several.
    document: the file, or the page that it holds, where it is open already.

    Raises `UnreadableError` where nothing can be read, and where it is unclear which job is meant.
    """
    file = PurePath(name).name
    page_alone, link_of_page = unwrapped(data)
    found, remarks = _postings(page_alone, file, document)
    chosen = _chosen(found, job, file)
    chosen = shown.with_company(chosen)
    chosen = replace(
        chosen, url=chosen.url or link(link_of_page), remarks=(*remarks, *chosen.remarks)
    )
    return _found(chosen, file, tuple(competencies))


def is_board(value: Any) -> bool:
    """Whether parsed JSON is a job board's file."""
    return bool(boards.postings(value))


def telling_headings(document: Document) -> list[str]:
    """The headings of a document that postings have, and resumes do not."""
    found: dict[str, str] = {}
    for block in requirements.by_line(document.blocks):
        section = headings.section(block.text) if headings.is_heading(block) else None
        if section not in {None, "about", "goals"}:
            found.setdefault(caseless(block.text), block.text.strip())
    return list(found.values())


def telling_lines(document: Document) -> list[str]:
    """The sentences of a document that only postings have: what "you" must bring, how to apply,
    what is offered.
    """
    found: list[str] = []
    for block in islice(requirements.by_line(document.blocks), _MOST_LINES):
        found += filter(lines.is_of_posting, requirements.sentences(block.text))
    return found


def _postings(
    data: bytes, name: str, document: Document | None
) -> tuple[list[Posting], tuple[str, ...]]:
    """Every job in a file, by what the file holds, and remarks on it."""
    text, _ = decoded(data) if len(data) <= LARGEST else ("", ())
    start = text.lstrip()[:1]
    if start in {"{", "["} and not name.casefold().endswith((".md", ".html", ".htm")):
        return _in_json(text, name), ()
    if start == "<" and personio.is_feed(text):
        found = personio.postings(text)
        if not found:
            raise UnreadableError(f"The position in {name} is incomplete. Download it again.")
        return found, ()
    document = document or documents.read(data, name)
    if document.kind == "html":
        return page.postings(document, text), document.remarks
    return [shown.of_document(document)], document.remarks


def _in_json(text: str, name: str) -> list[Posting]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"{name} is cut off or damaged: its JSON is incomplete. Download it again."
        ) from error
    found = boards.postings(value)
    if not found:
        raise UnreadableError(
            f"No job was found in {name}. Save the posting's page as HTML instead."
        )
    return found


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


def _found(posting: Posting, file: str, competencies: tuple[str, ...]) -> Found:
    parts = requirements.parts(posting.blocks, posting.company)
    extras = (*posting.extras, *((besides.HEAD, line) for line in parts.head))
    parts.pay += besides.pay_in(extras, posting.company)
    said = _by_label(extras)
    terms = _terms(said, parts)
    unplaced: list[Unplaced] = []
    for label, texts in said.items():
        unplaced += [Unplaced(text, label) for text in texts]
    unplaced += [Unplaced(text, label or "the posting") for label, text in parts.others]
    missing: list[Missing] = []
    company = _company(posting, parts, unplaced)
    if "name" not in company:
        missing.append(Missing(("company", "name"), "Which company is it?"))
    role = _titled(posting, unplaced, missing)
    role["posting"] = posting.url if 0 < len(posting.url) <= _LINE else file
    role |= terms
    distinct: dict[str, requirements.Line] = {}
    for line in parts.requirements:
        distinct.setdefault(caseless(line.text), line)
    entries = [_entry(key, line, competencies) for key, line in distinct.items()]
    remarks = list(posting.remarks)
    if entries:
        role["requirements"] = tuple(entries)
    else:
        question = "What must you bring? No list of requirements was found in the posting."
        missing.append(Missing(("role", "requirements"), question))
    if parts.left_out:
        headings = ", ".join(f"“{heading}”" for heading in dict.fromkeys(parts.left_out))
        remarks.append(f"These parts name no requirements, and were left out: {headings}.")
    unplaced += [Unplaced(text, "not a requirement") for text in parts.unused]
    if parts.prose:
        paragraphs = counted(parts.prose, "paragraph").capitalize()
        remarks.append(f"{paragraphs} can be read only in the posting itself, which is kept.")
    record: dict[str, Value] = {"company": company, "role": role} if company else {"role": role}
    return Found(
        kind="posting",
        format=posting.format,
        candidate={},
        record=record | besides.noted(extras, posting.company),
        missing=tuple(missing),
        unplaced=tuple(each for each in unplaced if one_line(each.text) not in parts.pay),
        remarks=tuple(remarks),
    )


def _titled(posting: Posting, unplaced: list[Unplaced], missing: list[Missing]) -> dict[str, Value]:
    """The role with its title, where the posting has one that may be one."""
    if posting.title and len(posting.title) <= _LINE:
        return {"title": one_line(posting.title)}
    missing.append(Missing(("role", "title"), "What is the position's title?"))
    if posting.title:
        unplaced.append(Unplaced(posting.title, "the title, which is too long for one"))
    return {}


def _terms(said: dict[str, list[str]], parts: requirements.Parts) -> dict[str, Value]:
    """What one would do, for whom and for which pay; its labels are taken out of what is said."""
    found: dict[str, Value] = {}
    if parts.duties:
        found["duties"] = tuple(dict.fromkeys(parts.duties))
    titles = [*said.pop("reports to", ()), parts.reports_to]
    if title := next(filter(None, titles), ""):
        found["reports_to"] = title
    pay = dict.fromkeys((*said.pop("pay", ()), *said.pop("salary", ()), *parts.pay))
    if pay:
        lines = "; ".join(text.rstrip(" .") for text in pay)
        found["pay"] = Kept(f"The posting says: {lines}.")
    return found


def _by_label(extras: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, text in extras:
        found.setdefault(label, []).append(text)
    return found


def _company(
    posting: Posting, parts: requirements.Parts, unplaced: list[Unplaced]
) -> dict[str, Value]:
    company: dict[str, Value] = {}
    if posting.company and len(posting.company) <= _LINE:
        company["name"] = one_line(posting.company)
    if posting.website:
        company["website"] = posting.website
    about = CONTROL.sub("", "\n\n".join(parts.about) or posting.about).strip()
    if len(about) > _TEXT:
        unplaced.append(Unplaced(about, "about the company"))
    elif about:
        company["about"] = about
    goals = []
    for goal in dict.fromkeys(parts.goals):
        if len(goal) > _TEXT:
            unplaced.append(Unplaced(goal, "goals of the company"))
        else:
            goals.append(Entry(caseless(goal), {"text": goal}))
    if goals:
        company["objectives"] = tuple(goals)
    return company


def _entry(key: str, line: requirements.Line, competencies: tuple[str, ...]) -> Entry:
    fields: dict[str, Value] = {"text": line.text, "must": line.must}
    shows = asked_for(line.text, competencies)
    if shows:
        fields["shows"] = shows
    return Entry(key, fields)
