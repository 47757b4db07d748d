"""`client forget`: every trace of one client is listed, and gone afterwards; nothing else is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from tests.workspaces import tree

from secondround.privacy.leaks.file_text import segments
from secondround.system import resources

from .conftest import Run

CANARIES = ("quillfeather", "zorvana", "brindlewick", "ostrelle", "oxwright", "5550199")
"""What stands in the files of the one client alone: names, a number, an employer, a company, an
interviewer.
"""
CANDIDATE = """\
name: Zorvana Quillfeather
email: zorvana@quillfeather.example
phone: "+49 30 5550199"
headline: Operations lead
pitch: I run the floor and I like it.
competencies: [planning]
stories:
  - id: night-shift
    title: Ran the night shift
    employer: Brindlewick Foundry
    situation: The night shift had no lead.
    action: [I asked for it., I kept a board.]
    result: Output rose by 12 %.
    shows: [planning]
"""
RECORD = """\
company:
  name: Ostrelle Marine
role:
  title: Yard lead
  requirements:
    - {text: Plans shifts, must: true, shows: [planning]}
interviewers:
  tamsin-oxwright:
    name: Tamsin Oxwright
    title: Yard director
    role: hiring manager
    email: tamsin@oxwright.example
rounds:
  - name: Second interview
    date: 2026-12-01
    time_zone: Europe/Berlin
    sessions:
      - {at: "09:30", minutes: 30, format: behavioural, with: [tamsin-oxwright]}
"""
OTHER = """\
name: Bo Dahl
email: bo@dahl.example
headline: Yard hand
pitch: I keep things tidy.
competencies: [planning]
stories:
  - id: tidy-yard
    title: Tidied the yard
    employer: Fjordholm Docks
    situation: The yard was a mess.
    action: [I cleared it.]
    result: We found 3 lost crates.
    shows: [planning]
# Zorvana Quillfeather had the same question.
"""
OTHER_RECORD = """\
company:
  name: Halvardsen
role:
  title: Yard lead
  requirements:
    - {text: Plans shifts, must: true, shows: [planning]}
interviewers:
  ida-lund:
    name: Ida Lund
    title: Director
    role: hiring manager
    notes: She worked with Zorvana Quillfeather at Brindlewick Foundry; call +49 30 5550199.
rounds:
  - name: Second interview
    date: 2026-12-02
    time_zone: Europe/Berlin
    sessions:
      - {at: "09:30", minutes: 30, format: behavioural, with: [ida-lund]}
"""
UNNAMING = OTHER_RECORD.partition("    notes:")[0] + OTHER_RECORD[OTHER_RECORD.index("rounds:") :]
COMMENTS = """\
comments:
  - by: Coach
    date: 2026-11-20
    text: Ask zorvana@quillfeather.example how Tamsin Oxwright asks.
"""

LIBRARY = """\
questions:
  - id: how-was-it
    text: How was Ms Quillfeather?
    about: team
