"""The parts of a document that is a ZIP file of XML, as far as they are safe to read.

In: bytes. Out: parsed parts. No entity is expanded, nothing is fetched, and no part is unpacked
whose size has not been looked at first.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from secondround.imports.documents import beginning, recognise
from secondround.imports.found import UnreadableError

_LARGEST: Final = 30_000_000  # bytes of one part of XML
_MOST_ENTRIES: Final = 5_000


class Parts:
    """An archive and its parts of XML."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises UnreadableError if it is damaged, locked, or too many files in one."""
        self.remarks: tuple[str, ...] = ()  # what was not read of its parts
        self._archive = recognise.opened_zip(data)
        self._sizes = {entry.filename: entry.file_size for entry in self._archive.infolist()}
        if len(self._sizes) > _MOST_ENTRIES:
            raise UnreadableError("The file holds too many parts to be a document.")

    def names(self) -> list[str]:
        """The names of all parts."""
        return sorted(self._sizes)

    def xml(self, name: str) -> Any:
        """The root of a part; None where there is no such part, or it is no XML."""
        if name not in self._sizes:
            return None
        if self._sizes[name] > _LARGEST:
            raise UnreadableError(
                f"A part of the file is larger than {_LARGEST // 1_000_000} MB when it is "
                "unpacked, which no resume or posting is."
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        )
        try:
            with self._archive.open(name) as part:
                data = part.read(_LARGEST + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise UnreadableError(
                "The file is damaged. Save or download it again, and try once more."
            ) from error
        except RuntimeError as error:  # what zipfile raises for a part with a password
            raise UnreadableError(
                "The file has a password. Save a copy without one, and try again."
            ) from error
        if len(data) > _LARGEST:
            raise UnreadableError("A part of the file is larger than it says; it is not read.")
        first = beginning.of_tags(data)
        if len(first) < len(data):
            self.remarks = (beginning.REMARK,)
        return etree.fromstring(first, parser) if first.strip() else None
