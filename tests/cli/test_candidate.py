"""One client's packets alone: what `--candidate` means, and that no other client can be found in
what it makes.
"""

from __future__ import annotations

import subprocess
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.workspaces import RunIn, WritePackets

from secondround.system import files as system_files

CANDIDATE = """\
name: Robin Doe
email: robin@{mark}.example
headline: Operations, {mark}
pitch: I keep docks running, {mark}.
competencies: [{mark} leadership]
notes: Ask for {mark} water.
facts: [{{id: team-size, say: a team of nine {mark}}}]
stories:
  - id: dock-strike
    title: Kept the docks open
    employer: Bank of {mark}
    situation: The crane drivers stopped, {mark}.
    action: [I rang all 34 customers {mark}., I moved the loads.]
    result: 31 of 34 loads arrived, {mark}, with [[team-size]].
    learned: Ring first, {mark}.
    cue: docks open {mark}
    probes: [{{text: "Who helped, {mark}?", answer: "{mark} did."}}]
    shows: ["{mark} leadership"]
  - id: ledger
    title: Moved the ledger {mark}
    situation: Payments stopped {mark}.
    action: I wrote the plan {mark}.
    result: 40 % cheaper {mark}.
    shows: [teamwork]
"""
RECORD = """\
company:
  name: Harbor Logistics
  about: Moves parts {mark}.
  news: [{{title: New hub {mark}, so_what: Twice as many {mark}.}}]
role:
  title: Head of Operations
  pay: From 95,000 {mark}.
  motivation: To build {mark}.
  requirements: [{{text: Leads calmly {mark}, shows: ["{mark} leadership", teamwork]}}]
interviewers:
  ana-ruiz:
    name: Ana Ruiz
    background: Ran {mark} hub.
    notes: Left in a hurry {mark}.
    likely_questions: ["Why {mark}?"]
rounds:
  - name: Second interview
    date: 2026-11-24
    place: Room {mark}
    sessions:
      - {{at: "09:30", minutes: 45, with: [ana-ruiz]}}
questions: [{{text: "How will you measure {mark}?", for: [ana-ruiz]}}]
expect: [{{text: "Why now, {mark}?", answer: "Because {mark}."}}]
logistics: {{arrive: At the {mark} gate., bring: [Pass {mark}], contact: "Kim {mark}"}}
notes: Do not mention {mark}.
"""
LIBRARY = """\
questions: [{{id: night, text: "Who decides at night, {mark}?", about: role, ask_everyone: true}}]
roles: [{{role: other, judges: [teamwork], likely_questions: ["What of {mark}?"]}}]
"""
MARKS = {"amara": "zqplover", "ben": "zqdunlin"}


def files() -> Mapping[str, str]:
    made = {
        "index.md": "# Interviews\n",
        "guides/calm.md": "# Keep calm\n\nBreathe.\n",
        "library/shared.yml": "competencies: [teamwork]\n"
        "questions: [{id: night, text: Who decides?, about: role}]\n",
    }
    for who, mark in MARKS.items():
        made[f"{who}-{mark}/candidate.yml"] = CANDIDATE.format(mark=mark)
        made[f"{who}-{mark}/harbor/interview.yml"] = RECORD.format(mark=mark)
        made[f"{who}-{mark}/library/own.yml"] = LIBRARY.format(mark=mark)
    return made


def holding(folder: Path, mark: str) -> list[str]:
    """The files of a folder that hold a word, in their names, bytes, packed parts or printed
    text.
    """
    return [
        str(path)
        for path in folder.rglob("*")
        if mark in path.name or (path.is_file() and _holds(path, mark))
    ]


def _holds(path: Path, mark: str) -> bool:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = zlib.decompress(data, wbits=31)
    if path.suffix == ".pdf":
        for tool in (
            ["pdftotext", str(path), "-"],
            ["qpdf", "--qdf", "--object-streams=disable", str(path), "-"],
        ):
            data += subprocess.run(tool, check=True, capture_output=True).stdout
    return mark in data.decode("utf-8", "replace").casefold()


