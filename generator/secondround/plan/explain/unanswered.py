"""Likely questions that no story planned for whoever may ask them answers: gaps, each with the
story that would answer it and where that is.

In: an application, a round, and its leads and backups. Out: `Gap` values. A question of which only
the words are known, and that no story answers, is no gap: it may need no story.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from secondround.plan import likely, objectives
from secondround.plan.coverage import asked
from secondround.plan.explain.prompts import prompt
from secondround.plan.inputs import PlanInput
from secondround.plan.model import Gap
from secondround.plan.people import who
from secondround.records import Application
from secondround.records.models import LikelyQuestion
from secondround.text import listed, quoted


class Unanswered(Struct, frozen=True):
    """What is planned for whom, to say where the answer to a question is."""

    application: Application
    round: int
    inputs: PlanInput
    leads: objectives.Leads
    backups: objectives.Leads

    def gaps(self) -> Iterator[Gap]:
        """A gap for each question of somebody who is still to be met with time for a story."""
        planned: dict[int, list[int]] = {}
        for index, stories in self.leads.items():
            planned[index] = [*stories, *self.backups.get(index, ())]
        for listener, topic in objectives.unanswered(self.inputs, planned):
            sessions = map(self.inputs.sessions.__getitem__, listener.sessions)
            ahead = [session.index for session in sessions if session.open and session.capacity]
            question = likely.question(self.application, topic)
            if not ahead or question is None:
                continue
            why = self._why(question)
            if why:
                name = self.application.record.interviewers[listener.person].name
                yield Gap(
                    "likely question",
                    f"{name} may ask {quoted(question.text)}{why}.",
                    prompt(self.application, question.shows) if question.shows else "",
                    ahead[0],
                    likely.path(topic),
                    subject=question.text,
                    people=(listener.person,),
                )

    def _why(self, question: LikelyQuestion) -> str:
        """Where the story is that would answer it; "" if nobody knows what would."""
        able = likely.answering(question, self.application.candidate.stories)
        if able:
            places = [(self._place(id), id) for id in able]
            (_, where), best = min(places, key=lambda place: place[0][0])
            return f". {quoted(self.application.story(best).title)}, which answers it, {where}"
        if not question.shows:
            return ""
        none = f", and no story shows {listed(question.shows, 'or')}"
        return f"{none} and answers {asked({question.answers})}" if question.answers else none

    def _place(self, id: str) -> tuple[int, str]:
        """How near a story is to being heard, and where it is, in words."""
        index = self.inputs.index_of(id)
        for rank, (verb, planned) in enumerate(
            (("is planned", self.leads), ("is in reserve", self.backups))
        ):
            for session, stories in planned.items():
                if index in stories:
                    return rank, f"{verb} for {who(self.application, self.round, session)}"
        group = self.inputs.stories[index].group
        if group in self.inputs.spent:
            return 2, "is not told a second time"
        return 3, "has no place there"
