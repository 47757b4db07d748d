"""Invitations read: files in, one `Found` out.

Several files are read together where they belong to one day, since only together they show who is
in every invitation and which of two versions is the later one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from secondround.imports.documents import decoded
from secondround.imports.found import Found, UnreadableError
from secondround.imports.invite import components, rounds
from secondround.imports.invite.events import Event, events
from secondround.imports.invite.known import Known
from secondround.imports.invite.notes import Notes

_LARGEST: Final = 8_000_000
"""Bytes of a calendar file; one invitation has a few thousand."""
NOBODY: Final = Known()


def read(data: bytes, name: str, known: Known = NOBODY) -> Found:
    """What one `.ics` or `.eml` file says.

    Raises `UnreadableError` where it holds no event, or too many.
    """
    return read_several(((data, name),), known)


def read_several(files: Iterable[tuple[bytes, str]], known: Known = NOBODY) -> Found:
    """What several files say together, each given as its bytes and its name."""
    found: list[Event] = []
    notes = Notes()
    for data, name in files:
        of_file, remarks = _events(data, PurePath(name).name)
        found += of_file
        notes.remarks += remarks
    return rounds.found(found, known, notes)


def _events(data: bytes, name: str) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    if len(data) > _LARGEST:
        raise UnreadableError(f"{name} has {len(data):,} bytes, far more than an invitation.")
    text, _ = decoded(data)
    calendar, senseless = components.parse(text, name)
    of_file = events(calendar, name)
    if not of_file:
        raise UnreadableError(
            f"{name} holds no event. Save the invitation itself as an .ics or .eml file."
        )
    remarks = []
    if senseless:
        remarks.append(f"{name}: {senseless} lines make no sense and were left out.")
    cut = sum(not part.ended for part in calendar.walk("VEVENT"))
    if cut:
        remarks.append(f"{name} is cut off: its last event is incomplete and was left out.")
    return of_file, tuple(remarks)
