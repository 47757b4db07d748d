"""One name for each section: its field, its template and its heading's anchor."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify
from tests.factories import STORY, changed

from secondround import packet, plan
from secondround.packet import SECTIONS, Packet, PacketMeta
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.system.resources import folder
from secondround.vocabulary import Edition

HELD = [{"minutes": 30, "told": []}]
EXAMPLE = Path(__file__).parents[2] / "packets" / "amara-okafor" / "harbor"


def test_the_order_names_every_section() -> None:
    """The order is one visible list, and holds every section of a packet."""
    assert sorted([*SECTIONS, "meta"]) == sorted(Packet.__struct_fields__)


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_has_a_template_whose_heading_is_its_name(name: str) -> None:
    """A section is found by the same name in the model, among the templates and in a page's
    address.
    """
    text = (folder("templates") / "packet" / f"{name}.md.jinja").read_text("utf-8")
    heading = re.search(r"^## (.+)$", text, re.MULTILINE)
    assert heading
    assert slugify(heading[1], "-") == name.replace("_", "-")


def test_a_page_has_its_sections_in_order(build: Callable[..., Packet]) -> None:
    """The page follows the order."""
    story = {**STORY, "shows": ["calm"]}
    person = {"name": "Ana Ruiz", "background": "Ran the Lisbon hub."}
    record = {"notes": "Ask for Kim.", "interviewers": {"ana-ruiz": person}}
    made = build(record, {"competencies": ["calm"], "stories": [story]})
    page = writer.render(made, Templates(None))
    found = [
        slugify(heading, "-").replace("-", "_")
        for heading in re.findall(r"^## (.+)$", page, re.MULTILINE)
    ]
    assert found == [name for name in SECTIONS if name in found]
    assert len(found) >= len(SECTIONS) - 1


def test_how_to_close_has_a_heading_where_there_is_nothing_to_ask(
    build: Callable[..., Packet],
) -> None:
    """It belongs to the questions where there are some, and to no other block where there are
    none.
    """
    page = writer.render(build(), Templates(None))
    assert "#### At the end\n\nThank Ana Ruiz" in page
    assert "#### Ask" not in page
    asked = writer.render(build({"questions": ["What is new?"]}), Templates(None))
    assert "#### At the end" not in asked
    assert "**At the end:** Thank Ana Ruiz" in asked.partition("#### Ask")[2]


def test_the_first_line_says_where_edits_go(build: Callable[..., Packet]) -> None:
    """Whoever opens the page's source learns from its first line that the record is to be
    edited.
    """
    made = build()
    for page in (writer.render(made, Templates(None)), writer.day_card(made, Templates(None))):
        assert page.startswith(
            "[//]: # (Made by secondround from interview.yml. "
            "Edit the record, not this page.)\n\n# "
        )
        assert page.endswith("\n")
        assert "\n\n\n" not in page


def test_the_packet_says_what_it_is_about(build: Callable[..., Packet]) -> None:
    """Whoever lists packets needs no more than this."""
    assert build().meta == PacketMeta(
        id="harbor",
        company="Harbor Logistics",
        title="Harbor Logistics: Head of Operations",
        candidate="Amara Okafor",
        round="Second interview",
        round_file="second-interview",
        date=build().meta.date,
        date_text="Tuesday 24 November 2026",
        next_session="09:30",
        people=("Ana Ruiz",),
        held=False,
        edition=build().meta.edition,
        revision=build().meta.revision,
    )


@pytest.mark.parametrize(("role", "known"), [({}, False), ({"role": "other"}, True)])
def test_nobody_is_said_to_look_for_what_nobody_knows(
    write: Callable[..., Application], *, role: dict[str, str], known: bool
) -> None:
    """What somebody looks for comes from their role only where the record says it."""
    library = {"roles": [{"role": "other", "looks_for": "Whether you listen."}]}
    people = {"ana-ruiz": {"name": "Ana Ruiz", **role}}
    sessions = [{"with": ["ana-ruiz"], "minutes": 30}]
    record = {"interviewers": people, "rounds": [{"name": "Second", "sessions": sessions}]}
    application = write(record, {}, library)
    made = packet.build(application, plan.make(application, 0), Edition.CANDIDATE)
    assert made.sheets is not None
    (person,) = made.sheets.sessions[0].people
    assert bool(person.judges) == known


def test_each_source_is_written_out_once() -> None:
    """The list has each address once, numbered as it comes; what is said of the company names the
    number alone, and it leads to the very address.
    """
    text = (EXAMPLE / "index.md").read_text("utf-8")
    said, _, rest = text.partition("\n## Company")[2].partition("\n### Sources\n")
    listed = re.findall(
        r"^(\d+)\. \[([^]]+)\]\(([^)]+)\)", rest.partition("\n## ")[0], re.MULTILINE
    )
    assert [int(number) for number, _, _ in listed] == list(range(1, len(listed) + 1))
    addresses = {number: address for number, _, address in listed}
    assert len(set(addresses.values())) == len(listed) > 10
    named = re.findall(r"\[source (\d+)\]\(([^)]+)\)", said)
    assert len(named) > len(listed)
    assert [address for number, address in named if addresses[number] != address] == []
    assert [words for _, words, _ in listed if words in re.sub(r"\([^)]*\)", "", said)] == []


def test_what_they_asked_for_is_to_be_done_before_the_day(
    build: Callable[..., packet.Packet],
) -> None:
    """With its day, unless its words say that; what is done is not shown again."""
    before = [
        {"text": "Send your CV", "due": "2026-11-20"},
        {"text": "Answer by Friday 20 November, noon", "due": "2026-11-20"},
        {"text": "Fill in the form", "done": True},
        "Sign the agreement",
    ]
    logistics = build({"logistics": {"before": before}}).logistics
    assert logistics
    assert logistics.before == (
        "Send your CV (by Friday 20 November 2026)",
        "Answer by Friday 20 November, noon",
        "Sign the agreement",
    )


WAY = {"arrive": "At the gate by 09:10.", "travel": 40, "bring": ["Passport"], "dress": "Jacket"}


@pytest.mark.parametrize(
    ("stage", "own", "arrive", "bring"),
    [
        ({"place": "Kai 5", "date": "2026-11-24"}, {}, WAY["arrive"], ("Passport",)),
        ({"place": "Kai 5", "date": "2026-12-04"}, {}, "", ("Passport",)),
        ({"place": "Rua 7", "date": "2026-12-04"}, {}, "", ()),
        ({"place": "video call", "date": "2026-12-04"}, {}, "", ()),
        ({"video": "https://example.com/call", "date": "2026-12-04"}, {}, "", ()),
        ({"date": "2026-12-04"}, {}, "", ()),
        ({"place": "Rua 7"}, {"arrive": "Ring.", "bring": ["CV"]}, "Ring.", ("CV",)),
        ({"place": "Kai 5", "date": "2026-12-04"}, {"arrive": "Ring."}, "Ring.", ("Passport",)),
    ],
)
def test_the_way_to_one_round_is_not_printed_for_another(
    build: Callable[..., Packet],
    stage: dict[str, object],
    own: dict[str, object],
    arrive: str,
    bring: tuple[str, ...],
) -> None:
    """What the record says of getting there is of the first place that a round names, its hour of
    that day; what to wear holds on; and what a round says itself comes first.
    """
    first = {"name": "Onsite", "date": "2026-11-24", "place": "Kai 5", "sessions": HELD}
    second = {"name": "Final", "sessions": [{"minutes": 30, "at": "10:00"}], **stage}
    later = {**second, "logistics": own} if own else second
    made = build({"logistics": WAY, "rounds": [first, later]})
    assert made.day_card
    assert made.logistics
    assert (made.day_card.arrive, made.day_card.bring) == (arrive, bring)
    assert (made.logistics.arrive, made.logistics.bring) == (arrive, bring)
    assert made.logistics.dress == "Jacket"
    asked = [missing.field for missing in made.logistics.missing]
    is_to_fill_in = "rounds: logistics: arrive" in asked
    assert is_to_fill_in == (not arrive and "video" not in stage)


@pytest.mark.parametrize("place", [None, "Telephone", "Kai 5"])
def test_a_call_before_takes_nothing_from_the_way(
    build: Callable[..., Packet], place: str | None
) -> None:
    """A screening that has no place, or one that is none, leaves the directions to the day they are
    for; without any place they hold for every round.
    """
    screening = {"name": "Screening", "date": "2026-11-03", "place": "by phone", "sessions": HELD}
    onsite = {"name": "Onsite", "date": "2026-11-24", "sessions": [{"minutes": 30}]}
    stage = {**onsite, "place": place} if place else onsite
    made = build({"logistics": WAY, "rounds": [screening, stage]})
    assert made.day_card
    assert made.day_card.arrive == WAY["arrive"]


@pytest.mark.parametrize(
    ("arrive", "then"),
    [
        ("Ring at the side door.", "Ring at the side door."),
        ("Be there by 9 am. Ring at the side door. On Tuesday, use the ramp.",
         "Ring at the side door."),
        ("Kommen Sie um 9 Uhr zur Pforte.", ""),
        ("Ten minutes early, at gate 4", "Ten minutes early, at gate 4"),
    ],
)  # fmt: skip
def test_the_way_to_a_place_is_the_same_on_its_second_day(
    build: Callable[..., Packet], arrive: str, then: str
) -> None:
    """Only what tells an hour or a day is of the first day alone."""
    days = [
        {"name": name, "date": date, "place": "Kai 5", "sessions": sessions}
        for name, date, sessions in (
            ("Day one", "2026-11-24", HELD),
            ("Day two", "2026-11-25", [{"minutes": 30, "at": "10:00"}]),
        )
    ]
    made = build({"logistics": {"arrive": arrive}, "rounds": days})
    assert made.day_card
    assert made.day_card.arrive == then


def test_what_is_asked_for_at_any_round_is_asked_for(build: Callable[..., Packet]) -> None:
    """Errands of the record and those of the round are both to be done."""
    stage = {
        "name": "Onsite",
        "sessions": [{"minutes": 30}],
        "logistics": {"before": ["Bring the plan in order"]},
    }
    made = build({"logistics": {"before": ["Send your CV"]}, "rounds": [stage]})
    assert made.logistics
    assert made.logistics.before == ("Send your CV", "Bring the plan in order")


@pytest.mark.parametrize(
    ("result", "on_sheet"),
    [
        ("Returns took four days", "I rang them all."),
        ("Returns took four days. Up 9 %.", "Up 9 %. I rang them all."),
        ("31 of 34 loads.", "31 of 34 loads. I rang them all."),
    ],
)
def test_a_result_is_not_said_twice(
    result: str, on_sheet: str, build: Callable[..., Packet]
) -> None:
    """What the title says of the result stands once on a sheet and on a story's card; the story
    bank has every word of it.
    """
    title = "Returns took four days"
    told = changed(STORY, title=title, cue=None, situation=None, action="I rang them all.")
    made = build(candidate={"stories": [changed(told, result=result)]})
    assert made.sheets
    assert made.story_bank
    (story,) = made.sheets.sessions[0].stories
    assert (story.cue, story.result) == (title, on_sheet)
    assert made.story_bank.stories[0].beats[-1].steps == (result,)
    card = writer.cards(made, Templates(None))
    assert card.count(result) == (2 if result == title else 1)
