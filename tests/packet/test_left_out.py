"""What the day card and the sheets have no room for: one warning, which says what to shorten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.factories import RECORD, person, session, story

from secondround.app import pipeline
from secondround.packet import Packet
from secondround.problems import Problem
from secondround.records import Application
from secondround.vocabulary import Edition

Write = Callable[..., Application]
Build = Callable[..., Packet]

LONG_NOTES = " ".join(["Let her."] * 40)


def _found(root: Path, edition: Edition | None) -> list[Problem]:
    problems = pipeline.make(root, None, edition=edition).problems
    return [problem for problem in problems if problem.code == "left-off-the-page"]


def _day(number: int, **more: Any) -> dict[str, Any]:
    """A day of so many sessions of three stories, each with somebody else."""
    cues = ("before noon all the loads were moved", "nobody waited", "thirty-one arrived on time")
    people = {f"p{at}": person(f"Ana{at} Ruiz", notes="") for at in range(number)}
    sessions = [
        session(f"p{at}", at=f"{8 + at:02}:00", stories=3, place=f"Room {at}, Hall of Records")
        for at in range(number)
    ]
    bank = [story(f"tale-{at}", cue=cues[at % 3]) for at in range(3 * number)]
    stage = {"name": "Second interview", "date": "2026-11-24", "sessions": sessions}
    return {
        "record": {"interviewers": people, "rounds": [stage], **more},
        "candidate": {"stories": bank, "if_then": ["If I lose the thread, I stop."]},
    }


def test_what_is_left_out_is_a_warning(write: Write, build: Build, tmp_path: Path) -> None:
    """Somebody's notes that are longer than a block are cut. The warning says whose, is at that
    field, and names it; `check` finds the same as what makes pages.
    """
    ana = {"name": "Ana Ruiz", "title": "Director", "notes": LONG_NOTES}
    write({"interviewers": {"ana-ruiz": ana}})
    (problem,) = _found(tmp_path, Edition.CANDIDATE)
    assert problem.message == "The sheets have no room for the end of your notes on Ana Ruiz."
    assert problem.hint == "shorten `notes` under `interviewers`"
    lines = (tmp_path / problem.file).read_text().splitlines()
    assert lines[problem.line - 1].strip().startswith("notes: Let her.")
    assert _found(tmp_path, None) == [problem]
    assert build().meta.left_out is None


def test_what_a_sheet_has_is_no_loss(write: Write, build: Build, tmp_path: Path) -> None:
    """A card that does without questions or how to say a name is not worth a line: they are on the
    session's sheet.
    """
    asked = [{"text": f"What {'would ' * 15}you keep {at}?", "for": ["ana-ruiz"]} for at in (1, 2)]
    ana = {**RECORD["interviewers"]["ana-ruiz"], "say": "AH-nah " * 12, "title": "Director " * 30}
    changed = {"questions": asked, "interviewers": {"ana-ruiz": ana}}
    write(changed)
    card = build(changed).day_card
    assert card
    assert not card.rows[0].people[0].say
    assert not card.rows[0].questions
    assert not _found(tmp_path, Edition.CANDIDATE)


def test_a_card_says_once_what_it_lacks_of_the_day(write: Write, tmp_path: Path) -> None:
    """However many sessions lose a cue, and whatever else is lost: one warning, with the first of
    them by name and what to shorten.
    """
    write(**_day(10))
    (problem,) = _found(tmp_path, Edition.CANDIDATE)
    said = "The day card has no room for what to do if something goes wrong and some cues"
    assert problem.message.startswith(said)
    assert " of 08:00 Ana0 Ruiz, 09:00 Ana1 Ruiz, 10:00 Ana2 Ruiz and 7 more" in problem.message
    assert problem.hint == "shorten `if_then` in candidate.yml, or give sessions fewer `stories`"
    assert "stories: 3" in (tmp_path / problem.file).read_text().splitlines()[problem.line - 1]


def test_card_and_sheets_share_a_warning(write: Write, tmp_path: Path) -> None:
    """Of one packet there is one line, with the card before the sheets."""
    arrive = "Take the stairs on the left. " * 12
    ana = {"name": "Ana Ruiz", "notes": LONG_NOTES, "in_common": LONG_NOTES}
    write({"interviewers": {"ana-ruiz": ana}, "logistics": {"arrive": arrive}})
    (problem,) = _found(tmp_path, Edition.CANDIDATE)
    assert problem.message == (
        "The day card has no room for all of how to arrive; the sheets have none for the end of "
        "your notes on Ana Ruiz and the end of what you have in common with Ana Ruiz."
    )
    assert problem.hint == (
        "shorten `arrive` under `logistics`, `notes` under `interviewers` or `in_common` under "
        "`interviewers`, or give sessions fewer `stories`"
    )


def test_only_who_can_shorten_it_is_told_and_only_before_the_day(
    write: Write, tmp_path: Path
) -> None:
    """What may lie on the table or be published warns of nothing, and neither does a day that is
    over.
    """
    write(**_day(10))
    assert not _found(tmp_path, Edition.CARRY)
    over = _day(10)
    for each in over["record"]["rounds"][0]["sessions"]:
        each["told"] = []
    write(**over)
    assert not _found(tmp_path, Edition.CANDIDATE)
    assert not _found(tmp_path, None)


def test_of_likely_questions_only_ones_own_are_missed(write: Write, tmp_path: Path) -> None:
    """What the library adds for a role is left out in silence."""
    own = [f"Why did you leave the port {at} years ago?" for at in range(7)]
    ana = {**RECORD["interviewers"]["ana-ruiz"], "likely_questions": own[:5]}
    write({"interviewers": {"ana-ruiz": ana}})
    assert not _found(tmp_path, Edition.CANDIDATE)
    write({"interviewers": {"ana-ruiz": {**ana, "likely_questions": own}}})
    (problem,) = _found(tmp_path, Edition.CANDIDATE)
    assert problem.message == "The sheets have no room for some likely questions of Ana Ruiz."
    assert problem.hint == "keep only the `likely_questions` that matter"
