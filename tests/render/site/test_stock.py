"""Plain MkDocs on the checkout, and the one list of extensions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config

from secondround.render import dialect
from secondround.render.pdf.worker_page import body

ROOT = Path(__file__).resolve().parents[3]
_CONFIGURATIONS = ["mkdocs.yml", "templates/scaffold/mkdocs.yml"]


def _plain(path: str) -> dict[str, Any]:
    settings = yaml.safe_load((ROOT / path).read_text())
    assert isinstance(settings, dict)
    return settings


@pytest.mark.parametrize("path", _CONFIGURATIONS)
def test_the_site_reads_what_is_printed(path: str, tmp_path: Path) -> None:
    """mkdocs.yml and `dialect` name the same extensions with the same settings, MkDocs' own
    included.
    """
    (tmp_path / "docs").mkdir()
    extensions = _plain(path)["markdown_extensions"]
    (tmp_path / "mkdocs.yml").write_text(
        yaml.safe_dump({"site_name": "x", "markdown_extensions": extensions})
    )
    loaded = load_config(str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"))
    assert sorted(loaded.markdown_extensions) == sorted(dialect.EXTENSIONS)
    assert loaded.mdx_configs == dialect.SETTINGS


@pytest.mark.parametrize("path", _CONFIGURATIONS)
def test_the_configuration_is_plain(path: str) -> None:
    """No plugin but the search, no hook, no font from elsewhere: what another builder would skip in
    silence.
    """
    settings = _plain(path)
    assert settings["plugins"] == ["search"]
    assert settings["theme"]["font"] is False
    assert not {"hooks", "repo_url", "extra_javascript"} & set(settings)


def test_printed_page_and_site_agree_on_tasks(built: Path) -> None:
    """The same items are boxes on paper and on the screen."""
    printed = re.findall(
        r"<label><input[^>]*> (.*?)</label>",
        body((ROOT / "tests/render/pdf/sample.md").read_text()),
    )
    screen = (built / "amara/harbor/index.html").read_text()
    shown = re.findall(r'<span class="task-list-indicator"></span> (.*?)</label>', screen)
    assert printed == shown


@pytest.mark.slow
def test_stock_mkdocs_builds_the_checkout(tmp_path: Path) -> None:
    """`mkdocs build --strict` succeeds without a warning; records and notes are not in what it
    makes.
    """
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # the theme's word on its own future
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    made = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert {"index.html", "second-round.css"} <= {path.name for path in made}
    assert not [path for path in made if path.suffix in {".yml", ".yaml", ".md"}]
    for path in made:
        assert not re.search(rb"notes:|debrief:|\.yml", path.read_bytes()), path
