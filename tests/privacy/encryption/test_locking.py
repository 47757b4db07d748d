"""`lock` and `unlock`: where a passphrase comes from, and that nothing is lost when it is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from secondround.cli.commands.lock import lock as lock_command
from secondround.cli.commands.lock import unlock as unlock_command
from secondround.cli.group import app
from secondround.cli.passphrases import VARIABLE
from secondround.system import resources

from .conftest import SECRET, pdf

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder with a PDF and a file that holds the passphrase."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("packet.pdf").write_bytes(pdf())
    Path("secret.txt").write_text(f"{SECRET}\n")

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, words, input=typed, catch_exceptions=False)

    return run


def test_a_new_passphrase_is_shown_and_opens(run: Run) -> None:
    """Without one, a passphrase is made and shown; it opens what was locked."""
    made = run("lock", "packet.pdf", "--output", "locked")
    assert made.exit_code == 0
    told, _, place = made.output.splitlines()
    assert place == "locked/packet-locked.pdf"
    secret = told.removeprefix("Passphrase: ")
    opened = run("unlock", place, "--ask", "--output", "opened", typed=f"{secret}\n")
    assert opened.output.splitlines()[-1] == "opened/packet.pdf"
    assert secret not in opened.output


@pytest.mark.slow
@pytest.mark.parametrize("way", ["file", "prompt", "environment"])
def test_a_passphrase_comes_three_ways(run: Run, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """From a file, a prompt or the environment: it is taken, and never shown."""
    words, typed = ["lock", "packet.pdf", "--output", "locked"], ""
    if way == "file":
        words += ["--passphrase-file", "secret.txt"]
    elif way == "prompt":
        words, typed = [*words, "--ask"], f"{SECRET}\n{SECRET}\n"
    else:
        monkeypatch.setenv(VARIABLE, SECRET)
    made = run(*words, typed=typed)
    assert made.exit_code == 0
    assert SECRET not in made.output
    monkeypatch.delenv(VARIABLE, raising=False)
    opened = run(
        "unlock",
        "locked/packet-locked.pdf",
        "--passphrase-file",
        "secret.txt",
        "--output",
        "opened",
    )
    assert opened.exit_code == 0


def test_no_argument_takes_a_passphrase() -> None:
    """Others on the machine can read arguments: the only options about passphrases are a switch and
    a file's name.
    """
    for command in (lock_command, unlock_command):
        told = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        about = {
            parameter.name
            for parameter in told
            if "passphrase" in f"{parameter.name} {parameter.help}".lower()
        }
        assert about == {"ask", "passphrase_file"}
        assert next(parameter for parameter in told if parameter.name == "ask").is_flag


def test_threats_are_told_where_only_the_command_is(run: Run) -> None:
    """--threats prints the page that says what a lock keeps out, without a path or a workspace; the
    help names it.
    """
    told = run("lock", "--threats")
    assert told.exit_code == 0
    assert told.output == (resources.folder("docs") / "THREATS.md").read_text("utf-8")
    assert "--threats" in run("lock", "--help").output


@pytest.mark.parametrize("given", ["", "short", "\n"])
def test_a_weak_passphrase_writes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """Empty or short, from wherever: exit code 1, no file, and it is said before it is asked for
    again.
    """
    Path("weak.txt").write_text(given)
    monkeypatch.setenv(VARIABLE, given)
    ways: tuple[tuple[str, ...], ...] = (("--ask",), ("--passphrase-file", "weak.txt"), ())
    for way in ways:
        made = run(
            "lock", "packet.pdf", "--output", "locked", *way, typed=given.rstrip("\n") + "\n"
        )
        assert made.exit_code == 1
        assert "Nothing was written." in made.output
        assert not Path("locked").exists()


def test_a_wrong_passphrase_opens_nothing(run: Run) -> None:
    """The file is named, nothing is written, exit code 1."""
    run("lock", "packet.pdf", "--passphrase-file", "secret.txt", "--output", "locked")
    opened = run(
        "unlock", "locked/packet-locked.pdf", "--ask", "--output", "opened", typed="wrong\n"
    )
    assert opened.exit_code == 1
    assert "packet-locked.pdf: The passphrase is wrong." in opened.output
    assert not Path("opened").exists()


def test_one_bad_file_stops_all(run: Run) -> None:
    """Where one of several cannot be locked, none is written."""
    Path("notes.pdf").write_text("not a PDF")
    made = run(
        "lock", "packet.pdf", "notes.pdf", "--passphrase-file", "secret.txt", "--output", "locked"
    )
    assert made.exit_code == 1
    assert "notes.pdf: It is not a PDF" in made.output
    assert not Path("locked").exists()


def test_two_of_one_name_are_refused(run: Run) -> None:
    """Two packets' PDFs would take each other's place."""
    Path("other").mkdir()
    Path("other/packet.pdf").write_bytes(pdf())
    made = run(
        "lock",
        "packet.pdf",
        "other/packet.pdf",
        "--passphrase-file",
        "secret.txt",
        "--output",
        "locked",
    )
    assert made.exit_code == 2
    assert not Path("locked").exists()


def test_the_packets_of_a_workspace_are_kept_apart(run: Run) -> None:
    """The locked PDF has the packet's folder before it, so that no client's is taken for
    another's.
    """
    Path("mkdocs.yml").touch()
    Path("packets").mkdir()
    printed = [
        Path("print", *parts, "packet.pdf")
        for parts in (("amara", "harbor"), ("ben", "harbor"), ("second",))
    ]
    for path in printed:
        path.parent.mkdir(parents=True)
        path.write_bytes(pdf())
    made = run("lock", *map(str, printed), "--passphrase-file", "secret.txt")
    assert made.output.splitlines() == [
        "locked/amara/harbor/packet-locked.pdf",
        "locked/ben/harbor/packet-locked.pdf",
        "locked/second/packet-locked.pdf",
    ]


def test_locking_writes_over_nothing(run: Run) -> None:
    """What was locked before may be on its way already, under another passphrase: it stays, and
    none is asked for.
    """
    assert run("lock", "packet.pdf", "--output", "locked").exit_code == 0
    earlier = Path("locked/packet-locked.pdf").read_bytes()
    made = run("lock", "packet.pdf", "--output", "locked", "--ask")
    assert made.exit_code == 2
    assert "locked/packet-locked.pdf exists already" in made.output
    assert "Passphrase" not in made.output
    assert Path("locked/packet-locked.pdf").read_bytes() == earlier


@pytest.mark.slow
@pytest.mark.parametrize(
    ("label", "option"),
    [
        ('{"edition": "candidate", "candidates": 1}', ""),
        ('{"edition": "public", "candidates": 5}', ""),
        ('{"edition": "candidate", "candidates": 2}', "--all-clients"),
        ('{"edition": "coach", "candidates": 1}', "--coach-edition"),
        ("", "--all-clients"),
        ("[]", "--all-clients"),
        ('{"edition": "other", "candidates": 1}', "--all-clients"),
    ],
)
def test_what_is_not_for_one_candidate_is_locked_only_where_one_says_so(
    run: Run, site: Path, label: str, option: str
) -> None:
    """The coach's edition, several candidates, or a site that says nothing of itself: no file
    without the option.
    """
    if label:
        (site / "assets" / "edition.json").write_text(label)
    words = ("lock", str(site), "--passphrase-file", "secret.txt", "--output", "locked")
    made = run(*words)
    if option:
        assert (made.exit_code, Path("locked").exists()) == (2, False)
        assert f"Add {option} if that is what you want." in made.output
        made = run(*words, option)
    assert (made.exit_code, made.output) == (0, "locked/site-locked.html\n")


def test_both_are_asked_for_where_both_are_true(run: Run, site: Path) -> None:
    """A coach's site of all clients needs both options."""
    (site / "assets" / "edition.json").write_text('{"edition": "coach", "candidates": 2}')
    words = ("lock", str(site), "--passphrase-file", "secret.txt", "--output", "locked")
    assert [run(*words, one).exit_code for one in ("--all-clients", "--coach-edition")] == [2, 2]
    assert run(*words, "--all-clients", "--coach-edition").exit_code == 0


