"""Coverage: who hears which story, what it proves there, and what the minutes are filled with.

In: a view. Out: a `Coverage` of grids that fit a page however long the day is, or None without a
plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from secondround.packet import matching
from secondround.packet.model_pictures import Cell, Coverage, Grid, GridRow, Part
from secondround.packet.view import ScheduledSession, View
from secondround.plan import Plan, Spoken, proving, spoken, told_to
from secondround.text import as_sentence, capital, counted, listed
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

_COLUMNS: Final = 7
"""Sessions side by side that a page in print has room for, beside what the lines are about."""
_NOTHING: Final = Cell("", "")
_TOLD: Final = Cell("told", "told")
_RESERVE: Final = Cell("in reserve", "reserve")
_DARKEST: Final = 3
_LONGEST: Final = 6
"""The longest bar, in ems."""
_PARTS: Final = {
    "opening": "Opening",
    "stories": "Your stories",
    "follow-ups": "Their follow-ups",
    "questions": "Your questions",
    "free": "Left free",
}
"""What fills a session's minutes, in the order of a bar, with the line that counts it."""

Sessions = Sequence[ScheduledSession]


def coverage(view: View) -> Coverage | None:
    """Stories, requirements, the three questions that count and minutes, by session."""
    plan = view.plan
    if plan is None or not view.private or not any(session.leads for session in plan.sessions):
        return None
    parts: tuple[tuple[Grid, ...], ...] = ()
    hearing = tuple(s for s in view.sessions if s.leads or s.session.takes_stories)
    if len(hearing) > 1:
        parts = tuple(tuple(_grids(view, plan, sessions)) for sessions in _split(hearing))
    return Coverage(
        balance="" if parts else _balance(plan),
        remarks=tuple(map(as_sentence, plan.coverage.remarks)),
        parts=parts,
    )


