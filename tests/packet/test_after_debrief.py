"""What a debrief of one round changes in the packet of the next."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.factories import person, session, story

from secondround import packet, plan
from secondround.packet import stress_sheet
from secondround.packet.model_parts import MetBefore
from secondround.records import Application
from secondround.render import phone
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

BANK: Final = {
    "competencies": ["calm", "coaching"],
    "stories": [
        story("strike", "calm", answers=["can"]),
        story("outage", "calm", strength="1", answers=["can"]),
        story("apprentice", "coaching", answers=["can"]),
    ],
}
DEBRIEF: Final = {
    "told": ["strike"],
    "asked": [{"text": "Why now?", "by": "ana", "answer": "The port is closing."}],
    "concerns": [{"text": "Too long in one place?", "by": "ana"}],
    "promised": [{"text": "the roster", "due": "2026-11-27"}, "a call"],
    "stated": [{"text": "From 1 March.", "about": "notice"}],
    "thanked": True,
}


def record(debrief: Mapping[str, Any]) -> dict[str, Any]:
    """A person met twice; what was written down after the first time."""
    first = session("ana", at="09:00", stories=1)
    return {
        "interviewers": {"ana": person("Ana Ruiz", "calm", title="Director")},
        "rounds": [
            {"name": "Screening", "date": "2026-11-10", "sessions": [{**first, **debrief}]},
            {
                "name": "Final",
                "date": "2026-12-01",
                "sessions": [session("ana", at="10:00", stories=1)],
            },
        ],
    }


def lines(application: Application) -> list[str]:
    """The packet of the second round, line by line."""
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    return writer.render(made, Templates(None)).splitlines()


def test_the_next_packet_differs_as_listed(write: Callable[..., Application]) -> None:
    """Of all that was written down nothing is lost, and nothing else changes: the story told is
    out, and the plan takes the next best.
    """
    before = lines(write(record({}), BANK))
    after = lines(write(record(DEBRIEF), BANK))
    compared = difflib.ndiff(before, after)
    changed = [line.rstrip() for line in compared if line[0] in "+-" and line[2:].strip()]
    assert changed == EXPECTED.splitlines()


def test_the_card_says_what_was_left_open(write: Callable[..., Application]) -> None:
    """Where somebody is met first that day, and in a group for whom; nothing that is kept, and
    nothing in front of them.
    """
    promised = [{"text": "The roster"}, "a call", {"text": "a book", "kept": True}]
    again = record({**DEBRIEF, "promised": promised})
    again["interviewers"]["bo"] = person("Bo Lee", "calm", title="Lead")
    both = session("ana", "bo", at="09:00", stories=1)
    again["rounds"][1]["sessions"].insert(0, both)
    application = write(again, BANK)
    for edition in (Edition.CANDIDATE, Edition.CARRY):
        card = packet.build(application, plan.make(application, 1), edition).day_card
        assert card
        first, second = card.rows
        private = edition is Edition.CANDIDATE
        assert first.promised == ("for Ana Ruiz, the roster and a call",) * private
        assert first.doubt == "Too long in one place?" * private
        assert (second.promised, second.doubt) == ((), "")


def opening(made: Application) -> str:
    """What the second round's first sheet opens with."""
    sheets = packet.build(made, plan.make(made, 1), Edition.CANDIDATE).sheets
    assert sheets
    return sheets.sessions[0].opening


def test_who_has_heard_the_pitch_does_not_hear_it_again(
    write: Callable[..., Application],
) -> None:
    """Who was met before hears what the last time left: a promise, else a question, else nothing.
    With somebody new in the room, the pitch is said again, after a promise to whoever was met.
    """
    bank = {**BANK, "pitch": "I keep freight moving."}
    asked = {"asked": DEBRIEF["asked"], "told": []}
    assert opening(write(record({}), bank)) == "I keep freight moving."
    assert opening(write(record({"told": []}), bank)) == ""
    assert opening(write(record(asked), bank)) == "What they asked you: “Why now?”"
    promised = "What you promised: the roster, by Friday 27 November 2026."
    assert opening(write(record(DEBRIEF), bank)) == promised
    panel = record(DEBRIEF)
    panel["interviewers"]["bo"] = person("Bo Lee", "calm", title="Director")
    panel["rounds"][1]["sessions"] = [session("ana", "bo", at="10:00", stories=1)]
    to_ana = promised.replace("promised", "promised Ana Ruiz")
    assert opening(write(panel, bank)) == f"{to_ana} Then, for Bo Lee: I keep freight moving."
    panel["rounds"][0]["sessions"][0] |= {"promised": []}
    assert opening(write(panel, bank)) == "I keep freight moving."


