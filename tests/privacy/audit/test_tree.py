"""What in git is private."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from secondround.privacy.audit.models import SETTINGS, below_public
from secondround.records import Candidate, Record
from secondround.records.models.reach import reach
from secondround.vocabulary import Edition

from .conftest import RECORD, SHARED, Git, Guard

FORK = "https://github.com/other/kit.git"


@pytest.fixture
def forked(git: Git, workspace: Path) -> Git:
    """A fork that holds a public candidate and a public record, and nothing else of people."""
    git("rm", "-r", "--quiet", "packets/candidate.yml", "packets/example-company")
    put(workspace / "packets/ben/candidate.yml", SHARED)
    put(workspace / "packets/ben/harbor/interview.yml", RECORD)
    git("add", "--all")
    git("commit", "--quiet", "--amend", "--message=first")
    git("reflog", "expire", "--expire=now", "--all")
    git("remote", "add", "origin", "https://github.com/ben/kit.git")
    git("remote", "add", "upstream", FORK)
    return git


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_what_is_public_may_be_read_by_all(forked: Git, guard: Guard) -> None:
    """Guides, the library, and records that hold nothing below the public edition pass in a public
    fork.
    """
    assert "candidate.yml" in forked("ls-files")
    result = guard("--strict")
    assert (result.exit_code, result.output) == (0, "Nothing private is in git.\n"), result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("packets/ben/candidate.yml", SHARED + "pitch: I run ports.\n", "holds `pitch`"),
        ("packets/ben/harbor/interview.yml", RECORD + "notes: Ask for more.\n", "holds `notes`"),
        (
            "packets/ben/harbor/interview.yml",
            RECORD + "interviewers: {ana: {name: Ana Ruiz, notes: Stern.}}\n",
            "holds `interviewers`",
        ),
        (
            "packets/ben/harbor/interview.yml",
            RECORD.replace("public", "private", 1),
            "not marked `visibility: public`",
        ),
        (
            "packets/ben/harbor/interview.yml",
            "company: {use: harbor}\nrole: {title: Chief}\ninterviewers: {ana: }\n",
            "not marked `visibility: public`",
        ),
        ("packets/ben/harbor/interview.yml", "company: [", "cannot be read"),
        ("packets/ben/harbor/index.md", "# Harbor\n", "lies in a private folder"),
        ("packets/ben/harbor/offer/letter.txt", "85,000", "lies in a private folder"),
        ("packets/ben/library/questions.yml", "questions: []\n", "lies in a private folder"),
        (
            "packets/library/companies/harbor.yml",
            "name: Harbor\n",
            "says what is known of people, and where clients apply",
        ),
        ("packets/pseudonyms.yml", "names: {Ben: Bob}\n", "lies beside the records"),
        ("packets/.practice/log.json", "[]\n", "lies beside the records"),
        ("packets/.attached/call.txt", "Ana: Well.\n", "lies beside the records"),
        (
            "packets/index.md",
            "[//]: # (packets)\n- [Harbor](ben/harbor/index.md)\n[//]: # (/packets)\n",
            "names packets",
        ),
        ("print/ben/harbor/packet.pdf", "%PDF", "made from the records"),
        ("site-ben/index.html", "<p>Harbor", "made from the records"),
    ],
)
def test_what_is_private_is_named(  # noqa: PLR0913, PLR0917 three of them are the case
    forked: Git, guard: Guard, workspace: Path, file: str, text: str, what: str
) -> None:
    """Each kind of private file fails with its name and what makes it so; untracked, it may lie
    there.
    """
    put(workspace / file, text)
    if not forked("ls-files", file):
        assert guard().exit_code == 0
    forked("add", "--force", file)
    result = guard()
    assert result.exit_code == 1
    assert f"  {file}: {what}" in result.output
    assert guard("--leave", file).exit_code == 0
    assert guard("--leave", file.rpartition("/")[0]).exit_code == 0


@pytest.mark.parametrize("path", ["nosuch", "packets/nosuch", "../packets", "/packets"])
def test_a_path_to_leave_has_to_be_there(forked: Git, guard: Guard, path: str) -> None:
    """A misspelt --leave is named: it would leave out nothing, and be taken for done."""
    assert forked("ls-files")
    result = guard("--leave", "packets", "--leave", path)
    assert result.exit_code == 2
    assert f"There is no `{path}` to leave out." in result.output


def test_the_index_decides_not_the_disk(forked: Git, guard: Guard, workspace: Path) -> None:
    """A private line that was staged fails, though it has been taken out of the file since."""
    path = workspace / "packets/ben/candidate.yml"
    put(path, SHARED + "pitch: I run ports.\n")
    forked("add", "--all")
    put(path, SHARED)
    assert guard().exit_code == 1
    forked("add", "--all")
    assert guard().exit_code == 0


def test_earlier_commits_are_pushed_too(forked: Git, guard: Guard, workspace: Path) -> None:
    """A private file that was deleted later is still in what a push sends."""
    put(workspace / "packets/zoe/candidate.yml", "name: Zoe\nemail: zoe@example.org\n")
    forked("add", "--all")
    forked("commit", "--quiet", "--message=second")
    forked("rm", "--quiet", "packets/zoe/candidate.yml")
    forked("commit", "--quiet", "--message=third")
    result = guard()
    assert result.exit_code == 1
    assert (
        "in earlier commits, which are pushed as well:\n"
        "  packets/zoe/candidate.yml: holds `email`\n" in result.output
    )


def test_the_whole_repository_is_guarded(git: Git, guard: Guard, workspace: Path) -> None:
    """The repository may hold more than the workspace, and a push takes all of it; names are from
    its top.
    """
    git("remote", "add", "upstream", FORK)
    git("remote", "add", "origin", "https://github.com/ben/kit.git")
    inner = workspace / "inner"
    (inner / "packets" / "zoe").mkdir(parents=True)
    put(inner / "packets/zoe/candidate.yml", "name: Zoe\nemail: zoe@example.org\n")
    put(inner / "mkdocs.yml", "site_name: x\n")
    git("add", "--all")
    said = guard("--workspace", str(inner))
    assert said.exit_code == 1
    assert "  inner/packets/zoe/candidate.yml: holds `email`\n" in said.output
    assert "  packets/example-company/interview.yml: not marked" in said.output


def test_every_field_below_public_counts() -> None:
    """Whatever field of a candidate or a record has a nearer reach than public, filling it makes
    the file private.
    """
    required: dict[type[Candidate | Record], dict[str, Any]] = {
        Candidate: {"name": "Ben"},
        Record: {"company": "", "role": ""},
    }
    for model, base in required.items():
        for name, field in model.model_fields.items():
            values: dict[str, Any] = {**base, name: ("x",)}
            filled = model.model_construct(**values)
            private = reach(field) < Edition.PUBLIC and name not in SETTINGS
            assert list(below_public(filled)) == ([field.alias or name] if private else [])
