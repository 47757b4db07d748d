"""What is read at home, as it is printed: few pages, stories whole, and nothing lost."""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import page
import pytest
from tests.plan.rounds import drawn

from secondround import packet, plan
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Paper, Printed
from secondround.render.pdf.worker_page import body
from secondround.vocabulary import Edition

pytestmark = pytest.mark.slow

Print = Callable[..., Printed]

EXAMPLE = Path(__file__).parents[3] / "packets/amara-okafor/harbor/index.md"
MOST = {"A4": (6, 18), "Letter": (8, 23)}
"""Pages of the example, seven sessions and sixteen stories: on the day, and all."""


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
    """All of it on 18 pages of A4, and what is used on the day on the first six; it passes
    PDF/UA-1.
    """
    made = example(paper=paper)
    on_the_day, most = MOST[paper]
    assert made.pages <= most
    found = pages(made)
    (pitch,) = [number for number, text in enumerate(found) if "\nPitch\n" in text[:200]]
    assert pitch <= on_the_day
    assert page.is_pdf_compliant_bytes(made.pdf)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_story_is_on_one_page(paper: Paper, example: Print) -> None:
    """From its title to the answer of its last follow-up question, once."""
    text = EXAMPLE.read_text("utf-8")
    found = [words(page) for page in pages(example(paper=paper))]
    bank = text.partition("\n## Story bank\n")[2].partition("\n## ")[0]
    stories = bank.split("\n### ")[1:]
    assert len(stories) > 10
    for story in stories:
        title, *rest = filter(None, story.splitlines())
        first, last = words(title), words(rest[-1])[-6:]
        assert [_holds(one, first) and _holds(one, last) for one in found].count(True) == 1


def _holds(page: list[str], some: list[str]) -> bool:
    return f" {' '.join(some)} " in f" {' '.join(page)} "


def _packet(seed: int) -> str:
    """A drawn day's packet."""
    day = drawn(Random(seed), 4 * seed, 20)
    made = plan.make(day, len(day.record.rounds) - 1)
    return writer.render(packet.build(day, made, Edition.CANDIDATE), Templates(None))


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost(seed: int, printed: Print, example: Print) -> None:
    """The PDF holds every word of the page, as often as the page does: of a drawn day's packet, and
    for 0 of the example's.
    """
    text = _packet(seed) if seed else EXAMPLE.read_text("utf-8")
    made = printed(text) if seed else example()
    found = words(" ".join(pages(made, "-raw")))
    expected = words(_shown(text))
    assert len(expected) > 300
    assert not Counter(expected) - Counter(found)


def _shown(text: str) -> str:
    """The HTML of a page without its pictures, which are looked at."""
    return _PICTURES.sub(" ", body(text))


_PICTURES = re.compile(r'<ol class="strip".*?</ol>|<table class="by-session".*?</table>', re.DOTALL)


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
