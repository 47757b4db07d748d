"""The plan remembers people: what each of them has heard, in whichever session and round."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from tests.factories import person, requirement, session, story
from tests.plan.checker import broken
from tests.plan.rounds import application, drawn, small
from tests.plan.test_best import facts, leads, values
from tests.plan.test_stable import UPPER, edited

from secondround import plan
from secondround.plan import lock
from secondround.plan.choosing import choose
from secondround.records import Application

DIRECTOR = {"ana": person("Ana Ruiz", "coaching"), "bo": person("Bo Lee", "coaching")}


BO = {"bo": person("Bo Lee", "rail", role="peer")}


def now(made: Application) -> plan.Plan:
    found = plan.make(made, len(made.record.rounds) - 1)
    assert broken(made, found) == []
    return found


def led(made: plan.Plan) -> list[set[str]]:
    return [{choice.story for choice in planned.leads} for planned in made.sessions]


def test_who_has_heard_of_a_thing_leaves_it_to_who_has_not() -> None:
    """A director who heard about coaching in the first round is not told about it again while
    somebody else who cares about it would go without.
    """
    bank = [story("a", "coaching"), story("b", "coaching"), story("c", "rail")]
    talks = [session("ana", stories=1), session("bo", stories=1)]
    people = DIRECTOR | {"ana": person("Ana Ruiz", "coaching", "rail")}
    assert led(now(application(bank, talks, people, past=[["a"]]))) == [{"c"}, {"b"}]


def test_a_person_met_twice_is_one_person() -> None:
    """Two talks with Ana: she hears about both things that she cares about, not about one twice."""
    people = {"ana": person("Ana Ruiz", "coaching", "rail")}
    bank = [story("a", "coaching"), story("b", "coaching", strength=3), story("c", "rail")]
    talks = [session("ana", stories=1, at="09:00"), session("ana", stories=1, at="14:00")]
    heard = set().union(*led(now(application(bank, talks, people))))
    assert heard == {"b", "c"}


def test_a_breakfast_takes_nothing_from_the_talk_that_follows() -> None:
    """Ana decides, and is met over breakfast and then alone: two stories are both told there."""
    people = {"ana": person("Ana Ruiz", "coaching", "rail", decides=True)}
    bank = [story("a", "coaching"), story("b", "rail")]
    breakfast = session("ana", format="meal", minutes=45, at="08:00")
    talks = [breakfast, session("ana", stories=2, at="10:00")]
    assert led(now(application(bank, talks, people))) == [set(), {"a", "b"}]


def test_who_was_told_nothing_is_met_first_when_met_again() -> None:
    """Ana's talk in the morning fell through: the one story goes to her as if it had never been."""
    later = [session("ana", stories=1, at="11:00"), session("bo", stories=1, at="12:00")]
    bank = [story("a", "coaching"), story("b", "rail")]
    for told, heard in (([], [set(), {"a"}, set()]), (["b"], [{"b"}, set(), {"a"}])):
        talks = [session("ana", at="09:00", told=told), *later]
        known = bank[: 1 + len(told)]
        assert led(now(application(known, talks, DIRECTOR))) == heard


def test_everybody_in_the_room_counts() -> None:
    """A story goes to the room in which two people care about it rather than to the one with one of
    them.
    """
    people = {
        "ana": person("Ana Ruiz", "coaching"),
        "bo": person("Bo Lee", "rail"),
        "cy": person("Cy Ode", "rail"),
        "di": person("Di Okri", "rail"),
    }
    bank = [story("a", "coaching", "rail"), story("b", "coaching")]
    talks = [session("ana", "bo", stories=1), session("cy", "di", stories=1)]
    made = now(application(bank, talks, people | {"cy": person("Cy", "rail", "coaching")}))
    assert led(made) == [{"b"}, {"a"}]


