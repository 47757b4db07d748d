"""What an edition may see: record, candidate and plan without all that is out of its reach.

In: an application, its plan, an edition. Out: the same three, cut down and with facts in words. Everything else in
`packet` works on these alone, so that nothing out of reach is at hand when text is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from secondround.plan.model import Choice, Coverage, Plan, SessionPlan
from secondround.records import Application, Candidate, Edition, Record, Story, keep
from secondround.records.facts import REFERENCE
from secondround.records.reach import reach

T = TypeVar("T")


def redacted(application: Application, plan: Plan | None, edition: Edition) -> tuple[Record, Candidate, Plan | None]:
    """Record, candidate and plan as the edition may see them."""
    record, candidate = application.record, application.candidate
    if edition > Edition.CANDIDATE:
        record, candidate = _record(record, edition), _candidate(candidate, edition)
        plan = _plan(plan, edition)
    fill = _filler(candidate)
    if application.candidate.facts:
        return _each(record, fill), _each(candidate, fill), _each(plan, fill)
    return record, candidate, plan


def _record(record: Record, edition: Edition) -> Record:
    """A session is nothing without its people and minutes: where those may not be seen, there is none."""
    if edition > Edition.CARRY:
        rounds = tuple(stage.model_copy(update={"sessions": ()}) for stage in record.rounds)
        record = record.model_copy(update={"rounds": rounds})
    return keep(record, edition)


def _candidate(candidate: Candidate, edition: Edition) -> Candidate:
    """Of a story only what stands on a card: its text is no default that `keep` could put back."""
    stories = tuple(_card(story, edition) for story in candidate.stories) if edition <= Edition.CARRY else ()
    return keep(candidate.model_copy(update={"stories": ()}), edition).model_copy(update={"stories": stories})


def _card(story: Story, edition: Edition) -> Story:
    fields = type(story).model_fields.items()
    hidden = {name: field.get_default() for name, field in fields if edition > reach(field)}
    return story.model_copy(update=hidden | {"situation": "", "action": ()})


def _plan(plan: Plan | None, edition: Edition) -> Plan | None:
    """Titles and questions may lie on the table; reasons, proofs, gaps and levels may not."""
    if plan is None or edition > Edition.CARRY:
        return None
    sessions = tuple(map(_session, plan.sessions))
    nothing = Coverage(requirements=(), competencies=(), answers=(), remarks=())
    return Plan(plan.round, sessions, levels=(), gaps=(), waivers=(), coverage=nothing)


def _session(session: SessionPlan) -> SessionPlan:
    return dataclasses.replace(
        session, leads=_bare(session.leads), backups=_bare(session.backups), can=(), will=(), fit=()
    )


def _bare(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(choice.story, reasons=()) for choice in choices)


def _filler(candidate: Candidate) -> Callable[[str], str]:
    """Puts facts in their words; those that the edition may not see become an ellipsis."""
    words = {fact.id: fact.say for fact in candidate.facts}
    return lambda text: REFERENCE.sub(lambda found: words.get(found[1], "…"), text) if "[[" in text else text


def _each(value: T, change: Callable[[str], str]) -> T:
    """`value` with every text in it changed."""
    return _changed(value, change)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value) if value else value
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    if isinstance(value, BaseModel):
        old = {name: getattr(value, name) for name in type(value).model_fields}
        new = {name: _changed(item, change) for name, item in old.items()}
        return value.model_copy(update=new)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _changed(getattr(value, field.name), change) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
