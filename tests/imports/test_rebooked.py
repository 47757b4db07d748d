"""A meeting that comes in another invitation, which says that it was moved, is not there twice."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from tests.imports.test_clocks import read

from secondround.imports import invite
from secondround.imports.merge import Memory, Merged, in_words, merge
from secondround.records.edit import Edit, edited, holds_comment

MAIL = b"""From: Aylin Demir <aylin@clinic.example>
To: wei@me.example
Subject: Second round
Date: Mon, 23 Nov 2026 10:22:00 +0100
Message-ID: <one@clinic.example>
Content-Type: text/plain; charset="utf-8"

Dear Wei, we meet on Friday, 4 December 2026:

14:00 - 14:45 Portfolio with Aylin Demir
14:45 - 15:30 Design critique with Mehmet Yildiz and Charlotte Nguyen
"""


def moved(title: str, day: str = "20261204", uid: str = "A1") -> bytes:
    """An invitation to two people, sent by a third."""
    return f"""BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:{uid}
SEQUENCE:1
SUMMARY:{title}
ORGANIZER;CN=Aylin Demir:mailto:aylin@clinic.example
ATTENDEE;CN=Charlotte Nguyen:mailto:charlotte@clinic.example
ATTENDEE;CN=Mehmet Yildiz:mailto:mehmet@clinic.example
DTSTART;TZID=Europe/Berlin:{day}T161500
DURATION:PT30M
END:VEVENT
END:VCALENDAR
""".encode()


def imported(text: str, memory: Memory, data: bytes) -> tuple[str, Merged]:
    found = invite.read(data, "invite.ics" if data.startswith(b"BEGIN") else "invite.eml")
    said = in_words(found.record, read(text), memory, found.said_off)
    merged = merge(
        said.found,
        read(text),
        said.memory,
        found.cancelled,
        partial(holds_comment, text.encode()),
        events=found.events,
        said_moved=found.moved,
        announced=found.announced,
        organisers=found.organisers,
    )
    return edited(text.encode(), (*said.edits, *merged.edits)).decode(), merged


def sessions(text: str) -> list[tuple[Any, ...]]:
    """The sessions in order: when, what, with whom."""
    found: list[tuple[Any, ...]] = []
    for stage in read(text)["rounds"]:
        found += (
            (stage["date"], talk["at"], talk["name"], set(talk.get("with", ())))
            for talk in stage["sessions"]
        )
    return sorted(found, key=lambda talk: talk[:2])


PORTFOLIO = ("2026-12-04", "14:00", "Portfolio", {"aylin-demir"})
PANEL = {"mehmet-yildiz", "charlotte-nguyen"}


@pytest.mark.parametrize(
    "title",
    [
        "Design critique (verschoben)",
        "Updated: Design critique",
        "Design critique – moved to 16:15",
        "Verschoben: Design critique",
    ],
)
@pytest.mark.parametrize("day", ["20261204", "20261207"])
def test_a_session_that_says_it_was_moved_moves(title: str, day: str) -> None:
    """The title without those words, and the same people: it is the session on record, whoever
    sent the newer invitation. Either file again changes nothing.
    """
    text, first = imported("name: me\n", {}, MAIL)
    text, second = imported(text, first.memory, moved(title, day))
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    assert sessions(text) == [PORTFOLIO, (date, "16:15", "Design critique", PANEL)]
    assert second.conflicts == ()
    memory = second.memory
    for data in (moved(title, day), MAIL):
        again, third = imported(text, memory, data)
        assert (again, third.conflicts) == (text, ())
        memory = third.memory


def test_another_talk_of_the_same_name_is_added() -> None:
    """Without such a word in its title an invitation is one more session."""
    text, first = imported("name: me\n", {}, MAIL)
    text, _ = imported(text, first.memory, moved("Design critique"))
    assert len(sessions(text)) == 3


def test_who_only_sent_a_newer_invitation_is_not_put_into_its_session() -> None:
    """Whoever was in no earlier version, and only organises this one, is in the record as before;
    one who was in it stays.
    """
    own = moved("Critique").replace(b"ORGANIZER;CN=Aylin Demir:mailto:aylin@clinic.example\n", b"")
    text, first = imported("name: me\n", {}, own)
    text, _ = imported(text, first.memory, moved("Critique").replace(b"E:1", b"E:2"))
    assert "aylin" not in text
    text, first = imported("name: me\n", {}, moved("Critique"))
    text, _ = imported(text, first.memory, moved("Critique").replace(b"E:1", b"E:2"))
    assert "aylin-demir" in text


def test_a_newer_version_takes_its_older_notes_out() -> None:
    """Lines that an invitation does not say any more go with it, but not those that a person has
    edited or that another invitation says, too. Again it changes nothing.
    """

    def saying(lines: str, sequence: int, uid: str = "A1") -> bytes:
        text = f"SEQUENCE:{sequence}\nDESCRIPTION:{lines}"
        return moved("Critique", uid=uid).replace(b"SEQUENCE:1", text.encode())

    old = saying("Use lot C.\\nSlides by noon.\\nThe panel is strict.\\nThe lift is broken.", 1)
    text, first = imported("name: me\n", {}, old)
    text, second = imported(text, first.memory, saying("The lift is broken.", 1, "B2"))
    text = text.replace("Slides by noon.", "Slides by noon, printed.")
    new = saying("Use lot D.\\nThe panel is strict.", 2)
    text, third = imported(text, second.memory, new)
    notes = read(text)["notes"]
    assert "lot C" not in notes
    for line in (
        "Use lot D.",
        "The panel is strict.",
        "Slides by noon, printed.",
        "The lift is broken.",
    ):
        assert notes.count(line) == 1
    assert imported(text, third.memory, new)[0] == text
    assert imported(text, third.memory, old)[0] == text


def mail(body: str, sender: str = "Aylin Demir <aylin@clinic.example>") -> bytes:
    """A letter without a calendar."""
    return f"""From: {sender}
