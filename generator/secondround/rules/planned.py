"""Rules about the plan: what the bank cannot give, pins that clash, and sessions that do not fit their minutes.

In: an application and its plan. Out: problems in its record, at the line they come from.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.plan.model import Gap, Plan, SessionPlan
from secondround.records.problems import Problem, Severity
from secondround.records.source import Path
from secondround.records.workspace import Application

CODES = {
    "stories": "gap-stories",
    "requirement": "gap-requirement",
    "competency": "gap-competency",
    "answer": "gap-answer",
    "question": "gap-question",
}


def clashes(application: Application, plan: Plan) -> Iterator[Problem]:
    """Pins that cannot all hold are an error at the one that was left out."""
    for clash in plan.clashes:
        yield application.record_source.problem(
            clash.path, Severity.ERROR, "pins-clash", clash.message, clash.hint
        )


def gaps(application: Application, plan: Plan) -> Iterator[Problem]:
    """What the story bank cannot give for this round, each with a question that helps to write what is missing."""
    for gap in plan.gaps:
        yield application.record_source.problem(
            _path(plan, gap), Severity.WARNING, CODES[gap.kind], gap.message, gap.prompt, key=True
        )


def minutes(application: Application, plan: Plan) -> Iterator[Problem]:
    """What is planned for a session fits its minutes."""
    for session in plan.sessions:
        if not session.begun and not session.spoken.fits:
            yield application.record_source.problem(
                ("rounds", plan.round, "sessions", session.index, "minutes"),
                Severity.WARNING,
                "session-too-full",
                f"{_name(application, plan, session)} has {session.minutes} minutes, "
                f"and {_minutes(session)} are planned.",
                "; ".join(session.spoken.drop) or "ask for more time, or plan fewer stories under `stories:`",
            )


def _path(plan: Plan, gap: Gap) -> Path:
    if gap.path:
        return gap.path
    return ("rounds", plan.round) if gap.session is None else ("rounds", plan.round, "sessions", gap.session)


def _name(application: Application, plan: Plan, session: SessionPlan) -> str:
    written = application.record.rounds[plan.round].sessions[session.index]
    return f"The session `{written.name}`" if written.name else f"Session {session.index + 1}"


def _minutes(session: SessionPlan) -> int:
    return -(-session.spoken.planned // 60)
