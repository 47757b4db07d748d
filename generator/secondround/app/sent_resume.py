"""The resume that was sent, held against what the workspace says.

In: a workspace, packets, a file. Out: problems where a figure differs. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from secondround import lint, records
from secondround.app import import_sources
from secondround.imports import Value, entries
from secondround.problems import Problem

_TEXTS = ("title", "situation", "action", "result")


def problems(
    root: Path, wanted: Collection[str] | None, file: Path
) -> tuple[tuple[Problem, ...], Mapping[PurePosixPath, tuple[str, ...]]]:
    """What differs, and the lines of the files that it is in; Refused where the resume cannot be
    read.
    """
    told: list[tuple[str, str]] = []
    for read in import_sources.read([file], stated={"": "resume"}).read:
        told += _told(read.found.candidate)
    found: list[Problem] = []
    lines: dict[PurePosixPath, tuple[str, ...]] = {}
    for application in records.read(root, wanted).applications:
        found += lint.against_resume(application, told, file.name)
        for source in (application.record_source, application.candidate_source):
            lines[source.file] = source.lines
    return tuple(found), lines


def _told(candidate: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """What a resume says of each of its employers, text by text."""
    for story in entries(candidate.get("stories")):
        employer = str(story.fields.get("employer", ""))
        for name in _TEXTS:
            value = story.fields.get(name, "")
            for text in value if isinstance(value, list | tuple) else [value]:
                yield str(text), employer
