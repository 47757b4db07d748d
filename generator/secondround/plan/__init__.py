"""The stage `plan`: who hears which story, why, and what is missing."""

from secondround.plan.capacity import LONG
from secondround.plan.coverage import in_this_round
from secondround.plan.lock import Earlier
from secondround.plan.machine import to_json
from secondround.plan.make import make, replan
from secondround.plan.model import (
    Asked,
    Choice,
    Clash,
    Coverage,
    Gap,
    ObjectiveResult,
    Plan,
    SessionPlan,
    Spoken,
    Waiver,
)
from secondround.plan.people import titled, who

__all__ = [
    "LONG",
    "Asked",
    "Choice",
    "Clash",
    "Coverage",
    "Earlier",
    "Gap",
    "ObjectiveResult",
    "Plan",
    "SessionPlan",
    "Spoken",
    "Waiver",
    "in_this_round",
    "lock",
    "make",
    "replan",
    "spoken",
    "titled",
    "to_json",
    "who",
]
