"""Without a network after one visit: which sites a browser keeps, how a new build takes the place
of the old one, and how all of it goes away again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from secondround.render.site import builder
from secondround.render.site.edition_label import Label
from secondround.render.site.preview import Preview
from secondround.vocabulary import Edition

from .serving import served
from .test_browser import ROOT

pytestmark = pytest.mark.slow

_PAGES: dict[PurePosixPath, str | bytes | Path] = {
    PurePosixPath("index.md"): "# Home\n\n[Gull](gull/index.md)\n",
    PurePosixPath("gull/index.md"): "# Gull\n\nTuesday 24 November 2026\n\n- [ ] A pen\n",
    PurePosixPath("gull/day card & more.pdf"): b"%PDF-1.7",
}


def _built(site: Path, pages: object = None, label: Label | None = None) -> Path:
    report = builder.build(
        pages or _PAGES,  # type: ignore[arg-type]
        config=ROOT / "mkdocs.yml",
        site=site,
        label=label or Label(Edition.CANDIDATE, 1),
    )
    assert report.problems == ()
    return site


def _revision(site: Path) -> str:
    found = re.search(r"\} ([0-9a-f]{16})`", (site / "service-worker.js").read_text("utf-8"))
    assert found
    return found[1]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(600_000)
    yield context
    context.close()


def _visited(context: BrowserContext, address: str) -> Page:
    """A page that was open until all of the site was kept."""
    page = context.new_page()
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def _wait(page: Page, still: str, given: object = None) -> None:
    """Until something is no longer so."""
    while page.evaluate(still, given):
        pass


@pytest.mark.parametrize(
    ("edition", "candidates", "kept"),
    [
        (Edition.CANDIDATE, 1, True),
        (Edition.CARRY, 1, True),
        (Edition.PUBLIC, 7, True),
        (Edition.COACH, 1, False),
        (Edition.CANDIDATE, 2, False),
    ],
)
def test_only_what_one_person_carries_is_kept(
    edition: Edition,
    candidates: int,
    kept: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    """The coach's edition and a site of several candidates leave no copy on a machine that others
    use.
    """
    site = _built(tmp_path / "site", label=Label(edition, candidates))
    assert (site / "service-worker.js").exists() == kept
    assert ('<meta name="offline"' in (site / "gull/index.html").read_text("utf-8")) == kept


def test_a_worker_is_of_its_build_and_of_nothing_else(tmp_path: Path) -> None:
    """The same site has the same worker, to the byte; a word more, and it is another."""
    first, again = _built(tmp_path / "a"), _built(tmp_path / "b")
    worker = (first / "service-worker.js").read_bytes()
    assert worker == (again / "service-worker.js").read_bytes()
    changed = _PAGES | {PurePosixPath("gull/index.md"): "# Gull!\n"}
    assert _revision(_built(tmp_path / "c", changed)) != _revision(first)
    assert str(tmp_path).encode() not in worker


def test_a_very_large_file_is_not_loaded_unasked(tmp_path: Path) -> None:
    """Of a site past eight megabytes pages and what they need are kept, and a large map is not."""
    large = _PAGES | {PurePosixPath("gull/map.pdf"): b"%PDF-" + bytes(9_000_000)}
    worker = (_built(tmp_path / "site", large) / "service-worker.js").read_text("utf-8")
    assert '"gull/index.html"' in worker
    assert "map.pdf" not in worker


def test_a_home_screen_finds_name_and_icons(tmp_path: Path) -> None:
    """The manifest names files that are there, and nothing of another host."""
    site = _built(tmp_path / "site")
    place = site / "assets" / "second-round.webmanifest"
    manifest = json.loads(place.read_text("utf-8"))
    assert manifest["name"] == "Second Round"
    named = [manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]
    assert all((place.parent / name).resolve().is_file() for name in named)


@pytest.mark.parametrize("below", ["/", "/clients/gull/"])
def test_after_one_visit_all_is_there_without_a_network(
    below: str, context: BrowserContext, tmp_path: Path
) -> None:
    """Home visited once, the host gone: packet, its paper, search, fonts and a way out of a wrong
    address are still there, and nothing is asked of anybody else.
    """
    site, asked = _built(tmp_path / "site"), list[str]()
    context.on("request", lambda request: asked.append(request.url))
    with served(site, below) as address:
        page = _visited(context, address)
    page.get_by_role("link", name="Gull").click()
    page.get_by_role("heading", name="Gull").wait_for()
    assert page.evaluate("document.fonts.check('16px \"Source Serif 4\"')")
    paper = page.get_by_role("link", name="(PDF)").get_attribute("href")
    assert page.evaluate("async path => (await fetch(path)).status", paper) == 200
    page.locator("[for=__search].md-header__button").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.type("gull", delay=5)
    page.locator(".md-search-result__item").first.wait_for()
    page.goto(f"{address}gull/")
    page.get_by_role("heading", name="Gull").wait_for()
    page.goto(f"{address}no/such/page.html")
    page.get_by_role("heading", name="Page not found").wait_for()
    host = address.removesuffix(below)
    assert [url for url in asked if not url.startswith(host)] == []


def test_a_new_build_takes_the_place_of_the_old_one_whole(
    context: BrowserContext, tmp_path: Path
) -> None:
    """With a network a changed page shows at once; then only the new build is kept."""
    site = _built(tmp_path / "site")
    with served(site) as address:
        page = _visited(context, f"{address}gull/index.html")
        old = page.evaluate("caches.keys()")
        _built(site, _PAGES | {PurePosixPath("gull/index.md"): "# Gull and tern\n"})
        page.reload()
        page.get_by_role("heading", name="Gull and tern").wait_for()
        names = "async old => (await caches.keys()).some(name => old.includes(name))"
        _wait(page, names, old)
        assert page.evaluate("caches.keys()") == [f"{address} {_revision(site)}"]
    page.reload()
    page.get_by_role("heading", name="Gull and tern").wait_for()


def test_a_site_that_may_not_be_kept_is_let_go(context: BrowserContext, tmp_path: Path) -> None:
    """Where another edition is put under the same address, what was kept of the earlier one
    goes.
    """
    site = _built(tmp_path / "site")
    with served(site) as address:
        page = _visited(context, address)
        assert len(page.evaluate("caches.keys()")) == 1
        coach = _built(tmp_path / "coach", label=Label(Edition.COACH, 1))
        site.rename(tmp_path / "old")
        coach.rename(site)
        page.reload()
        _wait(page, "async () => (await caches.keys()).length > 0")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_what_is_kept_can_be_removed(context: BrowserContext, tmp_path: Path) -> None:
    """One button takes pages, ticks and notes of this site off the device, and says so."""
    with served(_built(tmp_path / "site")) as address:
        page = _visited(context, f"{address}gull/index.html")
        page.get_by_label("A pen").check(force=True)
        assert page.evaluate("Object.keys(localStorage).length") >= 1
        page.get_by_role("button", name="Remove it from this device").click()
        page.get_by_text("no longer on this device").wait_for()
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("Object.keys(localStorage).join(' ')").count("second-round") == 0


def test_neither_a_preview_nor_the_disk_keeps_anything(
    context: BrowserContext, tmp_path: Path
) -> None:
    """A preview's address is the next workspace's, too; a file needs no copy. Neither complains."""
    site, said = _built(tmp_path / "site"), list[str]()
    with Preview(site, port=0) as preview:
        for address in (preview.address, (site / "index.html").as_uri()):
            page = context.new_page()
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(address, wait_until="load")
            page.evaluate("new Promise(done => requestIdleCallback(done))")
            assert page.get_by_text("This browser keeps").count() == 0
            if address.startswith("http"):
                assert page.evaluate("caches.keys()") == []
    assert said == []
