"""What they are likely to ask, and which stories answer it.

In: questions as the record has them, and stories. Out: how well a story answers, and for each story
the questions of a round's people that it answers. It must not decide who hears what.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Final

from msgspec import Struct

from secondround.plan.model import Plan, story_ids
from secondround.records import Application
from secondround.records.models import LikelyQuestion, Story
from secondround.text import questions

NAMED: Final = 0.5
"""How well a story answers a question that names, in two words or more, what it shows."""


def fit(question: LikelyQuestion, story: Story) -> float:
    """How well a story answers a question: by what the question says that it judges, the strongest
    of the story first, then by its words; 0 for not at all.
    """
    fitting = 2 * fit_by_words(question.text, story)
    if question.answers is None or question.answers in story.answers:
        for name in question.shows:
            if name in story.shows:
                fitting += 1 + 1 / (1 + story.shows.index(name))
    return fitting


def fit_by_words(text: str, story: Story) -> float:
    """How well a story answers a question, by words alone: 1 for the very question that it is good
    for.
    """
    alike = max((questions.alike(text, line) for line in story.good_for), default=0.0)
    if alike >= questions.SAME:
        return alike
    asked = questions.meaning(text)
    named: set[str] = set()
    for competency in story.shows:
        words = questions.meaning(competency)
        if words <= asked:
            named |= words
    return NAMED if len(named) >= questions.FEWEST else 0.0


def answering(
    question: LikelyQuestion,
    bank: Iterable[Story],
    leads: Container[str] = (),
    reserves: Container[str] = (),
    elsewhere: Container[str] = (),
) -> list[str]:
    """The stories that answer a question, by their ids, best first: those told where it is asked,
    those in reserve there, those that nobody hears, and those heard elsewhere; each kind by how
    well it answers.
    """

    def rank(story: Story) -> tuple[bool, bool, bool, float]:
        id_ = story.id
        here = id_ in leads or id_ in reserves
        spoilt = id_ in elsewhere and not here
        return spoilt, not here, id_ not in leads, -fit(question, story)

    able = [story for story in bank if fit(question, story)]
    return [story.id for story in sorted(able, key=rank)]


def asked(application: Application, person: str) -> Iterator[tuple[str, LikelyQuestion]]:
    """What somebody is likely to ask, each with a key that no competency's name can be."""
    for index, question in enumerate(application.record.interviewers[person].likely_questions):
        yield f"{person}\n{index}", question


def path(topic: str) -> tuple[str | int, ...]:
    """Where the likely question with this key is in the record; nowhere for a competency."""
    person, _, index = topic.partition("\n")
    return ("interviewers", person, "likely_questions", int(index)) if index else ()


def question(application: Application, topic: str) -> LikelyQuestion | None:
    """The likely question with this key; None for a competency."""
    person, _, index = topic.partition("\n")
    if not index:
        return None
    return application.record.interviewers[person].likely_questions[int(index)]


class IfAsked(Struct, frozen=True):
    """A question that may be asked, and the stories that answer it, best first."""

    person: str | None  # interviewer id; None where nobody knows who will ask
    text: str
    stories: tuple[str, ...]  # ids


def index(application: Application, plan: Plan) -> Iterator[IfAsked]:
    """If they ask … tell …: for each person of a round, as they are met, what they may ask, and
    then what anybody may ask, over the whole bank.
    """
    bank = application.candidate.stories
    planned: list[str] = []
    met: dict[str, tuple[list[str], list[str]]] = {}
    for session in plan.sessions:
        leads, backups = story_ids(session.leads), story_ids(session.backups)
        planned += (*leads, *backups)
        for person in session.interviewers:
            told, kept = met.setdefault(person, ([], []))
            told += leads
            kept += backups
    for person, (leads, backups) in met.items():
        for _, question in asked(application, person):
            stories = answering(question, bank, leads, backups, planned)
            yield IfAsked(person, question.text, tuple(stories))
    for question in application.record.expect:
        yield IfAsked(None, question.text, tuple(answering(question, bank)))


def topics(application: Application, round: int) -> dict[str, tuple[str, ...]]:
    """What each story is good for in a round, by its id: the competencies that it shows, strongest
    first, then the keys of the likely questions that it answers.
    """
    people: dict[str, None] = {}
    for session in application.record.rounds[round].sessions:
        people |= dict.fromkeys(application.record.people(session))
    expected = list(chain.from_iterable(asked(application, person) for person in people))
    found: dict[str, tuple[str, ...]] = {}
    for story in application.candidate.stories:
        answered = [key for key, each in expected if fit(each, story)]
        found[story.id] = (*dict.fromkeys(story.shows), *answered)
    return found
