"""A transcript or notes, kept beside the record and named in it with their hash.

In: a packet, and pairs such as `09:40=transcript.txt`. Out: a preview, which `importing.write` puts
in place. The file itself is copied, and never changed; a copy that is there already stays.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from secondround.app import debrief_reading, debriefs, imported_file, importing
from secondround.app.errors import Refused
from secondround.records import Application
from secondround.records.edit import Plain, document
from secondround.system import files
from secondround.text import slug
from secondround.vocabulary import layout

_LARGEST = 20_000_000  # bytes


def preview(
    root: Path, application: Application, pairs: Sequence[str], which: str | None
) -> importing.Preview:
    """What it changes to attach those files to those sessions; Refused where a pair has no file or
    names no session.
    """
    changes: dict[PurePosixPath, imported_file.Change] = {}
    sessions: dict[str, list[Plain]] = {}
    for pair in pairs:
        session, _, name = pair.partition("=")
        if not name or not session.strip():
            what = "file" if session.strip() and "=" in pair else "session"
            raise Refused(f"`{pair}` names no {what}. Write it like 09:40=transcript.txt.")
        data = _read(Path(name))
        place = _place(root, application, Path(name), data, changes)
        kept_out, ignored = layout.KEPT_FROM_GIT
        for file, whole in ((place.with_name(kept_out), ignored.encode()), (place, data)):
            if imported_file.current(root, file) is None:
                changes[file] = imported_file.Change(file, None, whole)
        digest = hashlib.sha256(data).hexdigest()
        sessions.setdefault(session, []).append({"text": place.name, "sha256": digest})
    written: list[Plain] = [{"session": name, "attached": kept} for name, kept in sessions.items()]
    text = document({"sessions": written})
    said = debrief_reading.read("--attach", text.encode(), has_lines=False)
    made = debriefs.preview(root, application, said, which, replace=False)
    return replace(made, changes=(*changes.values(), *made.changes))


def attached(root: Path, application: Application, stage: int) -> Iterator[str]:
    """The files that a round's sessions have, in a line each: whose, where it lies, and whether it
    is still what was attached.
    """
    record = application.record
    for session in record.rounds[stage].sessions:
        for each in session.attached:
            place = application.record_source.file.with_name(layout.ATTACHED) / each.text
            data = imported_file.current(root, place)
            is_changed = each.sha256 and data and hashlib.sha256(data).hexdigest() != each.sha256
            state = "changed since it was attached" if is_changed else ""
            state = state if data is not None else "not on this machine"
            who = f"{session.at:%H:%M} " if session.at else ""
            yield f"{who}{record.names(session)}: {place}{f' ({state})' if state else ''}"


def _read(path: Path) -> bytes:
    try:
        return files.read(path, largest=_LARGEST)
    except OSError as error:
        why = error.strerror or "it is no file"
        raise Refused(f"{path} cannot be read: {why}. Nothing was written.") from error


def _place(
    root: Path,
    application: Application,
    path: Path,
    data: bytes,
    made: dict[PurePosixPath, imported_file.Change],
) -> PurePosixPath:
    """Where the copy goes: under its own name, or a number more where another file has that."""
    folder = application.record_source.file.with_name(layout.ATTACHED)
    stem, ending = slug(path.stem) or "notes", f".{slug(path.suffix)}" if slug(path.suffix) else ""
    for number in itertools.count(1):
        place = folder / (f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}")
        there = made[place].after if place in made else imported_file.current(root, place)
        if there in (None, data):
            return place
    raise AssertionError
