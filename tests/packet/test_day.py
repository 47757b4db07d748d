"""The day: the card that fits a page, the sessions' names, the story plan's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.factories import (
    CANDIDATE,
    RECORD,
    STORY,
    application,
    changed,
    person,
    session,
    story,
)

from secondround import lint, packet, plan
from secondround.cli.output import plan_text
from secondround.packet import Packet
from secondround.plan import spoken
from secondround.plan.model import Choice
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

TIMES = ("09:00", "09:40", "10:50", "12:00", "13:15", "14:15", "15:00", "15:40")
NAMES = (
    "Ana Ruiz",
    "Jon Bell",
    "Mia Chen",
    "Noor Haddad",
    "Kim Lee",
    "Søren Kjær",
    "Dr. Ida Ek",
    "Omar Saleh",
)
WORDS = (
    "anchor",
    "bridge",
    "candle",
    "dragon",
    "ember",
    "forest",
    "garden",
    "harbour",
    "island",
    "jungle",
    "kettle",
)


def day(count: int, **session: Any) -> dict[str, Any]:
    """A round of that many sessions, each with somebody else."""
    people = {name.split()[-1].lower(): name for name in NAMES[:count]}
    ids = [f"p{i}" for i in range(count)]
    sessions = [{"at": TIMES[i], "minutes": 30, "with": [ids[i]], **session} for i in range(count)]
    return {
        "interviewers": dict(
            zip(ids, ({"name": name, "title": "Lead"} for name in people.values()), strict=True)
        ),
        "rounds": [{"name": "Second interview", "date": "2026-11-24", "sessions": sessions}],
        "questions": [f"What about the {word}?" for word in WORDS],
    }


def without(fields: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """A session without some of its fields."""
    return {name: value for name, value in fields.items() if name not in names}


@pytest.mark.parametrize(("sessions", "most"), [(1, 2), (5, 2), (6, 1), (8, 1)])
def test_the_card_asks_what_fits_the_page(
    build: Callable[..., Packet], sessions: int, most: int
) -> None:
    """Two questions a session on a day of up to five, one beyond."""
    made = build(day(sessions))
    assert made.day_card
    assert all(len(row.questions) <= most for row in made.day_card.rows)
    assert len(made.day_card.rows) == sessions


def test_the_card_runs_from_first_to_last(build: Callable[..., Packet]) -> None:
    """The day's hours are those of its sessions."""
    made = build(day(3))
    assert made.day_card
    assert made.day_card.hours == "09:00–11:20"
    assert [row.until for row in made.day_card.rows] == [
        "until 09:30",
        "until 10:10",
        "until 11:20",
    ]


def test_without_times_sessions_go_by_their_people(build: Callable[..., Packet]) -> None:
    """Where the times are not known yet, people tell the sessions apart."""
    record = day(3)
    record["rounds"][0]["sessions"] = [
        without(session, "at") for session in record["rounds"][0]["sessions"]
    ]
    made = build(record)
    assert made.sheets
    assert [session.heading for session in made.sheets.sessions] == [
        "Ana Ruiz",
        "Jon Bell",
        "Mia Chen",
    ]


def test_the_same_person_twice_without_times_is_numbered(build: Callable[..., Packet]) -> None:
    """Two sessions never have the same heading."""
    record = day(2)
    record["rounds"][0]["sessions"] = [
        {"minutes": 30, "with": ["p0"]},
        {"minutes": 15, "with": ["p0"]},
    ]
    made = build(record)
    assert made.sheets
    assert [session.heading for session in made.sheets.sessions] == [
        "Ana Ruiz, session 1",
        "Ana Ruiz, session 2",
    ]


def test_a_sheet_names_its_session_once(build: Callable[..., Packet]) -> None:
    """A large group's session is named in the heading, and not again in the line below it."""
    record = day(5)
    record["rounds"][0]["sessions"] = [
        {"at": "09:00", "minutes": 60, "name": "Ward panel", "with": ["p0", "p1", "p2", "p3"]},
        {"at": "10:30", "minutes": 30, "name": "Walk", "with": ["p4"]},
    ]
    made = build(record)
    assert made.sheets
    panel, walk = made.sheets.sessions
    assert (panel.heading, panel.name) == ("09:00 Ward panel", "")
    assert (walk.heading, walk.name) == ("10:30 Kim Lee", "Walk")


