"""Stories that move, and gaps that open or close."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from secondround import plan
from secondround.diff import State, changes
from secondround.plan import Gap
from secondround.records import Application
from secondround.records.models.record import Record

from .states import ANA, BEN, asking


def planned(packet: Application, record: Record) -> State:
    application = replace(packet, record=record)
    return State(application, plan.make(application, 1))


def test_stories_that_move(packet: Application) -> None:
    """A story told to another is said to move; one that stays with its people is not, whatever
    their time.
    """
    stage = packet.record.rounds[1]
    first, second = (session.model_copy(update={"repeat_ok": ()}) for session in stage.sessions)
    early = packet.record.rounds[0].model_copy(
        update={"sessions": (first.model_copy(update={"told": ()}),)}
    )

    def record(*tells: tuple[str, ...], at: int = 9) -> Record:
        pairs = zip((first, second), tells, strict=True)
        changed = (
            session.model_copy(update={"tell": tell, "at": dt.time(at)}) for session, tell in pairs
        )
        rounds = (early, stage.model_copy(update={"sessions": tuple(changed)}))
        return packet.record.model_copy(update={"rounds": rounds})

    old = planned(packet, record(("dock-strike",), ("ledger",)))
    moved = {
        section.title: section.lines
        for section in changes(old, planned(packet, record(("ledger",), ("dock-strike",))))
    }
    assert moved["Story plan"] == (
        "“Moved the ledger” moves from Ben Cho to Ana Ruiz.",
        "“Kept the docks open” moves from Ana Ruiz to Ben Cho.",
    )
    later = changes(old, planned(packet, record(("dock-strike",), ("ledger",), at=14)))
    assert [section.title for section in later] == ["Rounds and sessions"]


def test_what_was_planned_is_not_called_told(packet: Application) -> None:
    """A story that leaves the plan was to be told, or in reserve: nobody has told it."""
    before = State(packet, plan.make(packet, 1))
    assert before.plan
    for session in before.plan.sessions:
        for choices, was in (
            (session.leads, "was to be told to"),
            (session.backups, "was in reserve for"),
        ):
            for choice in choices:
                left = replace(
                    before.plan,
                    sessions=tuple(_without(each, choice.story) for each in before.plan.sessions),
                )
                (section,) = (
                    found
                    for found in changes(before, State(packet, left))
                    if found.title == "Story plan"
                )
                title = packet.story(choice.story).title
                assert section.lines[0].startswith(f"“{title}” is no longer planned; it {was} ")


def _without(session: plan.SessionPlan, story: str) -> plan.SessionPlan:
    leads, backups = (
        tuple(choice for choice in choices if choice.story != story)
        for choices in (session.leads, session.backups)
    )
    return replace(session, leads=leads, backups=backups)


def gap_lines(old: State, new: State) -> tuple[str, ...]:
    sections = {section.title: section.lines for section in changes(old, new)}
    return sections.get("Gaps", ())


def with_gaps(state: State, *gaps: Gap) -> State:
    assert state.plan
    return replace(state, plan=replace(state.plan, gaps=gaps))


SESSION = ("rounds", 1, "sessions", 0)


@pytest.mark.parametrize(
    "gap",
    [
        Gap("stories", "", session=0, path=SESSION),
        Gap("requirement", "", path=("role", "requirements", 0)),
        Gap("competency", "", session=0, path=SESSION, subject="calm", people=("ana-ruiz",)),
        Gap("answer", "", subject="fit"),
        Gap("question", "", session=0, path=SESSION),
        Gap("question", "", path=("questions", 0)),
    ],
)
def test_a_gap_in_other_words_is_the_same_gap(packet: Application, gap: Gap) -> None:
    """A gap is known by what it is: other words for it neither open a gap nor close one."""
    state = planned(packet, packet.record)
    old = with_gaps(state, replace(gap, message="One story is missing."))
    new = with_gaps(state, replace(gap, message="Two stories are missing."))
    assert gap_lines(old, new) == ()
    assert gap_lines(with_gaps(state), new) == ("New: Two stories are missing.",)
    assert gap_lines(old, with_gaps(state)) == ("Closed: One story is missing.",)


def test_a_gap_keeps_to_its_person_and_requirement(packet: Application) -> None:
    """Two gaps of one kind are two; one stays the same where its line or its session moves."""
    first, second = packet.record.role.requirements
    swapped = packet.record.role.model_copy(update={"requirements": (second, first)})
    old = planned(packet, packet.record)
    new = planned(packet, packet.record.model_copy(update={"role": swapped}))
    gap = Gap("requirement", "No story proves it.", path=("role", "requirements", 0))
    moved = replace(gap, message="No story proves it now.", path=("role", "requirements", 1))
    assert gap_lines(with_gaps(old, gap), with_gaps(new, moved)) == ()
    other = replace(gap, message="No story proves the other.")
    assert gap_lines(with_gaps(old, gap), with_gaps(new, other)) == (
        "New: No story proves the other.",
        "Closed: No story proves it.",
    )
    calm = Gap("competency", "Ana cares.", session=0, subject="calm", people=("ana-ruiz",))
    both = replace(calm, message="Ana and Ben care.", people=("ana-ruiz", "ben-cho"))
    assert gap_lines(with_gaps(old, calm), with_gaps(old, both)) == ("New: Ana and Ben care.",)
    assert gap_lines(with_gaps(old, both), with_gaps(old, calm)) == ()


def test_a_gap_is_not_closed_by_time(packet: Application) -> None:
    """What is over is no longer asked for; only what was filled is called closed, and each change
    is said once.
    """
    ahead = asking(packet, ANA, BEN, questions=[])
    noted = {**ANA, "told": ["ledger"], "debrief": "She asked about the ledger."}
    over = asking(packet, noted, {**BEN, "told": []}, questions=[])
    assert ahead.plan
    assert ahead.plan.gaps
    assert over.plan
    assert over.plan.gaps == ()
    told = {section.title: section.lines for section in changes(ahead, over)}
    assert "Gaps" not in told
    assert told["Rounds and sessions"] == (
        "Ana Ruiz heard “Moved the ledger”.",
        "A debrief has been added for the session with Ana Ruiz.",
        "Ben Cho heard no story.",
    )
