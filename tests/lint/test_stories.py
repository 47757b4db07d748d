"""What a story must hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround import lint
from secondround.problems import Severity
from secondround.records import Application
from secondround.text import counted
from secondround.text.figures import has_figure

Write = Callable[..., Application]
Tell = Callable[..., dict[str, Any]]


def found(application: Application) -> list[str]:
    return [problem.code for problem in lint.check(application, None)]


def test_a_story_without_a_result_is_named(write: Write, tell: Tell) -> None:
    """A story without a result is a warning at its id, and no second one about the figure."""
    [problem] = lint.check(write(tell(result=None)), None)
    assert (problem.code, problem.severity) == ("story-without-result", Severity.WARNING)
    assert "`dock-strike`" in problem.message
    assert problem.width == len("dock-strike")


@pytest.mark.parametrize(
    "result",
    [
        "40 trucks a day.",
        "It took 3.5 hours.",
        "Claims fell by half.",
        "It took a third of the time.",
        "Three quarters of the staff stayed.",
        "Output doubled.",
        "Costs were halved.",
        "Twenty-two people joined.",
        "A hundredfold increase.",
        "One complaint in a year.",
        "Not a single load was lost.",
        "Nobody left.",
        "We had zero stoppages.",
        "Ten per cent cheaper.",
        "Ten percent cheaper.",
        "In 2024 it saved 3 days.",
        "½ the time.",
        "€40k saved.",
        "Second place out of dozens.",
    ],
)
def test_a_figure_is_digits_or_number_words(result: str) -> None:
    """Digits, fractions, number words and words of counting are figures."""
    assert has_figure(result)


@pytest.mark.parametrize(
    "result",
    [
        "It went much better.",
        "It went live in 2024.",
        "It has run since March 2023.",
        "Since 2019 it has worked.",
        "It was over by the end of 2021.",
        "On 2024-03-01 the line opened.",
        "One of the best launches.",
        "No one else could have done it.",
        "The one thing that mattered.",
        "Everything moved to S3 and B2B sales.",
        "It was a one-off.",
        "COVID-19 came anyway.",
        "The weight was lifted; people often said so.",
        "The customer renewed, and I was promoted.",
        "Everyone was in the tent.",
    ],
)
def test_dates_names_and_praise_are_no_figures(result: str) -> None:
    """A year says when, a product name says what, praise says nothing: none is a figure."""
    assert not has_figure(result)


@given(st.integers(0, 10**9), st.sampled_from(["{} trucks", "saved {} %", "from many to {}", "{}"]))
def test_any_number_that_is_no_year_is_a_figure(number: int, sentence: str) -> None:
    """Whatever the number, it is a figure when it counts something."""
    assert has_figure(sentence.format(number))


def test_a_result_without_a_figure_is_underlined(write: Write, tell: Tell) -> None:
    """The warning stands at the result's words."""
    [problem] = lint.check(write(tell(result="All the loads arrived.")), None)
    assert (problem.code, problem.severity) == ("result-without-figure", Severity.WARNING)
    assert problem.width == len("All the loads arrived.")


def test_a_reason_answers_the_missing_figure(write: Write, tell: Tell) -> None:
    """`unquantified` with a reason is an answer; the result itself is still needed."""
    assert not found(
        write(tell(result="All the loads arrived.", unquantified="The client keeps the numbers."))
    )
    assert found(write(tell(result=None, unquantified="The client keeps it."))) == [
        "story-without-result"
    ]


def test_a_fact_may_bring_the_figure(write: Write, tell: Tell) -> None:
    """A referred fact counts with its words, not with its id."""
    story = tell(result="I moved [[loads-9]].")
    assert not found(write({**story, "facts": [{"id": "loads-9", "say": "31 loads"}]}))
    assert found(write({**story, "facts": [{"id": "loads-9", "say": "many loads"}]})) == [
        "result-without-figure"
    ]


def test_a_story_that_shows_nothing(write: Write, tell: Tell) -> None:
    """A story with no competency is a warning, and proves no requirement either."""
    assert found(write(tell(shows=[]))) == ["story-shows-nothing", "requirement-without-evidence"]


@pytest.mark.parametrize(
    ("words", "codes"), [(1, []), (8, []), (9, ["long-cue"]), (20, ["long-cue"])]
)
def test_a_cue_has_eight_words_at_most(
    write: Write, tell: Tell, words: int, codes: list[str]
) -> None:
    """Eight words are allowed, the ninth is not."""
    problems = lint.check(write(tell(cue=" ".join(["dock"] * words))), None)
    assert [problem.code for problem in problems] == codes
    assert all(f"cut {counted(words - 8, 'word')}:" in problem.hint for problem in problems)


def test_missing_cues_are_one_note(write: Write, tell: Tell) -> None:
    """Stories without a cue are told together, at the first of them, so that a new bank is no wall
    of notes.
    """
    [story] = tell(cue=None)["stories"]
    ids = ("dock-strike", "night-shift", "new-depot")
    stories = [{**story, "id": id_, "project": id_} for id_ in ids]
    [problem] = lint.check(write({"stories": stories}), None)
    assert (problem.code, problem.severity) == ("story-without-cue", Severity.NOTE)
    assert "3 stories have no cue: `dock-strike`, `night-shift` and `new-depot`." in problem.message


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        (None, None, ["stories-alike"]),
        ("docks", None, ["stories-alike"]),
        ("docks", "docks", []),
        ("docks", "rail", []),
    ],
)
def test_one_story_in_two_places(
    write: Write, tell: Tell, first: str | None, second: str | None, codes: list[str]
) -> None:
    """Two stories that share figures and words are named, until one project, or two, say what they
    are.
    """
    fields = tell(project=first)
    [story] = fields["stories"]
    again = {**story, "id": "again", "title": "Moved 31 loads by rail", "project": second}
    assert found(write({**fields, "stories": [story, again]})) == codes


def test_two_stories_of_one_kind_are_two(write: Write, tell: Tell) -> None:
    """A figure alone, or words alone, make no two stories one."""
    fields = tell()
    [story] = fields["stories"]
    other = {
        **story,
        "id": "audit",
        "title": "Passed the audit",
        "situation": "The auditors found every second form empty.",
        "action": "I wrote each form anew, one page long, and sat with all who had to fill it in.",
        "result": "31 forms are complete.",
    }
    assert found(write({**fields, "stories": [story, other]})) == []
