"""`import`: what it shows, what it writes, and what it never touches."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import click
import pytest

from secondround import records
from secondround.app import import_sources, importing
from secondround.app.errors import Refused
from secondround.cli.output import asking
from secondround.problems import Severity

from .conftest import Run

CASES = Path(__file__).parents[1] / "imports"
POSTING = CASES / "posting" / "cases" / "json-ld" / "posting.html"
INVITE = CASES / "invite" / "cases" / "google" / "invite.ics"
BANK = CASES / "stories" / "cases" / "star" / "stories.md"
RECORD = Path("packets", "example-company", "interview.yml")
CANDIDATE = Path("packets", "candidate.yml")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a workspace but unfinished work."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".secondround/" not in f"{path.relative_to(folder)}/"
    }


def errors(folder: Path) -> list[str]:
    """What is wrong in a workspace."""
    found = records.read(folder).problems
    return [problem.message for problem in found if problem.severity is Severity.ERROR]


def test_a_preview_writes_nothing(workspace: Path, run: Run) -> None:
    """Without consent, and in a pipe nobody can give it, every file is as it was."""
    before = tree(workspace)
    result = run("import", str(INVITE), cwd=workspace)
    assert result.exit_code == 0
    assert "+  kim-lee:" in result.output
    assert "Nothing was written. Add --yes to write it." in result.output
    assert tree(workspace) == before


def test_files_of_all_kinds_at_once(workspace: Path, run: Run) -> None:
    """In any order, each is named by its kind, and goes to its file; the records are sound."""
    result = run("import", str(INVITE), str(BANK), str(POSTING), "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert "stories.md is a story bank" in result.output
    assert "invite.ics is an invitation" in result.output
    assert "posting.html is a job posting" in result.output
    assert "Moved the ledger" in (workspace / CANDIDATE).read_text()
    assert "ana.ruiz@harbor.example" in (workspace / RECORD).read_text()
    assert errors(workspace) == []


def test_again_is_nothing_new(workspace: Path, run: Run) -> None:
    """The same files a second time change no byte."""
    files = [str(INVITE), str(BANK), str(POSTING)]
    run("import", *files, "--yes", cwd=workspace)
    before = tree(workspace)
    result = run("import", *files, "--yes", cwd=workspace)
    assert "There is nothing new in it." in result.output
    assert tree(workspace) == before


def test_the_posting_is_kept(workspace: Path, run: Run) -> None:
    """The original lies beside the record, byte for byte, with its hash in what is remembered."""
    run("import", str(POSTING), "--yes", cwd=workspace)
    folder = workspace / RECORD.parent
    assert (folder / "posting.html").read_bytes() == POSTING.read_bytes()
    assert '"sha256"' in (folder / "interview.imported.json").read_text()


def test_an_edit_is_shown_beside_the_file_and_stays(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """What the person changed is never overwritten; both texts are shown with their place."""
    run("import", str(INVITE), "--yes", cwd=workspace)
    record = workspace / RECORD
    record.write_text(record.read_text().replace("name: Kim Lee", "name: Kim Lee-Park"))
    newer = tmp_path / "newer.ics"
    shutil.copy(INVITE, newer)
    newer.write_text(newer.read_text().replace("Kim Lee", "Kim C. Lee"))
    result = run("import", str(newer), "--yes", cwd=workspace)
    assert "yours: Kim Lee-Park" in result.output
    assert "file:  Kim C. Lee" in result.output
    assert "name: Kim Lee-Park" in record.read_text()


def test_several_packets_ask_which(workspace: Path, run: Run) -> None:
    """Where there are several packets, `--into` says which is meant."""
    run("new", "harbor", cwd=workspace)
    result = run("import", str(INVITE), cwd=workspace)
    assert result.exit_code == 2
    assert "Say which packet" in result.output
    assert run("import", str(INVITE), "--into", "harbor", cwd=workspace).exit_code == 0


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"0" * 40, b"\0\1\2"])
def test_a_file_that_is_none_of_these(
    workspace: Path, run: Run, tmp_path: Path, data: bytes
) -> None:
    """A file that cannot be read is named with its reason, and none of the others is taken."""
    strange = tmp_path / "strange.bin"
    strange.write_bytes(data)
    before = tree(workspace)
    result = run("import", str(strange), str(INVITE), "--yes", cwd=workspace)
    assert result.exit_code == 2
    assert "strange.bin" in result.output
    assert "Nothing was imported." in result.output
    assert tree(workspace) == before


def test_a_faulty_record_is_named_and_kept(workspace: Path, run: Run) -> None:
    """A record that cannot be read is not edited."""
    record = workspace / RECORD
    record.write_text("company: [\n")
    result = run("import", str(INVITE), "--yes", cwd=workspace)
    assert result.exit_code == 2
    assert "interview.yml" in result.output
    assert record.read_text() == "company: [\n"


def event(uid: str, day: int, title: str, *invited: str) -> str:
    """An invitation to half an hour at nine."""
    guests = "".join(f"ATTENDEE:mailto:{email}\n" for email in invited)
    return (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
        f"UID:{uid}\nSUMMARY:{title}\n{guests}"
        f"DTSTART;TZID=Europe/London:202612{day:02}T090000\n"
        f"DTEND;TZID=Europe/London:202612{day:02}T093000\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


def test_a_round_without_a_name_asks_for_it(tmp_path: Path, run: Run) -> None:
    """Two invitations with nothing in common in their titles make a workspace that builds at once,
    and their round asks for its name.
    """
    people = ("ana.ruiz@harbor.example", "kim.lee@harbor.example")
    files = [tmp_path / "one.ics", tmp_path / "two.ics"]
    for file, title, email in zip(files, ("Meet the team", "A talk"), people, strict=True):
        file.write_text(event(file.stem, 2, title, email))
    folder = tmp_path / "mine"
    assert run("init", str(folder), "--from", *map(str, files)).exit_code == 0
    assert errors(folder) == []
    record = folder / "packets" / "first-interview" / "interview.yml"
    assert 'name: "TODO: What do they call the round on 2 December 2026?"' in record.read_text()
    assert run("markdown", cwd=folder).exit_code == 0


def test_the_same_place_as_last_time_is_that_of_the_record(tmp_path: Path, run: Run) -> None:
    """Where a letter names no place but “the same place as last time”, the last round's is taken,
    and said; without one, it stays as it is said.
    """
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    where = "Address: Calder House, 14 Mill Lane, Halifax HX1 4AB\n"
    first.write_text(f"Dear Nadia,\nyour interview is on Tuesday 1 December 2026 at 10am.\n{where}")
    second.write_text(
        "Dear Nadia,\nyour second interview is on Monday 14 December 2026 at 2pm. "
        "Same place as last time.\n"
    )
    folder = tmp_path / "mine"
    record = folder / "packets" / "first-interview" / "interview.yml"
    run("init", str(folder), "--from", str(second))
    assert "place: Same place as last time" in record.read_text()
    shutil.rmtree(folder)
    run("init", str(folder), "--from", str(first))
    result = run("import", str(second), "--yes", cwd=folder)
    assert "“Same place as last time” is where the last round was" in " ".join(
        result.output.split()
    )
    assert record.read_text().count("Calder House, 14 Mill Lane") == 2


def test_a_question_takes_no_name_back(workspace: Path, run: Run, tmp_path: Path) -> None:
    """A round that has a name keeps it where a second invitation has another title, and where one
    of the two comes alone: it is not the whole round.
    """
    one, two = tmp_path / "one.ics", tmp_path / "two.ics"
    one.write_text(event("one", 2, "Meet the team", "ana.ruiz@harbor.example"))
    two.write_text(event("two", 2, "A talk", "kim.lee@harbor.example"))
    run("import", str(one), "--yes", cwd=workspace)
    result = run("import", str(one), str(two), "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert "- name: Meet the team\n    date: 2026-12-02" in (workspace / RECORD).read_text()
    one.write_text(event("one", 2, "Meet everybody", "ana.ruiz@harbor.example"))
    run("import", str(one), "--yes", cwd=workspace)
    text = (workspace / RECORD).read_text()
    assert "- name: Meet the team\n    date: 2026-12-02" in text
    assert "- name: Meet everybody\n        at:" in text


def test_the_candidate_is_known_where_a_record_has_an_error(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """The candidate's own address in an invitation makes nobody to meet, though the record has an
    error that a person has still to mend.
    """
    profile = workspace / CANDIDATE
    profile.write_text("name: Sam Doe\nemail: me@example.org\n")
    record = workspace / RECORD
    record.write_text(record.read_text().replace("\nrole:", "\nrolle:"))
    assert errors(workspace)
    invite = tmp_path / "invite.ics"
    invite.write_text(event("one", 2, "A talk", "me@example.org", "kim.lee@harbor.example"))
    result = run("import", str(invite), cwd=workspace)
    assert "me@example.org was left out: the candidate." in result.output


def test_the_posting_is_linked_by_the_name_it_is_kept_under(tmp_path: Path, run: Run) -> None:
    """A posting without an address of its own is linked to the file beside the record."""
    posting = tmp_path / "job advert.txt"
    posting.write_text(
        "Payroll lead\n\nResponsibilities\n- Run the payroll\n\n"
        "Requirements\n- Five years of payroll\n\nNice to have\n- Patience\n"
    )
    folder = tmp_path / "mine"
    result = run("init", str(folder), "--from", str(posting))
    assert result.exit_code == 0, result.output
    (record,) = (folder / "packets").glob("*/interview.yml")
    assert "posting: posting.txt\n" in record.read_text()
    assert (record.parent / "posting.txt").is_file()


def test_init_counts_what_is_to_write_where_people_write(tmp_path: Path, run: Run) -> None:
    """The files that later imports are compared with are not for people to fill in."""
    resume = tmp_path / "resume.json"
    work = {"name": "Eden Care", "position": "Clerk", "highlights": ["Paid 430 people on time."]}
    resume.write_text(json.dumps({"basics": {"name": "Sam Doe"}, "work": [work]}))
    result = run("init", str(tmp_path / "mine"), "--from", str(resume))
    assert "in packets/candidate.yml" in result.output
    assert ".imported.json" not in result.output


def test_a_stopped_question_says_that_nothing_was_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C at the question is a no, and is answered like one."""

    def stopped(question: str, **_: object) -> str:
        raise click.Abort(question)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", stopped)
    with pytest.raises(click.Abort):
        asking.consents("Write?")
    assert "Nothing was written." in capsys.readouterr().out


