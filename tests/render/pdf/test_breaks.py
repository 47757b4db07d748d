"""Where pages end, and that nothing goes over their edges."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator

import pytest

from secondround.render.pdf.printer import Kind, Paper, Printed

pytestmark = pytest.mark.slow

Print = Callable[..., Printed]

WORD = "Wolfeschlegelsteinhausenbergerdorž" * 3
MILLIMETRE = 72 / 25.4
MARGIN = 13 * MILLIMETRE
"""The page's margin on both sides, in points."""
HEADS = "<th scope='col'>09:00 Nguyễn</th>" * 6 + f"<th scope='col'>{WORD}</th>"
CELLS = "<td class='n1'><span>1</span></td>" * 7
WIDE = f"""# {WORD}

## Day card

### 09:00 {WORD}

09:00–09:30, {WORD}. {WORD}

- [ ] {WORD}

**Ask:** {WORD}

## Sheets

### 09:00 {WORD}

09:00–09:30, {WORD}

#### {WORD}

{WORD}

- {WORD}

#### Tell

- [ ] **{WORD}** {WORD}

    {WORD}

#### Ask

- [ ] {WORD}

- [ ] {WORD}

## Coverage

{WORD}

- {WORD}

<table class="by-session">
<caption>{WORD}</caption>
<thead><tr><th scope="col">Story</th>{HEADS}<th scope="col">Answers</th></tr></thead>
<tbody>
<tr><th scope="row">{WORD}</th>{CELLS}<td>{WORD}</td></tr>
<tr><th scope="row">coaching</th><td class="instead" colspan="7">{WORD}</td><td>none</td></tr>
</tbody>
</table>

## After the interview

| Session | They asked | Next time I would | They said (for the note) |
| --- | --- | --- | --- |
| **09:00 {WORD}**: {WORD} | | | |
"""


def pages(made: Printed, *options: str) -> list[str]:
    """The text of each page."""
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_goes_over_the_edge(printed: Print, paper: Paper) -> None:
    """Whatever is written stands between the margins whole: a word that is wider than its place
    goes on below.
    """
    made = printed(WIDE, paper=paper)
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    words = 0
    for page in done.stdout.decode().split("<page ")[1:]:
        width = float(re.search(r'width="([\d.]+)"', page)[1])  # type: ignore[index]
        for left, right in re.findall(r'xMin="([\d.]+)".*? xMax="([\d.]+)"', page):
            assert float(left) >= MARGIN - 1
            assert float(right) <= width - MARGIN + 1
            words += 1
    assert words > 100
    assert "".join(pages(made)).count("ž") == WIDE.count("ž")


def test_a_table_never_stands_apart_from_its_heading(printed: Print) -> None:
    """A table breaks between rows, two on either side at least, and its head stands again on the
    next page.
    """
    found = pages(printed("# Title\n\n" + "\n\n".join(_tables())), "-layout")
    split = 0
    for table in range(12):
        there = [page for page in found if f"Row {table}-" in page]
        split += len(there) > 1
        assert f"Heading {table}\n" in there[0]
        for page in there:
            assert f"Head {table}" in page
            assert len(re.findall(rf"Row {table}-\d", page)) >= 2
    assert split > 6
    assert len(found) < 12 * 2


def _tables() -> Iterator[str]:
    """Tables of 45 rows, each after one line more than the one before."""
    for table in range(12):
        yield from ["A line that stands before it."] * table
        yield f"### Heading {table}"
        rows = "\n".join(f"| Row {table}-{row} | of it |" for row in range(45))
        yield f"| Head {table} | What |\n| --- | --- |\n{rows}"


def test_no_item_of_a_list_stands_alone(printed: Print) -> None:
    """A list of some length has its first two items on one page, and its last two."""
    blocks = []
    for many in range(16):
        blocks += ["A line that stands before it."] * many
        blocks += ["**Bring:**", "\n".join(f"- [ ] Thing {many}-{item}." for item in range(6))]
    found = pages(printed("# Title\n\n" + "\n\n".join(blocks)))
    for many in range(16):
        for pair in ((0, 1), (4, 5)):
            assert any(all(f"Thing {many}-{item}." in page for item in pair) for page in found)
    assert any("Thing" in first and first.count("Bring:") for first in found)


