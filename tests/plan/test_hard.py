"""What the plan does where the records make it hard: pins, waivers, shortage, projects, days that
have begun.
"""

from __future__ import annotations

import pytest
from tests.factories import person, requirement, session, story
from tests.plan.checker import broken
from tests.plan.rounds import application

from secondround import plan
from secondround.plan import lock, model
from secondround.records import Application

PEOPLE = {"ana": person("Ana Ruiz", "coaching", title="Director"), "bo": person("Bo Lee", "rail")}
BANK = [
    story("a", "coaching"),
    story("b", "rail"),
    story("c", "coaching", "rail"),
    story("d", "planning"),
]


def now(made: Application) -> model.Plan:
    found = plan.make(made, len(made.record.rounds) - 1)
    assert broken(made, found) == []
    return found


def led(made: model.Plan, place: int) -> set[str]:
    return {choice.story for choice in made.sessions[place].leads}


def test_a_pinned_story_is_told_even_if_it_was_told_before() -> None:
    """A pin outweighs an earlier round; the reasons say so."""
    made = now(application(BANK, [session("ana", tell=["d"], stories=1)], PEOPLE, past=[["d"]]))
    (choice,) = made.sessions[0].leads
    assert choice.story == "d"
    assert choice.pinned
    assert (
        choice.reasons[0]
        == "You pinned it here, though it was told before, to Ana Ruiz in “Screening”."
    )


def test_a_story_told_before_is_not_told_again() -> None:
    """What an earlier round heard, from whomever, nobody hears again; nor another story of its
    project.
    """
    bank = [
        story("a", "coaching", project="p"),
        story("b", "coaching", project="p"),
        story("c", "coaching"),
    ]
    made = now(application(bank, [session("ana", stories=3)], PEOPLE, past=[["a"]]))
    assert led(made, 0) == {"c"}
    assert made.sessions[0].backups == ()


def test_a_waiver_lets_a_story_be_told_twice_and_its_reason_is_kept() -> None:
    """`repeat_ok` allows a second telling, and the plan hands its reason on to be printed."""
    repeat = {"story": "a", "reason": "Bo was not in the room."}
    sessions = [
        session("ana", tell=["a"], stories=1),
        session("bo", tell=["a"], stories=1, repeat_ok=[repeat]),
    ]
    made = now(application(BANK, sessions, PEOPLE))
    assert [led(made, place) for place in (0, 1)] == [{"a"}, {"a"}]
    assert made.waivers == (model.Waiver(1, "a", "Bo was not in the room."),)
    assert made.clashes == ()


def test_a_waiver_that_is_not_needed_is_not_printed() -> None:
    """A story told once only needs no reason."""
    repeat = {"story": "a", "reason": "Ana asked for it."}
    made = now(
        application(BANK, [session("ana", tell=["a"], stories=1, repeat_ok=[repeat])], PEOPLE)
    )
    assert made.waivers == ()


def test_two_pins_of_one_story_clash_and_the_first_holds() -> None:
    """The second pin is left out, at its place in the record, with the smallest set it clashes
    with.
    """
    sessions = [session("ana", tell=["a"]), session("bo", tell=["b", "a"])]
    made = now(application(BANK, sessions, PEOPLE))
    (clash,) = made.clashes
    assert clash.path == ("rounds", 0, "sessions", 1, "tell", 1)
    assert clash.others == (("rounds", 0, "sessions", 0, "tell", 0),)
    assert "no story is told twice" in clash.message
    assert "a" in led(made, 0)
    assert "a" not in led(made, 1)


def test_a_pin_that_is_also_banned_clashes_with_the_ban() -> None:
    """`tell` and `avoid` of the same story: the ban holds, and both lines are named."""
    made = now(application(BANK, [session("ana", tell=["a"], avoid=["a"])], PEOPLE))
    (clash,) = made.clashes
    assert clash.others == (("rounds", 0, "sessions", 0, "avoid", 0),)
    assert "a" not in led(made, 0)


def test_more_pins_than_room_clash_where_the_record_says_the_room() -> None:
    """`stories: 1` and two pins: one is left out. Without `stories`, room is made for both."""
    (clash,) = now(application(BANK, [session("ana", tell=["a", "b"], stories=1)], PEOPLE)).clashes
    assert "room for one story" in clash.message
    made = now(application(BANK, [session("ana", tell=["a", "b"], minutes=15)], PEOPLE))
    assert made.clashes == ()
    assert led(made, 0) == {"a", "b"}


def test_as_few_pins_as_possible_are_left_out() -> None:
    """Keeping the first pin would cost two others; so it is the one that is left out."""
    sessions = [session("ana", tell=["a", "b"], stories=1), session("bo", tell=["a"], stories=2)]
    made = now(application(BANK, sessions, PEOPLE))
    assert [clash.path for clash in made.clashes] == [("rounds", 0, "sessions", 0, "tell", 0)]


def test_a_bank_too_small_is_filled_and_the_rest_is_a_gap() -> None:
    """Nobody goes without while another hears two; what is missing is said for whom, how many, why,
    with a prompt.
    """
    sessions = [session("ana", stories=2), session("bo", stories=2)]
    library = {"prompts": [{"id": "x", "text": "When did you coach?", "shows": ["coaching"]}]}
    made = now(
        application([story("c", "coaching"), story("d", "rail")], sessions, PEOPLE, library=library)
    )
    assert [len(led(made, place)) for place in (0, 1)] == [1, 1]
    gaps = [gap for gap in made.gaps if gap.kind == "stories"]
    assert [gap.session for gap in gaps] == [0, 1]
    assert gaps[0].message.startswith(
        "One story is missing for Ana Ruiz: no story is told twice in a round."
    )
    assert gaps[0].prompt == "When did you coach?"


