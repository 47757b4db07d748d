"""`import --candidate`: whose packet the files are for, where there are several clients."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run

POSTING = "# Yard lead\n\nRequirements\n\n- You must plan shifts\n- You must speak Danish\n"


def test_files_go_to_the_client_that_is_named(workspace: Path, run: Run, tmp_path: Path) -> None:
    """A new packet, and the only one, are those of the client; no other client's changes."""
    posting = tmp_path / "posting.md"
    posting.write_text(POSTING, "utf-8")
    for name in ("Ana Ruiz", "Bo Dahl"):
        assert run("client", "add", name, cwd=workspace).exit_code == 0
    words = ("import", str(posting), "--as", "posting", "--candidate", "bo-dahl", "--yes")
    made = run(*words, "--new", "quay", cwd=workspace)
    assert made.exit_code == 0, made.output
    record = workspace / "packets/bo-dahl/quay/interview.yml"
    assert "plan shifts" in record.read_text("utf-8")
    assert not (workspace / "packets/ana-ruiz/quay").exists()
    for where in ((), ("--into", "quay"), ("--into", "bo-dahl/quay")):
        again = run(*words, *where, cwd=workspace)
        assert again.exit_code == 0, again.output


def test_a_new_packet_is_named_as_new_names_it(workspace: Path, run: Run, tmp_path: Path) -> None:
    """`import --new` and `new` take one kind of name, with packets/ before it or not, and refuse a
    bare one alike where there are several clients.
    """
    posting = tmp_path / "posting.md"
    posting.write_text(POSTING, "utf-8")
    for name in ("Ana Ruiz", "Bo Dahl"):
        assert run("client", "add", name, cwd=workspace).exit_code == 0
    files = ("import", str(posting), "--yes", "--new")
    alike = [run(*words, "quay", cwd=workspace) for words in (files, ("new",))]
    for result in alike:
        assert result.exit_code == 2
        assert "`--candidate ana-ruiz` or `--candidate bo-dahl`" in result.output
    for words, name in ((files, "quay"), (("new",), "dock")):
        made = run(*words, f"packets/bo-dahl/{name}", cwd=workspace)
        assert made.exit_code == 0, made.output
        assert (workspace / f"packets/bo-dahl/{name}/interview.yml").is_file()
