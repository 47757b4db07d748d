"""Text, Markdown and HTML as blocks in reading order."""

from __future__ import annotations

import pytest

from secondround.imports import UnreadableError, documents

HTML = b"""<!DOCTYPE html><html lang=en><title>A  page</title>
<script type='application/ld+json'>{"a": 1}</script><style>p {}</style>
<nav>Menu</nav><h1>Hi <b>there</b></h1><p>One<br>two <a href='https://example.com'>three</a>
<ul><li>a<ul><li><p>b</p><p>c</p></ul><li hidden>no<li>d</ul>
<table><tr><th>A<td>B</table><table><tr><td><p>x</p><td><div>y</div></table>loose"""

MARKDOWN = b"""---
a: 1
---
# Title

Acme **Corp**\\
Jan 2020

- x
  - y

| a | b |
|---|---|
| 1 | 2 |
"""

TEXT = """Jo Doe

EXPERIENCE
Acme Corp          2019 - 2020
* did a thing that took so long to tell that it had to be broken at the edge
  of the page and goes on here
* another

Skills
------
A paragraph that is typed by hand is broken near the same column on each line
as long as the next word does not fit.
A line of its own
"""

LONG_ITEM = (
    "did a thing that took so long to tell that it had to be broken at the edge of the page and "
    "goes on here"
)
LONG_PARAGRAPH = (
    "A paragraph that is typed by hand is broken near the same column on each line as long as the "
    "next word does not fit."
)


def blocks(data: bytes, name: str) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.level) for block in documents.read(data, name).blocks]


def test_html() -> None:
    """A page's headings, paragraphs, nested lists and tables come in order; what is hidden does
    not.
    """
    assert blocks(HTML, "page.html") == [
        ("paragraph", "Menu", 0),
        ("heading", "Hi there", 1),
        ("paragraph", "One\ntwo three", 0),
        ("item", "a", 0),
        ("item", "b", 1),
        ("paragraph", "c", 1),
        ("item", "d", 0),
        ("row", "A\tB", 0),
        ("paragraph", "x", 0),
        ("paragraph", "y", 0),
        ("paragraph", "loose", 0),
    ]
    document = documents.read(HTML, "page.html")
    assert document.title == "A page"
    assert document.language == "en"
    assert document.blocks[0].part == "navigation"
    assert document.blocks[2].links == ("https://example.com",)
    assert document.attachments[0].data == b'{"a": 1}'


def test_markdown() -> None:
    """Markdown gives the same kinds of blocks, its lines counted from the top of the file."""
    assert blocks(MARKDOWN, "notes.txt") == [
        ("heading", "Title", 1),
        ("paragraph", "Acme Corp\nJan 2020", 0),
        ("item", "x", 0),
        ("item", "y", 1),
        ("row", "a\tb", 0),
        ("row", "1\t2", 0),
    ]
    document = documents.read(MARKDOWN, "notes.txt")
    assert document.blocks[0].line == 4
    assert document.attachments[0].data == b"a: 1\n"


