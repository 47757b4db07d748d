"""A packet as it is printed: few pages, stories whole, nothing lost, in the order of reading."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import page
import pytest
from msgspec import Struct
from tests.plan.rounds import drawn
from tests.render.pdf.days import packet_of
from tests.render.pdf.seen import aloud, differ, letters, once, shown

from secondround import packet, plan, records
from secondround.packet.model_take_along import Sheets
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Paper, Printed
from secondround.vocabulary import SHEET_PARTS, Edition

pytestmark = pytest.mark.slow

Print = Callable[..., Printed]

EXAMPLE = Path(__file__).parents[3] / "packets/amara-okafor/harbor/index.md"
MOST = {"A4": (6, 18), "Letter": (6, 18)}
"""Pages of the example, seven sessions and sixteen stories: on the day, and all."""
ELSEWHERE = {
    *{"PacketMeta.id", "PacketMeta.left_out", "PacketMeta.revision", "PacketMeta.thanks"},
    "PacketMeta.round_file",  # names files alone
    *{"Part.look", "GridRow.look"},  # how a cell is drawn
    *{"Strip.words", "StripSession.words"},  # for who cannot see the strip
    *{"StripSession.look", "StripSession.narrow", "StripSession.place"},
    "StoryText.heard",  # on its card
    *{"ThankYouNote.subject", "ThankYouNote.due_text"},
    *{"Company.website", "Finding.link", "Source.link", "Card.profile", "RoleMatch.posting"},
}
"""Fields of the packet that paper shows otherwise: in the name or at the foot, as a picture, or as
a link.
"""


def pages(made: Printed, *options: str) -> list[str]:
    """The text of each page, in reading order."""
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def words(text: str) -> list[str]:
    """The words of a text, parts of words that a line's end has split put together."""
    return re.findall(r"[^\W_]+", html.unescape(re.sub("<[^>]*>", " ", text)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_example_is_short(paper: Paper, example: Print) -> None:
    """All of it on 18 pages, and what is used on the day on the first six; it passes PDF/UA-1, and
    its printing said nothing.
    """
    made = example(paper=paper)
    assert made.problems == ()
    on_the_day, most = MOST[paper]
    assert made.pages <= most
    found = pages(made)
    (pitch,) = [number for number, text in enumerate(found) if "\nPitch\n" in text[:200]]
    assert pitch <= on_the_day
    assert page.is_pdf_compliant_bytes(made.pdf)
    assert not re.search(r"\buntil$", found[0], re.MULTILINE), "a line is filled before the next"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_longer_names_take_no_further_page(paper: Paper, printed: Print) -> None:
    """With ten letters more in the names of five people, the example has as many pages."""
    text = EXAMPLE.read_text("utf-8")
    for name in ("Kim Lee", "Ana Ruiz", "Nguyễn", "Whitcombe", "Kjærgaard"):
        text = text.replace(name, f"{name}-Lindqvist")
    assert printed(text, base=EXAMPLE.parent, paper=paper).pages <= MOST[paper][1]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_read_aloud_in_its_order(paper: Paper, example: Print) -> None:
    """From tag to tag, the PDF has every letter of the page once, in the page's order."""
    ours = shown(EXAMPLE.read_text("utf-8"))
    assert len(ours) > 40_000
    assert differ(aloud(example(paper=paper).pdf), ours) == ""


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Each text of a model, and the field that it is in."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{type(value).__name__}.{name}")
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, field)
    elif isinstance(value, str):
        yield field, value


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_story_is_on_one_page(paper: Paper, example: Print) -> None:
    """From its title to the answer of its last follow-up question, once."""
    found = [words(page) for page in pages(example(paper=paper), "-raw")]  # column by column
    stories = _stories()
    assert len(stories) > 10
    for story in stories:
        title, *rest = filter(None, story.splitlines())
        first, last = words(title), words(rest[-1])[-6:]
        assert [_holds(one, first) and _holds(one, last) for one in found].count(True) == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_how_long_a_story_takes_stands_beside_where_it_is_told(
    paper: Paper, example: Print
) -> None:
    """Its title has a line of its own, and what is known about it the next: no end is left over."""
    lines = "\n".join(pages(example(paper=paper), "-raw")).splitlines()
    stories = _stories()
    assert len(stories) > 10
    for story in stories:
        title, known, *_ = filter(None, story.splitlines())
        assert "Takes" in known
        heads = [following for line, following in pairwise(lines) if line == title]
        assert words(known) in map(words, heads)


