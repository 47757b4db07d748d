"""The stage `records`: what people write, read strictly, with all that is wrong with it.

In: a workspace. Out: its applications and its problems. It knows nothing of plans, packets or
pages.
"""

from secondround.records.comments_places import meant
from secondround.records.discovery import Found
from secondround.records.facts import REFERENCE, fill, replaced
from secondround.records.models import Candidate, Fact, Library, Record, Story, keep
from secondround.records.names import TITLES, WORDS, folded
from secondround.records.renaming import Renaming
from secondround.records.spelling import spellings
from secondround.records.validate import validate
from secondround.records.workspace import Application, Workspace, read, read_files
from secondround.records.yaml import Source

__all__ = [
    "REFERENCE",
    "TITLES",
    "WORDS",
    "Application",
    "Candidate",
    "Fact",
    "Found",
    "Library",
    "Record",
    "Renaming",
    "Source",
    "Story",
    "Workspace",
    "by_hand",
    "competencies",
    "discovery",
    "facts",
    "fill",
    "folded",
    "keep",
    "linked",
    "meant",
    "names",
    "read",
    "read_files",
    "replaced",
    "schedule",
    "schema",
    "spelling",
    "spellings",
    "validate",
    "zones",
]
