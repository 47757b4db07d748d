"""Names in a debrief that mean nothing: a story that is not in the bank, somebody who is not in the
record, a name that fits several.

In: a debrief, and whom and what a packet knows. Out: problems in the debrief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from secondround.app import answers, debrief_lines
from secondround.app.debrief_reading import Said
from secondround.problems import Problem, Severity
from secondround.records import Application
from secondround.records.models import NAMING, Round, SessionDebrief, ShortForm
from secondround.records.yaml import FieldPath
from secondround.text import did_you_mean, name_hint
from secondround.vocabulary import layout

_ADD_STORY: Final = f"add it to `stories` in `{layout.CANDIDATE}`, or write it down under `debrief`"
_CORRECT: Final = "write the id that `interviewers` in the record has"


def unknown(
    application: Application, said: Said, sessions: Mapping[int, SessionDebrief], stage: Round
) -> Iterator[Problem]:
    """Stories that are not in the bank, people who are not in the record, and names that fit
    several who were there.
    """
    stories = {story.id: story.title for story in application.candidate.stories}
    people = application.record.interviewers
    for path, (number, session) in zip(said.paths, sessions.items(), strict=True):
        there = application.record.people(stage.sessions[number])
        for index, id_ in enumerate(session.told or ()):
            if id_ not in stories:
                yield _no_story(said, (*path, "told", index), id_, stories)
        for place, id_ in session.named:
            if id_ not in people:
                yield _nobody(said, (*path, *place), id_, [*people])
        if said.has_lines:
            yield from _unclear(said, path, session, there)
    for id_ in said.debrief.interviewers:
        if id_ not in people:
            yield _nobody(said, ("interviewers", id_), id_, [*people])


def _unclear(
    said: Said, path: FieldPath, session: SessionDebrief, there: debrief_lines.People
) -> Iterator[Problem]:
    """Lines that begin with a name which fits several who were there."""
    for name, field in NAMING.items():
        for index, entry in enumerate(getattr(session, name)):
            if getattr(entry, field):
                continue
            try:
                debrief_lines.speaker(getattr(entry, ShortForm.short), there, {})
            except answers.SeveralError as error:
                message = f"{error} Nothing was written."
                yield said.source.problem((*path, name, index), "unknown-interviewer", message)


def _no_story(said: Said, path: FieldPath, id_: str, stories: Mapping[str, str]) -> Problem:
    """A story that is not in the bank; the hint knows those whose title has that word."""
    called = answers.fitting(id_, {title: known for known, title in stories.items()})
    near = did_you_mean(next(iter(called))) if len(called) == 1 else ""
    hint = near or name_hint(id_, stories, otherwise=_ADD_STORY)
    message = f"There is no story `{id_}`. Nothing was written."
    return said.source.problem(path, "unknown-story", message, hint, severity=Severity.ERROR)


def _nobody(said: Said, path: FieldPath, id_: str, people: Sequence[str]) -> Problem:
    """Somebody who is not in the record."""
    hint = name_hint(id_, people, otherwise=_CORRECT)
    message = f"There is no interviewer `{id_}`. Nothing was written."
    return said.source.problem(path, "unknown-interviewer", message, hint, severity=Severity.ERROR)
