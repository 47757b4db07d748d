"""Rules about the posting: its requirements are written down, and each must-have has something to
prove it.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.problems import Problem
from secondround.records import Application
from secondround.records.models import Requirement
from secondround.records.yaml import FieldPath
from secondround.text import listed_names, quoted


def requirements(application: Application) -> Iterator[Problem]:
    """A role needs the requirements of its posting."""
    if not application.record.role.requirements:
        yield application.record_source.problem(
            ("role",),
            "posting-without-requirements",
            f"The role `{application.record.role.title}` lists no requirement of its posting.",
            "copy each line of the posting under `requirements:`, and name the competencies that "
            "prove it",
            key=True,
        )


def evidence(application: Application) -> Iterator[Problem]:
    """A must-have needs a story that shows one of its competencies, or evidence in words."""
    for index in unproven(application):
        requirement = application.record.role.requirements[index]
        yield application.record_source.problem(
            place(application, index),
            "requirement-without-evidence",
            f"Nothing proves the must-have `{requirement.text}`{_because(requirement)}.",
            _fix(requirement),
            about=(quoted(requirement.text),),
        )


def unproven(application: Application) -> list[int]:
    """The must-haves that no story of the bank and no evidence proves, as indexes into the
    requirements.
    """
    shown: set[str] = set()
    for story in application.candidate.stories:
        shown.update(story.shows)
    return [
        index
        for index, requirement in enumerate(application.record.role.requirements)
        if requirement.must and not requirement.evidence and shown.isdisjoint(requirement.shows)
    ]


def place(application: Application, index: int) -> FieldPath:
    """The path of a requirement's words: its `text`, or all of it where it is written as text."""
    path: FieldPath = ("role", "requirements", index)
    return (*path, "text") if application.record_source.names(path) else path


def _because(requirement: Requirement) -> str:
    if not requirement.shows:
        return ": it names no competency and no evidence"
    return f": no story shows {listed_names(requirement.shows, 'or')}"


def _fix(requirement: Requirement) -> str:
    if requirement.shows:
        return (
            "write a story that shows it, or say what else proves it under `evidence:` "
            "(a degree, a licence)"
        )
    return "name the competencies that prove it under `shows:`, or say what does under `evidence:`"
