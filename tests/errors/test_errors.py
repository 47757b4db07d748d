"""One folder for each code: a small workspace, and the exact text that `secondround check` shows for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import secondround
from secondround import plan, records, rules
from secondround.plan.model import Plan
from secondround.records.problems import text

HERE = Path(__file__).parent
FOLDERS = sorted(folder.name for folder in HERE.iterdir() if (folder / "expected.txt").exists())
NOT_CODES: frozenset[str] = frozenset()
"""Words with a hyphen in the program's strings that look like a code and are none."""


def planned(application: records.Application) -> Plan | None:
    upcoming = application.record.upcoming
    return None if upcoming is None else plan.make(application, upcoming)


def shown(root: Path) -> str:
    workspace = records.read(root)
    blocks = []
    for problem in rules.everything(workspace, planned):
        source = workspace.sources.get(problem.file)
        blocks.append(text(problem, source.lines if source else ()))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("code", FOLDERS)
def test_text(code: str, request: pytest.FixtureRequest) -> None:
    """The text that a person sees is exactly the expected one, and it is about the folder's code."""
    expected = HERE / code / "expected.txt"
    found = shown(HERE / code)
    if request.config.getoption("--update-golden"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
    assert f" {code}: " in found


def test_each_code_has_a_folder_and_a_page() -> None:
    """Codes, folders and pages of reasons are the same names."""
    assert set(FOLDERS) == set(rules.codes())


def test_each_code_in_the_source_has_a_page() -> None:
    """No stage reports a code that `secondround explain` knows nothing of."""
    found = {code for stage in ("records", "plan", "rules") for code in _words(stage)}
    assert found - NOT_CODES <= set(rules.codes())
    assert found >= set(rules.codes())


def _words(stage: str) -> Iterator[str]:
    """Every string in a stage's source that is words joined by hyphens, as codes are."""
    for module in (Path(secondround.__file__).parent / stage).glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", str(node.value)):
                yield str(node.value)
