"""The carry edition may lie on the table: a sheet holds its own session, and the rest of the packet
none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from tests.plan.rounds import small

from secondround import packet, plan
from secondround.packet import stress
from secondround.records import Application, schedule
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

TEMPLATES = Templates(None)


@pytest.mark.slow
@given(small())
@settings(max_examples=60)
def test_a_sheet_holds_no_other_sessions_story(application: Application) -> None:
    """In carry and public, each story and question stands in the sheets of those who hear it, and
    nowhere else.
    """
    made = plan.make(application, len(application.record.rounds) - 1)
    for edition in (Edition.CARRY, Edition.PUBLIC):
        built = packet.build(application, made, edition)
        text = writer.render(built, TEMPLATES)
        titles = {story.id: story.title for story in application.candidate.stories}
        before, *sheets = re.split(r"^### ", _plan_of(text), flags=re.MULTILINE)
        stage = application.record.rounds[made.round]
        order = [index for index in schedule.order(stage) if not stage.sessions[index].is_break]
        plans = {session.index: session for session in made.sessions}
        assert len(sheets) in {0, len(order)}
        for session, sheet in zip(map(plans.__getitem__, order), sheets, strict=False):
            own = {choice.story for choice in (*session.leads, *session.backups)}
            assert {id for id, title in titles.items() if title in sheet} <= own
        for outside in (
            before,
            text.replace(_plan_of(text), ""),
            writer.day_card(built, TEMPLATES),
        ):
            assert [title for title in titles.values() if title in outside] == []
            assert "compare" not in outside.lower()


def _plan_of(text: str) -> str:
    """The section of the sheets."""
    found = re.search(r"^## Sheets\n.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@given(small())
@settings(max_examples=20)
def test_the_candidates_own_card_still_says_what_to_tell(application: Application) -> None:
    """What lies on no table has the cues of all stories that lead, up to three a session."""
    made = plan.make(application, len(application.record.rounds) - 1)
    card = packet.build(application, made, Edition.CANDIDATE).day_card
    assert card is not None
    wanted = [min(len(session.leads), stress.CUES) for session in made.sessions]
    assert [len(row.cues) for row in card.rows] == wanted


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://zoom.us/j/12?pwd=Secret", "https://zoom.us/j/12"),
        ("https://zoom.us/j/12?pwd=Secret&from=mail#a", "https://zoom.us/j/12?from=mail#a"),
        ("https://teams.live.com/meet/12?x=1&p=Secret", "https://teams.live.com/meet/12?x=1"),
        ("https://meet.example/room?topic=pwd", "https://meet.example/room?topic=pwd"),
    ],
)
def test_a_calls_link_on_the_table_opens_nothing(
    build: Callable[..., packet.Packet], link: str, shown: str
) -> None:
    """The passcode inside a link stays at home like the one beside it."""
    sessions = [{"with": ["ana-ruiz"], "minutes": 30, "video": link}]
    record = {
        "interviewers": {"ana-ruiz": {"name": "Ana Ruiz"}},
        "rounds": [{"name": "Second", "video": link, "sessions": sessions}],
    }
    for edition, said in ((Edition.CARRY, shown), (Edition.CANDIDATE, link)):
        made = build(record, edition=edition)
        assert made.day_card is not None
        assert made.sheets is not None
        assert {made.day_card.video, made.sheets.sessions[0].video} == {said}
