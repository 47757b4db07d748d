"""What a page that is printed may read: pictures in its packet's folder, style sheets and fonts in
the templates.

In: an address that WeasyPrint wants. Out: that file's bytes, or the end of the print. It must not
open a connection, nor any file outside the folders it was given, by whatever name or link.
"""

from __future__ import annotations

import mimetypes
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree as ET

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from secondround.render.pdf.worker_faults import Fault, large_picture, part_elsewhere
from secondround.render.pictures import raster
from secondround.text import shortened

_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_MOST: Final = 5  # sentences about one drawing
_LARGEST: Final = 20_000_000  # bytes of one file; a photograph has 5 to 10 million


class Files(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """A fetcher for files in and below `folders`, and for nothing else."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False)
        self._folders = tuple(folder.resolve() for folder in folders)
        self.faults: list[Fault] = []  # of files that were read and cannot be shown whole

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at `url`. Raises FatalURLFetchingError, which ends the print, where that is not
        allowed.

        A missing file raises OSError: WeasyPrint logs it, and it becomes a problem with the rest of
        the page printed.
        """
        del headers
        path = self._allowed(url)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        data = path.read_bytes()
        if kind == "image/svg+xml":
            self.faults += (
                part_elsewhere(path.name, _short(part))
                for part in islice(_elsewhere(data, url), _MOST)
            )
        elif kind.startswith("image/"):
            data = _bare(data)
            if len(data) > raster.LARGE:
                self.faults.append(large_picture(path.name, raster.megabytes(len(data))))
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    def _allowed(self, url: str) -> Path:
        parts = urlsplit(url)
        if parts.scheme.lower() != "file" or parts.netloc:
            raise FatalURLFetchingError(
                f"`{_short(url)}` is not a file: a page shows files of its own folder alone."
            )
        try:
            path = Path(url2pathname(parts.path)).resolve()
        except (ValueError, RuntimeError) as error:
            raise FatalURLFetchingError(f"`{_short(url)}` is not a path.") from error
        if not any(path.is_relative_to(folder) for folder in self._folders):
            raise FatalURLFetchingError(
                f"`{_short(url)}` is outside the packet's folder and the templates."
            )
        if not path.exists():
            raise FileNotFoundError("there is no such file")
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FatalURLFetchingError(f"`{path.name}` is not a file.")
        if found.st_size > _LARGEST:
            largest = raster.megabytes(_LARGEST)
            raise OSError(f"it has {raster.megabytes(found.st_size)}, and {largest} is the most")
        return path


def _bare(data: bytes) -> bytes:
    """The picture alone: WeasyPrint puts a JPEG into the PDF as it is, with the place where it was
    taken.
    """
    try:
        return raster.bare(data)
    except raster.PictureError as error:
        raise OSError(f"it cannot be printed: {error}") from error


def _elsewhere(drawing: bytes, url: str) -> Iterator[str]:
    """What a drawing repeats by `use` although it has it not: WeasyPrint leaves that out in
    silence.
    """
    try:
        tree = ET.fromstring(drawing)  # noqa: S314 (in the limited child, as WeasyPrint does)
        own = {node.get("id") for node in tree.iter()}
        for node in tree.iter():
            wanted = node.get("href") or node.get(_XLINK) or ""
            place, fragment = urldefrag(urljoin(url, wanted))
            if str(node.tag).rpartition("}")[2] == "use" and not (place == url and fragment in own):
                yield wanted
    except (ET.ParseError, ValueError, LookupError):  # no drawing, an odd address, an odd encoding
        return  # WeasyPrint says so itself


def _short(url: str) -> str:
    return shortened(url, 80)  # a line of a terminal
