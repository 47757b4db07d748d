"""A packet on a phone, and what its boxes and its search remember: on a page with the hard cases
alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from tests.kept_storage import reloaded

from secondround.render.site import builder
from secondround.render.site.preview import Preview

from .serving import served
from .test_browser import ROOT, _page

pytestmark = pytest.mark.slow

_LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
_ASK = "What does success take here?"
_HEBREW = "שלום, אני עובד בלילה"
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

- Ask for the night shift.
- {_HEBREW}

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

### Jürgen Wałęsa

> Dear Jürgen.

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


def _phone(browser: Browser, width: int) -> Page:
    return _page(browser, viewport={"width": width, "height": 700})


def _unfold(page: Page) -> None:
    """Open all that is folded, as a reader would, one after the other."""
    folded = page.locator("article button[aria-expanded=false]")
    while folded.count():
        folded.first.click()


@pytest.mark.parametrize("widths", [(280, 320, 390, 719), (1280,)])
def test_nothing_pushes_the_page_sideways(
    widths: tuple[int, ...], browser: Browser, gull: str
) -> None:
    """However long a word or an address, the page is as wide as the screen, and the day card within
    it; on a phone it is also when that is turned.
    """
    page = _phone(browser, widths[0])
    page.goto(gull)
    _unfold(page)
    wide = "cells => Math.max(...cells.map(cell => cell.getBoundingClientRect().right))"
    for width in widths:
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("h2#day-card ~ .md-typeset__scrollwrap td").evaluate_all(wide) <= width
    page.context.close()


def test_hebrew_is_read_from_the_right(browser: Browser, gull: str) -> None:
    """Also where it stands among English, and not the other way round."""
    page = _phone(browser, 320)
    page.goto(gull)
    _unfold(page)
    ways = [
        page.get_by_text(text).evaluate("item => getComputedStyle(item).direction")
        for text in (_HEBREW, "Ask for the night shift.")
    ]
    assert ways == ["rtl", "ltr"]
    page.context.close()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("ways", ["ltr ltr", "ltr rtl", "rtl ltr", "rtl rtl"])
def test_a_box_is_beside_its_line(
    browser: Browser, gull: str, media: Literal["screen", "print"], ways: str
) -> None:
    """Within the edges of the text, whichever side it and its list are read from, and in the middle
    of the first line, however tight its lines, on the screen and on paper.
    """
    page = _phone(browser, 390)
    page.goto(gull)
    _unfold(page)
    page.emulate_media(media=media)
    item = page.locator(".task-list-item", has_text=_ASK).first
    found = item.evaluate(
        """(item, ways) => {
          item.parentElement.setAttribute("dir", ways.split(" ")[0])
          item.setAttribute("dir", ways.split(" ")[1])
          item.style.lineHeight = "1.15" // as on the day card
          const box = getComputedStyle(item.querySelector(".task-list-indicator"), "::before")
          const line = getComputedStyle(item), at = item.getBoundingClientRect()
          const text = item.closest("article").querySelector("h2").getBoundingClientRect()
          const middle = parseFloat(box.top) + parseFloat(box.height) / 2
          return [at.left + parseFloat(box.left) - text.left,
            text.right - at.right + parseFloat(box.right),
            middle - parseFloat(line.lineHeight) / 2] }""",
        ways,
    )
    left, right, lower = found
    assert left >= 0
    assert right >= 0
    assert abs(lower) < 1
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_who_hears_what_names_people_whole(browser: Browser, example: str, width: int) -> None:
    """No name above the dots is broken inside a word."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(f"{example}amara-okafor/harbor/index.html")
    page.evaluate(
        """document.querySelectorAll(".folded").forEach(each => {
          each.hidden = false; each.style.contentVisibility = "visible" })"""
    )
    broken = page.evaluate(
        """[...document.querySelectorAll(".by-session thead th")].flatMap(head => {
          const text = head.firstChild, range = document.createRange()
          return [...text.data.matchAll(/\\S+/g)].filter(word => {
            range.setStart(text, word.index)
            range.setEnd(text, word.index + word[0].length)
            return range.getClientRects().length > 1 }).map(word => word[0]) })"""
    )
    assert page.locator(".by-session thead th").count() > 20
    assert broken == []
    page.close()


def test_what_is_to_be_written_down_keeps_its_prompt(browser: Browser, gull: str) -> None:
    """On a phone each empty place says what belongs in it, and each comparison which question it is
    about.
    """
    page = _phone(browser, 390)
    page.goto(gull)
    _unfold(page)
    shown = page.locator(".md-typeset td:visible").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content.slice(1, -1) + "
        "cell.textContent.trim())"
    )
    assert shown.count("What they say: ") == 2
    for prompt in ("They asked: ", "Next time I would: ", "They said: "):
        assert shown.count(prompt) == 2
    assert page.get_by_text("How will my work be judged?").bounding_box()["width"] > 100  # type: ignore[index]
    assert page.locator("thead", has_text="Session").bounding_box()["width"] <= 1  # type: ignore[index]
    assert "Tell: " not in shown  # a story that is missing once is no prompt
    page.context.close()


