"""Which files there are to read.

In: the folder `packets`. Out: the paths of its candidates, records, libraries and comments, and a
problem for each that cannot be read. Nothing is opened. Folders whose name starts with a dot are
left alone; links are followed to files inside `packets` and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from operator import attrgetter
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from secondround.problems import MOST, Problem, Severity
from secondround.records.yaml import HIDDEN
from secondround.system import LinkOutError
from secondround.vocabulary import layout

_MISNAMED = {
    name.replace(".yml", ".yaml"): name
    for name in (layout.RECORD, layout.CANDIDATE, layout.COMMENTS, layout.PSEUDONYMS)
}
_NAMES = frozenset((layout.RECORD, layout.CANDIDATE, layout.COMMENTS, layout.PSEUDONYMS))
_READ = (".yml", ".yaml")
"""How the name of every file ends that is read."""
_RECORD_PARTS = 3  # packets, a folder, the record


class WorkspaceFiles(Struct):
    """The files of a workspace, each path relative to the workspace, sorted."""

    candidates: list[PurePosixPath] = field(default_factory=list)
    records: list[PurePosixPath] = field(default_factory=list)
    libraries: list[PurePosixPath] = field(default_factory=list)
    companies: list[PurePosixPath] = field(default_factory=list)
    comments: list[PurePosixPath] = field(default_factory=list)
    pseudonyms: list[PurePosixPath] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(root: Path, drafts: Collection[PurePosixPath] = ()) -> WorkspaceFiles:
    """Everything below `root`/packets that is to be read, and `drafts`, which are not there yet."""
    found = WorkspaceFiles()
    if not (root / layout.PACKETS).is_dir():
        hint = "`secondround init` makes a workspace; or go to the folder that holds `packets`"
        found.problems.append(
            _problem(
                PurePosixPath(layout.PACKETS), "no-packets", "There is no folder `packets`.", hint
            )
        )
        return found
    base = (root / layout.PACKETS).resolve()
    waiting = [str(layout.PACKETS)]
    while waiting:
        folder = waiting.pop()
        for entry in _entries(root, folder, found):
            file = f"{folder}/{entry.name}"  # thousands of files: a path for each takes longer
            if problem := _why_not_read(entry, file, base):
                found.problems.append(problem)
            elif entry.is_dir(follow_symlinks=False) and entry.name not in _NAMES:
                waiting.append(file)
            elif file.endswith(_READ):  # whatever it is: who reads it says why that cannot be
                _classify(PurePosixPath(file), found)
    for draft in drafts:
        _classify(draft, found)
    return _sorted(found)


def find_among(files: Iterable[PurePosixPath]) -> WorkspaceFiles:
    """The same of files that lie on no disk, by their places in the workspace."""
    found = WorkspaceFiles()
    for file in files:
        if HIDDEN.search(str(file)):
            shown = PurePosixPath(HIDDEN.sub("\ufffd", str(file)))
            severity = Severity.ERROR if file.suffix in _READ else Severity.WARNING
            found.problems.append(_badly_named(shown, severity))
        elif file.parts[0] == layout.PACKETS and not any(
            part.startswith(".") for part in file.parts
        ):
            _classify(file, found)
    return _sorted(found)


def _sorted(found: WorkspaceFiles) -> WorkspaceFiles:
    _leave_out_strays(found)
    for files in (
        found.candidates,
        found.records,
        found.libraries,
        found.companies,
        found.comments,
        found.pseudonyms,
    ):
        files.sort(key=attrgetter("parts"))  # quicker than paths among each other
    return found


def packet_id(file: PurePosixPath) -> str:
    """The id of the packet, or of the candidate, that a file belongs to."""
    return "/".join(file.parts[1:-1]) or "."


def nearest_candidate(
    record: PurePosixPath, candidates: AbstractSet[PurePosixPath]
) -> PurePosixPath | None:
    """The `candidate.yml` in the record's folder or the nearest one above it."""
    return _nearest(record, layout.CANDIDATE, candidates)


def nearest_pseudonyms(
    record: PurePosixPath, files: Collection[PurePosixPath]
) -> PurePosixPath | None:
    """The `pseudonyms.yml` in the record's folder or the nearest one above it."""
    return _nearest(record, layout.PSEUDONYMS, files)


def _nearest(
    record: PurePosixPath, name: str, files: Collection[PurePosixPath]
) -> PurePosixPath | None:
    """The file of that name in the record's folder or the nearest one above it."""
    for folder in record.parents if files else ():
        if folder / name in files:
            return folder / name
    return None


