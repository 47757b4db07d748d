"""The preview: pages with a way to reload, for this machine alone."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondround.render.site.preview import Preview


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    site = tmp_path / "site"
    (site / "amara").mkdir(parents=True)
    (site / "index.html").write_text("<html><body>Home</body></html>")
    (site / "amara" / "index.html").write_text("<html><body>Amara</body></html>")
    (site / "style.css").write_text("body {}")
    (tmp_path / "secret.html").write_text("<html><body>Secret</body></html>")
    with Preview(site, port=0) as preview:
        yield preview


def _get(preview: Preview, path: str, host: str | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(preview.address.split("/")[2])
    connection.request("GET", path, headers={"Host": host or preview.address.split("/")[2]})
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "word"), [("/", "Home"), ("/index.html?x=1", "Home"), ("/amara/", "Amara")]
)
def test_pages_come_with_the_script(preview: Preview, path: str, word: str, tmp_path: Path) -> None:
    """What is sent has the script before the end of the body; the file on the disk has not."""
    sent = _get(preview, path).read().decode()
    assert word in sent
    assert sent.index("/-/changes.js") < sent.index("</body>")
    assert "/-/changes.js" not in (tmp_path / "site" / "index.html").read_text()


def test_other_files_come_as_they_are(preview: Preview) -> None:
    """Styles and the like are sent unchanged, and nothing is kept by the browser."""
    answer = _get(preview, "/style.css")
    assert answer.read() == b"body {}"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//../secret.html"]
)
def test_nothing_outside_the_site_is_sent(preview: Preview, path: str) -> None:
    """Paths that climb out find nothing."""
    assert b"Secret" not in _get(preview, path).read()


@pytest.mark.parametrize(
    "host", ["evil.example.com", "evil.example.com:8000", "127.0.0.1.example.com:80", ""]
)
def test_another_name_for_this_machine_is_refused(preview: Preview, host: str) -> None:
    """A site elsewhere that has its own name point to 127.0.0.1 reads nothing here."""
    answer = _get(preview, "/", host=host or "[::1]:80")
    assert answer.status == 421
    assert b"Home" not in answer.read()


def test_it_listens_on_this_machine_only(preview: Preview) -> None:
    """The address is the loopback's."""
    assert preview.address.startswith("http://127.0.0.1:")


def test_open_pages_hear_of_changes_and_problems(preview: Preview) -> None:
    """Two pages listen: both are told to reload, both are shown the problems, in order."""
    readers = [_get(preview, "/-/changes") for _ in range(2)]
    for reader in readers:
        assert reader.readline() == b": here\n"
    preview.tell('line "1"\nline 2')
    preview.reload()
    for reader in readers:
        lines = [reader.readline() for _ in range(6)]
        assert lines[1] == b"event: problems\n"
        assert json.loads(lines[2].removeprefix(b"data: ")) == 'line "1"\nline 2'
        assert lines[4] == b"event: reload\n"


def test_a_page_that_is_opened_later_hears_of_the_problems_too(preview: Preview) -> None:
    """Problems last until the next reload, whenever a page begins to listen."""
    preview.tell("a problem")
    late = _get(preview, "/-/changes")
    assert [late.readline() for _ in range(3)][2] == b"event: problems\n"
    preview.reload()
    later = _get(preview, "/-/changes")
    preview.tell("another")
    assert json.loads([later.readline() for _ in range(4)][3].removeprefix(b"data: ")) == "another"


def test_before_the_first_site_there_is_a_page_that_waits(tmp_path: Path) -> None:
    """Where nothing could be built, every address shows a page that hears of the problems, and of
    the site to come.
    """
    site = tmp_path / "site"
    with Preview(site, port=0) as preview:
        preview.tell("a problem")
        for path in ("/", "/amara/harbor/index.html"):
            answer = _get(preview, path)
            assert answer.status == 503
            sent = answer.read().decode()
            assert "There is no site yet" in sent
            assert sent.index("/-/changes.js") < sent.index("</body>")
        listening = _get(preview, "/-/changes")
        assert [listening.readline() for _ in range(4)][3] == b'data: "a problem"\n'
        site.mkdir()
        (site / "index.html").write_text("<body>Home</body>")
        assert "Home" in _get(preview, "/").read().decode()


def test_it_ends_with_pages_still_open(tmp_path: Path) -> None:
    """Leaving the block does not wait for a browser."""
    (tmp_path / "index.html").write_text("<body></body>")
    with Preview(tmp_path, port=0) as preview:
        reader = _get(preview, "/-/changes")
        reader.readline()
    assert not [thread for thread in threading.enumerate() if thread.name == "preview"]
    assert reader.read() == b"\n"


def test_a_port_that_is_taken_is_an_error(preview: Preview, tmp_path: Path) -> None:
    """OSError, for the command to put into words."""
    port = int(preview.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        Preview(tmp_path, port=port)
