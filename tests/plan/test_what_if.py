"""What a change on the day would cost: every figure and sentence is found again, by a whole plan of
the changed record and by MODEL.md's definitions.
"""

from __future__ import annotations

import math
from itertools import chain
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from tests.factories import person, requirement, session, story
from tests.plan import oracle
from tests.plan.rounds import application, drawn
from tests.plan.test_best import facts
from tests.plan.test_stable import edited

from secondround import plan
from secondround.cli.output import what_if_text
from secondround.plan import capacity, timing
from secondround.plan.model import Choice, Plan
from secondround.plan.what_if import cut_short
from secondround.records import Application
from secondround.records.models import Session

NAMES = tuple(name for name in oracle.OBJECTIVES if name != "kept")
WEIGHTY = NAMES[: NAMES.index("interest") + 1]
Day = tuple[oracle.Facts, oracle.Plan]
"""What is given, and who hears what."""


def told(found: Plan, index: int) -> list[str]:
    """The stories of a session, in the order to tell them."""
    return [choice.story for choice in found.sessions[index].leads]


def changed(made: Application, found: Plan, change: plan.Change) -> Application:
    """The record as somebody would write it after the change."""
    record = made.record.model_dump(by_alias=True)
    sessions: list[Any] = list(record["rounds"][-1]["sessions"])
    if change.kind == "replaced":
        role = record["interviewers"][change.person]["role"]
        people = {**record["interviewers"], "new": {"name": "Somebody else", "role": role}}
        record["interviewers"] = people
        for planned, talk in zip(found.sessions, sessions, strict=True):
            if not planned.begun:
                talk["with"] = ["new" if id == change.person else id for id in talk["with"]]
    elif change.session is not None and change.kind == "told":
        talk = sessions[change.session]
        sessions[change.session] = talk | {"told": [*told(found, change.session), change.story]}
    elif change.session is not None and change.kind == "halved":
        talk = sessions[change.session]
        talk["minutes"] = max(1, talk["minutes"] // 2)
        talk["stories"] = (facts(made, found).capacity[change.session] + 1) // 2
    elif change.session is not None:
        del sessions[change.session]
    record["rounds"][-1]["sessions"] = sessions
    return edited(made, record=record)


def day(known: oracle.Facts, stories: list[list[str]]) -> Day:
    """What is given, and the stories of each session."""
    number = {story.id: j for j, story in enumerate(known.J)}
    return known, {s: frozenset(number[id] for id in stories[s]) for s in known.O}


def whole(
    made: Application, found: Plan, change: plan.Change, then: Day, left: list[list[str]]
) -> Day:
    """The day after the change with all that it holds: a story that is told early counts where it
    is told, as if it were planned there.
    """
    if change.kind != "told" or change.session is None:
        return then
    stories = list(left)
    stories[change.session] = [*told(found, change.session), change.story]
    return day(facts(made, found), stories)


def kept(found: Plan, change: plan.Change, known: oracle.Facts) -> list[list[str]]:
    """What is left of the plan in each session after the change."""
    stories = [told(found, each.index) for each in found.sessions]
    if change.kind == "cut" and change.session is not None:
        del stories[change.session]
    for s in known.O:
        if change.kind == "told" and change.story not in {
            one.story for one in known.S[s].repeat_ok
        }:
            stories[s] = [id for id in stories[s] if id != change.story]
        if change.kind == "halved" and s == change.session:
            tell = known.S[s].tell
            stories[s] = sorted(stories[s], key=lambda id: id not in tell)[: known.capacity[s]]
        stories[s] = asked_for(known, s, stories[s])
    return stories


def asked_for(known: oracle.Facts, s: int, stories: list[str]) -> list[str]:
    """What hard constraint 4 leaves of the stories: the strongest, if nobody asks for any."""
    number = {story.id: j for j, story in enumerate(known.J)}
    useful = [id for id in stories if not known.idle(s, number[id])]
    if useful or known.saving:
        return useful
    return sorted(stories, key=lambda id: -known.strength[number[id]])[:1]


def values(of: Day) -> dict[str, int]:
    """The objectives by MODEL.md."""
    found = dict(zip(oracle.OBJECTIVES, of[0].values(of[1]), strict=True))
    return {name: found[name] for name in NAMES}


def met(of: Day) -> int:
    """What is met of interests and proven of must-haves."""
    return values(of)["interest"] - of[0].served(of[1])


def new(of: Day, id: str) -> dict[str, int] | None:
    """What a person hears of for the first time, and cares about; None where nobody meets them."""
    known, leads = of
    for u in known.U:
        if u.person == id and u.places:
            had = set().union(*(known.shows[j] for j in u.before))
            hears = set().union(*(known.shows[j] for s in u.places for j in leads.get(s, ())))
            return {p: first for p, (first, _) in u.points.items() if p in hears - had}
    return None


def shown(of: Day) -> set[str]:
    """What all stories of the round show."""
    known, leads = of
    stories = chain(*leads.values(), *known.told.values())
    return set().union(*(known.shows[j] for j in stories))


def lost(was: Day, then: Day, gone: str) -> list[str]:
    """What is lost, in sentences."""
    found, people = list[str](), was[0].application.record.interviewers
    now, later = shown(was), shown(then)
    musts = [
        f"“{line.text.rstrip('.')}”"
        for line in was[0].application.record.role.requirements
        if line.must and line.shows and not line.evidence
        if set(line.shows) & now and not set(line.shows) & later
    ]
    if musts:
        found.append(f"Nothing would prove {listed(musts, 'or')}.")
    unmet, silent, nothing, less = (
        list[str](),
        list[str](),
        list[str](),
        list[tuple[int, str]](),
    )
    for id in dict.fromkeys(id for talk in was[0].S for id in talk.with_):
        name, had, has = people[id].name, new(was, id), new(then, id)
        if has is None:
            unmet += [name] * (id != gone)
            continue
        (u,) = [u for u in then[0].U if u.person == id]
        if had and not any(then[1].get(s) for s in u.places):
            (nothing if any(then[0].told.get(s) for s in u.places) else silent).append(name)
        elif had and set(had) - set(has):
            missed = [p for p in had if p not in has]
            text = f"{name} would hear nothing about {listed(missed, 'or')}."
            less.append((sum(had[p] for p in missed), text))
    found += [f"You would not meet {listed(unmet)}."] * bool(unmet)
    found += [f"{listed(silent)} would hear no story."] * bool(silent)
    found += [f"{listed(nothing)} would hear nothing new."] * bool(nothing)
    return [*found, *(text for _, text in sorted(less, key=lambda one: -one[0])[:1])]


def listed(names: list[str], joint: str = "and") -> str:
    return f" {joint} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def words(sentences: tuple[str, ...] | list[str]) -> list[list[str]]:
    """Sentences without the order of what they list."""
    return [sorted(each.replace(",", "").rstrip(".").split()) for each in sentences]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(16))
