"""The rules in their order, and the two ways to run them.

In: applications, and plans where there are any. Out: sorted problems, each once. A rule is a plain
function that yields problems and changes nothing; to add one, write it and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from secondround.lint import (
    bank,
    day,
    debriefs,
    ledger,
    length,
    messages,
    people,
    placeholders,
    planned,
    posting,
    research,
    said,
    thanks,
    told_twice,
    unsupported_markdown,
    wording,
    years,
)
from secondround.plan import Plan
from secondround.problems import Problem
from secondround.records import Application, Workspace

Rule = Callable[[Application], Iterator[Problem]]
PlanRule = Callable[[Application, Plan], Iterator[Problem]]

# Rules about the candidate's file alone: applications that share it need them run once.
BANK_RULES: tuple[Rule, ...] = (
    bank.beats,
    bank.figures,
    bank.competencies,
    bank.alike,
    bank.cues,
    length.stories,
    length.pitch,
    wording.we,
    ledger.in_bank,
    unsupported_markdown.in_bank,
    placeholders.in_bank,
)

DEBRIEF_RULES: tuple[Rule, ...] = (debriefs.speakers, told_twice.told_twice)
"""What a debrief is held against before it is written."""
RECORD_RULES: tuple[Rule, ...] = (
    research.headings,
    research.sources,
    research.dates,
    research.age,
    posting.requirements,
    posting.evidence,
    messages.number,
    messages.length,
    messages.proof,
    people.titles,
    people.twice,
    people.meetings,
    people.interests,
    people.nobody,
    people.deciding,
    people.thanks,
    thanks.length,
    thanks.names,
    thanks.callbacks,
    thanks.alike,
    day.sessions,
    day.times,
    day.order,
    day.rounds,
    day.overlaps,
    day.clocks,
    day.in_utc,
    said.openings,
    said.closings,
    said.claims,
    debriefs.told,
    debriefs.promises,
    told_twice.contradictions,
    *DEBRIEF_RULES,
    debriefs.pay,
    debriefs.doubts,
    ledger.in_record,
    unsupported_markdown.in_record,
    placeholders.in_record,
    years.stories,
)

PLAN_RULES: tuple[PlanRule, ...] = (
    planned.clashes,
    planned.gaps,
    planned.answers,
    planned.wishes,
    planned.minutes,
)


def check(application: Application, plan: Plan | None) -> tuple[Problem, ...]:
    """What is wrong or missing in one record, its candidate's file and its plan, sorted."""
    return tuple(sorted({*_bank(application), *_record(application, plan)}))


def everything(
    workspace: Workspace, plan_of: Callable[[Application], Plan | None]
) -> tuple[Problem, ...]:
    """What is wrong or missing in a workspace, sorted; a file that packets share is judged once.

    `plan_of` makes or finds the plan of an application, None where it has no round.
    """
    return tuple(sorted({*workspace.problems, *chain(*by_packet(workspace, plan_of).values())}))


def by_packet(
    workspace: Workspace, plan_of: Callable[[Application], Plan | None]
) -> dict[str, frozenset[Problem]]:
    """What the rules find for each packet, by its id; what is in a file that packets share, for
    each of these.
    """
    banks: dict[PurePosixPath, tuple[Problem, ...]] = {}
    found = {}
    for application in workspace.applications:
        file = application.candidate_source.file
        if file not in banks:
            banks[file] = tuple(_bank(application))
        own = _record(application, plan_of(application))
        found[application.id] = frozenset((*banks[file], *own))
    return found


def _bank(application: Application) -> Iterator[Problem]:
    for rule in BANK_RULES:
        yield from rule(application)


def _record(application: Application, plan: Plan | None) -> Iterator[Problem]:
    for rule in RECORD_RULES:
        yield from rule(application)
    if plan:
        for plan_rule in PLAN_RULES:
            yield from plan_rule(application, plan)
