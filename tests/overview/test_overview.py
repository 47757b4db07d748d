"""Who is next, what is missing, and who is still to be thanked."""

from __future__ import annotations

import json

import pytest
from tests.diff.rich import FILES
from tests.workspaces import RunIn, WritePackets

BEN = """\
company: {name: Quay}
role: {title: Mate}
interviewers: {ann: {name: Ann Poe}, jo: {name: Jo Wu}}
rounds:
  - name: First
    date: 2026-11-20
    sessions:
      - {minutes: 20, with: [ann], told: [], thanked: true}
      - {minutes: 20, with: [jo, ann]}
"""
DAVE = """\
company: {name: Pier}
role: {title: Hand}
rounds: [{name: Call, sessions: [{minutes: 5, with: [x]}]}]
"""


@pytest.fixture
def clients(write_packets: WritePackets) -> WritePackets:
    """Clients with an interview, just interviewed, without a round, without a date, and without a
    packet.
    """
    write_packets(
        {
            **FILES,
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": BEN,
            "cleo/candidate.yml": "name: Cleo Ray\n",
            "cleo/pier/interview.yml": "company: {name: Pier}\nrole: {title: Hand}\n",
            "dave/candidate.yml": "name: Dave Lin\n",
            "eve/candidate.yml": "name: Eve Ito\n",
            "dave/pier/interview.yml": DAVE + "interviewers: {x: {name: Ix}}\n",
        }
    )
    return write_packets


def test_the_whole_picture(clients: WritePackets, run_in: RunIn) -> None:
    """The soonest first, then those with a note to write."""
    result = run_in("overview", "--today", "2026-11-22", cwd=clients({}))
    assert result.exit_code == 0, result.output
    assert result.stdout == EXPECTED


