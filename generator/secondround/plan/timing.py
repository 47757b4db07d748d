"""A session's minutes, and what fills them.

In: a session, its stories and questions. Out: `Spoken`, in seconds, with what to leave out if it
does not fit. The figures: a story's follow-ups take about four minutes, and a question of yours
with its answer about two; the greeting, their introduction and your pitch take five, or two if the
session is shorter than half an hour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from secondround.plan import spoken
from secondround.plan.model import Asked, Choice, Spoken
from secondround.records import Application
from secondround.records.models import Session
from secondround.text import counted, number_word, quoted

FOLLOW_UPS = 240
QUESTION = 120
OPENING = 300
SHORT_OPENING = 120
HALF_AN_HOUR = 30
"""Minutes; all else is in seconds."""


def fill(
    application: Application, session: Session, leads: Sequence[Choice], questions: Sequence[Asked]
) -> Spoken:
    """What fills the session, beside the minutes it has."""
    lengths = [_length(application, choice) for choice in leads]
    filled = Spoken(
        available=session.minutes * 60,
        stories=sum(lengths),
        follow_ups=len(leads) * _follow_ups(session),
        questions=len(questions) * QUESTION,
        opening=_opening(session),
    )
    if filled.fits:
        return filled
    followed_up = [length + _follow_ups(session) for length in lengths]
    drop = _drop(application, filled, leads, followed_up, len(questions))
    return replace(filled, drop=tuple(drop))


def _opening(session: Session) -> int:
    """Seconds before the first question; nobody greets a test, a break or a camera."""
    if session.format == "recorded" or not (session.takes_stories or session.with_):
        return 0
    return OPENING if session.minutes >= HALF_AN_HOUR else SHORT_OPENING


def _follow_ups(session: Session) -> int:
    """Seconds of follow-ups to a story; nobody follows up a recorded answer."""
    return 0 if session.format == "recorded" else FOLLOW_UPS


def _length(application: Application, choice: Choice) -> int:
    story = application.story(choice.story)
    length = spoken.story(story, application.candidate)
    # What is still to be written of a draft takes its time as well.
    return max(length, spoken.AIM) if story.is_draft else length


def _drop(
    application: Application,
    filled: Spoken,
    leads: Sequence[Choice],
    lengths: Sequence[int],
    questions: int,
) -> Iterator[str]:
    """What to leave out until it fits: all questions but one, then stories that are not pinned,
    then pinned ones, each from the last. `lengths` are those of the stories with their follow-ups,
    in seconds.
    """
    over = filled.planned - filled.available
    fewer = min(max(questions - 1, 0), math.ceil(over / QUESTION))
    if fewer:
        yield f"Ask {number_word(fewer)} fewer {'question' if fewer == 1 else 'questions'}."
        over -= fewer * QUESTION
    last_first = list(zip(leads, lengths, strict=True))[::-1]
    for choice, length in sorted(last_first, key=lambda pair: pair[0].pinned):
        if over <= 0:
            return
        title = quoted(application.story(choice.story).title)
        yield f"Leave out {title}: {minutes(length)} with its follow-ups."
        over -= length


def minutes(seconds: int) -> str:
    """`about six minutes`."""
    return f"about {counted(max(round(seconds / 60), 1), 'minute')}"
