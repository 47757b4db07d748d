"""How well a document of the corpus is read, field by field, against the truth.

In: a document's file name and what was read of it. Out: counts of what is right, found and true.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from secondround.imports.documents import Document, read
from secondround.imports.documents.worker import reader_of
from secondround.imports.resume import Month, Resume, from_document

FOLDER: Final = Path(__file__).parent
MADE: Final = FOLDER / "made"
FIELDS: Final = ("name", "email", "phone", "employer", "title", "start", "end", "bullet", "skill")
Fields = dict[str, Counter[Any]]


@dataclass
class Score:
    """Of one field: how many values are right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    true: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, found: Counter[Any], true: Counter[Any]) -> None:
        """Count the values of one document."""
        self.right += (found & true).total()
        self.found += found.total()
        self.true += true.total()
        self.wrong += [f"{name}: lost {value}" for value in (true - found)]
        self.wrong += [f"{name}: wrong {value}" for value in (found - true)]


def documents() -> list[Path]:
    """The documents of the corpus."""
    return sorted(MADE.iterdir())


def opened(path: Path) -> Document:
    """A document, read in this process: a child for each would take its time."""
    kind = {".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf"}.get(path.suffix)
    data = path.read_bytes()
    return reader_of(kind)(data) if kind else read(data, path.name)


@cache
def people() -> dict[str, dict[str, Any]]:
    """The truth, by person."""
    return {
        person["id"]: person
        for person in yaml.safe_load((FOLDER / "people.yml").read_text("utf-8"))
    }


def truth(path: Path) -> Fields:
    """What is in a document, by its name."""
    layout, producer, name, dates = path.stem.split("~")
    person = people()[name]
    jobs = person["jobs"]
    months = dates != "years"
    return {
        "name": Counter([_plain(person["name"])]),
        "email": Counter([person["email"]]),
        "phone": Counter() if producer == "rendercv" else Counter([person["phone"]]),
        "employer": Counter(_plain(job["employer"]) for job in jobs),
        "title": Counter(_plain(job["title"]) for job in jobs),
        "start": Counter((job["employer"], _month(job["start"], months)) for job in jobs),
        "end": Counter((job["employer"], _month(job["end"], months)) for job in jobs),
        "bullet": Counter(_plain(text) for job in jobs for text in job["highlights"]),
        "skill": Counter() if layout == "bare" else Counter(_plain(s) for s in person["skills"]),
    }


def read_fields(resume: Resume) -> Fields:
    """The same of what was read."""
    jobs = resume.jobs
    found: Fields = {name: Counter() for name in FIELDS}
    found["name"] = Counter([_plain(resume.name)] if resume.name else [])
    found["email"] = Counter([resume.email] if resume.email else [])
    found["phone"] = Counter([resume.phone] if resume.phone else [])
    found["skill"] = Counter(_plain(skill) for skill in resume.skills)
    for job in jobs:
        found["employer"][_plain(job.employer)] += 1
        found["title"][_plain(job.title)] += 1
        if job.period:
            found["start"][(job.employer, job.period.start)] += 1
            found["end"][(job.employer, job.period.end)] += 1
        found["bullet"].update(_plain(text) for text in job.highlights)
    return found


def scores(paths: list[Path]) -> dict[str, Score]:
    """The scores of some documents together, by field."""
    total = {name: Score() for name in FIELDS}
    for path in paths:
        true, found = truth(path), read_fields(from_document(opened(path)))
        for name in FIELDS:
            total[name].add(path.stem, found[name], true[name])
    return total


def _month(text: str | None, months: bool) -> Month | None:  # noqa: FBT001
    if text is None:
        return None
    year, month = text.split("-")
    return Month(int(year), int(month) if months else None)


def _plain(text: str) -> str:
    """The text as all programs write it: some set other quotes, and capitals in headings."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return re.sub(r"\s+", " ", text).strip(" .")