def test_a_printed_packet_of_the_coach_is_known_by_its_pages(run: Run) -> None:
    """Whatever the file is called and wherever it lies, its first page says what it is."""
    Path("for-amara.pdf").write_bytes(pdf("Coach's edition: not for the candidate."))
    words = ("lock", "for-amara.pdf", "--passphrase-file", "secret.txt", "--output", "locked")
    refused = run(*words)
    assert (refused.exit_code, Path("locked").exists()) == (2, False)
    assert "for-amara.pdf is the coach’s edition" in refused.output
    assert run(*words, "--coach-edition").exit_code == 0


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_on_a_terminal_it_is_asked(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    """Whoever sits there is asked, with what it is; anything but yes writes nothing."""
    monkeypatch.setattr("secondround.cli.commands.lock._on_a_terminal", lambda: True)
    (site / "assets" / "edition.json").write_text('{"edition": "candidate", "candidates": 3}')
    made = run(
        "lock", str(site), "--passphrase-file", "secret.txt", "--output", "locked", typed=answer
    )
    assert made.exit_code == code
    assert "holds packets of 3 candidates" in made.output
    assert Path("locked").exists() == (code == 0)


def test_nothing_is_locked_into_the_site_itself(run: Run, site: Path) -> None:
    """It would be published with the site, and be part of the next lock."""
    before = sorted(site.rglob("*"))
    made = run("lock", str(site), "--output", str(site / "locked"))
    assert made.exit_code == 2
    assert "Choose a folder outside it." in made.output
    assert sorted(site.rglob("*")) == before


def test_two_that_would_open_as_one_are_refused(run: Run) -> None:
    """Two packets of the same file name do not take each other's place when they are opened."""
    for name in ("a", "b"):
        run("lock", "packet.pdf", "--passphrase-file", "secret.txt", "--output", name)
    both = ("a/packet-locked.pdf", "b/packet-locked.pdf")
    opened = run("unlock", *both, "--passphrase-file", "secret.txt", "--output", "opened")
    assert opened.exit_code == 2
    assert not Path("opened").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("site-locked.html", "A locked page opens in a browser"),
        ("notes.pdf", "It is not a PDF that can be read. Nothing was written."),
        ("packet.pdf", "It is not locked."),
    ],
)
def test_what_no_passphrase_opens_is_said_before_asking(run: Run, name: str, said: str) -> None:
    """A locked page, a file that is no PDF, one that is not locked: nobody types a passphrase for
    those.
    """
    if not Path(name).exists():
        Path(name).write_text("<!doctype html>")
    opened = run("unlock", name, "--output", "opened", typed=f"{SECRET}\n")
    assert opened.exit_code == 1
    assert f"{name}: {said}" in opened.output
    assert "Passphrase" not in opened.output


