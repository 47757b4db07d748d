"""Lines of a column put together into headings, paragraphs and items.

In: regions in the order of reading. Out: blocks. A line goes on where its next word did not fit.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.imports.documents.model import Block, BlockKind, Part
from secondround.imports.documents.pdf.carried import Link
from secondround.imports.documents.pdf.columns import Region, Row
from secondround.imports.documents.pdf.hyphens import is_cut, joined
from secondround.imports.documents.pdf.larger import by_size
from secondround.imports.documents.pdf.pieces import Piece
from secondround.imports.documents.pdf.tags import Tag, Tags
from secondround.imports.documents.pdf.wrapped import unwrapped

_SAME_PLACE: Final = 2.0  # points
_GAP: Final = 1.6  # of the size: a wide gap, which becomes a tab
_OVERLAP: Final = 1.2
"""Of the size: what begins so far before the end of the text before it is no ligature of it, but a
text of its own that was printed over it.
"""
_FEWEST_STOPS: Final = 3  # pieces that start at the same place: a column
_LEADING: Final = 1.8  # of the size: lines further apart are no paragraph
_LARGER: Final = 1.12  # times the size of most letters: a heading
_LONGEST_HEADING: Final = 90
_NARROW: Final = 20  # of the size: the width of a column beside the text
_NAME: Final = 3  # words of a skill


class Line(Struct, frozen=True):
    """A line of a column, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first_word: float
    bullet_to: float | None
    tag: Tag | None
    page: int = 1
    part: Part = "body"
    edge: float = 0.0  # the right edge of its column


class _Open(Struct):
    """The lines of the block that is being put together."""

    lines: list[Line] = field(default_factory=list)

    def leading(self) -> float | None:
        """How far its lines are apart, if it has two."""
        if len(self.lines) < 2 or self.lines[0].page != self.lines[1].page:  # noqa: PLR2004
            return None
        return self.lines[0].base - self.lines[1].base


def lines_of(region: Region, page: int, tags: Tags) -> list[Line]:
    """The lines of a region, from top to bottom."""
    edge = max(row[-1].right for row in region.rows)
    part: Part = "aside" if region.aside else "body"
    stops: Counter[int] = Counter()  # where pieces start again and again: a column of dates
    rows = by_size(unwrapped(region.rows))
    for row in rows:
        stops.update(round(piece.left) for piece in row[1:])
    lines = []
    opened: set[int] = set()  # groups: content may go over several lines, and opens one only
    for row in rows:
        tag = _tag(row, tags)
        if tag and tag.group in opened:
            tag = replace(tag, opens=False)
        opened.add(tag.group if tag else -1)
        line = _line(row, _text(row, stops), tag)
        lines.append(replace(line, page=page, part=part, edge=edge))
    return lines


def blocks_of(
    lines: list[Line], links: tuple[tuple[int, Link], ...] = (), usual: float = 0.0
) -> list[Block]:
    """The blocks that lines, in the order of reading, are the lines of. usual: the size of most
    letters of the whole text, where the lines are a part of it.
    """
    if not lines:
        return []
    usual = usual or usual_size(lines)
    indents = sorted({round(line.left) for line in lines if line.bullet_to is not None})
    words: Counter[str] = Counter()
    for line in lines:
        words.update(line.text.lower().split())
    blocks: list[Block] = []
    opened = _Open()
    for line in lines:
        if opened.lines and not _goes_on(opened, line):
            blocks.append(_block(opened.lines, usual, indents, words, links))
            opened = _Open()
        opened.lines.append(line)
    blocks.append(_block(opened.lines, usual, indents, words, links))
    return blocks


