"""Roles and subjects of one's own: a library adds them, and nothing else is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.workspaces import WritePackets

from secondround import packet, plan, records
from secondround.app import adding
from secondround.plan import weights
from secondround.problems import Problem
from secondround.vocabulary import Edition

LIBRARY = """\
subjects: [works council]
roles:
  - {own: true, role: staff council, judges: [order], looks_for: Whether people are heard.}
questions:
  - {id: heard, text: When were you last asked?, about: works council, roles: [staff council]}
competencies: [order]
"""
RECORD = """\
company: {name: Quay}
role: {title: Mate}
interviewers: {ann: {name: Ann Poe, title: Chair, role: staff council}}
questions: [{text: Who is heard first?, about: works council, for: [ann]}]
rounds: [{name: First, date: 2026-11-20, sessions: [{minutes: 30, at: "09:00", with: [ann]}]}]
"""


def read(write: WritePackets, library: str, record: str, place: str = "library") -> list[Problem]:
    """The errors of a workspace with one packet."""
    root: Path = write(
        {
            f"{place}/own.yml": library,
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": record,
        }
    )
    found = records.read(root)
    return [problem for problem in found.problems if problem.code == "bad-choice"]


@pytest.mark.parametrize("place", ["library", "ben/library"])
def test_a_library_adds_roles_and_subjects(write_packets: WritePackets, place: str) -> None:
    """What a library adds, the shared one or a client's own, is a role or a subject like ours."""
    assert read(write_packets, LIBRARY, RECORD, place) == []


def test_nothing_else_is_taken(write_packets: WritePackets) -> None:
    """A word that no library adds is an error, with the nearest of ours and of its own."""
    (wrong,) = read(write_packets, LIBRARY, RECORD.replace("role: staff", "role: staf"))
    assert wrong.hint == "did you mean `staff council`?"
    (wrong,) = read(
        write_packets, "competencies: [order]\n", RECORD.replace("works council", "team")
    )
    assert "`own: true`" in wrong.hint
    (wrong,) = read(write_packets, LIBRARY, RECORD.replace("works council", "stock options"))
    assert "`subjects:`" in wrong.hint


def test_a_card_alone_makes_no_role(write_packets: WritePackets) -> None:
    """A role card with a misspelt role is an error, unless it says that the role is one's own."""
    library = LIBRARY.replace("own: true, role: staff council", "role: hirng manager").replace(
        "roles: [staff council]", "roles: [peer]"
    )
    (wrong,) = read(write_packets, library, RECORD.replace("staff council", "peer"))
    assert wrong.hint == "did you mean `hiring manager`?"


@pytest.mark.parametrize(("like", "weight"), [("hiring manager", 6), ("executive", 4), ("", 2)])
def test_a_role_like_one_of_ours(write_packets: WritePackets, like: str, weight: int) -> None:
    """A role of one's own weighs as the one that it is like, decides as it does, and has its card
    where it has none itself.
    """
    own = f"{{own: true, role: staff council{like and f', like: {like}'}}}"
    root = write_packets(
        {
            "library/own.yml": f"""\
roles:
  - {own}
  - {{role: executive, judges: [order]}}
competencies: [order]
""",
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": RECORD.replace(", about: works council", ""),
        }
    )
    (application,) = records.read(root).applications
    (session,) = application.record.rounds[0].sessions
    assert weights.weight(application, session) == weight
    assert (weights.deciders(application) == {"ann"}) is (like == "hiring manager")
    (card,) = application.library.cards(application.record.interviewers["ann"].role)
    assert card.role == ("executive" if like == "executive" else "staff council")


def test_thanks_follow_the_role_that_is_meant(write_packets: WritePackets) -> None:
    """The note to a role of one's own is worded as to the role that it is like."""

    def thanks(role: str, like: str) -> object:
        root = write_packets(
            {
                "library/own.yml": f"roles: [{{own: true, role: staff council{like}}}]\n",
                "ben/candidate.yml": "name: Ben Ode\n",
                "ben/quay/interview.yml": RECORD.replace(", about: works council", "").replace(
                    "role: staff council", f"role: {role}"
                ),
            }
        )
        (application,) = records.read(root).applications
        made = packet.build(application, plan.make(application, 0), Edition.CANDIDATE)
        assert made.after_the_interview
        return made.after_the_interview.notes

    assert thanks("staff council", ", like: executive") == thanks("executive", "")
    assert thanks("staff council", "") == thanks("other", "") != thanks("executive", "")


def test_a_role_of_ones_own_is_offered(write_packets: WritePackets) -> None:
    """`add person` offers the roles of the library behind ours."""
    root = write_packets(
        {
            "library/own.yml": LIBRARY,
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": RECORD,
        }
    )
    draft = adding.begin(root, "ben/quay", "person")
    (role,) = [question for question in draft.questions if question.field == "role"]
    assert draft.choices(role)[-2:] == ("other", "staff council")
    assert draft.answered(role, "staff council").answers["role"] == "staff council"


def test_ours_in_other_letters_stay_ours(write_packets: WritePackets) -> None:
    """`Hiring Manager` is our role, also where a library adds others."""
    root = write_packets(
        {
            "library/own.yml": LIBRARY,
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": RECORD.replace("staff council", "Hiring Manager"),
        }
    )
    (application,) = records.read(root).applications
    assert application.record.interviewers["ann"].role == "hiring manager"
