"""What the plan gives the checker to say. The plans here are made by hand: how they are worked out
is not judged.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondround import lint
from secondround.plan.model import Choice, Clash, Coverage, Gap, Plan, Repeat, SessionPlan, Spoken
from secondround.problems import Problem, Severity
from secondround.records import Application
from secondround.vocabulary import ANSWERS

from .conftest import RECORD

Write = Callable[..., Application]
SESSION = ("rounds", 0, "sessions", 0)
PINNED = {
    "rounds": [
        {
            "name": "Second interview",
            "sessions": [
                {"at": "09:30", "minutes": 30, "with": ["ana-ruiz"], "tell": ["dock-strike"]},
                {"minutes": 30, "with": ["ana-ruiz"], "tell": ["dock-strike"], "name": "Wrap-up"},
            ],
        }
    ]
}


def session(**changes: Any) -> SessionPlan:
    fits = Spoken(available=1800, stories=60, follow_ups=240, questions=240, opening=300)
    told = (Choice("dock-strike", ("It shows problem solving.",)),)
    plain: dict[str, Any] = {
        "leads": told,
        "backups": (),
        "questions": (),
        "spoken": fits,
    }
    return SessionPlan(
        **{
            "index": 0,
            "interviewers": ("ana-ruiz",),
            "minutes": 30,
            "capacity": 1,
            **plain,
            **changes,
        }
    )


def planned(*sessions: SessionPlan, **changes: Any) -> Plan:
    empty = Coverage(requirements=(), competencies=(), answers=(), remarks=())
    parts = {
        "objectives": (),
        "gaps": (),
        "waivers": (),
        "coverage": empty,
        "clashes": (),
        **changes,
    }
    return Plan(round=0, sessions=sessions or (session(),), **parts)


def answered(*names: str) -> Coverage:
    """One session, of whose stories one answers each of these."""
    row = {name: ((("story-0",),) if name in names else ((),)) for name in ANSWERS}
    return Coverage(requirements=(), competencies=(), answers=tuple(row.items()), remarks=())


def judged(application: Application, plan: Plan) -> list[tuple[str, Severity, str]]:
    return [
        (problem.code, problem.severity, under(application, problem))
        for problem in lint.check(application, plan)
    ]


def under(application: Application, problem: Problem) -> str:
    """What is underlined."""
    line = application.record_source.lines[problem.line - 1]
    return line[problem.column - 1 : problem.column - 1 + problem.width]


def test_a_plan_without_faults_says_nothing(write: Write) -> None:
    """Where everything is told and fits, there is nothing to say."""
    assert judged(write(), planned()) == []


@pytest.mark.parametrize(
    ("kind", "path", "code", "underlined"),
    [
        ("stories", SESSION, "gap-stories", "at: 09:30"),
        ("requirement", ("role", "requirements", 0), "gap-requirement", "Leads incidents calmly"),
        ("competency", SESSION, "gap-competency", "at: 09:30"),
        ("answer", (), "gap-answer", "name: Second interview"),
        ("question", SESSION, "gap-question", "at: 09:30"),
    ],
)
def test_gaps_are_warnings_where_they_come_from(
    write: Write, kind: str, path: tuple[str | int, ...], code: str, underlined: str
) -> None:
    """Each kind of gap has its code and its place; its prompt is the hint."""
    plan = planned(gaps=(Gap(kind, "Something is missing.", "When did you?", path=path),))
    assert judged(write(), plan) == [(code, Severity.WARNING, underlined)]
    [problem] = lint.check(write(), plan)
    assert (problem.message, problem.hint) == ("Something is missing.", "When did you?")


def test_a_gap_without_a_prompt_shows_what_the_plan_offers(write: Write) -> None:
    """With the line to paste, and with what goes without, not who."""
    repeat = Repeat("b", "r", "You could repeat it.", "repeat_ok: [b]")
    gap = Gap("requirement", "It is missing.", path=SESSION, subject="Rail", repeats=(repeat,))
    [problem] = lint.check(write(), planned(gaps=(gap,)))
    line = "You could repeat it. To allow it, paste this into the session: `repeat_ok: [b]`"
    assert (problem.hint, problem.about) == (line, ("“Rail”",))


def test_a_question_that_nobody_can_answer_is_a_note(write: Write) -> None:
    """A question of one's own that is left over is no warning: it harms nobody. One that is for
    somebody who is met, and for whom others leave no time, is.
    """
    gap = Gap("question", "Nobody is asked it.", path=("questions", 1))
    for crowded_out, severity in ((False, Severity.NOTE), (True, Severity.WARNING)):
        plan = planned(gaps=(replace(gap, is_crowded_out=crowded_out),))
        assert judged(write(), plan) == [("gap-question", severity, "How will my work be judged?")]


def test_a_must_have_without_any_proof_is_told_once(write: Write) -> None:
    """What the posting's rule has said already, the plan does not say again."""
    bare = {
        "role": {
            "title": "Lead",
            "requirements": [{"text": "Runs trains", "shows": ["rail freight"]}],
        }
    }
    plan = planned(
        gaps=(Gap("requirement", "No story proves it.", path=("role", "requirements", 0)),)
    )
    assert [code for code, _, _ in judged(write(record=bare), plan)] == [
        "requirement-without-evidence"
    ]


