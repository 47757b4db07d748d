"""The earlier plan, kept beside the record as `plan.lock.json` so that a small edit moves few stories.

In: a plan, or the text of the file. Out: the text of the file, or what it says. A file of its own and not the packet's
Markdown: the Markdown is written for one edition and may be edited or left out; this holds ids alone and reads back
exactly.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from secondround.plan.model import Plan
from secondround.records.record import Session
from secondround.records.workspace import Application

NAME = "plan.lock.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class EarlierSession:
    """What one session was to hear."""

    interviewers: tuple[str, ...]
    leads: tuple[str, ...]
    backups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The plan as it was: of one round, by name."""

    round: str
    sessions: tuple[EarlierSession, ...]


def write(plan: Plan, application: Application) -> str:
    """The text of the lock file."""
    sessions = [
        {
            "with": list(session.interviewers),
            "leads": [choice.story for choice in session.leads],
            "backups": [choice.story for choice in session.backups],
        }
        for session in plan.sessions
    ]
    content = {"version": VERSION, "round": application.record.rounds[plan.round].name, "sessions": sessions}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def read(text: str) -> Earlier:
    """What a lock file says; ValueError where it is none."""
    try:
        content = json.loads(text)
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']} of {NAME} is not known")
        return Earlier(_text(content["round"]), tuple(_session(one) for one in content["sessions"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"this is no {NAME}") from error


def matched(earlier: Earlier | None, name: str, sessions: tuple[Session, ...]) -> dict[int, EarlierSession]:
    """Which session of the earlier plan each session is: the one with the same people, else with most of them."""
    if earlier is None or earlier.round != name:
        return {}
    likeness = [
        (-_likeness(was.interviewers, now.with_), abs(before - place), place, before)
        for place, now in enumerate(sessions)
        for before, was in enumerate(earlier.sessions)
        if set(was.interviewers) & set(now.with_)
    ]
    found: dict[int, int] = {}
    for _, _, place, before in sorted(likeness):
        if place not in found and before not in found.values():
            found[place] = before
    return {place: earlier.sessions[before] for place, before in found.items()}


def _likeness(was: tuple[str, ...], now: tuple[str, ...]) -> float:
    return len(set(was) & set(now)) / len(set(was) | set(now))


def _session(content: Any) -> EarlierSession:
    return EarlierSession(_texts(content["with"]), _texts(content["leads"]), _texts(content["backups"]))


def _texts(content: Any) -> tuple[str, ...]:
    if not isinstance(content, list):
        raise TypeError(content)
    return tuple(_text(one) for one in content)


def _text(content: Any) -> str:
    if not isinstance(content, str):
        raise TypeError(content)
    return content
