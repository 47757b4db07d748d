"""A round is called what it is, and not whose it is."""

from __future__ import annotations

import pytest

from secondround.imports import invite
from secondround.imports.invite import position, stage, titles
from secondround.imports.invite.people import Person

KNOWN = invite.Known(("Priya Raman",), (), ("Harborview Health", "Dock 9"))
HOSTS = titles.host_names(["m.webb@mail.novara-systems.co.uk", "d@quill.com"])


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Invitation to interview: Ward Manager - Acute Medicine (C9190-26)", "Interview"),
        ("Invitation to a final panel interview - Payroll Lead", "Final panel interview"),
        ("Invitation to meet the board", "Invitation to meet the board"),
        ("Invitation: Harborview Health – Onsite Interview – Priya Raman", "Onsite Interview"),
        ("Confirmed: Second Round Interview with Novara Systems GmbH", "Second Round Interview"),
        ("Updated invitation: Fwd: Panel @ Tue Nov 24, 2026 9am - 10am (CET) (p@x.com)", "Panel"),
        ("Harborview Health Onsite", "Onsite"),
        ("Harborview Health interview: Portfolio review", "Portfolio review"),
        ("Interview: Portfolio review", "Interview: Portfolio review"),
        ("Priya Raman <> Dock 9: final round", "Final round"),
        ("Einladung: Gespräch bei Quill", "Gespräch"),
        ("Interview | Priya Raman | Head of Operations", "Interview | Head of Operations"),
        ("Novara Systems - your onsite on Tuesday, December 1", "Onsite"),
        ("RE: Novara Systems - your onsite - moved to Thursday, December 3", "Onsite"),
        ("Your interview on 12/03/2026", "Interview on 12/03/2026"),
        ("Ihr Gespräch am Freitag, 4. Dezember 2026", "Gespräch"),
        ("Votre entretien du 4 décembre 2026", "Entretien"),
        ("Tu entrevista el viernes, 4 de diciembre", "Entrevista"),
        ("Zweite Runde: Quill x Raman Priya", "Zweite Runde"),
        ("Panel 2", "Panel 2"),
        ("2nd Interview - Head of Operations - P. Raman", "2nd Interview - Head of Operations"),
        ("Final round (Dock 9) - Priya Raman and Ana Ruiz", "Final round"),
        ("Final round: Thursday, December 10 (Arizona time)", "Final round"),
        ("Onsite: Ana Ruiz", "Onsite: Ana Ruiz"),
        ("Harborview Health", "Harborview Health"),
        ("Invitation: Priya Raman <> Quill", "Priya Raman <> Quill"),
        ("Quill pens: a case study", "Quill pens: a case study"),
        ("", ""),
    ],
)
def test_a_title_is_left_without_company_candidate_and_noise(written: str, plain: str) -> None:
    """Each goes where something is left, and words that only look like it stay."""
    assert titles.plain_title(written, KNOWN, HOSTS) == plain


TINA = Person("tina", "Tina Kowalczyk", "", title="Safety and Training Manager")
MARCUS = Person("marcus", "Marcus Oyelaran", "", part="hiring manager")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Interview: Marcus Oyelaran (hiring manager)", "Interview"),
        ("Interview: Tina Kowalczyk, Safety", "Interview"),
        ("Interview: Tina Kowalczyk, forklift test", "Interview, forklift test"),
        ("Panel - Marcus and Tina Kowalczyk", "Panel"),
        ("Lunch with Tina Kowalczyk", "Lunch with Tina Kowalczyk"),
        ("Tina Kowalczyk - Safety walk", "Safety walk"),
        ("Safety – Tina Kowalczyk", "Safety"),
        ("Panel (Ben Ode)", "Panel (Ben Ode)"),
        ("Walk (remote): Tina", "Walk (remote)"),
        ("Marcus Oyelaran", "Marcus Oyelaran"),
        ("Panel interview", "Panel interview"),
    ],
)
def test_a_session_is_called_what_it_is_and_not_whom_it_is_with(written: str, name: str) -> None:
    """Its people are on its own list; what only the title says of them stays."""
    assert titles.without_people(written, [TINA, MARCUS]) == name


