"""Stories as they are told: in full with their beats and spoken length, or in short where they are
held in reserve.

In: a view, a story and why it was chosen. Out: `StoryText` and `Reserve`. It must not choose: that
is the plan's work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from secondround.packet import words
from secondround.packet.model_parts import FollowUp
from secondround.packet.model_plan import Beat, Reserve, StoryText
from secondround.packet.view import View
from secondround.plan import Choice, spoken
from secondround.records import Story
from secondround.text import duration, listed, quoted, sentences
from secondround.vocabulary import Edition

_BRIEF: Final = 30
"""Seconds of the short version."""


def in_full(view: View, choice: Choice, *, held: bool, shown_at: str) -> StoryText:
    """A story to tell, or that was told where the session was `held`.

    shown_at: the heading under which its text is already; "" where it belongs here.
    """
    story = view.stories[choice.story]
    heading = StoryText(
        title=story.title,
        held=held,
        cue=story.cue or "",
        facts=_facts(view, story) if view.private else "",
        cut=(),
        why=tuple(_why(view, choice)) if view.private and not held else (),
        waiver=choice.repeats,
        shown_at=shown_at,
        brief=(),
        beats=(),
        to_write="",
        learned="",
        follow_ups=(),
        good_for=(),
    )
    return heading if shown_at or not view.private else _with_text(view, story, heading)


def _with_text(view: View, story: Story, heading: StoryText) -> StoryText:
    length = spoken.story(story, view.candidate)
    return replace(
        heading,
        cut=tuple(_cut(story, view.candidate.pace)) if length > spoken.LIMIT else (),
        brief=_brief(story, view.candidate.pace) if length > _BRIEF else (),
        beats=tuple(_beats(story)),
        to_write=_to_write(story),
        learned=story.learned or "",
        follow_ups=tuple(FollowUp(probe.text, probe.answer or "") for probe in story.probes),
        good_for=story.good_for,
    )


def in_short(view: View, choice: Choice, *, shown_at: str) -> Reserve:
    """A story in short: its half-minute version, unless its text is under `shown_at`."""
    story = view.stories[choice.story]
    length = brief = ""
    if view.private and not shown_at:
        length = "" if story.is_draft else duration(spoken.story(story, view.candidate))
        brief = " ".join(_brief(story, view.candidate.pace))
    return Reserve(story.title, story.cue or "", length, brief, shown_at)


def _brief(story: Story, pace: int) -> tuple[str, ...]:
    """The sentences of the story in half a minute, the result first."""
    kept: list[str] = []
    for _, beat in spoken.cut(story, _BRIEF, pace).parts:
        kept.extend(beat)
    return tuple(kept)


def _why(view: View, choice: Choice) -> Iterator[str]:
    """What it is there to show. The coach sees all that was weighed, the runner-up included."""
    if view.edition is Edition.COACH or not (choice.meets or choice.proves):
        yield from choice.reasons
        return
    if choice.pinned:
        yield "You pinned it here."
    if choice.meets:
        yield f"It shows {listed(choice.meets)}."
    if choice.proves:
        requirements = view.record.role.requirements
        yield f"It proves {listed(quoted(requirements[index].text) for index in choice.proves)}."


def _facts(view: View, story: Story) -> str:
    """Employer, year and spoken length, e.g. "Quayside, 2023. Takes 1 min 20 s to tell."."""
    facts = []
    origin = ", ".join(filter(None, (story.employer, str(story.year or ""))))
    if origin:
        facts.append(words.sentence(origin))
    if not story.is_draft:
        facts.append(f"Takes {duration(spoken.story(story, view.candidate))} to tell.")
    return " ".join(facts)


def _beats(story: Story) -> Iterator[Beat]:
    if story.situation:
        yield Beat("Situation.", (story.situation,))
    if story.task:
        yield Beat("Task.", (story.task,))
    if story.action:
        yield Beat("Action.", story.action)
    if story.result:
        yield Beat("Result.", (story.result,))


def _to_write(story: Story) -> str:
    """What a story lacks, e.g. "the situation, and what you did."; "" where it has all."""
    beats = (
        ("the situation", story.situation),
        ("what you did", story.action),
        ("what came of it", story.result),
    )
    missing = [name for name, text in beats if not text]
    return f"{', and '.join(missing)}." if missing else ""


def _cut(story: Story, pace: int) -> Iterator[str]:
    """The sentences that the two-minute version does without."""
    kept = dict(spoken.cut(story, spoken.LIMIT, pace).parts)
    texts = {
        "situation": story.situation or "",
        "task": story.task or "",
        "action": "\n\n".join(story.action),
        "result": story.result or "",
    }
    for beat, text in texts.items():
        for sentence in sentences.split_sentences(text):
            if sentence not in kept.get(beat, ()):
                yield sentence
