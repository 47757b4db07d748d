"""An edit of a library makes those packets anew that use what has changed, and no others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.app.outcomes import plain

from secondround.app import parallel, pipeline
from secondround.app.outcome import Made
from secondround.cli.commands.init import init, new
from secondround.system.resources import folder
from secondround.vocabulary import Edition

LIBRARY = "packets/library"
CHANGES: dict[str, Callable[[str], str]] = {
    "a word more": lambda line: f"{line.rstrip()} besides\n",
    "another first word": lambda line: re.sub(r"([:-] )(\w+)", r"\1Which", line, count=1),
    "no such line": lambda line: line[:0],
    "the line twice": lambda line: line * 2,
    "a role more": lambda line: re.sub(r"(roles: \[)", r"\1customer, ", line),
    "a role less": lambda line: re.sub(r"(roles: \[)[\w ]+, ", r"\1", line),
    "a comment": lambda line: f"# words\n{line}",
}


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two packets of two candidates, each made once."""
    root = tmp_path_factory.mktemp("beginning") / "coach"
    init.main([str(root)], standalone_mode=False)
    new.main(["quay", "--candidate", "ben", "--workspace", str(root)], standalone_mode=False)
    shutil.copytree(folder("packets") / "amara-okafor", root / "packets" / "amara-okafor")
    shutil.rmtree(root / "packets" / "amara-okafor" / "harbor")  # with what nobody else may read
    return root


def made(root: Path) -> Made:
    """All packets, and that they are those that are made from nothing."""
    again = parallel.made(root, None, edition=Edition.CANDIDATE, phone=True)
    fresh = pipeline.make(root, None, edition=Edition.CANDIDATE, phone=True)
    assert plain(again) == plain(fresh)
    return again


def changed(root: Path, file: str, old: str, new: str) -> None:
    path = root / LIBRARY / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.slow
@settings(max_examples=12)
@given(data=st.data())
def test_packets_after_any_edit_of_a_library(
    beginning: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever line of a library is edited, pages, plans and problems are those that are made from
    nothing.
    """
    root = tmp_path_factory.mktemp("edited") / "coach"
    shutil.copytree(beginning, root)
    made(root)
    for _ in range(2):
        path = data.draw(st.sampled_from(sorted((root / LIBRARY).glob("*.yml"))))
        lines = path.read_text("utf-8").splitlines(keepends=True)
        number = data.draw(st.integers(0, len(lines) - 1))
        lines[number] = CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))](lines[number])
        path.write_text("".join(lines), "utf-8")
        made(root)


@pytest.mark.slow
def test_what_a_packet_does_not_use_leaves_it_as_it_is(beginning: Path, tmp_path: Path) -> None:
    """A remark in the file, what a competency means, a question that nobody is asked, somebody
    whom nobody meets: all packets are kept. Else those alone are made that use what has changed.
    """
    root = tmp_path / "coach"
    shutil.copytree(beginning, root)
    everything = len(made(root).pages)
    edits = (
        ("questions.yml", "questions:", "# A remark.\nquestions:", 0),
        ("competencies.yml", "about: Knows", "about: Always knows", 0),
        ("questions.yml", "keeps you awake?", "keeps you up?", 0),  # nobody is asked it
        ("questions.yml", "[executive, senior manager]", "[executive, report, senior manager]", 0),
        ("roles.yml", "Whether you understand what", "Whether you know what", 1),  # a customer
        ("questions.yml", "What would you hand to", "What would you give to", 3),  # of all
    )
    for file, old, new_words, anew in edits:
        changed(root, file, old, new_words)
        assert made(root).kept == everything - anew, old
