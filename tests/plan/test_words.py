"""What the plan says: reasons, gaps, coverage, questions, spoken time. Names and titles, never ids;
nothing untrue.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.factories import person, requirement, session, story
from tests.plan.rounds import application, small

from secondround import plan
from secondround.plan import spoken, who
from secondround.records import Application
from secondround.records.models.candidate import Candidate, Fact, Story

PEOPLE = {
    "ana": person("Ana Ruiz", "coaching", title="Director of Operations", role="hiring manager"),
    "bo": person("Bo Lee", "rail", role="peer"),
}
POSTING = [requirement("Leads calmly.", "coaching"), requirement("Knows rail", "rail", must=False)]


def reasons(made: Application, story: str) -> str:
    found = plan.make(made, 0)
    choices = [choice for each in found.sessions for choice in (*each.leads, *each.backups)]
    return " ".join(next(choice.reasons for choice in choices if choice.story == story))


def test_a_lead_says_whose_interest_it_meets_and_what_it_proves() -> None:
    """Competency, interviewer and must-haves in one sentence, then what else could be."""
    bank = [story("a", "coaching", answers=["can", "fit"])]
    words = reasons(
        application(bank, [session("ana", stories=1)], PEOPLE, requirements=POSTING), "a"
    )
    why = "It shows coaching, which Ana Ruiz cares about, and proves this must-have."
    assert words == f"{why} No other story is free to go here."


@pytest.mark.parametrize(
    ("proven", "words"),
    [
        (["safeguarding"], "safeguarding, a must-have"),
        (["safeguarding", "calm"], "safeguarding and calm, both must-haves"),
        (["safeguarding", "calm", "rotas"], "safeguarding, calm and rotas, all must-haves"),
        (["safeguarding", "calm", "rotas", "night"], "safeguarding, calm and two more must-haves"),
    ],
)
def test_must_haves_are_named(proven: list[str], words: str) -> None:
    """By what the story shows of them; of many the first two."""
    bank = [story("a", "coaching", *proven)]
    posting = [requirement(f"Line {name}", name, must=True) for name in proven]
    made = application(bank, [session("ana", stories=1)], PEOPLE, requirements=posting)
    assert f"which Ana Ruiz cares about, and proves {words}." in reasons(made, "a")


def test_the_runner_up_is_named_with_what_it_would_cost() -> None:
    """The next best story for the place, and the first objective that would fall, in words."""
    bank = [story("a", "coaching"), story("b", "rail", strength=3)]
    talk, peer = [session("ana", stories=1)], {"ana": PEOPLE["ana"] | {"role": "peer"}}
    words = reasons(application(bank, talk, peer, requirements=POSTING), "a")
    assert "Next best is “The b story”, but nothing would prove “Leads calmly”." in words
    bank = [story("a", "coaching", strength=3), story("b", "coaching", strength=1)]
    assert (
        "Next best is “The b story”, but Ana Ruiz would hear nothing as strong about coaching."
        in reasons(application(bank, talk, PEOPLE), "a")
    )
    assert (
        "Next best is “The b story”, but you would open with a weaker story for Ana Ruiz."
        in reasons(application(bank, talk, peer), "a")
    )
    nobody = {"ana": PEOPLE["ana"] | {"cares_about": [], "role": "other"}}
    posting = [requirement("Line", "coaching", must=False)]
    assert "Next best is “The b story”, but you rate it lower." in reasons(
        application(bank, talk, nobody, requirements=posting), "a"
    )
    bank = [story("b", "coaching", situation=None), story("a", "coaching")]
    assert "Next best is “The b story”, but it is still to be written in full." in reasons(
        application(bank, talk, nobody, requirements=posting), "a"
    )
    bank = [story("a", "coaching"), story("b", "coaching")]
    assert "“The b story” is just as good, but this one comes first in your story bank." in reasons(
        application(bank, [session("ana", stories=1)], PEOPLE), "a"
    )


def test_a_swap_is_weighed_beside_a_replacement() -> None:
    """What is named is the better of the two: a story that is left over is no reason to look no
    further.
    """
    bank = [story("a", "coaching"), story("b", "rail")]
    talks = [session("ana", stories=1), session("bo", stories=1)]
    swap = "Next best is to swap it with “The b story”, planned for Bo Lee, but "
    words = reasons(application(bank, talks, PEOPLE), "a")
    assert f"{swap}Ana Ruiz would hear nothing that matters to them." in words
    bank = [story("a", "coaching", "rail"), story("b", "rail", "coaching"), story("idle", "safety")]
    words = reasons(application(bank, talks, PEOPLE), "a")
    assert (
        f"{swap}“The b story” is strongest on rail, which Ana Ruiz is not there to judge." in words
    )


def test_of_two_equal_stories_one_comes_first_and_not_both() -> None:
    """A swap of equal stories changes nothing but who hears the first: that is said of the same
    one, on both sides.
    """
    bank = [story("a", "coaching"), story("b", "coaching")]
    people = {"ana": person("Ana Ruiz", "coaching"), "bo": person("Bo Lee", "coaching")}
    made = application(bank, [session("ana", stories=1), session("bo", stories=1)], people)
    why = (
        "is just as good, but this way, Ana Ruiz hears the one that comes first in your story bank."
    )
    assert why in reasons(made, "a")
    assert why in reasons(made, "b")


def test_the_loss_that_counts_most_is_named() -> None:
    """Of all that would be heard less of, what somebody cares about is said, and not what a role
    judges.
    """
    people = {"bo": person("Bo Lee", role="peer"), "ana": person("Ana Ruiz", "coaching")}
    bank = [story("a", "rail", "coaching"), story("b", "safety")]
    made = application(
        bank,
        [session("bo", "ana", stories=1)],
        people,
        requirements=[requirement("Is safe", "safety", must=False)],
        library={"roles": [{"role": "peer", "judges": ["rail"]}]},
    )
    loss = "but Ana Ruiz would hear nothing about coaching."
    assert f"Next best is “The b story”, {loss}" in reasons(made, "a")


def test_who_is_met_twice_is_named_with_the_time() -> None:
    """Two sessions with one person are two sessions: a sentence says which, and what is heard in
    either is heard.
    """
    bank = [story("a", "coaching"), story("b", "rail")]
    talks = [session("ana", stories=1, at="09:00"), session("ana", stories=1, at="14:00")]
    made = application(bank, talks, {"ana": person("Ana Ruiz", "coaching", "rail")})
    found = plan.make(made, 0)
    assert "this way, Ana Ruiz (at 09:00) hears the one" in reasons(made, "a")
    assert not [gap for gap in found.gaps if gap.kind == "competency"]
    assert found.coverage.remarks == ()


def test_what_nobody_asks_for_answers_nothing_that_counts() -> None:
    """Beside “It answers can”, of a story that nobody asks for, no sentence says that nothing
    answers it.
    """
    bank = [story("a", "planning", answers=["can"])]
    found = plan.make(application(bank, [session("ana", stories=1)], PEOPLE), 0)
    gaps = [gap.message for gap in found.gaps if gap.kind == "answer"]
    assert gaps[0] == "In this round, only stories that nobody asks for answer “can you do it”."
    assert gaps[1] == "Nothing told in this round answers “will you do it”."


def test_a_backup_says_that_nobody_else_hears_it() -> None:
    """Held in reserve, for whose interest, and free to use."""
    bank = [story("a", "coaching", strength=3), story("b", "coaching")]
    words = reasons(application(bank, [session("ana", stories=1)], PEOPLE), "b")
    assert "which Ana Ruiz cares about" in words
    assert "Nobody else hears it" in words


@given(small())
@settings(max_examples=5)
def test_reasons_are_left_out_where_nobody_asks_for_them(made: Application) -> None:
    """The plan is the same without them, and then gives none."""
    last = len(made.record.rounds) - 1
    sessions = []
    for planned in plan.make(made, last).sessions:
        leads, backups = (
            tuple(replace(choice, reasons=()) for choice in choices)
            for choices in (planned.leads, planned.backups)
        )
        sessions.append(replace(planned, leads=leads, backups=backups))
    assert plan.make(made, last, reasons=False).sessions == tuple(sessions)


@pytest.mark.slow
@given(small())
@settings(max_examples=60)
def test_no_id_and_no_bare_number_is_said(made: Application) -> None:
    """Reasons, gaps and remarks hold no id of a story or a person, and no figure but those in
    names and the minutes of a session too short for a story.
    """
    found = plan.make(made, len(made.record.rounds) - 1)
    said = [
        reason
        for planned in found.sessions
        for choice in (*planned.leads, *planned.backups)
        for reason in choice.reasons
    ]
    said += (
        [gap.message for gap in found.gaps]
        + [gap.prompt for gap in found.gaps if gap.prompt]
        + list(found.coverage.remarks)
    )
    for text in said:
        plain = re.sub(
            r"The s\d+ story|Person \d+|Requirement \d+|\d+ minutes have no room", "", text
        )
        assert not re.search(r"\d|\bs\d|\bp\d", plain), text
        assert text[0].isupper() or text[0] == "“", text
        assert text[-1] in ".?", text


def test_a_must_have_that_no_story_proves_is_a_gap_with_a_prompt() -> None:
    """Not a place, but the bank is short: the gap points at the requirement and asks for the
    story.
    """
    made = plan.make(
        application([story("a", "rail")], [session("bo")], PEOPLE, requirements=POSTING), 0
    )
    (gap,) = [gap for gap in made.gaps if gap.kind == "requirement"]
    assert gap.message == "No story proves “Leads calmly”, a must-have: none shows coaching."
    assert gap.path == ("role", "requirements", 0)
    assert "coaching" in gap.prompt


def test_coverage_says_who_hears_proof_of_what() -> None:
    """Requirement by session, competency by session, can, will and fit by session; empty cells are
    said in words.
    """
    bank = [story("a", "coaching"), story("b", "planning")]
    made = plan.make(
        application(
            bank, [session("ana"), session("bo", tell=["b"])], PEOPLE, requirements=POSTING
        ),
        0,
    )
    assert made.coverage.requirements == ((("a",), ()), ((), ()))
    assert dict(made.coverage.competencies)["coaching"] == (("a",), ())
    assert dict(made.coverage.answers)["can"] == (("a",), ("b",))
    assert "Bo Lee will hear nothing about rail." in made.coverage.remarks
    assert "Nobody hears a story that proves “Knows rail”." in made.coverage.remarks


def test_questions_go_to_who_can_answer_them() -> None:
    """Named people first, then roles, then whom the subject suits; what nobody can answer is a
    gap.
    """
    questions = [
        {"text": "For Bo?", "for": ["bo"]},
        {"text": "What would success be?", "about": "success"},
        {"text": "What comes next?", "about": "next steps", "for": ["nobody-here"]},
    ]
    people = {**PEOPLE, "nobody-here": person("Kim")}
    made = plan.make(
        application([], [session("ana"), session("bo")], people, questions=questions), 0
    )
    asked = [[question.text for question in each.questions] for each in made.sessions]
    assert asked == [["What would success be?"], ["For Bo?"]]
    assert [gap.message for gap in made.gaps if gap.kind == "question"] == [
        "“What comes next?” goes unasked: nobody in this round can answer it."
    ]


def test_a_question_is_asked_twice_only_to_compare_the_answers() -> None:
    """`ask_everyone` goes to all who can answer, and fills at most half of their places; two such
    questions at most.
    """
    library = {
        "questions": [
            *(
                {
                    "id": f"c{number}",
                    "text": f"Compare {number}?",
                    "about": "culture",
                    "ask_everyone": True,
                }
                for number in range(4)
            ),
            *(
                {"id": f"q{number}", "text": f"Once {number}?", "about": "team"}
                for number in range(4)
            ),
        ]
    }
    made = plan.make(application([], [session("ana"), session("bo")], PEOPLE, library=library), 0)
    asked = [
        {question.text for question in each.questions if question.compare} for each in made.sessions
    ]
    assert asked == [{"Compare 0?"}] * 2
    assert all(len(each.questions) == 3 for each in made.sessions)
    made = plan.make(
        application(
            [], [session("ana", minutes=60), session("bo", minutes=90)], PEOPLE, library=library
        ),
        0,
    )
    asked = [
        {question.text for question in each.questions if question.compare} for each in made.sessions
    ]
    assert asked == [{"Compare 0?", "Compare 1?"}] * 2


def test_a_session_too_full_says_what_to_drop() -> None:
    """Twenty minutes with three pinned stories: the plan is over its time, and says what to leave
    out, last first.
    """
    bank = [story(id, "coaching") for id in ("a", "b", "c")]
    made = plan.make(
        application(bank, [session("ana", minutes=10, tell=["a", "b", "c"])], PEOPLE), 0
    )
    length = made.sessions[0].spoken
    assert not length.fits
    assert length.planned > length.available == 600
    assert length.drop[0].startswith("Leave out “The c story”: about four minutes")


def test_spoken_seconds_are_words_at_the_pace_and_a_tenth_for_pauses() -> None:
    """140 words at 140 a minute are 66 seconds; marks without letters are no words; learned is not
    spoken.
    """
    assert spoken.seconds("word " * 140, 140) == 66
    assert spoken.words("- one — **two** 30 % 9") == 5
    told = Story.model_validate(
        story(
            "a", situation="one two", action=["three", "four"], result="five", learned="six seven"
        )
    )
    slow = Candidate.model_construct(pace=60, facts=(Fact(id="size", say="a team of nine"),))
    assert spoken.story(told, slow) == 6
    assert spoken.story(told.model_copy(update={"result": "five [[size]]"}), slow) == 10


@given(
    st.lists(st.text(alphabet="ab c.!?\n", max_size=60), min_size=4, max_size=4),
    st.integers(110, 170),
)
@settings(max_examples=60)
def test_cuts_grow_and_keep_to_their_length(texts: list[str], pace: int) -> None:
    """Each cut holds what the shorter one holds, keeps to its seconds unless one sentence is
    longer, result first.
    """
    beats = [text.strip() or "One." for text in texts]
    told = Story.model_validate(
        {
            "id": "a",
            "title": "A",
            "situation": beats[0],
            "task": beats[1],
            "action": beats[2],
            "result": beats[3],
        }
    )
    cuts = [spoken.cut(told, limit, pace) for limit in (30, 60, 90, 120)]
    for cut in cuts:
        assert cut.seconds <= cut.limit or sum(len(found) for _, found in cut.parts) == 1
        assert [beat for beat, _ in cut.parts] == [
            beat for beat in ("result", "situation", "task", "action") if beat in dict(cut.parts)
        ]


def test_sessions_without_people_are_told_apart() -> None:
    """By their own names, else by their times; two of one name by both, and where there is no time
    either, by their place in the round.
    """
    named = [{"name": "System design"}, {"name": "Chat", "at": "10:00"}]
    others = [{"name": "Chat", "at": "11:00"}, {"at": "12:00"}, {}]
    kinds = [{"format": "test", "name": "Case study"}, {"format": "recorded", "name": "Questions"}]
    sessions = [session(**fields) for fields in (*named, *others, *kinds)]
    made = application([story("a")], [*sessions, session("ana")], PEOPLE)
    assert [who(made, 0, index) for index in range(len(sessions) + 1)] == [
        "your interviewer in “System design”",
        "your interviewer in “Chat” (at 10:00)",
        "your interviewer in “Chat” (at 11:00)",
        "your interviewer (at 12:00)",
        "your interviewer (in session five)",
        "the test “Case study”",
        "whoever watches “Questions”",
        "Ana Ruiz",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("中には千九百件の注文がありました。", 8),
        ("我把一晚上的订单都保住了", 6),
        ("Tôi gọi kho bên cạnh", 5),
        ("მეზობელს დავურეკე", 2),
    ],
)
def test_a_text_without_blanks_takes_time(text: str, words: int) -> None:
    """Chinese and Japanese are counted by their letters, two to a word and one for the whole; all
    else by its blanks.
    """
    assert words <= spoken.words(text) <= words + 1
