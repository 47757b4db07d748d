"""Whatever a file holds: a document or a sentence that says why not, and nothing else."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports.corpus import score
from tests.imports.documents.making import docx, paragraph

from secondround.imports import Entry, UnreadableError, documents, resume
from secondround.imports.documents.office import read_docx, read_odt, read_rtf
from secondround.imports.documents.pdf import read_pdf
from secondround.records import Candidate

pytestmark = pytest.mark.slow

BYTES = st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode()))
SAMPLES = [path.read_bytes() for path in score.documents()[::9]]
READERS = {b"%PDF": read_pdf, b"{\\rt": read_rtf}


@given(data=BYTES, name=st.sampled_from(["a", "a.txt", "a.md", "a.html", "a.pdf", "a.docx"]))
def test_any_bytes(data: bytes, name: str) -> None:
    """Any bytes are a document, or are refused with a sentence."""
    if data.startswith((b"PK", b"%PDF", b"{\\rtf")):
        return
    with suppress(UnreadableError):
        assert documents.read(data, name).kind in {"html", "markdown", "text"}


@given(
    sample=st.sampled_from(SAMPLES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6),
    end=st.floats(0.2, 1),
)
def test_damaged_documents(sample: bytes, changes: list[tuple[float, bytes]], end: float) -> None:
    """A document that is damaged or cut off is read as far as it goes, or refused."""
    data = bytearray(sample)
    for where, new in changes:
        start = int(where * (len(data) - 8))
        data[start : start + len(new)] = new
    damaged = bytes(data[: int(len(data) * end)])
    reader = READERS.get(damaged[:4], read_docx)
    with suppress(UnreadableError):
        assert reader(damaged).kind in {"pdf", "rtf", "docx"}


@given(lines=st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=30)))
def test_every_word_of_a_word_document(lines: list[str]) -> None:
    """Every line that somebody typed into Word is in the document, in order."""
    typed = [line for line in lines if line and not set(line) & set("<>&")]
    text = read_docx(docx("".join(paragraph(line) for line in typed) or paragraph("x"))).text
    assert text.split("\n") == (typed or ["x"])


LINES = st.one_of(
    st.text(max_size=400),
    st.sampled_from(["EXPERIENCE", "SKILLS", "SUMMARY", "Acme Corp  2018 - 2020", "", "Jo Doe"]),
    st.text(max_size=60).map(lambda text: f"- Cut costs by 9 % {text}"),
)


@given(lines=st.lists(LINES, max_size=12))
def test_any_text_is_a_resume(lines: list[str]) -> None:
    """Any text can be taken for a resume, and a record accepts every field of it."""
    with suppress(UnreadableError):
        found = resume.read("\n".join(lines).encode("utf-8", "replace"), "cv.txt")
        fields: dict[str, object] = {"name": "Jo Doe"} | dict(found.candidate)
        drafts = found.candidate.get("stories", ())
        assert isinstance(drafts, tuple)
        fields["stories"] = [dict(draft.fields) for draft in drafts if isinstance(draft, Entry)]
        assert Candidate.model_validate(fields).name


def test_an_odt_that_is_a_docx() -> None:
    """A reader that is handed another kind of file refuses it."""
    with pytest.raises(UnreadableError):
        read_odt(docx(paragraph("x")))
