"""Files that people keep: what is read, what is refused, and in which words."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.system import files


@given(
    text=st.text(
        st.characters(exclude_characters="\r\0\ufeff", exclude_categories=["Cs"]), max_size=60
    )
)
def test_utf_8_is_read_with_or_without_its_mark(text: str) -> None:
    """A byte order mark is no part of the text, and line ends of every system are line feeds."""
    for data in (text.encode(), text.encode("utf-8-sig"), text.replace("\n", "\r\n").encode()):
        assert files.decoded(Path("a.md"), data) == text


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("latin-1", "Latin-1"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_another_encoding_is_named(encoding: str, named: str) -> None:
    """The refusal says what the file seems to be, where it shows, and how to save it."""
    text = "One line.\nThe café – “open”.\n" if encoding == "cp1252" else "One line.\nThe café.\n"
    with pytest.raises(files.NotUtf8Error, match=named) as caught:
        files.decoded(Path("a.md"), text.encode(encoding))
    assert "save it as UTF-8" in caught.value.hint
    if not encoding.startswith("utf-16"):
        assert (caught.value.line, caught.value.column) == (2, 8)


@given(data=st.binary(max_size=80))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """Whatever a file holds, it is text or a refusal with a place in it, never another error."""
    refused = None
    try:
        text = files.decoded(Path("a.md"), data)
    except files.NotUtf8Error as error:
        refused = error
    if refused:
        assert 1 <= refused.line <= data.count(b"\n") + 1
        assert refused.column >= 1
    else:
        assert "\r" not in text


@pytest.mark.parametrize(
    "kind", ["pipe", "device", "socket", "folder", "link to a device", "too large"]
)
def test_what_is_no_plain_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    """Nothing waits for a pipe or reads without end: each is refused in words that say what it
    is.
    """
    path = tmp_path / "f"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(os.path.relpath(path))
        listening.close()
    elif kind == "folder":
        path.mkdir()
    elif kind == "too large":
        path.write_bytes(b"x" * 11)
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    else:
        path = Path("/dev/zero")
    with pytest.raises(files.FileRefusedError) as caught:
        files.read(path, largest=10)
    said = str(caught.value.strerror)
    assert {"link to a device": "device", "too large": "larger"}.get(kind, kind) in said
    assert caught.value.hint


def test_links_are_followed_inside_a_folder_and_not_out_of_it(tmp_path: Path) -> None:
    """A link counts by where it ends, through however many links and folders."""
    inside, outside = tmp_path / "packets", tmp_path / "elsewhere"
    for folder in (inside / "a", outside):
        folder.mkdir(parents=True)
        (folder / "page.md").write_text(folder.name)
    (inside / "near.md").symlink_to("a/page.md")
    (inside / "nearer.md").symlink_to("near.md")
    (inside / "far.md").symlink_to(outside / "page.md")
    (inside / "folder").symlink_to(outside)
    (inside / "loop.md").symlink_to("loop.md")
    assert files.text(inside / "nearer.md", inside) == "a"
    for name in ("far.md", "folder/page.md"):
        with pytest.raises(files.LinkOutError, match="leads out of `packets`"):
            files.read(inside / name, inside)
    with pytest.raises(OSError, match=r"loop\.md"):
        files.read(inside / "loop.md", inside)


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """Where a whole workspace is kept elsewhere, its files are inside it all the same."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_text("a")
    (tmp_path / "packets").symlink_to("real")
    assert files.text(tmp_path / "packets" / "a.md", tmp_path / "packets") == "a"


def test_what_is_given_by_name_may_be_a_pipe() -> None:
    """A passphrase may come through `<(…)`: a pipe that somebody writes into, read to its end."""
    reading, writing = os.pipe()
    os.write(writing, "\ufeffpass phrase\n".encode())
    os.close(writing)
    assert files.given(Path(f"/dev/fd/{reading}")) == "pass phrase\n"
    os.close(reading)
    with pytest.raises(files.FileRefusedError, match="larger"):
        files.given(Path("/dev/zero"))
