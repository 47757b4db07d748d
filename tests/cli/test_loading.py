"""What a command loads, and what it can do without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PRINTING = {"weasyprint", "fontTools", "tinycss2"}
PLANNING = {"numpy", "highspy", "secondround.plan.make", "secondround.lint.registry"}
READING = {
    "pydantic",
    "pydantic_core",
    "markdown_it",
    "secondround.records.workspace",
    "secondround.packet.build",
    "secondround.packet.model_debrief",
    "secondround.packet.model_thanks",
    "secondround.render.markdown.writer",
    "secondround.app.pipeline",
}


def loaded(root: Path) -> set[str]:
    """What a build of the site has loaded when it is over."""
    code = """
import sys
from secondround.__main__ import main
assert main() == 0
print(*sys.modules)
"""
    build = [sys.executable, "-c", code, "build", "--no-pdf"]
    done = subprocess.run(build, cwd=root, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.slow
def test_a_guide_is_built_without_what_makes_packets(built: Path) -> None:
    """Where no packet has changed, no record is read, nothing planned, and nothing printed."""
    (guide, *_) = sorted((built / "packets" / "guides").glob("*.md"))
    guide.write_text(guide.read_text("utf-8") + "\nSleep well.\n", "utf-8")
    modules = loaded(built)
    assert "mkdocs" in modules
    assert not (PRINTING | PLANNING | READING) & modules


@pytest.mark.slow
def test_a_packet_is_made_without_what_prints_or_imports(built: Path) -> None:
    """One edited record is read and planned; how PDFs are made, files imported and states compared
    is another command's business.
    """
    record = built / "packets" / "example-company" / "interview.yml"
    record.write_text(record.read_text("utf-8") + "\n# Looked at again.\n", "utf-8")
    modules = loaded(built)
    assert modules >= READING | PLANNING
    assert not PRINTING & modules
    for package in ("secondround.imports", "secondround.diff", "secondround.records.edit"):
        assert package not in modules
