"""`markdown`: what it writes beside the records, and what it only names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.workspaces import tree

from .conftest import Run

PACKET = "packets/example-company"
MADE = [f"{PACKET}/index.md", f"{PACKET}/plan.lock.json", "packets/index.md"]


@pytest.fixture
def written(workspace: Path, run: Run) -> Path:
    """A workspace whose Markdown is up to date."""
    assert run("markdown", cwd=workspace).exit_code == 0
    return workspace


def change(workspace: Path, old: str, new: str) -> None:
    path = workspace / PACKET / "interview.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_markdown_stands_beside_the_record(workspace: Path, run: Run) -> None:
    """The packet, the lock file and the home page's list are written, and named; nothing else
    changes.
    """
    before = tree(workspace)
    result = run("markdown", cwd=workspace)
    assert [line.removeprefix("wrote ") for line in result.stdout.splitlines()] == MADE
    after = tree(workspace)
    assert {name for name in after if before.get(name) != after[name]} == set(MADE)
    assert b"# Example Company: Office manager" in after[MADE[0]]
    assert b"[Example Company: Office manager](example-company/index.md)" in after[MADE[2]]


def test_a_second_run_changes_nothing(written: Path, run: Run) -> None:
    """The same records give the same bytes, also with the earlier plan at hand."""
    before = tree(written)
    result = run("markdown", cwd=written)
    left = (
        "`packets/candidate.yml` and `packets/example-company/interview.yml` "
        "still hold example text: "
        "`secondround check` lists it.\n"
    )
    assert (result.stdout, result.stderr) == ("", f"0 of 3 files changed.\n{left}")
    assert tree(written) == before
    assert run("markdown", "--check", cwd=written).exit_code == 0


def test_the_clock_changes_nothing(
    written: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the day is, the Markdown is the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert run("markdown", "--check", cwd=written).exit_code == 0


def test_a_page_of_a_persons_own_is_not_up_to_date(written: Path, run: Run) -> None:
    """Where a page in the packet's place is somebody's own, --check says that alone."""
    (written / MADE[0]).write_text("mine\n", "utf-8")
    result = run("markdown", "--check", cwd=written)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{MADE[0]} was not made by secondround, so it stays as it is. "
        "Move it elsewhere, or use --force.\n"
    )


def test_check_names_what_is_stale_and_writes_nothing(written: Path, run: Run) -> None:
    """A changed record makes its page stale: exit code 1, the file named, nothing touched."""
    change(
        written, "Runs the office of a growing company", "Runs the office of a shrinking company"
    )
    before = tree(written)
    result = run("markdown", "--check", cwd=written)
    assert result.exit_code == 1
    assert result.stdout == f"out of date: {MADE[0]}\n"
    assert tree(written) == before


def test_a_faulty_record_stops_its_own_writing(written: Path, run: Run) -> None:
    """What was made of it before stays, and the others are made."""
    change(written, "minutes: 45", "minuts: 45")
    before = tree(written)
    result = run("markdown", cwd=written)
    assert result.exit_code == 1
    assert "unknown-field" in result.stderr
    assert tree(written) == before


def test_a_packet_is_written_alone(written: Path, run: Run) -> None:
    """With a packet named, another's fault does not matter, and the home page stays."""
    run("new", "quay", cwd=written)
    change(written, "minutes: 45", "minuts: 45")
    result = run("markdown", "quay", cwd=written)
    assert result.exit_code == 0
    assert result.stdout.split() == [
        "wrote",
        "packets/quay/index.md",
        "wrote",
        "packets/quay/plan.lock.json",
    ]


def test_another_edition_goes_elsewhere(written: Path, run: Run, tmp_path: Path) -> None:
    """Beside the record stands the candidate's edition alone."""
    change(
        written, "    say: SAM PER-sun", "    notes: Canary in a coal mine.\n    say: SAM PER-sun"
    )
    refused = run("markdown", "--edition", "carry", cwd=written)
    assert refused.exit_code == 2
    assert "--output" in refused.output
    before = tree(written)
    run("markdown", "--edition", "carry", "--output", str(tmp_path / "carry"), cwd=written)
    made = tree(tmp_path / "carry")
    assert set(made) == {"example-company/index.md", "index.md"}
    assert b"Canary" not in b"".join(made.values())
    assert tree(written) == before


def test_the_public_edition_holds_public_records_alone(
    written: Path, run: Run, tmp_path: Path
) -> None:
    """A record is private until it says otherwise, and then its people and its company need other
    names.
    """
    run("markdown", "--edition", "public", "--output", str(tmp_path / "none"), cwd=written)
    assert set(tree(tmp_path / "none")) == {"index.md"}
    change(written, "company:\n", "visibility: public\ncompany:\n")
    words = ("markdown", "--edition", "public", "--output", str(tmp_path / "one"))
    assert "missing-pseudonym" in run(*words, cwd=written).stderr
    names = (
        "Robin Example: Nia Berg, Sam Person: Mia Lind, Alex Colleague: Bo Ek, "
        "Example Company: Gull Freight"
    )
    (written / "packets" / "pseudonyms.yml").write_text(f"names: {{{names}}}\n", "utf-8")
    run(*words, cwd=written)
    assert set(tree(tmp_path / "one")) == {"nia-berg/gull-freight/index.md", "index.md"}