"""


def write(root: Path, place: str, text: str) -> None:
    """One file of a workspace."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def coach(tmp_path: Path, run: Run) -> Path:
    """A workspace of two clients, in which the one has left traces wherever a person writes."""
    root = tmp_path / "coach"
    root.mkdir()
    scaffold = (resources.folder("templates") / "scaffold" / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", f"{scaffold}\n# Made for Zorvana Quillfeather.\n")
    write(root, "packets/index.md", "# Home\n\nWelcome, Zorvana Quillfeather and Bo Dahl.\n")
    write(root, "packets/library/own.yml", LIBRARY)
    guide = "# Guide\n\nSee [her page](../zorvana-quillfeather/ostrelle/index.md), ZORVANA\n"
    write(root, "packets/guides/guide.md", f"{guide}QUILLFEATHER did well.\n")
    mine, other = "packets/zorvana-quillfeather", "packets/bo-dahl"
    write(root, f"{mine}/candidate.yml", CANDIDATE)
    write(root, f"{mine}/ostrelle/interview.yml", RECORD)
    write(root, f"{mine}/ostrelle/.practice.json", '{"note": "Zorvana"}')
    write(root, f"{mine}/ostrelle/.attached/talk.txt", "Zorvana Quillfeather spoke.")
    write(root, f"{other}/candidate.yml", OTHER)
    write(root, f"{other}/halvardsen/interview.yml", OTHER_RECORD)
    write(root, f"{other}/halvardsen/comments.yml", COMMENTS)
    kept = {
        "story zorvana-quillfeather/ostrelle": {"title": "Quillfeather"},
        "story bo-dahl/halvardsen": {"title": "Mine"},
    }
    write(root, ".secondround/unfinished.json", json.dumps(kept))
    assert run("markdown", cwd=root).exit_code == 0
    return root


def left(root: Path) -> Iterator[str]:
    """Every canary in any file's name, bytes or text, git's own folder apart."""
    for folder, names, there in os.walk(root):
        names[:] = [name for name in names if name != ".git"]
        for name in (*names, *there):
            path = Path(folder, name)
            place = PurePosixPath(path.relative_to(root).as_posix())
            data = path.read_bytes() if path.is_file() else b""
            text = " ".join(part.text for part in segments(place, data))
            whole = f"{place} {text} {data.decode('utf-8', 'replace')}".lower()
            for canary in CANARIES:
                if canary in whole:
                    yield f"{place}: {canary}"


def test_nothing_is_left_of_a_client(coach: Path, run: Run) -> None:
    """After `forget`, a search of the whole folder finds none of the client's names, and the other
    client's records are as they were but for these.
    """
    assert len(set(left(coach))) > 20
    result = run("client", "forget", "zorvana-quillfeather", "--yes", cwd=coach)
    assert result.exit_code == 0, result.output
    assert list(left(coach)) == []
    record = (coach / "packets/bo-dahl/halvardsen/interview.yml").read_text("utf-8")
    assert record == OTHER_RECORD.replace("Zorvana Quillfeather", "(removed)").replace(
        "Brindlewick Foundry; call +49 30 5550199", "(removed); call +(removed)"
    )
    assert "bo-dahl" in (coach / ".secondround/unfinished.json").read_text("utf-8")

    assert run("markdown", cwd=coach).exit_code == 0
    assert run("check", cwd=coach).exit_code == 0


def test_it_is_only_listed_without_consent(coach: Path, run: Run) -> None:
    """Without a yes nothing changes, and every file that names the client is listed with its
    line.
    """
    before = tree(coach)
    result = run("client", "forget", "zorvana-quillfeather", cwd=coach)
    assert result.exit_code == 1
    assert tree(coach) == before
    for place in (
        "packets/zorvana-quillfeather/",
        "packets/bo-dahl/candidate.yml:14: Zorvana Quillfeather",
        "packets/bo-dahl/halvardsen/comments.yml:4: Tamsin Oxwright",
        "packets/library/own.yml:3: Ms Quillfeather",
        "packets/guides/guide.md:3: ZORVANA QUILLFEATHER",
        "mkdocs.yml",
    ):
        assert place in result.output
    found = json.loads(
        run("client", "forget", "zorvana-quillfeather", "--format", "json", cwd=coach).output
    )
    assert found["folders"] == ["packets/zorvana-quillfeather"]
    assert tree(coach) == before


def test_the_history_is_named_and_kept(coach: Path, run: Run) -> None:
    """Git's commits are not changed; the commands that rewrite them are shown."""
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Zorvana Quillfeather"]):
        subprocess.run(["git", *words], cwd=coach, check=True)
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=coach)
    result = run("client", "forget", "zorvana-quillfeather", "--yes", cwd=coach)
    assert "git filter-repo --invert-paths --path packets/zorvana-quillfeather" in result.output
    assert "--replace-message" in result.output
    assert subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=coach) == head
    assert list(left(coach)) == []


