"""The stage `records`: what people write, read strictly, with all that is wrong with it.

In: a workspace. Out: its applications and its problems. It knows nothing of plans, packets or
pages.
"""

from secondround.records.models.candidate import Candidate, Fact, Story
from secondround.records.models.library import Library
from secondround.records.models.reach import Edition, keep
from secondround.records.models.record import Record
from secondround.records.problems import Problem, ProblemsFound, Severity
from secondround.records.workspace import Application, Workspace, read, read_files
from secondround.records.yaml.source import Source

__all__ = [
    "Application",
    "Candidate",
    "Edition",
    "Fact",
    "Library",
    "Problem",
    "ProblemsFound",
    "Record",
    "Severity",
    "Source",
    "Story",
    "Workspace",
    "keep",
    "read",
    "read_files",
]
