"""Templates loop, test and print: what is computed is computed in Python, under test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondround.system.resources import folder

TEMPLATES = sorted(
    path
    for path in folder("templates").rglob("*")
    if path.suffix in {".jinja", ".html", ".xml"} and "{%" in path.read_text("utf-8")
)
TAG = re.compile(r"\{[%{](.*?)[%}]\}", re.DOTALL)
TEXT = re.compile(r"""\"[^\"]*\"|'[^']*'""")


def methods(source: str) -> Iterator[str]:
    """The methods of Python values that a template calls; a macro of the theme's is none."""
    for tag in TAG.findall(source):
        yield from re.findall(r"(?<!\blang)\.(\w+)\(", TEXT.sub('""', tag))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_calls_no_method(path: Path) -> None:
    """Other builders' Jinja has no Python methods, and what they work out nobody tests."""
    assert list(methods(path.read_text("utf-8"))) == []


def test_a_method_is_seen() -> None:
    """The rule can fail."""
    assert list(methods("{% set parts = body.split(', ') %}{{ part.find('x.y(') }}")) == [
        "split",
        "find",
    ]
    assert list(methods("{{ super() }} {{ name|short(4) }} text.split()")) == []
