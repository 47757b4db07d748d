"""Notes that are sent: noted by name or in a debrief, with all else in the file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from secondround import records

RECORD = Path("packets", "harbor", "interview.yml")
INTERVIEW = """\
company: {name: Harbor Logistics}
role: {title: Head of Operations}
interviewers:
  ana-ruiz: {name: Ana Ruiz, title: Director, role: hiring manager, email: ana@example.com}
  kim-lee: {name: Kim Lee, email: kim@example.com}
  sam-oh: {name: Sam Oh, email: sam@example.com}
rounds:
  - name: Screening
    date: 2026-11-10
    sessions:
      - {minutes: 30, with: [kim-lee], called_off: true}
      - {at: "09:00", minutes: 30, with: [sam-oh], told: []}
  - name: Panel
    date: 2026-11-24
    sessions:
      - at: "10:00"
        minutes: 60
        with: [ana-ruiz, kim-lee]  # room 4
        told: []
        SENT
      - {at: "11:00", minutes: 30, with: [sam-oh], told: []}
  - name: Final
    date: 2026-12-01
    sessions: [{minutes: 45, with: [ana-ruiz]}]
"""
NEXT_DAY = ("--today", "2026-11-25")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a panel that is over, and nobody thanked."""
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / "packets" / "candidate.yml").write_text("name: Amara Okafor\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Packets\n")
    return written(tmp_path, "# nobody yet")


def written(folder: Path, sent: str) -> Path:
    """The workspace, with that in the panel's session."""
    (folder / RECORD).write_text(INTERVIEW.replace("SENT", sent))
    return folder


def lines(folder: Path) -> list[str]:
    return (folder / RECORD).read_text().splitlines()


@pytest.mark.parametrize(
    ("before", "names", "after"),
    [
        ("# nobody yet", ("kim-lee",), "thanked: [kim-lee]"),
        ("# nobody yet", ("Kim", "kim-lee"), "thanked: [kim-lee]"),
        ("# nobody yet", ("kim", "ana ruiz"), "thanked: true"),
        ("thanked: false", ("kim",), "thanked: [kim-lee]"),
        ("thanked: [ana-ruiz] # by post", ("kim",), "thanked: [ana-ruiz, kim-lee] # by post"),
        ("thanked: ana-ruiz # by post", ("kim",), "thanked: [ana-ruiz, kim-lee] # by post"),
    ],
)
def test_a_note_is_noted_where_they_were_met(
    folder: Path, run: Run, before: str, names: tuple[str, ...], after: str
) -> None:
    """As `true` where nobody else was there or is left; else as a list, which only grows."""
    was = lines(written(folder, before))
    sent = [word for name in names for word in ("--sent", name)]
    result = run("thanks", "harbor", *sent, "--yes", *NEXT_DAY, cwd=folder)
    assert result.exit_code == 0, result.output
    new = [line for line in lines(folder) if line not in was]
    assert [line.strip() for line in new] == [after]
    assert len(lines(folder)) - len(was) == (1 if before.startswith("#") else 0)


