"""Whose words are whose: what an output of one client may hold, and what comes from other clients.

In: a workspace and a client. Out: the texts of packets, for the leak test to search for. Clients in
the archive are other clients still.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable
from functools import cache
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Final

from secondround import records
from secondround.app import client_folders, kept_packets, selection
from secondround.privacy.leaks import PacketTexts, all_private, texts_of, unread_file
from secondround.records import Workspace, discovery
from secondround.system import cache as kept_files
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
    with kept_files.opened(root) as kept:
        names = _names(root, theirs)
        found = filter(None, map(kept.get, names.values()))
        texts: list[PacketTexts] = list(map(pickle.loads, found))
        missing = theirs.difference(map(attrgetter("packet"), texts))
        there = records.read(root, missing | (_idle(root, texts) - {candidate}))
        made = private(there, {text.candidate_file for text in texts})
        now = _names(root, missing)
        for text in made:
            if text.packet in now and now[text.packet] == names[text.packet]:
                kept.put(names[text.packet], pickle.dumps(text))
    archived = records.read_files(client_folders.archived_files(root))
    return (*sorted((*texts, *made), key=attrgetter("packet")), *private(archived))


def _names(root: Path, ids: Iterable[str]) -> dict[str, str]:
    """What the texts of each packet are kept under."""
    inputs = kept_packets.Inputs(root)
    return {id_: kept_files.name("texts", id_, inputs.of(id_)) for id_ in sorted(ids)}


def _idle(root: Path, texts: Iterable[PacketTexts]) -> set[str]:
    """The ids of the candidates of whom no packet is among those texts."""
    busy = {str(PurePosixPath(text.candidate_file).parent) for text in texts}
    return {id_ for id_ in selection.candidates(root) if f"{layout.PACKETS}/{id_}" not in busy}


def private(read: Workspace, known: Collection[str] = ()) -> tuple[PacketTexts, ...]:
    """Everything that the files read say, as texts of which an output may hold nothing.

    known: files of candidates whose words are among other texts already.
    """
    seen = set(map(PurePosixPath, known))
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