def test_one_ticked_box_comes_back_as_one(browser: Browser, gull: str) -> None:
    """The same question in two sessions, and twice in one, is three boxes: each comes back as it
    was left.
    """
    page = _phone(browser, 390)
    for ticked in ([1], [1, 2], [2], []):
        page.goto(gull)
        _unfold(page)
        boxes = page.locator(".task-list-item input")
        for number in range(3):
            boxes.nth(number).set_checked(number in ticked, force=True)
        reloaded(page)
        assert [number for number in range(3) if boxes.nth(number).is_checked()] == ticked
    page.context.close()


def _searched(page: Page, typed: str) -> None:
    """What is typed into the search has found something."""
    page.locator(".md-search__input").fill("")
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.type(typed, delay=5)
    page.locator(".md-search-result__item").first.wait_for()


def test_search_needs_no_accents(browser: Browser, gull: str) -> None:
    """A name is found as it is written, and as people type it on any keyboard."""
    page = _page(browser, viewport={"width": 1280, "height": 900})
    page.goto(gull)
    page.locator(".md-search__input").click()
    names = ("Nguyen", "nguyễn", "Thao", "Soren", "Kjaergaard", "Jurgen", "Juergen", "Walesa")
    for typed in names:
        _searched(page, typed)
        assert "Gull Freight" in page.locator(".md-search-result__list").inner_text(), typed
    page.context.close()


def test_search_finds_what_is_pasted(browser: Browser, gull: str) -> None:
    """Or dictated, or written in letters that no key has: without any key going up."""
    page = _page(browser, viewport={"width": 1280, "height": 900})
    page.goto(gull)
    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.insert_text("Nguyễn")
    page.locator(".md-search-result__item").first.wait_for()
    assert "Gull Freight" in page.locator(".md-search-result__list").inner_text()
    page.context.close()


def test_a_high_picture_is_seen_whole(browser: Browser, gull: str) -> None:
    """It is no higher than the screen, and keeps its shape."""
    page = _phone(browser, 390)
    page.goto(gull)
    page.evaluate(
        """async () => {
          const picture = new Image(), canvas = document.createElement("canvas")
          canvas.width = 300
          canvas.height = 5000
          picture.src = canvas.toDataURL()
          await picture.decode()
          document.querySelector("article").prepend(picture) }"""
    )
    box = page.locator("article > img").bounding_box()
    assert box
    assert box["height"] <= 700
    assert box["width"] / box["height"] == pytest.approx(300 / 5000, rel=0.1)
    page.context.close()


def test_search_names_the_session_first(browser: Browser, gull: str) -> None:
    """Whoever looks for a person on the day is led to the session, then to what else bears the
    name.
    """
    page = _page(browser, viewport={"width": 1280, "height": 900})
    page.goto(gull)
    page.locator(".md-search__input").click()
    for typed, session, other in (
        ("Thao", "#0900-thao-nguyen", "#thao-nguyen"),
        ("Ruiz", "#1100-ana-ruiz-and-s", "#ana-ruiz"),
    ):
        _searched(page, typed)
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
    assert texts["index.html"] == "Gull"
    assert texts["gull/index.html#1000-sren-kjrgaard"] == "<p hidden>soren soeren kjaergaard</p>"


@pytest.mark.parametrize("below", ["/", "/clients/gull/"])
def test_a_wrong_address_has_a_way_out(below: str, browser: Browser, site: Path) -> None:
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


def test_the_contents_are_in_a_phones_menu(browser: Browser, gull: str) -> None:
    """One tap opens the contents of a packet, the next one leads to a session; another goes back to
    the whole menu.
    """
    page = _phone(browser, 390)
    page.goto(gull)
    page.locator(".md-header [for=__drawer]").click()
    menu = page.locator(".md-sidebar--primary .md-nav--secondary")
    menu.get_by_text("Table of contents").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Home").wait_for()
    reloaded(page)
    page.locator(".md-header [for=__drawer]").click()
    menu.get_by_role("link", name="10:00 Søren Kjærgaard").click()
    page.wait_for_url("**/*#1000-*")
    page.context.close()


def test_every_page_has_its_contents_in_the_menu_once(built: Path) -> None:
    """What the theme does for pages of the navigation is not done a second time."""
    for name in ("index.html", "guides/success-stories.html", "amara/harbor/index.html"):
        assert (built / name).read_text().count('id="__toc"') == 1


