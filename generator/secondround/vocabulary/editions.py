"""The four editions: who an output is for.

In: nothing. Out: their names and order. What an edition may hold, the fields of the models say.
"""

from __future__ import annotations

from enum import IntEnum


class Edition(IntEnum):
    """Who an output is for; each holds all that the next holds and more."""

    COACH = 1
    CANDIDATE = 2
    CARRY = 3  # may lie on the table in front of the interviewer
    PUBLIC = 4

    @classmethod
    def labelled(cls, label: str) -> Edition:
        """The edition that a person typed, e.g. `candidate`; KeyError if there is no such one."""
        return cls[label.upper()]

    @property
    def label(self) -> str:
        """The name a person types, e.g. `candidate`."""
        return self.name.lower()

    @property
    def mark(self) -> str:
        """What its pages say it is, e.g. `coach’s edition`."""
        return f"{self.label}’s edition" if self <= Edition.CANDIDATE else f"{self.label} edition"

    @property
    def notice(self) -> str:
        """The same for the head of a packet; "" for the candidate's, which is the usual one."""
        if self is Edition.CANDIDATE:
            return ""
        warning = ": not for the candidate" if self is Edition.COACH else ""
        return f"{self.mark.capitalize()}{warning}."
