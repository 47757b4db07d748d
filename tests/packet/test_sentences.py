"""What a packet says of its plan is true of that plan: read back and recomputed, over drawn
rounds.
"""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan import oracle
from tests.plan.reader import COUNTS
from tests.plan.rounds import small
from tests.plan.test_sentences import timed

from secondround import plan
from secondround.packet import Packet, build
from secondround.packet.model_pictures import Coverage
from secondround.plan.model import Plan
from secondround.plan.timing import FOLLOW_UPS, QUESTION
from secondround.records import Application
from secondround.vocabulary import Edition

ASKS = {"can": "can you do it", "will": "will you do it", "fit": "will you fit in"}


def count(word: str) -> int:
    return COUNTS.index(word.lower())


def shown(application: Application, ids: list[str]) -> set[str]:
    """What these stories show."""
    return {
        name for story in application.candidate.stories if story.id in ids for name in story.shows
    }


def summary(application: Application, made: Plan, said: str) -> None:
    """How many sessions, breaks aside, and stories, and how often each is told."""
    found = re.fullmatch(r"(\w+) sessions?, (\w+) stor(?:y|ies), (.*)\.", said)
    assert found, said
    leads = [choice for session in made.sessions for choice in session.leads]
    told = [choice.story for choice in leads]
    before: set[str] = set()
    for stage in application.record.rounds[: made.round]:
        for session in stage.sessions:
            before.update(session.told or ())
    reasons = {choice.story for choice in leads if choice.repeats}
    again = {id for id in told if told.count(id) > 1 or id in before}
    written = application.record.rounds[made.round].sessions
    met = [session for session in written if not session.is_break]
    assert (count(found[1]), count(found[2])) == (len(met), len(set(told)))
    if found[3] in {"told once", "each told once"}:
        assert not again | reasons
    elif found[3] == "repeated only where you gave a reason":
        assert reasons >= again
    else:
        times = re.fullmatch(r"(?:(\w+) of them )?told again", found[3])
        assert times, said
        assert (count(times[1]) if times[1] else 1) == len(again | reasons)


def proven_earlier(summary: str, before: int, proven: int) -> str:
    """The first sentence; a second says how many must-haves only an earlier round heard proven."""
    said, _, earlier = summary.partition(". ")
    assert bool(earlier) == bool(before)
    if not earlier:
        return said
    if before == proven:
        assert earlier.endswith(" proven before: this round hears no proof.")
    else:
        assert count(earlier.partition(" ")[0]) == before
    return f"{said}."


def proof(application: Application, made: Plan, packet: Packet) -> None:
    """What is proven, and what is done about what is not."""
    assert packet.role_match
    heard = shown(
        application, [choice.story for session in made.sessions for choice in session.leads]
    )
    past: list[str] = []
    for stage in application.record.rounds[: made.round]:
        for session in stage.sessions:
            past += session.told or ()
    lines = {line.text: line for line in application.record.role.requirements}
    proven = before = 0
    for match in packet.role_match.matches:
        line = lines[match.text]
        wanted = set(line.shows)
        if wanted & heard or line.evidence:
            assert match.none == ""
            proven += line.must
            continue
        if wanted & shown(application, past):
            assert match.none == ""
            assert match.proofs
            assert all(each.session.startswith("told to ") for each in match.proofs)
            proven += line.must
            before += line.must
            continue
        found = re.fullmatch(
            r"No one( in this round)? hears proof of this\. In your story bank: (.*)\.", match.none
        )
        if found:
            titles = {
                f"“{story.title}”": set(story.shows) for story in application.candidate.stories
            }
            named = re.sub(r" \((?:told|in reserve) .*?\)", "", found[2]).split(" or ")
            assert all(wanted & titles[title] for title in named)
            assert bool(found[1]) == bool(past)
        elif match.none == "No proof yet: none of your stories shows it.":
            assert not any(wanted & set(story.shows) for story in application.candidate.stories)
        else:
            assert match.none == "No proof yet. Say which competencies would prove it."
            assert not wanted
    musts = sum(line.must for line in lines.values())
    said = proven_earlier(packet.role_match.summary, before, proven)
    if found := re.fullmatch(r"You have proof for (\w+) of (\w+) must-haves?\.", said):
        assert (count(found[1]), count(found[2])) == (proven, musts)
    elif "no proof" in said:
        assert proven == 0 < musts
    else:
        assert proven == musts
        assert bool(said) == bool(musts)


