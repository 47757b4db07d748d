"""The plan in words: why, what else was possible, what is missing, what each objective means.

In: a round and its plan in numbers. Out: sentences that a test can recompute.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.plan.explain.elsewhere import Elsewhere
    from secondround.plan.explain.objective_text import ONCE, SCALE
    from secondround.plan.explain.prompts import prompts_once
    from secondround.plan.explain.reasons import Explainer
    from secondround.plan.explain.runner_up import RunnerUpFinder
    from secondround.plan.explain.unanswered import Unanswered

__all__ = [
    "ONCE",
    "SCALE",
    "Elsewhere",
    "Explainer",
    "RunnerUpFinder",
    "Unanswered",
    "gaps",
    "objective_text",
    "prompts_once",
]