def test_every_figure_is_that_of_a_plan_of_the_changed_record(seed: int) -> None:
    """With and without planning anew, for each change of each drawn round; and what to tell then
    is what that plan has. Where a new plan gains nothing in what weighs most, up to interests met,
    it stays as it was.
    """
    made = drawn(Random(seed), 2 + seed % 3, 5, competencies=5, requirements=3)
    last = len(made.record.rounds) - 1
    found = plan.make(made, last)
    stories = [told(found, one.index) for one in found.sessions]
    for each in plan.what_if(made, found):
        change, after = each.change, changed(made, found, each.change)
        anew = plan.make(after, last)
        levels = {level.name: level.value for level in anew.objectives}
        best = {name: levels[name] for name in NAMES}
        kept_values = each.as_planned.values
        if [best[name] for name in WEIGHTY] > [kept_values[name] for name in WEIGHTY]:
            assert each.anew.values == best, change
        else:
            assert each.anew == each.as_planned, change
        known = facts(after, anew)
        rest = kept(found, change, known)
        left = day(known, rest)
        assert each.as_planned.values == values(left), change
        was = day(facts(made, found), stories)
        then = list(stories)
        if change.kind == "cut" and change.session is not None:
            del then[change.session]
        for index, leads in each.tell:
            assert change.kind != "cut" or index != change.session
            gone = change.kind == "cut" and change.session is not None and index > change.session
            then[index - gone] = list(leads)
        replanned = day(known, then)
        assert values(replanned) == each.anew.values, change
        for outcome, of, left_over in ((each.as_planned, left, rest), (each.anew, replanned, then)):
            heard = whole(made, found, change, of, left_over)
            points = met(was) - met(heard)
            assert outcome.points == points, change
            assert words(outcome.lost) == words(lost(was, heard, change.person)), change


