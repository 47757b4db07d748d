"""What an edition may not see is in none of its pages; what it may see is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from secondround import packet, plan
from secondround.records import Application
from secondround.records.models.reach import reach
from secondround.render.markdown import home_page, writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

CANDIDATE: dict[str, Any] = {
    "name": "Wname",
    "email": "wemail@example.com",
    "phone": "+49 30 5550100",
    "profile": "https://wprofile.example.com",
    "headline": "Wheadline.",
    "pitch": "Wpitch, of [[wfact]].",
    "competencies": ["wcompetency"],
    "stories": [
        {
            "id": "wstory",
            "title": "Wtitle",
            "employer": "Wemployer",
            "year": 2019,
            "situation": "Wsituation.",
            "task": "Wtask.",
            "action": ["Waction one, and I did a little more than that.", "Waction two."],
            "result": "Wresult 7.",
            "unquantified": "Wunquantified.",
            "learned": "Wlearned.",
            "probes": [{"text": "Wprobe?", "answer": "Wprobed."}],
            "good_for": ["Wgoodfor?"],
            "cue": "wcue card",
            "project": "wproject",
            "shows": ["wcompetency"],
            "answers": ["can", "will", "fit"],
            "strength": 3,
        },
        {
            "id": "wother",
            "title": "Wothertitle",
            "situation": "Wothersituation.",
            "action": "Wotheraction.",
        },
    ],
    "facts": [{"id": "wfact", "say": "wfact said"}],
    "notes": "Wcandidatenotes.",
}
RECORD: dict[str, Any] = {
    "visibility": "public",
    "company": {
        "name": "Wcompany",
        "website": "https://wsite.example.com",
        "about": "Wabout.",
        "industry": "Windustry",
        "researched": "2026-11-20",
        "objectives": [{"text": "Wobjective", "source": "Wsource", "date": "2026-03-18"}],
        "milestones": [{"text": "Wmilestone", "source": "Wsource"}],
        "news": [
            {
                "date": "2026-11-05",
                "title": "Wnews",
                "url": "https://wnews.example.com",
                "so_what": "Wsowhat.",
            }
        ],
        "competitors": [{"name": "Wcompetitor", "difference": "Wdifference."}],
        "culture": "Wculture.",
    },
    "role": {
        "title": "Wrole",
        "posting": "wposting.pdf",
        "requirements": [
            {"text": "Wrequirement", "shows": ["wcompetency"], "evidence": "Wevidence."}
        ],
        "motivation": "Wmotivation.",
        "pay": "Wpay.",
        "concerns": [{"text": "Wconcern", "answer": "Wconcernanswer."}],
    },
    "interviewers": {
        "wperson": {
            "name": "Wperson",
            "say": "Wsay",
            "title": "Wpersontitle",
            "role": "hiring manager",
            "profile": "https://wpersonprofile.example.com",
            "background": "Wbackground.",
            "in_common": "Wincommon.",
            "cares_about": ["wcompetency"],
            "likely_questions": ["Wlikely?"],
            "email": "wpersonemail@example.com",
            "notes": "Wpersonnotes.",
        },
    },
    "rounds": [
        {
            "name": "Wearlier",
            "sessions": [
                {
                    "minutes": 30,
                    "with": ["wperson"],
                    "told": ["wother"],
                    "debrief": "Wearlierdebrief.",
                }
            ],
        },
        {
            "name": "Wround",
            "date": "2026-11-24",
            "time_zone": "Europe/Berlin",
            "place": "Wplace",
            "video": "https://wvideo.example.com",
            "sessions": [
                {
                    "name": "Wsession",
                    "at": "09:30",
                    "minutes": 45,
                    "with": ["wperson"],
                    "place": "Wroom",
                    "repeat_ok": [{"story": "wother", "reason": "Wrepeat."}],
                    "tell": ["wother"],
                }
            ],
        },
        {
            "name": "Wlater",
            "date": "2026-12-03",
            "sessions": [{"minutes": 30, "with": ["wperson"]}],
        },
    ],
    "questions": [
        {"id": "wquestion", "text": "Wquestion?", "about": "success"},
        {"text": "Wmeant?", "for": ["wperson"]},
    ],
    "expect": [{"text": "Wexpect?", "shows": ["wcompetency"], "answer": "Wexpectanswer."}],
    "logistics": {
        "arrive": "Warrive.",
        "dress": "Wdress",
        "bring": ["Wbring"],
        "contact": "Wcontact",
    },
    "notes": "Wrecordnotes.",
}
LIBRARY: dict[str, Any] = {
    "roles": [
        {"role": "hiring manager", "looks_for": "Wlooksfor.", "likely_questions": ["Wusual?"]}
    ],
}
PSEUDONYMS = {"names": {"Wname": "Xname", "Wperson": "Xperson", "Wcompany": "Wcompany"}}
NOT_PRINTED = {
    "wemail@example.com", "+49 30 5550100", "https://wprofile.example.com", "Wheadline.",
    "Wunquantified.", "wproject",
}  # fmt: skip
"""Fields that steer, or that are the candidate's own data: in no packet."""


