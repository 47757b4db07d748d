"""What people would plainly write makes a packet: forms, placeholders, long stories."""

from __future__ import annotations

from tests.workspaces import WritePackets

from .conftest import Run

CANDIDATE = """\
name: Amara Okafor
competencies: Team-Work
stories:
  - id: Dock-Strike
    title: Kept the docks open
    situation: The crane drivers stopped work.
    action: I rang all 34 customers before noon and moved the urgent loads.
    result: 31 of 34 loads arrived.
    shows: Teamwork
  - id: ledger
    title: Moved the ledger
    situation: TBD
    action: …
    result: "TODO: say in figures"
    shows: [team work]
  - id: long
    title: A long one
    situation: It was late.
    action: LONG
    result: 9 of 10 came.
"""
RECORD = """\
company: {name: Harbor, about: xxx, researched: 5 November 2026}
role:
  title: Head of Operations
  requirements: [{text: Works with others, must: yes, shows: team work}]
interviewers:
  priya: {name: Priya Rao, title: TBD, role: Hiring Manager}
rounds:
  - name: Second
    date: 24 November 2026
    sessions:
      - {at: 14h30, minutes: 1 h, with: Priya, format: Behavioral}
"""


def test_what_is_plainly_meant_makes_a_packet(write_packets: WritePackets, run: Run) -> None:
    """No form of a value, no placeholder and no length stops a packet; `check --all` notes each."""
    long = " ".join(["word"] * 400)
    files = {
        "candidate.yml": CANDIDATE.replace("LONG", long),
        "harbor/interview.yml": RECORD,
    }
    root = write_packets(files)
    (root / "mkdocs.yml").write_text("site_name: Quay\n")
    assert run("markdown", cwd=root).exit_code == 0
    page = (root / "packets" / "harbor" / "index.md").read_text()
    assert "14:30–15:30" in page
    assert "Priya Rao" in page
    assert "Tuesday 24 November 2026" in page
    assert "hiring manager" in page
    assert "Over two minutes" in page
    for held_place in ("TODO", "TBD", "xxx", "say in figures"):
        assert held_place not in page
    shown = run("check", "--all", cwd=root)
    assert shown.exit_code == 0, shown.output
    for written, read in (
        ("Priya", "priya"),
        ("Hiring Manager", "hiring manager"),
        ("14h30", "14:30"),
        ("1 h", "60"),
        ("24 November 2026", "2026-11-24"),
        ("Dock-Strike", "dock-strike"),
        ("Behavioral", "behavioural"),
    ):
        assert f"`{written}` is read as `{read}`" in shown.output
    assert "warning story-too-long" in shown.output
    assert "unknown-competency" not in shown.output


def test_placeholders_prove_nothing(write_packets: WritePackets, run: Run) -> None:
    """A must-have that only a story of placeholders would prove has no proof."""
    bank = CANDIDATE.replace("31 of 34 loads arrived.", "TODO").replace(
        "I rang all 34 customers before noon and moved the urgent loads.", "xxx"
    )
    root = write_packets({"candidate.yml": bank, "harbor/interview.yml": RECORD})
    shown = run("check", "--all", cwd=root)
    assert "Works with others" in shown.output
    assert "requirement-without-evidence" in shown.output


def test_ids_in_capitals_stay_as_they_are_written(write_packets: WritePackets, run: Run) -> None:
    """What a command adds to somebody whose id is in capitals goes to that very entry; a new
    person of the same name gets another id.
    """
    record = (
        "company: {name: Harbor}\nrole: {title: Lead}\n"
        "interviewers:\n  Priya: {name: Priya Rao}  # from the invitation\n"
        "rounds:\n  - name: Second\n    date: 2026-11-24\n"
        "    sessions: [{at: '09:00', minutes: 30, with: [Priya]}]\n"
    )
    files = {"candidate.yml": CANDIDATE.replace("LONG", "I came."), "harbor/interview.yml": record}
    root = write_packets(files)
    (root / "mkdocs.yml").write_text("site_name: Quay\n")
    (root / "said.yml").write_text(
        "sessions: [{session: '09:00', told: [DOCK-STRIKE], asked: [{text: Why?, by: PRIYA}]}]\n"
        "interviewers: {PRIYA: {title: Director}}\n"
    )
    said = run("debrief", "harbor", "--from", "said.yml", "--yes", cwd=root)
    assert said.exit_code == 0, said.output
    assert run("add", "person", "--name", "Priya", "--yes", cwd=root).exit_code == 0
    written = (root / "packets" / "harbor" / "interview.yml").read_text()
    assert "  Priya: {name: Priya Rao, title: Director}  # from the invitation\n" in written
    assert "  priya-2:\n" in written
    assert "with: [Priya]" in written
    assert run("check", cwd=root).exit_code == 0
    shown = run("plan", "harbor", "--told", "Dock-Strike=PRIYA", cwd=root)
    assert shown.exit_code == 0, shown.output
    assert "Priya Rao" in shown.output
