"""Who is asked what: what every round needs, what is asked of several, and what nobody is asked
again.
"""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import person, session
from tests.limits import examples
from tests.plan.rounds import ROLES, application

from secondround import plan
from secondround.plan import askable, triangulation
from secondround.plan.model import Asked, Plan
from secondround.records import Application

SUBJECTS = ("next steps", "evaluation", "culture", "team", "success", "goals")
NEEDED = ("next steps", "evaluation")
STEPS = {"text": "What are the next steps?", "about": "next steps"}
NO_TIME = "wherever it could be asked, other questions take up the time."
JUDGED = {"text": "How will my work be judged?", "about": "evaluation"}


def question(random: Random, number: int) -> dict[str, Any]:
    """A question to ask, of some subject, for some people, maybe for all."""
    found: dict[str, Any] = {"text": f"Question {number}?", "about": random.choice(SUBJECTS)}
    if random.random() < 0.2:
        found["for"] = [f"p{random.randrange(4)}"]
    return found | {"ask_everyone": random.random() < 0.3}


@st.composite
def days(draw: st.DrawFn) -> tuple[Application, Application]:
    """A round with questions, after one that was held; and the same with sessions of other
    lengths.
    """
    random = draw(st.randoms(use_true_random=False))
    people = {
        f"p{number}": person(
            f"Person {number}", role=random.choice(ROLES), decides=random.random() < 0.2
        )
        for number in range(4)
    }
    talks = [
        {*random.sample(list(people), random.choice([0, 1, 1, 2, 2]))}
        for _ in range(random.randint(1, 5))
    ]
    formats = [random.choice(["behavioural"] * 5 + ["test", "ai"]) for _ in talks]
    own = [question(random, number) for number in range(random.randint(0, 5))]
    if own and random.random() < 0.2:
        own.append(question(random, 0) | {"about": own[0]["about"]})
    library = [
        question(random, number) | {"id": f"q{number}"}
        for number in range(10, 10 + random.randint(0, 8))
    ]
    shared = {
        "questions": [
            {key: value for key, value in entry.items() if key != "for"} for entry in library
        ]
    }
    past: list[list[str]] = [[]] if random.random() < 0.5 else []

    def made() -> Application:
        sessions = [
            session(
                *sorted(talk),
                minutes=random.choice([5, 15, 30, 45, 60, 90]),
                format=formats[place],
                at=f"{9 + place:02}:00",
            )
            for place, talk in enumerate(talks)
        ]
        return application([], sessions, people, questions=own, library=shared, past=past)

    return made(), made()


def now(made: Application, **told: Any) -> Plan:
    return plan.replan(made, len(made.record.rounds) - 1, **told)


def asked(found: Plan) -> list[tuple[int, Asked]]:
    return [(each.index, entry) for each in found.sessions for entry in each.questions]


@pytest.mark.slow
@given(days())
@examples(150)
def test_what_every_round_needs_stays_whatever_the_minutes(
    day: tuple[Application, Application],
) -> None:
    """Next steps, and how one is judged: the same question in the same session, of the same people,
    at any length; but how one is judged may give way to what is written for somebody there.
    """
    always = NEEDED[:1] if any(entry.for_ for entry in day[0].record.questions) else NEEDED
    short, long = (
        {
            (place, entry.about, entry.text)
            for place, entry in asked(now(made))
            if entry.about in always
        }
        for made in day
    )
    assert {about for _, about, _ in short} == {about for _, about, _ in long}
    for about in {about for _, about, _ in long}:
        assert about in {subject for _, subject, _ in short & long}


