"""Tables of a PDF whose cells are ruled are read as those of a Word document."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from secondround.imports.documents import Block
from secondround.imports.documents.pdf import read_pdf

WIDTHS = (100, 150, 200)
LEFT, TOP, ROW = 50, 700, 60


def pdf(drawing: str) -> bytes:
    """A page of that content, in Helvetica, as a file that any reader opens."""
    fonts = "<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    bodies = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources{fonts}>>",
        f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream",
    )
    text = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(text))
        text += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(text)
    size = len(bodies) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return f"{text}startxref\n{start}\n%%EOF".encode("latin-1")


def words(rows: Iterable[Iterable[str]]) -> str:
    """The text of a table; a line feed in a cell begins a line."""
    found = []
    for number, row in enumerate(rows):
        left = LEFT
        for width, cell in zip(WIDTHS, row, strict=False):
            for below, line in enumerate(cell.split("\n")):
                height = TOP - number * ROW - 15 - below * 12
                found.append(f"BT /F 10 Tf {left + 4} {height} Td ({line}) Tj ET")
            left += width
    return "\n".join(found)


def lines(rows: int) -> str:
    """Each border as a line of its own, as most programs draw a table."""
    right, bottom = LEFT + sum(WIDTHS), TOP - rows * ROW
    heights = range(TOP, bottom - 1, -ROW)
    found = [f"{LEFT} {height} m {right} {height} l S" for height in heights]
    left = LEFT
    for width in (0, *WIDTHS):
        left += width
        found.append(f"{left} {bottom} m {left} {TOP} l S")
    return "\n".join(found)


def boxes(rows: int) -> str:
    """Each cell as a box with an outline."""
    found = []
    for number in range(rows):
        left = LEFT
        for width in WIDTHS:
            found.append(f"{left} {TOP - (number + 1) * ROW} {width} {ROW} re S")
            left += width
    return "\n".join(found)


def strips(rows: int) -> str:
    """Each side of each cell as a thin box that is filled, as browsers and Word draw it."""
    found: list[str] = []
    for number in range(rows):
        left, bottom = LEFT, TOP - (number + 1) * ROW
        for width in WIDTHS:
            found += (
                f"{left} {bottom} {width} 0.5 re f",
                f"{left} {bottom + ROW} {width} 0.5 re f",
                f"{left} {bottom} 0.5 {ROW} re f",
                f"{left + width} {bottom} 0.5 {ROW} re f",
            )
            left += width
    return "\n".join(found)


JOBS = (
    ("Dates", "Employer", "Position"),
    (
        "2019 - 2024",
        "Harbor Logistics,\nHull",
        "Planner\n- Ran the nights of three depots\n- Led four people\n- Wrote the plan",
    ),
    ("2016 - 2019", "Dock 9", "Clerk\n- Kept the books"),
)


def blocks(drawing: str) -> tuple[Block, ...]:
    return read_pdf(pdf(drawing)).blocks


@pytest.mark.parametrize("rules", [lines, boxes, strips])
def test_a_row_is_read_cell_by_cell(rules: object) -> None:
    """What is beside the duties comes before them, once, and no line runs through two cells."""
    assert callable(rules)
    found = [block.text for block in blocks(f"{rules(len(JOBS))}\n{words(JOBS)}")]
    assert found[0] == "Dates\tEmployer\tPosition"
    assert found[1].startswith("2019 - 2024\tHarbor Logistics, Hull\tPlanner")
    assert found[2:5] == ["Ran the nights of three depots", "Led four people", "Wrote the plan"]
    assert found[5].startswith("2016 - 2019\tDock 9\tClerk")


def test_what_is_around_a_table_stays_around_it() -> None:
    """The text above comes before, and the text below behind."""
    around = "BT /F 10 Tf 50 740 Td (Work history) Tj ET BT /F 10 Tf 50 480 Td (Referees) Tj ET"
    found = [block.text for block in blocks(f"{lines(3)}\n{words(JOBS)}\n{around}")]
    assert (found[0], found[-1]) == ("Work history", "Referees")


@pytest.mark.parametrize(
    "drawing",
    [
        f"{LEFT} {TOP} m 500 {TOP} l S {LEFT} 640 m 500 640 l S",  # two rules
        f"{LEFT} 580 450 120 re S",  # a box around all
        "0.9 g 40 500 200 250 re f",  # a coloured column
    ],
)
def test_other_lines_make_no_table(drawing: str) -> None:
    """Rules below headings, a frame, and the ground of a column change nothing."""
    assert blocks(f"{drawing}\n0 g\n{words(JOBS)}") == blocks(words(JOBS))


def test_a_table_beside_other_text_is_left_to_the_columns() -> None:
    """A grid in one column of a page is no reason to read that page across."""
    beside = "\n".join(
        f"BT /F 10 Tf 520 {height} Td (Skill) Tj ET" for height in range(540, 690, 15)
    )
    drawing = f"{words(JOBS)}\n{beside}"
    assert blocks(f"{lines(3)}\n{drawing}") == blocks(drawing)
