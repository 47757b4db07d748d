"""Whose words are whose: what an output of one client may hold, and what comes from other clients.

In: a workspace and a client. Out: the texts of packets, for the leak test to search for. Clients in
the archive are other clients still.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable
from functools import cache, partial
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, cast

from secondround import records
from secondround.app import client_folders, selection
from secondround.app.inputs import Inputs
from secondround.app.outcome import Made
from secondround.privacy import leaks
from secondround.privacy.leaks import PacketTexts
from secondround.records import discovery
from secondround.system import cache as kept_files
from secondround.system import resources
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.records import Workspace

_PERSONAL: Final = frozenset((layout.RECORD, layout.CANDIDATE))


def for_output(
    root: Path,
    edition: Edition,
    made: Made,
    candidate: str | None,
    wanted: Collection[str] | None,
) -> tuple[PacketTexts, ...]:
    """What an output of these packets may hold and what not: all of them, one candidate's, or just
    the packets `wanted`.
    """
    if candidate is not None:
        return for_one_candidate(root, candidate, edition)
    return made.contents if wanted is None else for_some(root, edition, made)


def for_one_candidate(root: Path, candidate: str, edition: Edition) -> tuple[PacketTexts, ...]:
    """The contents for a site of one candidate's own, which may hold nothing of what another's
    files say.
    """
    return (*own(root, candidate, edition), *others(root, candidate))


def for_some(root: Path, edition: Edition, made: Made) -> tuple[PacketTexts, ...]:
    """The contents for an output of some packets alone. What is published is searched for the
    private words of all the others as well, as a whole site is.
    """
    if edition is not Edition.PUBLIC:
        return made.contents
    applications = records.read(root).applications
    return tuple(map(partial(leaks.texts_of, edition=edition), applications))


def own(root: Path, candidate: str, edition: Edition) -> tuple[PacketTexts, ...]:
    """What such a site may hold, and what of the candidate's own packets it may not."""
    mine = selection.packets_of(root, candidate)
    with kept_files.opened(root) as kept:
        name = _name(Inputs(root), mine, edition)
        if data := kept.get(name):
            return cast("tuple[PacketTexts, ...]", pickle.loads(data))  # noqa: S301 (sealed)
        found = records.read(root, mine).applications
        texts = tuple(leaks.texts_of(application, edition, alone=False) for application in found)
        if name == _name(Inputs(root), mine, edition):
            kept.put(name, pickle.dumps(texts))
    return texts


def others(root: Path, candidate: str) -> tuple[PacketTexts, ...]:
    """All that the other candidates' files say; of those that became no packet, what can be made
    out.
    """
    inputs = Inputs(root)
    of_each: dict[str, list[str]] = {}
    for id_ in sorted(inputs.ids):
        of_each.setdefault(inputs.client(id_), []).append(id_)
    of_each.pop(candidate, None)
    texts: list[PacketTexts] = []
    with kept_files.opened(root) as kept:
        names, missing = {}, list[str]()
        for client, ids in of_each.items():
            names[client] = _name(inputs, ids)
            if data := kept.get(names[client]):
                texts += pickle.loads(data)  # noqa: S301 (sealed)
            else:
                missing += ids
        there = records.read(root, {*missing, *(_idle(root, texts) - {candidate})})
        known = {text.candidate_file for text in texts}
        made = {text.packet: text for text in private(there, known)}
        now = Inputs(root)
        for client, ids in of_each.items():
            # With a file that became no packet, a client's are read anew each time.
            if made.keys() >= set(ids):
                new = list(map(made.pop, ids))
                texts += new
                if _name(now, ids) == names[client]:
                    kept.put(names[client], pickle.dumps(new))
    archived = records.read_files(client_folders.archived_files(root))
    everyone = sorted((*texts, *made.values()), key=attrgetter("packet"))
    return (*everyone, *private(archived))


def _name(inputs: Inputs, ids: Iterable[str], *way: object) -> str:
    """What the texts of some packets are kept under."""
    return kept_files.name("texts", [[id_, inputs.of(id_)] for id_ in ids], *way)


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
        candidate = application.candidate_source.file
        texts.append(leaks.all_private(application, is_first=candidate not in seen))
        seen |= {application.record_source.file, candidate}
    people = frozenset(file for file in read.sources if file.name == layout.CANDIDATE)
    for file, source in read.sources.items():
        if file.name in _PERSONAL and file not in seen:
            texts.append(
                leaks.unread_file(source, discovery.nearest_candidate(file, people) or file)
            )
    return tuple(texts)


@cache
def shipped() -> frozenset[bytes]:
    """What comes with the program, and names the people of its example."""
    return frozenset(path.read_bytes() for path in resources.folder("schema").glob("*.json"))
