"""Whether anybody could read what is private: the audit of a workspace in git.

In: a workspace, and what a person has said about its remotes and files. Out: the audit's report. No
other machine is asked.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from secondround import records
from secondround.app import hand_written, leak_check, selection
from secondround.app.errors import Ended, Refused
from secondround.privacy import audit
from secondround.privacy.audit import AuditOptions, Leaks, Report, Unjudgeable
from secondround.privacy.leaks import (
    PacketTexts,
    Unsearchable,
    every_line_private,
    texts_of,
    unread_file,
)
from secondround.problems import Problem
from secondround.records import discovery
from secondround.system import GitFails, files, resources
from secondround.vocabulary import Edition, layout


def audited(root: Path, *, private: Collection[str], leave: Collection[str]) -> Report:
    """What anybody could read of the workspace.

    private: names of remotes that a person knows to be private. leave: files and folders that
    anybody may read. Refused where one of these is not there.
    """
    options = AuditOptions(private, list(map(PurePosixPath, leave)), os.environ)
    try:
        return audit.inspected(root, leaks(root, options.leave), options, _harmless())
    except KeyError as error:
        name = error.args[0]
        raise Refused(f"There is no remote `{name}`. `git remote` lists them.") from None
    except FileNotFoundError as error:
        path = error.args[0]
        raise Refused(
            f"There is no `{path}` to leave out. Give its path from the workspace."
        ) from None
    except GitFails as error:
        raise Ended(f"Git failed, so nothing was checked. {error}") from None


def has_private_records(root: Path) -> bool:
    """Whether somebody's record or candidate is in the workspace: the example is invented."""
    found, invented = discovery.find(root), set(resources.example().values())
    for file in (*found.records, *found.candidates):
        try:
            data = files.read(root / file, root)
        except OSError:
            return True
        if data not in invented and not records.says_public(file, data):
            return True
    return False


def problems(root: Path, report: Report, *, strict: bool) -> tuple[Problem, ...]:
    """What the audit found, as problems; with an error exactly where it is a reason to stop."""
    inner = selection.folder_in_repository(root)
    return audit.problems(report, inner=inner, strict=strict)


def leaks(root: Path, leave: Collection[PurePosixPath]) -> Leaks:
    """What says of a file which private words it holds: the search that also looks at every output.

    leave: files and folders whose words anybody may read.
    """
    guides = hand_written.guides(root, Edition.PUBLIC)
    search = leak_check.search(
        leak_check.Output(root, Edition.PUBLIC, _packet_texts(root), guides=guides)
    )

    def holds(place: PurePosixPath, data: bytes) -> str:
        try:
            for leak in search.file(place, data):
                protected = leak.protected
                if not any(protected.file.is_relative_to(path) for path in leave):
                    return f"holds `{leak_check.field_name(leak) or 'words'}` of {protected.file}"
        except Unsearchable as why:
            raise Unjudgeable(f"cannot be searched: {why}") from why
        return ""

    return holds


def _packet_texts(root: Path) -> tuple[PacketTexts, ...]:
    """What all records keep private, and what can be made out of those that cannot be read."""
    workspace = records.read(root)
    read: set[PurePosixPath] = set()
    texts = []
    for application in workspace.applications:
        read |= {application.record_source.file, application.candidate_source.file}
        if application.record.is_public:
            texts.append(texts_of(application, Edition.PUBLIC, alone=False))
        else:
            texts.append(every_line_private(application))
    files = workspace.sources
    candidates = frozenset(file for file in files if file.name == layout.CANDIDATE)
    for file, source in files.items():
        if file.name in {layout.RECORD, layout.CANDIDATE} and file not in read:
            candidate = discovery.nearest_candidate(file, candidates)
            texts.append(unread_file(source, candidate or file))
    return tuple(texts)


def _harmless() -> frozenset[bytes]:
    """The digests of files that are the same everywhere: what comes with the program, and the
    theme's pictures.
    """
    return frozenset(map(_digest, _same_everywhere()))


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()


def _same_everywhere() -> Iterator[bytes]:
    folders = [resources.folder("templates"), resources.folder("schema")]
    theme = importlib.util.find_spec("material")
    if theme and theme.origin:
        folders.append(Path(theme.origin).parent / "templates" / "assets")
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path.read_bytes()
    yield from resources.example().values()
