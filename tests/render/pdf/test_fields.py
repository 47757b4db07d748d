"""What a reader types, ticks and follows in a finished PDF, seen through other programs."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO

import page
import pikepdf
import pytest

from secondround.privacy.encryption import locked
from secondround.render.pdf.printer import Printed

pytestmark = pytest.mark.slow

Print = Callable[..., Printed]
PASSPHRASE = "seven odd words for a lock"  # noqa: S105 (of what nobody keeps)

PACKET = """# Harbor

Second interview.

## Day card

### 09:00 Ana & Co

09:00–09:45. Director

- [ ] Twelve, not twenty

## Sheets

### 09:00 Ana & Co

09:00–09:45

#### Tell

- [ ] **Twelve, not twenty**

    Saved 8 %.

#### Ask

- [ ] What is "success" here & now?
- [ ] Who decides?

## Story bank

### Cut the crew

*Twelve, not twenty*, 09:00 Ana.

It was late.

## Questions to ask

### Compare

| How is work judged? | What they say |
| --- | --- |
| 09:00 Ana & Co | |
| 10:00 Kim | |

## After the interview

| Session | They asked | They said |
| --- | --- | --- |
| **09:00 Ana & Co** | | |
"""


def _fields(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    return [(str(field.FT), str(field.TU)) for field in pdf.Root.AcroForm.Fields]


def test_what_is_to_be_written_can_be_typed(printed: Print) -> None:
    """Answers, comparisons and the debrief are fields of text, each called by what it is for."""
    with pikepdf.open(BytesIO(printed(PACKET).pdf)) as pdf:
        texts = [name for kind, name in _fields(pdf) if kind == "/Tx"]
    assert texts == [
        'Answer to: What is "success" here & now?',
        "Answer to: Who decides?",
        "What they say: 09:00 Ana & Co",
        "What they say: 10:00 Kim",
        "They asked: 09:00 Ana & Co",
        "They said: 09:00 Ana & Co",
    ]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_page_with_fields_and_links_is_accessible(printed: Print, paper: str) -> None:
    """Boxes, fields, heads of rows and page numbers pass PDF/UA-1."""
    report = page.validate_pdf_bytes(printed(PACKET, paper=paper).pdf)
    assert [failure.rule_id for failure in report.failures] == []


@pytest.mark.parametrize(
    "items",
    ["- **Kim**, x.\n\n- [Ana](https://example.com/), y.\n", "- x\n\n    y\n\n    - z\n\n- w\n",
     "1. one\n\n2. two\n\n    more\n", "- [ ] a\n\n    b\n\n- [ ] c\n"],
)  # fmt: skip
def test_a_list_of_paragraphs_is_accessible(printed: Print, items: str) -> None:
    """Each item has one body, however its text is set."""
    report = page.validate_pdf_bytes(printed(f"# A\n\n## B\n\n{items}").pdf)
    assert [failure.rule_id for failure in report.failures] == []


def test_the_card_leads_to_the_sheet_and_the_sheet_to_the_story(printed: Print) -> None:
    """Each with the page it is on; so does the list of contents, which stands behind the sheets."""
    made = printed(PACKET)
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    pages = done.stdout.decode().split("\f")
    sheet = next(at for at, text in enumerate(pages, 1) if "Saved 8 %" in text)
    bank = next(at for at, text in enumerate(pages, 1) if "It was late." in text)
    assert re.search(rf"Director.page.{sheet}\b", pages[0].replace("\n", " "))
    told = next(text for text in pages if "Saved 8 %" in text)
    assert re.search(rf"Twelve, not twenty +page.{bank}\b", told)
    contents = "".join(pages)
    assert re.search(rf"Story bank *\.[. ]+{bank}\b", contents)
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        targets = [
            note for sheet_ in pdf.pages for note in sheet_.get("/Annots", []) if "/Dest" in note
        ]
    assert len(targets) >= 7


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_who_hears_what_is_one_page(example: Print, paper: str) -> None:
    """Seven sessions, fourteen stories, ten requirements: dots, figures and bars on one page."""
    made = example(paper=paper)
    done = subprocess.run(["pdftotext", "-", "-"], input=made.pdf, capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")
    (picture,) = [text for text in pages if "A ring: in reserve" in text]
    for row in (
        "90 kilos, not 900",
        "Works in English and German",
        "Will you fit in?",
        "Left free",
    ):
        assert row in picture
    assert picture.count("told\n") >= 12


def test_the_examples_packet_is_accessible(example: Print) -> None:
    """With everything that a packet can hold, it passes PDF/UA-1."""
    report = page.validate_pdf_bytes(example().pdf)
    assert [failure.rule_id for failure in report.failures] == []


def test_a_packet_can_be_locked(example: Print) -> None:
    """With all its fields, it opens under a passphrase as it was: the same text on as many pages,
    and the same fields.
    """
    plain = example().pdf
    opened = locked.unlocked_pdf(locked.pdf(plain, PASSPHRASE), PASSPHRASE)
    assert _text(opened) == _text(plain)
    with pikepdf.open(BytesIO(plain)) as was, pikepdf.open(BytesIO(opened)) as now:
        assert len(now.pages) == len(was.pages)
        fields = [
            [str(field.get("/T")) for field in each.Root.AcroForm.Fields] for each in (was, now)
        ]
        assert fields[0] == fields[1] != []


def _text(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()
