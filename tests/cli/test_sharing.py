"""Many packets: however the work is shared out, the result is the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.app.outcomes import plain

from secondround.app import copies, parallel, pipeline, selection
from secondround.app.outcome import Made
from secondround.system import resources
from secondround.vocabulary import Edition

from .conftest import Run


@pytest.fixture
def crowd(workspace: Path, run: Run) -> Path:
    """Packets of three candidates, one of them without any, and one file of each kind with a
    fault.
    """
    for name in ("harbor", "quay", "fennmoor"):
        run("new", name, "--candidate", "ben", cwd=workspace)
    (workspace / "packets" / "lone").mkdir()
    (workspace / "packets" / "lone" / "candidate.yml").write_text(
        "name: Lone\nheadlin: Nobody waits for me\n"
    )
    for person in ("lone", "ben"):
        (workspace / "packets" / person / "library").mkdir()
        (workspace / "packets" / person / "library" / "mine.yml").write_text("competences: []\n")
    (workspace / "packets" / "ben" / "quay" / "interview.yaml").write_text("wrong name")
    (workspace / "packets" / "library" / "own.yml").write_text("questionz: []\n")
    return workspace


def shared(root: Path, monkeypatch: pytest.MonkeyPatch, *, edition: Edition | None) -> Made:
    monkeypatch.setattr(parallel, "ALONE", 0)
    monkeypatch.setattr(parallel, "PARTS", 2)
    return parallel.made(root, None, edition=edition)


@pytest.mark.slow
def test_problems_are_the_same(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every problem is found once, also of a library that all share and of a candidate without a
    packet.
    """
    alone = pipeline.make(crowd, None, edition=None)
    assert {str(problem.file) for problem in alone.problems} > {
        "packets/lone/candidate.yml",
        "packets/lone/library/mine.yml",
        "packets/ben/library/mine.yml",
        "packets/ben/quay/interview.yaml",
        "packets/library/own.yml",
    }
    assert plain(shared(crowd, monkeypatch, edition=None)) == plain(alone)


@pytest.mark.slow
def test_pages_are_the_same(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and lock files come in the order of the packets, equal to the letter."""
    monkeypatch.setattr(copies, "_single", lambda: False)
    for name in ("harbor", "quay", "fennmoor"):
        run("new", name, "--candidate", "ben", cwd=workspace)
    alone = pipeline.make(workspace, None, edition=Edition.CANDIDATE)
    assert [page.id for page in alone.pages] == [
        "ben/fennmoor",
        "ben/harbor",
        "ben/quay",
        "example-company",
    ]
    assert plain(shared(workspace, monkeypatch, edition=Edition.CANDIDATE)) == plain(alone)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how many threads there are")
def test_a_process_is_copied_only_without_threads(workspace: Path) -> None:
    """Copies of a process give the same pages; with a second thread, which a copy would lose, there
    are none.
    """
    code = """
import sys, threading
from pathlib import Path
from secondround.app import copies, parallel as sharing, pipeline as stages
from secondround.vocabulary import Edition
from tests.app.outcomes import plain
sharing.ALONE = 0
assert copies._single()
shared = sharing.made(Path(sys.argv[1]), None, edition=Edition.CANDIDATE)
assert shared.pages
alone = stages.make(Path(sys.argv[1]), None, edition=Edition.CANDIDATE)
assert plain(shared) == plain(alone)
threading.Thread(target=threading.Event().wait, daemon=True).start()
assert not copies._single()
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code, workspace], check=True)


@pytest.mark.slow
def test_a_librarys_error_stops_all_who_draw_on_it(
    crowd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever process found it."""
    made = shared(crowd, monkeypatch, edition=Edition.CANDIDATE)
    assert made.faulty
    assert (made.pages, made.contents) == ((), ())
    assert made.left_out == tuple(selection.packets(crowd))


def test_only_what_a_packet_rests_on_is_told(crowd: Path) -> None:
    """With a packet named, problems of its folder, its candidate and the libraries are told, and no
    others.
    """
    told = {
        str(problem.file) for problem in parallel.made(crowd, ["ben/harbor"], edition=None).problems
    }
    assert "packets/library/own.yml" in told
    assert "packets/ben/library/mine.yml" in told
    assert not {name for name in told if "lone" in name}
    assert "packets/ben/quay/interview.yaml" not in told
    quay = parallel.made(crowd, ["ben/quay"], edition=None)
    assert "packets/ben/quay/interview.yaml" in {str(problem.file) for problem in quay.problems}


def test_the_example_is_without_error() -> None:
    """What is shipped passes its own check."""
    made = pipeline.make(resources.folder("templates").parent, None, edition=Edition.CANDIDATE)
    assert not made.faulty
    assert replace(made, problems=()).pages
