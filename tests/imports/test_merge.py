"""Imported files meet what a person wrote: nothing of the person's is lost, nothing comes twice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from secondround.imports import Entry, Value
from secondround.imports.found import Kept
from secondround.imports.merge import Memory, Merged, merge
from secondround.records.edit import Edit, edited, holds_comment
from secondround.records.yaml import reader

STORY: dict[str, Value] = {"id": "ledger", "title": "Moved the ledger", "result": "30 % cheaper."}
RESUME: dict[str, Value] = {
    "name": "Amara Okafor",
    "competencies": ("leadership", "rail freight"),
    "stories": (Entry("northwind-ledger", STORY),),
}
TALK: dict[str, Value] = {"at": "09:30", "minutes": 45, "with": ("ana-ruiz",)}
INVITE: dict[str, Value] = {
    "interviewers": {"ana-ruiz": {"name": "Ana Ruiz", "email": "ana@example.com"}},
    "rounds": (Entry("day", {"name": "Interviews", "sessions": (Entry("uid-1", TALK),)}),),
}


def read(text: str) -> Any:
    return reader.read(PurePosixPath("a"), text.encode())[0].value


def imported(
    text: str, found: dict[str, Value], memory: Memory | None = None, *cancelled: str
) -> tuple[str, Merged]:
    """A file after an import, and what the import did."""
    data = text.encode()
    merged = merge(found, read(text), memory or {}, cancelled, partial(holds_comment, data))
    return edited(text.encode(), merged.edits).decode(), merged


def test_an_empty_file_takes_everything() -> None:
    """What is found is written, every scalar as YAML reads it."""
    text, merged = imported("", RESUME)
    assert read(text) == {
        "name": "Amara Okafor",
        "competencies": ["leadership", "rail freight"],
        "stories": [STORY],
    }
    assert merged.conflicts == ()


def posting(*requirements: str) -> dict[str, Value]:
    """A posting with these requirements."""
    return {"role": {"requirements": tuple(Entry(text, {"text": text}) for text in requirements)}}


def test_a_question_makes_way_for_what_answers_it() -> None:
    """Where a posting said nothing, its placeholder is replaced by what a better copy of it says;
    and a question is never put among answers.
    """
    text, asked = imported("", posting("TODO: What must you bring?"))
    after, merged = imported(text, posting("SQL", "Polish"), asked.memory)
    assert read(after) == {"role": {"requirements": [{"text": "SQL"}, {"text": "Polish"}]}}
    again, _ = imported(after, posting("TODO: What must you bring?"), merged.memory)
    assert again == after


def highlight(text: str, title: str = "Cut the turnaround") -> dict[str, Value]:
    """A resume with one story."""
    fields = {"id": "cut", "title": title, "employer": "Aire", "action": "TODO: how?"}
    return {"stories": (Entry(f"aire: {text}", {**fields, "result": text}),)}


def test_a_highlight_with_new_figures_is_the_same_story() -> None:
    """A newer resume that has other figures changes the story, and adds none; what a person wrote
    into it stays, and the same resume again changes nothing.
    """
    text, first = imported("", highlight("Cut the turnaround of samples from 9 days to 4."))
    text = text.replace('"TODO: how?"', "I planned the shifts anew.")
    newer = highlight("Cut the turnaround of samples from 9 days to 3.5.")
    after, second = imported(text, newer, first.memory)
    assert [story["result"] for story in read(after)["stories"]] == [
        "Cut the turnaround of samples from 9 days to 3.5."
    ]
    assert "I planned the shifts anew." in after
    assert imported(after, newer, second.memory)[0] == after


def test_another_highlight_is_another_story() -> None:
    """Words that differ in more than a few places are about something else, and are added; so is
    the same highlight of a resume that still has the first.
    """
    wording = "Cut the turnaround of samples from 9 days to 4."
    text, first = imported("", highlight(wording))
    other = highlight("Cut the cost of couriers from 9 pounds to 4.", "Cut the cost")
    assert len(read(imported(text, other, first.memory)[0])["stories"]) == 2
    old, new = highlight(wording), highlight(wording.replace("4", "5"), "Cut it again")
    assert isinstance(old["stories"], tuple)
    assert isinstance(new["stories"], tuple)
    both: dict[str, Value] = {"stories": (*old["stories"], *new["stories"])}
    assert len(read(imported(text, both, first.memory)[0])["stories"]) == 2


def test_a_reworded_story_that_was_taken_out_stays_out() -> None:
    """A story that a person took out does not come back under other figures."""
    _, first = imported("", highlight("Cut the turnaround of samples from 9 days to 4."))
    newer = highlight("Cut the turnaround of samples from 9 days to 3.5.")
    after, merged = imported("name: Sam\n", newer, first.memory)
    assert after == "name: Sam\n"
    assert len(merged.conflicts) == 1


def test_the_same_file_again_changes_nothing() -> None:
    """Importing twice is importing once."""
    text, merged = imported("", INVITE)
    again, second = imported(text, INVITE, merged.memory)
    assert (again, second.edits, second.conflicts) == (text, (), ())


@pytest.mark.parametrize("left", ["interviewers:\n  kim-lee: {name: Kim Lee}\n", ""])
def test_whoever_is_named_in_a_new_session_is_defined(left: str) -> None:
    """Who was taken out of the record is in it again with a new session that names them, and with
    nothing else.
    """
    _, merged = imported("", INVITE)
    assert imported(left + "rounds: []\n", INVITE, merged.memory)[0] == left + "rounds: []\n"
    later: dict[str, Value] = {
        **INVITE,
        "rounds": (Entry("day 2", {"name": "Again", "sessions": (Entry("uid-2", TALK),)}),),
    }
    after, _ = imported(left + "rounds: []\n", later, merged.memory)
    assert read(after)["interviewers"]["ana-ruiz"]["name"] == "Ana Ruiz"
    assert read(after)["rounds"][0]["sessions"][0]["with"] == ["ana-ruiz"]


def test_directions_stand_at_the_round_they_are_for() -> None:
    """What the next round's letter says of getting there is said of that round, and what is there
    for the first one stays; a newer version of either letter changes what it said itself.
    """
    first: dict[str, Value] = {**INVITE, "logistics": {"arrive": "Ask for Ana Ruiz."}}
    text = edited(b"", merge(first, {}, {}, events={"uid-1": 0}).edits).decode()
    memory = merge(first, {}, {}, events={"uid-1": 0}).memory
    later: dict[str, Value] = {
        "logistics": {"arrive": "Ring the bell.", "dress": "Smart"},
        "rounds": (Entry("day 2", {"name": "Again", "sessions": (Entry("uid-2", TALK),)}),),
    }
    merged = merge(later, read(text), memory, events={"uid-2": 0})
    text = edited(text.encode(), merged.edits).decode()
    assert read(text)["logistics"] == {"arrive": "Ask for Ana Ruiz."}
    assert "logistics" not in read(text)["rounds"][0]
    assert read(text)["rounds"][1]["logistics"] == {"arrive": "Ring the bell.", "dress": "Smart"}
    assert merged.conflicts == ()
    for key, day, path in (
        ("uid-1", "day", ("logistics", "arrive")),
        ("uid-2", "day 2", ("rounds", 1, "logistics", "arrive")),
    ):
        newer: dict[str, Value] = {
            "logistics": {"arrive": "Come to the gate."},
            "rounds": (Entry(day, {"sessions": (Entry(key, TALK, 1),)}),),
        }
        again = merge(newer, read(text), merged.memory, events={key: 1})
        assert Edit(path, "Come to the gate.") in again.edits


def test_directions_for_two_days_stand_at_both() -> None:
    """A letter for two days, of which none is the record's first, says the way at each of them, and
    leaves what the record says of the first; what is to do before is said once.
    """
    first: dict[str, Value] = {**INVITE, "logistics": {"arrive": "Ask for Ana Ruiz."}}
    merged = merge(first, {}, {}, events={"uid-1": 0})
    text = edited(b"", merged.edits)
    days = []
    for number in (2, 3):
        talks = (Entry(f"uid-{number}", TALK),)
        days.append(Entry(f"day {number}", {"name": f"Day {number}", "sessions": talks}))
    errand = Entry("form", {"text": "Send the form"})
    later: dict[str, Value] = {
        "logistics": {"arrive": "Ring the bell.", "before": (errand,)},
        "rounds": tuple(days),
    }
    merged = merge(later, read(text.decode()), merged.memory, events={"uid-2": 0, "uid-3": 0})
    after = read(edited(text, merged.edits).decode())
    assert after["logistics"] == {"arrive": "Ask for Ana Ruiz."}
    assert after["rounds"][1]["logistics"]["arrive"] == "Ring the bell."
    assert after["rounds"][1]["logistics"]["before"] == [{"text": "Send the form"}]
    assert after["rounds"][2]["logistics"] == {"arrive": "Ring the bell."}


@pytest.mark.parametrize("day", ["day", "day 2"])
def test_another_invitation_leaves_the_directions_that_are_there(day: str) -> None:
    """What a second letter to one round says of getting there is shown, and what is there stays."""
    both: dict[str, Value] = {
        **INVITE,
        "logistics": {"arrive": "Ask for Ana Ruiz."},
        "rounds": (Entry(day, {"name": day, "sessions": (Entry("uid-1", TALK),)}),),
    }
    begun = "" if day == "day" else "rounds:\n  - name: Screening\n"
    merged = merge(both, read(begun), {}, events={"uid-1": 0})
    text = edited(begun.encode(), merged.edits).decode()
    again = {**TALK, "at": "11:00"}
    later: dict[str, Value] = {
        "logistics": {"arrive": "Ring the bell.", "dress": "Smart"},
        "rounds": (Entry(day, {"name": day, "sessions": (Entry("uid-2", again),)}),),
    }
    merged = merge(later, read(text), merged.memory, events={"uid-2": 0})
    after = read(edited(text.encode(), merged.edits).decode())
    path = ("logistics",) if day == "day" else ("rounds", 1, "logistics")
    own = after if day == "day" else after["rounds"][1]
    assert own["logistics"] == {"arrive": "Ask for Ana Ruiz.", "dress": "Smart"}
    assert [(c.path, c.theirs) for c in merged.conflicts] == [((*path, "arrive"), "Ring the bell.")]


def test_a_newer_file_changes_what_is_new() -> None:
    """A field that nobody edited follows the file; the rest is not touched."""
    text, merged = imported("# mine\n", RESUME)
    newer = {**RESUME, "name": "Amara C. Okafor", "headline": "Operations lead"}
    after, second = imported(text, newer, merged.memory)
    assert second.edits == (
        Edit(("name",), "Amara C. Okafor"),
        Edit(("headline",), "Operations lead"),
    )
    assert after.startswith("# mine\n")


def test_an_edited_field_is_a_conflict_and_stays() -> None:
    """What a person changed is kept, and both texts are shown, once."""
    text, merged = imported("", RESUME)
    text = text.replace("30 % cheaper.", "A third cheaper.")
    newer = {
        **RESUME,
        "stories": (Entry("northwind-ledger", {**STORY, "result": "35 % cheaper."}),),
    }
    after, second = imported(text, newer, merged.memory)
    assert after == text
    assert [(c.path, c.yours, c.theirs) for c in second.conflicts] == [
        (("stories", 0, "result"), "A third cheaper.", "35 % cheaper.")
    ]
    assert imported(after, newer, second.memory)[1].conflicts == ()


def test_what_was_taken_out_stays_out() -> None:
    """A story or a name that a person deleted does not come back."""
    _, merged = imported("", RESUME)
    text = "name: Amara Okafor\ncompetencies: [leadership]\n"
    after, second = imported(text, RESUME, merged.memory)
    assert (after, second.conflicts) == (text, ())


def test_a_renamed_story_is_known_again() -> None:
    """An entry whose id and title were edited is still the same entry."""
    story = {**STORY, "employer": "Northwind"}
    text, merged = imported("", {"stories": (Entry("k", story),)})
    text = text.replace("id: ledger", "id: big-move").replace("Moved the ledger", "The big move")
    newer: dict[str, Value] = {"stories": (Entry("k", {**story, "year": 2024}),)}
    after, second = imported(text, newer, merged.memory)
    assert second.edits == (Edit(("stories", 0, "year"), 2024),)
    assert read(after)["stories"][0]["id"] == "big-move"


def test_a_placeholder_makes_way() -> None:
    """`TODO` is nobody's text: what is found takes its place."""
    after, merged = imported("name: 'TODO: your name'\npitch: …\n", {**RESUME, "pitch": "I ship."})
    assert read(after)["name"] == "Amara Okafor"
    assert read(after)["pitch"] == "I ship."
    assert merged.conflicts == ()


