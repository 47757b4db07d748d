"""Sessions that were called off: nobody is sent there, so no later stage sees them.

In: a record and its file. Out: both without those sessions, the rounds that have lost some, and a
problem for each until the person takes the session or the mark away.
"""

from __future__ import annotations

from msgspec import Struct

from secondround.problems import Problem
from secondround.records import schedule
from secondround.records.models import Record, Round
from secondround.records.yaml import FieldPath, Source
from secondround.text import quoted


class Remaining(Struct, frozen=True):
    """A record without what was called off."""

    record: Record
    source: Source
    called_off: dict[int, Round]  # by their index, rounds with the sessions that they have lost
    problems: tuple[Problem, ...]


def without_called_off(record: Record, source: Source) -> Remaining:
    """What remains. A round that has lost all its sessions is on no day any more. A session has
    taken place where its notes say that anything was told or said there, whatever was called off;
    why it fell through may be noted, too. With such a note, and in a round that is over, that is no
    problem any more.
    """
    rounds: list[Round] = []
    lost: dict[int, Round] = {}
    paths: list[FieldPath] = []
    contradicted: list[Problem] = []
    open_: dict[int, list[Problem]] = {}
    for number, stage in enumerate(record.rounds):
        off, left = [], []
        for index, session in enumerate(stage.sessions):
            if not session.called_off:
                left.append(session)
                continue
            path = ("rounds", number, "sessions", index)
            name = session.name or record.names(session) if session.with_ else session.title
            problem = _problem(source, path, name, stage, held=session.happened)
            if session.happened:
                contradicted.append(problem)
                left.append(session)
            else:
                open_.setdefault(number, []).extend(() if session.noted else (problem,))
                off.append(session)
                paths.append(path)
        if off:
            lost[number] = stage.model_copy(update={"sessions": tuple(off)})
            without = {"sessions": tuple(left), **({} if left else {"date": None})}
            stage = stage.model_copy(update=without)  # noqa: PLW2901 - the rest is the same
        rounds.append(stage)
    if paths:
        record = record.model_copy(update={"rounds": tuple(rounds)})
        source = source.without(paths)
    found = contradicted
    for number, problems in open_.items():
        found += [] if schedule.is_over(record.rounds, number) else problems
    return Remaining(record, source, lost, tuple(found))


def _problem(source: Source, path: FieldPath, name: str, stage: Round, *, held: bool) -> Problem:
    message = f"{quoted(name)} in {quoted(stage.name)} is called off: nothing is planned for it."
    hint = "take the session out; if it does take place after all, take `called_off` out"
    if held:
        message = f"{quoted(name)} in {quoted(stage.name)} is called off, and has notes on it."
        hint = "it counts as held: take `called_off` out, or what was told and said there"
    return source.problem(
        (*path, "called_off"), "session-called-off", message, hint, key=True, about=(name,)
    )
