"""A PDF is printed again when anything that shapes it has changed, and not otherwise."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from secondround.render.pdf import kept, printer
from secondround.render.pdf.printer import Job, Press, Printed
from secondround.render.pdf.worker_process import ChildGone
from secondround.render.site import in_place
from secondround.system import LateText, late
from secondround.system.cache import PLACE, Cache


class Counting:
    """A child that prints nothing, and counts what it is asked."""

    started = 0
    asked = 0

    def __init__(self, work: Path | None = None) -> None:
        del work
        type(self).started += 1

    def ask(self, question: dict[str, Any], **_: float) -> tuple[dict[str, Any], bytes]:
        """An answer of its own for each question."""
        type(self).asked += 1
        if "dies" in question["markdown"]:
            raise ChildGone("It died.")
        if "fails" in question["markdown"]:
            return {"size": 0, "pages": 0, "faults": [["not-printed", "It failed.", ""]]}, b""
        if "changes" in question["markdown"]:
            Path(question["base"], "photo.png").write_bytes(b"meanwhile")
        faults = [["picture-left-out", "There is no picture.", "add it"]]
        return {"size": 9, "pages": 2, "faults": faults}, b"%PDF\n" + question["markdown"].encode()

    def close(self) -> None:
        """Nothing."""


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    Counting.started = Counting.asked = 0
    monkeypatch.setattr(printer, "Child", Counting)
    return Counting


@pytest.fixture
def job(tmp_path: Path) -> Job:
    base = tmp_path / "packets" / "harbor"
    base.mkdir(parents=True)
    (base / "photo.png").write_bytes(b"one")
    (tmp_path / "templates" / "pdf").mkdir(parents=True)
    (tmp_path / "templates" / "pdf" / "own.css").write_text("p {}", "utf-8")
    return Job("# Page\n", "Title", "Header", base, output=tmp_path / "out" / "packet.pdf")


@pytest.fixture
def again(tmp_path: Path, job: Job) -> Callable[..., Printed]:
    """Prints the job with a new press over the same workspace."""

    def run(**changes: Any) -> Printed:
        with Press(templates=tmp_path / "templates", kept=Cache(tmp_path), workers=1) as press:
            return press.print(replace(job, **changes)).result()

    return run


def test_what_is_kept_needs_no_child(again: Callable[..., Printed]) -> None:
    """A second run gives the same PDF, pages and problems, as kept, and starts no process."""
    first = again()
    Counting.started = 0
    assert again() == replace(first, kept=True)
    assert first.path is not None
    assert first.path.read_bytes() == first.pdf
    assert first.problems
    assert (Counting.started, Counting.asked) == (0, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("markdown", "# Another\n"),
        ("title", "Another"),
        ("header", "Another"),
        ("author", "Another"),
        ("language", "de"),
        ("kind", "day-card"),
        ("paper", "Letter"),
    ],
)
def test_what_the_page_says(again: Callable[..., Printed], field: str, value: str) -> None:
    """Whatever a job says is part of the PDF's name."""
    again()
    again(**{field: value})
    assert Counting.asked == 2


def test_where_it_goes_and_what_it_is_about(again: Callable[..., Printed], tmp_path: Path) -> None:
    """The place of a PDF is not in it; its problems name the place of this time."""
    again()
    moved = again(output=tmp_path / "elsewhere" / "moved.pdf")
    assert Counting.asked == 1
    assert moved.path is not None
    assert moved.path.read_bytes() == moved.pdf
    assert "`moved.pdf`" in moved.problems[0].message


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("packets/harbor/photo.png", "two"),
        ("packets/harbor/below/new.svg", "<svg/>"),
        ("templates/pdf/own.css", "q {}"),
        ("templates/pdf/new.css", "q {}"),
        ("templates/fonts/own.ttf", "font"),
    ],
)
def test_files_that_a_page_may_show(
    again: Callable[..., Printed], tmp_path: Path, place: str, text: str
) -> None:
    """A picture beside the record, a style sheet or a font of the workspace is part of it, by its
    bytes.
    """
    again()
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_text(text, "utf-8")
    again()
    assert Counting.asked == 2


@pytest.mark.parametrize("name", ["interview.yml", "plan.lock.json", "comments.yml", "index.md"])
def test_files_that_no_page_shows(again: Callable[..., Printed], job: Job, name: str) -> None:
    """A record shapes the page's text, and not the PDF beside it."""
    again()
    (job.base / name).write_text("changed", "utf-8")
    again()
    assert Counting.asked == 1


