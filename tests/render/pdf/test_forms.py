"""Packets in other forms than a sheet of paper: their pages, their letters, and what is on them."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from tests.render.pdf.conftest import EXAMPLE, HEADER, TITLE
from tests.render.pdf.days import packet_of
from tests.render.pdf.seen import aloud, differ, pieces, read_by_poppler, shown, sizes

from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf import worker_booklet
from secondround.render.pdf.printer import Job, Kind, Paper, Press, Printed

Form = Callable[..., Printed]
MM = 72 / 25.4
INCH = 72


@pytest.fixture(scope="module")
def form(press: Press, sample: str, tmp_path_factory: pytest.TempPathFactory) -> Form:
    """The sample in a form, printed once for all tests."""
    base = tmp_path_factory.mktemp("packet")

    @cache
    def made(kind: Kind, paper: Paper = "A4") -> Printed:
        job = Job(sample, TITLE, HEADER, base, kind=kind, paper=paper)
        return press.print(job).result()

    return made


def _pages(pdf: bytes, *options: str) -> list[str]:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def _words(pdf: bytes) -> Counter[str]:
    """The words of a PDF that are no page numbers, without the hyphens that a line may end on."""
    body = re.sub(r"\d+ of \d+\n", "", "\n".join(_pages(pdf))).replace("-", "")
    return Counter(re.findall(r"[^\W\d_]{3,}", body))


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    "kind", ["packet", "day-card", "take-along", "sheets", "booklet", "phone", "large"]
)
def test_every_form_is_accessible(kind: Kind, paper: Paper, form: Form) -> None:
    """Each form passes PDF/UA-1, and its printing said nothing."""
    made = form(kind, paper)
    assert made.problems == ()
    assert page.is_pdf_compliant_bytes(made.pdf)


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheet_is_a_page(paper: Paper, press: Press) -> None:
    """Printed by themselves, the example's seven sheets are seven pages, each with one session."""
    example = Path(__file__).parents[3] / "packets/amara-okafor/harbor"
    text = (example / "index.md").read_text("utf-8")
    head, _, rest = text.partition("\n## Day card\n")
    part = rest.partition("\n## Sheets\n")[2].partition("\n## ")[0]
    headings = re.findall(r"(?m)^### (.+)$", part)
    job = Job(
        f"{head}\n## Sheets\n{part}",
        "Harbor",
        "24 November 2026",
        example,
        kind="sheets",
        paper=paper,
    )
    found = _pages(press.print(job).result().pdf)
    assert len(headings) == 7
    for heading, shown_on in zip(headings, found, strict=True):
        assert [each for each in headings if each in shown_on] == [heading]


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_story_fills_its_page_of_a_booklet(paper: Paper, press: Press) -> None:
    """Since it has a page to itself, it is set large: some of it stands on the lower two fifths."""
    example = Path(__file__).parents[3] / "packets/amara-okafor/harbor"
    whole = (example / "index.md").read_text("utf-8")
    bank = whole[whole.index("\n## Story bank\n") : whole.index("\n## Expected questions\n")]
    job = Job(f"# Harbor\n{bank}", "Harbor", "", example, kind="booklet", paper=paper)
    empty = stories = 0
    for side in pypdfium2.PdfDocument(press.print(job).result().pdf):
        width, height = side.get_size()
        text = side.get_textpage()
        for left in (0, width / 2):
            right = left + width / 2
            if "Follow-up questions:" in text.get_text_bounded(left, 0, right, height):
                stories += 1
                low = text.get_text_bounded(left, 0.08 * height, right, 0.4 * height)
                empty += not low.split()
    assert stories > 10
    assert not empty


