"""Questions to ask, dealt out over the sessions by the same engine as the stories.

In: an application and a round. Out: for each session the questions to ask there: answerable by somebody in the room,
as many as there is time for, none twice, save those asked of several on purpose so that the answers can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from secondround.plan import room
from secondround.plan.model import Asked
from secondround.plan.solver import Objective, Program, solve
from secondround.records.record import Role, Session, Subject
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
    shared = [
        Entry(one.text, one.about, "library", one.id, (), one.roles, one.ask_everyone, place)
        for place, one in enumerate(application.library.questions)
        if _same(one.text) not in taken and one.id not in taken
    ]
    return own + tuple({_same(one.text): one for one in reversed(shared)}.values())[::-1]


def answering(application: Application, session: Session, entry: Entry) -> tuple[str, ...]:
    """The people in the session who can answer: those named, else those of the roles, else those the subject suits."""
    people = {id: application.record.interviewers[id] for id in session.with_ if id in application.record.interviewers}
    if entry.people:
        return tuple(id for id in people if id in entry.people)
    roles = entry.roles or SUITS.get(entry.about, ())
    if not roles:
        return tuple(people)
    return tuple(id for id, one in people.items() if one.role in roles or (one.role == "other" and not entry.roles))


def deal(application: Application, round: int, begun: Collection[int], *, seconds: float) -> Dealt:
    """The questions of every session of the round; none for sessions that have begun."""
    sessions = application.record.rounds[round].sessions
    bank = entries(application)
    table = _Table(
        [
            (place, number, answering(application, session, entry))
            for place, session in enumerate(sessions)
            if place not in begun
            for number, entry in enumerate(bank)
        ],
        bank,
        {place: room.questions(session) for place, session in enumerate(sessions)},
    )
    asked = table.solve(seconds)
    dealt = tuple(
        tuple(_asked(bank[number], table.people[place, number], compare=number in table.shared) for number in numbers)
        for place, numbers in ((place, asked.get(place, ())) for place in range(len(sessions)))
    )
    used = {number for numbers in asked.values() for number in numbers}
    left = tuple(one for number, one in enumerate(bank) if one.source == "record" and number not in used)
    return Dealt(dealt, left)


def _asked(entry: Entry, people: tuple[str, ...], *, compare: bool) -> Asked:
    return Asked(entry.text, entry.about, entry.source, entry.id, people, compare)


class _Table:
    """The programme, and what its columns stand for."""

    def __init__(
        self, pairs: Collection[tuple[int, int, tuple[str, ...]]], bank: tuple[Entry, ...], rooms: dict[int, int]
    ) -> None:
        self.bank, self.rooms, self.program = bank, rooms, Program()
        self.people = {(place, number): people for place, number, people in pairs if people}
        self.asked = {pair: self.program.column() for pair in self.people}
        self.shared = {number for number, entry in enumerate(bank) if entry.compare and len(self._of(number)) > 1}
        for place, most in rooms.items():
            self.program.row(dict.fromkeys(self._in(place), 1), most=most)
        self.chosen = {number: self._compared(number) for number in sorted(self.shared)}
        self.program.row(dict.fromkeys(self.chosen.values(), 1), most=MOST_COMPARED)
        for number in range(len(bank)):
            if number not in self.shared:
                self.program.row(dict.fromkeys(self._of(number), 1), most=1)

    def solve(self, seconds: float) -> dict[int, tuple[int, ...]]:
        """The numbers of the questions of each session: the candidate's own first, then the library's."""
        own = [number for number, entry in enumerate(self.bank) if entry.source == "record"]
        subjects = {(place, self.bank[number].about) for place, number in self.asked}
        bank, places = len(self.bank), sum(self.rooms.values())
        objectives = [
            Objective("own", self._any(self._of(number) for number in own), len(own)),
            Objective("asked", dict.fromkeys(self.asked.values(), 1), places),
            Objective("compared", dict.fromkeys(self.chosen.values(), 1), MOST_COMPARED),
            Objective("subjects", self._any(self._about(subject) for subject in sorted({s for _, s in subjects})), 20),
            Objective("variety", self._any(self._about(subject, place) for place, subject in sorted(subjects)), places),
            Objective("suited", self._each(self._suited), places * 2),
            Objective("order", self._each(lambda _, number: bank - number), places * bank),
        ]
        optimum = solve(self.program, objectives, list(self.asked.values()), seconds)
        found: dict[int, tuple[int, ...]] = {}
        for place, number in sorted(pair for pair, column in self.asked.items() if optimum.columns[column]):
            found[place] = (*found.get(place, ()), number)
        return found

    def _compared(self, number: int) -> int:
        """The column that says whether the question is asked of several: of two at least, or of nobody."""
        chosen = self.program.column()
        columns = self._of(number)
        self.program.row(dict.fromkeys(columns, 1) | {chosen: -2}, least=0)
        for column in columns:
            self.program.row({column: 1, chosen: -1}, most=0)
        return chosen

    def _any(self, sets: Iterable[list[int]]) -> dict[int, int]:
        """Columns that count of how many of the sets a question is asked."""
        return {self.program.met(columns)[0]: 1 for columns in sets if columns}

    def _each(self, worth: Callable[[int, int], int]) -> dict[int, int]:
        return {column: value for pair, column in self.asked.items() if (value := worth(*pair))}

    def _suited(self, _: int, number: int) -> int:
        """2 where the question names its people, 1 where it names roles: somebody thought of who can answer."""
        entry = self.bank[number]
        return 2 * bool(entry.people) or int(bool(entry.roles))

    def _in(self, place: int) -> list[int]:
        return [column for (where, _), column in self.asked.items() if where == place]

    def _of(self, number: int) -> list[int]:
        return [column for (_, which), column in self.asked.items() if which == number]

    def _about(self, subject: str, place: int | None = None) -> list[int]:
        return [
            column
            for (where, number), column in self.asked.items()
            if self.bank[number].about == subject and place in (None, where)
        ]


def _same(text: str) -> str:
    return " ".join(text.lower().split())