def test_a_session_short_of_stories_is_told_once(write: Write) -> None:
    """Where a story is missing, the competencies it should show are no problems of their own;
    elsewhere they are.
    """
    short = Gap("stories", "One story is missing.", session=0, path=SESSION)
    unheard = Gap("competency", "Nothing about coaching.", session=0, path=SESSION)
    assert [code for code, _, _ in judged(write(), planned(gaps=(short, unheard)))] == [
        "gap-stories"
    ]
    assert [code for code, _, _ in judged(write(), planned(gaps=(unheard,)))] == ["gap-competency"]


def test_clashing_pins_are_shown_at_the_pin(write: Write) -> None:
    """The pin that the plan leaves out is underlined, with the rule it breaks."""
    second = ("rounds", 0, "sessions", 1, "tell", 0)
    plan = planned(clashes=(Clash(second, (), "It is told twice.", "keep one"),))
    application = write(record=PINNED)
    assert judged(application, plan) == [("pins-clash", Severity.WARNING, "dock-strike")]
    [problem] = lint.check(application, plan)
    assert problem.line == 1 + max(
        number
        for number, line in enumerate(application.record_source.lines)
        if line.strip() == "- dock-strike"
    )


@given(stories=st.integers(0, 3600), available=st.integers(600, 3600))
def test_a_session_is_too_full_from_the_first_second(
    write: Write, stories: int, available: int
) -> None:
    """Exactly full is fine; a second more is a warning that says what to drop."""
    time = Spoken(
        available,
        stories,
        follow_ups=0,
        questions=120,
        opening=120,
        drop=("Ask less.", "Leave out one."),
    )
    problems = lint.check(write(), planned(session(spoken=time, minutes=available // 60)))
    assert [problem.code for problem in problems] == (
        ["session-too-full"] if stories + 240 > available else []
    )
    for problem in problems:
        assert problem.message.startswith(
            f"The session with Ana Ruiz has {available // 60} minutes, and "
        )
        assert problem.hint == "Ask less. Leave out one."


@pytest.mark.parametrize(
    ("leads", "expected"), [(2, []), (3, ["answer-left-open"]), (4, ["answer-left-open"])]
)
def test_a_long_session_answers_all_three(write: Write, leads: int, expected: list[str]) -> None:
    """From three stories on, an open question is a note that names it."""
    told = tuple(Choice(f"story-{number}", ()) for number in range(leads))
    problems = lint.check(write(), planned(session(leads=told), coverage=answered("can")))
    assert [problem.code for problem in problems] == expected
    for problem in problems:
        assert "answers `will you do it` or `will you fit in`." in problem.message


@given(must=st.booleans(), evidence=st.booleans(), heard=st.booleans())
def test_nice_to_haves_nobody_hears_are_a_note(
    write: Write, *, must: bool, evidence: bool, heard: bool
) -> None:
    """A note for those without proof and without evidence only; must-haves have a gap of their
    own.
    """
    line = {"text": "Runs trains", "must": str(must).lower(), "shows": ["problem solving"]} | (
        {"evidence": "A licence."} if evidence else {}
    )
    row = (("dock-strike",) if heard else (),)
    coverage = Coverage(requirements=(row,), competencies=(), answers=(), remarks=())
    found = judged(
        write(record={"role": {"title": "Lead", "requirements": [line]}}),
        planned(coverage=coverage),
    )
    bare = not must and not evidence and not heard
    assert found == ([("nice-to-have-unproven", Severity.NOTE, "Runs trains")] if bare else [])


def test_what_is_over_is_left_alone(write: Write) -> None:
    """Once a session has begun nothing can be planned for it any more, so nothing is said."""
    full = Spoken(available=60, stories=600, follow_ups=0, questions=0, opening=0)
    told = tuple(Choice(f"story-{number}", ()) for number in range(3))
    past = session(begun=True, spoken=full, leads=told)
    gap = Gap("answer", "Something is missing.")
    stage = RECORD["rounds"][0]
    held = {"rounds": [{**stage, "sessions": [{**stage["sessions"][0], "told": []}]}]}
    assert judged(write(record=held), planned(past, gaps=(gap,), coverage=answered())) == []
    assert judged(write(), planned(past, session(index=0), gaps=(gap,))) != []
