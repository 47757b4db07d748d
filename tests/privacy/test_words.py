"""However a string is written or set, its words are the same."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.privacy.leaks import PacketTexts, ProtectedText, Search
from secondround.privacy.leaks.other_clients import RUN
from secondround.privacy.leaks.runs import runs
from secondround.privacy.leaks.words import words
from secondround.text import is_english_word
from secondround.vocabulary import Edition

WORD = st.text("abcdefghijklmnopqrstuvwxyzäöéøñłжя", min_size=2, max_size=9)
TEXTS = st.lists(WORD, min_size=3, max_size=40).map(" ".join)
FILE = PurePosixPath("interview.yml")


def said(text: str) -> ProtectedText:
    return ProtectedText(text, ("notes",), FILE, Edition.CANDIDATE)


def found(text: str, data: str, name: str = "index.html") -> bool:
    search = Search([PacketTexts("harbor", "harbor", (said(text),), "")], by_hand={})
    return bool(list(search.file(PurePosixPath("harbor", name), data.encode("utf-8"))))


@st.composite
def written(draw: Any) -> tuple[str, str]:
    """A text, and the same as somebody or something else might write it."""
    text = draw(TEXTS)
    other = draw(
        st.sampled_from([text, text.upper(), text.title(), unicodedata.normalize("NFD", text)])
    )
    gap = draw(
        st.sampled_from(
            [" ", "\n", "\u00a0", " \t\n", "</p>\n<p>", " <b>", "&#32;", " – ", "\u2009"]
        )
    )
    inside = draw(
        st.sampled_from(["", "\u00ad", "\u200b", "\ufeff", "<wbr>", "<i></i>", "&shy;", "\u2060"])
    )
    made = [word[:1] + inside + word[1:] if draw(st.booleans()) else word for word in other.split()]
    return text, gap.join(made)


@given(written())
def test_a_string_is_found_however_it_is_written(pair: tuple[str, str]) -> None:
    """Capitals, white space, tags, entities, hidden characters, composed letters or not."""
    text, other = pair
    assert found(text, f"<body><p>x</p><p>{other}</p></body>")


@given(TEXTS, st.integers(0, 30))
def test_a_string_is_found_where_a_line_ends_in_its_middle(text: str, at: int) -> None:
    """With a hyphen or without: in plain text, a word that is cut is read as one."""
    at = 1 + at % (len(text) - 1)
    cut = text[:at] + ("\n" if text[at - 1] == " " or text[at] == " " else "-\n") + text[at:]
    assert found(text, cut, "note.txt")


@given(st.lists(WORD, min_size=2 * RUN - 1, max_size=60), st.data())
def test_eleven_words_in_a_row_are_enough(text: list[str], data: st.DataObject) -> None:
    """Any part of that length of a longer text is found as the whole is."""
    start = data.draw(st.integers(0, len(text) - (2 * RUN - 1)))
    assert found(" ".join(text), "<p>" + " ".join(text[start : start + 2 * RUN - 1]) + "</p>")


@pytest.mark.parametrize(
    "written",
    [
        "Vanden**broucke** was here",
        "Vanden*broucke* was here",
        "**Vanden**broucke was here",
        "Vanden~~broucke~~ was here",
        "Vanden`broucke` was here",
        "Vanden<b>broucke</b> was here",
        "Vanden<!-- x -->broucke was here",
        "Vanden[broucke](https://example.com) was here",
        "[Vanden](https://example.com)broucke was here",
        "[Vanden][one]broucke was here",
    ],
)
def test_markup_inside_a_word_hides_none_of_it(written: str) -> None:
    """In Markdown as on the page that it becomes."""
    assert found("Vandenbroucke was here", f"# One\n\n{written}\n", "one.md")


def test_bytes_that_happen_to_spell_a_short_name_are_none() -> None:
    """A font's bytes hold "s ni" by chance, which is Siobhán Ní Shé; whoever is named in a text or
    in a picture's remark is found.
    """

    def is_found(name: str, data: bytes, file: str) -> bool:
        protected = ProtectedText(name, ("names", name), FILE, Edition.COACH, is_name=True)
        search = Search([PacketTexts("harbor", "harbor", (protected,), "")], by_hand={})
        return bool(list(search.file(PurePosixPath("assets", file), data)))

    assert not is_found("S Ni", b"wOF2\0\x01\xf1s|Ni\x9c\xff\0", "sans.woff2")
    assert is_found("S Ni", b"With S. Ni at nine.", "note.txt")
    assert is_found("Bo Lin", b"\xff\xd8\0Bo Lin\0\xff", "photo.jpg")
    assert is_found("李 伟", "\0by 李 伟\0".encode(), "photo.jpg")


@given(TEXTS, TEXTS)
def test_what_is_not_there_is_not_found(text: str, other: str) -> None:
    """A find means that one of the runs searched for stands there, word for word."""
    there = words(other)
    stands = any(
        tuple(there[i : i + len(run)]) == run for run in runs(said(text)) for i in range(len(there))
    )
    assert found(text, f"<p>{other}</p>") == stands


def test_strings_do_not_go_across_what_does_not_belong_together() -> None:
    """The end of one cell of data and the start of the next make no sentence."""
    assert not found("one two three", '{"a": "one two", "b": "three"}', "x.json")


def test_people_of_the_scaffold_are_named_after_words() -> None:
    """`Alex Colleague` is nobody in a guide that speaks of a colleague."""
    assert is_english_word("colleague")
    assert is_english_word("colleagues")