def test_a_carried_session_is_in_one_piece(printed: Print) -> None:
    """No page is turned in front of the interviewer: what is told and asked and the room for notes
    lie together.
    """
    sessions = [
        f"### 09:{i:02} Person {i}\n\n30 minutes.\n\n**Tell:**\n\n- Story {i}\n\n**Ask:**\n\n"
        + "\n".join(f"- [ ] Question {i}-{one}?" for one in range(1 + i % 4))
        + "\n\n| Notes |\n| --- |\n| |"
        for i in range(12)
    ]
    found = pages(printed("# Title\n\n## Sheets\n\n" + "\n\n".join(sessions)))
    for i in range(12):
        (page,) = [page for page in found if f"Story {i}\n" in page]
        assert all(f"Question {i}-{one}?" in page for one in range(1 + i % 4))
    assert sum(page.count("Notes") for page in found) == 12
    assert all(page.count("Notes") == len(re.findall(r"Story \d", page)) for page in found)


@pytest.mark.parametrize(("stories", "before"), [((5, 5, 5), 2), ((9, 9), 1), ((3, 3, 3, 3), 3)])
def test_the_index_takes_one_sheet_along(
    stories: tuple[int, ...], before: int, printed: Print
) -> None:
    """Where it has no room below the last sheet, both go to the next page, and no sheet besides."""
    sheets = [
        f"### 0{i}:00 Person {i}\n\n30 minutes\n\n#### Tell\n\n"
        + "- [ ] **Cue.** Shows it.\n\n    It went down.\n\n" * many
        + f"#### Ask\n\n- [ ] Question {i}?\n"
        for i, many in enumerate(stories)
    ]
    index = "\n".join(f"- **Subject {i}:** Cue (09:00)" for i in range(30))
    found = pages(
        printed(
            "# T\n\n## Day card\n\nNine.\n\n## Sheets\n\n"
            f"{chr(10).join(sheets)}\n## If they ask\n\n{index}\n\n## Pitch\n\nI am.\n"
        )
    )
    there = [[i for i in range(len(stories)) if f"Question {i}?" in page] for page in found]
    everyone = list(range(len(stories)))
    assert there == [[], everyone[:before], everyone[before:], []]
    assert "Subject 0:" in found[2]


def test_the_index_is_seen_at_once(printed: Print) -> None:
    """Where a part of it would have room below the last sheet, it begins a page all the same, with
    the contents behind it.
    """
    story = "    It came out well, and nobody was harmed.\n\n" * 48
    index = "\n".join(f"- **Subject {i}:** Cue (09:00)" for i in range(60))
    parts = "".join(f"## Part {i}\n\nRead it.\n\n" for i in range(3))
    found = pages(
        printed(
            "# T\n\n## Day card\n\nNine.\n\n## Sheets\n\n### 09:00 Person\n\n#### Tell\n\n"
            f"- [ ] **Cue.** Shows it.\n\n{story}## If they ask\n\n{index}\n\n{parts}"
        )
    )
    (whole,) = (page for page in found if "Subject" in page)
    assert all(f"Subject {i}:" in whole for i in range(60))
    assert "Part 2 ..." in whole


def test_the_running_head_says_where_one_is(printed: Print) -> None:
    """Above each page stands what it begins with: the story, or else the section."""
    fill = "\n\n".join(["It was a long story, and it is told here in all its length."] * 70)
    text = (
        f"# T\n\n## Day card\n\nNine.\n\n## Story bank\n\n### Rang a rival\n\n{fill}\n\n"
        f"## Coverage\n\n{fill}"
    )
    heads = [page.lstrip().partition("  ")[0] for page in pages(printed(text), "-layout")[1:]]
    assert list(dict.fromkeys(heads)) == ["Story bank", "Rang a rival", "Coverage"]


