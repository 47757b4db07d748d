"""`upgrade`: files of an earlier version are written in the current form."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.app import upgrading
from secondround.records import renamed
from secondround.records.models import Record

from .conftest import Run

OLD = """\
# The harbor.
company: {name: Harbor, researched: 5 November 2026}  # looked up twice
role: {title: Lead}
interviewers:
  Priya-Rao:  # in capitals
    name: Priya Rao
    role: Hiring Manager
rounds:
  - name: Second interview
    sessions:
      - at: 14h30
        minutes: 1 h
        with: priya-rao  # alone
"""
NEW = """\
# The harbor.
company: {name: Harbor, researched: 2026-11-05}  # looked up twice
role: {title: Lead}
interviewers:
  priya-rao:  # in capitals
    name: Priya Rao
    role: hiring manager
rounds:
  - name: Second interview
    sessions:
      - at: 14:30
        minutes: 60
        with: [priya-rao]  # alone
"""


def current(text: str) -> str:
    """A record in the current form."""
    return upgrading.current(Record, PurePosixPath("interview.yml"), text.encode()).decode()


def test_what_is_read_with_a_note_is_written_as_it_is_read() -> None:
    """Each value gets its current form; comments and everything else stay to the byte."""
    assert current(OLD) == NEW
    assert current(NEW) == NEW


def test_line_ends_stay() -> None:
    """A file from Windows stays one."""
    assert current(OLD.replace("\n", "\r\n")) == NEW.replace("\n", "\r\n")


def test_a_renamed_field_gets_its_new_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field of an earlier version is read with a note and written under its new name."""
    field = renamed.Renamed("Company", "firm_says", "about", "9.0")
    monkeypatch.setattr(renamed, "FIELDS", [field])
    old = NEW.replace("{name: Harbor,", "{name: Harbor, firm_says: Moves parts.,")
    assert current(old) == old.replace("firm_says", "about")


def test_the_command_shows_and_writes(workspace: Path, run: Run) -> None:
    """`--dry-run` shows what would change and writes nothing; afterwards nothing is left to do."""
    (record,) = (workspace / "packets").rglob("interview.yml")
    first = record.read_text("utf-8")
    assert "Nothing to upgrade" in run("upgrade", cwd=workspace).output
    record.write_text(first.replace("role: hiring manager", "role: Hiring Manager", 1), "utf-8")
    old = record.read_text("utf-8")
    assert old != first
    assert "secondround upgrade" in run("check", cwd=workspace).output
    shown = run("upgrade", "--dry-run", cwd=workspace).output
    assert "role: Hiring Manager\n+" in shown
    assert record.read_text("utf-8") == old
    assert run("upgrade", "--yes", cwd=workspace).exit_code == 0
    assert record.read_text("utf-8") == first
