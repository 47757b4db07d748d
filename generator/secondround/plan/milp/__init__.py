"""Integer programs, solved level by level. It knows nothing of stories.

In: columns, rows and objectives. Out: values, and for each level whether it is proven.
"""

from secondround.plan.milp.highs import WORK
from secondround.plan.milp.program import CardinalityBlock
from secondround.plan.milp.solver import MANY, Objective, Optimum, Program, solve

__all__ = ["MANY", "WORK", "CardinalityBlock", "Objective", "Optimum", "Program", "solve"]
