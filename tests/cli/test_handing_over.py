"""`client hand-over`: every client's page in one run, each under a passphrase of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run
from .test_forgetting import UNNAMING, coach, write  # noqa: F401 (a fixture)

pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.mark.slow
def test_each_client_gets_a_page_of_their_own(coach: Path, run: Run) -> None:  # noqa: F811
    """One run makes a locked page for each, with different passphrases; a fault in one client's
    files stops only theirs, and a second run replaces nothing unasked.
    """
    for place in ("packets/index.md", "packets/guides/guide.md", "packets/library/own.yml"):
        (coach / place).write_text("", "utf-8")
    first = run("client", "hand-over", "--no-pdf", "--format", "json", cwd=coach)
    made = {each["client"]: each for each in json.loads(first.stdout)}
    # Bo's record names the other client, which the leak test finds.
    assert first.exit_code == 1
    assert made["bo-dahl"]["file"] == ""
    page = coach / made["zorvana-quillfeather"]["file"]
    assert b"Zorvana" not in page.read_bytes()
    assert made["zorvana-quillfeather"]["passphrase"]

    record = coach / "packets/bo-dahl/halvardsen/interview.yml"
    record.write_text(UNNAMING, "utf-8")
    (coach / "packets/bo-dahl/halvardsen/comments.yml").unlink()
    before = page.read_bytes()
    second = run("client", "hand-over", "--no-pdf", cwd=coach)
    assert second.exit_code == 1
    assert "bo-dahl: hand-over/bo-dahl.html, passphrase " in second.output
    assert "zorvana-quillfeather: not made, since it exists already" in second.output
    assert page.read_bytes() == before
    third = run("client", "hand-over", "--no-pdf", "--force", cwd=coach)
    assert third.exit_code == 0, third.output
    phrases = [line.rpartition(" ")[2] for line in third.output.splitlines() if "phrase" in line]
    assert len(set(phrases)) == 2


@pytest.mark.slow
def test_nobody_gets_what_the_scaffold_invented(tmp_path: Path, run: Run) -> None:
    """Text that is still as `new` wrote it stops that client's page, with its places, and makes
    nothing of it; the other client's is made.
    """
    assert run("init", "coach", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "coach"
    assert run("client", "add", "Bo Dahl", cwd=root).exit_code == 0
    write(root, "packets/bo-dahl/candidate.yml", "name: Bo Dahl\n")
    assert run("new", "fjord", "--candidate", "bo-dahl", cwd=root).exit_code == 0
    result = run("client", "hand-over", "--no-pdf", "--format", "json", cwd=root)
    assert result.exit_code == 1
    made = {each["client"]: each for each in json.loads(result.stdout)}
    assert made["amara-okafor"]["passphrase"]
    assert "example" in made["bo-dahl"]["fault"]
    assert {problem["code"] for problem in made["bo-dahl"]["problems"]} == {"still-example"}
    assert not (root / "hand-over/bo-dahl.html").exists()
    assert not (root / "site-bo-dahl").exists()
    shown = run("client", "hand-over", "bo-dahl", "--no-pdf", "--force", cwd=root)
    assert shown.exit_code == 1
    assert "packets/bo-dahl/fjord/interview.yml" in shown.stderr
    assert "bo-dahl: not made, since some of it is still the example" in shown.stderr