def test_a_story_is_printed_once(build: Callable[..., Packet]) -> None:
    """Told twice with a reason, its text stands in the story bank once, with both sessions."""
    record = day(2)
    sessions = record["rounds"][0]["sessions"]
    sessions[0]["tell"] = ["dock-strike"]
    sessions[1] |= {
        "tell": ["dock-strike"],
        "repeat_ok": [{"story": "dock-strike", "reason": "Jon asked for it."}],
    }
    made = build(record)
    assert made.sheets
    assert made.story_bank
    first, second = (sheet.stories[0] for sheet in made.sheets.sessions)
    assert (first.waiver, second.waiver) == ("", "Jon asked for it.")
    (whole,) = made.story_bank.stories
    assert whole.told == "09:00 and 09:40"
    assert made.story_bank.summary == (
        "Two sessions, one story, repeated only where you gave a reason."
    )


def test_a_long_story_says_what_to_leave_out(build: Callable[..., Packet]) -> None:
    """Over two minutes, the sentences that the two-minute version does without are named."""
    steps = [
        f"I took the {word}, looked at it from every side, and put it back where {'it ' * 20}was."
        for word in WORDS
    ]
    story = {
        "id": "long",
        "title": "Long",
        "situation": "It was late.",
        "action": steps,
        "result": "12 of 12.",
    }
    made = build(candidate={"stories": [story]})
    assert made.story_bank
    told = made.story_bank.stories[0]
    assert set(told.cut) < set(steps)
    assert set(told.brief).isdisjoint(told.cut)
    assert told.brief[0] == "12 of 12."


def test_a_must_have_without_proof_is_said(build: Callable[..., Packet]) -> None:
    """Must-haves stand first, and one that nothing proves says so."""
    role = {
        "title": "Lead",
        "requirements": [
            {"text": "Nice", "must": False, "evidence": "Yes."},
            {"text": "Must", "shows": ["calm"]},
        ],
    }
    made = build({"role": role, "competencies": ["calm"]})
    assert made.role_match
    assert [match.text for match in made.role_match.matches] == ["Must", "Nice"]
    assert made.role_match.matches[0].none == "No proof yet: none of your stories shows it."
    assert made.role_match.summary == "You have no proof yet for any must-have."


def test_what_this_round_does_not_hear_is_counted(build: Callable[..., Packet]) -> None:
    """Of several must-haves, those that only an earlier round heard proof of."""
    lines = [{"text": f"Line {each}", "shows": [each]} for each in ("calm", "rail")]
    first = {"name": "Onsite", "sessions": [{"minutes": 30, "told": ["dock-strike"]}]}
    record = day(1) | {"role": {"title": "Hand", "requirements": lines}}
    record["rounds"] = [first, *record["rounds"]]
    story = {**STORY, "id": "dock-strike", "shows": ["calm"]}
    other = {**STORY, "id": "timetable", "title": "Redrew the timetable", "shows": ["rail"]}
    made = build(record, {"competencies": ["calm", "rail"], "stories": [story, other]})
    assert made.role_match
    assert made.role_match.summary == (
        "You have proof for both must-haves. "
        "One of them was proven before, and is not heard in this round."
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "You have proof for the must-have."),
        (2, "You have proof for both must-haves."),
        (3, "You have proof for all three must-haves."),
    ],
)
def test_the_sum_of_the_proof_is_said_as_people_say_it(
    build: Callable[..., Packet], count: int, said: str
) -> None:
    """Nobody says "all two"; and a proof that begins its line begins with a capital."""
    lines = [{"text": f"Line {i}", "evidence": "four years in a depot"} for i in range(count)]
    made = build({"role": {"title": "Lead", "requirements": lines}})
    assert made.role_match
    assert made.role_match.summary == said
    assert {match.evidence for match in made.role_match.matches} == {"Four years in a depot"}