@pytest.mark.parametrize("words", [("--ask",), (), ("--passphrase-file", "empty.txt")])
def test_an_empty_passphrase_is_called_empty(run: Run, words: tuple[str, ...]) -> None:
    """An empty passphrase is not called wrong: nothing was tried."""
    run("lock", "packet.pdf", "--passphrase-file", "secret.txt", "--output", "locked")
    Path("empty.txt").touch()
    opened = run("unlock", "locked/packet-locked.pdf", "--output", "opened", *words, typed="\n")
    assert opened.exit_code == 1
    assert "The passphrase is empty. Nothing was written." in opened.output


@pytest.mark.slow
@pytest.mark.parametrize("command", ["lock", "unlock"])
def test_where_nobody_can_be_asked_the_other_ways_are_named(run: Run, command: str) -> None:
    """Without a terminal (cron, CI) no passphrase is read from elsewhere; it is said what to do."""
    run("lock", "packet.pdf", "--passphrase-file", "secret.txt", "--output", "locked")
    file = {"lock": "packet.pdf", "unlock": "locked/packet-locked.pdf"}[command]
    done = subprocess.run(
        [sys.executable, "-m", "secondround", command, file, "--ask", "--output", "other"],
        input=f"{SECRET}\n{SECRET}\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # no terminal to fall back on
    )
    assert done.returncode == 2
    assert done.stderr.endswith(
        "Error: There is no terminal to ask on. Use "
        "--passphrase-file FILE or $SECONDROUND_PASSPHRASE.\n"
    )
    assert "Warning" not in done.stderr


def test_unlocking_writes_over_nothing(run: Run) -> None:
    """The file that is there may be the newer one."""
    run("lock", "packet.pdf", "--passphrase-file", "secret.txt", "--output", ".")
    opened = run("unlock", "packet-locked.pdf", "--passphrase-file", "secret.txt")
    assert opened.exit_code == 2
    assert Path("packet.pdf").read_bytes() == pdf()


@pytest.mark.parametrize(
    ("form", "name"),
    [("page", "site-locked.html"), pytest.param("archive", "site.zip.age", marks=pytest.mark.slow)],
)
def test_a_site_becomes_one_file(run: Run, site: Path, form: str, name: str) -> None:
    """A site's folder becomes a page or an archive; a folder that is no site is refused."""
    words = ("--as", form, "--all-clients", "--passphrase-file", "secret.txt", "--output", "locked")
    made = run("lock", str(site), *words)
    assert (made.exit_code, made.output) == (0, f"locked/{name}\n")
    (site / "index.html").unlink()
    assert "so it is not a site" in run("lock", str(site), *words[:-1], "other").output
    if form == "archive":
        assert (
            run(
                "unlock", f"locked/{name}", "--passphrase-file", "secret.txt", "--output", "opened"
            ).exit_code
            == 0
        )
        assert Path("opened/site.zip").read_bytes().startswith(b"PK")