@pytest.fixture
def application(write: Callable[..., Application]) -> Application:
    return write(RECORD, CANDIDATE, LIBRARY, PSEUDONYMS)


def texts(model: BaseModel, within: Edition = Edition.PUBLIC) -> Iterator[tuple[str, Edition]]:
    """Every text of a record with the furthest edition that may hold it."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        for item in (
            value.values()
            if isinstance(value, dict)
            else value
            if isinstance(value, tuple)
            else (value,)
        ):
            edition = min(within, reach(field))
            if isinstance(item, BaseModel):
                yield from texts(item, edition)
            elif isinstance(item, str) and "w" in item.lower():
                yield item, edition


def pages(application: Application, edition: Edition) -> str:
    """All that is made of the packet in Markdown, with its home page."""
    upcoming = application.record.upcoming
    assert upcoming is not None
    made = packet.build(application, plan.make(application, upcoming), edition)
    templates = Templates(None)
    card = writer.day_card(made, templates)
    return "\n".join(
        [writer.render(made, templates), card, home_page.page("", [made.meta]), repr(made)]
    )


@pytest.mark.parametrize("edition", list(Edition))
def test_nothing_beyond_its_reach_is_in_an_edition(
    application: Application, edition: Edition
) -> None:
    """Every text of candidate and record whose reach is below the edition is absent from everything
    made of it.
    """
    page = pages(application, edition).lower()
    everything = [*texts(application.candidate), *texts(application.record)]
    allowed = {text.lower() for text, reach in everything if edition <= reach}
    leaks = [
        text
        for text, reach in everything
        if edition > reach and text.lower() in page and text.lower() not in allowed
    ]
    assert leaks == []


def test_the_candidate_finds_everything(application: Application) -> None:
    """What was written is in the candidate's packet: nothing is asked for in vain."""
    page = pages(application, Edition.CANDIDATE).lower().replace("&#64;", "@")
    everything = [*texts(application.candidate), *texts(application.record)]
    shown = [
        text.strip(".?").lower().replace("[[wfact]]", "wfact said")
        for text, _ in everything
        if text not in NOT_PRINTED
    ]
    ids = {"wstory", "wother", "wperson", "wquestion", "wfact"}
    assert [text for text in shown if text not in page and text not in ids] == []


def test_the_public_page_finds_what_is_public(application: Application) -> None:
    """Company, posting and names are what a sample packet shows."""
    page = pages(application, Edition.PUBLIC)
    for text in (
        "Wcompany",
        "Wobjective",
        "Wsource",
        "Wnews",
        "Wcompetitor",
        "Wrequirement",
        "Wperson",
        "Wpersontitle",
        "Wround",
    ):
        assert text in page


def test_the_carried_page_has_what_is_needed_at_the_table(application: Application) -> None:
    """Names, times, cue words, questions and the way there."""
    page = pages(application, Edition.CARRY)
    for text in (
        "Wsay",
        "09:30–10:15",
        "Wothertitle",
        "wcue card",
        "Wquestion?",
        "Warrive",
        "Wcontact",
        "Wroom",
        "Wlater",
    ):
        assert text in page


def test_a_fact_out_of_reach_is_not_put_into_words(write: Callable[..., Application]) -> None:
    """A title may lie on the table; a fact in it may not, and becomes an ellipsis."""
    story = {**CANDIDATE["stories"][0], "title": "Led [[wfact]] home"}
    application = write(
        RECORD, {**CANDIDATE, "stories": [story, CANDIDATE["stories"][1]]}, LIBRARY, PSEUDONYMS
    )
    assert "Led wfact said home" in pages(application, Edition.CANDIDATE)
    assert "Led … home" in pages(application, Edition.CARRY)


def test_building_twice_gives_equal_pages(application: Application) -> None:
    """The same record gives the same bytes."""
    assert pages(application, Edition.COACH) == pages(application, Edition.COACH)
