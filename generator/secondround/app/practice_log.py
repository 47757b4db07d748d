"""The log of what was rehearsed, beside the record: at the terminal and on the phone alike.

In: a workspace, a record. Out: entries, the oldest first; or the log, written for this user alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.app import errors
from secondround.records import Application
from secondround.records.models import Practised
from secondround.system import atomic, files, workfolder
from secondround.vocabulary import layout

LARGEST: Final = 4_000_000
"""Bytes of a log."""
_BEFORE: Final = ".practice.json"
"""Where earlier versions kept it, beside the record."""


def read(root: Path, application: Application) -> tuple[Practised, ...]:
    """What has been said so far; Refused where the log is not ours, so that nothing is lost."""
    place = root / _place(application)
    if not place.exists():
        place = root / application.record_source.file.with_name(_BEFORE)
    if not place.exists():
        return ()
    log: tuple[Practised, ...] | None
    try:
        entries = json.loads(files.read(place, root, largest=LARGEST))
        log = tuple(map(Practised.model_validate, entries))
    except (ValueError, TypeError, RecursionError):
        log = None
    if log is None or not all(is_moment(entry.at) for entry in log):
        name = place.relative_to(root)
        raise errors.Refused(f"{name} is damaged. Delete it to start again; nothing was changed.")
    return log


def for_phone(root: Path, application: Application) -> tuple[Practised, ...]:
    """The same; nothing where it cannot be read, which `practice` says: it keeps no day from being
    made.
    """
    try:
        return read(root, application)
    except (errors.Refused, OSError):
        return ()


def write(root: Path, application: Application, log: Iterable[Practised]) -> None:
    """Put the log beside the record, for this user alone."""
    text = json.dumps([entry.model_dump() for entry in log], indent=1, ensure_ascii=False)
    place = root / _place(application)
    name, ignored = layout.KEPT_FROM_GIT
    with workfolder.opened(root) as work:
        for path, whole in ((place.with_name(name), ignored), (place, f"{text}\n")):
            atomic.write(path, whole, work=work, inside=root, mode=atomic.PRIVATE)


def is_moment(text: str) -> bool:
    """Whether a text is a time as the log has it."""
    try:
        return len(text) == len("2026-11-20T18:03:12") and bool(dt.datetime.fromisoformat(text))
    except ValueError:
        return False


def _place(application: Application) -> PurePosixPath:
    return application.record_source.file.with_name(layout.PRACTISED) / "log.json"
