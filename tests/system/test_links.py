"""What lies in `packets` and is no file of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Run

PACKET = "packets/example-company"
LINKED = [
    "packets/index.md",
    "packets/guides/own.md",
    "packets/guides/own.png",
    f"{PACKET}/interview.yml",
]


@pytest.mark.slow
@pytest.mark.parametrize("file", LINKED)
@pytest.mark.parametrize("words", [("build", "--no-pdf"), ("check",)], ids=" ".join)
def test_a_link_out_of_the_folder_is_told_and_not_followed(
    workspace: Path, run: Run, file: str, words: tuple[str, ...]
) -> None:
    """A guide, a picture, the home page or a record that leads elsewhere: its content reaches no
    output.
    """
    secret = workspace.parent / "secret"
    secret.write_text("# The canary sings\n")
    (workspace / file).unlink(missing_ok=True)
    (workspace / file).symlink_to(secret)
    said = run(*words, cwd=workspace)
    assert said.exit_code == 1
    assert f"{file}:1:1: error outside-link" in said.output
    assert "canary" not in said.output
    made = [path.read_bytes() for path in (workspace / "site").rglob("*") if path.is_file()]
    assert not [data for data in made if b"canary" in data]


def test_a_packet_whose_record_leads_out_is_a_packet_with_an_error(
    workspace: Path, run: Run
) -> None:
    """It is named by every command, and stays in the site as it was, though the link shows the very
    file that lay there.
    """
    assert run("build", "--no-pdf", cwd=workspace).exit_code == 0
    page = workspace / "site" / "example-company" / "index.html"
    was = page.read_bytes()
    record = workspace / PACKET / "interview.yml"
    record.rename(workspace.parent / "interview.yml")
    record.symlink_to(workspace.parent / "interview.yml")
    for words in (("build", "--no-pdf"), ("plan", "example-company"), ("debrief",)):
        said = run(*words, cwd=workspace)
        assert said.exit_code == 1
        assert f"{PACKET}/interview.yml:1:1: error outside-link" in said.output
    assert page.read_bytes() == was


@pytest.mark.ends
@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("packets/index.md", ("markdown",)),
        ("packets/guides/own.md", ("build", "--no-pdf")),
        ("packets/guides/own.png", ("build", "--no-pdf")),
        ("packets/library/own.yml", ("build", "--no-pdf")),
        (f"{PACKET}/plan.lock.json", ("plan", "example-company")),
        (f"{PACKET}/comments.yml", ("check",)),
        ("mkdocs.yml", ("build", "--no-pdf")),
    ],
    ids=str,
)
def test_a_pipe_or_a_device_ends_at_once(
    workspace: Path, run: Run, file: str, words: tuple[str, ...], kind: str
) -> None:
    """Nothing waits for a pipe that nobody writes into, nor fills the memory from a device."""
    path = workspace / file
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    args = words if file != "mkdocs.yml" else (*words, "--workspace", str(workspace))
    said = run(*args, cwd=workspace)
    assert Path(file).name in said.output
    assert said.exit_code == (0 if file.endswith("lock.json") else 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("print", ("pdf", "example-company", "--form", "day-card")),
        ("schema", ("schema",)),
        ("packets/kim", ("new", "harbor", "--candidate", "kim")),
    ],
    ids=str,
)
def test_nothing_is_written_through_a_link(
    workspace: Path, run: Run, link: str, words: tuple[str, ...]
) -> None:
    """A folder of a workspace that leads elsewhere takes no output there, though its name is a
    usual one.
    """
    elsewhere = workspace.parent / "elsewhere"
    elsewhere.mkdir()
    if (workspace / link).exists():
        (workspace / link).rename(workspace / "moved")
    (workspace / link).symlink_to(elsewhere)
    said = run(*words, cwd=workspace)
    assert said.exit_code in {1, 2}
    assert list(elsewhere.iterdir()) == []
    assert "link" in said.output
