"""Which packets rest on which files: one file's fault stops those packets and no other.

In: the files of a workspace, problems. Out: the packets that a problem stops, and whether they are
published. No file is read but records: those that might be public or use shared research.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround import records
from secondround.problems import Problem, Severity
from secondround.records import WorkspaceFiles, discovery
from secondround.system import files
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.records import Workspace

_TOP: Final = PurePosixPath(layout.PACKETS)
_ABOVE: Final = {"candidate", "pseudonyms"}
"""Files by their stems that a packet rests on though they lie in a folder above it."""
_OF_PUBLISHING: Final = frozenset({"missing-pseudonym", "weak-pseudonym"})
"""Faults that endanger only what is published, and stop nothing else."""


def for_readers(workspace: Workspace, edition: Edition | None) -> Workspace:
    """The workspace without faults of publishing, where an edition's readers may know all names."""
    if edition in {None, Edition.PUBLIC}:
        return workspace

    def kept(problems: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(problem for problem in problems if problem.code not in _OF_PUBLISHING)

    of_packet = {id_: kept(problems) for id_, problems in workspace.of_packet.items()}
    return replace(workspace, problems=kept(workspace.problems), of_packet=of_packet)


def _depth(folder: PurePosixPath) -> int:
    return len(folder.parts)


class Needs(Struct, frozen=True, dict=True):
    """What the packets of a workspace rest on."""

    root: Path
    found: WorkspaceFiles

    @classmethod
    def of(cls, root: Path) -> Needs:
        """The needs of all packets of the workspace."""
        return cls(root, discovery.find(root))

    @cached_property
    def records(self) -> dict[str, PurePosixPath]:
        """Every packet's record, by the packet's id."""
        return {discovery.packet_id(file): file for file in self.found.records}

    @cached_property
    def _folders(self) -> frozenset[PurePosixPath]:
        return frozenset(record.parent for record in self.records.values())

    @cached_property
    def _candidates(self) -> frozenset[PurePosixPath]:
        return frozenset(self.found.candidates)

    def needs(self, packet: str, file: PurePosixPath) -> bool:
        """Whether the packet rests on a file, or a folder, or what should be one of its files."""
        record = self.records.get(packet)
        if record is None:
            return False
        around = (file, *file.parents)
        if record.parent in around:
            # The packet whose folder is the nearest: one may lie within another.
            return max(self._folders.intersection(around), key=_depth) == record.parent
        is_above = file in record.parent.parents  # a folder that cannot be read
        return is_above or self._rests(record, file)

    def _rests(self, record: PurePosixPath, file: PurePosixPath) -> bool:
        """Whether a record rests on a file outside its folder."""
        candidate = discovery.nearest_candidate(record, self._candidates)
        if file in self._candidates:
            return file == candidate
        if file in self.found.pseudonyms:
            return file == discovery.nearest_pseudonyms(record, self.found.pseudonyms)
        if file in self.found.companies:
            from secondround.app import shared_companies  # noqa: PLC0415 (slow, seldom wanted)

            return file in shared_companies.used(self.root, [discovery.packet_id(record)])
        if (above := layout.above_library(file)) is not None:
            return above in (candidate or record).parents
        return file.parent in record.parent.parents and file.stem in _ABOVE

    def stopped(self, packets: Iterable[str], problems: Iterable[Problem]) -> frozenset[str]:
        """Those of the packets that cannot be made, since a file that they rest on has an error."""
        packets = list(packets)
        stopped: set[str] = set()
        for problem in problems:
            if problem.severity is Severity.ERROR:
                for packet in packets:
                    if self._stops(problem, packet):
                        stopped.add(packet)
        return frozenset(stopped)

    def _stops(self, problem: Problem, packet: str) -> bool:
        if problem.code in _OF_PUBLISHING and not self.is_public(packet):
            return False
        return self.needs(packet, problem.file)

    def concerning(
        self, packets: Collection[str], problems: Iterable[Problem]
    ) -> tuple[Problem, ...]:
        """Those of the problems that lie in files which one of the packets rests on."""

        def concerns(problem: Problem) -> bool:
            return any(self.needs(packet, problem.file) for packet in packets)

        return tuple(filter(concerns, problems))

    def is_public(self, packet: str) -> bool:
        """Whether a packet's record says that it is public, as far as it can be read."""
        file = self.records.get(packet)
        if file is None:
            return False
        try:
            return records.says_public(file, files.read(self.root / file, self.root / _TOP))
        except OSError:
            return False

    def may_be_named(self, problem: Problem) -> bool:
        """Whether a problem may be told to anybody: it lies in a library, or in a public record
        under its own name, or says without a name what a map of names still lacks.
        """
        if problem.code == "missing-pseudonym":
            return True
        if layout.above_library(problem.file) == _TOP:
            return True
        named = discovery.nearest_pseudonyms(problem.file, self.found.pseudonyms)
        if named is not None or problem.file not in self.found.records:
            return False
        return self.is_public(discovery.packet_id(problem.file))
