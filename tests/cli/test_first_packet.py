"""What people have already makes their first packet, and little is left to type."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from secondround import records
from secondround.problems import Severity

from .conftest import Run

IMPORTS = Path(__file__).parents[1] / "imports"
MADE = IMPORTS / "corpus" / "made"
NURSE = MADE / "plain~chromium~doyle~numbers.pdf"
LOGISTICS = MADE / "markdown~pandoc-docx~vogel~numbers.docx"
OPERATIONS = MADE / "latex~pdflatex~okafor~years.pdf"
OPERATIONS_AGAIN = MADE / "word~word~okafor~words.docx"
RAILWAYS = MADE / "dates-left~html~ortega~iso.html"
POSTING = IMPORTS / "posting" / "cases" / "json-ld" / "posting.html"
INVITE = IMPORTS / "invite" / "cases" / "google" / "invite.ics"
BANK = IMPORTS / "stories" / "cases" / "star" / "stories.md"
FIGURES = {
    NURSE: ("from eleven to three", "14 vacancies", "28-bed", "22 student nurses", "60 events"),
    LOGISTICS: ("von 26 auf 9 Stunden", "18 %"),
    OPERATIONS: ("40 million accounts", "2.1 % to 0.4 %"),
    OPERATIONS_AGAIN: ("40 million accounts", "2.1 % to 0.4 %"),
    RAILWAYS: ("42 kilómetros", "11 %", "nueve puentes"),
}
"""Of each resume, the figures of the stories that its packet shows: all, or those of a round."""
ASKS = {
    "posting": "Copy the posting's requirements into the record.",
    "resume": "Write the `name` of candidate.yml.",
    "beats": "Write the `situation` of",
    "people": "Write the titles of three people",
    "two people": "Write the titles of two people",  # the third is the candidate
}
"""What `next` says of what no file holds."""
PRINTED = (
    [NURSE],
    [POSTING, INVITE, LOGISTICS],
    [BANK, OPERATIONS, POSTING, INVITE],
    [INVITE, RAILWAYS],
)
"""Files of which the packet is also printed: each of those there are is among them."""
MOST_LINES = 40


def errors(folder: Path) -> list[str]:
    """What is wrong in a workspace."""
    found = records.read(folder).problems
    return [problem.message for problem in found if problem.severity is Severity.ERROR]


def words(pages: list[Path]) -> str:
    """The words of HTML pages."""
    texts = [re.sub(r"<[^>]+>", "", page.read_text("utf-8")) for page in pages]
    return " ".join(" ".join(texts).replace("&nbsp;", " ").split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "asked"),
    [
        ([NURSE], ["posting", "beats"]),
        ([NURSE, POSTING], ["beats"]),
        ([POSTING, INVITE, LOGISTICS], ["people", "beats"]),
        ([BANK, OPERATIONS, POSTING, INVITE], ["people", "beats"]),
        ([INVITE, RAILWAYS], ["posting", "people"]),
        ([OPERATIONS_AGAIN, OPERATIONS], ["posting", "beats"]),
        ([OPERATIONS, BANK], ["posting", "beats"]),
        ([POSTING], ["resume"]),
        ([INVITE], ["posting", "resume", "two people"]),
        ([BANK], ["posting", "resume"]),
        ([BANK, INVITE], ["posting", "resume"]),
        ([POSTING, INVITE], ["resume", "two people"]),
        ([POSTING, BANK], ["resume"]),
    ],
)
def test_own_files_make_a_first_packet(
    tmp_path: Path, run: Run, files: list[Path], asked: list[str]
) -> None:
    """Whatever files people have, `build` makes the packet with the figures of each resume and
    without a placeholder, and `next` names what no file holds. One resume in two forms is one
    person with each story once. With the PDFs for some, so that each file is among them.
    """
    folder = tmp_path / "mine"
    result = run("init", "--from", *map(str, files), str(folder))
    assert result.exit_code == 0, result.output
    assert "imported.json" not in result.output
    bank = (folder / "packets" / "candidate.yml").read_text()
    if "TODO" in bank:
        assert " in packets/candidate.yml" in result.output
    assert errors(folder) == []
    built = run("build", *(() if files in PRINTED else ("--no-pdf",)), cwd=folder)
    assert built.exit_code == 0, built.output
    (record,) = (folder / "packets").glob("*/interview.yml")
    text = words(list((folder / "site" / record.parent.name).rglob("*.html")))
    assert "TODO" not in text
    if BANK in files:  # it tells the story of this bullet in words of its own
        text = text.replace("40 million rows", "40 million accounts")
    titles = re.findall(
        "^  title: (.+)$", (folder / "packets/candidate.yml").read_text(), re.MULTILINE
    )
    assert len(titles) == len(set(titles))
    missing = [figure for file in files for figure in FIGURES.get(file, ()) if figure not in text]
    assert not missing
    steps = " ".join(run("next", "--today", "2026-11-20", cwd=folder).output.split())
    for name in asked:
        assert ASKS[name] in steps


DAY = "\\n".join(
    f"{hour}:00 - {hour}:45 {person}"
    for hour, person in enumerate(
        ["Ana Ruiz", "Ben Ode", "Devika Rao", "Tom Birk", "Ida Holm", "Kim Lee"], start=9
    )
)
SIX_SESSIONS = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:day\nSUMMARY:Onsite\n"
    "DTSTART;TZID=Europe/Berlin:20991124T090000\nDTEND;TZID=Europe/Berlin:20991124T150000\n"
    f"DESCRIPTION:Your day:\\n{DAY}\nEND:VEVENT\nEND:VCALENDAR\n"
)
ANSWERS = {
    "situation": "The bank's payments failed more often each month, and clients were leaving.",
    "action": "I traced every failure, wrote down its cause, and asked each team for one change.",
    "result": "New colleagues work alone after five days instead of twelve.",
}


def typed_in(text: str) -> str:
    """A file after a person has answered every question in it, and typed each person's title."""
    lines = []
    for line in text.splitlines():
        name, _, value = line.partition(": ")
        answered = "TODO" in value
        lines.append(f"{name}: {ANSWERS[name.split()[-1]]}" if answered else line)
        if re.match(r"    name: ", line):
            lines.append("    title: Director of Operations")
    return "\n".join(lines) + "\n"


@pytest.mark.slow
def test_few_lines_are_left_to_type(
    tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a resume, a posting and an invitation to a packet with six sessions, without an error
    or a question left in its files, a person types fewer than 40 lines.
    """
    invite = tmp_path / "day.ics"
    invite.write_text(SIX_SESSIONS)
    folder = tmp_path / "mine"
    result = run("init", str(folder), "--from", str(OPERATIONS), str(POSTING), str(invite))
    assert result.exit_code == 0, result.output
    count = 0
    for name in ("candidate.yml", "harbor-logistics/interview.yml"):
        file = folder / "packets" / name
        before = file.read_text("utf-8")
        after = typed_in(before)
        file.write_text(after, "utf-8")
        changed = difflib.ndiff(before.splitlines(), after.splitlines())
        count += sum(line.startswith("+ ") for line in changed)
        assert "TODO" not in after
    assert errors(folder) == []
    (application,) = records.read(folder).applications
    sessions = [session for stage in application.record.rounds for session in stage.sessions]
    assert len(sessions) == 6
    assert run("markdown", cwd=folder).exit_code == 0
    steps = run("next", "--today", "2026-11-20", cwd=folder).output
    assert "still to be written" not in steps
    with capsys.disabled():
        print(f"\nA packet with six sessions: {count} lines typed.", end=" ")  # noqa: T201
    assert 0 < count < MOST_LINES
