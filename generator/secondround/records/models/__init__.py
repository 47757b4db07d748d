"""What people may write, field by field: each with its meaning, an example and its reach.

In: values as the YAML reader gives them. Out: frozen models.
"""

from secondround.records.models.candidate import Candidate, Fact, Story
from secondround.records.models.comments import Comment, Comments, seen
from secondround.records.models.fields import FLAG, LINK, NUMBER, SCALAR, TIME, Model, ShortForm
from secondround.records.models.kinds import Kind, kind
from secondround.records.models.library import Library, RoleCard
from secondround.records.models.pseudonyms import (
    NOBODY,
    Pseudonyms,
    is_published,
    renamed,
    renaming,
)
from secondround.records.models.reach import keep, reach
from secondround.records.models.record import (
    Company,
    Expected,
    Finding,
    Format,
    Interviewer,
    Logistics,
    News,
    Question,
    Record,
    Requirement,
    Role,
    Round,
    Session,
    Subject,
)

__all__ = [
    "FLAG",
    "LINK",
    "NOBODY",
    "NUMBER",
    "SCALAR",
    "TIME",
    "Candidate",
    "Comment",
    "Comments",
    "Company",
    "Expected",
    "Fact",
    "Finding",
    "Format",
    "Interviewer",
    "Kind",
    "Library",
    "Logistics",
    "Model",
    "News",
    "Pseudonyms",
    "Question",
    "Record",
    "Requirement",
    "Role",
    "RoleCard",
    "Round",
    "Session",
    "ShortForm",
    "Story",
    "Subject",
    "is_published",
    "keep",
    "kind",
    "reach",
    "renamed",
    "renaming",
    "seen",
]
