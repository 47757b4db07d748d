"""What an invitation asks to have before the day is something to do, with its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from secondround.imports import invite
from secondround.imports.found import entries
from secondround.imports.invite import errands

SENT = dt.date(2026, 11, 16)  # a Monday
FRIDAY = dt.date(2026, 11, 20)
MEETING = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Please send your CV and portfolio until Friday.", "Send your CV and portfolio"),
        ("Please let me know by 20 November whether this suits you.",
         "Let me know by 20 November whether this suits you"),
        ("Kindly confirm by Friday 20 November 2026.", "Confirm"),
        ("Bitte schicken Sie uns Ihre Unterlagen bis zum 20.11.2026.",
         "Schicken Sie uns Ihre Unterlagen"),
        ("Email your portfolio to me by Friday.", "Email your portfolio to Kim Lee"),
        ("Could you let us have your references, and send me the form, by 20 November?",
         "Let us have your references, and send Kim Lee the form"),
        ("By Friday, please complete the questionnaire.", "Complete the questionnaire"),
        ("We will need your signed consent by Friday.", "We will need your signed consent"),
        ("If you eat no meat, please let us know by Friday.",
         "If you eat no meat, please let us know"),
        ("Senden Sie mir bitte Ihre Arbeitsproben bis Freitag.",
         "Senden Sie mir Ihre Arbeitsproben"),
        ("Könnten Sie den Fragebogen bis spätestens Freitag ausfüllen?",
         "Den Fragebogen bis spätestens Freitag ausfüllen"),
        ("Renvoyez-nous le questionnaire avant vendredi.", "Renvoyez-nous le questionnaire"),
        ("Pourriez-vous nous transmettre vos références d’ici vendredi ?",
         "Transmettre vos références"),
        ("Envíanos tus referencias antes del viernes.", "Envíanos tus referencias"),
        ("¿Puede enviarme el formulario a más tardar el viernes?", "Enviarme el formulario"),
    ],
)  # fmt: skip
def test_what_is_asked_for_has_its_day(sentence: str, text: str) -> None:
    """In the words of the sentence; a weekday alone is one of that week, or the only one left."""
    assert errands.errand(sentence, SENT, MEETING, "Kim Lee") == errands.Errand(text, FRIDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Please arrive by 9:45.",
        "Please send it soon.",
        "We will let you know by Friday.",
        "You should hear from us by Friday.",
        "We need to decide by Friday.",
        "Please sign in at the gate by 9:30.",
    ],
)
def test_what_names_no_day_or_asks_for_nothing_is_none(sentence: str) -> None:
    """No day is guessed, and what they will do is not for the candidate."""
    assert errands.errand(sentence, SENT, MEETING) is None


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Please email your slides by noon on Monday.", "Email your slides by noon on Monday"),
        ("Please fill in the form before the interview.", "Fill in the form before the interview"),
    ],
)
def test_a_day_that_is_not_certain_stays_in_words(sentence: str, text: str) -> None:
    """Of two Mondays before the meeting, neither is guessed."""
    is_open = "Monday" in sentence
    later = errands.errand(sentence, SENT, dt.date(2026, 12, 3))
    assert later == errands.Errand(text, None, is_open)
    only = errands.errand(sentence, SENT, MEETING)
    assert only
    assert (only.due == dt.date(2026, 11, 23)) == ("Monday" in sentence)


def test_a_day_that_is_open_is_asked() -> None:
    """What is asked for is something to do at once, and which Monday is meant is a question."""
    text = (
        "From: Kim Lee <kim@harbor.example>\nSubject: Your interview\n"
        "Date: Mon, 16 Nov 2026 10:00:00 +0100\n\nDear Amara,\n\n"
        "Please come on Thursday 3 December 2026 at 10:00.\n\n"
        "Kindly forward your slides to me by Monday.\n\nBest regards,\nKim Lee\n"
    )
    found = invite.read_several([(text.encode(), "invite.eml")], invite.Known())
    logistics = found.record["logistics"]
    assert isinstance(logistics, Mapping)
    (errand,) = entries(logistics["before"])
    assert errand.fields == {"text": "Forward your slides to Kim Lee by Monday"}
    assert any("Which day is meant" in missing.question for missing in found.missing)


def test_a_deadline_is_no_day_of_the_meeting() -> None:
    """A letter that names both is read: the meeting has its day, and the errand its own."""
    text = (
        "From: Kim Lee <kim@harbor.example>\nTo: Amara <amara@example.com>\n"
        "Subject: Your interview\nDate: Mon, 16 Nov 2026 10:00:00 +0100\n\n"
        "Dear Amara,\n\nPlease come on Thursday 3 December 2026 at 10:00.\n\n"
        "Please send us your CV and, if you have one, your portfolio by\n"
        "Friday 20 November 2026.\n\nBest regards,\nKim Lee\n"
    )
    found = invite.read_several([(text.encode(), "invite.eml")], invite.Known())
    (stage,) = entries(found.record["rounds"])
    assert stage.fields["date"] == "2026-12-03"
    logistics = found.record["logistics"]
    assert isinstance(logistics, Mapping)
    (errand,) = entries(logistics["before"])
    assert errand.fields == {
        "text": "Send us your CV and, if you have one, your portfolio",
        "due": "2026-11-20",
    }
    assert not any("portfolio" in each.text for each in found.unplaced)