To: wei@me.example
Subject: Your interview
Date: Wed, 25 Nov 2026 10:22:00 +0100
Message-ID: <two@clinic.example>
Content-Type: text/plain; charset="utf-8"

Dear Wei,
{body}
""".encode()


ANNOUNCED = "we had to move our talk to Tuesday, 8 December at 14:00"


@pytest.mark.parametrize(
    ("said", "minutes", "people"),
    [
        (f"{ANNOUNCED}. Sorry!", "30", PANEL | {"aylin-demir"}),
        (
            "we had to move it from Friday, 4 December, 16:15, to\nTuesday, 8 December at 14:00.",
            "30",
            PANEL | {"aylin-demir"},
        ),
        (
            "the interview on 4 December 2026 at 16:15 has been moved to 8 December 2026 at 14:00.",
            "30",
            PANEL | {"aylin-demir"},
        ),
        (
            "wir müssen das Gespräch vom 4.12.2026 auf den 8.12.2026 um 14:00\nverlegen.",
            "30",
            PANEL | {"aylin-demir"},
        ),
        ("new time for our talk: Tuesday, 8 December, 14:00-14:45", "45", PANEL | {"aylin-demir"}),
        (f"{ANNOUNCED}-14:45.", "45", PANEL | {"aylin-demir"}),
        (f"{ANNOUNCED}. You will meet with Ben Ode, Director of Care.", "30", {"ben-ode"}),
        (
            "leider müssen wir das Gespräch auf Dienstag, 8. Dezember um 14:00 Uhr verschieben.",
            "30",
            PANEL | {"aylin-demir"},
        ),
        (
            "nous avons dû reporter votre entretien au mardi 8 décembre à 14:00.",
            "30",
            PANEL | {"aylin-demir"},
        ),
    ],
)
def test_a_mail_that_moves_the_only_session(said: str, minutes: str, people: set[str]) -> None:
    """It is the session on record, on its new day, and never a second round; the mail again and the
    older invitation change nothing, and the newer invitation is that session, too.
    """
    text, first = imported("name: me\n", {}, moved("Critique"))
    after, second = imported(text, first.memory, mail(said))
    assert sessions(after) == [("2026-12-08", "14:00", "Critique", people)]
    (stage,) = read(after)["rounds"]
    assert (stage["name"], stage["time_zone"]) == ("Critique", "Europe/Berlin")
    assert stage["sessions"][0]["minutes"] == minutes
    memory = second.memory
    for data in (mail(said), moved("Critique")):
        again, third = imported(after, memory, data)
        assert (again, third.conflicts) == (after, ())
        memory = third.memory
    other = mail("we had to move it to Monday, 7 December at 11:00.").replace(b"<two@", b"<three@")
    after, third = imported(after, memory, other)
    assert [talk[:2] for talk in sessions(after)] == [("2026-12-07", "11:00")]
    memory = third.memory
    newer = moved("Critique", "20261209").replace(b"SEQUENCE:1", b"SEQUENCE:2")
    assert [talk[:2] for talk in sessions(imported(after, memory, newer)[0])] == [
        ("2026-12-09", "16:15")
    ]


class Announcing(RuleBasedStateMachine):
    """Invitations to one meeting, and mails that move it, while a person writes into it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "name: me\n"
        self.memory: Memory = {}
        self.sent = self.mails = self.mine = 0

    def take(self, data: bytes, day: dt.date, at: str) -> None:
        """A file is imported, and then at once again."""
        self.text, merged = imported(self.text, self.memory, data)
        self.memory = merged.memory
        assert imported(self.text, self.memory, data)[0] == self.text
        assert [talk[:2] for talk in sessions(self.text)] == [(f"{day}", at)]
        assert all(f"Mine {number}." in self.text for number in range(self.mine))

    @initialize()
    def begin(self) -> None:
        """The meeting is in the record."""
        self.invite()

    @rule()
    def invite(self) -> None:
        """A newer version of the invitation, to another day."""
        self.sent += 1
        day = dt.date(2026, 12, 10 + self.sent)
        data = moved("Critique", f"{day:%Y%m%d}")
        self.take(data.replace(b"SEQUENCE:1", b"SEQUENCE:%d" % self.sent), day, "16:15")

    @rule(day=st.dates(dt.date(2026, 12, 1), dt.date(2026, 12, 30)), hour=st.integers(9, 16))
    def announce(self, day: dt.date, hour: int) -> None:
        """A mail that moves it."""
        self.mails += 1
        said = mail(f"we had to move our talk to {day:%A}, {day.day} December at {hour:02}:00.")
        data = said.replace(b"<two@", b"<mail-%d@" % self.mails)
        self.take(data, day, f"{hour:02}:00")

    @rule(field=st.sampled_from(["opening", "closing"]))
    def write(self, field: str) -> None:
        """The person writes into the session, where nothing is written yet."""
        if field not in read(self.text)["rounds"][0]["sessions"][0]:
            edit = Edit(("rounds", 0, "sessions", 0, field), f"Mine {self.mine}.")
            self.text = edited(self.text.encode(), [edit]).decode()
            self.mine += 1


