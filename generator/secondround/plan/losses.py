"""What a day would lose by a change, in words.

In: a round before and after. Out: sentences: which must-haves nothing would prove, and who would
hear nothing, nothing new, or nothing about what they care most for. A test recomputes each.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, StoryInput
from secondround.plan.listeners import Listener
from secondround.records import Application
from secondround.text import listed, quoted


class State(Struct, frozen=True):
    """A round: its input, and who hears what in it."""

    inputs: PlanInput
    leads: dict[int, tuple[int, ...]]  # of open sessions, by their index

    def heard(self, session: int) -> list[StoryInput]:
        """The stories of a session, told or planned."""
        told = self.inputs.sessions[session].told
        if told is not None:
            return self.inputs.with_ids(told)
        return self.inputs.stories_at(self.leads.get(session, ()))

    def ahead(self, session: int) -> list[StoryInput]:
        """The stories planned for a session."""
        return self.heard(session) if self.inputs.sessions[session].open else []

    def everything(self) -> list[StoryInput]:
        """The stories of the round."""
        stories: list[StoryInput] = []
        for session in self.inputs.sessions:
            stories += self.heard(session.index)
        return stories

    def values(self) -> dict[str, int]:
        """The objectives, but for the one that looks at an earlier plan."""
        found = dict(zip(objectives.NAMES, objectives.values(self.inputs, self.leads), strict=True))
        del found["kept"]
        return found

    def met(self) -> int:
        """The points for interests met and must-haves proven."""
        return objectives.met(self.inputs, self.leads)

    def new(self, listener: Listener) -> set[str]:
        """What a person is interested in, had not heard of before, and hears of in the sessions
        ahead.
        """
        shown: set[str] = set()
        for session in listener.sessions:
            shown |= objectives.shown(self.ahead(session))
        return shown.intersection(listener.points).difference(listener.heard)

    def people(self) -> dict[str, Listener]:
        """Everybody of the round, by id."""
        everybody = self.inputs.listeners
        return {listener.person: listener for listener in everybody if listener.person}


def lost(application: Application, before: State, after: State, gone: str) -> Iterator[str]:
    """What is lost, in sentences. `gone` is the id of somebody who is known not to come."""
    if unproven := _unproven(application, before, after):
        yield f"Nothing would prove {listed(unproven, 'or')}."
    unmet: list[str] = []
    silent: list[str] = []
    nothing_new: list[str] = []
    less: tuple[int, str, list[str]] = (0, "", [])
    people = after.people()
    for person, listener in before.people().items():
        name, now = application.record.interviewers[person].name, before.new(listener)
        if person not in people:
            unmet += [name] if person != gone else []
            continue
        later, sessions = after.new(people[person]), people[person].sessions
        if now and not any(map(after.ahead, sessions)):
            # Of what is told to them still, nobody can say that it is nothing new.
            (nothing_new if any(map(after.heard, sessions)) else silent).append(name)
        elif missed := [topic for topic in listener.points if topic in now - later]:
            worth = sum(listener.points[topic].first for topic in missed)
            less = max(less, (worth, name, missed), key=lambda one: one[0])
    if unmet:
        yield f"You would not meet {listed(unmet)}."
    if silent:
        yield f"{listed(silent)} would hear no story."
    if nothing_new:
        yield f"{listed(nothing_new)} would hear nothing new."
    if less[1]:
        yield f"{less[1]} would hear nothing about {listed(less[2], 'or')}."


def _unproven(application: Application, before: State, after: State) -> list[str]:
    """The must-haves that would no longer be proven."""
    now, later = before.everything(), after.everything()
    found: list[str] = []
    for line, shows in before.inputs.musts:
        if objectives.proven(shows, now) and not objectives.proven(shows, later):
            found.append(quoted(application.record.role.requirements[line].text))
    return found