def usual_size(lines: list[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _line(row: Row, text: str, tag: Tag | None) -> Line:
    bullet_to = row[0].bullet_to
    if bullet_to is None and tag and tag.kind == "item" and tag.opens:
        bullet_to = row[0].left
    return Line(
        text=text,
        left=row[0].left,
        right=row[-1].right,
        base=row[0].base,
        size=max(piece.size for piece in row),
        bold=all(piece.bold for piece in row),
        first_word=row[0].first_word,
        bullet_to=bullet_to,
        tag=tag,
    )


def _text(row: Row, stops: Counter[int]) -> str:
    """The text of a row, with a tab where two of its pieces are in different columns."""
    text = row[0].text
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        size = min(before.size, piece.size)
        is_apart = stops[round(piece.left)] > 1 or abs(before.size - piece.size) > 0.1 * size
        touches = gap < 0.12 * size
        is_stop = stops[round(piece.left)] >= _FEWEST_STOPS and gap > 0.5 * size
        if (
            gap > _GAP * size
            or is_stop
            or (gap > size and is_apart)
            or (touches and _is_other(before, piece))
            or gap < -_OVERLAP * size
        ):
            text += "\t"
        elif not touches:
            text += " "
        text += piece.text
    return text


def _is_other(before: Piece, piece: Piece) -> bool:
    """Whether two pieces touch and are two texts, as a title in bold and the date behind it."""
    first = piece.text[:1]
    return before.bold != piece.bold and (first.isupper() or first.isdigit())


def _tag(row: Row, tags: Tags) -> Tag | None:
    """What a line belongs to: the first of it that has a meaning; what opens a group before."""
    found: Tag | None = None
    for piece in row:
        for content in sorted(piece.tags):
            tag = tags.get(content)
            if not tag or tag.label or tag.group < 0:
                continue
            if tag.opens:
                return tag
            found = found or tag
    return found


def _goes_on(opened: _Open, line: Line) -> bool:
    before = opened.lines[-1]
    if line.page != before.page and line.bullet_to == line.left and line.text[:1].islower():
        return before.bullet_to is not None or len(opened.lines) > 1  # an item over two pages
    if before.tag and line.tag:
        if before.tag.group == line.tag.group and before.page == line.page:
            fits = before.tag.kind == "item" and not _did_not_fit(before, line)
            return _looks_alike(opened, line) and not (fits and line.text[:1].isupper())
        if line.tag.opens and not line.text[:1].islower():
            return False  # some programs tag each line as a paragraph: a small letter tells
    return _looks_alike(opened, line) and _did_not_fit(before, line)


def _looks_alike(opened: _Open, line: Line) -> bool:
    """Whether a line is set like those before it, and right below them."""
    before, first = opened.lines[-1], opened.lines[0]
    if line.bullet_to is not None or "\t" in before.text or before.part != line.part:
        return False
    if abs(before.size - line.size) > 0.08 * before.size:
        return False
    if before.page == line.page:
        leading = before.base - line.base
        usual = opened.leading() or leading
        same = first.tag and line.tag and first.tag.group == line.tag.group
        largest = (1.4 if first.bold != line.bold else 2.6 if same else _LEADING) * line.size
        if not 0 < leading < largest or abs(leading - usual) > 0.2 * usual:
            return False
    return _is_aligned(first, before, line)


def _is_aligned(first: Line, before: Line, line: Line) -> bool:
    if first.bullet_to is not None:
        if "\t" in line.text and abs(line.left - first.bullet_to) > _SAME_PLACE:
            return False  # a title with its date, where the next entry begins
        return first.left - 2 <= line.left <= first.bullet_to + line.size
    return abs(line.left - before.left) < 2.5 * line.size


def _did_not_fit(before: Line, line: Line) -> bool:
    return before.right + 0.2 * before.size + line.first_word > before.edge - 1


def _block(
    lines: list[Line],
    usual: float,
    indents: list[int],
    words: Counter[str],
    links: tuple[tuple[int, Link], ...],
) -> Block:
    first = lines[0]
    text = first.text
    for before, line in pairwise(lines):
        goes_on = _did_not_fit(before, line) or line.text[:1].islower() or _is_full(before, lines)
        broken = "\t" in before.text or not goes_on or _ends_a_list(before, line)
        if is_cut(before.text, line.text):
            text += line.text
            continue
        text = f"{text}\n{line.text}" if broken else joined(text, line.text, words)
    kind: BlockKind = "paragraph"
    level = 0
    bold = all(line.bold for line in lines)
    if first.bullet_to is not None:
        kind = "item"
        level = _depth(first.left, indents)
    elif first.tag and first.tag.kind == "heading":
        kind, level = "heading", first.tag.rank
    elif len(text) <= _LONGEST_HEADING:
        stands_out = first.size > _LARGER * usual or (bold and text.isupper())
        kind = "heading" if stands_out else "paragraph"
    return Block(
        kind,
        text,
        level,
        size=round(first.size, 1),
        bold=bold,
        page=first.page,
        part=first.part,
        links=_links(lines, links),
    )


def _ends_a_list(before: Line, line: Line) -> bool:
    """Whether a line of a narrow column is a list by itself, "Go, Python" above "SQL, Kafka": a
    list that is broken by the width of its column ends most of its lines with a comma.
    """
    is_narrow = before.edge - before.left < _NARROW * before.size
    names = before.text.split(", ")
    is_list = len(names) > 1 and all(len(name.split()) <= _NAME for name in names)
    return is_narrow and is_list and not before.text.endswith(",") and line.text[:1].isupper()


def _is_full(line: Line, lines: list[Line]) -> bool:
    """Whether a line of a paragraph is about as long as its longest."""
    width = line.right - line.left
    widest = max(other.right - other.left for other in lines)
    is_wide = width > 0.6 * (line.edge - line.left)
    return len(lines) > 2 and is_wide and width > 0.85 * widest  # noqa: PLR2004


def _links(lines: list[Line], links: tuple[tuple[int, Link], ...]) -> tuple[str, ...]:
    """Where the links on some lines lead to."""
    found: list[str] = []
    for page, link in links:
        for line in lines:
            level = link.bottom - 2 < line.base < link.top
            across = link.left < line.right and line.left < link.right
            if page == line.page and level and across and link.target not in found:
                found.append(link.target)
    return tuple(found)


def _depth(left: float, indents: list[int]) -> int:
    """How deep an item is: the indents that are clearly further left, each counted once."""
    depth, last = 0, None
    for indent in indents:
        if indent > left - 4:
            break
        if last is None or indent - last > 4:  # noqa: PLR2004
            depth += 1
            last = indent
    return min(depth, 3)
