"""Rules that hold whatever files are called: private words are found anywhere, and the last edition
counts.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from secondround.app import exposure
from secondround.privacy.audit import Judge, commands

from .test_exposures import CANDIDATE, RECORD, SAID, paper, put

HARMLESS = "Bring water, and a pen that works."
NAMES = st.sampled_from(
    [
        "public",
        "docs",
        "notes",
        "a b",
        "packets",
        "2026",
        "guides",
        "library",
        "assets",
        "x.y",
        "ünï",
    ]
)
FOLDERS = st.lists(NAMES, max_size=4)


def zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("inside/page.txt", text)
    return made.getvalue()


KINDS: dict[str, Callable[[str], bytes]] = {
    ".html": lambda text: f"<p>{escape(text)}</p>".encode(),
    ".md": str.encode,
    ".txt": lambda text: text.upper().encode(),
    ".csv": lambda text: f'who,what\nana,"{text}"\n'.encode(),
    ".json": lambda text: json.dumps({"docs": [{"text": text}]}).encode(),
    ".yml": lambda text: f"a: {json.dumps(text)}\n".encode(),
    ".svg": lambda text: f"<svg><title>{escape(text)}</title></svg>".encode(),
    ".js": lambda text: f"const a = {json.dumps(text)};".encode(),
    ".py": lambda text: f"# {text}".encode(),
    "": str.encode,
    ".odd": lambda text: text.replace(" ", "\n").encode(),
    ".html.gz": lambda text: gzip.compress(f"<p>{text}</p>".encode()),
    ".zip": zipped,
    ".docx": zipped,
    ".pdf": paper,
}


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Knows one private packet."""
    root = tmp_path_factory.mktemp("words")
    put(
        root,
        {"packets/zebedee/candidate.yml": CANDIDATE, "packets/zebedee/ferry/interview.yml": RECORD},
    )
    return Judge(exposure.leaks(root, ()))


@examples(120)
@given(folders=FOLDERS, name=NAMES, kind=st.sampled_from(sorted(KINDS)), private=st.booleans())
def test_private_words_are_found_anywhere(
    judge: Judge, folders: list[str], name: str, kind: str, *, private: bool
) -> None:
    """A sentence from a record makes a file private in any folder, under any name, in any kind;
    another does not.
    """
    place = PurePosixPath(*folders, name + kind)
    verdict = judge.verdict(place, KINDS[kind](SAID if private else HARMLESS))
    assert bool(verdict.private) is private, (place, verdict)


@examples(200)
@given(
    data=st.binary(max_size=300),
    folders=FOLDERS,
    kind=st.sampled_from([*sorted(KINDS), ".xlsx", ".png", ".whl"]),
)
def test_any_bytes_get_a_verdict(judge: Judge, data: bytes, folders: list[str], kind: str) -> None:
    """Whatever a file holds, it is judged, or named as one that cannot be; nothing ends the
    look.
    """
    verdict = judge.verdict(PurePosixPath(*folders, f"file{kind}"), data)
    assert not (verdict.private and verdict.unjudged)


EDITIONS = st.sampled_from(["public", "carry", "candidate", "coach"])


@given(
    st.lists(
        st.one_of(
            st.just("--no-pdf"),
            EDITIONS.map("--edition {}".format),
            EDITIONS.map("--edition={}".format),
        )
    ),
    st.sampled_from([" ", "  ", " \\\n    ", "\n          "]),
)
def test_the_last_edition_counts(options: list[str], between: str) -> None:
    """A build is safe where the edition that it makes, the last one named, is the public one."""
    from secondround.privacy.audit import workflows  # noqa: PLC0415 beside the one rule it is about

    file = ".github/workflows/site.yml"
    text = (
        f"steps:\n  - run: {between.join(['secondround build', *options])}\n"
        "  - run: rsync -a public web:\n"
    )
    editions = [one.rpartition("=")[2].rpartition(" ")[2] for one in options if "edition" in one]
    safe = bool(editions) and editions[-1] == "public"
    assert bool(workflows.judge(PurePosixPath(file), {file: text}).unsafe) is not safe


def test_a_build_without_an_edition_is_the_candidates() -> None:
    """What is not said is not public."""
    assert list(commands.unsafe("secondround build --output public")) == [
        "secondround build --output public"
    ]
    assert list(commands.unsafe("secondround build --edition public")) == []


def test_the_whole_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    """Words of a record that a person left out are no reason, wherever they stand."""
    put(
        tmp_path,
        {"packets/zebedee/candidate.yml": CANDIDATE, "packets/zebedee/ferry/interview.yml": RECORD},
    )
    judge = Judge(exposure.leaks(tmp_path, [PurePosixPath("packets/zebedee")]))
    assert judge.verdict(PurePosixPath("public/index.html"), SAID.encode()).private == ""
