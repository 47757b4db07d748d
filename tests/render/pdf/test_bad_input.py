"""Records that lack something or have too much: each still gives paper that can be used, and a
warning that says what to do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from tests import factories
from tests.render.pdf.seen import letters, pieces

from secondround.app import pipeline
from secondround.app.outcome import Made, Page
from secondround.render.pdf.printer import Job, Paper, Press
from secondround.vocabulary import Edition

Fields = dict[str, Any]
NAME = "Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff"  # 71 letters
UNKNOWN = "\u0378"
PATH = 2
"""What pypdfium2 calls a line or an area."""
"""A letter that no font has."""


def _sessions(record: Fields) -> list[Fields]:
    found: list[Fields] = record["rounds"][0]["sessions"]
    return found


def _named(record: Fields, name: str) -> None:
    record["interviewers"]["ana-ruiz"]["name"] = name


def _cases() -> dict[str, tuple[Callable[[Fields, Fields], Any], str, str]]:
    """What is wrong, the code of its warning ("" if nothing is lost), what paper says even so."""
    second = {"minutes": 30, "at": "09:40", "with": ["ana-ruiz"]}
    nobody = {"minutes": 30, "at": "10:30"}
    return {
        "a day without times": (
            lambda record, _: _sessions(record)[0].pop("at"),
            "session-without-time",
            "when each session starts",
        ),
        "two sessions at once": (
            lambda record, _: _sessions(record).append(second),
            "sessions-overlap",
            "09:40 Ana Ruiz",
        ),
        "a session without people": (
            lambda record, _: _sessions(record).append(nobody),
            "session-without-people",
            "10:30",
        ),
        "a session without a story": (
            lambda _, candidate: candidate.update(stories=[]),
            "gap-stories",
            "No story is left for this session",
        ),
        "a long name": (lambda record, _: _named(record, NAME), "", NAME),
        "a story without a cue": (
            lambda _, candidate: candidate["stories"][0].pop("cue"),
            "story-without-cue",
            factories.STORY["title"],
        ),
        "letters that no font has": (
            lambda record, _: _named(record, f"Ana {UNKNOWN}"),
            "missing-character",
            "09:30 Ana",
        ),
    }


def made_page(root: Path, record: Fields, candidate: Fields, part: str) -> tuple[Made, Page]:
    """A part of the packet of a workspace that holds these two files."""
    (root / "mkdocs.yml").write_text("site_name: Packets\n")
    (root / "packets" / "harbor").mkdir(parents=True)
    (root / factories.CANDIDATE_FILE).write_text(factories.as_yaml(candidate), "utf-8")
    (root / factories.RECORD_FILE).write_text(factories.as_yaml(record), "utf-8")
    made = pipeline.make(root, None, edition=Edition.CANDIDATE, parts=(part,))
    (page,) = made.pages
    return made, page


@pytest.mark.slow
@pytest.mark.parametrize("case", _cases())
def test_it_can_be_used_and_a_warning_says_what_to_do(
    case: str, press: Press, tmp_path: Path
) -> None:
    """Card and sheets are printed, with all of it between the margins and in its size; the warning
    has a way out.
    """
    change, code, says = _cases()[case]
    record: Fields = deepcopy({**factories.RECORD})
    candidate: Fields = deepcopy({**factories.CANDIDATE})
    change(record, candidate)
    made, page = made_page(tmp_path, record, candidate, "take-along")
    text = page.parts["take-along"]
    job = Job(text, page.meta.title, page.header, tmp_path / "packets/harbor", kind="take-along")
    printed = press.print(job).result()
    assert printed.pages == 2
    warnings = [problem for problem in (*made.problems, *printed.problems) if problem.code == code]
    assert bool(warnings) is bool(code)
    assert all(problem.hint for problem in warnings)
    found = [piece for sheet in pieces(printed.pdf) for piece in sheet]
    assert min(piece.size for piece in found) >= 9.9
    assert letters(says) in letters("".join(piece.text for piece in found))
    for sheet in pypdfium2.PdfDocument(printed.pdf):
        for item in sheet.get_objects():
            left, _, right, _ = item.get_bounds()
            assert left >= 0
            assert right <= sheet.get_width() + 0.01  # the lines' ground is the page, rounded


@pytest.mark.slow
def test_two_sessions_at_once_are_drawn_apart(press: Press, tmp_path: Path) -> None:
    """The strip of the day card has a block for each, one above the other and not on it."""
    record: Fields = deepcopy({**factories.RECORD})
    _sessions(record).append({"minutes": 30, "at": "09:40", "with": ["ana-ruiz"]})
    made, page = made_page(tmp_path, record, deepcopy({**factories.CANDIDATE}), "take-along")
    assert "sessions-overlap" in {problem.code for problem in made.problems}
    text = page.parts["take-along"].partition("\n## Sheets\n")[0]
    job = Job(text, page.meta.title, page.header, tmp_path / "packets/harbor", kind="day-card")
    (sheet,) = pypdfium2.PdfDocument(press.print(job).result().pdf)
    bounds = [item.get_bounds() for item in sheet.get_objects() if item.type == PATH]
    blocks = {
        tuple(map(round, each)) for each in bounds if 2 < each[3] - each[1] < 8 < each[2] - each[0]
    }
    apart = 0
    for one, other in combinations(blocks, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        apart += not beside and (one[3] < other[1] or other[3] < one[1])
    assert apart


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_panels_sheet_is_a_page(paper: Paper, press: Press, tmp_path: Path) -> None:
    """Three people with long titles, three stories with much to say, and questions for each of
    them: one page.
    """
    long = "We counted every pallet twice and told the driver what was missing before he left. " * 2
    names = ["Siobhan Ní Dhálaigh", "Dr. Kwabena Asante-Boateng", "Pauline Oldroyd-Featherstone"]
    likely = [f"Why did you leave place {one}, and how?" for one in range(4)]
    people = {
        f"p{at}": {
            **factories.person(name, "calm", role="peer", title="Consultant Physician and Lead"),
            "background": long,
            "likely_questions": likely,
        }
        for at, name in enumerate(names)
    }
    asked = [{"text": f"What do you need first, {name}, and by when?"} for name in names]
    session = {**factories.session(*people, at="10:15"), "place": "Meeting Room 2, Calder House"}
    day = {"name": "Panel", "date": "2026-11-24", "sessions": [{**session, "stories": 3}]}
    candidate = {
        "name": "Nadia Rahman",
        "competencies": ["calm"],
        "stories": [
            factories.story(f"tale-{at}", "calm", situation=long, action=long, result=long)
            for at in range(3)
        ],
    }
    record = {**factories.RECORD, "interviewers": people, "rounds": [day], "questions": asked}
    made, page = made_page(tmp_path, record, candidate, "sheets")
    text, base = page.parts["sheets"], tmp_path / "packets/harbor"
    job = Job(text, page.meta.title, page.header, base, kind="sheets", paper=paper)
    printed = press.print(job).result()
    assert printed.pages == 1
    said = letters("".join(piece.text for sheet in pieces(printed.pdf) for piece in sheet))
    assert all(letters(name) in said for name in names)
    assert text.count("We counted every pallet twice") >= 3
    warned = [problem for problem in made.problems if problem.code == "left-off-the-page"]
    assert warned
    assert all(problem.hint for problem in warned)


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (1_200_000, "large-picture"),
        pytest.param(20_100_000, "picture-left-out", marks=pytest.mark.slow),
    ],
)
def test_a_picture_of_many_bytes_is_told(
    size: int, code: str, press: Press, tmp_path: Path
) -> None:
    """It is printed as long as it can be, and the rest of the page always; the warning says how
    large it may be.
    """
    dots = random.Random(1).randbytes(size // 3 * 3)
    Image.frombytes("RGB", (1000, size // 3000), dots[: size // 3000 * 3000]).save(
        tmp_path / "map.png", compress_level=0
    )
    printed = press.print(Job("# T\n\n![There](map.png)\n\nOn.\n", "T", "H", tmp_path)).result()
    assert printed.made
    (problem,) = printed.problems
    assert problem.code == code
    assert f"{size / 1_000_000:.1f} MB" in problem.message
    assert "1,600 pixels" in problem.hint


@pytest.mark.slow
def test_a_huge_picture_is_as_wide_as_the_page(press: Press, tmp_path: Path) -> None:
    """A picture of many pixels is made to fit; the rest of the page is as it was."""
    Image.new("RGB", (6000, 9000), "#777").save(tmp_path / "map.png")
    text = "# T\n\n## Logistics\n\n![The way there](map.png)\n\nThe gate is on the left.\n"
    printed = press.print(Job(text, "T", "H", tmp_path)).result()
    assert printed.problems == ()
    assert printed.pages == 1
    (sheet,) = pypdfium2.PdfDocument(printed.pdf)
    (picture,) = (item for item in sheet.get_objects() if item.type == 3)
    left, bottom, right, top = picture.get_bounds()
    assert 0 < left < right < sheet.get_width()
    assert top - bottom <= 121 * 72 / 25.4
    assert re.search("gate is on the left", sheet.get_textpage().get_text_range())
