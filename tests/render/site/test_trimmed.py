"""Only what a page can ask for is on the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from secondround.render.site import builder, trimmed

pytestmark = pytest.mark.slow

Config = Callable[..., Path]
_ALL = ["lunr.de.min.js", "lunr.multi.min.js", "lunr.stemmer.support.min.js", "lunr.th.min.js"]


def test_no_source_map_and_no_other_language_is_published(built: Path) -> None:
    """In English the search needs none of the theme's stemmers, and no reader needs its maps."""
    names = [path.relative_to(built).as_posix() for path in built.rglob("*")]
    assert not [name for name in names if name.endswith(".map") or "/lunr" in name]
    size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file())
    assert size < 1_200_000


@pytest.mark.parametrize(
    ("languages", "left"),
    [
        (["en"], []),
        (["en", "de"], _ALL[:3]),
        (["th"], [*_ALL[1:], "wordcut.js"]),
    ],
)
def test_a_language_of_the_search_keeps_its_files(
    languages: list[str], left: list[str], tmp_path: Path
) -> None:
    """Whoever searches in another language has the stemmer of that one, and what it stands on."""
    lunr = tmp_path / "assets" / "javascripts" / "lunr"
    (lunr / "min").mkdir(parents=True)
    for name in _ALL:
        (lunr / "min" / name).touch()
    for name in ("wordcut.js", "tinyseg.js"):
        (lunr / name).touch()
    (tmp_path / "search").mkdir()
    index = {"config": {"lang": languages}, "docs": []}
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(index))
    trimmed.trim(tmp_path)
    assert sorted(path.name for path in lunr.rglob("*.js")) == left
    assert lunr.exists() == bool(left)


def test_a_site_without_a_search_is_built(config: Config, tmp_path: Path) -> None:
    """Then there is nothing to ask for its languages."""
    settings = config()
    settings.write_text(settings.read_text().replace("plugins:\n  - search\n", "plugins: []\n"))
    pages = {PurePosixPath("index.md"): "# Home\n"}
    assert builder.build(pages, config=settings, site=tmp_path / "site").problems == ()
    assert not (tmp_path / "site" / "assets" / "javascripts" / "lunr").exists()
