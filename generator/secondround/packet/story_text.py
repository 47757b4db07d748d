"""Stories as they are read: on a sheet the result first and in half a minute, in the story bank
whole, with their beats and spoken length.

In: a view, a story and why it was chosen. Out: `SheetStory` and `StoryText`. It must not choose:
that is the plan's work.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from secondround.packet import words
from secondround.packet.model_parts import FollowUp
from secondround.packet.model_plan import Beat, StoryText
from secondround.packet.model_take_along import SheetStory
from secondround.packet.view import View
from secondround.plan import Choice, spoken
from secondround.records import Story
from secondround.text import as_sentence, capital, closed, listed, quoted, sentences
from secondround.vocabulary import Edition

_BRIEF: Final = 30
"""Seconds of the short version."""


def has_reasons(edition: Edition | None) -> bool:
    """Whether the edition says why each story was chosen."""
    return edition is Edition.COACH


def on_sheet(view: View, choice: Choice, *, held: bool) -> SheetStory:
    """A story to tell in a session, or that was told where the session was `held`."""
    story = view.stories[choice.story]
    made = _title(view, story, choice)
    if held or not view.private:
        return made
    cut = dict(spoken.cut(story, _BRIEF, view.candidate.pace).parts)
    background = (*cut.get("situation", ()), *cut.get("task", ()))
    return replace(
        made,
        result=_result(made, cut.get("result", ())),
        background=" ".join(background),
        done=" ".join(cut.get("action", ())),
        shows=_shows(view, choice),
        why=choice.reasons if has_reasons(view.edition) else (),
        follow_ups=_follow_ups(story),
        to_write=_to_write(story),
    )


def in_reserve(view: View, choice: Choice) -> SheetStory:
    """A story held in reserve: its result, and what it is good for."""
    story = view.stories[choice.story]
    made = _title(view, story, choice)
    if not view.private:
        return made
    cut = dict(spoken.cut(story, _BRIEF, view.candidate.pace).parts)
    return replace(made, result=_result(made, cut.get("result", ())), shows=_shows(view, choice))


def _result(made: SheetStory, result: tuple[str, ...]) -> str:
    """What the result says beyond the cue that it stands below."""
    return " ".join(sentence for sentence in result if not _is_same(sentence, made.cue))


def _is_same(one: str, other: str) -> bool:
    return closed(one).casefold() == closed(other).casefold()


def _title(view: View, story: Story, choice: Choice) -> SheetStory:
    """A story by its title and cue, and where to find the rest of it."""
    return SheetStory(
        title=story.title,
        cue=story.cue or story.title,
        result="",
        background="",
        done="",
        shows="",
        why=(),
        facts=_facts(view, story) if view.private else "",
        follow_ups=(),
        waiver=choice.repeats,
        to_write="",
    )


def in_bank(view: View, story: Story, told: tuple[str, str], proof: str) -> StoryText:
    """A story whole. `told`: in which sessions, by their times, and with their people. `proof`:
    what it proves there.
    """
    length = spoken.story(story, view.candidate)
    return StoryText(
        title=story.title,
        cue=story.cue or "",
        facts=_facts(view, story),
        told=told[0],
        heard=capital(told[1]),
        proves=proof,
        cut=tuple(_cut(story, view.candidate.pace)) if length > spoken.LIMIT else (),
        brief=_brief(story, view.candidate.pace) if length > _BRIEF else (),
        beats=tuple(_beats(story)),
        to_write=_to_write(story),
        learned=story.learned or "",
        follow_ups=_follow_ups(story),
        good_for=story.good_for,
        is_in_title=_is_same(story.result or "", story.title),
    )


def _follow_ups(story: Story) -> tuple[FollowUp, ...]:
    return tuple(FollowUp(probe.text, probe.answer or "") for probe in story.probes)


def _brief(story: Story, pace: int) -> tuple[str, ...]:
    """The sentences of the story in half a minute, the result first."""
    kept: list[str] = []
    for _, beat in spoken.cut(story, _BRIEF, pace).parts:
        kept.extend(beat)
    return tuple(kept)


def _shows(view: View, choice: Choice) -> str:
    """What a story is there to show, and, where nothing of that is asked for, what it proves."""
    return f"Shows {listed(choice.meets)}." if choice.meets else proves(view, choice)


def proves(view: View, choice: Choice) -> str:
    """The requirements that a story proves, listed; "" where it proves none."""
    requirements = view.record.role.requirements
    proven = listed(quoted(requirements[index].text) for index in choice.proves)
    return closed(proven)


def _facts(view: View, story: Story) -> str:
    """Employer, year and spoken length, e.g. "Quayside, 2023. Takes 1 min 20 s."."""
    facts = []
    origin = ", ".join(filter(None, (story.employer, str(story.year or ""))))
    if origin:
        facts.append(as_sentence(origin))
    if not story.is_draft:
        facts.append(f"Takes\N{NO-BREAK SPACE}{words.length(spoken.story(story, view.candidate))}.")
    return "\N{NO-BREAK SPACE}".join(facts)  # else the length might stand alone on a line


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
