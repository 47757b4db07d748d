"""`build` and `pdf`: what comes out, what never does, and what is left when it stops."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from secondround.vocabulary import Edition

from .conftest import Run

pytestmark = pytest.mark.slow

PACKET = "packets/example-company"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def change(workspace: Path, old: str, new: str) -> None:
    path = workspace / PACKET / "interview.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_the_site_holds_the_pages_and_nothing_else(workspace: Path, run: Run) -> None:
    """Home, guides and packets are there; records, notes and whatever lies about are not."""
    for name in ("notes.md", "posting.html", "data.yml", "draft.md~"):
        (workspace / PACKET / name).write_text("Canary in a coal mine.")
    (workspace / "packets" / "stray.md").write_text("Canary in a coal mine.")
    change(
        workspace, "    say: SAM PER-sun", "    notes: Canary in a coal mine.\n    say: SAM PER-sun"
    )
    result = run("build", "--no-pdf", "--edition", "carry", cwd=workspace)
    assert result.exit_code == 0, result.output
    site = tree(workspace / "site-carry-edition")
    assert {"index.html", "example-company/index.html", "guides/success-stories.html"} <= set(site)
    assert not [name for name, content in site.items() if b"Canary" in content]
    assert not [name for name in site if name.endswith((".yml", ".md", ".md~"))]
    assert result.stdout.splitlines() == [
        "site-carry-edition/example-company/day-carry.html",
        "site-carry-edition/example-company/index.html",
        "site-carry-edition/index.html",
    ]


def test_the_same_records_make_the_same_site(
    built: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds are equal byte for byte, in whatever time zone."""
    before = tree(built / "site")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert run("build", "--no-pdf", "--output", "again", cwd=built).exit_code == 0
    assert tree(built / "again") == before


def test_a_link_to_the_site_stays_a_link(workspace: Path, run: Run, tmp_path: Path) -> None:
    """Where `site` is a link, what it leads to is built and built again, and the link is left
    alone.
    """
    real = tmp_path / "elsewhere"
    real.mkdir()
    (workspace / "site").symlink_to(real)
    for _ in range(2):
        assert run("build", "--no-pdf", cwd=workspace).exit_code == 0
        assert (workspace / "site").is_symlink()
        assert (real / "index.html").is_file()


def test_a_file_in_the_place_of_the_site_is_kept(workspace: Path, run: Run) -> None:
    """A file named `site` is somebody's: a build refuses, and it stays."""
    (workspace / "site").write_text("mine", "utf-8")
    assert run("build", "--no-pdf", cwd=workspace).exit_code == 2
    assert (workspace / "site").read_text("utf-8") == "mine"


@pytest.mark.parametrize("output", [".", "..", "templates"])
def test_a_folder_that_is_no_site_is_not_replaced(workspace: Path, run: Run, output: str) -> None:
    """A build takes the place of a whole folder, so it refuses one that holds anything but a site,
    and says what.
    """
    (workspace / "templates").mkdir()
    (workspace / "templates" / "own.css").write_text("")
    before = tree(workspace)
    result = run("build", "--no-pdf", "--output", output, cwd=workspace)
    assert result.exit_code == 2
    assert "holds something other than a built site (`" in result.output
    assert tree(workspace) == before


@pytest.mark.parametrize(
    "command", [("build", "--no-pdf"), ("markdown",), ("pdf", "example-company")]
)
@pytest.mark.parametrize("output", ["packets", "packets/new-folder", "site/../packets/new-folder"])
def test_nothing_is_put_among_the_records(
    workspace: Path, run: Run, command: tuple[str, ...], output: str
) -> None:
    """No output goes into packets/, where it would be read as somebody's writing or published with
    it.
    """
    before = tree(workspace)
    result = run(*command, "--output", output, cwd=workspace)
    assert result.exit_code == 2
    assert "is inside packets, where your records are" in result.output
    assert tree(workspace) == before


def test_a_site_that_was_looked_at_is_replaced(built: Path, run: Run) -> None:
    """What a file manager leaves in a folder keeps no build from it."""
    for name in (".DS_Store", "Thumbs.db", "._index.html", ".nojekyll"):
        (built / "site" / name).write_bytes(b"")
    assert run("build", "--no-pdf", cwd=built).exit_code == 0
    assert not (built / "site" / ".DS_Store").exists()


