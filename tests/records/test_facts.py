"""Facts in texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondround.records.facts import referenced_ids, with_facts
from secondround.records.models.candidate import Candidate, Fact

AMARA = Candidate(
    name="Amara",
    facts=(Fact(id="team-size", say="a team of nine"), Fact(id="odd", say=r"\1 [[odd]]")),
)


def test_fill() -> None:
    """A reference becomes the fact's words; unknown ones and other brackets stay as they are."""
    assert (
        with_facts("I led [[team-size]], [[ team-size ]].", AMARA)
        == "I led a team of nine, a team of nine."
    )
    assert (
        with_facts("[[nobody]] [one](two) [[]] [[a\nb]]", AMARA)
        == "[[nobody]] [one](two) [[]] [[a\nb]]"
    )


def test_brackets_may_be_meant() -> None:
    """In code, after a backslash and around what can be no id, brackets are brackets."""
    assert (
        with_facts("`if [[ -n $x ]]` and `[[team-size]]`", AMARA)
        == "`if [[ -n $x ]]` and `[[team-size]]`"
    )
    assert (
        with_facts(r"\[[team-size]] is [[team-size]]", AMARA) == "[[team-size]] is a team of nine"
    )
    assert with_facts("[[ -n $x ]], x[[1, 2]]", AMARA) == "[[ -n $x ]], x[[1, 2]]"
    assert list(referenced_ids(r"`[[a]]` \[[b]] [[ c ]] [[ -n $x ]]")) == ["c"]


def test_words_are_words() -> None:
    """A fact's words are put in as they are, and not filled again."""
    assert with_facts("[[odd]]", AMARA) == r"\1 [[odd]]"


@given(st.text("ab[]- \n"))
def test_texts_without_a_known_fact_stay(text: str) -> None:
    """Where nothing is known, nothing changes."""
    assert with_facts(text, AMARA) == text


def test_a_sentence_begins_with_a_capital() -> None:
    """A fact's words begin a sentence as any others do; names such as iOS stay, and so does what
    begins a cue.
    """
    candidate = Candidate(
        name="Amara",
        facts=(Fact(id="team", say="a team of nine"), Fact(id="os", say="iOS and web")),
    )
    assert (
        with_facts("They did not talk. [[team]] taught me.", candidate)
        == "They did not talk. A team of nine taught me."
    )
    assert with_facts("[[team]] did it.", candidate) == "A team of nine did it."
    assert with_facts("It ran. [[os]] came first.", candidate) == "It ran. iOS and web came first."
    assert (
        with_facts("I asked Dr. Moll, e.g. [[team]].", candidate)
        == "I asked Dr. Moll, e.g. a team of nine."
    )
    assert with_facts("[[team]], rail", candidate) == "a team of nine, rail"
