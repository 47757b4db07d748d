"""The lock file: the earlier plan, read back exactly, and found again session by session."""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.factories import person, session, story
from tests.plan.rounds import NOW, application, drawn

from secondround import plan
from secondround.plan import lock
from secondround.records import Application
from secondround.vocabulary import layout


def made(application: Application) -> plan.Plan:
    return plan.make(application, len(application.record.rounds) - 1)


def test_a_lock_file_says_what_the_plan_was() -> None:
    """What is written is read back; what is no lock file is refused."""
    round = drawn(Random(3), 3, 8)
    found = made(round)
    earlier = lock.read(lock.write(found, round))
    assert earlier.round == NOW
    assert [list(planned.leads) for planned in earlier.sessions] == [
        [choice.story for choice in planned.leads] for planned in found.sessions
    ]
    for text in (
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1, "round": 3, "sessions": []}',
        "[" * 100_000,
    ):
        with pytest.raises(ValueError, match=r".+"):
            lock.read(text)


def _at(time: str, *people: str, **more: Any) -> dict[str, Any]:
    return session(*people, at=time, stories=1, **more)


BEFORE = [
    _at("09:00", "ana", name="Welcome"),
    _at("11:00", "ana", "bo"),
    _at("14:00", "ana", name="Wrap-up"),
]
AFTER = {
    "one comes first": ([_at("08:00", "ana"), *BEFORE], {1: 0, 2: 1, 3: 2}),
    "one falls out": (BEFORE[1:], {0: 1, 1: 2}),
    "listed backwards": (BEFORE[::-1], {0: 2, 1: 1, 2: 0}),
    "the morning is moved to the evening": (
        [*BEFORE[1:], BEFORE[0] | {"at": "17:00"}],
        {0: 1, 1: 2, 2: 0},
    ),
    "all an hour later": (
        [BEFORE[0] | {"at": "10:00"}, BEFORE[1] | {"at": "12:00"}, BEFORE[2] | {"at": "15:00"}],
        {0: 0, 1: 1, 2: 2},
    ),
    "somebody takes over": ([BEFORE[0] | {"with": ["cy"]}, *BEFORE[1:]], {0: 0, 1: 1, 2: 2}),
    "two people change places": (
        [_at("09:00", "bo", "ana"), _at("11:00", "ana", name="Welcome"), BEFORE[2]],
        {0: 1, 1: 0, 2: 2},
    ),
}
"""What becomes of a day, and which earlier session each one is."""


@pytest.mark.parametrize("name", AFTER)
def test_a_session_is_known_by_its_people_name_and_time(name: str) -> None:
    """Wherever it is in the record, a session keeps its own earlier plan."""
    after, expected = AFTER[name]
    people = {id: person(id.capitalize(), "coaching") for id in ("ana", "bo", "cy")}
    bank = [story(id, "coaching") for id in "abcdef"]
    first = application(bank, BEFORE, people)
    earlier = lock.read(lock.write(made(first), first))
    sessions = application(bank, after, people).record.rounds[-1].sessions
    found = lock.matched(earlier, NOW, sessions)
    assert {place: earlier.sessions.index(was) for place, was in found.items()} == expected


def test_a_lock_of_before_times_and_names_is_read() -> None:
    """A file without `at` and `name`, as it used to be written, is matched by its people."""
    talk = '{"with": ["ana"], "leads": ["a"], "backups": []}'
    text = f'{{"version": 1, "round": "R", "sessions": [{talk}]}}'
    sessions = application(
        [], [_at("09:00", "bo"), _at("10:00", "ana")], {"ana": person("A"), "bo": person("B")}
    )
    found = lock.matched(lock.read(text), "R", sessions.record.rounds[0].sessions)
    assert {place: was.leads for place, was in found.items()} == {1: ("a",)}


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_lock_in_which_a_merge_stopped_is_read(style: str, tmp_path: Path) -> None:
    """With git's marks in it, the file says what git's own `-X ours` makes of it; where that is
    broken, `-X theirs`.
    """

    def git(*words: str, check: bool = True) -> None:
        command = (
            "git",
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            f"merge.conflictStyle={style}",
        )
        subprocess.run([*command, *words], cwd=tmp_path, check=check, capture_output=True)

    file = tmp_path / layout.LOCK
    texts = {}
    for side, seed in (("base", 3), ("ours", 4), ("theirs", 5)):
        drawn_ = drawn(Random(seed), 3, 8)
        texts[side] = lock.write(made(drawn_), drawn_)
    git("init", "--quiet", "--initial-branch=ours")
    for side in ("base", "theirs", "ours"):
        if side != "base":
            git("checkout", "--quiet", "-B", side, "start")
        file.write_text(texts[side], "utf-8")
        git("add", ".")
        git("commit", "--quiet", "--no-verify", "--message", side)
        if side == "base":
            git("tag", "start")
    chosen = {}
    for side in ("theirs", "ours"):
        git("merge", "--no-commit", "-X", side, "theirs")
        chosen[side] = file.read_text("utf-8")
        git("merge", "--abort")
        assert not lock.merging(chosen[side])
    git("merge", "theirs", check=False)
    merged = file.read_text("utf-8")
    assert lock.merging(merged)
    assert lock.read(merged) == lock.read(chosen["ours"])
    broken = merged.replace("<<<<<<< HEAD\n", '<<<<<<< HEAD\n"', 1)
    assert lock.read(broken) == lock.read(chosen["theirs"])
