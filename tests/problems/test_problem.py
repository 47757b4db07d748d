"""Problems as people read them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.problems import Problem, Severity, as_text, in_order, printable

FILE = PurePosixPath("packets/amara/harbor/interview.yml")


def problem(
    line: int, column: int, width: int = 1, message: str = "A message.", hint: str = ""
) -> Problem:
    return Problem(FILE, line, column, Severity.ERROR, "unknown-field", message, hint, width)


_FEW = st.integers(1, 2)
_NAMES = st.sampled_from(["a", "a-b", "a/b", "b"])


@given(
    st.lists(
        st.builds(
            Problem,
            _NAMES.map(PurePosixPath), _FEW, _FEW, st.just(Severity.ERROR),
            st.sampled_from(["unknown-field", "bad-choice"]), _NAMES, _NAMES, _FEW,
            st.lists(_NAMES, max_size=2).map(tuple), _NAMES,
        )
    )
)  # fmt: skip
def test_the_order_is_that_of_the_problems(found: list[Problem]) -> None:
    """However they are put in order, it is as they compare."""
    assert in_order(found) == tuple(sorted(found))


def test_text() -> None:
    """File, place, severity, code and message; the line; a caret for each character; the hint."""
    found = problem(14, 5, 6, "`minuts` is not a field of a session.", "did you mean `minutes`?")
    assert as_text(found, ["line"] * 13 + ["    minuts: 45"]) == (
        "packets/amara/harbor/interview.yml:14:5: error "
        "unknown-field: `minuts` is not a field of a session.\n"
        "   14 |     minuts: 45\n"
        "      |     ^^^^^^\n"
        "hint: did you mean `minutes`?"
    )


@pytest.mark.parametrize(("lines", "width"), [((), 1), (("",), 1), (("a: b",), 0)])
def test_without_a_line(lines: tuple[str, ...], width: int) -> None:
    """A file that was not read, an empty line, or the file as a whole show no line."""
    assert as_text(problem(1, 1, width), lines) == f"{FILE}:1:1: error unknown-field: A message."


def test_tabs_keep_the_caret_below() -> None:
    """A tab before the place is a tab before the caret."""
    assert as_text(problem(1, 2), ["\ta: b"]).splitlines()[1:] == ["    1 | \ta: b", "      | \t^"]


def test_long_lines_are_cut() -> None:
    """Of a long line the part around the place is shown, with the caret still below it."""
    line = "a" * 1000 + "X" + "b" * 1000
    _, shown, carets = as_text(problem(1, 1001), [line]).splitlines()
    assert len(shown) < 200
    assert shown[carets.index("^")] == "X"


def test_severities_sort() -> None:
    """At one place errors come before warnings, warnings before notes."""
    kinds = {
        "unknown-field": Severity.ERROR,
        "we-for-i": Severity.WARNING,
        "story-without-cue": Severity.NOTE,
    }
    found = [Problem.of_file(FILE, code, "A.") for code in reversed(kinds)]
    assert [one.severity for one in sorted(found)] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTE,
    ]


@given(st.text(max_size=300), st.integers(1, 310), st.integers(0, 400), st.text(max_size=50))
def test_nothing_steers_a_terminal(line: str, column: int, width: int, words: str) -> None:
    """Whatever a file holds, what is printed of it is plain characters, in no more lines than a
    problem has.
    """
    shown = as_text(
        problem(1, min(column, len(line) + 1), width, words, words), [line.replace("\n", " ")]
    )
    assert all(letter.isprintable() or letter in "\t\n\u200c\u200d" for letter in shown)
    assert shown.count("\n") <= 3


def test_a_joiner_is_shown_as_it_is() -> None:
    """Persian names have one, and emoji of several parts."""
    for name in ("\u0645\u06cc\u200c\u0631\u0648\u0645", "\U0001f469\u200d\u2695\ufe0f"):
        assert printable(name) == name
    assert printable("a\x1b[2J\u202eb") == "a\ufffd[2J\ufffdb"
