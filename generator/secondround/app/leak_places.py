"""Where the words of a leak were typed, so that somebody can take them out there.

In: a leak, and what was searched. Out: a file and a line; None where nobody typed the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from secondround import records
from secondround.privacy import leaks
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.privacy.leaks import Leak, PacketTexts, ProtectedText, Search
    from secondround.records import Application
    from secondround.records.yaml import Source


class Place(Struct, frozen=True):
    """A line of a file."""

    file: PurePosixPath
    line: int  # 1-based


def is_real_name(protected: ProtectedText) -> bool:
    """Whether it is a name of the packet's own that has a pseudonym."""
    return protected.path[:1] == ("names",) and protected.file.name == layout.PSEUDONYMS


def typed(
    leak: Leak,
    root: Path,
    packets: Iterable[PacketTexts],
    guides: Mapping[PurePosixPath, bytes],
    looking: Search,
) -> Place | None:
    """Where the words of a leak were typed: in the packet's own fields, or in what all share."""
    for texts in packets:
        is_real = is_real_name(leak.protected) and leak.protected in texts.protected
        if texts.folder and (texts.folder == leak.typed_in or is_real):
            (application,) = records.read(root, [texts.packet]).applications
            if place := _in_fields(leak, root, application, texts.folder, looking):
                return place
    for file, data in _hand_written(root, guides):
        lines = data.decode("utf-8", "replace").splitlines()
        found = partial(_is_found, leak, looking, file)
        if found("\n".join(lines)):
            return Place(file, _line(found, lines, 1))
    return None


def source(root: Path, file: PurePosixPath) -> Source:
    """A file, with the shared research that it uses."""
    from secondround.app import shared_companies  # noqa: PLC0415 (slow, and seldom wanted)
    from secondround.records.yaml import reader  # noqa: PLC0415 (likewise)

    try:
        return shared_companies.whole(root, reader.read(file, (root / file).read_bytes())[0])
    except OSError:
        return records.Source(file, "")


def _in_fields(
    leak: Leak, root: Path, application: Application, folder: str, looking: Search
) -> Place | None:
    """The line of the packet's own files that has the words."""
    renaming = records.renaming_of(application)

    def found(text: str) -> bool:
        """Whether the words are in a text as the edition shows it."""
        shown = renaming.text(text) if is_real_name(leak.protected) else text
        return _is_found(leak, looking, PurePosixPath(folder, "text.md"), shown)

    for written in leaks.application_texts(application):
        if written.file.name != layout.PSEUDONYMS and found(written.text):
            there, path = source(root, written.file).written_in(written.path)
            return Place(there.file, _line(found, there.lines, there.place(path).line))
    return None


def _is_found(leak: Leak, looking: Search, file: PurePosixPath, text: str) -> bool:
    """Whether a text would be stopped by the same words."""
    return any(
        (other.protected, other.words) == (leak.protected, leak.words)
        for other in looking.file(file, text.encode())
    )


def _hand_written(
    root: Path, guides: Mapping[PurePosixPath, bytes]
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """What all clients share and somebody wrote: guides, the home page, the library, the site's
    own name and menu.
    """
    for place, data in guides.items():
        yield PurePosixPath(layout.PACKETS, place), data
    library = sorted((root / layout.PACKETS / layout.LIBRARY).glob("*.yml"))
    for path in (root / layout.PACKETS / layout.PAGE, *library, root / layout.SETTINGS):
        if path.is_file():
            yield PurePosixPath(path.relative_to(root).as_posix()), path.read_bytes()


def _line(found: Callable[[str], bool], lines: Sequence[str], first: int) -> int:
    """The line on which the words begin, from the first of their field on."""
    ends = range(first, len(lines) + 1)
    end = first + bisect_left(ends, 1, key=lambda end: found("\n".join(lines[first - 1 : end])))
    if end > len(lines):
        return first
    starts = range(first, end + 1)
    after = bisect_left(starts, 1, key=lambda start: not found("\n".join(lines[start - 1 : end])))
    return max(first, first + after - 1)
