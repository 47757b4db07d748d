"""Files of a workspace become models, one after another, and their problems are gathered.

In: the names of files, and what gives their bytes. Out: models whose references are resolved, each
as far as its file allows. Which files belong together is for `workspace` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from secondround.problems import MOST, Problem, Severity
from secondround.records import (
    comment_anchors,
    competencies,
    discovery,
    facts,
    libraries,
    library_layers,
    references,
    shared_research,
)
from secondround.records.application import Application
from secondround.records.calling_off import without_called_off
from secondround.records.competencies import Names
from secondround.records.discovery import WorkspaceFiles
from secondround.records.library_layers import EMPTY_LIBRARY, ResolvedLibrary
from secondround.records.models import (
    NO_PSEUDONYMS,
    Candidate,
    Comments,
    Library,
    Model,
    OwnWords,
    Pseudonyms,
    Record,
    SharedCompany,
    of_library,
)
from secondround.records.placeholders import without_placeholders, without_untold
from secondround.records.pseudonym_problems import (
    missing_pseudonyms,
    unused_pseudonyms,
    weak_pseudonyms,
)
from secondround.records.references import Known
from secondround.records.validate import validate
from secondround.records.yaml import Source, Value, reader
from secondround.vocabulary import layout

M = TypeVar("M", bound=Model)
PACKETS: Final = PurePosixPath(layout.PACKETS)
_NOTHING_KNOWN: Final = Known(None, None, None)


class LoadedCandidate(Struct, frozen=True):
    """A candidate's file, as far as it could be read, and what records may refer to in it."""

    source: Source
    candidate: Candidate | None  # None where the file has an error
    known: Known
    library: ResolvedLibrary


class LoadedPseudonyms(Struct, frozen=True):
    """A file of pseudonyms; None where it has an error."""

    pseudonyms: Pseudonyms | None
    source: Source | None
    hides: bool = True  # whether each of them hides somebody


_NO_PSEUDONYMS: Final = LoadedPseudonyms(NO_PSEUDONYMS, None)


