"""A session's minutes, and what fills them.

In: a session, its stories and questions. Out: `Spoken`, in seconds, with what to leave out where it
does not fit. The figures: a story's follow-ups take about four minutes, a question of yours with
its answer about two; greeting, their introduction and your pitch take five, or two where there is
under half an hour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondround.plan import spoken
from secondround.plan.model import Asked, Choice, Spoken
from secondround.records import Application
from secondround.records.models import Session
from secondround.text import counted, number_word, quoted

FOLLOW_UPS = 240
QUESTION = 120
OPENING = 300
SHORT_OPENING = 120


def fill(
    application: Application, session: Session, leads: Sequence[Choice], questions: Sequence[Asked]
) -> Spoken:
    """What the session holds against its minutes."""
    lengths = {
        choice.story: spoken.story(application.story(choice.story), application.candidate)
        for choice in leads
    }
    opening = OPENING if session.minutes >= 30 else SHORT_OPENING  # noqa: PLR2004  # half an hour
    available = session.minutes * 60
    over = (
        opening
        + sum(lengths.values())
        + len(leads) * FOLLOW_UPS
        + len(questions) * QUESTION
        - available
    )
    return Spoken(
        available=available,
        stories=sum(lengths.values()),
        follow_ups=len(leads) * FOLLOW_UPS,
        questions=len(questions) * QUESTION,
        opening=opening,
        drop=_drop(application, leads, lengths, questions, over),
    )


def _drop(
    application: Application,
    leads: Sequence[Choice],
    lengths: Mapping[str, int],
    questions: Sequence[Asked],
    over: int,
) -> tuple[str, ...]:
    """What to leave out until it fits: last questions but one, then last stories that are not
    pinned, then any.
    """
    dropped = []
    spare = max(len(questions) - 1, 0)
    asked = min(spare, -(-over // QUESTION)) if over > 0 else 0
    if asked:
        dropped.append(
            f"Ask {number_word(asked)} fewer {'question' if asked == 1 else 'questions'}."
        )
        over -= asked * QUESTION
    for choice in [
        *(one for one in reversed(leads) if not one.pinned),
        *(one for one in reversed(leads) if one.pinned),
    ]:
        if over <= 0:
            break
        saved = lengths[choice.story] + FOLLOW_UPS
        dropped.append(
            f"Leave out {quoted(application.story(choice.story).title)}: {minutes(saved)} with its follow-ups."
        )
        over -= saved
    return tuple(dropped)


def minutes(seconds: int) -> str:
    """`about six minutes`."""
    return f"about {counted(max(round(seconds / 60), 1), 'minute')}"
