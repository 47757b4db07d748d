"""What is in a finished PDF, seen through other programs than the one that made it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from tests.render.pdf.seen import pieces

from secondround.render.pdf.printer import Job, Paper, Press, Printed

Print = Callable[..., Printed]


def _text(pdf: bytes, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def _outline(items: Any) -> Iterator[tuple[str, list[str]]]:
    for item in items:
        yield item.title, [child.title for child in item.children]


@pytest.mark.slow
def test_it_is_whole_and_accessible(printed: Print, tmp_path: Path) -> None:
    """A PDF passes PDF/UA-1 and qpdf's check, and its printing said nothing."""
    made = printed(output=tmp_path / "packet.pdf")
    assert made.problems == ()
    assert page.is_pdf_compliant_bytes(made.pdf)
    checked = subprocess.run(["qpdf", "--check", str(made.path)], capture_output=True, check=False)
    assert checked.returncode == 0


@pytest.mark.slow
def test_it_has_title_language_and_bookmarks(printed: Print) -> None:
    """Title and language are the job's; the bookmarks are the page's headings, nested as they
    are.
    """
    made = printed(language="en-GB", author="Amara Okafor")
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Harbor Logistics: Head of Operations"
        assert str(pdf.Root["/Lang"]) == "en-GB"
        with pdf.open_outline() as outline:
            ((title, sections),) = _outline(outline.root)
            people = next(item for item in outline.root[0].children if item.title == "People")
            assert [person.title for person in people.children] == ["Ana Ruiz", "Tomasz Wiśniewski"]
    assert title == "Harbor Logistics: Head of Operations"
    assert sections[:3] == ["Day card", "Company", "Role match"]


@pytest.mark.slow
def test_it_opens_on_its_outline_with_the_sections_showing(printed: Print) -> None:
    """The title is open and the sections below it are closed; a page is called by its number, and
    the packet's author is the candidate.
    """
    made = printed(language="en-GB", author="Amara Okafor")
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert pdf.Root.PageMode == "/UseOutlines"
        with pdf.open_outline() as outline:
            (title,) = outline.root
            assert not title.is_closed
            assert all(section.is_closed for section in title.children if section.children)
        labels: list[str] = [str(page.label) for page in pdf.pages]
        assert labels == [str(n + 1) for n in range(len(pdf.pages))]
        assert str(pdf.docinfo["/Author"]) == "Amara Okafor"


@pytest.mark.slow
def test_each_head_of_a_table_says_which_way_it_points(printed: Print) -> None:
    """A column's head and a row's are told apart, so that a cell is read with both."""
    with pikepdf.open(BytesIO(printed().pdf)) as pdf:
        heads = [
            str(item.A.Scope)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"
        ]
    assert heads.count("/Row") >= 3
    assert heads.count("/Column") > 8


@pytest.mark.slow
def test_every_page_after_the_card_has_a_running_header_and_a_number(printed: Print) -> None:
    """The round above and the title below where it is read at home, the round below where it is
    taken along; "3 of 5" on page three.
    """
    made = printed()
    pages = _text(made.pdf, "-layout").split("\f")[:-1]
    assert len(pages) == made.pages
    for number, text in enumerate(pages, 1):
        head, foot = text.strip().splitlines()[0], text.strip().splitlines()[-1]
        assert foot.endswith(f"{number} of {made.pages}")
        at_home = foot.startswith("Harbor Logistics: Head of Operations  ")
        assert head.endswith("  Second interview, 24 November 2026") is at_home
        assert foot.startswith("Second interview, 24 November 2026") is not at_home
        assert at_home or number < made.pages


LONG = (
    "A company with a very long name, GmbH und Co. KG: Deputy Head of Everything, maternity cover",
    "თბილისის ნავსადგურის ლოჯისტიკა და სამაცივრო კომპანია: ოპერაციების ხელმძღვანელი",
    "Северная портовая и складская компания города Гамбурга: заместитель руководителя",
    "Βόρεια λιμενική και ψυκτική εταιρεία του Αμβούργου: αναπληρωτής προϊστάμενος",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgesellschaftsleiter",
)


@pytest.mark.slow
@pytest.mark.parametrize("long", LONG)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_edges_of_a_page_stand_on_one_line(
    long: str, paper: Paper, printed: Print, sample: str
) -> None:
    """However long title and round are, the foot is one line with "2 of 5" at its end, the head is
    one, and "Day card" stands beside the title and not on it.
    """
    _, *parts = sample.split("\n## ")
    shown = [part for part in parts if part.startswith(("Day card", "Company", "Sheets", "Gaps"))]
    text = "\n## ".join([f"# {long} {long}\n", *shown])
    made = printed(text, title=f"{long} {long}", header=f"{long} {long}", paper=paper)
    assert made.problems == ()
    assert made.pages >= 3
    assert page.is_pdf_compliant_bytes(made.pdf)
    for number, pieces_ in enumerate(pieces(made.pdf), 1):
        edges = [piece for piece in pieces_ if not piece.tag]
        middle = [piece for piece in pieces_ if piece.tag]
        foot = [piece for piece in edges if piece.top < min(one.top for one in middle)]
        head = [piece for piece in edges if piece not in foot]
        assert "".join(piece.text for piece in foot).endswith(f"{number} of {made.pages}")
        for edge in (foot, head):
            heights = [piece.bottom + piece.top for piece in edge]  # twice a line's middle
            assert max(heights, default=0) - min(heights, default=0) < 13
    first = _text(made.pdf, "-layout", "-l", "1").splitlines()
    assert re.search(r"\S {2,}Day card$", next(line for line in first if "Day card" in line))


