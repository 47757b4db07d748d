"""The marks between words: whatever people end their titles, names and sentences with, no mark of
ours stands on top of theirs.
"""

from __future__ import annotations

import html
import re
from random import Random

import pytest
from markdown import Markdown
from tests import factories
from tests.factories import person, requirement, session, story
from tests.plan.rounds import COMPETENCIES, FORMATS, ROLES

from secondround import packet, plan
from secondround.records import Application
from secondround.render import dialect
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

ENDS = ("", "", ".", "?", "!", " 900", "…", ": yes.", " Inc.", " (B)", "”")
NAME_ENDS = ("", "", " Jr.", " (B)", " Inc.", "!")
STRAY = re.compile(
    r"""
    (?<![.…])\.\.(?!\.)         # two full stops
    | [?!:;,]\.(?!\w)           # a full stop on top of another mark
    | (?<!…)…\.(?!\w)
    | [;,:]\s*[;,]              # two marks that part
    | (?<=\s)[.,;](?=\s|$)      # one that parts nothing
    | [;·]$
    """,
    re.VERBOSE | re.MULTILINE,
)


class Writer:
    """Somebody who ends a text now with this mark, now with that."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def __call__(self, text: str) -> str:
        return text + self._random.choice(ENDS)

    def name(self, text: str) -> str:
        """A name, with an end that names have."""
        return text + self._random.choice(NAME_ENDS)

    def some(self, **fields: str) -> dict[str, str]:
        """Some of the fields."""
        kept = {}
        for name, text in fields.items():
            if self._random.random() < 0.7:
                kept[name] = self(text)
        return kept


def day(seed: int) -> Application:
    """An application in which every text ends in one of `ENDS`, and what may be left out is, at
    times.
    """
    random = Random(seed)
    said = Writer(random)
    bank = []
    for number in range(8):
        shows = random.sample(COMPETENCIES, 3)
        probes = [{"text": said("Why so"), **said.some(answer="Because")}]
        more = said.some(cue=f"Cue {number}", employer="Pantry Lane", learned="To ask")
        texts = {name: said(f"The {name}") for name in ("situation", "action", "result")}
        good = [said("When was it bad")]
        bank.append(
            story(
                f"s{number}",
                *shows,
                **{**texts, **more, "title": said(f"Title {number}")},
                probes=probes,
                good_for=good,
            )
        )
    people = {
        f"p{number}": person(
            said.name(f"Person {number}"),
            *random.sample(COMPETENCIES, 2),
            role=random.choice(ROLES),
            likely_questions=[said("Why you")],
            **said.some(say="PER-son", title="Head", notes="Be kind", background="Ran it"),
        )
        for number in range(5)
    }
    sessions = []
    for number in range(4):
        ids = random.sample(list(people)[:4], random.randint(1, 3))
        more = said.some(name="Talk", place="Room", opening="Hello", closing="Bye")
        kind = random.choice(FORMATS)
        at = f"{9 + number:02}:00"
        sessions.append(session(*ids, format=kind, **({"at": at} if seed % 2 else {}), **more))
    earlier = session("p4", told=["s0"], **said.some(debrief="Went well"))
    stage = {"name": said("Second round"), "sessions": sessions, **said.some(place="Hamburg")}
    record = {
        "company": {
            "name": said.name("Harbor"),
            **said.some(industry="Freight"),
            "news": [{"title": said("They grew"), "so_what": said("Ask")}],
            "competitors": [{"name": said.name("Rival"), "difference": said("Cheap")}],
        },
        "role": {
            "title": said("Head"),
            "requirements": [
                requirement(said(f"Must {number}"), random.choice(COMPETENCIES), must=True)
                for number in range(4)
            ],
            "concerns": [{"text": said("Too young"), "answer": said("Not so")}],
        },
        "interviewers": people,
        "rounds": [
            {"name": said("Screening"), "sessions": [earlier]},
            stage,
            {"name": said("Panel")},
        ],
        "questions": [said(f"What of {number}") for number in range(6)],
        "expect": [{"text": said("Why us"), **said.some(answer="For this")}],
        "logistics": said.some(arrive="Be there", dress="Jacket", contact="Kim Lee"),
    }
    return factories.application(record, {"name": said.name("Amara"), "stories": bank})


def lines(markdown: str) -> str:
    """The page as it is read, a line a block."""
    reader = Markdown(extensions=dialect.EXTENSIONS, extension_configs=dialect.SETTINGS)
    text = re.sub(r"</(?:p|li|h\d|td|th|blockquote)>", "\n", reader.convert(markdown))
    return re.sub(r" *\n\s*", "\n", html.unescape(re.sub("<[^>]*>", "", text)))


@pytest.mark.parametrize("seed", range(12))
def test_no_mark_stands_on_top_of_another(seed: int) -> None:
    """In every edition and on the cards: no two full stops, none behind a question mark, and no
    mark that parts nothing.
    """
    application = day(seed)
    made = plan.make(application, 1)
    for edition in Edition:
        drawn = packet.build(application, made, edition)
        for page in (writer.render, writer.cards):
            text = lines(page(drawn, Templates(None)))
            found = [
                text[max(mark.start() - 50, 0) : mark.end() + 10] for mark in STRAY.finditer(text)
            ]
            assert found == []
