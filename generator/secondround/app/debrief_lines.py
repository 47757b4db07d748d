"""What a line of a debrief says besides: who asked, by which day it is due, what it is about.

In: what is said of a session, and who was in it. Out: the same, each entry with all of its fields.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

from secondround.app import answers, relative_days
from secondround.records.edit import Plain
from secondround.records.models import (
    NAMING,
    Interviewer,
    Model,
    Promise,
    SessionDebrief,
    ShortForm,
    Statement,
)
from secondround.text import caseless

_ABOUT: Final = re.compile(r"(\w+)\s*:\s*(.+)")
_BY: Final = re.compile(r"(.+)\s(?:by|until|on)\s+(.+?)\.?", re.IGNORECASE)
_NEAR: Final = re.compile(r"(.+?)\s((?:the day after )?tomorrow|today)\.?", re.IGNORECASE)
_WHO: Final = re.compile(r"([^\d:]{1,80}):\s+(.+)")


def named(
    said: SessionDebrief, people: Mapping[str, Interviewer], met: dt.date | None
) -> SessionDebrief:
    """The debrief of a session in which `people` were: "Kim: Why us?" is asked by Kim, "the roster
    by 2026-11-27" is due on that day, and "pay: 45,000" is about pay. met: the day of the session,
    from which "by Friday" counts.
    """
    ids: dict[str, str] = {}
    for id_, person in people.items():
        ids |= {id_: id_, person.name: id_}
    found: dict[str, tuple[Any, ...]] = {}
    for name in NAMING.keys() & said.model_fields_set:
        naming = partial(_naming, field=NAMING[name], ids=ids)
        found[name] = tuple(map(naming, getattr(said, name)))
    if said.promised:
        found["promised"] = tuple(_with_day(promise, met) for promise in found["promised"])
    if said.stated:
        found["stated"] = tuple(map(_with_matter, said.stated))
    return said.model_copy(update=found)


def _naming(entry: ShortForm, field: str, ids: Mapping[str, str]) -> ShortForm:
    begun = None if getattr(entry, field) else _WHO.fullmatch(getattr(entry, ShortForm.short))
    if begun:
        with suppress(answers.UnclearError, ValueError):
            (id_,) = answers.names(begun[1], ids, "interviewer", caseless)
            return entry.model_copy(update={ShortForm.short: begun[2], field: id_})
    return entry


def _with_day(promise: Promise, met: dt.date | None) -> Promise:
    if promise.due:
        return promise
    return promise.model_copy(update=_read(Promise, dated(promise.text, met)))


def _with_matter(said: Statement) -> Statement:
    is_said = "about" in said.model_fields_set
    return said if is_said else said.model_copy(update=_read(Statement, about(said.text)))


def _read(model: type[Model], fields: dict[str, Plain]) -> dict[str, Any]:
    """The fields of an entry as its model reads them."""
    return {name: getattr(model.model_validate(fields), name) for name in fields}


def dated(line: str, met: dt.date | None) -> dict[str, Plain]:
    """A promise with the day that its last words name, in any plain form, or counted from the day
    of the session: "by Friday".
    """
    for said in filter(None, (_BY.fullmatch(line), _NEAR.fullmatch(line))):
        text = said[1].rstrip(" ,")
        for day in (said[2], f"next {said[2]}") if met else ():  # "tomorrow", and "Friday"
            if met and (due := relative_days.find(day, met)):
                return {"text": text, "due": due.isoformat()}
        with suppress(answers.UnclearError):
            found: dict[str, Plain] = {"text": text, "due": said[2]}
            return {**found, "due": answers.in_field(Promise, found, "due")}
    return {"text": line}


def about(line: str) -> dict[str, Plain]:
    """A statement with the matter that it begins with: "notice: from 1 March"."""
    said = _ABOUT.fullmatch(line)
    for matter in answers.choices(Statement, "about") if said else ():
        if said and caseless(said[1]).removesuffix("s") == matter.removesuffix("s"):
            return {"text": said[2], "about": matter}
    return {"text": line}
