"""Pins that cannot hold together: which are left out, and why.

In: an application and a round. Out: the pins that hold (as many as possible, the earlier ones
first), and for each other one the smallest set of pins it clashes with, at its place in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondround.plan.inputs import group
from secondround.plan.milp import Objective, Program, solve
from secondround.plan.model import Clash
from secondround.records import Application
from secondround.text import counted, listed, number_word, quoted


@dataclass(frozen=True, slots=True)
class Pin:
    """A story that must be told in a session, and where the record says so."""

    session: int
    story: str
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class PinConstraint:
    """A constraint on pins: at most `most` of them hold."""

    pins: tuple[Pin, ...]
    most: int
    message: str
    hint: str
    others: tuple[tuple[str | int, ...], ...] = ()  # of the ban that they break


def written(application: Application, round: int) -> list[Pin]:
    """Every pin of the round's sessions, as written; a story pinned twice in one session counts
    once.
    """
    found: dict[tuple[int, str], Pin] = {}
    for place, session in enumerate(application.record.rounds[round].sessions):
        for number, story in enumerate(session.tell):
            path = ("rounds", round, "sessions", place, "tell", number)
            found.setdefault((place, story), Pin(place, story, path))
    return list(found.values())


def resolve(
    application: Application,
    round: int,
    *,
    without: Iterable[str] = (),
    told: dict[int, tuple[str, ...]],
) -> tuple[frozenset[tuple[int, str]], tuple[Clash, ...]]:
    """The pins that hold, and a clash for each that does not. Pins of begun sessions or set-aside
    stories are over.
    """
    aside = set(without)
    wanted = [
        pin
        for pin in written(application, round)
        if pin.session not in told and pin.story not in aside
    ]
    constraints = [
        constraint
        for constraint in _constraints(application, round, wanted, told)
        if len(constraint.pins) > constraint.most
    ]
    kept = _most(wanted, constraints) if constraints else wanted
    dropped = [pin for pin in wanted if pin not in kept]
    return frozenset((pin.session, pin.story) for pin in kept), tuple(
        _clash(pin, kept, constraints) for pin in dropped
    )


def _most(wanted: Sequence[Pin], constraints: Sequence[PinConstraint]) -> list[Pin]:
    program = Program()
    columns = {pin: program.column() for pin in wanted}
    for constraint in constraints:
        program.row({columns[pin]: 1 for pin in constraint.pins}, most=constraint.most)
    everything = Objective("pins", dict.fromkeys(columns.values(), 1), len(wanted))
    optimum = solve(program, [everything], list(columns.values()))
    return [pin for pin in wanted if optimum.columns[columns[pin]]]


def _clash(pin: Pin, kept: Sequence[Pin], constraints: Sequence[PinConstraint]) -> Clash:
    """The smallest set: a constraint for so many is broken by that many and this one."""
    broken = [
        constraint
        for constraint in constraints
        if pin in constraint.pins and _held(constraint, kept) >= constraint.most
    ]
    constraint = min(broken, key=lambda one: one.most)
    others = [other.path for other in constraint.pins if other in kept][: constraint.most]
    return Clash(pin.path, (*others, *constraint.others), constraint.message, constraint.hint)


def _held(constraint: PinConstraint, kept: Sequence[Pin]) -> int:
    return sum(other in kept for other in constraint.pins)


def _constraints(
    application: Application, round: int, wanted: Sequence[Pin], told: dict[int, tuple[str, ...]]
) -> Iterable[PinConstraint]:
    """Every constraint that pins can break. Titles and names go into the messages, never ids."""
    for pin in wanted:
        yield from _alone(application, round, pin, told)
    sessions = application.record.rounds[round].sessions
    waived = {
        (place, one.story) for place, session in enumerate(sessions) for one in session.repeat_ok
    }
    groups: dict[str, list[Pin]] = {}
    for pin in wanted:
        if (pin.session, pin.story) not in waived:
            groups.setdefault(group(application, pin.story), []).append(pin)
    for same in groups.values():
        yield _twice(application, round, same)
    for place, session in enumerate(sessions):
        if session.stories is not None:
            here = tuple(pin for pin in wanted if pin.session == place)
            leaves = f"`stories: {session.stories}` leaves the session with {who(application, round, place)} room for"
            message = f"{leaves} {counted(session.stories, 'story', 'stories')}, and {len(here)} are pinned to it."
            yield PinConstraint(
                here, session.stories, message, "raise `stories`, or take a story out of `tell`"
            )


def _alone(
    application: Application, round: int, pin: Pin, told: dict[int, tuple[str, ...]]
) -> Iterable[PinConstraint]:
    session = application.record.rounds[round].sessions[pin.session]
    name = title(application, pin.story)
    if name is None:
        message = f"The story bank has no story `{pin.story}` to tell here."
        yield PinConstraint((pin,), 0, message, "write the story, or take it out of `tell`")
        return
    if pin.story in session.avoid:
        path = ("rounds", round, "sessions", pin.session, "avoid", session.avoid.index(pin.story))
        message = f"{quoted(name)} is both to be told and to be avoided here."
        yield PinConstraint((pin,), 0, message, "keep it in `tell` or in `avoid`", (path,))
    waived = {one.story for one in session.repeat_ok}
    for place, stories in told.items():
        same = [one for one in stories if group(application, one) == group(application, pin.story)]
        if same and pin.story not in waived:
            to = who(application, round, place)
            if pin.story in same:
                message = f"{quoted(name)} was told to {to} already in this round, and no story is told twice."
            else:
                message = f"Another story of the project of {quoted(name)} was told to {to} already in this round."
            yield PinConstraint(
                (pin,), 0, message, "add it to `repeat_ok` with a reason, or take it out of `tell`"
            )


def _twice(application: Application, round: int, same: Sequence[Pin]) -> PinConstraint:
    names = list(dict.fromkeys(quoted(title(application, pin.story) or pin.story) for pin in same))
    people = list(dict.fromkeys(who(application, round, pin.session) for pin in same))
    if len(names) == 1:
        message = f"{names[0]} is pinned to the sessions with {listed(people)}, and no story is told twice in a round."
    else:
        message = f"{listed(names)} are of one project, which counts as one story told twice."
    return PinConstraint(
        tuple(same), 1, message, "keep one of the pins, or add `repeat_ok` with a reason"
    )


def title(application: Application, story: str) -> str | None:
    """The story's title; None where the bank has no such story."""
    return next((one.title for one in application.candidate.stories if one.id == story), None)


def who(application: Application, round: int, place: int) -> str:
    """The names of the people in a session, with its time or name where any of them is in another
    session, too.
    """
    sessions, people = application.record.rounds[round].sessions, application.record.interviewers
    here = sessions[place]
    names = listed([people[id].name for id in here.with_ if id in people]) or "nobody yet"
    others = [one for one in sessions if one is not here]
    if not any(set(one.with_) & set(here.with_) for one in others):
        return names
    if here.at and all(one.at != here.at for one in others):
        return f"{names} (at {here.at:%H:%M})"
    if here.name and all(one.name != here.name for one in others):
        return f"{names} (in {quoted(here.name)})"
    return f"{names} (in session {number_word(place + 1)})"


def several(application: Application, round: int, place: int) -> bool:
    """Whether the session is with more than one person: what they hear, and what one person
    hears.
    """
    people = application.record.interviewers
    return sum(id in people for id in application.record.rounds[round].sessions[place].with_) > 1
