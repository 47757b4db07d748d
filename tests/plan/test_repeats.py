"""Where the bank runs out, the plan names the story to repeat at the least harm, and the line that
does it.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from ruamel.yaml import YAML
from tests.factories import person, requirement, session, story
from tests.plan import oracle
from tests.plan.rounds import application, small
from tests.plan.test_best import facts
from tests.plan.test_stable import edited

from secondround import plan
from secondround.plan.model import Gap, Plan
from secondround.records import Application


def read(line: str) -> dict[str, Any]:
    """What another reader of YAML makes of a line."""
    found: dict[str, Any] = YAML(typ="safe").load(line)
    return found


def repeated(made: Plan) -> list[Gap]:
    """The gaps that name a story to repeat."""
    return [gap for gap in made.gaps if gap.repeats]


class Rooms:
    """Who was in the room when a story was told, from the records alone."""

    def __init__(self, made: Application, found: Plan) -> None:
        self.found, self.record = found, made.record
        self.facts = oracle.Facts(made, found.round, facts(made, found).ignored, frozenset())
        self.number = number = {story.id: j for j, story in enumerate(self.facts.J)}
        self.past: list[tuple[set[str], set[int]]] = []  # who, what
        for stage in made.record.rounds[: found.round]:
            for past in stage.sessions:
                told = {number[id] for id in past.told or ()}
                self.past.append((set(past.with_), told))
        self.today = {
            each.index: {number[choice.story] for choice in each.leads} for each in found.sessions
        }
        self.named = {s: set(told) for s, told in self.today.items()}

    def is_deciding(self, s: int) -> bool:
        return bool(self.facts.D & set(self.facts.S[s].with_))

    def missed(self, s: int) -> list[set[str]]:
        """The must-haves that nobody who decides hears proof of, where one of them is there."""
        if not self.is_deciding(s):
            return []
        heard = self.facts.to_deciders({t: frozenset(self.named[t]) for t in self.facts.O})
        known = set().union(*(self.facts.shows[j] for j in heard))
        return [r for r in self.facts.R if not r & known]

    def needs(self, s: int) -> dict[str, int]:
        """What is missed in the session."""
        found: dict[str, int] = {}
        for u in self.facts.U:
            if s not in u.places:
                continue
            heard = chain(u.before, *(self.named[t] for t in u.places))
            known = set().union(*(self.facts.shows[j] for j in heard))
            for p, (first, _) in u.points.items():
                if p not in known:
                    found[p] = found.get(p, 0) + first
        for r in self.missed(s):
            found |= {p: found.get(p, 0) + 7 for p in r}
        if any(self.facts.use(s, j) for j in self.named[s]):
            found = {p: worth for p, worth in found.items() if p in self.asked(s)}
        return found

    def asked(self, s: int) -> set[str]:
        """What somebody there asks for, and not the posting alone."""
        judged = {p for p, (first, _) in self.facts.P[s].items() if first > 1}
        return judged.union(*self.missed(s))

    def ranks(self, s: int) -> dict[int, tuple[int, ...]]:
        """How harmful each story would be that can be repeated in the session."""
        people, needs = set(self.facts.S[s].with_), self.needs(s)
        found: dict[int, tuple[int, ...]] = {}
        met = self.met(s)
        tellings = [(False, who, told) for who, told in self.past]
        for t, told in self.named.items():
            tellings.append((True, set(self.facts.S[t].with_), told))
        for j, g in enumerate(self.facts.g):
            same = [
                (now, who) for now, who, told in tellings if g in {self.facts.g[k] for k in told}
            ]
            hearers = set().union(*(who for _, who in same))
            worth = sum(needs.get(p, 0) for p in self.facts.shows[j])
            told_here = g in {self.facts.g[k] for k in self.named[s]}
            if (
                same
                and people
                and all(who for _, who in same)
                and worth
                and not (people & hearers)
                and not told_here
                and j not in self.facts.ban[s]
                and not self.is_unfinished(j)
            ):
                now = any(now for now, _ in same)
                useless = not self.asked(s) & set(needs) & self.facts.shows[j]
                strong = self.facts.strength[j]
                found[j] = (useless, len(hearers & met), now, -worth, -strong, len(hearers), j)
        return found

    def met(self, s: int) -> set[str]:
        """Everybody who is in a session of the record with somebody in this one."""
        people = set(self.facts.S[s].with_)
        talks = [talk for stage in self.record.rounds for talk in stage.sessions]
        return set().union(*(talk.with_ for talk in talks if people & set(talk.with_)))

    def hearers(self, j: int) -> set[str]:
        """Who was told the story, or one that counts as the same, or is to be told it."""
        told = [*self.past, *((set(self.facts.S[t].with_), k) for t, k in self.today.items())]
        same = [who for who, k in told if self.facts.g[j] in {self.facts.g[i] for i in k}]
        return set().union(*same)

    def has_room(self, s: int) -> bool:
        """Whether it could hear one more, or one in place of one that nobody there asks for."""
        idle = [j for j in self.named[s] if self.facts.idle(s, j)]
        return len(self.named[s]) - len(idle) < self.facts.capacity[s]

    def worth_less(self, s: int, j: int) -> str | None:
        """The lead in whose place the story makes the best plan, if it proves a must-have that is
        missed and the plan is better for it.
        """
        now = {t: frozenset(self.today[t]) for t in self.facts.O}
        best, found = self.values(now), None
        told = [self.number[choice.story] for choice in self.found.sessions[s].leads]
        for i in told if any(r & self.facts.shows[j] for r in self.missed(s)) else ():
            then = self.values(now | {s: now[s] - {i} | {j}})
            if i not in self.facts.pin[s] and then > best:
                best, found = then, self.facts.J[i].id
        return found

    def values(self, L: oracle.Plan) -> int:  # noqa: N803  # as in MODEL.md
        return self.facts.values(L)[0]

    def is_unfinished(self, j: int) -> bool:
        told = self.facts.J[j]
        return None in (told.situation, told.result) or not told.action


def with_line(made: Application, round: int, index: int, line: str) -> Application:
    """The application with the line pasted into a session of the record."""
    record = made.record.model_dump(by_alias=True)
    record["rounds"][round]["sessions"][index].update(read(line))
    return edited(made, record=record)


@pytest.mark.slow
@given(small())
@settings(max_examples=150)
def test_the_least_harmful_story_is_named_and_its_line_works(made: Application) -> None:
    """Of all stories that could be repeated, those that MODEL.md names; where none could, none.
    With a line in the record, the best plan tells what it allows there, even where no place was
    free.
    """
    last = len(made.record.rounds) - 1
    found = plan.make(made, last)
    rooms = Rooms(made, found)
    named = {gap.session: gap.repeats for gap in repeated(found)}
    ahead = rooms.facts.O if found.gaps else ()  # a round that is over has none
    for s in sorted(ahead, key=lambda s: (-rooms.facts.weight[s], s)):
        here = list(named.pop(s, ()))
        stories = {repeat.story for repeat in here}
        while True:
            ranks, instead = rooms.ranks(s), dict[int, str | None]()
            if not rooms.has_room(s):
                instead = {j: rooms.worth_less(s, j) for j in ranks}
                ranks = {j: rank for j, rank in ranks.items() if instead[j]}
            if not ranks:
                break
            repeat = here.pop(0)
            best = min(ranks, key=lambda j: ranks[j])
            assert repeat.story == rooms.facts.J[best].id
            assert repeat.instead_of == (instead.get(best) or "")
            assert ("could mention it" in repeat.text) == bool(rooms.hearers(best) & rooms.met(s))
            said = re.search(r" for (.*?): ", repeat.text)
            assert said
            needs = set(rooms.needs(s)) & rooms.facts.shows[best]
            assert set(re.split(r", | and ", said[1])) == needs
            rooms.named[s].add(best)
            again = plan.make(with_line(made, last, s, repeat.line), last)
            told = {choice.story for choice in again.sessions[s].leads}
            assert told & stories == stories - {left.story for left in here}
            if repeat.instead_of or not rooms.is_deciding(s) or not rooms.has_room(s):
                break
        assert not here
    assert not named


PEOPLE = {
    "ana": person("Ana Ruiz", "coaching"),
    "bo": person("Bo Lee", "coaching", "rail"),
    "cy": person("Cy Ode", "rail"),
}

ANA, CY = session("ana", stories=1, tell=["a"]), session("cy", stories=1, tell=["b"])


def short(*sessions: dict[str, Any], past: list[list[str]] | None = None) -> Plan:
    """The plan of a round with two stories."""
    bank = [story("a", "coaching"), story("b", "rail")]
    made = application(bank, list(sessions), PEOPLE, past=past or [])
    return plan.make(made, len(made.record.rounds) - 1)


def test_who_was_not_in_the_room_is_said() -> None:
    """The reason is printed in the packet: it names who hears the story, and who does not."""
    talks = [ANA, CY, session("bo", stories=1)]
    (gap,) = repeated(short(*talks))
    assert gap.session == 2
    (repeat,) = gap.repeats
    assert repeat.reason == "Bo Lee is not in the room when Ana Ruiz hears it."
    reason = repeat.reason.removesuffix(".")
    text = f"You could repeat “The a story” for coaching: {reason}, and they share no session."
    assert repeat.text == text
    line = 'repeat_ok: [{story: a, reason: "Bo Lee is not in the room when Ana Ruiz hears it."}]'
    assert repeat.line == line


def test_who_meets_whom_counts_first() -> None:
    """Ana and Bo share a lunch, so what Ana hears is not repeated to Bo where Cy's will do."""
    talks = [
        ANA,
        CY,
        session("bo", stories=1),
        session("ana", "bo", stories=0),
    ]
    (gap,) = repeated(short(*talks))
    (repeat,) = gap.repeats
    assert repeat.story == "b"
    (gap,) = repeated(short(*talks[:1], *talks[2:], past=[["b"]]))
    (repeat,) = gap.repeats


