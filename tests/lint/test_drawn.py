"""Tables and pictures in texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from secondround import lint
from secondround.lint import unsupported_markdown
from secondround.records import Application
from secondround.records.yaml import Value

Write = Callable[..., Application]
Change = Callable[..., dict[str, Any]]


def said(application: Application) -> list[str]:
    return [
        problem.message
        for problem in lint.check(application, None)
        if problem.code == "shown-as-words"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n| - | - |\n| c | d |",
        "Before.\n\na | b\n:-- | --:\nc | d",
        "| a |\n| --- |",
        "- item\n\n  | a | b |\n  |---|---|",
    ],
)
def test_a_table_is_told(text: str, write: Write, change: Change) -> None:
    """Whatever way its lines are written, quoted or as a block, and once for each text."""
    assert said(write(record=change("company", about=text))) == [
        "The table in `about` is not drawn: each of its rows becomes a line."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "a | b\n\n---\n\nc",
        "Title\n---\n",
        "- a\n- b | c",
        "a | b\n- | x",
        "no | table\n| - | x |",
    ],
)
def test_bars_alone_are_no_table(text: str, write: Write, change: Change) -> None:
    """Without a line of dashes below its first row there is no table."""
    assert said(write(record=change("company", about=text))) == []


@pytest.mark.parametrize(
    ("text", "told"), [("See ![a map](map.png).", 1), ("`![a](b)`", 0), ("\\![a](b)", 0)]
)
def test_a_picture_is_told(text: str, told: int, write: Write, change: Change) -> None:
    """A picture is told, code and an escaped mark are not."""
    assert len(said(write(record=change("company", culture=text)))) == told


@pytest.mark.parametrize(
    "text",
    [
        "|" * 2_000_000 + "\n- |",
        "a|\n" + " " * 2_000_000 + "x|",
        "![" * 1_000_000,
        "![a](" * 400_000,
        "|-" * 1_000_000,
    ],
    ids=lambda text: text[:5],
)
@pytest.mark.ends
def test_no_text_takes_long(text: str, write: Write) -> None:
    """The time is in proportion to the text, whatever its marks: one a hundred times longer than
    there may be is looked through.
    """
    application = write()
    value: Value = {"about": text}
    source = replace(application.record_source, text=json.dumps(value), value=value)
    list(unsupported_markdown.in_record(replace(application, record_source=source)))


def test_stories_are_looked_at_too(write: Write, tell: Change) -> None:
    """A step of a story, named by its field."""
    application = write(candidate=tell(action=["I drew this.", "![plan](plan.png)"]))
    assert said(application) == [
        "The picture in `action` is not shown: its description is printed instead."
    ]


def test_a_tangle_of_marks_is_told(write: Write, change: Change) -> None:
    """More marks than are read as Markdown are counted, with the text's place."""
    assert said(write(record=change("company", about="*a* " * 600))) == [
        "`about` has 1200 marks of Markdown, and is shown as it is written."
    ]
