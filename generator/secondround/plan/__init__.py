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
    Repeat,
    SessionPlan,
    Spoken,
    Waiver,
    story_ids,
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
    "Repeat",
    "SessionPlan",
    "Spoken",
    "Waiver",
    "in_this_round",
    "likely",
    "lock",
    "make",
    "replan",
    "spoken",
    "story_ids",
    "titled",
    "to_json",
    "who",
]
