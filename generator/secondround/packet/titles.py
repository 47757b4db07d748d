"""Names, titles and places as they are set: without the full stop that somebody ended them with.

In: a record and a candidate. Out: the same two. What comes behind a title, a comma or the end of a
sentence, stands alone then.
"""

from __future__ import annotations

from typing import TypeVar

from secondround.records import Candidate, Record
from secondround.records.models import Model
from secondround.text import unclosed

M = TypeVar("M", bound=Model)


def tidied(record: Record, candidate: Candidate) -> tuple[Record, Candidate]:
    """Both with titles that end as titles do."""
    rounds = []
    for stage in record.rounds:
        sessions = tuple(_bare(session, "name", "place") for session in stage.sessions)
        rounds.append(_bare(stage, "name", "place").model_copy(update={"sessions": sessions}))
    people = {key: _bare(person, "title", "say") for key, person in record.interviewers.items()}
    role = _bare(record.role, "title")
    stories = tuple(_bare(story, "title", "cue") for story in candidate.stories)
    update = {"rounds": tuple(rounds), "interviewers": people, "role": role}
    return record.model_copy(update=update), candidate.model_copy(update={"stories": stories})


def _bare(model: M, *fields: str) -> M:
    changed = {}
    for name in fields:
        text = getattr(model, name)
        if text and text.endswith("."):
            changed[name] = unclosed(text) or text
    return model.model_copy(update=changed) if changed else model
