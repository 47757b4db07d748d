"""Whom to call, what to bring, and where to go, in the words that people use for it."""

from __future__ import annotations

from typing import Any

import pytest

from secondround.imports import invite
from secondround.imports.invite import addresses, courtesies, practical

CONTACTS = [
    "If anything comes up on the day, call or text me at 617-555-0166.",
    "Running late? Text or call me on 617-555-0166.",
    "Bei Problemen: 617-555-0166.",
    "Falls du dich verspätest, ruf mich an: 617-555-0166",
    "Bei Rückfragen erreichen Sie mich unter 617-555-0166.",
    "En cas de retard, appelez-moi au 617-555-0166.",
    "Si surge cualquier problema, llámame al 617-555-0166.",
    "My cell: 617-555-0166",
]


@pytest.mark.parametrize("sentence", CONTACTS)
def test_me_is_who_wrote_it(sentence: str) -> None:
    """A number to call without a name is the sender's."""
    assert practical.said(sentence, "Dana Marchetti", ()).contact == "Dana Marchetti, 617-555-0166"


def test_another_name_is_kept() -> None:
    """Whom the sentence names is called, and not who wrote it."""
    said = practical.said("Call or text Sam at 617-555-0166.", "Dana Marchetti", ["Sam Poole"])
    assert said.contact == "Sam Poole, 617-555-0166"


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("Bitte bring zwei Fallstudien mit (max. 15 Folien).",
         ("Zwei Fallstudien (max. 15 Folien)",)),
        ("Bringen Sie bitte Ihren Ausweis und einen Laptop mit.", ("Ausweis", "Laptop")),
        ("Bitte bringt eure Unterlagen mit!", ("Eure Unterlagen",)),
        ("Bring a photo ID.", ("Photo ID",)),
        ("Please prepare a ten-minute presentation on how you would cut downtime.",
         ("Ten-minute presentation on how you would cut downtime",)),
        ("please present two case studies (20 minutes each).",
         ("Two case studies (20 minutes each)",)),
        ("Please prepare for a technical discussion.", ()),
        ("Please prepare to discuss your work.", ()),
        ("Merci d'apporter une pièce d'identité.", ("Pièce d'identité",)),
        ("Por favor, trae tu portátil.", ("Tu portátil",)),
    ],
)  # fmt: skip
def test_what_one_is_asked_to_bring(sentence: str, things: tuple[str, ...]) -> None:
    """Each thing is one on the list, in German, French and Spanish, too."""
    assert practical.said(sentence, "", ()).bring == things


@pytest.mark.parametrize(
    ("sentence", "dress"),
    [
        ("Please wear closed-toe shoes and bring a photo ID.", "closed-toe shoes"),
        ("Please wear boots, and please bring a photo ID.", "boots"),
        ("Please wear boots and bring no phone.", "boots and bring no phone"),
        ("Please wear boots and a vest.", "boots and a vest"),
    ],
)
def test_what_one_brings_is_not_said_again_as_dress(sentence: str, dress: str) -> None:
    """Where it is on the list of what to bring, that is enough; else it stays."""
    assert practical.said(sentence, "", ()).dress == dress


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("We invite you to an interview at the brewery (Mill Lane, Halifax HX1 4AB).",
         "Mill Lane, Halifax HX1 4AB"),
        ("Our office is located at 12 Old Mill Road, Leeds LS1 4AB.",
         "12 Old Mill Road, Leeds LS1 4AB"),
        (("Please arrive 15 minutes early at 500 Binney Street, Cambridge, and ask for me.\n\n"
         "Dana Marchetti\n500 Binney Street, Cambridge, MA 02142\n"),
         "500 Binney Street, Cambridge, MA 02142"),
        ("The interview takes place at our office: 12 Old Mill Road, Leeds.",
         "12 Old Mill Road, Leeds"),
        ("Das Gespräch findet bei uns in der Kaistraße 5, 20457 Hamburg statt.",
         "Kaistraße 5, 20457 Hamburg"),
        ("Présentez-vous à l'accueil, 14 rue de la Paix, 75002 Paris.",
         "14 rue de la Paix, 75002 Paris"),
        ("Preséntese en recepción, Calle de Alcalá 45, 28014 Madrid.",
         "Calle de Alcalá 45, 28014 Madrid"),
        ("Best,\nDana\n500 Binney Street, Cambridge, MA 02142\n", ""),
        ("Come to 5 Oak Lane, Leeds, or to our office at 7 Elm Road, York.", ""),
    ],
)  # fmt: skip
def test_the_place_is_where_one_is_told_to_come(text: str, place: str) -> None:
    """An address is the place where a sentence says that one comes there; a signature alone is
    none, and of two nobody can tell.
    """
    assert addresses.place_in(text) == place


