"""The stage `overview`: all clients: who is next, what is missing, who is still to be thanked.

In: applications, their plans, and what day it is. Out: an agenda. It reads no file and no clock.
"""

from secondround.overview.agenda import PAST, Agenda, Ahead, Owed, Past, Promised, Thanked, agenda
from secondround.overview.scorecard import Score, Scorecard, Unforeseen, scorecard

__all__ = [
    "PAST",
    "Agenda",
    "Ahead",
    "Owed",
    "Past",
    "Promised",
    "Score",
    "Scorecard",
    "Thanked",
    "Unforeseen",
    "agenda",
    "scorecard",
]
