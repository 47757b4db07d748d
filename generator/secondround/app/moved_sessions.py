"""What a newer invitation does to sessions that were imported before, and to what is planned there.

In: a record before and after an import, what was remembered each time, and the stories that the
plan gave each session. Out: sentences for a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from msgspec import Struct

from secondround.imports import Found, entries, merge, reading
from secondround.imports.merge import MARK, Memory, entry_places
from secondround.records import field_lookup
from secondround.records.models import Debriefed
from secondround.text import listed, short_day

Planned: TypeAlias = Mapping[frozenset[str], Sequence[str]]
"""The stories that the plan gave a session, by the ids of its people."""
_PINS: Final = ("tell", "avoid", "repeat_ok")
_NOTES: Final = field_lookup.field_names(Debriefed)


class State(Struct, frozen=True):
    """A record at one time."""

    written: Mapping[str, Any]
    memory: Memory


class _Talk(Struct, frozen=True):
    """A session with what is around it."""

    session: Mapping[str, Any]
    date: str
    people: Mapping[str, Any]

    @property
    def label(self) -> str:
        """What the sentences call it."""
        name = self.session.get("name")
        if isinstance(name, str):
            return f"“{name}”"
        ids = self.session.get("with")
        known = [self.people.get(str(id_)) for id_ in ids or ()] if isinstance(ids, list) else []
        names = [str(person.get("name")) for person in known if isinstance(person, Mapping)]
        return f"The session with {listed(names)}" if names else "A session"

    @property
    def is_off(self) -> bool:
        """Whether it says that it is called off."""
        return MARK in self.session

    @property
    def when(self) -> str:
        """Its day and time, as far as they are known."""
        return when(self.date, self.session.get("at"))


def older(item: reading.Read, *, is_all: bool) -> str:
    """That a file is older than what was imported before."""
    names = listed([file.name for file in item.files])
    if is_all:
        return f"{names}: you have imported a newer version of this before, so it changes nothing."
    return f"{names}: you have imported a newer version of some of this before, which stays."


def when(date: Any, at: Any) -> str:
    """A day and a time in words."""
    try:
        day = short_day(dt.date.fromisoformat(str(date)))
    except ValueError:
        day = ""
    return ", ".join(filter(None, (day, str(at or ""))))


def changes(before: State, after: State, found: Sequence[Found], planned: Planned) -> Iterator[str]:
    """A sentence for each session that moves or is called off, with what of the plan breaks."""
    was, now = _talks(before), _talks(after)
    for key, talk in was.items():
        if key in now and now[key].is_off and not talk.is_off:
            why = "" if any(item.said_off for item in found) else f" {_yours(talk)}"
            yield (
                f"{talk.label} on {talk.when} is called off, and stays{why}, with "
                "`called_off: true`: nothing is planned for it. Take it out when you are done "
                f"with it.{_broken(talk, planned)}"
            )
        elif key in now and talk.is_off and not now[key].is_off:
            yield f"{talk.label} takes place after all: {now[key].when}."
        elif key not in now and (heir := _heir(talk, was, now)):
            if heir.when != talk.when:
                yield f"{talk.label} moves from {talk.when} to {heir.when}.{_held(talk)}"
        elif key not in now:
            yield f"{talk.label} on {talk.when} is called off.{_broken(talk, planned)}"
        elif now[key].when != talk.when:
            left = _left_there(talk, after)
            yield f"{talk.label} moves from {talk.when} to {now[key].when}.{left or _held(talk)}"
    for item in found:
        yield from _open(item, before)
    yield from _left_over(before, after)


def _open(item: Found, before: State) -> Iterator[str]:
    """A question about each meeting that a mail moves without saying which."""
    which = merge.moves(item.record, before.written, before.memory, item.announced).open
    times = dict(_stated([item]))
    people = before.written.get("interviewers")
    known = people if isinstance(people, Mapping) else {}
    for key, choices in which.items():
        labels = _labels(choices, known)
        yield (
            f"A mail moves a meeting to {times[key]}. Is it {listed(labels, 'or')}? Nothing was "
            "changed for it: write the new time there, or add the meeting with "
            "`secondround add session` if it is another."
        )
    said = merge.in_words(item.record, before.written, before.memory, item.said_off).open
    for key, choices in said.items():
        labels = _labels(choices, known)
        does = "calls off" if item.said_off[key] else "takes back the cancellation of"
        how = "write `called_off: true`" if item.said_off[key] else "take `called_off` out"
        which_one = f" Is it {listed(labels, 'or')}?" if labels else ""
        wanted = f": {how} there." if labels else ": no session in the record fits."
        yield (
            f"A mail {does} a meeting ({times[key]}).{which_one} Nothing was changed for it{wanted}"
        )


def _labels(choices: Sequence[merge.Talk], people: Mapping[str, Any]) -> list[str]:
    """What the sessions that could be meant are called, with day and time."""
    labels: list[str] = []
    for choice in choices:
        talk = _Talk(choice.session, str(choice.stage.get("date") or ""), people)
        labels.append(f"{talk.label[0].lower()}{talk.label[1:]} ({talk.when})")
    return labels


def _heir(talk: _Talk, was: Mapping[str, _Talk], now: Mapping[str, _Talk]) -> _Talk | None:
    """The session that has taken the place of one whose people are others now."""
    for key, other in now.items():
        people = talk.session.get("with")
        is_same = talk.when == other.when or talk.label == other.label
        is_same = (is_same and talk.date == other.date) or (
            bool(people) and people == other.session.get("with")
        )
        if key not in was and is_same:
            return other
    return None


def _left_there(talk: _Talk, state: State) -> str:
    """What to do about the entry of a session that has moved, where it stays for a person's text
    in it.
    """
    off = {**talk.session, MARK: "true"}
    for stage in merge.maps(state.written.get("rounds")):
        if stage.get("date") == talk.date and off in merge.maps(stage.get("sessions")):
            return (
                f" The old entry stays {_yours(talk)}, with `called_off: true`: copy your text, "
                "and take it out."
            )
    return ""


def _talks(state: State) -> dict[str, _Talk]:
    """The imported sessions of a record by their keys, where they are now."""
    talks = {}
    people = state.written.get("interviewers")
    for _, stage, fields in entry_places(state.memory.get("rounds"), state.written.get("rounds")):
        for key, session, _ in entry_places(fields.get("sessions"), stage.get("sessions")):
            known = people if isinstance(people, Mapping) else {}
            talks[key] = _Talk(session, str(stage.get("date") or ""), known)
    return talks


def _stated(found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """The key of each session in the invitations, with its day and time."""
    for item in found:
        for stage in entries(item.record.get("rounds")):
            for session in entries(stage.fields.get("sessions")):
                yield session.key, when(stage.fields.get("date"), session.fields.get("at"))


def _broken(talk: _Talk, planned: Planned) -> str:
    """What of the plan goes with a session."""
    ids = talk.session.get("with")
    stories = planned.get(frozenset(ids)) if isinstance(ids, list) else None
    if not stories:
        return ""
    names = listed([f"`{story}`" for story in stories])
    return f" The plan gave it {names}, free now for other sessions."


def _held(talk: _Talk) -> str:
    """What is noted of a session as if it had taken place."""
    noted = [f"`{name}`" for name in _NOTES if talk.session.get(name)]
    return f" It has {listed(noted)}: take that out if it has not taken place." if noted else ""


def _yours(talk: _Talk) -> str:
    """Why a session stays as it is: what a person wrote into it."""
    own = [f"`{name}`" for name in (*_PINS, *_NOTES) if talk.session.get(name)]
    return f"for what you wrote into it ({listed(own)})" if own else "for what you wrote there"


def _left_over(before: State, after: State) -> Iterator[str]:
    """Who was in a session and is in none any more."""
    people = after.written.get("interviewers")
    if not isinstance(people, Mapping):
        return
    for id_ in sorted(_met(before) - _met(after)):
        person = people.get(id_)
        if isinstance(person, Mapping):
            yield (
                f"{person.get('name') or id_} is in no session any more. Take `{id_}` out of "
                "`interviewers`, unless you still expect to meet or to thank them."
            )


def _met(state: State) -> set[str]:
    """The ids of everybody in a session."""
    ids: set[str] = set()
    for stage in merge.maps(state.written.get("rounds")):
        for session in merge.maps(stage.get("sessions")):
            ids |= merge.people_in(session)
    return ids
