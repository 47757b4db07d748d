"""The site in a real browser: phone and desktop, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests import axe

from secondround.render.site import builder
from secondround.render.site.preview import Preview

ROOT = Path(__file__).resolve().parents[3]
_PAGES = ["index.html", "amara/harbor/index.html", "guides/success-stories.html"]
_SCREENS = [(390, 844), (1280, 900)]
_SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
WATCH_JUMPS = """window.jumps = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) jumps += entry.value
}).observe({ type: "layout-shift", buffered: true })"""
"""Chromium's measure of how far what is seen jumps."""
_UNFOLD = "document.querySelectorAll('article [aria-expanded=false]').forEach(each => each.click())"
_AT_REST = """box => {
  const before = box.dataset.before
  box.dataset.before = box.getBoundingClientRect().top
  return before === box.dataset.before
}"""
"""Whether a box is where it was a moment ago: what comes near is laid out, and moves what is
below.
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with Preview(built, port=0) as preview:
        yield preview.address


def _page(browser: Browser, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(600_000)
    return page


def _faults(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds with everything on the page unfolded."""
    page.evaluate(_UNFOLD)
    return axe.faults(page, axe.SCHEMES if colours else ())


@pytest.mark.parametrize("screen", [(320, 640), *_SCREENS])
def test_the_example_can_be_read_by_everybody(
    screen: tuple[int, int], browser: Browser, example: str
) -> None:
    """Every page of it, the one for wrong addresses included: axe finds nothing by day and by
    night, nothing scrolls sideways, and nothing is asked of another host. 320 dots are a small
    phone, and a screen of 1280 at 400 per cent: no style sheet has other colours for it than for
    390.
    """
    page = _page(browser, viewport={"width": screen[0], "height": screen[1]})
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    folder = "amara-okafor"
    paths = ["", f"{folder}/harbor/index.html", f"{folder}/fennmoor/index.html", "no/such.html"]
    guides = ("success-stories", "the-second-interview", "after-the-interview")
    for path in (*paths, *(f"guides/{name}.html" for name in guides)):
        page.goto(example + path, wait_until="load")
        assert (path, _faults(page, colours=screen[0] > 320)) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, screen[0])
    assert [url for url in asked if not url.startswith(example)] == []
    page.context.close()


@pytest.mark.parametrize("screen", _SCREENS)
def test_the_first_view_of_a_packet_is_light(
    screen: tuple[int, int], browser: Browser, example: str
) -> None:
    """Fewer than 300,000 bytes, fonts and search included: what is folded on a phone, or far below
    on a wide screen, asks for nothing yet. On slow 4G, what is seen stays where it is while the
    rest comes.
    """
    context = browser.new_context(
        viewport={"width": screen[0], "height": screen[1]},
        service_workers="block",
        color_scheme="light",
    )
    page, sizes = context.new_page(), list[int]()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW_4G)
    session.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.add_init_script(WATCH_JUMPS)
    page.goto(f"{example}amara-okafor/harbor/index.html", wait_until="networkidle")
    assert len(sizes) > 5
    assert sum(sizes) < 300_000
    assert page.evaluate("jumps") < 0.05
    context.close()


def test_letters_twice_as_large_fit(browser: Browser, example: str) -> None:
    """At 200 % of the letters alone, on a phone with all unfolded, nothing goes over the side."""
    page = _page(browser, viewport={"width": 390, "height": 844})
    for path in ("", "amara-okafor/harbor/index.html", "guides/success-stories.html"):
        page.goto(example + path, wait_until="load")
        usual = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        page.evaluate(
            "size => { document.documentElement.style.fontSize = size }", f"{2 * usual}px"
        )
        page.evaluate(_UNFOLD)
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 390)
    page.context.close()