def test_another_engine(again: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    """With another Pango, or other fonts on the system, every page is set anew."""
    again()
    monkeypatch.setattr(kept, "engine", lambda: "another")
    again()
    assert Counting.asked == 2


def test_an_engine_that_is_not_known(
    again: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can tell which Pango sets the type, nothing is kept."""
    monkeypatch.setattr(kept, "engine", lambda: "")
    again()
    again()
    assert Counting.asked == 2


@pytest.mark.parametrize("word", ["dies", "fails"])
def test_what_could_not_be_printed(again: Callable[..., Printed], word: str) -> None:
    """A failure is not kept: memory, time or a file may be there next time."""
    assert not again(markdown=word).made
    assert not again(markdown=word).made
    assert Counting.asked == 2


def test_a_full_disk_at_the_place(again: Callable[..., Printed], tmp_path: Path) -> None:
    """Whoever waits for a PDF hears that it could not be put in place, printed or kept."""
    again()
    (tmp_path / "file").write_text("", "utf-8")
    for output in (tmp_path / "file" / "packet.pdf",):
        with pytest.raises(OSError, match="file"):
            again(output=output)
        with pytest.raises(OSError, match="file"):
            again(output=output, markdown="# New\n")


def test_a_text_that_is_read_late(again: Callable[..., Printed]) -> None:
    """What the page says is known by its sum, and read for the child alone."""

    def unread() -> str:
        raise AssertionError("it was read")

    first = again(markdown=LateText(late.sum_of("# Late\n"), lambda: "# Late\n"))
    kept = replace(first, kept=True)
    assert again(markdown=LateText(late.sum_of("# Late\n"), unread)) == kept
    assert again(markdown="# Late\n") == kept
    assert Counting.asked == 1


def test_a_picture_that_changes_meanwhile(again: Callable[..., Printed], job: Job) -> None:
    """What was printed of another picture than the one that was looked at is not kept."""
    again(markdown="changes")
    (job.base / "photo.png").write_bytes(b"one")
    again(markdown="changes")
    assert Counting.asked == 2


@pytest.fixture
def next_site(tmp_path: Path, job: Job) -> Callable[..., Printed]:
    """Prints the job into the next site, which then takes the place of the earlier one."""
    site, work = tmp_path / "site", tmp_path / "work"

    def run(**changes: Any) -> Printed:
        kept = Cache(tmp_path)
        there = in_place.InPlace(site, kept, (0o700, 0o600))
        there.begin(work)
        with Press(work=work, kept=kept, earlier=there, workers=1) as press:
            printed = press.print(replace(job, output=work / "packet.pdf", **changes)).result()
        there.note(work)
        shutil.rmtree(site, ignore_errors=True)
        work.rename(site)
        there.remember(tmp_path)
        return printed

    return run


def test_a_pdf_that_stays(next_site: Callable[..., Printed], tmp_path: Path) -> None:
    """It is the very file that was there, with the same problems; neither the text nor what is kept
    of the PDF is read.
    """
    first, page = next_site(), tmp_path / "site" / "packet.pdf"
    number = page.stat().st_ino
    for path in (tmp_path / PLACE).glob("pdf-*"):
        path.write_bytes(b"nothing")
    again = next_site()
    assert (again.pages, again.problems, again.kept) == (first.pages, first.problems, True)
    assert (page.stat().st_ino, page.read_bytes()) == (number, first.pdf)
    assert Counting.asked == 1


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "not kept"])
def test_a_pdf_that_somebody_changed(
    next_site: Callable[..., Printed],
    tmp_path: Path,
    is_kept: bool,  # noqa: FBT001 (a case)
) -> None:
    """With its length and its time as they were, it is not taken over, whatever else is left."""
    first, page = next_site(), tmp_path / "site" / "packet.pdf"
    found = page.stat()
    page.write_bytes(first.pdf.replace(b"Page", b"Leak"))
    os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
    for path in () if is_kept else (tmp_path / PLACE).glob("pdf-*"):
        path.unlink()
    next_site()
    assert page.read_bytes() == first.pdf
    assert Counting.asked == 1 + (not is_kept)


@pytest.mark.parametrize("kind", ["papers", "site"])
@pytest.mark.parametrize("what", [b"", b"{}", b"[{}, {}]"])
def test_a_note_that_is_not_ours(
    next_site: Callable[..., Printed], tmp_path: Path, kind: str, what: bytes
) -> None:
    """What is known of PDFs, or of the site, is not believed where somebody else wrote it."""
    first = next_site()
    (note,) = (tmp_path / PLACE).glob(f"{kind}-*")
    note.write_bytes(what)
    assert next_site().made
    assert (tmp_path / "site" / "packet.pdf").read_bytes() == first.pdf


def test_a_pdf_of_another_page(next_site: Callable[..., Printed], tmp_path: Path) -> None:
    """It is not taken for this one's, though it lies where this one is to go."""
    next_site()
    second = next_site(markdown="# Another\n")
    assert (tmp_path / "site" / "packet.pdf").read_bytes() == second.pdf
    assert Counting.asked == 2


def test_the_engine_is_known_here() -> None:
    """On the system that tests run on, Pango, HarfBuzz and Fontconfig tell their versions."""
    assert kept.engine()
