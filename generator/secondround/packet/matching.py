"""Which story answers a question: by the questions it is good for, and by what it shows.

In: a question, and the stories that may be told. Out: the one that fits, or none: a story that does
not fit is worse than no story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from secondround.packet.view import ScheduledSession, View
from secondround.plan import likely, story_ids, tellings
from secondround.records.models import LikelyQuestion
from secondround.text import listed

NOWHERE: Final = "not planned"
TOLD: Final = "told "
"""How the whereabouts begin of a story that has been told."""


class Planned(Struct, frozen=True):
    """A story with where it is planned."""

    story: str  # id
    session: ScheduledSession
    reserved: bool  # held in reserve

    def where(self, label: str) -> str:
        """In words, where its session goes by `label`."""
        if self.reserved:
            return f"in reserve for {label}"
        return f"{TOLD}at {label}" if self.session.held else label


def planned(sessions: Sequence[ScheduledSession]) -> Iterator[Planned]:
    """The stories of those sessions: all that are told, then all in reserve."""
    for session in sessions:
        for choice in session.leads:
            yield Planned(choice.story, session, reserved=False)
    for session in sessions:
        for choice in session.backups:
            yield Planned(choice.story, session, reserved=True)


def whereabouts(view: View, *, named: bool = False) -> dict[str, str]:
    """Every story of the bank by id, with where it is planned: "09:40", "in reserve for 09:40",
    "told at 09:40", "told on 3 November 2026" or "not planned". The order is the day's: what is
    told, what is in reserve, and the others. named: with the people of a session beside its time.
    """
    places: dict[str, list[str]] = {}
    for each in planned(view.sessions):
        labels = each.session.labels
        places.setdefault(each.story, []).append(each.where(labels.line if named else labels.short))
    found = {story: listed(where) for story, where in places.items()}
    before = _told_before(view)
    for story in view.stories:
        found.setdefault(story, before.get(story, NOWHERE))
    return found


def _told_before(view: View) -> dict[str, str]:
    """When each story was told in an earlier round: the last time."""
    found: dict[str, str] = {}
    for telling in tellings(view.earlier_rounds):
        found |= dict.fromkeys(telling.stories, f"{TOLD}{telling.when}")
    return found


def answered(view: View, question: LikelyQuestion, session: ScheduledSession | None = None) -> str:
    """The cue of the story that answers a question, with where it is planned if that is not in
    `session`; "" where no story answers it.
    """
    places = whereabouts(view)
    leads = session.leads if session else ()
    backups = session.backups if session else ()
    here = dict.fromkeys(story_ids(backups), "in reserve") | dict.fromkeys(story_ids(leads), "")
    elsewhere = {each.story for each in planned(view.sessions)} if session else ()
    bank = [view.stories[id] for id in places]
    best = likely.answering(question, bank, story_ids(leads), story_ids(backups), elsewhere)[:1]
    for story in best:
        where = here.get(story, places[story])
        return f"{view.cue(story)} ({where})" if where else view.cue(story)
    return ""
