"""What is no leak: the program's own words, what it makes of fields that may be there, and what
anybody says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import CANDIDATE, RECORD, Typed, put
from .ordinary import alarms
from .ordinary import workspace as drawn


@pytest.mark.slow
@pytest.mark.parametrize("number", range(1, 6))
def test_ordinary_clients_get_their_pages(number: int, tmp_path: Path) -> None:
    """People called Will Best and May Hope, companies called Target and Slack: nobody is taken for
    another.
    """
    root = tmp_path / "ws"
    ids = drawn(root, number, 1 + number)
    assert alarms(root, tmp_path / "candidate", ids) == []
    assert alarms(root, tmp_path / "carry", ids[:2], "--edition", "carry") == []


@pytest.mark.slow
def test_one_of_forty_clients_gets_a_site(tmp_path: Path, typed: Typed) -> None:
    """However many others there are, and whatever stands in the fonts' licences, the scripts and
    the theme.
    """
    root = tmp_path / "ws"
    ids = drawn(root, 40, 40)
    assert alarms(root, tmp_path / "candidate", ids[::8]) == []
    result = typed(
        "build",
        "--workspace",
        root,
        "--candidate",
        ids[3],
        "--no-pdf",
        "--output",
        tmp_path / "site",
    )
    assert result.exit_code == 0, result.output


@pytest.mark.slow
def test_what_comes_with_the_program_is_no_leak(tmp_path: Path, typed: Typed) -> None:
    """A title that a font's licence holds, a company that a script names, the scaffold's own
    people.
    """
    root = tmp_path / "ws"
    assert typed("init", root).exit_code == 0
    scaffold = (root / "packets" / "candidate.yml").read_text("utf-8")
    put(root, "packets/amara/candidate.yml", CANDIDATE)
    put(root, "packets/amara/harbor/interview.yml", RECORD)
    (root / "packets" / "candidate.yml").unlink()
    put(root, "packets/new/candidate.yml", scaffold)
    for name, title in (
        ("Adobe", "Designer"),
        ("Target", "Engineer"),
        ("Promise", "Reserved Font Name"),
    ):
        put(
            root,
            f"packets/new/{name}/interview.yml",
            f"company: {{name: {name}}}\nrole: {{title: {title}}}\n",
        )
    result = typed(
        "build",
        "--workspace",
        root,
        "--candidate",
        "amara",
        "--no-pdf",
        "--output",
        tmp_path / "site",
    )
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "note",
    [
        "Second interview, Tuesday 24 November 2026. Prepared with my coach.",
        "On Tuesday 24 November 2026 I will rest.",
        "Tern Harbor: Head of Operations. Second interview.",
        "24 November 2026, 09:40.",
        "Questions to ask.",
    ],
)
def test_what_follows_from_fields_that_may_be_there_is_no_leak(
    note: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """A private note may say what the packet says by itself: a day in words, a heading, a title put
    together.
    """
    record = RECORD.replace(
        "Do not mention the merger to anybody before the board has agreed to it.", f"'{note}'"
    )
    put(workspace, "packets/amara/harbor/interview.yml", record)
    words = (
        "markdown",
        "--workspace",
        workspace,
        "--edition",
        "carry",
        "--output",
        tmp_path / "out",
    )
    result = typed(*words)
    assert result.exit_code == 0, result.output
    put(
        workspace,
        "templates/packet/company.md.jinja",
        f"## Company\n\nPsst: {note} Merger ahead, quietly.\n",
    )
    record = record.replace(note, f"{note} Merger ahead, quietly.")
    put(workspace, "packets/amara/harbor/interview.yml", record)
    assert typed(*words).exit_code == 1, "what follows from no field is one all the same"