def test_what_is_laid_out_late_is_where_links_lead(browser: Browser, example: str) -> None:
    """On a wide screen a link of the contents leads to its heading, however much above it has not
    been laid out yet, and there the contents mark it.
    """
    page = _page(browser, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{example}amara-okafor/harbor/index.html", wait_until="load")
    story = "Made a near miss count before anyone was hurt"
    contents = page.locator(".md-sidebar--secondary").get_by_role("link", name=story)
    contents.click()
    place = "each => each.getBoundingClientRect().top"
    heading = page.get_by_role("heading", name=story).element_handle()
    page.wait_for_function(f"each => Math.abs(({place})(each) - 70) < 60", arg=heading)
    page.wait_for_function(
        "each => each.className.includes('active') || each.className.includes('passed')",
        arg=contents.element_handle(),
    )
    page.context.close()


def test_the_keyboard_alone_is_enough(browser: Browser, example: str) -> None:
    """On a small screen: menu, contents, a session, a box and the search, without a pointer; what
    is out of sight is out of the Tab key's way.
    """
    page = _page(browser, viewport={"width": 390, "height": 844})
    page.goto(f"{example}amara-okafor/harbor/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    _tab_to(page, "Menu")
    page.keyboard.press("Enter")
    _tab_to(page, "09:40 Ana Ruiz", again=1)
    page.keyboard.press("Enter")
    sheet = page.get_by_role("button", name="09:40 Ana Ruiz", expanded=True)
    sheet.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator(".md-sidebar--primary").is_visible()
    sheet.focus()
    while page.evaluate("document.activeElement.type") != "checkbox":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".task-list-item input:checked").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("wagon")
    page.keyboard.press("Escape")
    page.context.close()


def _tab_to(page: Page, name: str, again: int = 0) -> None:
    """Press Tab until something of that name is reached, or the one after it."""
    for _ in range(300):
        page.keyboard.press("Tab")
        reached = page.evaluate(
            "document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()"
        )
        if reached == name:
            again -= 1
            if again < 0:
                return
    raise AssertionError(name)


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize("path", _PAGES)
def test_a_page_can_be_read_by_everybody(
    path: str, screen: tuple[int, int], browser: Browser, address: str
) -> None:
    """Axe finds nothing by day and by night, the page is no wider than the screen, and all it asks
    for is on this machine.
    """
    page = _page(browser, viewport={"width": screen[0], "height": screen[1]})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + path, wait_until="load")
    assert _faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []
    assert page.evaluate(
        "document.fonts.check('16px \"Source Serif 4\"') && document.fonts.size > 0"
    )
    page.context.close()


def test_one_text_of_each_kind_answers_for_its_colours(browser: Browser, address: str) -> None:
    """Whatever colours some of a page's texts are given, those that are too pale are found, be the
    text alone in its kind or one of many.
    """
    page = _page(browser, viewport={"width": 390, "height": 844})
    page.goto(address + _PAGES[1], wait_until="load")
    page.evaluate(_UNFOLD)
    page.evaluate(axe.SCRIPT)
    page.evaluate(_PAINT)
    every, some = (page.evaluate(_PALE % each) for each in ("document", f"({axe.KINDS})()"))
    assert some == every
    assert len(some) > 20
    page.context.close()


_PAINT = """() => {
  const texts = document.querySelectorAll("article p, article li, article td, article h3");
  [...texts].forEach((each, at) => {
    if (at % 3 === 0) each.style.color = `hsl(${at * 40} 60% ${at * 7 % 100}%)`;
    if (at % 7 === 0) each.style.backgroundColor = `hsl(${at * 50} 50% ${at * 11 % 100}%)`;
    if (at % 11 === 0) each.style.opacity = 0.6;
  });
}"""
_PALE = """async () => {
  const { violations } = await axe.run(%s, { runOnly: ["color-contrast"] });
  const found = violations.flatMap(({ nodes }) => nodes.map(({ any }) => any[0].data));
  const pale = found.map(({ fgColor, bgColor, fontSize }) => [fgColor, bgColor, fontSize].join());
  return [...new Set(pale)].sort();
}"""


def test_ticks_stay(browser: Browser, address: str) -> None:
    """A box ticked is ticked again when the page is opened again, and only that one."""
    page = _page(browser)
    page.goto(address + _PAGES[1])
    box = page.get_by_label("What does success take here?")
    box.scroll_into_view_if_needed()
    page.wait_for_function(_AT_REST, arg=box.element_handle(), polling=200)
    box.check(force=True)
    page.goto(address + _PAGES[0])
    page.goto(address + _PAGES[1])
    assert page.get_by_label("What does success take here?").is_checked()
    assert page.locator(".task-list-item input:checked").count() == 1
    page.context.close()


