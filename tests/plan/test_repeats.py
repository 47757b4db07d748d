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
from tests.factories import person, session, story
from tests.plan import oracle
from tests.plan.rounds import application, small
from tests.plan.test_best import facts
from tests.plan.test_stable import edited

from secondround import plan
from secondround.plan.model import Gap, Plan, SessionPlan
from secondround.records import Application


def read(line: str) -> dict[str, Any]:
    """What another reader of YAML makes of a line."""
    found: dict[str, Any] = YAML(typ="safe").load(line)
    return found


def repeated(made: Plan) -> list[Gap]:
    """The gaps that name a story to repeat."""
    return [gap for gap in made.gaps if gap.repeat]


class Rooms:
    """Who was in the room when a story was told, from the records alone."""

    def __init__(self, made: Application, found: Plan) -> None:
        self.found, self.record = found, made.record
        self.facts = oracle.Facts(made, found.round, facts(made, found).ignored, frozenset())
        self.number = number = {story.id: j for j, story in enumerate(self.facts.J)}
        self.tellings: list[tuple[bool, set[str], set[int]]] = []  # whether today, who, what
        for stage in made.record.rounds[: found.round]:
            for past in stage.sessions:
                told = {number[id] for id in past.told or ()}
                self.tellings.append((False, set(past.with_), told))
        self.today = {
            each.index: {number[choice.story] for choice in each.leads} for each in found.sessions
        }
        for s, told in self.today.items():
            self.tellings.append((True, set(self.facts.S[s].with_), told))

    def needs(self, s: int) -> dict[str, int]:
        """What somebody in the session hears nothing about, in this round and before."""
        found: dict[str, int] = {}
        for u in self.facts.U:
            if s not in u.places:
                continue
            heard = chain(u.before, *(self.today[t] for t in u.places))
            known = set().union(*(self.facts.shows[j] for j in heard))
            for p, (first, _) in u.points.items():
                if p not in known:
                    found[p] = found.get(p, 0) + first
        return found

    def ranks(self, s: int) -> dict[int, tuple[int, bool, int, int, int]]:
        """How harmful each story would be that can be repeated in the session."""
        people, needs, found = set(self.facts.S[s].with_), self.needs(s), {}
        met = set().union(
            *(
                other.with_
                for stage in self.record.rounds
                for other in stage.sessions
                if people & set(other.with_)
            )
        )
        for j, g in enumerate(self.facts.g):
            tellings = [
                (now, who)
                for now, who, told in self.tellings
                if g in {self.facts.g[k] for k in told}
            ]
            hearers = set().union(*(who for _, who in tellings))
            worth = sum(needs.get(p, 0) for p in self.facts.shows[j])
            told_here = g in {self.facts.g[k] for k in self.today[s]}
            if (
                tellings
                and people
                and all(who for _, who in tellings)
                and worth
                and not (people & hearers)
                and not told_here
                and j not in self.facts.ban[s]
                and not self.is_unfinished(j)
            ):
                now = any(now for now, _ in tellings)
                found[j] = (len(hearers & met), now, -worth, len(hearers), j)
        return found

    def has_room(self, planned: SessionPlan) -> bool:
        """Whether it could hear one more, or one in place of one that nobody there asks for."""
        stories = [self.number[choice.story] for choice in planned.leads]
        idle = [j for j in stories if self.facts.idle(planned.index, j)]
        return len(stories) - len(idle) < planned.capacity

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
    """Of all stories that could be repeated, the one that MODEL.md names; where none could, none.
    With the line in the record, the best plan tells it there. No story is named twice.
    """
    last = len(made.record.rounds) - 1
    found = plan.make(made, last)
    rooms, taken = Rooms(made, found), set[Any]()
    named = {gap.session: gap.repeat for gap in repeated(found)}
    short = [
        each.index
        for each in found.sessions
        if not each.begun and rooms.has_room(each) and found.gaps
    ]
    for s in sorted(short, key=lambda s: (-rooms.facts.weight[s], s)):
        ranks = {j: rank for j, rank in rooms.ranks(s).items() if rooms.facts.g[j] not in taken}
        repeat = named.pop(s, None)
        if not ranks:
            assert repeat is None
            continue
        assert repeat
        best = min(ranks, key=lambda j: ranks[j])
        assert repeat.story == rooms.facts.J[best].id
        assert ("could mention it" in repeat.text) == bool(ranks[best][0])
        said = re.search(r" for (.*?): ", repeat.text)
        assert said
        needs = set(rooms.needs(s)) & rooms.facts.shows[best]
        assert set(re.split(r", | and ", said[1])) == needs
        taken.add(rooms.facts.g[best])
        again = plan.make(with_line(made, last, s, repeat.line), last)
        (choice,) = [one for one in again.sessions[s].leads if one.story == repeat.story]
        assert choice.repeats in {"", repeat.reason}
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
    assert gap.repeat
    assert gap.repeat.reason == "Bo Lee is not in the room when Ana Ruiz hears it."
    reason = gap.repeat.reason.removesuffix(".")
    text = f"You could repeat “The a story” for coaching: {reason}, and they share no session."
    assert gap.repeat.text == text
    line = 'repeat_ok: [{story: a, reason: "Bo Lee is not in the room when Ana Ruiz hears it."}]'
    assert gap.repeat.line == line


def test_who_meets_whom_counts_first() -> None:
    """Ana and Bo share a lunch, so what Ana hears is not repeated to Bo where Cy's will do."""
    talks = [
        ANA,
        CY,
        session("bo", stories=1),
        session("ana", "bo", stories=0),
    ]
    (gap,) = repeated(short(*talks))
    assert gap.repeat
    assert gap.repeat.story == "b"
    (gap,) = repeated(short(*talks[:1], *talks[2:], past=[["b"]]))
    assert gap.repeat


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
    assert gap.repeat
    assert gap.repeat.story == "many"


def test_what_is_allowed_already_stays_allowed() -> None:
    """A session with a `repeat_ok` gets one line for both, since it can have only one."""
    waived = [{"story": "b", "reason": "He asked, “Why?”: so I said."}]
    talks = [
        ANA,
        CY,
        session("bo", stories=2, repeat_ok=waived),
    ]
    (gap,) = repeated(short(*talks))
    assert gap.repeat
    assert read(gap.repeat.line) == {
        "repeat_ok": [*waived, {"story": "a", "reason": gap.repeat.reason}]
    }


def test_nothing_is_repeated_without_room_or_need() -> None:
    """A session that is full, one whose interests are met, and one in which nobody is named."""
    assert not repeated(short(ANA, CY))
    assert not repeated(short(session("ana", stories=2, tell=["a"]), CY))
    assert not repeated(short(ANA, CY, session()))
