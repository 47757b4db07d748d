"""The day card is page one, and one page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from tests.render.pdf.days import packet_of
from weasyprint.layout import page as page_layout

from secondround.problems import Problem
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf import worker_card
from secondround.render.pdf.printer import Job, Press, Printed

Print = Callable[..., Printed]

_CARD = "# Harbor\n\n## Day card\n\nWhere and when.\n\n## Company\n\nWhat they do.\n"


def _lack(problems: tuple[Problem, ...]) -> float:
    (problem,) = problems
    assert problem.code == "day-card-too-long"
    found = re.fullmatch(r"The day card is (\d+) mm too long for its one page\.", problem.message)
    assert found
    return float(found[1])


@pytest.mark.slow
def test_page_one_is_the_card_and_nothing_else(printed: Print) -> None:
    """The rest of the packet starts on page two."""
    done = subprocess.run(
        ["pdftotext", "-l", "1", "-", "-"],
        input=printed(_CARD).pdf,
        capture_output=True,
        check=True,
    )
    assert "Where and when." in done.stdout.decode()
    assert "What they do." not in done.stdout.decode()


def test_a_card_by_itself_is_one_page(printed: Print) -> None:
    """As a PDF of its own the card has no second, empty page; what is on its back is one more."""
    front = "# Harbor\n\n## Day card\n\nWhere and when.\n"
    assert printed(front, kind="day-card").pages == 1
    back = "\n## If the day changes\n\n### Bo is late.\n\nTell what is planned.\n"
    made = printed(f"{front}{back}", kind="day-card")
    assert (made.pages, made.problems) == (2, ())


def test_the_day_is_said_once() -> None:
    """A page that begins with the day card leaves the day to the card; one without a card says it
    below its title.
    """
    made = packet_of(2)
    for write in (writer.render, writer.day_card):
        title, _, card = write(made, Templates(None)).partition("## Day card")
        assert made.meta.date_text not in title
        assert card.startswith("\n\n**[Seeschwalbenkai 5, Hamburg]")
        assert f"**{made.meta.date_text}**" in card
    assert made.meta.date_text in writer.sheets(made, Templates(None)).partition("## Sheets")[0]


@pytest.mark.slow
def test_the_problem_says_by_how_much(tmp_path: Path) -> None:
    """Taking away what the problem says makes the card fit; two millimetres less does not."""
    sheet = tmp_path / "templates" / "pdf" / "own.css"
    sheet.parent.mkdir(parents=True)

    def problems(height: float) -> tuple[Problem, ...]:
        sheet.write_text(f"#day-card::after {{ content: ''; display: block; height: {height}mm }}")
        with Press(templates=tmp_path / "templates", workers=1) as press:
            return press.print(Job(_CARD, "T", "H", tmp_path)).result().problems

    lack = _lack(problems(290))
    assert 10 < lack < 100
    assert problems(290 - lack - 1) == ()
    assert _lack(problems(290 - lack + 2)) <= 3


@pytest.mark.slow
def test_more_rows_more_millimetres(printed: Print) -> None:
    """Each further line makes the lack larger by about a line: 5 mm and something."""
    lacks = [
        _lack(printed(_CARD.replace("Where", "- line\n" * lines + "\nWhere")).problems)
        for lines in (70, 80)
    ]
    assert 50 < lacks[1] - lacks[0] < 75


@pytest.mark.slow
@pytest.mark.parametrize("draw", range(6))
def test_ten_sessions_fit_one_page(printed: Print, draw: int) -> None:
    """Whatever the names, the cues and the questions are, on either paper, also where each session
    is a call with a number to dial; cues that no question stands beside have the whole width.
    """
    card = writer.day_card(packet_of(10, draw, calls=draw % 2 == 1), Templates(None))
    for paper in ("A4", "Letter"):
        made = printed(card, kind="day-card", paper=paper)
        assert (made.pages, made.problems) == (1, ())


def test_a_packet_is_not_laid_out_to_try_its_card() -> None:
    """The card is tried alone, whether it fits or goes on, and by itself as it will be printed."""
    style = f"@page {{ size: 200mm 100mm }} #day-card {{ page: {worker_card.PAGE} }}"
    done: list[str] = []

    def laid_out(html: str, more: str) -> Any:
        sheet = weasyprint.CSS(string=f"{style} {more}")
        document = weasyprint.HTML(string=html).render(stylesheets=[sheet])
        done.append(html)
        return document

    for height, fits in ((20, True), (150, False)):
        card = f'<section class="level-2" id="day-card"><p style="height: {height}mm">A<p>B'
        packet = f'<body>{card}</section>\n<section class="level-2" id="sheets">C</body>'
        for short in (False, True):
            found = worker_card.fit(packet, laid_out, 200, short=short)
            assert (found == worker_card.Fit()) == fits
            assert set(done) == {packet if short else worker_card.alone(packet)}
            done.clear()


def test_a_try_lays_each_page_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers of pages on the card are not waited for: there is room for two digits."""
    numbers = "a.page::after { content: '\\a0' target-counter(attr(href), page) }"
    made: list[int] = []
    texts: set[str] = set()

    def counted(*given: Any) -> Any:
        made.append(given[4])
        return plain(*given)

    def laid_out(html: str, more: str) -> Any:
        document = weasyprint.HTML(string=html).render(
            stylesheets=[weasyprint.CSS(string=f"{numbers} {more}")]
        )
        for page in document.pages:
            texts.update(getattr(box, "text", "") for box in page._page_box.descendants())  # noqa: SLF001
        return document

    plain = page_layout.make_page
    monkeypatch.setattr(page_layout, "make_page", counted)
    link = '<a class="page" href="#sheets">page</a>'
    card = f'<section class="level-2" id="day-card">{link}</section>'
    packet = f'<body>{card}\n<section class="level-2" id="sheets">C</section></body>'
    assert worker_card.fit(packet, laid_out, 200) == worker_card.Fit()
    assert made == [1]
    assert "\N{NO-BREAK SPACE}00" in texts


