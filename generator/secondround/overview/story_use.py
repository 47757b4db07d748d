"""Which story was told in which application, which is planned, and which nobody has heard.

In: applications and the plans of their coming rounds. Out: for each client every story of the bank
with its uses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from secondround.plan import Plan, who
from secondround.records import Application, discovery
from secondround.records.models import Story

State: TypeAlias = Literal["told", "planned", "reserve"]


class Use(Struct, frozen=True):
    """One session in which a story was told, or is planned."""

    state: State
    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date | None
    to: str
    proven: bool = True  # whether the plan that it is from is proven best


class StoryUse(Struct, frozen=True):
    """One story, and where it is used; in no session where `uses` is empty."""

    story: str  # id
    title: str
    uses: tuple[Use, ...]  # in the order of the packets and their rounds


class BankUse(Struct, frozen=True):
    """One client's bank."""

    candidate: str
    id: str  # the candidate's folder below packets/; "" where that is packets/ itself
    stories: tuple[StoryUse, ...]


def story_use(
    applications: Iterable[Application], plans: Mapping[str, Plan]
) -> tuple[BankUse, ...]:
    """Every client's bank, by folder; `plans` by packet, of the rounds that are coming."""
    clients: dict[PurePosixPath, list[Application]] = {}
    for application in sorted(applications, key=lambda application: application.id):
        clients.setdefault(application.candidate_source.file, []).append(application)
    found = []
    for file in sorted(clients):
        own = clients[file]
        uses: dict[str, list[Use]] = {}
        for application in own:
            for story, use in _uses(application, plans.get(application.id)):
                uses.setdefault(story, []).append(use)
        stories = tuple(_of_story(story, uses) for story in own[0].candidate.stories)
        id_ = discovery.packet_id(file).removeprefix(".")
        found.append(BankUse(own[0].candidate.name, id_, stories))
    return tuple(found)


def _of_story(story: Story, uses: Mapping[str, list[Use]]) -> StoryUse:
    return StoryUse(story.id, story.title, tuple(uses.get(story.id, ())))


def _uses(application: Application, plan: Plan | None) -> Iterator[tuple[str, Use]]:
    """Each use of a story in one application."""
    record = application.record
    for index, stage in enumerate(record.rounds):
        planned, proven = {}, True
        if plan is not None and plan.round == index:
            planned = {session.index: session for session in plan.sessions}
            proven = all(objective.proven for objective in plan.objectives)
        for place, session in enumerate(stage.sessions):
            of_plan = planned.get(place)
            states: dict[str, State] = dict.fromkeys(session.told or (), "told")
            if session.told is None and of_plan:
                states |= {choice.story: "reserve" for choice in of_plan.backups}
                states |= {choice.story: "planned" for choice in of_plan.leads}
            to = who(application, index, place)
            for story, state in states.items():
                use = Use(state, application.id, record.title, stage.name, stage.date, to)
                yield story, replace(use, proven=proven or state == "told")
