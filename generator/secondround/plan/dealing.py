"""Questions to ask, dealt out over the sessions by the same engine as the stories.

In: an application and a round. Out: for each session the questions to ask there: answerable by somebody in the room,
as many as there is time for, none twice, save those asked of several on purpose so that the answers can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondround.plan import room
from secondround.plan.model import Asked
from secondround.plan.solver import Objective, Program, solve
from secondround.records.record import Interviewer, Role, Subject
from secondround.records.workspace import Application

MOST_COMPARED = 2
"""One or two questions asked of several are enough to compare; more would be the same talk seven times."""
SUITS: dict[Subject, frozenset[Role]] = {
    "goals": frozenset({"hiring manager", "senior manager", "executive"}),
    "contribution": frozenset({"hiring manager", "senior manager", "executive"}),
    "evaluation": frozenset({"recruiter", "hiring manager", "senior manager"}),
    "culture": frozenset({"recruiter", "hiring manager", "senior manager", "executive", "peer", "partner", "report"}),
    "path": frozenset({"recruiter", "hiring manager", "senior manager", "executive", "peer"}),
    "success": frozenset({"hiring manager", "senior manager", "executive", "partner"}),
    "team": frozenset({"hiring manager", "peer", "partner", "report"}),
    "role": frozenset({"recruiter", "hiring manager", "peer", "report"}),
    "company": frozenset({"recruiter", "senior manager", "executive", "partner", "customer"}),
    "customers": frozenset({"senior manager", "executive", "partner", "customer", "peer"}),
    "change": frozenset({"hiring manager", "senior manager", "executive"}),
    "next steps": frozenset({"recruiter", "hiring manager"}),
}
"""Who can answer what, where a question names neither people nor roles; whoever is missing here can answer anything."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question that may be asked, wherever it comes from."""

    text: str
    about: Subject
    source: str  # "record" or "library"
    id: str
    people: tuple[str, ...]  # interviewer ids it is for; none means whoever can answer
    roles: tuple[Role, ...]
    compare: bool
    place: int  # index in its list


@dataclass(frozen=True, slots=True)
class Dealt:
    """The questions of each session, and the candidate's own that nobody in this round can be asked."""

    sessions: tuple[tuple[Asked, ...], ...]
    left: tuple[Entry, ...]


def entries(application: Application) -> tuple[Entry, ...]:
    """The record's questions, then the library's; a text that the record has already is not asked again."""
    own = tuple(
        Entry(one.text, one.about, "record", one.id or "", one.for_, (), one.ask_everyone, place)
        for place, one in enumerate(application.record.questions)
    )
    taken = {_same(one.text) for one in own} | {one.id for one in own if one.id}
    shared: dict[str, Entry] = {}
    for place, one in reversed([*enumerate(application.library.questions)]):  # of one text, the first entry counts
        text = _same(one.text)
        if text not in taken and one.id not in taken:
            shared[text] = Entry(one.text, one.about, "library", one.id, (), one.roles, one.ask_everyone, place)
    return own + tuple(shared.values())[::-1]


def answering(people: Mapping[str, Interviewer], entry: Entry) -> tuple[str, ...]:
    """Who of a session's people can answer: those named, else those of the roles, else those the subject suits."""
    if entry.people:
        return tuple(id for id in people if id in entry.people)
    roles = entry.roles or SUITS.get(entry.about, ())
    if not roles:
        return tuple(people)
    return tuple(id for id, one in people.items() if one.role in roles or (one.role == "other" and not entry.roles))


def deal(application: Application, round: int, begun: Collection[int], *, seconds: float) -> Dealt:
    """The questions of every session of the round; none for sessions that have begun."""
    sessions, known = application.record.rounds[round].sessions, application.record.interviewers
    bank = entries(application)
    people = [{id: known[id] for id in session.with_ if id in known} for session in sessions]
    able = {
        (place, number): names
        for place in range(len(sessions))
        if place not in begun
        for number, entry in enumerate(bank)
        if (names := answering(people[place], entry))
    }
    rooms = {place: room.questions(session) for place, session in enumerate(sessions) if place not in begun}
    shared = compared(bank, able, rooms)
    asked = _Table(bank, able, rooms, shared).solve(seconds)
    dealt = tuple(
        tuple(
            _asked(bank[number], able[place, number], compare=(place, number) in shared)
            for number in asked.get(place, ())
        )
        for place in range(len(sessions))
    )
    used = {number for numbers in asked.values() for number in numbers}
    left = tuple(one for number, one in enumerate(bank) if one.source == "record" and number not in used)
    return Dealt(dealt, left)


