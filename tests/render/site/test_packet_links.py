"""The ways through a packet's page: from the card to a session's sheet, to a whole story, and
back.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page

from secondround.render.site import builder, packet_links

from .test_browser import ROOT, _page

_PACKET = """# Gull: Head & <b>more

## Day card

### 09:30 Kim “Kit” Lee & Co

09:30–10:00. Recruiter

- [ ] Owls, not eagles

### 10:15 Ana Ruiz

10:15–11:00.

### 10:15 Bo

10:15–11:00.

## Sheets

### 09:30 Kim “Kit” Lee & Co

09:30–10:00, 30 minutes

#### Tell

- [ ] **Owls, not eagles** Shows patience.

    Half a minute.

- [ ] **Without a cue**

**In reserve:** Ravens (two); Nobody’s cue

### 10:15 Ana Ruiz

10:15–11:00, 45 minutes

#### Told

- **Owls, not eagles**

### 10:15 Bo

10:15–11:00, 45 minutes

## If they ask

- **Birds:** Owls, not eagles (09:30); Ravens (two) (in reserve for 10:15 Bo)

## Story bank

### Counted owls

*Owls, not eagles*, 09:30. At 09:30 I counted. Takes 10 s.

### Without a cue

Not planned.

### Fed ravens

*Ravens (two)*, in reserve for 10:15. Takes 10 s.
"""


@pytest.fixture(scope="module")
def gull(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a packet of hard cases, and a page that is none."""
    site = tmp_path_factory.mktemp("gull") / "site"
    pages: dict[PurePosixPath, str | bytes | Path] = {
        PurePosixPath("index.md"): "# Home\n\n[Gull](gull/index.md)\n\n## Story bank\n\n### A\n",
        PurePosixPath("gull/index.md"): _PACKET,
    }
    assert builder.build(pages, config=ROOT / "mkdocs.yml", site=site).problems == ()
    return site


@pytest.mark.slow
def test_each_way_leads_where_its_words_say(browser: Browser, gull: Path) -> None:
    """Sessions by heading, and by time where only one begins then; stories by cue or title, marks
    and all; what is not there is no link.
    """
    page = _page(browser)
    page.goto((gull / "gull" / "index.html").as_uri())
    assert _ways(page) == [
        ("day-card", "09:30 Kim “Kit” Lee & Co", "sheets: 09:30 Kim “Kit” Lee & Co"),
        ("day-card", "10:15 Ana Ruiz", "sheets: 10:15 Ana Ruiz"),
        ("day-card", "10:15 Bo", "sheets: 10:15 Bo"),
        ("sheets", "Back to the day card", "day-card: 09:30 Kim “Kit” Lee & Co"),
        ("sheets", "Whole story: Owls, not eagles", "story-bank: Counted owls"),
        ("sheets", "Whole story: Without a cue", "story-bank: Without a cue"),
        ("sheets", "Ravens (two)", "story-bank: Fed ravens"),
        ("sheets", "Back to the day card", "day-card: 10:15 Ana Ruiz"),
        ("sheets", "Owls, not eagles", "story-bank: Counted owls"),
        ("sheets", "Back to the day card", "day-card: 10:15 Bo"),
        ("if-they-ask", "Owls, not eagles", "story-bank: Counted owls"),
        ("if-they-ask", "09:30", "sheets: 09:30 Kim “Kit” Lee & Co"),
        ("if-they-ask", "Ravens (two)", "story-bank: Fed ravens"),
        ("if-they-ask", "10:15 Bo", "sheets: 10:15 Bo"),
        ("story-bank", "09:30", "sheets: 09:30 Kim “Kit” Lee & Co"),
    ]
    page.context.close()


@pytest.mark.slow
def test_made_once_and_on_packets_alone(gull: Path) -> None:
    """A page out of an earlier site keeps its bytes, and so does a page that is no packet's."""
    for name in ("gull/index.html", "index.html"):
        page = (gull / name).read_text("utf-8")
        assert packet_links.added(page) == page
    assert 'class="way"' not in page


@pytest.mark.slow
def test_every_story_of_the_day_can_be_reached(browser: Browser, example: str) -> None:
    """On the example each session of the card, and each story of a sheet, has its way and the way
    back.
    """
    page = _page(browser)
    page.goto(f"{example}amara-okafor/harbor/index.html")
    ways = _ways(page)
    sessions = [words for part, words, _ in ways if part == "day-card"]
    assert len(sessions) == 7
    assert [f"sheets: {words}" for words in sessions] == [
        to for part, _, to in ways if part == "day-card"
    ]
    backs = [to for _, words, to in ways if words == "Back to the day card"]
    assert backs == [f"day-card: {words}" for words in sessions]
    stories = page.locator("h3 + .folded label > strong")
    assert sum(words.startswith("Whole story") for _, words, _ in ways) == stories.count() == 12
    page.context.close()


@pytest.mark.slow
def test_on_a_phone_each_way_opens_what_is_folded(browser: Browser, example: str) -> None:
    """Card, sheet, story and back with four taps; a sheet folded again opens by the same tap."""
    page = _page(browser, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(f"{example}amara-okafor/harbor/index.html")
    for again in (False, True):
        page.get_by_role("link", name="09:40 Ana Ruiz", exact=True).first.tap()
        sheet = page.get_by_role("button", name="09:40 Ana Ruiz", expanded=True)
        sheet.wait_for()
        page.wait_for_function("document.activeElement && scrollY > 500")
        if not again:
            sheet.tap()
            page.get_by_role("button", name="09:40 Ana Ruiz", expanded=False).wait_for()
            page.evaluate("scrollTo(0, 0)")
    page.get_by_role("link", name="Whole story: Freezer dead at two").tap()
    story = page.get_by_role("heading", name="Saved a night of frozen orders")
    page.wait_for_function(
        "each => each.getBoundingClientRect().top < 200", arg=story.element_handle()
    )
    assert story.is_visible()
    page.locator("em:has-text('Freezer dead at two') + a").tap()
    page.wait_for_function(
        "each => Math.abs(each.getBoundingClientRect().top) < 200", arg=sheet.element_handle()
    )
    page.locator(".folded:visible a:text('Back to the day card')").first.tap()
    page.wait_for_function("scrollY > 0 && location.hash === '#0940-ana-ruiz'")
    page.context.close()


def _ways(page: Page) -> list[tuple[str, str, str]]:
    """Every link within the page: the part it stands in, its words, and what heading of which part
    it leads to.
    """
    found = page.evaluate(
        """() => {
          const heads = [...document.querySelectorAll("article h2[id]")]
          const part = one => heads.findLast(head => head.compareDocumentPosition(one) & 4)?.id
          const text = one => (one.ariaLabel ?? one.textContent).trim().replaceAll(/\\s+/g, " ")
          return [...document.querySelectorAll("article :is(.way, .added)")].map(link => {
            const to = document.getElementById(decodeURIComponent(link.hash.slice(1)))
            return [part(link), text(link), `${part(to)}: ${text(to)}`]
          })
        }"""
    )
    return [(part, words, to) for part, words, to in found]