def test_only_who_waits_is_drafted(folder: Path, run: Run) -> None:
    """The draft of who has had a note is not made again, and one that lies there is named; who was
    met in two rounds is noted in the last of them.
    """
    assert run("thanks", "harbor", "--round", "2", *NEXT_DAY, cwd=folder).exit_code == 0
    drafts = folder / "print" / "harbor" / "thanks"
    assert len(list(drafts.glob("*.eml"))) == 3
    sent = ("--sent", "kim", "--sent", "sam", "--yes")
    assert run("thanks", "harbor", *sent, *NEXT_DAY, cwd=folder).exit_code == 0
    [application] = records.read(folder).applications
    first, panel, _ = application.record.rounds
    assert [session.thanked for session in first.sessions] == [False]
    assert [session.thanked for session in panel.sessions] == [("kim-lee",), True]
    again = run("thanks", "harbor", "--round", "2", *NEXT_DAY, cwd=folder)
    names = [Path(line).name for line in again.stdout.split()]
    assert names == ["ana-ruiz.eml", "notes.md"]
    assert "kim-lee.eml" in again.stderr
    assert "were made earlier" in " ".join(again.stderr.split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--sent", "marek"), "There is no interviewer `marek`."),
        (("--sent", "kim", "--round", "final"), "Kim Lee is in no session of “Final”."),
        (("--sent", "ana", "--today", "2026-11-01"), "not met Ana Ruiz yet, by the record."),
    ],
)
def test_who_was_not_met_has_had_no_note(
    folder: Path, run: Run, typed: tuple[str, ...], said: str
) -> None:
    """Nothing is written, and the message says why."""
    text = INTERVIEW.replace("told: []", "stories: 0").replace("SENT", "")
    (folder / RECORD).write_text(text)
    result = run("thanks", "harbor", "--yes", *NEXT_DAY, *typed, cwd=folder)
    assert result.exit_code == 2
    assert said in result.output
    assert (folder / RECORD).read_text() == text


def test_it_is_noted_once_and_with_consent(folder: Path, run: Run) -> None:
    """In a pipe nobody can agree; what is noted needs no second time."""
    before = lines(folder)
    result = run("thanks", "harbor", "--sent", "kim", *NEXT_DAY, cwd=folder)
    assert "+        thanked: [kim-lee]" in result.output
    assert "Add --yes to write it." in result.output
    assert lines(folder) == before
    written(folder, "thanked: [kim-lee]")
    result = run("thanks", "harbor", "--sent", "kim", "--yes", *NEXT_DAY, cwd=folder)
    assert "That is noted already." in result.output


@pytest.mark.parametrize(
    ("stands", "said", "after"),
    [
        ("# nobody yet", "[Kim]", ("kim-lee",)),
        ("thanked: [ana-ruiz]", "[kim-lee]", ("ana-ruiz", "kim-lee")),
        ("thanked: [ana-ruiz]", "true", True),
        ("thanked: true", "[kim-lee]", True),
        ("thanked: [ana-ruiz]", "[kim-lee] --replace", ("kim-lee",)),
        ("thanked: true", "[kim-lee] --replace", ("kim-lee",)),
        ("thanked: [ana-ruiz]", "false", ("ana-ruiz",)),
        ("thanked: [ana-ruiz]", "false --replace", False),
    ],
)
def test_a_debrief_adds_who_has_had_a_note(
    folder: Path, run: Run, stands: str, said: str, after: object
) -> None:
    """What is sent stays sent, unless it is to be replaced; a first name is enough."""
    written(folder, stands)
    said, *options = said.split()
    (folder / "said.yml").write_text(f'sessions: [{{session: "10:00", thanked: {said}}}]\n')
    typed = ("--from", "said.yml", "--round", "2", "--yes", *options)
    result = run("debrief", "harbor", *typed, cwd=folder)
    assert result.exit_code == 0, result.output
    [application] = records.read(folder).applications
    assert application.record.rounds[1].sessions[0].thanked == after


def test_a_debrief_thanks_nobody_who_is_not_in_the_record(folder: Path, run: Run) -> None:
    """An unknown name is refused with its place."""
    (folder / "said.yml").write_text('sessions: [{session: "10:00", thanked: [marek]}]\n')
    result = run("debrief", "harbor", "--from", "said.yml", "--round", "2", "--yes", cwd=folder)
    assert result.exit_code == 1
    assert "said.yml:1:41: error unknown-interviewer" in result.output


def test_who_was_not_there_is_named(folder: Path, run: Run) -> None:
    """A note to somebody of another session stands in the wrong place."""
    written(folder, "thanked: [sam-oh]")
    result = run("check", "--all", cwd=folder)
    assert "speaker-not-there: Sam Oh is not in this session" in " ".join(result.output.split())
