"""What is read under stress, as it is printed: type, words, lines and pages, over hard days, on
both sizes of paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest
from tests.render.pdf.days import packet_of
from tests.render.pdf.seen import Piece, pieces, read_aloud, sizes

from secondround.app.outcome import Page
from secondround.packet import Packet, stress
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Job, Paper, Press, Printed
from secondround.vocabulary import SESSIONS_A_SIDE

LEAST, MOSTLY, HEADING = 10, 12, 14
"""Points."""
NOT_READ = {"Ask:", "Say", "page"}
"""Words of the card that lead to others."""

Day = tuple[Packet, Printed]
every_day = pytest.mark.parametrize("sessions", [1, 7, 10, 11, 20])
both_papers = pytest.mark.parametrize("paper", ["A4", "Letter"])
pytestmark = [pytest.mark.slow, every_day, both_papers]


@pytest.fixture(scope="module")
def day(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, Paper], Day]:
    """What is taken along on a hard day, printed once for all tests."""
    base = tmp_path_factory.mktemp("packet")
    planned = cache(packet_of)

    @cache
    def made(sessions: int, paper: Paper) -> Day:
        packet = planned(sessions)
        text = writer.take_along(packet, Templates(None))
        text, _, index = text.partition("\n## If they ask")  # looked up, and not read under stress
        assert index
        header = Page("harbor", packet.meta, "", "").header
        job = Job(text, packet.meta.title, header, base, kind="take-along", paper=paper)
        return packet, press.print(job).result()

    return made


def test_it_can_be_read_at_arms_length(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """No letter is under 10 pt and most are 12 pt or more; the face is the sans serif, and nothing
    is slanted.
    """
    found, fonts = sizes(day(sessions, paper)[1].pdf)
    assert min(found) >= LEAST - 0.1
    large = sum(count for size, count in found.items() if size >= MOSTLY - 0.1)
    assert large > found.total() / 2
    assert any("Label" in name for name in fonts)
    assert not [name for name in fonts if "Text" in name or "Serif" in name]
    assert not [name for name in fonts if "Italic" in name or name.endswith("It")]


def test_headings_are_large_and_never_last(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """Each heading has 14 pt or more, and none stands at the foot of a page without a line of what
    it heads.
    """
    headings = 0
    for page in pieces(day(sessions, paper)[1].pdf):
        tagged = [piece for piece in page if piece.tag]
        for piece in tagged:
            if _is_heading(piece):
                headings += 1
                assert piece.size >= HEADING - 0.1
        lowest = min(tagged, key=lambda piece: piece.bottom)
        line = [piece for piece in tagged if piece.bottom < lowest.top]
        assert not all(map(_is_heading, line))
    assert headings > sessions


def _is_heading(piece: Piece) -> bool:
    return re.fullmatch(r"H\d", piece.tag) is not None


def test_the_card_keeps_its_limits(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """Three cues, two questions and 45 words a session at most, and 360 words a side; each session
    that has stories to tell has a cue.
    """
    packet, made = day(sessions, paper)
    card, _ = _sections(made.pdf)
    first, *rows = _blocks(card)
    assert packet.day_card
    assert len(rows) >= len(packet.day_card.rows) == sessions
    for row, planned in zip(rows, packet.day_card.rows, strict=False):
        cues = re.findall(r"\bC\d+", row)
        assert len(cues) <= stress.CUES
        assert bool(cues) is bool(planned.cues)
        assert len(re.findall(r"\bQ\d+", row)) <= stress.QUESTIONS
        assert len(_words(row)) <= stress.BLOCK
    read = [len(_words(block)) for block in (first, *rows)]
    assert sum(read) <= stress.CARD * _sides(sessions)


def test_the_card_begins_with_where_and_ends_with_the_end(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """The first line says where to be and whom to call if late; the last block, what ends the
    day.
    """
    first, *_, last = _blocks(_sections(day(sessions, paper)[1].pdf)[0])
    assert re.match(r"Day card\s+Seeschwalbenkai 5, Hamburg\s*·\s+If late:\s+Kim Lee", first)
    assert last.startswith(f"Over at {8 + sessions // 2:02}:{sessions % 2 * 30:02}")


def test_ten_sessions_have_one_side(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """The card has a side for each ten sessions, whole, and nothing else is on it; what it leaves
    out is said.
    """
    packet, made = day(sessions, paper)
    assert "day-card-too-long" not in [problem.code for problem in made.problems]
    sides = _sides(sessions)
    pages = [" ".join(piece.text for piece in page) for page in pieces(made.pdf)]
    assert packet.day_card
    card = " ".join(pages[:sides])
    for row in packet.day_card.rows:
        assert all(cue.split()[0] in card for cue in row.cues)
    assert "Over at" in pages[sides - 1]
    assert [bool(re.search(r"\bSheets\b", page)) for page in pages[: sides + 1]].index(
        True
    ) == sides
    left_out = packet.meta.left_out
    said = bool(left_out and "The day card has no room for how to arrive" in left_out.message)
    assert said is (not packet.day_card.arrive)


def test_each_page_says_which_edition_and_revision_it_is(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """The foot of each page has the round and its date, the edition, the revision, and the page's
    number.
    """
    packet, made = day(sessions, paper)
    foot = (
        "Second interview, Tuesday 24 November 2026, candidate’s edition, "
        f"revision {packet.meta.revision}"
    )
    pages = pieces(made.pdf)
    for number, page in enumerate(pages, 1):
        artifacts = "".join(piece.text for piece in page if not piece.tag)
        assert foot in artifacts
        assert f"{number} of {len(pages)}" in artifacts


def test_the_sheets_are_in_the_order_of_the_day(
    sessions: int, paper: Paper, day: Callable[[int, Paper], Day]
) -> None:
    """Each session has one, with its time first."""
    packet, made = day(sessions, paper)
    assert packet.sheets
    _, sheets = _sections(made.pdf)
    headings = [block.split("\n", 1)[0] for block in _blocks(sheets)[1:]]
    expected = [sheet.heading.split()[0] for sheet in packet.sheets.sessions]
    assert [heading.split()[0] for heading in headings] == expected
    starts = [time for time in expected if ":" in time]
    assert all(one <= other for one, other in pairwise(starts))


def _sides(sessions: int) -> int:
    return -(-sessions // SESSIONS_A_SIDE)


def _sections(pdf: bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The tags and texts of the day card, and of the sheets."""
    found: list[list[tuple[str, str]]] = []
    for _, tag, text in read_aloud(pdf):
        if tag == "H2":
            found.append([])
        if found:
            found[-1].append((tag, text))
    card, sheets = found
    return card, sheets


def _blocks(section: list[tuple[str, str]]) -> list[str]:
    """What stands before the first session, and the text of each session; a line a piece."""
    blocks: list[list[str]] = [[]]
    for tag, text in section:
        if tag == "H3":
            blocks.append([])
        if text:
            blocks[-1].append(text)
    return ["\n".join(block) for block in blocks]


def _words(block: str) -> list[str]:
    """The words of a block that are read: no hours, no page numbers, no words that lead to
    others.
    """
    text = re.sub(r"until \d\d:\d\d|page\s+\d+", " ", block)
    return [word for word in text.split() if word not in NOT_READ and re.search(r"\w", word)]