def test_a_typed_text_gets_the_fields_that_it_lacks() -> None:
    """A requirement typed as a text alone becomes a map when more is known about it."""
    found: dict[str, Value] = {
        "requirements": (Entry("r1", {"text": "Leads calmly", "shows": ("calm",)}),)
    }
    after, _ = imported("requirements:\n  - Leads calmly\n  - Knows rail\n", found)
    assert read(after)["requirements"] == [
        {"text": "Leads calmly", "shows": ["calm"]},
        "Knows rail",
    ]


def test_people_are_known_by_name() -> None:
    """Somebody on record under another id is not written twice, and sessions use that id."""
    text = "interviewers:\n  ana:\n    name: Ana Ruiz\n    title: Director\n"
    after, _ = imported(text, INVITE)
    assert list(read(after)["interviewers"]) == ["ana"]
    assert read(after)["rounds"][0]["sessions"][0]["with"] == ["ana"]
    assert read(after)["interviewers"]["ana"]["email"] == "ana@example.com"


@pytest.mark.parametrize("name", ["Dr. Ana Ruiz", "Ana RUIZ", "Prof Dr ana ruiz", "Ana Ruíz"])
def test_a_title_before_a_name_doubles_nobody(name: str) -> None:
    """Nor do capitals or an accent; how the record has the name is no news of the file's."""
    text = f"interviewers:\n  ana:\n    name: {name}\n    title: Director\n"
    after, merged = imported(text, INVITE)
    assert list(read(after)["interviewers"]) == ["ana"]
    assert read(after)["interviewers"]["ana"]["name"] == name
    assert bool(merged.conflicts) == ("í" in name)


