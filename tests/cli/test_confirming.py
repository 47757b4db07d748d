"""What `init` and `import` read and did not ask: shown once, to be confirmed."""

from __future__ import annotations

import re
from pathlib import Path

from .conftest import Run

INVITE = """\
BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:day@harbor.example
SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20991124T093000
DTEND;TZID=Europe/Berlin:20991124T101500
SUMMARY:Interview
LOCATION:https://meet.example/abc
ATTENDEE;CN=Ana Ruiz:mailto:ana.ruiz@harbor.example
END:VEVENT
END:VCALENDAR
"""


def confirmed(output: str) -> dict[int, str]:
    """The facts on the screen by the lines that they are said to stand in."""
    _, _, listed = " ".join(output.split()).partition("Please confirm")
    found = re.findall(
        r"line (\d+): (.*?)(?= line \d+:| What to do| Nothing was| Written|$)", listed
    )
    return {int(line): text for line, text in found}


def test_what_was_read_is_to_be_confirmed(tmp_path: Path, run: Run) -> None:
    """The facts that hurt most where they are wrong stand on the screen, each with the line that
    holds it.
    """
    file = tmp_path / "invite.ics"
    file.write_text(INVITE)
    made = run("init", str(tmp_path / "mine"), "--from", str(file))
    facts = confirmed(made.output)
    (record,) = tmp_path.glob("mine/packets/*/interview.yml")
    lines = record.read_text().splitlines()
    assert f"is in {record.relative_to(tmp_path / 'mine')}:" in " ".join(made.output.split())
    at = {text.split(":")[0]: lines[line - 1].strip() for line, text in facts.items()}
    assert at["Interviewer"] == "ana-ruiz:"
    assert at["Day"].startswith("date: ")
    assert at["Video"].startswith("video: ")
    said = list(facts.values())
    assert "Day: Tuesday 24 November 2099" in said
    assert "Interviewer: Ana Ruiz, title unknown" in said
    assert "Video: https://meet.example/abc" in said
    assert any(
        fact.startswith("Session: 09:30 (Europe/Berlin), 45 minutes, with Ana Ruiz")
        for fact in said
    )


def test_only_what_an_import_brings_is_to_be_confirmed(tmp_path: Path, run: Run) -> None:
    """What was there before is not asked about again, and nothing where nothing is new."""
    file = tmp_path / "invite.ics"
    file.write_text(INVITE)
    folder = tmp_path / "mine"
    run("init", str(folder), "--from", str(file))
    assert not confirmed(run("import", str(file), "--yes", cwd=folder).output)
    file.write_text(INVITE.replace("SEQUENCE:0", "SEQUENCE:1").replace("T0930", "T0900"))
    facts = confirmed(run("import", str(file), "--yes", cwd=folder).output)
    (session,) = facts.values()
    assert session.startswith("Session: 09:00 (Europe/Berlin), 75 minutes")


def test_a_screen_is_enough(tmp_path: Path, run: Run) -> None:
    """Of many facts the first are shown, and the others counted; `--full` shows all."""
    guests = "".join(
        f"ATTENDEE;CN=Guest {chr(65 + n)}lba:mailto:g{n}@harbor.example\n" for n in range(26)
    )
    file = tmp_path / "invite.ics"
    file.write_text(INVITE.replace("END:VEVENT", f"{guests}END:VEVENT"))
    short = run("init", str(tmp_path / "mine"), "--from", str(file)).output
    assert len(confirmed(short)) == 16
    assert re.search(r"… and \d+ more facts in the same file", short)
    full = run("init", str(tmp_path / "other"), "--from", str(file), "--full").output
    assert len(confirmed(full)) > 26
