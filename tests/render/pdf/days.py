"""Days that are hard to print: many sessions, large groups, long words, five scripts, and sections
with nothing in them.

In: how many sessions. Out: the day's packet. Each cue begins with a mark of its own such as `C7`,
and each question with one such as `Q7`, so that a test can count them on paper.
"""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tests import factories
from tests.factories import person, session, story
from tests.plan.rounds import COMPETENCIES, FORMATS

from secondround import packet, plan
from secondround.vocabulary import Edition

LONGEST = "Rindfleischetikettierungsüberwachungsauf"  # 40 letters
WORDS = (
    *("night", "freezer", "lost", "rail", "we", "had", "one", "more", "hour", "then"),
    *(LONGEST, "Nguyễn", "Łódź", "Ελλάδα", "Київ", "თბილისი", "Þórsmörk"),
)
TWELVE = 12
"""People in the largest group."""


def text(random: Random, words: int, printed: int | None = None) -> str:
    """A sentence of that many words, or of the first of them: what is longer is on no card."""
    return f"{' '.join(random.choices(WORDS, k=words)[:printed])}."


CALL: Final = {
    "video": "https://meet.example.com/abc-defg-hij",
    "passcode": "77 12 90",
    "dial_in": "+44 20 7946 0991, meeting ID 828 1234 5678, PIN 445 901 223 77#",
}


def packet_of(
    sessions: int, draw: int = 0, *, empty: bool = False, calls: bool = False
) -> packet.Packet:
    """The packet of a drawn day. draw: which of many; empty: with nobody known, and nothing to tell
    or ask; calls: each session is a call of its own.
    """
    random = Random(sessions + 1000 * draw)
    if empty:
        return _made([], [{"minutes": 30} for _ in range(sessions)], {}, [])
    people = {
        f"p{number}": person(
            f"{text(random, random.randint(1, 3))[:-1]} {number}",
            *random.sample(COMPETENCIES, 3),
            say=text(random, 3),
            title=text(random, random.randint(1, 6)),
            notes=text(random, 30),
            in_common=text(random, 20),
            likely_questions=[text(random, 8) for _ in range(5)],
        )
        for number in range(sessions + TWELVE)
    }
    bank = [
        story(
            f"s{number}",
            *random.sample(COMPETENCIES, 3),
            cue=f"C{number} {text(random, random.randint(2, 8))}",
            result=text(random, 40),
            situation=text(random, 40),
            probes=[{"text": text(random, 15), "answer": text(random, 30)}] * 3,
        )
        for number in range(3 * sessions)
    ]
    stages = [_session(random, number, sessions) for number in range(sessions)]
    if calls:
        stages = [{**stage, **CALL} for stage in stages]
    asked = [f"Q{number} {text(random, random.randint(4, 24))}"[:300] for number in range(30)]
    return _made(bank, stages, people, asked)


def _session(random: Random, number: int, sessions: int) -> dict[str, Any]:
    ids = [f"p{number}"]
    if number == 1:
        ids = [f"p{sessions + other}" for other in range(TWELVE)]
    kind = random.choice([kind for kind in FORMATS[:6] if kind != "informal"])
    at = f"{8 + number // 2:02}:{number % 2 * 30:02}"
    return session(*ids, at=at, minutes=30, format=kind, stories=random.randint(1, 4))


def _made(
    bank: list[dict[str, Any]],
    sessions: list[dict[str, Any]],
    people: dict[str, Any],
    asked: list[str],
) -> packet.Packet:
    stage = {
        "name": "Second interview",
        "date": "2026-11-24",
        "place": "Seeschwalbenkai 5, Hamburg",
        "sessions": sessions,
    }
    record = {
        **factories.RECORD,
        "interviewers": people,
        "rounds": [stage],
        "questions": asked,
        "logistics": {"contact": "Kim Lee, +49 40 66969 120", "arrive": "Be there by 08:45."},
    }
    day = factories.application(record, {"name": "Amara Okafor", "stories": bank})
    return packet.build(day, plan.make(day, 0), Edition.CANDIDATE)
