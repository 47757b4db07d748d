"""The columns of a page, from the gaps between its pieces.

In: the pieces of a page. Out: regions in the order of reading, none of which has columns. A date
that is set apart from the line it belongs to is no column.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from secondround.imports.documents.pdf.pieces import Piece

_GUTTER: Final = 6.0  # points: what parts two columns at least
_FEWEST: Final = 3  # lines of a column
_DEEPEST: Final = 5  # regions within regions
_FEW: Final = 10  # lines that are labels rather than a column
YEAR: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{2,4}\b|\b(?:present|heute|now|current)\b", re.IGNORECASE
)
_LEADING: Final = 1.8  # of the size: lines further apart are two texts
LARGER: Final = 1.12  # times the size of most letters: a heading
_ASIDE: Final = 0.42  # of the width of both columns: what is narrower is a side column

Row = tuple[Piece, ...]
"""Pieces on one baseline, from left to right."""


class Region(Struct, frozen=True):
    """Rows without columns, from top to bottom."""

    rows: tuple[Row, ...]
    aside: bool = False  # a side column


class _Split(Struct, frozen=True):
    """The rows from `first` to before `last` are in columns, parted at `across`."""

    first: int
    last: int
    across: float
    left_rows: int
    right_rows: int


def regions_of(pieces: list[Piece], *, aside: bool = False, depth: int = 0) -> list[Region]:
    """The regions of a page, or of a column of it."""
    rows = rows_of(pieces)
    split = _best_split(rows) if depth < _DEEPEST else None
    if split is None:
        return [Region(tuple(_by_label(rows)), aside)] if rows else []
    above, below = rows[: split.first], rows[split.last :]
    left, right = _parted(rows[split.first : split.last], split.across)
    left_width = max(piece.right for piece in left) - min(piece.left for piece in left)
    right_width = max(piece.right for piece in right) - min(piece.left for piece in right)
    both = left_width + right_width
    found: list[Region] = []
    for part, is_aside in (
        (_flat(above), aside),
        (left, aside or left_width < _ASIDE * both),
        (right, aside or right_width < _ASIDE * both),
        (_flat(below), aside),
    ):
        found += regions_of(part, aside=is_aside, depth=depth + 1)
    return found


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Pieces on the same baseline together, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and rows[-1][0].base - piece.base <= 0.4 * min(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _flat(rows: list[Row]) -> list[Piece]:
    flat: list[Piece] = []
    for row in rows:
        flat += row
    return flat


def _by_label(rows: list[Row]) -> list[Row]:
    """The rows, those of an entry beside its label: what is in the label's lines comes before what
    is beside them, but for the first line, which is one with the label's.
    """
    splits = _splits(rows)
    if not splits:
        return rows
    split = splits[-1]
    lefts, rights = _parted(rows[split.first : split.last], split.across)
    if len(lefts) >= len(rights):
        inside = _hoisted(rows[split.first : split.last], split.across)
        return rows[: split.first] + inside + rows[split.last :]
    found = rows[: split.first]
    entry: list[Row] = []
    for row in rows[split.first : split.last]:
        starts = row[0].left < split.across and not _goes_down(entry, row, split.across)
        if starts:
            found += _unwoven(entry, split.across)
            entry = []
        entry.append(row)
    return found + _unwoven(entry, split.across) + rows[split.last :]


def _hoisted(rows: list[Row], across: float) -> list[Row]:
    """The rows, with what is set apart on the right of an item before that item: a date in the
    second line of a label whose first line is beside the entry's title.
    """
    found: list[Row] = []
    item: int | None = None  # where in `found` the item starts whose lines are being read
    indent = 0.0
    for row in rows:
        left, right = map(tuple, _parted([row], across))
        if left and left[0].bullet_to is not None:
            item, indent = len(found), left[0].bullet_to
        elif left and left[0].left < indent - 2:
            item = None
        if item is None or not right:
            found.append(row)
            continue
        found.insert(item, right)
        item += 1
        found += [left] if left else []
    return found


def _goes_down(entry: list[Row], row: Row, across: float) -> bool:
    """Whether a row's left part is right below the last one of the label."""
    labels = [before[0] for before in entry if before[0].left < across]
    return bool(labels) and labels[-1].base - row[0].base < 1.8 * row[0].size


def _unwoven(entry: list[Row], across: float) -> list[Row]:
    """The rows of one entry: its first line whole, then the label's, then those beside it."""
    if not entry:
        return []
    labels: list[Row] = []
    others: list[Row] = []
    for number, row in enumerate(entry):
        left, right = map(tuple, _parted([row], across))
        if number == 0 and left and right and right[0].bullet_to is None:
            labels.append(row)
            continue
        labels += [left] if left else []
        others += [right] if right else []
    return labels + others


