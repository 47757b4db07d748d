"""What people already have, brought into a workspace: shown as changes, then written.

In: what files say, and the packet they are for. Out: the changed files with what could not be
placed, and nothing is written before `write` is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.app import (
    attachments,
    import_sources,
    imported_file,
    moved_sessions,
    proving,
    reporting,
)
from secondround.app.errors import Refused
from secondround.app.imported_file import Change, Clash, ImportedFile
from secondround.imports import Missing, Unplaced, evidence, merge, reading
from secondround.plan import lock
from secondround.records import Candidate, Record
from secondround.system import atomic, workfolder
from secondround.text import one_line
from secondround.vocabulary import layout


class Preview(Struct, frozen=True):
    """What an import would do."""

    changes: tuple[Change, ...]  # records and attachments, as a person sees them
    clashes: tuple[Clash, ...]
    remembered: tuple[Change, ...]  # what later imports are compared with
    moved: tuple[str, ...] = ()  # what becomes of sessions and their plan, and what is taken out
    answered: tuple[Missing, ...] = ()  # what the files do not say, and the record does
    proofs: tuple[evidence.Proof, ...] = ()  # that are proposed
    evidence: frozenset[str] = frozenset()  # lines of a resume that the record has as evidence
    hints: tuple[str, ...] = ()  # what a person may decide, in sentences

    def has_as_evidence(self, line: Unplaced) -> bool:
        """Whether words of a file have a place after all, as a proof."""
        return evidence.is_used(one_line(line.text).strip(), self.evidence)


NOTHING: Final = Preview((), (), ())


def preview(root: Path, packet: str, imported: Sequence[reading.Read]) -> Preview:
    """What importing would change in a packet and its candidate's file."""
    folder = PurePosixPath(layout.PACKETS, packet)
    profile = import_sources.candidate_file(root, folder)
    record = folder / layout.RECORD
    candidate = ImportedFile.of(root, profile, Candidate)
    interview = before = ImportedFile.of(root, record, Record)
    made: dict[PurePosixPath, bytes] = {}
    old: list[str] = []
    for item in imported:
        older = merge.older(item.found.events, before.memory, item.found.cancelled)
        if older:
            old.append(moved_sessions.older(item, is_all=len(older) == len(item.found.events)))
        if older and len(older) == len(item.found.events):
            continue
        candidate = candidate.with_found(item, item.found.candidate).with_lines(item)
        stated = item.found.record
        if item.found.kind == "posting":
            file = item.files[0]
            kept, is_there = attachments.place(root, folder, file.name, file.data, made)
            if not is_there:
                made[kept] = file.data
            stated = attachments.with_posting(stated, file.name, kept.name)
        interview = interview.with_found(item, stated)
    proven = proving.proven(interview, candidate.lines)
    interview = proven.record
    changed = [file.change for file in (candidate, interview) if file.change]
    return Preview(
        (*changed, *(Change(place, None, data) for place, data in made.items())),
        (*candidate.clashes, *interview.clashes),
        tuple(file.remembered for file in (candidate, interview) if file.has_news),
        (*old, *_moved(before, interview, imported, _planned(root, folder))),
        tuple(_answered(imported, candidate, interview)),
        proven.proposed,
        proven.texts,
        tuple(reporting.hints(interview.state.written)) if interview.change else (),
    )


def _answered(imported: Sequence[reading.Read], *files: ImportedFile) -> Iterator[Missing]:
    """The questions that somebody has answered in one of the files."""
    for item in imported:
        for missing in item.found.missing:
            stated = (item.found.candidate, item.found.record)
            if any(file.answers(missing, said) for file, said in zip(files, stated, strict=True)):
                yield missing


def _moved(
    before: ImportedFile,
    after: ImportedFile,
    imported: Sequence[reading.Read],
    planned: moved_sessions.Planned,
) -> tuple[str, ...]:
    """What becomes of sessions that were there before."""
    if after is before or before.before is None:
        return ()
    found = [item.found for item in imported]
    return tuple(moved_sessions.changes(before.state, after.state, found, planned))


def _planned(root: Path, folder: PurePosixPath) -> moved_sessions.Planned:
    """The stories that the last plan gave each session, by the ids of its people."""
    data = imported_file.current(root, folder / layout.LOCK)
    try:
        earlier = lock.read(data.decode()) if data else None
    except ValueError:
        return {}  # other commands name a damaged plan, and make a new one
    sessions = earlier.sessions if earlier else ()
    return {frozenset(session.interviewers): session.leads for session in sessions}


def write(root: Path, wanted: Preview) -> None:
    """Put the changed files in place, each whole; what is remembered goes last.

    Raises `Refused`, and writes nothing, where a file is no longer as it was when the changes were
    worked out: what a person or another import wrote meanwhile would be lost; and where a person
    has protected one against writing, which putting another in its place would pass over.
    """
    changes = (*wanted.changes, *wanted.remembered)
    with workfolder.alone(root / layout.PACKETS), workfolder.opened(root) as work:
        for change in changes:
            if imported_file.current(root, change.file) != change.before:
                raise Refused(
                    f"{change.file} has changed since it was read. Nothing was written. "
                    "Run the command again to see the changes to it as it is now."
                )
            if change.before is not None and atomic.is_protected(root / change.file):
                raise Refused(
                    f"{change.file} is protected against writing. Nothing was written. "
                    "Allow it for this file, and run the command again."
                )
        for change in changes:
            atomic.write(
                root / change.file, change.after, work=work, inside=root, mode=atomic.usual_mode()
            )
