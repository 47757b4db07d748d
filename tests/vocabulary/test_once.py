"""Names are known in one place, and everything else takes them from there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from tests.parsed import nodes

import secondround
from secondround.records.models.comments import Comment
from secondround.records.models.fields import Reach
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS, Edition, layout

SOURCE = Path(secondround.__file__).parent
FILES = (
    layout.CANDIDATE,
    layout.COMMENTS,
    layout.LOCK,
    layout.PAGE,
    layout.PSEUDONYMS,
    layout.RECORD,
    layout.SETTINGS,
)
NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, FILES))})(?!\w|\.jinja)")
"""A file's name; a template for one has a name of its own."""
EXCEPTED = {
    "vocabulary/layout.py": "it is the place",
    "system/resources.py": "the wheel's build reads it by itself; its list is of the example",
    "records/models/library.py": "a field's description is part of the schema",
}


def docstrings(source: str) -> Iterator[ast.expr]:
    """The strings that stand alone in a body, as docstrings do."""
    for node in nodes(source):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield from (line.value for line in body if isinstance(line, ast.Expr))


def written_out(source: str) -> Iterator[int]:
    """The lines of a source on which a string other than a docstring writes a file's name out."""
    documented = set(docstrings(source))
    for node in nodes(source):
        if not isinstance(node, ast.Constant) or node in documented:
            continue
        if isinstance(node.value, str) and NAMED.search(node.value):
            yield node.lineno


def test_a_files_name_is_written_once() -> None:
    """No module but the layout writes the name of a workspace's file out, in paths or messages."""
    found = [
        f"{module}:{line}"
        for module in sorted(SOURCE.rglob("*.py"))
        if module.relative_to(SOURCE).as_posix() not in EXCEPTED
        for line in written_out(module.read_text("utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('"""What interview.yml holds."""\n', []),
        ('NAME = "interview.yml"\n', [1]),
        ('def hint(id):\n    return f"add {id} to `candidate.yml`"\n', [2]),
        ('page = "packet/index.md.jinja"\n', []),
        ('page = f"{place}/index.md"\n', [1]),
    ],
)
def test_a_name_written_out_is_seen(source: str, lines: list[int]) -> None:
    """The check above sees names in plain and in formatted strings, and passes docstrings over."""
    assert list(written_out(source)) == lines


def test_the_fields_know_the_four_editions() -> None:
    """A field's reach, and for whom a comment is, are editions by their names."""
    labels = [edition.label for edition in Edition]
    assert list(get_args(Reach)) == labels
    assert set(get_args(Comment.model_fields["for_"].annotation)) < set(labels)


def test_each_of_the_three_has_its_words() -> None:
    """Can, will and fit have a question each, in one order."""
    assert tuple(ANSWER_QUESTIONS) == ANSWERS