_DAY = """# Tern: Head

Second interview, Tuesday 24 November 2026. Prepared for Amara.

## Day card

**Tuesday 24 November 2026**, 09:30–11:00 (Europe/Berlin, UTC+1)

## Sheets

### 09:30 Kim Lee

until 10:00, 30 min. Room Ebb. See [the company](#company).

### 10:15 Ana Ruiz

until 11:00, 45 min. Room Flood.

## Company

It was founded on Monday 2 March 1998.

### Goals

To grow.
"""


def _night() -> str:
    """The day from late in the evening, past midnight and into the next day."""
    times = {"09:30": "22:30", "10:00": "00:15", "10:15": "00:30", "11:00": "01:15"}
    return re.sub("|".join(times), lambda found: times[found[0]], _DAY)


@pytest.fixture(scope="module")
def tern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("tern") / "site"
    pages: dict[PurePosixPath, str | bytes | Path] = {
        PurePosixPath("index.md"): "# Home\n\n[Tern](tern/index.md)\n",
        PurePosixPath("tern/index.md"): _DAY,
        PurePosixPath("bare/index.md"): "# Bare\n\nNo day yet.\n\n## Company\n\nIt is one.\n",
        PurePosixPath("untimed/index.md"): re.sub(r"\d\d:\d\d(–\d\d:\d\d)? ?", "", _DAY),
        PurePosixPath("twice/index.md"): _DAY.replace("10:15", "09:30"),
        PurePosixPath("night/index.md"): _night(),
    }
    assert builder.build(pages, config=ROOT / "mkdocs.yml", site=place).problems == ()
    with Preview(place, port=0) as preview:
        yield f"{preview.address}tern/index.html"


@pytest.mark.parametrize(
    ("now", "zone", "says"),
    [
        ("2026-11-20T12:00:00Z", "Europe/Berlin", "In 4 days at 09:30"),
        ("2026-11-22T22:30:00Z", "Europe/Berlin", "In 2 days at 09:30"),
        ("2026-11-22T23:30:00Z", "Europe/Berlin", "Tomorrow at 09:30"),
        ("2026-11-23T12:00:00Z", "America/New_York", "Tomorrow at 09:30, 03:30 on your clock"),
        ("2026-11-24T04:30:00Z", "America/New_York", "Today, next: 09:30 Kim Lee"),
        ("2026-11-24T08:29:00Z", "Europe/Berlin", "Today, next: 09:30 Kim Lee"),
        ("2026-11-24T08:31:00Z", "Asia/Tokyo", "Now: 09:30 Kim Lee"),
        ("2026-11-24T09:05:00Z", "Europe/Berlin", "Today, next: 10:15 Ana Ruiz"),
        ("2026-11-24T09:59:00Z", "Europe/Berlin", "Now: 10:15 Ana Ruiz"),
        ("2026-11-24T10:00:00Z", "Europe/Berlin", "Over for today: write down how it went."),
        ("2026-11-25T08:00:00Z", "Europe/Berlin", "Yesterday"),
        ("2026-12-04T08:00:00Z", "Europe/Berlin", "10 days ago"),
    ],
)
def test_a_packet_says_how_far_off_its_day_is(
    now: str,
    zone: str,
    says: str,
    browser: Browser,
    tern: str,
) -> None:
    """By the reader's clock and in the round's time zone; on the day the session that is now or
    next is named, and on a phone it alone is open.
    """
    page = _page(browser, viewport={"width": 390, "height": 844}, timezone_id=zone)
    page.clock.set_fixed_time(now)
    page.goto(tern)
    assert page.locator(".clock").inner_text() == says
    folds = page.locator("article button[aria-expanded]").evaluate_all(
        "all => all.filter(each => each.ariaExpanded === 'true').map(each => each.textContent)"
    )
    assert folds == [each for each in ("09:30 Kim Lee", "10:15 Ana Ruiz") if each in says]
    page.context.close()


