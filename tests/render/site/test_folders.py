"""Packets in folders of any name, built and opened."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from tests.render.markdown.conftest import seen

from secondround.cli.group import app

pytestmark = pytest.mark.slow

_FOLDERS = [
    "R&D (Berlin)",
    "acme#2",
    "why?",
    "a (b) [c]",
    "50 %",
    "%41",
    "it's",
    "Łódź",
    "cafe\u0301",
    "a+b=c",
    "x;y",
    "&copy;",
    "<b onclick=x>",
    'q"q',
    "two  blanks",
    "a:b",
    "_x_",
    "- [ ] x",
]
_RECORD = "company: {name: Acme}\nrole: {title: Lead}\n"


def _links(page: Path) -> list[str]:
    found: list[Any] = [event for event in seen(page.read_text("utf-8")) if event[0] == "a"]
    hrefs = [part[5:] for event in found for part in event[1:] if part.startswith("href=")]
    return [href for href in hrefs if "://" not in href]


def test_the_home_page_leads_to_packets_in_folders_of_any_name(tmp_path: Path) -> None:
    """Blanks, brackets, marks of addresses and of HTML: each link of each page is a file of the
    site.
    """
    root = tmp_path / "workspace"
    assert CliRunner().invoke(app, ["init", str(root)]).exit_code == 0
    shutil.rmtree(root / "packets" / "example-company")
    for name in _FOLDERS:
        (root / "packets" / name).mkdir()
        (root / "packets" / name / "interview.yml").write_text(_RECORD)
    done = CliRunner().invoke(app, ["build", "--no-pdf", "--workspace", str(root)])
    assert done.exit_code == 0, done.output
    for page in (root / "site").rglob("*.html"):
        for href in _links(page):
            if page.name == "404.html" and href == "/":
                continue  # a script finds the first page, from wherever the page is shown
            path = page.parent / unquote(href.partition("#")[0].partition("?")[0])
            assert not href.partition("#")[0] or path.is_file(), (page, href)
    for name in _FOLDERS:
        assert (root / "site" / name / "index.html").is_file()
    targets = [unquote(href) for href in _links(root / "site" / "index.html")]
    assert {f"{name}/index.html" for name in _FOLDERS} <= set(targets)
