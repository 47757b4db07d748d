"""The workspace: its applications, and everything that is wrong with any of its files.

In: a folder with `mkdocs.yml` and `packets/`, or files that lie on no disk. Out: a `Workspace`.
Which files belong together is decided here; `loader` reads each of them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from secondround.problems import Problem
from secondround.records import discovery
from secondround.records.application import Application
from secondround.records.discovery import WorkspaceFiles, packet_id
from secondround.records.library_layers import ResolvedLibrary
from secondround.records.loader import PACKETS, LoadedPseudonyms, Loader
from secondround.records.yaml import LARGEST, Source
from secondround.system import files
from secondround.vocabulary import layout

Content = Callable[[PurePosixPath], bytes]
"""Gives the bytes of a file of the workspace; OSError where it cannot be read."""
NO_DRAFTS: Final[Mapping[PurePosixPath, bytes]] = MappingProxyType({})


class Workspace(Struct, frozen=True):
    """Everything that was read, and everything wrong with it."""

    root: Path
    applications: tuple[Application, ...]  # sorted by id; those whose files have errors are missing
    sources: dict[PurePosixPath, Source]  # every file read, for printing the line of a problem
    problems: tuple[Problem, ...]  # sorted
    # Those of them that come of reading one packet's own files, by its id.
    of_packet: dict[str, tuple[Problem, ...]] = field(default_factory=dict)


def read(
    root: Path,
    only: Collection[str] | None = None,
    drafts: Mapping[PurePosixPath, bytes] = NO_DRAFTS,
) -> Workspace:
    """Every application below `root`/packets, and all that is wrong with any file there.

    only: the ids of the packets wanted; then no other record is opened, and no candidate but
    theirs, or one whose own folder is named there. drafts: records and candidates, by their places,
    that are read as if they lay there already.
    """
    content = partial(_content, root, drafts)
    with _without_collection():
        return _read(root, discovery.find(root, drafts), content, only)


def _content(root: Path, drafts: Mapping[PurePosixPath, bytes], file: PurePosixPath) -> bytes:
    return drafts.get(file) or files.start(root / file, root / layout.PACKETS, LARGEST + 1)


class Libraries:
    """The libraries of a workspace by themselves; each file is read once."""

    def __init__(self, root: Path) -> None:
        self._loader = Loader(partial(_content, root, NO_DRAFTS), discovery.find(root))

    def of(self, folder: PurePosixPath) -> ResolvedLibrary | None:
        """What a candidate in that folder draws on; None where anything is wrong with a library."""
        found = self._loader.library(folder)
        files = map(attrgetter("file"), self._loader.problems)
        return None if any(map(layout.above_library, files)) else found


def read_files(
    files: Mapping[PurePosixPath, bytes], only: Collection[str] | None = None
) -> Workspace:
    """The same of files that lie on no disk, such as those of an earlier commit, by their places in
    the workspace.
    """

    def content(file: PurePosixPath) -> bytes:
        return files[file][: LARGEST + 1]

    with _without_collection():
        return _read(Path(), discovery.find_among(files), content, only)


def _read(
    root: Path, found: WorkspaceFiles, content: Content, only: Collection[str] | None
) -> Workspace:
    loader = Loader(content, found)
    for file in found.companies if only is None else ():
        loader.company(file)
    loader.library(PACKETS)  # what is wrong with it counts though no candidate may draw on it
    candidates = frozenset(found.candidates)
    wanted = [record for record in found.records if only is None or packet_id(record) in only]
    near = found.records if found.pseudonyms else wanted
    candidate_of = {record: discovery.nearest_candidate(record, candidates) for record in near}
    pseudonyms_of = {
        record: discovery.nearest_pseudonyms(record, found.pseudonyms) for record in near
    }
    needed = {candidate_of[record] for record in wanted}
    loaded = {}
    for file in found.candidates:
        if only is None or file in needed or packet_id(file) in only:
            loaded[file] = loader.candidate(file)
    used = {pseudonyms_of[record] for record in wanted}
    pseudonyms: dict[PurePosixPath | None, LoadedPseudonyms] = {}
    for file in found.pseudonyms:
        if file in used:
            pseudonyms[file] = loader.pseudonyms(file)
    applications = []
    of_packet = {}
    for record in wanted:
        before = len(loader.problems)
        candidate = candidate_of[record]
        application = loader.application(record, loaded[candidate] if candidate else None)
        if application:
            application = loader.with_pseudonyms(application, pseudonyms.get(pseudonyms_of[record]))
        if application:
            applications.append(application)
        of_packet[packet_id(record)] = tuple(loader.problems[before:])
    for pseudonyms_file, names in pseudonyms.items():
        under = [record for record in found.records if pseudonyms_of[record] == pseudonyms_file]
        people = filter(None, map(candidate_of.get, under))
        loader.check_unused(names, [*under, *people, *found.libraries, *found.companies])
    applications.sort(key=lambda application: application.id)
    problems = tuple(sorted(set(loader.problems)))
    return Workspace(root, tuple(applications), loader.sources, problems, of_packet)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Python's search for reference cycles put off: reading makes none, and the search costs a
    third of the time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
