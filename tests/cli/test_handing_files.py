"""How files are handed to `import` and `init --from`: pasted, in a folder, or of a stated kind."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from secondround.app import papers

from .conftest import Run

CASES = Path(__file__).parents[1] / "imports"
POSTING = CASES / "posting" / "cases" / "json-ld" / "posting.html"
INVITE = CASES / "invite" / "cases" / "google" / "invite.ics"
BANK = CASES / "stories" / "cases" / "star" / "stories.md"
RECORD = Path("packets", "example-company", "interview.yml")
ADVERT = "Payroll lead\n\nRequirements\n- Five years of payroll\n\nNice to have\n- Patience\n"
RESUME = """\
# Maya Brooks
maya.brooks@example.com | Columbus, OH

Operations manager

## Experience

### Operations Manager, Delmar Freight, Columbus OH
March 2021 – present
- Cut late deliveries from 14% to 5% by moving dispatch to 4 am.
- Led a team of 23 drivers through a merger with no resignations.

### Shift Lead, Quarry Foods, Dayton OH
2017 – 2021
- Reduced spoilage by $180,000 a year with a new rotation.

## Skills
Scheduling, coaching, process improvement
"""
UNCLEAR = "Payroll lead\n\nFive years of payroll. A calm way with people.\n"


class Endless(io.RawIOBase):
    """What an endless pipe gives, as much as is asked for; it must not be asked for all."""

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        into[:] = b"0" * len(into)
        return len(into)

    def readall(self) -> bytes:
        raise AssertionError("all of an endless pipe was asked for")


def test_pasted_text_is_read(workspace: Path, run: Run) -> None:
    """`-` stands for a text from the clipboard; what it is gets recognised and said."""
    result = run("import", "-", "--yes", cwd=workspace, typed_in=ADVERT)
    assert result.exit_code == 0, result.output
    assert "pasted.txt is a job posting (a plain text): two requirements" in result.output
    assert "text: Five years of payroll" in (workspace / RECORD).read_text()
    assert (workspace / RECORD.parent / "posting.txt").read_text() == ADVERT


def test_a_workspace_begins_with_pasted_text(tmp_path: Path, run: Run) -> None:
    """`init --from -` takes it as well, beside other files."""
    folder = tmp_path / "mine"
    result = run("init", str(folder), "--from", "-", str(BANK), typed_in=ADVERT)
    assert result.exit_code == 0, result.output
    (record,) = (folder / "packets").glob("*/interview.yml")
    assert "title: Payroll lead" in record.read_text()


def test_nothing_pasted_is_said(workspace: Path, run: Run) -> None:
    """An empty clipboard is named as such."""
    result = run("import", "-", cwd=workspace)
    assert result.exit_code == 2
    assert "pasted.txt: The file is empty." in result.output


def test_what_never_ends_is_not_read_to_its_end(workspace: Path, run: Run) -> None:
    """A pipe is read as far as a file may be long, and refused in the same words."""
    result = run("import", "-", cwd=workspace, typed_in=Endless())
    assert result.exit_code == 2
    assert "The file is larger than 50 MB." in result.output


def test_a_kind_can_be_said(workspace: Path, run: Run) -> None:
    """Where a text says too little of itself, the message names what to add, and that works."""
    result = run("import", "-", cwd=workspace, typed_in=UNCLEAR)
    assert result.exit_code == 2
    assert "add `--as resume:pasted.txt`, `--as posting:pasted.txt`" in result.output
    result = run("import", "-", "--as", "posting:pasted.txt", cwd=workspace, typed_in=UNCLEAR)
    assert result.exit_code == 0, result.output
    result = run("import", "-", "--as", "posting", cwd=workspace, typed_in=UNCLEAR)
    assert result.exit_code == 0, result.output
    assert "pasted.txt is a job posting" in result.output


def test_a_doubtful_kind_is_said_with_the_other(workspace: Path, run: Run, tmp_path: Path) -> None:
    """Where a file was taken for one kind and nearly for another, that is said with a way out."""
    file = tmp_path / "text.md"
    file.write_text(
        "# Anna Doe\n\n## Requirements\n- Excel\n\n## Education\n- BSc\n\n## Tasks\n- A\n"
    )
    result = run("import", str(file), cwd=workspace)
    assert "If it is a resume, add `--as resume:text.md`." in result.output


def test_a_folder_stands_for_the_files_in_it(workspace: Path, run: Run, tmp_path: Path) -> None:
    """Its files are read, hidden ones and folders left alone; what is no such file is passed over
    with its reason, and keeps nothing else out.
    """
    folder = tmp_path / "job"
    (folder / "old").mkdir(parents=True)
    for file in (POSTING, INVITE, BANK):
        shutil.copy(file, folder)
    (folder / ".hidden").write_text("Requirements")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    (folder / "broken.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    result = run("import", str(folder), "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert f"Reading the files in {folder}." in result.output
    assert "Skipped: photo.png: This is a picture" in result.output
    assert "Skipped: broken.ics holds no invitation." in result.output
    for name in (POSTING.name, INVITE.name, BANK.name):
        assert f"{name} is a" in result.output


def test_init_takes_a_folder_of_files(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--from` a folder of files fills the new workspace, which is made where it is named, or else
    here.
    """
    folder, here = tmp_path / "job", tmp_path / "here"
    folder.mkdir()
    here.mkdir()
    shutil.copy(BANK, folder)
    monkeypatch.chdir(here)
    assert run("init", "--from", str(folder)).exit_code == 0
    assert "Moved the ledger" in (here / "packets" / "candidate.yml").read_text()
    for order in (["new", "--from", str(folder)], ["--from", str(folder), "newer"]):
        assert run("init", *order).exit_code == 0
        assert (here / order[0 if order[0] == "new" else 2] / "packets").is_dir()
    assert sorted(path.name for path in folder.iterdir()) == [BANK.name]