def test_what_one_opens_with_is_said_to_nobody_twice_in_a_day(
    write: Callable[..., Application],
) -> None:
    """Whoever comes again on the same day has heard the promise and the pitch; the card says once
    whom two promises are for.
    """
    told = record({**DEBRIEF, "promised": ["the roster", "the map"]})
    told["interviewers"]["bo"] = person("Bo Lee", "calm", title="Director")
    panel = session("ana", "bo", at="10:00", stories=1)
    told["rounds"][1]["sessions"] = [panel, {**panel, "at": "12:00"}]
    application = write(told, {**BANK, "pitch": "I keep freight moving."})
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.sheets
    assert made.day_card
    first, second = made.sheets.sessions
    assert first.opening.startswith("What you promised Ana Ruiz: the roster")
    assert second.opening == ""
    assert made.day_card.rows[0].promised == ("for Ana Ruiz, the roster and the map",)


def test_two_meetings_of_one_day_are_one(write: Callable[..., Application]) -> None:
    """Whoever was met twice on a day is shown with all of it, and one opens with what is promised,
    however long since.
    """
    told = record({**DEBRIEF, "asked": ["Why now?"]})
    second = [
        {**session("ana", at="09:00"), "told": [], "asked": ["What first?"]},
        {**session("ana", at="11:00"), "told": [], "asked": ["What last?"]},
    ]
    told["rounds"].insert(1, {"name": "On site", "date": "2026-11-22", "sessions": second})
    application = write(told, {**BANK, "pitch": "I keep freight moving."})
    made = packet.build(application, plan.make(application, 2), Edition.CANDIDATE)
    assert made.sheets
    [sheet] = made.sheets.sessions
    [ana] = sheet.people
    [day] = ana.before
    assert [each.text for each in day.asked] == ["What first?", "What last?"]
    assert sheet.opening.startswith("What you promised: the roster")


def test_a_doubt_that_several_have_is_one(write: Callable[..., Application]) -> None:
    """With everybody it was heard from, and the answer that was written for any of them."""
    people = {"ana": person("Ana Ruiz", "calm"), "kim": person("Kim Lee", "calm")}
    rows = [
        {**session("ana", at="09:00"), "told": [], "concerns": ["Too long in one place?"]},
        {
            **session("ana", "kim", at="10:00"),
            "told": [],
            "concerns": [{"text": "too long in one place?", "by": "kim", "answer": "Nine posts."}],
        },
    ]
    rows.append({**rows[0], "at": "11:00"})
    rounds = [{**record({})["rounds"][0], "sessions": rows}, record({})["rounds"][1]]
    application = write({"interviewers": people, "rounds": rounds}, BANK)
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.expected_questions
    (doubt,) = made.expected_questions.concerns
    assert doubt.heard == "Ana Ruiz, 10 November 2026; Kim Lee, 10 November 2026"
    assert doubt.answer == "Nine posts."


def test_what_was_said_is_rehearsed(write: Callable[..., Application]) -> None:
    """All that was said of one matter is one card, so that it is said the same way again; a doubt
    is one, too.
    """
    stated = [{"text": "From 1 March", "about": "notice"}, {"text": "85,000.", "about": "pay"}]
    stated += [{"text": "Not earlier.", "about": "notice"}, {"text": "I sail."}]
    application = write(record({**DEBRIEF, "stated": stated}), BANK)
    deck = packet.deck(application, plan.make(application, 1))
    assert deck
    cards = {card.prompt: card.answer for card in deck.cards}
    assert cards["What have you said about your notice?"] == "From 1 March. Not earlier."
    assert cards["What have you said about your pay?"] == "85,000."
    assert cards["Too long in one place?"] == ""
    assert not any("sail" in answer for answer in cards.values())


def test_what_was_said_otherwise_says_so(write: Callable[..., Application]) -> None:
    """Beside a figure that differs from the files stands theirs, and what to do about it; beside
    one that differs from an earlier one, whom that was said to.
    """
    facts = [{"id": "notice", "say": "three months' notice"}]
    stated = ["I have two months' notice.", {"text": "85,000.", "about": "pay"}]
    stated += [{"text": "From 95,000.", "about": "pay"}]
    application = write(record({**DEBRIEF, "stated": stated}), {**BANK, "facts": facts})
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.expected_questions
    first, second, third = (each.remark for each in made.expected_questions.stated)
    assert first == "Your facts say three months. Put it right with them."
    assert second == ""
    assert third.startswith("Before, you said 85,000 (Ana Ruiz, 10 November 2026).")
    last = {"text": "From 95,000.", "about": "pay", "settled": "Ana knows that it is 85,000."}
    application = write(record({**DEBRIEF, "stated": [*stated[:2], last]}), BANK)
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.expected_questions
    assert made.expected_questions.stated[2].remark == "Settled: Ana knows that it is 85,000."


