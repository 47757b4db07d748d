"""Thank-you notes: 80 to 120 words, a different one for each, one blank for what this person
said.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.factories import RECORD, person, session

from secondround.packet import Packet, thanks
from secondround.records.models.people import Role
from secondround.records.models.rounds import Format
from secondround.vocabulary import Edition

NAMES = st.lists(
    st.sampled_from(["Ana", "de", "la", "Ruiz", "Logistics", "Head", "of", "the"]),
    min_size=1,
    max_size=14,
)
WORDS = NAMES.map(" ".join)
OCCASIONS = st.builds(
    thanks.Occasion,
    name=WORDS,
    role=st.sampled_from(get_args(Role)),
    format=st.sampled_from(get_args(Format)),
    day=st.sampled_from(["", "Tuesday"]),
    position=WORDS,
    company=WORDS,
    candidate=WORDS,
    said=st.lists(st.text(st.sampled_from('Night “is” "soup".!'), max_size=200), max_size=2).map(
        tuple
    ),
    turn=st.integers(0, 40),
)


@given(occasion=OCCASIONS)
def test_a_note_has_80_to_120_words(occasion: thanks.Occasion) -> None:
    """Career centres advise 80 to 120 words; long names and titles do not change that."""
    assert thanks.FEWEST <= thanks.count(thanks.note(occasion)) <= thanks.MOST, thanks.note(
        occasion
    )


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        (["Send my notice period."], "to send my notice period"),
        (["The roster", "call Kim Lee"], "the roster and to call Kim Lee"),
        (["I will share the plan"], "to share the plan"),
        (["Send the paper", "Name of the contact"], "name of the contact and to send the paper"),
        (["A list of ports, by size", "GDP papers"], "a list of ports, by size; GDP papers"),
    ],
)
def test_a_promise_reads_as_part_of_a_sentence(promised: list[str], said: str) -> None:
    """However it was noted: what is to be done with "to", after every thing, a thing without the
    capital of a note, and names as they are.
    """
    occasion = thanks.Occasion(
        "Ana Ruiz", "other", "behavioural", "", "Hand", "Quay", "Sam", (), 0, tuple(promised)
    )
    assert f"I have not forgotten what I promised you: {said}." in thanks.note(occasion)


@given(occasion=OCCASIONS)
def test_a_note_has_one_blank(occasion: thanks.Occasion) -> None:
    """Where the debrief has no word of this person, what they said is left for the candidate to
    fill in, once; nothing else is left open, and a name that is too long does not end in an
    ellipsis.
    """
    text = "\n".join(thanks.note(replace(occasion, said=())))
    assert text.count(thanks.BLANK) == 1
    assert "{" not in text
    assert "…" not in text.replace(thanks.BLANK, "")


@given(occasion=OCCASIONS)
def test_a_note_comes_back_to_what_was_said(occasion: thanks.Occasion) -> None:
    """The words that the debrief has are in it instead of the blank, the first of them that leave
    it short enough; a full stop of theirs is not doubled, and marks inside are single ones.
    """
    for marked in ("“quiet”", '"quiet"'):
        said = f"A {marked} night is a night well planned."
        text = "\n".join(thanks.note(replace(occasion, said=("word " * 60, said))))
        assert "“A ‘quiet’ night is a night well planned”" in text
    assert thanks.BLANK not in text


def test_a_long_position_is_said_as_people_say_it() -> None:
    """Up to its comma, or its first words that stand by themselves."""
    told = {
        "Head of Operations, Hamburg hub and two more": "Head of Operations",
        "Deputy Head of Everything for the North of it": "Deputy Head of Everything",
        "Head of Operations": "Head of Operations",
    }
    for position, short in told.items():
        occasion = thanks.Occasion("Ana", "peer", "panel", "", position, "Harbor", "Amara", (), 0)
        text = "\n".join(thanks.note(occasion))
        assert short in text
        assert (position in text) is (position == short)


@pytest.mark.parametrize("role", get_args(Role))
@pytest.mark.parametrize("format_", get_args(Format))
def test_no_two_notes_are_alike(role: Role, format_: Format) -> None:
    """Eight people of one part in the decision, met in one day, get eight different notes."""
    first = thanks.Occasion("Ana", role, format_, "Tuesday", "Head", "Harbor", "Amara", (), 0)
    notes = [thanks.note(replace(first, turn=turn)) for turn in range(8)]
    assert len(set(notes)) == len(notes)
    assert all(one[1] != other[1] for one, other in pairwise(notes))


@pytest.mark.parametrize(
    ("sent", "edition", "said"),
    [
        ((False, False), Edition.CANDIDATE, "0 of 2 thank-you notes sent"),
        ((True, False), Edition.COACH, "1 of 2 thank-you notes sent"),
        ((True, True), Edition.CANDIDATE, ""),
        ((True, False), Edition.CARRY, ""),
    ],
)
def test_it_is_said_how_many_notes_are_sent(
    build: Callable[..., Packet], sent: tuple[bool, bool], edition: Edition, said: str
) -> None:
    """Of the rounds that were held, for candidate and coach, until all are."""
    people = {"ana": person("Ana"), "kim": person("Kim")}
    sessions = [session("ana", told=[], thanked=sent[0]), session("kim", told=[], thanked=sent[1])]
    rounds = [
        {"name": "First", "sessions": sessions},
        {"name": "Next", "sessions": [session("ana")]},
    ]
    record = {**RECORD, "interviewers": people, "rounds": rounds}
    assert build(record, edition=edition).meta.thanks == said


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Beth Okonjo", "Beth"),
        ("Jean-Luc Moreau", "Jean-Luc"),
        ("Thảo Nguyễn", "Thảo"),
        ("Søren Kjærgaard", "Søren"),
        ("Ana María de la Ruiz", "Ana"),
        ("Beth", "Beth"),
        ("Dr. Maud Pell", "Dr. Pell"),
        ("Prof Ada M. van der Byron", "Prof van der Byron"),
        ("Sir Peter Hale", "Sir Peter"),
        *((name, name) for name in ("Dr Li Wei", "Dr Ana Ruiz Mora", "Ms Okonjo", "J. Smith")),
        *((name, name) for name in ("Pell, Maud", "OKAFOR Amara", "Nguyễn Văn An", "Kim Min-jun")),
        *(
            (name, name)
            for name in ("李伟", "김 민준", "山田 太郎", "Nagy Anna", "Hiring Team", "de Vries")
        ),
        *((name, name) for name in ("Student council", "Tenants’ panel", "Ward staff")),
    ],
)
def test_a_greeting(name: str, greeted: str) -> None:
    """People are greeted by their first names, or by a title and the last name; where it is not
    plain which that is, by all that is written.
    """
    occasion = thanks.Occasion(name, "peer", "panel", "Tuesday", "Head", "Harbor", "Amara", (), 0)
    assert thanks.note(occasion)[0] == f"Dear {greeted},"
