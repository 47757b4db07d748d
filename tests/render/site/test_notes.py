"""What a reader ticks and writes on a packet's page stays with the session that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.kept_storage import reloaded

from secondround.render.site import builder
from secondround.render.site.preview import Preview

from .test_build import ROOT

pytestmark = pytest.mark.slow

TEXT = """\
# Gull: Dispatcher

Second interview, Tuesday 24 November 2026.

## Day card

### 09:00 Thảo Nguyễn

- [ ] Freezer dead at two

### 10:00 Søren Kjærgaard

- [ ] They wait

### 11:00 Thảo Nguyễn and Ana Ruiz

- [ ] Snow

### 13:00 Kim Lee

- [ ] A page

### 15:00 Kim Lee

- [ ] A page

## After the interview

| Session | They asked |
| --- | --- |
| **09:00 Thảo Nguyễn** | |
| **10:00 Søren Kjærgaard** | |
| **11:00 Thảo Nguyễn and Ana Ruiz** | |
| **13:00 Kim Lee** | |
| **15:00 Kim Lee** | |
"""
BOXES = "article .task-list-item input"
_HAS = """() => [
  [...document.querySelectorAll("article .task-list-item input:checked")].map((box) => {
    let at = box.closest("ul");
    while (at && at.tagName !== "H3") at = at.previousElementSibling ?? at.parentElement;
    return at.firstChild.textContent;
  }),
  [...document.querySelectorAll("td textarea")].filter((each) => each.value)
    .map((each) => [each.ariaLabel.slice(12), each.value]),
]"""
"""The headings above what is ticked; and what is written, each by its session."""


@pytest.fixture(scope="module")
def gull(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is."""
    place = tmp_path_factory.mktemp("notes") / "site"
    pages: dict[PurePosixPath, str | bytes | Path] = {
        PurePosixPath("index.md"): "# Home\n\n[Gull](gull/index.md)\n",
        PurePosixPath("gull/index.md"): TEXT,
    }
    assert builder.build(pages, config=ROOT / "mkdocs.yml", site=place).problems == ()
    with Preview(place, port=0) as preview:
        yield f"{preview.address}gull/index.html"


@pytest.fixture
def page(browser: Browser, gull: str) -> Iterator[Page]:
    """The page, opened; no script of ours may stop."""
    page = browser.new_context().new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(error.stack or ""))
    page.goto(gull)
    yield page
    page.context.close()
    assert [stack for stack in said if "second-round.js" in stack] == []


def _moved(page: Page, times: dict[str, str]) -> None:
    """The page is made anew: each hour has another time, in headings, anchors and tables."""

    def fulfil(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        for hour in times:
            text = text.replace(f"{hour}:00", f"OLD{hour}:").replace(f"{hour}00-", f"OLD{hour}-")
        for hour, new in times.items():
            text = text.replace(f"OLD{hour}:", new)
            text = text.replace(f"OLD{hour}-", new.replace(":", "") + "-")
        route.fulfill(response=answer, body=text)

    page.route(page.url, fulfil)
    reloaded(page)


def _use(page: Page) -> None:
    for box in (0, 3):
        page.locator(BOXES).nth(box).set_checked(True, force=True)
    page.get_by_label("They asked, 09:00 Thảo Nguyễn").fill("Why here?")
    page.get_by_label("They asked, 15:00 Kim Lee").fill("When?")


def test_what_is_noted_moves_with_its_session(page: Page) -> None:
    """By half an hour, or to where another one was: it is still theirs with whom it is held. Where
    somebody is met twice, the time alone says which session it was: what moves has no notes then,
    and the other one keeps its own.
    """
    _use(page)
    reloaded(page)
    for time in ("09:00", "09:30"):
        assert page.evaluate(_HAS) == [
            [f"{time} Thảo Nguyễn", "13:00 Kim Lee"],
            [[f"{time} Thảo Nguyễn", "Why here?"], ["15:00 Kim Lee", "When?"]],
        ]
        _moved(page, {"09": "09:30", "10": "09:00"})
    page.unroute_all()
    _moved(page, {"13": "14:00"})
    assert page.evaluate(_HAS) == [
        ["09:00 Thảo Nguyễn"],
        [["09:00 Thảo Nguyễn", "Why here?"], ["15:00 Kim Lee", "When?"]],
    ]


def test_a_note_of_a_session_that_is_gone_can_be_read(page: Page) -> None:
    """It is shown below the page, with what it was about, and at nobody else."""
    _use(page)
    _moved(page, {"09": "09:30"})
    assert page.locator("article > p", has_text="no longer").count() == 0
    page.unroute_all()
    page.route(
        page.url,
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("<strong>09:00 Thảo Nguyễn", "<strong>09:00 Grace Wu"),
        ),
    )
    reloaded(page)
    assert page.locator("article > p", has_text="no longer").inner_text() == (
        "Of “They asked, Thảo Nguyễn”, no longer on this page, you wrote: Why here?"
    )
    assert page.evaluate(_HAS)[1] == [["15:00 Kim Lee", "When?"]]


