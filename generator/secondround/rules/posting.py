"""Rules about the posting: its requirements are written down, and each must-have has something to prove it.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.records.problems import Problem, Severity
from secondround.records.record import Requirement
from secondround.records.workspace import Application


def requirements(application: Application) -> Iterator[Problem]:
    """A role needs the requirements of its posting."""
    if not application.record.role.requirements:
        yield application.record_source.problem(
            ("role",),
            Severity.WARNING,
            "posting-without-requirements",
            f"The role `{application.record.role.title}` lists no requirement of its posting.",
            "copy each line of the posting under `requirements:`, and name the competencies that prove it",
            key=True,
        )


def evidence(application: Application) -> Iterator[Problem]:
    """A must-have needs a story that shows one of its competencies, or evidence in words."""
    shown = {competency for story in application.candidate.stories for competency in story.shows}
    for index, requirement in enumerate(application.record.role.requirements):
        if requirement.must and not requirement.evidence and shown.isdisjoint(requirement.shows):
            path = ("role", "requirements", index)
            inner = (*path, "text")
            yield application.record_source.problem(
                inner if application.record_source.written(inner) else path,
                Severity.WARNING,
                "requirement-without-evidence",
                f"Nothing proves the must-have `{requirement.text}`{_because(requirement)}.",
                _fix(requirement),
            )


def _because(requirement: Requirement) -> str:
    if not requirement.shows:
        return ": it names no competency and no evidence"
    return f": no story shows {' or '.join(f'`{name}`' for name in requirement.shows)}"


def _fix(requirement: Requirement) -> str:
    if requirement.shows:
        return "write a story that shows it, or say what else proves it under `evidence:` (a degree, a licence)"
    return "name the competencies that prove it under `shows:`, or say what does under `evidence:`"
