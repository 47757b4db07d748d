"""Packets as Markdown and on paper, for a program: nothing is printed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from secondround.app import errors, markdown_files, printing
from secondround.cli.commands.init import init
from secondround.vocabulary import Edition


@pytest.fixture
def workspace(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """What `init` makes."""
    root = tmp_path / "my-interviews"
    init.main([str(root)], standalone_mode=False)
    capfd.readouterr()
    return root


def spoil(workspace: Path) -> None:
    record = workspace / "packets/example-company/interview.yml"
    record.write_text(record.read_text("utf-8").replace("minutes: 45", "minuts: 45"), "utf-8")


def test_markdown_is_not_written(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The texts are returned, with their places; with an error in the only record there is none."""
    files = markdown_files.markdown_files(workspace)
    names = ["example-company/index.md", "example-company/plan.lock.json", "index.md"]
    assert sorted(files.wanted.texts) == names
    assert not (workspace / "packets" / names[0]).exists()
    spoil(workspace)
    files = markdown_files.markdown_files(workspace)
    assert (files.made.left_out, files.wanted.texts) == (("example-company",), {})
    assert capfd.readouterr() == ("", "")


def test_another_edition_has_a_folder_of_its_own(workspace: Path, tmp_path: Path) -> None:
    """Beside the records is the candidate's edition alone; elsewhere no lock file is needed."""
    with pytest.raises(errors.Refused, match="Say where the coach edition goes"):
        markdown_files.markdown_files(workspace, edition=Edition.COACH)
    files = markdown_files.markdown_files(
        workspace, edition=Edition.COACH, output=tmp_path / "coach"
    )
    assert sorted(files.wanted.texts) == ["example-company/index.md", "index.md"]


@pytest.mark.slow
def test_a_faulty_packet_is_not_printed(workspace: Path) -> None:
    """Its problems are returned."""
    spoil(workspace)
    printed = printing.print_packet(workspace, "example-company", edition=Edition.CANDIDATE)
    assert (printed.pdfs, printed.complete) == ((), False)
    assert "unknown-field" in {problem.code for problem in printed.made.problems}


@pytest.mark.slow
def test_a_private_packet_is_not_printed_for_everybody(workspace: Path) -> None:
    """The public edition holds only what says that it is public."""
    with pytest.raises(errors.Refused, match="`example-company` is private"):
        printing.print_packet(workspace, "example-company", edition=Edition.PUBLIC)


@pytest.mark.slow
def test_a_packet_is_printed_quietly(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Both PDFs are in their folder; a PDF of a person's own is not written over."""
    printed = printing.print_packet(workspace, "example-company", edition=Edition.CANDIDATE)
    folder = workspace / "print" / "example-company"
    assert [path for path, _ in printed.pdfs] == [
        folder / "example-company-packet.pdf",
        folder / "example-company-day-card.pdf",
    ]
    assert all(path.is_file() for path, _ in printed.pdfs)
    assert printed.complete
    (folder / "example-company-packet.pdf").write_bytes(b"%PDF-1.7 mine")
    with pytest.raises(errors.Refused, match="was not made by secondround"):
        printing.print_packet(workspace, "example-company", edition=Edition.CANDIDATE)
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
def test_what_is_taken_along_is_printed_by_itself(workspace: Path) -> None:
    """`forms=("take-along",)` has the day card and the sheets, and nothing that is read at home."""
    printed = printing.print_packet(
        workspace, "example-company", edition=Edition.CANDIDATE, forms=("take-along",)
    )
    ((path, pages),) = printed.pdfs
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    assert path.name == "example-company-take-along.pdf"
    assert pages > 0
    assert "Day card" in text
    assert "Sheets" in text
    assert "Story bank" not in text