PANEL = "\n\n".join(
    [
        "# Ward Manager\n\n## Sheets",
        "### 10:15 Siobhan Dhalaigh, Dr. Kwabena Asante-Boateng and Pauline Oldroyd",
        "until 11:05, 50 min · **Meeting Room 2**",
        *[
            f"#### Person {n}\n\n**Title**\n\nLooking for calm.{' And so on.' * 60}"
            for n in range(3)
        ],
        "#### Tell, in this order",
        *[f"- [ ] **A cue {n}** Shows calm.\n\n    {'It came out well. ' * 30}" for n in range(3)],
    ]
)
"""A sheet of more than a page."""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheets_heading_is_beside_the_word_sheets(printed: Print, paper: Paper) -> None:
    """However many people are in it, nothing is printed over anything else."""
    for kind in ("sheets", "take-along"):
        boxes = _boxes(printed(f"{PANEL}- [ ] **A cue** Shows calm.", kind=kind, paper=paper))
        (sheets,) = (box for word, *box in boxes if word == "Sheets")
        for word, *box in boxes:
            apart = box[2] <= sheets[0] or box[1] >= sheets[3] or box[3] <= sheets[1]
            assert apart or word == "Sheets", word


def test_what_is_left_of_a_sheet_says_whose_it_is(printed: Print) -> None:
    """Also where the next one, or the index, begins on that page, which a page without either has
    no name of.
    """
    story = "    It came out well, and nobody was harmed.\n\n" * 30
    other = "".join(
        f"### {at} Kim Lee\n\nuntil 12:00\n\n#### Tell\n\n- [ ] **Cue.** Shows it.\n\n"
        for at in ("11:15", "11:45")
    )
    index = "\n".join(f"- **Subject {number}:** Cue (11:15)" for number in range(200))
    made = printed(f"{PANEL}{story}\n\n{other}\n\n## If they ask\n\n{index}", kind="take-along")
    heads = [page.lstrip().splitlines()[0] for page in pages(made)]
    assert heads[0] == "Ward Manager"
    begun = ["A cue 0" in page for page in pages(made)].index(True)
    assert heads[begun + 1].startswith("10:15 Siobhan")
    assert "11:15 Kim Lee" in pages(made)[begun + 1]
    assert set(heads[begun + 2 :]) == {"11:45 Kim Lee", "If they ask"}
    assert heads.count("11:45 Kim Lee") == 1


@pytest.mark.parametrize("lines", [30, 40, 50])
def test_the_first_sheet_begins_below_the_title(printed: Print, lines: int) -> None:
    """Also one that is about as long as a page, by itself: no page is left to the title."""
    story = "    It came out well, and nobody was harmed.\n\n" * lines
    made = printed(f"{PANEL}- [ ] **A cue** Shows calm.\n\n{story}", kind="sheets")
    assert "10:15" in pages(made)[0]