def test_what_was_proven_in_an_earlier_round_is_proven(build: Callable[..., Packet]) -> None:
    """The next round's packet says who heard it and when, and does not call it unproven."""
    lines = [{"text": "Has led a team", "must": True, "shows": ["calm"]}]
    told = {"minutes": 30, "with": ["p0"], "told": ["dock-strike"]}
    first = {"name": "Onsite", "date": "2026-11-03", "sessions": [told]}
    record = day(2) | {"role": {"title": "Hand", "requirements": lines}}
    record["rounds"] = [first, *record["rounds"]]
    story = {**STORY, "id": "dock-strike", "shows": ["calm"]}
    other = {**STORY, "id": "timetable", "title": "Redrew the timetable", "shows": ["rail"]}
    made = build(record, {"competencies": ["calm", "rail"], "stories": [story, other]})
    assert made.role_match
    assert made.coverage
    [match] = made.role_match.matches
    [proof] = match.proofs
    assert (proof.session, match.none) == ("told to Ana Ruiz on 3 November 2026", "")
    assert made.role_match.summary == (
        "You have proof for the must-have. It was proven before: this round hears no proof."
    )
    remarks = " ".join(made.coverage.remarks)
    assert "Proof of “Has led a team”, a must-have, was heard before, by Ana Ruiz" in remarks
    assert "Nobody in this round" not in remarks
    totals = [row.total for grids in made.coverage.parts for row in grids[1].rows]
    assert totals == ["told before"]


def test_notes_have_a_section_of_their_own(build: Callable[..., Packet]) -> None:
    """The candidate's notes are no logistics: they are in a section of their own, those on this
    interview apart from those on every interview.
    """
    page = writer.render(build({"notes": "Ask for Kim."}, {"notes": "Slow down."}), Templates(None))
    assert (
        "\n## Notes\n\n**For this interview:** Ask for Kim.\n\n"
        "**For every interview:** Slow down.\n" in page
    )
    assert build().notes is None


LONG = {"id": "long", "action": " ".join(["I rang them all."] * 40), "title": "Rang them all"}


@pytest.mark.parametrize(
    ("stories", "summary"),
    [
        ([STORY], "Two sessions, one story, told once."),
        (
            [{**STORY, **LONG}],
            (
                "Two sessions, one story, told once. "
                "**Bold** is the half-minute version. Start with the result."
            ),
        ),
        (
            [{**STORY, **LONG}, STORY],
            (
                "Two sessions, two stories, each told once. In the longer ones, "
                "**bold** is the half-minute version. Start with the result."
            ),
        ),
    ],
)
def test_bold_is_explained_where_there_is_any(
    build: Callable[..., Packet], stories: list[dict[str, Any]], summary: str
) -> None:
    """A story of less than half a minute has no bold: the page does not speak of it, or says that
    it is in the longer ones.
    """
    page = writer.render(build(day(2), {"stories": stories}), Templates(None))
    assert page.split("## Story bank\n\n")[1].split("\n")[0] == summary


def test_what_empties_every_session_is_said_once(build: Callable[..., Packet]) -> None:
    """The rule that keeps the bank away from several sessions is one line; no prompt is printed
    twice.
    """
    made = build(day(3))
    assert made.gaps
    assert made.gaps.rule == "No story is told twice in a round."
    messages = [gap.message for gap in made.gaps.gaps]
    assert "One story is missing for Ana Ruiz." in messages
    assert not any("twice" in message for message in messages)
    prompts = [gap.prompt for gap in made.gaps.gaps if gap.prompt]
    assert len(prompts) == len(set(prompts))
    page = writer.render(made, Templates(None))
    assert page.count("told twice") == 1


def test_a_rule_that_empties_one_session_stays_with_it(build: Callable[..., Packet]) -> None:
    """One gap says why by itself."""
    made = build()
    assert made.gaps
    assert made.gaps.rule == ""
    assert "One story is missing for Ana Ruiz: no story is told twice in a round." in [
        gap.message for gap in made.gaps.gaps
    ]


def half() -> dict[str, Any]:
    """A day of three, of which the first is noted, and a round to follow."""
    record = day(3)
    record["rounds"][0]["sessions"][0]["told"] = ["dock-strike"]
    later = {"at": "09:00", "minutes": 30, "with": ["p0"]}
    record["rounds"].append({"name": "Final", "date": "2026-12-01", "sessions": [later]})
    return record