def balance(application: Application, made: Plan, shown: Coverage) -> None:
    """How many of the stories told answer each of the three: in a sentence, or in each part's
    grid.
    """
    stories = {story.id: story for story in application.candidate.stories}
    told = {choice.story for session in made.sessions for choice in session.leads}
    grids = [grid for part in shown.parts for grid in part if grid.corner == "Question"]
    assert bool(grids) != bool(shown.balance)
    for answer, asks in ASKS.items():
        counts = [row.total for grid in grids for row in grid.rows if asks in row.name.lower()]
        if shown.balance:
            sentence = rf"“{asks}”(?: is answered)? by (\w+)"
            counts = re.findall(sentence, shown.balance, re.IGNORECASE)
        assert counts, shown
        many = sum(answer in stories[id].answers for id in told)
        for found in counts:
            word = found.split()[0]
            assert many == (0 if word == "none" else int(word) if word.isdigit() else count(word))


def sessions(made: Plan, packet: Packet, facts: oracle.Facts) -> None:
    """Where no story is told, what fills the minutes, what to drop, and what a story is there to
    show.
    """
    assert packet.sheets
    titles = {story.id: story.title for story in facts.J}
    written = facts.application.record.rounds[made.round].sessions
    talks = [each for each in made.sessions if not written[each.index].is_break]
    for given_, page in zip(talks, packet.sheets.sessions, strict=True):
        if page.nothing:
            assert not given_.leads
            assert given_.begun == page.held
            assert given_.begun or (given_.capacity == 0) == ("listen" in page.nothing)
        left = given_.spoken.planned - given_.spoken.available
        for line in page.drop:
            fewer = re.fullmatch(r"Ask (\w+) fewer questions?\.", line)
            out = re.fullmatch(
                r"Leave out “(.*)”: about (\w+) minutes? with its follow-ups\.", line
            )
            assert fewer or out, line
            assert left > 0
            if fewer:
                assert count(fewer[1]) < len(given_.questions)
                left -= count(fewer[1]) * QUESTION
            elif out:
                assert out[1] in {titles[choice.story] for choice in given_.leads}
                left -= FOLLOW_UPS + given_.spoken.stories // len(given_.leads)
        if page.drop and left > 60 * len(page.drop):
            assert len(page.drop) >= len(given_.leads)
        for story in page.stories:
            j = next(j for j, each in enumerate(facts.J) if each.title == story.title)
            if found := re.match(r"Shows ([\w, ]+)\.", story.shows):
                meets = set(re.split(r", | and ", found[1]))
                assert meets == facts.shows[j] & set(facts.P[given_.index])


@pytest.mark.slow
@given(small(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_what_a_packet_says_of_its_plan_is_true(application: Application, random: Random) -> None:
    """Sums, proof, balance, time and reasons, in the coach's edition and in the candidate's."""
    application = timed(application, random)
    made = plan.make(application, len(application.record.rounds) - 1)
    facts = oracle.Facts(application, made.round)
    for edition in (Edition.COACH, Edition.CANDIDATE):
        packet = build(application, made, edition)
        assert packet.story_bank
        if packet.story_bank.summary:
            summary(application, made, packet.story_bank.summary)
        if application.record.role.requirements:
            proof(application, made, packet)
        if packet.coverage:
            balance(application, made, packet.coverage)
        sessions(made, packet, facts)