def _leave_out_strays(found: WorkspaceFiles) -> None:
    """Libraries that no candidate uses, and comments on no record: nothing would read them."""
    shared = {PurePosixPath(layout.PACKETS)}
    for file in found.candidates:
        shared.update(file.parents)
    # Of thousands of records only where it is asked for.
    packets = {file.parent for file in found.records} if found.comments else set()
    for file in (*found.libraries, *found.companies):
        if layout.above_library(file) in shared:
            continue
        message = "No candidate's packets use a library in this place."
        hint = (
            f"put it into `{layout.PACKETS}/{layout.LIBRARY}`, or into `{layout.LIBRARY}` beside "
            f"a `{layout.CANDIDATE}`"
        )
        found.problems.append(_problem(file, "misplaced-library", message, hint))
    for file in (file for file in found.comments if file.parent not in packets):
        message = f"There is no `{layout.RECORD}` beside it to comment on."
        hint = "move it into the packet's folder"
        found.problems.append(_problem(file, "misplaced-comments", message, hint))
    for files in (found.libraries, found.companies):
        files[:] = [file for file in files if layout.above_library(file) in shared]
    found.comments = [file for file in found.comments if file.parent in packets]


def _entries(root: Path, folder: str, found: WorkspaceFiles) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        found.problems.append(unreadable(PurePosixPath(folder), error))


def _classify(file: PurePosixPath, found: WorkspaceFiles) -> None:
    """Put a file where it belongs; most belong nowhere here."""
    name = file.name
    if name == layout.CANDIDATE:
        found.candidates.append(file)
    elif name == layout.RECORD and len(file.parts) >= _RECORD_PARTS:
        found.records.append(file)
    elif name == layout.RECORD:
        hint = f"move it into a folder of its own, such as `packets/harbor/{layout.RECORD}`"
        found.problems.append(
            _problem(file, "misplaced-record", "The record is not in a packet's folder.", hint)
        )
    elif name == layout.COMMENTS:
        found.comments.append(file)
    elif name == layout.PSEUDONYMS:
        found.pseudonyms.append(file)
    elif (in_library := layout.above_library(file) is not None) and file.suffix == ".yml":
        is_company = file.parent.name == layout.COMPANIES
        (found.companies if is_company else found.libraries).append(file)
    elif better := _MISNAMED.get(name) or (
        in_library and file.suffix == ".yaml" and file.stem + ".yml"
    ):
        message = "The file is not read under this name."
        severity = Severity.WARNING if in_library or better == layout.COMMENTS else Severity.ERROR
        found.problems.append(
            _problem(file, "misnamed-file", message, f"name it `{better}`", severity)
        )


def _why_not_read(entry: os.DirEntry[str], file: str, base: Path) -> Problem | None:
    """Why an entry is passed over."""
    if HIDDEN.search(entry.name):
        shown = PurePosixPath(HIDDEN.sub("\ufffd", file))
        severity = Severity.ERROR if _matters(entry) else Severity.WARNING
        return _badly_named(shown, severity)
    is_link = entry.is_symlink() and entry.name not in _NAMES and _is_folder(entry)
    if is_link and not Path(os.path.realpath(entry.path)).is_relative_to(base):
        return outside_link(PurePosixPath(file))
    return None


def _badly_named(shown: PurePosixPath, severity: Severity) -> Problem:
    """A picture or a PDF of such a name is only left out; a folder may hold packets, which are not
    made.
    """
    message = "The name holds hidden characters, or is not UTF-8."
    return _problem(shown, "bad-file-name", message, "rename it", severity)


def _matters(entry: os.DirEntry[str]) -> bool:
    return _is_folder(entry) or entry.name.endswith(_READ)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or leads to one; a link that leads to itself does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def outside_link(file: PurePosixPath) -> Problem:
    """The problem that a link leads out of the folder of records."""
    message = "The link leads out of `packets`, so it is not followed."
    return _problem(file, "outside-link", message, "put the file itself here")


def unreadable(file: PurePosixPath, error: OSError) -> Problem:
    """The problem that a file or folder cannot be read."""
    if isinstance(error, LinkOutError):
        return outside_link(file)
    reason = error.strerror or "it is not a plain file"
    reason = reason[:1].lower() + reason[1:]
    hint = getattr(error, "hint", "check who owns it, and that it is a plain file")
    return _problem(file, "unreadable-file", f"It cannot be read: {reason}.", hint)


def without_candidate(record: PurePosixPath) -> Problem:
    """The problem that a record is nobody's."""
    message = (
        f"The record has no candidate: there is no `{layout.CANDIDATE}` in its folder or above."
    )
    hint = f"write `{record.parent.parent / layout.CANDIDATE}`, with at least a `name`"
    return Problem.of_file(record, "missing-candidate", message, hint)


def more(file: PurePosixPath, worst: Severity) -> Problem:
    """One problem in the place of a file's other ones, as severe as the worst of those that are
    shown.
    """
    message = f"There are more problems in this file; these are the first {MOST}."
    hint = "one mistake may be behind them all"
    return _problem(file, "too-many-problems", message, hint, worst)


def _problem(
    file: PurePosixPath, code: str, message: str, hint: str, severity: Severity | None = None
) -> Problem:
    return Problem.of_file(file, code, message, hint, severity=severity)