def test_from_the_disk_links_lead_on_and_the_search_is_hidden(
    browser: Browser, built: Path
) -> None:
    """Opened by a double click: home, a packet, its PDF's link, without a server."""
    page = _page(browser, viewport={"width": 1280, "height": 900})
    page.goto((built / "index.html").as_uri())
    assert not page.locator(".md-search").is_visible()
    page.get_by_role("link", name="Harbor").first.click()
    assert (
        page.get_by_role("heading", level=1).inner_text() == "Harbor Logistics: Head of Operations"
    )
    target = page.get_by_role("link", name="Day card (PDF)").get_attribute("href")
    assert target
    assert (built / "amara" / "harbor" / target).is_file()
    page.context.close()


@pytest.mark.parametrize(
    ("today", "past"), [("2026-11-24T22:00", []), ("2026-11-25T07:00", ["Harbor"])]
)
def test_a_day_that_is_past_says_so(browser: Browser, today: str, past: list[str]) -> None:
    """The home page knows the reader's day: who has not noted how it went is asked to, and led to
    the form for it, unless it is over.
    """
    rows = [
        ("Harbor, Second interview", 24),
        ("Quay, Second interview, over", 20),
        ("Fenn, Final", 30),
    ]
    cells = [
        f"<tr><td>Tuesday {day} November 2026, 10:00</td>"
        f"<td><a href=https://example.org/{day}>{what}</a></td></tr>"
        for what, day in rows
    ]
    head = "<thead><tr><th>When</th><th>What</th></tr></thead>"
    page = _page(browser)
    page.clock.set_fixed_time(today)
    page.set_content(
        f"<div class=md-typeset><table>{head}<tbody>{''.join(cells)}</tbody></table></div>"
    )
    script = (ROOT / "templates" / "site" / "assets" / "second-round.js").read_text("utf-8")
    page.evaluate(script.partition("// A table wider")[0])
    asked = page.locator("tr", has_text="write down how it went").all_inner_texts()
    assert [row.rpartition("\t")[2].partition(",")[0] for row in asked] == past
    forms = page.locator("strong a").evaluate_all("all => all.map(each => each.href)")
    days = {what.partition(",")[0]: day for what, day in rows}
    assert forms == [f"https://example.org/{days[name]}#after-the-interview" for name in past]
    page.context.close()


def test_search_finds_a_word_of_a_packet(browser: Browser, address: str) -> None:
    """Served, the search knows the packets, though the navigation does not; its index is sent for
    when it is opened.
    """
    page, asked = _page(browser, viewport={"width": 1280, "height": 900}), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not any("search_index" in each for each in asked)
    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    assert any("search_index" in each for each in asked)
    page.keyboard.type("ledger", delay=20)
    page.locator(".md-search-result__item").first.wait_for()
    assert "Harbor Logistics" in page.locator(".md-search-result__list").inner_text()
    page.context.close()


def test_on_paper_the_page_stands_alone(browser: Browser, address: str) -> None:
    """Printed from the browser, also at night: black on white, without header, navigation and
    search.
    """
    page = _page(browser, color_scheme="dark", viewport={"width": 1280, "height": 900})
    page.goto(address + _PAGES[1])
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-sidebar--secondary", ".papers"):
        assert not page.locator(part).first.is_visible()
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.context.close()


def test_a_change_shows_in_an_open_page(browser: Browser, pages: Any, tmp_path: Path) -> None:
    """Rebuilt and told to reload, an open page shows the new words; before that, the problems."""
    site, guide = tmp_path / "site", PurePosixPath("guides/success-stories.md")
    builder.build(pages, config=ROOT / "mkdocs.yml", site=site)
    with Preview(site, port=0) as preview:
        page = _page(browser)
        page.goto(preview.address + _PAGES[2])
        preview.tell("interview.yml:3:1: error")
        page.get_by_role("alert").wait_for()
        assert page.get_by_role("alert").inner_text() == "interview.yml:3:1: error"
        builder.build({**pages, guide: "# Changed\n"}, config=ROOT / "mkdocs.yml", site=site)
        preview.reload()
        page.get_by_role("heading", name="Changed").wait_for()
        assert page.get_by_role("alert").count() == 0
        page.context.close()
