"""Whom a position reports to: a hint for the person who decides, and nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround.app import importing, reporting
from secondround.imports import reading
from secondround.imports.invite import Known

POSTING = b"""Payroll Lead
Company: Acme Ltd

What you will do
- Own the monthly payroll run
- You will report to our CFO.

What you bring
- 5 years of payroll experience
"""
RECORD = """company: {{name: Acme Ltd}}
role: {{title: Payroll Lead}}
interviewers:
  ana-ruiz: {{name: Ana Ruiz, title: {}}}
"""


def hints(root: Path, people: str) -> tuple[str, ...]:
    """What an import of the posting says, where the record has these people."""
    file = root / "packets" / "acme" / "interview.yml"
    file.parent.mkdir(parents=True)
    if people:
        file.write_text(people)
    found = reading.read([reading.File("job.txt", POSTING)], Known()).read
    return importing.preview(root, "acme", found).hints


@pytest.mark.parametrize("title", ["CFO", "Chief Financial Officer", "CFO and co-founder"])
def test_who_has_that_title_may_decide(tmp_path: Path, title: str) -> None:
    """Somebody with the title, in full or in short, is named; that they decide is for the person
    to write.
    """
    (hint,) = hints(tmp_path, RECORD.format(title))
    assert "that is the title of Ana Ruiz" in hint
    assert "write `decides: true` under `ana-ruiz`" in hint


@pytest.mark.parametrize("people", ["", RECORD.format("Head of People")])
def test_nobody_has_that_title(tmp_path: Path, people: str) -> None:
    """Where nobody has it, the command that adds a person is named."""
    (hint,) = hints(tmp_path, people)
    assert "`secondround add person --title CFO`" in hint


def test_what_somebody_decided_is_not_asked_again(tmp_path: Path) -> None:
    """Whether it says yes or no, `decides` answers the hint."""
    people = RECORD.format("CFO").replace("title: CFO", "title: CFO, decides: false")
    assert hints(tmp_path, people) == ()


def test_who_is_named_behind_the_title_is_known() -> None:
    """A posting that names the manager, too, does not ask for somebody who is there."""
    people = {"ruth-feld": {"name": "Ruth Feld", "title": "Head of Supply Chain"}}
    written = {"role": {"reports_to": "Head of Supply Chain, Ruth Feld"}, "interviewers": people}
    assert "Nobody" not in " ".join(reporting.hints(written))
    people["ruth-feld"]["name"] = "Ruth Frost"
    assert "Nobody" in " ".join(reporting.hints(written))
