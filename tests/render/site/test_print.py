"""The browser's own print of a packet: what the PDF holds, in its order, the day card by itself."""

from __future__ import annotations

import difflib
import html
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.firefox import Firefox

from secondround.render.pdf.worker_page import body

from .test_browser import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler"),
]

_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_BESIDES = re.compile(
    r'<svg.*?</svg>|<li class="a.*?</li>|<a class="page".*?</a>|<ul class="contents">.*?</ul>',
    re.DOTALL,
)
"""Pictures, which are looked at, and whose words are for screen readers; the PDF's own page numbers
and its list of contents.
"""


def _words(text: str) -> list[str]:
    """The words of a text; poppler takes the hyphen at a line's end for one of its own."""
    whole = re.sub(r"(?<=\w)-(?=\w)", "", html.unescape(re.sub("<[^>]*>", " ", text)))
    return re.findall(r"[^\W_]+", whole)


@pytest.fixture(scope="module", params=["A4", "Letter"])
def printed(
    request: pytest.FixtureRequest,
    browser: Browser,
    example: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[str]:
    """The pages, as text, printed from a phone with its sections folded."""
    paper = tmp_path_factory.mktemp("print") / "harbor.pdf"
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{example}amara-okafor/harbor/index.html", wait_until="load")
    page.pdf(path=paper, format=request.param)
    page.context.close()
    done = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")


def _markdown() -> str:
    return Path(ROOT, "packets/amara-okafor/harbor/index.md").read_text("utf-8")


def test_paper_holds_all_that_the_pdf_holds_in_its_order(printed: list[str]) -> None:
    """Every sentence of the packet behind the card, which has columns, once folded away on the
    phone or not; of each table every word.
    """
    whole = _BESIDES.sub(" ", body(_markdown()))
    after = whole[whole.index("<h2", whole.index("<h2") + 1) :]
    expected, found = _words(_TABLE.sub(" ", after)), _words(" ".join(printed[1:]))
    assert len(expected) > 5000
    match = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    lost = [expected[start:end] for kind, start, end, *_ in match.get_opcodes() if kind in _LOSSES]
    assert lost == []
    shown = "".join(found)
    in_tables = _words(" ".join(_TABLE.findall(whole)))
    assert [word for word in in_tables if word not in shown] == []


_LOSSES = ("delete", "replace")


def test_the_day_card_is_one_page_by_itself(printed: list[str]) -> None:
    """The first page holds the words of the PDF's card, and besides only the times of its picture;
    what is around the text on the screen is on no page.
    """
    card, _, _ = _markdown().partition("\n## Sheets")
    expected, found = Counter(_words(_BESIDES.sub(" ", body(card)))), Counter(_words(printed[0]))
    times = Counter(_words(" ".join(re.findall(r"<b>(.*?)</b>", card))))
    assert expected - found == Counter()
    assert found - expected == times
    assert printed[1].split("\n", 1)[0] == "Sheets"
    whole = "\n".join(printed)
    added = ("Whole story", "Back to the day card")
    for around in (*added, "Table of contents", "This browser keeps", "Back to top", "days ago"):
        assert around not in whole


def test_no_page_ends_with_what_the_next_one_begins(printed: list[str]) -> None:
    """The last line of a page is neither a heading nor words that lead to a list."""
    headings = set(re.findall(r"^#+ (.*)$", _markdown(), re.MULTILINE))
    for text in printed[1:]:
        last = text.strip().rpartition("\n")[2]
        assert last not in headings
        assert not last.endswith(":")


def test_in_firefox_the_day_card_is_one_page_by_itself(
    firefox: Firefox, example: str, tmp_path: Path
) -> None:
    """What follows it begins the second page. Firefox draws strong letters as shapes, so that
    heading is set in others here.
    """
    firefox.resize(450, 844)
    firefox.open(f"{example}amara-okafor/harbor/index.html")
    firefox.run("find('#sheets').style.font = '12px monospace'")
    paper = tmp_path / "harbor.pdf"
    paper.write_bytes(firefox.print())
    done = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, check=True)
    card, sheets, *rest = done.stdout.decode().split("\f")
    assert "Sheets" not in card
    assert sheets.startswith("Sheets")
    assert len(rest) > 10