EXPECTED: Final = """\
- - [ ] The strike story
+ - [ ] The outage story
+ **You promised:** the roster; a call
+ **A doubt you heard:** Too long in one place?
+ **Met before:** 10 November 2026. You told: The strike story. They asked:
+ - Why now? You said: The port is closing.
+ **You said:** Notice: From 1 March.
+ **You promised:** the roster, by Friday 27 November 2026; a call.
+ **Doubts you heard:** Too long in one place?
+ **Open with:** What you promised: the roster, by Friday 27 November 2026.
- - [ ] **The strike story** Shows calm.
+ - [ ] **The outage story** Shows calm.
- **In reserve:** The outage story
- - **Calm:** The strike story (10:00); The outage story (in reserve for 10:00)
+ - **Calm:** The outage story (10:00); The strike story (told on 10 November 2026)
+ **Already told:**
+ - Screening, 10 November 2026, Ana Ruiz: “The strike story”.
- ### The strike story
+ ### The outage story
- ### The outage story
+ ### The strike story
- in reserve for 10:00. Takes\u00a04\u00a0s.
+ told on 10 November 2026. Takes\u00a04\u00a0s.
+ ### Doubts they may have
+ - **Too long in one place?** (from Ana Ruiz, 10 November 2026) *Still to write:* your answer.
+ ### What you have said: say it the same way again
+ - **Notice:** From 1 March. (Ana Ruiz, 10 November 2026)
+ ### What you promised
+ - a call (Ana Ruiz, 10 November 2026, no day yet)
+ - **Friday 27 November 2026:** the roster (Ana Ruiz, 10 November 2026)
- | **10:00 Ana Ruiz**: The strike story | | | |
+ | **10:00 Ana Ruiz**: The outage story | | | |
+ Still promised: “a call”. Keep the promise, or say when you will.
+ Still promised: “the roster”, by Friday 27 November 2026. Keep the promise, or say when you will.
+ > I have not forgotten what I promised you: a call and the roster.
+ >
"""


def test_a_doubt_is_on_the_sheet_of_whom_it_was_heard_from(
    write: Callable[..., Application],
) -> None:
    """With the answer; a promise that is kept is on no sheet."""
    debrief = {
        **DEBRIEF,
        "concerns": [{"text": "Too long?", "by": "ana", "answer": "Nine posts."}],
        "promised": [{"text": "the roster", "kept": True}],
    }
    again = record(debrief)
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    again["rounds"][0]["sessions"][0]["with"] = ["ana", "bo"]
    again["rounds"][1]["sessions"].append(session("bo", at="11:00", stories=1))
    made = lines(write(again, BANK))
    assert made.count("**Doubts you heard:** Too long? Nine posts.") == 1
    assert not any("You promised" in line for line in made)


def test_what_was_said_to_somebody_is_on_their_sheet(write: Callable[..., Application]) -> None:
    """What differs first, with how; of two who heard it together, the first who is met has it.
    Whoever heard nothing else has been met before, too.
    """
    stated = [{"text": "from 1 March", "about": "notice"}, {"text": "70,000", "about": "pay"}]
    again = record({"told": [], "stated": stated})
    again["role"] = {"title": "Head", "pay": "I ask for 74,000."}
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    again["rounds"][0]["sessions"][0]["with"] = ["ana", "bo"]
    again["rounds"][1]["sessions"].append(session("bo", at="11:00", stories=1))
    made = lines(write(again, BANK))
    said = "**You said:** Pay: 70,000. **Your record says 74,000. Put it right with them.** "
    assert made.count(f"{said}Notice: from 1 March.") == 1
    assert "**Met before:** 10 November 2026." in made
    assert not any("**You said:**" in line for line in lines(write(met_by_others(DEBRIEF), BANK)))


