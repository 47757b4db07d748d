"""Pins that cannot hold together: which are left out, and why.

In: an application and a round. Out: the pins that hold (as many as possible, the earlier ones
first), and for each of the others the smallest set of pins it clashes with, and where the record
has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress

from msgspec import Struct

from secondround.plan.groups import group
from secondround.plan.milp import Objective, Program, solve
from secondround.plan.model import Clash
from secondround.plan.people import who
from secondround.records import Application
from secondround.records.models import Session
from secondround.text import counted, listed, quoted


class Pin(Struct, frozen=True):
    """A story that must be told in a session, and where the record says so."""

    session: int
    story: str
    path: tuple[str | int, ...]


class PinConstraint(Struct, frozen=True):
    """A constraint on pins: at most `most` of them hold."""

    pins: tuple[Pin, ...]
    most: int
    message: str
    hint: str
    others: tuple[tuple[str | int, ...], ...] = ()  # of the ban that they break


def resolve(
    application: Application,
    round: int,
    *,
    without: Iterable[str] = (),
    told: Mapping[int, tuple[str, ...]],
) -> tuple[frozenset[tuple[int, str]], tuple[Clash, ...]]:
    """The pins that hold, and a clash for each that does not. Pins of sessions that have begun, and
    of stories set aside, no longer count.
    """
    wanted = _wanted(application, round, set(without), told)
    constraints = list(_constraints(application, round, wanted, told))
    kept = _most(wanted, constraints)
    clashes = [_clash(pin, kept, constraints) for pin in wanted if pin not in kept]
    return frozenset((pin.session, pin.story) for pin in kept), tuple(clashes)


def _wanted(
    application: Application, round: int, without: Collection[str], told: Collection[int]
) -> list[Pin]:
    """The pins of all sessions still to come, as written; a story pinned twice in one session
    counts once.
    """
    found: dict[tuple[int, str], Pin] = {}
    for index, session in enumerate(application.record.rounds[round].sessions):
        for position, story in enumerate(session.tell):
            if index not in told and story not in without:
                path = ("rounds", round, "sessions", index, "tell", position)
                found.setdefault((index, story), Pin(index, story, path))
    return list(found.values())


def _most(wanted: Sequence[Pin], constraints: Sequence[PinConstraint]) -> list[Pin]:
    """As many pins as can hold together, preferring the earlier ones."""
    if all(len(constraint.pins) <= constraint.most for constraint in constraints):
        return list(wanted)
    program = Program()
    columns = {pin: program.column() for pin in wanted}
    for constraint in constraints:
        program.row({columns[pin]: 1 for pin in constraint.pins}, most=constraint.most)
    everything = Objective("pins", dict.fromkeys(columns.values(), 1), len(wanted))
    optimum = solve(program, [everything], list(columns.values()))
    return list(compress(wanted, optimum.columns))


def _clash(pin: Pin, kept: Sequence[Pin], constraints: Sequence[PinConstraint]) -> Clash:
    """The smallest set that the pin clashes with: a constraint that allows so many is broken by
    that many and this one.
    """
    own = [constraint for constraint in constraints if pin in constraint.pins]
    broken = [constraint for constraint in own if len(_kept(constraint, kept)) >= constraint.most]
    smallest = min(broken, key=lambda constraint: constraint.most)
    others = [other.path for other in _kept(smallest, kept)[: smallest.most]]
    return Clash(pin.path, (*others, *smallest.others), smallest.message, smallest.hint)


def _kept(constraint: PinConstraint, kept: Sequence[Pin]) -> list[Pin]:
    return [pin for pin in constraint.pins if pin in kept]


def _constraints(
    application: Application,
    round: int,
    wanted: Sequence[Pin],
    told: Mapping[int, tuple[str, ...]],
) -> Iterator[PinConstraint]:
    """Every constraint that pins can break. Titles and names go into the messages, never ids."""
    sessions = application.record.rounds[round].sessions
    groups: dict[str, list[Pin]] = {}
    here: dict[int, list[Pin]] = {}
    for pin in wanted:
        here.setdefault(pin.session, []).append(pin)
        yield from _alone(application, round, pin, told)
        if pin.story not in _waived(sessions[pin.session]):
            groups.setdefault(group(application, pin.story), []).append(pin)
    for same in groups.values():
        yield _twice(application, round, same)
    for index, session in enumerate(sessions):
        if session.stories is not None:
            people = who(application, round, index)
            yield _too_many(here.get(index, ()), session.stories, people)


def _waived(session: Session) -> set[str]:
    return {repeat.story for repeat in session.repeat_ok}


def _too_many(pins: Sequence[Pin], stories: int, people: str) -> PinConstraint:
    leaves = f"`stories: {stories}` leaves room for {counted(stories, 'story', 'stories')}"
    message = f"{leaves} in the session with {people}, and {len(pins)} are pinned to it."
    return PinConstraint(
        tuple(pins), stories, message, "raise `stories`, or take a story out of `tell`"
    )


def _alone(
    application: Application, round: int, pin: Pin, told: Mapping[int, tuple[str, ...]]
) -> Iterator[PinConstraint]:
    """The constraints that a pin breaks by itself."""
    session = application.record.rounds[round].sessions[pin.session]
    name = title(application, pin.story)
    if name is None:
        message = f"The story bank has no story `{pin.story}` to tell here."
        yield PinConstraint((pin,), 0, message, "write the story, or take it out of `tell`")
        return
    if pin.story in session.avoid:
        path = ("rounds", round, "sessions", pin.session, "avoid", session.avoid.index(pin.story))
        message = f"{quoted(name)} is listed both to tell and to avoid here."
        yield PinConstraint((pin,), 0, message, "keep it in `tell` or in `avoid`", (path,))
    if pin.story in _waived(session):
        return
    own = group(application, pin.story)
    hint = "add it to `repeat_ok` with a reason, or take it out of `tell`"
    for index, stories in told.items():
        to = who(application, round, index)
        if pin.story in stories:
            already = f"{quoted(name)} was already told to {to} in this round"
            message = f"{already}, and no story is told twice."
        elif own in (group(application, story) for story in stories):
            project = f"Another story from the same project as {quoted(name)}"
            message = f"{project} was already told to {to} in this round."
        else:
            continue
        yield PinConstraint((pin,), 0, message, hint)


def _twice(application: Application, round: int, same: Sequence[Pin]) -> PinConstraint:
    """Only one holds of several pins that count as one story."""
    names: dict[str, None] = {}
    people: dict[str, None] = {}
    for pin in same:
        names[quoted(title(application, pin.story) or pin.story)] = None
        people[who(application, round, pin.session)] = None
    if len(names) == 1:
        pinned = f"{listed(names)} is pinned to the sessions with {listed(people)}"
        message = f"{pinned}, and no story is told twice in a round."
    else:
        message = f"{listed(names)} are from one project, and count as one story told twice."
    return PinConstraint(
        tuple(same), 1, message, "keep one of the pins, or add `repeat_ok` with a reason"
    )


def title(application: Application, story: str) -> str | None:
    """The story's title; None if the bank has no such story."""
    for known in application.candidate.stories:
        if known.id == story:
            return known.title
    return None
