"""What concerns several clients: said to the coach who checks all, and to nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run
from .test_forgetting import write

SHARED = "packets/library/companies/ostrelle.yml"
COMPANY = """\
name: Ostrelle Marine
about: Builds boats.
people:
  ida-lund: {name: Ida Lund, title: Yard director}
  zorvana: {name: Zorvana Quillfeather}
"""
RECORD = """\
company: {use: ostrelle}
role: {title: Yard lead}
interviewers: {ida-lund: }
rounds:
  - name: Second interview
    sessions: [{minutes: 30, with: [ida-lund]}]
"""


@pytest.fixture
def coach(tmp_path: Path, run: Run) -> Path:
    """Two clients at one company, one of whom is now among its people."""
    assert run("init", "coach", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "coach"
    for id_, name in (("bo-dahl", "Bo Dahl"), ("zorvana", "Zorvana Quillfeather")):
        write(root, f"packets/{id_}/candidate.yml", f"name: {name}\n")
        write(root, f"packets/{id_}/ostrelle/interview.yml", RECORD)
    write(root, "packets/will-young/candidate.yml", "name: Will Young\n")
    write(root, SHARED, COMPANY)
    return root


def found(root: Path, run: Run, code: str, *words: str) -> list[dict[str, object]]:
    """The problems of one code that `check` shows."""
    shown = json.loads(run("check", "--format", "json", *words, cwd=root).stdout)
    return [problem for problem in shown if problem["code"] == code]


@pytest.mark.slow
def test_who_meets_two_clients_is_named_with_both_packets(coach: Path, run: Run) -> None:
    """At each record's own line, again when nothing was made anew, and only where all clients are
    checked.
    """
    for _ in range(2):
        first, second = found(coach, run, "shared-interviewer")
        assert [first["file"], second["file"]] == [
            "packets/bo-dahl/ostrelle/interview.yml",
            "packets/zorvana/ostrelle/interview.yml",
        ]
        assert first["line"] == 3
        for problem in (first, second):
            assert "Ida Lund" in str(problem["message"])
            assert "`bo-dahl/ostrelle`" in str(problem["message"])
            assert "`zorvana/ostrelle`" in str(problem["message"])
    for words in (("--candidate", "bo-dahl"), ("bo-dahl/ostrelle",)):
        assert not found(coach, run, "shared-interviewer", *words)
    assert run("markdown", cwd=coach).exit_code == 0
    packet = (coach / "packets/bo-dahl/ostrelle/index.md").read_text("utf-8")
    assert "zorvana" not in packet.lower()
    write(coach, SHARED, COMPANY.partition("  zorvana:")[0])
    mine = coach.parent / "mine"
    assert run("client", "export", "bo-dahl", str(mine), cwd=coach).exit_code == 0
    assert not found(mine, run, "shared-interviewer")


def test_a_client_who_is_named_in_shared_research(coach: Path, run: Run) -> None:
    """A client's name is found in fields and comments, with or without a packet, as a name alone;
    who works there may be named among its people.
    """
    assert not found(coach, run, "client-in-shared-file")
    write(coach, SHARED, f"{COMPANY}culture: You will be young there.\n# Will Young told me.\n")
    (problem,) = found(coach, run, "client-in-shared-file")
    assert (problem["file"], problem["line"]) == (SHARED, 7)
    assert "Will Young" in str(problem["message"])
    assert not found(coach, run, "client-in-shared-file", "--candidate", "bo-dahl")


@pytest.mark.slow
def test_a_leak_from_shared_research_is_placed_there(coach: Path, run: Run) -> None:
    """Where words of another client's stand in the shared file, its line is named, not the line of
    the record that uses it.
    """
    write(coach, SHARED, f"{COMPANY}culture: Ask Will Young about it.\n")
    result = run("build", "--no-pdf", "--candidate", "bo-dahl", cwd=coach)
    assert result.exit_code == 1
    assert f"{SHARED}:6:1: error leaked-field" in result.output


@pytest.mark.slow
def test_example_words_of_two_new_clients_are_neithers(tmp_path: Path, run: Run) -> None:
    """What `new` writes for both, with its facts' words in place, is no leak between them."""
    assert run("init", "coach", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "coach"
    for name in ("bo-dahl", "ida-lund"):
        assert run("new", f"{name}/ostrelle", cwd=root).exit_code == 0
        assert "[[" in (root / f"packets/{name}/candidate.yml").read_text("utf-8")
    built = run("build", "--no-pdf", "--candidate", "bo-dahl", cwd=root)
    assert built.exit_code == 0, built.stderr
