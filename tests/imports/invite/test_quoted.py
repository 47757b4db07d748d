"""The letters below a letter: what an e-mail answers is no part of it, what it forwards is."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest
from tests.imports import readable

from secondround.imports import invite
from secondround.imports.invite import quoted

NEW = "Tuesday 1 December 2026, 9:30 - 10:15 Ana Ruiz, Director of Operations"
OLD = "How about Thursday 3 December 2026 at 11:00 with Ben Ode?"
OUTLOOK = {
    "en": ("From", "Sent", "To", "Subject", "Friday, November 20, 2026 9:41 AM"),
    "de": ("Von", "Gesendet", "An", "Betreff", "Freitag, 20. November 2026 09:41"),
    "fr": ("De ", "Envoyé ", "À ", "Objet ", "vendredi 20 novembre 2026 09:41"),
    "es": ("De", "Enviado el", "Para", "Asunto", "viernes, 20 de noviembre de 2026 9:41"),
}
WROTE = [
    "On Fri, Nov 20, 2026 at 9:41 AM Amara Okafor <amara@example.org> wrote:",
    "On Fri, Nov 20, 2026 at 9:41 AM Amara Okafor\n<amara@example.org> wrote:",
    "On 20/11/2026 09:41, Amara Okafor wrote:",
    "Am Fr., 20. Nov. 2026 um 09:41 Uhr schrieb Amara Okafor <amara@example.org>:",
    "Am 20.11.2026 um 09:41 schrieb Amara Okafor:",
    "Le ven. 20 nov. 2026 à 09:41, Amara Okafor <amara@example.org> a écrit :",
    "El vie, 20 nov 2026 a las 9:41, Amara Okafor (<amara@example.org>) escribió:",
    "Amara Okafor <amara@example.org> schrieb am Fr., 20. Nov. 2026, 09:41:",
]


def _header(language: str, mark: str = "") -> str:
    sender, sent, to, subject, when = OUTLOOK[language]
    return (
        f"{mark}{sender}:{mark} Amara Okafor <amara@example.org>\n{mark}{sent}:{mark} {when}\n"
        f"{mark}{to}:{mark} Kim Lee <kim@harbor.example>\n{mark}{subject}:{mark} RE: Dates\n"
    )


@pytest.mark.parametrize("language", OUTLOOK)
@pytest.mark.parametrize("mark", ["", "*"])
def test_what_outlook_quotes_is_no_part_of_a_letter(language: str, mark: str) -> None:
    """A letter ends where Outlook's headers of the one that it answers begin."""
    text = f"Dear Amara,\n{NEW}\n\n{_header(language, mark)}\n{OLD}\n"
    assert quoted.own_words(text).strip() == f"Dear Amara,\n{NEW}"


@pytest.mark.parametrize("wrote", WROTE)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_what_somebody_wrote_before_is_no_part_of_a_letter(wrote: str, mark: str) -> None:
    """A letter ends at the line that says who wrote what follows, whether that is marked or not."""
    text = f"{NEW}\nBest,\nKim\n\n{wrote}\n\n{mark}Hi Kim,\n{mark}{OLD}\n"
    assert quoted.own_words(text).strip() == f"{NEW}\nBest,\nKim"


def test_an_answer_below_what_it_quotes_is_read() -> None:
    """Marked lines go, wherever they are; what is written below or between them stays."""
    text = f"On 20/11/2026 09:41, Amara Okafor wrote:\n> {OLD}\n> Amara\n\n{NEW}\n"
    assert quoted.own_words(text).strip() == NEW


def test_an_ordinary_sentence_ends_no_letter() -> None:
    """A label alone, and a sentence with "wrote", are a letter's own words."""
    text = f"From: our office\nOn Monday somebody wrote to us.\nSubject: your onsite\n{NEW}"
    assert quoted.own_words(text) == text


FORWARDED = [
    (
        "---------- Forwarded message ---------\nFrom: Kim Lee <kim@harbor.example>\n"
        "Date: Fri, Nov 20, 2026 at 4:12 PM\nSubject: Your onsite\nTo: Jonas <j@example.org>\n\n\n"
    ),
    (
        "Begin forwarded message:\n\n> From: Kim Lee <kim@harbor.example>\n> Subject: Your onsite\n"
        "> Date: November 20, 2026 at 4:12:00 PM GMT+1\n> To: Jonas <j@example.org>\n> \n> "
    ),
    (
        "-------- Weitergeleitete Nachricht --------\nBetreff: Your onsite\n"
        "Datum: Fri, 20 Nov 2026 16:12:00 +0100\nVon: Kim Lee <kim@harbor.example>\n"
        "An: Jonas <j@example.org>\n\n"
    ),
    (
        "---------- Forwarded message ---------\nDe : Kim Lee <kim@harbor.example>\n"
        "Date: ven. 20 nov. 2026 à 16:12\nSubject: Your onsite\nTo: Jonas <j@example.org>\n\n"
    ),
    (
        "-----Ursprüngliche Nachricht-----\nVon: Kim Lee <kim@harbor.example>\n"
        "Gesendet: Freitag, 20. November 2026 16:12\nAn: Jonas <j@example.org>\n"
        "Betreff: Your onsite\n\n"
    ),
    (
        "De: Kim Lee <kim@harbor.example>\nEnviado el: viernes, 20 de noviembre de 2026 16:12\n"
        "Para: Jonas <j@example.org>\nAsunto: Your onsite\n\n"
    ),
]