@pytest.mark.parametrize(
    ("key", "named"), [("Ana", "ana"), ("ana", "ANA"), ("ANA-RUIZ", "Ana-Ruiz")]
)
def test_ids_are_compared_as_they_are_read(key: str, named: str) -> None:
    """Capitals in a key or under `with` double nobody, and whoever is not invited any more goes."""
    text = (
        f"interviewers:\n  {key}:\n    name: Ana Ruiz\n    title: Director\n"
        "rounds:\n  - name: Interviews\n    sessions:\n"
        f"      - {{at: 09:30, minutes: 45, with: [{named}]}}\n"
    )
    after, first = imported(text, INVITE)
    assert read(after)["interviewers"] == {
        key: {"name": "Ana Ruiz", "title": "Director", "email": "ana@example.com"}
    }
    (talk,) = read(after)["rounds"][0]["sessions"]
    assert [id_.lower() for id_ in talk["with"]] == [key.lower()]
    again, second = imported(after, INVITE, first.memory)
    assert (again, second.conflicts) == (after, ())
    other: dict[str, Value] = {
        "interviewers": {"ben": {"name": "Ben"}},
        "rounds": (Entry("day", {"sessions": (Entry("uid-1", {**TALK, "with": ("ben",)}, 1),)}),),
    }
    last, _ = imported(after, other, first.memory)
    assert read(last)["rounds"][0]["sessions"][0]["with"] == ["ben"]


