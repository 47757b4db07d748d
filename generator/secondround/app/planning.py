"""The story plan of one packet.

In: a workspace, a packet, a round, and what has changed on the day. Out: the packet as it is
planned, its plan, and what was done without. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from secondround import plan, records
from secondround.app import needing, on_the_day, pipeline, selection
from secondround.app.errors import Faulty, Refused
from secondround.plan import Plan, WhatIf
from secondround.problems import Problem
from secondround.records import Application


class Planned(Struct, frozen=True):
    """A packet and its plan."""

    application: Application
    plan: Plan
    warnings: tuple[Problem, ...] = ()
    without: tuple[str, ...] = ()  # ids of stories that it was planned without
    # No earlier plan was kept: for one stands what would have been planned before the day.
    is_remade: bool = False
    unknown: tuple[Problem, ...] = ()  # stories that the record names and the bank does not have


def planned(  # noqa: PLR0913  # each is a thing that a person may say
    root: Path,
    packet: str,
    which: str | None,
    *,
    without: Sequence[str],
    told: Sequence[str],
    reasons: bool = False,
) -> Planned:
    """The best plan of the packet's round `which`, else of the one to prepare.

    without: ids of stories to plan without. told: what was told today already, see `on_the_day`.
    reasons: with those for each story. Raises Faulty where the packet's files have errors, and
    Refused where one of both is not there, or the two disagree.
    """
    application, unknown = _read(root, packet)
    stage = selection.stage(application.record, which)
    earlier, fault = pipeline.earlier_or_remade(application, root, stage)
    if told:  # the phone, too, keeps as much as it can of what it shows
        earlier = plan.as_shown(application, stage, earlier)
        application = on_the_day.with_told(application, stage, told)
    left_out = [on_the_day.story(application, name) for name in without]
    heard = {on_the_day.story(application, pair.partition("=")[0]) for pair in told}
    if both := list(filter(heard.__contains__, left_out)):
        raise Refused(f"`{both[0]}` was told, so it can no longer be left out: take one away.")
    made = plan.replan(application, stage, earlier=earlier, without=left_out, reasons=reasons)
    warnings = (fault,) if fault else ()
    is_remade = earlier is not None and earlier.is_remade
    return Planned(application, made, warnings, tuple(left_out), is_remade, unknown)


def what_if(planned: Planned) -> tuple[WhatIf, ...]:
    """What each single change of what is left of the round would cost."""
    return plan.what_if(planned.application, planned.plan, without=planned.without)


def read(root: Path, packet: str) -> Application:
    """The packet; Faulty where its files cannot be read."""
    return _read(root, packet)[0]


def _read(root: Path, packet: str) -> tuple[Application, tuple[Problem, ...]]:
    """The packet, and the stories that its record names and the bank does not have."""
    id_ = selection.packet(root, packet)
    read = records.read(root, [id_])
    if not read.applications:
        lines = {file: source.lines for file, source in read.sources.items()}
        raise Faulty(needing.Needs.of(root).concerning([id_], read.problems), lines)
    application = read.applications[0]
    file = application.record_source.file
    unknown = [each for each in read.problems if (each.file, each.code) == (file, "unknown-story")]
    return application, tuple(unknown)


def readable(root: Path, packet: str) -> Application | None:
    """The packet, for a shell that completes its names; None where it cannot be read."""
    read = records.read(root, [selection.packet(root, packet)])
    return next(iter(read.applications), None)
