"""Rules about what is said at the beginning, at the end, and where no story is told.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from secondround.plan import spoken
from secondround.problems import Problem
from secondround.records import Application, facts
from secondround.records.models import Expected, Session
from secondround.records.yaml import FieldPath
from secondround.text import counted, duration, has_figure, sentences

_MYSELF: Final = re.compile(
    r"(?:and |but |so |well, )?"
    r"(?:i(?: am|[’']m| have always been|[’']ve always been| always| never| tend to| love| like"
    r"| enjoy| believe| consider myself| pride myself| would (?:say|describe)| see myself)"
    r"|my (?:\w+ )?(?:strengths?|weakness(?:es)?) (?:is|are)|people (?:say|tell me) (?:that )?i)\b",
    re.IGNORECASE,
)
"""How a sentence begins in which somebody says what they are like."""
_OF_YOU: Final = re.compile(
    r"\b(?:how (?:do|would) you|describe|strengths?|weakness(?:es)?|what (?:kind|sort) of"
    r"|are you)\b",
    re.IGNORECASE,
)
"""What asks for a trait, and not for a day or a figure: "When could you start?"."""


def openings(application: Application) -> Iterator[Problem]:
    """A session opens with 30 to 45 seconds of the candidate's own."""
    least, most = spoken.OPENING
    for path, session in _ahead(application):
        if not session.opening:
            continue
        words, takes = _spoken(application, session.opening)
        place: FieldPath = (*path, "opening")
        said = f"This opening takes {duration(takes)} to say"
        if takes > most:
            cut = counted(words - spoken.most_words(most, application.candidate.pace), "word")
            yield application.record_source.problem(
                place,
                "opening-too-long",
                f"{said}; aim at {least} to {most} seconds.",
                f"cut {cut}",
            )
        elif takes < least:
            yield application.record_source.problem(
                place,
                "opening-too-short",
                f"{said}; {least} to {most} seconds are yours.",
                "say who you are, why you are here, and what you would like to talk about",
            )


def closings(application: Application) -> Iterator[Problem]:
    """A closing is one line."""
    for path, session in _ahead(application):
        words, takes = _spoken(application, session.closing or "")
        if takes > spoken.CLOSING:
            over = words - spoken.most_words(spoken.CLOSING, application.candidate.pace)
            yield application.record_source.problem(
                (*path, "closing"),
                "closing-too-long",
                f"This closing takes {duration(takes)} to say; a line of {spoken.CLOSING} seconds "
                "is heard.",
                f"cut {counted(over, 'word')}",
            )


def claims(application: Application) -> Iterator[Problem]:
    """An expected question is answered by what the candidate did, not by what they are like."""
    for index, expected in enumerate(application.record.expect):
        if _is_claim(application, expected):
            yield application.record_source.problem(
                ("expect", index, "answer"),
                "claim-without-story",
                "This answer says what you are like, and no story shows it.",
                "tell in a sentence when you were, or name under `shows:` what a story of yours "
                "shows",
            )


def _is_claim(application: Application, expected: Expected) -> bool:
    """Whether an answer describes its speaker in every sentence, and no story is told to it."""
    answer = facts.with_facts(expected.answer or "", application.candidate)
    asks = expected.shows or _OF_YOU.search(expected.text)
    if not asks or not answer or has_figure(answer):
        return False
    for story in application.candidate.stories:
        if set(story.shows) & set(expected.shows):
            return False
    return all(map(_MYSELF.match, sentences.split_sentences(answer)))


def _ahead(application: Application) -> Iterator[tuple[FieldPath, Session]]:
    """The sessions still to come, with the path to each."""
    for number, stage in enumerate(application.record.rounds):
        for index, session in enumerate(stage.sessions):
            if not session.held:
                yield ("rounds", number, "sessions", index), session


def _spoken(application: Application, text: str) -> tuple[int, int]:
    """Words of a text, and the seconds that they take."""
    said = facts.with_facts(text, application.candidate)
    return spoken.words(said), spoken.seconds(said, application.candidate.pace)
