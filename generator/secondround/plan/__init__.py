"""The stage `plan`: what is said to whom, why, and what is missing."""

from secondround.plan.lock import Earlier
from secondround.plan.machine import to_json
from secondround.plan.make import make, replan
from secondround.plan.model import (
    Asked,
    Choice,
    Clash,
    Coverage,
    Gap,
    Level,
    Plan,
    SessionPlan,
    Spoken,
    Waiver,
)

__all__ = [
    "Asked",
    "Choice",
    "Clash",
    "Coverage",
    "Earlier",
    "Gap",
    "Level",
    "Plan",
    "SessionPlan",
    "Spoken",
    "Waiver",
    "make",
    "replan",
    "to_json",
]