@pytest.fixture(scope="module")
def small(press: Press) -> Form:
    """The example on pages as small as a phone's, or in large type, printed once for all tests."""
    example = Path(__file__).parents[3] / "packets/amara-okafor/harbor"
    text = (example / "index.md").read_text("utf-8")

    @cache
    def made(kind: Kind) -> Printed:
        job = Job(text, "Harbor", "24 November 2026", example, kind=kind)
        return press.print(job).result()

    return made


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["phone", "large"])
def test_no_page_is_a_heading_alone(kind: Kind, small: Form) -> None:
    """On a page as small as a phone's, and in large type, the example's tables and stories begin
    below their headings, and no line is left alone; a story is in large type, too, and where it is
    longer than its page, what it teaches goes on the next with its follow-up questions.
    """
    printed = small(kind)
    pages = _pages(printed.pdf)
    assert [page for page in pages if len(page.split()) < 25] == []
    asked = [page for page in pages if "Follow-up questions:" in page]
    assert len(asked) == 16
    assert all("Lesson:" in page for page in asked)
    read = [piece.size for sheet in pieces(printed.pdf) for piece in sheet if piece.size > 1]
    assert min(read) >= (15.9 if kind == "large" else 7.9)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["phone", "large"])
@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("90 kilos, not 900 page", "toy penguin on my desk."),
        ("Open with (32 s)", "a parcel hub paid the rent."),
        ("Housekeeper, nine sheets, names covered page", "One was hurt."),
        ("Opponents wrote the roster rules page", "left them hanging there."),
    ],
)
def test_a_story_is_told_from_one_small_page(
    kind: Kind, begins: str, ends: str, small: Form
) -> None:
    """What to open with, and each story with its half minute, are each whole on one page."""
    pages = [" ".join(page.split()) for page in _pages(small(kind).pdf)]
    (page,) = [page for page in pages if begins in page]
    assert ends in page


@pytest.mark.slow
def test_a_sheet_in_large_type_keeps_to_its_page(small: Form) -> None:
    """A session of half an hour, with a story in full, is one page of large type; of the example's
    seven, the hour with three stories and the meal with two people take two.
    """
    sheets = [page for page in _pages(small("large").pdf) if re.search("(?m)^until ", page)]
    ended = [page for page in sheets if "At the end:" in page]
    assert "09:00 Kim Lee" in ended[0]
    assert len(ended) == 5


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["phone", "large"])
def test_a_page_says_whose_sheet_goes_on(kind: Kind, small: Form) -> None:
    """Above what is left of a sheet stands its heading again, also where the index begins below it;
    where it begins, it stands once. What is left of the index has its own.
    """
    goes_on, heading = 0, ""
    pages = _pages(small(kind).pdf)
    begin = next(at for at, page in enumerate(pages) if re.search("(?m)^Sheets$", page))
    end = next(at for at, page in enumerate(pages) if re.search("(?m)^If they ask$", page))
    for text, sheet in list(zip(pages, pieces(small(kind).pdf), strict=True))[begin:end]:
        new = "".join(piece.text for piece in sheet if piece.tag == "H3").strip()
        heading = new or heading
        assert heading
        head = "".join(piece.text for piece in sheet if not piece.tag)
        assert (heading in head) is not bool(new)
        assert heading in text
        goes_on += not new
    assert goes_on > 1
    assert pages[end + 1].startswith("If they ask")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["phone", "large"])
def test_turned_pages_leave_no_page_half_empty(kind: Kind, small: Form) -> None:
    """Who hears what comes behind the stories, of which each has a page: so the sections before it
    share theirs. The contents are where the day card ends. The minutes are on one page, and not
    alone on it.
    """
    pages = [" ".join(each.split()) for each in _pages(small(kind).pdf)]
    (contents,) = (page for page in pages if "After the interview ..." in page)
    assert "Over at 15:10" in contents
    (people,) = (at for at, page in enumerate(pages) if "Wrote the memo on the second" in page)
    assert any("Role match" in page for page in pages[people : people + 2])
    begin = ("proof for all eight", "half-minute version", "A filled dot:", "Be ready for")
    found = [[words in page for page in pages].index(True) for words in begin]
    assert found == sorted(found)
    (minutes,) = (page for page in pages if "Minutes planned." in page)
    assert "The three questions that count" in minutes
    assert "Left free" in minutes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "paper", "size"),
    [
        ("booklet", "A4", (297 * MM, 210 * MM)),
        ("booklet", "Letter", (11 * INCH, 8.5 * INCH)),
        ("large", "A4", (210 * MM, 297 * MM)),
        ("large", "Letter", (8.5 * INCH, 11 * INCH)),
        ("phone", "A4", (100 * MM, 180 * MM)),
        ("sheets", "Letter", (8.5 * INCH, 11 * INCH)),
    ],
)
def test_pages_have_their_size(
    kind: Kind, paper: Paper, size: tuple[float, float], form: Form
) -> None:
    """A booklet is on whole sheets, laid crosswise; a phone's page is 100 by 180 mm; only a table
    of many columns may turn its page.
    """
    for sheet in pypdfium2.PdfDocument(form(kind, paper).pdf):
        assert sheet.get_size() == pytest.approx(size, abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["large", "phone", "booklet"])
