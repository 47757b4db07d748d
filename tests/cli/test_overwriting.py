"""What the program did not make it leaves alone, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from secondround.render import made
from secondround.render.site import destination

from .conftest import Run

PACKET = "packets/example-company"
BROKEN = "body { background: url(https://example.com/x.png) }"  # what ends every print


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_markdown_leaves_a_page_that_a_person_wrote(workspace: Path, run: Run) -> None:
    """An index.md without our first line stays, the rest is written, exit code 1; --force writes
    it.
    """
    page = workspace / PACKET / "index.md"
    page.write_text("# My own notes\n")
    result = run("markdown", cwd=workspace)
    assert (result.exit_code, page.read_text()) == (1, "# My own notes\n")
    assert f"{PACKET}/index.md was not made by secondround" in result.stderr
    assert (workspace / PACKET / "plan.lock.json").exists()
    check = run("markdown", "--check", cwd=workspace)
    assert (check.exit_code, "--force" in check.stderr) == (1, True)
    assert run("markdown", "--force", cwd=workspace).exit_code == 0
    assert page.read_text().startswith(made.MARK)


def test_markdown_elsewhere_leaves_a_readme_page(workspace: Path, run: Run, tmp_path: Path) -> None:
    """The home page of another folder may be somebody's, too."""
    other = tmp_path / "notes"
    other.mkdir()
    (other / "index.md").write_text("# A diary\n")
    result = run("markdown", "--output", str(other), cwd=workspace)
    assert (result.exit_code, (other / "index.md").read_text()) == (1, "# A diary\n")
    assert (other / "example-company" / "index.md").exists()


def test_a_page_of_ones_own_template_is_known_again(workspace: Path, run: Run) -> None:
    """A template without our first line makes pages that a second run may write over."""
    own = workspace / "templates" / "packet" / "index.md.jinja"
    own.parent.mkdir(parents=True)
    for text in ("# Mine\n", "# Mine, changed\n"):
        own.write_text(text)
        assert run("markdown", cwd=workspace).exit_code == 0
        assert (workspace / PACKET / "index.md").read_text() == f"{made.PAGE_MARK}\n\n{text}"


@pytest.mark.slow
def test_the_html_of_a_print_goes_over_nothing_else(workspace: Path, run: Run) -> None:
    """`pdf --html interview.yml` is refused before anything is printed; its own file is renewed."""
    record = workspace / PACKET / "interview.yml"
    before = record.read_bytes()
    result = run("pdf", "example-company", "--html", str(record), cwd=workspace)
    assert (result.exit_code, record.read_bytes()) == (2, before)
    assert "interview.yml was not made by secondround" in result.output
    assert not (workspace / "print").exists()


@pytest.mark.slow
def test_a_pdf_that_a_person_wrote_in_stays(workspace: Path, run: Run) -> None:
    """A PDF of ours is renewed; one with notes saved in it, or another's, is not, unless --force
    says so.
    """
    page, words = (
        workspace / "print" / "example-company" / "example-company-day-card.pdf",
        ("pdf", "example-company", "--form", "day-card"),
    )
    page.parent.mkdir(parents=True)
    with pikepdf.new() as other:
        other.add_blank_page()
        other.save(page)
    before = page.read_bytes()
    assert run(*words, cwd=workspace).exit_code == 2
    assert page.read_bytes() == before
    assert run(*words, "--force", cwd=workspace).exit_code == 0
    assert made.is_ours(page)
    assert run(*words, "--paper", "Letter", "--html", "page.html", cwd=workspace).exit_code == 0
    assert run(*words, "--html", "page.html", cwd=workspace).exit_code == 0
    page.write_bytes(page.read_bytes() + b"\n1 0 obj\n(a note)\nendobj\nstartxref\n1\n%%EOF\n")
    assert run(*words, cwd=workspace).exit_code == 2


PUT_THERE = ["notes.txt", "guides/mine.html", "assets/logo.svg", "CNAME", "example-company/own.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize("name", PUT_THERE)
def test_a_file_put_into_a_site_stays(built: Path, run: Run, name: str) -> None:
    """A build names what it did not make and would delete, at any depth, and what it may do."""
    (built / "site" / name).write_text("mine")
    before = tree(built / "site")
    result = run("build", "--no-pdf", cwd=built)
    assert (result.exit_code, tree(built / "site")) == (2, before)
    assert f"`{name}`" in result.output
    assert "--force" in result.output


@pytest.mark.slow
def test_force_replaces_a_site_whatever_lies_in_it(built: Path, run: Run) -> None:
    """What was put into it is gone with --force, at any depth."""
    for name in PUT_THERE:
        (built / "site" / name).write_text("mine")
    assert run("build", "--no-pdf", "--force", cwd=built).exit_code == 0
    assert not [name for name in PUT_THERE if (built / "site" / name).exists()]


@pytest.mark.slow
def test_a_page_changed_in_a_site_stays(built: Path, run: Run) -> None:
    """Somebody's work on a built page is work."""
    home = built / "site" / "index.html"
    home.write_text(home.read_text("utf-8").replace("<title>", "<title>My "), "utf-8")
    result = run("build", "--no-pdf", cwd=built)
    assert (result.exit_code, "`index.html`" in result.output) == (2, True)


def test_force_does_not_replace_what_is_no_site(workspace: Path, run: Run) -> None:
    """A folder of anything else is refused, forced or not."""
    (workspace / "site").mkdir()
    (workspace / "site" / "thesis.txt").write_text("mine")
    assert run("build", "--no-pdf", "--force", cwd=workspace).exit_code == 2
    assert tree(workspace / "site") == {"thesis.txt": b"mine"}


def test_a_site_without_a_note_is_judged_by_its_looks(built: Path, run: Run) -> None:
    """One of an earlier version, or of MkDocs itself, is replaced; what is no page of it stays."""
    (built / "site" / "assets" / "second-round.made.json").unlink()
    (built / "site" / "guides" / "mine.txt").write_text("mine")
    assert "`guides/mine.txt`" in run("build", "--no-pdf", cwd=built).output
    (built / "site" / "guides" / "mine.txt").unlink()
    assert destination.refusal(built / "site", built) == ""
    assert run("build", "--no-pdf", cwd=built).exit_code == 0


@pytest.mark.slow
def test_a_failed_print_leaves_the_site_with_its_pdfs(workspace: Path, run: Run) -> None:
    """Where the new site would lack a PDF that the earlier one has, the earlier one stays; --no-pdf
    is the way out.
    """
    assert run("build", cwd=workspace).exit_code == 0
    before = tree(workspace / "site")
    style = workspace / "templates" / "pdf" / "own.css"
    style.parent.mkdir(parents=True)
    style.write_text(BROKEN)
    result = run("build", cwd=workspace)
    assert (result.exit_code, tree(workspace / "site")) == (1, before)
    assert "error not-printed: `packet.pdf` was not made" in result.stderr
    assert "example-company/packet.pdf:1:1: error pdf-would-be-lost: " in result.stderr
    assert "The site was not updated." in result.stderr
    assert run("build", "--no-pdf", cwd=workspace).exit_code == 0