def invited(**emails: str) -> dict[str, Value]:
    """People of one name by their ids, each with an address, in one session."""
    people = {id_.replace("_", "-"): {"name": "Kim Lee", "email": at} for id_, at in emails.items()}
    talk = Entry("+".join(emails.values()), {"at": "09:00", "with": tuple(people)})
    return {"interviewers": people, "rounds": (Entry(talk.key, {"sessions": (talk,)}),)}


def test_two_people_of_one_name_are_told_apart_by_their_addresses() -> None:
    """Whoever has the address is meant; a second one of the same name gets an id of their own."""
    text, first = imported("", invited(kim_lee="a@x", kim_lee_2="b@x"))
    after, _ = imported(text, invited(kim_lee="b@x"), first.memory)
    people = {id_: who["email"] for id_, who in read(after)["interviewers"].items()}
    assert people == {"kim-lee": "a@x", "kim-lee-2": "b@x"}
    assert [talk["with"] for stage in read(after)["rounds"] for talk in stage["sessions"]] == [
        ["kim-lee", "kim-lee-2"],
        ["kim-lee-2"],
    ]
    text, first = imported("", invited(kim_lee="b@x"))
    after, _ = imported(text, invited(kim_lee="a@x", kim_lee_2="b@x"), first.memory)
    people = {id_: who["email"] for id_, who in read(after)["interviewers"].items()}
    assert sorted(people.values()) == ["a@x", "b@x"]
    assert people["kim-lee"] == "b@x"


def test_a_moved_session_moves() -> None:
    """The same UID at another time changes the session, and adds none."""
    text, merged = imported("", INVITE)
    moved = Entry("uid-1", {**TALK, "at": "11:00"})
    newer: dict[str, Value] = {
        **INVITE,
        "rounds": (Entry("day", {"name": "Interviews", "sessions": (moved,)}),),
    }
    after, second = imported(text, newer, merged.memory)
    assert second.edits == (Edit(("rounds", 0, "sessions", 0, "at"), "11:00"),)
    assert read(after)["rounds"][0]["sessions"][0]["at"] == "11:00"


LAST = ("rounds", 0, "sessions", 1)


def test_a_cancelled_session_goes() -> None:
    """What the invitation calls off is taken out, unless a person has written in it: then it is
    marked.
    """
    two: dict[str, Value] = {
        **INVITE,
        "rounds": (
            Entry(
                "day",
                {
                    "name": "Interviews",
                    "sessions": (Entry("uid-1", TALK), Entry("uid-2", {**TALK, "at": "11:00"})),
                },
            ),
        ),
    }
    text, merged = imported("", two)
    after, second = imported(text, {}, merged.memory, "uid-2")
    assert [session["at"] for session in read(after)["rounds"][0]["sessions"]] == ["09:30"]
    assert second.conflicts == ()
    noted = edited(text.encode(), [Edit((*LAST, "debrief"), "Fine.")]).decode()
    kept, third = imported(noted, {}, merged.memory, "uid-2")
    assert kept == edited(noted.encode(), [Edit((*LAST, "called_off"), value=True)]).decode()
    assert [conflict.theirs for conflict in third.conflicts] == [""]


