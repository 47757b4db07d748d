"""What has changed in a workspace since a revision of git, packet by packet.

In: a workspace, packets, two revisions (the later one may be the files as they are). Out: a
`Comparison`: what changed in each packet, in sections of sentences. Each of the two states is
planned anew, from its own records and its own earlier plan. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct, field

from secondround import plan, records
from secondround.app import history, pipeline, selection
from secondround.app.errors import Refused
from secondround.diff import Section, State
from secondround.diff import changes as sections_of
from secondround.plan import Earlier, lock
from secondround.problems import Problem, failed
from secondround.records import Application, Workspace
from secondround.vocabulary import layout

_PARTS = ("record", "candidate", "library", "comments", "pseudonyms")
"""What of an application a packet is made from."""


class PacketChange(Struct, frozen=True):
    """What has changed in one packet."""

    packet: str  # id
    title: str  # company and position; "" of a packet that is gone, or cannot be read now
    state: Literal["new", "gone", "unreadable", "changed"]
    sections: tuple[Section, ...] = ()  # of one that changed
    candidate: str = ""  # whose it is, by name; the folder of one that cannot be read

    @property
    def is_faulty(self) -> bool:
        """Whether the later state cannot be read."""
        return self.state == "unreadable" and not self.title


class Comparison(Struct, frozen=True):
    """Every packet that is different, and what could not be read."""

    since: history.Revision
    changes: tuple[PacketChange, ...]  # sorted by packet
    errors: tuple[Problem, ...] = ()  # in files of packets that cannot be read now
    warnings: tuple[Problem, ...] = ()  # what was done without, such as an earlier plan
    lines: Mapping[PurePosixPath, tuple[str, ...]] = field(default_factory=dict)  # of all files


def compared(
    root: Path, packets: tuple[str, ...], candidate: str | None, *, since: str, until: str | None
) -> Comparison:
    """What is different now from what it was then; of all packets, of those named, or of one
    candidate's.
    """
    candidate = None if candidate is None else selection.candidate(root, candidate)
    wanted = set(selection.chosen(root, packets, candidate)) if packets or candidate else None
    repository = history.repository(root)
    first = history.revision(repository, since)
    before = _Past(history.files(repository, root, first))
    after: _Past | _Present = _Present(root)
    if until is not None:
        last = history.revision(repository, until)
        if not last.id:
            raise Refused(f"Nothing had been committed before {until}.")
        after = _Past(history.files(repository, root, last))
    if candidate is not None and not packets:
        wanted = {*(wanted or ()), *before.packets_of(candidate)}
    return _comparison(first, before, after, wanted)


class _Present(Struct, frozen=True):
    """The workspace as it lies on the disk."""

    root: Path

    def packets(self) -> tuple[str, ...]:
        return selection.packets(self.root)

    def candidates(self) -> tuple[str, ...]:
        return selection.candidates(self.root)

    def read(self, wanted: Collection[str] | None) -> Workspace:
        return records.read(self.root, wanted)

    def earlier(self, application: Application) -> tuple[Earlier | None, Problem | None]:
        return pipeline.earlier(application, self.root)


class _Past(Struct, frozen=True):
    """The workspace as it was, in memory."""

    files: Mapping[PurePosixPath, bytes]

    def packets(self) -> tuple[str, ...]:
        return self._folders(layout.RECORD)

    def candidates(self) -> tuple[str, ...]:
        return self._folders(layout.CANDIDATE)

    def packets_of(self, candidate: str) -> tuple[str, ...]:
        return selection.belonging(self.packets(), self.candidates(), candidate)

    def read(self, wanted: Collection[str] | None) -> Workspace:
        return records.read_files(self.files, wanted)

    def earlier(self, application: Application) -> tuple[Earlier | None, Problem | None]:
        data = self.files.get(PurePosixPath(layout.PACKETS, application.id, layout.LOCK))
        try:
            return (lock.read(data.decode("utf-8")) if data else None), None
        except ValueError:
            return None, None  # the plan is made without it, and nobody can mend what was

    def _folders(self, name: str) -> tuple[str, ...]:
        """The folders below packets/ that held a file of that name, sorted."""
        found = []
        for file in self.files:
            folder = file.parent.relative_to(layout.PACKETS)
            hidden = any(part.startswith(".") for part in folder.parts)
            if file.name == name and folder.parts and not hidden:
                found.append(folder.as_posix())
        return tuple(sorted(found))


def _comparison(
    since: history.Revision,
    before: _Past,
    after: _Past | _Present,
    wanted: Collection[str] | None,
) -> Comparison:
    was, is_ = set(before.packets()), set(after.packets())
    ids = was | is_ if wanted is None else (was | is_) & set(wanted)
    old = _by_id(before.read(wanted))
    found = after.read(wanted)
    new = _by_id(found)
    unreadable = ids & is_ - new.keys()
    errors = [problem for problem in found.problems if failed([problem])] if unreadable else []
    people = {*before.candidates(), *after.candidates()}
    warnings = []
    for application in new.values():
        _, fault = after.earlier(application)
        warnings += [fault] if fault else []
    changes = []
    for id_ in sorted(ids):
        title = new[id_].record.title if id_ in new else ""
        known = new.get(id_) or old.get(id_)
        whose = known.candidate.name if known else selection.owner(id_, people)
        if id_ not in is_:
            changes.append(PacketChange(id_, "", "gone", candidate=whose))
        elif id_ not in new or (id_ in was and id_ not in old):
            changes.append(PacketChange(id_, title, "unreadable", candidate=whose))
        elif id_ not in was:
            changes.append(PacketChange(id_, title, "new", candidate=whose))
        elif _differ(old[id_], new[id_], before, after):
            sections = sections_of(_state(old[id_], before), _state(new[id_], after))
            if sections:
                changes.append(PacketChange(id_, title, "changed", sections, whose))
    return Comparison(
        since,
        tuple(changes),
        tuple(errors),
        tuple(warnings),
        {file: source.lines for file, source in found.sources.items()},
    )


def _by_id(workspace: Workspace) -> dict[str, Application]:
    return {application.id: application for application in workspace.applications}


def _differ(old: Application, new: Application, before: _Past, after: _Past | _Present) -> bool:
    """Whether anything that a packet is made from is different: only then two plans are made."""
    if before.earlier(old)[0] != after.earlier(new)[0]:
        return True
    return any(getattr(old, part) != getattr(new, part) for part in _PARTS)


def _state(application: Application, at: _Past | _Present) -> State:
    upcoming = application.record.upcoming
    if upcoming is None:
        return State(application, None)
    earlier, _ = at.earlier(application)
    made = plan.make(application, upcoming, earlier=earlier, reasons=False)
    return State(application, made)
