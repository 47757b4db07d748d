"""A syntax error in YAML, explained in plain words.

In: an error of libyaml, which is worded for people who know the grammar. Out: a `Problem` that says
what is wrong with the line and how to fix it. libyaml's own words are never shown.
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

_PUT_IN_QUOTES = "put the whole text in quotes, or start it with `|` on a line of its own"
_ALIGN = "fields that belong together start in the same column, with spaces and no tabs"
_CLOSE_QUOTE = "close it with the same quote; inside '…' an apostrophe is written twice"
_BACKSLASH = r"write `\\` for a backslash, or use single quotes"
_ONE_DOCUMENT = "a record is one document without directives: begin with the first field"

_UNCLOSED = "expected ',' or"
"""In every message of libyaml about a bracket or a brace that is not closed."""

_MESSAGES: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "This line has a second `: `, or is indented too far.",
        _PUT_IN_QUOTES,
    ),
    "mapping keys are not allowed in this context": (
        "YAML takes this `?` for the start of a field.",
        _PUT_IN_QUOTES,
    ),
    "block sequence entries are not allowed in this context": (
        "A list cannot start here.",
        "start each `- ` on a line of its own, below the field's name",
    ),
    "could not find expected ':'": (
        "A field's name needs a colon and a space after it.",
        "such as `name: …`",
    ),
    "found character that cannot start any token": (
        "This character cannot start a value.",
        _PUT_IN_QUOTES,
    ),
    "found unknown escape character": (
        "This character cannot follow a backslash.",
        _BACKSLASH,
    ),
    "did not find expected hexdecimal number": (
        "The code after this backslash is not a valid character code.",
        _BACKSLASH,
    ),
    "found invalid Unicode character escape code": (
        "The code after this backslash is not a valid character code.",
        _BACKSLASH,
    ),
    "found unexpected end of stream": ("This quote is never closed.", _CLOSE_QUOTE),
    "found unexpected document indicator": ("This quote is never closed.", _CLOSE_QUOTE),
    "found a tab character where an indentation space is expected": (
        "A tab is used where spaces are needed.",
        _ALIGN,
    ),
    "found a tab character that violates indentation": (
        "A tab is used where spaces are needed.",
        _ALIGN,
    ),
    "did not find expected key": ("This line does not line up with the fields above it.", _ALIGN),
    "did not find expected '-' indicator": (
        "This line does not line up with the list above it.",
        _ALIGN,
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
        _PUT_IN_QUOTES,
    ),
    "did not find expected comment or line break": (
        "Nothing else may be on this line.",
        "start the text on the next line",
    ),
    "did not find expected <document start>": (
        "This text is outside any field.",
        _ONE_DOCUMENT,
    ),
    "found incompatible YAML document": ("This version of YAML is not supported.", _ONE_DOCUMENT),
    "found unknown directive name": (
        "A line that starts with `%` is a YAML directive.",
        _ONE_DOCUMENT,
    ),
    "did not find expected alphabetic or numeric character": (
        "This character cannot start a value.",
        _PUT_IN_QUOTES,
    ),
}
"""A message and a hint for each error of libyaml."""
_TAB = ("A tab is used where spaces are needed.", _ALIGN)
_ANYTHING_ELSE = ("This cannot be read as YAML.", _PUT_IN_QUOTES)


def problem(file: PurePosixPath, text: str, error: yaml.YAMLError) -> Problem:
    """What is wrong, where it was written rather than where the parser noticed it."""
    lines = text.split("\n")
    line, column = _position(lines, error)
    noticed = str(getattr(error, "problem", ""))
    # Lines above come last: what looks like a slip there may be fine inside a text.
    slip = (
        slips.near(lines, line + 1, above=0)
        or _misplaced_quote(text, lines, line)
        or _cut_at_hash(lines, line, noticed)
        or slips.near(lines, line + 1)
    )
    if slip:
        return _slip_problem(file, slip)
    message, hint = _explanation(noticed, lines[line][column:])
    if hint == _PUT_IN_QUOTES:
        hint = slips.quoted_line(lines[line])
    return Problem.at(file, line + 1, column + 1, "yaml-syntax", message, hint)


def unfinished_merge(file: PurePosixPath, text: str) -> Problem | None:
    """The problem of a merge in git that was never finished, at git's first mark.

    Checked before parsing, as YAML would accept the marks inside quotes or brackets.
    """
    slip = slips.unfinished_merge(text.split("\n")) if "\n>>>>>>> " in text else None
    return _slip_problem(file, slip) if slip else None


def _slip_problem(file: PurePosixPath, slip: Slip) -> Problem:
    return Problem.at(file, slip.line, slip.column, "yaml-syntax", slip.message, slip.hint)


def _misplaced_quote(text: str, lines: list[str], line: int) -> Slip | None:
    """The quoted text behind an error in a 0-based line: closed too late, or followed by text."""
    quoted = _last_quoted(text)
    if quoted is None or quoted.end_mark.line != line:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if start.line < line:
        message = f"The quote that opens here is closed only in line {line + 1}."
        return Slip(start.line + 1, start.column + 1, message, _CLOSE_QUOTE)
    rest = lines[line][end.column :].lstrip()
    if not rest or rest[0] in "#,]}:":
        return None
    column = len(lines[line]) - len(rest) + 1
    hint = slips.quoted_line(lines[line]) if quoted.style == '"' else _CLOSE_QUOTE
    return Slip(line + 1, column, "There is text after the closing quote.", hint)


def _last_quoted(text: str) -> Any:
    """The last quoted scalar before the syntax error; None without one."""
    quoted: Any = None
    next_event: Callable[[], Any] = CParser(text).get_event
    try:
        while type(event := next_event()) is not yaml.StreamEndEvent:
            if type(event) is yaml.ScalarEvent and event.style in {"'", '"'}:
                quoted = event
    except yaml.YAMLError:
        pass
    return quoted


def _cut_at_hash(lines: list[str], line: int, noticed: str) -> Slip | None:
    """The ` #` that cuts off a text which goes on in the next line, or that hides the end of a list
    in brackets.
    """
    if noticed in {"could not find expected ':'", "did not find expected key"} and line:
        return slips.cut(lines, line) or slips.cut(lines, line - 1)
    return slips.cut(lines, line + 1) if _UNCLOSED in noticed else None


def _explanation(noticed: str, rest: str) -> tuple[str, str]:
    """A message and a hint for what libyaml noticed, given the rest of the line from there."""
    message, hint = _MESSAGES.get(noticed, _ANYTHING_ELSE)
    first = rest[:1]
    if first == "\t":
        return _TAB
    if first == "`":
        return message, "put the text in quotes"
    if first and first in "@%":
        return message, f"put the text in quotes: `{first}` has a meaning of its own in YAML"
    if first and first in "*&":
        hint = "put the text in quotes; a list's entries start with `- `"
        return f"`{first}` cannot start a text.", hint
    return message, hint


def _position(lines: list[str], error: yaml.YAMLError) -> tuple[int, int]:
    """The 0-based line and column of an error; of an unclosed quote or bracket, where it opens."""
    noticed_at = getattr(error, "problem_mark", None)
    opened_at = getattr(error, "context_mark", None)
    is_unclosed = _UNCLOSED in str(getattr(error, "problem", ""))
    mark = noticed_at
    if opened_at is not None and (is_unclosed or _is_past_text(lines, noticed_at)):
        mark = opened_at
    if mark is None:
        return 0, 0
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def _is_past_text(lines: list[str], mark: Any) -> bool:
    """Whether nothing is left of the line where the parser stopped."""
    if mark is None or mark.line >= len(lines):
        return True
    return not lines[mark.line][mark.column :].strip()
