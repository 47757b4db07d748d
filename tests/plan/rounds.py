"""Rounds to plan: built by hand, drawn by Hypothesis, or drawn in bulk from a seed."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st
from tests import factories
from tests.factories import person, requirement, session, story

from secondround.records import Application
from secondround.records.models.record import Record

COMPETENCIES = (
    *("coaching", "planning", "conflict", "rail", "safety", "budgeting", "hiring"),
    *("writing", "negotiation", "analysis", "delivery", "trust", "care", "grit"),
)
ROLES = ("recruiter", "hiring manager", "executive", "peer", "partner", "other")
FORMATS = (
    *("behavioural", "technical", "panel", "meal", "presentation", "informal"),
    *("recorded", "ai", "test", "break"),
)
ASKED = (
    "Tell me about a quarrel that you settled.",
    "Which figures do you look at first?",
    "How do you teach somebody a craft?",
)
"""Questions that a story may be good for."""
PAST = "Screening"
NOW = "Second interview"
LATER = "Last interview"


def application(  # noqa: PLR0913  # a round has so many parts
    stories: list[dict[str, Any]],
    sessions: list[dict[str, Any]],
    people: dict[str, dict[str, Any]],
    *,
    requirements: list[dict[str, Any]] | None = None,
    past: list[list[str]] | None = None,
    questions: list[Any] | None = None,
    library: dict[str, Any] | None = None,
    **candidate: Any,
) -> Application:
    """An application whose last round is `sessions`; each list of `past` is what one earlier round
    told.
    """
    told = [
        {"name": PAST, "sessions": [session(next(iter(people)), told=stories)]}
        for stories in past or []
    ]
    record = {
        **factories.RECORD,
        "role": {"title": "Head of Operations", "requirements": requirements or []},
        "interviewers": people,
        "rounds": [*told, {"name": NOW, "sessions": sessions}],
        "questions": questions or [],
    }
    return factories.application(
        record, {"name": "Amara Okafor", "stories": stories, **candidate}, library or {}
    )


def drawn(
    random: Random, sessions: int, stories: int, *, competencies: int = 14, requirements: int = 25
) -> Application:
    """A round of that size with everything in it: pins, bans, waivers, projects, role cards, what
    was told.
    """
    names = COMPETENCIES[:competencies]
    ids = [f"s{number}" for number in range(stories)]
    bank = [_story(random, id, names, stories) for id in ids]
    people = {f"p{number}": _person(random, number, names) for number in range(sessions + 1)}
    posting = [_requirement(random, number, names) for number in range(requirements)]
    return application(
        bank,
        [_session(random, number, list(people), ids, names) for number in range(sessions)],
        people,
        requirements=posting,
        past=[_some(random, ids, max(stories // 15, 1)) for _ in range(random.randint(0, 2))],
        library={
            "roles": [
                {"role": role, "judges": _some(random, names, 4)}
                for role in random.sample(ROLES[:5], 3)
            ]
        },
    )


def followed(random: Random, application: Application) -> Application:
    """The application with a later round of up to three sessions."""
    record = application.record.model_dump(by_alias=True)
    people = list(record["interviewers"])
    ids = [story.id for story in application.candidate.stories]
    later = [
        _session(random, random.randrange(len(people)), people, ids, COMPETENCIES[:7])
        for _ in range(random.randint(1, 3))
    ]
    last = {"name": LATER, "sessions": [one | {"told": None} for one in later]}
    rounds = [*record["rounds"], last]
    return Application(
        application.id,
        Record.model_validate(record | {"rounds": rounds}),
        application.candidate,
        application.library,
        application.record_source,
        application.candidate_source,
    )


def _some(random: Random, names: Any, most: int, least: int = 0) -> list[Any]:
    return random.sample(list(names), random.randint(min(least, len(names)), min(most, len(names))))


def _story(random: Random, id: str, names: tuple[str, ...], stories: int) -> dict[str, Any]:
    more: dict[str, Any] = {
        "strength": random.randint(1, 3),
        "answers": _some(random, ("can", "will", "fit"), 2, 1),
    }
    if random.random() < 0.15:
        more["good_for"] = _some(random, ASKED, 2, 1)
    if random.random() < 0.25:
        more["project"] = f"p{random.randrange(stories // 3 + 1)}"
    return story(id, *_some(random, names, 4), **more)


def _person(random: Random, number: int, names: tuple[str, ...]) -> dict[str, Any]:
    more: dict[str, Any] = {"decides": True} if random.random() < 0.1 else {}
    if random.random() < 0.4:
        more["likely_questions"] = [
            _question(random, text, names) for text in _some(random, ASKED, 2)
        ]
    return person(f"Person {number}", *_some(random, names, 3), role=random.choice(ROLES), **more)


def _question(random: Random, text: str, names: tuple[str, ...]) -> Any:
    """A likely question, by its text alone or with what it is after."""
    if random.random() < 0.3:
        return text
    more = {"answers": random.choice(("can", "will", "fit"))} if random.random() < 0.3 else {}
    return {"text": text, "shows": _some(random, names, 2, 1), **more}


def _requirement(random: Random, number: int, names: tuple[str, ...]) -> dict[str, Any]:
    more: dict[str, Any] = {"must": random.random() < 0.6}
    if random.random() < 0.1:
        more["evidence"] = "A licence."
    return requirement(f"Requirement {number}", *_some(random, names, 2), **more)


def _session(
    random: Random, number: int, people: list[str], ids: list[str], names: tuple[str, ...]
) -> dict[str, Any]:
    more: dict[str, Any] = {
        "minutes": random.choice([15, 30, 45, 60]),
        "format": random.choice(FORMATS),
    }
    if random.random() < 0.4:
        more["stories"] = random.randint(0, 4)
    if random.random() < 0.25:
        more["tell"] = _some(random, ids, 2, 1)
    if random.random() < 0.3:
        more["avoid"] = _some(random, ids, 3, 1)
    if random.random() < 0.2:
        more["repeat_ok"] = [
            {"story": id, "reason": "They asked for it."} for id in _some(random, ids, 2, 1)
        ]
    if random.random() < 0.15:
        more["focus"] = _some(random, names, 2, 1)
    if random.random() < 0.07:
        more["told"] = _some(random, ids, 2)
    if random.random() < 0.12:
        return session(**more)  # a test, a break, a recording, or people who are not known yet
    return session(*dict.fromkeys((people[number], random.choice(people))), **more)


@st.composite
def small(draw: st.DrawFn, sessions: int = 5, stories: int = 7) -> Application:
    """A round small enough to try every plan of it."""
    random = draw(st.randoms(use_true_random=False))
    return drawn(
        random,
        draw(st.integers(1, sessions)),
        draw(st.integers(0, stories)),
        competencies=draw(st.integers(2, 7)),
        requirements=draw(st.integers(0, 5)),
    )
