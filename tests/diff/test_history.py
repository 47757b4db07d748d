"""What has changed since an earlier state of the workspace, as git has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.workspaces import RunIn, WritePackets

from .repository import commit, git
from .rich import CANDIDATE, FILES, RECORD


@pytest.fixture
def history(write_packets: WritePackets) -> Path:
    """Two commits, and a change that is not committed yet."""
    root = write_packets(FILES)
    git(root, "init", "-q")
    commit(root, "2026-11-10")
    write_packets(
        {
            "amara/candidate.yml": CANDIDATE.replace("nine", "ten"),
            "amara/pseudonyms.yml": "names: {Amara Okafor: Nia Lind, Ana Ruiz: Bo Ek, "
            "Ben Cho: Jo Dahl}\n",
            "amara/harbor/interview.yml": RECORD.replace("2026-11-24", "2026-11-26").replace(
                "  - {text: Works with others",
                "  - {text: Speaks Danish, must: true, shows: [rail freight]}\n"
                "    - {text: Works well with others",
            ),
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": "company: {name: Quay}\nrole: {title: Mate}\n",
        }
    )
    commit(root, "2026-11-20")
    write_packets(
        {"amara/harbor/comments.yml": "comments: [Bring the map.]\n", "ben/quay/interview.yml": ""}
    )
    return root


def test_changes_in_words(history: Path, run_in: RunIn) -> None:
    """The report of a day, to the letter."""
    result = run_in("changes", "--since", "2026-11-20", "--until", "HEAD", cwd=history)
    assert result.exit_code == 0, result.output
    head, rest = result.stdout.split("\n", 1)
    assert head.startswith("Since 10 November 2026 (")
    assert rest == EXPECTED


EXPECTED = """
Amara Okafor

Harbor Logistics: Head of Operations (amara/harbor)

  Rounds and sessions
    The date of “Second interview” is now Thursday 26 November 2026; it was
      Tuesday 24 November 2026.

  Gaps
    New: No story proves “Speaks Danish”, a must-have: none shows rail freight.

  Requirements
    “Speaks Danish” has been added: a must-have, with no proof yet.
    “Works with others” now reads “Works well with others”.

  Facts
    “a team of nine” is now “a team of ten”.

  Public names
    Ana Ruiz’s name in public is now Bo Ek; it was Mia Berg.
    Ben Cho’s name in public is now Jo Dahl.

Ben Ode

Quay: Mate (ben/quay)
  The packet is new.
"""


def test_changes_for_programs(history: Path, run_in: RunIn) -> None:
    """As JSON, every packet with the sentences that stand in the text, and the commit they are
    since.
    """
    words = ("changes", "--since", "2026-11-20", "--until")
    told = json.loads(run_in(*words, "HEAD", "--format", "json", cwd=history).stdout)
    assert [(change["packet"], change["title"], change["state"]) for change in told] == [
        ("amara/harbor", "Harbor Logistics: Head of Operations", "changed"),
        ("ben/quay", "Quay: Mate", "new"),
    ]
    assert {(change["since"], change["since_date"]) for change in told} == {
        (git(history, "rev-parse", "HEAD~1"), "2026-11-10")
    }
    said = [
        text for section in told[0]["sections"] for text in (section["title"], *section["lines"])
    ]
    assert " ".join(said) == " ".join(
        EXPECTED.partition("(amara/harbor)")[2].partition("Ben Ode")[0].split()
    )
    assert json.loads(run_in(*words, "HEAD~1", "--format", "json", cwd=history).stdout) == []
    assert [
        change["state"]
        for change in json.loads(run_in("changes", "--format", "json", cwd=history).stdout)
    ] == [
        "changed",
        "gone",
    ]


def test_what_is_not_committed_yet(history: Path, run_in: RunIn) -> None:
    """By default the files as they are, against the last commit; the checkout stays as it is."""
    before = git(history, "status", "--porcelain")
    result = run_in("changes", cwd=history)
    assert result.exit_code == 0, result.output
    assert "New: “Bring the map”." in result.stdout
    assert "ben/quay\n  The packet is gone." in result.stdout
    assert "Facts" not in result.stdout
    assert git(history, "status", "--porcelain") == before


def test_of_some_packets(history: Path, run_in: RunIn) -> None:
    """One packet, or one candidate's, those gone included; nothing is said of others."""
    mine = run_in("changes", "--candidate", "amara", "--since", "HEAD~1", cwd=history).stdout
    assert "Harbor" in mine
    assert "ben" not in mine
    assert run_in("changes", "harbor", "--since", "HEAD~1", cwd=history).stdout == mine


def test_what_could_not_be_read(history: Path, run_in: RunIn) -> None:
    """An earlier state with an error is said to be so; a present one as well, with its problems,
    beside the others.
    """
    record = history / "packets" / "amara" / "harbor" / "interview.yml"
    good = record.read_text("utf-8")
    record.write_text("company: []\n")
    result = run_in("changes", cwd=history)
    assert result.exit_code == 1
    assert "amara/harbor\n  Its files cannot be read" in result.stdout
    assert "ben/quay\n  The packet is gone." in result.stdout
    assert "packets/amara/harbor/interview.yml:1:" in result.stderr
    assert "Nothing was written" not in result.output
    listed = json.loads(run_in("changes", "--format", "json", cwd=history).stdout)
    assert [(change["packet"], change["state"]) for change in listed] == [
        ("amara/harbor", "unreadable"),
        ("ben/quay", "gone"),
    ]
    commit(history, "2026-11-21")
    record.write_text(good)
    assert (
        "The earlier version of its files cannot be read." in run_in("changes", cwd=history).stdout
    )


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("nonsense", "There is no revision `nonsense`."),
        ("--output=x", "There is no revision `--output=x`."),
        ("", "There is no revision ``."),
        ("2026-13-45", "`2026-13-45` is not a date."),
        ("HEAD:packets", "There is no revision"),
    ],
)
def test_an_unknown_revision(history: Path, run_in: RunIn, since: str, said: str) -> None:
    """Exit code 2, and words."""
    result = run_in("changes", f"--since={since}", cwd=history)
    assert result.exit_code == 2
    assert said in result.output


