"""The files that people hand over, opened and read.

In: paths, pasted text, and what is known of the candidate. Out: what they say. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from secondround import records
from secondround.app import other_company, selection
from secondround.app.errors import Refused
from secondround.imports import kinds, reading, visible
from secondround.imports.invite import Known
from secondround.records.yaml import reader
from secondround.system import files
from secondround.text import is_placeholder
from secondround.vocabulary import layout

MOST_FILES: Final = 50
LARGEST: Final = 60_000_000
"""Bytes of a file at most; a long resume as PDF has a million."""
PASTED: Final = "pasted.txt"
"""What a text that is in no file is called."""
_NOBODY: Final = Known()


def read(
    paths: Sequence[Path],
    known: Known = _NOBODY,
    competencies: Sequence[str] = (),
    *,
    pasted: bytes | None = None,
    stated: str | None = None,
) -> reading.Imported:
    """What the files say, and those directly in the folders.

    pasted: a text that is in no file. stated: what the files are, in a word of `kinds.OPTIONS`.
    Raises `Refused` with all that cannot be read, so that nothing is imported by halves; what only
    lies in a folder, and is none of the kinds, is passed over.
    """
    wanted: dict[Path, bool] = {}  # each once, and whether it only lies in a folder
    for path in paths:
        inside = _in_folder(path) if path.is_dir() else None
        wanted |= {path: False} if inside is None else dict.fromkeys(inside, True)
    if len(wanted) > MOST_FILES:
        raise Refused(f"{len(wanted)} files are more than an import takes: {MOST_FILES} at once.")
    handed = [] if pasted is None else [reading.File(PASTED, pasted)]
    for path, is_one_of_a_folder in wanted.items():
        try:
            data = files.read(path, largest=LARGEST)
        except OSError as error:
            raise Refused(
                f"{visible.name(str(path))} cannot be read: {error.strerror}. Nothing was imported."
            ) from error
        handed.append(reading.File(path.name, data, is_one_of_a_folder))
    try:
        return reading.read(handed, known, competencies, kinds.OPTIONS.get(stated or ""))
    except reading.SeveralUnreadableError as error:
        raise Refused(f"{error}\nNothing was imported.") from error


def _in_folder(folder: Path) -> list[Path]:
    """The files directly in a folder, without those that programs hide there."""
    found = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    inside = [path for path in found if path.is_file()]
    if not inside:
        raise Refused(f"{visible.name(str(folder))} is a folder without files. Name the files.")
    return inside


def known(root: Path, packet: str) -> tuple[Known, tuple[str, ...]]:
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
    who = Known(_texts(stated.get("name")), _texts(stated.get("email")), _companies(root, packet))
    return who, tuple(dict.fromkeys(names))


def _companies(root: Path, packet: str) -> tuple[str, ...]:
    """The company that the packet's record names."""
    file = PurePosixPath(layout.PACKETS, packet, layout.RECORD)
    if not (root / file).is_file():
        return ()
    source, _ = reader.read(file, files.read(root / file, root))
    name = other_company.company(source.value) if isinstance(source.value, dict) else ""
    return (name,) if name else ()


def _texts(value: Any) -> tuple[str, ...]:
    """A text by itself; nothing where there is none, or it is still to be written."""
    return (value,) if isinstance(value, str) and not is_placeholder(value) else ()


def candidate_file(root: Path, folder: PurePosixPath) -> PurePosixPath:
    """The nearest `candidate.yml` from a packet's folder upwards."""
    for above in folder.parents:
        if above.parts[:1] == (layout.PACKETS,) and (root / above / layout.CANDIDATE).is_file():
            return above / layout.CANDIDATE
    return folder.parent / layout.CANDIDATE
