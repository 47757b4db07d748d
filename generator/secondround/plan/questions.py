"""Questions to ask, assigned to the sessions by the same engine as the stories.

In: an application and a round. Out: for each session the questions to ask there: answerable by
somebody in the room, as many as there is time for, none twice, save those asked of several on
purpose so that the answers can be compared. No person is asked the same twice, in this round or a
later one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondround.plan import capacity
from secondround.plan.askable import Entry, answering, entries
from secondround.plan.milp import Objective, Program, solve
from secondround.plan.model import Asked
from secondround.records import Application
from secondround.records.models import Interviewer, Role, Subject

MOST_COMPARED = 2
"""One or two questions asked of several are enough to compare; more would be the same talk seven
times.
"""
NEEDED: dict[Subject, tuple[Role, ...]] = {
    "next steps": ("recruiter", "hiring manager"),
    "evaluation": ("hiring manager", "senior manager", "recruiter"),
}
"""What every round has to ask, however short its sessions, and of whom rather."""
ANEW: frozenset[Subject] = frozenset({"next steps"})
"""What has another answer in each round, so that who was asked before may be asked again."""


Pair = tuple[int, int]
"""Index of a session, number of a question."""


@dataclass(frozen=True, slots=True)
class AssignedQuestions:
    """The questions of each session, and the candidate's own that are asked of nobody in this
    round.
    """

    sessions: tuple[tuple[Asked, ...], ...]
    left: tuple[
        tuple[Entry, tuple[int, ...]], ...
    ]  # with the sessions in which somebody could answer
    able: frozenset[int]  # sessions in which somebody could answer something


def assign(application: Application, round: int, begun: Collection[int]) -> AssignedQuestions:
    """The questions of every session of the round; none for those that have begun, where theirs
    count as asked.
    """
    bank, before = entries(application), dict[int, set[str]]()
    for stage, past in enumerate(application.record.rounds[:round]):
        for (place, number), names in _round(application, stage, bank, before).asked.items():
            if past.sessions[place].held:
                before.setdefault(number, set()).update(names)
    assigned = _round(application, round, bank, before)
    sessions = application.record.rounds[round].sessions
    found: list[list[Asked]] = [[] for _ in sessions]
    for (place, number), names in sorted(assigned.asked.items()):
        if place not in begun:
            one = bank[number]
            found[place].append(
                Asked(one.text, one.about, one.source, one.id, names, number in assigned.several)
            )
    used = {number for _, number in assigned.asked}
    left = tuple(
        (one, tuple(place for place, which in assigned.able if which == number))
        for number, one in enumerate(bank)
        if one.source == "record" and number not in used
    )
    answered = frozenset(
        place for place, people in enumerate(_people(application, round)) if _any(bank, people)
    )
    return AssignedQuestions(tuple(map(tuple, found)), left, answered)


@dataclass(frozen=True, slots=True)
class _Round:
    """How a round's questions fall, and whose they are."""

    asked: dict[Pair, tuple[str, ...]]  # whom to ask
    several: frozenset[int]  # questions asked of several, to compare
    able: dict[Pair, tuple[str, ...]]  # who could be asked


def _round(
    application: Application,
    round: int,
    bank: Sequence[Entry],
    before: Mapping[int, Collection[str]],
) -> _Round:
    """The round assigned as a whole, so that the afternoon keeps its questions once the morning is
    over.
    """
    people = _people(application, round)
    sessions = application.record.rounds[round].sessions
    order = sorted(range(len(sessions)), key=lambda place: (str(sessions[place].at or ""), place))
    able = _unasked(bank, people, before, order)
    needed = fixed(bank, able, people, order)
    capacities = {
        place: max(capacity.questions(session), sum(where == place for where, _ in needed))
        for place, session in enumerate(sessions)
    }
    shared = compared(bank, able, capacities, needed)
    several = frozenset(number for _, number in shared)
    asked = QuestionModel(bank, able, capacities, {*shared, *needed}, several).solve()
    return _Round({pair: shared.get(pair, able[pair]) for pair in asked}, several, able)


def _unasked(
    bank: Sequence[Entry],
    people: Sequence[Mapping[str, Interviewer]],
    before: Mapping[int, Collection[str]],
    order: Sequence[int],
) -> dict[Pair, tuple[str, ...]]:
    """Who can be asked what, in the order of the day: all that can answer, but for those who were
    asked it before.

    A question of the candidate's own may have been written since. So where nobody else is left, it
    is asked again.
    """
    able: dict[Pair, tuple[str, ...]] = {}
    new: dict[Pair, tuple[str, ...]] = {}
    for place in order:
        for number, entry in enumerate(bank):
            names = answering(people[place], entry)
            known = () if entry.about in ANEW else before.get(number, ())
            if names:
                able[place, number] = names
            if names := tuple(id for id in names if id not in known):
                new[place, number] = names
    left = {number for _, number in new}
    again = {pair for pair in able if pair[1] not in left and bank[pair[1]].source == "record"}
    return {
        pair: new.get(pair, names) for pair, names in able.items() if pair in new or pair in again
    }


def _people(application: Application, round: int) -> list[dict[str, Interviewer]]:
    known = application.record.interviewers
    return [
        {id: known[id] for id in one.with_ if id in known}
        for one in application.record.rounds[round].sessions
    ]


