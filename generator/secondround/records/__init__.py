"""The stage `records`: what people write, read strictly, with all that is wrong with it.

In: a workspace. Out: its applications and its problems. It knows nothing of plans, packets or pages.
"""

from secondround.records.candidate import Candidate, Fact, Story
from secondround.records.library import Library
from secondround.records.problems import Problem, ProblemsFound, Severity
from secondround.records.reach import Edition, keep
from secondround.records.record import Record
from secondround.records.source import Source
from secondround.records.workspace import Application, Workspace, read, read_files

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
