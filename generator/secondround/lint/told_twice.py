"""Rules about stories that somebody hears twice.

In: an application. Out: problems in its record, each with the place of the first time, or of what
forbids a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from secondround.problems import Problem
from secondround.records import Application, schedule
from secondround.records.models import Session
from secondround.records.yaml import FieldPath
from secondround.text import listed, quoted, short_day

_ALLOW: Final = "`repeat_ok: [{{story: {}, reason: …}}]`"
_PINNED: Final = f"tell another, or allow it with a reason: {_ALLOW}"
_TOLD: Final = f"if it was another, correct the id; if you repeated it on purpose, say so: {_ALLOW}"
_ROUND, _SESSION = 2, 4
"""Steps of the path that leads to a round, and to a session of it."""


class _Telling(Struct, frozen=True):
    """A story in a session: told there, or pinned to it."""

    path: FieldPath  # of the story's id
    session: Session
    story: str
    when: str  # "on 24 November 2026", or "in “Screening”"
    is_told: bool


def told_twice(application: Application) -> Iterator[Problem]:
    """Nobody hears a story again, or is to hear it again, unless `repeat_ok` says so."""
    record, source = application.record, application.record_source
    titles = {story.id: story.title for story in application.candidate.stories}
    heard: dict[tuple[str, str], _Telling] = {}
    for telling in _tellings(application):
        allowed = {repeat.story for repeat in telling.session.repeat_ok}
        again: dict[str, _Telling] = {}
        for person in telling.session.with_:
            before = heard.get((person, telling.story))
            if before and _is_again(before, telling):
                again[person] = before
        if again and telling.story in titles and telling.story not in allowed:
            people = listed(record.interviewers[person].name for person in again)
            first = next(iter(again.values()))
            place = f"{source.file}:{source.place(first.path).line}"
            has = "has" if len(again) == 1 else "have"
            yield source.problem(
                telling.path,
                "told-twice",
                f"{people} {has} heard {quoted(titles[telling.story])} before, {first.when} "
                f"({place}).",
                (_TOLD if telling.is_told else _PINNED).format(telling.story),
                about=(people,),
            )
        if telling.is_told:
            for person in telling.session.with_:
                heard.setdefault((person, telling.story), telling)


def contradictions(application: Application) -> Iterator[Problem]:
    """No story may be repeated in a session to come that is to avoid it."""
    source = application.record_source
    titles = {story.id: story.title for story in application.candidate.stories}
    for number, stage in enumerate(application.record.rounds):
        for index in schedule.remaining(stage):
            session = stage.sessions[index]
            path: FieldPath = ("rounds", number, "sessions", index)
            for turn, repeat in enumerate(session.repeat_ok):
                if repeat.story not in session.avoid:
                    continue
                ban = source.place((*path, "avoid", session.avoid.index(repeat.story)))
                yield source.problem(
                    (*path, "repeat_ok", turn, "story"),
                    "allowed-and-avoided",
                    f"{quoted(titles.get(repeat.story, repeat.story))} may be repeated here, but "
                    f"`avoid` ({source.file}:{ban.line}) keeps it out.",
                    "take it out of `avoid` or out of `repeat_ok`",
                )


def _is_again(before: _Telling, telling: _Telling) -> bool:
    """Whether a story was told before in another session. Of what is pinned, only in another round:
    pins that clash within one are reported as such.
    """
    same = _SESSION if telling.is_told else _ROUND
    return before.path[:same] != telling.path[:same]


def _tellings(application: Application) -> Iterator[_Telling]:
    """What was told in each session; of one without such a list, what is pinned to it."""
    for number, stage in enumerate(application.record.rounds):
        when = f"on {short_day(stage.date)}" if stage.date else f"in {quoted(stage.name)}"
        for index in schedule.order(stage):
            session = stage.sessions[index]
            is_told = session.told is not None
            for turn, story in enumerate(
                session.told if session.told is not None else session.tell
            ):
                path = ("rounds", number, "sessions", index, "told" if is_told else "tell", turn)
                yield _Telling(path, session, story, when, is_told)