PEOPLE = {
    "ana": person("Ana Ruiz", "coaching", role="hiring manager"),
    "bo": person("Bo Lee", "rail", role="executive"),
}
BANK = [story("a", "coaching"), story("b", "rail"), story("c", "coaching", strength=1)]
TALKS = [session("ana", stories=1, at="09:00"), session("bo", stories=1, at="10:00")]


def asked(*talks: dict[str, Any], bank: list[dict[str, Any]] = BANK) -> dict[str, plan.WhatIf]:
    """What each change costs, by what is said of it."""
    must = [requirement("Knows rail", "rail")]
    made = application(bank, list(talks or TALKS), PEOPLE, requirements=must)
    return {found.change.text: found for found in plan.what_if(made, plan.make(made, 0))}


def test_each_single_change_is_named_once() -> None:
    """The likeliest first: cut short, asked for early, replaced, called off; executives before
    hiring managers.
    """
    assert list(asked()) == [
        "Your time with Bo Lee is cut from 45 to 22 minutes.",
        "Your time with Ana Ruiz is cut from 45 to 22 minutes.",
        "Ana Ruiz asks for “The b story”.",
        "Somebody else comes instead of Bo Lee.",
        "Somebody else comes instead of Ana Ruiz.",
        "The session with Bo Lee is called off.",
        "The session with Ana Ruiz is called off.",
    ]


def test_what_is_lost_and_what_can_be_saved_is_said() -> None:
    """A must-have that only Bo hears proof of goes with his session, unless Ana is told of it."""
    found = asked(*TALKS[:1], TALKS[1] | {"tell": ["b"]})["The session with Bo Lee is called off."]
    assert found.as_planned.lost == (
        "Nothing would prove “Knows rail”.",
        "You would not meet Bo Lee.",
    )
    assert found.anew.lost == (
        "You would not meet Bo Lee.",
        "Ana Ruiz would hear nothing about coaching.",
    )
    assert found.tell == ((0, ("b",)),)
    early = asked()["Ana Ruiz asks for “The b story”."]
    assert early.as_planned.lost == ("Bo Lee would hear no story.",)


def test_a_session_that_is_cut_short_hears_half_its_stories() -> None:
    """Rounded up, whether the record says how many or the minutes do: a lunch with one story keeps
    it, and what is kept fits the minutes.
    """
    lunch = session("bo", format="meal", at="10:00")
    cut = asked(TALKS[0], lunch)["Your time with Bo Lee is cut from 45 to 22 minutes."]
    assert (cut.as_planned.lost, cut.tell) == ((), ())
    made = application([story("a", "rail", result="word " * 150)], TALKS, PEOPLE)
    for form, a_story in capacity.MINUTES_A_STORY.items():
        for minutes in range(max(30, a_story), 180):
            planned = Session.model_validate({"minutes": minutes, "format": form})
            room = capacity.stories(planned)
            half = cut_short(planned, room)
            assert capacity.stories(half) == math.ceil(room / 2) > 0
            leads = [Choice("a", ())] * capacity.stories(half)
            assert timing.fill(made, half, leads, ()).fits


