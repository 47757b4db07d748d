"""Templates loop, test and print: what is computed is computed in Python, under test."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

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


def bare(source: str) -> Iterator[str]:
    """The texts that a template prints through no filter, whatever they depend on."""
    for output in jinja2.Environment(autoescape=True).parse(source).find_all(nodes.Output):
        yield from _texts(output.nodes)


def _texts(printed: Iterable[nodes.Node | None]) -> Iterator[str]:
    for each in printed:
        if isinstance(each, nodes.CondExpr):
            yield from _texts([each.expr1, each.expr2])
        elif isinstance(each, nodes.Const):
            yield str(each.value)


MARKDOWN = sorted(folder("templates").rglob("*.md.jinja"))


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_words_of_a_template_are_its_text(path: Path) -> None:
    """Printed as a value they would be refused, on the one day that their condition holds."""
    assert list(bare(path.read_text("utf-8"))) == []


def test_bare_words_are_seen() -> None:
    """The rule can fail, also where a condition decides."""
    source = "{{ 'a' }} {{ 'b' if x else y|short }} {{ z if x else 'c' if y }} {{ 'd'|short }} e"
    assert list(bare(source)) == ["a", "b", "c"]


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
