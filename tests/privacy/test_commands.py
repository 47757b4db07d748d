"""The leak test in the commands: what leaks is named, and nothing is put in place."""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from secondround import records
from secondround.app.live_site import Fault
from secondround.cli.commands.serve import on_pages, opened
from secondround.packet import redact, view
from secondround.plan import Plan
from secondround.records import Application, Candidate
from secondround.system import cache
from secondround.vocabulary import Edition

from .conftest import CANDIDATE, RECORD, Typed, put

pytestmark = pytest.mark.slow

PRIVATE = (
    "98,000",
    "in a hurry",
    "Zaragoza",
    "merger",
    "insulin",
    "hub of my own",
    "thirty-one",
    "mailbox",
    "5550",
)
PUBLIC = "visibility: public\n" + RECORD
NAMES = "names:\n  Amara Okafor: Nia Lindqvist\n  Ana Ruiz: Mia Berg\n  Tern Harbor: Northwind\n"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def leaky(workspace: Path) -> None:
    """A template of one's own that says what it should not."""
    own = (
        "## Logistics\n\nDo not mention the merger to anybody before the board has agreed to it.\n"
    )
    put(workspace, "templates/packet/logistics.md.jinja", own)
    record = workspace / "packets/amara/harbor/interview.yml"
    record.write_text(record.read_text("utf-8") + "logistics: {contact: Kim Lee}\n", "utf-8")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("build", "--no-pdf", "--edition", "carry"), "amara/harbor/index.html"),
        (("markdown", "--edition", "carry"), "amara/harbor/index.md"),
        (("pdf", "harbor", "--edition", "carry"), "amara/harbor/tern-harbor-packet-carry.pdf"),
    ],
)
def test_a_leak_stops_the_command(
    words: tuple[str, ...], place: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """Exit code 1, the field with its line and the file are named, and what was there before stays
    as it was.
    """
    leaky(workspace)
    there = tmp_path / "there"
    for name in ("index.html", "assets/second-round.css"):
        put(there, name, "the earlier output")
    before = files(there)
    result = typed(*words, "--workspace", workspace, "--output", there)
    assert result.exit_code == 1
    assert (
        "packets/amara/harbor/interview.yml:22:8: error "
        "leaked-field: `notes` is not for the carry edition" in result.stderr
    )
    assert f"`{place}`" in result.stderr
    assert files(there) == before


def test_the_html_of_a_paper_is_searched(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """What a PDF is printed from is not written either where it leaks."""
    leaky(workspace)
    words = ("pdf", "harbor", "--workspace", workspace, "--edition", "carry", "--form", "day-card")
    result = typed(*words, "--html", tmp_path / "x.html", "--output", tmp_path / "p")
    assert result.exit_code == 1
    assert "`amara/harbor/packet.html`" in result.stderr
    assert not (tmp_path / "x.html").exists()
    assert not (tmp_path / "p").exists()


def keep_candidate(patch: pytest.MonkeyPatch) -> None:
    """What cuts a candidate down cuts nothing."""
    kept = records.within_reach

    def within_reach(one: Any, edition: Edition) -> Any:
        return one if isinstance(one, Candidate) else kept(one, edition)

    patch.setattr(redact, "within_reach", within_reach)


def say_facts(patch: pytest.MonkeyPatch) -> None:
    """What cuts a candidate down forgets the facts."""
    kept = records.within_reach

    def within_reach(one: Any, edition: Edition) -> Any:
        seen = kept(one, edition)
        return seen.model_copy(update={"facts": one.facts}) if isinstance(one, Candidate) else seen

    patch.setattr(redact, "within_reach", within_reach)


def fill_facts(patch: pytest.MonkeyPatch) -> None:
    """What puts facts in their words knows them whatever the candidate was cut down to."""
    kept = redact.redacted
    said = {"team-size": "a team of thirty-one"}

    def redacted(one: Application, planned: Plan | None, edition: Edition) -> Any:
        fill = redact._filled  # noqa: SLF001 (a fault is put into it)
        record = fill(one.record, said)
        return kept(replace(one, record=record), fill(planned, said), edition)

    patch.setattr(view, "redacted", redacted)


MUTATIONS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "nothing is taken out of the candidate": keep_candidate,
    "every field is taken to reach everybody": lambda patch: patch.setattr(
        redact, "within_reach", lambda model, _: model
    ),
    "facts are said to everybody": say_facts,
    "what fills facts in says them to everybody": fill_facts,
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_fault_in_the_program_is_caught(
    mutation: str, workspace: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a packet be made with what it may not hold, and a template print it, nothing is
    written.
    """
    record = workspace / "packets/amara/harbor/interview.yml"
    record.write_text(
        RECORD.replace(
            "questions: [What", "questions: ['How does [[team-size]] feel to you?', What"
        )
    )
    put(workspace, "templates/packet/index.md.jinja", ALL)
    words = (
        "markdown",
        "--workspace",
        workspace,
        "--edition",
        "carry",
        "--output",
        tmp_path / "out",
    )
    first = typed(*words)
    assert first.exit_code == 0, first.stderr
    cache.empty(workspace)  # what was made before the fault would be given again
    monkeypatch.undo()
    MUTATIONS[mutation](monkeypatch)
    result = typed(*words[:-1], tmp_path / "second")
    assert result.exit_code == 1
    assert "error leaked-field: " in result.stderr
    assert not (tmp_path / "second").exists()


ALL = """\
# {{ meta.title|short }}

{% for card in (packet.people.cards if packet.people else ()) %}
- {{ card.name|short }} {{ card.background|line }} {{ card.notes|line }}
{% endfor %}
{% for story in (packet.story_bank.stories if packet.story_bank else ()) %}
{% for beat in story.beats %}{% for step in beat.steps %}{{ step|long }}{% endfor %}{% endfor %}
{{ story.learned|long }}
{% endfor %}
{% for session in packet.sheets.sessions %}
{% for story in session.stories %}
## {{ story.title|short }}
{% endfor %}
{% for question in session.questions %}{{ question.text|short }}{% endfor %}
{% endfor %}
{{ packet.role_match.posting|short }} \
{{ packet.logistics.notes|join(" ")|line if packet.logistics else ""|line }}
{{ packet.expected_questions.pay|line if packet.expected_questions else ""|line }}
"""


def test_the_editions_of_a_site_with_papers(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """Site and PDFs of the carried edition are built, hold its names and questions, and of what is
    private nothing.
    """
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    there = tmp_path / "carry"
    result = typed("build", "--workspace", workspace, "--edition", "carry", "--output", there)
    assert result.exit_code == 0, result.output
    paper = subprocess.run(
        ["pdftotext", there / "amara/harbor/packet-carry.pdf", "-"],
        capture_output=True,
        check=True,
    )
    pages = [
        data for name, data in files(there).items() if name.endswith((".html", ".json", ".xml"))
    ]
    everything = b"\n".join((*pages, paper.stdout)).decode("utf-8", "replace")
    for word in PRIVATE:
        assert word not in everything
    for word in (
        "Ana Ruiz",
        "Director of Operations",
        "ten past two",
        "Kept a good driver",
        "Room Flood",
    ):
        assert word in everything
        assert word in paper.stdout.decode().replace("\n", " ")


def test_a_public_site_knows_no_real_name(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """A public packet stands under other names, its folder too; a private one beside it leaves no
    trace.
    """
    put(workspace, "packets/amara/harbor/interview.yml", PUBLIC)
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    put(
        workspace,
        "packets/amara/secret/interview.yml",
        RECORD.replace("Tern Harbor", "Quayside Cold Stores"),
    )
    there = tmp_path / "public"
    result = typed(
        "build", "--workspace", workspace, "--edition", "public", "--output", there, "--no-pdf"
    )
    assert result.exit_code == 0, result.output
    site = files(there)
    assert "nia-lindqvist/northwind/index.html" in site
    text = "\n".join(
        (
            *site,
            *(
                data.decode("utf-8", "replace")
                for name, data in site.items()
                if "assets/" not in name
            ),
        )
    )
    for name in ("Amara", "amara", "Okafor", "Ruiz", "Tern", "Quayside", "2026", *PRIVATE):
        assert name not in text
    for name in ("Nia Lindqvist", "Mia Berg", "Northwind", "Moves medicines overnight"):
        assert name in text


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said is read on a terminal, so it may name a client."""
    monkeypatch.setattr("secondround.system.streams.is_read_by_many", lambda: False)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "command",
    [
        ("build", "harbor", "--no-pdf"),
        ("markdown", "harbor"),
        pytest.param(("pdf", "harbor", "--form", "packet"), marks=pytest.mark.slow),
    ],
    ids=["build", "markdown", "pdf"],
)
def test_one_public_packet_is_searched_like_a_whole_site(
    command: tuple[str, ...], workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """What another client's private files say is in no output of a public packet by itself."""
    record = PUBLIC.replace("Moves medicines overnight", "Moves fish for Quayside Cold Stores")
    put(workspace, "packets/amara/harbor/interview.yml", record)
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    put(workspace, "packets/ben/candidate.yml", CANDIDATE.replace("Amara Okafor", "Ben Quill"))
    put(
        workspace,
        "packets/ben/secret/interview.yml",
        RECORD.replace("Tern Harbor", "Quayside Cold Stores"),
    )
    there = tmp_path / "public"
    result = typed(
        *command, "--workspace", workspace, "--edition", "public", "--output", there, "--force"
    )
    assert result.exit_code == 1
    assert "quayside" in result.output
    assert not files(there)


def test_two_public_packets_of_one_name(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """Packets that would lie in one folder under their other names lie side by side."""
    for whose in ("amara", "okafor"):
        put(workspace, f"packets/{whose}/candidate.yml", CANDIDATE)
        put(workspace, f"packets/{whose}/harbor/interview.yml", PUBLIC)
        put(workspace, f"packets/{whose}/pseudonyms.yml", NAMES.replace("Nia Lindqvist", "Nia Nia"))
    there = tmp_path / "public"
    result = typed(
        "build", "--workspace", workspace, "--edition", "public", "--output", there, "--no-pdf"
    )
    assert result.exit_code == 0, result.output
    assert {"nia-nia/northwind/index.html", "nia-nia/northwind-2/index.html"} <= files(there).keys()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("quoted", "field"),
    [
        ("as Amara Okafor did", "`name`"),
        ("and write to amara.okafor@mailbox.example", "`email`"),
        ("I rang the harbour master for his generator.", "`action`"),
        ("For eleven years I have run night shifts, and I have lost no load.", "`pitch`"),
    ],
)
def test_a_guide_that_names_a_client_is_not_published(
    quoted: str, field: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """Pages written by hand are searched for names, addresses and longer texts of private
    packets.
    """
    put(workspace, "packets/guides/stories.md", f"# Stories\n\nDo it well, {quoted}\n")
    result = typed(
        "build",
        "--workspace",
        workspace,
        "--edition",
        "public",
        "--output",
        tmp_path / "p",
        "--no-pdf",
    )
    assert result.exit_code == 1
    assert "packets/guides/stories.md:3:1: error leaked-field: " in result.stderr
    assert f"it comes from {field}\n" in result.stderr
    assert "packets/amara" not in result.stderr
    assert "guides/stories.html" in result.stderr
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("- Kim was fired for drinking.\n", 1),
        ("One more thing. **Kim** was fired\nfor drinking! Ask about it.\n", 1),
        ("Kim was fired for drinking tea at noon.\n", 0),
        ("Who said that Kim was fired for drinking?\n", 0),
    ],
)
def test_a_guide_that_says_a_whole_sentence_of_a_note_is_not_published(
    workspace: Path, typed: Typed, tmp_path: Path, said: str, found: int
) -> None:
    """However short it is, and wherever a line of it ends; a part of another sentence is the
    guide's own.
    """
    record = workspace / "packets" / "amara" / "harbor" / "interview.yml"
    text = record.read_text("utf-8")
    assert "    notes: " in text
    record.write_text(
        text.replace("    notes: ", "    notes: Kim was fired for drinking. ", 1), "utf-8"
    )
    put(workspace, "packets/guides/stories.md", f"# Stories\n\n{said}")
    words = ("build", "--workspace", workspace, "--edition", "carry", "--no-pdf")
    result = typed(*words, "--output", tmp_path / "p")
    assert result.exit_code == found, result.output
    assert ("leaked-field" in result.stderr) == bool(found)


def test_a_guide_may_ask_what_a_record_asks(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """A short question in a guide is the guide's own, though a private field asks the same."""
    result = typed(
        "build",
        "--workspace",
        workspace,
        "--edition",
        "public",
        "--output",
        tmp_path / "p",
        "--no-pdf",
    )
    assert result.exit_code == 0, result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("carry", "€98,000"),
        ("carry", "below 92k"),
        ("carry", "98 000 euros"),
        ("carry", "ninety-eight thousand"),
        ("candidate", "€98,000"),
    ],
)
def test_a_guide_that_says_what_somebody_asks_for(
    edition: str, said: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """Figures of pay are searched for in guides, too, in any notation; another figure in a private
    field may well be the guide's own. Where the edition shows the pay, a guide may say it.
    """
    guide = f"# Stories\n\nShe wants {said}.\n\nAs with 2,400 parcels.\n"
    put(workspace, "packets/guides/stories.md", guide)
    record = RECORD.replace("pay: Asking", "concerns: [Ran a site of 2400 parcels.]\n  pay: Asking")
    put(workspace, "packets/amara/harbor/interview.yml", record)
    place = ["--workspace", workspace, "--edition", edition, "--output", tmp_path / "p"]
    result = typed("build", *place, "--no-pdf")
    leaks = ["pay"] if edition == "carry" else []
    assert re.findall(r"leaked-field: `(\w+)", result.stderr) == leaks
    assert result.exit_code == len(leaks)


OTHER = """\
name: Amara Okafor
email: amara.okafor@mailbox.example
pitch: |
  For twelve winters in all weathers I have run night shifts. Nothing I was trusted with has spoilt.
stories:
  - id: cold-night
    title: Saved the vaccine lorry
    employer: Northern Cold Stores
    situation: A lorry full of vaccine stood in snow near Ulm.
    action: [I borrowed a plough from a farmer., I walked ahead with a lamp.]
    result: All 90 crates of vaccine arrived.
"""


def twin(workspace: Path) -> None:
    """Another client of the same name at the same company, with a story of the same id."""
    put(workspace, "packets/okafor/candidate.yml", OTHER)
    record = RECORD.replace("before the board has agreed to it", "while the strike lasts").replace(
        "98,000", "71,500"
    )
    record = record.replace(
        "I want to build a hub of my own, and they have two to build", "Ulm is where I grew up"
    )
    put(
        workspace,
        "packets/okafor/harbor/interview.yml",
        record.replace("Left her last team", "Came here"),
    )


def test_two_clients_who_share_a_name(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """Each site holds its own client's words and none of the other's, whatever they share."""
    twin(workspace)
    for whose, own, others in (("amara", "insulin", "vaccine"), ("okafor", "vaccine", "insulin")):
        there = tmp_path / whose
        result = typed(
            "build", "--workspace", workspace, "--candidate", whose, "--output", there, "--no-pdf"
        )
        assert result.exit_code == 0, result.output
        text = "\n".join(
            data.decode("utf-8", "replace")
            for name, data in files(there).items()
            if "assets/" not in name
        )
        assert own in text
        assert others not in text


def test_a_trace_of_another_client_stops_the_build(
    workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """A home page that still speaks of somebody else is not put into this client's site."""
    twin(workspace)
    put(
        workspace,
        "packets/index.md",
        "# Packets\n\nFor twelve winters in all weathers I have run night shifts.\n",
    )
    words = ("build", "--workspace", workspace, "--no-pdf", "--candidate")
    assert typed(*words, "okafor", "--output", tmp_path / "own").exit_code == 0
    result = typed(*words, "amara", "--output", tmp_path / "other")
    assert result.exit_code == 1
    assert (
        "packets/index.md:3:1: error leaked-field: These words come from another client’s files"
        in result.stderr
    )
    assert "it comes from `pitch`, at packets/okafor/candidate.yml:3" in result.stderr
    assert not (tmp_path / "other").exists()


def test_what_is_served_of_one_client(workspace: Path, tmp_path: Path) -> None:
    """Nothing of another client is in it or on its pages, whoever edits; and others’ words follow
    their files.
    """
    twin(workspace)
    home, other = workspace / "packets/index.md", workspace / "packets/okafor/candidate.yml"
    shelf, site = opened(workspace, Edition.CANDIDATE, "amara"), tmp_path / "site"

    def text() -> str:
        return "\n".join(
            data.decode("utf-8", "replace")
            for name, data in files(site).items()
            if "assets/" not in name
        )

    def touched(path: Path, old: str, new: str) -> Fault:
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        shelf.touch([path])
        return shelf.build(site)

    assert not shelf.build(site)
    assert "insulin" in text()
    assert "amara/harbor/index.html" in files(site)
    assert not [name for name in files(site) if name.startswith("okafor")]
    said = touched(home, "Welcome.", "For twelve winters in all weathers I have run night shifts.")
    assert (
        "packets/index.md:3:1: error leaked-field: These words come from another client’s files"
        in said.text
    )
    assert "winters" not in on_pages(said, shelf)
    assert "winters" not in text()
    assert not touched(
        other,
        "twelve winters in all weathers I have run night",
        "years and years I have kept late",
    )
    assert "twelve winters" in text()  # nobody's words any more
    assert "vaccine" not in text()
    fault = touched(workspace / "packets/amara/harbor/interview.yml", "role:", "rol:")
    assert "unknown-field" in fault.text


def test_a_served_client_has_a_packet(workspace: Path, typed: Typed) -> None:
    """An unknown candidate is wrong usage, and nothing is served."""
    result = typed("serve", "--workspace", workspace, "--candidate", "amra")
    assert result.exit_code == 2
    assert "Did you mean `amara`?" in result.output


def test_a_picture_that_cannot_be_stripped_stops_the_build(
    workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """One beside a guide that is damaged is named, and nothing is put in place; its remarks could
    say anything.
    """
    remark = b"Comment\0\0" + zlib.compress(b"x" * 20_000_000)
    picture = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", len(remark), b"zTXt") + remark + bytes(4)
    path = workspace / "packets" / "guides" / "map.png"
    path.write_bytes(picture)
    words = (
        "build",
        "--workspace",
        workspace,
        "--edition",
        "carry",
        "--no-pdf",
        "--output",
        tmp_path / "carry",
    )
    result = typed(*words)
    assert result.exit_code == 1
    assert "packets/guides/map.png:1:1: error bad-picture: " in result.stderr
    assert not (tmp_path / "carry").exists()
    path.unlink()
    assert typed(*words).exit_code == 0


NEWS = (
    "  news: [{title: Harbor opens a hall in Skegby, date: 2026-10-29}]\n"
    "  competitors: [Dunlin & Sons]\nrole:\n"
)


def published(workspace: Path) -> None:
    """A public packet with much that stays in it under other names."""
    record = PUBLIC.replace("role:\n", NEWS, 1).replace(
        "Leads a hub at night", "Leads 210 people in Hamburg"
    )
    put(workspace, "packets/amara/harbor/interview.yml", record + "expect: [Why leave Norwich?]\n")
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)


def test_a_public_build_ends_with_what_could_be_searched_for(
    workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """Posting, headlines, dates, figures and names that stay, packet by packet; nothing that is not
    published.
    """
    published(workspace)
    result = typed(
        "build",
        "--workspace",
        workspace,
        "--edition",
        "public",
        "--output",
        tmp_path / "public",
        "--no-pdf",
    )
    assert result.exit_code == 0, result.output
    listed = " ".join(
        result.stderr[result.stderr.index("Readers could still search for") :].split()
    )
    assert (
        "nia-lindqvist/northwind Posting: Head of Operations; Leads 210 people in Hamburg" in listed
    )
    assert "Headlines: Harbor opens a hall in Skegby" in listed
    assert "Dates: 29 October 2026" in listed
    assert "Figures: 210 people" in listed
    assert "Names: " in listed
    for name in ("Dunlin & Sons", "Hamburg", "Skegby"):
        assert name in listed[listed.index("Names: ") :]
    for hidden in ("Norwich", "Okafor", "Ruiz", "Tern"):
        assert hidden not in listed


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_nothing_is_published_before_it_is_read(
    workspace: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, answer: bool
) -> None:
    """The site is put in place once somebody has agreed; else there is none, and the exit code is
    1. Nobody is asked again about a site that is there and stays as it is.
    """
    published(workspace)
    asked: list[str] = []
    monkeypatch.setattr("secondround.cli.output.review._on_a_terminal", lambda: True)

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr("secondround.cli.confirming.agreed", confirm)
    output = tmp_path / "public"
    command = "build", "--workspace", workspace, "--edition", "public", "--output", output
    result = typed(*command, "--no-pdf")
    assert asked == ["Update the site?"]
    assert (result.exit_code == 0, (output / "index.html").exists()) == (answer, answer)
    assert ("you have not agreed" in result.stderr) != answer
    again = typed(*command, "--no-pdf")
    assert (again.exit_code, again.stdout) == (result.exit_code, result.stdout)
    assert len(asked) == (1 if answer else 2)


def test_a_public_site_knows_no_name_however_it_is_written(
    workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """Small, with a title, turned round or with something hidden in it: none is left, and words are
    as they were.
    """
    asked = (
        "Will you, mrs ruiz’s team and Ru\u200biz, "
        "A\u00adna still work with Okafor’s at tern harbor?"
    )
    record = PUBLIC.replace("What does a good night look like from your desk?", f'"{asked}"')
    put(workspace, "packets/amara/harbor/interview.yml", record)
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    there = tmp_path / "public"
    result = typed(
        "build", "--workspace", workspace, "--edition", "public", "--output", there, "--no-pdf"
    )
    assert result.exit_code == 0, result.output
    page = (there / "nia-lindqvist" / "northwind" / "index.html").read_text("utf-8")
    assert (
        "Will you, mrs Berg’s team and Berg, Mia still work with Lindqvist’s at Northwind?" in page
    )
    names = re.compile("ruiz|okafor|amara|\\bana\\b|tern harbor", re.IGNORECASE)
    for name, data in files(there).items():
        if "assets/" not in name:
            assert not names.search(
                data.decode("utf-8", "replace").replace("\u00ad", "").replace("\u200b", "")
            ), name


def test_every_real_name_that_stays_is_listed_first(
    workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """A word that is a name as well is listed with its field and its line, unless it may stay; a
    title is no name.
    """
    record = PUBLIC.replace("Tern Harbor", "Target").replace("Ana Ruiz", "Hope May")
    record = record.replace("What does a good night", "Target redrawn at the desk of May, what")
    put(workspace, "packets/amara/harbor/interview.yml", record)
    names = "names:\n  Amara Okafor: Nia Lind\n  Hope May: Mia Berg\n  Target: {}\n"
    line = 1 + record.splitlines().index(
        next(one for one in record.splitlines() if "redrawn" in one)
    )
    for instead in ("Zorvex", "Target"):
        put(workspace, "packets/amara/pseudonyms.yml", names.format(instead))
        words = (
            "build",
            "--workspace",
            workspace,
            "--edition",
            "public",
            "--output",
            tmp_path / instead,
            "--no-pdf",
        )
        result = typed(*words)
        assert result.exit_code == 0, result.output
        listed = result.stderr[result.stderr.index("Real names that stay") :]
        assert "“May” in `questions.0" in listed
        assert f"packets/amara/harbor/interview.yml:{line}: …" in listed
        assert ("“Target” in `questions.0" in listed) == (instead == "Zorvex")
        assert listed.index("Real names that stay") < listed.index("Posting")
        assert "“Operations”" not in listed
