"""Who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from pydantic import BaseModel, Field

from secondround.records.models.candidate import Candidate, Fact, Story
from secondround.records.models.company import Company
from secondround.records.models.fields import Model
from secondround.records.models.library import Library
from secondround.records.models.people import Interviewer
from secondround.records.models.position import Position
from secondround.records.models.reach import within_reach
from secondround.records.models.record import Record
from secondround.vocabulary import Edition


def models(model: type[Model] = Model) -> Iterator[type[Model]]:
    for below in model.__subclasses__():
        if below.model_fields:
            yield below
        yield from models(below)


@pytest.mark.parametrize("model", sorted(set(models()), key=str))
def test_every_field_declares_its_reach(model: type[Model]) -> None:
    """No field is shown to anybody because somebody forgot to say who may see it."""
    editions = {edition.label for edition in Edition}
    for name, field in model.model_fields.items():
        declared = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        assert declared.get("x-reach") in editions, name


class Bare(BaseModel):
    word: str = Field(
        default="", description="A field whose author thought of everything but its reach."
    )


@pytest.mark.parametrize("edition", Edition)
def test_a_field_without_a_reach_is_never_shown(edition: Edition) -> None:
    """Where no reach is declared, none is guessed: no edition is made, not even the coach's."""
    with pytest.raises(KeyError, match="x-reach"):
        within_reach(Bare(word="secret"), edition)


def test_all_models_are_looked_at() -> None:
    """The search for models finds the three that files hold, and what is inside them."""
    assert {Record, Candidate, Library, Story, Interviewer} <= set(models())


RECORD = Record(
    company=Company(name="Harbor"),
    role=Position(title="Lead", pay="From 95,000", motivation="To build"),
    interviewers={"ana": Interviewer(name="Ana", notes="In a hurry", role="hiring manager")},
    notes="Do not mention the merger.",
)


def test_each_edition_holds_all_that_the_next_holds() -> None:
    """Going from coach to public, fields only disappear."""
    shown = [within_reach(RECORD, edition).model_dump(exclude_defaults=True) for edition in Edition]
    assert shown[0] == RECORD.model_dump(exclude_defaults=True)
    for more, less in pairwise(shown):
        assert flat(less).items() <= flat(more).items()


def flat(value: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    if not isinstance(value, dict):
        return {path: value}
    return {
        key: one
        for name, item in value.items()
        for key, one in flat(item, (*path, str(name))).items()
    }


def test_what_lies_on_the_table_tells_nothing() -> None:
    """Pay, notes and motivation are not in what an interviewer may read across the table."""
    text = within_reach(RECORD, Edition.CARRY).model_dump_json()
    assert "Harbor" in text
    for secret in ("95,000", "To build", "In a hurry", "merger"):
        assert secret not in text


def test_a_needed_field_out_of_reach() -> None:
    """What cannot be left out and may not be shown is left to the caller, who is told."""
    with pytest.raises(ValueError, match=r"Fact\.id"):
        within_reach(Fact(id="a", say="b"), Edition.CARRY)
