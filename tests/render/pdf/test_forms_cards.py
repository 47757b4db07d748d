"""Story cards: both sides of a card meet, and what is too long for it is named."""

from __future__ import annotations

import re
from collections.abc import Callable

import page
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.factories import person, session, story
from tests.plan.rounds import application
from tests.render.pdf.seen import sizes

from secondround import packet, plan
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Paper, Printed
from secondround.vocabulary import Edition

Print = Callable[..., Printed]
CARD = (3 * 72, 5 * 72)
"""Points."""


def _stories(number: int, sentence: str = "It went well.") -> str:
    told = (
        f"## Cue{index}\n\n09:00.\n\n### Title\n\nStory{index} {sentence}\n\n### Title\n\n"
        f"Short{index}.\n"
        for index in range(number)
    )
    return "# Harbor\n\n" + "\n".join(told)


def _where(pdf: bytes, word: str) -> dict[str, tuple[int, float, float]]:
    """The page, and left and upper edge in points from its middle, of all words like `word`."""
    found = {}
    for number, sheet in enumerate(pypdfium2.PdfDocument(pdf)):
        text = sheet.get_textpage()
        width, height = sheet.get_size()
        for match in re.finditer(rf"{word}(\d+)", text.get_text_range()):
            left, _, _, top = text.get_charbox(match.start())
            found[match[1]] = number, left - width / 2, height / 2 - top
    return found


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_story_is_behind_its_cue(paper: Paper, printed: Print) -> None:
    """Turned over the long edge, each cue has its own story at its back: in the same row, in the
    other column; nothing is under 10 pt, and PDF/UA-1 is kept.
    """
    made = printed(_stories(6), kind="cards", paper=paper)
    assert made.problems == ()
    assert made.pages == 4
    assert page.is_pdf_compliant_bytes(made.pdf)
    assert min(sizes(made.pdf)[0]) >= 9.9
    cues, stories = _where(made.pdf, "Cue"), _where(made.pdf, "Story")
    assert len(cues) == len(stories) == 6
    for index, (side, left, top) in cues.items():
        behind, back_left, back_top = stories[index]
        assert behind == side + 1
        assert (left < 0) is (back_left > -1)
        assert (top < 0) is (back_top < 0)
        assert max(abs(left), abs(back_left)) < CARD[0]


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_the_cards_are_of_stays_on_the_paper(paper: Paper, printed: Print) -> None:
    """However long the title is; and printers leave a sixth of an inch at an edge. It crosses no
    cut mark.
    """
    text = _stories(1).replace("# Harbor", f"# Harbor {'and so on ' * 20}", 1)
    sheet = pypdfium2.PdfDocument(printed(text, kind="cards", paper=paper).pdf)[0]
    words = sheet.get_textpage()
    at = words.get_text_range().index("Harbor")
    assert words.get_charbox(at)[3] < sheet.get_height() - 12
    boxes = [words.get_charbox(index) for index in range(words.count_chars())]
    assert max(right for _, _, right, _ in boxes) < sheet.get_width() - 12
    middle = sheet.get_height() / 2
    title = [box[1] - middle for box in boxes if box[1] - middle > CARD[1]]
    assert max(top for *_, top in _lines(sheet)) < min(title)


@pytest.mark.slow
def test_a_long_story_is_shorter_on_its_card(printed: Print) -> None:
    """It has its next shorter version, and a warning names the card; the type stays as it is."""
    made = printed(_stories(4, "It went well. " * 90), kind="cards")
    (problem,) = made.problems
    assert problem.code == "left-off-the-page"
    assert all(f"“Cue{index}”" in problem.message for index in range(4))
    assert "they have the half-minute version" in problem.message
    assert len(_where(made.pdf, "Short")) == 4
    assert not _where(made.pdf, "Story")


@pytest.mark.slow
@pytest.mark.parametrize(("words", "kept"), [(10, 2), (60, 1), (300, 0)])
def test_a_card_has_as_many_follow_up_questions_as_fit(
    words: int, kept: int, printed: Print
) -> None:
    """A story of the usual length is longer than a card, which then has its result, its half-minute
    version and what they may ask about it, all that there is room for; nothing is said of that.
    """
    probes = [{"text": f"Ask{n}?", "answer": "It went. " * (words // 2)} for n in range(2)]
    told = story("one", result="Saved 8 %.", situation="It was bad. " * 150, probes=probes)
    day = application([told], [session("p", minutes=30)], {"p": person("Kim")})
    made = packet.build(day, plan.make(day, 0), Edition.CANDIDATE)
    pdf = printed(writer.cards(made, Templates(None)), kind="cards")
    assert pdf.problems == ()
    assert len(_where(pdf.pdf, "Ask")) == kept


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_cut_marks_are_where_the_cards_end(paper: Paper, printed: Print) -> None:
    """Twelve lines on the front, outside the cards and in line with their edges, 3 by 5 inches
    apart; none on the back.
    """
    front, back = pypdfium2.PdfDocument(printed(_stories(4), kind="cards", paper=paper).pdf)
    assert not _lines(back)
    upright, level = [], []
    for left, bottom, right, top in _lines(front):
        if top - bottom > right - left:
            upright.append(round(left))
            assert min(abs(bottom), abs(top)) > CARD[1]
        else:
            level.append(round(top))
            assert min(abs(left), abs(right)) > CARD[0]
    assert sorted(upright) == pytest.approx([-216, -216, 0, 0, 216, 216], abs=1)
    assert sorted(level) == pytest.approx([-360, -360, 0, 0, 360, 360], abs=1)


def _lines(sheet: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """The lines on a page: left, bottom, right and top in points from its middle."""
    width, height = sheet.get_size()
    found = []
    for item in sheet.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = item.get_bounds()
        found.append((left - width / 2, bottom - height / 2, right - width / 2, top - height / 2))
    return found