def test_what_was_told_before_is_no_gap() -> None:
    """Ana heard about coaching in the first round: that nobody tells her of it again is neither a
    gap nor a remark, and a story about it says that she has heard of it.
    """
    talks = [session("ana", stories=1)]
    made = now(application([story("a", "coaching")], talks, DIRECTOR, past=[["a"]]))
    assert not [gap for gap in made.gaps if gap.kind == "competency"]
    assert made.coverage.remarks == ("Ana Ruiz will hear no story.",)
    made = now(
        application([story("a", "coaching"), story("b", "coaching")], talks, DIRECTOR, past=[["a"]])
    )
    (choice,) = made.sessions[0].leads
    again = "It shows coaching, which Ana Ruiz cares about and has heard of before."
    assert again in choice.reasons


def test_what_this_morning_told_counts_this_afternoon() -> None:
    """A session of this round that has begun has told its people something, too."""
    bank = [story("a", "coaching"), story("b", "coaching"), story("c", "rail")]
    people = {"ana": person("Ana Ruiz", "coaching", "rail")}
    talks = [session("ana", told=["a"]), session("ana", stories=1)]
    assert led(now(application(bank, talks, people)))[1] == {"c"}


def test_who_decides_hears_the_must_haves() -> None:
    """A must-have is proven to whom decides, though a peer comes first."""
    people = {
        "bo": person("Bo Lee", "coaching", role="peer"),
        "ana": person("Ana Ruiz", "coaching", role="senior manager", decides=True),
    }
    bank = [story("a", "coaching", "rail"), story("b", "coaching")]
    talks = [session("bo", stories=1, at="09:00"), session("ana", stories=1, at="10:00")]
    must = [requirement("Knows rail", "rail")]
    assert led(now(application(bank, talks, people, requirements=must))) == [{"b"}, {"a"}]
    del people["ana"]["decides"]
    assert led(now(application(bank, talks, people, requirements=must))) == [{"a"}, {"b"}]
    people["ana"]["role"] = "hiring manager"
    assert led(now(application(bank, talks, people, requirements=must))) == [{"b"}, {"a"}]


def test_what_a_decider_heard_before_is_decided() -> None:
    """A must-have proven to her in the first round leaves the place for her other interest."""
    people = {"ana": person("Ana Ruiz", "planning", role="hiring manager")}
    bank = [story("a", "rail"), story("b", "rail"), story("c", "planning")]
    must = [requirement("Knows rail", "rail")]
    talks = [session("ana", stories=1)]
    before = now(application(bank, talks, people, requirements=must))
    assert led(before) == [{"a"}]
    after = now(application(bank, [session("bo", stories=1), *talks], people | BO, past=[["a"]]))
    assert led(after)[1] == {"c"}


def test_what_a_session_is_said_to_test_comes_first() -> None:
    """`focus:` counts before what people care about, and its absence is a gap with a prompt."""
    bank = [story("a", "coaching"), story("b", "rail")]
    talks = [session("ana", stories=1, focus=["rail"])]
    made = now(application(bank, talks, DIRECTOR))
    (choice,) = made.sessions[0].leads
    assert choice.story == "b"
    assert "It shows rail, which this session is said to test." in choice.reasons
    made = now(application(bank[:1], talks, DIRECTOR))
    (gap,) = [gap for gap in made.gaps if gap.subject == "rail"]
    assert gap.message == (
        "The session with Ana Ruiz is said to test rail, and no story told in it shows it."
    )
    assert gap.path == ("rounds", 0, "sessions", 0, "focus", 0)
    assert "rail" in gap.prompt


def test_few_stories_go_to_who_decides_first() -> None:
    """Seven places and four stories: the hiring manager hears two of them and not one, before an
    executive at lunch and the recruiter hear one each.
    """
    people = {
        "kim": person("Kim Lee", role="recruiter"),
        "ana": person("Ana Ruiz", role="hiring manager"),
        "bo": person("Bo Lee", role="executive"),
    }
    bank = [story(id, "coaching") for id in "abcd"]
    talks = [
        session("kim", stories=2),
        session("ana", stories=4),
        session("bo", stories=1, format="meal"),
    ]
    must = [requirement("Coaches", "coaching")]
    made = now(application(bank, talks, people, requirements=must))
    assert [len(each) for each in led(made)] == [1, 2, 1]
    made = now(application(bank[:2], talks, people, requirements=must))
    assert [len(each) for each in led(made)] == [0, 2, 0]


