"""Rounds as people have them, read as a coach would: what must not be told to whom."""

from __future__ import annotations

from typing import Any

from tests.factories import person, session, story
from tests.plan.rounds import application

from secondround import plan

BANK = [
    story("outage", "incident", "decisions", "communication", strength=3),
    story("rewrite", "craft", "delivery", strength=3),
    story("mentor", "coaching", "care"),
    story("quarrel", "conflict", "teamwork"),
    story("reorg", "change", "leadership", strength=3),
    story("hire", "hiring", "leadership"),
]
JUDGES = {
    "hiring manager": ["leadership", "delivery", "decisions", "initiative"],
    "peer": ["teamwork", "conflict", "craft", "dependability"],
}
LIBRARY = {"roles": [{"role": role, "judges": names} for role, names in JUDGES.items()]}
BOSS = person("Hanna Boss", "incident", "change", role="hiring manager")
PEER = person("Pete Peer", "craft", "conflict", role="peer")


def told(sessions: list[dict[str, Any]], people: dict[str, Any], *bank: str) -> list[list[str]]:
    stories = [each for each in BANK if each["id"] in bank] if bank else BANK
    made = plan.make(application(stories, sessions, people, library=LIBRARY), 0)
    return [[choice.story for choice in planned.leads] for planned in made.sessions]


def test_who_decides_opens_with_the_strongest_on_what_she_cares_about() -> None:
    """Three stories and three talks: the hiring manager, who comes last, hears the outage first."""
    people = {"rec": person("Rita Rec", role="recruiter"), "peer": PEER, "boss": BOSS}
    talks = [session("rec"), session("peer"), session("boss", minutes=60)]
    assert told(talks, people, "outage", "mentor", "rewrite")[2][0] == "outage"


def test_a_fourth_story_takes_nothing_from_a_colleague() -> None:
    """What a peer cares about is told to him, and not to a hiring manager who has heard three."""
    talks = [session("boss", minutes=60), session("peer")]
    first, second = told(
        talks,
        {"boss": BOSS, "peer": PEER},
        *(each["id"] for each in BANK[:2]),
        "reorg",
        "hire",
        "quarrel",
    )
    assert set(first) == {"outage", "reorg", "hire"}
    assert set(second) == {"rewrite", "quarrel"}


def test_a_likely_question_does_not_take_the_story_from_who_cares() -> None:
    """Pete may ask about a bad night; Hanna cares about incidents, and decides."""
    asked = {"text": "Tell me about a night that went wrong.", "shows": ["incident"]}
    people = {"boss": BOSS, "peer": PEER | {"likely_questions": [asked]}}
    talks = [session("peer", stories=1), session("boss", stories=1)]
    assert told(talks, people, "outage", "rewrite") == [["rewrite"], ["outage"]]