def test_a_doubt_of_nobody_in_particular_is_met_once(write: Callable[..., Application]) -> None:
    """Of two who may have it, the first who is met has it on the sheet and on the card, whether
    they come together or in turn; nobody's own doubt gives way to it.
    """
    own = {"text": "No cold chain?", "by": "bo"}
    again = record({**DEBRIEF, "concerns": ["Too long?", own]})
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    again["rounds"][0]["sessions"][0]["with"] = ["ana", "bo"]
    again["rounds"][1]["sessions"].append(session("bo", at="11:00", stories=1))
    for in_turn in (True, False):
        if not in_turn:
            again["rounds"][1]["sessions"] = [session("ana", "bo", at="10:00", stories=1)]
        made = lines(write(again, BANK))
        assert sum("heard:** Too long?" in line for line in made) == 2  # the card's and the sheet's
        assert "**Doubts you heard:** No cold chain?" in made
        assert ("**A doubt you heard:** No cold chain?" in made) is in_turn


def test_a_question_for_one_of_two_may_have_been_asked_before(
    write: Callable[..., Application],
) -> None:
    """One note then says both: whom it is for, and that it may have been asked."""
    again = record({"told": []})
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    for earlier_or_later in again["rounds"]:
        earlier_or_later["sessions"][0]["with"] = ["ana", "bo"]
    again["questions"] = [{"id": "own", "text": "Who?", "about": "goals", "for": ["ana"]}]
    made = lines(write(again, BANK))
    assert "- [ ] Who? (to Ana Ruiz; unless you have asked it before)" in made


def test_what_a_person_heard_and_asked_is_on_their_sheet(write: Callable[..., Application]) -> None:
    """And nowhere else."""
    made = lines(write(record(DEBRIEF), BANK))
    assert sum("Why now?" in line for line in made) == 1


def test_the_phone_says_what_was_promised_and_doubted(write: Callable[..., Application]) -> None:
    """Of somebody who is met again, as the sheet does; what others asked, in a list of its own."""
    page = _on_the_phone(write(record(DEBRIEF), BANK))
    assert "<p>You promised: the roster, by Friday 27 November 2026; a call." in page
    assert "<p>You said:<ul><li>Notice: From 1 March." in page
    assert "<p>Doubts you heard:<ul><li>Too long in one place?" in page
    assert "Asked before" not in page
    page = _on_the_phone(write(met_by_others(DEBRIEF), BANK))
    assert "Asked before" in page
    assert "Asked by Ana Ruiz, 10 November 2026. You said: The port is closing." in page


def _on_the_phone(application: Application) -> str:
    shown = packet.phone(application, plan.make(application, 1), Edition.CANDIDATE)
    assert shown
    return " ".join(phone.page(shown, None).split())


def met_by_others(debrief: Mapping[str, Any], **changed: Any) -> dict[str, Any]:
    """The same, where somebody else comes to the second round."""
    again = record(debrief) | changed
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    again["rounds"][1]["sessions"] = [session("bo", at="10:00", stories=1)]
    return again


def test_what_others_asked_is_expected(write: Callable[..., Application]) -> None:
    """People compare notes: with who asked it and when, what was said, and who heard which story.
    It is rehearsed, and on the phone.
    """
    asked = {"text": "How do you keep calm in a strike?", "by": "ana", "answer": "By the list."}
    stories = [story(id_, "calm", good_for=[asked["text"]]) for id_ in ("strike", "outage")]
    bank = {"competencies": ["calm"], "stories": stories}
    application = write(met_by_others({**DEBRIEF, "asked": [asked]}), bank)
    made = lines(application)
    at = made.index(f"- **{asked['text']}** The outage story (10:00).")
    assert made[at + 1].strip() == (
        "- Asked by Ana Ruiz, 10 November 2026. You said: By the list. "
        "You told Ana Ruiz: The strike story."
    )
    assert sum(line.startswith(f"- **{asked['text']}") for line in made) == 1
    planned = plan.make(application, 1)
    deck = packet.deck(application, planned)
    assert deck
    answers = {card.prompt: card.answer for card in deck.cards}
    assert answers[asked["text"]].endswith("By the list.")
    day = packet.phone(application, planned, Edition.CANDIDATE)
    assert day
    assert [each.text for each in day.asked] == [asked["text"]]


def test_a_question_that_was_prepared_and_asked_is_one(write: Callable[..., Application]) -> None:
    """In the words that were prepared, with the answer prepared and whoever asked it."""
    expect = [{"text": "Why are you leaving the port?", "answer": "It closes."}]
    asked = ["Why do you leave the port?", {"text": "Why leave that port now?", "by": "ana"}]
    application = write(met_by_others({**DEBRIEF, "asked": asked}, expect=expect), BANK)
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.expected_questions
    (question,) = made.expected_questions.questions
    assert (question.text, question.answer) == ("Why are you leaving the port?", "It closes.")
    assert [each.by for each in question.asked] == ["Ana Ruiz", "Ana Ruiz"]