@pytest.mark.slow
def test_no_page_is_empty(printed: Print) -> None:
    """Each page has at least a few lines below its header."""
    for text in _text(printed().pdf, "-layout").split("\f")[:-1]:
        assert len([line for line in text.splitlines() if line.strip()]) > 4


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(printed: Print, paper: Paper, size: tuple[int, int]) -> None:
    """Every page has the size that was asked for, in points."""
    with pikepdf.open(BytesIO(printed(paper=paper).pdf)) as pdf:
        for sheet in pdf.pages:
            assert (round(sheet.mediabox[2]), round(sheet.mediabox[3])) == size


def test_fonts_are_ours_and_inside(printed: Print) -> None:
    """All fonts are embedded, and none is the system's: names in any of five alphabets print in the
    shipped faces.
    """
    made = printed(
        "# Names\n\nŁukasz Wiśniewski, Çağla Yıldız İnce, Nguyễn Thị Hạnh, Ελένη, Наталья, "
        "*Þór*, **Ñ** ½ – …\n"
    )
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontDescriptor" in item
        ]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
            assert re.search(r"\+(Text|Label)", str(font.BaseFont))
    assert "Nguyễn Thị Hạnh, Ελένη, Наталья" in _text(made.pdf)


@pytest.mark.slow
def test_boxes_can_be_ticked_and_are_named(printed: Print) -> None:
    """Each task is a form field whose name for a screen reader is the task itself."""
    with pikepdf.open(BytesIO(printed().pdf)) as pdf:
        fields = pdf.Root.AcroForm.Fields
        names = [str(field.TU) for field in fields if field.FT == "/Btn"]
    assert "What does success take here?" in names
    assert len(names) == 7


def test_a_ticked_box_shows_its_tick(printed: Print, tmp_path: Path) -> None:
    """In a viewer built on Poppler, a page with its boxes ticked looks different, and nothing is
    said.
    """
    looks = []
    for ticked in (False, True):
        with pikepdf.open(BytesIO(printed("# A\n\n## B\n\n- [ ] One\n- [ ] Two\n").pdf)) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                (on,) = set(field.AP.N.keys()) - {"/Off"}
                field.V = field.AS = pikepdf.Name(on if ticked else "/Off")
            pdf.save(tmp_path / "ticked.pdf")
        command = ["pdftoppm", "-r", "60", "-gray", str(tmp_path / "ticked.pdf")]
        shown = subprocess.run(command, capture_output=True, check=True)
        assert shown.stderr == b""
        looks.append(shown.stdout)
    dark = [sum(255 - level for level in look[-400_000:]) for look in looks]
    assert dark[1] > dark[0]


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(printed: Print, sample: str, tmp_path: Path) -> None:
    """Another process, another folder: equal bytes, without a time stamp."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first = printed()
    with Press(workers=1) as press:
        job = Job(
            sample,
            "Harbor Logistics: Head of Operations",
            "Second interview, 24 November 2026",
            elsewhere,
        )
        second = press.print(job).result()
    assert first.pdf == second.pdf
    with pikepdf.open(BytesIO(first.pdf)) as pdf:
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())


@pytest.mark.slow
def test_it_is_put_in_place(printed: Print, tmp_path: Path) -> None:
    """With `output`, the file holds the PDF and the answer says where."""
    made = printed(output=tmp_path / "out" / "packet.pdf")
    assert made.path == tmp_path / "out" / "packet.pdf"
    assert made.path.read_bytes() == made.pdf


def test_links_lead_to_the_web_and_nowhere_else(printed: Print) -> None:
    """A link to a file would be a path of this machine: its words are printed, its target is
    not.
    """
    made = printed(
        "# T\n\n[web](https://example.com/a) [mail](mailto:a@example.com) [file](posting.md) "
        "[x](/etc/passwd)\n"
    )
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        targets = {str(note.A.URI) for note in pdf.pages[0].Annots}
    assert targets == {"https://example.com/a", "mailto:a@example.com"}
    assert str(Path.cwd()).encode() not in made.pdf


def test_a_picture_of_the_packet_is_printed(printed: Print, tmp_path: Path) -> None:
    """A file in the packet's folder may be shown; one that is missing is a problem that names
    it.
    """
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" '
        'height="9"/></svg>'
    )
    (tmp_path / "map.svg").write_text(svg)
    assert printed("# T\n\n![The way there](map.svg)\n", base=tmp_path).problems == ()
    (problem,) = printed("# T\n\n![The way there](mop.svg)\n", base=tmp_path).problems
    assert problem.code == "picture-left-out"
    assert "`mop.svg`" in problem.message
    assert str(tmp_path) not in problem.message


def test_letters_that_no_font_has_are_one_problem(printed: Print) -> None:
    """Unassigned letters, twice each: one sentence that shows them."""
    made = printed("# T\n\nA \u0378 and \u0379 and \u0378.\n")
    (problem,) = made.problems
    assert made.made
    assert problem.code == "missing-character"
    assert problem.message == (
        "No font on this machine has \u0378 (U+0378) or \u0379 (U+0379), so boxes are printed "
        "instead."
    )
    assert "`fonts-noto-core`" in problem.hint


@pytest.mark.slow
def test_what_else_weasyprint_warns_of_is_a_problem(tmp_path: Path) -> None:
    """A rule that WeasyPrint does not know is a warning, and the PDF is made."""
    sheet = tmp_path / "templates" / "pdf" / "own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("p { colour: red }")
    with Press(templates=tmp_path / "templates", workers=1) as press:
        made = press.print(Job("# T\n\nWords.\n", "T", "H", tmp_path)).result()
    assert made.made
    assert [problem.code for problem in made.problems] == ["print-warning"]
    assert "colour: red" in made.problems[0].message
