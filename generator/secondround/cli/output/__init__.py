"""How results are shown on a terminal, in a pipe, to a program.

In: values. Out: lines. Nothing is decided here.
"""

__all__ = [
    "agenda_text",
    "asking",
    "changes_text",
    "clients_text",
    "company_question",
    "endings",
    "fields_text",
    "forgetting_text",
    "given_answers",
    "guard_text",
    "handed_text",
    "hooking",
    "import_text",
    "made_text",
    "next_text",
    "old_names",
    "plan_text",
    "progress",
    "recipe_text",
    "rehearsing",
    "report",
    "review",
    "round_notes",
    "scorecard_text",
    "started_text",
    "story_use_text",
    "taking_over",
    "upkeep_text",
    "what_if_text",
    "wrap",
    "zone_question",
]
