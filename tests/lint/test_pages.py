"""The pages of reasons: none is missing, none is left over, all are built alike, and their examples
are right.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from secondround import lint
from secondround.records.workspace import Application
from secondround.records.yaml import reader

PROGRAM = Path(lint.__file__).parents[1]
ERRORS = Path(__file__).parents[1] / "errors"
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
NO_CODES = {"utf-8", "x-reach"}  # names of other things that look like codes


def codes_in(path: Path) -> Iterator[str]:
    """Every string of a module that is written like a code; examples of fields are none."""
    tree = ast.parse(path.read_text("utf-8"))
    examples = {
        id(constant)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "example"
        for constant in ast.walk(node)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and id(node) not in examples
            and KEBAB.fullmatch(str(node.value))
        ):
            yield str(node.value)


def reported() -> set[str]:
    """The codes of all stages: those of the modules that give problems their severity."""
    modules = [path for path in PROGRAM.rglob("*.py") if "Severity." in path.read_text("utf-8")]
    return {code for path in modules for code in codes_in(path)} - NO_CODES


def own() -> list[str]:
    """The codes that the rules report."""
    return sorted(
        {code for path in (PROGRAM / "lint").glob("*.py") for code in codes_in(path)} - NO_CODES
    )


def examples(code: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", lint.reason(code), re.MULTILINE | re.DOTALL)


def test_no_code_lacks_a_page_and_no_page_a_code() -> None:
    """Whatever any stage reports has its page of reasons, and every page is about something that is
    reported.
    """
    assert set(lint.codes()) == reported()


@pytest.mark.parametrize("code", own())
def test_every_rule_has_a_record_that_breaks_it(code: str) -> None:
    """Each code of the rules has a folder with a workspace that breaks it, and the text a person
    sees.
    """
    assert f" {code}: " in (ERRORS / code / "expected.txt").read_text("utf-8")


def test_codes_are_sorted_and_unknown_ones_refused() -> None:
    """Pages are listed by code, and a code that nobody reports is a KeyError, wherever its name may
    lead.
    """
    assert list(lint.codes()) == sorted(lint.codes())
    for code in ("no-such-code", "../reasons/we-for-i", ""):
        with pytest.raises(KeyError):
            lint.reason(code)


@pytest.mark.parametrize("code", lint.codes())
def test_pages_keep_one_form(code: str) -> None:
    """A title, the code with its severity, why, what to do, an example; one sentence a line, no
    other heading.
    """
    page = lint.reason(code)
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    assert re.findall("^#+ (.*)", prose, re.MULTILINE)[1:] == ["Why", "What to do"]
    assert re.match(
        rf"# [^\n]+\n\n`{code}` is (?:an error|a warning|a note)(?:[.,]| for | in )", page
    )
    assert examples(code)
    assert page.endswith("```\n")


@pytest.mark.parametrize("code", lint.codes())
def test_examples_can_be_read(code: str) -> None:
    """What a page shows is YAML that the program takes."""
    for example in examples(code):
        _, problems = reader.read(PurePosixPath("example.yml"), example.encode())
        assert not problems


@pytest.mark.parametrize("code", own())
def test_examples_of_rules_are_faultless(code: str, write: Callable[..., Application]) -> None:
    """Put into a clean record, the example of a rule's page leaves nothing to say."""
    for example in examples(code):
        file, fields = example.split("\n", 1)
        kind = {"# candidate.yml": "candidate", "# interview.yml": "record"}[file]
        changes: dict[str, Any] = yaml.load(fields, Loader=yaml.BaseLoader)  # noqa: S506 - plain text only
        assert lint.check(write(**{kind: changes}), None) == ()


@pytest.mark.parametrize("code", own())
def test_pages_name_the_severity_that_is_reported(code: str) -> None:
    """What a page calls an error is reported as one."""
    expected = (ERRORS / code / "expected.txt").read_text("utf-8")
    severity = re.search(rf": (error|warning|note) {code}: ", expected)
    assert severity
    assert f"`{code}` is a{'n' if severity[1] == 'error' else ''} {severity[1]}" in lint.reason(
        code
    )