def test_no_story_is_spent_on_whom_it_does_not_serve() -> None:
    """While a later round is on record, a place stays empty rather than take a story that nobody
    there asks for; the gap says why. A pin holds all the same.
    """
    bank = [story("a", "coaching"), story("b", "juggling")]
    talks = [session("ana", stories=2)]
    made = application(bank, talks, DIRECTOR)
    record = made.record.model_dump(by_alias=True)
    record["rounds"] = [*record["rounds"], {"name": "Final"}]
    found = plan.make(edited(made, record=record), 0)
    assert led(found) == [{"a"}]
    (gap,) = [gap for gap in found.gaps if gap.kind == "stories"]
    assert "those that show nothing asked for here are kept for a later round" in gap.message
    record["rounds"][0]["sessions"][0]["tell"] = ["b"]
    assert led(plan.make(edited(made, record=record), 0)) == [{"a", "b"}]


def test_in_a_last_round_a_story_nobody_asks_for_is_told_alone_or_not_at_all() -> None:
    """It is not told beside one that somebody there asks for. Where nothing asked for is left, one
    is told, and the strongest where it weighs most; the gaps say so.
    """
    people = {
        "kim": person("Kim Lee", "rail", role="recruiter"),
        "ana": person("Ana Ruiz", "coaching", role="hiring manager"),
    }
    bank = [story("weak", "sailing", strength=1), story("b", "juggling")]
    talks = [session("kim", stories=2), session("ana", stories=2)]
    assert led(now(application(bank, talks, people))) == [{"weak"}, {"b"}]
    made = now(application([story("a", "coaching"), *bank], talks, people))
    assert led(made) == [{"b"}, {"a"}]
    kim, ana = [gap.message for gap in made.gaps if gap.kind == "stories"]
    assert kim.startswith(
        "One story is missing for Kim Lee, and one planned there shows nothing that matters to them"
    )
    assert "those that show nothing asked for here are not worth the time" in ana


def test_a_session_that_cannot_be_served_makes_no_search_hard() -> None:
    """Where pins leave a session nothing it asks for, the others are not searched as if they, too,
    might hear what nobody asks for: that took six million units of work, and proved nothing.
    """
    crowded = drawn(Random(1001), 12, 45, requirements=2)
    found = choose(crowded, len(crowded.record.rounds) - 1)
    assert found.proven
    assert found.leads.spent < 1_000_000


def test_a_story_left_over_is_named_where_it_would_answer() -> None:
    """Nothing told answers whether you will do it, and a story that nobody asks for would: the gap
    names the strongest of those, unless a later round may need it or it is not written yet.
    """
    bank = [
        story("a", "coaching", answers=["can", "fit"]),
        story("b", "juggling", answers=["will"]),
        story("strong", "sailing", answers=["will"], strength=3),
        story("unwritten", "sailing", answers=["will"], strength=3, result=None),
    ]
    made = application(bank, [session("ana", stories=2)], DIRECTOR)
    (gap,) = [gap for gap in now(made).gaps if gap.kind == "answer"]
    assert gap.message.endswith(
        "answers “will you do it”. “The strong story” would: have it ready."
    )
    record = made.record.model_dump(by_alias=True)
    record["rounds"] = [*record["rounds"], {"name": "Final"}]
    (gap,) = [gap for gap in plan.make(edited(made, record=record), 0).gaps if gap.kind == "answer"]
    assert gap.message.endswith("answers “will you do it”.")


def test_what_nobody_asks_for_is_no_answer_where_such_stories_are_told() -> None:
    """Only what nobody asks for answers whether you can do it: another such story is not offered,
    and one that is asked for is, where it has found no place.
    """
    useless = [story(f"s{number}", "juggling", answers=["can"]) for number in range(3)]
    talks = [session("ana", stories=1), session("bo", stories=1)]
    people = DIRECTOR | {"bo": person("Bo Lee", "rail")}
    (gap,) = [gap for gap in now(application(useless, talks, people)).gaps if gap.subject == "can"]
    assert gap.message == "In this round, only stories that nobody asks for answer “can you do it”."