def test_an_empty_bank_gives_a_plan_of_gaps() -> None:
    """No story at all is a result: every session has its gap, and every objective but the ties is
    a proven nought.
    """
    made = now(
        application([], [session("ana")], PEOPLE, requirements=[requirement("Coaches", "coaching")])
    )
    assert made.sessions[0].leads == ()
    assert "the story bank is empty" in made.gaps[0].message
    assert all(objective.proven for objective in made.objectives)
    assert {objective.name for objective in made.objectives if objective.value} == {
        "ties",
        "backup ties",
    }


def test_a_session_that_has_begun_keeps_what_was_told() -> None:
    """What was told this morning stands, counts as evidence, and is told to nobody else this
    afternoon.
    """
    made = application(BANK, [session("ana", told=["a"]), session("bo", stories=4)], PEOPLE)
    found = now(made)
    assert found.sessions[0].begun
    assert led(found, 0) == {"a"}
    assert "a" not in led(found, 1)


def test_a_session_with_a_debrief_alone_is_over() -> None:
    """How it went is noted, what was told is not: nothing is planned there, and nothing said of
    what was heard.
    """
    made = now(
        application(BANK, [session("ana", debrief="Well."), session("bo", stories=1)], PEOPLE)
    )
    assert made.sessions[0].begun
    over = made.sessions[0]
    assert (over.leads, over.backups, over.questions) == ((), (), ())
    assert not [
        text
        for text in (*made.coverage.remarks, *(gap.message for gap in made.gaps))
        if "Ana" in text
    ]


def test_a_debrief_that_leaves_out_what_was_told_keeps_the_plan() -> None:
    """What was planned in a session counts as told there until somebody says what was, `told: []`
    for nothing; so a debrief of other things moves no story.
    """
    stories = [session("ana", stories=2), session("bo", stories=2)]
    before = application(BANK, stories, PEOPLE)
    earlier = lock.of(now(before), before)
    planned = [led(now(before), index) for index in (0, 1)]

    noted = application(BANK, [{**stories[0], "asked": ["Why us?"]}, stories[1]], PEOPLE)
    made = plan.replan(noted, 0, earlier=earlier)
    assert [led(made, index) for index in (0, 1)] == planned
    assert made.sessions[0].assumed
    assert "nothing says yet what was told" in made.sessions[0].leads[0].reasons[0]
    on_the_phone = plan.tables(noted, made)["sessions"]["told"][0]
    assert {BANK[index]["id"] for index in on_the_phone} == planned[0]

    none = application(BANK, [{**stories[0], "told": []}, stories[1]], PEOPLE)
    made = plan.replan(none, 0, earlier=earlier)
    assert led(made, 0) == set()
    assert not made.sessions[0].assumed


def test_replanning_sets_stories_aside_and_takes_note_of_what_was_told() -> None:
    """`without` keeps a story out of the day, `told` closes that interviewer's session; the rest is
    planned again.
    """
    made = application(BANK, [session("ana", stories=1), session("bo", stories=3)], PEOPLE)
    found = plan.replan(made, 0, without=["b"], told={0: ["d"]})
    assert led(found, 0) == {"d"}
    assert found.sessions[0].begun
    assert led(found, 1) == {"c"}


@pytest.mark.parametrize(
    ("without", "told", "message"),
    [
        (["nobody"], {}, "`nobody` is not in the story bank"),
        ([], {0: ["nobody"]}, "`nobody` is not in the story bank"),
        ([], {1: ["a"]}, "no session 2"),
        ([], {-1: ["a"]}, "no session 0"),
    ],
)
def test_replanning_refuses_what_it_does_not_know(
    without: list[str], told: dict[int, list[str]], message: str
) -> None:
    """A story or a session that is not there is an error in words."""
    with pytest.raises(ValueError, match=message):
        plan.replan(application(BANK, [session("ana")], PEOPLE), 0, without=without, told=told)


def test_of_two_stories_told_in_one_session_none_is_forgotten() -> None:
    """Both are kept, beside what the record says; and a story told to two people was told to
    both.
    """
    made = application(
        BANK,
        [session("ana", told=["a"]), session("bo", stories=1), session("ana", stories=2)],
        PEOPLE,
    )
    found = plan.replan(made, 0, told={0: ["b", "c", "b"], 1: ["b"]})
    assert [[choice.story for choice in planned.leads] for planned in found.sessions[:2]] == [
        ["a", "b", "c"],
        ["b"],
    ]
    assert led(found, 2) == {"d"}


def test_a_lead_is_never_a_backup_anywhere() -> None:
    """Leads and backups are apart over the whole round, projects included."""
    bank = [
        story(f"s{number}", "coaching", "rail", project=f"p{number // 2}") for number in range(12)
    ]
    made = now(application(bank, [session("ana", stories=2), session("bo", stories=2)], PEOPLE))
    assert sum(len(planned.leads) for planned in made.sessions) == 4
    assert sum(len(planned.backups) for planned in made.sessions) == 2


@pytest.mark.slow
def test_ten_thousand_stories_are_planned_in_time() -> None:
    """A bank far beyond any sense is planned within ten seconds, proven or not, and never breaks a
    rule.
    """
    names = ("coaching", "rail", "planning", "safety")
    bank = [
        story(f"s{number}", names[number % 4], names[number % 3], strength=number % 3 + 1)
        for number in range(10_000)
    ]
    made = now(application(bank, [session("ana"), session("bo")], PEOPLE))
    assert [len(planned.leads) for planned in made.sessions] == [3, 3]
