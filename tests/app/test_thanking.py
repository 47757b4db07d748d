"""Thank-you drafts as files of a workspace."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from tests.factories import CANDIDATE, RECORD, as_yaml
from tests.workspaces import WritePackets

from secondround import lint, records
from secondround.app import errors, thanking
from secondround.app.handed_out import WrittenFiles
from secondround.vocabulary import Edition

STAGE = {**RECORD["rounds"][0], "time_zone": "Europe/Berlin"}
DAY = dt.date(2026, 11, 24)


def workspace(write_packets: WritePackets, **of_session: Any) -> Path:
    """A workspace of one small packet, with more in its session."""
    sessions = [{**STAGE["sessions"][0], **of_session}]
    record = as_yaml({**RECORD, "rounds": [{**STAGE, "sessions": sessions}]})
    return write_packets({"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": record})


def write(root: Path, **changed: Any) -> WrittenFiles:
    """The drafts of the one packet, on the evening of its round or as `changed`."""
    return thanking.write(root, "harbor", **{"edition": Edition.CANDIDATE, "today": DAY, **changed})


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("ana.ruiz@example.com", True),
        ("ana+jobs@mail.example.com", True),
        ("sören@example.com", False),
        ("ana@härbor.example.com", False),
        ("ana at example.com", False),
        ("ana@home@example.com", False),
    ],
)
def test_an_address_that_no_draft_can_have_is_named(
    write_packets: WritePackets, address: str, *, is_taken: bool
) -> None:
    """A draft without a recipient is told of where the address stands."""
    [session] = STAGE["sessions"]
    ana = {**RECORD["interviewers"]["ana-ruiz"], "email": address}
    record = {**RECORD, "interviewers": {**RECORD["interviewers"], "ana-ruiz": ana}}
    record["rounds"] = [{**STAGE, "sessions": [{**session, "told": [], "debrief": "Well."}]}]
    files = {"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": as_yaml(record)}
    root = write_packets(files)
    draft = message_from_bytes(write(root).paths[0].read_bytes(), policy=policy.default)
    assert bool(draft["To"]) == is_taken
    [application] = records.read(root).applications
    messages = [problem.message for problem in lint.check(application, None)]
    named = [message for message in messages if f"`{address}` is no address" in message]
    assert bool(named) == (not is_taken)


def test_a_draft_for_everybody(write_packets: WritePackets) -> None:
    """One .eml each, and a page that says until when: 24 hours after the session, in its zone."""
    root = workspace(write_packets)
    written = write(root)
    names = [path.relative_to(root).as_posix() for path in written.paths]
    assert names == ["print/harbor/thanks/ana-ruiz.eml", "print/harbor/thanks/notes.md"]
    page = written.paths[1].read_text("utf-8")
    assert "Send it by Wednesday 25 November 2026, 10:00 (Europe/Berlin)" in page
    was = [path.read_bytes() for path in written.paths]
    again = write(root)
    assert [path.read_bytes() for path in again.paths] == was


def test_the_candidates_own_words_are_used(write_packets: WritePackets) -> None:
    """A note that is written in the record is the draft, paragraph by paragraph."""
    text = "Dear Ana,\n\nthe soup at\nsix!\n\nAmara"
    root = workspace(write_packets, thanks=[{"to": "ana-ruiz", "text": text}])
    draft, _ = write(root).paths
    assert draft.read_bytes().endswith(
        b"\r\n\r\nDear Ana,\r\n\r\nthe soup at six!\r\n\r\nAmara\r\n"
    )


def test_what_a_person_wrote_in_a_draft_is_kept(write_packets: WritePackets) -> None:
    """Without `--force` nothing is written where a draft has been changed."""
    root = workspace(write_packets)
    draft, page = write(root).paths
    draft.write_bytes(draft.read_bytes().replace(b"Dear", b"Hello"))
    page.unlink()
    with pytest.raises(errors.Refused, match=r"ana-ruiz\.eml has been changed"):
        write(root)
    assert not page.exists()
    write(root, force=True)
    assert b"Hello" not in draft.read_bytes()


@pytest.mark.parametrize("edition", [Edition.CARRY, Edition.PUBLIC])
def test_notes_are_private(write_packets: WritePackets, edition: Edition) -> None:
    """What may lie on a table, or is published, has no notes."""
    with pytest.raises(errors.Refused, match="are private"):
        write(workspace(write_packets), edition=edition)


def test_nobody_is_waiting(write_packets: WritePackets) -> None:
    """Once everybody is thanked there is nothing to write, and that is said."""
    root = workspace(write_packets, told=[], thanked=True)
    with pytest.raises(errors.Refused, match="Nobody of “Second interview” is waiting"):
        write(root)


def test_nobody_is_thanked_before_the_day(write_packets: WritePackets) -> None:
    """Of a round that is still to come nothing is written: that is said, with its date's line and
    what to add. Named, it is drafted, as one is that the record knows more of.
    """
    root = workspace(write_packets)
    before = DAY - dt.timedelta(days=1)
    with pytest.raises(errors.Refused, match="is still to come, on Tuesday 24 November") as refused:
        write(root, today=before)
    assert str(refused.value).endswith("add --round 1.")
    assert not (root / "print").exists()
    assert write(root, today=before, which="1").paths
    root = workspace(write_packets, told=[])
    assert write(root, today=before).paths
    for day, early in ((before, True), (DAY, False)):
        said = thanking.too_early(root, "harbor", None, day)
        assert said.startswith("warning: “Second interview” is still to come") == early


def test_a_round_ahead_hides_no_earlier_notes(write_packets: WritePackets) -> None:
    """What is still to be sent of the round before is written, and nothing of the next one."""
    session = {"minutes": 30, "with": ["kim"], "told": []}
    first = {"name": "First", "date": "2026-11-03", "sessions": [session]}
    people = {**RECORD["interviewers"], "kim": {"name": "Kim Lee"}}
    record = as_yaml({**RECORD, "interviewers": people, "rounds": [first, STAGE]})
    root = write_packets({"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": record})
    written = write(root, today=dt.date(2026, 11, 4))
    assert [path.name for path in written.paths] == ["kim-lee.eml", "notes.md"]
    assert "Ana" not in written.paths[1].read_text("utf-8")


def several(write_packets: WritePackets, *days: str, **of_sessions: Any) -> Path:
    """A workspace in which one person was met on each of these days, and is met again."""
    met = {"minutes": 30, "with": ["ana-ruiz"], "told": [], **of_sessions}
    rounds = [{"name": f"Round {day[-2:]}", "date": day, "sessions": [met]} for day in days]
    record = as_yaml({**RECORD, "rounds": [*rounds, STAGE]})
    return write_packets({"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": record})


def test_one_note_thanks_for_all_rounds_that_are_over(write_packets: WritePackets) -> None:
    """Whoever waits since two rounds gets one note that names both days, unless the first is more
    than two weeks before the last; that it is late is said.
    """
    root = several(write_packets, "2026-11-02", "2026-11-17", "2026-11-19", promised=["a list"])
    written = write(root, today=dt.date(2026, 11, 22))
    assert [path.name for path in written.paths] == ["ana-ruiz.eml", "notes.md"]
    draft = written.paths[0].read_text("utf-8")
    assert "17 November and 19 November" in " ".join(draft.split())
    assert " 2 November" not in draft
    assert "It was due by" in written.paths[1].read_text("utf-8")


def test_two_notes_to_one_person_share_no_wording(write_packets: WritePackets) -> None:
    """One for what is over and one for the round to prepare: neither their subjects nor their
    sentences are the same, and a promise is in one of them.
    """
    root = several(write_packets, "2026-11-17", promised=["a list"])
    first, second, _ = write(root, which="2").paths
    subjects, bodies = [], []
    for path in (first, second):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        subjects.append(mail["Subject"])
        lines = path.read_text("utf-8").partition("\n\n")[2].split("\n\n")
        bodies.append({line for line in lines if len(line.split()) > 2})
    assert subjects == [
        f"Thank you for our talk on 17 November: {RECORD['role']['title']}",
        f"Thank you: {RECORD['role']['title']}",
    ]
    assert bodies[0].isdisjoint(bodies[1])
    assert sum("a list" in path.read_text("utf-8") for path in (first, second)) == 1


def test_a_note_of_a_later_round_is_enough(write_packets: WritePackets) -> None:
    """Whoever was thanked after the last meeting waits for no note of the one before."""
    root = several(write_packets, "2026-11-17", "2026-11-19")
    record = root / "packets" / "harbor" / "interview.yml"
    head, name, rest = record.read_text().partition("Round 19")
    rest = rest.replace("told: []", "told: []\n    thanked: true", 1)
    record.write_text(head + name + rest)
    with pytest.raises(errors.Refused, match="is still to come"):
        write(root, today=dt.date(2026, 11, 22))


def test_a_draft_of_what_is_sent_is_named(write_packets: WritePackets) -> None:
    """It lies beside the new ones, and is taken for one of them no more."""
    root = several(write_packets, "2026-11-17")
    first, *_ = write(root, today=dt.date(2026, 11, 18)).paths
    old = first.with_name("kim-lee.eml")
    old.write_bytes(first.read_bytes())
    first.with_name("mine.eml").write_bytes(b"Subject: Hello\n\nHello\n")
    assert write(root, today=dt.date(2026, 11, 18)).outdated == (old,)


def test_a_note_to_a_stranger_is_an_error(write_packets: WritePackets) -> None:
    """Whoever is thanked is among the interviewers."""
    root = workspace(write_packets, thanks=[{"to": "ana-riuz", "text": "Dear Ana"}])
    made = write(root)
    assert made.paths == ()
    (problem,) = [each for each in made.made.problems if each.code == "unknown-interviewer"]
    assert "ana-ruiz" in problem.hint


def test_a_promise_stands_above_the_draft(write_packets: WritePackets) -> None:
    """What was promised to somebody and is not kept is said before their note, and what is kept,
    too; the note says that the first is not forgotten, and not when it comes, since nobody knows
    whether it will be sent along.
    """
    promised = [{"text": "the roster", "due": "2026-11-27"}, {"text": "a name", "kept": True}]
    root = workspace(write_packets, told=[], promised=promised)
    draft, page = write(root).paths
    text = page.read_text("utf-8")
    due = "Still promised: “the roster”, by Friday 27 November 2026. Keep the promise, or"
    kept = "You have kept your promise, and may say so: “a name”."
    assert text.index(due) < text.index(kept) < text.index("> Dear Ana,")
    said = "\n\nI have not forgotten what I promised you: the roster.\n\n"
    assert said in draft.read_text("utf-8")
    assert "2026-11-27" not in draft.read_text("utf-8")
    assert "a name" not in draft.read_text("utf-8")


def test_promises_of_an_earlier_round_are_remembered(write_packets: WritePackets) -> None:
    """An open one, by whom it was made to; not one that was kept then, nor one to somebody else."""
    promised = ["the plan", {"text": "the list", "kept": True}]
    over = {"minutes": 30, "told": [], "thanked": True}
    sessions = [
        {**over, "with": ["ana-ruiz"], "promised": promised},
        {**over, "with": ["kim"], "promised": ["a call"]},
    ]
    first = {"name": "First", "date": "2026-11-03", "sessions": sessions}
    people = {**RECORD["interviewers"], "kim": {"name": "Kim Lee"}}
    record = as_yaml({**RECORD, "interviewers": people, "rounds": [first, STAGE]})
    root = write_packets({"candidate.yml": as_yaml(CANDIDATE), "harbor/interview.yml": record})
    page = write(root).paths[-1].read_text("utf-8")
    assert "Still promised: “the plan”. Keep the promise" in page
    assert "the list" not in page
    assert "a call" not in page
