"""Shared research through the commands: builds, editions, exports, and a client who leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.workspaces import tree

from secondround.app.inputs import Inputs

from .conftest import Run
from .test_forgetting import write

pytestmark = pytest.mark.slow
SHARED = "packets/library/companies"
COMPANY = """\
name: Ostrelle Marine
about: Canary-about.
objectives: [Canary-objective]
people:
  ida-lund: {name: Ida Lund, title: Yard director, background: Canary-background.}
"""
RECORD = """\
company: {use: ostrelle}
role: {title: Yard lead}
interviewers:
  ida-lund: {notes: Canary-of-%s.}
rounds:
  - name: Second interview
    sessions: [{minutes: 30, with: [ida-lund]}]
"""


@pytest.fixture
def coach(tmp_path: Path, run: Run) -> Path:
    """Two clients who share what is known of one company; one uses another as well."""
    assert run("init", "coach", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "coach"
    for id_, name in (("bo-dahl", "Bo Dahl"), ("zorvana", "Zorvana Quillfeather")):
        write(root, f"packets/{id_}/candidate.yml", f"name: {name}\n")
        write(root, f"packets/{id_}/ostrelle/interview.yml", RECORD % id_)
    write(root, f"{SHARED}/ostrelle.yml", COMPANY)
    write(root, f"{SHARED}/fjordholm.yml", "name: Fjordholm Docks\n")
    other = "company: {use: fjordholm}\nrole: {title: Hand}\n"
    write(root, "packets/zorvana/fjordholm/interview.yml", other)
    return root


def test_what_is_shared_is_in_both_packets_and_notes_in_one(coach: Path, run: Run) -> None:
    """Each client's packet has the research, and no other client's notes; where it came from is for
    the coach alone.
    """
    assert run("markdown", cwd=coach).exit_code == 0
    for id_, other in (("bo-dahl", "zorvana"), ("zorvana", "bo-dahl")):
        text = (coach / f"packets/{id_}/ostrelle/index.md").read_text("utf-8")
        assert "Canary-objective" in text
        assert "Canary-background" in text
        assert f"Canary-of-{id_}" in text
        assert f"Canary-of-{other}" not in text
        assert "library/companies" not in text
    words = ("markdown", "bo-dahl/ostrelle", "--edition", "coach", "--output", "out")
    assert run(*words, cwd=coach).exit_code == 0
    shown = (coach / "out/bo-dahl/ostrelle/index.md").read_text("utf-8")
    assert "From packets/library/companies/ostrelle.yml: name, about and objectives" in shown


def test_a_change_renews_what_uses_it_and_nothing_else(coach: Path) -> None:
    """A packet rests on the shared file that it uses, and on no other one."""
    packets = ("bo-dahl/ostrelle", "zorvana/ostrelle", "zorvana/fjordholm", "amara-okafor/harbor")
    before = {each: Inputs(coach).of(each) for each in packets}
    write(coach, f"{SHARED}/ostrelle.yml", COMPANY + "culture: Quiet.\n")
    after = {each: Inputs(coach).of(each) for each in packets}
    changed = [each for each in packets if before[each] != after[each]]
    assert changed == ["bo-dahl/ostrelle", "zorvana/ostrelle"]


def test_a_fault_stops_each_packet_that_uses_the_file_and_no_other(coach: Path, run: Run) -> None:
    """All of them are named as left out, and their pages stay in the site as they were."""
    pages = [f"{id_}/index.html" for id_ in ("bo-dahl/ostrelle", "zorvana/ostrelle")]
    assert run("build", "--no-pdf", cwd=coach).exit_code == 0
    write(coach, f"{SHARED}/ostrelle.yml", "name: [\n")
    write(coach, f"{SHARED}/unused.yml", "name: [\n")
    result = run("build", "--no-pdf", cwd=coach)
    assert result.exit_code == 1
    assert "`bo-dahl/ostrelle` and `zorvana/ostrelle` were left out" in result.output
    for page in (*pages, "zorvana/fjordholm/index.html", "amara-okafor/harbor/index.html"):
        assert (coach / "site" / page).is_file()
    checked = run("check", cwd=coach).output
    assert checked.count(f"{SHARED}/ostrelle.yml:2:1: error") == 1


def test_an_export_takes_what_its_client_uses(coach: Path, run: Run, tmp_path: Path) -> None:
    """The company that the client's packets use goes along, another's does not; nothing of it is
    written back over the coach's.
    """
    there = tmp_path / "for-bo"
    result = run("client", "export", "bo-dahl", str(there), cwd=coach)
    assert result.exit_code == 0, result.output
    held = tree(there)
    assert [place for place in held if place.startswith(SHARED)] == [f"{SHARED}/ostrelle.yml"]
    assert run("check", cwd=there).exit_code == 0
    write(there, f"{SHARED}/ostrelle.yml", COMPANY + "culture: Theirs.\n")
    before = tree(coach)
    shown = run("client", "merge", str(there), "--yes", cwd=coach).output
    assert f"not taken: {SHARED}/ostrelle.yml" in shown
    assert tree(coach) == before


def test_a_client_who_leaves_takes_only_what_nobody_else_uses(coach: Path, run: Run) -> None:
    """Research that others use stays as it is; what was this client's alone goes."""
    shown = run("client", "forget", "zorvana", cwd=coach).output
    assert f"{SHARED}/fjordholm.yml\n" in shown
    assert run("client", "forget", "zorvana", "--yes", cwd=coach).exit_code == 0
    there = tree(coach)
    assert there[f"{SHARED}/ostrelle.yml"] == COMPANY.encode()
    assert f"{SHARED}/fjordholm.yml" not in there
    assert not [place for place in there if "zorvana" in place]
    assert run("check", cwd=coach).exit_code == 0


def test_a_debrief_goes_into_a_record_that_shares(coach: Path, run: Run, tmp_path: Path) -> None:
    """What was said is written into the record, and nothing of the shared file."""
    said = tmp_path / "said.yml"
    said.write_text("sessions: [{session: '1', debrief: It went well.}]\n", "utf-8")
    result = run("debrief", "bo-dahl/ostrelle", "--from", str(said), "--yes", cwd=coach)
    assert result.exit_code == 0, result.output
    record = (coach / "packets/bo-dahl/ostrelle/interview.yml").read_text("utf-8")
    assert "It went well." in record
    assert "Canary-about" not in record