TestAnnouncing = Announcing.TestCase
TestAnnouncing.settings = settings(max_examples=30, stateful_step_count=8, deadline=None)


def test_a_mail_that_moves_one_of_two() -> None:
    """Where several sessions could be meant, none is changed and none is added."""
    text, first = imported("name: me\n", {}, MAIL)
    after, second = imported(text, first.memory, mail(f"{ANNOUNCED}.", "Kim <kim@x.example>"))
    assert sessions(after) == sessions(text)
    assert second.conflicts == ()
    after, _ = imported(text, first.memory, mail(f"{ANNOUNCED}, with Mehmet Yildiz."))
    assert [talk[:3] for talk in sessions(after)][1:] == [
        ("2026-12-08", "14:00", "Design critique")
    ]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("your interview with Mehmet Yildiz on 4 December 2026 at 14:45 has been moved to", "De"),
        ("your interview with Aylin Demir has been moved to", "Po"),
        ("the talk on 4 December 2026 at 14:45 has been moved to", "De"),
        ("we had to move the meeting from 4 December 2026, 14:00 to", "Po"),
    ],
)
@pytest.mark.parametrize("sender", ["Kim Lee <kim@x.example>", "Aylin Demir <aylin@x.example>"])
def test_a_mail_that_names_whom_or_the_old_time(said: str, name: str, sender: str) -> None:
    """It moves the one of two sessions with that person, or at that time, whoever sent it."""
    text, first = imported("name: me\n", {}, MAIL)
    data = mail(f"{said} Tuesday, 8 December 2026, 16:00 - 16:45.", sender)
    text, _ = imported(text, first.memory, data)
    there = {talk[:2]: talk[2:] for talk in sessions(text)}
    assert len(there) == 2
    what, people = there["2026-12-08", "16:00"]
    assert what.startswith(name)
    assert people >= (PANEL if name == "De" else {"aylin-demir"})


