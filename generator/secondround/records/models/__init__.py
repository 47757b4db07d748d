"""What people may write, field by field: each with its meaning, an example and its reach.

In: values as the YAML reader gives them. Out: frozen models.
"""

import os

from secondround.system import faces

# Before pydantic is imported: it would look through all that is installed for plugins of its own.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

with faces.late(globals()):
    from secondround.records.models.candidate import Candidate, Fact, Story
    from secondround.records.models.comments import Comment, Comments, comments_for
    from secondround.records.models.company import UNNAMED, Company, Finding, News
    from secondround.records.models.debrief import (
        NAMING,
        Asked,
        Correction,
        Debrief,
        Debriefed,
        Doubt,
        Promise,
        Quote,
        SessionDebrief,
        Statement,
    )
    from secondround.records.models.fields import (
        FLAG_PATTERN,
        LINK_PATTERN,
        NUMBER_PATTERN,
        SCALAR_TYPES,
        TIME_PATTERN,
        Model,
        ShortForm,
    )
    from secondround.records.models.kinds import Kind, kind
    from secondround.records.models.library import Library, RoleCard
    from secondround.records.models.logistics import Errand, Logistics
    from secondround.records.models.own_words import OwnWords, of_library
    from secondround.records.models.people import Interviewer, Person, Role
    from secondround.records.models.position import (
        MESSAGE_WORDS,
        MOST_MESSAGES,
        Message,
        Position,
        Requirement,
    )
    from secondround.records.models.practice import Practice, Practised
    from secondround.records.models.pseudonyms import NO_PSEUDONYMS, Pseudonyms
    from secondround.records.models.questions import Expected, LikelyQuestion, Question, Subject
    from secondround.records.models.reach import map_parts, reach, within_reach
    from secondround.records.models.record import Record
    from secondround.records.models.research import SharedCompany
    from secondround.records.models.rounds import Format, Round, Session

__all__ = [
    "FLAG_PATTERN",
    "LINK_PATTERN",
    "MESSAGE_WORDS",
    "MOST_MESSAGES",
    "NAMING",
    "NO_PSEUDONYMS",
    "NUMBER_PATTERN",
    "SCALAR_TYPES",
    "TIME_PATTERN",
    "UNNAMED",
    "Asked",
    "Candidate",
    "Comment",
    "Comments",
    "Company",
    "Correction",
    "Debrief",
    "Debriefed",
    "Doubt",
    "Errand",
    "Expected",
    "Fact",
    "Finding",
    "Format",
    "Interviewer",
    "Kind",
    "Library",
    "LikelyQuestion",
    "Logistics",
    "Message",
    "Model",
    "News",
    "OwnWords",
    "Person",
    "Position",
    "Practice",
    "Practised",
    "Promise",
    "Pseudonyms",
    "Question",
    "Quote",
    "Record",
    "Requirement",
    "Role",
    "RoleCard",
    "Round",
    "Session",
    "SessionDebrief",
    "SharedCompany",
    "ShortForm",
    "Statement",
    "Story",
    "Subject",
    "comments_for",
    "kind",
    "map_parts",
    "of_library",
    "reach",
    "within_reach",
]
