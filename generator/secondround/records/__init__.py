"""The stage `records`: what people write, read strictly, with all that is wrong with it.

In: a workspace. Out: its applications and its problems. It knows nothing of plans, packets or
pages.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.records.application import Application
    from secondround.records.comment_anchors import comment_targets
    from secondround.records.discovery import WorkspaceFiles
    from secondround.records.facts import FACT_REFERENCE, replace_references, with_facts
    from secondround.records.library_layers import ResolvedLibrary
    from secondround.records.models import Candidate, Fact, Library, Record, Story, within_reach
    from secondround.records.names import NAME_WORD, PERSONAL_TITLES, plain_name
    from secondround.records.pseudonyms import renaming_of, under_pseudonyms
    from secondround.records.renaming import Renaming
    from secondround.records.spelling import keyboard_spellings
    from secondround.records.validate import plain_form, validate
    from secondround.records.visibility import says_public
    from secondround.records.workspace import Libraries, Workspace, read, read_files
    from secondround.records.yaml import Source

__all__ = [
    "FACT_REFERENCE",
    "NAME_WORD",
    "PERSONAL_TITLES",
    "Application",
    "Candidate",
    "Fact",
    "Libraries",
    "Library",
    "Record",
    "Renaming",
    "ResolvedLibrary",
    "Source",
    "Story",
    "Workspace",
    "WorkspaceFiles",
    "by_hand",
    "comment_targets",
    "competencies",
    "discovery",
    "facts",
    "field_list",
    "field_lookup",
    "keyboard_spellings",
    "linked",
    "names",
    "placeholders",
    "plain_form",
    "plain_name",
    "read",
    "read_files",
    "renaming_of",
    "replace_references",
    "says_public",
    "schedule",
    "schema",
    "shared_research",
    "spelling",
    "under_pseudonyms",
    "validate",
    "with_facts",
    "within_reach",
    "written_dates",
    "zones",
]
