"""Neighbouring objectives merged into one weighted sum, where that gives exactly the same result.

In: objectives in their order. Out: groups, each with one weighted sum that ranks solutions as its
objectives do in turn. It solves nothing.

Each objective is multiplied by more than all after it can add up to, as long as the sum stays below
`SAFE`: there, HiGHS's tolerances (1e-6) cannot hide a difference of one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from secondround.plan.milp.program import Objective

SAFE = 1_000_000
TOLERANCE = 1e-4
"""More than rounding can make of a bound, far less than one."""


class Group(Struct, frozen=True, dict=True):
    """Neighbouring objectives solved as one."""

    objectives: tuple[Objective, ...]
    scales: tuple[int, ...]

    @property
    def fine(self) -> bool:
        """Whether solutions are mostly told apart by steps of one."""
        return len(self.objectives) == 1 or self.objectives[-1].alone

    @cached_property
    def weights(self) -> dict[int, int]:
        """The weight of each column in the sum."""
        total: dict[int, int] = {}
        for objective, scale in zip(self.objectives, self.scales, strict=True):
            for column, weight in objective.weights.items():
                total[column] = total.get(column, 0) + weight * scale
        return total

    def bounds(self, bound: float) -> dict[str, int]:
        """What a bound on the sum means for each objective.

        It bounds only the first: a solution may fall short there and make up for it in the others,
        which keep their own bounds.
        """
        bounds = {objective.name: objective.most for objective in self.objectives}
        first = self.objectives[0]
        if not math.isinf(bound):
            highest = math.floor((bound + TOLERANCE) / self.scales[0])
            bounds[first.name] = min(first.most, highest)
        return bounds


def grouped(objectives: Sequence[Objective]) -> list[Group]:
    """The objectives in as few groups as are safe to add up."""
    groups: list[list[Objective]] = []
    size = 1
    for objective in objectives:
        size *= objective.most + 1
        if groups and size <= SAFE and not groups[-1][-1].alone:
            groups[-1].append(objective)
        else:
            groups.append([objective])
            size = objective.most + 1
    return [Group(tuple(group), _scales(group)) for group in groups]


def _scales(group: Sequence[Objective]) -> tuple[int, ...]:
    """One for the last objective, and for each before it more than all after it can add up to."""
    scales = [1]
    for objective in reversed(group[1:]):
        scales.append(scales[-1] * (objective.most + 1))
    return tuple(reversed(scales))
