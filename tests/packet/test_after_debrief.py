"""What a debrief of one round changes in the packet of the next."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.factories import person, session, story

from secondround import packet, plan
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

BANK: Final = {
    "competencies": ["calm", "coaching"],
    "stories": [
        story("strike", "calm"),
        story("outage", "calm", strength="1"),
        story("apprentice", "coaching"),
    ],
}
DEBRIEF: Final = {
    "told": ["strike"],
    "asked": [{"text": "Why now?", "by": "ana", "answer": "The port is closing."}],
    "concerns": [{"text": "Too long in one place?", "by": "ana"}],
    "promised": [{"text": "the roster", "due": "2026-11-27"}, "a call"],
    "stated": [{"text": "From 1 March.", "about": "notice"}],
    "thanked": True,
}


def record(debrief: Mapping[str, Any]) -> dict[str, Any]:
    """A person met twice; what was written down after the first time."""
    first = session("ana", at="09:00", stories=1)
    return {
        "interviewers": {"ana": person("Ana Ruiz", "calm", title="Director")},
        "rounds": [
            {"name": "Screening", "date": "2026-11-10", "sessions": [{**first, **debrief}]},
            {
                "name": "Final",
                "date": "2026-12-01",
                "sessions": [session("ana", at="10:00", stories=1)],
            },
        ],
    }


def lines(application: Application) -> list[str]:
    """The packet of the second round, line by line."""
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    return writer.render(made, Templates(None)).splitlines()


def test_the_next_packet_differs_as_listed(write: Callable[..., Application]) -> None:
    """Of all that was written down nothing is lost, and nothing else changes: the story told is
    out, and the plan takes the next best.
    """
    before = lines(write(record({}), BANK))
    after = lines(write(record(DEBRIEF), BANK))
    compared = difflib.ndiff(before, after)
    changed = [line.rstrip() for line in compared if line[0] in "+-" and line[2:].strip()]
    assert changed == EXPECTED.splitlines()


def test_a_doubt_that_several_have_is_one(write: Callable[..., Application]) -> None:
    """With everybody it was heard from, and the answer that was written for any of them."""
    people = {"ana": person("Ana Ruiz", "calm"), "kim": person("Kim Lee", "calm")}
    rows = [
        {**session("ana", at="09:00"), "told": [], "concerns": ["Too long in one place?"]},
        {
            **session("ana", "kim", at="10:00"),
            "told": [],
            "concerns": [{"text": "too long in one place?", "by": "kim", "answer": "Nine posts."}],
        },
    ]
    rows.append({**rows[0], "at": "11:00"})
    rounds = [{**record({})["rounds"][0], "sessions": rows}, record({})["rounds"][1]]
    application = write({"interviewers": people, "rounds": rounds}, BANK)
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.expected_questions
    (doubt,) = made.expected_questions.concerns
    assert doubt.heard == "Ana Ruiz, 10 November 2026; Kim Lee, 10 November 2026"
    assert doubt.answer == "Nine posts."


def test_what_was_said_is_rehearsed(write: Callable[..., Application]) -> None:
    """All that was said of one matter is one card, so that it is said the same way again; a doubt
    is one, too.
    """
    stated = [{"text": "From 1 March.", "about": "notice"}, {"text": "85,000.", "about": "pay"}]
    stated += [{"text": "Not earlier.", "about": "notice"}, {"text": "I sail."}]
    application = write(record({**DEBRIEF, "stated": stated}), BANK)
    deck = packet.deck(application, plan.make(application, 1))
    assert deck
    cards = {card.prompt: card.answer for card in deck.cards}
    assert cards["What have you said about your notice?"] == "From 1 March. Not earlier."
    assert cards["What have you said about your pay?"] == "85,000."
    assert cards["Too long in one place?"] == ""
    assert not any("sail" in answer for answer in cards.values())


EXPECTED: Final = """\
- - [ ] The strike story
+ - [ ] The outage story
+ **Met before:** 10 November 2026. You told: The strike story. They asked:
+ - Why now? You said: The port is closing.
+ **You promised:** the roster, by Friday 27 November 2026; a call.
+ **Doubts you heard:** Too long in one place?
- - [ ] **The strike story** Shows calm.
+ - [ ] **The outage story** Shows calm.
- **In reserve:** The outage story
- - **Calm:** The strike story (10:00); The outage story (in reserve for 10:00)
+ - **Calm:** The outage story (10:00); The strike story (told on 10 November 2026)
+ **Already told:**
+ - Screening, 10 November 2026, Ana Ruiz: “The strike story”.
- ### The strike story
+ ### The outage story
- ### The outage story
+ ### The strike story
- in reserve for 10:00. Takes 4 s to tell.
+ told on 10 November 2026. Takes 4 s to tell.
+ ### Doubts they may have
+ - **Too long in one place?** (from Ana Ruiz, 10 November 2026) *Still to write:* your answer.
+ ### What you have said, to be said the same way
+ - **Notice:** From 1 March. (Ana Ruiz, 10 November 2026)
+ ### What you promised
+ - a call (Ana Ruiz, 10 November 2026, no day yet)
+ - **Friday 27 November 2026:** the roster (Ana Ruiz, 10 November 2026)
- | **10:00 Ana Ruiz**: The strike story | | | |
+ | **10:00 Ana Ruiz**: The outage story | | | |
+ Still promised: “a call”. Keep the promise, or say when you will.
+ Still promised: “the roster”, by Friday 27 November 2026. Keep the promise, or say when you will.
"""


def test_a_doubt_is_on_the_sheet_of_whom_it_was_heard_from(
    write: Callable[..., Application],
) -> None:
    """With the answer; a promise that is kept is on no sheet."""
    debrief = {
        **DEBRIEF,
        "concerns": [{"text": "Too long?", "by": "ana", "answer": "Nine posts."}],
        "promised": [{"text": "the roster", "kept": True}],
    }
    again = record(debrief)
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    again["rounds"][0]["sessions"][0]["with"] = ["ana", "bo"]
    again["rounds"][1]["sessions"].append(session("bo", at="11:00", stories=1))
    made = lines(write(again, BANK))
    assert made.count("**Doubts you heard:** Too long? Nine posts.") == 1
    assert not any("You promised" in line for line in made)


def test_what_a_person_heard_and_asked_is_on_their_sheet(write: Callable[..., Application]) -> None:
    """And nowhere else: of somebody whom no sheet is about, it stands among the people."""
    made = lines(write(record(DEBRIEF), BANK))
    assert sum("Why now?" in line for line in made) == 1
    again = record(DEBRIEF)
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    again["rounds"][1]["sessions"] = [session("bo", at="10:00", stories=1)]
    application = write(again, BANK)
    page = "\n".join(lines(application))
    assert "Met before" not in page
    built = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert built.people
    assert [card.asked[0].text for card in built.people.others] == ["Why now?"]