def test_what_they_ask_for_counts_before_how_many_heard_it() -> None:
    """Two people whom Dee never meets heard the story that shows what she cares about, and one of
    them another. She is offered hers: that one more heard it is no harm to her.
    """
    people = PEOPLE | {"dee": person("Dee Fox", "coaching", "rail", role="other")}
    bank = [story("few", "rail"), story("many", "rail", "coaching")]
    before = [session("ana", told=["few"]), session("ana", "cy", told=["many"])]
    rounds = [
        {"name": "First", "sessions": before},
        {"name": "Second", "sessions": [session("dee")]},
    ]
    made = application(bank, [], people)
    record = made.record.model_dump(by_alias=True) | {"rounds": rounds}
    (gap,) = repeated(plan.make(edited(made, record=record), 1))
    (repeat,) = gap.repeats
    assert repeat.story == "many"


def test_what_is_allowed_already_stays_allowed() -> None:
    """A session with a `repeat_ok` gets one line for both, since it can have only one."""
    waived = [{"story": "b", "reason": "He asked, “Why?”: so I said."}]
    talks = [
        ANA,
        CY,
        session("bo", stories=2, repeat_ok=waived),
    ]
    (gap,) = repeated(short(*talks))
    (repeat,) = gap.repeats
    assert read(repeat.line) == {"repeat_ok": [*waived, {"story": "a", "reason": repeat.reason}]}