def test_who_has_a_note_to_write_comes_before_who_has_nothing_to_do(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """Without an interview ahead, a thank-you note that is due comes before the alphabet."""
    round_ = "{name: First, date: 2026-11-20, sessions: [{minutes: 20, with: [x], told: []}]}"
    root = write_packets(
        {
            "ada/candidate.yml": "name: Ada Lin\n",
            "ada/pier/interview.yml": "company: {name: Pier}\nrole: {title: Hand}\n",
            "zoe/candidate.yml": "name: Zoe Ode\n",
            "zoe/quay/interview.yml": "company: {name: Quay}\nrole: {title: Mate}\n"
            f"interviewers: {{x: {{name: Ix}}}}\nrounds: [{round_}]\n",
        }
    )
    result = run_in("overview", "--today", "2026-11-22", "--format", "json", cwd=root)
    assert [client["id"] for client in json.loads(result.stdout)] == ["zoe", "ada"]


EXPECTED = """\
Ben Ode (ben)
  2 days ago  Friday 20 November 2026: Quay: Mate, First. How did it go?
              `secondround debrief ben/quay` asks.
  thanks      1 of 2 sent: Quay: Mate, First.
  overdue     thank-you note to Jo Wu (Quay, 20 November 2026)

Amara Okafor (amara)
  in 2 days   Tuesday 24 November 2026, 09:30: Harbor Logistics: Head of
              Operations, Second interview. One gap.

Cleo Ray (cleo)
              No interview is planned.

Dave Lin (dave)
  no date yet Pier: Hand, Call.

Eve Ito (eve)
              There is no packet yet.
"""


def test_the_picture_for_programs(clients: WritePackets, run_in: RunIn) -> None:
    """As JSON, the same clients in the same order, with every name, day and number that the text
    shows.
    """
    words = ("overview", "--today", "2026-11-22", "--format", "json")
    told = json.loads(run_in(*words, cwd=clients({})).stdout)
    assert [client["id"] for client in told] == ["ben", "amara", "cleo", "dave", "eve"]
    assert told[1] == {
        "candidate": "Amara Okafor",
        "id": "amara",
        "ahead": [
            {
                "packet": "amara/harbor",
                "title": "Harbor Logistics: Head of Operations",
                "round": "Second interview",
                "date": "2026-11-24",
                "time": "09:30",
                "days": 2,
                "gaps": 1,
            }
        ],
        "owed": [],
        "past": [],
        "thanked": [],
        "promised": [],
        "homework": [],
        "also_met": [],
        "has_packet": True,
    }
    assert told[0]["thanked"] == [
        {
            "packet": "ben/quay",
            "title": "Quay: Mate",
            "round": "First",
            "date": "2026-11-20",
            "sent": 1,
            "people": 2,
        }
    ]
    assert [
        (note["packet"], note["to"], note["company"], note["date"]) for note in told[0]["owed"]
    ] == [
        ("ben/quay", "Jo Wu", "Quay", "2026-11-20"),
    ]
    assert told[0]["past"] == [
        {
            "packet": "ben/quay",
            "title": "Quay: Mate",
            "round": "First",
            "date": "2026-11-20",
            "days": 2,
        }
    ]
    assert [round[name] for round in told[3]["ahead"] for name in ("date", "time", "days")] == [
        None,
        "",
        None,
    ]
    lists = ("ahead", "owed", "past", "thanked", "promised", "homework", "also_met")
    nothing: dict[str, list[str]] = {name: [] for name in lists}
    assert told[4] == {"candidate": "Eve Ito", "id": "eve", **nothing, "has_packet": False}
    mine = json.loads(run_in(*words, "--candidate", "amara", cwd=clients({})).stdout)
    assert mine == told[1:2]


@pytest.mark.parametrize(
    ("today", "overdue"),
    [("2026-11-20", 0), ("2026-11-21", 0), ("2026-11-22", 1), ("2026-12-04", 1), ("2026-12-05", 0)],
)
def test_when_a_note_is_overdue(
    clients: WritePackets, run_in: RunIn, today: str, overdue: int
) -> None:
    """From the second day after the session, for two weeks; one note is enough for who was met
    twice.
    """
    shown = run_in("overview", "--candidate", "ben", "--today", today, cwd=clients({})).stdout
    assert shown.count("overdue") == overdue


@pytest.mark.parametrize(
    ("today", "when"),
    [
        ("2026-11-23", "  tomorrow    Tuesday 24 November 2026, 09:30: "),
        ("2026-11-24", "  today       Tuesday 24 November 2026, 09:30: "),
        ("2026-11-25", "  yesterday   Tuesday 24 November 2026: "),
        ("2026-12-08", "  14 days ago Tuesday 24 November 2026: "),
        ("2026-12-09", "              No interview is planned.\n"),
    ],
)
def test_days_in_words(clients: WritePackets, run_in: RunIn, today: str, when: str) -> None:
    """A round is ahead until its day is past, and then to be noted for two weeks."""
    assert (
        when in run_in("overview", "--candidate", "amara", "--today", today, cwd=clients({})).stdout
    )


def test_a_record_with_an_error_is_not_forgotten(clients: WritePackets, run_in: RunIn) -> None:
    """The others are shown, and what is missing is said."""
    result = run_in(
        "overview",
        "--today",
        "2026-11-22",
        cwd=clients({"cleo/pier/interview.yml": "company: []\n"}),
    )
    assert result.exit_code == 1
    assert "Amara Okafor" in result.stdout
    assert result.stdout.startswith(
        "cleo/pier\n              cannot be read: run `secondround check cleo/pier`\n\nBen Ode"
    )
    assert (
        result.stderr == "\n`cleo/pier` cannot be read: `secondround check cleo/pier` says why.\n"
    )
    alone = run_in("overview", "--candidate", "cleo", cwd=clients({}))
    assert (
        alone.stdout
        == "cleo/pier\n              cannot be read: run `secondround check cleo/pier`\n"
    )


def test_a_session_passed_over_is_still_asked_for(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """Where the last session is noted and an earlier one is not, the day is still to be written
    down.
    """
    skipped = (
        HALF.split("  - name: Final", maxsplit=1)[0]
        .replace(", told: []", "")
        .replace("[jo]", "[jo], told: []")
    )
    root = write_packets({"candidate.yml": "name: Ben Ode\n", "quay/interview.yml": skipped})
    assert (
        "  yesterday   Tuesday 24 November 2026: "
        in run_in("overview", "--today", "2026-11-25", cwd=root).stdout
    )
    full = skipped.replace("[ann]}", "[ann], told: []}")
    root = write_packets({"quay/interview.yml": full})
    assert (
        "No interview is planned." in run_in("overview", "--today", "2026-11-25", cwd=root).stdout
    )


def test_a_day_that_is_none(clients: WritePackets, run_in: RunIn) -> None:
    """Exit code 2."""
    assert run_in("overview", "--today", "tomorrow", cwd=clients({})).exit_code == 2


HALF = """\
company: {name: Quay}
role: {title: Mate}
interviewers: {ann: {name: Ann Poe}, jo: {name: Jo Wu}}
rounds:
  - name: Second
    date: 2026-11-24
    sessions:
      - {at: "10:00", minutes: 20, with: [ann], told: []}
      - {at: "14:00", minutes: 20, with: [jo]}
  - name: Final
    date: 2026-12-01
    sessions:
      - {at: "09:00", minutes: 20, with: [ann]}
"""


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        ("2026-11-24", ["  today       Tuesday 24 November 2026, 14:00: Quay: Mate, Second. "]),
        (
            "2026-11-25",
            [
                "  yesterday   Tuesday 24 November 2026: Quay: Mate, Second. ",
                "  in 6 days   Tuesday 1 ",
            ],
        ),
        (
            "2026-11-30",
            [
                "  6 days ago  Tuesday 24 November 2026: Quay: Mate, Second. ",
                "  tomorrow    Tuesday 1 ",
            ],
        ),
    ],
)
def test_half_a_day_is_not_a_day(
    write_packets: WritePackets, run_in: RunIn, today: str, lines: list[str]
) -> None:
    """A day of which the morning is noted is still the next one; once it is past, it is said
    first.
    """
    root = write_packets({"candidate.yml": "name: Ben Ode\n", "quay/interview.yml": HALF})
    shown = run_in("overview", "--today", today, cwd=root).stdout
    places = [shown.index(line) for line in lines]
    assert places == sorted(places)


