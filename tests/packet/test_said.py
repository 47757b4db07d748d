"""What is said at a session's beginning and end, and what to do if something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from tests.factories import RECORD, session

from secondround.packet import Packet, stress_card
from secondround.packet.model_take_along import Sheet
from secondround.plan import spoken
from secondround.vocabulary import Edition

Build = Callable[..., Packet]
IF_THEN = ["If I go blank, I ask for a moment.", "If I do not know, I say so."]


def day(**more: Any) -> dict[str, Any]:
    """One session with some of its fields."""
    return {"rounds": [{**RECORD["rounds"][0], "sessions": [session("ana-ruiz", **more)]}]}


def sheet(made: Packet) -> Sheet:
    assert made.sheets
    return made.sheets.sessions[0]


@pytest.mark.parametrize("words", [1, 5, 10, 20, 40, 60])
def test_the_pitch_begins_for_30_to_45_seconds(build: Build, words: int) -> None:
    """A session without an opening opens with the pitch: whole sentences, at least half a minute
    where they allow it, and never more than three quarters, but for one long sentence.
    """
    sentence = " ".join(["Freight"] + ["moves"] * (words - 1)) + "."
    made = sheet(build(day(), {"pitch": " ".join([sentence] * 20)}))
    pitch = " ".join([sentence] * 20)
    minutes, _, seconds = made.opening_length.rpartition("min")
    takes = 60 * int(minutes or 0) + int(seconds.removesuffix("s"))
    least, most = spoken.OPENING
    assert pitch.startswith(made.opening.removesuffix("…").strip())
    one = spoken.seconds(sentence, 140)
    assert takes <= most or takes == one
    assert takes >= least or takes + one > most or takes == spoken.seconds(pitch, 140)


def test_an_opening_that_the_sheet_cuts_is_whole_elsewhere(build: Build) -> None:
    """A sheet has room for 45 words; its length is that of all of them, which stand in the reading
    part.
    """
    opening = "I have read your memo on the second hall. " * 8
    made = build(day(opening=opening, closing="I would like this job."))
    assert made.pitch
    assert sheet(made).opening.endswith("\u00a0…")
    assert sheet(made).opening_length == "34\u00a0s"
    assert sheet(made).closing_length == "3\u00a0s"
    assert [(each.text, each.length) for each in made.pitch.openings] == [
        (opening.strip(), "34\u00a0s")
    ]


def test_what_to_do_if_something_goes_wrong_is_on_the_card_alone(build: Build) -> None:
    """It stands at the card's foot, in no edition for the table. All lines are there where there is
    room; otherwise two, and a card without room for these leaves out what the sheets have, too,
    before them.
    """
    many = [*IF_THEN, "If they interrupt, I let them."]
    card = build(day(), {"if_then": many}).day_card
    assert card
    assert list(card.if_then) == many
    lines = (*IF_THEN, *["If they interrupt, I let them speak, and then I go on."] * 60)
    fewer = stress_card.fitted(replace(card, if_then=lines))
    assert len(IF_THEN) < len(fewer.if_then) < len(lines)
    assert fewer.rows == card.rows
    card = replace(card, if_then=card.if_then[:2])
    on_table = build(day(), {"if_then": IF_THEN}, edition=Edition.CARRY).day_card
    assert on_table
    assert not on_table.if_then
    row = replace(card.rows[0], cues=("Strike, rail", "Ledger, no downtime", "Nine sheets"))
    full = next(
        made
        for many in range(1, 11)
        if not (made := stress_card.fitted(replace(card, rows=(row,) * many))).if_then
    )
    assert not any(each.people[0].say for each in full.rows)
