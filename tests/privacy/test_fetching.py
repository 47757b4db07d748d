"""A style sheet of one's own brings nothing from outside the packet's folder and the templates.
(Pages: tests/render/pdf.)
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from secondround.render.pdf.printer import Job, Press

ASKED: list[str] = []


class Elsewhere(BaseHTTPRequestHandler):
    """Sends everybody on to a file of this machine, and remembers who asked."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        self.send_response(302)
        self.send_header("Location", "file:///etc/passwd")
        self.end_headers()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socketserver.TCPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


BOMB = "data:image/png;base64," + "A" * 3_000_000


@pytest.mark.parametrize(
    "rule",
    [
        '@import "http://127.0.0.1:PORT/redirect.css";',
        "@import url(file:///etc/passwd);",
        '@import "../../outside.css";',
        "body { background: url(http://127.0.0.1:PORT/redirect.png) }",
        "body { background: url(file:///etc/passwd) }",
        f"body {{ background: url({BOMB}) }}",
        (
            "@font-face { font-family: x; src: "
            "url(http://127.0.0.1:PORT/x.ttf) } body { font-family: x }"
        ),
        "h1::before { content: url(../../outside.svg) }",
        "li::marker { content: url(link.svg) }",
        "@page { @top-left { content: url(http://127.0.0.1:PORT/x.svg) } }",
    ],
)
@pytest.mark.slow
def test_a_style_sheet_fetches_nothing_from_elsewhere(rule: str, port: int, tmp_path: Path) -> None:
    """No connection, no other file, no redirect, no data address: there is no PDF, or one without
    it and a problem.
    """
    ASKED.clear()
    templates = tmp_path / "workspace" / "templates"
    (templates / "pdf").mkdir(parents=True)
    (templates / "pdf" / "own.css").write_text(rule.replace("PORT", str(port)), "utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>outside</text></svg>'
    for name in ("outside.css", "outside.svg"):
        (tmp_path / name).write_text(
            drawing if name.endswith("svg") else "body { color: red }", "utf-8"
        )
    (templates / "pdf" / "link.svg").symlink_to(tmp_path / "outside.svg")
    with Press(templates=templates, workers=1, seconds=30) as press:
        job = Job("# T\n\n- Words.\n", "T", "", tmp_path / "workspace")
        printed = press.print(job).result()
    assert ASKED == []
    assert printed.problems or rule.startswith(
        "@page"
    )  # WeasyPrint does not so much as look at that one
    assert b"outside" not in printed.pdf