def test_what_a_panel_asked_is_shown_once(write: Callable[..., Application]) -> None:
    """On the sheet of whoever is met again and may have asked it, or else among the expected."""
    again = met_by_others(
        {**DEBRIEF, "asked": ["Why the sea?", {"text": "Why rail?", "by": "ana"}]}
    )
    again["rounds"][0]["sessions"][0]["with"] = ["ana", "bo"]
    application = write(again, BANK)
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.sheets
    assert made.expected_questions
    (met,) = made.sheets.sessions[0].people[0].before
    assert [each.text for each in met.asked] == ["Why the sea?"]
    assert [each.text for each in made.expected_questions.questions] == ["Why rail?"]


def test_what_a_sheet_has_no_room_for_is_expected(write: Callable[..., Application]) -> None:
    """Of somebody who is met again: what is beyond the first two questions of the last time, what
    they asked the time before, and a question whose answer is cut; once each, and on the phone on
    their sheet alone.
    """
    long = "The port is closing, " + "and the yard with it, " * 9 + "so I look for another."
    texts = ["Why now?", {"text": "Why us?", "answer": long}, "Why rail?"]
    again = record({**DEBRIEF, "asked": texts})
    first = {**session("ana", "bo"), "told": [], "asked": ["Why the sea?", "Why now?"]}
    again["rounds"].insert(0, {"name": "Call", "date": "2026-11-02", "sessions": [first]})
    again["interviewers"]["bo"] = person("Bo Lind", "calm")
    application = write(again, BANK)
    planned = plan.make(application, 2)
    made = packet.build(application, planned, Edition.CANDIDATE)
    assert made.sheets
    assert made.expected_questions
    (met,) = made.sheets.sessions[0].people[0].before
    assert [each.text for each in met.asked] == ["Why now?", "Why us?"]
    expected = {each.text: each for each in made.expected_questions.questions}
    assert list(expected) == ["Why the sea?", "Why us?", "Why rail?"]
    assert [each.answer for each in expected["Why us?"].asked] == [long]
    assert not made.meta.left_out
    day = packet.phone(application, planned, Edition.CANDIDATE)
    assert day
    assert not day.asked
    again["rounds"][2]["sessions"][0]["with"] += ["bo", "cy", "di"]
    again["interviewers"] |= {"cy": person("Cy Ode", "calm"), "di": person("Di Okri", "calm")}
    application = write(again, BANK)
    made = packet.build(application, plan.make(application, 2), Edition.CANDIDATE)
    assert made.expected_questions
    found = [each.text for each in made.expected_questions.questions]
    assert found == ["Why the sea?", "Why now?", "Why us?", "Why rail?"]


def test_a_promise_is_shown_to_whom_it_was_made(write: Callable[..., Application]) -> None:
    """On that person's sheet and thank-you note alone; one to nobody by name is everybody's."""
    promised = [{"text": "the roster", "to": "ana"}, "a call"]
    both = record({**DEBRIEF, "promised": promised, "thanked": False})
    both["interviewers"]["bo"] = person("Bo Lind", "calm")
    both["rounds"][0]["sessions"][0]["with"] = ["ana", "bo"]
    both["rounds"][1]["sessions"].append(session("bo", at="11:00", stories=1))
    application = write(both, BANK)
    made = packet.build(application, plan.make(application, 1), Edition.CANDIDATE)
    assert made.sheets
    assert made.after_the_interview
    shown = [each.people[0].before[0].promised for each in made.sheets.sessions]
    assert shown == [("the roster", "a call"), ("a call",)]
    for note in made.after_the_interview.notes:
        texts = [each.text for each in note.promised]
        assert ("the roster" in texts) == (note.to == "Ana Ruiz")
        assert "a call" in texts
    whom = {each.text: each.to for each in made.after_the_interview.promised}
    assert whom == {
        "the roster": "Ana Ruiz, 10 November 2026",
        "a call": "Ana Ruiz and Bo Lind, 10 November 2026",
    }


def test_a_sheet_keeps_what_is_still_promised_since_an_earlier_meeting() -> None:
    """Of somebody met twice before it says the last meeting, and what is open since the first."""
    first = MetBefore("10 November 2026", ("Rota",), (), ("The falls poster",))
    last = MetBefore("17 November 2026", ("Insulin",), (), ("My registration number",))
    (shown,) = stress_sheet.met_before((last, first), 1)
    assert (shown.when, shown.told) == ("17 November 2026", ("Insulin",))
    assert shown.promised == ("My registration number", "The falls poster")
