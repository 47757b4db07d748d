"""The stage `plan`: who hears which story, why, and what is missing."""

from secondround.system import faces

with faces.late(globals()):
    from secondround.plan.askable import folded
    from secondround.plan.capacity import LONG
    from secondround.plan.coverage import in_this_round
    from secondround.plan.day import tables
    from secondround.plan.explain import ONCE, SCALE, prompts_once
    from secondround.plan.machine import to_json, what_if_to_json
    from secondround.plan.make import as_it_was, as_shown, make, replan
    from secondround.plan.milp import WORK
    from secondround.plan.model import (
        Asked,
        Choice,
        Clash,
        Coverage,
        Earlier,
        Gap,
        Move,
        ObjectiveResult,
        Plan,
        Repeat,
        SessionPlan,
        Spoken,
        Waiver,
        story_ids,
    )
    from secondround.plan.people import replaced, titled, who
    from secondround.plan.told_before import proving, tellings, told_in, told_to
    from secondround.plan.what_if import Change, Outcome, WhatIf, likeliest, what_if

__all__ = [
    "LONG",
    "ONCE",
    "SCALE",
    "WORK",
    "Asked",
    "Change",
    "Choice",
    "Clash",
    "Coverage",
    "Earlier",
    "Gap",
    "Move",
    "ObjectiveResult",
    "Outcome",
    "Plan",
    "Repeat",
    "SessionPlan",
    "Spoken",
    "Waiver",
    "WhatIf",
    "as_it_was",
    "as_shown",
    "folded",
    "in_this_round",
    "likeliest",
    "likely",
    "lock",
    "make",
    "prompts_once",
    "proving",
    "replaced",
    "replan",
    "spoken",
    "story_ids",
    "tables",
    "tellings",
    "titled",
    "to_json",
    "told_in",
    "told_to",
    "what_if",
    "what_if_to_json",
    "who",
]
