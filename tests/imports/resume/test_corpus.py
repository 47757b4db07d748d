"""Resumes made by real programs, read and compared with what they were made from."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.imports.corpus import score

from secondround.imports.found import Entry, Found
from secondround.imports.resume import from_document
from secondround.imports.resume.drafts import found_in
from secondround.imports.resume.headings import section_of

DOCUMENTS = score.documents()
LEAST = {"skill": 0.9}
MARKS = re.compile(r"[^\w%€]+")


@cache
def total() -> dict[str, score.Score]:
    return score.scores(DOCUMENTS)


@pytest.mark.slow
@pytest.mark.parametrize("field", score.FIELDS)
def test_what_is_read_is_true(field: str) -> None:
    """Of the whole corpus, at least 95 of 100 values of each field are found, and are right."""
    counted = total()[field]
    least = LEAST.get(field, 0.95)
    assert counted.right >= least * counted.true, counted.wrong
    assert counted.right >= least * counted.found, counted.wrong


@pytest.mark.slow
def test_the_quoted_table_is_what_is_read() -> None:
    """The page on resumes quotes the table as `make bench-imports` prints it today."""
    root = Path(__file__).parents[3]
    made = runpy.run_path(str(root / "benchmarks" / "imports.py"))["table"]()
    assert made in (root / "docs" / "RESUMES.md").read_text("utf-8")


def words(text: str) -> Counter[str]:
    return Counter(MARKS.sub(" ", text.casefold()).split())


def texts(found: Found) -> str:
    """All that an import hands over: its fields, and what it has no field for."""
    parts = [item.text for item in found.unplaced]
    values: list[object] = list(found.candidate.values())
    while values:
        value = values.pop()
        if isinstance(value, Entry):
            values += value.fields.values()
        elif isinstance(value, tuple):
            values += value
        else:
            parts.append(str(value))
    return "\n".join(parts)


@pytest.mark.slow
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_word_is_lost(path: Path) -> None:
    """Every word of a document is in a field, in what has no field, or a heading like "Skills"."""
    document = score.opened(path)
    handed = words(texts(found_in(from_document(document))))
    for line in re.split("[\n\t]", document.text):
        lost = [word for word in words(line) if word not in handed]
        assert lost == [] or section_of(line)


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["class", "paper"])
def test_a_layout_that_is_not_understood_is_said_so(theme: str) -> None:
    """Where positions cannot be told from employers and dates, a remark says to compare."""
    (path,) = score.MADE.glob(f"{theme}~*")
    remarks = from_document(score.opened(path)).remarks
    assert any("Compare the stories with the document." in remark for remark in remarks)
    (good,) = score.MADE.glob("sb2nov~*")
    assert from_document(score.opened(good)).remarks == ()