def test_how_to_arrive_is_said_to_the_candidate() -> None:
    """“Me” is the name of who wrote it, and the label's own words are not said twice."""
    sentence = "Please arrive 15 minutes early at 5 Oak Lane, and ask for me at the front desk."
    expected = "15 minutes early at 5 Oak Lane, and ask for Dana Marchetti at the front desk."
    assert practical.said(sentence, "Dana Marchetti", ()).arrive == expected


def test_me_at_the_gate_is_who_wrote_it() -> None:
    """The day card names whom to ask for, also where the sentence begins with it."""
    said = practical.said("Ask for me at the gatehouse when you arrive.", "Dana Marchetti", ())
    assert said.arrive == "Ask for Dana Marchetti at the gatehouse when you arrive."


def test_shoes_are_what_to_wear() -> None:
    """What one "will need" is worn where it is clothing."""
    said = practical.said("You will need flat, closed shoes; we will give you a vest.", "", ())
    assert said.dress == "flat, closed shoes; we will give you a vest"
    assert not practical.said("You will need your passport.", "", ()).dress


def test_the_walk_from_the_station_is_how_to_arrive() -> None:
    """It is a part of how to get there."""
    assert practical.said("Halifax station is a ten-minute walk.", "", ()).arrive


@pytest.mark.parametrize(
    "line",
    [
        "For organizers: Meeting options | Reset dial-in PIN",
        "Dial in by phone",
        "| System reference",
    ],
)
def test_what_a_program_puts_under_every_call_is_empty(line: str) -> None:
    """It is not listed among what found no place."""
    assert courtesies.is_empty(line)


def test_the_number_of_the_sender_is_not_that_of_me() -> None:
    """Whoever is to be asked for at the desk, "my mobile" is the sender's."""
    for who in ("me", "Sam Poole"):
        sentence = f"Ask for {who} at the front desk; my mobile is 617-555-0166."
        said = practical.said(sentence, "Dana Marchetti", ())
        assert said.contact == "Dana Marchetti, 617-555-0166"
        assert "my mobile" not in said.arrive


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Please come to reception at 4 Quay Street, Hull.", "4 Quay Street, Hull"),
        ("Reception is on the 2nd Floor at 10 King Street.", "10 King Street"),
        ("Please arrive at 4 Quay Street, Hull HU1 2AB at 9:45.", "4 Quay Street, Hull HU1 2AB"),
        ("Bitte kommen Sie zum Empfang, Kaistraße 5.", "Kaistraße 5"),
        (
            "We invite you to an interview on 3 December at our Porto office, Rua do Ouro 12.",
            "Porto office, Rua do Ouro 12",
        ),
        (
            "Please come on Tuesday at ten to Wool Exchange, 12 Mill Street, Leeds LS1 4AB.",
            "Wool Exchange, 12 Mill Street, Leeds LS1 4AB",
        ),
        ("Our office is in Porto, at Praça da Ribeira 3.", "Praça da Ribeira 3"),
        ("The interview is held at our office, Via Roma 8, Torino.", "Via Roma 8, Torino"),
        ("Please come to Keizersgracht 12, Amsterdam.", "Keizersgracht 12, Amsterdam"),
        ("Der Empfang ist in der Kaistraße 5, 20457 Hamburg.", "Kaistraße 5, 20457 Hamburg"),
        ("Présentez-vous à l’accueil au 12 rue de la Paix, Paris.", "12 rue de la Paix, Paris"),
        ("Arrive at 10 on Monday.", ""),
        ("Report to the gatehouse at 09:30, Friday Street.", ""),
        ("Our 4 Quay Street teams look forward to it.", ""),
    ],
)
def test_an_address_is_where_one_has_to_come_to(sentence: str, place: str) -> None:
    """A house number and a street, with the town behind it, of a sentence about getting there."""
    assert practical.said(sentence, "", ()).place == place


