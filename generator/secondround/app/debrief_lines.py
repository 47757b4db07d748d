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
from secondround.text import caseless, listed, plain_letters

People = Mapping[str, Interviewer]
"""People by id."""
_ABOUT: Final = re.compile(r"(\w+)\s*:\s*(.+)")
_BY: Final = re.compile(r"(.+)\s(?:by|until|on)\s+(.+?)\.?", re.IGNORECASE)
_NEAR: Final = re.compile(r"(.+?)\s((?:the day after )?tomorrow|today)\.?", re.IGNORECASE)
_WHO: Final = re.compile(r"([^\d:]{1,80}?)(?::|\s+[-–—])\s+(.+)")
_TO: Final = re.compile(r"(.+)\s(?:to|for)\s+(.+?)\.?", re.IGNORECASE)
_NOTHING: Final = frozenset({"none", "no", "nothing", "0", "-", "n/a", "no one", "nobody"})


def named(
    said: SessionDebrief, there: People, known: People, met: dt.date | None
) -> SessionDebrief:
    """The debrief of a session with everything that its lines say: "Kim: Why us?" is asked by Kim,
    "the roster by 2026-11-27" is due on that day, and "pay: 45,000" is about pay.

    there: who was in the session; known: everybody in the record. met: the day of the session,
    from which "by Friday" counts.
    """
    found: dict[str, tuple[Any, ...]] = {}
    for name in NAMING.keys() & said.model_fields_set:
        naming = partial(_naming, field=NAMING[name], there=there, known=known)
        entries = filter(_says_something, getattr(said, name))
        found[name] = tuple(map(naming, entries))
    if said.told and all(map(says_nothing, said.told)):
        found["told"] = ()
    if isinstance(said.thanked, tuple):
        found["thanked"] = tuple(_id(each, there, known) for each in said.thanked)
    if said.promised:
        found["promised"] = tuple(_whole(each, there, met) for each in found["promised"])
    if said.stated:
        found["stated"] = tuple(map(_with_matter, filter(_says_something, said.stated)))
    return said.model_copy(update=found)


def _naming(entry: ShortForm, field: str, there: People, known: People) -> ShortForm:
    if id_ := getattr(entry, field):
        return entry.model_copy(update={field: _id(id_, there, known)})
    with suppress(answers.SeveralError):
        if begun := speaker(getattr(entry, ShortForm.short), there, known):
            id_, text = begun
            return entry.model_copy(update={ShortForm.short: text, field: id_})
    return entry


def _id(name: str, there: People, known: People) -> str:
    """The id of whoever was there and is meant by a name; the name, where that is nobody's."""
    fits = [] if name in known else fitting(name, there)
    return fits[0] if len(fits) == 1 else name


def speaker(line: str, there: People, known: People) -> tuple[str, str] | None:
    """The person, by id, with whose name a line begins, and the rest of it; None for nobody.

    Somebody who was not there is meant only by the whole name, or the first one. Raises
    SeveralError where a name fits several who were.
    """
    begun = _WHO.fullmatch(line)
    if not begun:
        return None
    name, text = begun.groups()
    fits = fitting(name, there)
    for id_, person in () if fits else known.items():
        whole = plain_letters(person.name)
        if plain_letters(name) in {id_, whole, whole.split()[0]}:
            return id_, text
    if len(fits) > 1:
        names = listed((there[id_].name for id_ in fits), "or")
        raise answers.SeveralError(f"“{name}” could be {names}: write the whole name.")
    return (fits[0], text) if fits else None


def fitting(name: str, there: People) -> list[str]:
    """The ids of those whom a name means: in full, or as many words of it as there are."""
    ids: dict[str, str] = {}
    for id_, person in there.items():
        ids |= {id_: id_, person.name: id_}
    for each, id_ in ids.items():
        if caseless(each) == caseless(name):
            return [id_]
    return list(answers.fitting(name, ids))


def _says_something(entry: ShortForm) -> bool:
    return not says_nothing(getattr(entry, ShortForm.short))


def says_nothing(line: str) -> bool:
    """Whether an answer is that there was nothing."""
    return caseless(line.strip(" .!\n")) in _NOTHING


def _whole(said: Promise, there: People, met: dt.date | None) -> Promise:
    """A promise with its day, and with whom it was made to, as far as its words say them."""
    fields: dict[str, Plain] = {"text": said.text} if said.due else dated(said.text, met)
    if not said.to:
        fields = _with_person(fields, there)
    return said.model_copy(update=_read(Promise, fields))


def _with_matter(said: Statement) -> Statement:
    is_said = "about" in said.model_fields_set
    return said if is_said else said.model_copy(update=_read(Statement, about(said.text)))


def _read(model: type[Model], fields: dict[str, Plain]) -> dict[str, Any]:
    """The fields of an entry as its model reads them."""
    return {name: getattr(model.model_validate(fields), name) for name in fields}


def promise(line: str, there: People, met: dt.date | None) -> dict[str, Plain]:
    """A promise with its day and with whom it was made to: "the roster to Kim by Friday"."""
    return _with_person(dated(line, met), there)


def _with_person(found: dict[str, Plain], there: People) -> dict[str, Plain]:
    said = _TO.fullmatch(str(found["text"]))
    fits = fitting(said[2], there) if said else []
    return {**found, "text": said[1], "to": fits[0]} if said and len(fits) == 1 else found


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
