"""`client`: clients added, put aside, brought back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.workspaces import tree

from .conftest import Run


@pytest.fixture
def coach(tmp_path: Path, run: Run) -> Path:
    """The example, whose one candidate has a folder of her own."""
    assert run("init", "demo", "--example", cwd=tmp_path).exit_code == 0
    return tmp_path / "demo"


def test_a_client_is_added_by_name(coach: Path, run: Run) -> None:
    """The folder is called after the client, whose name is in its candidate.yml; nothing else
    changes.
    """
    before = tree(coach)
    result = run("client", "add", "Zoë O'Neill", cwd=coach)
    assert result.exit_code == 0, result.output
    assert "secondround new company --candidate zoe-o-neill" in " ".join(result.output.split())
    after = tree(coach)
    assert set(after) - set(before) == {"packets/zoe-o-neill/candidate.yml"}
    assert before.items() <= after.items()
    assert b"\nname: Zo\xc3\xab O'Neill" in after["packets/zoe-o-neill/candidate.yml"]
    assert run("new", "company", "--candidate", "zoe-o-neill", cwd=coach).exit_code == 0
    assert "Zoë O'Neill" in run("overview", cwd=coach).output


def test_clients_take_the_place_of_what_init_invented(tmp_path: Path, run: Run) -> None:
    """What `init` says to a coach works in the very next step: an invented candidate in whose files
    nobody has written makes way for the first client, and the guides and the library stay.
    """
    made = run("init", "practice", cwd=tmp_path)
    assert "secondround client add 'Ana Ruiz'" in made.output
    practice = tmp_path / "practice"
    before = set(tree(practice))
    added = run("client", "add", "Ana Ruiz", cwd=practice)
    assert added.exit_code == 0, added.output
    after = set(tree(practice))
    gone = {"packets/candidate.yml", "packets/example-company/interview.yml"}
    assert before - after == gone
    assert all(f"Removed {place}" in added.output for place in gone)
    assert after - before == {"packets/ana-ruiz/candidate.yml"}
    assert run("client", "add", "Jonas Weber", cwd=practice).exit_code == 0
    assert run("client", "list", cwd=practice).output.split("\n")[1].startswith("jonas-weber")


@pytest.mark.parametrize(
    "own",
    ["packets/candidate.yml", "packets/example-company/interview.yml", "packets/example-company/n"],
)
def test_what_is_somebody_s_own_makes_no_way(own: str, tmp_path: Path, run: Run) -> None:
    """As soon as one of the files is not as `init` wrote it, or something lies beside it, nothing
    is removed, and the way out is said.
    """
    run("init", "practice", cwd=tmp_path)
    practice = tmp_path / "practice"
    with (practice / own).open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    before = tree(practice)
    refused = run("client", "add", "Ana Ruiz", cwd=practice)
    assert refused.exit_code == 2
    assert "move that file and its packets" in " ".join(refused.output.split())
    assert tree(practice) == before


def test_a_client_is_added_from_files(coach: Path, run: Run, tmp_path: Path) -> None:
    """A resume becomes the candidate.yml, a posting the first packet; without a resume the name is
    the one that was typed.
    """
    resume = tmp_path / "resume.json"
    person = {"basics": {"name": "Ida Lund", "email": "ida@lund.example"}, "work": []}
    resume.write_text(json.dumps(person), "utf-8")
    assert run("init", "practice", cwd=tmp_path).exit_code == 0
    first = ("client", "add", "Ida Lund", "--from", str(resume), "--yes")
    assert run(*first, cwd=tmp_path / "practice").exit_code == 0
    filled = tmp_path / "practice" / "packets" / "ida-lund" / "candidate.yml"
    assert "ida@lund.example" in filled.read_text("utf-8")
    assert not (tmp_path / "practice" / "packets" / "candidate.yml").exists()
    posting = tmp_path / "posting.txt"
    posting.write_text(
        "Warehouse Manager\nCompany: Fjord Foods Ltd\n\nRequirements\n"
        "- You must have five years of experience in logistics\n- Forklift licence required\n"
    )
    added = run("client", "add", "Ida Lund", "--from", str(resume), "--yes", cwd=coach)
    assert added.exit_code == 0, added.output
    assert "ida@lund.example" in (coach / "packets/ida-lund/candidate.yml").read_text("utf-8")
    words = ("--from", str(posting), "--as", "posting", "--yes")
    added = run("client", "add", "Bo Dahl", *words, cwd=coach)
    assert added.exit_code == 0, added.output
    assert "name: Bo Dahl" in (coach / "packets/bo-dahl/candidate.yml").read_text("utf-8")
    assert len(list((coach / "packets/bo-dahl").rglob("interview.yml"))) == 1


def test_a_client_is_never_written_over(coach: Path, run: Run) -> None:
    """A folder that is there and a shared one are refused."""
    before = tree(coach)
    for name in ("Amara Okafor", "guides", "library", "…"):
        assert run("client", "add", name, cwd=coach).exit_code == 2
    assert tree(coach) == before


@pytest.mark.slow
def test_an_archived_client_is_out_of_everything_and_comes_back_whole(
    coach: Path, run: Run
) -> None:
    """The archive is neither checked nor listed, `overview` names who is in it, and what comes back
    is what went.
    """
    before = tree(coach)
    moved = run("client", "archive", "amara-okafor", cwd=coach)
    assert moved.exit_code == 0, moved.output
    assert not (coach / "packets" / "amara-okafor").exists()
    assert "amara" not in (coach / "packets" / "index.md").read_text("utf-8").lower()
    assert "amara-okafor" not in run("check", cwd=coach).output
    assert "In the archive: amara-okafor." in run("overview", cwd=coach).output
    listed = json.loads(run("client", "list", "--format", "json", cwd=coach).output)
    assert listed == [{"id": "amara-okafor", "packets": 2, "archived": True}]
    assert run("client", "add", "Amara Okafor", cwd=coach).exit_code == 2
    assert run("client", "restore", "amara-okafor", cwd=coach).exit_code == 0
    assert run("markdown", cwd=coach).exit_code == 0
    assert tree(coach) == before


def test_nothing_is_moved_onto_something(coach: Path, run: Run) -> None:
    """A folder in the way stops both moves, and an unknown name is answered with the nearest."""
    assert "amara-okafor" in run("client", "archive", "amara-okafr", cwd=coach).output
    (coach / "packets/.archive/amara-okafor").mkdir(parents=True)
    before = tree(coach)
    assert run("client", "archive", "amara-okafor", cwd=coach).exit_code == 2
    assert run("client", "restore", "amara-okafor", cwd=coach).exit_code == 2
    assert tree(coach) == before


def test_odd_folders_are_named(coach: Path, run: Run, tmp_path: Path) -> None:
    """A link, a submodule and a half-deleted folder are refused, each with what it is and a way
    out.
    """
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "candidate.yml").write_text("name: Ida Lund\n")
    (coach / "packets" / "ida-lund").symlink_to(outside)
    (coach / "packets" / "half" / "packet").mkdir(parents=True)
    (coach / "packets" / "half" / "packet" / "interview.yml").write_text("company: {name: X}\n")
    subprocess.run(["git", "init", "-q", coach / "packets" / "amara-okafor"], check=True)
    said = {
        "ida-lund": "is a link to",
        "half": "holds no candidate.yml",
        "amara-okafor": "is a repository of its own",
    }
    for name, words in said.items():
        result = run("client", "archive", name, cwd=coach)
        assert result.exit_code == 2
        assert words in " ".join(result.output.split())
    assert list(outside.iterdir()) == [outside / "candidate.yml"]


@pytest.mark.parametrize("words", [("archive",), ("forget",), ("export",)])
def test_a_submodule_is_left_to_git(
    coach: Path, run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """A client's folder that git keeps as a submodule is refused by whatever would move, delete or
    copy it, and stays as it is.
    """
    own = tmp_path / "own"
    own.mkdir()
    (own / "candidate.yml").write_text("name: Ida Lund\n")
    git = ["git", "-c", "protocol.file.allow=always"]
    for at, order in (
        (own, ["init", "-q"]),
        (own, ["add", "-A"]),
        (own, ["commit", "-qm", "Begin"]),
        (coach, ["init", "-q"]),
        (coach, ["submodule", "--quiet", "add", str(own), "packets/ida-lund"]),
    ):
        subprocess.run([*git, *order], cwd=at, check=True, capture_output=True)
    assert (coach / "packets/ida-lund/.git").is_file()
    before = tree(coach / "packets")
    more = (str(tmp_path / "out"),) if "export" in words else ()
    result = run("client", *words, "ida-lund", *more, cwd=coach)
    assert result.exit_code == 2, result.output
    assert "a repository of its own" in " ".join(result.output.split())
    assert tree(coach / "packets") == before
