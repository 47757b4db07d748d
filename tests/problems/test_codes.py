"""The table of codes: whatever can be wrong is in it once, has its page, and is raised by a test."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.problems import CODES, Problem, Severity

TESTS = Path(__file__).parents[1]
ERRORS = TESTS / "errors"
PAGES = Path(__file__).parents[2] / "generator" / "secondround" / "problems" / "reasons"
FILE = PurePosixPath("packets/harbor/interview.yml")

ELSEWHERE: dict[str, str] = {}
"""The test that raises a code for which no folder of `errors` can: of a machine, or of a paper."""


def test_a_code_that_is_not_in_the_table_cannot_be_raised() -> None:
    """A problem with an unknown code is a mistake of the program, and shows at once."""
    with pytest.raises(KeyError):
        Problem.of_file(FILE, "no-such-code", "It is wrong.")


def test_a_severity_that_the_table_does_not_allow_cannot_be_raised() -> None:
    """The table says which severities may occur."""
    with pytest.raises(ValueError, match="`missing-field` is never a note"):
        Problem.of_file(FILE, "missing-field", "It is wrong.", severity=Severity.NOTE)


@pytest.mark.parametrize("code", CODES)
def test_a_problem_has_the_usual_severity_of_its_code(code: str) -> None:
    """Whoever raises a problem names its code; the severity comes from the table."""
    assert Problem.of_file(FILE, code, "It is wrong.").severity is CODES[code].severity


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """No page is missing, and none is left over."""
    assert {path.stem for path in PAGES.iterdir()} == set(CODES)


def test_every_code_is_raised_by_a_test() -> None:
    """Each code has a folder in `errors`, or is raised by a test that is named here."""
    folders = {path.parent.name for path in ERRORS.glob("*/expected.txt")}
    assert folders | set(ELSEWHERE) == set(CODES)
    assert not folders & set(ELSEWHERE)


def test_a_named_test_is_there_and_names_the_code() -> None:
    """What is said to raise a code does."""
    for code, where in ELSEWHERE.items():
        file, _, test = where.partition("::")
        text = (TESTS / file).read_text("utf-8")
        assert f"def {test}(" in text
        assert f'"{code}"' in text
