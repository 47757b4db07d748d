"""The days of a site share one solver; what is sent to a phone by itself brings its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page
from tests.render.site.serving import served

from secondround.render import phone
from secondround.render.site.preview import Preview

from .test_replan import _shown

pytestmark = pytest.mark.slow

_PLACE = PurePosixPath("amara-okafor", "harbor", "day.html")


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page that must not complain."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.context.close()
    assert said == []


def test_a_packet_more_costs_a_page_and_no_solver(example_site: Path) -> None:
    """Each day of a site is under 60 kB, and the solver lies beside them once."""
    days = list(example_site.rglob("day.html"))
    assert len(days) == 2
    assert all(path.stat().st_size < 60_000 for path in days)
    assert (example_site / phone.SHARED).read_text("utf-8") == phone.shared()
    assert phone.without_shipped((example_site / phone.SHARED).read_bytes()) == b""


def test_what_a_day_says_is_searched_for_leaks(example_site: Path) -> None:
    """Of a day only what was shipped is passed over: every word of a packet is left, and what is
    changed in the script by a letter, too.
    """
    day = next(example_site.rglob("day.html")).read_bytes()
    left = phone.without_shipped(day)
    assert b"<script></script>" in left
    assert b"<style></style>" in left
    assert left.count(b"<h2") == day.count(b"<h2") > 0
    own = day.replace(b'"use strict";', b'"use strict";"own";')
    assert b'"own";' in phone.without_shipped(own)


@pytest.mark.parametrize("way", ["disk", "host", "below", "preview"])
def test_a_day_of_a_site_plans_anew(way: str, example_site: Path, opened: Page) -> None:
    """From the disk, from a host, and in a preview, the rest of the day is planned as in the file
    by itself, and nothing is loaded before that.
    """
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    if way == "disk":
        _plans(opened, example_site.as_uri() + "/", asked)
    elif way == "preview":
        with Preview(example_site, port=0) as preview:
            _plans(opened, preview.address, asked)
    else:
        with served(example_site, {"host": "/", "below": "/a/b/"}[way]) as address:
            _plans(opened, address, asked)


def _plans(page: Page, address: str, asked: list[str]) -> None:
    page.goto(f"{address}{_PLACE}?at=10:45", wait_until="domcontentloaded")
    page.locator("#session-1 .after > summary").click()
    page.locator("#session-1 select").select_option(label="They wait, nobody pays")
    before = _shown(page)
    assert not any(phone.SHARED in url for url in asked)
    page.locator("#session-1 .replan").click()
    page.locator("#replanned").get_by_text("been replanned").wait_for()
    assert _shown(page) != before
    assert {url.startswith((address, "data:")) for url in asked} == {True}
    assert sum(url.endswith(phone.SHARED) for url in asked) == 1


def test_saved_by_itself_a_day_says_what_to_do(
    example_site: Path, browser: Browser, tmp_path: Path
) -> None:
    """A day taken out of its site shows everything; where it would plan anew, it says which file
    can, and plans once the solver is there.
    """
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "day.html").write_bytes((example_site / _PLACE).read_bytes())
    page = browser.new_page()
    page.goto((folder / "day.html").as_uri())
    page.locator("#session-1 .after > summary").click()
    page.locator("#session-1 .replan").click()
    page.locator("#replanned").get_by_text("secondround phone").wait_for()
    (tmp_path / phone.SHARED).parent.mkdir()
    (tmp_path / phone.SHARED).write_bytes((example_site / phone.SHARED).read_bytes())
    page.locator("#session-1 .replan").click()
    page.locator("#replanned").get_by_text("been replanned").wait_for()
    page.close()
