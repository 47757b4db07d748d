"""Newer invitations: what moved, what was called off, and what of the plan that breaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from secondround import records
from secondround.cli.group import app
from secondround.problems import Severity

from .conftest import Run

RECORD = Path("packets", "first-interview", "interview.yml")
TALK = "- name: Talk with Ana Ruiz\n"
PIN = "tell: [moved-the-ledger]\n"
STORIES = "".join(
    f"## {title}\n\n**Situation:** It was hard.\n**Action:** I planned the work.\n"
    f"**Result:** We saved {percent} %.\n\n"
    for title, percent in (("Moved the ledger", 30), ("Trained the team", 12), ("Cut the queue", 9))
)


def event(uid: str, start: str, guest: str, sequence: int = 0, *, method: str = "REQUEST") -> str:
    """An invitation to 45 minutes with one person; `start` as in 20261202T0900."""
    email = f"{guest.lower().replace(' ', '.')}@harbor.example"
    return (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\n"
        f"UID:{uid}\nSEQUENCE:{sequence}\nSUMMARY:Talk with {guest}\n"
        f"ATTENDEE;CN={guest}:mailto:{email}\n"
        f"DTSTART;TZID=Europe/London:{start}00\nDURATION:PT45M\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two sessions on one day and a plan for them; nobody changes it."""
    room = tmp_path_factory.mktemp("made")
    (room / "one.ics").write_text(event("one", "20261202T0900", "Ana Ruiz"))
    (room / "two.ics").write_text(event("two", "20261202T1000", "Ben Ode"))
    (room / "stories.md").write_text(STORIES)
    folder = str(room / "mine")
    files = [str(room / name) for name in ("one.ics", "two.ics", "stories.md")]
    for words in (["init", folder, "--from", *files], ["markdown", "--workspace", folder]):
        done = CliRunner().invoke(app, words, prog_name="secondround")
        assert done.exit_code == 0, done.output
    return room / "mine"


@pytest.fixture
def packet(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(made, tmp_path / "mine")


def newer(packet: Path, run: Run, text: str) -> str:
    """What an import of one more invitation says, once it is written."""
    file = packet.parent / "newer.ics"
    file.write_text(text)
    result = run("import", str(file), "--yes", cwd=packet)
    assert result.exit_code == 0, result.output
    found = records.read(packet).problems
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []
    return " ".join(result.output.split())


def test_a_session_that_moves_is_named_with_both_times(packet: Path, run: Run) -> None:
    """A newer version of one of two invitations moves its session, and touches neither the other
    one nor the round's name.
    """
    name = (packet / RECORD).read_text().partition("rounds:")[2].partition("date:")[0]
    said = newer(packet, run, event("one", "20261202T1400", "Ana Ruiz", 1))
    assert (
        "“Talk with Ana Ruiz” moves from 2 December 2026, 09:00 to 2 December 2026, 14:00." in said
    )
    text = (packet / RECORD).read_text()
    assert text.partition("rounds:")[2].partition("date:")[0] == name
    assert "at: 10:00" in text


def test_a_session_that_is_added_goes_where_the_day_has_it(packet: Path, run: Run) -> None:
    """What an import writes is in the order of the day, so that `check` has nothing to say; a time
    with a full stop is one.
    """
    record = packet / RECORD
    record.write_text(record.read_text().replace("at: 10:00", 'at: "10.00"'))
    newer(packet, run, event("three", "20261202T0930", "Cleo Poe"))
    (application,) = records.read(packet).applications
    times = [f"{each.at:%H:%M}" for each in application.record.rounds[0].sessions if each.at]
    assert times == ["09:00", "09:30", "10:00"]


def test_what_is_noted_of_a_session_that_moves_is_named(packet: Path, run: Run) -> None:
    """A session that has notes as if it were over, and is still to come, is pointed out."""
    record = packet / RECORD
    record.write_text(record.read_text().replace(TALK, f"{TALK}        debrief: Went well.\n"))
    said = newer(packet, run, event("one", "20261202T1400", "Ana Ruiz", 1))
    assert "It has `debrief`: take that out if it has not taken place." in said
    assert "debrief: Went well." in record.read_text()


def test_a_session_that_is_called_off_frees_its_stories(packet: Path, run: Run) -> None:
    """It is taken out, its planned stories are named, and so is whoever is in no session now."""
    said = newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 1, method="CANCEL"))
    assert "“Talk with Ana Ruiz” on 2 December 2026, 09:00 is called off." in said
    assert "The plan gave it `" in said
    assert "free now for other sessions" in said
    assert "Ana Ruiz is in no session any more. Take `ana-ruiz` out of `interviewers`" in said
    assert "Talk with Ana Ruiz" not in (packet / RECORD).read_text()
    assert "Ben Ode is in no session" not in said