def day(key: str, **talks: Mapping[str, Value]) -> Entry:
    """A round on one day, with its sessions by their keys."""
    sessions = tuple(Entry(uid, fields) for uid, fields in talks.items())
    return Entry(key, {"name": "Interviews", "date": key, "sessions": sessions})


def test_a_session_moves_to_another_day() -> None:
    """The same UID in another round leaves the old round, with what a person wrote
    into it; it stays where that is what the invitation states otherwise now.
    """
    before: dict[str, Value] = {"rounds": (day("2026-11-24", a=TALK, b={**TALK, "at": "11:00"}),)}
    text, merged = imported("", before)
    after_move: dict[str, Value] = {"rounds": (day("2026-11-25", b={**TALK, "at": "14:00"}),)}
    after, second = imported(text, after_move, merged.memory)
    times = [[s["at"] for s in stage["sessions"]] for stage in read(after)["rounds"]]
    assert times == [["09:30"], ["14:00"]]
    assert imported(after, after_move, second.memory)[0] == after
    noted = edited(text.encode(), [Edit(("rounds", 0, "sessions", 1, "debrief"), "Hm.")]).decode()
    moved, third = imported(noted, after_move, merged.memory)
    assert read(moved)["rounds"][1]["sessions"][0]["debrief"] == "Hm."
    assert len(read(moved)["rounds"][0]["sessions"]) == 1
    assert third.conflicts == ()
    assert imported(moved, after_move, third.memory)[0] == moved
    otherwise = text.replace("11:00", "12:00")
    kept, fourth = imported(otherwise, after_move, merged.memory)
    assert [s["at"] for s in read(kept)["rounds"][0]["sessions"]] == ["09:30", "12:00"]
    assert len(fourth.conflicts) == 1


def test_a_round_without_sessions_goes() -> None:
    """A round whose only session moved or was called off does not stay behind."""
    before: dict[str, Value] = {"rounds": (day("2026-11-24", a=TALK), day("2026-11-26", c=TALK))}
    text, merged = imported("", before)
    after_move: dict[str, Value] = {"rounds": (day("2026-11-25", a=TALK),)}
    after, second = imported(text, after_move, merged.memory)
    assert [stage["date"] for stage in read(after)["rounds"]] == ["2026-11-25", "2026-11-26"]
    last, _ = imported(after, {}, second.memory, "c")
    assert [stage["date"] for stage in read(last)["rounds"]] == ["2026-11-25"]


def test_an_old_copy_for_another_day_changes_nothing() -> None:
    """A lower SEQUENCE does not bring back the day that a session was moved from."""
    old = Entry("2026-11-24", {"name": "Day", "sessions": (Entry("a", TALK, revision=0),)})
    new = Entry("2026-11-25", {"name": "Day", "sessions": (Entry("a", TALK, revision=1),)})
    text, merged = imported("", {"rounds": (new,)})
    after, second = imported(text, {"rounds": (old,)}, merged.memory)
    assert (after, second.conflicts) == (text, ())


def test_an_old_invitation_changes_nothing() -> None:
    """A lower SEQUENCE than the one imported is an old copy."""
    new: dict[str, Value] = {"rounds": (Entry("day", {"name": "Interviews"}, revision=2),)}
    text, merged = imported("", new)
    old: dict[str, Value] = {"rounds": (Entry("day", {"name": "Talks"}, revision=1),)}
    after, second = imported(text, old, merged.memory)
    assert (after, second.edits) == (text, ())


@pytest.mark.parametrize(
    ("place", "mine"),
    [
        ("    date: 2026-11-24\n", "    place: 4 Harbor Road, gate B\n"),
        ("        minutes: 45", "  # he said it may be longer"),
        ("        minutes: 45\n", "        # bring the roster\n"),
        ("rounds:\n", "  # all of these are by phone\n"),
        ("    sessions:\n", "      # ask for Tom\n"),
    ],
)
def test_what_holds_a_persons_text_is_not_called_off(place: str, mine: str) -> None:
    """A field of the person's on a round, or a comment anywhere in it, keeps it with a mark, and it
    is named once; an untouched round goes. The mark goes with a newer invitation.
    """
    before: dict[str, Value] = {"rounds": (day("2026-11-24", a=TALK),)}
    text, first = imported("name: me\n", before)
    assert "rounds" not in imported(text, {}, first.memory, "a")[0]
    noted = text.replace(place, place + mine)
    assert noted != text
    after, second = imported(noted, {}, first.memory, "a")
    path = ("rounds", 0, "sessions", 0, "called_off")
    assert after == edited(noted.encode(), [Edit(path, value=True)]).decode()
    assert [conflict.theirs for conflict in second.conflicts] == [""]
    again, third = imported(after, {}, second.memory, "a")
    assert (again, third.conflicts) == (after, ())
    newer: dict[str, Value] = {
        "rounds": (
            replace(
                day("2026-11-24"),
                fields={**day("2026-11-24").fields, "sessions": (Entry("a", TALK, 1),)},
            ),
        )
    }
    assert imported(again, newer, third.memory)[0] == noted


