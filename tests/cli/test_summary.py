"""A build says on a terminal what it made, and what it kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secondround.app.building import Built
from secondround.app.outcome import Made
from secondround.cli.output import made_text
from secondround.vocabulary import Edition


@pytest.mark.parametrize(
    ("new", "kept", "pdfs", "said"),
    [
        (1, 0, (2, 0), "Made one packet and two PDFs."),
        (1, 0, (0, 0), "Made one packet."),
        (
            0,
            3,
            (0, 6),
            "Only the site was put together again. As they were: three packets and six PDFs.",
        ),
        (1, 2, (2, 4), "Made one packet and two PDFs. As they were: two packets and four PDFs."),
    ],
)
def test_what_was_made_and_kept(new: int, kept: int, pdfs: tuple[int, int], said: str) -> None:
    """Packets and PDFs are counted, those that were made and those that stayed."""
    left_out = tuple(f"packet-{number}" for number in range(new + kept))
    made = Made((), {}, left_out=left_out, kept=kept)
    assert made_text.as_text(Built(Path(), made, pdfs=pdfs)) == said


def test_nothing_was_made() -> None:
    """Where nothing has changed, that is said."""
    assert made_text.as_text(Built(Path(), Made((), {}), unchanged=True)) == (
        "Nothing has changed since the last build."
    )


def test_reasons_are_counted() -> None:
    """Each reason has a line with its number of packets, the most frequent first."""
    reasons = {"a": "`interview.yml` has changed", "b": "made for the first time"}
    made = Made((), {}, left_out=("a", "b", "c"), why=reasons | {"c": reasons["b"]})
    assert made_text.as_text(Built(Path(), made)).splitlines() == [
        "Made three packets.",
        "  Made for the first time: two packets.",
        "  `interview.yml` has changed: one packet.",
    ]


def test_the_public_edition_names_no_packet() -> None:
    """What is written about a public build may lie in a workflow's log."""
    built = Built(Path(), Made((), {}, left_out=("amara/harbor",), why={"amara/harbor": "new"}))
    assert "amara" not in made_text.as_json(built, Edition.PUBLIC)
    assert "amara" in made_text.as_json(built, Edition.COACH)


@pytest.fixture
def told(workspace: Path, run: Callable[..., Any]) -> Callable[[], dict[str, Any]]:
    """Builds the workspace, and reads the summary that this writes."""

    def build() -> dict[str, Any]:
        file = workspace.parent / "summary.json"
        words = "build", "--no-pdf", "--summary", str(file), "--format", "json"
        assert run(*words, cwd=workspace).exit_code == 0
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return found

    return build


@pytest.mark.slow
def test_a_summary_says_why(workspace: Path, told: Callable[[], dict[str, Any]]) -> None:
    """A packet is made for the first time, then kept, then made again for the file that changed."""
    packet = "example-company"
    assert told()["packets"] == {
        "made": 1,
        "kept": 0,
        "left_out": 0,
        "why": {packet: "made for the first time"},
    }
    again = told()
    assert (again["unchanged"], again["packets"]["made"], again["packets"]["kept"]) == (True, 0, 1)
    record = workspace / "packets" / packet / "interview.yml"
    record.write_text(record.read_text("utf-8").replace("minutes: 45", "minutes: 50"), "utf-8")
    assert told()["packets"]["why"] == {packet: "`interview.yml` has changed"}
    library = workspace / "packets/library/questions.yml"
    library.write_text(library.read_text("utf-8").replace("?", "??"), "utf-8")
    assert told()["packets"]["why"] == {packet: "`library/questions.yml` has changed"}
