"""The stage `overview`: all clients: who is next, what is missing, who is still to be thanked.

In: applications, their plans, and what day it is. Out: an agenda. It reads no file and no clock.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.overview.agenda import PAST, Agenda, Promised, agenda
    from secondround.overview.also_met import also_met, known_by
    from secondround.overview.scorecard import Score, Scorecard, scorecard
    from secondround.overview.sentences import Line, lines, named
    from secondround.overview.story_use import BankUse, StoryUse, Use, story_use

__all__ = [
    "PAST",
    "Agenda",
    "BankUse",
    "Line",
    "Promised",
    "Score",
    "Scorecard",
    "StoryUse",
    "Use",
    "agenda",
    "also_met",
    "known_by",
    "lines",
    "named",
    "scorecard",
    "story_use",
]