def revised(revision: int, at: str = "09:30") -> dict[str, Value]:
    """A round of one session, as its invitation with that SEQUENCE has it."""
    talk = Entry("a", {**TALK, "at": at}, revision)
    return {"rounds": (Entry("day", {"name": "Interviews", "sessions": (talk,)}),)}


def test_what_was_called_off_comes_back_with_a_newer_invitation() -> None:
    """The program's own removal is not the person's: a newer version puts the session back, and
    an older copy does not.
    """
    text, first = imported("name: me\n", revised(0))
    gone, second = imported(text, {}, first.memory, "a")
    assert imported(gone, revised(0), second.memory)[0] == gone
    back, third = imported(gone, revised(3, "11:00"), second.memory)
    assert third.conflicts == ()
    assert [talk["at"] for talk in read(back)["rounds"][0]["sessions"]] == ["11:00"]
    assert imported(back, revised(0), third.memory)[0] == back


def test_an_old_cancellation_does_not_call_off_what_came_after_it() -> None:
    """Of an event with a newer version, an older one says nothing."""
    text, first = imported("name: me\n", revised(3))
    merged = merge({}, read(text), first.memory, ["a"], events={"a": 2})
    assert merged.edits == ()


def test_a_round_that_moves_keeps_what_a_person_wrote() -> None:
    """Where every session of a round goes to another day, the round does: what the person edited
    stays, and the rest follows the invitation, field by field.
    """
    before: dict[str, Value] = {"rounds": (day("2026-11-24", a=TALK),)}
    text, first = imported("name: me\n", before)
    text = text.replace("minutes: 45", "minutes: 50  # or longer")
    newer: dict[str, Value] = {"rounds": (day("2026-11-25", a={**TALK, "at": "14:00"}),)}
    after, second = imported(text, newer, first.memory)
    assert after == text.replace("2026-11-24", "2026-11-25").replace("09:30", "14:00")
    assert second.conflicts == ()


def test_a_round_without_a_name_that_moves_asks_of_its_new_day() -> None:
    """The question in a name's place is that of the newest invitation, until somebody answers."""
    old, new = (f"TODO: What do they call the round on {day} November?" for day in (24, 25))
    stages = [day("2026-11-24", a=TALK), day("2026-11-25", a={**TALK, "at": "14:00"})]
    founds: list[dict[str, Value]] = []
    for stage, name in zip(stages, (old, new), strict=True):
        founds.append({"rounds": (Entry(stage.key, {**stage.fields, "name": name}),)})
    first, second = founds
    text, merged = imported("", first)
    after, again = imported(text, second, merged.memory)
    assert read(after)["rounds"][0]["name"] == new
    assert imported(after, second, again.memory)[0] == after
    answered, _ = imported(text.replace(f'"{old}"', "Onsite"), second, merged.memory)
    assert read(answered)["rounds"][0]["name"] == "Onsite"


TEXTS = st.sampled_from(["A", "B", "C", "1 %"])
ENTRIES = st.dictionaries(
    st.sampled_from("pqrs"), st.fixed_dictionaries({"title": TEXTS, "result": TEXTS})
)


def flat(value: Any) -> list[Any]:
    """A text, or the texts of a story."""
    return list(value.values()) if isinstance(value, dict) else [value]


