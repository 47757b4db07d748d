"""A group of objectives in patterns: what each pattern is worth, looked up once for every program
in patterns of the same blocks.

In: a layout, and a group in the columns of its program. Out: the same group in the columns of a
program in patterns. It solves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

import numpy as np

from secondround.plan.milp.enumeration import Array
from secondround.plan.milp.groups import Group
from secondround.plan.milp.layout import Counts, Layout, Sums, weighted
from secondround.plan.milp.patterns import PatternModel
from secondround.plan.milp.program import Count, Objective


class PatternObjectives:
    """The objectives of a group, their counts one after the other."""

    def __init__(self, layout: Layout, group: Group) -> None:
        self.group = group
        self.sums = Sums(layout, [objective.weights for objective in group.objectives])
        self.counts = list(chain.from_iterable(map(attrgetter("counts"), group.objectives)))
        self.counting = Counts(layout, self.counts)
        sizes = [len(objective.counts) for objective in group.objectives]
        self.owners = np.repeat(np.arange(len(sizes)), sizes)  # the objective of each count
        self.most = np.array([len(count.worths) for count in self.counts], dtype=int)
        self.tables = np.zeros((len(self.counts), self.most.max(initial=0) + 1))
        for index, count in enumerate(self.counts):
            self.tables[index, 1 : self.most[index] + 1] = np.cumsum(count.worths)

    def of(self, model: PatternModel) -> Group:
        """The group in the columns of a program in patterns."""
        parts = [self.sums.of(index, patterns) for index, patterns in enumerate(model.patterns)]
        worths = np.concatenate([*parts, self.sums.outside])  # [column, objective]
        counts = self._add_counts(model, worths) if self.counts else [()] * len(self.group.scales)
        objectives = [
            Objective(objective.name, weighted(worth), objective.most, left)
            for objective, worth, left in zip(self.group.objectives, worths.T, counts, strict=True)
        ]
        return Group(tuple(objectives), self.group.scales)

    def _add_counts(self, model: PatternModel, worths: Array) -> Sequence[tuple[Count, ...]]:
        """Add what counts are worth to which patterns of only one block add: there, a pattern has
        its exact worth. By objective, all other counts.
        """
        numbers = [self.counting.of(index, each) for index, each in enumerate(model.patterns)]
        counted = np.array([number.max(axis=0) > 0 for number in numbers])
        blocks = counted.sum(axis=0)
        for here, number, used in zip(model.here, numbers, counted, strict=True):
            alone = np.flatnonzero(used & (blocks == 1))
            gains = self.tables[alone, np.minimum(number[:, alone], self.most[alone])]
            np.add.at(worths[here].T, self.owners[alone], gains.T)
        several = np.flatnonzero(blocks > 1)
        columns = np.minimum(np.concatenate(numbers)[:, several], self.most[several])
        left: list[list[Count]] = [[] for _ in self.group.objectives]
        for index, column in zip(several.tolist(), columns.T, strict=True):
            left[self.owners[index]].append(Count(weighted(column), self.counts[index].worths))
        return list(map(tuple, left))