@pytest.mark.parametrize("edition", Edition)
def test_half_a_day_is_still_to_be_prepared(build: Callable[..., Packet], edition: Edition) -> None:
    """With the morning noted every edition shows that day, and what is next in it; the card has the
    whole day.
    """
    made = build(half(), edition=edition)
    assert (made.meta.round, made.meta.next_session, made.meta.held) == (
        "Second interview",
        "09:40",
        False,
    )
    assert made.meta.people == ("Jon Bell", "Mia Chen")
    assert made.day_card
    assert len(made.day_card.rows) == 3


@pytest.mark.parametrize("edition", Edition)
def test_a_day_is_over_with_its_last_session(
    build: Callable[..., Packet], edition: Edition
) -> None:
    """Then the next round is shown; a last round is shown as over, with all its people, in every
    edition.
    """
    record = half()
    record["rounds"][0]["sessions"][2]["debrief"] = "It went well."
    assert build(record, edition=edition).meta.round == "Final"
    del record["rounds"][1]
    meta = build(record, edition=edition).meta
    assert (meta.round, meta.held, meta.people) == (
        "Second interview",
        True,
        ("Ana Ruiz", "Jon Bell", "Mia Chen"),
    )


def test_the_day_goes_by_its_times(build: Callable[..., Packet]) -> None:
    """Sessions that are written out of order are shown in order, and card and home page agree."""
    record = day(3)
    record["rounds"][0]["sessions"].reverse()
    made = build(record)
    assert made.day_card
    assert made.sheets
    assert [row.heading[:5] for row in made.day_card.rows] == ["09:00", "09:40", "10:50"]
    assert [session.heading[:5] for session in made.sheets.sessions] == [
        "09:00",
        "09:40",
        "10:50",
    ]
    assert (made.meta.next_session, made.day_card.hours) == ("09:00", "09:00–11:20")
    assert made.meta.people == ("Ana Ruiz", "Jon Bell", "Mia Chen")


def test_what_is_proven_stands_with_who_hears_it(build: Callable[..., Packet]) -> None:
    """In whatever order the sessions are written, tables and proofs name the session that hears the
    story.
    """
    record = day(2)
    record["rounds"][0]["sessions"].reverse()
    record["rounds"][0]["sessions"][1]["tell"] = ["dock-strike"]
    record["rounds"][0]["sessions"][0]["stories"] = 0
    record["role"] = {"title": "Head", "requirements": [{"text": "Stays calm", "shows": ["calm"]}]}
    story = {**STORY, "shows": ["calm"]}
    made = build(record, {"competencies": ["calm"], "stories": [story]})
    assert made.role_match
    assert made.coverage
    assert [proof.session for proof in made.role_match.matches[0].proofs] == ["09:00"]
    (grids,) = made.coverage.parts
    requirements = next(grid for grid in grids if grid.corner == "Requirement")
    (row,) = requirements.rows
    assert (row.name, [cell.text for cell in row.cells]) == ("Stays calm", ["1", ""])


def test_a_day_that_ends_after_midnight(build: Callable[..., Packet]) -> None:
    """The day's hours run to the last end, not to the largest digits."""
    record = day(2)
    first, second = record["rounds"][0]["sessions"]
    first |= {"at": "22:45"}
    second |= {"at": "23:30", "minutes": 60}
    made = build(record)
    assert made.day_card
    assert made.day_card.hours == "22:45–00:30"


def test_whoever_is_met_twice_is_thanked_once(build: Callable[..., Packet]) -> None:
    """A note that was sent after one session is not drafted again for the other."""
    record = day(2)
    record["rounds"][0]["sessions"][1] |= {"with": ["p0", "p1"], "thanked": True}
    after = build(record).after_the_interview
    assert after
    assert (after.thanked, after.notes) == ("Ana Ruiz and Jon Bell", ())


def test_of_a_panel_only_those_are_drafted_who_wait(build: Callable[..., Packet]) -> None:
    """The others are named as thanked."""
    record = day(2)
    record["rounds"][0]["sessions"] = [session("p0", "p1", thanked=["p1"])]
    after = build(record).after_the_interview
    assert after
    assert (after.thanked, [note.to for note in after.notes]) == ("Jon Bell", ["Ana Ruiz"])


