"""What was told today, as a person types it between two sessions.

In: a packet, a round of it, and pairs such as `freezer-night=ana-ruiz@09:00`. Out: the packet as if
that stood in its record, so that the rest of the day is planned anew. Nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from secondround.app import selection
from secondround.app.errors import Refused
from secondround.records import Application
from secondround.records.models import TIME_PATTERN, Session
from secondround.text import capital, did_you_mean, listed_names, nearest


def with_told(application: Application, stage: int, pairs: Iterable[str]) -> Application:
    """The packet with those stories told in those sessions of the round, beside what its record
    says; Refused where a pair names no story, or no one session.
    """
    record = application.record
    sessions = list(record.rounds[stage].sessions)
    for pair in pairs:
        index, story = _read(application, sessions, pair)
        told = dict.fromkeys((*(sessions[index].told or ()), story))
        sessions[index] = sessions[index].model_copy(update={"told": tuple(told)})
    rounds = list(record.rounds)
    rounds[stage] = rounds[stage].model_copy(update={"sessions": tuple(sessions)})
    return replace(application, record=record.model_copy(update={"rounds": tuple(rounds)}))


def story(application: Application, name: str) -> str:
    """The id of the story, which may be called by words of its title; Refused where none or
    several have them.
    """
    titles = {story.id: story.title for story in application.candidate.stories}
    return known_id(name, titles, f"story `{name}`")


def suggested_stories(application: Application, typed: str) -> list[str]:
    """The ids of the bank's stories that begin with what was typed."""
    return [id_ for id_ in _story_ids(application) if id_.startswith(typed)]


def suggested_pairs(application: Application, typed: str) -> list[str]:
    """Pairs that begin with what was typed; with the time, where somebody is met twice."""
    name, sign, _ = typed.partition("=")
    pairs: list[str] = []
    for story_id in suggested_stories(application, name):
        if sign and story_id != name:
            continue
        for person in dict.fromkeys(_people(application)):
            pair = f"{story_id}={person}"
            if pair.startswith(typed):
                pairs.append(pair)
    return pairs


def _story_ids(application: Application) -> list[str]:
    return [story.id for story in application.candidate.stories]


def _people(application: Application) -> Iterator[str]:
    """The interviewers, each as a pair may name them."""
    yield from application.record.interviewers
    for stage in application.record.rounds:
        for person in application.record.interviewers:
            met = _met(stage.sessions, person)
            if len(met) > 1:
                for index in met:
                    yield f"{person}@{label(stage.sessions, index, met)}"


def _read(application: Application, sessions: Sequence[Session], pair: str) -> tuple[int, str]:
    """The index of the session and the story that a pair names."""
    people: list[str] = []
    for session in sessions:
        people += session.with_
    name, sign, who = pair.partition("=")
    if not (sign and who and name):
        example = f"{name if name in _story_ids(application) else 'STORY'}={people[0]}"
        raise Refused(f"--told needs a story and an interviewer, such as {example}.")
    person, _, which = who.partition("@")
    interviewers = application.record.interviewers
    there = {id_: interviewers[id_].name for id_ in people if id_ in interviewers}
    person = known_id(person, there, f"interviewer `{person}` in this round")
    return _session(sessions, person, which), story(application, name)


def _session(sessions: Sequence[Session], person: str, which: str) -> int:
    """The index of the session with `person` that `which` names: by its time, its name or its
    number in the round.
    """
    met = _met(sessions, person)
    if which:
        named = [index for index in met if which.casefold() in names(sessions, index)]
    else:
        named = [index for index in met if not sessions[index].held] or met
    if len(named) == 1:
        return named[0]
    choices = " or ".join(f"{person}@{label(sessions, index, met)}" for index in met)
    if ":" in which and not named and not re.fullmatch(TIME_PATTERN, which):
        raise Refused(f"`{which}` is not a time of day. Say which session: {choices}.")
    if which and not named:
        raise Refused(f"`{person}` has no session `{which}` in this round, only {choices}.")
    raise Refused(f"`{person}` is in {len(met)} sessions of this round. Say which: {choices}.")


def _met(sessions: Sequence[Session], person: str) -> list[int]:
    """The indices of the sessions that the person is in."""
    return [index for index, session in enumerate(sessions) if person in session.with_]


def names(sessions: Sequence[Session], index: int) -> list[str]:
    """All that a session may be called by."""
    session = sessions[index]
    found = []
    if session.at:
        found += [f"{session.at:%H:%M}", f"{session.at.hour}:{session.at:%M}"]
    if session.name:
        found.append(session.name.casefold())
    return [*found, str(index + 1)]


def label(sessions: Sequence[Session], index: int, met: Iterable[int]) -> str:
    """What tells a session from the others with the same person: its time, else its name, else its
    number.
    """
    taken: set[str] = set()
    for other in met:
        if other != index:
            taken.update(names(sessions, other))
    for name in names(sessions, index):
        if name not in taken:
            return name
    return str(index + 1)


def known_id(name: str, called: Mapping[str, str], what: str) -> str:
    """The id that `name` is, or whose name or title alone has all its words; Refused with the
    nearest where there is no such thing.

    called: names or titles by their ids.
    """
    if name.lower() in called:  # ids may be in capitals
        return name.lower()
    from secondround.app import answers  # noqa: PLC0415 (a build does without it)

    fits = [id_ for id_, title in called.items() if answers.fitting(name, {title: id_})]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise Refused(f"`{name}` could mean {listed_names(fits, 'or')}: say which.")
    question = capital(did_you_mean(nearest(name, called)))
    hint = question or (selection.there(called) if called else "There is none yet.")
    raise Refused(f"There is no {what}. {hint}")
