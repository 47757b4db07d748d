"""Backup stories: held in reserve for a session, and heard by nobody else.

In: the input of a round and its lead stories. Out: the backups of each session, objective by
objective. A backup never leads anywhere in the round, nor does another story of its project, so
using it never breaks the next session.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from secondround.plan import objectives
from secondround.plan.capacity import LONG
from secondround.plan.inputs import STRONGEST, PlanInput, SessionInput, StoryInput
from secondround.plan.leads import Assignment, certified, order
from secondround.plan.milp import WORK, Objective, Program, solve

NAMES = ("reserves", "backups", "backup interest", "backup strength", "backup kept", "backup order")


def capacity(session: SessionInput) -> int:
    """How many backups a session holds: two where it is long enough for three leads, one where it
    has any.
    """
    if not session.open or not session.capacity:
        return 0
    return 2 if session.capacity >= LONG else 1


def worth(session: SessionInput, story: StoryInput) -> int:
    """What the session's points of interest that the story shows count, each as the first story on
    it.
    """
    return objectives.interest(session, [story])


def reserve(
    inputs: PlanInput,
    leads: objectives.Leads,
    earlier: Collection[tuple[int, int]] = (),
    *,
    work: int = WORK,
) -> Assignment:
    """The best backups for these leads."""
    model = BackupModel(inputs, leads)
    optimum = solve(model.program, model.objectives(earlier), model.ties(), work)
    stories = {}
    for session in inputs.sessions:
        here = model.here[session.index].items()
        stories[session.index] = tuple(index for index, column in here if optimum.columns[column])
    values = _values(inputs, stories, earlier) | {"backup ties": int(optimum.settled)}
    found = Assignment(stories, values, optimum.bounds | {"backup ties": 1})
    return certified(inputs, found, _most(inputs))


class BackupModel:
    """The integer program of the backups, and what its columns stand for."""

    def __init__(self, inputs: PlanInput, leads: objectives.Leads) -> None:
        self.inputs, self.program = inputs, Program()
        self.here: dict[int, dict[int, int]] = {}  # session -> story -> column
        self.served: list[int] = []  # per session that can have a backup, 1 where it has one
        used: set[str] = set()
        for stories in leads.values():
            used.update(story.group for story in inputs.stories_at(stories))
        groups: dict[str, list[int]] = {}
        for session in inputs.sessions:
            here = self.here[session.index] = {}
            for index in inputs.bank if capacity(session) else ():
                story = inputs.stories[index]
                if story.group not in used and self._may(session, story):
                    here[index] = self.program.column()
                    groups.setdefault(story.group, []).append(here[index])
            if here:
                self.program.row(dict.fromkeys(here.values(), 1), most=capacity(session))
                self.served += self.program.count_variables(here.values())
        for same in groups.values():
            self.program.row(dict.fromkeys(same, 1), most=1)

    def objectives(self, earlier: Collection[tuple[int, int]]) -> list[Objective]:
        """The objectives in their order, and the candidate's order of stories as the last."""
        inputs, places, interest = self.inputs, 0, 0
        for planned in inputs.sessions:
            worths = (worth(planned, story) for story in inputs.stories_at(inputs.bank))
            places += capacity(planned)
            interest += capacity(planned) * max(worths, default=0)
        bank = len(inputs.stories)
        held = self._each(lambda *_: 1)
        order: dict[int, int] = {}
        for here in self.here.values():
            order |= {column: bank - story for story, column in here.items()}
        kept: dict[int, int] = {}
        for session, story in earlier:
            if story in self.here[session]:
                kept[self.here[session][story]] = 1
        return [
            Objective("reserves", dict.fromkeys(self.served, 1), len(self.served)),
            Objective("backups", held, places),
            Objective("backup interest", self._each(worth), interest),
            Objective(
                "backup strength", self._each(lambda _, story: story.strength), places * STRONGEST
            ),
            Objective("backup kept", kept, len(earlier)),
            Objective("backup order", order, places * bank),
        ]

    def ties(self) -> list[int]:
        """The columns in the order that settles a tie: session by session, the earlier story
        first.
        """
        found: list[int] = []
        for session in self.inputs.turns:
            found += self.here[session].values()
        return found

    def _may(self, session: SessionInput, story: StoryInput) -> bool:
        """Whether the story is fresh to everyone, not banned, and of use here."""
        fresh = story.group not in self.inputs.spent and story.id not in self.inputs.without
        return fresh and story.id not in session.bans and self.inputs.relevant(session, story)

    def _each(self, value: Callable[[SessionInput, StoryInput], int]) -> dict[int, int]:
        """The columns with what their stories are worth in their sessions, where that is
        anything.
        """
        values = {}
        for session in self.inputs.sessions:
            for index, column in self.here[session.index].items():
                if found := value(session, self.inputs.stories[index]):
                    values[column] = found
        return values


def _most(inputs: PlanInput) -> dict[str, int]:
    """What no backups of the round can exceed, whatever the bank holds."""
    reserves = places = interest = 0
    for session in inputs.sessions:
        reserves += capacity(session) > 0
        places += capacity(session)
        interest += capacity(session) * sum(point.first for point in session.points.values())
    return {
        "reserves": reserves,
        "backups": places,
        "backup interest": interest,
        "backup strength": places * STRONGEST,
        "backup order": places * len(inputs.stories),
    }


def _values(
    inputs: PlanInput, backups: objectives.Leads, earlier: Collection[tuple[int, int]]
) -> dict[str, int]:
    """The value of every objective but the ties."""
    values = dict.fromkeys(NAMES, 0)
    for session, indexes in backups.items():
        values["reserves"] += bool(indexes)
        values["backups"] += len(indexes)
        for story in inputs.stories_at(indexes):
            values["backup interest"] += worth(inputs.sessions[session], story)
            values["backup strength"] += story.strength
    values["backup kept"] = sum(story in backups.get(session, ()) for session, story in earlier)
    values["backup order"] = order(inputs, backups)
    return values