def test_notes_of_the_round_before_stay_until_they_are_sent(build: Callable[..., Packet]) -> None:
    """A round that is added does not hide the thank-you notes of the last one; what is sent is
    gone.
    """
    record = half()
    record["rounds"][0]["sessions"][2]["debrief"] = "It went well."
    record["rounds"][0]["sessions"][1]["thanked"] = True
    made = build(record)
    assert made.after_the_interview
    notes = [(note.to, note.of) for note in made.after_the_interview.notes]
    before = "Second interview, 24 November 2026"
    assert notes == [("Ana Ruiz", before), ("Mia Chen", before), ("Ana Ruiz", "")]
    texts = [" ".join(note.paragraphs) for note in made.after_the_interview.notes]
    assert "on 24 November" in texts[0]
    assert len(set(texts)) == len(texts)
    page = writer.render(made, Templates(None))
    assert "#### Mia Chen, Second interview, 24 November 2026\n" in page


def test_the_card_says_how_to_arrive(build: Callable[..., Packet]) -> None:
    """On the way there the card alone is at hand."""
    made = build(
        {**day(2), "logistics": {"arrive": "Ten minutes early, at the gate."}},
        edition=Edition.CARRY,
    )
    assert "**Arrive:** Ten minutes early, at the gate." in writer.day_card(made, Templates(None))


@pytest.mark.parametrize("edition", [Edition.CANDIDATE, Edition.CARRY])
def test_a_passcode_stands_beside_its_link(build: Callable[..., Packet], edition: Edition) -> None:
    """The candidate's card says what opens a call, the round's and a session's own; what may lie on
    a table has the links alone.
    """
    record = day(2)
    record["rounds"][0] |= {"video": "https://example.com/call", "passcode": "4829"}
    own = {"video": "https://example.com/other", "passcode": "7531"}
    record["rounds"][0]["sessions"][1] |= own
    made = build(record, edition=edition)
    card = writer.day_card(made, Templates(None))
    assert "https://example.com/call" in card
    assert "[video call](https://example.com/other)" in card
    is_private = edition is Edition.CANDIDATE
    for page in (card, writer.render(made, Templates(None))):
        assert ("passcode: 4829" in page) == is_private
        assert ("passcode: 7531" in page) == is_private


@pytest.mark.parametrize("edition", [Edition.CANDIDATE, Edition.CARRY])
def test_a_call_can_be_joined_by_telephone(build: Callable[..., Packet], edition: Edition) -> None:
    """The number is a link on card and sheet, the round's and a session's own, with the PIN beside
    it, which is no number to call; what may lie on a table has the number alone.
    """
    record = day(2)
    record["rounds"][0]["dial_in"] = "+44 20 7946 0991, PIN 0123456789#"
    record["rounds"][0]["sessions"][1]["dial_in"] = "+44 20 7946 0992, PIN 7531#"
    made = build(record, edition=edition)
    card, page = (write(made, Templates(None)) for write in (writer.day_card, writer.render))
    assert "**Dial in:** [+44 20 7946 0991](tel:+442079460991)" in card
    assert "dial in: [+44 20 7946 0992](tel:+442079460992)" in card
    assert page.count("](tel:+442079460991)") == page.count("](tel:+442079460992)") == 2
    is_private = edition is Edition.CANDIDATE
    assert (", PIN 0123456789" in card) == (", PIN 7531" in page) == is_private
    assert is_private or "PIN" not in page


def test_a_story_is_as_long_everywhere(write: Callable[..., Application]) -> None:
    """Facts count in their words: packet, `plan`, its sums and the rules give one length."""
    say = " ".join(["word"] * 60)
    story = {
        **STORY,
        "situation": "It was [[long]].",
        "action": "I said [[long]] and [[ long ]].",
        "shows": ["calm"],
    }
    candidate = {
        "competencies": ["calm"],
        "facts": [{"id": "long", "say": say}],
        "stories": [story],
    }
    application = write(candidate=candidate)
    made = plan.make(application, 0)
    built = packet.build(application, made, Edition.CANDIDATE)
    assert built.story_bank
    seconds = made.sessions[0].spoken.stories
    length = f"{seconds // 60} min {seconds % 60} s"
    assert seconds > 60
    assert built.story_bank.stories[0].facts == f"Takes {length}.".replace(" ", "\u00a0")
    assert f"({seconds // 60}:{seconds % 60:02})" in plan_text.render(made, application, Path())
    [problem] = [
        problem
        for problem in lint.check(application, None)
        if problem.code == "story-over-90-seconds"
    ]
    assert length in problem.message


