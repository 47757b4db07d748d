"""Typing slips that make YAML mean something other than the line shows.

In: the lines of a file, and where something is wrong. Out: the slip near it that is to blame, at
its own place. It runs only where something is wrong already: what looks like a slip may well be
part of a text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from secondround.text import with_article

_ODD: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""Blanks that YAML takes for letters."""
_NAME: Final = r"[A-Za-z$][A-Za-z0-9_$-]*"
_BEGIN: Final = rf"^[ ]*(?:- +)*(?:{_NAME}: +)?\{{? *"
_ODD_INDENT: Final = re.compile(rf"^[ ]*([{_ODD}])")
_ODD_DASH: Final = re.compile(rf"^[ ]*-([{_ODD}])")
_ODD_BEHIND: Final = re.compile(rf"{_BEGIN}{_NAME}:([{_ODD}])")
_WIDE: Final = re.compile(rf"{_BEGIN}{_NAME}[ ]*([：﹕︓])")
_CLOSE: Final = re.compile(rf"(?:{_BEGIN}|.*[{{,] *){_NAME}(:)(?=[^\s/:])")
_DASH: Final = re.compile(r"^[ ]*(-)(?=[A-Za-z\"'])")
_BULLET: Final = re.compile(rf"^[ ]*(?:{_NAME}:[ ]+)?([*•‣▪◦·–—])[ \t{_ODD}]+\S")
_HASH: Final = re.compile(
    r"^[ ]*(?:- |[^#\s\"'|>][^#\"']*: |[^#\s\"'])[^#\"']*[ \t](#)(?=\S| *[0-9]| *$)"
)
_MERGE: Final = re.compile(r"(?:<{7} |\|{7}(?: |\r?$)|={7}\r?$|>{7} )")
COLON: Final = "write `: `, a plain colon and a space"
QUOTE_COMMA: Final = "a comma ends a text in braces; put the whole text in quotes"
_MOST: Final = 100
_LONGEST: Final = 1_000
"""Letters of a line that is looked at."""


class Slip(Struct, frozen=True):
    """One slip: where it is, what it does, and what to write."""

    line: int  # 1-based
    column: int  # 1-based
    message: str
    hint: str


def near(lines: Sequence[str], line: int, *, above: int = 2) -> Slip | None:
    """The slip in line `line` (1-based), or else in one of the `above` lines before it that hold
    anything.
    """
    left = above
    for number in range(min(line, len(lines)), 0, -1):
        text = lines[number - 1]
        if found := _slip(text):
            at, message, hint = found
            return Slip(number, at + 1, message, hint)
        if number < line and text.strip() and not text.lstrip().startswith("#"):
            left -= 1
        if left <= 0:
            break
    return None


def unfinished_merge(lines: Sequence[str]) -> Slip | None:
    """The first line that git put where two versions differ; None where nobody has merged, or
    somebody has finished.

    All of its marks must be there, so that a line of a text which only looks like one is left
    alone.
    """
    marks = [(number, text[0]) for number, text in enumerate(lines, 1) if _MERGE.match(text)]
    signs = {sign for _, sign in marks}
    if not {"<", "=", ">"} <= signs:
        return None
    return Slip(next(number for number, sign in marks if sign == "<"), 1, MERGE, FINISH_MERGE)


MERGE: Final = "A merge in git is unfinished: from here to `>>>>>>>` the file holds two versions."
FINISH_MERGE: Final = (
    "keep the version that is right, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`"
)


def cut(lines: Sequence[str], line: int) -> Slip | None:
    """The ` #` in line `line` (1-based) that ends what is written there."""
    found = _HASH.match(lines[line - 1][:_LONGEST]) if 0 < line <= len(lines) else None
    return Slip(line, found.start(1) + 1, CUT, QUOTE_IT) if found else None


CUT: Final = "The text ends before ` #`: YAML reads the rest as a comment."
QUOTE_IT: Final = "put the whole text in quotes"


def quoted_line(text: str) -> str:
    """The hint to put a line's value in quotes, with the line as it would then be written, where it
    is short.
    """
    found = re.match(rf"^[ ]*((?:- +)*(?:{_NAME}: +)?)(.*\S)", text)
    return quoted(found[1], found[2]) if found else QUOTE_IT


def quoted(before: str, text: str) -> str:
    """The hint to put a text in quotes, with what comes before it on its line."""
    if (
        text[0] == '"'
        and len(before + text) <= _MOST
        and not (before.endswith("{ ") or "'" in text)
    ):
        return f"put the whole text in single quotes: `{before}'{text}'`"
    if len(before + text) > _MOST or text[0] in "\"'[{|>&*":
        return f"{QUOTE_IT}, or start it with `|` on a line of its own"
    return f"put it in quotes: `{before}{json.dumps(text, ensure_ascii=False)}`"


def no_blank(name: str, text: str) -> bool:
    """Whether `text` writes the field `name` without the space after its colon."""
    return bool(re.search(rf"(?:^|[ {{,]){re.escape(name)}[:：][^\s]", text))


def _slip(text: str) -> tuple[int, str, str] | None:
    """The place (0-based), the message and the hint."""
    text = text[:_LONGEST]
    for pattern, where in (
        (_ODD_INDENT, "before this line"),
        (_ODD_DASH, "after `-`"),
        (_ODD_BEHIND, "after `:`"),
    ):
        if found := pattern.match(text):
            sign = found[1]
            name = unicodedata.name(sign, "blank").lower()
            kind = f"{with_article(name)} (U+{ord(sign):04X})"
            message = f"The space {where} is {kind}, which YAML takes for a letter."
            return (
                found.start(1),
                message,
                "delete it and type a plain space; it often comes along with copied text",
            )
    if found := _WIDE.match(text):
        return (
            found.start(1),
            f"The colon `{found[1]}` is a wide one, which YAML takes for a letter.",
            COLON,
        )
    if found := _CLOSE.match(text):
        return found.start(1), "A space is missing after this colon.", COLON
    if found := _DASH.match(text):
        return (
            found.start(1),
            "A space is missing after this `-`.",
            "write `- `, a hyphen and a space",
        )
    if found := _BULLET.match(text):
        return (
            found.start(1),
            f"A list's entry starts with `- `, not with `{found[1]} `.",
            "write `- ` instead",
        )
    return None
