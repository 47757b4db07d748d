"""Transcripts and notes: kept with their hash, beside the record, and in nothing that goes out."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from secondround import records

from .conftest import Run

RECORD = Path("packets", "harbor", "interview.yml")
KEPT = Path("packets", "harbor", ".attached")
INTERVIEW = """\
company: {name: Harbor Logistics}
role: {title: Head of Operations}
interviewers: {ana-ruiz: {name: Ana Ruiz}}
rounds:
  - name: Second interview
    sessions:
      - {at: "09:00", minutes: 45, with: [ana-ruiz]}  # room 4
      - {at: "10:00", minutes: 45, with: [ana-ruiz]}
"""
SAID = b"Ana: I would like the roster, Amara.\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one packet, and a transcript that lies elsewhere."""
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / RECORD).write_text(INTERVIEW)
    (tmp_path / "packets" / "candidate.yml").write_text("name: Amara Okafor\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Packets\n")
    (tmp_path / "My Transcript.TXT").write_bytes(SAID)
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


def attach(run: Run, folder: Path, *pairs: str) -> str:
    """What the command says to these pairs."""
    words = [word for pair in pairs for word in ("--attach", pair)]
    return run("debrief", "harbor", *words, "--yes", cwd=folder).output


def test_a_transcript_is_kept_with_its_hash(folder: Path, run: Run) -> None:
    """The copy is the same byte for byte, the record names it with its hash, and a second time
    changes nothing.
    """
    attach(run, folder, "09:00=My Transcript.TXT")
    assert (folder / KEPT / "my-transcript.txt").read_bytes() == SAID
    session = records.read(folder).applications[0].record.rounds[0].sessions[0]
    assert [(each.text, each.sha256) for each in session.attached] == [
        ("my-transcript.txt", hashlib.sha256(SAID).hexdigest())
    ]
    assert "# room 4" in (folder / RECORD).read_text()
    before = (folder / RECORD).read_bytes()
    assert "attached already" in attach(run, folder, "09:00=My Transcript.TXT")
    assert (folder / RECORD).read_bytes() == before


def test_another_file_of_the_same_name_takes_no_place(folder: Path, run: Run) -> None:
    """What was kept stays; the newer one gets a number."""
    attach(run, folder, "09:00=My Transcript.TXT")
    (folder / "My Transcript.TXT").write_bytes(b"Another hour.")
    attach(run, folder, "10:00=My Transcript.TXT")
    assert (folder / KEPT / "my-transcript.txt").read_bytes() == SAID
    assert (folder / KEPT / "my-transcript-2.txt").read_bytes() == b"Another hour."
    sessions = records.read(folder).applications[0].record.rounds[0].sessions
    assert [each.text for each in sessions[1].attached] == ["my-transcript-2.txt"]


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("My Transcript.TXT", "names no session"),
        ("=My Transcript.TXT", "names no session"),
        ("11:00=My Transcript.TXT", "Error: --attach: There is no session `11:00`"),
        ("09:00=gone.txt", "gone.txt cannot be read"),
        ("09:00=packets", "packets cannot be read"),
        ("09:00=pipe", "pipe cannot be read: it is a pipe, not a file."),
    ],
)
def test_what_leads_nowhere_changes_nothing(folder: Path, run: Run, pair: str, said: str) -> None:
    """It is named, and neither file nor record is written."""
    assert said in attach(run, folder, pair)
    assert (folder / RECORD).read_text() == INTERVIEW
    assert not (folder / KEPT).exists()


def test_no_page_has_a_word_of_it(folder: Path, run: Run) -> None:
    """Neither the text nor the name of the file is in a packet, and git leaves it out, in a
    workspace that knows nothing of it, too.
    """
    attach(run, folder, "09:00=My Transcript.TXT")
    assert run("markdown", cwd=folder).exit_code == 0
    page = (folder / "packets" / "harbor" / "index.md").read_text("utf-8")
    assert "transcript" not in page
    assert "I would like the roster" not in page
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    words = ["git", "ls-files", "--others", "--exclude-standard"]
    taken = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
    assert "packets/harbor/interview.yml" in taken.split("\n")
    assert ".attached" not in taken


def test_what_is_attached_is_named_while_one_writes(folder: Path, run: Run) -> None:
    """`debrief` says where it lies, and whether it is still what was attached."""

    def said() -> str:
        output = run("debrief", "harbor", cwd=folder, typed_in="").output
        return next((line for line in output.split("\n") if line.startswith("Attached")), "")

    assert said() == ""
    attach(run, folder, "09:00=My Transcript.TXT")
    place = f"Attached to 09:00 Ana Ruiz: {KEPT / 'my-transcript.txt'}"
    assert said() == place
    (folder / KEPT / "my-transcript.txt").write_text("Another hour.")
    assert said() == f"{place} (changed since it was attached)"
    (folder / KEPT / "my-transcript.txt").unlink()
    assert said() == f"{place} (not on this machine)"


def test_a_transcript_alone_is_no_debrief(folder: Path, run: Run) -> None:
    """A session that has a transcript, and nothing else, is still asked about."""
    (folder / "notes.txt").write_text("Ana: what about pay?\n")
    session = records.read(folder).applications[0].record.rounds[-1].sessions[0]
    pair = f"{session.at:%H:%M}=notes.txt"
    assert run("debrief", "harbor", "--attach", pair, "--yes", cwd=folder).exit_code == 0
    assert "is written down" not in run("debrief", "harbor", cwd=folder, typed_in="\n" * 40).output
