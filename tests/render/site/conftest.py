"""A small workspace's pages and configuration, built once where nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from secondround.render.site import builder, stage

ROOT = Path(__file__).resolve().parents[3]
Pages = dict[PurePosixPath, stage.Content]


@pytest.fixture(scope="session")
def pages() -> Pages:
    """A home page, two packets with a PDF, and a guide."""
    packet = (ROOT / "tests" / "render" / "pdf" / "sample.md").read_text()
    guide = (
        "# Success stories\n\nA story has a *result*.\n\n## Parts\n\n> Say I.\n\n- [ ] Write "
        "one down\n"
    )
    home = "# Interviews\n\n- [Harbor](amara/harbor/index.md)\n- [Fenn](amara/fenn/index.md)\n"
    return {
        PurePosixPath("index.md"): home,
        PurePosixPath("guides/success-stories.md"): guide,
        PurePosixPath("amara/harbor/index.md"): packet,
        PurePosixPath("amara/harbor/day-card.pdf"): b"%PDF-1.7",
        PurePosixPath("amara/fenn/index.md"): packet.replace("Harbor Logistics", "Fennmoor"),
    }


@pytest.fixture(scope="session")
def built(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site; nobody writes into it."""
    site = tmp_path_factory.mktemp("built") / "site"
    report = builder.build(pages, config=ROOT / "mkdocs.yml", site=site)
    assert report == builder.Report(4, ())
    return site


@pytest.fixture
def config(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workspace's mkdocs.yml: the checkout's, with lines added."""

    def write(more: str = "") -> Path:
        path = tmp_path / "mkdocs.yml"
        plain = (ROOT / "mkdocs.yml").read_text().replace("custom_dir: templates/site", "")
        path.write_text(plain + more)
        (tmp_path / "packets").mkdir(exist_ok=True)
        return path

    return write
