"""`client export` and `client merge`: one client's workspace, and what was changed in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.workspaces import tree

from .conftest import Run
from .test_forgetting import OTHER, UNNAMING, left, write

MINE = "packets/bo-dahl"


@pytest.fixture
def coach(tmp_path: Path, run: Run) -> Path:
    """The example, and a second client with one packet."""
    assert run("init", "coach", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "coach"
    write(root, f"{MINE}/candidate.yml", OTHER.partition("# Zorvana")[0])
    write(root, f"{MINE}/halvardsen/interview.yml", UNNAMING)
    write(root, f"{MINE}/halvardsen/.attached/talk.txt", "It went well.")
    assert run("markdown", cwd=root).exit_code == 0
    return root


@pytest.mark.slow
def test_a_client_goes_and_comes_back(coach: Path, run: Run, tmp_path: Path) -> None:
    """Exported, edited and merged back, the workspace differs by the edit alone; the export builds
    and holds nothing of anybody else.
    """
    before = tree(coach)
    there = tmp_path / "for-bo"
    result = run("client", "export", "bo-dahl", str(there), cwd=coach)
    assert result.exit_code == 0, result.output
    held = tree(there)
    assert {place: held[place] for place in held if place.startswith(MINE)} == {
        place: before[place] for place in before if place.startswith(MINE)
    }
    assert not [place for place in held if "amara" in place]
    assert b"okafor" not in b"".join(
        data.lower() for place, data in held.items() if not place.startswith("schema")
    )
    assert run("check", cwd=there).exit_code == 0
    assert "Nothing has changed" in run("client", "merge", str(there), cwd=coach).output

    record = there / MINE / "halvardsen/interview.yml"
    edited = record.read_text("utf-8") + "# one more line\n"
    record.write_text(edited, "utf-8")
    write(there, f"{MINE}/halvardsen/notes.md", "New notes.\n")
    (there / MINE / "halvardsen/.attached/talk.txt").unlink()
    write(there, "packets/guides/success-stories.md", "# Changed there\n")
    shown = run("client", "merge", str(there), cwd=coach)
    assert tree(coach) == before
    assert "not taken: packets/guides/success-stories.md" in shown.output
    assert run("client", "merge", str(there), "--yes", cwd=coach).exit_code == 0
    wanted = before | {
        f"{MINE}/halvardsen/interview.yml": edited.encode(),
        f"{MINE}/halvardsen/notes.md": b"New notes.\n",
    }
    del wanted[f"{MINE}/halvardsen/.attached/talk.txt"]
    assert tree(coach) == wanted


@pytest.mark.slow
def test_what_was_changed_in_both_is_never_lost(coach: Path, run: Run, tmp_path: Path) -> None:
    """A file that has changed here, too, is named, and nothing is written."""
    there = tmp_path / "for-bo"
    assert run("client", "export", "bo-dahl", str(there), cwd=coach).exit_code == 0
    for root, line in ((coach, "# here\n"), (there, "# there\n")):
        file = root / MINE / "candidate.yml"
        file.write_text(file.read_text("utf-8") + line, "utf-8")
    write(there, f"{MINE}/notes.md", "New.\n")
    before = tree(coach)
    result = run("client", "merge", str(there), "--yes", cwd=coach)
    assert result.exit_code == 1
    assert f"changed in both: {MINE}/candidate.yml" in result.output
    assert tree(coach) == before


@pytest.mark.slow
def test_a_client_comes_back_more_than_once(coach: Path, run: Run, tmp_path: Path) -> None:
    """Each return is compared with the one before: what the client goes on to write is taken, and
    what the coach has since set back to the first words is not written over in silence.
    """
    there = tmp_path / "for-bo"
    assert run("client", "export", "bo-dahl", str(there), cwd=coach).exit_code == 0
    here, edited = coach / MINE / "candidate.yml", there / MINE / "candidate.yml"
    first = here.read_text("utf-8")
    for line in ("# one\n", "# two\n"):
        edited.write_text(edited.read_text("utf-8") + line, "utf-8")
        assert run("client", "merge", str(there), "--yes", cwd=coach).exit_code == 0
        assert here.read_bytes() == edited.read_bytes()
    here.write_text(first, "utf-8")
    assert "Nothing has changed" in run("client", "merge", str(there), cwd=coach).output
    edited.write_text(edited.read_text("utf-8") + "# three\n", "utf-8")
    result = run("client", "merge", str(there), "--yes", cwd=coach)
    assert f"changed in both: {MINE}/candidate.yml" in result.output
    assert here.read_text("utf-8") == first


@pytest.mark.slow
def test_nothing_of_another_client_gets_out(coach: Path, run: Run, tmp_path: Path) -> None:
    """Another client's name in a guide, the library or the client's own files stops the export,
    with its place; so does one in the archive.
    """
    for place in ("packets/guides/own.md", f"{MINE}/halvardsen/notes.md"):
        write(coach, place, "Ask Amara Okafor.\n")
        result = run("client", "export", "bo-dahl", str(tmp_path / "out"), cwd=coach)
        assert result.exit_code == 1
        assert "amara okafor" in result.output
        assert not (tmp_path / "out").exists()
        (coach / place).unlink()
    write(coach, f"{MINE}/halvardsen/notes.md", "Ask Amara Okafor.\n")
    assert run("client", "archive", "amara-okafor", cwd=coach).exit_code == 0
    result = run("client", "export", "bo-dahl", str(tmp_path / "out"), cwd=coach)
    assert result.exit_code == 1
    assert "amara okafor" in result.output


@pytest.mark.slow
def test_what_two_clients_rightly_share_is_no_leak(coach: Path, run: Run, tmp_path: Path) -> None:
    """The words of one posting, and a remark that the coach wrote to both; but what was written to
    one client and stands inside a remark to the other is found.
    """
    remark = "Rehearse every cliffhanger aloud on a treadmill before the rollout interview."
    duties = "Plan the day shift of our Rotterdam hub with two dispatchers."
    mine, theirs = coach / MINE / "halvardsen", coach / "packets/amara-okafor/harbor"
    for folder in (mine, theirs):
        (folder / "comments.yml").write_text(f"comments:\n  - {{by: Tom, text: {remark}}}\n")
        record = folder / "interview.yml"
        text = record.read_text("utf-8")
        record.write_text(text.replace("\nrole:\n", f"\nrole:\n  duties: [{duties}]\n"), "utf-8")
    shared = run("client", "export", "bo-dahl", str(tmp_path / "out"), cwd=coach)
    assert shared.exit_code == 0, shared.output
    write(coach, f"{MINE}/halvardsen/comments.yml", f"comments:\n  - text: As with her, {remark}\n")
    mixed = run("client", "export", "bo-dahl", str(tmp_path / "other"), cwd=coach)
    assert mixed.exit_code == 1
    assert "treadmill before the rollout" in mixed.output


@pytest.mark.slow
def test_nothing_is_written_over_or_followed(coach: Path, run: Run, tmp_path: Path) -> None:
    """A folder with something in it, one among the packets and one that was not exported are
    refused; a link is left out, and named.
    """
    outside = tmp_path / "outside.md"
    outside.write_text("Not ours.")
    (coach / MINE / "away.md").symlink_to(outside)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/own.txt").write_text("Mine.")
    for folder in (tmp_path / "full", coach / "packets" / "new"):
        assert run("client", "export", "bo-dahl", str(folder), cwd=coach).exit_code == 2
    assert run("client", "merge", str(tmp_path / "full"), cwd=coach).exit_code == 2
    result = run("client", "export", "bo-dahl", str(tmp_path / "out"), cwd=coach)
    assert f"Left out {MINE}/away.md: it is a link." in result.output
    assert not (tmp_path / "out" / MINE / "away.md").exists()
    assert list(left(tmp_path / "out")) == []
    shutil.rmtree(coach / MINE)
    assert run("client", "merge", str(tmp_path / "out"), cwd=coach).exit_code == 2
