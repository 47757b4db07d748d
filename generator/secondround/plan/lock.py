"""The earlier plan, kept beside the record as `plan.lock.json` so that a small edit moves few
stories.

In: a plan, or the text of the file. Out: the text of the file, or the plan it holds. If a merge
left both sides in it, one is read. It is a file of its own because the packet's Markdown is written
for one edition and may be edited or missing; this one holds ids, and the times and names by which
sessions are found again.
"""

from __future__ import annotations

import json
from typing import Any

from secondround.plan.model import Earlier, EarlierSession, Plan, story_ids
from secondround.records import Application
from secondround.records.models import Session
from secondround.vocabulary import layout

VERSION = 1
MARKS = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}
"""What git writes into a file if a merge stops, and whose lines follow."""


def write(plan: Plan, application: Application) -> str:
    """The text of the lock file."""
    stage = application.record.rounds[plan.round]
    sessions = []
    for planned in plan.sessions:
        session = stage.sessions[planned.index]
        known = {"at": _time(session), "name": session.name or ""}
        chosen = {
            "with": list(planned.interviewers),
            "leads": story_ids(planned.leads),
            "backups": story_ids(planned.backups),
        }
        sessions.append({key: value for key, value in known.items() if value} | chosen)
    content = {"version": VERSION, "round": stage.name, "sessions": sessions}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def of(plan: Plan, application: Application) -> Earlier:
    """The plan as an earlier one."""
    return read(write(plan, application))


def read(text: str) -> Earlier:
    """The plan in a lock file, or in the first readable side of it; ValueError if there is none."""
    fault = ValueError(f"this is no {layout.LOCK}")
    for side in sides(text):
        try:
            return _read(side)
        except ValueError as error:
            fault = error
    raise fault


def sides(text: str) -> tuple[str, ...]:
    """The text as each side of a merge had it, ours first; the text itself if no merge stopped in
    it.
    """
    ours: list[str] = []
    theirs: list[str] = []
    where, found = "", False
    for line in text.splitlines(keepends=True):
        mark = line[:7]
        if mark in MARKS and line[7:8] in {"", " ", "\r", "\n"}:
            where, found = MARKS[mark], True
            continue
        if where in {"", "ours"}:
            ours.append(line)
        if where in {"", "theirs"}:
            theirs.append(line)
    return ("".join(ours), "".join(theirs)) if found else (text,)


def merging(text: str) -> bool:
    """Whether a merge left both sides in the text."""
    return len(sides(text)) > 1


def matched(
    earlier: Earlier | None, name: str, sessions: tuple[Session, ...]
) -> dict[int, EarlierSession]:
    """The session of the earlier plan that each session was: the one most like it in people, name
    and time.

    The index decides only between sessions that are alike in all of these.
    """
    if earlier is None or earlier.round != name:
        return {}
    pairs = []
    for index, now in enumerate(sessions):
        for before, was in enumerate(earlier.sessions):
            likeness = _likeness(was, now)
            if likeness:
                pairs.append((-likeness, abs(before - index), index, before))
    found: dict[int, int] = {}
    for _, _, index, before in sorted(pairs):  # the most alike first
        if index not in found and before not in found.values():
            found[index] = before
    return {index: earlier.sessions[before] for index, before in found.items()}


def _likeness(was: EarlierSession, now: Session) -> float:
    """How alike the two are. The people count most, then the name, then the time; name and time
    together count more than the people. Two sessions without anybody have the same people.
    """
    before, after = set(was.interviewers), set(now.with_)
    people = len(before & after) / len(before | after) if before or after else 1
    same_name = bool(was.name) and was.name == now.name
    same_time = bool(was.at) and was.at == _time(now)
    return 4 * people + 3 * same_name + 2 * same_time


def _time(session: Session) -> str:
    return f"{session.at:%H:%M}" if session.at else ""


def _read(text: str) -> Earlier:
    try:
        content = json.loads(text)
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']} of {layout.LOCK} is not known")
        return Earlier(_text(content["round"]), tuple(map(_session, content["sessions"])))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"this is no {layout.LOCK}") from error


def _session(content: Any) -> EarlierSession:
    return EarlierSession(
        interviewers=_texts(content["with"]),
        leads=_texts(content["leads"]),
        backups=_texts(content["backups"]),
        at=_text(content.get("at", "")),
        name=_text(content.get("name", "")),
    )


def _texts(content: Any) -> tuple[str, ...]:
    if not isinstance(content, list):
        raise TypeError(content)
    return tuple(map(_text, content))


def _text(content: Any) -> str:
    if not isinstance(content, str):
        raise TypeError(content)
    return content
