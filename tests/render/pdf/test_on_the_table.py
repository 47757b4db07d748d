"""The carry edition on paper: a page of it, laid on the table, shows one session."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pypdfium2
import pytest
from tests.factories import person, session, story
from tests.plan.rounds import application, drawn

from secondround import packet, plan
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Kind, Printed
from secondround.vocabulary import Edition

Print = Callable[..., Printed]


@pytest.mark.slow
def test_the_contents_have_no_page_of_their_own(printed: Print) -> None:
    """They stand above what is read at home, since each sheet before them has a page."""
    day = _day(0)
    text = writer.render(packet.build(day, plan.make(day, 0), Edition.CARRY), Templates(None))
    made = printed(f"{text}\n\n## Logistics\n\nA passport.\n\n## Notes for home\n\nSleep.\n")
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    (page,) = (page for page in done.stdout.decode().split("\f") if "Logistics .." in page)
    assert "passport" in page


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "apart"), [("packet", 8.0), ("large", 12.8)])
def test_the_lines_to_write_on_are_in_step(kind: Kind, apart: float, printed: Print) -> None:
    """From the head of the notes to the foot of the page each is as far from the next: those of the
    notes' own room go on in those of the page. In large type, too, a short sheet is a page.
    """
    day = _day(0)
    text = writer.render(packet.build(day, plan.make(day, 0), Edition.CARRY), Templates(None))
    pages = list(pypdfium2.PdfDocument(printed(text, kind=kind).pdf))
    sheets = [page for page in pages if "Notes" in page.get_textpage().get_text_range()]
    assert len(sheets) == 4
    for page in sheets:
        lines = _ruled(page, below="Notes")
        assert len(lines) > 8
        steps = [below - above for above, below in pairwise(lines)]
        assert steps == pytest.approx([apart] * len(steps), abs=0.2)


@pytest.mark.slow
def test_the_sheets_by_themselves_begin_with_one(printed: Print) -> None:
    """The title is above the first of them, and none of the page's lines goes through it."""
    day = _day(0)
    text = writer.render(packet.build(day, plan.make(day, 0), Edition.CARRY), Templates(None))
    title, _, rest = text.partition("\n## Day card\n")
    sheets = rest.partition("\n## Sheets\n")[2].partition("\n## ")[0]
    made = printed(f"{title}\n\n## Sheets\n{sheets}", kind="sheets")
    assert made.pages == 4
    first = pypdfium2.PdfDocument(made.pdf)[0]
    assert _ruled(first)[0] == pytest.approx(_ruled(first, below="Prepared for")[0])


def _ruled(page: pypdfium2.PdfPage, below: str = "") -> list[float]:
    """Millimetres from the page's top to each line across its right half, below those words."""
    drawn = page.render(scale=2, grayscale=True).to_pil()
    words = page.get_textpage()
    found = words.search(below).get_next() if below else None
    top = round(2 * (page.get_height() - words.get_charbox(found[0])[1])) if found else 0
    x = drawn.width * 3 // 4
    dark = [y for y in range(top, drawn.height) if drawn.getpixel((x, y)) < 235]
    lines = [y for y in dark if y - 1 not in dark]
    return [y * 25.4 / 144 for y in lines]


def _day(number: int) -> Application:
    """A drawn day, or one of short sessions that would share a page."""
    if number:
        return drawn(Random(number), 6, 20)
    people = {f"p{one}": person(f"Person {one}", "coaching") for one in range(4)}
    bank = [story(f"s{one}", "coaching", cue=f"cue {one} of many") for one in range(8)]
    return application(bank, [session(id, minutes=15) for id in people], people)


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_page_shows_the_stories_of_two_sessions(number: int, printed: Print) -> None:
    """Every page of the PDF names stories of one session at most, and the page of a session names
    no other's.
    """
    day = _day(number)
    made = plan.make(day, len(day.record.rounds) - 1)
    text = writer.render(packet.build(day, made, Edition.CARRY), Templates(None))
    pdf = printed(f"{text}\n\n## Logistics\n\nA passport.\n")
    pages = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf.pdf, capture_output=True, check=True
    ).stdout.decode()
    titles = {one.id: one.title for one in day.candidate.stories}
    own = [{titles[choice.story] for choice in (*one.leads, *one.backups)} for one in made.sessions]
    sheets = 0
    for page in pages.split("\f"):
        shown = {title for title in titles.values() if title in " ".join(page.split())}
        assert not shown or any(shown <= stories for stories in own)
        assert page.count("Notes") <= 1
        sheets += page.count("Notes")
        assert not ("Notes" in page and "passport" in page)
    assert sheets == len(made.sessions)
    assert "passport" in pages
