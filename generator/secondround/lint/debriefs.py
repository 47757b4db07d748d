"""Rules about what was written down after a session: what was told, promised and heard.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from secondround.lint import ledger
from secondround.problems import Problem
from secondround.records import Application, schedule
from secondround.records.models import Debriefed, Doubt, Session, Statement
from secondround.records.yaml import FieldPath
from secondround.text import caseless, quoted

_MONEY: Final = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d(?!\d))"
    r"(?:\d{1,3}(?:[.,’' ]\d{3})+|\d{4,6}|\d{2,3} ?(?P<thousand>k))(?![\w%])",
    re.IGNORECASE,
)
"""A figure that may be somebody's pay: of a thousand and more, and no year."""
_APART: Final = 2.5
"""How many times as much is of something else."""


def told(application: Application) -> Iterator[Problem]:
    """A debriefed session needs the stories that were told in it."""
    if not application.candidate.stories:
        return
    for number, stage in enumerate(application.record.rounds):
        over = schedule.begun(stage)
        for index, session in enumerate(stage.sessions):
            is_over = index in over and (session.noted or not session.thanked)
            if is_over and session.told is None and session.takes_stories:
                names = application.record.names(session)
                noted = (_first_note(session),) if session.noted else ()
                yield application.record_source.problem(
                    ("rounds", number, "sessions", index, *noted),
                    "debrief-without-told",
                    f"Nothing says which stories {names} heard.",
                    "write their ids under `told:`, `told: []` for none, or `called_off: true` if "
                    "it did not take place: until then, what was planned there counts as told",
                    key=True,
                )


def promises(application: Application) -> Iterator[Problem]:
    """A promise that is not kept yet has a day."""
    for number, stage in enumerate(application.record.rounds):
        for index, session in enumerate(stage.sessions):
            for turn, promise in enumerate(session.promised):
                if promise.due is None and not promise.kept:
                    yield application.record_source.problem(
                        ("rounds", number, "sessions", index, "promised", turn),
                        "promise-without-date",
                        f"What you promised has no day in `due`: {quoted(promise.text)}.",
                        "write the day, such as `due: 2026-11-27`, or `kept: true` once it is done",
                        about=(promise.text,),
                    )


def speakers(application: Application) -> Iterator[Problem]:
    """Who said something in a session, was promised it or has been thanked for it, was there."""
    record, source = application.record, application.record_source
    for number, stage in enumerate(record.rounds):
        for index, session in enumerate(stage.sessions):
            for place, id_ in session.named:
                if session.with_ and id_ not in session.with_:
                    yield source.problem(
                        ("rounds", number, "sessions", index, *place),
                        "speaker-not-there",
                        f"{record.interviewers[id_].name} is not in this session, which is "
                        f"with {record.names(session)}.",
                        f"if they were there, add `{id_}` to its `with:`; else correct the "
                        "name, or move this to their session",
                        about=(record.interviewers[id_].name,),
                    )


def pay(application: Application) -> Iterator[Problem]:
    """Everybody is told one figure of pay: that of the record, or the first that was said."""
    source = application.record_source
    for path, said, other, its in pays(application):
        place = f"{source.file}:{source.place(other).line}"
        yield source.problem(
            path,
            ledger.CODE,
            f"This says `{said}`; {place} says `{its}`.",
            f"{ledger.SAID}; where it has changed, write both, such as `100,000, up from 95,000`",
        )


def pays(application: Application) -> Iterator[tuple[FieldPath, str, FieldPath, str]]:
    """The figures of pay that differ, each with its place, and the place of the other and what that
    says.
    """
    known: list[tuple[FieldPath, list[tuple[int, str]]]] = []
    settled: list[tuple[int, str]] = []  # of these each may be said from then on
    if planned := _pay(application.record.role.pay or ""):
        known.append((("role", "pay"), planned))
    for path, stated in _on_pay(application):
        said = _pay(stated.text)
        if said and stated.settled:
            settled = sorted(chain(said, settled, *(its for _, its in known)))
        if not said or (settled and _is_one_pay(said, settled)):
            continue
        for other, its in known:
            if not _is_one_pay(said, its):
                yield path, said[0][1], other, its[0][1]
                break
        else:
            known.append((path, said))


def _on_pay(application: Application) -> Iterator[tuple[FieldPath, Statement]]:
    """What was said of pay, the first time first."""
    for number, stage in enumerate(application.record.rounds):
        for index, session in enumerate(stage.sessions):
            for turn, stated in enumerate(session.stated):
                if stated.about == "pay":
                    path = ("rounds", number, "sessions", index, "stated", turn, "text")
                    yield path, stated


def _pay(text: str) -> list[tuple[int, str]]:
    """The figures of pay in a text, the lowest first, each as it is written, too."""
    found = []
    for figure in _MONEY.finditer(text):
        digits = int(re.sub(r"\D", "", figure[0]))
        found.append((digits * 1_000 if figure["thousand"] else digits, figure[0]))
    return sorted(found)


def _is_one_pay(ones: list[tuple[int, str]], others: list[tuple[int, str]]) -> bool:
    """Whether two ranges overlap, or are so far apart that they are of a year and of a month, or of
    pay and of a bonus.
    """
    (low, _), (high, _) = ones[0], ones[-1]
    (its_low, _), (its_high, _) = others[0], others[-1]
    if low <= its_high and its_low <= high:
        return True
    return max(low, its_low) > _APART * min(high, its_high)


def doubts(application: Application) -> Iterator[Problem]:
    """A doubt that was heard has an answer by the next round; one answer is enough for it
    wherever it was heard.
    """
    record = application.record
    answered = {caseless(each.text) for each in record.role.concerns if each.answer}
    heard: list[tuple[FieldPath, Doubt]] = []
    for number, stage in enumerate(record.rounds):
        for index, session in enumerate(stage.sessions):
            for turn, doubt in enumerate(session.concerns):
                heard.append((("rounds", number, "sessions", index, "concerns", turn), doubt))
                answered |= {caseless(doubt.text)} if doubt.answer else set()
    over = record.upcoming is None or schedule.is_over(record.rounds, record.upcoming)
    for path, doubt in () if over else heard:
        if caseless(doubt.text) not in answered:
            answered.add(caseless(doubt.text))
            yield application.record_source.problem(
                path,
                "doubt-without-answer",
                f"You heard this doubt, and have no answer to it: {quoted(doubt.text)}.",
                "write under `answer:` what you will say",
                about=(quoted(doubt.text),),
            )


def _first_note(session: Session) -> str:
    """The first field of the debrief that is written."""
    written = [name for name in Debriefed.model_fields if getattr(session, name)]
    return written[0]