class Editing(RuleBasedStateMachine):
    """Somebody imports and edits, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "# my file\nname: me\n"
        self.memory: Memory = {}
        self.number = 0
        self.mine: dict[str, str] = {}  # by a word that only the person wrote: what it is in
        self.emptied: set[str] = set()  # fields that the person took out
        self.gone: set[str] = set()  # stories and competencies that the person took out

    @rule(
        entries=ENTRIES,
        profile=st.dictionaries(st.sampled_from(["email", "headline", "pitch"]), TEXTS),
        names=st.lists(st.sampled_from("abcd"), unique=True),
    )
    def import_file(
        self, entries: dict[str, dict[str, str]], profile: dict[str, str], names: list[str]
    ) -> None:
        """A file is imported, and then at once again."""
        found: dict[str, Value] = {
            **profile,
            "stories": tuple(Entry(key, {"id": key, **fields}) for key, fields in entries.items()),
            "competencies": tuple(names),
        }
        self.text, merged = imported(self.text, found, self.memory)
        self.memory = merged.memory
        again, second = imported(self.text, found, self.memory)
        assert again == self.text
        assert second.edits == ()
        assert second.conflicts == ()

    @rule(field=st.sampled_from(["title", "result", "situation"]), at=st.integers(0, 3))
    def edit_story(self, field: str, at: int) -> None:
        """The person edits a field of a story."""
        stories = read(self.text).get("stories", [])
        if at < len(stories):
            before = stories[at].get(field, "")
            self.mine.pop(before, None)
            self.write(("stories", at, field))

    @rule(field=st.sampled_from(["email", "headline", "pitch"]))
    def edit_profile(self, field: str) -> None:
        """The person edits a field at the top."""
        self.mine.pop(read(self.text).get(field, ""), None)
        self.emptied.discard(field)
        self.write((field,))

    @rule()
    def add_competency(self) -> None:
        """The person adds a competency of their own."""
        names = read(self.text).get("competencies", [])
        self.write(("competencies", len(names)), "")

    @rule(field=st.sampled_from(["stories", "competencies"]), at=st.integers(0, 3))
    def take_out(self, field: str, at: int) -> None:
        """The person takes out a story or a competency that came from a file."""
        entries = read(self.text).get(field, [])
        name = entries[at] if at < len(entries) else None
        name = name.get("id") if isinstance(name, dict) else name
        if name is None or self.mine.keys() & set(map(str, flat(entries[at]))):
            return
        self.text = edited(self.text.encode(), [Edit((field, at), None)]).decode()
        self.gone.add(name)

    @rule(field=st.sampled_from(["email", "headline", "pitch"]))
    def empty(self, field: str) -> None:
        """The person takes out a field of the profile that came from a file."""
        if field in read(self.text) and read(self.text)[field] not in self.mine:
            self.text = edited(self.text.encode(), [Edit((field,), None)]).decode()
            self.emptied.add(field)

    @rule()
    def add_story(self) -> None:
        """The person adds a story."""
        stories = read(self.text).get("stories", [])
        self.write(("stories", len(stories), "title"))

    def write(self, path: tuple[str | int, ...], name: str | None = None) -> None:
        """Write a word that nobody else would."""
        self.number += 1
        word = f"Mine {self.number}"
        self.text = edited(self.text.encode(), [Edit(path, word)]).decode()
        self.mine[word] = str(path[-1]) if name is None else name

    @invariant()
    def nothing_of_the_person_is_lost(self) -> None:
        """Every word that the person wrote is in the file, in its field."""
        assert self.text.startswith("# my file\n")
        for word, field in self.mine.items():
            assert (f"{field}: {word}" if field else word) in self.text

    @invariant()
    def what_was_taken_out_stays_out(self) -> None:
        """No story, competency or field that the person took out is in the file again."""
        there = read(self.text)
        ids = {story.get("id") for story in there.get("stories", [])}
        assert not self.emptied & there.keys()
        assert not self.gone & (ids | set(there.get("competencies", [])))


TestEditing = pytest.mark.slow(Editing.TestCase)
TestEditing.settings = settings(max_examples=200, stateful_step_count=15)


TIMES = st.sampled_from(["09:00", "10:00", "11:00"])
CALLS = st.dictionaries(
    st.sampled_from("pqr"),
    st.tuples(st.sampled_from(["2026-11-24", "2026-11-25"]), TIMES),
    min_size=1,
)


class Inviting(RuleBasedStateMachine):
    """Somebody is invited, called off and invited again, and writes into the record meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "# my file\nname: me\n"
        self.memory: Memory = {}
        self.sent = 0
        self.mine: list[str] = []

    @rule(calls=CALLS)
    def invite(self, calls: dict[str, tuple[str, str]]) -> None:
        """Newer versions of some invitations, each to a day and a time."""
        self.sent += 2
        by_day: dict[str, list[Entry]] = {}
        for uid, (date, at) in calls.items():
            by_day.setdefault(date, []).append(Entry(uid, {"name": uid, "at": at}, self.sent))
        stages = [
            Entry(date, {"name": "Day", "date": date, "sessions": tuple(talks)})
            for date, talks in by_day.items()
        ]
        self.take({"rounds": tuple(stages)})
        there = self.talks()
        if not self.mine:
            assert {uid: there.get(uid) for uid in calls} == {
                uid: [at] for uid, at in calls.items()
            }
        for uid, when in calls.items():
            assert there.get(uid, [when]) == [when]

    @rule(uids=st.sets(st.sampled_from("pqr"), min_size=1))
    def call_off(self, uids: set[str]) -> None:
        """Some invitations are called off."""
        self.take({}, *uids)
        assert not uids & self.talks().keys()

    def take(self, found: dict[str, Value], *cancelled: str) -> None:
        """A file is imported, and then at once again."""
        self.text, merged = imported(self.text, found, self.memory, *cancelled)
        self.memory = merged.memory
        again, second = imported(self.text, found, self.memory, *cancelled)
        assert (again, second.edits, second.conflicts) == (self.text, (), ())

    def talks(self) -> dict[str, list[tuple[str, str]]]:
        """When the sessions that take place are, by their names."""
        found: dict[str, list[tuple[str, str]]] = {}
        for stage in read(self.text).get("rounds", []):
            for talk in stage["sessions"]:
                if "called_off" not in talk:
                    found.setdefault(talk["name"], []).append((stage["date"], talk["at"]))
        return found

    @rule(at=st.integers(0, 2), field=st.sampled_from(["place", "name", "notes"]))
    def write_in_round(self, at: int, field: str) -> None:
        """The person writes a field of a round."""
        if at < len(read(self.text).get("rounds", [])):
            self.write(("rounds", at, field))

    @rule(at=st.integers(0, 2), talk=st.integers(0, 2), field=st.sampled_from(["notes", "name"]))
    def write_in_session(self, at: int, talk: int, field: str) -> None:
        """The person writes a field of a session."""
        stages = read(self.text).get("rounds", [])
        if at < len(stages) and talk < len(stages[at]["sessions"]):
            self.write(("rounds", at, "sessions", talk, field))

    def write(self, path: tuple[str | int, ...]) -> None:
        """Write a word that nobody else would, where there is none yet."""
        there = read(self.text)
        for step in path[:-1]:
            there = there[step]
        if not str(there.get(path[-1], "")).startswith("Mine"):
            word = f"Mine {len(self.mine)}."
            self.text = edited(self.text.encode(), [Edit(path, word)]).decode()
            self.mine.append(word)

    @rule(line=st.integers(2, 20), where=st.sampled_from(["behind", "below"]))
    def comment(self, line: int, where: str) -> None:
        """The person comments a line, behind it or below it."""
        lines = self.text.splitlines()
        if line < len(lines) and "#" not in lines[line]:
            word = f"# Mine {len(self.mine)}."
            indent = lines[line][: len(lines[line]) - len(lines[line].lstrip(" -"))]
            below = f"\n{' ' * len(indent)}{word}"
            lines[line] += f" {word}" if where == "behind" else below
            self.text = "\n".join(lines) + "\n"
            self.mine.append(word)

    @invariant()
    def nothing_of_the_person_is_lost(self) -> None:
        """Every word and comment of the person's is in the file."""
        assert self.text.startswith("# my file\n")
        for word in self.mine:
            assert word in self.text


