"""Wherever a program prints the bullet of an item, the item is found."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from secondround.imports.documents.pdf.paragraphs import Line, blocks_of
from secondround.imports.documents.pdf.pieces import Piece
from secondround.imports.documents.pdf.wrapped import unwrapped
from secondround.imports.resume.read import read_resume

HIGHLIGHTS = (
    (
        "Ran the payroll for 430 people on time, every month, for six years in a row without one "
        "complaint from staff or unions."
    ),
    "Cut errors by 40 % within a year.",
    "Hired nine people.",
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="6"><circle r="3"/></svg>'
BULLETS = {
    "as usual": ("", "<li>{}</li>"),
    "of a paragraph": ("", "<li><p>{}</p></li>"),
    "on a line above": ("", "<div>•</div><div>{}</div>"),
    "inside": ("ul{list-style:inside}", "<li><div>{}</div></li>"),
    "in a flexible box": (
        "ul{list-style:none}li{display:flex}li::before{content:'▪'}",
        "<li><span>{}</span></li>",
    ),
    "before a block": ("ul{list-style:none}li::before{content:'•';display:block}", "<li>{}</li>"),
    "in a cell": ("", "<table><tr><td>•</td><td>{}</td></tr></table>"),
    "twice": ("", "<li><ul><li>{}</li></ul></li>"),
    "a picture": (
        f"ul{{list-style-image:url('data:image/svg+xml;utf8,{PICTURE}')}}",
        "<li>{}</li>",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("bullet", BULLETS)
def test_a_bullet_opens_its_item(bullet: str) -> None:
    """A bullet beside, above or between the lines of its item is the bullet of that item."""
    style, item = BULLETS[bullet]
    items = "".join(map(item.format, HIGHLIGHTS))
    page = (
        f"<meta charset=utf-8><style>{style}</style><h1>Sam Doe</h1><p>sam@example.com</p>"
        f"<h2>Experience</h2><p><b>Clerk</b>, Eden Care, 2015 – 2020</p><ul>{items}</ul>"
        "<h2>Education</h2><p>BA, Leeds, 2011</p>"
    )
    (job,) = read_resume(bytes(HTML(string=page).write_pdf()), "resume.pdf").jobs
    assert job.highlights == HIGHLIGHTS


def line(text: str, left: float, right: float, base: float, bullet_to: float | None) -> Line:
    """A line of a column that is 500 points wide."""
    return Line(
        text, left, right, base, 10, bold=False, first_word=30, bullet_to=bullet_to, tag=None,
        edge=500,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "count"), [("Clerk\tMar 2015 – Feb 2018", 2), ("of staff", 1)])
def test_a_title_under_an_item_is_not_part_of_it(text: str, count: int) -> None:
    """A full line of an item is not continued by the next position, whose title starts where the
    bullets do and has its dates on the right; other words there may be the item's.
    """
    lines = [line("Won the contract", 20, 490, 100, 34), line(text, 20, 480, 88, None)]
    assert len(blocks_of(lines)) == count


def piece(text: str, left: float, right: float, base: float) -> Piece:
    """A piece of ten points."""
    return Piece(text, left, right, base, 10, bold=False, tags=frozenset(), first_word=40)


def test_a_title_and_its_date_that_both_go_on_are_one_line() -> None:
    """Where neither the title nor the date beside it fitted, the row below is the rest of both; a
    second row whose words would have fitted is a line of its own.
    """
    long = (piece("Ward Manager, St", 20, 300, 100), piece("November 2019 –", 320, 490, 100))
    rest = (piece("Brendan’s Hospital", 20, 150, 88), piece("August 2024", 320, 400, 88))
    (row,) = unwrapped([long, rest])
    assert [cell.text for cell in row] == [
        "Ward Manager, St Brendan’s Hospital",
        "November 2019 – August 2024",
    ]
    short = (piece("Ward Manager", 20, 100, 100), piece("May 2020 –", 320, 490, 100))
    assert len(unwrapped([short, rest])) == 2


def row(text: str, base: float) -> Line:
    """A line of a column that is ninety points wide, and full."""
    return Line(
        text, 20, 100, base, 10, bold=False, first_word=30, bullet_to=None, tag=None, edge=110
    )


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (("Go, Python, Kotlin", "Postgres, Kafka"), "Go, Python, Kotlin\nPostgres, Kafka"),
        (("Go, Python,", "Postgres, Kafka"), "Go, Python, Postgres, Kafka"),
        (("Rotas, incident", "command, audits"), "Rotas, incident command, audits"),
    ],
)
def test_lists_above_each_other_stay_apart(texts: tuple[str, str], read: str) -> None:
    """In a narrow column, a line that is a list and ends without a comma ends with an item."""
    (block,) = blocks_of([row(texts[0], 100), row(texts[1], 88)])
    assert block.text == read
