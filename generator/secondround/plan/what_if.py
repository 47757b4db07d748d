"""What if: what a change on the day would cost, as planned and planned anew.

In: an application, a round and its plan. Out: for each single change what would be lost, in words
and in figures. A change: a session cut short or called off, a person replaced, a story told early.

What is told there earns there what it earns of the people there: of a story asked for early the
loss is the interest of the round as planned, less that of the same round with the story where it
was asked for. The points are those of `interest` in MODEL.md but for `served`, and so may be none:
that a session hears no story, where its people hear as much in others, is no loss.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from secondround.plan import capacity, inputs, lock, losses, milp, pins
from secondround.plan.choosing import choose
from secondround.plan.inputs import PlanInput
from secondround.plan.model import Plan, story_ids
from secondround.plan.people import several, who
from secondround.records import Application
from secondround.records.models import Interviewer, Session
from secondround.text import quoted

Kind = Literal["halved", "told", "replaced", "cut"]
KINDS: tuple[Kind, ...] = ("halved", "told", "replaced", "cut")
"""The likeliest first: what runs late is cut short more often than it is called off."""
WORK = 24_000_000
"""For all changes of a day together: half a minute or so on a machine of 2025."""
SHARES = 3
"""One change may take so many times its share: most take less."""
STEPS = 4_000
"""How much is tried for one change if its search was cut off."""
WEIGHTY = ("interest", "sessions")
"""What it is worth telling other stories for than those rehearsed."""
STANDBY = "somebody-else"
"""The id of somebody who comes in place of another, and of whom only the role is known."""
BUSY = ("executive", "senior manager", "hiring manager")
"""Whose diaries change first."""

Leads = Mapping[int, tuple[str, ...]]
"""Story ids by session."""


class Change(Struct, frozen=True):
    """One thing that may happen."""

    kind: Kind
    text: str  # e.g. "09:40 Ana Ruiz has only 30 minutes"
    # index into round.sessions: which is cut short or called off, or where the story is told
    session: int | None = None
    person: str = ""  # the id of the interviewer who is replaced
    story: str = ""  # the id of the story that is told


class Outcome(Struct, frozen=True):
    """A day after a change."""

    values: dict[str, int]  # by objective
    lost: tuple[str, ...]  # in sentences
    points: int  # for interests and must-haves, fewer than without the change


class WhatIf(Struct, frozen=True):
    """A change, and what it costs."""

    change: Change
    as_planned: Outcome  # everything else is told as it was planned
    anew: Outcome  # the rest of the round is planned anew, if that gains anything
    tell: tuple[tuple[int, tuple[str, ...]], ...]  # sessions with other stories than planned
    proven: bool  # whether the new plan is proven best


def what_if(
    application: Application, plan: Plan, *, without: Collection[str] = (), work: int = WORK
) -> tuple[WhatIf, ...]:
    """Every single change of what is left of the round, the likeliest first. `without` are the
    stories that the plan was made without; `work` limits all searches together.
    """
    day = _Day(application, plan, without)
    return tuple(day.weighed(list(day.changes()), work))


def likeliest(application: Application, plan: Plan, most: int) -> tuple[WhatIf, ...]:
    """The likeliest change of each kind that matters, as many as there is room for."""
    day = _Day(application, plan, ())
    first: dict[Kind, Change] = {}
    for change in day.changes():
        first.setdefault(change.kind, change)
    return tuple(islice(filter(_matters, day.weighed(list(first.values()), WORK)), most))


def _matters(found: WhatIf) -> bool:
    """Whether anything is lost, or told otherwise."""
    return bool(found.as_planned.lost or found.anew.lost or found.tell)


class _Day:
    """A round as it is planned, for comparing."""

    def __init__(self, application: Application, plan: Plan, without: Collection[str]) -> None:
        self.application, self.round, self.without = application, plan.round, tuple(without)
        self.stage = application.record.rounds[plan.round]
        # What was told today and is not in the record yet.
        self.told = {
            session.index: tuple(story_ids(session.leads))
            for session in plan.sessions
            if session.begun
        }
        self.earlier = lock.of(plan, application)
        self.leads = _leads(plan)
        pinned, _ = pins.resolve(application, self.round, without=without, told=self.told)
        known = inputs.plan_input(
            application, self.round, pins=pinned, without=without, told=self.told
        )
        self.now = _state(known, self.leads)
        self.points = self.now.met()

    def changes(self) -> Iterator[Change]:
        """All changes, the likeliest first: by kind, then by how busy somebody there is, then by
        time.
        """
        ahead = [index for index in self.now.inputs.turns if self.leads.get(index)]
        busiest = sorted(ahead, key=self._busy)
        for index in busiest:
            session, name = self.stage.sessions[index], self._who(index)
            times = f"from {session.minutes} to {_half(session)} minutes"
            half = f"Your time with {name} is cut {times}."
            yield Change("halved", half, session=index)
        for index in sorted(ahead[1:], key=lambda index: -self.now.inputs.sessions[index].weight):
            for story in self.leads[index]:
                if story in self.leads[ahead[0]]:
                    continue  # a repeat that is allowed: it is told there anyway
                asks = "ask" if several(self.application, self.round, ahead[0]) else "asks"
                title = quoted(self.application.story(story).title)
                text = f"{self._who(ahead[0])} {asks} for {title}."
                yield Change("told", text, session=ahead[0], story=story)
        people: dict[str, Interviewer] = {}
        for index in busiest:
            people |= self.application.record.people(self.stage.sessions[index])
        for person, interviewer in people.items():
            text = f"Somebody else comes instead of {interviewer.name}."
            yield Change("replaced", text, person=person)
        for index in busiest:
            text = f"The session with {self._who(index)} is called off."
            yield Change("cut", text, session=index)

    def weighed(self, changes: Sequence[Change], work: int) -> Iterator[WhatIf]:
        """What each change costs. What one search leaves of its share, others have."""
        for index, change in enumerate(changes):
            share = work // (len(changes) - index)
            found, spent = self._weigh(change, min(share * SHARES, work, milp.WORK))
            work = max(work - spent, 0)
            yield found

    def _weigh(self, change: Change, work: int) -> tuple[WhatIf, int]:
        """What the change costs, and the work it took to find out."""
        changed, told = self._changed(change), self.told
        kept = self._kept(changed, change)
        if change.kind == "told" and change.session is not None:
            # Their session begins as it is planned, and holds the story, too.
            del kept[change.session]
            told = self.told | {change.session: (*self.leads[change.session], change.story)}
        made = choose(
            changed,
            self.round,
            earlier=self.earlier,
            without=self.without,
            told=told,
            work=work,
            steps=STEPS,
        )
        leads, known = made.lead_ids(), made.inputs
        kept = {index: _worth_telling(known, index, stories) for index, stories in kept.items()}

        def outcome(leads: Leads) -> Outcome:
            after = _state(known, leads)
            # What is told early counts where it is told, as if it were planned there.
            whole = after if told is self.told else _state(self.now.inputs, {**told, **leads})
            points = self.points - whole.met()
            lost = tuple(losses.lost(self.application, self.now, whole, change.person))
            return Outcome(after.values(), lost, points)

        as_planned, anew = outcome(kept), outcome(leads)
        if _weighty(anew) <= _weighty(as_planned):
            leads, anew = kept, as_planned
        tell: list[tuple[int, tuple[str, ...]]] = []
        for index, stories in leads.items():
            called_off = change.kind == "cut" and index == change.session
            if set(stories) != set(self.leads[index]) and not called_off:
                tell.append((index, stories))
        return WhatIf(change, as_planned, anew, tuple(tell), made.proven), made.spent

    def _kept(self, changed: Application, change: Change) -> dict[int, tuple[str, ...]]:
        """What is told of the plan after the change, where nothing is planned anew."""
        kept = dict(self.leads)
        if change.kind == "told":
            for index, stories in kept.items():
                if change.story not in self.now.inputs.sessions[index].waived:
                    kept[index] = tuple(story for story in stories if story != change.story)
        elif change.session is not None:
            session = changed.record.rounds[self.round].sessions[change.session]
            stories = kept[change.session]
            room = capacity.stories(session)
            # Those that are pinned are told first where there is no time for all.
            first = sorted(stories, key=lambda story: story not in session.tell)[:room]
            kept[change.session] = tuple(story for story in stories if story in first)
        return kept

    def _changed(self, change: Change) -> Application:
        """The application after the change."""
        record, sessions = self.application.record, list(self.stage.sessions)
        people = dict(record.interviewers)
        if change.kind == "replaced":
            known = people[change.person]
            people[STANDBY] = Interviewer(name="Somebody else", role=known.role)
            for index, session in enumerate(sessions):
                if index not in self.told and not session.held:
                    ids = (STANDBY if id == change.person else id for id in session.with_)
                    sessions[index] = session.model_copy(update={"with_": tuple(ids)})
        elif change.session is not None:
            if change.kind == "halved":
                planned = self.now.inputs.sessions[change.session].capacity
                sessions[change.session] = cut_short(sessions[change.session], planned)
            elif change.kind == "cut":
                sessions[change.session] = called_off(sessions[change.session])
        stages = list(record.rounds)
        stages[self.round] = self.stage.model_copy(update={"sessions": tuple(sessions)})
        update = {"rounds": tuple(stages), "interviewers": people}
        return replace(self.application, record=record.model_copy(update=update))

    def _busy(self, index: int) -> tuple[int, int]:
        people = self.application.record.people(self.stage.sessions[index]).values()
        roles = [BUSY.index(person.role) for person in people if person.role in BUSY]
        return min(roles, default=len(BUSY)), self.now.inputs.turns.index(index)

    def _who(self, index: int) -> str:
        return who(self.application, self.round, index)


def _weighty(outcome: Outcome) -> tuple[int, ...]:
    """The objectives for which a plan is worth learning anew on the day."""
    return tuple(map(outcome.values.__getitem__, WEIGHTY))


def _worth_telling(known: PlanInput, session: int, stories: tuple[str, ...]) -> tuple[str, ...]:
    """The stories that somebody in the session still asks for after the change; where there are
    none, the strongest, unless a later round may need it.
    """
    here = known.sessions[session]
    told = known.with_ids(stories)
    wanted = [story for story in told if not known.is_idle(here, story)]
    if not wanted and told and not known.saving:
        wanted = [max(told, key=lambda story: story.strength)]
    return tuple(story.id for story in wanted)


def _state(known: PlanInput, leads: Leads) -> losses.State:
    """The round with these stories planned for what is left of it."""
    indexes: dict[int, tuple[int, ...]] = {}
    for index, stories in leads.items():
        if known.sessions[index].open:
            indexes[index] = tuple(map(known.index_of, stories))
    return losses.State(known, indexes)


def _leads(plan: Plan) -> dict[int, tuple[str, ...]]:
    """The stories of each open session, by its index."""
    leads: dict[int, tuple[str, ...]] = {}
    for session in plan.sessions:
        if not session.begun:
            leads[session.index] = tuple(story_ids(session.leads))
    return leads


def _half(session: Session) -> int:
    return max(1, session.minutes // 2)


def cut_short(session: Session, planned: int) -> Session:
    """The session with half its minutes, and half the stories that it is planned to have room for,
    rounded up: so one that hears any hears one still.
    """
    return session.model_copy(update={"minutes": _half(session), "stories": (planned + 1) // 2})


def called_off(session: Session) -> Session:
    """The session as a gap in the day: nobody is there, and nothing is told."""
    nothing = {"format": "break", "with_": (), "stories": None, "focus": (), "tell": ()}
    return session.model_copy(update=nothing | {"repeat_ok": ()})
