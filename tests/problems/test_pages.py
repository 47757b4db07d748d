"""The pages of reasons: all are built alike, and their examples are right."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from secondround.problems import CODES, page
from secondround.records.yaml import reader

ARTICLES = {"error": "an error", "warning": "a warning", "note": "a note"}


def examples(code: str) -> list[str]:
    """The YAML that a page shows."""
    return re.findall(r"^```yaml\n(.*?)^```$", page(code), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", ["no-such-code", "../reasons/we-for-i", ""])
def test_an_unknown_code_has_no_page(code: str) -> None:
    """A code that is not in the table is a KeyError, wherever its name may lead."""
    with pytest.raises(KeyError):
        page(code)


@pytest.mark.parametrize("code", CODES)
def test_pages_keep_one_form(code: str) -> None:
    """A title, the code with its severity, why, what to do, an example, and no other heading."""
    text = page(code)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert re.findall("^#+ (.*)", prose, re.MULTILINE)[1:] == ["Why", "What to do"]
    assert re.match(
        rf"# [^\n]+\n\n`{code}` is (?:an error|a warning|a note)(?:[.,]| for | in )", text
    )
    assert "\n```" in text
    assert text.endswith("```\n")


@pytest.mark.parametrize("code", CODES)
def test_examples_can_be_read(code: str) -> None:
    """What a page shows is YAML that the program takes."""
    for example in examples(code):
        _, problems = reader.read(PurePosixPath("example.yml"), example.encode())
        assert not problems


@pytest.mark.parametrize("code", CODES)
def test_pages_name_each_severity_of_the_table(code: str) -> None:
    """What a page calls an error, a warning or a note may be one, and no other may be."""
    opening = page(code).partition("\n## ")[0]
    named = {word for word, article in ARTICLES.items() if article in opening}
    assert named == {severity.name.lower() for severity in CODES[code].severities}
