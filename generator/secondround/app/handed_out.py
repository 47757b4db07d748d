"""Files of one packet that stand by themselves: a calendar, drafts, the day on the phone.

In: the packet as it was made, and the files as bytes. Out: the files in their folder, or nothing
changed. A file goes there only once it has been searched for what its edition may not hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from secondround.app import client_texts, leak_check, places
from secondround.app.errors import Refused
from secondround.app.outcome import Made
from secondround.render import made as made_by_us
from secondround.system import atomic, workfolder
from secondround.vocabulary import Edition


class WrittenFiles(Struct, frozen=True):
    """What was written."""

    made: Made  # the packet, with the problems of its files
    paths: tuple[Path, ...] = ()  # none where the packet's files have errors
    outdated: tuple[Path, ...] = ()  # of the same kind, under another name


class Destination(Struct, frozen=True):
    """Where the files of one packet go."""

    root: Path
    edition: Edition
    place: str  # the packet's folder in the workspace
    folder: Path
    outside: bool  # whether the folder was chosen by hand


def write(made: Made, data: Mapping[str, bytes], to: Destination) -> WrittenFiles:
    """Search the files, by name, and write them. Raises `errors.Leaking`, and then none is
    written.
    """
    searched = [(PurePosixPath(to.place, name), text) for name, text in data.items()]
    contents = client_texts.for_some(to.root, to.edition, made)
    leak_check.stop(leak_check.Output(to.root, to.edition, contents), searched)
    with workfolder.opened(workfolder.base(to.root, to.folder if to.outside else None)) as work:
        for name, text in data.items():
            atomic.write(to.folder / name, text, work=work, inside=None if to.outside else to.root)
    return WrittenFiles(made, tuple(to.folder / name for name in data))


def refuse_to_overwrite(paths: list[Path]) -> None:
    """Raise `errors.Refused` where something lies that the program did not make."""
    if there := made_by_us.kept(paths):
        raise Refused(" ".join(made_by_us.refusal(str(places.shown(path))) for path in there))
