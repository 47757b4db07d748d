"""The site while it is being written: served on this machine alone, reloaded in the browser when it
changes.

In: the folder of the finished site. Out: its pages over HTTP on 127.0.0.1, each with a script that
waits for a change. It must not write into the folder: the script is added on the way out.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

_EVENTS: Final = "/-/changes"
_BREATH: Final = 15  # seconds between signs of life, so that a connection that was left is noticed

_SCRIPT: Final = "/-/changes.js"
_WAITS: Final = b"""{
  const changes = new EventSource("/-/changes")
  changes.addEventListener("reload", () => location.reload())
  changes.addEventListener("problems", event => {
    const box = document.getElementById("preview-problems") || document.createElement("pre")
    box.id = "preview-problems"
    box.setAttribute("role", "alert")
    box.style = "position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:1rem 1.5rem;" +
      "max-height:50vh;overflow:auto;white-space:pre-wrap;font:14px/1.5 ui-monospace,monospace;" +
      "color:#000;background:#fff;border-top:4px solid #a40000"
    box.textContent = JSON.parse(event.data)
    document.body.append(box)
  })
}
"""
"""What waits for a change. It is a file of its own: a page's policy lets no other script run in
it.
"""

_IN_A_PREVIEW: Final = {
    b'<meta name="offline"': b'<meta name="preview"',
    b"default-src 'none'; script-src ": b"default-src 'none'; "
    b"connect-src 'self'; script-src 'self' ",
}
"""A browser keeps no preview: the next workspace is shown under the same address. And a day on the
phone waits for changes, too, which it has no leave to do elsewhere.
"""

_NOT_YET: Final = b"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>No site yet</title></head>
<body style="max-width:40rem;margin:3rem auto;padding:0 1.5rem;font:18px/1.5 system-ui,sans-serif">
<h1>There is no site yet</h1>
<p>It appears here as soon as it can be built. See below what to fix.</p>
</body>
</html>
"""


class Preview:
    """A server in threads of its own, used in a `with` block.

    The caller watches the files and rebuilds: `website.build(…)`, then `preview.reload()`, or
    `preview.tell(problems)`.
    """

    def __init__(self, site: Path, *, port: int = 8000) -> None:
        """`port` 0 takes any free one. Raises OSError when the port is taken."""
        self._readers = _Readers()
        self._server = _Server(
            ("127.0.0.1", port), partial(_Handler, directory=str(site), readers=self._readers)
        )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="preview"
        )

    @property
    def address(self) -> str:
        """Where to point the browser, e.g. "http://127.0.0.1:8000/"."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        """The preview itself, serving."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, and let the open pages go."""
        self._readers.tell(None, lasting=None)
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def reload(self) -> None:
        """Every open page loads itself again."""
        self._readers.tell(b"event: reload\ndata:\n\n", lasting=None)

    def tell(self, text: str) -> None:
        """Every page shows `text` (the problems that keep the site from being built) until the next
        reload, one that is opened later, too.
        """
        problems = f"event: problems\ndata: {json.dumps(text)}\n\n".encode()
        self._readers.tell(problems, lasting=problems)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was closed before it had all it asked for is nothing to talk about."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Readers:
    """The open pages, each with a queue of what it is still to hear."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queues: set[queue.SimpleQueue[bytes | None]] = set()
        self._lasting: bytes | None = None  # what holds until the next event

    def join(self) -> queue.SimpleQueue[bytes | None]:
        mine: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        with self._lock:
            self._queues.add(mine)
            if self._lasting:
                mine.put(self._lasting)
        return mine

    def leave(self, mine: queue.SimpleQueue[bytes | None]) -> None:
        with self._lock:
            self._queues.discard(mine)

    def tell(self, event: bytes | None, *, lasting: bytes | None) -> None:
        with self._lock:
            self._lasting = lasting
            for each in self._queues:
                each.put(event)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, directory: str, readers: _Readers) -> None:
        self._readers = readers
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self._for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == _EVENTS:
            self._send_changes()
        elif self.path == _SCRIPT:
            self.wfile.write(self._made(HTTPStatus.OK, "text/javascript", _WAITS).read())
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        if self._for_us():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if not Path(self.directory).is_dir():  # nothing could be built so far
            return self._with_script(HTTPStatus.SERVICE_UNAVAILABLE, _NOT_YET)
        path = Path(self.translate_path(self.path))
        page = (
            path / "index.html"
            if path.is_dir() and self.path.partition("?")[0].endswith("/")
            else path
        )
        try:
            if page.suffix != ".html" or not page.is_file():
                return super().send_head()
            return self._with_script(HTTPStatus.OK, page.read_bytes())
        except (FileNotFoundError, ValueError):  # gone while the site was exchanged; no path at all
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def _with_script(self, status: HTTPStatus, page: bytes) -> BytesIO:
        before, end, after = page.rpartition(b"</body>")  # the last one: a page may speak of it
        tag = b'<script src="%s"></script>' % _SCRIPT.encode()
        page = before + tag + end + after if end else page + tag
        for shipped, previewed in _IN_A_PREVIEW.items():
            page = page.replace(shipped, previewed)
        return self._made(status, "text/html", page)

    def _made(self, status: HTTPStatus, kind: str, content: bytes) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: the command that serves has its own words."""

    def _for_us(self) -> bool:
        """Whether the browser asked this machine by its own name: no other site can point a name of
        its own here.
        """
        return self.headers.get("Host", "").rpartition(":")[0] in {"127.0.0.1", "localhost"}

    def _send_changes(self) -> None:
        mine = self._readers.join()
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self._pass_on(mine)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._readers.leave(mine)

    def _pass_on(self, mine: queue.SimpleQueue[bytes | None]) -> None:
        event: bytes | None = b": here\n\n"
        while event is not None:
            self.wfile.write(event)
            self.wfile.flush()
            try:
                event = mine.get(timeout=_BREATH)
            except queue.Empty:
                event = b": still here\n\n"
