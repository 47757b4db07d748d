"""The plan for machines: plain maps and lists that `schema/plan.schema.json` describes.

In: a plan and its application, or what changes would cost. Out: what `json.dumps` takes, in a fixed
order, with ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from secondround.plan import likely
from secondround.plan.likely import IfAsked
from secondround.plan.model import (
    Asked,
    Clash,
    Coverage,
    CoverageRow,
    Gap,
    ObjectiveResult,
    Plan,
    Repeat,
    SessionPlan,
    Spoken,
    Waiver,
    story_ids,
)
from secondround.plan.what_if import Outcome, WhatIf
from secondround.records import Application


def to_json(plan: Plan, application: Application) -> dict[str, Any]:
    """The plan as maps, lists, text and whole numbers."""
    return {
        "packet": application.id,
        "round": application.record.rounds[plan.round].name,
        "sessions": list(map(_session, plan.sessions)),
        "levels": list(map(_objective, plan.objectives)),
        "if_asked": list(map(_if_asked, likely.index(application, plan))),
        "gaps": list(map(_gap, plan.gaps)),
        "waivers": list(map(_waiver, plan.waivers)),
        "clashes": list(map(_clash, plan.clashes)),
        "coverage": _coverage(plan.coverage),
    }


def _session(session: SessionPlan) -> dict[str, Any]:
    chosen = (*session.leads, *session.backups)
    return {
        "with": list(session.interviewers),
        "minutes": session.minutes,
        "room": session.capacity,
        "begun": session.begun,
        "assumed": session.assumed,
        "leads": story_ids(session.leads),
        "backups": story_ids(session.backups),
        "questions": list(map(_question, session.questions)),
        "reasons": {choice.story: list(choice.reasons) for choice in chosen},
        "spoken": _spoken(session.spoken),
    }


def _spoken(spoken: Spoken) -> dict[str, Any]:
    return {
        "available": spoken.available,
        "planned": spoken.planned,
        "stories": spoken.stories,
        "follow_ups": spoken.follow_ups,
        "questions": spoken.questions,
        "opening": spoken.opening,
        "drop": list(spoken.drop),
    }


def _question(asked: Asked) -> dict[str, Any]:
    return {
        "text": asked.text,
        "about": asked.about,
        "source": asked.source,
        "id": asked.id,
        "to": list(asked.to),
        "compare": asked.compare,
        "follow_up": asked.follow_up,
        "again": asked.again,
    }


def _objective(result: ObjectiveResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "value": result.value,
        "bound": result.bound,
        "proven": result.proven,
        "meaning": result.text,
    }


def _if_asked(asked: IfAsked) -> dict[str, Any]:
    return {"with": asked.person, "question": asked.text, "tell": list(asked.stories)}


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "message": gap.message,
        "prompt": gap.prompt,
        "session": gap.session,
        "path": list(gap.path),
        "repeats": list(map(_repeat, gap.repeats)),
        "move": to_builtins(gap.move) if gap.move else None,
    }


def _repeat(repeat: Repeat) -> dict[str, Any]:
    return {
        "story": repeat.story,
        "reason": repeat.reason,
        "text": repeat.text,
        "line": repeat.line,
        "instead_of": repeat.instead_of,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {"session": waiver.session, "story": waiver.story, "reason": waiver.reason}


def _clash(clash: Clash) -> dict[str, Any]:
    return {
        "path": list(clash.path),
        "others": list(map(list, clash.others)),
        "message": clash.message,
        "hint": clash.hint,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "requirements": list(map(_row, coverage.requirements)),
        "competencies": _rows(coverage.competencies),
        "answers": _rows(coverage.answers),
        "remarks": list(coverage.remarks),
    }


def _rows(rows: tuple[tuple[str, CoverageRow], ...]) -> dict[str, list[list[str]]]:
    return {name: _row(row) for name, row in rows}


def _row(row: CoverageRow) -> list[list[str]]:
    return list(map(list, row))


def what_if_to_json(found: Iterable[WhatIf]) -> list[dict[str, Any]]:
    """The changes as maps, lists, text and whole numbers."""
    return list(map(_what_if, found))


def _what_if(found: WhatIf) -> dict[str, Any]:
    change = found.change
    return {
        "kind": change.kind,
        "text": change.text,
        "session": change.session,
        "person": change.person,
        "story": change.story,
        "as_planned": _outcome(found.as_planned),
        "anew": _outcome(found.anew),
        "tell": [{"session": index, "leads": list(stories)} for index, stories in found.tell],
        "proven": found.proven,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {"points": outcome.points, "lost": list(outcome.lost), "levels": dict(outcome.values)}