def test_two_tabs_lose_nothing_of_each_other(page: Page) -> None:
    """What one tab ticks and notes is kept beside what the other one does."""
    second = page.context.new_page()
    second.goto(page.url)
    page.get_by_label("They asked, 09:00 Thảo Nguyễn").fill("Why here?")
    second.locator(BOXES).nth(3).set_checked(True, force=True)
    page.locator(BOXES).nth(0).set_checked(True, force=True)
    second.get_by_label("They asked, 15:00 Kim Lee").fill("When?")
    reloaded(page)
    assert page.evaluate(_HAS) == [
        ["09:00 Thảo Nguyễn", "13:00 Kim Lee"],
        [["09:00 Thảo Nguyễn", "Why here?"], ["15:00 Kim Lee", "When?"]],
    ]


def test_a_tab_shows_what_another_one_kept_when_it_is_looked_at(page: Page) -> None:
    """It is loaded again then, so that nobody goes on with what is out of date."""
    place = page.evaluate("`second-round:${location.pathname}`")
    page.evaluate(
        """place => {
          const name = "after-the-interview They asked, Søren Kjærgaard";
          localStorage.setItem(place, JSON.stringify({ ticked: [], written: { [name]: "Why?" } }));
        }""",
        place,
    )
    page.evaluate("key => dispatchEvent(new StorageEvent('storage', { key }))", place)
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new Event('visibilitychange'))")
    assert page.get_by_label("They asked, 10:00 Søren Kjærgaard").input_value() == "Why?"


def test_a_browser_that_keeps_nothing_says_so_where_one_writes(page: Page) -> None:
    """Full, or set to keep nothing: a note that is not kept is not lost without a word. Once there
    is room again, all that was written is kept.
    """
    page.evaluate(
        """() => {
          const { setItem } = Storage.prototype;
          window.room = () => { Storage.prototype.setItem = setItem; };
          Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
        }"""
    )
    field = page.get_by_label("They asked, 10:00 Søren Kjærgaard")
    field.fill("Why?")
    warning = page.get_by_role("status").filter(has_text="keeps neither ticks nor notes")
    below = page.evaluate(
        """() => [...document.querySelectorAll("article [role=status], article td textarea")]
          .map(each => each.textContent.trim()).findLastIndex(Boolean)"""
    )
    assert below == len(page.locator("article td textarea").all())
    assert "Copy what you wrote before you close the page" in warning.inner_text()
    page.evaluate("() => room()")
    page.get_by_label("They asked, 13:00 Kim Lee").fill("When?")
    assert warning.count() == 0
    reloaded(page)
    assert page.evaluate(_HAS)[1] == [["10:00 Søren Kjærgaard", "Why?"], ["13:00 Kim Lee", "When?"]]


def _anew(page: Page, *changes: tuple[str, str]) -> None:
    """The page is made anew, with other words in it."""

    def fulfil(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        route.fulfill(response=answer, body=text)

    page.unroute_all()
    page.route(page.url, fulfil)
    reloaded(page)


def test_a_note_stays_when_other_stories_are_planned(page: Page) -> None:
    """What stands beside a session in its row changes with every plan; a note is the session's."""
    row = "<strong>09:00 Thảo Nguyễn</strong>"
    _anew(page, (row, f"{row}: Freezer dead at two; Snow"))
    _use(page)
    noted = page.evaluate(_HAS)
    assert noted[1] == [["09:00 Thảo Nguyễn", "Why here?"], ["15:00 Kim Lee", "When?"]]
    _anew(page, (row, f"{row}: They wait"))
    assert page.evaluate(_HAS) == noted


def test_the_next_round_begins_without_the_notes_of_the_one_before(page: Page) -> None:
    """It has the same page, and many of the same people: nothing in it is ticked or filled in, and
    what was noted in the round before can be read below. A round that is moved is the same round.
    """
    opening = "Second interview, Tuesday 24 November 2026."
    second = (opening, "Second interview, Tuesday 24 November 2026. Prepared for Amara.")
    _anew(page, second)
    _use(page)
    noted = page.evaluate(_HAS)
    for other in ("Second interview. Prepared for Amara.", second[1].replace("24", "27")):
        _anew(page, (opening, other))
        assert page.evaluate(_HAS) == noted
    _anew(page, (opening, "Third interview, Tuesday 1 December 2026. Prepared for Amara."))
    assert page.evaluate(_HAS) == [[], []]
    wrote = "(Second interview)”, no longer on this page, you wrote"
    assert page.locator("article > p", has_text="no longer").all_inner_texts() == [
        f"Of “They asked, Thảo Nguyễn {wrote}: Why here?",
        f"Of “They asked, 15:00 Kim Lee {wrote}: When?",
    ]
    _anew(page, second)
    assert page.evaluate(_HAS) == noted


@pytest.mark.parametrize(
    "value",
    [
        "{",
        "null",
        "5",
        '"text"',
        "[]",
        '["day-card Why?"]',
        '{"ticked": 5, "written": "Why did they leave?"}',
        '{"ticked": [null, {}], "written": {"a": 1, "b": ["Why?"]}}',
        '{"ticked": null, "written": null}',
    ],
)
def test_no_value_stops_the_page(page: Page, value: str) -> None:
    """Whatever is found in the browser: ticks and notes are kept from then on, and what could not
    be read is shown as it is.
    """
    place = page.evaluate("`second-round:${location.pathname}`")
    page.evaluate("given => localStorage.setItem(...given)", [place, value])
    reloaded(page)
    _use(page)
    reloaded(page)
    ticked, written = page.evaluate(_HAS)
    assert len(ticked) == len(written) == 2
    assert value in page.locator("article > p", has_text="cannot read").inner_text()
