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

from .serving import served
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

## Sheets

### 09:00 Thảo Nguyễn

- [ ] {_ASK}

### 10:00 Søren Kjærgaard

- [ ] {_ASK}

- [ ] {_ASK}

### 11:00 Ana Ruiz and Søren Kjærgaard

Room Flood, second floor, with a view of the harbour, and sixty minutes of time.

## Questions to ask

### To compare

| How will my work be judged? | What they say |
| --- | --- |
| 09:00 Thảo Nguyễn | |
| 10:00 Søren Kjærgaard | |

### Thảo Nguyễn

> Dear Thảo Nguyễn, thank you.

### Ana Ruiz

> Dear Ana.

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


@pytest.mark.parametrize(
    ("typed", "session", "other"),
    [("Thao", "#0900-thao-nguyen", "#thao-nguyen"), ("Ruiz", "#1100-ana-ruiz-and-s", "#ana-ruiz")],
)
def test_search_names_the_session_first(
    typed: str,
    session: str,
    other: str,
    browser: Browser,  # noqa: F811
    gull: str,
) -> None:
    """Whoever looks for a person on the day is led to the session, then to what else bears the
    name.
    """
    page = _page(browser, viewport={"width": 1280, "height": 900})
    page.goto(gull)
    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.type(typed, delay=5)
    page.locator(".md-search-result__item").first.wait_for()
    found = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map(link => new URL(link.href).hash)"
    )
    assert found[1].startswith(session)
    assert other in found[2:]
    page.context.close()


def test_a_page_without_accents_is_indexed_as_it_is(site: Path) -> None:
    """Only accented words are added, each once, and none that is there already."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert texts["index.html"] == "<p>Gull</p>"
    assert texts["gull/index.html#to-compare"].endswith(
        "<p>thao nguyen soren soeren kjaergaard</p>"
    )


@pytest.mark.parametrize("below", ["/", "/clients/gull/"])
def test_a_wrong_address_has_a_way_out(below: str, browser: Browser, site: Path) -> None:  # noqa: F811
    """Wherever a host has the site, and however deep the address, one tap leads to the first
    page.
    """
    page = _phone(browser, 320)
    with served(site, below) as address:
        page.goto(f"{address}gull/no/such/page.html")
        way = page.get_by_role("link", name="Go to the first page of Second Round")
        page.locator("a[href$='index.html']").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        way.click()
        page.get_by_role("link", name="Gull").wait_for()
        assert page.url == f"{address}index.html"
    page.context.close()


def test_the_contents_are_in_a_phones_menu(browser: Browser, gull: str) -> None:  # noqa: F811
    """One tap opens the contents of a packet, the next one leads to a session; another goes back to
    the whole menu.
    """
    page = _phone(browser, 390)
    page.goto(gull)
    page.locator(".md-header label[for=__drawer]").click()
    menu = page.locator(".md-sidebar--primary .md-nav--secondary")
    menu.get_by_text("Table of contents").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Home").wait_for()
    page.reload()
    page.locator(".md-header label[for=__drawer]").click()
    menu.get_by_role("link", name="10:00 Søren Kjærgaard").click()
    page.wait_for_url("**/*#1000-*")
    page.context.close()


def test_every_page_has_its_contents_in_the_menu_once(built: Path) -> None:
    """What the theme does for pages of the navigation is not done a second time."""
    for name in ("index.html", "guides/success-stories.html", "amara/harbor/index.html"):
        assert (built / name).read_text().count('id="__toc"') == 1