TestInviting = Inviting.TestCase
TestInviting.settings = settings(max_examples=50, stateful_step_count=10, deadline=None)


@pytest.mark.parametrize(
    "text",
    [
        "stories: {a: b}\n",
        "stories: [[a], [b]]\n",
        "stories:\n- id: [a]\n- id: {b: c}\n",
        "stories: later\n",
        "competencies: [[a], {b: c}]\n",
        "name: [Kim, Lee]\n",
        "name: {first: Kim}\n",
    ],
)
def test_a_record_with_errors_is_kept(text: str) -> None:
    """A field of another kind than the file states stays as it is typed; both texts are shown."""
    after, _ = imported(text, RESUME)
    found = read(after)
    for name, value in read(text).items():
        assert (
            found[name][: len(value)] == value if isinstance(value, list) else found[name] == value
        )
    _, again = imported(after, RESUME, {"stories": ["of", "another", "version"], "name": []})
    assert not any(edit.path[0] == "name" for edit in again.edits)


def test_what_two_invitations_say_besides_is_kept_of_both() -> None:
    """Lines without a field are added to those of another file; none comes twice, and one that a
    person took out stays out.
    """
    text, first = imported("", {"notes": Kept("Also:\n\n- Use lot C.\n- Slides by noon.")})
    text = text.replace("  - Slides by noon.\n", "").replace("- Slides by noon.", "")
    text, second = imported(text, {"notes": Kept("Also:\n\n- Ring the bell.")}, first.memory)
    assert read(text)["notes"].strip().split("\n") == [
        "Also:", "", "- Use lot C.", "- Ring the bell."
    ]  # fmt: skip
    again = Kept("Also:\n\n- Use lot C.\n- Slides by noon.")
    assert not imported(text, {"notes": again}, second.memory)[1].edits