def test_a_session_that_a_person_typed_is_not_moved_by_a_mail() -> None:
    """Its time is a person's own, so nothing is changed, and nothing is added beside it."""
    typed = "rounds:\n  - {name: One, date: 2026-12-04, sessions: [{at: '10:00', minutes: 30}]}\n"
    assert read(imported(typed, {}, mail(f"{ANNOUNCED}."))[0])["rounds"] == read(typed)["rounds"]


@pytest.mark.parametrize(
    "said",
    [
        "we meet again on Tuesday, 8 December at 14:00. Should you need to move it, tell us.",
        "see you on Tuesday, 8 December at 14:00, and let us know if it has to be moved.",
    ],
)
def test_a_mail_that_only_may_move_something(said: str) -> None:
    """A meeting that might be moved is one more, as any other letter's."""
    text, first = imported("name: me\n", {}, moved("Critique"))
    assert len(sessions(imported(text, first.memory, mail(said))[0])) == 2


NEW_SCHEDULE = MAIL.replace(b"one@", b"two@").replace(
    MAIL[MAIL.index(b"Dear Wei") :],
    b"""Dear Wei, the new schedule for Friday, 4 December 2026:

10:00 - 10:30 Research with Petra Sommer
14:45 - 15:30 Portfolio review with Aylin Demir
15:30 - 16:15 Design critique with Mehmet Yildiz and Charlotte Nguyen
""",
)


def test_a_mail_with_a_new_schedule_moves_the_sessions_of_the_old_one() -> None:
    """Each session is moved, and keeps its name; what is new is added; none is there twice."""
    text, merged = imported("", {}, MAIL)
    text, again = imported(text, merged.memory, NEW_SCHEDULE)
    expected = [
        ("2026-12-04", "10:00", "Research", {"petra-sommer"}),
        ("2026-12-04", "14:45", "Portfolio", {"aylin-demir"}),
        ("2026-12-04", "15:30", "Design critique", PANEL),
    ]
    assert sessions(text) == expected
    assert sessions(imported(text, again.memory, NEW_SCHEDULE)[0]) == expected


AGAIN = b"""From: Aylin Demir <aylin@clinic.example>
To: wei@me.example
Subject: Your day with us
Date: Tue, 24 Nov 2026 09:00:00 +0000
Message-ID: <two@clinic.example>
Content-Type: text/plain; charset="utf-8"

Dear Wei, here is the whole day, Friday, 4 December 2026:

14:00 - 14:45 Portfolio with Aylin Demir
14:45 - 15:30 Design critique with Mehmet Yildiz and Charlotte Nguyen
15:45 - 16:15 Lunch talk with Ines Roth
"""


@pytest.mark.parametrize("zone", ["Europe/Berlin", ""])
def test_a_second_schedule_of_a_day_doubles_nothing(zone: str) -> None:
    """What was imported before, at its time and with its people, is the same session; a mail that
    names no time zone is on the clocks of that round.
    """
    text, merged = imported("company:\n  name: Clinic\n", {}, MAIL)
    text = text.replace("    date:", f"    time_zone: {zone}\n    date:") if zone else text
    text += "# mine\n"
    text, merged = imported(text, merged.memory, AGAIN)
    assert sessions(text) == [
        PORTFOLIO,
        ("2026-12-04", "14:45", "Design critique", PANEL),
        ("2026-12-04", "15:45", "Lunch talk", {"ines-roth"}),
    ]
    assert len(read(text)["rounds"]) == 1
    again, _ = imported(text, merged.memory, MAIL)
    assert again == text


def test_a_calendars_own_invitation_to_a_session_of_a_schedule() -> None:
    """It takes that session's place, and what comes after it moves the session."""
    text, merged = imported("company:\n  name: Clinic\n", {}, MAIL)
    own = moved("Design critique", uid="C1").replace(b"T161500", b"T144500")
    text, merged = imported(text, merged.memory, own)
    assert sessions(text) == [PORTFOLIO, ("2026-12-04", "14:45", "Design critique", PANEL)]
    later = moved("Design critique", uid="C1").replace(b"SEQUENCE:1", b"SEQUENCE:2")
    text, _ = imported(text, merged.memory, later)
    assert sessions(text) == [PORTFOLIO, ("2026-12-04", "16:15", "Design critique", PANEL)]
