"""The carry edition on paper: a page of it, laid on the table, shows one session."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from random import Random

import pytest
from tests.factories import person, session, story
from tests.plan.rounds import application, drawn

from secondround import packet, plan
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Printed
from secondround.vocabulary import Edition

Print = Callable[..., Printed]


@pytest.mark.slow
def test_the_contents_have_no_page_of_their_own(printed: Print) -> None:
    """They stand above what is read at home, since each sheet before them has a page."""
    day = _day(0)
    text = writer.render(packet.build(day, plan.make(day, 0), Edition.CARRY), Templates(None))
    made = printed(f"{text}\n\n## Logistics\n\nA passport.\n\n## Notes for home\n\nSleep.\n")
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made.pdf, capture_output=True, check=True
    )
    (page,) = (page for page in done.stdout.decode().split("\f") if "Logistics .." in page)
    assert "passport" in page


def _day(number: int) -> Application:
    """A drawn day, or one of short sessions that would share a page."""
    if number:
        return drawn(Random(number), 6, 20)
    people = {f"p{one}": person(f"Person {one}", "coaching") for one in range(4)}
    bank = [story(f"s{one}", "coaching", cue=f"cue {one} of many") for one in range(8)]
    return application(bank, [session(id, minutes=15) for id in people], people)


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_page_shows_the_stories_of_two_sessions(number: int, printed: Print) -> None:
    """Every page of the PDF names stories of one session at most, and the page of a session names
    no other's.
    """
    day = _day(number)
    made = plan.make(day, len(day.record.rounds) - 1)
    text = writer.render(packet.build(day, made, Edition.CARRY), Templates(None))
    pdf = printed(f"{text}\n\n## Logistics\n\nA passport.\n")
    pages = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf.pdf, capture_output=True, check=True
    ).stdout.decode()
    titles = {one.id: one.title for one in day.candidate.stories}
    own = [{titles[choice.story] for choice in (*one.leads, *one.backups)} for one in made.sessions]
    sheets = 0
    for page in pages.split("\f"):
        shown = {title for title in titles.values() if title in " ".join(page.split())}
        assert not shown or any(shown <= stories for stories in own)
        assert page.count("Notes") <= 1
        sheets += page.count("Notes")
        assert not ("Notes" in page and "passport" in page)
    assert sheets == len(made.sessions)
    assert "passport" in pages
