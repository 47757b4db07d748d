"""Spoken time: how long texts, stories and sessions take when they are said aloud.

In: texts and a pace in words a minute. Out: whole seconds, and the cuts of a story. It must not
judge: what is too long is a rule, and what to leave out of a session is decided in `timing`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secondround.records import replaced
from secondround.records.models import Candidate, Story
from secondround.text import has_figure, sentences

MINUTE = 66
"""Seconds that a minute's words take: pauses add a tenth. Whole, so that 150 words at 110 are 90
seconds and not 91.
"""
BEATS = ("result", "situation", "action", "task")
"""What a cut keeps first: the result, then where things stood, then what you did, then what was
asked.
"""
_SPOKEN = re.compile(r"\w|[%€$£]")
TOLD = ("situation", "task", "action", "result")


@dataclass(frozen=True, slots=True)
class Cut:
    """One story cut to a length: what to say, in the order to say it."""

    limit: int  # seconds
    seconds: (
        int  # what the parts take; over the limit only where the first sentence alone is longer
    )
    parts: tuple[
        tuple[str, tuple[str, ...]], ...
    ]  # (beat, sentences): "result", "situation", "task", "action"


def words(text: str) -> int:
    """Number of spoken words; Markdown marks and lone punctuation are not spoken."""
    parts = text.split()
    return len(parts) - sum(not _SPOKEN.search(part) for part in parts if not part[0].isalnum())


def seconds(text: str, pace: int) -> int:
    """Seconds that `text` takes at `pace` words a minute, pauses included."""
    return math.ceil(words(text) * MINUTE / pace)


def most_words(limit: int, pace: int) -> int:
    """The most words that can be said in `limit` seconds at `pace` words a minute, pauses
    included.
    """
    return limit * pace // MINUTE


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with each `[[fact]]` in the words that are said for it."""
    return replaced(text, lambda id_: facts.get(id_, id_))


def story(story: Story, candidate: Candidate) -> int:
    """Seconds that a story takes, its facts in their words: situation, task, action and result.

    What was learned is kept for when they ask. A candidate whose texts are filled already has no
    facts left to fill.
    """
    beats = _beats(story, {fact.id: fact.say for fact in candidate.facts})
    return seconds(" ".join(beats[beat] for beat in TOLD), candidate.pace)


def cut(story: Story, limit: int, pace: int, facts: Mapping[str, str] | None = None) -> Cut:
    """The story in `limit` seconds: whole sentences, the result first."""
    return _cut(_beats(story, facts or {}), limit, pace)


def _beats(story: Story, facts: Mapping[str, str]) -> dict[str, str]:
    texts = {
        "situation": story.situation,
        "task": story.task or "",
        "action": "\n\n".join(story.action),
        "result": story.result or "",
    }
    return {beat: filled(text, facts) for beat, text in texts.items()}


def _cut(beats: Mapping[str, str], limit: int, pace: int) -> Cut:
    split = {beat: sentences.split(beats[beat]) for beat in BEATS}
    kept: dict[str, set[int]] = {beat: set() for beat in BEATS}
    used = 0
    for beat, index in _by_turns(split):
        length = words(split[beat][index])
        if used and math.ceil((used + length) * MINUTE / pace) > limit:
            continue
        kept[beat].add(index)
        used += length
    order = ("result", "situation", "task", "action")
    parts = tuple(
        (beat, tuple(split[beat][index] for index in sorted(kept[beat])))
        for beat in order
        if kept[beat]
    )
    return Cut(limit, math.ceil(used * MINUTE / pace), parts)


def _by_turns(split: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    """First sentences of every beat before second sentences of any, so that a short cut still has a
    beginning.

    Of the result, the first that has a figure comes before all: it is what they write down.
    """
    turns = {beat: list(range(len(found))) for beat, found in split.items()}
    turns["result"].sort(key=lambda index: index != _telling(split["result"]))
    for turn in range(max(map(len, turns.values()))):
        for beat in BEATS:
            if turn < len(turns[beat]):
                yield beat, turns[beat][turn]


def _telling(result: list[str]) -> int:
    """The index of the first sentence with a figure; of the first, where none has one."""
    return next((index for index, sentence in enumerate(result) if has_figure(sentence)), 0)
