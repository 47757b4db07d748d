"""Who hears which story: pins resolved, lead stories and backups assigned.

In: an application, a round, and the earlier plan if there is one. Out: a `Chosen`, in numbers and
not explained.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from secondround.plan import backups, inputs, leads, lock, objectives, pins, prune
from secondround.plan.improve import STEPS
from secondround.plan.inputs import PlanInput, SessionInput
from secondround.plan.leads import Assignment
from secondround.plan.milp import WORK
from secondround.plan.model import Clash, Earlier
from secondround.records import Application, schedule
from secondround.records.models import Round

Pairs = list[tuple[int, int]]
"""Indexes of a session and a story."""


class Chosen(Struct, frozen=True):
    """Who hears which story, before any of it is explained."""

    inputs: PlanInput
    leads: Assignment
    backups: Assignment
    heard: dict[int, tuple[str, ...]]  # what was told in the sessions that have begun
    assumed: set[int]  # of these the ones of which nobody said what was told
    earlier: Pairs  # the earlier plan's leads
    clashes: tuple[Clash, ...]

    @property
    def proven(self) -> bool:
        """Whether no other choice is better."""
        return self.leads.is_proven and self.backups.is_proven

    @property
    def spent(self) -> int:
        """The work of the searches."""
        return self.leads.spent + self.backups.spent

    def lead_ids(self) -> dict[int, tuple[str, ...]]:
        """The lead stories of each open session, in the order to tell them in."""
        found = {}
        for session in self.inputs.open_sessions:
            indexes = self.in_order(session, self.leads.stories[session.index])
            found[session.index] = tuple(self.inputs.stories[index].id for index in indexes)
        return found

    def in_order(self, session: SessionInput, indexes: Iterable[int]) -> list[int]:
        """The order to tell the stories in: the strongest on what matters most there, of equal ones
        on what the session is said to test, then on what matters to who decides; then whatever adds
        most to those before it, then the stronger, then the candidate's order.
        """
        rest, stories, told = set(indexes), self.inputs.stories, list[int]()

        def rank(index: int) -> tuple[int, int, int]:
            before = objectives.counts(stories[each] for each in told)
            story = stories[index]
            return -objectives.worth_after(session, before, story), -story.strength, index

        able = [
            index for index in sorted(rest, key=rank) if objectives.opens(session, stories[index])
        ]
        if able:
            firsts = objectives.tested(session), session.decided

            def opening(index: int) -> tuple[int, ...]:
                shows = stories[index].shows
                return stories[index].strength, *(not each.isdisjoint(shows) for each in firsts)

            told.append(max(able, key=opening))
        while left := rest.difference(told):
            told.append(min(left, key=rank))
        return told


def choose(  # noqa: PLR0913  # as above
    application: Application,
    round: int,
    *,
    earlier: Earlier | None = None,
    without: Collection[str] = (),
    told: Mapping[int, Sequence[str]] | None = None,
    work: int = WORK,
    steps: int = STEPS,
) -> Chosen:
    """The stories of `replan`, without their reasons."""
    heard = _heard(application, round, told or {})
    stage = application.record.rounds[round]
    assumed = _unsaid(stage, heard, told or {})
    before = lock.matched(earlier, stage.name, stage.sessions)
    for index in assumed:
        stories = before[index].leads if index in before else ()
        heard[index] = tuple(story for story in stories if pins.title(application, story))
    _check(application, without)
    pinned, clashes = pins.resolve(application, round, without=without, told=heard)
    asked = inputs.plan_input(application, round, pins=pinned, without=without, told=heard)
    earlier_leads, earlier_backups = _earlier(application, round, asked, earlier)
    bank, whole = prune.undominated(asked, (*earlier_leads, *earlier_backups))
    asked = replace(asked, bank=bank, whole=whole)
    chosen = leads.lead(asked, earlier_leads, work=work, steps=steps)
    held = backups.reserve(asked, chosen.stories, earlier_backups, work=work // 4)
    return Chosen(asked, chosen, held, heard, assumed, earlier_leads, clashes)


def _heard(
    application: Application, round: int, told: Mapping[int, Sequence[str]]
) -> dict[int, tuple[str, ...]]:
    """What was told in the sessions of the round that have begun."""
    sessions = application.record.rounds[round].sessions
    heard: dict[int, tuple[str, ...]] = {}
    for index, session in enumerate(sessions):
        if session.held:
            heard[index] = session.told or ()
    for index, stories in told.items():
        _check(application, stories)
        if index not in range(len(sessions)):
            raise ValueError(f"This round has no session {index + 1}.")
        heard[index] = tuple(dict.fromkeys((*heard.get(index, ()), *stories)))
    return heard


def _unsaid(stage: Round, heard: Collection[int], told: Collection[int]) -> set[int]:
    """The sessions that are over, of which nobody has said what was told: those over by the clock,
    and those of which something else is noted.
    """
    found = set(schedule.passed_over(stage, heard))
    for index, session in enumerate(stage.sessions):
        if session.held and session.told is None and index not in told:
            found.add(index)
    return found


def _check(application: Application, stories: Collection[str]) -> None:
    for story in stories:
        if pins.title(application, story) is None:
            raise ValueError(f"`{story}` is not in the story bank.")


def _earlier(
    application: Application, round: int, asked: PlanInput, earlier: Earlier | None
) -> tuple[Pairs, Pairs]:
    """The earlier plan's leads and backups, of sessions and stories that are still there."""
    stage = application.record.rounds[round]
    lead_pairs: Pairs = []
    backup_pairs: Pairs = []
    for session, before in lock.matched(earlier, stage.name, stage.sessions).items():
        if asked.sessions[session].open:
            for pairs, stories in ((lead_pairs, before.leads), (backup_pairs, before.backups)):
                known = filter(asked.indexes.__contains__, dict.fromkeys(stories))
                pairs.extend((session, asked.indexes[story]) for story in known)
    return lead_pairs, backup_pairs
