"""Comments: what they may be on, and who reads them."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples
from tests.workspaces import WritePackets

from secondround import packet, records
from secondround.problems import Severity
from secondround.records import Application
from secondround.records.comment_anchors import comment_targets
from secondround.records.models.comments import ANCHORS
from secondround.vocabulary import Edition

CANDIDATE = """\
name: Amara Okafor
stories:
  - id: dock-strike
    title: Kept the docks open
    situation: A strike.
    action: I rang.
    result: 31 of 34.
"""
RECORD = """\
company: {name: Harbor}
role:
  title: Lead
  requirements: [Leads incidents calmly, Plans a week ahead]
interviewers: {ana-ruiz: {name: Ana Ruiz}}
rounds:
  - {name: Screening, sessions: [{minutes: 20, with: [ana-ruiz]}]}
  - name: Second interview
    sessions:
      - {at: "09:30", minutes: 45, with: [ana-ruiz]}
      - {name: Team lunch, minutes: 45, with: [ana-ruiz]}
questions: [{id: first-year, text: What is a good first year?}]
expect: [Why leave now?]
"""


def read(write_packets: WritePackets, comments: str) -> Application:
    root = write_packets(
        {
            "candidate.yml": CANDIDATE,
            "harbor/interview.yml": RECORD,
            "harbor/comments.yml": comments,
        }
    )
    found = records.read(root)
    assert found.problems == ()
    return found.applications[0]


@pytest.mark.parametrize(
    ("anchor", "thing"),
    [
        ("story: dock-strike", ("dock-strike",)),
        ("interviewer: ana-ruiz", ("ana-ruiz",)),
        ('session: "09:30"', (1, 0)),
        ("session: 9.30", (1, 0)),
        ("session: team lunch", (1, 1)),
        ("session: 2", (1, 1)),
        ("session: 1, round: 1", (0, 0)),
        ("session: 1, round: second interview", (1, 0)),
        ("round: Screening", (0,)),
        ("requirement: 2", (1,)),
        ("requirement: Plans a week ahead", (1,)),
        ("requirement: leads", (0,)),
        ("question: first-year", ("What is a good first year?",)),
        ("question: why leave", ("Why leave now?",)),
    ],
)
def test_things_are_named_as_people_name_them(
    write_packets: WritePackets, anchor: str, thing: tuple[str | int, ...]
) -> None:
    """Ids, numbers, times, names and first words lead to one thing."""
    application = read(write_packets, f"comments: [{{{anchor}, text: So.}}]\n")
    (comment,) = application.comments
    assert comment_targets(
        comment, application.record, application.candidate, application.library
    ) == (thing,)


@pytest.mark.parametrize("edition", list(Edition))
def test_who_reads_a_comment(write_packets: WritePackets, edition: Edition) -> None:
    """Plain comments are the coach's; those for the candidate reach the candidate; none lies on the
    table.
    """
    application = read(
        write_packets,
        "comments:\n  - Zqplover.\n  - {for: candidate, text: Zqdunlin.}\n"
        "  - {for: candidate, resolved: true, text: Zqgodwit.}\n",
    )
    made = packet.build(application, None, edition)
    expected = {
        Edition.COACH: (["Zqplover.", "Zqdunlin."], ["Zqgodwit."]),
        Edition.CANDIDATE: (["Zqdunlin."], []),
    }.get(edition)
    told = made.comments and tuple(
        [remark.text for remark in part] for part in (made.comments.open, made.comments.resolved)
    )
    assert told == expected
    if expected is None:
        assert "Zq" not in str(made)


def test_a_faulty_file_of_comments_keeps_the_plan(write_packets: WritePackets) -> None:
    """The problem is told, and the application is still there to plan for."""
    root = write_packets(
        {
            "candidate.yml": CANDIDATE,
            "harbor/interview.yml": RECORD,
            "harbor/comments.yml": "comments: [{story: x}]\n",
        }
    )
    found = records.read(root)
    assert [problem.code for problem in found.problems] == ["missing-field"]
    assert [application.comments for application in found.applications] == [()]


FIELDS = st.sampled_from(["text", *ANCHORS, "round", "by", "date", "for", "resolved"])
VALUES = st.sampled_from(
    ["1", "2", "9:30", "dock-strike", "ana-ruiz", "coach", "Why leave", "0", "-1", "²", "[[x]]"]
)


DRAWN = st.lists(
    st.dictionaries(FIELDS, VALUES | st.text(max_size=8) | st.none()) | st.text(), max_size=3
)


@pytest.mark.slow
@given(DRAWN)
@examples(150)
def test_any_comments_give_comments_or_problems(comments: list[Any]) -> None:
    """Whatever stands in the file, what is read can be shown to the coach, and what cannot has a
    problem.
    """
    files = {"candidate.yml": CANDIDATE, "harbor/interview.yml": RECORD}
    with TemporaryDirectory() as folder:
        for name, text in (
            files | {"harbor/comments.yml": json.dumps({"comments": comments})}
        ).items():
            path = Path(folder, "packets", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        found = records.read(Path(folder))
    made = packet.build(found.applications[0], None, Edition.COACH)
    shown = len(made.comments.open) + len(made.comments.resolved) if made.comments else 0
    assert shown == len(found.applications[0].comments)
    assert shown == len(comments) or found.problems


def test_one_comment_astray_leaves_the_others(write_packets: WritePackets) -> None:
    """A comment on something that is gone is left out with a warning; the others are shown."""
    two_anchors = "{text: b, story: dock-strike, interviewer: ana-ruiz}"
    comments = f"comments: [{{text: a, story: gone}}, {two_anchors}, c]\n"
    root = write_packets(
        {
            "candidate.yml": CANDIDATE,
            "harbor/interview.yml": RECORD,
            "harbor/comments.yml": comments,
        }
    )
    found = records.read(root)
    assert {problem.code for problem in found.problems} == {"dangling-comment", "several-anchors"}
    assert {problem.severity for problem in found.problems} == {Severity.WARNING}
    assert [comment.text for comment in found.applications[0].comments] == ["c"]