def test_a_story_told_early_to_the_same_person_loses_nothing() -> None:
    """It earns there what it would have earned later; and who hears other stories still is not
    said to hear nothing new.
    """
    talks = [session("ana", stories=1, at="09:00"), session("ana", stories=1, at="10:00")]
    found = asked(*talks, bank=BANK[:2])
    early = found["Ana Ruiz (at 09:00) asks for “The b story”."]
    assert (early.as_planned.points, early.as_planned.lost) == (0, ())
    gone = found["The session with Ana Ruiz (at 09:00) is called off."]
    assert gone.as_planned.lost == ("Ana Ruiz would hear nothing about coaching.",)


def test_what_a_plan_that_loses_more_gains_is_said() -> None:
    """A new plan that loses as many points as the old one says what it is better at: the most
    telling thing alone.
    """
    must = [requirement("Knows rail", "rail")]
    made = application(BANK, TALKS, PEOPLE, requirements=must)
    found = plan.make(made, 0)
    *_, last = plan.what_if(made, found)
    was = last.as_planned
    values = was.values | {"interest": was.values["interest"] + 8}
    worse = replace(was, points=was.points + 3, values=values)
    said = what_if_text.render([replace(last, anew=worse)], found, made)
    assert "But sessions hear more of what they ask for." in " ".join(said.split())
    more = values | {"sessions": values["sessions"] + 1}
    equal = replace(was, values=more)
    said = what_if_text.render([replace(last, anew=equal)], found, made)
    assert "Ana Ruiz. But more sessions hear what they ask for." in " ".join(said.split())
    same = what_if_text.render([replace(last, anew=was)], found, made)
    assert "But " not in same


def test_nobody_is_told_anything_who_does_not_come() -> None:
    """What is told to whoever comes instead is not said to be told to the one who does not."""
    made = application(BANK, TALKS, PEOPLE)
    found = plan.make(made, 0)
    (each,) = [one for one in plan.what_if(made, found) if one.change.person == "bo"]
    lost = replace(each.as_planned, lost=("A.",))
    text = what_if_text.render([replace(each, as_planned=lost, tell=((1, ("c",)),))], found, made)
    assert "Then tell   Whoever comes: The c story." in text
    same = what_if_text.render([replace(each, as_planned=lost, anew=lost, tell=())], found, made)
    assert "Stay with the plan. No other plan loses less." in same


def test_a_day_that_is_over_can_no_longer_change() -> None:
    """Nor one with nothing to tell."""
    assert not asked(*(talk | {"told": []} for talk in TALKS))
    assert not asked(bank=[])


def test_the_likeliest_of_each_kind_stand_ready() -> None:
    """At most one of a kind, the same as in the whole list; none that costs nothing and has nothing
    told otherwise.
    """
    made = application(BANK, TALKS, PEOPLE)
    found = plan.make(made, 0)
    every, ready = plan.what_if(made, found), plan.likeliest(made, found, 3)
    assert [each.change.kind for each in ready] == ["told", "cut"]
    for kind in ("halved", "replaced"):
        first = next(each for each in every if each.change.kind == kind)
        assert (first.as_planned.lost, first.anew.lost, first.tell) == ((), (), ())
    assert all(each in every for each in ready)


def test_all_changes_together_have_a_limit_of_work() -> None:
    """Without work nothing is proven and the text says so; what is planned anew is still no worse
    than the plan as it was. With some, what one change leaves is there for the next.
    """
    made = drawn(Random(3), 5, 15)
    last = len(made.record.rounds) - 1
    found = plan.make(made, last)
    cut_off = plan.what_if(made, found, work=0)
    assert not any(each.proven for each in cut_off)
    for each in cut_off:
        assert list(each.anew.values.values()) >= list(each.as_planned.values.values())
    text = what_if_text.render(cut_off, found, made)
    assert "the search was cut off." in " ".join(text.split())
    whole = plan.what_if(made, found)
    assert all(each.proven for each in whole)
    assert "the search was cut off." not in " ".join(
        what_if_text.render(whole, found, made).split()
    )
