"""Whose words are whose: what an output of one client may hold, and what comes from other clients.

In: a workspace and a client. Out: the texts of packets, for the leak test to search for. Clients in
the archive are other clients still.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from secondround import records
from secondround.app import client_folders, selection
from secondround.privacy.leaks import PacketTexts, all_private, texts_of, unread_file
from secondround.records import Workspace, discovery
from secondround.system import resources
from secondround.vocabulary import Edition, layout

_PERSONAL: Final = frozenset((layout.RECORD, layout.CANDIDATE))


def for_one_candidate(root: Path, candidate: str, edition: Edition) -> tuple[PacketTexts, ...]:
    """The contents for a site of one candidate's own, which may hold nothing of what another's
    files say.
    """
    return (*own(root, candidate, edition), *others(root, candidate))


def own(root: Path, candidate: str, edition: Edition) -> tuple[PacketTexts, ...]:
    """What such a site may hold, and what of the candidate's own packets it may not."""
    mine = selection.packets_of(root, candidate)
    found = records.read(root, mine).applications
    return tuple(texts_of(application, edition, alone=False) for application in found)


def others(root: Path, candidate: str) -> tuple[PacketTexts, ...]:
    """All that the other candidates' files say; of those that became no packet, what can be made
    out.
    """
    theirs = set(selection.packets(root)) - set(selection.packets_of(root, candidate))
    there = records.read(root, theirs | set(selection.candidates(root)) - {candidate})
    archived = records.read_files(client_folders.archived_files(root))
    return (*private(there), *private(archived))


def private(read: Workspace) -> tuple[PacketTexts, ...]:
    """Everything that the files read say, as texts of which an output may hold nothing."""
    seen: set[PurePosixPath] = set()
    texts = []
    for application in read.applications:
        seen |= {application.record_source.file, application.candidate_source.file}
        texts.append(all_private(application))
    people = frozenset(file for file in read.sources if file.name == layout.CANDIDATE)
    for file, source in read.sources.items():
        if file.name in _PERSONAL and file not in seen:
            texts.append(unread_file(source, discovery.nearest_candidate(file, people) or file))
    return tuple(texts)


@cache
def shipped() -> frozenset[bytes]:
    """What comes with the program, and names the people of its example."""
    return frozenset(path.read_bytes() for path in resources.folder("schema").glob("*.json"))