def test_a_folder_without_files_is_named(workspace: Path, run: Run, tmp_path: Path) -> None:
    """An empty folder is no import."""
    (tmp_path / "empty").mkdir()
    result = run("import", str(tmp_path / "empty"), cwd=workspace)
    assert result.exit_code == 2
    assert "is a folder without files" in result.output


@pytest.mark.slow
def test_a_long_preview_is_cut(workspace: Path, run: Run, tmp_path: Path) -> None:
    """A file's changes are shown up to about sixty lines, the others counted; `--full` shows them
    all.
    """
    lines = [f"- Knows the rule {number} by heart" for number in range(100)]
    job = tmp_path / "job.txt"
    job.write_text("Clerk\n\nRequirements\n" + "\n".join(lines) + "\n\nNice to have\n- Tea\n")
    short = run("import", str(job), cwd=workspace).output
    assert "more lines; --full shows them." in short
    assert short.count("Knows the rule") < 60
    assert run("import", str(job), "--full", cwd=workspace).output.count("Knows the rule") == 100


@pytest.mark.parametrize("way", ["init", "import"])
def test_what_was_cut_is_listed_by_the_command_that_is_shown(
    tmp_path: Path, run: Run, workspace: Path, way: str
) -> None:
    """After a packet is made of files, the command on the screen lists in the new folder what had
    no place, in full; it is made for files in a folder, too, and it changes nothing.
    """
    job = tmp_path / "my job"
    job.mkdir()
    lines = [f"- Course number {number}, on a bicycle" for number in range(12)]
    (job / "resume.md").write_text(f"{RESUME}\n## Interests\n" + "\n".join(lines))
    root = tmp_path / "mine" if way == "init" else workspace
    made = (
        run("init", str(root), "--from", str(job), "--as", "resume")
        if way == "init"
        else run("import", str(job), "--new", "other", "--as", "resume", "--yes", cwd=root)
    )
    assert made.exit_code == 0, made.output
    assert "Course number 9, on a bicycle" not in made.output
    (order,) = re.findall(r"^  secondround (import .* --full)$", made.output, re.MULTILINE)
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    shown = run(*shlex.split(order), cwd=root)
    assert shown.exit_code == 0, shown.output
    assert "Course number 9, on a bicycle" in shown.output
    assert before == {path: path.read_bytes() for path in root.rglob("*.yml")}


