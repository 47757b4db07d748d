"""A file is recognised by what it holds; where that is not clear, the person is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports import drawn_texts, readable

from secondround.imports import UnreadableError, kinds

HERE = Path(__file__).parent
ROOMS = {"invite": "invitation", "posting": "posting", "stories": "stories"}
ASKED = {"no-requirements"}
"""Postings that say too little of themselves."""
READABLE = [
    case
    for room in ROOMS
    for case in readable.cases(HERE / room)
    if "unreadable" not in (case / "expected.yml").read_text("utf-8")
]
RESUMES = sorted((HERE / "corpus" / "made").glob("*.txt")) + sorted(
    (HERE / "corpus" / "made").glob("*.html")
)


@pytest.mark.parametrize("case", READABLE, ids=lambda case: str(case.name))
def test_a_file_is_recognised_without_its_name(case: Path) -> None:
    """Every case of a kind is recognised as that kind, or asked about, under any name."""
    for data, name in readable.files(case):
        ending = Path(name).suffix if name.endswith((".yml", ".yaml")) else ""
        if case.name in ASKED:
            with pytest.raises(UnreadableError, match="Say which it is"):
                kinds.kind(data, f"file{ending}")
            continue
        found = kinds.kind(data, f"file{ending}")
        assert found.kind == ROOMS[case.parent.parent.name]
        assert found.why.endswith(".")


@pytest.mark.parametrize("file", RESUMES, ids=lambda file: str(file.name))
def test_a_resume_is_no_posting(file: Path) -> None:
    """A resume is recognised as one, though it has headings that postings have as well."""
    assert kinds.kind(file.read_bytes(), "file").kind == "resume"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"basics": {"name": "Amara"}}', "`basics`|“basics”"),
        ("cv:\n  name: Amara\n", "“cv”"),
        ("<SkillsPassport/>", "Europass"),
    ],
)
def test_a_format_of_resumes_is_known(text: str, reason: str) -> None:
    """JSON Resume, RenderCV and Europass are known by their names of fields, and that is said."""
    name = "file.yml" if text.startswith("cv") else "file"
    found = kinds.kind(text.encode(), name)
    assert found.kind == "resume"
    assert any(part in found.why for part in reason.split("|"))


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [drawn_texts.resume, drawn_texts.posting])
def test_short_texts_are_recognised(drawn: Callable[[int], str]) -> None:
    """Of 200 short resumes and postings as people type them, each is recognised for what it is,
    and one in ten at most with a doubt.
    """
    doubts = 0
    for number in range(200):
        text = drawn(number)
        found = kinds.kind(text.encode(), "file.md" if "## " in text else "file.txt")
        assert found.kind == drawn.__name__, text
        doubts += bool(found.doubt)
    assert doubts <= 20


def test_the_way_out_names_the_file() -> None:
    """What a person adds to say which file is what can be typed as it is."""
    with pytest.raises(UnreadableError, match=r"`--as 'resume:my text\.txt'`"):
        kinds.kind(b"Holidays\n\n2019 - 2024 in Spain\n", "my text.txt")


@pytest.mark.parametrize("text", ["Dear Amara, see you.", "# Notes\n\n- one\n", '{"a": 1}'])
def test_what_may_be_anything_is_asked(text: str) -> None:
    """A file that says nothing of itself is not guessed at."""
    with pytest.raises(UnreadableError, match="Say which it is"):
        kinds.kind(text.encode(), "file")


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_recognised_or_asked_about(data: bytes) -> None:
    """Bytes that nobody ever wrote are no exception."""
    try:
        found = kinds.kind(data, "file")
    except UnreadableError:
        return
    assert found.kind in {"resume", "posting", "invitation", "stories"}