def test_a_draft_shows_what_is_there(write: Callable[..., Application]) -> None:
    """A story with a result alone is planned and shown: no empty heading, no length, one line of
    what is still to be written, and nothing about its length or its shares.
    """
    draft = {"id": "rail", "title": "To rail", "result": "31 of 34.", "shows": ["calm"]}
    application = write(candidate={"competencies": ["calm"], "stories": [draft]})
    made = plan.make(application, 0)
    assert made.sessions[0].spoken.stories == spoken.AIM
    page = writer.render(packet.build(application, made, Edition.CANDIDATE), Templates(None))
    told = page[page.index("### To rail") :].partition("## Expected")[0]
    assert "*Result.* **31 of 34.**" in told or "*Result.* 31 of 34." in told
    assert "**Still to write:** the situation, and what you did." in told
    assert "Situation." not in told
    assert "Action." not in told
    assert "Takes" not in told
    assert "To rail (draft)" in plan_text.render(made, application, Path())
    codes = {problem.code for problem in lint.check(application, None)}
    assert {"story-without-situation", "story-without-action"} <= codes
    assert not {"action-under-half", "story-over-90-seconds", "story-too-long"} & codes


def test_without_a_round_the_stories_are_there(build: Callable[..., Packet]) -> None:
    """As long as nobody is known to hear them, the stories are printed in the order of the bank."""
    stories = [{**STORY, "id": name, "title": name.capitalize()} for name in ("ships", "rails")]
    made = build({"rounds": []}, candidate={"stories": stories})
    page = writer.render(made, Templates(None))
    assert "\nTwo stories, in the order of your story bank." in page
    assert page.index("## Story bank") < page.index("### Ships") < page.index("### Rails")


def test_the_card_marks_what_is_done(build: Callable[..., Packet]) -> None:
    """A session that is over stands as done, with what was told; one still ahead has its cues
    alone.
    """
    record = day(5)
    sessions = record["rounds"][0]["sessions"]
    sessions[0] |= {"told": ["dock-strike"]}
    sessions[1] |= {"told": []}
    sessions[2] |= {"debrief": "She was ill."}
    made = build(record)
    assert made.day_card
    assert made.sheets
    done = [row.done for row in made.day_card.rows]
    assert done == ["Done. You told:", "Done. You told no story.", "Done.", "", ""]
    nothing = [session.nothing for session in made.sheets.sessions]
    assert nothing[:3] == [
        "",
        "No story.",
        "Not noted down yet.",
    ]


def test_nothing_on_the_table_says_what_is_done(build: Callable[..., Packet]) -> None:
    """What may lie on a table does not show what was noted."""
    record = day(2)
    record["rounds"][0]["sessions"][0] |= {"told": []}
    made = build(record, edition=Edition.CARRY)
    assert made.day_card
    assert {row.done for row in made.day_card.rows} == {""}


def test_a_story_in_reserve_is_not_said_to_be_missing() -> None:
    """A session for which one is only held back says that none is planned, not none left."""
    later = {"name": "Final", "date": "2026-12-01", "sessions": [session("bo-ek")]}
    people = {"ana-ruiz": person("Ana Ruiz", "coaching"), "bo-ek": person("Bo Ek", "safety")}
    record = changed(RECORD, interviewers=people, rounds=[*RECORD["rounds"], later])
    made = application(record, changed(CANDIDATE, stories=[story("strike", "safety")]))
    asked = plan.make(made, 0)
    (first,) = asked.sessions
    assert not first.leads
    held = Choice("strike", ("Best kept for Bo Ek.",))
    kept = replace(asked, sessions=(replace(first, backups=(held,)),))
    for each, said, more in (
        (asked, "No story is left for this session.", "No story is left for this session"),
        (kept, "No story is planned here: listen, and ask.", "A story in reserve"),
    ):
        shown = packet.build(made, each, Edition.CANDIDATE)
        assert shown.sheets
        assert shown.day_card
        assert shown.sheets.sessions[0].nothing == said
        assert shown.day_card.rows[0].more == more