@pytest.mark.slow
@pytest.mark.parametrize("text", ["{ broken", "", "[]"])
@pytest.mark.parametrize(
    "words",
    [
        ("markdown",),
        ("markdown", "--check"),
        ("plan", "example-company"),
        ("changes", "--since", "HEAD"),
        ("check",),
    ],
    ids=" ".join,
)
def test_a_plan_past_reading_is_told_by_whoever_goes_on(
    written: Path, run: Run, words: tuple[str, ...], text: str
) -> None:
    """A lock file that is broken or empty is a warning of every command that plans without it,
    before it is renewed.
    """
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-C", str(written))
    for order in (("init", "-q"), ("add", "packets"), ("commit", "-q", "-m", "All")):
        subprocess.run([*git, *order], check=True)
    (written / PACKET / "plan.lock.json").write_text(text)
    result = run(*words, cwd=written)
    assert result.output.count(f"{PACKET}/plan.lock.json:1:1: warning unreadable-lock:") == 1
    assert run("markdown", cwd=written).exit_code == 0
    assert "unreadable-lock" not in run(*words, cwd=written).output


def test_a_plan_with_both_sides_of_a_merge_is_told_and_kept_to(written: Path, run: Run) -> None:
    """Where a merge stopped in the lock file, `check` says so, and `markdown` writes what was
    planned before it.
    """
    file = written / PACKET / "plan.lock.json"
    before = file.read_text("utf-8")
    file.write_text(
        before.replace("{", "<<<<<<< HEAD\n{", 1) + "=======\n{}\n>>>>>>> theirs\n", "utf-8"
    )
    assert (
        "A merge left two earlier story plans here. The plan keeps to the first"
        in run("check", cwd=written).output
    )
    assert run("markdown", cwd=written).exit_code == 0
    assert file.read_text("utf-8") == before


@pytest.mark.slow
@pytest.mark.parametrize("words", [("pdf", "example-company"), ("build", "--no-pdf")], ids=" ".join)
def test_what_is_printed_without_the_earlier_plan_says_so(
    written: Path, run: Run, words: tuple[str, ...]
) -> None:
    """PDFs and sites are made without a lock file past reading, and it is told."""
    (written / PACKET / "plan.lock.json").write_text("{ broken")
    result = run(*words, cwd=written)
    assert result.exit_code == 0
    assert "warning unreadable-lock:" in result.stderr


@pytest.mark.slow
def test_an_earlier_round_is_printed_beside_the_next(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """What was prepared for a round can be had again; its files say whose they are and write over
    no others.
    """
    path = workspace / "packets" / "example-company" / "interview.yml"
    text = path.read_text("utf-8")
    rounds = text[text.index("rounds:") : text.index("# Questions to ask")]
    first = rounds.replace("Second interview", "First call").replace(
        "minutes: 45", 'minutes: 45\n        debrief: "Good."'
    )
    first = first.replace("minutes: 30", "minutes: 30\n        told: []")
    path.write_text(text.replace(rounds, first + rounds.partition("\n")[2]), "utf-8")
    for words in ((), ("--round", "first call"), ("--round", "1", "--edition", "carry")):
        made = run(
            "pdf",
            "example-company",
            "--form",
            "day-card",
            "--output",
            str(tmp_path / "out"),
            *words,
            cwd=workspace,
        )
        assert made.exit_code == 0, made.output
    names = [
        f"example-company-day-card{end}.pdf" for end in ("-first-call-carry", "-first-call", "")
    ]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == names
    refused = run(
        "pdf",
        "example-company",
        "--round",
        "third",
        "--output",
        str(tmp_path / "out"),
        cwd=workspace,
    )
    assert refused.exit_code == 2
    assert "The rounds are 1 (`First call`) and 2 (`Second interview`)." in refused.output


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("carry", "the carry edition has no stories. Choose `--edition candidate`."),
        ("candidate", "this packet has no stories. Write some."),
    ],
)
def test_a_form_without_content_says_what_to_do(
    workspace: Path, run: Run, edition: str, said: str
) -> None:
    """Nothing to print is either not written yet, or left out by the edition."""
    path = workspace / "packets" / "candidate.yml"
    if edition == "candidate":
        path.write_text(path.read_text("utf-8").partition("stories:")[0], "utf-8")
    done = run("pdf", "--form", "cards", "--edition", edition, cwd=workspace)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
