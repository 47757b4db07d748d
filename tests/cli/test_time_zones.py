"""Invitations in UTC: whoever knows where the candidate will be is asked, and nobody guesses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import Run
from .terminal import talk

RECORD = Path("packets", "first-interview", "interview.yml")


def event(uid: str, start: str, guest: str, sequence: int = 0) -> str:
    """An invitation in UTC; `start` as in 20261208T1800."""
    return (
        f"BEGIN:VEVENT\nUID:{uid}\nSEQUENCE:{sequence}\nSUMMARY:Talk with {guest}\n"
        f"ATTENDEE;CN={guest}:mailto:{guest.split(maxsplit=1)[0].lower()}@quillbank.example\n"
        f"DTSTART:{start}00Z\nDURATION:PT45M\nEND:VEVENT\n"
    )


def calendar(*events: str) -> str:
    """A file of events."""
    body = "".join(events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\n{body}END:VCALENDAR\n"


@pytest.fixture
def invite(tmp_path: Path) -> Path:
    """An invitation for two days."""
    file = tmp_path / "invite.ics"
    days = (event("a", "20261208T1800", "Ana Ruiz"), event("b", "20261210T1700", "Ben Ode"))
    file.write_text(calendar(*days))
    return file


@pytest.fixture
def packet(invite: Path, run: Run) -> Path:
    """A workspace whose times are still in UTC."""
    assert run("init", str(invite.parent / "mine"), "--from", str(invite)).exit_code == 0
    return invite.parent / "mine"


def test_unanswered_it_is_the_first_step_and_a_warning(
    invite: Path, packet: Path, run: Run
) -> None:
    """A pipe is told of the option once; until it is answered `next` begins with it."""
    again = run("init", str(invite.parent / "again"), "--from", str(invite))
    assert again.output.count("In which time zone will you be?") == 1
    assert "--time-zone" in again.output
    assert "1. Say in which time zone you will be" in run("next", cwd=packet).output
    assert "times-in-utc" in run("check", "--all", cwd=packet).output


def test_the_answer_changes_the_times(invite: Path, packet: Path, run: Run) -> None:
    """Zone and times change together, and again there is nothing new."""
    order = ("import", str(invite), "--time-zone", "America/Los_Angeles", "--yes")
    result = run(*order, cwd=packet)
    assert result.exit_code == 0, result.output
    text = (packet / RECORD).read_text()
    assert "UTC" not in text
    assert "at: 10:00" in text.replace('"', "")
    assert "at: 09:00" in text.replace('"', "")
    assert text.count("America/Los_Angeles") == 2
    assert "nothing new" in run("import", str(invite), cwd=packet).output


def test_a_zone_of_no_such_name_is_refused(invite: Path, packet: Path, run: Run) -> None:
    """Nothing is written for a zone that is none; a city is enough where it is plain."""
    before = (packet / RECORD).read_bytes()
    wrong = run("import", str(invite), "--time-zone", "Atlantis", "--yes", cwd=packet)
    assert wrong.exit_code != 0
    assert "Europe/Berlin" in wrong.output
    assert (packet / RECORD).read_bytes() == before
    assert run("import", str(invite), "--time-zone", "Berlin", "--yes", cwd=packet).exit_code == 0
    assert "Europe/Berlin" in (packet / RECORD).read_text()


def test_a_zone_that_was_typed_by_hand_is_the_answer(invite: Path, packet: Path, run: Run) -> None:
    """Whoever wrote their zone has the times converted to it by the same file."""
    text = (packet / RECORD).read_text()
    (packet / RECORD).write_text(text.replace("time_zone: UTC", "time_zone: Europe/Berlin"))
    result = run("import", str(invite), "--yes", cwd=packet)
    assert result.exit_code == 0, result.output
    assert "which is 19:00 in Europe/Berlin" in " ".join(result.output.split())
    text = (packet / RECORD).read_text().replace('"', "")
    assert "at: 19:00" in text
    assert "at: 18:00" in text
    assert "UTC" not in text


def test_a_meeting_that_moves_stays_in_its_zone(invite: Path, packet: Path, run: Run) -> None:
    """A newer invitation, in UTC again, is written in the zone that was answered before."""
    run("import", str(invite), "--time-zone", "Europe/Berlin", "--yes", cwd=packet)
    invite.write_text(calendar(event("b", "20261211T1500", "Ben Ode", 1)))
    result = run("import", str(invite), "--yes", cwd=packet)
    assert result.exit_code == 0, result.output
    text = (packet / RECORD).read_text().replace('"', "")
    assert "UTC" not in text
    assert "2026-12-11" in text
    assert "at: 16:00" in text


def test_a_place_is_proposed_and_not_taken(tmp_path: Path, invite: Path, run: Run) -> None:
    """The resume's city is named as an example, and the record stays in UTC."""
    resume = tmp_path / "resume.txt"
    resume.write_text(
        "Priya Raman\nSeattle, WA\npriya@example.net\n\nExperience\n\n"
        "Engineer, Larkspur\nJan 2021 – Present\n- Cut costs by 30% in a year\n\n"
        "Education\n\nB.Sc., University of Leeds, 2015\n\nSkills\n\nPython, SQL\n"
    )
    result = run("init", str(tmp_path / "b"), "--from", str(resume), str(invite))
    assert "--time-zone America/Los_Angeles" in " ".join(result.output.split())
    assert "time_zone: UTC" in (tmp_path / "b" / RECORD).read_text()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no terminal of this kind there")
