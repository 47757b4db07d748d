"""Firefox of the system, driven by what it speaks itself: Marionette, over a socket. Playwright has
only a Firefox of its own, which no distribution brings; with that it could go.

Firefox shows PDFs with pdf.js, so the same browser is the third viewer of a PDF.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS

_SETTINGS: dict[str, object] = {
    "marionette.port": 0,  # one that is free
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.dom.window.dump.enabled": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "devtools.console.stdout.content": True,
    "dom.disable_beforeunload": True,  # a PDF with a new tick asks before it is left
    "dom.disable_open_during_load": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,  # nobody is there: what is asked of other hosts is not answered
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "toolkit.telemetry.enabled": False,
    "toolkit.startup.max_resumed_crashes": -1,
}


_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
_FAULTS = """;
const { violations } = await axe.run(given[0]);
return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
"""
_ERROR = re.compile(r"JavaScript error: (?:file:|http://127\.)")


class Firefox:
    """One window of a browser that was started for the tests."""

    def __init__(self, port: int, log: Path) -> None:
        self._log = log.open("r", encoding="utf-8", errors="replace")
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._answer()  # it greets
        limits = {"script": 600_000, "pageLoad": 600_000}
        self._tell("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"timeouts": limits}}})

    def open(self, address: str) -> None:
        """Go to a page, and wait until it is there."""
        self._tell("WebDriver:Navigate", {"url": address})

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, with what is around the page."""
        self._tell("WebDriver:SetWindowRect", {"width": width, "height": height})

    def run(self, script: str, *given: object) -> Any:
        """What a script of the page's own gives back, its promise awaited; it knows `find`, `all`,
        and `until`, which waits for something to be true.
        """
        return self._tell(
            "WebDriver:ExecuteAsyncScript",
            {"script": _AROUND.replace("SCRIPT", script), "args": list(given), "sandbox": None},
        )["value"]

    def click(self, selector: str) -> None:
        """Click what the selector finds first, as a hand would."""
        self._tell("WebDriver:ElementClick", {"id": self._element(selector)})

    def type(self, selector: str, text: str) -> None:
        """Type into what the selector finds first."""
        self._tell("WebDriver:ElementSendKeys", {"id": self._element(selector), "text": text})

    def print(self) -> bytes:
        """The page on paper, A4, as its own dialogue would print it to a file."""
        size = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self._tell("WebDriver:Print", {"page": size})["value"])

    def faults(self) -> list[str]:
        """What axe finds wrong with the page."""
        found: list[str] = self.run(_AXE.read_text("utf-8") + _FAULTS, DEFAULT_OPTIONS)
        return found

    def errors(self) -> list[str]:
        """What pages have complained of since this was asked last."""
        return [line for line in self._log.read().splitlines() if _ERROR.match(line)]

    def end(self) -> None:
        self._tell("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._stream.close()
        self._socket.close()
        self._log.close()

    def _element(self, selector: str) -> str:
        query = {"using": "css selector", "value": selector}
        found = self._tell("WebDriver:FindElement", query)["value"]
        return str(next(iter(found.values())))

    def _tell(self, command: str, given: dict[str, Any]) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, command, given]).encode()
        self._socket.sendall(b"%d:%b" % (len(text), text))
        _, _, error, result = self._answer()
        assert error is None, f"{error['error']}: {error['message']}"
        return result

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            read = self._stream.read(1)
            assert read, "Firefox has ended"
            length += read
        return json.loads(self._stream.read(int(length[:-1])))


_AROUND = """
const given = [...arguments], done = given.pop();
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const until = async (isSo) => {
  while (!await isSo()) await new Promise((next) => setTimeout(next, 50));
};
(async () => { SCRIPT })().then(done, (error) => done(`failed: ${error}`));
"""


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox with a profile of its own; without one on this machine the test is skipped."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("needs Firefox")
    profile = tmp_path_factory.mktemp("firefox")
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(to)});" for key, to in _SETTINGS.items()]
    (profile / "user.js").write_text("\n".join(lines))
    command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    log = profile / "log.txt"
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=out) as process,
    ):
        try:
            browser = Firefox(_port(process, profile / "MarionetteActivePort"), log)
            yield browser
            browser.end()
        finally:
            process.terminate()


def _port(process: subprocess.Popen[bytes], file: Path) -> int:
    """Where it listens, once it does."""
    while not (file.exists() and (text := file.read_text())):
        assert process.poll() is None, "Firefox does not start"
        time.sleep(0.05)
    return int(text)
