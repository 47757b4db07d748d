"""Backup stories: held in reserve for a session, and heard by nobody else.

In: the input of a round and its lead stories. Out: the backups of each session, objective by
objective. A backup never leads anywhere in the round, nor does another story of its project, so
using it never breaks the next session.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import repeat

from secondround.plan import objectives
from secondround.plan.capacity import LONG
from secondround.plan.inputs import STRONGEST, PlanInput, SessionInput, StoryInput
from secondround.plan.leads import Assignment, certified, order
from secondround.plan.milp import WORK, Objective, Program, solve
from secondround.plan.story_columns import Pair, StoryColumns

NAMES = (
    "backup questions",
    "reserves",
    "backups",
    "backup interest",
    "backup strength",
    "backup kept",
    "backup order",
)


def capacity(session: SessionInput) -> int:
    """How many backups a session has room for: two if it has room for three leads, one if it has
    room for any.
    """
    if not session.open or not session.capacity:
        return 0
    return 2 if session.capacity >= LONG else 1


def reserve(
    inputs: PlanInput,
    leads: objectives.Leads,
    earlier: Collection[tuple[int, int]] = (),
    *,
    work: int = WORK,
) -> Assignment:
    """The best backups for these leads."""
    model = BackupModel(inputs, leads)
    optimum = solve(model.program, model.objectives(earlier), model.columns.ties(), work)
    stories = model.columns.used(optimum)
    values = _values(inputs, model.left, stories, earlier) | {"backup ties": int(optimum.settled)}
    bounds = optimum.bounds | {"backup ties": 1}
    found = Assignment(stories, values, bounds, optimum.spent)
    return certified(inputs, found, _most(inputs) | {"backup questions": len(model.left)})


class BackupModel:
    """The integer program of the backups, and what its columns stand for."""

    def __init__(self, inputs: PlanInput, leads: objectives.Leads) -> None:
        self.inputs, self.program = inputs, Program()
        self.used: set[str] = set()  # groups that lead somewhere
        for stories in leads.values():
            self.used |= inputs.groups_at(stories)
        self.columns = StoryColumns(inputs, self.program)
        # Per session that can have a backup, a column that is 1 where it has one, and its weight.
        self.served: dict[int, int] = {}
        for session in inputs.sessions:
            columns = self.columns.add(session, self._may).values()
            if columns:
                self.program.row(dict.fromkeys(columns, 1), most=capacity(session))
                self.served[self.program.count_variables(columns)[0]] = session.weight
        self.columns.at_most_once(lambda *_: True)
        # The likely questions that no lead answers, each with the sessions of who may ask it.
        self.left = [
            (topic, listener.sessions) for listener, topic in objectives.unanswered(inputs, leads)
        ]

    def objectives(self, earlier: Collection[Pair]) -> list[Objective]:
        """The objectives, most important first; the candidate's order of stories comes last."""
        most, bank, each = _most(self.inputs), len(self.inputs.stories), self.columns.each
        places = most["backups"]
        worths, interest = each(objectives.worth), 0
        for session, here in self.columns.here.items():
            best = max(map(worths.get, here.values(), repeat(0)), default=0)
            interest += capacity(self.inputs.sessions[session]) * best
        return [
            self._questions(),
            Objective("reserves", self.served, sum(self.served.values())),
            Objective("backups", each(lambda *_: 1), places),
            Objective("backup interest", worths, interest),
            Objective(
                "backup strength", each(lambda _, story: story.strength), most["backup strength"]
            ),
            Objective("backup kept", self.columns.kept(earlier), len(earlier)),
            Objective("backup order", self.columns.order(), places * bank),
        ]

    def _questions(self) -> Objective:
        counting: dict[int, int] = {}
        for topic, sessions in self.left:
            columns = []
            for session, story, column in self.columns.all():
                if session.index in sessions and topic in story.topics:
                    columns.append(column)
            if columns:
                counting[self.program.count_variables(columns)[0]] = 1
        return Objective("backup questions", counting, len(counting))

    def _may(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether the story can be a backup there: the session has room for one, nobody has heard
        or will hear the story, and it is useful and not banned.
        """
        if not capacity(session) or story.id in self.inputs.without or story.id in session.bans:
            return False
        fresh = story.group not in self.used and story.group not in self.inputs.spent
        return fresh and self.inputs.relevant(session, story)


def _most(inputs: PlanInput) -> dict[str, int]:
    """The most that any backups of the round could reach, whatever the bank holds."""
    reserves = places = interest = 0
    for session in inputs.sessions:
        reserves += session.weight * (capacity(session) > 0)
        places += capacity(session)
        interest += capacity(session) * sum(session.first.values())
    return {
        "reserves": reserves,
        "backups": places,
        "backup interest": interest,
        "backup strength": places * STRONGEST,
        "backup order": places * len(inputs.stories),
    }


def _values(
    inputs: PlanInput,
    left: Collection[tuple[str, tuple[int, ...]]],
    backups: objectives.Leads,
    earlier: Collection[tuple[int, int]],
) -> dict[str, int]:
    """The value of every objective but the ties."""
    values = dict.fromkeys(NAMES, 0)
    for topic, sessions in left:
        stories: list[StoryInput] = []
        for index in sessions:
            stories += inputs.stories_at(backups.get(index, ()))
        values["backup questions"] += objectives.counts(stories)[topic] > 0
    for session, indexes in backups.items():
        values["reserves"] += inputs.sessions[session].weight * bool(indexes)
        values["backups"] += len(indexes)
        for story in inputs.stories_at(indexes):
            values["backup interest"] += objectives.worth(inputs.sessions[session], story)
            values["backup strength"] += story.strength
    values["backup kept"] = sum(story in backups.get(session, ()) for session, story in earlier)
    values["backup order"] = order(inputs, backups)
    return values
