"""A Markdown file as headings, labels and lines of text, each with its line number.

In: text. Out: `Mark` values in the order of the file. Every line that is not empty is in one of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from secondround.imports.stories import labels
from secondround.imports.stories.labels import Part

DEEPEST: Final = 7
"""The level of a heading that is only bold."""
_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE: Final = re.compile(r"^ {0,3}(=+|-{3,})[ \t]*$")
_RULE: Final = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE: Final = re.compile(r"^ {0,3}(```+|~~~+)")
BULLET: Final = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+•]|\d{1,2}[.)])[ \t]+")
_QUOTE: Final = re.compile(r"^[ \t]*>[ \t]?")
_MARKED: Final = re.compile(
    r"(\*{1,3}|_{1,3})(?P<label>[^*_\n:：|]{1,60}?)\s*(?P<in>[:：]?)\s*\1"
    r"(?P<out>\s*[:：–—-]?)[ \t]*"
)
_PLAIN: Final = re.compile(r"(?P<label>[^\n:：*|]{1,60}?)\s*[:：](?:[ \t]+|$|(?<=：))")
_LETTER: Final = re.compile(r"(?P<label>[STARCLOP])[ \t]+[—–-][ \t]+(?=\S)")
_MARKED_LINE: Final = re.compile(r"(\*{1,3}|_{1,3})(?=[^*_\s])([^*_]+)(?<=[^*_\s])\1")
_BEHIND: Final = re.compile(r"[|·;]\s*|(?<=[.!?。])\s+")
"""What a plain label may come behind, on the line of another."""
_BOLD_LINE: Final = re.compile(r"^(\*\*|__)([^*_].*?)\1[:：]?$")
_TABLE_RULE: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


class Mark(Struct, frozen=True):
    """A heading, a label with what follows it on its line, a line of text, a rule or a table."""

    kind: Literal["heading", "label", "text", "rule", "table"]
    line: int  # 1-based
    text: str  # of a label: what follows it; of a line: with its bullet and indent
    level: int = 0  # of a heading, and of a label that is one; 0 for other labels
    label: str = ""  # as written
    part: Part | None = None
    style: str = ""  # how a label is marked: those of one story are marked alike
    rows: tuple[tuple[str, ...], ...] = ()  # of a table


def marks(text: str, first_line: int = 1) -> Iterator[Mark]:
    """The marks of a text, in its order."""
    lines = text.split("\n")
    fence = ""
    i = 0
    while i < len(lines):
        line, number = lines[i], first_line + i
        i += 1
        found = _FENCE.match(line)
        if fence or found:
            if found and (not fence or found[1].startswith(fence)):
                fence = "" if fence else found[1]
            yield Mark("text", number, line)
            continue
        if not line.strip():
            yield Mark("text", number, "")
            continue
        if "|" in line and i < len(lines) and "-" in lines[i] and _TABLE_RULE.match(lines[i]):
            rows = [cells(line)]
            i += 1
            while i < len(lines) and "|" in lines[i]:
                rows.append(cells(lines[i]))
                i += 1
            yield Mark("table", number, "", rows=tuple(rows))
            continue
        underline = _UNDERLINE.match(lines[i]) if i < len(lines) else None
        if underline and not BULLET.match(line) and not _HEADING.match(line):
            i += 1
            yield _heading(line.strip(), 1 if "=" in underline[1] else 2, number)
            continue
        yield from _of_line(line, number)


def cells(line: str) -> tuple[str, ...]:
    """The cells of a row of a table."""
    bare = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", bare))


def _of_line(line: str, number: int) -> Iterator[Mark]:
    heading = _HEADING.match(line)
    if heading:
        yield _heading(heading[2], len(heading[1]), number)
    elif _RULE.match(line):
        yield Mark("rule", number, line.strip())
    else:
        yield from _labels_in(line, number)


def _heading(text: str, level: int, number: int) -> Mark:
    part = labels.part(text)
    if part:
        return Mark("label", number, "", level, text, part)
    before, colon, after = text.replace("：", ":").partition(":")
    part = labels.part(before, letters=False) if colon else None
    if part and part != "title":
        return Mark("label", number, after.strip(), level, before, part)
    if part and after.strip():
        return Mark("heading", number, after.strip(), level)
    return Mark("heading", number, text.strip(), level)


def _labels_in(line: str, number: int) -> Iterator[Mark]:
    """The labels of a line with what follows each; the line itself where it has none."""
    bare = _QUOTE.sub("", line)
    bullet = BULLET.match(bare)
    start = bullet.end() if bullet else len(bare) - len(bare.lstrip())
    whole = _MARKED_LINE.fullmatch(bare[start:].rstrip())
    if whole and not labels.part(whole[2]) and _label_at(whole[2], 0):
        bare = bare[:start] + whole[2]  # all of the line is in italics, and not its label alone
    first = _label_at(bare, start)
    if first is None:
        bold = _BOLD_LINE.fullmatch(bare.strip())
        if bold and not bullet:
            yield Mark("heading", number, bold[2].strip(" :："), DEEPEST)
        else:
            yield _unknown_label(line, bare, start, number)
        return
    style = _style(bare, start)
    pieces = [first, *_labels_after(bare, first[1])]
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        (label, part), end = piece[0], piece[1]
        stop = following[2] if following else len(bare)
        yield Mark("label", number, bare[end:stop].strip(" \t|·;"), 0, label, part, style)


def _unknown_label(line: str, bare: str, start: int, number: int) -> Mark:
    """A line of text; where it begins with a label that we do not know, that is noted."""
    found = _MARKED.match(bare, start)
    if not found or not (found["in"] or found["out"].strip()):
        return Mark("text", number, line)
    return Mark("text", number, line, 0, found["label"], None, _style(bare, start))


def _style(bare: str, start: int) -> str:
    """What comes before a label's first letter: indent, bullet and marks."""
    marks = re.match(r"[*_]*", bare[start:])
    return bare[:start] + (marks[0] if marks else "")


_Found = tuple[tuple[str, Part], int, int]
"""A label with its field, where it ends, and where it starts."""


def _label_at(line: str, start: int) -> _Found | None:
    """The label that a line starts with, marked by bold type or by a colon."""
    found = _MARKED.match(line, start)
    if found:
        has_colon = bool(found["in"] or found["out"].strip())
        part = labels.part(found["label"])
        if part and (has_colon or not line[found.end() :].strip() or len(found[1]) >= len("**")):
            return (found["label"], part), found.end(), start
        return None
    found = _PLAIN.match(line, start) or _LETTER.match(line, start)
    part = labels.part(found["label"]) if found else None
    return ((found["label"], part), found.end(), start) if found and part else None


def _labels_after(line: str, start: int) -> list[_Found]:
    """More labels on the same line: bold ones, and plain ones behind a bar."""
    found: list[_Found] = []
    for match in _MARKED.finditer(line, start):
        part = labels.part(match["label"])
        if part and (match["in"] or match["out"].strip()):
            found.append(((match["label"], part), match.end(), match.start()))
    for bar in _BEHIND.finditer(line, start):
        at = bar.end()
        plain = _PLAIN.match(line, at)
        part = labels.part(plain["label"], letters=False) if plain else None
        if plain and part:
            found.append(((plain["label"], part), plain.end(), bar.start()))
    return sorted(found, key=lambda each: each[2])