def test_a_hidden_file_is_no_guide(workspace: Path, run: Run) -> None:
    """What macOS leaves beside each file on a stick, or somebody has hidden, is passed over."""
    for name in ("._the-second-interview.md", ".drafts/later.md"):
        path = workspace / "packets" / "guides" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x00\x05\x16\x07")
    assert run("build", "--no-pdf", cwd=workspace).exit_code == 0


def test_an_error_leaves_the_earlier_site(built: Path, run: Run) -> None:
    """Every problem is printed, and the site stays as it was."""
    before = tree(built / "site")
    run("new", "quay", cwd=built)
    change(built, "minutes: 45", "minuts: 45")
    (built / "packets" / "quay" / "interview.yml").write_text("company: []\n")
    result = run("build", "--no-pdf", cwd=built)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "`minuts`" in result.stderr
    assert "packets/quay/interview.yml:1:" in result.stderr
    assert tree(built / "site") == before


def test_packets_can_be_built_alone(workspace: Path, run: Run) -> None:
    """A packet named is the only one in the site, and another's fault does not matter."""
    run("new", "quay", cwd=workspace)
    change(workspace, "minutes: 45", "minuts: 45")
    assert run("build", "quay", "--no-pdf", cwd=workspace).exit_code == 0
    site = tree(workspace / "site")
    assert "quay/index.html" in site
    assert "example-company/index.html" not in site
    assert not [name for name, content in site.items() if b"Example Company" in content]


def test_the_public_site_holds_no_private_packet(workspace: Path, run: Run) -> None:
    """The public edition of private records is the guides alone, also where the home page listed
    the packets.
    """
    run("markdown", cwd=workspace)
    assert b"Example Company" in (workspace / "packets" / "index.md").read_bytes()
    assert run("build", "--edition", "public", "--no-pdf", cwd=workspace).exit_code == 0
    site = tree(workspace / "site-public-edition")
    assert "guides/success-stories.html" in site
    assert not [
        name
        for name, content in site.items()
        if b"Robin Example" in content or b"Example Company" in content
    ]


def test_a_site_links_its_pdfs(workspace: Path, run: Run) -> None:
    """The packet's page offers its PDF and its day card, and both are there."""
    result = run("build", cwd=workspace)
    assert result.exit_code == 0, result.output
    folder = workspace / "site" / "example-company"
    page = (folder / "index.html").read_text("utf-8")
    for name in ("packet.pdf", "day-card.pdf"):
        assert f'href="{name}"' in page
        assert (folder / name).read_bytes().startswith(b"%PDF-")
        assert f"site/example-company/{name}" in result.stdout.splitlines()


def test_each_edition_has_a_place_of_its_own(workspace: Path, run: Run) -> None:
    """No edition goes where another lies, be it by itself or by --output; the site says which it
    is, and whose.
    """
    for words, name in (
        ((), "site"),
        (("--edition", "coach"), "site-coach-edition"),
        (("--edition", "carry"), "site-carry-edition"),
    ):
        assert run("build", "--no-pdf", *words, cwd=workspace).exit_code == 0
        label = json.loads((workspace / name / "assets" / "edition.json").read_text())
        assert label == {"edition": words[1] if words else "candidate", "candidates": 1}
    before = tree(workspace / "site")
    refused = run("build", "--no-pdf", "--edition", "coach", "--output", "site", cwd=workspace)
    assert refused.exit_code == 2
    assert (
        "holds the candidate’s edition, and the coach’s edition would replace it" in refused.output
    )
    assert tree(workspace / "site") == before


@pytest.mark.parametrize("edition", [edition.label for edition in Edition])
def test_the_example_builds_in_every_edition(edition: str, tmp_path: Path, run: Run) -> None:
    """Nothing of the example is taken for a leak: not the hour in a heading's address for a figure
    of hers, either.
    """
    assert run("init", "demo", "--example", cwd=tmp_path).exit_code == 0
    result = run("build", "--edition", edition, "--output", "out", cwd=tmp_path / "demo")
    assert result.exit_code == 0, result.output