def test_a_session_with_pins_that_is_called_off_stays(packet: Path, run: Run) -> None:
    """What a person wrote into a session is never lost: it stays, called off, and is named until
    somebody sees to it; the same cancellation again changes nothing.
    """
    record = packet / RECORD
    record.write_text(record.read_text().replace(TALK, f"{TALK}        {PIN}"))
    assert PIN in record.read_text()
    text = event("one", "20261202T0900", "Ana Ruiz", 1, method="CANCEL")
    said = newer(packet, run, text)
    assert "is called off, and stays for what you wrote into it (`tell`), with `called_off" in said
    off = record.read_text()
    assert PIN in off
    assert off.count("called_off: true") == 1
    (application,) = records.read(packet).applications
    (talk,) = application.record.rounds[0].sessions
    assert talk.with_ == ("ben-ode",)
    for command in ("check", "next"):
        assert "Talk with Ana Ruiz" in run(command, cwd=packet).output
    assert "with `called_off" not in newer(packet, run, text)
    assert record.read_text() == off


def test_a_cancellation_that_is_taken_back_takes_the_mark_away(packet: Path, run: Run) -> None:
    """A newer invitation to a session that was called off is that session, with a person's text."""
    record = packet / RECORD
    record.write_text(record.read_text().replace(TALK, f"{TALK}        {PIN}"))
    before = record.read_text()
    newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 1, method="CANCEL"))
    newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 1))
    assert "called_off" in record.read_text()
    said = newer(packet, run, event("one", "20261202T0930", "Ana Ruiz", 2))
    assert "takes place after all: 2 December 2026, 09:30." in said
    assert record.read_text() == before.replace("at: 09:00", "at: 09:30")


def test_called_off_taken_out_and_invited_again(packet: Path, run: Run) -> None:
    """What a person took out once it was called off comes back with a newer invitation."""
    record = packet / RECORD
    before = record.read_text()
    record.write_text(before.replace(TALK, f"{TALK}        {PIN}"))
    newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 1, method="CANCEL"))
    head, _, rest = record.read_text().partition("      - name: Talk with Ana Ruiz")
    record.write_text(head + "      - name" + rest.partition("      - name")[2])
    newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 2))
    assert sorted(record.read_text()) == sorted(before)


def test_a_session_that_a_person_called_off(packet: Path, run: Run) -> None:
    """The mark of a person stays, and a newer invitation to that session is shown beside it."""
    record = packet / RECORD
    record.write_text(record.read_text().replace(TALK, f"{TALK}        called_off: true\n"))
    said = newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 1))
    assert "called_off: true" in record.read_text()
    assert "`called_off`" in said
    newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 2, method="CANCEL"))
    assert "Talk with Ana Ruiz" not in record.read_text()


@pytest.mark.slow
def test_a_session_with_a_comment_that_moves(packet: Path, run: Run) -> None:
    """What cannot go along stays at the old time, called off; the session is at its new one."""
    newer(packet, run, event("three", "20261203T1500", "Cy Dow"))
    record = packet / RECORD
    record.write_text(record.read_text().replace(TALK, f"{TALK}        # ask for Tom\n"))
    said = newer(packet, run, event("one", "20261203T0900", "Ana Ruiz", 1))
    assert "moves from 2 December 2026, 09:00 to 3 December 2026, 09:00. The old entry" in said
    assert "# ask for Tom" in record.read_text()
    rounds = records.read(packet).applications[0].record.rounds
    assert [len(stage.sessions) for stage in rounds] == [1, 2]
    before = record.read_bytes()
    newer(packet, run, event("one", "20261203T0900", "Ana Ruiz", 1))
    assert record.read_bytes() == before
    newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 2))
    rounds = records.read(packet).applications[0].record.rounds
    assert [len(stage.sessions) for stage in rounds] == [2, 1]


