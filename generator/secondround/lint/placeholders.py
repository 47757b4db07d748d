"""Rules about what is still as the scaffold wrote it: invented texts, which would be printed as if
they were true.

In: an application, and the scaffold that comes with the program. Out: problems. Only fields count
whose scaffold text can never be right: a time, a job title or a question may well fit as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final

from secondround.problems import Problem
from secondround.records import Application
from secondround.records.yaml import FieldPath, Source, reader, walk_texts
from secondround.system import resources
from secondround.text import listed
from secondround.vocabulary import layout

RECORD: Final = frozenset(
    {
        *(
            "company.name",
            "company.website",
            "company.about",
            "company.objectives.text",
            "company.milestones.text",
        ),
        *("role.posting", "role.requirements.text", "role.motivation"),
        *("interviewers.name", "interviewers.say", "rounds.place", "expect.text"),
    }
)
CANDIDATE: Final = frozenset(
    {
        *("name", "email", "headline", "pitch", "facts.say"),
        *(
            f"stories.{name}"
            for name in ("title", "situation", "action", "result", "learned", "cue")
        ),
    }
)
_NAMED = {"company.name"}  # `secondround new` fills it in
_ONE_BY_ONE = {"interviewers", "rounds", "expect", "facts", "stories"}
_HINT = "write what is true, or take it out: it would be printed as if it were true"


def in_record(application: Application) -> Iterator[Problem]:
    """A record is about its own company, not the scaffold's."""
    return _left(application.record_source, layout.RECORD, RECORD)


def in_bank(application: Application) -> Iterator[Problem]:
    """A candidate's file is about its own candidate, not the scaffold's."""
    return _left(application.candidate_source, layout.CANDIDATE, CANDIDATE)


@cache
def invented(scaffold: str, fields: frozenset[str]) -> Mapping[str, set[str]]:
    """The scaffold's texts in those fields, each with the fields that it is in."""
    data = (resources.folder("templates") / layout.SCAFFOLD / scaffold).read_bytes()
    source, _ = reader.read(PurePosixPath(scaffold), data)
    found: dict[str, set[str]] = {}
    for path, text in walk_texts(source.value):
        if _field(path) in fields:
            found.setdefault(text, set()).add(_field(path))
    return found


def _left(source: Source, scaffold: str, fields: frozenset[str]) -> Iterator[Problem]:
    """One problem for each person, story or part of the file in which something was left; a single
    one where everything was.
    """
    known = invented(scaffold, fields)
    alike = [(path, text) for path, text in walk_texts(source.value) if text in known]
    left = [(path, text) for path, text in alike if _field(path) in known[text]]
    if {text for text in known if known[text] != _NAMED} <= {text for _, text in left}:
        message = "Everything here is still the example that secondround wrote."
        yield Problem.of_file(source.file, "still-example", message, _HINT)
        return
    for _, group in groupby((path for path, _ in left), key=_part):
        paths = list(group)
        message = _said(list(dict.fromkeys(map(_name, paths))))
        yield source.problem(paths[0], "still-example", message, _HINT)


def _said(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is still as secondround wrote it."
    return f"{listed(names)} are still as secondround wrote them."


def _steps(path: FieldPath) -> list[str]:
    """The names on the path, without numbers and without the ids that people chose for
    interviewers.
    """
    names = [step for step in path if isinstance(step, str)]
    return names[:1] + names[2:] if names[0] == "interviewers" else names


def _field(path: FieldPath) -> str:
    """The same for all people, stories and rounds."""
    return ".".join(_steps(path))


def _name(path: FieldPath) -> str:
    """The field as it is called in its part: `objectives` of a company, `say` of a person."""
    return f"`{_steps(path)[:2][-1]}`"


def _part(path: FieldPath) -> FieldPath:
    """What one problem is about: a person, a story, a round; or a section such as the company."""
    return path[:2] if path[0] in _ONE_BY_ONE else path[: len(path) > 1]
