"""Nobody hears a story twice without a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests import factories

from secondround import lint
from secondround.records import Application

Write = Callable[..., Application]
STORY: str = factories.STORY["id"]
ALLOWED = {"repeat_ok": [{"story": STORY, "reason": "She asked for it."}]}
TOLD = {"told": [STORY]}
PINNED = {"tell": [STORY]}


def rounds(*of: list[dict[str, Any]]) -> dict[str, Any]:
    """Rounds of sessions, in each of which is the only interviewer, unless it says otherwise."""
    found = []
    for number, sessions in enumerate(of, 1):
        rows = [{"minutes": 30, "with": ["ana-ruiz"], **session} for session in sessions]
        found.append({"name": f"Round {number}", "sessions": rows})
    return {"rounds": found}


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (rounds([TOLD], [TOLD]), ("rounds", 1, "sessions", 0, "told", 0)),
        (rounds([TOLD, TOLD]), ("rounds", 0, "sessions", 1, "told", 0)),
        (rounds([TOLD], [PINNED]), ("rounds", 1, "sessions", 0, "tell", 0)),
        (rounds([TOLD], [TOLD | ALLOWED]), None),
        (rounds([TOLD], [PINNED | ALLOWED]), None),
        (rounds([TOLD], [TOLD | {"with": []}]), None),
        (rounds([TOLD], [{"told": []} | PINNED]), None),
        (rounds([{"told": TOLD["told"] * 2}]), None),  # written twice by a slip
        (rounds([TOLD, PINNED]), None),  # pins that clash in one round are told of as such
    ],
)
def test_who_hears_a_story_again(
    write: Write, record: dict[str, Any], path: tuple[str | int, ...] | None
) -> None:
    """Told or pinned again to the same person is a warning at the second place that names the
    first; `repeat_ok` allows it.
    """
    application = write(record=record)
    found = [each for each in lint.check(application, None) if each.code == "told-twice"]
    if path is None:
        assert not found
        return
    (problem,) = found
    source = application.record_source
    assert problem.line == source.place(path).line
    first = source.place(("rounds", 0, "sessions", 0, "told", 0)).line
    assert f"before, in “Round 1” ({source.file}:{first})." in problem.message
    assert problem.message.startswith("Ana Ruiz has heard")


@pytest.mark.parametrize(
    ("session", "is_said"),
    [
        (ALLOWED | {"avoid": [STORY]}, True),
        (ALLOWED | {"avoid": []}, False),
        ({"avoid": [STORY]}, False),
        (ALLOWED | {"avoid": [STORY]} | TOLD, False),  # what is over is settled
    ],
)
def test_what_is_avoided_is_not_repeated(
    write: Write, session: dict[str, Any], *, is_said: bool
) -> None:
    """Both of one story in a session to come is a warning at the one that names the other."""
    application = write(record=rounds([session]))
    source = application.record_source
    found = [each for each in lint.check(application, None) if each.code == "allowed-and-avoided"]
    if not is_said:
        assert not found
        return
    (problem,) = found
    path = ("rounds", 0, "sessions", 0)
    assert problem.line == source.place((*path, "repeat_ok", 0, "story")).line
    assert f"({source.file}:{source.place((*path, 'avoid', 0)).line})" in problem.message
