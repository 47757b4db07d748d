"""What an edition may see: record, candidate and plan without all that is out of its reach.

In: an application, its plan, an edition. Out: the same three, cut down and with facts in words.
Everything else in `packet` works only on these, so that nothing out of reach is at hand when text
is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import is_not
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from secondround.plan import Choice, Coverage, Plan, SessionPlan
from secondround.records import Application, Candidate, Record, facts, within_reach
from secondround.records.models import Round, Session
from secondround.text import telephone
from secondround.vocabulary import Edition

T = TypeVar("T")
_PASSCODE: Final = re.compile(
    r"(?P<before>[?&])(?:pwd|passw(?:or)?d|passcode|pass|pw|p|tk|token)=[^&#]*&?", re.IGNORECASE
)
"""The passcode of a call inside its link: Zoom's `pwd`, Teams' `p`, and their like."""


def redacted(
    application: Application, plan: Plan | None, edition: Edition
) -> tuple[Record, Candidate, Plan | None]:
    """Record, candidate and plan as the edition may see them."""
    record, candidate = application.record, application.candidate
    if edition > Edition.CANDIDATE:
        record = _without_passcodes(within_reach(record, edition))
        candidate = within_reach(candidate, edition)
        plan = _plan(plan)
    # Facts that the edition may not see become an ellipsis; unknown ones stay.
    words = _ellipses(application) | {fact.id: fact.say for fact in candidate.facts}
    written = application.record_source.all_text + application.candidate_source.text
    if words or "\\[[" in written:
        return _filled(record, words), _filled(candidate, words), _filled(plan, words)
    return record, candidate, plan


def _without_passcodes(record: Record) -> Record:
    """The record with links and numbers that open a call only for who knows its passcode."""
    rounds = []
    for stage in record.rounds:
        sessions = tuple(
            session.model_copy(update=_without_passcode(session)) for session in stage.sessions
        )
        update = {**_without_passcode(stage), "sessions": sessions}
        rounds.append(stage.model_copy(update=update))
    return record.model_copy(update={"rounds": tuple(rounds)})


def _without_passcode(where: Round | Session) -> dict[str, Any]:
    """The link and the number that join a call, without what opens it."""
    number, _ = telephone.parted(where.dial_in or "")
    return {"video": _bare_link(where.video), "dial_in": number or None}


def _bare_link(link: str | None) -> str | None:
    if link is None:
        return None
    return re.sub(r"[?&](?=#|$)", "", _PASSCODE.sub(r"\g<before>", link))


def _plan(plan: Plan | None) -> Plan | None:
    """Titles and questions may lie on the table; reasons, proofs, gaps and objectives may not."""
    if plan is None:
        return None
    sessions = tuple(map(_session, plan.sessions))
    nothing = Coverage(requirements=(), competencies=(), answers=(), remarks=())
    return Plan(plan.round, sessions, objectives=(), gaps=(), waivers=(), coverage=nothing)


def _session(session: SessionPlan) -> SessionPlan:
    return replace(session, leads=_bare(session.leads), backups=_bare(session.backups))


def _bare(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(choice.story, reasons=()) for choice in choices)


def without_facts(application: Application) -> Application:
    """The application with an ellipsis for every reference to a fact, so that nothing can fill it
    in.
    """
    words = _ellipses(application)
    record, candidate = _filled(application.record, words), _filled(application.candidate, words)
    return replace(application, record=record, candidate=candidate)


def _ellipses(application: Application) -> dict[str, str]:
    """An ellipsis in the place of each fact, by its id."""
    return {fact.id: "…" for fact in application.candidate.facts}


def _filled(value: T, words: Mapping[str, str]) -> T:
    """`value` with every reference in it filled; what holds none is not copied."""
    return _fill(value, words)  # type: ignore[no-any-return]


def _fill(value: Any, words: Mapping[str, str]) -> Any:
    kind = type(value)
    if kind is str:
        return facts.replace_references(value, words.get) if "[[" in value else value
    if kind is tuple:
        items = tuple(_fill(item, words) for item in value)
        return items if any(map(is_not, items, value)) else value
    if kind is dict:
        entries = _changed(value, words)
        return value | entries if entries else value
    if isinstance(value, BaseModel):
        fields = _changed(value.__dict__, words)
        return value.model_copy(update=fields) if fields else value
    if isinstance(value, Struct):
        fields = _changed({name: getattr(value, name) for name in kind.__struct_fields__}, words)
        return replace(value, **fields) if fields else value
    return value


def _changed(fields: dict[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """The fields that filling changes."""
    changed = {}
    for name, old in fields.items():
        new = _fill(old, words) if old else old
        if new is not old:
            changed[name] = new
    return changed