def test_what_belongs_together_is_on_one_line(printed: Print) -> None:
    """No line begins with the dot between two facts, or ends within the number of a source or an
    address of mail, wherever the line is full.
    """
    row = "### 09:{0:02} Kim Lee\n\nuntil 09:30 · {1} · [call](https://example.org) · remote\n"
    rows = (row.format(n, "m" * (20 + n) + " floor") for n in range(60))
    finding = "- {} ([source 8](https://example.org)) [a-b@c-d.org](mailto:a-b@c-d.org)\n"
    found = (finding.format("it came " + "m" * n) for n in range(1, 60))
    card, company = "\n".join(rows), "\n".join(found)
    made = printed(f"# Harbor\n\n## Day card\n\n{card}\n\n## Company\n\n### Goals\n\n{company}")
    done = subprocess.run(["pdftotext", "-", "-"], input=made.pdf, capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert not [line for line in lines if line.startswith("·")]
    assert sum("(source 8)" in line for line in lines) == 59
    assert sum("a-b@c-d.org" in line for line in lines) == 59


def test_to_whom_a_note_goes_is_on_one_line(example: Print) -> None:
    """Beside the name or below it, "To" is never apart from the address."""
    pdf = example().pdf
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert not [line for line in lines if line.split()[-1:] == ["To"]]
    assert sum(bool(re.search(r"To \S+@\S+\.com$", line)) for line in lines) == 7


def test_no_line_of_a_short_index_is_left_alone(printed: Print) -> None:
    """An index of a few lines is on one page of large type, however full the sheet before it is."""
    for lines in range(22, 40):
        known = "\n\n".join(f"Known {number}" for number in range(lines))
        text = (
            f"# Harbor\n\n## Sheets\n\n### 09:00 Ana\n\nuntil 10:00\n\n#### Ana\n\n{known}\n\n"
            "## If they ask\n\n- **Calm:** Aaa\n- **Hiring:** Bbb\n- **Safety:** Ccc\n"
        )
        (index,) = [page for page in pages(printed(text, kind="large")) if "Aaa" in page]
        assert "If they ask" in index
        assert "Ccc" in index


def test_what_to_tell_begins_below_its_heading(printed: Print) -> None:
    """However full the page of a phone is, the heading is on the page on which its text begins,
    whichever way that is read.
    """
    opening = {"I run it all. " * 12: "I run", "אני מובילה משמרת לילה. " * 12: "משמרת"}
    for opens, begins in opening.items():
        for lines in range(14, 24):
            known = "\n\n".join(f"Known {number}" for number in range(lines))
            text = (
                f"# Harbor\n\n## Sheets\n\n### 09:00 Ana\n\nuntil 10:00\n\n#### Ana\n\n{known}\n\n"
                f"#### Tell, in this order\n\n**Open with:** {opens}\n"
            )
            for page in pages(printed(text, kind="phone")):
                assert "Tell, in" not in page or begins in page


def _boxes(made: Printed) -> list[tuple[str, float, float, float, float]]:
    """The words of the page that says "Sheets", each with its left, top, right and bottom."""
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    found = re.compile(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<'
    )
    (page,) = (page for page in done.stdout.decode().split("<page ") if ">Sheets<" in page)
    return [
        (word, *map(float, (left, top, right, bottom)))
        for left, top, right, bottom, word in found.findall(page)
    ]


def test_a_long_item_leaves_no_heading_alone(printed: Print) -> None:
    """What is missing is said at length: it begins below its heading, also in large type, where an
    item and the next are longer than a page.
    """
    long = "- " + "Two stories are missing for her, and some that show it would do. " * 20
    for kind in ("packet", "large"):
        made = printed(f"# Harbor\n\n## Gaps\n\n{chr(10).join([long] * 8)}\n", kind=kind)
        assert all("Two stories" in page for page in pages(made) if "Gaps" in page)


def test_a_list_of_one_is_as_wide_as_the_page(printed: Print) -> None:
    """Columns are for several items; a single one does not wrap in front of white paper."""
    item = "- 30 October 2026: a new hall with twelve gates opens on the south quay in spring\n"
    one, two = (
        printed(f"# Harbor\n\n## Company\n\n### In the news\n\n{item * many}") for many in (1, 2)
    )
    assert "spring" in next(line for line in "".join(pages(one)).splitlines() if "30 Oct" in line)
    assert "spring" not in next(
        line for line in "".join(pages(two)).splitlines() if "30 Oct" in line
    )


def test_what_is_missing_stands_together(printed: Print) -> None:
    """The list above the pictures is on one page with its heading, however full the page is."""
    missing = "\n".join(f"- Person {number} will hear no story." for number in range(9))
    for lines in range(30, 48, 2):
        known = "\n\n".join(f"Known {number}" for number in range(lines))
        found = pages(printed(f"# Harbor\n\n## Pitch\n\n{known}\n\n## Coverage\n\n{missing}"))
        (page,) = [page for page in found if "will hear" in page]
        assert "Coverage" in page


@pytest.mark.parametrize("kind", ["packet", "phone", "large"])
def test_how_long_a_story_takes_is_not_alone_on_a_line(example: Print, kind: Kind) -> None:
    """Wherever a line is full, the year or the employer goes with it to the next."""
    lines = "".join(pages(example(kind=kind))).splitlines()
    assert sum("Takes" in line for line in lines) > 10
    assert not [line for line in lines if re.fullmatch(r"Takes [^t]*\.", line)]


def test_no_name_breaks_above_six_sessions(printed: Print) -> None:
    """In large type six columns have room for common names only on a page that is turned."""
    names = ("Thảo Nguyễn", "Kwabena Mensah", "Søren Kjærgaard")
    heads = "".join(f"<th scope='col'>09:00 {name}</th>" for name in names * 2)
    cells = "<td class='n1'><span>1</span></td>" * 6
    text = f"""# Harbor

## Coverage

<table class="by-session">
<caption>Stories</caption>
<thead><tr><th scope="col">Story</th>{heads}<th scope="col">Answers</th></tr></thead>
<tbody><tr><th scope="row">A cue of four words</th>{cells}<td>can, will</td></tr></tbody>
</table>
"""
    page = "".join(pages(printed(text, kind="large"), "-raw"))
    for part in " ".join(names).split():
        assert page.count(part) == 2