def test_a_hiring_manager_without_a_story_is_a_gap() -> None:
    """Five minutes have no room for a story: who decides then hears none, and that is said with
    what to do, but where the record wants none. The count of sessions that hear one has theirs.
    """
    people = DIRECTOR | {"bo": person("Bo Lee", "rail", role="hiring manager")}
    bank = [story("a", "coaching"), story("b", "rail")]
    short = session("bo", minutes=5, stories=None)
    made = now(application(bank, [session("ana"), short], people))
    said = [gap.message for gap in made.gaps if gap.session == 1 and gap.kind == "stories"]
    text = "Bo Lee hears no story: five minutes have no room for one. Ask for more time, or say in"
    assert said == [f"{text} the record that one fits."]
    texts = {objective.name: objective.text for objective in made.objectives}
    assert texts["sessions"] == "1 of 2 sessions hear a story they ask for"
    meant = now(application(bank, [session("ana"), short | {"stories": 0}], people))
    assert not [gap for gap in meant.gaps if gap.session == 1 and gap.kind == "stories"]


@given(small())
@settings(max_examples=40)
@pytest.mark.slow
def test_a_later_round_changes_nothing_but_what_is_useless(made: Application) -> None:
    """With a round to come, the objectives before `otherwise` are the same but for must-haves,
    which may still be proven there; and all that is told and not pinned is useful: so says the
    oracle of every plan.
    """
    last = len(made.record.rounds) - 1
    record = made.record.model_dump(by_alias=True)
    for line in record["role"]["requirements"]:
        line["must"] = False
    made = edited(made, record=record)
    before = plan.make(made, last)
    record["rounds"] = [*record["rounds"], {"name": "Final"}]
    after = plan.make(edited(made, record=record), last)
    known = facts(edited(made, record=record), after)
    assert values(after, UPPER) == values(before, UPPER)
    assert all(known.may(s, j) for s, told in leads(made, after).items() for j in told)


def test_who_decides_has_a_backup_first() -> None:
    """One story is left over for three sessions: it is held in reserve for the hiring manager."""
    people = {
        "kim": person("Kim Lee", role="recruiter"),
        "ana": person("Ana Ruiz", role="hiring manager"),
        "bo": person("Bo Lee", role="executive"),
    }
    bank = [story(id, "coaching") for id in "abcd"]
    talks = [session(id, stories=1, at=at) for id, at in (("kim", "09:00"), ("ana", "11:00"))]
    talks.insert(1, session("bo", stories=1, at="10:00"))
    must = [requirement("Coaches", "coaching")]
    made = now(application(bank, talks, people, requirements=must))
    assert [len(planned.backups) for planned in made.sessions] == [0, 0, 1]


def test_what_is_over_by_the_clock_is_not_planned_anew() -> None:
    """The session at eleven is written down, that at nine is not: it has begun, too, and what the
    earlier plan had there counts as told, with a word that nothing says so yet.
    """
    bank = [story(f"s{number}", "calm") for number in range(4)]
    people = {"ann": person("Ann Poe", "calm"), "joe": person("Joe Wu", "calm")}
    day = [
        session(id_, at=at, stories=1)
        for id_, at in (("ann", "09:00"), ("joe", "11:00"), ("joe", "13:00"))
    ]
    before = application(bank, day, people)
    first = plan.make(before, 0)
    was = lock.read(lock.write(first, before))
    day[1] = day[1] | {"told": ["s3"]}
    after = application(bank, day, people)
    made = plan.make(after, 0, earlier=was)
    assert [each.begun for each in made.sessions] == [True, True, False]
    (planned,) = made.sessions[0].leads
    assert planned.story == first.sessions[0].leads[0].story
    assert planned.reasons[0] == "Planned for Ann Poe; nothing says yet what was told."
    assert planned.story not in {choice.story for choice in made.sessions[2].leads}
    alone = plan.make(after, 0)
    assert (alone.sessions[0].begun, alone.sessions[0].leads) == (True, ())
