"""What to repeat where the bank runs out: to people who have not heard it, at least harm.

In: an application, a round, its input, and the stories of each session. Out: `Repeat`s for each
session that has room for a story, or has one that nobody there asks for, where somebody misses
something; and for each that is full, where who decides misses a must-have. It changes no plan: a
person decides, by a line in the record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from secondround.plan import objectives
from secondround.plan.coverage import Heard, unmet
from secondround.plan.groups import group
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.listeners import DECIDED
from secondround.plan.model import Repeat
from secondround.plan.people import names_of
from secondround.plan.strengths import Musts
from secondround.plan.told_before import Place, tellings
from secondround.plan.worths import Worths
from secondround.records import Application
from secondround.text import listed, quoted

_Harm = tuple[int, int, int, int, int, int, int]


def find(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> dict[int, tuple[Repeat, ...]]:
    """By session the stories to repeat there: one, or as many as there is room for where somebody
    decides. Who weighs most is served first, and what is named for them counts as told for the
    rest.
    """
    before = _before(application, round)
    stories, worths = list(map(list, heard)), Worths(inputs, ())
    rooms = _Rooms(application, round, inputs, heard, stories, before, worths)
    found: dict[int, tuple[Repeat, ...]] = {}
    for session in sorted(inputs.open_sessions, key=lambda session: -session.weight):
        named = tuple(rooms.repeats(session))
        if named:
            found[session.index] = named
    return found


def undecided(inputs: PlanInput, heard: Heard) -> Musts:
    """The must-haves that nobody who decides has heard or hears proof of."""
    deciding: list[StoryInput] = []
    for session in inputs.sessions:
        deciding += heard[session.index] if session.deciding else ()
    return tuple(must for must in inputs.undecided if not objectives.proven(must[1], deciding))


def _before(application: Application, round: int) -> dict[str, list[Place]]:
    """Where each group was told in earlier rounds, in their order."""
    found: dict[str, list[Place]] = {}
    for telling in tellings(application.record.rounds[:round]):
        for told in dict.fromkeys(group(application, story) for story in telling.stories):
            found.setdefault(told, []).append(telling.place)
    return found


class _Rooms(Struct, frozen=True):
    """A round, and who was in the room when a story was told."""

    application: Application
    round: int
    inputs: PlanInput
    heard: Heard
    named: Sequence[list[StoryInput]]  # what is heard, and what is named to be repeated
    before: dict[str, list[Place]]  # where each group was told in earlier rounds
    worths: Worths

    def repeats(self, session: SessionInput) -> Iterator[Repeat]:
        """What to repeat in the session."""
        allowed = dict(session.waived)
        while option := self._best(session):
            repeat = self._repeat(session, *option, allowed)
            allowed[repeat.story] = repeat.reason
            yield repeat
            self.named[session.index].append(option[0])
            if repeat.instead_of or not session.deciding:
                return

    def _best(self, session: SessionInput) -> tuple[StoryInput, StoryInput | None] | None:
        """The next story to repeat in the session, and where that is full the lead to leave out."""
        held = [story for story in self.named[session.index] if self._is_wanted(session, story)]
        full, missed = len(held) >= session.capacity, self._missed(session)
        if full and len(self.named[session.index]) > len(self.heard[session.index]):
            return None  # what is named has filled it
        if full and not missed:
            return None
        for _, story in sorted(self._options(session), key=lambda option: option[0]):
            if not full:
                return story, None
            if other := self._worth_less(session, story, missed):
                return story, other
        return None

    def _options(self, session: SessionInput) -> Iterator[tuple[_Harm, StoryInput]]:
        """The stories that could be repeated in the session, the best with the lowest value:
        whether only the posting asks for it, who could mention it, whether it is told in this
        round, what it is worth here, how strong it is, and of equal ones how few hear it.
        """
        people, needs = self._people((self.round, session.index)), self._needs(session)
        asked, here = self._asked(session), _groups(self.named[session.index])
        for index, story in enumerate(self.inputs.stories):
            worth = sum(needs.get(name, 0) for name in story.shows)
            ruled_out = story.id in session.bans or story.id in self.inputs.without
            if not (people and worth) or ruled_out or story.group in here:
                continue
            places = self._places(story.group, self.named)
            hearers = self._hearers(places)
            if not (places and all(map(self._people, places))) or hearers & people:
                continue
            if self.application.story(story.id).is_unfinished:
                continue
            meeting = len(hearers & self._colleagues(people))
            recent = places[-1][0] == self.round
            only_posting = asked.isdisjoint(story.shown_of(needs))
            harm = int(only_posting), meeting, int(recent), -worth, -story.strength
            yield (*harm, len(hearers), index), story

    def _is_wanted(self, session: SessionInput, story: StoryInput) -> bool:
        return not self.inputs.is_idle(session, story)

    def _worth_less(
        self, session: SessionInput, story: StoryInput, missed: Musts
    ) -> StoryInput | None:
        """The lead in whose place the story gains most, where it proves a must-have to somebody who
        decides and the plan is better for it; None where there is none.
        """
        if not any(objectives.proven(shows, [story]) for _, shows in missed):
            return None
        repeated = self.inputs.index_of(story.id)
        leads: dict[int, list[int]] = {}
        for each in self.inputs.open_sessions:
            leads[each.index] = [self.inputs.index_of(story.id) for story in self.heard[each.index]]
        best, found = self.worths.interest(leads), None
        here = leads[session.index]
        for lead in here:
            other = self.inputs.stories[lead]
            changed = [repeated, *(index for index in here if index != lead)]
            interest = self.worths.interest(leads | {session.index: changed})
            if other.id not in session.pins and interest > best:
                best, found = interest, other
        return found

    def _repeat(
        self,
        session: SessionInput,
        story: StoryInput,
        other: StoryInput | None,
        allowed: Mapping[str, str],
    ) -> Repeat:
        """The story to repeat in the session, in words, and the line that allows it, beside those
        that are allowed already.
        """
        people = self._people((self.round, session.index))
        places = self._places(story.group, self.heard)
        hearers = self._hearers(places)
        over = all(map(self._is_over, places))
        be = ("was" if over else "is") if len(people) == 1 else ("were" if over else "are")
        hear = "heard" if over else "hears" if len(hearers) == 1 else "hear"
        not_there = f"{self._names(people)} {be} not in the room"
        reason = f"{not_there} when {self._names(hearers)} {hear} it."
        meeting = hearers & self._colleagues(people)
        risk = f"but {self._names(meeting)} could mention it" if meeting else ""
        shows = story.shown_of(self._needs(session))
        title = quoted(self.application.story(story.id).title)
        also = "also " if allowed.keys() - session.waived.keys() else ""
        instead = ""
        if other:
            instead = f" in place of {quoted(self.application.story(other.id).title)}"
        return Repeat(
            story=story.id,
            reason=reason,
            text=f"You could {also}repeat {title}{instead} for {listed(shows)}: {reason[:-1]}, "
            f"{risk or 'and they share no session'}.",
            line=_line({**allowed, story.id: reason}),
            instead_of=other.id if other else "",
        )

    def _needs(self, session: SessionInput) -> dict[str, int]:
        """What somebody there misses, and what it is worth: what the posting alone asks for only
        where nothing useful is told, and what proves a must-have to somebody who decides.
        """
        needs = unmet(self.inputs, session, self.named)
        for _, shows in self._missed(session):
            for name in shows:
                needs[name] = needs.get(name, 0) + DECIDED
        if self.inputs.useful(session, self.named[session.index]):
            for name in needs.keys() - self._asked(session):
                del needs[name]
        return needs

    def _missed(self, session: SessionInput) -> Musts:
        return undecided(self.inputs, self.named) if session.deciding else ()

    def _asked(self, session: SessionInput) -> set[str]:
        """What somebody in the session asks for, and not the posting alone."""
        return set(session.judged).union(*(shows for _, shows in self._missed(session)))

    def _places(self, wanted: str, heard: Heard) -> list[Place]:
        """Where the story, or one from its project, was told or is to be told."""
        places = list(self.before.get(wanted, ()))
        for index, stories in enumerate(heard):
            if wanted in _groups(stories):
                places.append((self.round, index))
        return places

    def _hearers(self, places: Collection[Place]) -> frozenset[str]:
        return frozenset().union(*map(self._people, places))

    def _people(self, place: Place) -> frozenset[str]:
        stage, session = place
        return frozenset(self.application.record.rounds[stage].sessions[session].with_)

    def _is_over(self, place: Place) -> bool:
        return place[0] < self.round or not self.inputs.sessions[place[1]].open

    def _colleagues(self, people: frozenset[str]) -> set[str]:
        """Everybody who is in a session with one of these people, in any round."""
        found: set[str] = set()
        for stage in self.application.record.rounds:
            for session in stage.sessions:
                if not people.isdisjoint(session.with_):
                    found.update(session.with_)
        return found

    def _names(self, people: Collection[str]) -> str:
        """Names in the order of the record."""
        order = list(self.application.record.interviewers)
        return names_of(self.application, sorted(people, key=order.index))


def _groups(stories: Iterable[StoryInput]) -> set[str]:
    return {story.group for story in stories}


def _line(allowed: Mapping[str, str]) -> str:
    """The session's `repeat_ok`, of stories and why."""
    entries = []
    for id, why in allowed.items():
        entries.append(f"{{story: {id}, reason: {json.dumps(why, ensure_ascii=False)}}}")
    return f"repeat_ok: [{', '.join(entries)}]"