@pytest.mark.slow
@pytest.mark.parametrize("day", [3, 4])
def test_a_session_with_pins_moves_with_them(packet: Path, run: Run, day: int) -> None:
    """It ends up in the round of its new day, whether there is one or not, with what a person wrote
    into it; the same invitation again changes nothing, and a person's text stays a person's.
    """
    newer(packet, run, event("three", "20261203T1500", "Cy Dow"))
    record = packet / RECORD
    mine = f"        {PIN}        stories: 2\n"
    written = record.read_text().replace(TALK, f"{TALK}{mine}")
    record.write_text(written.replace("name: Talk with Ana Ruiz", "name: Ana at last"))
    text = event("one", f"202612{day:02}T0900", "Ana Ruiz", 1)
    said = newer(packet, run, text)
    assert f"moves from 2 December 2026, 09:00 to {day} December 2026, 09:00." in said
    rounds = records.read(packet).applications[0].record.rounds
    (there,) = [stage for stage in rounds if f"{stage.date}" == f"2026-12-{day:02}"]
    assert len(there.sessions) == 5 - day
    moved = next(session for session in there.sessions if session.with_ == ("ana-ruiz",))
    assert (moved.name, moved.stories) == ("Ana at last", 2)
    assert PIN in record.read_text()
    assert record.read_text().count("ana-ruiz]") == 1
    before = record.read_bytes()
    newer(packet, run, text)
    assert record.read_bytes() == before
    newer(packet, run, event("one", f"202612{day:02}T0900", "Ana Ruiz", 2, method="CANCEL"))
    assert PIN in record.read_text()


def test_a_session_of_one_invitation_keeps_the_call_of_the_others(packet: Path, run: Run) -> None:
    """A link that comes with one session of a day is that session's, and not the round's."""
    text = event("one", "20261202T0900", "Ana Ruiz", 1)
    link = "LOCATION:https://meet.google.com/abc-defg-hij\nDURATION"
    newer(packet, run, text.replace("DURATION", link))
    (application,) = records.read(packet).applications
    (stage,) = application.record.rounds
    assert stage.video is None
    assert [session.video for session in stage.sessions] == [
        "https://meet.google.com/abc-defg-hij",
        None,
    ]


def test_calling_off_what_is_not_there_says_so(packet: Path, run: Run) -> None:
    """An invitation that was never imported changes nothing when it is called off, and is named."""
    before = (packet / RECORD).read_bytes()
    said = newer(packet, run, event("other", "20261202T0900", "Kim Lee", 1, method="CANCEL"))
    assert "It calls off “Talk with Kim Lee” on 2 December 2026." in said
    assert "The records stay as they are." in said
    assert (packet / RECORD).read_bytes() == before


@pytest.mark.parametrize(
    ("place", "mine"),
    [
        ("    date: 2026-12-02\n", "    place: 4 Harbor Road, gate B\n"),
        ("        minutes: 45", "  # it may be longer"),
        ("rounds:\n", "  # ask for Tom\n"),
    ],
)
def test_a_round_with_a_text_of_yours_stays(
    tmp_path: Path, run: Run, place: str, mine: str
) -> None:
    """A field of yours on the round and a comment anywhere in it keep it, with what to do."""
    folder = alone(tmp_path, run)
    record = folder / RECORD
    record.write_text(record.read_text().replace(place, place + mine, 1))
    before = record.read_text()
    assert mine in before
    said = newer(folder, run, event("one", "20261202T0900", "Ana Ruiz", 2, method="CANCEL"))
    left = record.read_text().splitlines(keepends=True)
    assert "".join(line for line in left if "called_off: true" not in line) == before
    assert "is called off, and stays for what you wrote there, with `called_off: true`" in said
    (stage,) = records.read(folder).applications[0].record.rounds
    assert (stage.date, stage.sessions) == (None, ())
    newer(folder, run, event("one", "20261202T0900", "Ana Ruiz", 3))
    assert record.read_text() == before


def test_called_off_and_invited_again(tmp_path: Path, run: Run) -> None:
    """What the program took out comes back with a newer invitation."""
    folder = alone(tmp_path, run)
    before = (folder / RECORD).read_bytes()
    newer(folder, run, event("one", "20261202T0900", "Ana Ruiz", 2, method="CANCEL"))
    assert "rounds" not in (folder / RECORD).read_text()
    newer(folder, run, event("one", "20261202T0900", "Ana Ruiz", 3))
    assert (folder / RECORD).read_bytes() == before


def test_a_move_keeps_what_was_edited(tmp_path: Path, run: Run) -> None:
    """A person's own id for somebody, and the rest of the session follows the invitation."""
    folder = alone(tmp_path, run)
    record = folder / RECORD
    record.write_text(record.read_text().replace("ana-ruiz", "boss"))
    said = newer(folder, run, event("one", "20261203T1100", "Ana Ruiz", 2))
    text = record.read_text()
    assert "with: [boss]" in text
    assert "date: 2026-12-03" in text
    assert "at: 11:00" in text
    assert "moves from 2 December 2026, 09:00 to 3 December 2026, 11:00." in said
    assert "called off" not in said


