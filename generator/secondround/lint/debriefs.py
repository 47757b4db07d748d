"""Rules about what was written down after a session: what was told, promised and heard.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.problems import Problem
from secondround.records import Application, schedule
from secondround.records.models import Debriefed, Doubt, Session
from secondround.records.yaml import FieldPath
from secondround.text import caseless, quoted


def told(application: Application) -> Iterator[Problem]:
    """A debriefed session needs the stories that were told in it."""
    if not application.candidate.stories:
        return
    for number, stage in enumerate(application.record.rounds):
        for index, session in enumerate(stage.sessions):
            if session.noted and session.told is None and session.takes_stories:
                names = application.record.names(session)
                yield application.record_source.problem(
                    ("rounds", number, "sessions", index, _first_note(session)),
                    "debrief-without-told",
                    f"Nothing says which stories {names} heard.",
                    "write their ids under `told:`, or `told: []` for none: what is not noted is "
                    "planned again",
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
                        f"Nothing says by when you promised {quoted(promise.text)}.",
                        "write the day, such as `due: 2026-11-27`, or `kept: true` once it is done",
                        about=(promise.text,),
                    )


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