@pytest.mark.parametrize(("strip", "more"), [(20, worker_card.CLOSER), (40, worker_card.BARE)])
def test_a_card_keeps_its_strip_as_long_as_white_space_is_enough(strip: int, more: str) -> None:
    """Ten rows of 12 mm and a strip are too long for a page of 100 mm; closer, the rows have 7.2 mm
    each.
    """
    style = (
        f"@page {{ size: 200mm 100mm; margin: 0 }} #day-card {{ page: {worker_card.PAGE} }}"
        f"* {{ margin: 0; padding: 0 }} .strip {{ height: {strip}mm }}"
        "#day-card > .level-3 { height: 6mm; padding: 3mm 0 }"
    )

    def laid_out(html: str, more: str) -> Any:
        sheet = weasyprint.CSS(string=f"{style} {more}")
        return weasyprint.HTML(string=html).render(stylesheets=[sheet])

    rows = '<section class="level-3"></section>' * 10
    card = f'<section class="level-2" id="day-card"><ol class="strip"></ol>{rows}</section>'
    assert worker_card.fit(f"<body>{card}</body>", laid_out, 200) == worker_card.Fit(more)


def test_a_card_of_more_than_ten_sessions_has_a_second_side() -> None:
    """One side holds up to ten sessions; what is asked of everybody, and the end, are no
    sessions.
    """
    for sessions, sides in ((1, 1), (10, 1), (11, 2), (20, 2), (21, 3)):
        rows = "".join(f"<h3>09:{number:02} Ana</h3>" for number in range(sessions))
        card = f'<section class="level-2" id="day-card">{rows}<h3>Ask everyone</h3>'
        after = (
            '<h3>Over at 15:10</h3></section><section class="level-2" id="sheets"><h3>09:00</h3>'
        )
        assert worker_card.sides(worker_card.alone(card + after)) == sides
