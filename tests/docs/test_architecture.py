"""The page on how the program is built keeps to the program."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
WALK = PAGE.partition("<!--")[0]
STEPS = re.findall(r"`((?:[a-z_]+\.){2,}[a-z_]+)`", WALK)


@pytest.mark.slow
def test_the_page_is_fresh() -> None:
    """What the modules say about themselves is what the page says."""
    order = [sys.executable, "docs/architecture.py", "--check"]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_walk_goes_all_the_way() -> None:
    """The opening names functions of each room that a packet passes."""
    assert {name.split(".")[0] for name in STEPS} >= {
        "records",
        "plan",
        "lint",
        "packet",
        "render",
        "app",
        "cli",
    }


@pytest.mark.parametrize("name", sorted(set(STEPS)))
def test_a_step_is_a_function(name: str) -> None:
    """Every function that the opening names is there."""
    module, _, function = name.rpartition(".")
    assert callable(getattr(importlib.import_module(f"secondround.{module}"), function))


def links(page: Path) -> list[str]:
    return [
        link for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")) if "://" not in link
    ]


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "RELEASING.md",
        "docs/architecture.md",
        "docs/THREATS.md",
    ],
)
def test_links_lead_somewhere(page: str) -> None:
    """A link from one page for developers to another file finds it."""
    place = ROOT / page
    assert [link for link in links(place) if not (place.parent / link).exists()] == []


PATHS = re.findall(
    r"`((?:generator|templates|tests|lint|packet|cli|app|records)/[\w/.-]*)`",
    (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
)


@pytest.mark.parametrize("path", [path for path in PATHS if not re.search("NAME|CODE", path)])
def test_a_place_that_contributors_are_sent_to_is_there(path: str) -> None:
    """Each file and folder that CONTRIBUTING.md names exists, at the top or in the program."""
    assert (ROOT / path).exists() or (ROOT / "generator" / "secondround" / path).exists()
