"""Files that are damaged, locked or made to do harm: a sentence for a person, and no more."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from tests.imports.documents.making import docx, paragraph

from secondround.imports import UnreadableError, documents

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A PDF of one page."""
    return pdf("<h1>Jo Doe</h1><p>An honest page of text with enough words on it.</p>")


def pdf(html: str) -> bytes:
    """A page of HTML, printed."""
    from weasyprint import HTML  # noqa: PLC0415 (a second, and seldom wanted)

    return bytes(HTML(string=html).write_pdf())


def read_or_refused(data: bytes, name: str) -> str:
    """The text of a file, or why there is none."""
    try:
        return documents.read(data, name).text
    except UnreadableError as error:
        return str(error)


def test_a_password(printed: bytes) -> None:
    """A PDF with a password is refused with what to do about it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as opened:
        opened.save(buffer, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(UnreadableError, match="has a password"):
        documents.read(buffer.getvalue(), "cv.pdf")


def test_a_truncated_pdf(printed: bytes) -> None:
    """A PDF that is cut off is read as far as it goes, or refused."""
    for share in (0.1, 0.5, 0.9, 0.99):
        part = printed[: int(len(printed) * share)]
        assert read_or_refused(part, "cv.pdf")


def test_many_pages(printed: bytes) -> None:
    """Of 500 pages the first ones are read, and that is said."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as source, pikepdf.new() as long:
        for _ in range(500):
            long.pages.append(source.pages[0])
        long.save(buffer)
    document = documents.read(buffer.getvalue(), "cv.pdf")
    assert document.remarks == ("Only the first 40 of its 500 pages were read.",)


def test_pages_that_are_pictures() -> None:
    """A page without letters and with a picture is named."""
    svg = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8A"
        "AQUBAScY42YAAAAASUVORK5CYII="
    )
    html = f'<p>A page of text first.<p style="break-before: page"><img src="{svg}" width=400>'
    document = documents.read(pdf(html), "cv.pdf")
    assert document.text == "A page of text first."
    assert "Page 2 is a picture" in document.remarks[0]


def test_attached_data(printed: bytes) -> None:
    """A file that is attached to a PDF comes with it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as opened:
        opened.attachments["resume.json"] = b'{"basics": {}}'
        opened.save(buffer)
    attached = documents.read(buffer.getvalue(), "cv.pdf").attachments
    assert [(file.name, file.data) for file in attached] == [("resume.json", b'{"basics": {}}')]


def test_a_zip_bomb() -> None:
    """A document that unpacks to gigabytes is refused before it is unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 100_000_000)
    with pytest.raises(UnreadableError, match="unpacked"):
        documents.read(buffer.getvalue(), "cv.docx")


def test_an_entity_bomb() -> None:
    """Entities that a document declares are not expanded."""
    entities = '<!ENTITY a "aaaaaaaaaa">'
    for name, inner in zip("bcdefghij", "abcdefghi", strict=True):
        entities += f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<!DOCTYPE x [{entities}]>"
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>safe &j;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert documents.read(buffer.getvalue(), "cv.docx").text == "safe"


def test_a_truncated_word_document() -> None:
    """A Word document that is cut off is refused with what to do about it."""
    whole = docx(paragraph("Text"))
    with pytest.raises(UnreadableError, match="damaged"):
        documents.read(whole[: len(whole) // 2], "cv.docx")


def test_nested_without_end() -> None:
    """Ten thousand tables in each other are no crash."""
    open_cell, close_cell = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    deep = open_cell * 10_000 + paragraph("deep") + close_cell * 10_000
    assert read_or_refused(docx(paragraph("top") + deep), "cv.docx")
