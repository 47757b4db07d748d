"""Which story answers a question: only one that fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from secondround.packet import Packet

STORY = {"situation": "It was late.", "action": "I did it.", "result": "2 of 2."}


def record(likely: str = "", expect: dict[str, Any] | None = None) -> dict[str, Any]:
    """A session with one likely question, or one expected."""
    person = {"name": "Ana", "title": "Director", "role": "hiring manager"}
    return {
        "interviewers": {
            "ana-ruiz": {**person, **({"likely_questions": [likely]} if likely else {})}
        },
        **({"expect": [expect]} if expect else {}),
    }


def test_one_word_of_a_competency_brings_no_story(build: Callable[..., Packet]) -> None:
    """The word "leadership" is no reason to tell what shows leadership; "crew leadership" is."""
    story = {**STORY, "id": "one", "title": "One", "shows": ["leadership"]}
    made = build(
        record("What do you think of our leadership?"),
        {"stories": [story], "competencies": ["leadership"]},
    )
    assert made.sheets
    assert made.sheets.sessions[0].people[0].likely[0].with_ == ""
    story["shows"] = ["crew leadership"]
    made = build(
        record("Where did you learn crew leadership?"),
        {"stories": [story], "competencies": ["crew leadership"]},
    )
    assert made.sheets
    assert made.sheets.sessions[0].people[0].likely[0].with_ == "One"


def test_a_likely_question_gets_a_story_of_that_session(build: Callable[..., Packet]) -> None:
    """The card names the story to answer with by its cue."""
    story = {
        **STORY,
        "id": "one",
        "title": "The long title",
        "cue": "short cue",
        "good_for": ["Tell me about a failure that a customer saw."],
    }
    made = build(record("What went wrong with a client?"), {"stories": [story]})
    assert made.sheets
    assert [
        (question.text, question.with_) for question in made.sheets.sessions[0].people[0].likely
    ] == [("What went wrong with a client?", "short cue")]


def test_an_expected_question_gets_the_story_that_shows_most(build: Callable[..., Packet]) -> None:
    """By the competencies that the question judges, with the session in which the story is
    planned.
    """
    stories = [
        {**STORY, "id": "one", "title": "One", "shows": ["calm", "courage"]},
        {**STORY, "id": "two", "title": "Two", "shows": ["courage", "calm"]},
    ]
    expect = {"text": "How do you stay brave?", "shows": ["courage"]}
    made = build(record(expect=expect), {"stories": stories, "competencies": ["calm", "courage"]})
    assert made.expected_questions
    assert made.expected_questions.questions[0].with_.startswith("Two (09:30")


def test_without_a_story_that_fits_none_is_named(build: Callable[..., Packet]) -> None:
    """No story is better than a wrong one."""
    made = build(record("Why here?", {"text": "When could you start?", "answer": "In March."}))
    assert made.sheets
    assert made.expected_questions
    assert made.sheets.sessions[0].people[0].likely[0].with_ == ""
    assert made.expected_questions.questions[0].with_ == ""


def test_a_story_that_was_told_says_when(build: Callable[..., Packet]) -> None:
    """In an earlier round, or in a session of this one that is over: it is no story that is not
    planned, and it comes after those that nobody has heard.
    """
    bank = [{**STORY, "id": id, "title": id, "shows": ["calm"]} for id in ("old", "now", "new")]
    rounds = [
        {
            "name": "First",
            "date": "2026-11-03",
            "sessions": [{"minutes": 30, "with": ["ana-ruiz"], "told": ["old"]}],
        },
        {
            "name": "Second",
            "date": "2026-11-24",
            "sessions": [
                {"at": "09:30", "minutes": 30, "with": ["ana-ruiz"], "told": ["now"]},
                {"at": "10:30", "minutes": 30, "with": ["ana-ruiz"], "stories": 0},
            ],
        },
    ]
    made = build({**record(), "rounds": rounds}, {"stories": bank, "competencies": ["calm"]})
    assert made.if_they_ask
    assert made.story_bank
    (entry,) = made.if_they_ask.entries
    assert [(told.cue, told.where) for told in entry.tell] == [
        ("new", "not planned"),
        ("now", "told at 09:30"),
    ]
    heard = {story.title: (story.told, story.heard) for story in made.story_bank.stories}
    assert heard["old"] == ("told on 3 November 2026", "Told on 3 November 2026")
    assert heard["now"] == ("told at 09:30", "Told at 09:30 Ana")
