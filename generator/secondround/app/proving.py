"""What a record asks for, proven by lines of the candidate's resumes, in whatever order both came.

In: a record on its way through an import, and the lines that are remembered. Out: the record with
proposals for `evidence`, and which lines prove something. What a person took out stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct

from secondround.app.imported_file import ImportedFile
from secondround.imports import Found, evidence, reading
from secondround.imports.merge import entry_places
from secondround.records.yaml import reader
from secondround.text import caseless, is_placeholder, one_line

_FIELD: Final = "requirements"


class Proven(Struct, frozen=True):
    """A record with its proofs."""

    record: ImportedFile
    proposed: tuple[evidence.Proof, ...]
    texts: frozenset[str]  # every line that is evidence in the record


def proven(record: ImportedFile, lines: Sequence[evidence.Line]) -> Proven:
    """The record with a line as evidence of each requirement that names none yet."""
    proposed: tuple[evidence.Proof, ...] = ()
    asked = list(_open(record)) if lines else []
    if asked and not record.is_example:
        proposed = evidence.proofs(asked, lines)
    if proposed:
        found = Found("resume", "", {}, evidence.stated(proposed))
        record = record.with_found(reading.Read((), found), found.record)
    return Proven(record, proposed, frozenset(map(_evidence, _requirements(record))))


def _open(record: ImportedFile) -> Iterator[evidence.Requirement]:
    """The requirements that name no evidence, and from which nobody took any out."""
    written = _requirements(record)
    places = entry_places(record.memory.get("role", {}).get(_FIELD), written)
    known = {id(item): (key, imported) for key, item, imported in places}
    for item in written:
        text = item.get("text") if isinstance(item, dict) else item
        if _evidence(item) or not isinstance(text, str) or is_placeholder(text):
            continue
        key, imported = known.get(id(item), (caseless(text), {}))
        if "evidence" not in imported:
            yield evidence.Requirement(key, imported.get("text", text), text)


def _evidence(requirement: Any) -> str:
    stated = requirement.get("evidence") if isinstance(requirement, dict) else ""
    return one_line(stated) if isinstance(stated, str) else ""


def _requirements(record: ImportedFile) -> list[Any]:
    """What is written; nothing in a file that cannot be read, which is no reason to refuse a
    resume.
    """
    source, _ = reader.read(record.file, record.after)
    stated = source.value_at(("role", _FIELD))
    return stated if isinstance(stated, list) else []
