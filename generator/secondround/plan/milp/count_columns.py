"""Columns of a program that hold what its objectives count.

In: counts. Out: columns and rows added to the program, and their values in a solution. It solves
nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

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


def likely_basis(program: Program, first: int) -> Iterator[tuple[int, int]]:
    """From the row `first` on, of each that counts: the column that is likely to be neither 0 nor
    1, if there is one, and the row, which has no slack then.

    A guess: each entry of a block is used as much as any other.
    """
    shares: dict[int, float] = {}
    for block in program.blocks:
        shares |= dict.fromkeys(block.columns, block.most / len(block.columns))
    for row, (_, _, weights) in enumerate(program.rows[first:], first):
        number = sum(map(shares.__getitem__, weights.keys() & shares.keys()))
        holding = sorted(weights.keys() - shares.keys())
        if number < len(holding):
            yield holding[math.floor(number)], row
