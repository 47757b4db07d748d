"""Running the rules: all of them, in a fixed order, each problem once."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, get_type_hints

from msgspec.structs import replace

import secondround.lint
from secondround import lint, plan, records
from secondround.problems import Problem, Severity
from secondround.records import Application, Workspace

Write = Callable[..., Application]
Tell = Callable[..., dict[str, Any]]
ROOT = Path(__file__).parents[2]
MODULES = sorted(Path(secondround.lint.__file__).parent.glob("[!_]*.py"))


def test_a_clean_application_has_no_problem(write: Write) -> None:
    """A coach who finds nothing says nothing."""
    assert lint.check(write(), None) == ()


def test_problems_are_sorted_and_told_once(write: Write, tell: Tell) -> None:
    """Problems come by file and line, and none twice."""
    bad = {**tell(result=None, cue=None, shows=[]), "pitch": "word " * 300}
    found = lint.check(write(bad, {"role": {"title": "Lead"}}), None)
    assert len(found) == 5
    assert list(found) == sorted(set(found))


def test_nothing_is_changed_by_judging(write: Write, tell: Tell) -> None:
    """Judging twice gives the same, since no rule changes what it reads."""
    application = write(tell(result=None, action="We did it."), {"interviewers": {}})
    before = application.record.model_dump_json() + application.candidate.model_dump_json()
    assert lint.check(application, None) == lint.check(application, None)
    assert application.record.model_dump_json() + application.candidate.model_dump_json() == before


def written() -> set[str]:
    """The public functions that give problems, each with its module: two rules of one name are
    two.
    """
    found = set()
    for path in MODULES:
        module = importlib.import_module(f"secondround.lint.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            ours = function.__module__ == module.__name__ and not name.startswith("_")
            if ours and get_type_hints(function).get("return") == Iterator[Problem]:
                found.add(f"{module.__name__}.{name}")
    return found


def test_every_rule_stands_in_the_table_once() -> None:
    """Each public function of a rule's module that yields problems is in one of the three tables,
    and in one alone.
    """
    rules = (*lint.BANK_RULES, *lint.RECORD_RULES, *lint.PLAN_RULES)
    assert sorted(f"{rule.__module__}.{rule.__name__}" for rule in rules) == sorted(written())


def test_bank_rules_speak_of_the_candidates_file_alone(write: Write, tell: Tell) -> None:
    """What is judged once for all packets of a candidate depends on nothing in a record."""
    bad = tell(result=None, cue=None, shows=[], action="We did it.")
    one = write(bad)
    other = replace(write(bad, {"interviewers": {}, "rounds": None}), id="other")
    for rule in lint.BANK_RULES:
        assert list(rule(one)) == list(rule(other))
        assert {problem.file for problem in rule(one)} <= {PurePosixPath("packets/candidate.yml")}


def test_a_shared_file_is_told_of_once(write: Write, tell: Tell) -> None:
    """Two packets of one candidate: what is wrong with the bank is told once, what is wrong with
    each record is too.
    """
    bad = tell(result=None)
    unreadable = Problem(
        PurePosixPath("packets/a.yml"), 1, 1, Severity.ERROR, "empty-file", "The file is empty."
    )
    one, two = write(bad, {"role": {"title": "One"}}), write(bad, {"role": {"title": "Two"}})
    source = replace(two.record_source, file=PurePosixPath("packets/second/interview.yml"))
    two = replace(two, id="second", record_source=source)
    asked: list[str] = []

    def no_plan(application: Application) -> None:
        asked.append(application.id)

    found = lint.everything(Workspace(Path(), (one, two), {}, (unreadable,)), no_plan)
    assert [problem.code for problem in found] == [
        "empty-file",
        "story-without-result",
        "posting-without-requirements",
        "posting-without-requirements",
    ]
    assert asked == ["harbor", "second"]


def planned(application: Application) -> plan.Plan | None:
    upcoming = application.record.upcoming
    return None if upcoming is None else plan.make(application, upcoming)


def test_the_example_has_only_the_gap_it_is_meant_to_show() -> None:
    """One packet of the example is in order; the other lacks proof of one must-have, and the day it
    matters.
    """
    found = lint.everything(records.read(ROOT), planned)
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert [(problem.file.parent.name, problem.code) for problem in found] == [
        ("fennmoor", "requirement-without-evidence"),
        ("fennmoor", "gap-competency"),
    ]
