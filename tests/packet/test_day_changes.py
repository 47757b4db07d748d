"""The back of the day card: what stands ready for a day that goes otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.factories import person, session, story
from tests.plan.rounds import application

from secondround import packet, plan
from secondround.app import packet_parts
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import SESSIONS_A_SIDE, Edition

PEOPLE = {
    "ana": person("Ana Ruiz", "coaching", role="hiring manager"),
    "bo": person("Bo Lee", "rail", "safety", role="executive"),
}
BANK = [
    story("a", "coaching", cue="Three lifts, one lesson"),
    story("b", "rail", "safety", cue="Two tracks, no delay"),
    story("c", "coaching", strength=1, cue="Soup for forty"),
    story("d", "planning", "rail", strength=1, cue="Late, and said so"),
]
TALKS = [session("ana", minutes=15, at="09:00"), session("bo", minutes=30, at="10:00")]


def card(edition: Edition, *talks: dict[str, Any]) -> str:
    """The day card by itself, with its back if it has one."""
    made = application(BANK, list(talks or TALKS), PEOPLE)
    planned = plan.make(made, 0)
    built = packet.build(made, planned, edition)
    return packet_parts.part("day-card", built, Templates(None), made, planned)


def test_the_back_says_what_to_tell_when_the_day_changes() -> None:
    """The likeliest change of three kinds that matter, what it costs, and the cues for each session
    by its heading on the card.
    """
    front, back = card(Edition.CANDIDATE).split("## If the day changes\n")
    assert "Your time with" not in front
    assert back.count("### ") == packet.MOST_CHANGES
    short, early, other = back.split("### ")[1:]
    assert short.startswith("Your time with Bo Lee is cut from 30 to 15 minutes.")
    assert "- **10:00 Bo Lee:** Two tracks, no delay\n" in short
    assert early.startswith("Ana Ruiz asks for “Two tracks, no delay”.")
    assert "\n**Either way:** Bo Lee would hear nothing about safety.\n" in early
    assert "- **10:00 Bo Lee:** Late, and said so" in early
    assert other.startswith("The session with Bo Lee is called off.")
    assert other.rstrip().endswith("Everything else stays as planned.")
    assert "Somebody else" not in back  # they would be told the same, and miss nothing


def test_the_back_says_what_the_new_stories_cannot_mend() -> None:
    """What is lost as planned stands beside what is lost even so; a session that no story is left
    for says so.
    """
    made = application(BANK, list(TALKS), PEOPLE)
    planned = plan.make(made, 0)
    (found,) = plan.likeliest(made, planned, 1)
    lost = replace(found.as_planned, lost=("A.",)), replace(found.anew, lost=("B.",))
    worse = replace(found, as_planned=lost[0], anew=lost[1], tell=((1, ()),))
    (change,) = packet.day_changes(made, planned, Edition.CANDIDATE, [worse])
    assert (change.cost, change.left) == ("A.", "B.")
    assert change.tell == (("10:00 Bo Lee", "no story: listen, and ask"),)
    built = packet.build(made, planned, Edition.CANDIDATE)
    text = writer.day_card(built, Templates(None), [change, replace(change, left="")])
    assert text.count("\n**As planned:** A.\n") == 2
    assert text.count("\n**As below:** B.\n") == 1


@pytest.mark.parametrize("edition", [Edition.CARRY, Edition.PUBLIC])
def test_a_card_that_others_may_see_has_nothing_on_its_back(edition: Edition) -> None:
    """Nor one that needs its back for a long day."""
    assert "If the day changes" not in card(edition)
    long = [session("ana", minutes=15) for _ in range(SESSIONS_A_SIDE + 1)]
    assert "If the day changes" not in card(Edition.CANDIDATE, *long)
