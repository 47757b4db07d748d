"""What is worth doing now: the findings of the checker and what is due, as a few steps in order.

In: a workspace, packets, a day. Out: steps, the most worthwhile first, and the round that is
nearest. The day is given: no clock is read here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct, field

from secondround import lint, plan, records
from secondround.app import checking, due, pipeline, selection, step_words
from secondround.app.due import Due
from secondround.app.parallel import Along, silently
from secondround.plan import Plan
from secondround.problems import (
    TASKS,
    TO_DO,
    TO_KEEP,
    TO_NAME,
    TO_NOTE,
    TO_PRINT,
    TO_THANK,
    Problem,
    Severity,
)
from secondround.records import Application, Workspace, schedule
from secondround.text import capital, quoted
from secondround.vocabulary import layout

MOST: Final = 7
"""Steps that are shown: what a person keeps in view."""
HELPING: Final = {
    "requirement-without-evidence": "story",
    **dict.fromkeys(("gap-requirement", "gap-stories", "gap-competency", "gap-answer"), "story"),
    "round-without-sessions": "session",
    "session-without-people": "person",
    "gap-question": "question",
    "empty-research": "news",
    "stale-research": "news",
}
"""What `add` can add, by the code of what it would help."""
_RANKS: Final = {code: rank for rank, code in enumerate(TASKS)}

Nearness = tuple[int, int]
"""How near a packet's round is: first whether it has a date, none, or is over; then its days."""
_UNDATED: Final[Nearness] = (1, 0)
_OVER: Final[Nearness] = (2, 0)


class Step(Struct, frozen=True):
    """One thing to do, about one finding or about several alike."""

    do: str  # an instruction in a sentence
    file: PurePosixPath  # relative to the workspace; NOWHERE for none
    line: int  # 1-based, of the first finding
    help: str  # a question to answer, a field or a command; may be ""
    code: str  # of the findings, or of what is due
    severity: Severity
    count: int = 1  # how many findings it is about
    command: str = ""  # what can be typed, in backticks; "" where a file has to be edited


class Coming(Struct, frozen=True):
    """The round that is nearest."""

    packet: str  # id
    title: str  # company and position
    round: str
    date: dt.date | None


class NextSteps(Struct, frozen=True):
    """What to do, in order."""

    steps: tuple[Step, ...]  # at most MOST
    more: int = 0  # steps that are left out
    coming: Coming | None = None

    @property
    def faulty(self) -> bool:
        """Whether there is an error, of which nothing is made."""
        return any(step.severity is Severity.ERROR for step in self.steps)


class _Findings(Struct, frozen=True):
    """What is alike in one file, and how soon it is needed."""

    code: str
    severity: Severity
    file: PurePosixPath
    nearness: Nearness
    found: list[Problem | Due] = field(default_factory=list)


def find(
    root: Path, wanted: Collection[str] | None, today: dt.date, *, along: Along = silently
) -> NextSteps:
    """The steps for the packets `wanted` (None: all) as of `today`.

    along: is called with how far the work has come.
    """
    workspace = records.read(root, wanted)
    coming = {
        application.id: schedule.coming(application.record.rounds, today)
        for application in workspace.applications
    }
    plans = dict(along("Plans", _plans(workspace, coming), len(workspace.applications)))
    problems = set(lint.everything(workspace, lambda application: plans.get(application.id)))
    if wanted is None:
        problems.update(checking.of_pages(root))
    nearness = {
        application.id: _nearness(application, coming[application.id], today)
        for application in workspace.applications
    }
    groups = _groups(sorted(problems), _by_file(workspace, nearness), nearness.values())
    groups += _due_groups(workspace, nearness.values(), today)
    if not groups and not selection.packets(root):
        groups.append(_no_packet(root))
    groups = list(_defined_once(sorted(groups, key=_order)))
    nearest = _nearest_packets(workspace, nearness)
    titles = _titles(workspace)
    steps = []
    for group in groups[:MOST]:
        told = titles.get(group.file, {})
        steps.append(_step(group, _command(root, group, nearest), told))
    return NextSteps(tuple(steps), len(groups) - len(steps), _nearest(workspace, coming, nearness))


def _titles(workspace: Workspace) -> dict[PurePosixPath, dict[str, str]]:
    """The title of each story by its id, in the file of each candidate."""
    found: dict[PurePosixPath, dict[str, str]] = {}
    for application in workspace.applications:
        own = {story.id: quoted(story.title) for story in application.candidate.stories}
        found[application.candidate_source.file] = own
    return found


def _no_packet(root: Path) -> _Findings:
    folder = PurePosixPath(layout.PACKETS)
    nothing = Due("no-packets", folder, 1, (), selection.add_one(root))
    return _Findings(nothing.code, nothing.severity, folder, _UNDATED, [nothing])