@pytest.mark.parametrize("header", FORWARDED)
def test_what_is_forwarded_is_what_is_read(header: str) -> None:
    """A forwarded letter is read as if it had come by itself: its text, sender, subject and day."""
    old = "\n\nOn Thu, Nov 19, 2026 at 9:41 AM Amara Okafor <a@example.org> wrote:\n"
    letter = quoted.forwarded(f"Look at this!\n\n{header}{NEW}{old}{OLD}\n", is_forward=True)
    assert letter is not None
    assert letter.text.strip() == NEW
    assert letter.sender == ("Kim Lee", "kim@harbor.example")
    assert letter.subject == "Your onsite"
    assert letter.date == dt.date(2026, 11, 20)


def test_a_schedule_is_read_although_an_older_letter_names_other_days() -> None:
    """Days that were offered before are no days of the meeting."""
    data = (
        "From: Kim Lee <kim@harbor.example>\nSubject: RE: Onsite\nMessage-ID: <a@b>\n"
        f"Date: Mon, 23 Nov 2026 16:12:44 +0000\n\nDear Amara,\non Tuesday 1 December 2026:\n\n"
        "9:30 - 10:15 Ana Ruiz, Director of Operations\n10:15 - 11:00 Ben Ode, Head of Fleet\n\n"
        f"{_header('en')}\n{OLD}\n"
    )
    found = invite.read(data.encode(), "mail.eml")
    (stage,) = readable.plain(found)["record"]["rounds"]
    assert stage["date"] == "2026-12-01"
    assert "Thursday" not in str(found.record)


CALENDAR = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:one\r\nSUMMARY:Onsite\r\n"
    "ATTENDEE;CN=Ben Ode:mailto:ben@harbor.example\r\n"
    "DTSTART;TZID=Europe/Berlin:20261201T093000\r\nDURATION:PT45M\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize("is_calendar", [True, False])
@pytest.mark.parametrize("is_nested", [True, False])
def test_a_mail_that_is_attached_to_another(*, is_calendar: bool, is_nested: bool) -> None:
    """What counts is the inner one: its sender, its day and its invitation."""
    inner = _message(
        "Ben Ode <ben@harbor.example>", "Your onsite", "Fri, 20 Nov 2026 09:41:00 +0100"
    )
    inner.set_content("We meet on Tuesday, 1 December at 9:30-10:15.\n")
    if is_calendar:
        inner.add_attachment(CALENDAR, subtype="calendar", filename="invite.ics")
    for _ in range(1 + is_nested):
        outer = _message("Zoe Friend <zoe@x.example>", "Fwd: it", "Mon, 23 Nov 2026 10:00:00 +0100")
        outer.set_content("See you on Thursday, 3 December at 11:00! Zoe\n")
        outer.add_attachment(inner)
        inner = outer
    found = invite.read(bytes(inner), "forwarded.eml")
    assert "zoe" not in str(found.record).lower()
    assert "'date': '2026-12-01'" in str(readable.plain(found))
    assert "'at': '09:30'" in str(readable.plain(found))


def _message(sender: str, subject: str, date: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = sender, subject, date
    message["To"] = "wei@me.example"
    return message


INNER = (
    "---------- Forwarded message ---------\nFrom: Kim Lee <kim@acme.example>\n"
    "Date: Thu, 26 Nov 2026\nSubject: Second stage\nTo: Ana\n\n{inner}\n"
)
OUTER = (
    "for the printer\n\n---------- Forwarded message ---------\n"
    "From: Ana Ruiz <ana@agency.example>\n"
    "Date: Thu, 26 Nov 2026\nSubject: Fwd: Second stage\nTo: Amara\n\n{outer}\n\n" + INNER
)


@pytest.mark.parametrize(
    ("outer", "inner", "sender", "covers"),
    [
        ("Good news!", "Come on Friday at 10:00.", "Kim Lee",
         (("", "for the printer"), ("Ana Ruiz", "Good news!"))),
        ("Come on Friday at 10:00.", "See the posting.", "Ana Ruiz", (("", "for the printer"),)),
    ],
)  # fmt: skip
def test_of_a_letter_forwarded_twice_the_one_with_a_time_is_meant(
    outer: str, inner: str, sender: str, covers: tuple[tuple[str, str], ...]
) -> None:
    """The innermost, unless only who passed it on says when; each says their own words above."""
    found = quoted.within(OUTER.format(outer=outer, inner=inner))
    assert found.sender[0] == sender
    assert found.covers == covers