def test_a_day_before_the_first_commit(history: Path, run_in: RunIn) -> None:
    """Before it there was nothing, so all is new; a clone without its past says that it cannot
    know.
    """
    result = run_in("changes", "--since", "2020-01-01", "--until", "HEAD", cwd=history)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "Nothing had been committed before 1 January 2020, so everything is new since then:\n"
    )
    assert result.stdout.count("The packet is new.") == 2
    listed = json.loads(
        run_in("changes", "--since", "2020-01-01", "--format", "json", cwd=history).stdout
    )
    assert [(change["since"], change["since_date"], change["state"]) for change in listed] == [
        ("", "2020-01-01", "new")
    ]
    assert run_in("changes", "--until", "2020-01-01", cwd=history).exit_code == 2
    git(history.parent, "clone", "-q", "--depth=1", f"file://{history}", "shallow")
    result = run_in("changes", "--since", "2020-01-01", cwd=history.parent / "shallow")
    assert result.exit_code == 2
    assert "the clone is shallow" in " ".join(result.output.split())


def test_a_workspace_inside_a_repository(write_packets: WritePackets, run_in: RunIn) -> None:
    """The workspace may lie in a folder of the repository, and names may hold blanks and any
    letters.
    """
    files = {
        f"Søren O’Neil/{name.partition('/')[2]}": text
        for name, text in FILES.items()
        if "amara" in name
    }
    root = write_packets({**files, "library/shared.yml": FILES["library/shared.yml"]})
    git(root.parent, "init", "-q")
    commit(root.parent, "2026-11-20")
    write_packets({"Søren O’Neil/candidate.yml": CANDIDATE.replace("nine", "ten")})
    result = run_in("changes", cwd=root)
    assert result.exit_code == 0, result.output
    assert "(Søren O’Neil/harbor)" in result.stdout
    assert "“a team of nine” is now “a team of ten”." in result.stdout


def test_a_link_in_the_past(history: Path, run_in: RunIn) -> None:
    """A file that was a link within packets is followed; one that led out of it is not."""
    library = history / "packets" / "amara" / "library"
    library.mkdir()
    (library / "inside.yml").symlink_to("../../library/shared.yml")
    commit(history, "2026-11-21")
    (library / "outside.yml").symlink_to("/etc/hostname")
    commit(history, "2026-11-22")
    (library / "outside.yml").unlink()
    assert run_in("changes", "harbor", cwd=history).exit_code == 0
    assert run_in("changes", "harbor", "--until", "HEAD", cwd=history).exit_code == 0


@pytest.mark.slow
def test_a_library_that_is_versioned_by_itself(write_packets: WritePackets, run_in: RunIn) -> None:
    """A submodule is read as it was at that commit; where it is not checked out, the command says
    so.
    """
    root = write_packets(
        {name: text for name, text in FILES.items() if not name.startswith("library/")}
    )
    shared = root.parent / "shared"
    shared.mkdir()
    (shared / "shared.yml").write_text(FILES["library/shared.yml"])
    for folder in (shared, root):
        git(folder, "init", "-q")
    commit(shared, "2026-11-09")
    git(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        str(shared),
        "packets/library",
    )
    commit(root, "2026-11-10")
    library = root / "packets" / "library"
    (library / "shared.yml").write_text(
        FILES["library/shared.yml"].replace("Who decides at night?", "Who rings whom?")
    )
    told = "added: “Who rings whom?”."
    assert told in run_in("changes", cwd=root).stdout
    commit(library, "2026-11-11")
    commit(root, "2026-11-12")
    assert told in run_in("changes", "--since", "HEAD~1", "--until", "HEAD", cwd=root).stdout
    assert "Nothing has changed" in run_in("changes", cwd=root).stdout
    git(root, "submodule", "deinit", "-q", "--force", "packets/library")
    result = run_in("changes", "--since", "HEAD~1", "--until", "HEAD", cwd=root)
    assert result.exit_code == 2
    assert (
        "`packets/library` is a submodule, and its commit of that time is missing" in result.output
    )


def test_before_the_first_commit(write_packets: WritePackets, run_in: RunIn) -> None:
    """A repository without a commit has no earlier state, by whatever name; without packets, all
    are new.
    """
    root = write_packets(FILES)
    git(root, "init", "-q")
    for since in ("HEAD", "2026-11-20"):
        result = run_in("changes", "--since", since, cwd=root)
        assert result.exit_code == 2
        assert "Nothing has been committed yet" in result.output
    git(root, "commit", "--allow-empty", "-qm", "Begin")
    assert "The packet is new." in run_in("changes", cwd=root).stdout


def test_without_git(write_packets: WritePackets, run_in: RunIn) -> None:
    """Outside a repository the command says so."""
    result = run_in("changes", cwd=write_packets(FILES))
    assert result.exit_code == 2
    assert "not in a git repository" in result.output
