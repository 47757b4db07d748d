"""What was said in a session, and differs from what the files or an earlier session say.

In: an application. Out: by the place of each such statement, both figures and where the other is.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter

from msgspec import Struct

from secondround.lint import debriefs, ledger
from secondround.records import Application
from secondround.records.yaml import FieldPath


class SaidOtherwise(Struct, frozen=True):
    """What somewhere else is another figure."""

    other: FieldPath  # of the candidate's file or of the record
    its: str  # the figure there


def said_otherwise(application: Application) -> dict[FieldPath, SaidOtherwise]:
    """The statements of debriefs that differ from something, by their places in the record."""
    sessions = chain.from_iterable(map(attrgetter("sessions"), application.record.rounds))
    if not any(map(attrgetter("stated"), sessions)):
        return {}
    found: dict[FieldPath, SaidOtherwise] = {}
    for each in ledger.of_record(application):
        found[each.statement.path] = SaidOtherwise(each.other.path, each.its.written)
    for path, _, other, its in debriefs.pays(application):
        found[path] = SaidOtherwise(other, its)
    return {path: differing for path, differing in found.items() if "stated" in path}
