"""A figure that is said twice is the same both times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from secondround import lint
from secondround.problems import Problem, Severity
from secondround.records import Application
from secondround.text import amounts

Write = Callable[..., Application]
Tell = Callable[..., dict[str, Any]]

TEAM = {"facts": [{"id": "team-size", "say": "a team of nine"}]}
NOTICE = {"facts": [{"id": "notice", "say": "three months’ notice to the end of a month"}]}
WASTE = "Our waste fell from 4.1 to 1.6 per cent at the northern depot."
WORDS = (
    "spoiled",
    "urgent",
    "freight",
    "rail",
    "depot",
    "drivers",
    "strike",
    "customers",
    "claims",
)
UNITS = ("orders", "pallets", "vans", "people", "per cent", "hours")


def found(application: Application) -> list[Problem]:
    return [each for each in lint.check(application, None) if each.code == "figures-differ"]


def answer(text: str) -> dict[str, Any]:
    return {"expect": [{"text": "Who are you?", "answer": text}]}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (TEAM, "I lead a team of twelve."),
        (TEAM, "My 12-person team keeps the docks open."),
        (NOTICE, "I have two months' notice."),
        (NOTICE, "I have two months’ notice, so on 1 April if we agree in December."),
        (
            {"facts": [{"id": "volume", "say": "about 11,000 orders a night"}]},
            "12k orders a night.",
        ),
        ({"facts": [{"id": "hubs", "say": "64 people in three hubs"}]}, "70 people in three hubs."),
        ({"facts": [{"id": "waste", "say": WASTE}]}, "At the depot waste fell from 4.1 to 1.9 %."),
    ],
)
def test_an_answer_differs_from_a_fact(facts: dict[str, Any], text: str, write: Write) -> None:
    """The warning is at the answer, names the fact and its line, and says what to write."""
    application = write(facts, answer(text))
    [problem] = found(application)
    line = application.candidate_source.place(("facts", 0, "say")).line
    assert problem.severity is Severity.WARNING
    assert problem.file == application.record_source.file
    assert f"`{facts['facts'][0]['id']}` (packets/candidate.yml:{line})" in problem.message
    assert f"[[{facts['facts'][0]['id']}]]" in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "I lead [[team-size]].",
        "I lead a team of 9.",
        "In 2019 I led a team of twelve.",
        "You have a team of twelve.",
        "Harbor Logistics has a team of twelve.",
        "We answered twelve complaints.",
        "I met twelve people of the team.",
        "I joined a project team of six.",
    ],
)
def test_what_does_not_contradict_a_fact(text: str, write: Write) -> None:
    """The same figure, another time, another company and another thing are no contradiction."""
    assert found(write(TEAM, answer(text))) == []


@pytest.mark.parametrize(
    ("situation", "number"),
    [
        ("I led a team of twelve.", 1),
        ("Our team of twelve stood still.", 1),
        ("I put together a team of four.", 0),
        ("We sent 12,000 orders a night.", 1),
        ("The old scanners lost us 300 orders a night.", 0),
        ("300 orders a night were late.", 0),
    ],
)
def test_a_part_in_a_story_is_no_contradiction(
    situation: str, number: int, write: Write, tell: Tell
) -> None:
    """What a story tells of some of the people or orders says nothing about all of them."""
    facts = [*TEAM["facts"], {"id": "volume", "say": "about 11,000 orders a night"}]
    assert len(found(write({"facts": facts, **tell(situation=situation)}))) == number


@pytest.mark.parametrize(
    ("cue", "number"),
    [("thirty-four people, four in ten left", 0), ("thirty-five people, four in ten left", 1)],
)
def test_a_ratio_in_a_story_is_no_count(cue: str, number: int, write: Write, tell: Tell) -> None:
    """A part of the people, as "four in ten people", is neither four people nor ten."""
    told = tell(
        situation="Four in ten people left each year.",
        action=["I led a team of 34 people."],
        cue=cue,
    )
    assert len(found(write(told))) == number


def test_a_statement_differs_from_a_story(write: Write, tell: Tell) -> None:
    """What was said in a session is held against the stories, and both places are named."""
    session = {"minutes": 30, "with": ["ana-ruiz"], "told": []}
    session["stated"] = [WASTE.replace("1.6", "1.9")]
    application = write(tell(result=WASTE), {"rounds": [{"name": "First", "sessions": [session]}]})
    [problem] = found(application)
    line = application.candidate_source.place(("stories", 0, "result")).line
    assert problem.message == (
        f"This says `4.1 to 1.9 per cent`; packets/candidate.yml:{line} says `4.1 to 1.6 per cent`."
    )


def test_less_than_one_per_cent_is_a_figure(write: Write, tell: Tell) -> None:
    """Errors are told in tenths of a per cent, and are compared like any other figure."""
    errors = "Pick errors in the northern depot fell from 0.9 to 0.3 per cent."
    session = {"minutes": 30, "with": ["ana-ruiz"], "told": []}
    session["stated"] = [errors.replace("0.3", "0.4")]
    rounds = {"rounds": [{"name": "First", "sessions": [session]}]}
    assert len(found(write(tell(result=errors), rounds))) == 1


@pytest.mark.parametrize(("employer", "number"), [("Harbor", 1), ("Quayside", 0), (None, 1)])
def test_only_one_employers_figures_are_compared(
    employer: str | None, number: int, write: Write, tell: Tell
) -> None:
    """Two employers may have the same sentence with two figures."""
    [first] = tell(result=WASTE, employer="Harbor")["stories"]
    [second] = tell(result=WASTE.replace("1.6", "1.9"), employer=employer, id="other")["stories"]
    assert len(found(write({"stories": [first, second]}))) == number


@pytest.mark.parametrize(
    ("years", "number"),
    [
        ((2024, 2021), 1),
        ((2021, 2024), 0),
        ((None, 2024), 1),
        ((2024, None), 0),
        ((None, None), 1),
    ],
)
def test_a_fact_is_of_the_newest_story(
    years: tuple[int | None, int | None], number: int, write: Write, tell: Tell
) -> None:
    """A fact that names no employer is compared with the stories of the present one. That is where
    the newest story happened: one without a year, as of a position that lasts, or the first of
    several such, as in a resume; else that of the last year.
    """
    facts = {"facts": [{"id": "waste", "say": WASTE.replace("1.6", "1.9")}]}
    stories = []
    for year, employer in zip(years, ("Harbor", "Quayside"), strict=True):
        text = WASTE if employer == "Harbor" else "I was on nights."
        when = {"year": year} if year else {}
        stories += tell(result=text, employer=employer, id=employer.lower(), **when)["stories"]
    assert len(found(write({**facts, "stories": stories}))) == number


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Brought 33 of 34 loads through", 1),
        ("Brought 31 of 34 loads through", 0),
        ("Brought 31 loads through", 0),
        ("Brought the loads through four days early", 0),  # six of the ten days that were left
        ("Forty per cent faster through the strike", 0),
        ("Five days through the strike", 1),
        ("Through the strike in 2024", 0),
    ],
)
def test_a_title_has_the_figures_of_its_story(
    title: str, number: int, write: Write, tell: Tell
) -> None:
    """A figure in a title is told in the story, or follows from what is told there."""
    result = "31 of 34 loads arrived, after six days where ten days were usual."
    assert len(found(write(tell(title=title, cue="strike, rail", result=result)))) == number


@settings(max_examples=40)
@given(
    words=st.permutations(WORDS),
    figure=st.integers(2, 90_000),
    other=st.integers(2, 90_000),
    unit=st.sampled_from(UNITS),
)
def test_a_changed_figure_is_found_and_the_same_is_not(
    words: list[str], figure: int, other: int, unit: str, write: Write
) -> None:
    """A sentence that is said twice is a problem exactly where its figure has changed."""
    assume(not 0.8 < figure / other < 1.25)
    start, rest = " ".join(words[:4]), " ".join(words[4:])
    said = "The {} had {:,} {} for the {}."
    pitch = said.format(start, figure, unit, rest)
    assert found(write({"pitch": pitch}, answer(pitch))) == []
    [problem] = found(write({"pitch": pitch}, answer(said.format(start, other, unit, rest))))
    assert f"{other:,} {unit}" in problem.message
    assert f"{figure:,} {unit}" in problem.message


@settings(max_examples=20)
@given(texts=st.lists(st.sampled_from([WASTE, "We sent 900 orders a night.", "A team of 12."])))
def test_a_text_never_contradicts_itself(texts: list[str], write: Write) -> None:
    """Whatever is repeated word for word is no problem."""
    both = " ".join(texts)
    assert found(write({"pitch": both or "Hello."}, answer(both or "Hello."))) == []


@pytest.mark.parametrize(
    "said",
    [
        {"stated": [WASTE.replace("1.6", "1.9")]},
        {"debrief": "I said: " + WASTE.replace("1.6", "1.9")},
    ],
)
def test_the_record_of_what_was_said_stays(said: dict[str, Any], write: Write, tell: Tell) -> None:
    """What was said to somebody, also in free words, is corrected with them, and not in the
    record.
    """
    session = {"minutes": 30, "with": ["ana-ruiz"], "told": [], **said}
    application = write(tell(result=WASTE), {"rounds": [{"name": "First", "sessions": [session]}]})
    [problem] = found(application)
    assert "correct it with them" in problem.hint
    assert "[[" not in problem.hint


def test_what_was_settled_is_left_alone(write: Write, tell: Tell) -> None:
    """A statement that differs from a story is no problem once it says how that was settled."""
    stated = {"text": WASTE.replace("1.6", "1.9"), "settled": "Ana has the right figure."}
    session = {"minutes": 30, "with": ["ana-ruiz"], "told": [], "stated": [stated]}
    application = write(tell(result=WASTE), {"rounds": [{"name": "First", "sessions": [session]}]})
    assert not found(application)


def test_what_agrees_with_the_files_is_not_held_against_what_does_not(
    write: Write, tell: Tell
) -> None:
    """Of two statements of which the stories say one, the other alone is named."""
    wrong = {"minutes": 30, "with": ["ana-ruiz"], "told": []}
    sessions = [{**wrong, "stated": [WASTE.replace("1.6", "1.9")]}, {**wrong, "stated": [WASTE]}]
    rounds = [{"name": "First", "sessions": sessions}]
    assert len(found(write(tell(result=WASTE), {"rounds": rounds}))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Waste fell from 2.4% to 0.9%.",
        "Waste fell from €12 to €9.",
        "I cut 12 complaints to 3 complaints.",
    ],
)
def test_a_figure_is_quoted_as_it_is_written(said: str) -> None:
    """Two ends of a change are one quotation, with each unit once."""
    assert all(amount.written in said for amount in amounts.amounts(said))
