"""Spoken time: how long texts and stories take when they are said aloud.

In: texts and a pace in words a minute. Out: whole seconds, and shorter cuts of a story. It must not
judge: `lint` says what is too long, and `timing` what to leave out of a session.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from secondround.records import replace_references
from secondround.records.models import Candidate, Story
from secondround.text import has_figure, sentences

MINUTE = 66
"""Seconds that a minute's words take: pauses add a tenth. A whole number, so that 150 words at 110
are 90 seconds and not 91.
"""
LIMIT = 120
"""Seconds: the answer length that second-interview guidance asks for."""
AIM = 90
"""Seconds: leaves half a minute for the follow-up."""
OPENING = (30, 45)
"""Seconds of what a session opens with: long enough to say who is there and why, short enough for
the first question to come early.
"""
CLOSING = 15
"""Seconds of a closing line."""
BY_WEIGHT = ("result", "action", "situation", "task")
"""What a cut keeps first: the result, then what was done, the situation, and the task."""
IN_A_CUT = ("result", "situation", "task", "action")
"""The order in which a cut is said."""
IN_FULL = ("situation", "task", "action", "result")
"""The order in which a story is said in full."""
_SPOKEN = re.compile(r"\w|[%€$£]")
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of Chinese and Japanese, which put no blank between words."""


class Cut(Struct, frozen=True):
    """One story cut to a length: what to say, in the order to say it."""

    limit: int  # seconds
    seconds: int  # what the parts take; over the limit only where the first sentence is longer
    parts: tuple[tuple[str, tuple[str, ...]], ...]  # (beat, sentences), as in `IN_A_CUT`


def words(text: str) -> int:
    """Number of spoken words; Markdown marks and lone punctuation are not spoken. Two letters of
    Chinese or Japanese count as a word: newsreaders speak some 300 of them a minute.
    """
    count = 0 if text.isascii() else len(_WITHOUT_BLANKS.findall(text)) // 2
    for part in text.split():
        if part[0].isalnum() or _SPOKEN.search(part):
            count += 1
    return count


def seconds(text: str, pace: int) -> int:
    """Seconds that `text` takes at `pace` words a minute, pauses included."""
    return _time(words(text), pace)


def whole_minutes(seconds: int) -> int:
    """Minutes, rounded up."""
    return math.ceil(seconds / 60)


def most_words(limit: int, pace: int) -> int:
    """The most words that can be said in `limit` seconds at `pace` words a minute, pauses
    included.
    """
    return limit * pace // MINUTE


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with each `[[fact]]` in its words."""
    return replace_references(text, lambda id_: facts.get(id_, id_))


def story(story: Story, candidate: Candidate) -> int:
    """Seconds that a story takes: situation, task, action and result, with its facts filled in.

    What was learned is kept for when they ask. If the candidate's texts are already filled, no
    facts are left to fill in.
    """
    said = {fact.id: fact.say for fact in candidate.facts}
    return _time(story_words(story, said), candidate.pace)


def story_words(story: Story, facts: Mapping[str, str] | None = None) -> int:
    """Words of a story as it is told in full."""
    beats = _beats(story, facts or {})
    return words(" ".join(map(beats.__getitem__, IN_FULL)))


def cut(story: Story, limit: int, pace: int, facts: Mapping[str, str] | None = None) -> Cut:
    """The story in `limit` seconds: whole sentences, the result first.

    One sentence of every beat is taken before the second of any, so that a short cut still has a
    beginning and says what was done: where a sentence is too long for it, the next one that fits.
    One that leans on the sentence before it comes with that, or not at all.
    """
    beats = _beats(story, facts or {})
    split = {beat: sentences.split_sentences(beats[beat]) for beat in BY_WEIGHT}
    kept: set[tuple[str, int]] = set()
    used = 0
    left = _in_turn(split)
    while any(left.values()):
        for beat in BY_WEIGHT:
            while left[beat]:
                together = _leaning_on(split[beat], left[beat].pop(0))
                new = {(beat, index) for index in together} - kept
                if not new:
                    continue
                length = sum(words(split[beat][index]) for _, index in new)
                fits = _time(used + length, pace) <= limit
                if fits or (not used and len(new) == 1):
                    kept |= new
                    used += length
                    break
    return Cut(limit, _time(used, pace), tuple(_parts(split, kept)))


def _parts(
    split: Mapping[str, list[str]], kept: Collection[tuple[str, int]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for beat in IN_A_CUT:
        texts = [text for index, text in enumerate(split[beat]) if (beat, index) in kept]
        if texts:
            yield beat, tuple(texts)


def _time(words: int, pace: int) -> int:
    return math.ceil(words * MINUTE / pace)


def _beats(story: Story, facts: Mapping[str, str]) -> dict[str, str]:
    return {
        "situation": filled(story.situation or "", facts),
        "task": filled(story.task or "", facts),
        "action": filled("\n\n".join(story.action), facts),
        "result": filled(story.result or "", facts),
    }


def _in_turn(split: Mapping[str, list[str]]) -> dict[str, list[int]]:
    """The sentences of each beat in the order they are taken.

    The result starts with its first sentence that has a figure: that is what they write down. It is
    said before all else, so what leans on what was done comes last.
    """
    left = {beat: list(range(len(found))) for beat, found in split.items()}
    result = split["result"]
    first = _first_with_figure(result)

    def turn(index: int) -> tuple[bool, bool]:
        return sentences.leans(result[_leaning_on(result, index)[0]]), index != first

    left["result"].sort(key=turn)
    return left


def _leaning_on(found: list[str], index: int) -> range:
    """A sentence, with those before it that it makes no sense without."""
    first = index
    while first and sentences.leans(found[first]):
        first -= 1
    return range(first, index + 1)


def _first_with_figure(result: list[str]) -> int:
    """The index of the first sentence with a figure; 0 if none has one."""
    for index, sentence in enumerate(result):
        if has_figure(sentence):
            return index
    return 0
