"""One small application that every test can change in one place: as fields, as YAML, as models."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from secondround.records import Application
from secondround.records.models.candidate import Candidate
from secondround.records.models.library import Library
from secondround.records.models.record import Record
from secondround.records.yaml.source import Source

Fields = Mapping[str, Any]

NOTHING: Final[Fields] = {}
STORY: Final[Fields] = {
    "id": "dock-strike",
    "title": "Kept the docks open through a strike",
    "situation": "The crane drivers stopped work on a Friday.",
    "action": "I rang all the customers before noon and moved their urgent freight to rail.",
    "result": "31 of 34 loads arrived on time.",
    "cue": "strike, rail, 31 of 34",
}
CANDIDATE: Final[Fields] = {"name": "Amara Okafor", "stories": [STORY]}
RECORD: Final[Fields] = {
    "company": {"name": "Harbor Logistics"},
    "role": {"title": "Head of Operations"},
    "interviewers": {
        "ana-ruiz": {"name": "Ana Ruiz", "title": "Director", "role": "hiring manager"}
    },
    "rounds": [
        {
            "name": "Second interview",
            "date": "2026-11-24",
            "sessions": [{"at": "09:30", "minutes": 30, "with": ["ana-ruiz"]}],
        }
    ],
}
LEAST_CANDIDATE: Final = "name: Amara Okafor\n"
LEAST_RECORD: Final = "company: {name: Harbor}\nrole: {title: Lead}\n"
"""The two files with nothing in them that may be left out."""

CANDIDATE_FILE: Final = PurePosixPath("packets/candidate.yml")
RECORD_FILE: Final = PurePosixPath("packets/harbor/interview.yml")


def changed(fields: Fields, **changes: Any) -> dict[str, Any]:
    """The fields with some of them replaced, or taken out where None."""
    both = {**fields, **changes}
    return {name: value for name, value in both.items() if value is not None}


def story(id: str, *shows: str, **more: Any) -> dict[str, Any]:
    """A story as a bank holds it; its title is its id with a capital, so that tests can look for
    it.
    """
    texts = {
        "title": f"The {id.replace('-', ' ')} story",
        "situation": "It was bad.",
        "action": "I acted.",
        "result": "Up 9 %.",
    }
    return {"id": id, "shows": list(shows), **texts, **more}


def session(*people: str, **more: Any) -> dict[str, Any]:
    """A session of 45 minutes."""
    return {"with": list(people), "minutes": 45, **more}


def person(name: str, *cares: str, role: str = "other", **more: Any) -> dict[str, Any]:
    """An interviewer."""
    return {"name": name, "role": role, "cares_about": list(cares), **more}


def requirement(text: str, *shows: str, **more: Any) -> dict[str, Any]:
    """A line of the posting."""
    return {"text": text, "shows": list(shows), **more}


def as_yaml(fields: Fields) -> str:
    """The fields as a file that the strict reader takes: every value written out."""
    return yaml.dump(fields, Dumper=_WithoutAliases, sort_keys=False, allow_unicode=True)


def application(
    record: object = RECORD,
    candidate: object = CANDIDATE,
    library: object = NOTHING,
    sources: tuple[Source, Source] = (Source(RECORD_FILE, ""), Source(CANDIDATE_FILE, "")),
) -> Application:
    """An application of these fields; `sources` are the files of record and candidate, where a test
    asks for places in them.
    """
    record_source, candidate_source = sources
    return Application(
        id="harbor",
        record=Record.model_validate(record),
        candidate=Candidate.model_validate(candidate),
        library=Library.model_validate(library),
        record_source=record_source,
        candidate_source=candidate_source,
    )


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (for none)
        return True
