"""A host as people have them: it serves a folder, below its top or not, and a page for addresses
that are not there.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_PACKED = {".html", ".css", ".js", ".json", ".svg"}


_packed = cache(gzip.compress)


class _Host(SimpleHTTPRequestHandler):
    """It packs texts on the way, as every host does, and shows `404.html` of the folder."""

    def __init__(self, *arguments: object, top: Path, below: str) -> None:
        self._top, self._below = top, below
        super().__init__(*arguments, directory=str(top))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._below):
            return str(self._top / "no such place")
        return super().translate_path(path.removeprefix(self._below.rstrip("/")))

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        found = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK
        if not found.is_file():
            found, status = self._top / "404.html", HTTPStatus.NOT_FOUND
        content = found.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(found)))
        if found.suffix in _PACKED:
            content = _packed(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, *_: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that was closed before it had all it asked for."""


@contextmanager
def served(folder: Path, below: str = "/") -> Iterator[str]:
    """The address of a folder while it is served on this machine.

    below: where the folder begins at that host, with a stroke at both ends.
    """
    with _Server(("127.0.0.1", 0), partial(_Host, top=folder, below=below)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            thread.join()