@pytest.mark.slow
@given(days())
@examples(150)
def test_nobody_is_asked_the_same_twice(day: tuple[Application, Application]) -> None:
    """Not in two sessions of a round, and not in a later round; but what comes next is asked
    anew.
    """
    made, _ = day
    last = len(made.record.rounds) - 1
    met: set[tuple[str, str]] = set()
    for _, entry in asked(now(made)):
        pairs = {(id, entry.text) for id in entry.to}
        assert entry.to
        assert not pairs & met
        met |= pairs
    if last:
        before = {(id, entry.text) for _, entry in asked(now(first(made))) for id in entry.to}
        people = {
            id
            for index, session in enumerate(made.record.rounds[last].sessions)
            for id in session.with_
            if is_talk(made, index)
        }
        again = {
            entry.text
            for entry in askable.entries(made)
            if can(made, people, entry) <= told(before, entry.text)
        }
        own = {entry.text for entry in made.record.questions}
        for _, text in before & met:
            assert subject(made, text) == "next steps" or (text in own and text in again)
        for _, entry in asked(now(made)):
            known = {(id, entry.text) for id in entry.to} <= before
            assert entry.again == (known and entry.about != "next steps")


def first(made: Application) -> Application:
    """The application before its first round was held."""
    sessions = tuple(
        planned.model_copy(update={"told": None}) for planned in made.record.rounds[0].sessions
    )
    stage = made.record.rounds[0].model_copy(update={"sessions": sessions})
    record = made.record.model_copy(update={"rounds": (stage,)})
    return Application(
        made.id, record, made.candidate, made.library, made.record_source, made.candidate_source
    )


def can(made: Application, people: set[str], entry: askable.Entry) -> set[str]:
    """Who of these people can answer."""
    known = {
        id: interviewer for id, interviewer in made.record.interviewers.items() if id in people
    }
    return set(askable.answering(known, entry))


def told(pairs: set[tuple[str, str]], text: str) -> set[str]:
    return {id for id, other in pairs if other == text}


def subject(made: Application, text: str) -> str:
    return next(entry.about for entry in askable.entries(made) if entry.text == text)


def test_a_question_written_since_is_not_lost() -> None:
    """One for Ana, who was met before, is asked of her: it may be new. The library's is not."""
    people = {"ana": person("Ana", role="peer")}
    shared = {"questions": [{"id": "c", "text": "What is it like here?", "about": "culture"}]}
    own = [{"text": "How is your team?", "for": ["ana"]}]
    made = application([], [session("ana")], people, questions=own, library=shared, past=[[]])
    assert [entry.text for _, entry in asked(now(made))] == ["How is your team?"]


def test_what_was_asked_in_a_round_before_is_no_gap_of_this_one() -> None:
    """Where nobody here can answer it; what nobody was asked yet still is one."""
    people = {"ana": person("Ana", role="peer"), "bo": person("Bo", role="peer")}
    own = [{"text": "First?", "for": ["ana"]}, {"text": "Cy?", "for": ["cy"]}]
    people["cy"] = person("Cy")
    made = application([], [session("bo")], people, questions=own, past=[[]])
    assert unasked(now(made)) == ["“Cy?” goes unasked: nobody in this round can answer it."]


@pytest.mark.slow
@given(days())
@examples(150)
def test_what_every_round_needs_goes_to_somebody_who_can_say(
    day: tuple[Application, Application],
) -> None:
    """Next steps to a recruiter, a hiring manager or whoever decides; how the work is judged to a
    senior manager, too: wherever one of them is met who was not asked all of it before, and nothing
    is written for somebody, which this may give way to.
    """
    made, _ = day
    people = made.record.interviewers
    before = asked(now(first(made))) if len(made.record.rounds) > 1 else []
    met = {(id, entry.text) for _, entry in before for id in entry.to}
    for subject_, roles in (
        ("next steps", {"recruiter", "hiring manager"}),
        ("evaluation", {"recruiter", "hiring manager", "senior manager"}),
    ):
        sayers = {id for id, known in people.items() if known.role in roles or known.decides}
        could = {
            (id, entry.text)
            for each in now(made).sessions
            if is_talk(made, each.index)
            for entry in askable.entries(made)
            if entry.about == subject_
            for id in can(made, set(each.interviewers) & sayers, entry)
        }
        if subject_ != "next steps":
            could -= met
        said = [set(entry.to) for _, entry in asked(now(made)) if entry.about == subject_]
        if subject_ == "evaluation" and any(entry.for_ for entry in made.record.questions):
            continue
        assert not could or any(to & sayers for to in said)


