"""Plain words for what the YAML parser cannot make sense of.

In: an error of libyaml, whose own words are written for people who know its grammar. Out: a
`Problem` that says what stands in the line and what to do about it. An error without words here
gets general ones, never libyaml's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import yaml
from yaml._yaml import CParser

from secondround.problems import Problem
from secondround.records.yaml import slips
from secondround.records.yaml.slips import Slip

_QUOTE = "put the whole text in quotes, or start it with `|` on a line of its own"
_INDENT = "fields that belong together start in the same column, with spaces and no tabs"
_CLOSE_QUOTE = "close it with the same quote; inside '…' an apostrophe is written twice"
_BACKSLASH = r"write `\\` for a backslash, or use single quotes"
_SINGLE = "a record is one document without directives: begin with the first field"

_WORDS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "This line has a second `: `, or is indented too far.",
        _QUOTE,
    ),
    "mapping keys are not allowed in this context": (
        "YAML takes this `?` for the start of a field.",
        _QUOTE,
    ),
    "block sequence entries are not allowed in this context": (
        "A list starts here where none can start.",
        "start each `- ` on a line of its own, below the field's name",
    ),
    "could not find expected ':'": (
        "A field's name needs a colon and a space after it.",
        "such as `name: …`",
    ),
    "found character that cannot start any token": ("This character cannot start a value.", _QUOTE),
    "found unknown escape character": (
        "This character cannot follow a backslash here.",
        _BACKSLASH,
    ),
    "did not find expected hexdecimal number": (
        "The code after this backslash is not that of a character.",
        _BACKSLASH,
    ),
    "found invalid Unicode character escape code": (
        "The code after this backslash is not that of a character.",
        _BACKSLASH,
    ),
    "found unexpected end of stream": ("A quote is opened and never closed.", _CLOSE_QUOTE),
    "found unexpected document indicator": ("A quote is opened and never closed.", _CLOSE_QUOTE),
    "found a tab character where an indentation space is expected": (
        "A tab is used where spaces are needed.",
        _INDENT,
    ),
    "found a tab character that violates indentation": (
        "A tab is used where spaces are needed.",
        _INDENT,
    ),
    "did not find expected key": ("This line does not line up with the fields above it.", _INDENT),
    "did not find expected '-' indicator": (
        "This line does not line up with the list above it.",
        _INDENT,
    ),
    "did not find expected ',' or ']'": (
        "A list in brackets is not closed.",
        "write `[one, two]`, or quote a text that holds a bracket",
    ),
    "did not find expected ',' or '}'": (
        "A map in braces is not closed.",
        "write `{name: value}`, or quote a text that holds a brace",
    ),
    "did not find expected node content": (
        "A value is missing here, or this character cannot start one.",
        _QUOTE,
    ),
    "did not find expected comment or line break": (
        "Nothing else may be on this line.",
        "start the text on the next line",
    ),
    "did not find expected <document start>": (
        "This belongs to no field.",
        _SINGLE,
    ),
    "found incompatible YAML document": ("This version of YAML is not known.", _SINGLE),
    "found unknown directive name": ("A line that starts with `%` is a YAML directive.", _SINGLE),
    "did not find expected alphabetic or numeric character": (
        "This character cannot start a value.",
        _QUOTE,
    ),
}
_TAB = ("A tab is used where spaces are needed.", _INDENT)
_SIGN = "put the text in quotes: `{}` has a meaning of its own in YAML"
_OTHERS = ("This cannot be read as YAML.", _QUOTE)


def problem(file: PurePosixPath, text: str, error: yaml.YAMLError) -> Problem:
    """What is wrong, at the place where it was written rather than where the parser noticed it."""
    lines = text.split("\n")
    line, column = _place(lines, error)
    found = str(getattr(error, "problem", ""))
    here = (
        slips.near(lines, line + 1, above=0)
        or _quote(text, lines, line)
        or _hash(lines, line, found)
    )
    slip = here or slips.near(
        lines, line + 1
    )  # the lines above last: what looks like a slip may stand in a text
    if slip:
        return Problem.at(file, slip.line, slip.column, "yaml-syntax", slip.message, slip.hint)
    message, hint = _words(lines[line][column:], found)
    if hint == _QUOTE:
        hint = slips.quoted_line(lines[line])
    return Problem.at(file, line + 1, column + 1, "yaml-syntax", message, hint)


def unfinished_merge(file: PurePosixPath, text: str) -> Problem | None:
    """What git put where two versions differ, at its own first line; in quotes or brackets YAML
    would take it in.
    """
    slip = slips.unfinished_merge(text.split("\n")) if "\n>>>>>>> " in text else None
    if slip is None:
        return None
    return Problem.at(file, slip.line, slip.column, "yaml-syntax", slip.message, slip.hint)


def _quote(text: str, lines: list[str], line: int) -> Slip | None:
    """The quote that is to blame for an error in line `line`: closed too late, or with text behind
    its end.
    """
    quoted: Any = None
    following: Callable[[], Any] = CParser(text).get_event
    try:
        while type(event := following()) is not yaml.StreamEndEvent:
            if type(event) is yaml.ScalarEvent and event.style in {"'", '"'}:
                quoted = event
    except yaml.YAMLError:
        pass
    if quoted is None or quoted.end_mark.line != line:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if start.line < line:
        message = f"The quote that opens here is closed only in line {line + 1}."
        return Slip(start.line + 1, start.column + 1, message, _CLOSE_QUOTE)
    behind = lines[line][end.column :].lstrip()
    if behind and behind[0] not in "#,]}:":
        column = len(lines[line]) - len(behind) + 1
        return Slip(
            line + 1,
            column,
            "There is text after the closing quote.",
            _whole(lines[line], quoted.style),
        )
    return None


def _whole(text: str, quote: str) -> str:
    """What to write where a quote ends before its text does."""
    return slips.quoted_line(text) if quote == '"' else _CLOSE_QUOTE


def _hash(lines: list[str], line: int, found: str) -> Slip | None:
    """The ` #` that ends a text which goes on in the next line, or that hides the end of a list in
    brackets.
    """
    if found in {"could not find expected ':'", "did not find expected key"} and line:
        return slips.cut(lines, line) or slips.cut(lines, line - 1)
    return slips.cut(lines, line + 1) if "expected ',' or" in found else None


def _words(rest: str, problem: str) -> tuple[str, str]:
    message, hint = _WORDS.get(problem, _OTHERS)
    if rest.startswith("\t"):
        return _TAB
    if rest[:1] in {"@", "`", "%"}:
        return message, _SIGN.format(rest[0]) if rest[0] != "`" else "put the text in quotes"
    if rest[:1] in {"*", "&"}:
        return (
            f"`{rest[0]}` cannot start a text.",
            "put the text in quotes; a list's entries start with `- `",
        )
    return message, hint


def _place(lines: list[str], error: yaml.YAMLError) -> tuple[int, int]:
    """The 0-based line and column inside the file; an unclosed quote or bracket is shown where it
    opens.
    """
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    unclosed = "expected ',' or" in str(getattr(error, "problem", ""))
    if opened is not None and (
        unclosed
        or mark is None
        or mark.line >= len(lines)
        or not lines[mark.line][mark.column :].strip()
    ):
        mark = opened
    if mark is None:
        return 0, 0
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))
