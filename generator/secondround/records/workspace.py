"""The workspace: which files belong together.

In: a folder with `mkdocs.yml` and `packets/`. Out: its applications, each with its candidate and library,
every reference resolved, and all problems of all files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from secondround.records.candidate import Candidate, Story
from secondround.records.library import Library
from secondround.records.problems import Problem
from secondround.records.record import Record
from secondround.records.source import Source


@dataclass(frozen=True, slots=True)
class Application:
    """One record with what belongs to it: its candidate and its library.

    Competencies are under their canonical names: where a library says "teamwork, also: working together",
    every `shows` and `cares_about` here says "teamwork".
    """

    id: str  # the packet folder below packets/, e.g. "amara-okafor/harbor"
    record: Record
    candidate: Candidate
    library: Library
    record_source: Source
    candidate_source: Source

    def story(self, id: str) -> Story:
        """The story of that id; KeyError where the bank has none."""
        for story in self.candidate.stories:
            if story.id == id:
                return story
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that was read, and everything wrong with it."""

    root: Path
    applications: tuple[Application, ...]  # sorted by id; those whose files could not be read are missing
    sources: dict[PurePosixPath, Source]  # every file read, for printing the line of a problem
    problems: tuple[Problem, ...]  # sorted


def read(root: Path) -> Workspace:
    """Read every candidate, record and library below `root`/packets."""
    raise NotImplementedError
