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
