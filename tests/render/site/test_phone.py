"""A packet on a phone, and what its boxes and its search remember: on a page with the hard cases
alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page

from secondround.render.site import builder
from secondround.render.site.preview import Preview

from .test_browser import _CHROMIUM, ROOT, _page, browser  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(_CHROMIUM is None, reason="needs Chromium")]

_LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
_ASK = "What does success take here?"
_TEXT = f"""# Gull Freight: {_LONG}

## Day card

| When | Who | Tell | Ask |
| --- | --- | --- | --- |
| 09:00 | **Thảo Nguyễn**, {_LONG} | {_LONG} | {_ASK} |
| 10:00 | Søren Kjærgaard | | https://example.org/{"a" * 80} |

## Story plan

### 09:00 Thảo Nguyễn

- [ ] {_ASK}

### 10:00 Søren Kjærgaard

- [ ] {_ASK}

- [ ] {_ASK}

## Questions to ask

### To compare

| How will my work be judged? | What they say |
| --- | --- |
| 09:00 Thảo Nguyễn | |
| 10:00 Søren Kjærgaard | |

### Write down within the hour

| Session | They asked | Next time I would | They said |
| --- | --- | --- | --- |
| **09:00 Thảo Nguyễn** | | | |
| **10:00 Jürgen Wałęsa** | | | |
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("phone") / "site"
    pages: dict[PurePosixPath, str | bytes | Path] = {
        PurePosixPath("index.md"): "# Home\n\n[Gull](gull/index.md)\n",
        PurePosixPath("gull/index.md"): _TEXT,
    }
    assert builder.build(pages, config=ROOT / "mkdocs.yml", site=place).problems == ()
    return place


@pytest.fixture(scope="module")
def gull(site: Path) -> Iterator[str]:
    with Preview(site, port=0) as preview:
        yield f"{preview.address}gull/index.html"


def _phone(browser: Browser, width: int) -> Page:  # noqa: F811
    return _page(browser, viewport={"width": width, "height": 700})


@pytest.mark.parametrize("width", [280, 320, 390, 719, 1280])
def test_nothing_pushes_the_page_sideways(width: int, browser: Browser, gull: str) -> None:  # noqa: F811
    """However long a word or an address, the page is as wide as the screen, and the day card within
    it.
    """
    page = _phone(browser, width)
    page.goto(gull)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "cells => Math.max(...cells.map(cell => cell.getBoundingClientRect().right))"
    assert page.locator("h2#day-card ~ .md-typeset__scrollwrap td").evaluate_all(wide) <= width
    page.context.close()


def test_what_is_to_be_written_down_keeps_its_prompt(browser: Browser, gull: str) -> None:  # noqa: F811
    """On a phone each empty place says what belongs in it, and each comparison which question it is
    about.
    """
    page = _phone(browser, 390)
    page.goto(gull)
    shown = page.locator(".md-typeset td:visible").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content.slice(1, -1) + "
        "cell.textContent.trim())"
    )
    assert shown.count("What they say: ") == 2
    for prompt in ("They asked: ", "Next time I would: ", "They said: "):
        assert shown.count(prompt) == 2
    assert page.get_by_text("How will my work be judged?").bounding_box()["width"] > 100  # type: ignore[index]
    assert "Tell: " not in shown  # a story that is missing once is no prompt
    page.context.close()


def test_one_ticked_box_comes_back_as_one(browser: Browser, gull: str) -> None:  # noqa: F811
    """The same question in two sessions, and twice in one, is three boxes: each comes back as it
    was left.
    """
    page = _phone(browser, 390)
    for ticked in ([1], [1, 2], [2], []):
        page.goto(gull)
        boxes = page.locator(".task-list-item input")
        for number in range(3):
            boxes.nth(number).set_checked(number in ticked, force=True)
        page.reload()
        assert [number for number in range(3) if boxes.nth(number).is_checked()] == ticked
    page.context.close()


@pytest.mark.parametrize(
    "typed", ["Nguyen", "nguyễn", "Thao", "Soren", "Kjaergaard", "Jurgen", "Juergen", "Walesa"]
)
def test_search_needs_no_accents(typed: str, browser: Browser, gull: str) -> None:  # noqa: F811
    """A name is found as it is written, and as people type it on any keyboard."""
    page = _page(browser, viewport={"width": 1280, "height": 900})
    page.goto(gull)
    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.type(typed, delay=5)
    page.locator(".md-search-result__item").first.wait_for()
    assert "Gull Freight" in page.locator(".md-search-result__list").inner_text()
    page.context.close()


def test_a_page_without_accents_is_indexed_as_it_is(site: Path) -> None:
    """Only accented words are added, each once, and none that is there already."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert texts["index.html"] == "<p>Gull</p>"
    assert texts["gull/index.html#to-compare"].endswith(
        "<p>thao nguyen soren soeren kjaergaard</p>"
    )
