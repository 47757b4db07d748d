"""Columns of a program that hold what its objectives count.

In: counts. Out: columns and rows added to the program, and their values in a solution. It solves
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondround.plan.milp.program import Count, Program, in_use


class CountColumns:
    """The counts of the objectives so far, and the columns that hold them."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.held: list[tuple[Count, list[int]]] = []

    def add(self, count: Count, upper: Sequence[int]) -> dict[int, int]:
        """New columns that hold the count, with their worths. What can no longer be used, by its
        upper bound, is left out.
        """
        row = {column: -times for column, times in count.columns.items() if upper[column]}
        for columns in count.sets:
            able = [column for column in columns if upper[column]]
            if len(able) > 1:
                able = self.program.count_variables(able)
                self.held.append((Count.of(columns, (1,)), able))
            row |= dict.fromkeys(able, -1)
        number = min(len(count.worths), -sum(row.values()))
        holding = self.program.new_columns(number, whole=False)
        if holding:
            self.program.row(dict.fromkeys(holding, 1) | row, most=0)
            self.held.append((count, holding))
        return dict(zip(holding, count.worths, strict=False))

    def fill(self, columns: list[int]) -> None:
        """Give the columns that hold counts the values that follow from the rest."""
        used = in_use(columns)
        for count, holding in self.held:
            number = count.number(used)
            for place, column in enumerate(holding):
                columns[column] = int(place < number)