def test_nothing_is_repeated_without_room_or_need() -> None:
    """A session that is full, one whose interests are met, and one in which nobody is named."""
    assert not repeated(short(ANA, CY))
    assert not repeated(short(session("ana", stories=2, tell=["a"]), CY))
    assert not repeated(short(ANA, CY, session()))


def test_where_no_place_is_free_a_repeat_may_take_one() -> None:
    """Ana decides, hears two stories on what she cares about, and no proof of a must-have, which Cy
    hears. That is worth more to her than the second story; with the line, she is told it.
    """
    people = PEOPLE | {"ana": person("Ana Ruiz", "coaching", role="hiring manager")}
    bank = [story("a", "coaching"), story("c", "coaching"), story("b", "rail")]
    talks = [session("cy", stories=1, tell=["b"]), session("ana", stories=2)]
    must = [requirement("Knows rail", "rail", must=True)]
    made = application(bank, talks, people, requirements=must)
    (gap,) = repeated(plan.make(made, 0))
    assert gap.message == "Ana Ruiz, who decides, hears no proof of “Knows rail”."
    assert gap.subject == "Knows rail"
    (repeat,) = gap.repeats
    assert repeat.text == (
        "You could repeat “The b story” in place of “The a story” for rail: Ana Ruiz is not in the "
        "room when Cy Ode hears it, and they share no session."
    )
    again = plan.make(with_line(made, 0, 1, repeat.line), 0)
    assert {choice.story for choice in again.sessions[1].leads} == {"a", "b"}
    assert not repeated(again)


def test_a_repeat_takes_no_place_that_is_pinned_or_worth_more() -> None:
    """Nor does one that Ana, who decides, has heard proof of before."""
    people = PEOPLE | {"ana": person("Ana Ruiz", "coaching", role="hiring manager")}
    bank = [story("a", "coaching"), story("b", "rail")]
    must = [requirement("Knows rail", "rail", must=True)]
    cy = session("cy", stories=1, tell=["b"])
    for more in ({}, {"tell": ["a"]}):
        talks = [cy, session("ana", stories=1, **more)]
        assert not repeated(plan.make(application(bank, talks, people, requirements=must), 0))