def test_a_posting_of_the_persons_own_is_never_replaced(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """A file that has the name already stays, to the byte; the new posting is kept beside it, and
    the record names the one that it was read from.
    """
    folder = workspace / RECORD.parent
    (folder / "posting.txt").write_text("my own notes")
    record = workspace / RECORD
    lines = [line for line in record.read_text().splitlines() if "  posting: " not in line]
    record.write_text("\n".join(lines) + "\n")
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(
        "Position: Clerk\n\nRequirements\n- Speaks English\n\nWhat you will do\n- Run\n"
    )
    second.write_text(first.read_text().replace("English", "Polish"))
    assert run("import", str(first), str(second), "--yes", cwd=workspace).exit_code == 0
    assert (folder / "posting.txt").read_text() == "my own notes"
    assert (folder / "posting-2.txt").read_bytes() == first.read_bytes()
    assert (folder / "posting-3.txt").read_bytes() == second.read_bytes()
    assert "posting: posting-3.txt" in record.read_text()
    run("import", str(first), "--yes", cwd=workspace)
    assert not (folder / "posting-4.txt").exists()


def test_nothing_is_remembered_without_consent(workspace: Path, run: Run, tmp_path: Path) -> None:
    """A preview that only shows differences leaves every file as it was, as any other does."""
    resume = tmp_path / "resume.json"
    resume.write_text('{"basics": {"name": "Somebody Else"}, "work": []}')
    (workspace / CANDIDATE).write_text("name: Sam Doe\n")
    before = tree(workspace)
    result = run("import", str(resume), cwd=workspace)
    assert "file:  Somebody Else" in result.output
    assert "Nothing was written." in result.output
    assert tree(workspace) == before


def test_what_was_written_meanwhile_is_not_lost(workspace: Path) -> None:
    """A record that was saved after the preview is kept as it is now, and the import refused."""
    imported = import_sources.read([INVITE, BANK])
    wanted = importing.preview(workspace, "example-company", imported.read)
    record = workspace / RECORD
    record.write_text(record.read_text() + "# written while the preview was on the screen\n")
    before = tree(workspace)
    with pytest.raises(Refused, match="has changed since it was read"):
        importing.write(workspace, wanted)
    assert tree(workspace) == before


def test_a_link_is_not_replaced(workspace: Path, run: Run) -> None:
    """A record that is a link stays one, and what it leads to is as it was."""
    record, real = workspace / RECORD, workspace / "packets" / "real.yml"
    record.rename(real)
    record.symlink_to(real)
    before = real.read_bytes()
    result = run("import", str(INVITE), "--yes", cwd=workspace)
    assert result.exit_code == 2
    assert "is a link" in result.output
    assert record.is_symlink()
    assert real.read_bytes() == before


@pytest.mark.parametrize(
    "kept",
    [
        "[" * 100_000,
        "[]",
        '{"fields": null}',
        '{"fields": {"rounds": [1]}}',
        '{"fields": {"rounds": [["a", {}, "b"]]}}',
        '{"sources": [5]}',
        "\0",
    ],
)
def test_a_damaged_memory_is_named(workspace: Path, run: Run, kept: str) -> None:
    """What is remembered and was damaged is refused in a sentence, and nothing is written."""
    (workspace / RECORD).with_suffix(".imported.json").write_text(kept)
    before = tree(workspace)
    result = run("import", str(INVITE), "--yes", cwd=workspace)
    assert result.exit_code == 2
    assert "interview.imported.json is damaged" in result.output
    assert tree(workspace) == before


def test_what_is_hidden_reaches_neither_terminal_nor_record(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """Escape sequences and characters that turn the direction of reading are left out of texts, and
    shown as a sign in a file's name; what is left is imported.
    """
    resume = tmp_path / "re\x1b[31m\nsume.json"
    resume.write_text(
        '{"basics": {"name": "A", "summary": "Kept\\u202e \\u001b[2J \\u2066calm"}, "work": '
        '[{"name": "Quay\\u2028side", "position": "Lead", "startDate": "2010", "highlights": '
        '["Cut cost by 20 %\\u009b31m"]}]}'
    )
    result = run("import", str(resume), "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert "re\ufffd[31m\ufffdsume.json is a resume" in result.output
    assert not set("\x1b\x9b\u202e\u2066\u2028") & set(result.output)
    assert "employer: Quay side" in (workspace / CANDIDATE).read_text()


def test_what_the_scaffold_invented_makes_way(workspace: Path, run: Run) -> None:
    """A new packet that nobody has touched holds, after an import, nothing that was invented: no
    bicycles, no Sam Person; and the preview shows it as what it is.
    """
    run("new", "harbor", cwd=workspace)
    result = run("import", str(POSTING), "--into", "harbor", "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert "This replaces the example in packets/harbor/interview.yml:" in result.output
    text = (workspace / "packets" / "harbor" / "interview.yml").read_text()
    assert "name: Harbor Logistics" in text
    for invented in ("icycle", "Sam Person", "example.com", "Passport", "Example Street"):
        assert invented not in text
    assert errors(workspace) == []


@pytest.mark.parametrize("above", ["company:\n", "role:\n", "  requirements:\n"])
def test_a_comment_in_the_example_stays(workspace: Path, run: Run, above: str) -> None:
    """Somebody has begun with a remark in a packet that is the example else: it is not lost."""
    run("new", "harbor", cwd=workspace)
    record = workspace / "packets" / "harbor" / "interview.yml"
    text = record.read_text()
    assert above in text
    remark = "# Kim said that they moved"
    margin = " " * (len(above) - len(above.lstrip()) + 2)
    record.write_text(text.replace(above, f"{above}{margin}{remark}\n", 1))
    result = run("import", str(POSTING), "--into", "harbor", "--yes", cwd=workspace)
    assert result.exit_code == 0, result.output
    assert remark in record.read_text()
    assert errors(workspace) == []


def test_only_what_a_person_wrote_stays_beside_what_comes_in(workspace: Path, run: Run) -> None:
    """Where somebody has begun to fill in a packet, their lines stay, the scaffold's in the same
    section go, and other sections are left for later; nobody is named who is not there.
    """
    record = workspace / RECORD
    own = record.read_text().replace("industry: Bicycles", "industry: Freight")
    record.write_text(own.replace("Runs the office of a growing company", "Keeps the books"))
    run("import", str(POSTING), "--yes", cwd=workspace)
    text = record.read_text()
    assert "industry: Freight" in text
    assert "text: Keeps the books" in text
    for invented in ("folding bicycles", "Negotiates with suppliers", "Office manager"):
        assert invented not in text
    assert "Sam Person" in text
    run("import", str(INVITE), "--yes", cwd=workspace)
    text = record.read_text()
    assert "sam-person" not in text
    assert "alex-colleague" not in text
    assert errors(workspace) == []
    before = tree(workspace)
    assert "nothing new" in run("import", str(POSTING), str(INVITE), cwd=workspace).output
    assert tree(workspace) == before


def test_a_person_of_the_scaffold_who_was_used_stays(workspace: Path, run: Run) -> None:
    """A round that somebody wrote keeps its people, even where these are still the scaffold's."""
    record = workspace / RECORD
    record.write_text(record.read_text().replace("minutes: 45", "minutes: 50"))
    run("import", str(INVITE), "--yes", cwd=workspace)
    assert "with: [sam-person]" in record.read_text()
    assert errors(workspace) == []


def test_the_company_that_a_packet_was_made_for_stays_until_a_file_says_more(
    workspace: Path, run: Run
) -> None:
    """`new harbor` knows the company; an import that does not keeps its name, and one that does
    replaces it.
    """
    run("new", "harbor", cwd=workspace)
    run("import", str(INVITE), "--into", "harbor", "--yes", cwd=workspace)
    record = workspace / "packets" / "harbor" / "interview.yml"
    assert "  name: Harbor\n" in record.read_text()
    assert "icycle" not in record.read_text()


def test_invitations_in_one_zone_by_two_names_are_one_day(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """A mail that says CET and a calendar in Europe/Berlin are sessions of one round."""
    calendar = tmp_path / "one.ics"
    text = event("one", 2, "A talk", "kim.lee@harbor.example")
    calendar.write_text(text.replace("Europe/London", "Europe/Berlin"))
    run("import", str(calendar), "-", "--yes", cwd=workspace, typed_in=MAIL)
    (application,) = records.read(workspace).applications
    (stage,) = application.record.rounds
    assert stage.time_zone == "Europe/Berlin"
    assert [str(session.at) for session in stage.sessions] == ["09:00:00", "10:30:00"]


MAIL = (
    "From: Kim Lee <kim.lee@harbor.example>\nSubject: Second talk\n\n"
    "See you on 2 December 2026, 10:30-11:15 CET, with Ana Ruiz.\n"
)


RESUME = (
    "# Priya Raman\n\npriya@example.net\n\n## Summary\n\nEngineer of payment systems.\n\n"
    "## Experience\n\n### Engineer, Larkspur\n\n2021 – Present\n\n- Cut costs by 30% in a year\n"
    "- Cut the queue of open tickets from 900 to 40\n"
)


def test_nothing_new_in_a_pipe(workspace: Path, run: Run, tmp_path: Path) -> None:
    """Where nothing of the records would change, it is not said that something was not written."""
    bank = tmp_path / "stories.md"
    bank.write_bytes(BANK.read_bytes())
    run("import", str(bank), "--yes", cwd=workspace)
    bank.write_bytes(BANK.read_bytes() + b"\n")
    result = run("import", str(bank), cwd=workspace)
    assert "There is nothing new in it." in result.output
    assert "--yes" not in result.output


def test_what_a_person_took_out_is_a_line(workspace: Path, run: Run, tmp_path: Path) -> None:
    """A story that was taken out is named by its title, not by all that the file has of it."""
    bank = tmp_path / "stories.md"
    text = BANK.read_text()
    bank.write_text(text)
    run("import", str(bank), "--yes", cwd=workspace)
    file = workspace / CANDIDATE
    head = file.read_text().split("stories:")[0]
    file.write_text(head)
    bank.write_text(text.replace("Result:** ", "Result:** At last, "))
    result = run("import", str(bank), cwd=workspace)
    lines = [line for line in result.output.splitlines() if "you took “" in line]
    assert lines
    assert all("out of `stories" in line and len(line) < 160 for line in lines)
    assert "id: " not in result.output


def test_what_is_answered_is_not_asked(workspace: Path, run: Run, tmp_path: Path) -> None:
    """Who has written their pitch is not asked for it by the same resume again."""
    resume = tmp_path / "resume.md"
    resume.write_text(RESUME)
    first = run("import", str(resume), "--yes", cwd=workspace)
    assert "Tell me about yourself" in first.output
    file = workspace / CANDIDATE
    lines = [line for line in file.read_text().splitlines() if not line.startswith("pitch:")]
    file.write_text("\n".join([*lines, "pitch: I make payments reliable.", ""]))
    assert "Tell me about yourself" not in run("import", str(resume), cwd=workspace).output


def test_a_conflict_is_named_as_a_person_would(tmp_path: Path, run: Run) -> None:
    """The session by its time and day, one short line a value, and nothing of the program's own."""
    text = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:abc-1@example.com\n"
        "SEQUENCE:{}\nDTSTART;TZID=America/Denver:20261204T090000\nDURATION:PT{}M\n"
        "SUMMARY:Chat\nATTENDEE;CN=Kim Lee:mailto:kim@harbor.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    file = tmp_path / "i.ics"
    file.write_text(text.format(0, 45))
    folder = tmp_path / "mine"
    assert run("init", str(folder), "--from", str(file)).exit_code == 0
    record = next(folder.glob("packets/*/interview.yml"))
    record.write_text(record.read_text().replace("minutes: 45", "minutes: 50"))
    file.write_text(text.format(1, 60))
    result = run("import", str(file), "--yes", cwd=folder)
    assert "`minutes` of the session at 09:00 on 4 December 2026 is yours, and stays:" in (
        result.output
    )
    assert "  yours: 50\n  file:  60\n" in result.output
    assert "abc-1" not in result.output


def test_what_is_no_ordinary_file_is_called_that(tmp_path: Path, run: Run) -> None:
    """A pipe is there, though nothing can be imported from it."""
    os.mkfifo(tmp_path / "resume.pdf")
    result = run("init", "mine", "--from", "resume.pdf", cwd=tmp_path)
    assert result.exit_code == 2
    assert "resume.pdf: this is not an ordinary file." in " ".join(result.output.split())


def test_a_number_is_nobodys_name(tmp_path: Path, run: Run) -> None:
    """A resume in JSON whose name is a figure leaves the name to be written."""
    (tmp_path / "resume.json").write_text('{"basics": {"name": 5, "label": "Nurse"}, "work": []}')
    result = run("init", "mine", "--from", "resume.json", cwd=tmp_path)
    assert result.exit_code == 0, result.output
    text = (tmp_path / "mine" / "packets" / "candidate.yml").read_text()
    assert "name: 5" not in text.replace('"', "")
    assert "TODO: your name" in text


def test_the_open_day_of_an_errand_is_asked_until_it_is_written(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    """An answer inside a list is found again by its entry, wherever that is now."""
    mail = tmp_path / "invite.eml"
    mail.write_text(
        "From: Kim Lee <kim@harborfreight.example>\nSubject: Your interview\n"
        "Date: Mon, 16 Nov 2026 10:00:00 +0100\nMessage-ID: <1@harbor.example>\n\nDear Amara,\n\n"
        "Please come on Thursday 3 December 2026 at 10:00 (Europe/Berlin), for 45 minutes.\n\n"
        "Kindly forward your slides to me by Monday.\n\nBest regards,\nKim Lee\n"
    )
    question = "Which day is meant"
    assert question in run("import", str(mail), "--yes", cwd=workspace).output
    record = workspace / RECORD
    assert question in run("import", str(mail), "--yes", cwd=workspace).output
    errand = "- text: Forward your slides to Kim Lee by Monday"
    text = record.read_text()
    indent = " " * (text.index(errand) - text.rindex("\n", 0, text.index(errand)) - 1)
    own = f"- text: Print the plan\n{indent}  due: 2026-12-01\n{indent}"
    dated = f"{own}{errand}\n{indent}  due: 2026-11-30"
    record.write_text(text.replace(errand, dated))
    assert question not in run("import", str(mail), "--yes", cwd=workspace).output