def test_no_word_is_lost(kind: Kind, form: Form) -> None:
    """Other pages, the same words, each as often, but for what runs along the edge of a page."""
    edge = _running(form("packet").pdf) | set(re.findall(r"[^\W\d_]+", f"{TITLE} {HEADER}"))
    ours, theirs = _words(form("packet").pdf), _words(form(kind).pdf)
    for word in edge:
        del ours[word], theirs[word]
    assert ours - theirs == Counter()
    assert theirs - ours == Counter()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["packet", "large", "phone", "booklet", "take-along", "sheets"])
def test_it_is_read_aloud_in_its_order(kind: Kind, form: Form, sample: str) -> None:
    """From tag to tag, each form has every letter of the page once, in the page's order."""
    assert differ(aloud(form(kind).pdf), shown(sample)) == ""


@pytest.mark.slow
def test_another_program_reads_a_booklet_alike(press: Press, sample: str, tmp_path: Path) -> None:
    """Its tags lead into pages that are drawn on others, and Poppler follows them, too: on the
    packet's first two sections, as it takes long.
    """
    short = "\n## ".join(sample.split("\n## ")[:3])
    made = press.print(Job(short, "Harbor", "24 November", tmp_path, kind="booklet")).result()
    assert differ(aloud(made.pdf, read_by_poppler), shown(short)) == ""


def _running(pdf: bytes) -> set[str]:
    """The words of the sections' names, which stand above each page again."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        found: set[str] = set()
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            found.update(re.findall(r"[^\W\d_]{3,}", item.title.replace("-", "")))
            waiting.extend(item.children)
    return found


@pytest.mark.slow
def test_large_type_is_large(form: Form) -> None:
    """Nothing is under 16 pt, on more pages."""
    made = form("large")
    found, _ = sizes(made.pdf)
    read = [size for size in found if size > 1]  # what a shape means is there to be heard
    assert min(read) >= 15.9
    assert made.pages > form("packet").pages


def test_a_booklet_folds_into_the_right_order() -> None:
    """Sheets laid on each other, folded and read from the front, give 0, 1, 2 and so on; the last
    pages, up to a number that four divides, are empty.
    """
    assert worker_booklet.order(4) == [(3, 0), (1, 2)]
    assert worker_booklet.order(5) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    for pages in range(1, 45):
        sides = worker_booklet.order(pages)
        sheets = list(zip(sides[::2], sides[1::2], strict=True))
        leaves = [(front[1], back[0]) for front, back in sheets]
        leaves += [(back[1], front[0]) for front, back in reversed(sheets)]
        read = [number for leaf in leaves for number in leaf]
        assert read == list(range(-(-pages // 4) * 4))


@pytest.mark.slow
def test_a_booklet_prints_its_pages_where_the_order_says(form: Form) -> None:
    """Each half of each side is the page that belongs there, by its number; the rest is empty."""
    made = form("booklet")
    count = int(re.findall(r"\d+ of (\d+)", "\n".join(_pages(made.pdf)))[0])
    order = worker_booklet.order(count)
    assert made.pages == len(order) == len(pypdfium2.PdfDocument(made.pdf))
    for side, pair in enumerate(order, 1):
        for left, index in zip((0, 421), pair, strict=True):
            area = ("-x", f"{left}", "-y", "0", "-W", "421", "-H", "596", "-r", "72")
            (half,) = _pages(made.pdf, "-f", f"{side}", "-l", f"{side}", *area)
            shown = re.findall(r"(\d+) of \d+", half)
            assert shown == ([f"{index + 1}"] if index < count else [])


@pytest.mark.slow
def test_a_booklet_is_read_aloud_in_its_own_order(form: Form) -> None:
    """Its tags follow the pages as they are read, not as they lie on the sheets; it has no link and
    no field, and asks to be turned over the short edge.
    """
    with pikepdf.open(BytesIO(form("booklet").pdf)) as pdf:
        assert all("/Annots" not in sheet for sheet in pdf.pages)
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        places = [(int(mark.MCID), mark.Stm.StructParents) for mark in _marks(pdf.Root)]
    pages = [number for _, number in places]
    assert pages == sorted(pages)
    assert len(set(pages)) > 4


def _marks(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The marked words below a tag, in the order of the tags."""
    waiting = list(root.StructTreeRoot.K)
    while waiting:
        item = waiting.pop(0)
        if item.get("/Type") == "/MCR":
            yield item
        else:
            waiting[:0] = list(item.get("/K", []))