def alone(tmp_path: Path, run: Run) -> Path:
    """A workspace with one session."""
    file = tmp_path / "one.ics"
    file.write_text(event("one", "20261202T0900", "Ana Ruiz"))
    assert run("init", str(tmp_path / "mine"), "--from", str(file)).exit_code == 0
    return tmp_path / "mine"


def agenda(sequence: int, *lines: str, stamp: str = "20261101") -> str:
    """An invitation with a schedule in its text; a line as in "10:00 - 10:45 Talk - Ana Ruiz"."""
    text = "\\n".join(lines)
    return (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
        f"UID:onsite\nSEQUENCE:{sequence}\nSUMMARY:Onsite\nDTSTAMP:{stamp}T080000Z\n"
        f"DESCRIPTION:{text}\nDTSTART;TZID=Europe/London:20261209T090000\nDURATION:PT4H\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


OLD = agenda(
    2,
    "9:00 - 9:45  Case - Hoa Tran\\, Director of Finance",
    "9:45 - 10:15  Culture - Jean Delacroix\\, Director of Packs",
    "10:15 - 10:45  Welcome - Beth Okonjo\\, Recruiter",
)
NEW = agenda(
    3,
    "9:00 - 9:45  Case - Hoa Tran\\, Director of Finance",
    "9:45 - 10:30  Culture - Ana Ferreira\\, Director of Shelter",
    "10:30 - 11:00  Welcome - Beth Okonjo\\, Recruiter",
)


def onsite(packet: Path) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """The sessions of the day with a schedule: when, how long, with whom."""
    (application,) = records.read(packet).applications
    (stage,) = [each for each in application.record.rounds if each.name == "Onsite"]
    return [(f"{each.at:%H:%M}", each.minutes, each.with_) for each in stage.sessions]


CHANGED = [
    ("09:00", 45, ("hoa-tran",)),
    ("09:45", 45, ("ana-ferreira",)),
    ("10:30", 30, ("beth-okonjo",)),
]


def test_a_newer_schedule_takes_the_place_of_the_older_one(packet: Path, run: Run) -> None:
    """Nothing that nobody edited stays beside what replaced it, and who is gone is named."""
    newer(packet, run, OLD)
    said = newer(packet, run, NEW)
    assert onsite(packet) == CHANGED
    assert "Jean Delacroix is in no session any more" in said
    assert "called off" not in said


def test_a_schedule_with_a_line_less(packet: Path, run: Run) -> None:
    """A session that the newer schedule has not goes; one that a person edited stays, called off,
    and is named.
    """
    newer(packet, run, OLD)
    record = packet / RECORD
    record.write_text(record.read_text().replace("- name: Welcome\n", "- name: My last chance\n"))
    said = newer(packet, run, agenda(3, *NEW.split("DESCRIPTION:")[1].split("\\n")[:1]))
    assert [who for _, _, who in onsite(packet)] == [("hoa-tran",)]
    assert "jean-delacroix]" not in record.read_text()
    assert "with: [beth-okonjo]\n        called_off: true" in record.read_text()
    assert "My last chance" in said


def test_an_older_version_changes_nothing(packet: Path, run: Run) -> None:
    """Whatever sessions and people it holds, and it is said that it is older."""
    newer(packet, run, NEW)
    before = (packet / RECORD).read_bytes()
    said = newer(packet, run, OLD)
    assert "newer version" in said
    assert (packet / RECORD).read_bytes() == before


def test_an_older_cancellation_calls_nothing_off(packet: Path, run: Run) -> None:
    """What it says and what becomes of it do not contradict each other."""
    newer(packet, run, event("one", "20261202T1400", "Ana Ruiz", 3))
    before = (packet / RECORD).read_bytes()
    said = newer(packet, run, event("one", "20261202T0900", "Ana Ruiz", 1, method="CANCEL"))
    assert "It calls off “Talk with Ana Ruiz”" in said
    assert "a newer version of this before, so it changes nothing." in said
    assert (packet / RECORD).read_bytes() == before


def test_somebody_else_is_invited(packet: Path, run: Run) -> None:
    """Who is invited instead of somebody is in the session alone; who was added by hand stays."""
    record = packet / RECORD
    record.write_text(record.read_text().replace("[ana-ruiz]", "[ana-ruiz, ben-ode]"))
    said = newer(packet, run, event("one", "20261202T0900", "Cara Lind", 1))
    assert "with: [ben-ode, cara-lind]" in record.read_text()
    assert "Ana Ruiz is in no session any more" in said


def test_an_overlap_is_what_to_do_first(packet: Path, run: Run) -> None:
    """A meeting that was moved onto another one is told of at once."""
    said = newer(packet, run, event("two", "20261202T0915", "Ben Ode", 1))
    assert "1. Ask which time is right: two sessions overlap" in said


LETTER = (
    "From: Kim Lee <kim@harbor.example>\nTo: me@me.example\nSubject: Your interview\n"
    "Date: Wed, 25 Nov 2026 10:22:00 +0000\nMessage-ID: <two@harbor.example>\n\n"
    "Sorry, we had to move our talk to Friday, 4 December at 14:00.\n"
)


def test_a_mail_that_moves_one_of_two_asks_which(packet: Path, run: Run) -> None:
    """Both sessions are named with their times, and nothing of the record's rounds changes."""
    rounds = (packet / RECORD).read_text().partition("rounds:")[2].partition("\nnotes")[0]
    said = newer(packet, run, LETTER)
    assert "A mail moves a meeting to 4 December 2026, 14:00. Is it “Talk with Ana Ruiz”" in said
    assert "or “Talk with Ben Ode” (2 December 2026, 10:00)?" in said
    assert rounds in (packet / RECORD).read_text()


def test_a_mail_that_moves_the_only_session_says_so(tmp_path: Path, run: Run) -> None:
    """It is shown as a move, with both times."""
    folder = alone(tmp_path, run)
    said = newer(folder, run, LETTER)
    assert "moves from 2 December 2026, 09:00 to 4 December 2026, 14:00." in said
    assert len(records.read(folder).applications[0].record.rounds) == 1


def test_a_mail_that_calls_a_session_off(packet: Path, run: Run) -> None:
    """The one that it means is marked; where it is not plain, the choices are named."""
    off = LETTER.replace(LETTER.partition("\n\n")[2], "our talk on 2 December 2026 at {} is off.\n")
    said = newer(packet, run, off.format("11:00").replace("Message-ID: <", "Message-ID: <a"))
    assert "Is it “Talk with Ana Ruiz” (2 December 2026, 09:00) or" in said
    assert "write `called_off: true` there" in said
    assert "called_off" not in (packet / RECORD).read_text()
    said = newer(packet, run, off.format("10:00"))
    assert "“Talk with Ben Ode” on 2 December 2026, 10:00 is called off, and stays, with" in said
    assert (packet / RECORD).read_text().count("called_off: true") == 1


def test_a_second_init_completes_a_first_that_was_stopped(tmp_path: Path, run: Run) -> None:
    """Where everything was written but what makes a folder a workspace, it is written now."""
    folder = alone(tmp_path, run)
    before = (folder / RECORD).read_bytes()
    (folder / "mkdocs.yml").unlink()
    result = run("init", str(folder), "--from", str(tmp_path / "one.ics"))
    assert result.exit_code == 0, result.output
    assert (folder / "mkdocs.yml").exists()
    assert (folder / RECORD).read_bytes() == before


def test_a_new_schedule_without_a_time_zone_is_on_the_clocks_of_its_round(
    tmp_path: Path, run: Run
) -> None:
    """The sessions that a mail moves stay in their round, whose time zone they have, and get no
    name that nobody gave them.
    """
    mail = (
        "From: Jana Pohl <jana@harbor.example>\nTo: me@me.example\nSubject: Your day\n"
        "Date: Fri, 20 Nov 2026 10:00:00 +0000\nMessage-ID: <1@harbor.example>\n\n"
        "Dear Amelia, this is the plan for Thursday, 10 December 2026:\n\n"
        "09:30 - 10:15  Ruth Feld, Head of Supply Chain\n"
        "10:30 - 11:15  Tom Okoro, Warehouse Lead\n"
        "11:30 - 12:00  Mia Lang, Finance\n"
    )
    newer_mail = mail.replace("<1@", "<2@").replace("10:30 - 11:15", "13:30 - 14:15")
    newer_mail = newer_mail.replace("this is the plan for", "we have changed the schedule of")
    newer_mail = newer_mail.replace("11:30 - 12:00  Mia Lang, Finance\n", "")
    (tmp_path / "one.eml").write_text(mail)
    folder = tmp_path / "mine"
    where = ("--time-zone", "Europe/London")
    run("init", str(folder), "--from", str(tmp_path / "one.eml"), *where)
    before = (folder / RECORD).read_text()
    (tmp_path / "two.eml").write_text(newer_mail)
    run("import", str(tmp_path / "two.eml"), "--yes", cwd=folder)
    stages = before.replace("at: 10:30", "at: 13:30").partition("rounds:")[2].partition("notes:")[0]
    assert stages in (folder / RECORD).read_text()
    assert "at: 13:30" in stages
