"""A document as lines in sections.

In: a `Document`. Out: its lines, and which section each belongs to, by the headings.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.documents import Block, Document, Part, is_bullet
from secondround.imports.resume.dates import by_period, find_period
from secondround.imports.resume.headings import (
    Section,
    closed_up,
    is_achievements,
    is_head_of_columns,
    is_subheading,
    section_by_keyword,
    section_of,
)

_LABEL: Final = re.compile(r"^([^:\t]{3,40})(?::[ \t]+|\t)(?=\S)")
_OPEN_END: Final = re.compile(r"[-–—] ?(?:[^\W\d_]{3,10}\.?)?$|\b(?:to|bis|à|au|a|al)$")
_RANGE: Final = re.compile(r"[-–—] ?\S|\b(?:to|bis|à|au|a|al) \S")
_OF_POSITIONS: Final = frozenset({"work", "projects", "volunteer"})
_MOST_WORDS: Final = 5
_FEWEST_KNOWN: Final = 2


class Line(Struct, frozen=True):
    """A line as its author ended it; wide gaps are tabs."""

    text: str
    item: bool = False
    level: int = 0
    heading: bool = False
    size: float | None = None
    bold: bool = False
    part: Part = "body"
    where: str = ""  # "page 2", "line 14"
    links: tuple[str, ...] = ()

    @property
    def style(self) -> tuple[object, ...]:
        """What lines that are set alike have in common."""
        return (self.heading, self.level, round(self.size or 0), self.bold, self.text.isupper())


class Lines(Struct, frozen=True):
    """The lines of one section. What comes before the first heading is the `head`."""

    section: Section | None  # None: the head
    title: str
    lines: tuple[Line, ...]


def lines_of(document: Document) -> list[Line]:
    """The lines of a document. An item is one line, however often its author broke it."""
    lines: list[Line] = []
    opens = False  # a bullet has come on a line of its own
    for block in document.blocks:
        if is_head_of_columns(block):
            continue
        texts = [block.text.replace("\n", " ")] if block.kind == "item" else block.text.split("\n")
        for text in filter(str.strip, texts):
            if is_bullet(text):
                opens = True
                continue
            if opens or block.kind == "item":
                lines.append(replace(_line(block, text), item=True))
            else:
                lines += [_line(block, piece) for piece in by_period(text)]
            opens = False
    return _with_whole_dates(lines)


def _with_whole_dates(lines: list[Line]) -> list[Line]:
    """The lines, with dates in one piece that a narrow column has broken in two: "May 2020 –" above
    "June 2021".
    """
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and before.text == line.text and not line.item:
            continue  # printed again at the top of the next page
        if before is None or line.item or before.item:
            joined.append(line)
            continue
        texts = _rejoined(before.text, line.text)
        if texts is None:
            joined.append(line)
            continue
        joined[-1] = replace(before, text=texts[0])
        if texts[1]:
            joined.append(replace(line, text=texts[1]))
    return joined


def _rejoined(above: str, below: str) -> tuple[str, str] | None:
    """Two lines, with the date that was broken over their first or last cells in the upper one."""
    first, _, rest = above.partition("\t")
    second, _, rest_below = below.partition("\t")
    if first and _ends_open(first) and _is_whole(f"{first} {second}"):
        return f"{first} {second}\t{rest}".strip("\t"), rest_below
    rest, _, last = above.rpartition("\t")
    rest_below, _, last_below = below.rpartition("\t")
    if rest and _ends_open(last) and _is_whole(f"{last} {last_below}"):
        return f"{rest}\t{last} {last_below}", rest_below
    return None


def _ends_open(text: str) -> bool:
    """Whether a text is the first part of a period: a point in time, and a dash."""
    found = find_period(text)
    return bool(found) and bool(_OPEN_END.search(text))


def _is_whole(text: str) -> bool:
    found = find_period(text)
    return found is not None and not found[1] and _RANGE.search(text) is not None


def sections_of(lines: list[Line]) -> list[Lines]:
    """The lines by section, in order."""
    alike = _heading_styles(lines)
    found: list[Lines] = []
    section: Section | None = None
    title = ""
    inside: list[Line] = []
    for line in lines:
        opened, rest = _opened(line, section, alike)
        if opened is None:
            inside.append(line)
            continue
        found.append(Lines(section, title, tuple(inside)))
        section, title = opened, line.text if rest is None else line.text[: -len(rest.text)]
        title = closed_up(title).strip(" :\t")
        inside = [] if rest is None else [rest]
    found.append(Lines(section, title, tuple(inside)))
    return found


def _line(block: Block, text: str) -> Line:
    where = f"page {block.page}" if block.page else f"line {block.line}" if block.line else ""
    return Line(
        text,
        item=block.kind == "item",
        level=block.level,
        heading=block.kind == "heading",
        size=block.size,
        bold=bool(block.bold),
        part=block.part,
        where=where,
        links=block.links,
    )


def _opened(
    line: Line, current: Section | None, alike: frozenset[tuple[object, ...]]
) -> tuple[Section | None, Line | None]:
    """The section that a line opens, and what of the line is already in it."""
    if line.item:
        return None, None
    known = section_of(line.text)
    if not known and current not in _OF_POSITIONS and is_achievements(line.text):
        return "achievements", None
    if not known and line.heading and "\t" not in line.text:
        known = section_by_keyword(line.text)
    if known:
        return known, None
    label = _LABEL.match(line.text)
    if label and (current is None or "\t" in label[0]):
        known = section_of(label[1])
        if known and known != current:
            return known, replace(line, text=line.text[label.end() :], heading=False)
    if current is not None and line.style in alike and _is_short(line):
        return (None, None) if is_subheading(line.text) else ("other", None)
    return None, None


def _heading_styles(lines: list[Line]) -> frozenset[tuple[object, ...]]:
    """The styles in which headings are set, if those styles are of headings alone."""
    known: Counter[tuple[object, ...]] = Counter()
    others: Counter[tuple[object, ...]] = Counter()
    for line in lines:
        if not line.item:
            (known if section_of(line.text) else others)[line.style] += 1
    found = set()
    for style, count in known.items():
        stands_out = style[0] or style[3] or style[4]
        if stands_out and count >= _FEWEST_KNOWN and others[style] <= count:
            found.add(style)
    return frozenset(found)


def _is_short(line: Line) -> bool:
    plain = "\t" not in line.text and not any(map(str.isdigit, line.text))
    return plain and len(line.text.split()) <= _MOST_WORDS
