"""How long a story may take, and how much of it is action."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.reader import COUNTS

from secondround import lint
from secondround.plan import spoken
from secondround.problems import Problem, Severity
from secondround.records import Application

Write = Callable[..., Application]
Tell = Callable[..., dict[str, Any]]
PACES = range(110, 171)


def exactly(words: int, pace: int) -> Fraction:
    """Seconds that so many words take: the minute's words, and a tenth more for pauses."""
    return Fraction(words, pace) * 60 * Fraction(11, 10)


def prose(words: int) -> str:
    return " ".join(["freight"] * words)


def judged(application: Application, *codes: str) -> list[Problem]:
    return [problem for problem in lint.check(application, None) if problem.code in codes]


def story_of(words: int, tell: Tell) -> dict[str, Any]:
    return tell(situation=prose(10), task=None, action=prose(words - 12), result="2 trucks")


def said(hint: str) -> int:
    """How many words a hint says to cut or to add: "cut four words"."""
    count = re.findall("(?:cut|add) ([^ ]+)", hint)[0]
    return int(count) if count.isdigit() else COUNTS.index(count)


@pytest.mark.slow
@given(pace=st.sampled_from(PACES), limit=st.sampled_from([90, 120]), over=st.integers(-1, 1))
def test_a_story_is_judged_at_the_very_second(
    pace: int, limit: int, over: int, write: Write, tell: Tell
) -> None:
    """At every pace a story of exactly 90 or 120 seconds is in time, and one word more is not."""
    words = int(limit * Fraction(pace) / 66) + over
    problems = judged(
        write({**story_of(words, tell), "pace": str(pace)}),
        "story-too-long",
        "story-over-90-seconds",
    )
    expected = {
        True: ["story-too-long"],
        False: ["story-over-90-seconds"] if exactly(words, pace) > 90 else [],
    }
    assert [problem.code for problem in problems] == expected[exactly(words, pace) > 120]


@pytest.mark.slow
@given(pace=st.sampled_from(PACES), words=st.integers(1, 400))
def test_the_words_to_cut_are_enough_and_not_one_too_many(
    pace: int, words: int, write: Write
) -> None:
    """What the hint says to cut brings the pitch to its limit, and one word less would not."""
    problems = judged(
        write({"pitch": prose(words), "pace": str(pace)}), "pitch-too-long", "pitch-over-90-seconds"
    )
    assert bool(problems) == (exactly(words, pace) > 90)
    for problem in problems:
        limit = 120 if problem.code == "pitch-too-long" else 90
        cut = said(problem.hint)
        assert exactly(words - cut, pace) <= limit < exactly(words - cut + 1, pace)


def test_too_long_is_a_warning_with_figures(write: Write, tell: Tell) -> None:
    """Over two minutes is a warning that says how long it takes, and how much to cut for the limit
    and for the aim.
    """
    [problem] = judged(write(story_of(300, tell)), "story-too-long")
    assert problem.severity is Severity.WARNING
    assert "takes 2 min 22 s to say at 140 words a minute" in problem.message
    assert problem.hint == "cut 46 words to get there, 110 words to reach 90 seconds"


def test_over_the_aim_is_a_note(write: Write) -> None:
    """Between 90 and 120 seconds a note is enough."""
    [problem] = judged(write({"pitch": prose(200)}), "pitch-over-90-seconds")
    assert problem.severity is Severity.NOTE
    assert (
        problem.message
        == "The pitch takes 1 min 35 s to say at 140 words a minute; aim at 90 seconds."
    )


def test_what_was_learned_is_not_counted(write: Write, tell: Tell) -> None:
    """The reflection is kept for when they ask: it makes no story too long and no action too
    short.
    """
    assert not lint.check(write(tell(learned=prose(500))), None)


def test_facts_count_with_their_words(write: Write, tell: Tell) -> None:
    """A referred fact is as long as what is said for it."""
    story = tell(situation="We were [[team]].", action=prose(8))
    short, long = "nine", "a team of nine people in three shifts"
    assert not judged(
        write({**story, "facts": [{"id": "team", "say": short}]}), "action-under-half"
    )
    assert judged(write({**story, "facts": [{"id": "team", "say": long}]}), "action-under-half")


@pytest.mark.slow
@given(others=st.integers(2, 90), action=st.integers(1, 90), steps=st.integers(1, 4))
def test_half_of_a_story_is_action(
    others: int, action: int, steps: int, write: Write, tell: Tell
) -> None:
    """Exactly half is enough; under it, saying or cutting the words of the hint makes it half."""
    parts = [prose(len(range(i, action, steps))) for i in range(min(steps, action))]
    story = tell(situation=prose(others - 1), task=None, action=parts, result="2")
    problems = judged(write(story), "action-under-half")
    assert bool(problems) == (Fraction(action, action + others) < Fraction(1, 2))
    for problem in problems:
        missing = said(problem.hint)
        assert action + missing == others
        assert problem.severity is Severity.WARNING


def test_the_share_is_told_in_figures(write: Write, tell: Tell) -> None:
    """The message says the share and the words it comes from, at the key of the action."""
    [problem] = judged(
        write(tell(situation=prose(8), action=prose(6), result="2 x")), "action-under-half"
    )
    assert problem.message == (
        "What you did is 37 % of the story `dock-strike` "
        "(6 of 16 words); half or more should be action."
    )
    assert problem.hint == "add four words on what you did, or cut four words elsewhere"
    assert problem.width == len("action")


@pytest.mark.parametrize("pace", PACES)
def test_rules_and_plan_count_alike(pace: int) -> None:
    """The most words that the rules allow are exactly those that the plan finds within the time."""
    for limit in (90, 120):
        most = spoken.most_words(limit, pace)
        assert spoken.seconds(prose(most), pace) <= limit < spoken.seconds(prose(most + 1), pace)
