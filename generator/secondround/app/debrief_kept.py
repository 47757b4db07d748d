"""Answers of an earlier time, held against the sessions as they are now: their times and people may
have changed.

In: what was kept, and who is in which session. Out: the answers under the sessions' present labels,
and in sentences what has changed. No answer is dropped without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from secondround.app import unfinished
from secondround.records import Application
from secondround.text import listed

ROOMS: Final = "who was there"
"""Under which the people of each session are kept beside the answers."""
SESSIONS: Final = "sessions"
_PERSON: Final = "person"
Rooms = Mapping[str, Sequence[str]]
"""The names of the people of each session, by its label."""


class Fitted(Struct, frozen=True):
    """Kept answers as they fit now."""

    answers: Mapping[str, Any]
    left: Mapping[str, Any]  # of sessions that are no longer to be written down; who was there
    said: tuple[str, ...]


def fitted(kept: Mapping[str, Any], now: Rooms) -> Fitted:
    """The answers that were kept, each under the label that its session has now."""
    before: Rooms = kept.get(ROOMS, {})
    labels: dict[str, str | None] = {}
    for field, answer in kept.items():
        if field == SESSIONS:
            labels |= {label: _label(label, before, now) for label in answer or ()}
        elif field != ROOMS and _part(field) != _PERSON:
            labels[_about(field)] = _label(_about(field), before, now)
    answers: dict[str, Any] = {}
    left: dict[str, Any] = {}
    for field, answer in kept.items():
        if field == SESSIONS:
            answers[field] = [labels[each] for each in answer or () if labels[each]]
        elif field != ROOMS and _part(field) == _PERSON:
            answers[field] = answer
        elif field != ROOMS and (label := labels[_about(field)]):
            answers[f"{label} {_part(field)}"] = answer
        elif field != ROOMS and answer:
            left[field] = answer
    said = tuple(_changes(labels, before, now, left))
    rooms: dict[str, Sequence[str]] = {}
    for label in set(map(_about, left)) & before.keys():
        rooms[label] = before[label]
    return Fitted(answers, left | ({ROOMS: rooms} if rooms else {}), said)


def begun_under(root: Path, application: Application, about: str, now: Rooms) -> str:
    """The name under which the answers on a round are kept. Those of a round that was renamed,
    which has a session with the same people at the same time, are kept under its new name.
    """
    start = f"debrief {application.id}, "
    wanted = f"{start}{about}"
    rounds = {f"{start}{stage.name}" for stage in application.record.rounds}
    known = rounds | set(map(unfinished.of_input, rounds))
    for name in () if unfinished.kept(root, wanted) else unfinished.names(root):
        before: Rooms = unfinished.kept(root, name).get(ROOMS, {})
        same = any(list(now.get(label, ())) == list(there) for label, there in before.items())
        if same and name.startswith(start) and name not in known:
            unfinished.rename(root, name, wanted)
    return wanted


def by_session(left: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Answers about sessions that are gone, part by part, under each session's label."""
    found: dict[str, dict[str, Any]] = {}
    for field, answer in left.items():
        if field != ROOMS:
            found.setdefault(_about(field), {})[_part(field)] = answer
    return found


def _label(label: str, before: Rooms, now: Rooms) -> str | None:
    """What a session is called now: as it was, or like the only new one with the same people."""
    if label in now:
        return label
    people = sorted(before.get(label, ()))
    same: list[str] = []
    for new, there in now.items():
        if new not in before and sorted(there) == people:
            same.append(new)
    return same[0] if people and len(same) == 1 else None


def _changes(
    labels: Mapping[str, str | None], before: Rooms, now: Rooms, left: Mapping[str, Any]
) -> Iterator[str]:
    for label, new in labels.items():
        was = before.get(label, ())
        if new and new != label:
            yield f"The session at {label} with {listed(was)} is now {new}; your answers go there."
        elif new and was and sorted(was) != sorted(now[new]):
            yield (
                f"{label} was with {listed(was)} when you answered, and is now with "
                f"{listed(now[new]) or 'nobody by name'}. See whether your answers still fit."
            )
    for label, answers in by_session(left).items():
        said = []
        for part, answer in answers.items():
            said.append(f"{part}: {unfinished.in_words(answer)}")
        yield (
            f"“{label}” is no longer in this round, or is written down already. What you answered "
            f"about it stays kept: {'; '.join(said)}."
        )


def _about(field: str) -> str:
    return field.rpartition(" ")[0]


def _part(field: str) -> str:
    return field.rpartition(" ")[2]
