"""Every text that a person can write, in the encodings that editors save."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from secondround.system import resources

from .conftest import Run

PACKET = "packets/example-company"
CHECK, BUILD, MARKDOWN = ("check",), ("build", "--no-pdf"), ("markdown",)
LOCK = ("lock", "site", "--all-clients", "--passphrase-file", "word.txt")
ENCODINGS = {"utf-16": "UTF-16", "latin-1": "Latin-1", "cp1252": "Windows-1252"}
"""What is refused, and how it is named."""


@dataclass(frozen=True)
class Text:
    """One text, what it begins with (None: what is there), and a command that reads it."""

    file: str
    words: tuple[str, ...]
    start: str | None = None
    mark: str = ""  # what makes the rest of a line a comment

    def beginning(self, workspace: Path) -> str:
        if self.start is not None:
            return self.start
        mine = workspace / self.file
        return (
            mine if mine.is_file() else resources.folder("templates").parent / self.file
        ).read_text("utf-8")


TEXTS = [
    Text("mkdocs.yml", BUILD, mark="#"),
    *(Text("packets/index.md", words) for words in (BUILD, MARKDOWN, CHECK)),
    *(Text("packets/guides/own.md", words, "# A guide\n\n") for words in (BUILD, CHECK)),
    Text("packets/candidate.yml", CHECK, mark="#"),
    Text(f"{PACKET}/interview.yml", CHECK, mark="#"),
    Text(f"{PACKET}/comments.yml", CHECK, "comments: [{at: role, by: A, text: B}]\n", "#"),
    Text("packets/pseudonyms.yml", CHECK, "names: {Robin Example: Nia Berg}\n", "#"),
    Text("packets/library/own.yml", CHECK, "competencies: [{name: cooking}]\n", "#"),
    Text("templates/packet/index.md.jinja", MARKDOWN),
    Text("templates/site/main.html", BUILD),
    Text("templates/scaffold/interview.yml", ("new", "harbor"), mark="#"),
    Text("word.txt", LOCK, "wild-otter-fern-basin-quill-lamp"),
]
each_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{text.file}, {text.words[0]}")


def result(workspace: Path, run: Run, text: Text, encoding: str) -> tuple[Result, Path]:
    """The command, in a copy of the workspace with the text in that encoding; and the copy."""
    copy = workspace.with_name(f"in-{encoding}")
    shutil.copytree(workspace, copy)
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text('<meta name="generator" content="mkdocs-1">')
    path = copy / text.file
    added = f"{text.mark} Zoë’s café\n" if encoding != "latin-1" else f"{text.mark} Zoë, café\n"
    written = (text.beginning(copy) + added).encode(encoding, "replace")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written)
    return run(*text.words, cwd=copy), copy


@pytest.mark.slow
@each_text
def test_another_encoding_is_told_by_name(workspace: Path, run: Run, text: Text) -> None:
    """UTF-16, Latin-1 and Windows-1252: the message names the file, what it is, and how to save
    it.
    """
    for encoding, named in ENCODINGS.items():
        said, _ = result(workspace, run, text, encoding)
        assert said.exit_code in {1, 2}
        for part in (Path(text.file).name, named, "as UTF-8"):
            assert part in said.output, (encoding, said.output)


@pytest.mark.slow
@each_text
def test_a_byte_order_mark_changes_nothing(workspace: Path, run: Run, text: Text) -> None:
    """UTF-8 with the mark that Windows writes gives what UTF-8 without it gives, to the letter."""
    made = []
    for encoding in ("utf-8", "utf-8-sig"):
        said, folder = result(workspace, run, text, encoding)
        paths = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
        passed_over = {text.file, "locked", ".secondround"}  # that file; what no two runs share
        others = [path for path in paths if passed_over.isdisjoint((str(path), path.parts[0]))]
        made.append(
            (said.exit_code, said.output, [(path, _content(folder / path)) for path in others])
        )
    assert made[0] == made[1]


def _content(path: Path) -> bytes:
    """The file; a browser takes a mark at the very start for what it is."""
    return path.read_bytes().removeprefix("\ufeff".encode())


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_the_earlier_plan_in_another_encoding_is_done_without(
    workspace: Path, run: Run, encoding: str
) -> None:
    """A lock file past reading is a warning, and is made anew."""
    (workspace / PACKET / "plan.lock.json").write_bytes('{"round": "Überblick"}'.encode(encoding))
    said = run("markdown", cwd=workspace)
    assert (said.exit_code, "unreadable-lock" in said.output) == (0, True)
