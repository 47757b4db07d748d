"""What has changed in the story plan: which stories moved, and which gaps opened or closed.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.diff.model import State
from secondround.diff.pairs import paired
from secondround.packet import words
from secondround.plan import Gap, Plan, who
from secondround.records import Application
from secondround.records.models import Round, Session
from secondround.text import listed, quoted

Where = tuple[tuple[bool, object], ...]
"""Where a story is: in reserve or told, and in which session."""


def moves(old: State, new: State) -> Iterator[str]:
    """Stories that are told to others than before, or no longer, or newly."""
    if old.plan is None or new.plan is None:
        return
    before, after = stage(old.application, old.plan), stage(new.application, new.plan)
    if before.name != after.name:
        yield f"The round to prepare is now {quoted(after.name)}; it was {quoted(before.name)}."
        return
    same = {i: j for i, j in paired(before.sessions, after.sessions, together) if i is not None}
    was = _places(old.plan, {i: ("was", i) if j is None else j for i, j in same.items()})
    now = _places(new.plan, {j: j for j in range(len(after.sessions))})
    for story in dict.fromkeys((*now, *was)):
        if was.get(story) != now.get(story):
            title = next(
                one.title
                for state in (new, old)
                for one in state.application.candidate.stories
                if one.id == story
            )
            yield _move(title, _told(old, story), _told(new, story))


def together(old: Session, new: Session) -> float:
    """How many of the people of two sessions are the same."""
    return len(set(old.with_) & set(new.with_)) / len(set(old.with_) | set(new.with_))


def name(application: Application, session: Session) -> str:
    """A session as a sentence names it: its people, else its own name where they are many; the time
    if met twice.
    """
    if session.name and len(session.with_) > 3:  # noqa: PLR2004 - fills a line
        return session.name
    for number, one in enumerate(application.record.rounds):
        for place, other in enumerate(one.sessions):
            if other is session:
                return who(application, number, place)
    return listed([application.record.interviewers[id_].name for id_ in session.with_])


def gaps(old: State, new: State) -> Iterator[str]:
    """Gaps that the bank has now, and those that it had."""
    before, after = (
        [gap.message for gap in state.plan.gaps] if state.plan else [] for state in (old, new)
    )
    yield from (f"New: {words.sentence(message)}" for message in after if message not in before)
    gone = [gap for gap in (old.plan.gaps if old.plan else ()) if gap.message not in after]
    yield from (
        f"Closed: {words.sentence(gap.message)}" for gap in gone if not _passed(gap, old, new)
    )


def _passed(gap: Gap, old: State, new: State) -> bool:
    """Whether a gap is gone because its session, or the whole round, is over: nothing has filled
    it.
    """
    if old.plan is None or new.plan is None:
        return False
    before, after = stage(old.application, old.plan), stage(new.application, new.plan)
    if before.name != after.name or not any(not session.begun for session in new.plan.sessions):
        return True
    over = {session.index for session in new.plan.sessions if session.begun}
    over -= {session.index for session in old.plan.sessions if session.begun}
    if gap.session is None:
        return gap.kind == "question" and bool(over)
    same = {i: j for i, j in paired(before.sessions, after.sessions, together) if i is not None}
    return same.get(gap.session) in over


def stage(application: Application, plan: Plan) -> Round:
    """The round that the plan is of."""
    return application.record.rounds[plan.round]


def _places(plan: Plan, sessions: dict[int, object]) -> dict[str, Where]:
    places: dict[str, Where] = {}
    for session in plan.sessions:
        for spare, choices in ((False, session.leads), (True, session.backups)):
            for choice in choices:
                places[choice.story] = (
                    *places.get(choice.story, ()),
                    (spare, sessions[session.index]),
                )
    return places


def _told(state: State, story: str) -> tuple[list[str], list[str]]:
    """To whom a story is told, and for whom it is in reserve."""
    told: list[str] = []
    spare: list[str] = []
    sessions = stage(state.application, state.plan).sessions if state.plan else ()
    for planned in state.plan.sessions if state.plan else ():
        session = sessions[planned.index]
        who = name(state.application, session)
        told += [who for choice in planned.leads if choice.story == story]
        spare += [who for choice in planned.backups if choice.story == story]
    return told, spare


def _move(title: str, old: tuple[list[str], list[str]], new: tuple[list[str], list[str]]) -> str:
    before, after = _said(*old), _said(*new)
    if not before:
        return f"{quoted(title)} is new in the plan: {after}."
    if not after:
        return f"{quoted(title)} is no longer planned; it was {_planned(before)}."
    if not (old[1] or new[1]):
        return f"{quoted(title)} moves from {listed(old[0])} to {listed(new[0])}."
    return f"{quoted(title)} is now {after}; it was {_planned(before)}."


def _said(told: list[str], spare: list[str]) -> str:
    parts = [f"told to {listed(told)}"] if told else []
    return " and ".join([*parts, f"in reserve for {listed(spare)}"] if spare else parts)


def _planned(said: str) -> str:
    """What was to be: nothing says that it was told."""
    return f"to be {said}" if said.startswith("told") else said
