"""Names that lead nowhere or are given twice: each is told where it stands, with the nearest as its
hint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from secondround import packet, plan, records
from secondround.problems import MOST, Problem, Severity
from secondround.vocabulary import Edition

CANDIDATE = """\
name: Amara Okafor
competencies: [planning]
stories:
  - {id: dock-strike, title: A, situation: B, action: C}
  - {id: night-shift, title: A, situation: B, action: C}
facts:
  - {id: team-size, say: a team of nine}
"""
RECORD = """\
company: {name: Harbor}
role: {title: Lead}
interviewers:
  ana-ruiz: {name: Ana Ruiz}
rounds:
  - name: Second
    sessions:
      - minutes: 45
        with: [ana-ruiz]
"""
Write = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def told(workspace: Write) -> Callable[..., tuple[Problem, ...]]:
    """The problems of a record, with what is added to its only session and at its end."""

    def read(session: str = "", end: str = "", candidate: str = CANDIDATE) -> tuple[Problem, ...]:
        record = RECORD + (f"        {session}\n" if session else "") + end
        return records.read(
            workspace({"candidate.yml": candidate, "harbor/interview.yml": record})
        ).problems

    return read


Told = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("session", "end", "code", "hint"),
    [
        ("tell: [dock-strik]", "", "unknown-story", "did you mean `dock-strike`?"),
        ("avoid: [night]", "", "unknown-story", "did you mean `night-shift`?"),
        (
            "told: [x]",
            "",
            "unknown-story",
            "there are `dock-strike` and `night-shift`; or add it to `stories` in `candidate.yml`",
        ),
        (
            "repeat_ok: [{story: dock, reason: r}]",
            "",
            "unknown-story",
            "did you mean `dock-strike`?",
        ),
        (
            "",
            "questions: [{text: a, for: [ana]}]\n",
            "unknown-interviewer",
            "did you mean `ana-ruiz`?",
        ),
        (
            "",
            "expect: [{text: a, shows: [planing]}]\n",
            "unknown-competency",
            (
                "did you mean `planning`? If not, add it to `competencies` in this file, or to a "
                "library"
            ),
        ),
        ("", "notes: I led [[team]].\n", "unknown-fact", "did you mean `team-size`?"),
        ("debrief: Said [[ team-siz ]].", "", "unknown-fact", "did you mean `team-size`?"),
        ("thanked: [ana]", "", "unknown-interviewer", "did you mean `ana-ruiz`?"),
        (
            "thanked: [sent]",
            "",
            "unknown-interviewer",
            "there is `ana-ruiz`; or write `true` once everybody there has had a note",
        ),
        ("thanked: [ana-ruiz, ana-ruiz]", "", "listed-twice", "take one of them out"),
        ("tell: [dock-strike, dock-strike]", "", "listed-twice", "take one of them out"),
        (
            "",
            "questions: [{id: a, text: b}, {id: a, text: c}]\n",
            "duplicate-id",
            "give one of them another name",
        ),
    ],
)
def test_each_kind(told: Told, session: str, end: str, code: str, hint: str) -> None:
    """Every list of ids and every text is looked through."""
    (problem,) = told(session, end)
    assert (problem.code, problem.hint) == (code, hint)


@pytest.mark.parametrize(
    ("session", "end"),
    [
        ("tell: [dock-strike]", "questions: [{text: a, for: [ana-ruiz]}]\n"),
        ("thanked: [ana-ruiz]", ""),
        ("told: []", "notes: I led [[team-size]] and [[ team-size ]].\n"),
        ("told:", "competencies: [yard work]\nexpect: [{text: a, shows: [Yard-Work, PLANNING]}]\n"),
        ("stories: 2", "notes: 'a [link](https://example.com), a [[\n  broken one, []]'\n"),
    ],
)
def test_what_is_known(told: Told, session: str, end: str) -> None:
    """What refers to something that is there is no problem."""
    assert told(session, end) == ()


@pytest.mark.parametrize(
    ("notes", "place"),
    [
        ("notes: I led [[teem]].\n", (10, 14, 8)),
        ("notes: |\n  One.\n\n  I led [[ teem ]].\n", (13, 9, 10)),
        ("notes: >\n  I led\n  [[teem]] and\n  [[team-size]].\n", (12, 3, 8)),
    ],
)
def test_facts_are_underlined_in_their_text(
    told: Told, notes: str, place: tuple[int, int, int]
) -> None:
    """A reference inside a long text is shown where it stands."""
    (problem,) = told(end=notes)
    assert (problem.line, problem.column, problem.width) == place


def test_empty_person(workspace: Write) -> None:
    """A person with an id and nothing behind it lacks a name."""
    record = RECORD.replace("Ruiz}\n", "Ruiz}\n  ben-ode:\n")
    (problem,) = records.read(workspace({"harbor/interview.yml": record})).problems
    assert (problem.code, problem.line, problem.column) == ("missing-field", 5, 3)


def test_candidates_own_names(told: Told) -> None:
    """Stories and facts have ids of their own, and a story's competencies are looked up too."""
    twice = CANDIDATE.replace("night-shift", "dock-strike").replace(
        "action: C}\nfacts", "action: C, shows: [plan]}\nfacts"
    )
    assert [(problem.line, problem.code) for problem in told(candidate=twice)] == [
        (5, "duplicate-id"),
        (5, "unknown-competency"),
    ]
    facts = CANDIDATE + "  - {id: team-size, say: nine}\n  - {id: b, say: 'with [[team-size]]'}\n"
    assert [problem.code for problem in told(candidate=facts)] == ["duplicate-id", "nested-fact"]