EVENT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:{start}
DURATION:PT45M
SUMMARY:Confirmed: Interview
ATTENDEE;CN=Ana Ruiz:mailto:ana@quill.com
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("20270328T023000", "starts at 02:30, which is not on the clock in Europe/Berlin on"),
        ("20271031T023000", "starts at 02:30, which is on the clock twice in Europe/Berlin on"),
        ("20271031T033000", ""),
    ],
)
def test_a_time_that_clocks_skip_or_show_twice_is_remarked_on(start: str, said: str) -> None:
    """The time stays as it is written, and the remark says how it is counted."""
    found = invite.read(EVENT.format(start=start).encode(), "a.ics", KNOWN)
    assert any(said in remark for remark in found.remarks) or not said
    assert bool(said) == any("is kept as it is written" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("title", "name", "wanted"),
    [
        ("Interview / Director of Nursing (Round 2)", "Interview (Round 2)", "Director of Nursing"),
        ("Round 2: Director of Nursing", "Round 2", "Director of Nursing"),
        ("Director of Nursing - Final Round", "Final Round", "Director of Nursing"),
        ("Interview for Senior Buyer role", "Interview", "Senior Buyer"),
        ("Interview: Director of Nursing", "Interview: Director of Nursing", ""),
        ("Panel with Director of Nursing", "Panel with Director of Nursing", ""),
        ("Onsite: Ana Ruiz", "Onsite: Ana Ruiz", ""),
        ("Case study / Presentation (Round 2)", "Case study / Presentation (Round 2)", ""),
    ],
)
def test_the_round_and_the_position_are_told_apart(title: str, name: str, wanted: str) -> None:
    """What a title says of the position is no part of the round's name; what may as well be whom
    one meets stays.
    """
    assert position.apart(title) == (name, wanted)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("You are confirmed for the Ward Manager role.", "Ward Manager"),
        (
            "Thank you for applying for the Head of Sales and Service position!",
            "Head of Sales and Service",
        ),
        ("for the Ward Manager role, or for the Bed Manager role", ""),
        ("Thank you for the warm welcome.", ""),
        ("for the Monday post", ""),
    ],
)
def test_a_sentence_names_the_position(text: str, title: str) -> None:
    """Where it says that it is one, in capitals, and where there is only one."""
    assert position.said_in([text]) == title


LETTER = """From: Kelsey Brandt <kelsey@quill.com>
Subject: Your onsite
Date: Fri, 27 Nov 2026 10:00:00 +0000
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Thursday, December 3:

9:00 - 9:45 Ana Ruiz, Operations Manager
10:00 - 10:45 Ben Okoro, Site Director

--b
Content-Type: text/calendar

BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20261203T090000Z
DURATION:PT45M
SUMMARY:First talk
ATTENDEE;CN=Ana Ruiz:mailto:ana@quill.com
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261203T100000Z
DURATION:PT45M
SUMMARY:Second talk
ATTENDEE;CN=Ben Okoro:mailto:ben@quill.com
END:VEVENT
END:VCALENDAR

--b--
"""


def test_a_title_in_a_letters_schedule_reaches_people_of_several_events() -> None:
    """The calendar has the names alone, and the letter above it says who they are."""
    found = invite.read_several([(LETTER.encode(), "invite.eml")], invite.Known())
    people = found.record["interviewers"]
    assert isinstance(people, dict)
    said = {id_: person.get("title") for id_, person in people.items()}
    assert said == {"ana-ruiz": "Operations Manager", "ben-okoro": "Site Director"}


@pytest.mark.parametrize(
    ("subject", "sentence", "name"),
    [
        ("Your onsite interview at Larkspur, Thursday", "", "Onsite interview"),
        ("Final round at Larkspur", "", "Final round"),
        ("Thursday", "We invite you for a second interview on Thursday.", "Second interview"),
        ("Thursday", "We liked your first interview.", ""),
        ("Second interview, or final interview?", "", ""),
        ("Interview details", "", ""),
    ],
)
def test_a_round_is_called_what_its_mail_plainly_calls_it(
    subject: str, sentence: str, name: str
) -> None:
    """The subject first, then a sentence that invites to it; of two names, none."""
    assert stage.named([subject], [sentence]) == name
