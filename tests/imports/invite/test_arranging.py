"""The sentence that invites is in the record by its day, its time and its place alone."""

from __future__ import annotations

import datetime as dt

import pytest

from secondround.imports.invite import arranging, courtesies

KNOWN = arranging.Arranged(
    dt.date(2026, 12, 8), ["Dock House, 4 Quay Street, Hull"], [dt.time(9, 30), dt.time(11)]
)
SENT = dt.date(2026, 11, 25)
PLACE = courtesies.words_in("Dock House, 4 Quay Street, Hull")


@pytest.mark.parametrize(
    "sentence",
    [
        "We are glad to see you on Tuesday 8 December at Dock House, 4 Quay Street, Hull.",
        "Please come to our office, Dock House, 4 Quay Street, Hull.",
        "I'm looking forward to meeting you on December 8th, 2026 at 9:30 am!",
        "Your interview takes place on 8 December from 9.30 to 11.00.",
        "Wir freuen uns sehr, Sie am Dienstag, den 8. Dezember um 9:30 Uhr kennenzulernen.",
        "Wir möchten Sie gerne zu einem Gespräch am 08.12.2026 einladen.",
        "Nous serions ravis de vous rencontrer le mardi 8 décembre à 9h30 dans nos bureaux.",
        "Nos encantaría conocerte el martes 8 de diciembre a las 9:30.",
    ],
)
def test_what_was_read_is_not_kept_twice(sentence: str) -> None:
    """Day, time and place have their fields, and the words of an invitation say no more."""
    assert courtesies.is_said(arranging.left_of(sentence, SENT, KNOWN), PLACE)


@pytest.mark.parametrize(
    "sentence",
    [
        "We would love to meet you.",
        "We would love to meet you on Wednesday 9 December.",
        "We would love to meet you on Tuesday 8 December at 10:15.",
        "We would love to meet you on 8 December or on 10 December.",
        "We would love to show you our new dock on Tuesday 8 December.",
        "Your interview takes place by phone on 8 December at 9:30.",
        "Wir freuen uns, Ihnen am 8. Dezember das Lager zu zeigen.",
    ],
)
def test_what_was_not_read_stays(sentence: str) -> None:
    """Another day or time, a day that is not named, and whatever else a sentence says."""
    assert not courtesies.is_said(arranging.left_of(sentence, SENT, KNOWN), PLACE)


@pytest.mark.parametrize("line", ["The day:", "Here is your schedule:", "Tagesablauf:", "Agenda:"])
def test_what_heads_a_schedule_says_nothing(line: str) -> None:
    """With the schedule in the record, its heading is no note."""
    assert courtesies.is_empty(line)
    assert not courtesies.is_empty("Schedule change:")