def test_an_old_day_is_asked_for_while_a_round_follows(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """Weeks later it still matters what was told, as long as there is somebody left to tell it
    to.
    """
    root = write_packets(
        {
            "candidate.yml": "name: Ben Ode\n",
            "quay/interview.yml": HALF.replace("2026-12-01", "2027-02-01"),
        }
    )
    assert (
        "  68 days ago Tuesday 24 November 2026: "
        in run_in("overview", "--today", "2027-01-31", cwd=root).stdout
    )
    assert "November" not in run_in("overview", "--today", "2027-02-20", cwd=root).stdout


def test_a_day_is_typed_as_a_date(clients: WritePackets, run_in: RunIn) -> None:
    """What is no day is refused with one as an example; the first of all days has its columns
    apart.
    """
    assert (
        "`tomorrow` is not a date. Write it like 2026-11-24."
        in run_in("overview", "--today", "tomorrow", cwd=clients({})).output
    )
    lines = run_in("overview", "--today", "0001-01-01", cwd=clients({})).stdout.splitlines()
    assert any(line.startswith("  in 739943 days ") for line in lines)


PROMISES = """\
company: {name: Quay}
role: {title: Mate}
interviewers: {ann: {name: Ann Poe}}
rounds:
  - name: First
    date: 2026-11-10
    sessions:
      - minutes: 20
        with: [ann]
        told: []
        thanked: true
        promised:
          - {text: the roster, due: 2026-11-20}
          - {text: two names, due: 2026-11-27}
          - a call
          - {text: the budget, due: 2026-11-21, kept: true}
"""


def test_a_promise_stays_until_it_is_kept(write_packets: WritePackets, run_in: RunIn) -> None:
    """Whatever was promised and not kept is listed with its day and whom it was made to: what has
    none first, then the earliest; the home page counts them, and `next` names what is near or past.
    """
    root = write_packets({"candidate.yml": "name: Ben Ode\n", "quay/interview.yml": PROMISES})
    words = ("overview", "--today", "2026-11-22")
    text = run_in(*words, cwd=root).stdout
    assert text.splitlines()[-3:] == [
        "  promised    no day yet: a call (to Ann Poe; Quay: Mate)",
        "  overdue     Friday 20 November 2026: the roster (to Ann Poe; Quay: Mate)",
        "  promised    Friday 27 November 2026: two names (to Ann Poe; Quay: Mate)",
    ]
    (client,) = json.loads(run_in(*words, "--format", "json", cwd=root).stdout)
    assert [(made["text"], made["due"], made["days"]) for made in client["promised"]] == [
        ("a call", None, None),
        ("the roster", "2026-11-20", -2),
        ("two names", "2026-11-27", 5),
    ]
    home = root / "packets" / "index.md"
    home.write_text("# Home\n", "utf-8")
    run_in("markdown", cwd=root)
    assert "three promises to keep, the first by Friday 20 November 2026" in home.read_text("utf-8")
    steps = json.loads(run_in("next", "--today", "2026-11-22", "--format", "json", cwd=root).stdout)
    (step,) = [each for each in steps if each["code"] == "promise-to-keep"]
    assert step["do"] == (
        "Keep two promises: “the roster” (two days overdue) and “two names” by 27 November 2026."
    )


def test_a_long_promise_leaves_room_for_how_late_it_is(
    write_packets: WritePackets, run_in: RunIn
) -> None:
    """Of two things it is the text that is cut, between words."""
    long = PROMISES.replace("the roster", "the roster of a quiet week with all that changes on it")
    root = write_packets({"candidate.yml": "name: Ben Ode\n", "quay/interview.yml": long})
    steps = json.loads(run_in("next", "--today", "2026-11-21", "--format", "json", cwd=root).stdout)
    (step,) = [each for each in steps if each["code"] == "promise-to-keep"]
    assert "“the roster of a quiet week with all …” (one day overdue)" in step["do"]