@given(
    st.lists(st.frozensets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=6),
    st.data(),
)
@examples(200)
def test_several_are_asked_who_can_answer_differently(
    roles: list[frozenset[str]], data: st.DataObject
) -> None:
    """Of all ways to choose sessions the one that reaches the most roles, with the fewest
    sessions, the earliest: found again by trying every way.
    """
    fixed = data.draw(st.sets(st.integers(0, len(roles) - 1), max_size=2))
    every = (
        chosen
        for size in range(len(roles) + 1)
        for chosen in combinations(range(len(roles)), size)
        if fixed <= set(chosen)
    )

    def rank(chosen: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        reached = frozenset().union(*(roles[turn] for turn in chosen))
        return -len(reached), len(chosen), chosen

    assert triangulation.widest(roles, fixed) == min(every, key=rank)


def test_the_views_of_different_people_are_compared() -> None:
    """Of two questions for several, the one that people of more roles can answer; and of two peers
    one is asked, so that the other has time for something else. Two peers alone are both asked.
    """
    people = {
        "ana": person("Ana", role="hiring manager"),
        "bo": person("Bo", role="peer"),
        "cy": person("Cy", role="peer"),
    }
    wide = {"id": "w", "text": "What is it like here?", "about": "culture", "ask_everyone": True}
    peers = {"id": "p", "text": "What is left to do?", "about": "team", "ask_everyone": True}
    library = {"questions": [peers | {"roles": ["peer"]}, wide]}
    talks = [session(id, minutes=30) for id in people]
    found = now(application([], talks, people, library=library))
    where = {
        text: [place for place, entry in asked(found) if entry.text == text and entry.compare]
        for text in (wide["text"], peers["text"])
    }
    assert where == {wide["text"]: [0, 1], peers["text"]: []}
    found = now(application([], talks[1:], people, library=library))
    compared = [(place, entry.text) for place, entry in asked(found) if entry.compare]
    assert compared == [(0, peers["text"]), (1, peers["text"])]


def test_what_comes_next_is_asked_of_who_decides() -> None:
    """A senior manager who decides, beside somebody of whom no role is known, and a peer whom the
    candidate's own question is for.
    """
    people = {
        "ana": person("Ana", role="senior manager", decides=True),
        "bo": person("Bo", role="other"),
        "cy": person("Cy", role="peer"),
    }
    own = [{"text": "And then?", "about": "next steps", "for": ["cy"]}]
    talks = [session("ana", minutes=20), session("bo", minutes=20), session("cy", minutes=20)]
    library = {"questions": [{"id": "n", **STEPS, "follow_up": "Who else?"}]}
    found = asked(now(application([], talks, people, questions=own, library=library)))
    assert [(place, entry.text) for place, entry in found] == [(0, STEPS["text"]), (2, "And then?")]
    assert [entry.follow_up for _, entry in found] == ["Who else?", ""]


def test_one_question_written_twice_is_one() -> None:
    """For Ana and again for Ana and Bo: she is asked once, and so is he where he is met."""
    people = {"ana": person("Ana", role="peer"), "bo": person("Bo", role="peer")}
    own = [{"text": "Why here?", "for": ["ana"]}, {"text": "why  here?", "for": ["ana", "bo"]}]
    talks = [session("ana", minutes=60), session("ana", "bo", minutes=60)]
    found = asked(now(application([], talks, people, questions=own)))
    assert [entry.text for _, entry in found] == ["Why here?"]


@pytest.mark.slow
@given(days())
@examples(150)
def test_what_is_asked_of_several_leaves_room_for_the_rest(
    day: tuple[Application, Application],
) -> None:
    """At most half of a session's places hold a question that others are asked, too, but for what
    is needed there.
    """
    made, _ = day
    found = now(made)
    for each in found.sessions:
        several = [entry for entry in each.questions if entry.compare and entry.about not in NEEDED]
        assert len(several) <= max(each.minutes // 15, 1) // 2
    times = [entry.text for _, entry in asked(found) if entry.compare]
    assert len(set(times)) <= triangulation.MOST_COMPARED
    assert all(times.count(text) > 1 for text in times)


def is_talk(made: Application, index: int) -> bool:
    """Whether there is anybody to ask: nobody is in a test, even where somebody watches."""
    return made.record.rounds[-1].sessions[index].format not in {"test", "ai"}


@given(days())
@settings(max_examples=60)
def test_a_test_and_a_program_are_asked_nothing(day: tuple[Application, Application]) -> None:
    """Nor a session that nobody is in, and no gap asks what to ask there."""
    made, _ = day
    found = now(made)
    for each in found.sessions:
        if not is_talk(made, each.index) or not each.interviewers:
            assert not each.questions
            assert ("question", each.index) not in {(gap.kind, gap.session) for gap in found.gaps}


@given(days())
@settings(max_examples=60)
def test_why_a_question_goes_unasked_is_true(day: tuple[Application, Application]) -> None:
    """For want of time: each session with somebody who could answer, and was not asked it in the
    round before, is full. For want of anybody: none could.
    """
    made, _ = day
    found = now(made)
    before = asked(now(first(made))) if len(made.record.rounds) > 1 else []
    met = {(id, entry.text) for _, entry in before for id in entry.to}
    entries = {entry.text: entry for entry in askable.entries(made)}
    for gap in found.gaps:
        if "goes unasked" not in gap.message:
            continue
        text, why = gap.message.removeprefix("“").split("” goes unasked: ")
        talks = [each for each in found.sessions if is_talk(made, each.index)]
        able = [each for each in talks if can(made, set(each.interviewers), entries[text])]
        for each in able:
            new = can(made, set(each.interviewers), entries[text]) - told(met, text)
            assert not new or len(each.questions) >= min(max(each.minutes // 15, 1), 5)
        assert bool(able) == (why == NO_TIME)
        assert gap.is_crowded_out == (bool(able) and bool(entries[text].people))
        assert text not in {entry.text for _, entry in asked(found)}


@given(days())
@settings(max_examples=60)
def test_the_afternoon_keeps_its_questions_when_the_morning_is_over(
    day: tuple[Application, Application],
) -> None:
    """A session that has begun keeps what it was assigned: nobody else is asked it after lunch."""
    made, _ = day
    before, after = now(made), now(made, told={0: ()})
    assert after.sessions[0].questions == ()
    assert [planned.questions for planned in after.sessions[1:]] == [
        planned.questions for planned in before.sessions[1:]
    ]


def test_next_steps_are_asked_late_and_how_one_is_judged_early() -> None:
    """Two sessions with hiring managers, of five minutes each: each holds one of the two."""
    people = {
        "ana": person("Ana", role="hiring manager"),
        "bo": person("Bo", role="hiring manager"),
    }
    made = application(
        [],
        [session("ana", minutes=5, at="09:00"), session("bo", minutes=5, at="10:00")],
        people,
        questions=[{"text": "Why me?", "for": ["ana"]}],
        library={"questions": [{"id": "n", **STEPS}, {"id": "e", **JUDGED}]},
    )
    assert [entry.text for _, entry in asked(now(made))] == [JUDGED["text"], STEPS["text"]]


def test_what_is_written_for_somebody_comes_before_how_one_is_judged() -> None:
    """In half an hour with Ana alone: next steps, and her first question. Of an hour she keeps
    both. One on how the work is judged that is written for her is asked whatever else is.
    """
    people = {"ana": person("Ana", role="hiring manager", decides=True)}
    library = {"questions": [{"id": "n", **STEPS}, {"id": "e", **JUDGED}]}
    own: list[dict[str, Any]] = [
        {"text": f"Which ward {number}?", "for": ["ana"]} for number in (1, 2)
    ]

    def texts(minutes: int, *questions: dict[str, Any]) -> set[str]:
        talks = [session("ana", minutes=minutes)]
        made = application([], talks, people, questions=[*questions], library=library)
        return {entry.text for _, entry in asked(now(made))}

    assert texts(30, *own) == {STEPS["text"], "Which ward 1?"}
    assert texts(60, *own) == {STEPS["text"], JUDGED["text"], "Which ward 1?", "Which ward 2?"}
    mine = {"text": "What would you judge?", "about": "evaluation", "for": ["ana"]}
    assert texts(30, *own, mine) == {STEPS["text"], "What would you judge?"}
    anybody = [{"text": question["text"]} for question in own]
    assert texts(30, *anybody) == {STEPS["text"], JUDGED["text"]}


@pytest.mark.slow
@given(days())
@examples(150)
def test_the_library_takes_one_place_where_what_is_written_for_somebody_waits(
    day: tuple[Application, Application],
) -> None:
    """What is for somebody who is met once, and was not before, goes unasked only where one
    question of the library's at most is asked.
    """
    made, _ = day
    found = now(made)
    before = asked(now(first(made))) if len(made.record.rounds) > 1 else []
    met = {(id, entry.text) for _, entry in before for id in entry.to}
    said = {entry.text for _, entry in asked(found)}
    for entry in askable.entries(made):
        if entry.source != "record" or not entry.people or entry.text in said:
            continue
        talks = [
            each
            for each in found.sessions
            if is_talk(made, each.index) and can(made, set(each.interviewers), entry)
        ]
        if len(talks) == 1 and can(made, set(talks[0].interviewers), entry) - told(met, entry.text):
            assert sum(other.source == "library" for other in talks[0].questions) <= 1


def test_one_short_talk_asks_both() -> None:
    """Twenty minutes with a recruiter alone are time for what comes next and how one is judged."""
    people = {"ana": person("Ana", role="recruiter")}
    made = application([], [session("ana", minutes=20)], people, questions=[STEPS, JUDGED])
    assert {entry.text for _, entry in asked(now(made))} == {STEPS["text"], JUDGED["text"]}


def test_a_question_of_ones_own_for_one_person_outlives_what_is_asked_of_all() -> None:
    """Where Ana alone can be asked, and has time for one question, she is asked that, and not what
    everybody is.
    """
    people = {
        "ana": person("Ana", role="peer"),
        "bo": person("Bo", role="peer"),
        "cy": person("Cy", role="peer"),
    }
    everybody = {
        "id": "c",
        "text": "What is it like here?",
        "about": "culture",
        "ask_everyone": True,
    }
    own = [{"text": f"Why {number}, Ana?", "for": ["ana"]} for number in range(2)]
    talks = [session("ana", minutes=30), session("bo", minutes=30), session("cy", minutes=30)]
    made = application([], talks, people, questions=own, library={"questions": [everybody]})
    found = now(made)
    assert [entry.text for entry in found.sessions[0].questions] == ["Why 0, Ana?", "Why 1, Ana?"]
    assert [[entry.compare for entry in each.questions] for each in found.sessions[1:]] == [
        [True],
        [True],
    ]


def unasked(found: Plan) -> list[str]:
    return [gap.message for gap in found.gaps if "goes unasked" in gap.message]


def test_a_question_is_unasked_for_want_of_time_or_of_somebody() -> None:
    """Which of the two it is, is said."""
    people = {"ana": person("Ana", role="peer"), "bo": person("Bo")}
    own = [
        {"text": "First?", "for": ["ana"]},
        {"text": "Second?", "for": ["ana"]},
        {"text": "Bo?", "for": ["bo"]},
    ]
    made = application([], [session("ana", minutes=15)], people, questions=own)
    second, bo = (
        "“Second?” goes unasked: ",
        "“Bo?” goes unasked: nobody in this round can answer it.",
    )
    assert unasked(now(made)) == [f"{second}{NO_TIME}", bo]
    made = application(
        [],
        [session("ana", minutes=15, told=[]), session("ana", minutes=15)],
        people,
        questions=own[:1],
    )
    assert unasked(now(made)) == []
    talks = [session("ana", minutes=15, told=[]), session("cy", minutes=15)]
    made = application([], talks, people | {"cy": person("Cy", role="peer")}, questions=own)
    assert unasked(now(made)) == [f"{second}you have already met everyone who can answer it.", bo]