def test_pdfs_say_for_whom_they_are(workspace: Path, run: Run) -> None:
    """A packet's PDFs lie in print/, those of another edition in its folder, and each page says
    which it is.
    """
    first = run("pdf", "example-company", cwd=workspace)
    assert first.exit_code == 0, first.output
    folder = "print/example-company"
    assert [line.split()[0] for line in first.stdout.splitlines()] == [
        f"{folder}/example-company-packet.pdf",
        f"{folder}/example-company-day-card.pdf",
    ]
    titles = []
    names = ("example-company-packet.pdf", "example-company-day-card.pdf")
    for name in names:
        title = pypdfium2.PdfDocument(workspace / folder / name).get_metadata_value("Title")
        titles.append(title)
    assert titles[1] == f"Day card, {titles[0]}"  # two windows, two names
    for edition in ("carry", "coach"):
        run(
            "pdf",
            "example-company",
            "--form",
            "packet",
            "--edition",
            edition,
            "--paper",
            "letter",
            cwd=workspace,
        )
    assert set(tree(workspace / folder)) == {*names}
    for name, width, mark in (
        ("example-company/example-company-packet.pdf", 595, "candidate’s edition"),
        ("carry-edition/example-company/example-company-packet-carry.pdf", 612, "carry edition"),
        ("coach-edition/example-company/example-company-packet-coach.pdf", 612, "coach’s edition"),
    ):
        document = pypdfium2.PdfDocument(workspace / "print" / name)
        assert round(document[0].get_width()) == width
        texts = [
            document[index].get_textpage().get_text_range().lower()
            for index in range(len(document))
        ]
        assert all(mark in text for text in texts)


@pytest.mark.slow
def test_old_pdfs_under_another_company_are_named(workspace: Path, run: Run) -> None:
    """After the record's company has changed, its older PDFs of the same form are named, with what
    to do; a person's own file of such a name is not.
    """
    order = ("pdf", "example-company", "--form", "day-card")
    assert "another name" not in run(*order, cwd=workspace).output
    folder = workspace / "print" / "example-company"
    (folder / "notes-day-card.pdf").write_bytes(b"%PDF-1.4 of my own")
    record = workspace / "packets" / "example-company" / "interview.yml"
    record.write_text(record.read_text().replace("name: Example Company", "name: Tidewater"))
    result = run(*order, cwd=workspace)
    assert result.exit_code == 0, result.output
    said = " ".join(result.stderr.split())
    assert (
        "print/example-company/example-company-day-card.pdf was made earlier, under another name. "
        "Delete it, so that nobody takes the wrong one along."
    ) in said
    assert "notes-day-card" not in said
    assert (folder / "example-company-day-card.pdf").is_file()


def test_what_is_amiss_in_a_pdf_is_a_warning(workspace: Path, run: Run) -> None:
    """Characters that no font has and a card that is too long are told, and the PDFs are there with
    exit code 0.
    """
    change(workspace, "name: Sam Person", "name: Sam \u0378\u0379")
    change(
        workspace,
        "title: Head of Operations",
        f"title: {'Head of Operations and of much else ' * 8}",
    )
    (workspace / "templates" / "pdf").mkdir(parents=True)
    (workspace / "templates" / "pdf" / "own.css").write_text(
        "#day-card :is(p, li) { font-size: 40pt !important }"
    )
    for command in (("pdf", "example-company", "--form", "day-card"), ("build",)):
        result = run(*command, cwd=workspace)
        assert result.exit_code == 0, result.output
        assert re.search(
            r": warning missing-character: `(?:example-company-)?day-card.pdf`: No font "
            r"on this machine has . \(U\+0378\) or . \(U\+0379\)",
            result.stderr,
            re.MULTILINE,
        )
        assert re.search(
            r": warning day-card-too-long: `(?:example-company-)?day-card.pdf`: "
            r"The day card is \d+ mm too long",
            result.stderr,
            re.MULTILINE,
        )
    assert (workspace / "print" / "example-company" / "example-company-day-card.pdf").is_file()
    assert (workspace / "site" / "example-company" / "day-card.pdf").is_file()


