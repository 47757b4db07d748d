"""What an edition may see: record, candidate and plan without all that is out of its reach.

In: an application, its plan, an edition. Out: the same three, cut down and with facts in words.
Everything else in `packet` works on these alone, so that nothing out of reach is at hand when text
is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import is_not
from typing import Any, TypeVar

from pydantic import BaseModel

from secondround.plan import Choice, Coverage, Plan, SessionPlan
from secondround.records import Application, Candidate, Record, Story, facts, within_reach
from secondround.records.models import reach
from secondround.vocabulary import Edition

T = TypeVar("T")


def redacted(
    application: Application, plan: Plan | None, edition: Edition
) -> tuple[Record, Candidate, Plan | None]:
    """Record, candidate and plan as the edition may see them."""
    record, candidate = application.record, application.candidate
    if edition > Edition.CANDIDATE:
        record, candidate, plan = (
            within_reach(record, edition),
            _candidate(candidate, edition),
            _plan(plan),
        )
    fill = _filler(candidate, frozenset(fact.id for fact in application.candidate.facts))
    sources = (application.record_source, application.candidate_source)
    if application.candidate.facts or any("\\[[" in source.text for source in sources):
        return _each(record, fill), _each(candidate, fill), _each(plan, fill)
    return record, candidate, plan


def _candidate(candidate: Candidate, edition: Edition) -> Candidate:
    """Of a story only what stands on a card: its text is no default that `keep` could put back."""
    stories = tuple(_card(story, edition) for story in candidate.stories)
    return within_reach(candidate.model_copy(update={"stories": ()}), edition).model_copy(
        update={"stories": stories}
    )


def _card(story: Story, edition: Edition) -> Story:
    fields = type(story).model_fields.items()
    hidden = {name: field.get_default() for name, field in fields if edition > reach(field)}
    return story.model_copy(update=hidden | {"situation": "", "action": ()})


def _plan(plan: Plan | None) -> Plan | None:
    """Titles and questions may lie on the table; reasons, proofs, gaps and objectives may not."""
    if plan is None:
        return None
    sessions = tuple(map(_session, plan.sessions))
    nothing = Coverage(requirements=(), competencies=(), answers=(), remarks=())
    return Plan(plan.round, sessions, objectives=(), gaps=(), waivers=(), coverage=nothing)


def _session(session: SessionPlan) -> SessionPlan:
    return dataclasses.replace(
        session, leads=_bare(session.leads), backups=_bare(session.backups), can=(), will=(), fit=()
    )


def _bare(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(choice.story, reasons=()) for choice in choices)


def _filler(candidate: Candidate, known: frozenset[str]) -> Callable[[str], str]:
    """Puts facts in their words; those that the edition may not see become an ellipsis, unknown
    ones stay.
    """
    words = {fact.id: fact.say for fact in candidate.facts}
    return lambda text: facts.replace_references(
        text, lambda id_: words.get(id_, "…" if id_ in known else None)
    )


def without_facts(application: Application) -> Application:
    """The application with an ellipsis for every reference to a fact, so that nothing can fill it
    in.
    """
    known = {fact.id for fact in application.candidate.facts}

    def blank(text: str) -> str:
        return facts.replace_references(text, lambda id_: "…" if id_ in known else None)

    record, candidate = _each(application.record, blank), _each(application.candidate, blank)
    return dataclasses.replace(application, record=record, candidate=candidate)


def _each(value: T, fill: Callable[[str], str]) -> T:
    """`value` with every reference in it filled; what holds none is not copied."""
    return _filled(value, fill)  # type: ignore[no-any-return]


def _filled(value: Any, fill: Callable[[str], str]) -> Any:
    kind = type(value)
    if kind is str:
        return fill(value) if "[[" in value else value
    if kind is tuple:
        items = tuple(_filled(item, fill) for item in value)
        return items if any(map(is_not, items, value)) else value
    if kind is dict:
        entries = _filled_fields(value, fill)
        return value | entries if entries else value
    if isinstance(value, BaseModel):
        fields = _filled_fields(value.__dict__, fill)
        return value.model_copy(update=fields) if fields else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = _filled_fields({name: getattr(value, name) for name in kind.__slots__}, fill)
        return dataclasses.replace(value, **fields) if fields else value
    return value


def _filled_fields(fields: dict[str, Any], fill: Callable[[str], str]) -> dict[str, Any]:
    """The fields that filling changes."""
    pairs = ((name, old, _filled(old, fill)) for name, old in fields.items() if old)
    return {name: new for name, old, new in pairs if new is not old}
