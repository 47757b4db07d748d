"""The plan for machines: plain maps and lists that `schema/plan.schema.json` describes.

In: a plan and its application. Out: what `json.dumps` takes, in a fixed order. Here ids are meant.
"""

from __future__ import annotations

from typing import Any

from secondround.plan.model import Asked, Plan, SessionPlan
from secondround.records import Application


def to_json(plan: Plan, application: Application) -> dict[str, Any]:
    """The plan as maps, lists, text and whole numbers."""
    return {
        "packet": application.id,
        "round": application.record.rounds[plan.round].name,
        "sessions": [_session(session) for session in plan.sessions],
        "levels": [
            {
                "name": one.name,
                "value": one.value,
                "bound": one.bound,
                "proven": one.proven,
                "meaning": one.text,
            }
            for one in plan.objectives
        ],
        "gaps": [
            {
                "kind": one.kind,
                "message": one.message,
                "prompt": one.prompt,
                "session": one.session,
                "path": list(one.path),
            }
            for one in plan.gaps
        ],
        "waivers": [
            {"session": one.session, "story": one.story, "reason": one.reason}
            for one in plan.waivers
        ],
        "clashes": [
            {
                "path": list(one.path),
                "others": [list(path) for path in one.others],
                "message": one.message,
                "hint": one.hint,
            }
            for one in plan.clashes
        ],
        "coverage": {
            "requirements": [[list(cell) for cell in row] for row in plan.coverage.requirements],
            "competencies": {
                name: [list(cell) for cell in row] for name, row in plan.coverage.competencies
            },
            "answers": {name: [list(cell) for cell in row] for name, row in plan.coverage.answers},
            "remarks": list(plan.coverage.remarks),
        },
    }


def _session(session: SessionPlan) -> dict[str, Any]:
    spoken = session.spoken
    return {
        "with": list(session.interviewers),
        "minutes": session.minutes,
        "room": session.capacity,
        "begun": session.begun,
        "leads": [choice.story for choice in session.leads],
        "backups": [choice.story for choice in session.backups],
        "questions": [_question(asked) for asked in session.questions],
        "reasons": {
            choice.story: list(choice.reasons) for choice in (*session.leads, *session.backups)
        },
        "spoken": {
            "available": spoken.available,
            "planned": spoken.planned,
            "stories": spoken.stories,
            "follow_ups": spoken.follow_ups,
            "questions": spoken.questions,
            "opening": spoken.opening,
            "drop": list(spoken.drop),
        },
    }


def _question(asked: Asked) -> dict[str, Any]:
    return {
        "text": asked.text,
        "about": asked.about,
        "source": asked.source,
        "id": asked.id,
        "to": list(asked.to),
        "compare": asked.compare,
    }
