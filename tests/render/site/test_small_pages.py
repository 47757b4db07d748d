"""Pages wait small for their turn, and come out as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround.render.site import builder, small_pages

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
def test_no_byte_changes(
    pages: dict[object, object], built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site is the same whether its pages were packed meanwhile or not."""
    monkeypatch.setattr(small_pages, "SmallPages", lambda _: None)
    plain = tmp_path / "site"
    assert builder.build(pages, config=ROOT / "mkdocs.yml", site=plain).done  # type: ignore[arg-type]
    assert _contents(plain) == _contents(built)


def _contents(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): path.read_bytes() for path in files}
