"""What the scaffold invented, and what of it nobody would leave rightly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from secondround import lint, records
from secondround.lint import placeholders
from secondround.records import Application
from secondround.records.yaml import reader
from secondround.system import resources

Write = Callable[..., Application]
Change = Callable[..., dict[str, Any]]

SCAFFOLD = resources.folder("templates") / "scaffold"
RECORD, CANDIDATE = (
    (SCAFFOLD / name).read_text("utf-8") for name in ("interview.yml", "candidate.yml")
)


def said(application: Application) -> list[str]:
    return [
        problem.message
        for problem in lint.check(application, None)
        if problem.code == "still-example"
    ]


def test_what_is_wholly_untouched_is_one_problem(write: Write) -> None:
    """A record as `new` makes it, whatever the company's name, is one problem, and its candidate's
    file another.
    """
    whole = "Everything here is still the example that secondround wrote."
    named = RECORD.replace("name: Example Company", "name: Harbor")
    assert said(write(CANDIDATE, RECORD)) == [whole, whole]
    assert said(write(CANDIDATE, named)) == [whole, whole]


def test_each_person_and_part_is_one_problem_at_its_place(write: Write) -> None:
    """What was left is told once for each person, round or part, wherever it has been moved to."""
    record = yaml.safe_load(RECORD)
    record["interviewers"] = {
        "ana-ruiz": {"name": "Ana", "say": "AH-na"},
        "sam": {"name": "Sam Person", "title": "T"},
    }
    record["rounds"][0]["sessions"] = [{"with": ["sam"], "minutes": "30"}]
    record["questions"] = ["Why?"]
    found = write(record=yaml.safe_dump(record, sort_keys=False))
    assert said(found) == [
        (
            "`name`, `website`, `about`, `objectives` and "
            "`milestones` are still as secondround wrote them."
        ),
        "`posting`, `requirements` and `motivation` are still as secondround wrote them.",
        "`name` is still as secondround wrote it.",
        "`place` is still as secondround wrote it.",
        "`text` is still as secondround wrote it.",
    ]
    (problem,) = [
        problem for problem in placeholders.in_record(found) if "`name` is still" in problem.message
    ]
    assert found.record_source.lines[problem.line - 1][problem.column - 1 :] == "Sam Person"


def test_what_may_fit_as_it_is_is_left_alone(write: Write) -> None:
    """Job titles, times, minutes, roles, competencies, names of rounds, questions to ask,
    logistics: no problem.
    """
    record, candidate = yaml.safe_load(RECORD), yaml.safe_load(CANDIDATE)
    record["company"] = {"name": "Harbor", "industry": record["company"]["industry"]}
    record["role"] = {
        "title": record["role"]["title"],
        "requirements": [{"text": "Lifts", "shows": ["organisation"], "must": "false"}],
    }
    for person in record["interviewers"].values():
        person["name"] = "Ana"
        person.pop("say", None)
    del record["rounds"][0]["place"], record["expect"]
    kept = {"name": "Ana", "competencies": candidate["competencies"]}
    assert said(write(yaml.safe_dump(kept), yaml.safe_dump(record))) == []


@pytest.mark.parametrize(
    ("name", "fields"),
    [("interview.yml", placeholders.RECORD), ("candidate.yml", placeholders.CANDIDATE)],
)
def test_every_field_looked_at_is_in_the_scaffold(name: str, fields: frozenset[str]) -> None:
    """No field is looked at in vain, and none that is a number, a choice or a competency."""
    _, problems = reader.read(PurePosixPath(name), (SCAFFOLD / name).read_bytes())
    assert not problems
    texts = placeholders.invented(name, fields)
    assert set().union(*texts.values()) == fields
    assert not texts.keys() & {
        "true",
        "false",
        "can",
        "will",
        "fit",
        "peer",
        "hiring manager",
        "organisation",
    }
    assert not [text for text in texts if text.isdecimal()]


def test_the_example_has_nothing_of_it() -> None:
    """The shipped example is no scaffold: nothing of it is taken for one."""
    found = records.read(resources.folder("templates").parent)
    assert found.applications
    for application in found.applications:
        assert said(application) == []
