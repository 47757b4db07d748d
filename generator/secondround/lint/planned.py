"""Rules about the plan: what the bank cannot give, pins that clash, and sessions that do not fit
their minutes.

In: an application and its plan. Out: problems in its record, at the line they come from; none about
what is over.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.lint import posting
from secondround.plan import LONG, Gap, Plan, SessionPlan, in_this_round, spoken, who
from secondround.problems import Problem, Severity
from secondround.records import Application, schedule
from secondround.records.yaml import FieldPath
from secondround.text import capital, listed, listed_names, quoted
from secondround.vocabulary import ANSWER_QUESTIONS

GAPS = {
    "stories": "gap-stories",
    "requirement": "gap-requirement",
    "competency": "gap-competency",
    "answer": "gap-answer",
    "question": "gap-question",
    "likely question": "gap-likely-question",
}


def clashes(application: Application, plan: Plan) -> Iterator[Problem]:
    """Where pins cannot all hold, the plan leaves one out."""
    for clash in plan.clashes:
        yield application.record_source.problem(clash.path, "pins-clash", clash.message, clash.hint)


def gaps(application: Application, plan: Plan) -> Iterator[Problem]:
    """What the story bank cannot give for this round, each with a question that helps to write what
    is missing.

    What has been reported already is left out: a must-have that nothing proves at all, and the
    competencies that a session misses where whole stories are missing, since those stories will be
    about them.
    """
    unproven = {("role", "requirements", index) for index in posting.unproven(application)}
    short = {gap.session for gap in plan.gaps if gap.kind == "stories"}
    for gap in plan.gaps if _ahead(application, plan) else ():
        if gap.path not in unproven and not (gap.kind == "competency" and gap.session in short):
            yield application.record_source.problem(
                _path(application, plan, gap),
                GAPS[gap.kind],
                gap.message,
                gap.prompt or _offered(gap),
                severity=_severity(gap),
                about=_about(application, plan, gap),
            )


def answers(application: Application, plan: Plan) -> Iterator[Problem]:
    """A session of three stories or more leaves none of can, will and fit open."""
    for session in plan.sessions:
        silent = []
        for name, row in plan.coverage.answers:
            if not row[session.index]:
                silent.append(f"`{ANSWER_QUESTIONS[name]}`")
        if silent and not session.begun and len(session.leads) >= LONG:
            yield application.record_source.problem(
                ("rounds", plan.round, "sessions", session.index, "minutes"),
                "answer-left-open",
                f"No story told in {_name(application, plan, session)} answers "
                f"{listed(silent, 'or')}.",
                "see whether one of them does, and write it under the story's `answers:`",
            )


def wishes(application: Application, plan: Plan) -> Iterator[Problem]:
    """Nice-to-haves that nobody hears proven are one note."""
    lines = application.record.role.requirements
    bare = [
        index
        for index, row in enumerate(plan.coverage.requirements)
        if not any(row) and not lines[index].must and not lines[index].evidence
    ]
    if bare and _ahead(application, plan):
        here = in_this_round(application.record, plan.round)
        texts = listed_names((lines[index].text for index in bare), "or")
        yield application.record_source.problem(
            posting.place(application, bare[0]),
            "nice-to-have-unproven",
            f"Nobody{here} hears a story that proves {texts}.",
            "have a sentence ready, or a line under `evidence:`; nice-to-haves come after all "
            "must-haves",
        )


def minutes(application: Application, plan: Plan) -> Iterator[Problem]:
    """What is planned for a session fits its minutes."""
    for session in plan.sessions:
        if not session.begun and not session.spoken.fits:
            name = _name(application, plan, session)
            planned = spoken.whole_minutes(session.spoken.planned)
            yield application.record_source.problem(
                ("rounds", plan.round, "sessions", session.index, "minutes"),
                "session-too-full",
                f"{capital(name)} has {session.minutes} minutes, and {planned} are planned.",
                " ".join(session.spoken.drop)
                or "ask for more time; the greeting and one question need it all",
            )


def _ahead(application: Application, plan: Plan) -> bool:
    return not schedule.is_over(application.record.rounds, plan.round)


def _path(application: Application, plan: Plan, gap: Gap) -> FieldPath:
    if gap.path[:2] == ("role", "requirements"):
        return posting.place(application, int(gap.path[2]))
    if gap.path:
        return gap.path
    return (
        ("rounds", plan.round)
        if gap.session is None
        else ("rounds", plan.round, "sessions", gap.session)
    )


def _offered(gap: Gap) -> str:
    """What the plan offers instead of a new story, with the line to paste."""
    words, line = gap.offer
    return f"{words} `{line}`" if line else ""


def _about(application: Application, plan: Plan, gap: Gap) -> tuple[str, ...]:
    """Who or what goes without, as a sentence names it."""
    if gap.path[:2] == ("role", "requirements"):
        return (quoted(application.record.role.requirements[int(gap.path[2])].text),)
    if gap.subject:
        return (quoted(ANSWER_QUESTIONS.get(gap.subject, gap.subject)),)
    return () if gap.session is None else (who(application, plan.round, gap.session),)


def _severity(gap: Gap) -> Severity:
    """A question of the candidate's own that is asked of nobody is worth a note, if it is not for
    somebody who is met; so is one of theirs without a story. All else that is missing is a warning.
    """
    own = gap.path[:1] == ("questions",) and not gap.is_crowded_out
    return Severity.NOTE if own or gap.kind == "likely question" else Severity.WARNING


def _name(application: Application, plan: Plan, session: SessionPlan) -> str:
    """The session's name, else who is in it."""
    written = application.record.rounds[plan.round].sessions[session.index]
    if written.name:
        return f"the session `{written.name}`"
    return f"the session with {who(application, plan.round, session.index)}"
