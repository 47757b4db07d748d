"""What must be known of the company, from where, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround import lint
from secondround.lint.research import HEADINGS
from secondround.problems import Problem, Severity
from secondround.records import Application

Write = Callable[..., Application]
Change = Callable[..., dict[str, Any]]
INTERVIEW = dt.date(2026, 11, 24)


def judged(application: Application) -> list[Problem]:
    return list(lint.check(application, None))


@pytest.mark.slow
@given(st.sets(st.sampled_from(HEADINGS), min_size=1))
def test_empty_headings_are_told_in_one_warning(
    write: Write, change: Change, empty: set[str]
) -> None:
    """Whatever headings are empty, one warning names exactly those, in the packet's order."""
    record = change("company", **dict.fromkeys(empty))
    [problem] = [
        problem for problem in judged(write(record=record)) if problem.code == "empty-research"
    ]
    named = [heading for heading in HEADINGS if f"`{heading}`" in problem.message]
    assert set(named) == empty
    assert [problem.message.index(f"`{heading}`") for heading in named] == sorted(
        problem.message.index(f"`{heading}`") for heading in named
    )


def test_a_heading_left_open_in_the_file_is_the_place(write: Write) -> None:
    """The warning stands at the first empty heading that the file holds, else at the company."""
    record = "company:\n  name: Harbor\n  culture:\nrole: {title: Lead}\n"
    [problem] = [
        problem for problem in judged(write(record=record)) if problem.code == "empty-research"
    ]
    assert (problem.line, problem.column, problem.width) == (3, 3, len("culture"))
    [problem] = [
        problem
        for problem in judged(write(record=record.replace("  culture:\n", "")))
        if problem.code == "empty-research"
    ]
    assert (problem.line, problem.column, problem.width) == (1, 1, len("company"))


@pytest.mark.parametrize("heading", ["objectives", "milestones"])
def test_a_finding_without_a_source(write: Write, change: Change, heading: str) -> None:
    """A finding without a source is a warning at its words, in each list, also where it is plain
    text.
    """
    full = change("company", **{heading: [{"text": "A second hub", "date": "2026-03-01"}]})
    [problem] = judged(write(record=full))
    assert (problem.code, problem.severity) == ("fact-without-source", Severity.WARNING)
    assert problem.message == "The fact `A second hub` has no source."
    assert problem.width == len("A second hub")
    [problem] = judged(write(record=change("company", **{heading: ["A second hub"]})))
    assert problem.message == "The fact `A second hub` has no source and no date."
    assert problem.width == len("A second hub")


def test_news_without_a_link(write: Write, change: Change) -> None:
    """News without a link is a fact without a source, and the hint names the news' own field."""
    [problem] = judged(
        write(record=change("company", news=[{"title": "Barges", "date": "2026-11-02"}]))
    )
    assert (problem.code, problem.width) == ("fact-without-source", len("Barges"))
    assert "url:" in problem.hint


def test_a_fact_without_a_date_is_a_note(write: Write, change: Change) -> None:
    """A source without a date is a note, and never told beside the missing source."""
    [problem] = judged(
        write(record=change("company", milestones=[{"text": "Tenth depot", "source": "Report"}]))
    )
    assert (problem.code, problem.severity) == ("fact-without-date", Severity.NOTE)


def test_facts_without_a_date_are_one_note(write: Write, change: Change) -> None:
    """However many facts lack a date, they are told together, at the first of them."""
    facts = [{"text": name, "source": "Report"} for name in ("First depot", "Second depot")]
    news = [{"title": "Barges", "url": "https://example.com"}]
    [problem] = judged(write(record=change("company", milestones=facts, news=news)))
    assert (
        problem.message == "These facts have no date: `First depot`, `Second depot` and `Barges`."
    )
    assert problem.width == len("First depot")


def test_a_long_fact_is_cut_in_the_message(write: Write, change: Change) -> None:
    """The message quotes at most sixty characters of a fact, and no backtick that would end the
    quote.
    """
    [problem] = judged(write(record=change("company", milestones=["The `tenth` depot, " * 20])))
    quoted = problem.message.split("`")[1]
    assert len(quoted) <= 60
    assert quoted.startswith("The 'tenth' depot,")
    assert quoted.endswith("…")


@given(days=st.integers(-30, 60), by_facts=st.booleans())
def test_fourteen_days_are_fresh(
    write: Write, change: Change, days: int, *, by_facts: bool
) -> None:
    """Research is counted from the day it was checked, else from its newest fact; the fourteenth
    day is still fresh.
    """
    day = str(INTERVIEW - dt.timedelta(days=days))
    older = str(INTERVIEW - dt.timedelta(days=days + 100))
    facts = [{"text": "A hub", "source": "Report", "date": older}]
    news = [{"title": "Barges", "url": "https://example.com", "date": day if by_facts else older}]
    researched = None if by_facts else day
    company = change(
        "company", objectives=facts, milestones=facts, news=news, researched=researched
    )
    problems = judged(write(record=company))
    assert [problem.code for problem in problems] == (["stale-research"] if days > 14 else [])
    for problem in problems:
        assert f"{day}, {days} days before `Second interview`; 14 is the limit." in problem.message


def test_no_date_at_all_is_told(write: Write, change: Change) -> None:
    """Research without any date is told once, beside the facts that lack theirs."""
    undated = {"objectives": [{"text": "A hub", "source": "Report"}], "milestones": [], "news": []}
    problems = judged(write(record=change("company", researched=None, **undated)))
    assert {problem.code for problem in problems} == {
        "undated-research",
        "fact-without-date",
        "empty-research",
    }


def test_an_interview_without_a_date_or_a_past_one_makes_nothing_stale(
    write: Write, change: Change
) -> None:
    """Age is counted to a day that is known and still ahead."""
    company = change("company", researched="2020-01-01")
    session = {"at": "09:30", "minutes": 30, "stories": 1, "with": ["ana-ruiz"]}
    assert judged(write(record=company))
    assert not judged(
        write(record={**company, "rounds": [{"name": "Second", "sessions": [session]}]})
    )
    held = {
        "name": "Second",
        "date": "2026-11-24",
        "sessions": [{**session, "told": ["dock-strike"]}],
    }
    assert not judged(write(record={**company, "rounds": [held]}))


def test_no_research_at_all_is_one_problem(write: Write) -> None:
    """A record just begun is told of its empty headings, and not of their age too."""
    problems = judged(write(record={"company": {"name": "Harbor"}}))
    assert [problem.code for problem in problems] == ["empty-research"]