def compared(
    bank: Sequence[Entry], able: Collection[tuple[int, int]], rooms: Mapping[int, int]
) -> set[tuple[int, int]]:
    """The pairs (session, question) of what is asked of several: in every session that can answer and has time for one
    more. The candidate's own come first, then those that most sessions can answer.
    """
    free = {place: most - 1 for place, most in rooms.items()}
    chosen: set[tuple[int, int]] = set()
    where = {
        number: [place for place, which in able if which == number] for number, one in enumerate(bank) if one.compare
    }
    for number in sorted(where, key=lambda one: (bank[one].source == "library", -len(where[one]), one)):
        places = [place for place in where[number] if free[place]]
        if len(places) > 1 and len({which for _, which in chosen}) < MOST_COMPARED:
            chosen |= {(place, number) for place in places}
            free |= {place: free[place] - 1 for place in places}
    return chosen


def _asked(entry: Entry, people: tuple[str, ...], *, compare: bool) -> Asked:
    return Asked(entry.text, entry.about, entry.source, entry.id, people, compare)


class _Table:
    """The programme, and what its columns stand for.

    Rows bind questions, or the questions of a subject, on one side, and sessions, or a subject in a session, on the
    other: a network, so that the relaxed solution is whole, and the plan costs a millisecond.
    """

    def __init__(
        self,
        bank: Sequence[Entry],
        able: Collection[tuple[int, int]],
        rooms: Mapping[int, int],
        shared: Collection[tuple[int, int]],
    ) -> None:
        self.bank, self.rooms, self.program = bank, rooms, Program()
        several = {number for _, number in shared}
        self.asked = {
            pair: self.program.column(lower=int(pair in shared))
            for pair in able
            if pair in shared or pair[1] not in several
        }
        self.in_session: dict[int, list[int]] = {}
        self.of_question: dict[int, list[int]] = {}
        self.of_subject: dict[str, list[int]] = {}
        self.in_both: dict[tuple[int, str], list[int]] = {}
        for (place, number), column in self.asked.items():
            self.in_session.setdefault(place, []).append(column)
            self.of_subject.setdefault(bank[number].about, []).append(column)
            self.in_both.setdefault((place, bank[number].about), []).append(column)
            if number not in several:
                self.of_question.setdefault(number, []).append(column)
        for place, columns in self.in_session.items():
            self.program.row(dict.fromkeys(columns, 1), most=rooms[place])
        for columns in self.of_question.values():
            if len(columns) > 1:  # else the column's own bound says it
                self.program.row(dict.fromkeys(columns, 1), most=1)

    def solve(self, seconds: float) -> dict[int, tuple[int, ...]]:
        """The numbers of the questions of each session: the candidate's own first, then the library's."""
        bank, places, sessions = len(self.bank), sum(self.rooms.values()), max(self.rooms, default=0) + 1
        objectives = [
            Objective("own", self._each(lambda _, one: int(self.bank[one].source == "record")), places),
            Objective("asked", dict.fromkeys(self.asked.values(), 1), places),
            Objective("subjects", self._met(self.of_subject.values()), len(self.of_subject)),
            Objective("variety", self._met(self.in_both.values()), places),
            Objective("suited", self._each(self._suited), places * 2),
            Objective("order", self._each(lambda _, one: bank - one), places * bank),
            Objective(
                "turn", self._each(lambda place, one: (sessions - place) * (bank - one)), places * bank * sessions
            ),
        ]
        optimum = solve(self.program, objectives, list(self.asked.values()), seconds)
        found: dict[int, tuple[int, ...]] = {}
        for place, number in sorted(pair for pair, column in self.asked.items() if optimum.columns[column]):
            found[place] = (*found.get(place, ()), number)
        return found

    def _met(self, sets: Iterable[list[int]]) -> dict[int, int]:
        """Columns that count of how many of the sets a question is asked."""
        return {self.program.met(columns)[0]: 1 for columns in sets}

    def _each(self, worth: Callable[[int, int], int]) -> dict[int, int]:
        return {column: value for pair, column in self.asked.items() if (value := worth(*pair))}

    def _suited(self, _: int, number: int) -> int:
        """2 where the question names its people, 1 where it names roles: somebody thought of who can answer."""
        entry = self.bank[number]
        return 2 * bool(entry.people) or int(bool(entry.roles))


def _same(text: str) -> str:
    return " ".join(text.lower().split())