def test_a_pdf_that_could_not_be_made_is_an_error(workspace: Path, run: Run) -> None:
    """Exit code 1, and the message says which is missing and why."""
    (workspace / "templates" / "pdf").mkdir(parents=True)
    (workspace / "templates" / "pdf" / "own.css").write_text(
        "body { background: url(https://example.com/x.png) }"
    )
    for command in (("pdf", "example-company"), ("build",)):
        result = run(*command, cwd=workspace)
        assert result.exit_code == 1
        name = "example-company-packet.pdf" if command[0] == "pdf" else "packet.pdf"
        assert (
            f"packets/example-company/interview.yml:1:1: error not-printed: `{name}` was not "
            "made: `https://example.com/x.png` is not a file" in result.stderr
        )
    assert not (workspace / "print").exists()


def test_a_private_record_has_no_public_pdf(workspace: Path, run: Run) -> None:
    """What may not be published is not printed for it, and the message says what makes it
    public.
    """
    result = run("pdf", "example-company", "--edition", "public", cwd=workspace)
    assert result.exit_code == 2
    assert "visibility: public" in result.output
    assert not (workspace / "print").exists()


def test_a_killed_build_leaves_a_whole_site(built: Path) -> None:
    """Killed at any moment, the site is the old one or the new one; the next build completes."""
    old = tree(built / "site")
    change(built, "name: Example Company", "name: Quayside Bicycles")
    order = [sys.executable, "-m", "secondround", "build", "--no-pdf"]
    begun = time.monotonic()
    subprocess.run([*order, "--output", "new"], cwd=built, check=True, capture_output=True)
    whole, new = time.monotonic() - begun, tree(built / "new")
    draw = random.Random(7)
    for _ in range(4):
        with subprocess.Popen(
            order, cwd=built, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(draw.uniform(0.3, 1.0) * whole)
            process.send_signal(signal.SIGKILL)
        assert tree(built / "site") in (old, new)
    (built / ".secondround" / "run-killed").mkdir(
        parents=True, exist_ok=True
    )  # in case no kill came in time
    subprocess.run(order, cwd=built, check=True, capture_output=True)
    assert tree(built / "site") == new
    assert not list((built / ".secondround").glob("run-*"))


def test_ctrl_c_is_quiet(workspace: Path) -> None:
    """An interrupted command says nothing of its insides and exits as a shell expects."""
    code = (
        "import sys\nfrom secondround.cli import main\n"
        "from secondround.app import parallel as sharing\n"
        "def interrupted(*_, **__): raise KeyboardInterrupt\n"
        "sharing.made = interrupted\nsys.argv = ['secondround', 'build', '--no-pdf']\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{{ packet.nothing }}\n", 1),
        ("\n{% if %}\n", 2),
        ("\n\n{{ packet.meta.title }}\n", 3),
        ("{% for %}", 1),
    ],
)
def test_a_fault_in_a_template_of_ones_own_is_told(
    built: Path, run: Run, template: str, line: int
) -> None:
    """A workspace's own template that fails is named with its line, and the earlier site stays."""
    before = tree(built / "site")
    own = built / "templates" / "packet" / "company.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text(template)
    result = run("build", "--no-pdf", cwd=built)
    assert result.exit_code == 1
    place = f"templates/packet/company.md.jinja:{line}:1"
    assert f"{place}: error template-error: " in result.stderr
    assert tree(built / "site") == before


def test_a_fault_in_a_script_of_ones_own_is_told(built: Path, run: Run) -> None:
    """A workspace's own script for the day's page that no browser would run is named with its
    line, and the earlier site stays.
    """
    before = tree(built / "site")
    own = built / "templates" / "phone" / "day.js"
    own.parent.mkdir(parents=True)
    own.write_text('"use strict";\nconst day = ;\n')
    result = run("build", "--no-pdf", cwd=built)
    assert result.exit_code == 1
    assert "templates/phone/day.js:2:1: error template-error: unexpected ; in" in result.stderr
    assert tree(built / "site") == before
