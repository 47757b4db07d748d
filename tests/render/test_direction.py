"""Arabic, Hebrew and the like are read from the right, on paper, site and phone; a name is not."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.printing import no_child_stays, press  # noqa: F401 (fixtures)

from secondround.render import direction
from secondround.render.pdf.printer import Job, Press

HEBREW = "שלום, אני עובד בלילה"
ARABIC = "في الليل تعطل المجمد الرئيسي"
A_NAME = "שרה כהן"


@pytest.mark.parametrize(
    ("html", "directed"),
    [
        (f"<p>{HEBREW}</p>", f'<p dir="rtl">{HEBREW}</p>'),
        (f'<p class="x">{ARABIC}</p>', f'<p class="x" dir="rtl">{ARABIC}</p>'),
        (
            f"<p><strong>Ask:</strong> {HEBREW}</p>",
            f'<p dir="rtl"><strong>Ask:</strong> {HEBREW}</p>',
        ),
        (
            f"<p><b>{A_NAME}</b>. Nine years of it</p>",
            f'<p dir="ltr"><b>{A_NAME}</b>. Nine years of it</p>',
        ),
        (f"<p>{A_NAME} will ask about it</p>", f'<p dir="ltr">{A_NAME} will ask about it</p>'),
        (
            f"<p>{ARABIC} (at 9) will hear it all.</p>",
            f'<p dir="ltr">{ARABIC} (at 9) will hear it all.</p>',
        ),
        (f"<li>{HEBREW} → <b>{A_NAME}</b></li>", f'<li dir="rtl">{HEBREW} ← <b>{A_NAME}</b></li>'),
        (f"<li>Who? → <b>{A_NAME}</b></li>", f'<li dir="ltr">Who? → <b>{A_NAME}</b></li>'),
        (f"<p>until 9 · {HEBREW}</p>", f'<p dir="ltr">until 9 · {HEBREW}</p>'),
        (f"<p>Open with: {A_NAME}. …</p>", f'<p dir="rtl">Open with: {A_NAME}. …</p>'),
        (f"<p>Then ask {A_NAME}: who?</p>", f'<p dir="ltr">Then ask {A_NAME}: who?</p>'),
        (f"<li><span>Ana: </span>{ARABIC}</li>", f'<li dir="rtl"><span>Ana: </span>{ARABIC}</li>'),
        (f"<h3>09:00 {A_NAME}</h3>", f"<h3>09:00 {A_NAME}</h3>"),
        (f"<h3><a>09:00 {A_NAME}</a></h3>", f"<h3><a>09:00 {A_NAME}</a></h3>"),
        (f'<li class="md-nav__item">{HEBREW}</li>', f'<li class="md-nav__item">{HEBREW}</li>'),
        (f"<h3>{HEBREW}</h3>", f'<h3 dir="rtl">{HEBREW}</h3>'),
        (f"<h3>Ask {A_NAME}</h3>", f"<h3>Ask {A_NAME}</h3>"),
        (
            f"<li><input><strong>Team:</strong> 10:15 {A_NAME}</li>",
            f'<li dir="ltr"><input><strong>Team:</strong> 10:15 {A_NAME}</li>',
        ),
        (
            f"<li><strong>{HEBREW}.</strong> 10:15: {A_NAME}.</li>",
            f'<li dir="rtl"><strong>{HEBREW}.</strong> 10:15: {A_NAME}.</li>',
        ),
        (
            f"<li>20 October 2026: {HEBREW}</li>",
            f'<li dir="rtl">\u200e20 October 2026: {HEBREW}</li>',
        ),
        (f"<ul>\n<li>{ARABIC}</li></ul>", f'<ul dir="rtl">\n<li dir="rtl">{ARABIC}</li></ul>'),
        (f"<li><p>{HEBREW}</p></li>", f'<li><p dir="rtl">{HEBREW}</p></li>'),
        (
            f"<p>{A_NAME}</p><p>Ana</p><p>9</p>",
            f'<p dir="rtl">{A_NAME}</p><p dir="ltr">Ana</p><p>9</p>',
        ),
        (f"<script>'<p>{HEBREW}'</script>", f"<script>'<p>{HEBREW}'</script>"),
        ("<p>Thảo Nguyễn, Київ, თბილისი, 東京</p>", "<p>Thảo Nguyễn, Київ, თბილისი, 東京</p>"),
    ],
)
def test_a_text_says_which_way_it_is_read(html: str, directed: str) -> None:
    """From the right, where most of its letters are, behind what only stands out; a list as its
    first item. An arrow points on, and a day is read in one go. What begins with a time, a label
    before it or none, or ends in English, is read from the left, and a page without such letters is
    as it was.
    """
    assert direction.given(html) == directed


@pytest.mark.slow
def test_on_paper_it_begins_at_the_right(press: Press, tmp_path: Path) -> None:  # noqa: F811
    """A Hebrew paragraph and the mark of a Hebrew item are at the right edge, an English line with
    a Hebrew name and a telephone number begin at the left.
    """
    text = (
        f"# Harbor\n\n## Notes\n\n{HEBREW}, [+49 40 66969](tel:+494066969)\n\n- {ARABIC}\n\n"
        f"**{A_NAME}** will ask about it\n"
    )
    printed = press.print(Job(text, "Harbor", "24 November", tmp_path)).result()
    sheet = pypdfium2.PdfDocument(printed.pdf)[0]
    read = sheet.get_textpage()
    letters = [read.get_text_range(at, 1) for at in range(read.count_chars())]
    places = [read.get_charbox(at) for at in range(read.count_chars())]
    width = sheet.get_width()
    assert [places[letters.index(letter)][0] < width / 4 for letter in (HEBREW[0], "–")] == [
        False
    ] * 2
    at = letters.index("+")
    assert places[at][0] < places[at + 1][0] < places[at + 4][0]
    assert places[letters.index("w")][0] < width / 4


@pytest.mark.slow
def test_no_word_leaves_its_neighbour(press: Press, tmp_path: Path) -> None:  # noqa: F811
    """A title in Hebrew is read from the right on the day card, where a page number follows it."""
    text = (
        "# Harbor\n\n## Day card\n\n### 09:00 Ana\n\nuntil 10:00 · אבג דהו\n\n"
        "## Sheets\n\n### 09:00 Ana\n\nuntil 10:00\n"
    )
    printed = press.print(Job(text, "Harbor", "24 November", tmp_path)).result()
    read = pypdfium2.PdfDocument(printed.pdf)[0].get_textpage()
    places = {
        read.get_text_range(at, 1): read.get_charbox(at)[0] for at in range(read.count_chars())
    }
    assert places["ו"] < places["ד"] < places["ג"] < places["א"] < places["2"]
