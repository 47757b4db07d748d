"""The site in Firefox: from the disk, served, and without a network after one visit."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from tests.firefox import Firefox

from secondround.render.site import builder
from secondround.render.site.edition_label import Label
from secondround.vocabulary import Edition

from .serving import served
from .test_browser import ROOT
from .test_phone import _TEXT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that a browser may keep."""
    site = tmp_path_factory.mktemp("firefox") / "site"
    pages: dict[PurePosixPath, str | bytes | Path] = {
        PurePosixPath("index.md"): "# Home\n\n[Gull](gull/index.md)\n",
        PurePosixPath("gull/index.md"): _TEXT,
    }
    label = Label(Edition.CANDIDATE, 1)
    report = builder.build(pages, config=ROOT / "mkdocs.yml", site=site, label=label)
    assert report.problems == ()
    return site


def test_from_the_disk_it_folds_and_keeps_its_ticks(firefox: Firefox, kept: Path) -> None:
    """On a narrow screen a session unfolds at a touch, and one tick is one tick."""
    firefox.resize(450, 844)
    address = (kept / "gull" / "index.html").as_uri()
    firefox.open(address)
    firefox.run("localStorage.clear()")
    firefox.open(address)
    firefox.run("find('article button[aria-expanded=false]').id = 'first'")
    firefox.click("#first")
    for _ in range(20):
        if not firefox.run(
            "const next = find('article button[aria-expanded=false]'); next?.click();"
            "return Boolean(next)"
        ):
            break
    firefox.click(".task-list-item label")
    firefox.open(address)
    assert firefox.run("return all('.task-list-item input:checked').length") == 1
    assert firefox.run("return document.documentElement.scrollWidth <= innerWidth")
    assert firefox.errors() == []


def test_the_search_finds_a_name_without_its_accents(firefox: Firefox, kept: Path) -> None:
    """Served, `Nguyen` finds Nguyễn, and the session stands before what else bears the name."""
    firefox.resize(1280, 900)
    with served(kept) as address:
        firefox.open(f"{address}gull/index.html")
        firefox.click(".md-search__input")
        firefox.run(
            "await until(() => find('.md-search-result__meta').textContent.includes('Type to'))"
        )
        firefox.type(".md-search__input", "Nguyen")
        found = firefox.run(
            "await until(() => all('.md-search-result__link').length > 1);"
            "return all('.md-search-result__link').map((link) => new URL(link.href).hash)"
        )
    assert found[1].startswith("#0900-thao-nguyen")
    assert firefox.errors() == []


def test_after_one_visit_it_needs_no_network(firefox: Firefox, kept: Path) -> None:
    """The host is gone, and the packet, which was not opened before, is there."""
    with served(kept) as address:
        firefox.open(address)
        firefox.run("await navigator.serviceWorker.ready")
    firefox.open(f"{address}gull/index.html")
    assert firefox.run("return find('h1').textContent").startswith("Gull Freight")
    assert firefox.errors() == []


@pytest.mark.parametrize("width", [450, 1280])
def test_everybody_can_read_a_packet(firefox: Firefox, kept: Path, width: int) -> None:
    """With all of it unfolded, axe finds nothing."""
    firefox.resize(width, 900)
    firefox.open((kept / "gull" / "index.html").as_uri())
    firefox.run("all('article [aria-expanded=false]').forEach((each) => each.click())")
    assert firefox.faults() == []
