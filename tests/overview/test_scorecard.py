"""How well the questions were foreseen, over all packets."""

from __future__ import annotations

import json

from tests.workspaces import RunIn, WritePackets

FIRST = """\
company: {name: Quay}
role: {title: Mate}
expect: [Why do you want to leave now?]
interviewers:
  ann:
    {name: Ann Poe, role: hiring manager, likely_questions: [Tell me about a night that went wrong]}
  jo: {name: Jo Wu, role: peer, likely_questions: [What would annoy me about working with you?]}
rounds:
  - name: First
    sessions:
      - minutes: 20
        with: [ann]
        told: []
        asked: [Why leave now?, Tell me about a night that went wrong., What is your star sign?]
      - {minutes: 20, with: [ann, jo], told: [], asked: [{text: Do you sail?, by: jo}, Who pays?]}
      - {minutes: 20, with: [jo], told: []}
"""
SECOND = """\
company: {name: Pier}
role: {title: Hand}
interviewers: {ix: {name: Ix, role: peer}}
rounds: [{name: Call, sessions: [{minutes: 5, with: [ix]}]}]
"""
FILES = {
    "candidate.yml": "name: Ben Ode\n",
    "quay/interview.yml": FIRST,
    "pier/interview.yml": SECOND,
}


def test_what_was_asked_beside_what_was_expected(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """Recall is the share of what was asked that had been expected, precision that of what was
    expected that was asked; a session of which nobody wrote down what was asked counts for neither.
    """
    words = ("overview", "--questions", "--format", "json")
    found = json.loads(run_in(*words, cwd=write_packets(FILES)).stdout)
    assert found["sessions"] == 2
    total = found["total"]
    assert (total["asked"], total["foreseen"]) == (5, 2)
    assert (total["predicted"], total["came"]) == (5, 2)
    assert total["recall"] == total["precision"] == 2 / 5
    by_role = {
        score["role"]: [score[name] for name in ("asked", "foreseen", "predicted", "came")]
        for score in found["roles"]
    }
    assert by_role == {
        "hiring manager": [3, 2, 3, 2],
        "peer": [1, 0, 1, 0],
        "several people": [1, 0, 1, 0],
    }
    assert [(each["text"], each["role"]) for each in found["unforeseen"]] == [
        ("What is your star sign?", "hiring manager"),
        ("Do you sail?", "peer"),
        ("Who pays?", "several people"),
    ]


def test_a_question_is_expected_once(write_packets: WritePackets, run_in: RunIn) -> None:
    """However many have it on their list, and however they word it."""
    again = FIRST.replace("expect: [", "expect: [Tell me about a night that went wrong?, ")
    words = ("overview", "--questions", "--format", "json")
    found = json.loads(
        run_in(*words, cwd=write_packets({**FILES, "quay/interview.yml": again})).stdout
    )
    assert (found["total"]["predicted"], found["total"]["came"]) == (5, 2)


def test_what_was_asked_before_is_expected_when_it_comes_again(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """The packet shows what was asked in an earlier round, with the answer: it is foreseen in a
    later round, not in the same one; where it does not come again, nothing expected it to.
    """
    later = """\
  - name: Second
    sessions:
      - {minutes: 20, with: [jo], told: [], asked: [Who pays?, Where is home?]}
      - {minutes: 20, with: [jo], told: [], asked: [Where is home?]}
"""
    words = ("overview", "--questions", "--format", "json")
    root = write_packets({**FILES, "quay/interview.yml": FIRST + later})
    total = json.loads(run_in(*words, cwd=root).stdout)["total"]
    assert (total["asked"], total["foreseen"]) == (8, 3)
    assert (total["predicted"], total["came"]) == (9, 2)


def test_the_scorecard_is_read_at_a_glance(write_packets: WritePackets, run_in: RunIn) -> None:
    """Two shares, a line for each part, and what to be ready for next time."""
    text = run_in("overview", "--questions", cwd=write_packets(FILES)).stdout
    assert text == EXPECTED


def test_nothing_is_written_down_yet(write_packets: WritePackets, run_in: RunIn) -> None:
    """Then it says what does it."""
    files = {name: text for name, text in FILES.items() if "quay" not in name}
    text = run_in("overview", "--questions", cwd=write_packets(files)).stdout
    assert text == ("Nothing says yet what was asked. `secondround debrief` writes it down.\n")


EXPECTED = """\
Questions are written down for two sessions.
Expected: 2 of the 5 questions that were asked (40 %).
Asked: 2 of the 5 questions that were expected (40 %).

                      expected       asked
  hiring manager        2 of 3      2 of 3
  peer                  0 of 1      0 of 1
  several people        0 of 1      0 of 1

Not expected:
  “What is your star sign?” (hiring manager, quay)
  “Do you sail?” (peer, quay)
  “Who pays?” (several people, quay)

The next round of the same packet expects them, with what you write under
`answer:` there.
"""