def _split(sessions: Sessions) -> Iterator[Sessions]:
    """The day in parts of about the same length, none wider than a page."""
    parts = -(-len(sessions) // _COLUMNS)
    for part in range(parts):
        yield sessions[len(sessions) * part // parts : len(sessions) * (part + 1) // parts]


def _grids(view: View, plan: Plan, sessions: Sessions) -> Iterator[Grid]:
    yield _stories(view, sessions)
    if view.record.role.requirements:
        yield _requirements(view, plan, sessions)
    yield _three(plan, sessions)
    if any(map(_filled, sessions)):
        yield _minutes(sessions)


def _stories(view: View, sessions: Sessions) -> Grid:
    """A line for each story of those sessions, with which of the three it answers."""
    heard: dict[str, dict[int, Cell]] = {}
    for planned in matching.planned(sessions):
        cells = heard.setdefault(planned.story, {})
        cells[planned.session.index] = _RESERVE if planned.reserved else _TOLD
    rows = []
    for story, cells in heard.items():
        answers = (answer for answer in ANSWERS if answer in view.stories[story].answers)
        by_session = (cells.get(session.index, _NOTHING) for session in sessions)
        rows.append(GridRow(view.cue(story), "", tuple(by_session), "", ", ".join(answers)))
    caption = "Stories. A filled dot: told there. A ring: in reserve."
    return Grid(caption, "Story", _names(sessions), "Answers", (), tuple(rows))


def _requirements(view: View, plan: Plan, sessions: Sessions) -> Grid:
    """A line for each requirement, must-haves first, with all that proves it."""
    lines, bank = enumerate(view.record.role.requirements), view.candidate.stories
    rows = []
    for index, requirement in sorted(lines, key=lambda line: not line[1].must):
        proofs = plan.coverage.requirements[index]
        name = requirement.text if requirement.must else f"Nice to have: {requirement.text}"
        stories = len(set().union(*proofs))
        evidence = "" if stories else capital(requirement.evidence or "")
        total = _number(stories) if stories else "evidence" if evidence else "no proof"
        if total == "no proof" and told_to(view.record, view.index, proving(bank, requirement)):
            total = "told before"
        rows.append(GridRow(name, "", _counts(proofs, sessions), evidence, total))
    caption = "What they ask for, and how many stories prove it in each session."
    return Grid(caption, "Requirement", _times(sessions), "Total", (), tuple(rows))


def _three(plan: Plan, sessions: Sessions) -> Grid:
    """A line for each of the three questions that count."""
    answers = dict(plan.coverage.answers)
    rows = []
    for name, question in ANSWER_QUESTIONS.items():
        proofs = answers.get(name, ())
        total = _number(len(set().union(*proofs)))
        rows.append(GridRow(f"{capital(question)}?", "", _counts(proofs, sessions), "", total))
    caption = "The three questions that count, and how many stories answer them in each session."
    return Grid(caption, "Question", _times(sessions), "Total", (), tuple(rows))


def _minutes(sessions: Sessions) -> Grid:
    """Bars of what fills each session, and a line for each part of them."""
    times = [_filled(session) for session in sessions]
    longest = max(max(time.planned, time.available) for time in times if time)
    rows = [_planned(times)]
    for look, name in _PARTS.items():
        cells = tuple(_minutes_of(time, look) for time in times)
        if any(cell.text for cell in cells):
            rows.append(GridRow(name, look, cells, "", ""))
    bars = (tuple(_bar(time, longest)) for time in times)
    caption = "Minutes planned."
    return Grid(caption, "Minutes", _times(sessions), "Total", tuple(bars), tuple(rows))


def _planned(times: Sequence[Spoken | None]) -> GridRow:
    """Minutes planned of the minutes there are, by session and in all, where those are known."""
    cells, planned, available = [], 0, 0
    for time in times:
        if time is None:
            cells.append(_NOTHING)
            continue
        filled, there = spoken.whole_minutes(time.planned), time.available // 60
        planned, available = planned + filled, available + there
        cells.append(Cell(_of(filled, there), "over" if there and not time.fits else ""))
    is_known = all(time.available for time in times if time)
    return GridRow("Planned", "", tuple(cells), "", _of(planned, available if is_known else 0))


def _of(filled: int, there: int) -> str:
    """Minutes of the minutes that there are; 0 where nobody knows how many those are."""
    return f"{filled} of {there}" if there else str(filled)


def _minutes_of(time: Spoken | None, look: str) -> Cell:
    seconds = _seconds(time)[look] if time else 0
    # Minutes planned are rounded up, so what is left free is rounded down.
    minutes = seconds // 60 if look == "free" else spoken.whole_minutes(seconds)
    return Cell(str(minutes) if minutes else "", "")


def _bar(time: Spoken | None, longest: int) -> Iterator[Part]:
    for look, seconds in (_seconds(time) if time else {}).items():
        if seconds:
            yield Part(look, f"{_LONGEST * seconds / longest:.2f}")


def _seconds(time: Spoken) -> dict[str, int]:
    """What fills a session, by its part of the bar."""
    filled = (time.opening, time.stories, time.follow_ups, time.questions)
    free = max(time.available - time.planned, 0)
    return dict(zip(_PARTS, (*filled, free), strict=True))


def _filled(session: ScheduledSession) -> Spoken | None:
    """What fills a session, with no minutes to fill where nobody knows how many there are; None of
    one that is over, since nothing is planned there any more.
    """
    if session.plan is None or session.held:
        return None
    filled = session.plan.spoken
    return filled if session.is_length_known else replace(filled, available=0)


def _names(sessions: Sessions) -> tuple[str, ...]:
    """The heads of the first grid: time and people."""
    return tuple(session.labels.column for session in sessions)


def _times(sessions: Sessions) -> tuple[str, ...]:
    """The heads of the grids below it, which are read in the same columns."""
    return tuple(session.labels.short for session in sessions)


def _counts(proofs: Sequence[tuple[str, ...]], sessions: Sessions) -> tuple[Cell, ...]:
    """How many stories each session has for a line; the more, the darker."""
    cells = []
    for session in sessions:
        number = len(proofs[session.index]) if proofs else 0
        cells.append(Cell(str(number), f"n{min(number, _DARKEST)}") if number else _NOTHING)
    return tuple(cells)


def _number(stories: int) -> str:
    return f"{stories} {'story' if stories == 1 else 'stories'}" if stories else "none"


def _balance(plan: Plan) -> str:
    """The balance in a line: how many stories answer each of the three."""
    answers = dict(plan.coverage.answers)
    parts: list[str] = []
    for name, question in ANSWER_QUESTIONS.items():
        stories = set().union(*answers.get(name, ()))
        number = counted(len(stories), "story", "stories") if stories else "none"
        if parts:
            parts.append(f"“{question}” by {number}")
        else:
            parts.append(f"“{capital(question)}” is answered by {number}")
    return f"{parts[0]}, {listed(parts[1:])}."
