"""Who may see which field, against the words of the promise: a change here is a change of what may
be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from secondround.records import Candidate, Library, Record
from secondround.records.models.comments import Comments
from secondround.records.models.pseudonyms import Pseudonyms
from secondround.records.models.reach import reach
from secondround.vocabulary import Edition

FILES = (Record, Candidate, Library, Comments, Pseudonyms)
CARRIED = """
    Session: place video dial_in
    Round: date time_zone place video dial_in logistics
    Interviewer: say
    Logistics: arrive bring contact
    Record: logistics
"""
"""Where and when it is, and how names are said; beyond these only what anybody may read."""
PUBLISHED = """
    Record: company role interviewers rounds questions
    Company: use name website about industry objectives milestones news competitors
    Finding: text source date
    News: date title url
    Competitor: name
    Position: title requirements
    Requirement: text must shows
    Interviewer: name title
    Round: name sessions
    Session: name at minutes format with_
    Question: id text about for_ ask_everyone follow_up
    Candidate: name stories
    Story: id title cue
"""
"""What can be found out by anybody, names, which are replaced, and who hears which story and which
question.
"""


def listed(text: str) -> set[tuple[str, str]]:
    lines = (line.split(":") for line in text.strip().splitlines())
    return {(model.strip(), name) for model, names in lines for name in names.split()}


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            for inner in inside(field.annotation):
                yield from models(inner, seen)


def inside(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from inside(part)


ALL = {
    (model, name) for file in FILES for model in models(file, set()) for name in model.model_fields
}
SHARED = set(models(Library, set()))


def reaching(edition: Edition) -> set[tuple[str, str]]:
    return {
        (model.__name__, name)
        for model, name in ALL
        if model not in SHARED and reach(model.model_fields[name]) >= edition
    }


def test_what_may_lie_on_the_table() -> None:
    """Exactly the fields listed: no notes, no likely concerns, no pay, no debrief, no ratings, no
    backgrounds.
    """
    assert reaching(Edition.CARRY) == listed(CARRIED) | listed(PUBLISHED)


def test_what_may_be_published() -> None:
    """Exactly the fields listed."""
    assert reaching(Edition.PUBLIC) == listed(PUBLISHED)


def test_no_field_is_hidden_behind_a_nearer_one() -> None:
    """A field that may be seen stands in one that may be seen: else its reach would promise what
    nobody gets.
    """
    for model, name in ALL:
        field = model.model_fields[name]
        for inner in inside(field.annotation):
            widest = max(reach(one) for one in inner.model_fields.values())
            assert widest <= reach(field), (model.__name__, name)


@pytest.mark.parametrize(
    "words", ["notes", "concern", "pay", "debrief", "strength", "background", "email", "phone"]
)
def test_nothing_private_by_its_name(words: str) -> None:
    """A field whose name says that it is private stays with candidate and coach, in whatever model
    it stands.
    """
    found = [(model, name) for model, name in ALL if re.search(words, name)]
    assert found
    assert all(reach(model.model_fields[name]) <= Edition.CANDIDATE for model, name in found)
