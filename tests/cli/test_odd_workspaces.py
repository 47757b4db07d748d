"""Workspaces as people really keep them: line ends of Windows, YAML in braces, several candidates,
a folder that may not be written to.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from tests.workspaces import WritePackets

from secondround import records
from secondround.problems import Severity

from .conftest import Run

CANDIDATE: Final = """\
# mine
name: Amara Okafor
competencies: [leadership]
stories:
- id: docks
  title: Kept the docks open
  situation: The crane drivers stopped work, and 40 ships waited.
  action: I rang every customer and moved the urgent loads.
  result: 38 of 40 ships left on time.
  shows: [leadership]
"""
FLOWING_CANDIDATE: Final = (
    "{name: Amara Okafor, competencies: [leadership], stories: [{id: docks, "
    "title: Kept the docks open, action: I rang every customer., "
    "result: 38 of 40 ships left on time., shows: [leadership]}]}\n"
)
RECORD: Final = """\
company:
  name: Harbor  # the old one
role:
  title: Lead
interviewers:
  kim-lee:
    name: Kim Lee
    title: Director
rounds:
- name: Second interview
  date: 2099-11-24
  sessions:
  - at: "09:30"
    minutes: 45
    with: [kim-lee]
"""
FLOWING: Final = (
    "{company: {name: Harbor}, role: {title: Lead}, interviewers: {kim-lee: {name: Kim Lee, "
    "title: Director}}, rounds: [{name: Second interview, date: 2099-11-24, sessions: "
    "[{at: '09:30', minutes: 45, with: [kim-lee]}]}]}\n"
)
POSTING: Final = """\
Lead
Company: Harbor

What you will do
- Run three hubs

