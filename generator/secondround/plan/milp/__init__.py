"""Integer programs, solved objective by objective. It knows nothing of stories.

In: columns, rows and objectives. Out: values, and for each objective whether it is proven.
"""

import os

# Before numpy is imported: its matrices are small here, and on several threads, which wait for one
# another, their products take many times as much of the processor.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from secondround.plan.milp.highs import WORK
from secondround.plan.milp.program import CardinalityBlock, Count, Objective, Program
from secondround.plan.milp.search import MANY
from secondround.plan.milp.solver import Optimum, solve

__all__ = ["MANY", "WORK", "CardinalityBlock", "Count", "Objective", "Optimum", "Program", "solve"]