class Loader:
    """Reads each file at most once, and keeps what was read and what is wrong with it."""

    def __init__(self, content: Callable[[PurePosixPath], bytes], found: WorkspaceFiles) -> None:
        """`content` gives the bytes of a file; OSError where it cannot be read."""
        self.sources: dict[PurePosixPath, Source] = {}
        self.problems: list[Problem] = list(found.problems)
        self._read = cache(lambda file: reader.read(file, content(file)))
        self._comments = frozenset(found.comments)
        self._resolved: dict[PurePosixPath, ResolvedLibrary] = {}
        self._companies: dict[PurePosixPath, Source | None] = dict.fromkeys(found.companies)
        self._wrong_with: dict[PurePosixPath, list[Problem]] = {}
        self._libraries: dict[PurePosixPath, list[PurePosixPath]] = {}
        for file in found.libraries:
            self._libraries.setdefault(file.parent.parent, []).append(file)

    def library(self, folder: PurePosixPath) -> ResolvedLibrary:
        """The libraries of all folders down to this one, in layers: what its candidates draw on."""
        if folder not in self._resolved:
            below = EMPTY_LIBRARY if folder == PACKETS else self.library(folder.parent)
            files = self._libraries.get(folder)
            self._resolved[folder] = self._with_layer(below, files) if files else below
        return self._resolved[folder]

    def _with_layer(self, below: ResolvedLibrary, files: list[PurePosixPath]) -> ResolvedLibrary:
        own = below.own
        for file in files:
            own |= of_library(self._value(file))
        read = [self._model(Library, file, own) for file in files]
        parts = [(part, source) for part, source in read if part]
        resolved = library_layers.apply_layer(below, parts, own, whole=len(parts) == len(read))
        self._keep(libraries.duplicate_entries(parts))
        for part, source in parts:
            self._keep(references.of_library(part, source, resolved.with_removed(resolved.names)))
        self._keep(library_layers.unmatched_hides(below, parts))
        self._keep(library_layers.missing_in_libraries(resolved, below))
        return resolved

    def company(self, file: PurePosixPath) -> Source | None:
        """A company that records share, as it was written; None where it has an error."""
        if file not in self.sources:
            before = len(self.problems)
            read, source = self._model(SharedCompany, file)
            self._companies[file] = source if read else None
            self._wrong_with[file] = self.problems[before:]
        return self._companies[file]

    def _with_research(self, record: Source) -> Source | None:
        """A record with the shared research that it uses; None where this cannot be read."""
        if not shared_research.used(record):
            return record
        file = shared_research.nearest(record, self._companies)
        if isinstance(file, Problem):
            self._keep([file])
            return None
        shared = self.company(file)
        if shared:
            return shared_research.joined(record, shared)
        self._keep(self._wrong_with[file])  # with each record that uses it
        return None

    def candidate(self, file: PurePosixPath) -> LoadedCandidate:
        """A candidate with the story bank."""
        library = self.library(file.parent)
        candidate, source = self._model(Candidate, file)
        if candidate is None:
            return LoadedCandidate(source, None, _NOTHING_KNOWN, library)
        written = frozenset(map(attrgetter("id"), candidate.stories))
        candidate, source, untold = without_untold(candidate, source)
        self.sources[file] = source
        self._keep(untold)
        names = _with_own(library.names, candidate.competencies)
        used = competencies.in_candidate(candidate)
        usable = self._keep(references.of_candidate(candidate, source, library.with_removed(names)))
        usable &= self._keep(library_layers.missing(library.removed, names, source, used))
        known = Known(written, _fact_ids(candidate), names)
        canonical = competencies.canonical_candidate(candidate, names or {}) if usable else None
        return LoadedCandidate(source, canonical, known, library)

    def application(self, file: PurePosixPath, owner: LoadedCandidate | None) -> Application | None:
        """A record with what belongs to it; None where any of that has an error."""
        own = owner.library.own if owner else None
        record, source = self._model(Record, file, own)
        comments = self._comments_beside(file)
        if owner is None:
            self._keep([discovery.without_candidate(file)])
        if record is None:
            return None
        library = owner.library if owner else EMPTY_LIBRARY
        known = owner.known if owner else _NOTHING_KNOWN
        names = _with_own(known.competencies, record.competencies)
        reachable = replace(known, competencies=library.with_removed(names))
        used = competencies.in_record(record)
        usable = self._keep(references.of_record(record, source, reachable))
        usable &= self._keep(library_layers.missing(library.removed, names, source, used))
        if not usable or owner is None or owner.candidate is None:
            return None
        stories = frozenset(map(attrgetter("id"), owner.candidate.stories))
        record = references.without_dangling_references(record, stories)
        record = competencies.canonical_record(record, names or {})
        left = without_called_off(record, source)
        self.sources[file] = left.source
        self._keep(left.problems)
        application = Application(
            discovery.packet_id(file),
            left.record,
            owner.candidate,
            library.library,
            left.source,
            owner.source,
            left.called_off,
        )
        return self._with_comments(application, record, *comments) if comments else application

    def _comments_beside(self, record: PurePosixPath) -> tuple[Comments, Source] | None:
        """The comments beside a record; None where there are none, or their file has an error."""
        file = record.with_name(layout.COMMENTS)
        if file not in self._comments:
            return None
        comments, source = self._model(Comments, file)
        return (comments, source) if comments else None

    def _with_comments(
        self, application: Application, record: Record, comments: Comments, source: Source
    ) -> Application:
        """The application with its comments, without those that are on nothing in the record as it
        was written.
        """
        candidate, library = application.candidate, application.library
        misplaced = dict(
            comment_anchors.misplaced_comments(comments, source, record, candidate, library)
        )
        self._keep(misplaced.values())
        self._keep(facts.of_facts(source, _fact_ids(candidate)))
        placed = []
        for index, comment in enumerate(comments.comments):
            if index not in misplaced:
                placed.append(comment)
        return replace(application, comments=tuple(placed), comments_source=source)

    def pseudonyms(self, file: PurePosixPath) -> LoadedPseudonyms:
        """The pseudonyms of a file."""
        read, source = self._model(Pseudonyms, file)
        hides = read is not None and self._keep(weak_pseudonyms(read, source))
        return LoadedPseudonyms(read, source, hides)

    def with_pseudonyms(
        self, application: Application, loaded: LoadedPseudonyms | None
    ) -> Application | None:
        """The application with its pseudonyms, private if they hide too little; None if wrong."""
        loaded = loaded or _NO_PSEUDONYMS
        if loaded.pseudonyms is None:
            return None
        application = replace(
            application, pseudonyms=loaded.pseudonyms, pseudonyms_source=loaded.source
        )
        if self._keep(missing_pseudonyms(application)) and loaded.hides:
            return application
        record = application.record.model_copy(update={"visibility": "private"})
        return replace(application, record=record)

    def check_unused(self, loaded: LoadedPseudonyms, files: Iterable[PurePosixPath]) -> None:
        """Report names that are in none of those files, wanted or not."""
        if loaded.pseudonyms and loaded.source:
            values = map(self._value, dict.fromkeys(files))
            self._keep(unused_pseudonyms(loaded.pseudonyms, loaded.source, values))

    def _value(self, file: PurePosixPath) -> Value:
        """What a file holds, as it was written; None where it cannot be read."""
        if file in self.sources:
            return self.sources[file].value
        try:
            return self._read(file)[0].value
        except OSError:
            return None

    def _model(
        self, model: type[M], file: PurePosixPath, own: OwnWords | None = None
    ) -> tuple[M | None, Source]:
        """The model that a file holds, None where it has an error; and the file as it was
        written.
        """
        try:
            written, found = self._read(file)
        except OSError as error:
            self._keep([discovery.unreadable(file, error)])
            return None, Source(file, "")
        source, unwritten = without_placeholders(model, written)
        self.sources[file] = source
        self._keep(unwritten)
        whole = self._with_research(source) if model is Record else source
        if source.value is None or whole is None:
            self._keep(found)
            return None, source
        self.sources[file] = source = whole
        value, invalid = validate(model, source, own)
        invalid = tuple(each for each in invalid if each.file == file)  # not what is shared
        places = {(problem.line, problem.column) for problem in invalid}
        # What the reader says of a place adds nothing to what the model says of it.
        unread = [problem for problem in found if (problem.line, problem.column) not in places]
        return (value if self._keep((*unread, *invalid)) else None), source

    def _keep(self, problems: Iterable[Problem]) -> bool:
        """Gather problems of one file, errors first; whether it can be used in spite of them."""
        kept = list(islice(problems, MOST + 1))
        worst = min((problem.severity for problem in kept), default=Severity.NOTE)
        if len(kept) > MOST:
            kept[MOST:] = [discovery.more(kept[-1].file, worst)]
        self.problems.extend(kept)
        return worst is not Severity.ERROR


def _fact_ids(candidate: Candidate) -> frozenset[str]:
    return frozenset(map(attrgetter("id"), candidate.facts))


def _with_own(known: Names | None, own: tuple[str, ...]) -> Names | None:
    return competencies.with_more(known, own) if known is not None and own else known
