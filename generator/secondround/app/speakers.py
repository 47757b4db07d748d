"""Who asked, doubted or said something: the name that a line of a debrief begins with.

In: what is said of a session, and who was in it. Out: the same, each entry with its `by`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, TypeVar

from secondround.app import answers
from secondround.records.models import Asked, Doubt, Interviewer, Quote, SessionDebrief
from secondround.text import caseless

_Said = TypeVar("_Said", Asked, Doubt, Quote)
_WHO: Final = re.compile(r"([^\d:]{1,80}):\s+(.+)")


def named(said: SessionDebrief, people: Mapping[str, Interviewer]) -> SessionDebrief:
    """The debrief of a session in which `people` were: "Kim: Why us?" is asked by Kim."""
    ids = {person.name: id_ for id_, person in people.items()} | {id_: id_ for id_ in people}
    return said.model_copy(
        update={
            "asked": tuple(_by(entry, ids) for entry in said.asked),
            "concerns": tuple(_by(entry, ids) for entry in said.concerns),
            "quotes": tuple(_by(entry, ids) for entry in said.quotes),
        }
    )


def _by(entry: _Said, ids: Mapping[str, str]) -> _Said:
    begun = None if entry.by else _WHO.fullmatch(entry.text)
    if begun:
        with suppress(answers.UnclearError, ValueError):
            (id_,) = answers.names(begun[1], ids, "interviewer", caseless)
            return entry.model_copy(update={"text": begun[2], "by": id_})
    return entry
