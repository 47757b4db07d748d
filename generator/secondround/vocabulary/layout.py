"""Where everything lies in a workspace: the name of every file and folder.

In: nothing. Out: names. Where the program's own files lie, `system.resources` knows.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from secondround.system import files

SETTINGS: Final = "mkdocs.yml"
PACKETS: Final = "packets"
"""The folder that people write in: MkDocs' `docs_dir`."""
TEMPLATES: Final = "templates"
SCAFFOLD: Final = "scaffold"
"""Below `TEMPLATES`: what `new` starts a record or a candidate from."""

CANDIDATE: Final = "candidate.yml"
RECORD: Final = "interview.yml"
COMMENTS: Final = "comments.yml"
PSEUDONYMS: Final = "pseudonyms.yml"
LOCK: Final = "plan.lock.json"
"""The story plan of last time, beside its record."""
IMPORTED: Final = ".imported.json"
"""The ending of what is remembered of imports, beside the file that they went to."""
PRACTISED: Final = ".practice"
"""A folder beside a record, with the log of what has been rehearsed. MkDocs leaves it out by its
name, and git by what `KEPT_FROM_GIT` says in it.
"""
ATTACHED: Final = ".attached"
"""A folder beside a record, with transcripts and notes of its sessions; hidden, likewise."""
KEPT_FROM_GIT: Final = (".gitignore", "*\n")
"""A file that keeps its folder out of git, whatever the workspace's own says: name and text."""
ARCHIVE: Final = ".archive"
"""A folder of `packets` with clients who are done: hidden, so that nothing reads it."""
PAGE: Final = "index.md"
"""A folder's page: in a packet's folder the packet, in `packets` the home page."""
HOME: Final = PurePosixPath(PAGE)
"""The home page, by its place below `packets`."""

LIBRARY: Final = "library"
COMPANIES: Final = "companies"
"""In a library: what is known of companies and their people, a file each."""
GUIDES: Final = "guides"
ASSETS: Final = "assets"
SHARED: Final = (GUIDES, LIBRARY)
"""Folders of `packets` that hold what all packets share."""
NEVER_ON_WINDOWS: Final = frozenset({
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
})  # fmt: skip
"""What no folder may be called there, so that nobody could check it out."""
TAKEN: Final = NEVER_ON_WINDOWS | set(SHARED)
"""What neither a packet nor a client may be called."""
PRINTED: Final = "print"
LOCKED: Final = "locked"
HANDED_OVER: Final = "hand-over"
"""Folders of a workspace for what is made: PDFs, and what is handed over."""
WORK_FOLDER: Final = files.WORK_FOLDER
"""Unfinished work, in a workspace's own folder."""
UNFINISHED: Final = "unfinished.json"
"""There: answers to `add` that are not written yet."""

__all__ = [
    "ARCHIVE",
    "ASSETS",
    "ATTACHED",
    "CANDIDATE",
    "COMMENTS",
    "COMPANIES",
    "GUIDES",
    "HANDED_OVER",
    "HOME",
    "IMPORTED",
    "KEPT_FROM_GIT",
    "LIBRARY",
    "LOCK",
    "LOCKED",
    "NEVER_ON_WINDOWS",
    "PACKETS",
    "PAGE",
    "PRACTISED",
    "PRINTED",
    "PSEUDONYMS",
    "RECORD",
    "SCAFFOLD",
    "SETTINGS",
    "SHARED",
    "TAKEN",
    "TEMPLATES",
    "UNFINISHED",
    "WORK_FOLDER",
    "above_library",
]


def above_library(file: PurePosixPath) -> PurePosixPath | None:
    """The folder whose library a file belongs to; None of any other file."""
    folder = file.parent.parent if file.parent.name == COMPANIES else file.parent
    return folder.parent if folder.name == LIBRARY else None
