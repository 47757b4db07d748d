"""What was called off stays so, whatever comes in whatever order, until a newer invitation."""

from __future__ import annotations

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from tests.imports.test_clocks import START, ZONES, event, imported, moments

from secondround.imports.merge import Memory

BERLIN = "Europe/Berlin"


def test_a_cancellation_before_its_invitation_is_remembered() -> None:
    """An older copy, or one of the same version, that comes later brings nothing back."""
    text, first = imported("name: me\n", {}, event("x", START, BERLIN, 2, "CANCELLED"))
    for sequence in (1, 2):
        after, _ = imported(text, first.memory, event("x", START, BERLIN, sequence))
        assert moments(after) == {}
    after, _ = imported(text, first.memory, event("x", START, BERLIN, 3))
    assert moments(after) == {"x": START}


def test_another_session_in_its_place_does_not_bring_it_back() -> None:
    """A session that moves onto the day of one that was called off takes nothing of that away."""
    later = START + dt.timedelta(days=1)
    text, first = imported("name: me\n", {}, event("a", START, BERLIN, 1))
    events = event("b", later, BERLIN, 2), event("a", later, BERLIN, 2, "CANCELLED")
    text, second = imported(text, first.memory, *events)
    events = event("a", later, BERLIN, 1), event("b", START, BERLIN, 4)
    text, third = imported(text, second.memory, *events)
    assert moments(text) == {"b": START}
    assert imported(text, third.memory, *events)[0] == text


def test_what_a_person_wrote_goes_along_to_a_round_that_is_there() -> None:
    """Where the only session of a round moves into another one, the person's text moves, too."""
    later = START + dt.timedelta(days=1)
    events = event("a", START, BERLIN), event("b", later, BERLIN)
    text, first = imported("name: me\n", {}, *events)
    text = text.replace("minutes: 45", "minutes: 50", 1)
    text, _ = imported(text, first.memory, event("a", later, BERLIN, 1))
    assert text.count("minutes: 50") == 1
    assert moments(text) == {"a": later, "b": later}


class CallingOff(RuleBasedStateMachine):
    """Versions of invitations and of cancellations, in any order, to days that come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "name: me\n"
        self.memory: Memory = {}
        self.newest: dict[str, tuple[int, dt.datetime | None]] = {}

    @rule(
        versions=st.dictionaries(
            st.sampled_from(["ana", "ben", "cem"]),
            st.tuples(st.integers(0, 4), st.integers(0, 60), st.sampled_from(ZONES), st.booleans()),
            min_size=1,
        )
    )
    def take(self, versions: dict[str, tuple[int, int, str, bool]]) -> None:
        """A file is imported, and then at once again."""
        events = []
        for uid, (sequence, hours, zone, is_off) in versions.items():
            moment = START + dt.timedelta(hours=hours)
            status = "CANCELLED" if is_off else "CONFIRMED"
            events.append(event(uid, moment, zone, sequence, status))
            before, there = self.newest.get(uid, (-1, moment))
            if sequence > before or (sequence == before and (there or is_off)):
                self.newest[uid] = sequence, None if is_off else moment
        self.text, merged = imported(self.text, self.memory, *events)
        self.memory = merged.memory
        expected = {uid: there for uid, (_, there) in self.newest.items() if there}
        assert moments(self.text) == expected
        assert self.text.count(" at: ") == len(expected)
        again, second = imported(self.text, self.memory, *events)
        assert (again, second.conflicts) == (self.text, ())
        assert second.memory == self.memory


TestCallingOff = CallingOff.TestCase
TestCallingOff.settings = settings(max_examples=60, stateful_step_count=8, deadline=None)
