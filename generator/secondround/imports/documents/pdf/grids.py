"""Tables whose cells are ruled: where their lines are, and what is in each cell.

In: a page as pdfium has opened it, and its letters. Out: `Grid` values, and the letters of each
cell. Boxes, underlines and bars that make no rows with cells are no table.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse, pairwise
from typing import Any, Final

import pypdfium2.raw as pdfium
from msgspec import Struct

from secondround.imports.documents.pdf.letters import Letter

_THIN: Final = 2.5  # points: what is thinner is a line
_NEAR: Final = 3.0  # points between what belongs together
_SHORTEST: Final = 8.0  # points of a line
_MOST_SHAPES: Final = 3000
_MOST_POINTS: Final = 200
"""Of one shape: a drawing has more."""
_MOST_LINES: Final = 400
_FEWEST: Final = 2
"""Rows of a table, and cells of each of them that hold something."""

Span = tuple[float, float, float]
"""A line: where it is, and its two ends."""


class Cell(Struct, frozen=True):
    """A cell, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, letter: Letter) -> bool:
        """Whether a letter is in it."""
        middle, height = (letter.left + letter.right) / 2, letter.base + 0.25 * letter.size
        return self.left < middle < self.right and self.bottom < height < self.top


class Grid(Struct, frozen=True):
    """A table: its rows from top to bottom, each with its cells from left to right."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def top(self) -> float:
        """How high it begins."""
        return self.rows[0][0].top

    @property
    def bottom(self) -> float:
        """How high it ends."""
        return self.rows[-1][0].bottom

    def is_beside(self, letter: Letter) -> bool:
        """Whether a letter that is in none of its cells is as high as it."""
        return self.bottom < letter.base < self.top and letter.text != " "


class Table(Struct, frozen=True):
    """The letters of a table, by rows and cells."""

    grid: Grid
    rows: tuple[tuple[tuple[Letter, ...], ...], ...]


def tables_in(page: Any, letters: list[Letter]) -> tuple[list[Table], list[Letter]]:
    """The tables of a page from top to bottom, and the letters outside them.

    A grid with text beside it is in a column of the page, and is left to how columns are read.
    """
    found: list[Table] = []
    for grid in _grids(*_lines_of(page)):
        inside, others = _parted(grid, letters)
        if _is_filled(inside) and not any(map(grid.is_beside, others)):
            found.append(inside)
            letters = others
    return sorted(found, key=lambda table: -table.grid.top), letters


def _parted(grid: Grid, letters: Sequence[Letter]) -> tuple[Table, list[Letter]]:
    """The letters in the cells of a grid, and all others."""
    outside = list(letters)
    rows: list[tuple[tuple[Letter, ...], ...]] = []
    for row in grid.rows:
        cells: list[tuple[Letter, ...]] = []
        for cell in row:
            cells.append(tuple(filter(cell.holds, outside)))
            outside = list(filterfalse(cell.holds, outside))
        rows.append(tuple(cells))
    return Table(grid, tuple(rows)), outside


def _is_filled(table: Table) -> bool:
    full = 0
    for row in table.rows:
        full += sum(map(_says_something, row)) >= _FEWEST
    return full >= _FEWEST


def _says_something(letters: Iterable[Letter]) -> bool:
    return any(letter.text != " " for letter in letters)


def _grids(across: list[Span], down: list[Span]) -> Iterator[Grid]:
    """The grids that lines make: those across of the same width, with lines down between them."""
    left = sorted(across, key=lambda line: -line[0])
    while left:
        first = left[0]
        same = [line for line in left if _is_near(line[1:], first[1:])]
        left = [line for line in left if line not in same]
        rows: list[tuple[Cell, ...]] = []
        for upper, lower in pairwise(same):
            cells = _cells(upper, lower, down)
            if cells:
                rows.append(cells)
            elif len(rows) >= _FEWEST:
                yield Grid(tuple(rows))
            if not cells:
                rows = []
        if len(rows) >= _FEWEST:
            yield Grid(tuple(rows))


def _cells(upper: Span, lower: Span, down: list[Span]) -> tuple[Cell, ...]:
    """The cells between two lines; none where no line goes down from one to the other."""
    edges: list[float] = []
    for at, bottom, top in down:
        is_between = bottom < lower[0] + _NEAR and top > upper[0] - _NEAR
        if is_between and upper[1] - _NEAR < at < upper[2] + _NEAR:
            edges.append(at)
    if not edges:
        return ()
    edges.sort()
    if edges[0] - upper[1] > _NEAR:
        edges.insert(0, upper[1])
    if upper[2] - edges[-1] > _NEAR:
        edges.append(upper[2])
    found: list[Cell] = []
    for left, right in pairwise(edges):
        if right - left > _NEAR:
            found.append(Cell(left, lower[0], right, upper[0]))
    return tuple(found)


def _is_near(first: Sequence[float], second: Sequence[float]) -> bool:
    return max(abs(first[0] - second[0]), abs(first[1] - second[1])) <= _NEAR


def _lines_of(page: Any) -> tuple[list[Span], list[Span]]:
    """The lines across and down a page, those that meet end to end as one."""
    across: list[Span] = []
    down: list[Span] = []
    for count, shape in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,))):
        if count > _MOST_SHAPES:
            break
        for left, bottom, right, top in _strokes(shape):
            if top - bottom <= _THIN and right - left >= _SHORTEST:
                across.append(((bottom + top) / 2, left, right))
            elif right - left <= _THIN and top - bottom >= _SHORTEST:
                down.append(((left + right) / 2, bottom, top))
    if max(len(across), len(down)) > _MOST_LINES * 10:
        return [], []
    return _whole(across), _whole(down)


def _strokes(shape: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a shape, as boxes: a thin one is a line, and one with an outline has a
    line on each side.
    """
    left, bottom, right, top = shape.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield left, bottom, right, top
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    count = pdfium.FPDFPath_CountSegments(shape.raw)
    if not stroke.value or not 0 < count <= _MOST_POINTS:
        return
    matrix = shape.get_matrix()
    before = start = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        is_move = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        start = point if is_move or start is None else start
        if not is_move and before is not None:
            yield _box(before, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(point, start)
        before = point


def _box(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    return (
        min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    )  # fmt: skip


def _whole(lines: list[Span]) -> list[Span]:
    """The lines, with those on one level that touch as one."""
    found: list[Span] = []
    for at, start, end in sorted(lines, key=lambda line: (round(line[0]), line[1])):
        last = found[-1] if found else None
        if last and abs(last[0] - at) <= _THIN and start <= last[2] + _NEAR:
            found[-1] = (last[0], last[1], max(last[2], end))
        else:
            found.append((at, start, end))
    return found[:_MOST_LINES]
