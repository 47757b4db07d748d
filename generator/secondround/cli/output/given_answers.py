"""Answers that are given as options, and days that are said from today.

In: what was typed. Out: a draft with the answers, or an error that names the option.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from secondround.app import adding, adding_questions, answers, errors, relative_days

BY_OPTION: Final = " With --new it is kept as a new one."

_WHY: Final = {"sessions": " No session is still to come; `secondround add session` adds one."}
"""Why an option has no question, where that is not plain."""


def with_options(
    draft: adding.Draft, typed: Mapping[str, str], today: dt.date, *, new: bool
) -> adding.Draft:
    """The draft with the answers of options; Refused where one cannot be taken.

    today: the day from which days are said. new: whether a name that is not known is a new one.
    """
    for question in draft.questions:
        if question.field in typed:
            draft = _taken(draft, question, typed[question.field], today, new=new)
    late = [asked for asked in draft.questions if asked.field in typed.keys() - draft.answers]
    for question in late:
        draft = _taken(draft, question, typed[question.field], today, new=new)
    if unused := typed.keys() - draft.answers:
        first = min(unused)
        raise errors.Refused(f"--{first} does not apply here.{_WHY.get(first, '')}")
    return draft


def _taken(
    draft: adding.Draft,
    question: adding_questions.Question,
    typed: str,
    today: dt.date,
    *,
    new: bool,
) -> adding.Draft:
    try:
        return draft.answered(question, as_day(question, typed, today), again=new)
    except answers.UnclearError as error:
        way = BY_OPTION if error.may_be_new else ""
        raise errors.Refused(f"--{question.field.replace('_', '-')}: {error}{way}") from error


def as_day(question: adding_questions.Question, typed: str, today: dt.date) -> str:
    """What was typed; a day that is said from today, as a date."""
    day = relative_days.find(typed, today) if question.field == "date" else None
    return day.isoformat() if day else typed