def test_on_a_terminal_it_is_asked_once(invite: Path) -> None:
    """What is no zone is asked again; the answer is in the new record."""
    order = ("init", "asked", "--from", str(invite))
    answers = [("In which time zone", "Atlantis"), ("In which time zone", "Europe/Berlin")]
    said, code = talk(invite.parent, order, answers)
    assert code == 0, said
    assert said.count("In which time zone") == 2
    text = (invite.parent / "asked" / RECORD).read_text()
    assert text.count("time_zone: Europe/Berlin") == 2


MAIL = (
    "From: Kim Lee <kim@harbor.example>\nSubject: Your onsite\nMessage-ID: <a@harbor.example>\n\n"
    "Dear Amara,\n\non 2026-12-08:\n\n9:30 - 10:15 Ana Ruiz, Director of Operations\n"
    "10:15 - 11:00 Ben Ode, Head of Fleet\n\nBest,\nKim\n"
)


def test_a_zone_that_no_invitation_names_is_asked_for_in_the_record(
    tmp_path: Path, run: Run
) -> None:
    """`next` names it until it is written; `--time-zone` is the answer at once."""
    file = tmp_path / "mail.eml"
    file.write_text(MAIL)
    run("init", str(tmp_path / "mine"), "--from", str(file))
    assert "In which time zone is 09:30" in (tmp_path / "mine" / RECORD).read_text()
    assert "In which time zone is 09:30" in run("check", cwd=tmp_path / "mine").output
    run("init", str(tmp_path / "told"), "--from", str(file), "--time-zone", "Europe/Berlin")
    assert "time_zone: Europe/Berlin" in (tmp_path / "told" / RECORD).read_text()


KNOWN = """
company: {name: Quillbank}
role: {title: Planner}
interviewers:
  ana-ruiz: {name: Ana Ruiz}
rounds:
  - name: First talk
    date: 2026-12-10
    time_zone: Europe/Lisbon
    place: Teams House, Rua do Carmo 12
    sessions:
      - {at: "09:00", minutes: 30, with: [ana-ruiz]}
"""


@pytest.mark.parametrize(
    ("invitation", "why"),
    [
        (event("z", "20261210T1300", "Eva Holm"), "on the same day"),
        (
            event("z\nLOCATION:Teams House\\, Rua do Carmo 12", "20261214T1300", "Eva Holm"),
            "at the same place",
        ),
        (event("z\nLOCATION:Teams", "20261214T1300", "Eva Holm"), ""),
        (event("z", "20261214T1300", "Ana Ruiz"), ""),
    ],
)
def test_the_day_or_the_place_tells_the_clock(
    tmp_path: Path, run: Run, invitation: str, why: str
) -> None:
    """Where the record has a zone for that day or that place, whoever typed it, it is not asked
    for again. Otherwise it is, with the reason: whom one meets is no clock of one's own.
    """
    run("init", str(tmp_path / "mine"))
    packet = tmp_path / "mine" / "packets" / "quillbank"
    packet.mkdir()
    (packet / "interview.yml").write_text(KNOWN)
    file = tmp_path / "second.ics"
    file.write_text(calendar(invitation))
    order = ("import", str(file), "--into", "quillbank", "--yes")
    said = " ".join(run(*order, cwd=tmp_path / "mine").output.split())
    text = (packet / "interview.yml").read_text()
    assert ("taken to be in Europe/Lisbon" in said) == bool(why)
    assert ("time_zone: UTC" in text) != bool(why)
    if why:
        assert f"as “First talk” has it, {why}" in said
    else:
        assert "--time-zone Europe/Lisbon` (as “First talk” has it, on another day" in said


def test_people_tell_the_clock_of_a_mail_that_names_none(tmp_path: Path, run: Run) -> None:
    """Whoever wrote of nine o'clock in Lisbon before does so again; with others it is proposed."""
    run("init", str(tmp_path / "mine"))
    packet = tmp_path / "mine" / "packets" / "quillbank"
    packet.mkdir()
    (packet / "interview.yml").write_text(KNOWN)
    file = tmp_path / "mail.eml"
    order = ("import", str(file), "--into", "quillbank", "--yes")
    file.write_text(MAIL.replace("Ana Ruiz, Director of Operations", "Ivo Lund, Treasurer"))
    said = " ".join(run(*order, cwd=tmp_path / "mine").output.split())
    assert "add `--time-zone Europe/Lisbon`" in said
    assert "In which time zone is 09:30" in (packet / "interview.yml").read_text()
    (packet / "interview.yml").write_text(KNOWN)
    (packet / "interview.imported.json").unlink()
    file.write_text(MAIL)
    said = " ".join(run(*order, cwd=tmp_path / "mine").output.split())
    assert "as “First talk” has it, with some of the same people" in said
    text = (packet / "interview.yml").read_text()
    assert text.count("time_zone: Europe/Lisbon") == 2
    assert "In which time zone" not in text
    assert "nothing new" in run(*order, cwd=tmp_path / "mine").output
