"""What has changed in the story plan: which stories moved, and which gaps opened or closed.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from secondround.diff.model import State
from secondround.diff.pairs import alike, partners, texts
from secondround.plan import Gap, Plan, who
from secondround.records import Application
from secondround.records.models import Round, Session
from secondround.text import as_sentence, listed, quoted

_FILLS_A_LINE: Final = 3
"""More people than this go by their session's name."""

Missing = tuple[str | int, ...]
"""What a gap is about: its kind, and the person, the requirement, the answer or the session."""

Places = tuple[tuple[bool, object], ...]
"""Where a story is: whether in reserve, and in which session."""


def moves(old: State, new: State) -> Iterator[str]:
    """Stories that go to other people than before, or to nobody now, or are new in the plan."""
    if old.plan is None or new.plan is None:
        return
    before, after = stage(old.application, old.plan), stage(new.application, new.plan)
    if before.name != after.name:
        yield f"The round to prepare is now {quoted(after.name)}; it was {quoted(before.name)}."
        return
    same = kept(before, after)
    # A session that is gone is none of the new round's, whatever its index.
    was = _places(old.plan, lambda index: same.get(index, ("gone", index)))
    now = _places(new.plan, lambda index: index)
    for story in now | was:
        if was.get(story) != now.get(story):
            state = new if story in now else old
            title = state.application.story(story).title
            yield _move(title, _people(old, story), _people(new, story))


def together(old: Session, new: Session) -> float:
    """How many of the people of two sessions are the same; without people, whether the sessions
    are called the same.
    """
    everybody = set(old.with_) | set(new.with_)
    if not everybody:
        return float(old.title == new.title)
    return len(set(old.with_) & set(new.with_)) / len(everybody)


def kept(before: Round, after: Round) -> dict[int, int]:
    """For each session that is still there, by its index then, its index now."""
    found = partners(before.sessions, after.sessions, together)
    return {then: now for now, then in found.items()}


def name(application: Application, session: Session) -> str:
    """A session as a sentence names it: its people, else its own name where they are many; the time
    if met twice.
    """
    if session.name and len(session.with_) > _FILLS_A_LINE:
        return session.name
    for number, each in enumerate(application.record.rounds):
        for index, other in enumerate(each.sessions):
            if other is session:
                return who(application, number, index)
    return application.record.names(session)


def gaps(old: State, new: State) -> Iterator[str]:
    """Gaps that have opened or closed; one that is only worded differently has done neither."""
    indices = _earlier_indices(old, new)
    old_gaps = [(gap, _missing(gap, None)) for gap in _gaps(old)]
    new_gaps = [(gap, _missing(gap, indices)) for gap in _gaps(new)]
    before: set[Missing] = set()
    for _, missing in old_gaps:
        before |= missing
    after: set[Missing] = set()
    for gap, missing in new_gaps:
        after |= missing
        if not missing <= before:
            yield f"New: {as_sentence(gap.message)}"
    for gap, missing in old_gaps:
        if missing.isdisjoint(after) and not _has_passed(gap, old, new):
            yield f"Closed: {as_sentence(gap.message)}"


def _gaps(state: State) -> tuple[Gap, ...]:
    return state.plan.gaps if state.plan else ()


def _earlier_indices(old: State, new: State) -> dict[str, dict[int, int]]:
    """What may have a gap, by the name of its list: for the index of each now, its index then."""
    was, now = old.application.record, new.application.record
    found = {
        "requirements": partners(texts(was.role.requirements), texts(now.role.requirements), alike),
        "questions": partners(texts(was.questions), texts(now.questions), alike),
    }
    if old.plan and new.plan:
        before, after = stage(old.application, old.plan), stage(new.application, new.plan)
        if before.name == after.name:
            found["sessions"] = partners(before.sessions, after.sessions, together)
    return found


def _missing(gap: Gap, earlier: Mapping[str, Mapping[int, int]] | None) -> set[Missing]:
    """What a gap says is missing, whatever its words: a competency for each person who cares about
    it, or else an answer, a requirement, a question or what a session needs.

    earlier: of a gap of now, the indices of then, so that both speak of the same things.
    """
    if gap.people:
        return {(gap.kind, person, gap.subject) for person in gap.people}
    if not gap.path:
        return {(gap.kind, gap.subject)}
    *_, kind_of_thing, index = gap.path
    if earlier is not None:
        # What was not there then has an index that nothing had.
        index = earlier.get(str(kind_of_thing), {}).get(int(index), -1 - int(index))
    return {(gap.kind, kind_of_thing, index)}


def _has_passed(gap: Gap, old: State, new: State) -> bool:
    """Whether a gap is gone because its session, or the whole round, is over: nothing has filled
    it.
    """
    if old.plan is None or new.plan is None:
        return False
    before, after = stage(old.application, old.plan), stage(new.application, new.plan)
    finished = over(new.plan)
    if before.name != after.name or len(finished) == len(new.plan.sessions):
        return True
    if gap.session is None:
        return gap.kind == "question" and bool(finished - over(old.plan))
    return kept(before, after).get(gap.session) in finished - over(old.plan)


def over(plan: Plan) -> set[int]:
    """The sessions that are over."""
    return {session.index for session in plan.sessions if session.begun}


def stage(application: Application, plan: Plan) -> Round:
    """The round that the plan is of."""
    return application.record.rounds[plan.round]


def _places(plan: Plan, session_id: Callable[[int], object]) -> dict[str, Places]:
    """Where each story is; `session_id` gives a session of an index its name."""
    places: dict[str, Places] = {}
    for session in plan.sessions:
        for in_reserve, choices in ((False, session.leads), (True, session.backups)):
            place = (in_reserve, session_id(session.index))
            for choice in choices:
                places[choice.story] = (*places.get(choice.story, ()), place)
    return places


def _people(state: State, story: str) -> tuple[list[str], list[str]]:
    """Who is told a story, and who it is in reserve for."""
    told: list[str] = []
    in_reserve: list[str] = []
    if state.plan is None:
        return told, in_reserve
    sessions = stage(state.application, state.plan).sessions
    for planned in state.plan.sessions:
        people = name(state.application, sessions[planned.index])
        for choices, names in ((planned.leads, told), (planned.backups, in_reserve)):
            if any(choice.story == story for choice in choices):
                names.append(people)
    return told, in_reserve


def _move(title: str, old: tuple[list[str], list[str]], new: tuple[list[str], list[str]]) -> str:
    after = _planned(*new, "told")
    # What was planned was to be told: nothing says that it was.
    before = _planned(*old, "to be told")
    if not before:
        return f"{quoted(title)} is new in the plan: {after}."
    if not after:
        return f"{quoted(title)} is no longer planned; it was {before}."
    if not (old[1] or new[1]):
        return f"{quoted(title)} moves from {listed(old[0])} to {listed(new[0])}."
    return f"{quoted(title)} is now {after}; it was {before}."


def _planned(told: list[str], in_reserve: list[str], verb: str) -> str:
    """Where a story is planned, in words, e.g. "told to A and in reserve for B"."""
    parts = []
    if told:
        parts.append(f"{verb} to {listed(told)}")
    if in_reserve:
        parts.append(f"in reserve for {listed(in_reserve)}")
    return " and ".join(parts)
