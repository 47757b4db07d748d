"""The questions of a round as an integer program.

In: the questions, where each can be asked, and how many a session holds. Out: what is asked where.
It must not know people: who can answer was decided before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from secondround.plan.askable import Entry
from secondround.plan.milp import Objective, Program, solve

Pair = tuple[int, int]
"""Index of a session, index of a question."""


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
        """The pairs in `held` are always asked, and the questions in `several` nowhere else."""
        self.bank, self.capacities, self.program = bank, capacities, Program()
        self.columns: dict[Pair, int] = {}
        in_session: dict[int, list[int]] = {}
        of_question: dict[int, list[int]] = {}
        self.of_subject: dict[str, list[int]] = {}
        self.in_both: dict[tuple[int, str], list[int]] = {}
        for session, question in able:
            if question in several and (session, question) not in held:
                continue
            column = self.program.column(lower=int((session, question) in held))
            about = bank[question].about
            self.columns[session, question] = column
            in_session.setdefault(session, []).append(column)
            self.of_subject.setdefault(about, []).append(column)
            self.in_both.setdefault((session, about), []).append(column)
            if question not in several:
                of_question.setdefault(question, []).append(column)
        for session, columns in in_session.items():
            self.program.row(dict.fromkeys(columns, 1), most=capacities[session])
        for columns in of_question.values():
            if len(columns) > 1:  # else the column's own bound says it
                self.program.row(dict.fromkeys(columns, 1), most=1)

    def solve(self) -> list[Pair]:
        """What is asked where."""
        optimum = solve(self.program, self._objectives(), list(self.columns.values()))
        return [pair for pair, column in self.columns.items() if optimum.columns[column]]

    def _objectives(self) -> list[Objective]:
        bank, places = len(self.bank), sum(self.capacities.values())
        sessions = max(self.capacities, default=0) + 1
        own: dict[int, int] = {}
        suited: dict[int, int] = {}
        order: dict[int, int] = {}
        turn: dict[int, int] = {}
        for (session, question), column in self.columns.items():
            entry = self.bank[question]
            if entry.source == "record":
                own[column] = 1
            if value := _suited(entry):
                suited[column] = value
            order[column] = bank - question
            turn[column] = (sessions - session) * (bank - question)
        return [
            Objective("own", own, places),
            Objective("asked", dict.fromkeys(self.columns.values(), 1), places),
            Objective("subjects", self._counts(self.of_subject.values()), len(self.of_subject)),
            Objective("variety", self._counts(self.in_both.values()), places),
            Objective("suited", suited, places * 2),
            Objective("order", order, places * bank),
            Objective("turn", turn, places * bank * sessions),
        ]

    def _counts(self, sets: Iterable[list[int]]) -> dict[int, int]:
        """Columns that count of how many of the sets a question is asked."""
        return {self.program.count_variables(columns)[0]: 1 for columns in sets}


def _suited(entry: Entry) -> int:
    """2 if the question names its people, 1 if it names roles: somebody thought about who can
    answer.
    """
    return 2 * bool(entry.people) or int(bool(entry.roles))
