"""The stage `coaching`: what a coach asks between two meetings: what has changed, and who is next.

In: applications and their plans. Out: values in words. It reads no file and no clock.
"""

from secondround.coaching.agenda import Agenda, Ahead, Owed, Past, agenda
from secondround.coaching.changes import changes
from secondround.coaching.model import Section, State

__all__ = ["Agenda", "Ahead", "Owed", "Past", "Section", "State", "agenda", "changes"]
