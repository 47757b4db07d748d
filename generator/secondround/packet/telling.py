"""Stories as they are told: in full with their beats and spoken length, or in short where they are
held in reserve.

In: a view, a story and why it was chosen. Out: `Told` and `Reserve`. It must not choose: that is
the plan's work.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet import words
from secondround.packet.model_parts import FollowUp
from secondround.packet.model_plan import Beat, Reserve, Told
from secondround.packet.view import View
from secondround.plan import Choice, spoken
from secondround.records import Story
from secondround.text import listed, sentences
from secondround.vocabulary import Edition

_BRIEF: Final = 30
"""Seconds of the short version."""


def told(view: View, choice: Choice, *, over: bool, again: str) -> Told:
    """A story in full, to tell or (`over`) that was told. `again`: where its text stands
    already.
    """
    story = view.stories[choice.story]
    full = view.private and not again
    length = spoken.story(story, view.candidate) if view.private else 0
    return Told(
        title=story.title,
        over=over,
        cue=story.cue or "",
        facts=_facts(story, length) if view.private else "",
        cut=tuple(_cut(story, view.candidate.pace)) if full and length > spoken.LIMIT else (),
        why=tuple(_why(view, choice)) if view.private and not over else (),
        waiver=choice.repeats,
        again=again,
        brief=_brief(story, view.candidate.pace) if full and length > _BRIEF else (),
        beats=tuple(_beats(story)) if full else (),
        learned=(story.learned or "") if full else "",
        follow_ups=tuple(FollowUp(probe.text, probe.answer or "") for probe in story.probes)
        if full
        else (),
        good_for=story.good_for if full else (),
    )


def reserve(view: View, choice: Choice, *, again: str) -> Reserve:
    """A story in short."""
    story = view.stories[choice.story]
    full = view.private and not again
    return Reserve(
        title=story.title,
        cue=story.cue or "",
        length=words.length(spoken.story(story, view.candidate)) if full else "",
        brief=" ".join(_brief(story, view.candidate.pace)) if full else "",
        again=again,
    )


def _brief(story: Story, pace: int) -> tuple[str, ...]:
    """The sentences of the story in half a minute, the result first."""
    return tuple(
        sentence for _, found in spoken.cut(story, _BRIEF, pace).parts for sentence in found
    )


def _why(view: View, choice: Choice) -> Iterator[str]:
    """What it is there to show. The coach sees all that was weighed, the next best story
    included.
    """
    if view.edition is Edition.COACH or not (choice.meets or choice.proves):
        yield from choice.reasons
        return
    if choice.pinned:
        yield "You pinned it here."
    if choice.meets:
        yield f"It shows {listed(choice.meets)}."
    if choice.proves:
        asked = [f"“{view.record.role.requirements[index].text}”" for index in choice.proves]
        yield f"It proves {listed(asked)}."


def _facts(story: Story, length: int) -> str:
    where = ", ".join(part for part in (story.employer or "", str(story.year or "")) if part)
    return words.sentence(
        f"{where}. {words.length(length)} to say" if where else f"{words.length(length)} to say"
    )


def _beats(story: Story) -> Iterator[Beat]:
    yield Beat("Situation.", (story.situation,))
    if story.task:
        yield Beat("Task.", (story.task,))
    yield Beat("Action.", story.action)
    if story.result:
        yield Beat("Result.", (story.result,))


def _cut(story: Story, pace: int) -> Iterator[str]:
    """The sentences that the two-minute version does without."""
    kept = dict(spoken.cut(story, spoken.LIMIT, pace).parts)
    texts = {
        "situation": story.situation,
        "task": story.task or "",
        "action": "\n\n".join(story.action),
    }
    for beat, text in (texts | {"result": story.result or ""}).items():
        yield from (part for part in sentences.split(text) if part not in kept.get(beat, ()))