TITLES = (
    "A company with a very long name, GmbH und Co. KG: Deputy Head of Everything, maternity cover",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgesellschaftsleiter",
)


@pytest.mark.slow
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("kind", ["phone", "large"])
def test_a_long_title_is_on_nothing_else(
    kind: Kind, title: str, press: Press, tmp_path: Path
) -> None:
    """On a small page, too, head and foot are above and below what is read, whatever they say, and
    each page has its number.
    """
    text = f"# {title}\n\n## Day card\n\nNine.\n\n## Pitch\n\n{'I run it all. ' * 300}"
    made = press.print(Job(text, title, f"{title}, {title}", tmp_path, kind=kind)).result()
    assert made.problems == ()
    assert made.pages > 2
    for number, found in enumerate(pieces(made.pdf), 1):
        edges = [piece for piece in found if not piece.tag]
        lowest = min(piece.bottom for piece in found if piece.tag)
        highest = max(piece.top for piece in found if piece.tag)
        assert all(0 < edge.bottom < edge.top for edge in edges)
        assert all(edge.top <= lowest or edge.bottom >= highest for edge in edges)
        assert f"{number} of {made.pages}" in "".join(edge.text for edge in edges)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["phone", "large", "booklet"])
def test_what_belongs_together_is_on_one_small_page(
    kind: Kind, press: Press, tmp_path: Path
) -> None:
    """What ends the day is never alone on a page, nor is a name without what is said of it, or one
    of several questions: on a day of three sessions, one of them with twelve people, the card goes
    on over several pages.
    """
    text = writer.take_along(packet_of(3), Templates(None))
    job = Job(text, "Harbor", "24 November 2026", tmp_path, kind=kind)
    printed = press.print(job).result()
    assert printed.problems == ()
    ends, people = 0, 0
    for shown_on in _halves(printed.pdf) if kind == "booklet" else _pages(printed.pdf):
        lines = [line for line in shown_on.splitlines() if line.strip()]
        ends += "Over at" in shown_on
        assert "Over at" not in shown_on or len(shown_on.split("Over at")[0].split()) > 10
        people += "For your eyes only:" in shown_on
        assert not re.match(r"Q\d", "".join(lines[1:2]))  # what to ask begins with its heading
        assert not any(line.startswith("For your eyes only:") for line in lines[:2])
    assert ends == 1
    assert people > 2


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["phone", "large"])
def test_a_time_below_the_strip_is_clear_of_the_card(kind: Kind, printed: Form) -> None:
    """Where two times of the day's strip would touch, one stands below it, and the first session
    begins below that time.
    """
    card = (EXAMPLE / "index.md").read_text("utf-8").partition("\n## Sheets\n")[0]
    first, *_ = pieces(printed(card, kind=kind, base=EXAMPLE).pdf)
    below = min(piece.bottom for piece in first if re.fullmatch(r"\s*\d\d:\d\d\s*", piece.text))
    begins = max(piece.top for piece in first if piece.tag == "H3")
    assert below - begins > 2 * MM


def _halves(pdf: bytes) -> Iterator[str]:
    """The text of each page of a booklet."""
    for side in pypdfium2.PdfDocument(pdf):
        width, height = side.get_size()
        for left in (0, width / 2):
            yield side.get_textpage().get_text_bounded(left, 0, left + width / 2, height)
