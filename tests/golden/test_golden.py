"""Each folder here holds a small record and the packet it becomes: one idea each, said in the
record's first line.

`pytest tests/golden --update-golden` rewrites the packets; read the diff as a reader of packets
would.
"""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from secondround import packet, plan, records
from secondround.problems import Severity
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*/packet.*.md"))


def read(case: Path, root: Path) -> Application:
    """The case's application, from a workspace made of its files."""
    (root / "packets" / "library").mkdir(parents=True)
    (root / "packets" / case.name).mkdir()
    shutil.copy(case / "candidate.yml", root / "packets" / "candidate.yml")
    shutil.copy(case / "interview.yml", root / "packets" / case.name / "interview.yml")
    optional = {"library.yml": "library/library.yml", "pseudonyms.yml": "pseudonyms.yml"}
    for name, place in (optional | {"comments.yml": f"{case.name}/comments.yml"}).items():
        if (case / name).exists():
            shutil.copy(case / name, root / "packets" / place)
    workspace = records.read(root)
    assert [problem for problem in workspace.problems if problem.severity is Severity.ERROR] == []
    return workspace.applications[0]


def page(case: Path, edition: Edition, root: Path) -> str:
    """The case's packet in Markdown."""
    application = read(case, root)
    upcoming = application.record.upcoming
    made = None if upcoming is None else plan.make(application, upcoming)
    return writer.render(packet.build(application, made, edition), Templates(None))


@pytest.mark.parametrize(
    "expected", PAGES, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[1]}"
)
def test_a_record_becomes_its_packet(
    expected: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The packet is, to the letter, the one that was read and found good."""
    edition = Edition[expected.name.split(".")[1].upper()]
    text = page(expected.parent, edition, tmp_path)
    if request.config.getoption("--update-golden"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


@pytest.mark.parametrize(
    "expected", PAGES, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[1]}"
)
def test_blocks_stand_apart(expected: Path) -> None:
    """Headings, lists, tables, quotes and paragraphs have an empty line between them, as every
    reader needs.
    """
    lines = expected.read_text("utf-8").split("\n")
    for above, below in pairwise(lines):
        if above and below and not below.startswith("    "):
            assert kind(above) == kind(below) or above.endswith("  "), (above, below)


@pytest.mark.parametrize(
    "expected", PAGES, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[1]}"
)
def test_no_heading_is_empty(expected: Path) -> None:
    """A section with nothing in it is left out, or says what to fill in and where."""
    lines = [line for line in expected.read_text("utf-8").split("\n") if line] + ["# End"]
    for above, below in pairwise(lines):
        if above.startswith("#") and below.startswith("#"):
            assert below.index(" ") > above.index(" "), (above, below)


def kind(line: str) -> str:
    """What a line is part of, a picture being HTML; every heading and every paragraph is one of its
    own.
    """
    found = re.match(r"(\|)|(>)|(<)|( *- \[[ x]\] )| *- | *\d+\. ", line)
    return str(found.lastindex) if found else line


def test_every_case_says_what_it_shows() -> None:
    """A record's first line is the idea of its case."""
    for case in {path.parent for path in PAGES}:
        first = (case / "interview.yml").read_text("utf-8").split("\n")[0]
        assert re.fullmatch(r"# .{20,}\.", first), case.name
