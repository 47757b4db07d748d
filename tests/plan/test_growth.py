"""The benchmark of growing rounds compares what it says it compares."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace
from tests.plan import oracle

from secondround import plan
from secondround.plan.what_if import called_off


def growth() -> ModuleType:
    file = Path(__file__).parents[2] / "benchmarks" / "plan_growth.py"
    found = importlib.util.spec_from_file_location("plan_growth", file)
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_interest_lost_is_that_of_interest() -> None:
    """A plan with half of the best one's interest has lost 50 per cent, whatever else differs."""
    best = [20] * len(oracle.OBJECTIVES)
    other = [10 if name == "interest" else 20 for name in oracle.OBJECTIVES]
    assert growth().lost_percent("interest", best, other) == 50
    assert growth().lost_percent("strength", best, other) == 0


def test_a_full_day_is_proven() -> None:
    """A day of twelve sessions is proven: each objective's value is its bound. A search that throws
    away what is of use has bounds below what the plan reaches.
    """
    made = plan.make(growth().drawn(9, 12, 60), 2)
    assert [each.bound for each in made.objectives] == [each.value for each in made.objectives]


@pytest.mark.slow
def test_a_full_day_with_a_gap_is_proven() -> None:
    """A session that is called off has no story to choose, and the others are planned as ever."""
    made = growth().drawn(2, 12, 60)
    stages = list(made.record.rounds)
    first, *others = stages[2].sessions
    update = {"sessions": (called_off(first), *others)}
    stages[2] = stages[2].model_copy(update=update)
    record = made.record.model_copy(update={"rounds": tuple(stages)})
    found = plan.make(replace(made, record=record), 2)
    assert all(objective.proven for objective in found.objectives)