def test_libraries(workspace: Write) -> None:
    """Entries of several library files that are the same are told once, in the later file."""
    files: dict[str, str | bytes] = {
        "library/a.yml": "competencies: [planning]\nroles: [{role: peer}]\n"
        "prompts: [{id: a, text: b}]\n",
        "library/b.yml": "competencies: [Planning]\nroles: [{role: peer, judges: [plans]}]\n"
        "prompts: [{id: a, text: c}]\n",
    }
    problems = records.read(workspace(files)).problems
    assert {str(problem.file) for problem in problems} == {"packets/library/b.yml"}
    assert sorted(problem.code for problem in problems) == ["duplicate-id"] * 3 + [
        "unknown-competency"
    ]


@pytest.mark.parametrize(
    ("session", "end"),
    [
        ("tell: [gone, night-shift, night-shift]", ""),
        ("avoid: [gone]", ""),
        ("told: [gone]", ""),
        ("repeat_ok: [{story: gone, reason: r}]", ""),
        (
            "",
            (
                "questions: [{id: a, text: b, for: [gone]}, "
                "{id: a, text: c, for: [ana-ruiz, ana-ruiz]}]\n"
            ),
        ),
        ("", "expect: [{text: a, shows: [gone]}]\nnotes: I led [[gone]].\n"),
    ],
)
def test_what_can_be_made_is_made(workspace: Write, session: str, end: str) -> None:
    """A name that leads nowhere is a warning: it is left out, and the packet is made."""
    record = RECORD + (f"        {session}\n" if session else "") + end
    found = records.read(workspace({"candidate.yml": CANDIDATE, "harbor/interview.yml": record}))
    assert {problem.severity for problem in found.problems} == {Severity.WARNING}
    (application,) = found.applications
    made = packet.build(application, plan.make(application, 0), Edition.CANDIDATE)
    assert made.day_card
    (met,) = application.record.rounds[0].sessions
    assert "gone" not in {
        *met.tell,
        *met.avoid,
        *(met.told or ()),
        *(repeat.story for repeat in met.repeat_ok),
    }
    assert met.held == session.startswith("told")


def test_people_who_are_met_must_be_there(told: Told) -> None:
    """A session with somebody about whom nothing is known is an error."""
    (problem,) = told(end="      - {minutes: 30, with: [ana-ruiz, gone]}\n")
    assert (problem.code, problem.severity) == ("unknown-interviewer", Severity.ERROR)


def test_a_competency_that_nothing_defines_is_told_once(told: Told) -> None:
    """Whoever uses a name of their own everywhere hears of it once, where it stands first."""
    (problem,) = told(
        end="expect: [{text: a, shows: [hauling]}, {text: b, shows: [Hauling, planning]}]\n"
    )
    assert (problem.code, problem.line, problem.column) == ("unknown-competency", 10, 28)


def test_what_a_session_tests_is_a_competency(told: Told) -> None:
    """A name under `focus` that nothing defines is shown with the nearest, and one in another
    spelling is the defined one.
    """
    (problem,) = told(session="focus: [plannin]")
    assert problem.code == "unknown-competency"
    assert "planning" in problem.hint
    assert not told(session="focus: [Planning]")


def test_more_warnings_than_anybody_reads_are_no_error(workspace: Write) -> None:
    """A file with more warnings than are shown is no worse than they are."""
    names = ", ".join(f"own {number}" for number in range(MOST + 10))
    files: dict[str, str | bytes] = {
        "candidate.yml": CANDIDATE,
        "harbor/interview.yml": RECORD + f"expect: [{{text: a, shows: [{names}]}}]\n",
    }
    found = records.read(workspace(files))
    assert found.applications
    assert {problem.severity for problem in found.problems} == {Severity.WARNING}
    assert [problem.code for problem in found.problems].count("too-many-problems") == 1


def test_ids_in_capitals(told: Told) -> None:
    """A fact is known in capitals, with a note at the reference; two ids that differ in capitals
    alone are named both.
    """
    (note,) = told(end="notes: I led [[Team-Size]].\n")
    assert (note.code, note.severity) == ("read-as", Severity.NOTE)
    assert note.message == "`[[Team-Size]]` is read as `[[team-size]]`."
    twice = CANDIDATE.replace("night-shift", "Dock-Strike")
    messages = {problem.code: problem.message for problem in told(candidate=twice)}
    assert messages["duplicate-id"] == ("The story `Dock-Strike` already exists as `dock-strike`.")


def test_empty_person_among_capitals(workspace: Write) -> None:
    """A person in capitals is no empty one."""
    record = RECORD.replace("ana-ruiz", "Ana-Ruiz").replace("Ruiz}\n", "Ruiz}\n  ben-ode:\n")
    found = records.read(workspace({"harbor/interview.yml": record})).problems
    assert {(problem.code, problem.line) for problem in found} == {
        ("missing-field", 5),
        ("read-as", 4),
        ("read-as", 10),
    }
