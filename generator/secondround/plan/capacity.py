"""Capacity: how many stories and questions a session has room for.

In: a session as it was written. Out: counts. The figures are ours, from two facts: a story with its
follow-ups takes about six minutes, and stories take at most two fifths of a behavioural interview.
The rest goes to their introduction, their questions about the job, and yours at the end. It is how
many to plan; whether all that is planned can be said in the minutes is for `timing` to say.
"""

from __future__ import annotations

from secondround.records.models import Session

MINUTES_A_STORY = {
    "behavioural": 15,  # 45 minutes: three stories, 18 minutes of talk
    "panel": 20,  # several people follow up on each
    "technical": 30,  # mostly exercises
    "presentation": 30,  # mostly the presentation
    "meal": 30,  # people eat, and talk of other things
    "informal": 20,  # a wrap-up of 15 minutes holds none
    "recorded": 10,  # a question at a time, and nobody follows up
    "ai": 15,  # it follows up as people do
}
MOST_STORIES = 6
MOST_QUESTIONS = 5  # three to five questions are carried for each person
MINUTES_A_QUESTION = 15
LONG = 3
"""A session with room for so many stories should answer all of can, will and fit."""


def stories(session: Session, pinned: int = 0) -> int:
    """How many lead stories: as many as the record says, or else by the minutes, but never fewer
    than are pinned. A test and a break have no room of their own.
    """
    if session.stories is not None:
        return session.stories
    room = session.minutes // MINUTES_A_STORY[session.format] if session.takes_stories else 0
    return max(min(room, MOST_STORIES), pinned)


def questions(session: Session) -> int:
    """How many questions of your own there is time for: one per quarter of an hour, at least one
    and at most five.
    """
    return min(max(session.minutes // MINUTES_A_QUESTION, 1), MOST_QUESTIONS)
