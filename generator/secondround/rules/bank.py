"""Rules about what a story holds: a result, a figure in it, competencies, cue words.

In: an application. Out: problems in its candidate's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondround.records import facts
from secondround.records.problems import Problem, Severity
from secondround.records.workspace import Application

LONGEST_CUE = 8  # words that fit one line of the day card and are read at a glance

_ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?"
_PARTS = "half|halves|halv(?:ed|ing)|thirds|quarters|an? (?:third|quarter|fifth|tenth)|per ?cent"
_TIMES = "twice|doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|trebled|quadrupled"
_NOUGHT = "zero|none|(?:nobody|no one)(?! else)|not one|not a single"
# "one" is a figure in "one complaint a year", not in "one of the best", "no one" or "the one".
_SINGLE = r"(?<!no )(?<!any )(?<!every )(?<!the )(?<!this )(?<!that )one(?! of| another|-)"
_WORDS = re.compile(rf"\b(?:(?:{_ONES}|{_TENS})(?:-?fold)?|{_PARTS}|{_TIMES}|{_NOUGHT}|{_SINGLE})\b", re.IGNORECASE)
# Digits count, but not those of names such as S3 or COVID-19.
_DIGITS = re.compile(r"[0-9½¼¾⅓⅔](?<![A-Za-z0-9].)(?<![A-Za-z]-.)")
_TIME = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME += "|spring|summer|autumn|winter|end"
# The year in "it went live in 2024" says when, not how much.
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])[0-9]")
_WHEN = rf"\b(?:in|since|until|early|late|mid|(?:{_TIME})(?: of)?) {_YEAR.pattern}\b"
_DATE = re.compile(rf"{_WHEN}|\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b", re.IGNORECASE)


def has_figure(text: str) -> bool:
    """Whether `text` says how much, how many or how often, in digits or in English words."""
    undated = _DATE.sub("", text) if _YEAR.search(text) else text
    return bool(_DIGITS.search(undated) or _WORDS.search(undated))


def results(application: Application) -> Iterator[Problem]:
    """A story needs a result."""
    for index, story in enumerate(application.candidate.stories):
        if not story.result:
            yield application.candidate_source.problem(
                ("stories", index, "id"),
                Severity.WARNING,
                "story-without-result",
                f"The story `{story.id}` has no result.",
                "say under `result:` what came of it, with a figure",
            )


def figures(application: Application) -> Iterator[Problem]:
    """A result needs a figure, or a reason why it has none."""
    for index, story in enumerate(application.candidate.stories):
        if story.result and not story.unquantified and not has_figure(facts.fill(story.result, application.candidate)):
            yield application.candidate_source.problem(
                ("stories", index, "result"),
                Severity.WARNING,
                "result-without-figure",
                f"The result of the story `{story.id}` has no figure.",
                "say how much, how many or how fast; where that cannot be, say why under `unquantified:`",
            )


def competencies(application: Application) -> Iterator[Problem]:
    """A story that shows nothing cannot be chosen for anybody."""
    for index, story in enumerate(application.candidate.stories):
        if not story.shows:
            yield application.candidate_source.problem(
                ("stories", index, "id"),
                Severity.WARNING,
                "story-shows-nothing",
                f"The story `{story.id}` shows no competency, so it proves nothing to anybody.",
                "name the competencies it proves under `shows:`, strongest first",
            )


def cues(application: Application) -> Iterator[Problem]:
    """Cue words are read at a glance; a story without them stands on the card under its title."""
    source = application.candidate_source
    without = []
    for index, story in enumerate(application.candidate.stories):
        words = len(story.cue.split()) if story.cue else 0
        if not words:
            without.append((index, story.id))
        elif words > LONGEST_CUE:
            yield source.problem(
                ("stories", index, "cue"),
                Severity.WARNING,
                "long-cue",
                f"The cue of the story `{story.id}` has {words} words; {LONGEST_CUE} can be read at a glance.",
                f"cut {_words(words - LONGEST_CUE)}: keep a name, a place or a figure that brings the rest back",
            )
    if without:
        yield source.problem(
            ("stories", without[0][0], "id"),
            Severity.NOTE,
            "story-without-cue",
            f"{_stories(len(without))} no cue: {', '.join(f'`{id_}`' for _, id_ in without)}.",
            "give three to eight words under `cue:`; the card shows the title until then",
        )


def _words(count: int) -> str:
    return f"{count} word" if count == 1 else f"{count} words"


def _stories(count: int) -> str:
    return "1 story has" if count == 1 else f"{count} stories have"
