"""Documents of word processors: what people put where, and what programs save."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx2python import docx2python
from tests.imports.corpus import score
from tests.imports.documents.making import docx, paragraph

from secondround.imports import documents

ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"


def texts(data: bytes, name: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in documents.read(data, name).blocks]


def test_a_word_document() -> None:
    """Header, headings, tabs, lists, tables, text boxes (once) and content controls are read;
    what is deleted or hidden is not.
    """
    body = (
        paragraph("Experience", '<w:pStyle w:val="Heading1"/>')
        + "<w:p><w:r><w:t>Acme</w:t><w:tab/><w:t>2020</w:t></w:r></w:p>"
        + paragraph("Cut costs", ITEM)
        + "<w:sdt><w:sdtContent>"
        + paragraph("In a control")
        + "</w:sdtContent></w:sdt>"
        + "<w:tbl><w:tr><w:tc>"
        + paragraph("a")
        + "</w:tc><w:tc>"
        + paragraph("b")
        + "</w:tc></w:tr></w:tbl>"
        + "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>"
        + BOX
        + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>"
        + BOX
        + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t>"
        + "</w:r></w:ins></w:p>"
        + paragraph("hidden", run="<w:vanish/>")
    )
    styles = (
        '<w:styles SPACES><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        "</w:styles>"
    )
    header = f"<w:hdr SPACES>{paragraph('Jo Doe')}</w:hdr>"
    data = docx(body, word_styles__xml=styles, word_header1__xml=header)
    assert texts(data, "cv.docx") == [
        ("paragraph", "Jo Doe"),
        ("heading", "Experience"),
        ("paragraph", "Acme\t2020"),
        ("item", "Cut costs"),
        ("paragraph", "In a control"),
        ("row", "a\tb"),
        ("paragraph", "In a box"),
        ("paragraph", "new"),
    ]
    assert documents.read(data, "cv.docx").blocks[0].part == "header"


def test_macros_are_not_run() -> None:
    """A document with macros is read without them, and that is said."""
    document = documents.read(docx(paragraph("Text"), word_vbaProject__bin="x"), "cv.docm")
    assert document.text == "Text"
    assert document.remarks == ("The document holds macros. They were not run.",)


def test_an_opendocument_text() -> None:
    """Headings, tabs, nested lists and tables of an ODT are read."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    body = (
        '<text:h text:outline-level="2">Experience</text:h><text:p>Acme<text:tab/>2020</text:p>'
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deep"
        "</text:p></text:list-item></text:list></text:list-item></text:list><table:table>"
        "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    assert texts(buffer.getvalue(), "cv.odt") == [
        ("heading", "Experience"),
        ("paragraph", "Acme\t2020"),
        ("item", "one"),
        ("item", "deep"),
        ("row", "a\tb"),
    ]


def test_rich_text() -> None:
    """Letters of every kind, tabs and items of an RTF are read; its fonts and pictures are not."""
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 "
        rb"Arial;}}{\*\generator x;}\pard\b Jo M\'fcller\b0\par"
        rb" \u8364?5\tab 2020\par{\listtext\pard\plain -\tab}\ilvl0 Cut \{costs\}\par"
        rb"{\pict 00ff}\pard Link {\field{\*\fldinst HYPERLINK x}{\fldrslt here}}\par}"
    )
    assert texts(data, "cv.rtf") == [
        ("paragraph", "Jo Müller"),
        ("paragraph", "€5\t2020"),
        ("item", "Cut {costs}"),
        ("paragraph", "Link here"),
    ]


SAVED = [path for path in score.documents() if path.match("*-docx~*.docx")]


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_another_reader_finds_no_more(path: Path) -> None:
    """Every word that docx2python finds in what Writer and Pandoc save is in ours."""
    with docx2python(path) as other:
        found = re.sub(r"<[^>]+>|--\t", " ", other.text)
    assert set(found.split()) - set(score.opened(path).text.split()) == set()


def test_the_reading_child_loads_nothing_but_what_reads() -> None:
    """It starts for every PDF and every document of a word processor, so it loads no records."""
    listed = (
        "from secondround.imports.documents import worker; import sys; "
        "worker.reader_of('pdf'); worker.reader_of('docx'); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", listed], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "pypdfium2" in loaded
    assert {"pydantic", "yaml", "secondround.records"}.isdisjoint(loaded)
