"""A packet to fill in: the scaffold, fitted to its place, its company and the candidate it is for.

In: a workspace, the place of a record, and the texts to begin with. Out: the same texts with names
that this candidate knows. Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from secondround import records
from secondround.app.errors import Faulty
from secondround.problems import Severity
from secondround.records import Application, Record, Source, competencies, discovery, validate
from secondround.records.yaml import quoting
from secondround.system import files, resources
from secondround.vocabulary import layout

EXAMPLE = "name: Example Company"


def company_of(packet: str) -> str:
    """The company's name that a packet of that name begins with."""
    return " ".join(part.capitalize() for part in packet.split("-"))


def text(
    name: str, place: PurePosixPath, root: Path | None, *, company: str | None = None
) -> bytes:
    """The scaffold `name` as it is at `place` in a workspace, its way to the schema and its
    company filled in.
    """
    own = root / layout.TEMPLATES / layout.SCAFFOLD / name if root else None
    path = own if own and own.is_file() else resources.folder("templates") / layout.SCAFFOLD / name
    up = "../" * (len(place.parts) - 1)
    found = re.sub(
        r"(?m)\A(# yaml-language-server: \$schema=)(?:\.\./)*",
        lambda match: match[1] + up,
        files.text(path),
    )
    return (
        found.replace(EXAMPLE, f"name: {quoting.quoted(company)}") if company else found
    ).encode()


def fitted(
    root: Path, wanted: Mapping[PurePosixPath, bytes], record: PurePosixPath
) -> dict[PurePosixPath, bytes]:
    """The files wanted, of which `record` names only competencies that its candidate or the library
    has.

    A scaffold of the workspace's own that cannot be read is refused: the packet would be faulty
    from the start.
    """
    id_ = discovery.packet_id(record)
    read = records.read(root, {id_}, wanted)
    for problem in read.problems:
        if problem.file in wanted and problem.severity is Severity.ERROR:
            file = PurePosixPath("templates/scaffold", problem.file.name)
            raise Faulty([replace(problem, file=file)])
    fitted = dict(wanted)
    for application in read.applications:
        if application.id == id_:
            fitted[record] = _with_known_names(application)
    return fitted


def _with_known_names(application: Application) -> bytes:
    """The record, in which names that mean nothing here make way for others; what finds none is
    defined in it.
    """
    source = application.record_source
    record, _ = validate(Record, source)  # as it is written, so that every place is right
    if record is None:
        return source.text.encode()
    known = competencies.canonical_names(
        application.library, application.candidate.competencies, record.competencies
    )
    used: dict[str, str] = {}
    for _, name in competencies.in_record(record):
        used[competencies.competency_key(name)] = name
    unknown = [key for key in used if key not in known]
    free = []
    for name in _names(application):
        key = competencies.competency_key(name)
        if key in known and key not in used:
            free.append(name)
    instead = dict(zip(unknown, free, strict=False))
    changed = _replaced(source, record, instead)
    defined = [used[key] for key in unknown[len(instead) :]]
    if defined and "competencies" not in source.names(()):
        changed += f"\ncompetencies: [{', '.join(map(quoting.quoted, defined))}]\n"
    return changed.encode()


def _names(application: Application) -> list[str]:
    """What this candidate is good at: what the stories show first, then what is named, then the
    library's.
    """
    names: list[str] = []
    for story in application.candidate.stories:
        names += story.shows
    names += application.candidate.competencies
    names += [entry.name for entry in application.library.competencies]
    return list(dict.fromkeys(names))


def _replaced(source: Source, record: Record, instead: Mapping[str, str]) -> str:
    """The text of a record with other names of competencies, last places first so that no place
    moves.
    """
    lines = list(source.lines)
    found = []
    for path, name in competencies.in_record(record):
        place = source.place(path)
        found.append((place.line, place.column, place.width, competencies.competency_key(name)))
    for number, column, width, key in sorted(found, reverse=True):
        if key in instead:
            line, start = lines[number - 1], column - 1
            name = quoting.quoted(instead[key])
            lines[number - 1] = line[:start] + name + line[start + width :]
    return "\n".join(lines)