def test_without_a_script_or_a_day_a_packet_is_whole(browser: Browser, tern: str) -> None:
    """Then there is the date alone, and nothing is folded; a page without a day makes no claim."""
    page = _page(browser, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(tern)
    for words in ("Room Ebb", "Room Flood", "To grow", "Tuesday 24 November 2026, 09:30"):
        assert page.get_by_text(words).first.is_visible()
    assert page.locator(".clock").inner_text() == ""
    page.context.close()
    page = _phone(browser, 390)
    page.goto(tern.replace("tern/", "bare/"))
    assert page.locator(".clock").inner_text() == ""
    page.context.close()


def test_sessions_without_a_time_are_folded_one_by_one(browser: Browser, tern: str) -> None:
    """As those with one are: each person is a tap away."""
    page = _phone(browser, 390)
    page.goto(tern.replace("tern/", "untimed/"))
    names = page.locator("article button[aria-expanded=false]").all_inner_texts()
    assert names == ["Kim Lee", "Ana Ruiz", "Company"]
    page.get_by_role("button", name="Ana Ruiz").click()
    assert page.get_by_text("Room Flood").is_visible()
    page.context.close()


def test_sessions_at_one_time_are_both_now(browser: Browser, tern: str) -> None:
    """Each is named and open."""
    page = _phone(browser, 390)
    page.clock.set_fixed_time("2026-11-24T08:31:00Z")
    page.goto(tern.replace("tern/", "twice/"))
    assert page.locator(".clock").inner_text() == "Now: 09:30 Kim Lee · 09:30 Ana Ruiz"
    for room in ("Room Ebb", "Room Flood"):
        assert page.get_by_text(room).is_visible()
    page.context.close()


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2026-11-23T23:40:00Z", "Today, next: 22:30 Kim Lee"),
        ("2026-11-24T22:40:00Z", "Now: 22:30 Kim Lee"),
        ("2026-11-24T23:10:00Z", "Now: 22:30 Kim Lee"),
        ("2026-11-24T23:20:00Z", "Today, next: 00:30 Ana Ruiz"),
        ("2026-11-24T23:40:00Z", "Now: 00:30 Ana Ruiz"),
        ("2026-11-25T00:20:00Z", "Yesterday"),
    ],
)
def test_a_night_goes_on_past_midnight(browser: Browser, tern: str, now: str, says: str) -> None:
    """What ends or begins after midnight is the next day's: it is not over before it begins, nor
    next before the day has begun.
    """
    page = _page(browser, viewport={"width": 390, "height": 844}, timezone_id="Europe/Berlin")
    page.clock.set_fixed_time(now)
    page.goto(tern.replace("tern/", "night/"))
    assert page.locator(".clock").inner_text() == says
    page.context.close()


def test_what_is_folded_opens_by_key_by_link_and_on_paper(browser: Browser, tern: str) -> None:
    """A heading is a button; a link opens what it leads to, also inside; paper shows all, and so
    does a wide screen.
    """
    page = _phone(browser, 390)
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.goto(tern)
    assert not page.get_by_text("Room Ebb").is_visible()
    page.get_by_role("button", name="09:30 Kim Lee", expanded=False).focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Room Ebb").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("It was founded").wait_for()
    page.get_by_role("button", name="Company", expanded=True).click()
    assert not page.get_by_text("To grow").is_visible()
    page.goto(f"{tern}#goals")
    page.get_by_text("To grow").wait_for()
    page.get_by_role("button", name="Company").click()
    page.emulate_media(media="print")
    heights = page.locator(".folded").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert min(heights) > 10
    page.context.close()
    page = _phone(browser, 1280)
    page.goto(tern)
    assert page.get_by_text("Room Ebb").is_visible()
    page.context.close()


def test_what_is_written_down_stays_where_it_was_written(browser: Browser, gull: str) -> None:
    """Each empty place is a field with a name of its own; what stands in it is there again, and the
    field as high as its words.
    """
    page = _phone(browser, 390)
    page.goto(gull)
    page.get_by_role("button", name="Questions to ask").click()
    field = page.get_by_label("They asked, 09:00 Thảo Nguyễn")
    before = field.bounding_box()
    field.fill("What went wrong in May?\n" * 9)
    page.get_by_label("What they say, 10:00 Søren Kjærgaard").fill("By the hours saved.")
    reloaded(page)
    page.get_by_role("button", name="Questions to ask").click()
    assert field.input_value() == "What went wrong in May?\n" * 9
    after = field.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] + 100
    written = page.locator("td textarea").evaluate_all(
        "all => all.filter(each => each.value).map(each => each.ariaLabel)"
    )
    assert written == [
        "What they say, 10:00 Søren Kjærgaard",
        "They asked, 09:00 Thảo Nguyễn",
    ]
    page.context.close()


def test_a_browser_that_keeps_nothing_shows_all_the_same(browser: Browser, gull: str) -> None:
    """Ticks and notes then last as long as the page is open, and none of ours complains."""
    page, said = _phone(browser, 390), list[str]()
    page.on("pageerror", lambda error: said.append(error.stack or ""))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.goto(gull)
    _unfold(page)
    page.locator(".task-list-item input").first.check(force=True)
    field = page.locator("td textarea").first
    before = field.evaluate("field => field.offsetHeight")
    field.fill("By the hours saved.\n" * 5)
    assert field.evaluate("field => field.offsetHeight") > before
    assert page.locator(".task-list-item input:checked").count() == 1
    assert [stack for stack in said if "second-round.js" in stack] == []
    page.context.close()