@pytest.mark.parametrize(
    "sentence",
    [
        "The panel will ask for your ten-minute plan.",
        "They may ask for examples of your work.",
        "We ask for your patience.",
        "Have an elevator pitch ready.",
    ],
)
def test_what_others_do_is_no_direction(sentence: str) -> None:
    """How to get there is what one is told to do, not what a panel asks for."""
    assert practical.said(sentence, "Dana Marchetti", ()).arrive == ""


@pytest.mark.parametrize("whom", ["me", "Priya Raman", "the duty manager"])
def test_whom_to_ask_for_is_a_direction(whom: str) -> None:
    """Whoever comes is told for whom to ask."""
    assert practical.said(f"When you get there, ask for {whom}.", "", ()).arrive


def test_a_mail_with_several_invitations_says_the_way_to_all() -> None:
    """What stands beside them has its fields, and its greeting and signature are no notes."""
    event = (
        "BEGIN:VEVENT\nUID:{0}\nSUMMARY:Day {0}\nDTSTART;TZID=Europe/London:2026120{0}T093000\n"
        "DURATION:PT1H\nATTENDEE;CN=Ana Ruiz:mailto:ana@harbor.example\nEND:VEVENT\n"
    )
    calendar = f"BEGIN:VCALENDAR\nMETHOD:REQUEST\n{event.format(1)}{event.format(2)}END:VCALENDAR\n"
    mail = (
        "From: Kim Lee <kim@harbor.example>\nSubject: Two days\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        "Dear Amara,\n\nAsk for me at the gatehouse. Please bring your passport.\n"
        "The canteen has no meat.\n\nBest regards,\nKim Lee\n\n"
        f"--b\nContent-Type: text/calendar; method=REQUEST\n\n{calendar}\n--b--\n"
    )
    found: Any = invite.read(mail.encode(), "mail.eml")
    assert len(found.record["rounds"]) == 2
    assert found.record["logistics"]["arrive"] == "Ask for Kim Lee at the gatehouse."
    assert found.record["logistics"]["bring"] == ("Passport",)
    assert [each.text for each in found.unplaced] == ["The canteen has no meat."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Joel will call you at +1 303-555-0172.",
        "I'll call your cell (928-555-0177).",
        "Frau Kroll ruft Sie an: wir rufen Sie unter 0521 55501-118 an.",
    ],
)
def test_the_candidates_own_number_is_no_contact(sentence: str) -> None:
    """Whoever is called there calls nobody by it."""
    assert practical.said(sentence, "Dana Marchetti", ()).contact == ""


def test_a_bracket_that_does_not_close_is_no_part_of_a_number() -> None:
    """The bracket around a number is the sentence's; one around its first digits is its own."""
    assert practical.said("Call me (617-555-0166).", "Dana", ()).contact == "Dana, 617-555-0166"
    assert practical.said("Call me: (617) 555-0166.", "Dana", ()).contact == "Dana, (617) 555-0166"


def test_what_one_is_asked_to_do_next_is_not_brought() -> None:
    """Another request in the sentence is no part of what to bring."""
    for more in ("to arrive ten minutes early", "report to reception"):
        said = practical.said(f"Please bring photo ID and {more}.", "", ())
        assert said.bring == ("Photo ID",)


def test_what_is_prepared_in_german_is_brought() -> None:
    """The verb stands around what one is to prepare."""
    said = practical.said("Bitte bereiten Sie eine 15-minütige Präsentation vor.", "", ())
    assert said.bring == ("15-minütige Präsentation",)
