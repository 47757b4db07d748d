"""The room that a letter says one meets in."""

from __future__ import annotations

import pytest

from secondround.imports.invite import addresses


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "It will take place in the Chief Executive's office, Armstrong Building, Level 5.",
            "Chief Executive's office, Armstrong Building, Level 5",
        ),
        ("It will be in Room B, 3rd floor.", "Room B, 3rd floor"),
        (
            "It will be held in the Board Room, Trent House, 2nd floor.",
            "Board Room, Trent House, 2nd floor",
        ),
        (
            "The interview takes place in Room 4.12, Armstrong Building, Level 4.",
            "Room 4.12, Armstrong Building, Level 4",
        ),
        ("We will meet on the 3rd floor of our building.", "3rd floor"),
        ("It is for a post in the Armstrong Building.", ""),
        ("It will be in Room B or Room C.", ""),
        ("It will be in Room B. If that is full, we will meet in Room C.", ""),
        ("Please wait in Room B.", ""),
        ("It will be in the morning.", ""),
        ("We are in Calder House, 14 Mill Lane, Leeds.", "Calder House, 14 Mill Lane, Leeds"),
    ],
)
def test_a_sentence_may_say_the_room(sentence: str, place: str) -> None:
    """A room, a floor and a house are where one meets, where the sentence says that it is there;
    an address in the letter goes before them.
    """
    assert addresses.of_meeting(sentence) == place