def _stories() -> list[str]:
    """The stories of the example's bank, each from its title on."""
    bank = EXAMPLE.read_text("utf-8").partition("\n## Story bank\n")[2].partition("\n## ")[0]
    return bank.split("\n### ")[1:]


def _holds(page: list[str], some: list[str]) -> bool:
    return f" {' '.join(some)} " in f" {' '.join(page)} "


def _known(sheets: Sheets) -> Iterator[str]:
    """What one must know of each person of a day, as their sheet has it; what is short, with the
    words before it.
    """
    for sheet in sheets.sessions:
        for person in sheet.people:
            for part, text in (
                (SHEET_PARTS["judges"], person.judges),
                (SHEET_PARTS["in_common"], person.in_common),
                (SHEET_PARTS["private"], person.notes),
            ):
                if text:
                    yield text if len(letters(text)) > 30 else f"{part}: {text}"
            yield from (asked.text for asked in person.likely)
            for before in person.before:
                yield f"{SHEET_PARTS['before']}: {before.when}"
                yield from (f"{asked.text} {asked.answer}" for asked in before.asked)


def _everywhere(made: packet.Packet, printed: Printed) -> list[str]:
    """Of what one must know of people, what does not stand in one place alone; a question that has
    an answer of its own stands with that, too.
    """
    assert made.sheets
    assert made.expected_questions
    heard = aloud(printed.pdf)
    answered = {question.text for question in made.expected_questions.questions}
    known = [text for text in _known(made.sheets) if text not in answered]
    assert len(known) > 20
    return [text for text in known if heard.count(letters(text)) != 1]


def test_what_one_must_know_of_a_person_is_in_one_place(example: Print, printed: Print) -> None:
    """What they look for, what they may ask, what one has in common, private notes, and what they
    heard before: once on paper, on the example's day and on a hard one.
    """
    root = EXAMPLE.parents[3]
    (application,) = records.read(root, ["amara-okafor/harbor"]).applications
    index = application.record.upcoming
    assert index is not None
    made = packet.build(application, plan.make(application, index), Edition.CANDIDATE)
    assert _everywhere(made, example()) == []
    hard = packet_of(7)
    assert _everywhere(hard, printed(writer.render(hard, Templates(None)))) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost(seed: int, printed: Print) -> None:
    """The PDF of a drawn day has every text of the packet's model, once and in its order, but for
    the heads of tables that go on on the next page.
    """
    day = drawn(Random(seed), 4 * seed, 20)
    made = packet.build(day, plan.make(day, len(day.record.rounds) - 1), Edition.CANDIDATE)
    text = writer.render(made, Templates(None))
    ours = aloud(printed(text).pdf)
    assert differ(once(ours, text), shown(text)) == ""
    texts = [(field, text) for field, text in _texts(made, "") if field not in ELSEWHERE]
    assert len(texts) > 300
    assert [(field, text) for field, text in texts if letters(text) not in ours] == []


def test_a_story_longer_than_a_page_goes_on_on_the_next(printed: Print) -> None:
    """Whichever of its columns is the longer one, all of it is printed, in its order."""
    for steps, questions in ((90, 3), (5, 40)):
        told = "\n".join(f"- Step {at} took a while, and was worth it." for at in range(steps))
        asked = "\n\n".join(f"- *Question {at}?* An answer to it." for at in range(questions))
        text = (
            "# T\n\n## Story bank\n\n### Rang a rival\n\n*Rival*, 09:00.\n\n*Action.*\n\n"
            f"{told}\n\n*Result.* Saved.\n\n**Follow-up questions:**\n\n{asked}\n"
        )
        found = re.findall(r"(?:Step|Question) \d+", " ".join(pages(printed(text), "-raw")))
        assert found == re.findall(r"(?:Step|Question) \d+", text)


def test_a_thank_you_note_begins_as_a_letter_does(example: Print) -> None:
    """Its greeting is a line of its own."""
    assert re.search(r"^Dear Ana,$", "\n".join(pages(example())), re.MULTILINE)
