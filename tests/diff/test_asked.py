"""Questions that go to somebody else, come or go."""

from __future__ import annotations

from secondround.diff import State, changes
from secondround.records import Application

from .states import ANA, BEN, asking


def asked(old: State, new: State) -> tuple[str, ...]:
    lines = {section.title: section.lines for section in changes(old, new)}
    return lines.get("Who is asked what", ())


def test_questions_that_move(packet: Application) -> None:
    """A question that goes to another, is new in the plan or no longer in it, is told with its
    people.
    """
    for_ana, for_ben = (
        {"text": "How is your team?", "for": [who]} for who in ("ana-ruiz", "ben-cho")
    )
    old, new = (asking(packet, ANA, BEN, questions=[asked]) for asked in (for_ana, for_ben))
    assert asked(old, new) == (
        "“How is your team?” now goes to Ben Cho; it was meant for Ana Ruiz.",
    )
    nothing = asking(packet, ANA, BEN, questions=[])
    assert asked(old, nothing) == (
        "“How is your team?” will no longer be asked; it was meant for Ana Ruiz.",
    )
    assert asked(nothing, new) == ("“How is your team?” now goes to Ben Cho.",)
    assert asked(old, asking(packet, ANA | {"at": "14:00"}, BEN, questions=[for_ana])) == ()


def test_what_a_session_has_asked_is_not_missed(packet: Application) -> None:
    """A session that is over has asked its questions: nothing says that they are no longer
    asked.
    """
    questions = [{"text": "How is your team?", "for": ["ana-ruiz"]}]
    over = asking(packet, ANA | {"told": []}, BEN, questions=questions)
    assert asked(asking(packet, ANA, BEN, questions=questions), over) == ()


def test_who_is_met_twice_is_told_with_the_time(packet: Application) -> None:
    """What moves from one session with Ana to the other says which is which."""
    twice = ANA | {"at": "14:00"}
    steps = {"text": "What comes next?", "about": "next steps"}
    old, new = (asking(packet, ANA, BEN, *more, questions=[steps]) for more in ([], [twice]))
    assert asked(old, new) == (
        "“What comes next?” now goes to Ana Ruiz (at 14:00); it was meant for Ana Ruiz.",
    )
