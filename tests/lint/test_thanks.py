"""Thank-you notes as they are written: length, names, callbacks, likeness."""

from __future__ import annotations

from typing import Any

import pytest
from tests.factories import RECORD, application, changed, person, session

from secondround import lint

PEOPLE = {
    "ana-ruiz": person("Ana Ruiz", title="Director of Operations", role="hiring manager"),
    "kim-lee": person("Kim Lee", title="Senior Talent Partner", role="recruiter"),
}
DEBRIEF = "She told me about the soup at six, and that 40 loads a night are too many."
GOOD = "Dear Ana,\nthe soup at six has stayed with me. Thank you for your time.\nAmara"


def found(*notes: tuple[str, str], debrief: str | None = DEBRIEF, **more: Any) -> list[str]:
    """The codes about thanks in a record with those notes, each at a session of its own."""
    sessions = []
    for to, text in notes:
        fields = session(to, told=[], debrief=debrief, thanks=[{"to": to, "text": text}], **more)
        sessions.append(changed(fields))
    rounds = [{"name": "Second", "date": "2026-11-24", "sessions": sessions}]
    record = {**RECORD, "interviewers": PEOPLE, "rounds": rounds}
    problems = lint.check(application(record), None)
    codes = [problem.code for problem in problems if problem.code.startswith("thanks-")]
    return [code for code in codes if code != "thanks-without-address"]


def test_a_good_note_is_left_alone() -> None:
    """Short, to the right person, and back to what was said."""
    assert found(("ana-ruiz", GOOD)) == []


def test_a_note_that_is_sent_is_left_alone() -> None:
    """What is in the post cannot be mended."""
    assert found(("ana-ruiz", "Dear Kim, " + "thanks " * 200), thanked=True) == []


def test_a_note_that_is_sent_is_not_sent_again() -> None:
    """One to a colleague that is nearly the same is named, whichever of them is sent."""
    text = "Dear {},\nthe soup at six has stayed with me. I would love to join you.\nAmara"
    ana = {"to": "ana-ruiz", "text": text.format("Ana")}
    kim = {"to": "kim-lee", "text": text.format("Kim")}
    panel = session(*PEOPLE, told=[], debrief=DEBRIEF, thanks=[ana, kim])
    for sent, others in (("ana-ruiz", "Kim Lee"), ("kim-lee", "Ana Ruiz")):
        rounds = [{"name": "Second", "sessions": [{**panel, "thanked": [sent]}]}]
        record = {**RECORD, "interviewers": PEOPLE, "rounds": rounds}
        problems = lint.check(application(record), None)
        alike = [problem.about for problem in problems if problem.code == "thanks-alike"]
        assert alike == [(others,)]


@pytest.mark.parametrize(("words", "codes"), [(120, []), (121, ["thanks-too-long"])])
def test_a_note_has_120_words_at_most(words: int, codes: list[str]) -> None:
    """Counted from the greeting to the name."""
    assert found(("ana-ruiz", f"Dear Ana, soup {'and ' * (words - 3)}")) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Dear Kim,\nthe soup at six!",
        "Hello Ms Lee: the soup at six!",
        "Dear Ana,\nthe soup at six. As Senior Talent Partner you would know.",
    ],
)
def test_a_wrong_name_or_title(text: str) -> None:
    """A greeting of somebody else, or a colleague's title."""
    assert found(("ana-ruiz", text)) == ["thanks-wrong-name"]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana,\nKim Lee told me of the soup, too.",
        "Dear Ana and Kim,\nthe soup at six!",
        "The soup at six! As Director of Operations you know.",
        "Good morning,\nthe soup at six!",
    ],
)
def test_a_colleague_may_be_mentioned(text: str) -> None:
    """Whoever is greeted by name may read of others; one's own title is right."""
    assert found(("ana-ruiz", text)) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Dear Ana,\nthank you for a pleasant hour.", ["thanks-without-callback"]),
        ("Dear Ana,\nI keep thinking of the 40 you named.", []),
        ("Dear Ana,\nyour loading plan has stayed with me; those loads!", []),
        ("Dear Ana,\nthank you for Operations at Harbor Logistics.", ["thanks-without-callback"]),
    ],
)
def test_a_note_comes_back_to_what_was_said(text: str, codes: list[str]) -> None:
    """A telling word or a figure of the debrief is in it; names and the company are none."""
    said = f"{DEBRIEF} Harbor Logistics, Operations."
    assert found(("ana-ruiz", text), debrief=said) == codes


def test_before_the_debrief_nothing_can_be_asked_for() -> None:
    """Without a debrief nobody knows what was said."""
    assert found(("ana-ruiz", "Dear Ana,\nthank you."), debrief=None) == []


def test_two_notes_are_not_one() -> None:
    """The same note under two names is reported at the second; one's own for each is fine."""
    text = "Dear {},\nthe soup at six has stayed with me. I would love to join you.\nAmara"
    same = (("ana-ruiz", text.format("Ana")), ("kim-lee", text.format("Kim")))
    assert found(*same) == ["thanks-alike"]
    assert found(("ana-ruiz", GOOD), ("kim-lee", "Dear Kim,\n40 loads! I had no idea.")) == []
