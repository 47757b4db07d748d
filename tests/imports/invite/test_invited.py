"""Who the candidate is, where only an invitation can say so."""

from __future__ import annotations

import pytest

from secondround.imports import Found, invite

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1
SUMMARY:Second interview
DTSTART;TZID=Europe/Berlin:20261208T093000
DURATION:PT45M
{people}
END:VEVENT
END:VCALENDAR
"""
KIM = "ORGANIZER;CN=Kim Lee:mailto:kim.lee@harborfreight.example"
ANA = "ATTENDEE;CN=Ana Ruiz:mailto:ana.ruiz@harborfreight.example"
AMARA = "ATTENDEE;CN=Amara Okafor:mailto:amara@okafor.example"
BEN = "ATTENDEE;CN=Ben Ode:mailto:ben@ode.example"
KIM_AT_HOME = "ORGANIZER;CN=Kim Lee:mailto:kim.lee@gmail.com"


def read(*people: str, known: invite.Known | None = None) -> Found:
    text = EVENT.format(people="\n".join(people)).replace("\n", "\r\n")
    return invite.read(text.encode(), "invite.ics", known or invite.Known())


def test_the_only_guest_from_outside_is_the_candidate() -> None:
    """Nobody else has an address at another host than who invites: that is said, and proposed."""
    found = read(KIM, ANA, AMARA)
    assert found.candidate == {"name": "Amara Okafor", "email": "amara@okafor.example"}
    assert list(found.record["interviewers"]) == ["kim-lee", "ana-ruiz"]  # type: ignore[arg-type]
    assert "was taken to be you" in found.remarks[0]


@pytest.mark.parametrize("people", [(KIM, AMARA, BEN), (KIM_AT_HOME, AMARA), (KIM, ANA)])
def test_nobody_is_taken_for_the_candidate_in_doubt(people: tuple[str, ...]) -> None:
    """Two from outside, a host that is everybody's, or nobody from outside."""
    assert read(*people).candidate == {}


def test_a_candidate_who_is_known_stays_who_it_is() -> None:
    """What a resume says goes before any guess: an interviewer from outside stays one."""
    found = read(KIM, AMARA, known=invite.Known(names=("Ben Ode",)))
    assert found.candidate == {}
    assert "amara-okafor" in found.record["interviewers"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("subject", "sender", "is_known"),
    [
        ("Interview", "kim@harborfreight.example", True),
        ("Re: Interview", "kim@harborfreight.example", False),
        ("Interview", "kim@gmail.com", False),
    ],
)
def test_whom_a_letter_is_written_to(subject: str, sender: str, is_known: bool) -> None:  # noqa: FBT001
    """A letter from a company names the candidate in its head; an answer may be to the company."""
    mail = (
        f"From: Kim Lee <{sender}>\nTo: Amara Okafor <amara@okafor.example>\nSubject: {subject}\n"
        "Date: Tue, 24 Nov 2026 10:00:00 +0100\n\nPlease come on 8 December 2026 at 9:30 to 10:15."
    )
    found = invite.read(mail.encode(), "mail.eml")
    assert found.candidate.get("name") == ("Amara Okafor" if is_known else None)