def check_alone(root: Path, run_in: RunIn, *options: str) -> None:
    """Each client's site holds that client in many files and the other in none."""
    for who, mark in MARKS.items():
        other = next(one for one in MARKS.values() if one != mark)
        site = root / "-".join((who, *options))
        result = run_in(
            "build", "--candidate", f"{who}-{mark}", *options, "--output", str(site), cwd=root
        )
        assert result.exit_code == 0, result.output
        assert (site / "guides" / "calm.html").is_file()
        assert len(holding(site, mark)) > 2
        assert holding(site, other) == []
        assert other not in result.output


@pytest.mark.slow
def test_no_trace_of_another_client(write_packets: WritePackets, run_in: RunIn) -> None:
    """Clients of one name, with stories of one id, before the same interviewer: each site knows one
    of them.
    """
    root = write_packets(files())
    assert run_in("markdown", cwd=root).exit_code == 0
    home = (root / "packets" / "index.md").read_text("utf-8")
    assert all(mark in home for mark in MARKS.values())
    for edition in ("coach", "carry"):
        check_alone(root, run_in, "--no-pdf", "--edition", edition)
    assert not (root / "site").exists()


@pytest.mark.slow
def test_a_file_is_read_a_few_times(
    write_packets: WritePackets, run_in: RunIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One client's site is made without reading everybody's files for each step: once to make it,
    once to know what the others say, and the shared library for both; and each time its bytes are
    compared before and after.
    """
    root = write_packets(files())
    read: Counter[Path] = Counter()
    start = system_files.start

    def counted(path: Path, inside: Path | None, size: int) -> bytes:
        read[path] += 1
        return start(path, inside, size)

    monkeypatch.setattr(system_files, "start", counted)
    made = run_in("build", "--no-pdf", "--candidate", "amara-zqplover", cwd=root)
    assert made.exit_code == 0, made.output
    times = {path: read[path] for path in (root / "packets").rglob("*.yml")}
    assert all(times.values())
    assert {path: number for path, number in times.items() if number > 10} == {}


@pytest.mark.slow
def test_no_trace_in_print(write_packets: WritePackets, run_in: RunIn) -> None:
    """Nor do the PDFs, their titles, bookmarks and properties."""
    check_alone(write_packets(files()), run_in)


def test_markdown_and_check_of_one_client(write_packets: WritePackets, run_in: RunIn) -> None:
    """The pages and the problems are those of one client; another's fault does not matter."""
    root = write_packets({**files(), "ben-zqdunlin/harbor/interview.yml": "company: []\n"})
    told = run_in("check", "--candidate", "amara-zqplover", cwd=root)
    assert told.exit_code == 0
    assert "zqdunlin" not in told.output
    assert run_in("check", cwd=root).exit_code == 1
    assert (
        run_in("markdown", "--candidate", "amara-zqplover", "--output", "out", cwd=root).exit_code
        == 0
    )
    written = {path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*.md")}
    assert written == {"index.md", "amara-zqplover/harbor/index.md"}
    assert run_in("markdown", "--candidate", "amara-zqplover", cwd=root).exit_code == 0
    assert "zqplover" not in (root / "packets" / "index.md").read_text("utf-8")


def test_a_packet_is_looked_for_among_the_clients_own(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """A name that two clients' packets share is enough beside the client's."""
    root = write_packets(files())
    assert "say which" in run_in("check", "harbor", cwd=root).output
    assert run_in("check", "harbor", "--candidate", "ben-zqdunlin", cwd=root).exit_code == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ben-zqdunlim", "Did you mean `ben-zqdunlin`?"),
        ("nobody", "There are `amara-zqplover` and `ben-zqdunlin`."),
        ("new", "`new` has no packet yet"),
        ("", "There is no candidate ``"),
        ("../coach", "There is no candidate"),
    ],
)
def test_an_unknown_candidate(
    write_packets: WritePackets, run_in: RunIn, name: str, said: str
) -> None:
    """The message names the nearest, exit code 2, and an earlier site stays as it was."""
    root = write_packets(
        {**files(), **({"new/candidate.yml": "name: New\n"} if name == "new" else {})}
    )
    (root / "site").mkdir()
    result = run_in("build", "--no-pdf", f"--candidate={name}", cwd=root)
    assert result.exit_code == 2
    assert said in result.output
    assert list(root.glob("site*")) == [root / "site"]


def test_candidates_below_candidates(write_packets: WritePackets, run_in: RunIn) -> None:
    """A packet belongs to the nearest candidate above it, and to no other."""
    root = write_packets(files())
    write_packets({"amara-zqplover/son/candidate.yml": "name: Zqgodwit\n"})
    write_packets(
        {
            "amara-zqplover/son/quay/interview.yml": "company: {name: Quay}\n"
            "role: {title: Zqgodwit}\n"
        }
    )
    for name in ("amara-zqplover", "son"):
        assert run_in("markdown", "--candidate", name, "--output", name, cwd=root).exit_code == 0
    assert holding(root / "amara-zqplover", "zqgodwit") == []
    assert holding(root / "son", "robin") == []
    assert (root / "son" / "amara-zqplover" / "son" / "quay" / "index.md").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (
            {"cy/candidate.yml": "name: Zqgodwit Zander\n"},
            "it comes from `name`, at packets/cy/candidate.yml:1",
        ),
        (
            {
                "cy/candidate.yml": "name: Cy\n",
                "cy/quay/interview.yml": "nots: Zqgodwit Zander fell off a boat once.\n",
            },
            "it comes from `nots`, at packets/cy/quay/interview.yml:1",
        ),
        (
            {"cy/candidate.yml": "pitch: Zqgodwit Zander fell off a boat once.\nname: [\n"},
            "it comes from `it`, at packets/cy/candidate.yml:1",
        ),
    ],
    ids=["no record yet", "a record with an error", "a file that cannot be read"],
)
def test_what_became_no_packet_is_searched_for_all_the_same(
    write_packets: WritePackets, run_in: RunIn, theirs: dict[str, str], said: str
) -> None:
    """Another client's file need not be right, nor lead to a packet, to be kept out of this
    client's site.
    """
    root = write_packets({**files(), **theirs})
    words = ("build", "--no-pdf", "--candidate", "amara-zqplover")
    assert run_in(*words, "--output", "fine", cwd=root).exit_code == 0
    write_packets(
        {"index.md": "# Interviews\n\nOnce Zqgodwit Zander fell off a boat once. And rose.\n"}
    )
    result = run_in(*words, "--output", "site-x", cwd=root)
    assert result.exit_code == 1
    assert said in result.output
    assert not (root / "site-x").exists()


@pytest.mark.slow
@pytest.mark.parametrize("other", ["cy", "amara-zqplover/son"])
@pytest.mark.parametrize("command", [["build", "--no-pdf"], ["markdown"]])
def test_a_page_by_hand_that_names_another_client(
    write_packets: WritePackets, run_in: RunIn, other: str, command: list[str]
) -> None:
    """Where the home page or a guide names somebody else nothing is made, and the message says who
    it is.
    """
    root = write_packets(
        {
            **files(),
            "index.md": "# Interviews\n\nFor Robin and Zqgodwit Zander.\n",
            f"{other}/candidate.yml": "name: Zqgodwit Zander\n",
            f"{other}/quay/interview.yml": "company: {name: Quay}\nrole: {title: Mate}\n",
        }
    )
    result = run_in(*command, "--candidate", "amara-zqplover", "--output", "site-x", cwd=root)
    assert result.exit_code == 1
    assert (
        "packets/index.md:3:1: error leaked-field: This name comes from another client’s files"
        in result.output
    )
    assert f"it comes from `name`, at packets/{other}/candidate.yml:1" in result.output
    assert list(root.glob("site*")) == []