def _best_split(rows: list[Row]) -> _Split | None:
    """The largest part of the page that has two columns, if any has."""
    for split in reversed(_splits(rows)):
        beside = _beside(rows[split.first : split.last], split.across)
        if not _belong_together(beside, split.across):
            return split
    return None


def _splits(rows: list[Row]) -> list[_Split]:
    """All places where the page may have two columns, the largest last."""
    starts = sorted({round(piece.left) for piece in _flat(rows)})
    candidates: list[_Split] = []
    for start in starts:
        candidates += _splits_at(rows, start - 0.6)
    return sorted(candidates, key=lambda split: (split.left_rows + split.right_rows, split.across))


def _beside(rows: list[Row], across: float) -> list[Row]:
    """The rows between the first and the last that have text on both sides of them or beyond."""
    lefts = [index for index, row in enumerate(rows) if row[0].left < across]
    rights = [index for index, row in enumerate(rows) if row[-1].left >= across]
    return rows[max(lefts[0], rights[0]) : min(lefts[-1], rights[-1]) + 1]


def _splits_at(rows: list[Row], across: float) -> list[_Split]:
    """The runs of rows that nothing crosses at `across`, with text on both sides."""
    found = []
    first = left = right = 0
    for index, row in enumerate((*rows, ())):
        if row and not _crosses(row, across):
            left += row[0].left < across
            right += row[-1].left >= across
            continue
        if left >= _FEWEST and right >= _FEWEST:
            found.append(_trimmed(rows, _Split(first, index, across, left, right)))
        first, left, right = index + 1, 0, 0
    return found


def _crosses(row: Row, across: float) -> bool:
    return any(piece.left < across < piece.right + _GUTTER for piece in row)


def _trimmed(rows: list[Row], split: _Split) -> _Split:
    """The split without rows at its top that are only on the left: they may be a heading over both
    columns, and are read first in any case.
    """
    first = split.first
    while rows[first][-1].left < split.across and rows[first][-1].size > 1.4 * _usual(rows, split):
        first += 1
    return _Split(first, split.last, split.across, split.left_rows, split.right_rows)


def _usual(rows: list[Row], split: _Split) -> float:
    sizes = sorted(piece.size for piece in _flat(rows[split.first : split.last]))
    return sizes[len(sizes) // 2]


def _parted(rows: list[Row], across: float) -> tuple[list[Piece], list[Piece]]:
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in _flat(rows):
        (left if piece.left < across else right).append(piece)
    return left, right


def _belong_together(rows: list[Row], across: float) -> bool:
    """Whether what is on the two sides is read line by line: dates beside what they date, labels
    beside what they name.
    """
    left = right = both = dated = dated_beside = 0
    lefts, rights = _parted(rows, across)
    if not lefts or not rights:
        return False
    if _are_labels(rows, across):
        return True
    fewer_on_left = len(lefts) < len(rights)
    before: Piece | None = None  # the date that was last found beside something
    for row in rows:
        on_left, on_right = row[0].left < across, row[-1].left >= across
        left += on_left
        right += on_right
        both += on_left and on_right
        beside = row[0] if fewer_on_left else row[-1]
        if (on_left if fewer_on_left else on_right) and YEAR.search(beside.text):
            is_beside = (on_left and on_right) or _is_below(before, beside)
            dated += 1
            dated_beside += is_beside
            before = beside if is_beside else None
    side = lefts if fewer_on_left else rights
    fewer = min(left, right)
    if dated >= 0.35 * len(side) and dated_beside >= 0.85 * dated:
        return True  # what else is on that side are headings
    if both < 0.85 * fewer:
        return False
    return fewer <= _FEW or (side is rights and _is_flush_right(rights))


def _is_below(above: Piece | None, piece: Piece) -> bool:
    """Whether a piece is in the line below another: "Present" below "2019 –"."""
    return above is not None and 0 < above.base - piece.base < _LEADING * piece.size


def _are_labels(rows: list[Row], across: float) -> bool:
    """Whether the large type on the left are headings beside their text: nothing smaller follows
    below them, as it does in a side column.
    """
    labels = alone = 0
    label: Piece | None = None
    for row in rows:
        left, right = row[0], row[-1]
        if left.left >= across:
            continue
        if right.left >= across and left.size > LARGER * right.size:
            labels += 1
            alone += 1
            label = left
        elif label is not None:
            alone -= _is_below(label, left)
            label = None
    return labels >= _FEWEST and alone >= 0.85 * labels


def _is_flush_right(pieces: list[Piece]) -> bool:
    edge = max(piece.right for piece in pieces)
    start = min(piece.left for piece in pieces)
    ending = sum(piece.right > edge - 3 for piece in pieces)
    starting = sum(piece.left < start + 3 for piece in pieces)
    return ending > 0.8 * len(pieces) and starting < ending
