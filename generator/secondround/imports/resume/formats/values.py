"""Values of data that somebody else's program has written: any of them may be missing, or odd.

In: a value of JSON or YAML. Out: texts, lists, maps and periods, empty where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports import documents
from secondround.imports.found import Unplaced
from secondround.imports.resume.dates import lasts, month_of
from secondround.imports.resume.model import Job, Period, Resume

_MARKUP: Final = re.compile(r"<(?:p|ul|ol|li|br|div|strong|em|b|i|h\d)\b", re.IGNORECASE)
_ITEMS: Final = re.compile(r"^[ \t]*[-*+•] +\S", re.MULTILINE)
_DEEPEST: Final = 30
_MOST: Final = 20_000  # texts
_NOT_TEXT: Final = re.compile(
    r"(?:^|\.)(?:\$schema|metadata|meta|design|locale|settings|rendercv_settings|layout|id|uuid|"
    r"visible|hidden|level|icon|iconColor|separateLinks|columns|picture|image|customFields)(?:\.|$)"
)


def text(value: Any) -> str:
    """A text without blanks around it; "" for what is none."""
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def first(data: dict[str, Any], *names: str) -> str:
    """The first of some fields that holds a text: old and new names stand side by side."""
    for name in names:
        found = text(data.get(name))
        if found:
            return found
    return ""


def mapping(value: Any) -> dict[str, Any]:
    """A map; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def maps(value: Any) -> list[dict[str, Any]]:
    """The maps of a list."""
    return [item for item in listing(value) if isinstance(item, dict)]


def listing(value: Any) -> list[Any]:
    """A list; an empty one for anything else."""
    return value if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """The texts of a list, or a text alone."""
    values = value if isinstance(value, list) else [value]
    found = [text(item) for item in values]
    return [item for item in found if item]


def period(start: str, end: str, whole: str = "") -> Period | None:
    """From when to when; a start without an end still lasts."""
    if not start and not end:
        return None
    current = lasts(end) or (not end and bool(start))
    written = whole or (f"{start} – {end}" if end else start)
    return Period(written, month_of(start), None if current else month_of(end), current)


def paragraphs_and_items(value: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a text in HTML or Markdown, and the items of its lists."""
    if not value:
        return [], []
    if _MARKUP.search(value):
        document = documents.read(f"<html><body>{value}</body></html>".encode(), "text.html")
    elif _ITEMS.search(value) or "**" in value:
        document = documents.read(value.replace("•", "-").encode(), "text.md")
    else:
        return [line.strip() for line in value.splitlines() if line.strip()], []
    paragraphs: list[str] = []
    items: list[str] = []
    for block in document.blocks:
        target = items if block.kind == "item" else paragraphs
        target += [block.text.replace("\n", " ")]
    return paragraphs, items


def filled(job: Job, summary: str) -> Job:
    """A job with its heading in one line, and with the paragraphs and items of its description."""
    paragraphs, items = paragraphs_and_items(summary)
    heading = [job.title, job.employer, job.place, job.period.text if job.period else ""]
    return replace(
        job,
        highlights=(*items, *job.highlights),
        summary=tuple(paragraphs),
        heading=(", ".join(filter(None, heading)),),
    )


def with_rest(resume: Resume, data: Any) -> Resume:
    """The resume, and every text of the data that is not in it."""
    kept = set(_kept(resume))
    rest = []
    for path, value in _leaves(data, "", 0):
        if value not in kept and not _NOT_TEXT.search(path):
            rest.append(Unplaced(value, path))
        if len(rest) > _MOST:
            break
    return replace(resume, rest=(*resume.rest, *rest))


def _kept(resume: Resume) -> Iterator[str]:
    yield from (resume.name, resume.email, resume.phone, resume.profile, resume.headline)
    yield from resume.summary
    yield from resume.skills
    for job in resume.jobs:
        yield from _kept_of_job(job)


def _kept_of_job(job: Job) -> Iterator[str]:
    yield from (job.employer, job.title, job.place)
    yield from job.highlights
    yield from job.summary
    yield from job.heading


def _leaves(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}".lstrip("."), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, path, depth + 1)
    elif isinstance(value, str) and value.strip():
        paragraphs, items = paragraphs_and_items(value.strip())
        for part in paragraphs + items:
            yield path, part