def _plans(
    workspace: Workspace, coming: dict[str, int | None]
) -> Iterator[tuple[str, Plan | None]]:
    """The plan of each packet's next round, as near to the earlier one as can be."""
    for application in workspace.applications:
        stage = coming[application.id]
        if stage is None:
            yield application.id, None
            continue
        earlier, _ = pipeline.earlier_or_remade(application, workspace.root, stage)
        yield application.id, plan.make(application, stage, earlier=earlier, reasons=False)


def _nearness(application: Application, stage: int | None, today: dt.date) -> Nearness:
    rounds = application.record.rounds
    if stage is None:
        return _OVER if rounds else _UNDATED
    date = rounds[stage].date
    return (0, max(0, (date - today).days)) if date else _UNDATED


def _by_file(workspace: Workspace, nearness: dict[str, Nearness]) -> dict[PurePosixPath, Nearness]:
    """How soon each file is needed: a candidate's for the nearest of their packets."""
    found: dict[PurePosixPath, Nearness] = {}
    for application in workspace.applications:
        sources = (
            application.record_source,
            application.candidate_source,
            application.comments_source,
            application.pseudonyms_source,
        )
        for source in sources:
            if source:
                near = nearness[application.id]
                found[source.file] = min(near, found.get(source.file, near))
    return found


def _nearest_packets(
    workspace: Workspace, nearness: dict[str, Nearness]
) -> dict[PurePosixPath, str]:
    """The packet that each record and each candidate's file is needed for first."""
    found: dict[PurePosixPath, str] = {}
    for application in sorted(workspace.applications, key=lambda each: nearness[each.id]):
        for source in (application.record_source, application.candidate_source):
            found.setdefault(source.file, application.id)
    return found


def _command(root: Path, group: _Findings, packets: dict[PurePosixPath, str]) -> str:
    kind = HELPING.get(group.code)
    packet = packets.get(group.file)
    if group.code == TO_NOTE and packet:
        return selection.order(root, "debrief", packet)
    return selection.order(root, "add", kind, packet) if kind and packet else ""


def _groups(
    problems: Iterable[Problem],
    by_file: dict[PurePosixPath, Nearness],
    all_nearness: Collection[Nearness],
) -> list[_Findings]:
    """Problems of one code in one file, each group in the file's order."""
    groups: dict[tuple[str, Severity, PurePosixPath, str], _Findings] = {}
    nearest = min(all_nearness, default=_UNDATED)  # of what every packet may rest on
    for problem in problems:
        key = (problem.code, problem.severity, problem.file, problem.part)
        if key not in groups:
            near = by_file.get(problem.file, nearest)
            groups[key] = _Findings(problem.code, problem.severity, problem.file, near)
        groups[key].found.append(problem)
    return list(groups.values())


def _due_groups(
    workspace: Workspace, all_nearness: Collection[Nearness], today: dt.date
) -> list[_Findings]:
    """What is due now, whose interview it was: as urgent as the nearest round, or more so than any
    packet of which nothing is ahead.
    """
    nearest = min([*all_nearness, _UNDATED])
    groups = []
    for application in workspace.applications:
        for code, found in (
            (TO_PRINT, list(due.to_print(application, today))),
            (TO_NOTE, list(due.to_note(application, today))),
            (TO_KEEP, list(due.to_keep(application, today))),
            (TO_DO, list(due.to_do(application, today))),
            (TO_THANK, list(due.to_thank(application, today))),
        ):
            if found:
                file = application.record_source.file
                groups.append(_Findings(code, Severity.NOTE, file, nearest, [*found]))
    return groups


def _order(group: _Findings) -> tuple[object, ...]:
    """Errors first; then what the nearest round needs, the most worthwhile first."""
    is_error = group.severity is Severity.ERROR
    is_name = group.code == "still-to-write" and group.severity is Severity.WARNING
    rank = _RANKS[TO_NAME if is_name else group.code]
    first = group.found[0]
    return not is_error, group.nearness, rank, group.severity, str(group.file), first.line


def _defined_once(groups: Iterable[_Findings]) -> Iterator[_Findings]:
    """The groups without those of names that an earlier step defines already: it does so for every
    file.
    """
    defined: set[str] = set()
    for group in groups:
        if group.code == "unknown-competency":
            names = set(chain.from_iterable(finding.about for finding in group.found))
            if names and names <= defined:
                continue
            defined |= names
        yield group


def _step(group: _Findings, command: str, titles: Mapping[str, str]) -> Step:
    first = group.found[0]
    do, help_ = step_words.worded(group.found, titles)
    return Step(
        do=do,
        file=first.file,
        line=first.line,
        help=capital(help_),
        code=first.code,
        severity=first.severity,
        count=len(group.found),
        command=command,
    )


def _nearest(
    workspace: Workspace, coming: dict[str, int | None], nearness: dict[str, Nearness]
) -> Coming | None:
    ahead = [
        application for application in workspace.applications if coming[application.id] is not None
    ]
    if not ahead:
        return None
    soonest = min(ahead, key=lambda application: (nearness[application.id], application.id))
    stage = soonest.record.rounds[coming[soonest.id] or 0]
    return Coming(soonest.id, soonest.record.title, stage.name, stage.date)