def test_plain_text() -> None:
    """Plain text: lines are joined only where the width of the page had broken them."""
    assert blocks(TEXT.encode(), "resume.txt") == [
        ("paragraph", "Jo Doe", 0),
        ("heading", "EXPERIENCE", 0),
        ("paragraph", "Acme Corp\t2019 - 2020", 0),
        (
            "item",
            LONG_ITEM,
            0,
        ),
        ("item", "another", 0),
        ("heading", "Skills", 0),
        (
            "paragraph",
            LONG_PARAGRAPH,
            0,
        ),
        ("paragraph", "A line of its own", 0),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    """A text is the same in every encoding that people's files have."""
    text = "Zoë Müller – 5 € on the façade\r\nÅse"
    document = documents.read(text.encode(encoding), "a.txt")
    assert document.text == text.replace("\r\n", "\n")
    assert document.remarks == ()


def test_two_encodings_in_one_file() -> None:
    """A file pasted together from two encodings is read line by line, and that is said."""
    data = "Zoë\n".encode() + "Müller\n".encode("cp1252")
    document = documents.read(data, "a.txt")
    assert document.text == "Zoë\nMüller"
    assert "two encodings" in document.remarks[0]


def test_a_name_that_says_another_kind() -> None:
    """The content says what a file is; a name that says otherwise is remarked on."""
    document = documents.read(b"<!DOCTYPE html><p>Hello", "resume.pdf")
    assert document.kind == "html"
    assert document.text == "Hello"
    assert document.remarks == ("resume.pdf is an HTML page, despite its name.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007"),
        (b"PK\x03\x04cut off", "damaged"),
        (bytes(range(32)) * 50, "Documents of this kind cannot be read"),
        (b"a" * 10_000_001, "larger"),
    ],
)
def test_what_cannot_be_read(data: bytes, words: str) -> None:
    """A file that cannot be read is refused with a sentence that says why."""
    with pytest.raises(UnreadableError, match=words):
        documents.read(data, "file.bin")


def test_an_entity_bomb_is_not_set_off() -> None:
    """Entities that a page declares are not expanded."""
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>x &b; y</p>'
    assert "aaaa" not in documents.read(bomb.encode(), "a.html").text.partition("x")[2]


def test_a_page_nested_without_end() -> None:
    """A page with a hundred thousand open elements is read or refused, never a crash."""
    document = documents.read(b"<html>" + b"<div><b>" * 100_000 + b"deep", "a.html")
    assert document.kind == "html"


def test_markdown_without_end_is_plain_text() -> None:
    """Marks by the hundred thousand are not parsed: they take many seconds, and much memory."""
    document = documents.read(b"# Requirements\n\n" + b"*a **b " * 80_000, "a.md")
    assert document.kind == "text"


@pytest.mark.slow
@pytest.mark.parametrize("text", [b"a\n" * 150_000, b"- a\n\n" * 30_000, b"<p>a</p>" * 30_000])
def test_of_a_text_without_end_the_beginning_is_read(text: bytes) -> None:
    """Of more paragraphs than anybody has written the first are kept, and that is said."""
    document = documents.read(text, "a.txt")
    assert document.blocks[0].text == "a"
    assert len(document.blocks) <= 5_000
    assert "Only its beginning was read" in document.remarks[-1]


def test_yaml_that_is_none_is_not_read_as_text() -> None:
    """A slip in a YAML file is named with its line and column; its names never become words."""
    broken = b"cv:\n  name: Jo Doe\n  jobs:\n    - company: Acme\n     position: Clerk\n"
    with pytest.raises(UnreadableError, match="Line 5, column 6"):
        documents.read(broken, "cv.yml")
    assert documents.read(broken, "cv.txt").text


COLUMNS = """Yusuf Demir                              SKILLS
Supply Chain Analyst                     Excel, Power BI

EXPERIENCE                               LANGUAGES
Kessel Retail                            German
- Built a forecast used by 40 stores     English (C1)
- Stock-outs down by a third
"""


def test_a_text_in_two_columns_is_read_column_by_column() -> None:
    """A right column with headings of its own comes below the left one; dates at the right edge
    stay beside what they are of.
    """
    texts = [block.text for block in documents.read(COLUMNS.encode(), "cv.txt").blocks]
    assert texts == [
        "Yusuf Demir", "Supply Chain Analyst", "EXPERIENCE", "Kessel Retail",
        "Built a forecast used by 40 stores", "Stock-outs down by a third",
        "SKILLS", "Excel, Power BI", "LANGUAGES", "German", "English (C1)",
    ]  # fmt: skip
    dated = "The Copper Pot, York          2023 - now\nBistro Lune, Leeds            2021 - 2023\n"
    blocks = documents.read(dated.encode(), "cv.txt").blocks
    assert [block.cells[1] for block in blocks] == ["2023 - now", "2021 - 2023"]