@pytest.mark.parametrize("name", ["resume", "posting"])
def test_a_document_is_opened_once(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """To see what it is and to read it, a document is opened by one process."""
    opened = []
    process = subprocess.run

    def counted(line: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        opened.append(line[-1])
        return process(line, **options)

    monkeypatch.setattr("secondround.imports.documents.child.subprocess.run", counted)
    file = {
        "resume": CASES / "corpus" / "made" / "markdown~pandoc-docx~vogel~numbers.docx",
        "posting": CASES / "posting" / "cases" / "docx" / "posting.docx",
    }[name]
    result = run("import", str(file), cwd=workspace)
    assert result.exit_code == 0, result.output
    assert opened == ["docx"]


def test_a_known_kind_needs_no_guess(workspace: Path, run: Run, tmp_path: Path) -> None:
    """`--as` goes past what a file looks like."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"basics": {"name": "Sam"}, "work": []}))
    result = run("import", str(file), "--as", "stories", cwd=workspace)
    assert result.exit_code == 2
    assert "holds no story" in result.output


def test_what_a_posting_does_not_say_is_asked_in_its_place(tmp_path: Path, run: Run) -> None:
    """Company, title and requirements that cannot be told are marked in the record, with a question
    each, and the packet is made all the same.
    """
    folder = tmp_path / "mine"
    result = run("init", str(folder), "--from", "-", "--as", "posting", typed_in=f"{'Come. ' * 60}")
    assert result.exit_code == 0, result.output
    (record,) = (folder / "packets").glob("*/interview.yml")
    text = record.read_text()
    for question in ("the company's name", "the position's title", "What must you bring?"):
        assert f"TODO: {question}" in text
    assert run("markdown", cwd=folder).exit_code == 0


def test_a_session_without_an_end_asks_how_long_it_is(tmp_path: Path, run: Run) -> None:
    """The packet is made all the same; a newer invitation that has an end answers the question."""
    folder, file = tmp_path / "mine", CASES / "invite" / "cases" / "no-end" / "invite.ics"
    assert run("init", str(folder), "--from", str(file)).exit_code == 0
    (record,) = (folder / "packets").glob("*/interview.yml")
    assert 'minutes: "TODO: how many minutes?"' in record.read_text()
    assert run("markdown", cwd=folder).exit_code == 0
    page = (record.parent / "index.md").read_text()
    assert "length not known" in page
    assert "45 minutes" not in page
    assert "Over at" not in page
    planned = " ".join(run("plan", cwd=folder).output.split())
    assert "length not known, planned as 45 minutes" in planned
    for command in ("calendar", "phone"):
        assert run(command, record.parent.name, cwd=folder).exit_code == 0
    (day,) = folder.glob("print/*/*calendar-*.ics")
    talk = day.read_text().partition("SUMMARY:Interview")[2].partition("END:VEVENT")[0]
    assert "DTEND" not in talk
    assert "Length not known." in talk
    (phone,) = folder.glob("print/*/*.html")
    assert "<span>length not known</span>" in phone.read_text()
    assert re.search(r"<section id=session-0 data-time=\d+ ", phone.read_text())  # no "-" and end
    text = file.read_text()
    newer = tmp_path / "newer.ics"
    newer.write_text(text.replace("END:VEVENT", "DURATION:PT50M\nSEQUENCE:3\nEND:VEVENT"))
    assert run("import", str(newer), "--yes", cwd=folder).exit_code == 0
    assert "minutes: 50" in record.read_text()


def test_three_files_are_reported_on_a_page(tmp_path: Path, run: Run) -> None:
    """What `init --from` says of a resume, a posting and an invitation fits 30 lines, but for what
    is to be confirmed; and its commands work in the new folder.
    """
    resume = tmp_path / "resume.md"
    resume.write_text(RESUME)
    result = run("init", "job", "--from", str(resume), str(POSTING), str(INVITE), cwd=tmp_path)
    assert result.exit_code == 0, result.output
    whole, _, listed = result.output.partition("Please confirm")
    listed, _, rest = listed.partition("\n\n")
    assert len(whole.splitlines()) + len(rest.splitlines()) <= 30
    assert len(listed.splitlines()) <= 20
    for part in (
        "is a resume",
        "is a job posting",
        "is an invitation",
        "What to do first (",
        "1. ",
    ):
        assert part in result.output
    assert "`cd job`" in result.output
    assert "--workspace" not in result.output


FORWARDED = """From: Jonas <jonas@friends.example>
To: Wei Tan <wei@example.org>
Subject: Fwd: Payroll lead at Harbor
Date: Wed, 18 Nov 2026 21:03:00 +0100

Hey Wei, this is you!

---------- Forwarded message ---------
From: Harbor Talent <jobs@harbor.example>
Date: Tue, Nov 17, 2026 at 4:12 PM
Subject: Payroll lead at Harbor
To: Jonas <jonas@friends.example>

Payroll lead

Your tasks:
- Own the payroll of 300 people

Your profile:
- Five years of payroll
- A calm way with people

Nice to have:
- Patience

What we offer:
- 30 days of holiday

Apply by 30 November 2026.
"""


def test_a_posting_that_somebody_forwards_is_a_posting(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """An e-mail is what its words are; its headers and who sent it on are no part of them."""
    (tmp_path / "fwd.eml").write_text(FORWARDED)
    result = run("import", str(tmp_path / "fwd.eml"), "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    record = (workspace / RECORD).read_text()
    assert "title: Payroll lead" in record
    assert "text: Five years of payroll" in record
    assert "Jonas" not in record


def test_a_kind_can_be_said_of_one_file(workspace: Path, run: Run, tmp_path: Path) -> None:
    """`--as posting:FILE` is for that file alone; a name that is none of them is refused."""
    unclear = tmp_path / "unclear.txt"
    unclear.write_text(UNCLEAR)
    words = ("import", str(unclear), str(BANK), "--as")
    result = run(*words, "posting:unclear.txt", cwd=workspace)
    assert "unclear.txt is a job posting" in result.output
    assert "stories.md is a story bank" in result.output
    assert "--as names other.txt" in run(*words, "posting:other.txt", cwd=workspace).output
    assert "`poster` is not one of" in run(*words, "poster", cwd=workspace).output


def test_a_mail_that_invites_to_nothing_can_be_said_to_be_something(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """The refusal names `--as`, and with it the e-mail's words are read and not its headers."""
    mail = tmp_path / "mail.eml"
    mail.write_text(f"From: a@example.org\nTo: b@example.org\nSubject: A job\n\n{UNCLEAR}")
    assert "say what it is with `--as`" in run("import", str(mail), cwd=workspace).output
    result = run("import", str(mail), "--as", "posting", "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert "example.org" not in (workspace / RECORD).read_text()


def test_init_makes_what_it_can_and_says_what_it_did_not_read(tmp_path: Path, run: Run) -> None:
    """A file that cannot be read keeps no other out of a new workspace; the exit code says it."""
    strange = tmp_path / "strange.bin"
    strange.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    result = run("init", str(tmp_path / "mine"), "--from", str(POSTING), str(strange))
    assert result.exit_code == 1
    assert "Not read: strange.bin" in result.output
    assert list((tmp_path / "mine" / "packets").glob("*/interview.yml"))
    result = run("init", str(tmp_path / "other"), "--from", str(strange))
    assert result.exit_code == 2
    assert not (tmp_path / "other").exists()


def test_what_a_shell_hands_over_is_read(workspace: Path, run: Run) -> None:
    """`/dev/stdin` and `<(…)` name open streams, and are read as what is pasted."""
    ours, theirs = os.pipe()
    os.write(theirs, ADVERT.encode())
    os.close(theirs)
    result = run("import", f"/dev/fd/{ours}", cwd=workspace)
    os.close(ours)
    assert "pasted.txt is a job posting" in result.output


def test_an_american_interview_is_printed_on_letter(tmp_path: Path, run: Run) -> None:
    """Where a round is in a zone of the United States, the settings of the new workspace say
    Letter, and why; they are what `--paper` falls back on.
    """
    invite = tmp_path / "invite.ics"
    invite.write_text(INVITE.read_text("utf-8").replace("Europe/Berlin", "America/New_York"))
    for name, file, size in (("us", invite, "Letter"), ("de", INVITE, "A4")):
        result = run("init", name, "--from", str(file), cwd=tmp_path)
        assert result.exit_code == 0, result.output
        assert papers.usual_size(tmp_path / name) == size
    line = "\n  paper: Letter # since the interview is in America/New_York\n"
    assert line in (tmp_path / "us" / "mkdocs.yml").read_text()
    own = "extra:\n  generator: false\n\n  paper: 'letter'\nplugins: []\n"
    (tmp_path / "de" / "mkdocs.yml").write_text(own)
    assert papers.usual_size(tmp_path / "de") == "Letter"
