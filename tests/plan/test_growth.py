"""The benchmark of growing rounds compares what it says it compares."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from tests.plan import oracle

from secondround import plan


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
    assert growth().lost_percent("served", best, other) == 0


def test_a_full_day_is_proven() -> None:
    """A day of twelve sessions is proven: each objective's value is its bound. A search that throws
    away what is of use has bounds below what the plan reaches.
    """
    made = plan.make(growth().drawn(9, 12, 60), 2)
    assert [each.bound for each in made.objectives] == [each.value for each in made.objectives]