def _any(bank: Iterable[Entry], people: Mapping[str, Interviewer]) -> bool:
    return any(answering(people, entry) for entry in bank)


def fixed(
    bank: Sequence[Entry], able: Mapping[Pair, Sequence[str]], people: Sequence[Mapping[str, Interviewer]],
    order: Sequence[int],
) -> set[Pair]:  # fmt: skip
    """The pairs of what every round has to ask: the first question on it, of whoever knows best, at
    any length.

    How the work is judged is asked early in the day, and what comes next as late as can be.
    """
    found: set[Pair] = set()
    for subject, roles in NEEDED.items():
        number = min((which for _, which in able if bank[which].about == subject), default=None)
        if number is None:
            continue
        ranks = {}
        for turn, place in enumerate(order):
            known = [people[place][id].role for id in able.get((place, number), ())]
            if known:
                rank = min(roles.index(role) if role in roles else len(roles) for role in known)
                ranks[place] = (rank, -turn if subject == "next steps" else turn)
        found.add((min(ranks, key=lambda place: ranks[place]), number))
    return found


def compared(
    bank: Sequence[Entry],
    able: Mapping[Pair, tuple[str, ...]],
    capacities: Mapping[int, int],
    needed: Collection[Pair],
) -> dict[Pair, tuple[str, ...]]:
    """What is asked of several, and whom: in every session with somebody new to ask and time for
    it.

    They fill at most half of a session's places, and none that a question of the candidate's own
    needs, which can be asked there alone. The candidate's own come first, then those that most
    sessions can answer.
    """
    where: dict[int, list[int]] = {}
    for place, number in able:  # in the order of the day
        where.setdefault(number, []).append(place)
    free = {}
    for place, most in capacities.items():
        own = [n for n, places in where.items() if places == [place] and bank[n].source == "record"]
        taken = {number for there, number in needed if there == place} | set(own)
        free[place] = min(most // 2, most - len(taken))
    wanted = [number for number in where if bank[number].compare]
    chosen: dict[int, dict[Pair, tuple[str, ...]]] = {}
    for number in sorted(
        wanted, key=lambda one: (bank[one].source == "library", -len(where[one]), one)
    ):
        pairs = {pair: able[pair] for pair in needed if pair[1] == number}
        met = {id for names in pairs.values() for id in names}
        for place in where[number]:
            names = tuple(id for id in able[place, number] if id not in met)
            if names and free[place] > 0:
                pairs[place, number] = names
                met.update(names)
        if len(pairs) > 1 and len(chosen) < MOST_COMPARED:
            chosen[number] = pairs
            for place, _ in pairs.keys() - set(needed):
                free[place] -= 1
    return {pair: names for pairs in chosen.values() for pair, names in pairs.items()}


class QuestionModel:
    """The integer program of the questions, and what its columns stand for.

    Rows bind questions, or the questions of a subject, on one side, and sessions, or a subject in a
    session, on the other: a network, so that the relaxed solution is whole, and the plan costs a
    millisecond.
    """

    def __init__(
        self,
        bank: Sequence[Entry],
        able: Collection[Pair],
        capacities: Mapping[int, int],
        held: Collection[Pair],
        several: Collection[int],
    ) -> None:
        self.bank, self.capacities, self.program = bank, capacities, Program()
        self.asked = {
            pair: self.program.column(lower=int(pair in held))
            for pair in able
            if pair in held or pair[1] not in several
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
            self.program.row(dict.fromkeys(columns, 1), most=capacities[place])
        for columns in self.of_question.values():
            if len(columns) > 1:  # else the column's own bound says it
                self.program.row(dict.fromkeys(columns, 1), most=1)

    def solve(self) -> list[Pair]:
        """What is asked where."""
        bank, places, sessions = (
            len(self.bank),
            sum(self.capacities.values()),
            max(self.capacities, default=0) + 1,
        )
        objectives = [
            Objective(
                "own", self._each(lambda _, one: int(self.bank[one].source == "record")), places
            ),
            Objective("asked", dict.fromkeys(self.asked.values(), 1), places),
            Objective("subjects", self._counts(self.of_subject.values()), len(self.of_subject)),
            Objective("variety", self._counts(self.in_both.values()), places),
            Objective("suited", self._each(self._suited), places * 2),
            Objective("order", self._each(lambda _, one: bank - one), places * bank),
            Objective(
                "turn",
                self._each(lambda place, one: (sessions - place) * (bank - one)),
                places * bank * sessions,
            ),
        ]
        optimum = solve(self.program, objectives, list(self.asked.values()))
        return [pair for pair, column in self.asked.items() if optimum.columns[column]]

    def _counts(self, sets: Iterable[list[int]]) -> dict[int, int]:
        """Columns that count of how many of the sets a question is asked."""
        return {self.program.count_variables(columns)[0]: 1 for columns in sets}

    def _each(self, worth: Callable[[int, int], int]) -> dict[int, int]:
        return {column: value for pair, column in self.asked.items() if (value := worth(*pair))}

    def _suited(self, _: int, number: int) -> int:
        """2 where the question names its people, 1 where it names roles: somebody thought of who
        can answer.
        """
        entry = self.bank[number]
        return 2 * bool(entry.people) or int(bool(entry.roles))
