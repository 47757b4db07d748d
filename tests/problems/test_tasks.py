"""What to do about each kind of problem, and in which order it is worth doing."""

from __future__ import annotations

import string

import pytest

from secondround.problems import (
    CODES,
    TASKS,
    TO_DO,
    TO_KEEP,
    TO_NAME,
    TO_NOTE,
    TO_PRINT,
    TO_THANK,
    Task,
)


def test_every_code_has_its_place() -> None:
    """The table holds every code of the registry, what is due by the day, and nothing else."""
    assert set(CODES) - set(TASKS) == set()
    assert set(TASKS) - set(CODES) == {TO_DO, TO_KEEP, TO_NAME, TO_NOTE, TO_PRINT, TO_THANK}


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.code)
def test_a_task_is_an_instruction(task: Task) -> None:
    """Words are a sentence that asks for no other names than those that are known."""
    for text, known in ((task.one, {"names", "part"}), (task.many, {"names", "count", "part"})):
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        assert fields <= known
        assert not text or (text[0].isupper() and text.endswith("."))
    assert task.one or not task.many


def test_what_is_worth_more_comes_first() -> None:
    """A must-have comes before thanks, which are late after a day, and these before a name, a name
    before a session, a session before a story, then research and the scaffold's rest.
    """
    order = [
        "gap-requirement",
        TO_THANK,
        TO_NAME,
        "interviewer-without-title",
        "gap-question",
        "still-to-write",
        "result-without-figure",
        "stale-research",
        "still-example",
        "story-without-cue",
    ]
    assert sorted(order, key=list(TASKS).index) == order