Requirements
- Five years of leading teams
"""
ADDED: Final = (
    ("person", "--name", "Ana Ruiz", "--title", "CFO", "--role", "peer"),
    ("session", "--at", "14:00", "--minutes", "30", "--with", "ana-ruiz"),
    ("question", "--text", "What would you want done first?", "--about", "role"),
    ("news", "--title", "Harbor buys six barges", "--date", "2026-11-02"),
    ("story", "--title", "Moved the ledger", "--result", "4 hours saved a week."),
)


def errors(root: Path) -> list[str]:
    """What is wrong in a workspace."""
    found = records.read(root).problems
    return [problem.message for problem in found if problem.severity is Severity.ERROR]


@pytest.fixture(params=["windows", "braces"])
def odd(request: pytest.FixtureRequest, write_packets: WritePackets) -> Path:
    """A workspace whose lines end as on Windows, and one in flow style, both in git."""
    is_flowing = request.param == "braces"
    files = {
        "candidate.yml": FLOWING_CANDIDATE if is_flowing else CANDIDATE.replace("\n", "\r\n"),
        "harbor/interview.yml": FLOWING if is_flowing else RECORD.replace("\n", "\r\n"),
    }
    root = write_packets(files)
    for name, text in files.items():
        (root / "packets" / name).write_bytes(text.encode())
    return root


def test_what_is_added_keeps_the_style(odd: Path, run: Run) -> None:
    """`add` and `import` write into such files, which stay without an error, with their comments
    and their line ends.
    """
    file = odd / "job.txt"
    file.write_text(POSTING)
    orders = [("add", *order) for order in ADDED] + [("import", str(file))]
    for order in orders:
        result = run(*order, "--yes", cwd=odd)
        assert result.exit_code == 0, result.output
    assert errors(odd) == []
    (application,) = records.read(odd).applications
    assert [story.id for story in application.candidate.stories] == ["docks", "moved-the-ledger"]
    record = application.record
    assert list(record.interviewers) == ["kim-lee", "ana-ruiz"]
    assert [session.minutes for session in record.rounds[0].sessions] == [45, 30]
    assert record.role.duties == ("Run three hubs",)
    for name in ("candidate.yml", "harbor/interview.yml"):
        data = (odd / "packets" / name).read_bytes()
        if b"\r" in data:
            assert data.count(b"\r\n") == data.count(b"\n")
            assert b"# mine" in data or b"# the old one" in data


def test_what_only_reads_reads_them(odd: Path, run: Run) -> None:
    """`next` and `overview` say the same as of any file, and `changes` names what was edited."""
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "first")):
        settings = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        subprocess.run(["git", *settings, *words], cwd=odd, check=True, capture_output=True)
    record = odd / "packets" / "harbor" / "interview.yml"
    record.write_bytes(record.read_bytes().replace(b"title: Director", b"title: COO"))
    assert "packets/harbor/interview.yml" in run("next", cwd=odd).output
    assert "Harbor" in run("overview", cwd=odd).output
    changed = run("changes", cwd=odd)
    assert changed.exit_code == 0, changed.output
    assert "COO" in changed.output


def test_of_several_candidates_the_packet_is_named(write_packets: WritePackets, run: Run) -> None:
    """Without a name the command that would do is shown, and it does; nothing is written before."""
    root = write_packets(
        {
            f"{person}/{name}": text
            for person in ("amara", "ben")
            for name, text in (("candidate.yml", CANDIDATE), ("harbor/interview.yml", RECORD))
        }
    )
    (root / "job.txt").write_text(POSTING)
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    for order in ADDED:
        result = run("add", *order, "--yes", cwd=root)
        assert result.exit_code == 2
        said = " ".join(result.output.split())
        (shown,) = re.findall(r"`secondround (add [^`]+)`", said)
        assert "amara/harbor" in shown
        assert {path: path.read_bytes() for path in before} == before
    result = run("import", "job.txt", "--yes", cwd=root)
    assert "with --into" in result.output
    for order in ADDED:
        _, kind, packet = shlex.split(f"add {order[0]} amara/harbor")
        result = run("add", kind, packet, *order[1:], "--yes", cwd=root)
        assert result.exit_code == 0, result.output
    assert run("import", "job.txt", "--into", "amara/harbor", "--yes", cwd=root).exit_code == 0
    assert errors(root) == []
    for path, data in before.items():
        assert (path.read_bytes() == data) is ("ben" in path.parts or path.name == "mkdocs.yml")
    assert run("next", cwd=root).exit_code == 0
    assert "(ben)" in run("overview", cwd=root).output


@pytest.fixture
def locked() -> Iterator[Path]:
    """A workspace that nobody may write to, where everybody may look."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for place, text in (("candidate.yml", CANDIDATE), ("harbor/interview.yml", RECORD)):
            file = root / "packets" / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        (root / "mkdocs.yml").write_text("site_name: Mine\ndocs_dir: packets\n")
        (root / "job.txt").write_text(POSTING)
        for path in (root, *root.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield root
        for path in (root, *root.rglob("*")):
            path.chmod(0o755)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="folders are not locked in this way")
@pytest.mark.parametrize(
    ("order", "code"),
    [
        (("next",), 0),
        (("overview",), 0),
        (("import", "job.txt"), 0),
        (("import", "job.txt", "--yes"), 1),
        (("add", *ADDED[0], "--yes"), 1),
    ],
)
def test_a_folder_that_may_only_be_read(locked: Path, order: tuple[str, ...], code: int) -> None:
    """What reads works; what writes says which file it cannot write, and why, without a
    traceback.
    """
    # Root may write everywhere, unless it gives that up.
    way = ("setpriv", "--bounding-set", "-dac_override") if os.getuid() == 0 else ()
    if way and not shutil.which(way[0]):
        pytest.skip("root may write everywhere here")
    done = subprocess.run(
        [*way, sys.executable, "-m", "secondround", *order],
        cwd=locked,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    assert "Traceback" not in said
    if code:
        assert re.search(r"(?i)permission denied|not be written|cannot be written", said)
    assert yaml.safe_load((locked / "packets/harbor/interview.yml").read_text())
