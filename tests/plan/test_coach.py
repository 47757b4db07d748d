"""Rounds as people have them, read as a coach would: what must not be told to whom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.factories import person, requirement, session, story
from tests.plan.rounds import application
from tests.plan.test_stable import edited

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


ROLES = {
    "recruiter": ["professionalism", "communication"],
    "hiring manager": ["leadership", "delivering at pace", "initiative"],
    "senior manager": ["change leadership", "stakeholder management", "cost control"],
    "executive": ["seeing the big picture", "leadership", "cost control"],
    "peer": ["teamwork", "conflict resolution", "technology", "dependability"],
    "partner": ["customer focus", "stakeholder management", "communication"],
}
"""What these look for, as in the library of the example."""
FORMATS = ("meal", "panel", "presentation", "technical", "informal")
ROUNDS = list(yaml.safe_load_all(Path(__file__).with_name("coach.yml").read_text("utf-8")))


@pytest.mark.parametrize("written", ROUNDS, ids=lambda written: written["round"])
def test_a_round_reads_as_a_coach_would_have_it(written: dict[str, Any]) -> None:
    """Each of the rounds meets all that is expected of it."""
    bank = []
    for id_, shows in written["stories"].items():
        bank.append(story(id_, *shows[:-1], strength=shows[-1], answers=["can"]))
    people = {}
    for id_, (role, *cares) in written["people"].items():
        more: dict[str, Any] = {"decides": True} if "decides" in cares else {}
        named = [topic for topic in cares if topic != "decides"]
        people[id_] = person(id_.title(), *named, role=role, **more)
    sessions = _sessions(written["sessions"], people)
    posting = [requirement(name, name, must=True) for name in written.get("musts", ())]
    posting += [requirement(name, name, must=False) for name in written.get("asked", ())]
    library = {"roles": [{"role": role, "judges": judges} for role, judges in ROLES.items()]}
    made = application(bank, sessions, people, requirements=posting, library=library)
    if told := written.get("told"):
        past = [session(id_, told=heard.split()) for id_, heard in told.items()]
        record = made.record.model_dump(by_alias=True)
        record["rounds"] = [{"name": "Screening", "sessions": past}, *record["rounds"]]
        made = edited(made, record=record)
    last = len(made.record.rounds) - 1
    if "later" in written:
        record = made.record.model_dump(by_alias=True)
        final = {"name": "Final", "sessions": _sessions(written["later"], people)}
        made = edited(made, record=record | {"rounds": [*record["rounds"], final]})
    found = plan.make(made, last)
    heard: dict[str, list[str]] = {}
    offered: dict[str, list[str]] = {}
    for planned in found.sessions:
        stories = [choice.story for choice in planned.leads]
        gaps = [gap for gap in found.gaps if gap.session == planned.index]
        again = [repeat.story for gap in gaps for repeat in gap.repeats]
        for id_ in planned.interviewers:
            heard.setdefault(id_, []).extend(stories)
            offered.setdefault(id_, []).extend(again)
    wrong = [line for line in written["expect"] if not _holds(line, heard, offered)]
    assert wrong == [], (heard, offered)


def _sessions(written: list[list[Any]], people: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for minutes, *rest in written:
        here = [id_ for id_ in rest if id_ in people]
        formats = [word for word in rest if word in FORMATS]
        kind: dict[str, Any] = {"format": formats[0]} if formats else {}
        focus = [word.removeprefix("tests ") for word in rest if word.startswith("tests ")]
        found.append(session(*here, minutes=minutes, focus=focus, **kind))
    return found


def _holds(line: str, heard: dict[str, list[str]], offered: dict[str, list[str]]) -> bool:
    found = re.fullmatch(r"(\w+) (opens with|hears|is offered) (\w+)", line)
    assert found, line
    stories = (offered if found[2] == "is offered" else heard)[found[1]]
    if found[3].isdigit():
        return len(stories) == int(found[3])
    return found[3] in (stories[:1] if found[2] == "opens with" else stories)