def git(folder: Path, *words: str) -> bytes:
    """What git says in a folder."""
    return subprocess.check_output(["git", *words], cwd=folder, stderr=subprocess.STDOUT)


def objects(folder: Path) -> bytes:
    """Every object of a repository, reachable or not, and all that its log shows."""
    ids = git(folder, "cat-file", "--batch-all-objects", "--batch-check").split(b"\n")
    found = git(folder, "log", "-p", "--all", "--format=fuller", "--text")
    found += git(folder, "for-each-ref")
    for line in filter(None, ids):
        id_, kind, _ = line.decode().split(" ")
        found += git(folder, "cat-file", "-p", id_) if kind == "tree" else b""
        found += git(folder, "cat-file", kind, id_)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Zorvana Quillfeather", "Zoë Óquillfeather"])
def test_the_commands_leave_nothing_in_the_history(
    name: str, coach: Path, run: Run, tmp_path: Path
) -> None:
    """After what is printed is run in a fresh clone, no commit, message, path, tag or unreachable
    object of it holds the client; the other client's files are as they were.
    """
    pytest.importorskip("git_filter_repo")
    git(coach, "init", "-q")
    last = name.split(" ")[1]
    candidate = coach / "packets/zorvana-quillfeather/candidate.yml"
    candidate.write_text(CANDIDATE.replace("Zorvana Quillfeather", name), "utf-8")
    other = coach / "packets/bo-dahl/candidate.yml"
    other.write_text(f"{OTHER}# {name} and {last.upper()} again; {name}.\n", "utf-8")
    write(coach, "packets/guides/quillfeather-visit.md", f"# Visit\n\nOf {name}.\n")
    (coach / "notes.bin").write_bytes(f"\0\1 {name} \0".encode())
    write(coach, "tool.json", json.dumps({"who": name}))
    for message in (f"Notes on {name}", f"What {last} said"):
        git(coach, "add", "-A")
        git(coach, "commit", "--allow-empty", "-qm", message)
    git(coach, "tag", "-am", f"Before {name} left", "before")
    result = run("client", "forget", "zorvana-quillfeather", "--yes", cwd=coach)
    assert result.exit_code == 0, result.output
    for place in ("packets/guides/quillfeather-visit.md", "notes.bin"):
        (coach / place).unlink(missing_ok=True)
    git(coach, "add", "-A")
    git(coach, "commit", "-qm", "Without her")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--no-local", str(coach), str(clone))
    told = result.output.partition("git-filter-repo rewrites it:\n")[2].split("\n\n")[0]
    commands = [line.strip() for line in told.splitlines() if line.startswith("  ")]
    assert "git gc --prune=now" in commands
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=clone,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
    held = objects(clone).decode("utf-8", "replace").lower()
    for canary in (*CANARIES, last.lower()):
        assert canary not in held, held[held.index(canary) - 200 :][:400]
    assert (clone / "packets/bo-dahl/candidate.yml").read_bytes() == other.read_bytes()
    assert "tidied the yard" in held
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clone", "coach"]


def test_whoever_else_is_named_may_be(coach: Path, run: Run) -> None:
    """An interviewer, a company or an employer that another client's fields name, too, is no trace;
    the client is one everywhere.
    """
    file = coach / "packets/bo-dahl/halvardsen/interview.yml"
    shared = OTHER_RECORD.replace("name: Ida Lund", "name: Tamsin Oxwright")
    file.write_text(shared.replace("name: Halvardsen", "name: Ostrelle Marine"), "utf-8")
    result = run("client", "forget", "zorvana-quillfeather", "--yes", cwd=coach)
    assert result.exit_code == 0, result.output
    text = file.read_text("utf-8")
    assert "Tamsin Oxwright" in text
    assert "Ostrelle Marine" in text
    assert "Quillfeather" not in text


