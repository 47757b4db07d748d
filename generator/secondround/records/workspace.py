"""The workspace: which files belong together.

In: a folder with `mkdocs.yml` and `packets/`. Out: its applications, each with its candidate and
library, every reference resolved, and all problems of all files.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, TypeVar

from secondround.problems import MOST, Problem, Severity
from secondround.records import (
    comment_anchors,
    competencies,
    discovery,
    libraries,
    library_layers,
    references,
)
from secondround.records.competencies import Names
from secondround.records.discovery import WorkspaceFiles
from secondround.records.library_layers import EMPTY_LIBRARY, ResolvedLibrary
from secondround.records.models import (
    NO_PSEUDONYMS,
    Candidate,
    Comment,
    Comments,
    Library,
    Model,
    Pseudonyms,
    Record,
    Story,
)
from secondround.records.pseudonym_problems import (
    missing_pseudonyms,
    unused_pseudonyms,
    weak_pseudonyms,
)
from secondround.records.references import Known
from secondround.records.validate import validate
from secondround.records.yaml import LARGEST, Source, Value, reader
from secondround.system import files
from secondround.vocabulary import layout

M = TypeVar("M", bound=Model)
Content = Callable[[PurePosixPath], bytes]
"""Gives the bytes of a file of the workspace; OSError where it cannot be read."""
NO_DRAFTS: Final[Mapping[PurePosixPath, bytes]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Application:
    """One record with what belongs to it: its candidate and its library.

    Competencies are under their canonical names: where a library says "teamwork, also: working
    together", every `shows` and `cares_about` here says "teamwork".
    """

    id: str  # the packet folder below packets/, e.g. "amara-okafor/harbor"
    record: Record
    candidate: Candidate
    library: Library
    record_source: Source
    candidate_source: Source
    comments: tuple[Comment, ...] = ()
    comments_source: Source | None = None
    pseudonyms: Pseudonyms = NO_PSEUDONYMS
    pseudonyms_source: Source | None = None

    def story(self, id: str) -> Story:
        """The story of that id; KeyError where the bank has none."""
        for story in self.candidate.stories:
            if story.id == id:
                return story
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that was read, and everything wrong with it."""

    root: Path
    applications: tuple[Application, ...]  # sorted by id; those whose files have errors are missing
    sources: dict[PurePosixPath, Source]  # every file read, for printing the line of a problem
    problems: tuple[Problem, ...]  # sorted


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
    top = root / layout.PACKETS
    with _without_collection():
        found = discovery.find(root, drafts)
        return _read(
            root,
            found,
            lambda file: drafts.get(file) or files.start(root / file, top, LARGEST + 1),
            only,
        )


def read_files(
    files: Mapping[PurePosixPath, bytes], only: Collection[str] | None = None
) -> Workspace:
    """The same of files that lie on no disk, such as those of an earlier commit, by their places in
    the workspace.
    """
    with _without_collection():
        return _read(
            Path(), discovery.find_among(files), lambda file: files[file][: LARGEST + 1], only
        )


def _read(
    root: Path, found: WorkspaceFiles, content: Content, only: Collection[str] | None
) -> Workspace:
    desk = _Loader(
        content,
        {},
        list(found.problems),
        _by_folder(found.libraries),
        {},
        frozenset(found.comments),
    )
    desk.shelf(_PACKETS)
    records = [file for file in found.records if only is None or _id(file) in only]
    candidates = frozenset(found.candidates)
    nearest = {file: discovery.nearest_candidate(file, candidates) for file in records}
    wanted = (
        candidates
        if only is None
        else {*nearest.values(), *(file for file in candidates if _id(file) in only)}
    )
    banks = {
        file: desk.bank(file, desk.shelf(file.parent))
        for file in found.candidates
        if file in wanted
    }
    maps = {file: discovery.nearest_pseudonyms(file, found.pseudonyms) for file in found.records}
    used = {maps[file] for file in records}
    others = {file: desk.map_of_names(file) for file in found.pseudonyms if file in used}
    applications = []
    for file, candidate in nearest.items():
        application = desk.application(file, banks[candidate] if candidate else None)
        named = desk.named(application, others.get(maps[file] or file)) if application else None
        if named:
            applications.append(named)
    for file, (pseudonyms, source) in others.items():
        under = [record for record in found.records if maps[record] == file]
        people = [discovery.nearest_candidate(record, candidates) for record in under]
        desk.unused(pseudonyms, source, [one for one in (*under, *people, *found.libraries) if one])
    applications.sort(key=lambda application: application.id)
    return Workspace(root, tuple(applications), desk.sources, tuple(sorted(desk.problems)))


