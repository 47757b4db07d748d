"""The files that people hand over, opened and read.

In: paths, pasted text, and what is known of the candidate. Out: what they say. Nothing is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from secondround import records
from secondround.app import client_folders, invented, other_company, selection, shared_companies
from secondround.app.errors import Refused
from secondround.imports import Kind, reading, visible
from secondround.records.yaml import reader
from secondround.system import files
from secondround.text import is_placeholder
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.imports.invite import Known

MOST_FILES: Final = 50
LARGEST: Final = 60_000_000
"""Bytes of a file at most; a long resume as PDF has a million."""
PASTED: Final = "pasted.txt"
"""What a text that is in no file is called."""


def read(  # noqa: PLR0913 - each says something of its own
    paths: Sequence[Path],
    known: Known | None = None,
    competencies: Sequence[str] = (),
    *,
    pasted: bytes | None = None,
    stated: Mapping[str, str] | None = None,
    by_halves: bool = False,
) -> reading.Imported:
    """What the files say, and those directly in the folders.

    pasted: a text that is in no file. stated: what the files are, by the name of each or "" for all
    of them, in words of `kinds.OPTIONS`. Raises `Refused` with all that cannot be read, unless
    by_halves asks for the rest; what only lies in a folder, and is none of the kinds, is passed
    over in any case.
    """
    kind_of = _kinds(stated or {}, [PASTED, *map(str, paths)])
    wanted: dict[Path, bool] = {}  # each once, and whether it only lies in a folder
    for path in paths:
        inside = _in_folder(path) if path.is_dir() else None
        wanted |= {path: False} if inside is None else dict.fromkeys(inside, True)
    if len(wanted) > MOST_FILES:
        raise Refused(f"An import takes {MOST_FILES} files at most; these are {len(wanted)}.")
    handed = []
    if pasted is not None:
        handed.append(reading.File(PASTED, pasted, stated=kind_of.get(PASTED, kind_of.get(""))))
    for path, is_one_of_a_folder in wanted.items():
        try:
            data = (files.streamed if files.is_stream(path) else files.read)(path, largest=LARGEST)
        except OSError as error:
            raise Refused(
                f"{visible.name(str(path))} cannot be read: {error.strerror}. Nothing was imported."
            ) from error
        name = PASTED if files.is_stream(path) else path.name
        stated_kind = kind_of.get(str(path), kind_of.get(path.name, kind_of.get("")))
        handed.append(reading.File(name, data, is_one_of_a_folder, stated_kind))
    try:
        return reading.read(handed, known, competencies, by_halves=by_halves)
    except reading.SeveralUnreadableError as error:
        raise Refused(f"{error}\nNothing was imported.") from error


def of_candidate(
    root: Path, candidate: str, into: str | None, new: str | None
) -> tuple[str | None, str | None]:
    """The names of a packet there is and of a new one, as that candidate's; the only one where
    neither is given.
    """
    id_ = client_folders.named(root, candidate)
    if not (into or new):
        own = selection.packets_of(root, id_)
        if len(own) == 1:
            return own[0], None
        there = selection.there(own)
        raise Refused(f"Say which of {id_}'s packets it is for, with --into. {there}")
    into, new = (name and f"{id_}/{name.removeprefix(f'{id_}/')}" for name in (into, new))
    return into, new


def _kinds(stated: Mapping[str, str], there: Sequence[str]) -> dict[str, Kind]:
    """What files are, each by its name or its path; Refused where there is no such file."""
    if not stated:
        return {}
    from secondround.imports import kinds  # noqa: PLC0415 - slow; see `reading`

    names = {"", "-", *there, *(Path(path).name for path in there)}
    for name in stated:
        if name not in names and not any(Path(path, name).is_file() for path in there):
            raise Refused(f"--as names {visible.name(name)}, which is none of the files.")
    return {PASTED if name == "-" else name: kinds.OPTIONS[word] for name, word in stated.items()}


def _in_folder(folder: Path) -> list[Path]:
    """The files directly in a folder, without those that programs hide there."""
    found = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    inside = [path for path in found if path.is_file()]
    if not inside:
        raise Refused(f"{visible.name(str(folder))} is a folder without files. Name the files.")
    return inside


def known(root: Path, packet: str, today: dt.date | None = None) -> tuple[Known, tuple[str, ...]]:
    """Who the candidate is, and the competencies that the packet's library and candidate name; for
    a packet that is still to be made, those of the candidate's others.

    Who it is comes from the file itself, so that an invitation does not make the candidate an
    interviewer where a record has an error.
    """
    file = candidate_file(root, PurePosixPath(layout.PACKETS, packet))
    stated: Mapping[str, Any] = {}
    if (root / file).is_file():
        source, _ = reader.read(file, files.read(root / file, root))
        stated = source.value if isinstance(source.value, dict) else {}
    names: list[str] = []
    wanted = {packet} if packet in selection.packets(root) else None
    for application in records.read(root, wanted).applications:
        if application.candidate_source.file != file:
            continue
        names += application.candidate.competencies
        names += (entry.name for entry in application.library.competencies)
    made_up = invented.example(root, file).fields if stated else {}
    names_, emails = (
        _texts(stated.get(field)) if stated.get(field) != made_up.get(field) else ()
        for field in ("name", "email")
    )
    from secondround.imports.invite import Known  # noqa: PLC0415 - slow; see `reading`

    there = _in_record(root, packet)
    company = other_company.company(there)
    who = Known(
        names_,
        emails,
        (company,) if company else (),
        _of_people(there, "title"),
        _of_people(there, "name"),
        today=today,
        places=_places(there),
    )
    return who, tuple(dict.fromkeys(names))


def _in_record(root: Path, packet: str) -> Mapping[str, Any]:
    """The packet's record as it is written, with what companies share; nothing without one."""
    file = PurePosixPath(layout.PACKETS, packet, layout.RECORD)
    if not (root / file).is_file():
        return {}
    source, _ = reader.read(file, files.read(root / file, root))
    whole = shared_companies.whole(root, source).value
    return whole if isinstance(whole, dict) else {}


def _of_people(record: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """What a field says of each of a record's people."""
    people = record.get("interviewers")
    there = people.values() if isinstance(people, dict) else ()
    said = (_texts(person.get(field)) for person in there if isinstance(person, dict))
    return tuple(chain.from_iterable(said))


def _places(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Day and place of a record's rounds, the last one last."""
    rounds = record.get("rounds")
    found = set()
    for each in rounds if isinstance(rounds, list) else ():
        if isinstance(each, dict) and _texts(each.get("place")):
            found.add((str(each.get("date", "")), each["place"]))
    return tuple(sorted(found))


def _texts(value: Any) -> tuple[str, ...]:
    """A text by itself; nothing where there is none, or it is still to be written."""
    return (value,) if isinstance(value, str) and not is_placeholder(value) else ()


def candidate_file(root: Path, folder: PurePosixPath) -> PurePosixPath:
    """The nearest `candidate.yml` from a packet's folder upwards."""
    for above in folder.parents:
        if above.parts[:1] == (layout.PACKETS,) and (root / above / layout.CANDIDATE).is_file():
            return above / layout.CANDIDATE
    return folder.parent / layout.CANDIDATE
