"""Who asked, said or was promised something: the name that a line of a debrief begins with.

In: what is said of a session, and who was in it. Out: the same, each entry with whom it names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from secondround.app import answers
from secondround.records.models import NAMING, Interviewer, SessionDebrief, ShortForm
from secondround.text import caseless

_WHO: Final = re.compile(r"([^\d:]{1,80}):\s+(.+)")


def named(said: SessionDebrief, people: Mapping[str, Interviewer]) -> SessionDebrief:
    """The debrief of a session in which `people` were: "Kim: Why us?" is asked by Kim."""
    ids = {person.name: id_ for id_, person in people.items()} | {id_: id_ for id_ in people}
    found = {}
    for name in NAMING.keys() & said.model_fields_set:
        found[name] = tuple(_naming(entry, NAMING[name], ids) for entry in getattr(said, name))
    return said.model_copy(update=found)


def _naming(entry: ShortForm, field: str, ids: Mapping[str, str]) -> ShortForm:
    begun = None if getattr(entry, field) else _WHO.fullmatch(getattr(entry, ShortForm.short))
    if begun:
        with suppress(answers.UnclearError, ValueError):
            (id_,) = answers.names(begun[1], ids, "interviewer", caseless)
            return entry.model_copy(update={ShortForm.short: begun[2], field: id_})
    return entry
