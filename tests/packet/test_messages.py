"""The messages: repeated in every session, each time with another story as proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.factories import person, session, story

from secondround.packet import Packet
from secondround.records.models import MESSAGE_WORDS
from secondround.vocabulary import Edition

Build = Callable[..., Packet]
CALM: Final = {"text": "I stay calm and say what happens next.", "shows": ["calm"]}
PEOPLE: Final = {"text": "I bring people up from the floor.", "shows": ["coaching", "hiring"]}
BANK: Final = {
    "competencies": ["calm", "coaching", "hiring", "cost"],
    "stories": [
        story("strike", "calm"),
        story("outage", "calm"),
        story("apprentice", "coaching"),
        story("budget", "cost"),
    ],
}


def day(*messages: Any) -> dict[str, Any]:
    """Two people who look for different things, in one session after the other."""
    return {
        "messages": list(messages),
        "interviewers": {
            "ana": person("Ana Ruiz", "calm", "coaching"),
            "jon": person("Jon Bell", "calm", "cost"),
        },
        "rounds": [
            {
                "name": "Second interview",
                "date": "2026-11-24",
                "sessions": [
                    session("ana", at="09:00", stories=2),
                    session("jon", at="10:00", stories=2),
                ],
            }
        ],
    }


def test_each_session_says_which_messages_its_stories_prove(build: Build) -> None:
    """A message is proven where a story is told that shows one of its competencies; the stories
    differ from session to session.
    """
    made = build(day(CALM, PEOPLE), BANK)
    assert made.sheets
    assert made.pitch
    assert [sheet.messages for sheet in made.sheets.sessions] == [
        (CALM["text"], PEOPLE["text"]),
        (CALM["text"],),
    ]
    calm, people = made.pitch.messages
    proofs = [(proof.session, *proof.cues) for proof in calm.proofs]
    assert [time for time, *_ in proofs] == ["09:00", "10:00"]
    assert proofs[0][1:] != proofs[1][1:]
    assert [(proof.session, *proof.cues) for proof in people.proofs] == [
        ("09:00", "The apprentice story")
    ]


def test_the_card_repeats_three_messages_at_its_foot(build: Build) -> None:
    """The first three, none longer than a message may be; nothing of them lies on the table."""
    long = {"text": "calm " * 40, "shows": ["calm"]}
    others = ({"text": f"I am {word}."} for word in ("early", "late"))
    written = day(CALM, long, *others)
    card = build(written, BANK).day_card
    assert card
    assert [text.split()[0] for text in card.messages] == ["I", "calm", "I"]
    assert max(len(text.split()) for text in card.messages) == MESSAGE_WORDS
    made = build(written, BANK, edition=Edition.CARRY)
    assert made.day_card
    assert made.sheets
    assert not made.day_card.messages
    assert not any(sheet.messages for sheet in made.sheets.sessions)


def test_a_message_without_proof_says_so(build: Build) -> None:
    """A message that no planned story proves is repeated nowhere by itself."""
    made = build(day({"text": "I am never late."}), BANK)
    assert made.pitch
    assert made.pitch.messages[0].proofs == ()