def _id(file: PurePosixPath) -> str:
    return file.parent.relative_to(_PACKETS).as_posix()


_PACKETS = PurePosixPath(layout.PACKETS)


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


@dataclass(frozen=True, slots=True)
class _LoadedCandidate:
    """A candidate's file, as far as it could be read, and what records may refer to in it."""

    source: Source
    candidate: Candidate | None  # None where the file has an error
    known: Known
    shelf: ResolvedLibrary


@dataclass(frozen=True, slots=True)
class _Loader:
    """Where files are read and problems gathered."""

    content: Content
    sources: dict[PurePosixPath, Source]
    problems: list[Problem]
    libraries: dict[PurePosixPath, list[PurePosixPath]]
    shelves: dict[PurePosixPath, ResolvedLibrary]
    comments: frozenset[PurePosixPath]

    def shelf(self, folder: PurePosixPath) -> ResolvedLibrary:
        """What a candidate in `folder` draws on: the libraries of all folders down to that one, in
        layers.
        """
        if folder not in self.shelves:
            below = EMPTY_LIBRARY if folder == _PACKETS else self.shelf(folder.parent)
            files = self.libraries.get(folder)
            self.shelves[folder] = self._shelf(below, files) if files else below
        return self.shelves[folder]

    def _shelf(self, below: ResolvedLibrary, files: list[PurePosixPath]) -> ResolvedLibrary:
        read = [self._model(Library, file) for file in files]
        parts = [(part, source) for part, source in read if part]
        shelf = library_layers.apply_layer(below, parts, whole=len(parts) == len(read))
        self._keep(libraries.duplicate_entries(parts))
        for part, source in parts:
            self._keep(references.of_library(part, source, shelf.reaching(shelf.names)))
        self._keep(library_layers.unmatched_hides(below, parts))
        self._keep(library_layers.missing_removed_in_libraries(shelf, below))
        return shelf

    def bank(self, file: PurePosixPath, shelf: ResolvedLibrary) -> _LoadedCandidate:
        """A candidate with the story bank."""
        candidate, source = self._model(Candidate, file)
        if candidate is None:
            return _LoadedCandidate(source, None, Known(None, None, None), shelf)
        names = _extended(shelf.names, candidate.competencies)
        fine = self._keep(references.of_candidate(candidate, source, shelf.reaching(names)))
        fine &= self._keep(
            library_layers.missing_removed(
                shelf.taken, names, source, competencies.in_candidate(candidate)
            )
        )
        stories, facts = (
            {story.id for story in candidate.stories},
            {fact.id for fact in candidate.facts},
        )
        told = Known(frozenset(stories), frozenset(facts), names)
        return _LoadedCandidate(
            source,
            competencies.canonical_candidate(candidate, names or {}) if fine else None,
            told,
            shelf,
        )

    def application(self, file: PurePosixPath, bank: _LoadedCandidate | None) -> Application | None:
        """A record with what belongs to it; None where any of that has an error."""
        record, source = self._model(Record, file)
        comments = self._comments(file.with_name(layout.COMMENTS))
        if bank is None:
            self._keep([_without_candidate(file)])
        if record is None:
            return None
        shelf, known = (
            (bank.shelf, bank.known) if bank else (EMPTY_LIBRARY, Known(None, None, None))
        )
        names = _extended(known.competencies, record.competencies)
        fine = self._keep(
            references.of_record(record, source, replace(known, competencies=shelf.reaching(names)))
        )
        fine &= self._keep(
            library_layers.missing_removed(
                shelf.taken, names, source, competencies.in_record(record)
            )
        )
        if not fine or bank is None or bank.candidate is None:
            return None
        record = references.without_dangling_references(record, known.stories)
        record = competencies.canonical_record(record, names or {})
        application = Application(
            _id(file), record, bank.candidate, shelf.library, source, bank.source
        )
        return self._commented(application, *comments) if comments else application

    def _comments(self, file: PurePosixPath) -> tuple[Comments, Source] | None:
        """The comments beside a record; None where there are none, or where their file has an
        error.
        """
        if file not in self.comments:
            return None
        comments, source = self._model(Comments, file)
        return (comments, source) if comments else None

    def _commented(
        self, application: Application, comments: Comments, source: Source
    ) -> Application:
        """The application with its comments; one that is astray is left out."""
        record, candidate, library = application.record, application.candidate, application.library
        astray = dict(
            comment_anchors.misplaced_comments(comments, source, record, candidate, library)
        )
        self._keep(astray.values())
        self._keep(references.of_facts(source, frozenset(fact.id for fact in candidate.facts)))
        placed = tuple(comment for i, comment in enumerate(comments.comments) if i not in astray)
        return replace(application, comments=placed, comments_source=source)

    def map_of_names(self, file: PurePosixPath) -> tuple[Pseudonyms | None, Source]:
        """Pseudonyms; None where their file has an error."""
        read, source = self._model(Pseudonyms, file)
        return (read if read and self._keep(weak_pseudonyms(read, source)) else None), source

    def unused(
        self, pseudonyms: Pseudonyms | None, source: Source, files: list[PurePosixPath]
    ) -> None:
        """Keep what is said of names that stand in none of those files, whether they were wanted or
        not.
        """
        if pseudonyms:
            self._keep(
                unused_pseudonyms(pseudonyms, source, map(self._value, dict.fromkeys(files)))
            )

    def _value(self, file: PurePosixPath) -> Value:
        """What a file holds, as it was written; None where it cannot be read."""
        if file in self.sources:
            return self.sources[file].value
        try:
            return reader.read(file, self.content(file))[0].value
        except OSError:
            return None

    def named(
        self, application: Application, others: tuple[Pseudonyms | None, Source] | None
    ) -> Application | None:
        """The application with its pseudonyms; None where these have an error, or do not do."""
        pseudonyms, source = others or (NO_PSEUDONYMS, None)
        if pseudonyms is None:
            return None
        application = replace(application, pseudonyms=pseudonyms, pseudonyms_source=source)
        return application if self._keep(missing_pseudonyms(application)) else None

    def _model(self, model: type[M], file: PurePosixPath) -> tuple[M | None, Source]:
        """The model that a file holds, None where it has an error; and the file as it was
        written.
        """
        try:
            data = self.content(file)
        except OSError as error:
            self._keep([discovery.unreadable(file, error)])
            return None, Source(file, "")
        source, problems = reader.read(file, data)
        self.sources[file] = source
        if source.value is None:
            self._keep(problems)
            return None, source
        value, more = validate(model, source)
        told = {(problem.line, problem.column) for problem in more}
        problems = tuple(
            problem for problem in problems if (problem.line, problem.column) not in told
        )
        return (value if self._keep((*problems, *more)) else None), source

    def _keep(self, problems: Iterable[Problem]) -> bool:
        """Gather problems of one file, errors first; whether something can be made of it in spite
        of them.
        """
        kept = list(islice(problems, MOST + 1))
        worst = min((problem.severity for problem in kept), default=Severity.NOTE)
        if len(kept) > MOST:
            kept[MOST:] = [_more(kept[-1].file, worst)]
        self.problems.extend(kept)
        return worst is not Severity.ERROR


def _by_folder(libraries: list[PurePosixPath]) -> dict[PurePosixPath, list[PurePosixPath]]:
    """Library files by the folder in which their `library` lies."""
    grouped = groupby(
        libraries, key=lambda file: file.parent.parent
    )  # sorted, so those of a folder follow each other
    return {folder: list(files) for folder, files in grouped}


def _extended(known: Names | None, more: tuple[str, ...]) -> Names | None:
    return competencies.with_more(known, more) if known is not None and more else known


def _without_candidate(file: PurePosixPath) -> Problem:
    message = (
        f"The record has no candidate: there is no `{layout.CANDIDATE}` in its folder or above."
    )
    hint = f"write `{file.parent.parent / layout.CANDIDATE}`, with at least a `name`"
    return Problem.of_file(file, "missing-candidate", message, hint)


def _more(file: PurePosixPath, worst: Severity) -> Problem:
    """What stands for the rest of a file's problems, as bad as the worst of those that are
    shown.
    """
    message = f"There are more problems in this file; these are the first {MOST}."
    return Problem.of_file(
        file, "too-many-problems", message, "one mistake may be behind them all", severity=worst
    )
