"""What `changes` says of thank-you notes: to whom they went, each once."""

from __future__ import annotations

from typing import Any

import pytest
from tests.diff.states import ANA, BEN, asking

from secondround.diff import State, changes
from secondround.records import Application

PANEL = {**ANA, "with": ["ana-ruiz", "ben-cho"]}


def about_notes(old: State, new: State) -> list[str]:
    """The sentences about thank-you notes."""
    return [line for section in changes(old, new) for line in section.lines if "thank" in line]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (False, ["ben-cho"], "A thank-you note has been sent to Ben Cho."),
        (["ben-cho"], ["ben-cho", "ana-ruiz"], "A thank-you note has been sent to Ana Ruiz."),
        (["ben-cho"], True, "A thank-you note has been sent to Ana Ruiz."),
        (False, True, "A thank-you note has been sent to Ana Ruiz and Ben Cho."),
        (["ben-cho", "ana-ruiz"], True, None),
    ],
)
def test_only_who_had_none_before_is_named(
    packet: Application, was: Any, now: Any, said: str | None
) -> None:
    """Of a panel, whoever has had a note since; nothing where everybody had one."""
    old, new = (
        asking(packet, {**PANEL, "thanked": sent}, BEN, questions=[]) for sent in (was, now)
    )
    assert about_notes(old, new) == ([said] if said else [])


def test_a_note_that_is_taken_back_is_a_change(packet: Application) -> None:
    """It was noted for somebody to whom none went."""
    old, new = (
        asking(packet, {**PANEL, "thanked": sent}, BEN, questions=[])
        for sent in (["ben-cho", "ana-ruiz"], ["ana-ruiz"])
    )
    assert about_notes(old, new)