def test_a_client_in_the_archive_or_half_deleted(coach: Path, run: Run) -> None:
    """Whoever is archived is forgotten likewise; where the file with the name is gone, the name has
    to be given.
    """
    assert run("client", "archive", "zorvana-quillfeather", cwd=coach).exit_code == 0
    (coach / "packets/.archive/zorvana-quillfeather/candidate.yml").unlink()
    more = ("--name", "Zorvana Quillfeather", "--name", "+49 30 5550199")
    words = ("client", "forget", "zorvana-quillfeather", "--yes", *more)
    result = run(*words, cwd=coach)
    assert result.exit_code == 0, result.output
    assert "brindlewick" not in " ".join(
        line for line in left(coach) if not line.startswith("packets/bo-dahl")
    )
    assert not (coach / "packets/.archive").exists()
    assert run("client", "forget", "nobody-here", cwd=coach).exit_code == 2


def test_nothing_outside_is_touched(coach: Path, run: Run, tmp_path: Path) -> None:
    """A link in the client's folder is removed, and what it leads to stays; a folder that is a link
    or a repository is refused, and so is one that is no client's, however it is named.
    """
    outside = tmp_path / "outside"
    write(outside, "notes.md", "Zorvana Quillfeather")
    (coach / "packets/zorvana-quillfeather/away").symlink_to(outside)
    (coach / "away").symlink_to(outside)
    assert run("client", "forget", "zorvana-quillfeather", "--yes", cwd=coach).exit_code == 0
    assert (outside / "notes.md").read_text("utf-8") == "Zorvana Quillfeather"
    (coach / "packets/linked").symlink_to(outside)
    subprocess.run(["git", "init", "-q", coach / "packets/bo-dahl"], check=True)
    before = tree(coach)
    refused = {"linked": "is a link to", "bo-dahl": "a repository of its own"}
    refused |= dict.fromkeys(("guides", "library/x"), "all packets share")
    above = ("../../outside", "bo-dahl/../../away", str(outside), "", ".", "..", ".archive")
    refused |= dict.fromkeys(above, "not a client’s folder")
    for name, words in refused.items():
        for more in ((), ("--name", "Somebody Else")):
            result = run("client", "forget", name, "--yes", *more, cwd=coach)
            assert result.exit_code == 2, name
            assert words in " ".join(result.output.split())
    assert tree(coach) == before
    assert (outside / "notes.md").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("few_rounds")
def test_nothing_is_left_in_what_was_made(coach: Path, run: Run, tmp_path: Path) -> None:
    """Sites, PDFs, calendars, days and locked files of the client go, too; those of the other one
    stay.
    """
    (tmp_path / "word").write_text("six plain words to lock with 7")
    write(coach, "packets/index.md", "# Home\n")
    write(coach, "packets/guides/guide.md", "# Guide\n\nRead it.\n")
    write(coach, "packets/bo-dahl/halvardsen/interview.yml", UNNAMING)
    for place in ("library/own.yml", "bo-dahl/halvardsen/comments.yml"):
        (coach / "packets" / place).unlink()
    packet = "zorvana-quillfeather/ostrelle"
    for words in (
        ("build",),
        ("build", "--no-pdf", "--candidate", "zorvana-quillfeather"),
        ("build", "--no-pdf", "--candidate", "bo-dahl"),
        ("pdf", packet),
        ("phone", packet),
        ("calendar", packet),
        ("pdf", packet, "--edition", "carry"),
        ("calendar", "bo-dahl/halvardsen"),
        ("lock", "site-zorvana-quillfeather", "--passphrase-file", str(tmp_path / "word")),
    ):
        result = run(*words, cwd=coach)
        assert result.exit_code == 0, (words, result.output)
    assert (coach / ".secondround/cache").is_dir()
    others = tree(coach / "print" / "bo-dahl") | tree(coach / "site-bo-dahl")
    assert others
    result = run("client", "forget", "zorvana-quillfeather", "--yes", cwd=coach)
    assert result.exit_code == 0, result.output
    assert list(left(coach)) == []
    assert not (coach / ".secondround/cache").exists()
    assert tree(coach / "print" / "bo-dahl") | tree(coach / "site-bo-dahl") == others
