"""What has changed, in words: from two states, and from a workspace's history."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from tests.workspaces import RunIn, WritePackets

from secondround import plan, records
from secondround.diff import State, changes
from secondround.plan import Gap
from secondround.problems import Severity
from secondround.records import Application
from secondround.records.models.library import Library
from secondround.records.models.record import Record

from .rich import CANDIDATE, FILES, RECORD


@pytest.fixture
def packet(write_packets: WritePackets) -> Application:
    """The packet in which every field says something."""
    found = records.read(write_packets(FILES))
    assert [problem for problem in found.problems if problem.severity == Severity.ERROR] == []
    return found.applications[0]


def altered(value: Any, annotation: Any = None) -> Iterator[tuple[str, Any]]:
    """The value with one thing in it changed, for everything in it, and what was changed."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            for path, other in altered(getattr(value, name), field.annotation):
                yield f"{name}.{path}", value.model_copy(update={name: other})
    elif isinstance(value, tuple):
        if value:
            yield "last", value[:-1]
        for i, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from (
                    (f"{i}.{path}", (*value[:i], new, *value[i + 1 :]))
                    for path, new in altered(item)
                )
    elif isinstance(value, dict):
        yield "last", dict(list(value.items())[:-1])
        for key, item in value.items():
            yield from ((f"{key}.{path}", value | {key: new}) for path, new in altered(item))
    else:
        yield from _other(value, annotation)


def _other(value: Any, annotation: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, str):
        choices = [
            choice for choice in get_args(annotation) if isinstance(choice, str) and choice != value
        ]
        yield "text", choices[0] if choices else f"{value} zq"
    elif isinstance(value, bool):
        yield "flag", not value
    elif isinstance(value, int):
        yield "number", value + 1
    elif isinstance(value, dt.date):
        yield "date", value + dt.timedelta(days=1)
    elif isinstance(value, dt.time):
        yield "time", value.replace(minute=5)


def test_whatever_changes_is_told(packet: Application) -> None:
    """No field can change without a sentence about it, in either direction."""
    told, untold = 0, []
    for part in ("record", "candidate", "comments", "library", "pseudonyms"):
        for path, other in altered(getattr(packet, part)):
            states = State(packet, None), State(replace(packet, **{part: other}), None)
            for old, new in (states, states[::-1]):
                sections = changes(old, new)
                told += 1
                if not sections or not all(
                    line.endswith((".", "?", "!")) for section in sections for line in section.lines
                ):
                    untold.append((part, path, sections))
    assert untold == []
    assert told > 200


def test_nothing_changed(packet: Application) -> None:
    """A state compared with itself gives no word."""
    made = plan.make(packet, 1)
    assert changes(State(packet, made), State(packet, made)) == ()


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


def asking(
    packet: Application, *sessions: dict[str, Any], questions: list[dict[str, Any]]
) -> State:
    """The packet with these sessions in its second round, and these questions alone."""
    record = packet.record.model_dump(by_alias=True)
    record["rounds"][1]["sessions"] = sessions
    record["questions"] = questions
    found = replace(
        packet, record=Record.model_validate(record), library=Library.model_validate({})
    )
    return State(found, plan.make(found, 1))


def asked(old: State, new: State) -> tuple[str, ...]:
    lines = {section.title: section.lines for section in changes(old, new)}
    return lines.get("Who is asked what", ())


ANA = {"at": "09:30", "minutes": 30, "with": ["ana-ruiz"]}
BEN = {"at": "10:30", "minutes": 30, "with": ["ben-cho"]}


def test_questions_that_move(packet: Application) -> None:
    """A question that goes to another, is new in the plan or no longer in it, is told with its
    people.
    """
    for_ana, for_ben = (
        {"text": "How is your team?", "for": [who]} for who in ("ana-ruiz", "ben-cho")
    )
    old, new = (asking(packet, ANA, BEN, questions=[asked]) for asked in (for_ana, for_ben))
    assert asked(old, new) == (
        "“How is your team?” now goes to Ben Cho; it was meant for Ana Ruiz.",
    )
    nothing = asking(packet, ANA, BEN, questions=[])
    assert asked(old, nothing) == (
        "“How is your team?” will no longer be asked; it was meant for Ana Ruiz.",
    )
    assert asked(nothing, new) == ("“How is your team?” now goes to Ben Cho.",)
    assert asked(old, asking(packet, ANA | {"at": "14:00"}, BEN, questions=[for_ana])) == ()


def test_what_a_session_has_asked_is_not_missed(packet: Application) -> None:
    """A session that is over has asked its questions: nothing says that they are no longer
    asked.
    """
    questions = [{"text": "How is your team?", "for": ["ana-ruiz"]}]
    over = asking(packet, ANA | {"told": []}, BEN, questions=questions)
    assert asked(asking(packet, ANA, BEN, questions=questions), over) == ()


def test_who_is_met_twice_is_told_with_the_time(packet: Application) -> None:
    """What moves from one session with Ana to the other says which is which."""
    twice = ANA | {"at": "14:00"}
    steps = {"text": "What comes next?", "about": "next steps"}
    old, new = (asking(packet, ANA, BEN, *more, questions=[steps]) for more in ([], [twice]))
    assert asked(old, new) == (
        "“What comes next?” now goes to Ana Ruiz (at 14:00); it was meant for Ana Ruiz.",
    )


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


def git(root: Path, *words: str, day: str = "2026-11-20") -> str:
    """Run git as nobody in particular, on that day."""
    who = {
        f"GIT_{role}_{what}": "kim@example.com"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    when = {f"GIT_{role}_DATE": f"{day} 12:00:00" for role in ("AUTHOR", "COMMITTER")}
    env = (
        os.environ | who | when | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    )
    done = subprocess.run(
        ["git", "-C", root, *words], check=True, capture_output=True, text=True, env=env
    )
    return done.stdout.strip()


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Write", day=day)


@pytest.fixture
def history(write_packets: WritePackets) -> Path:
    """Two commits, and a change that is not committed yet."""
    root = write_packets(FILES)
    git(root, "init", "-q")
    commit(root, "2026-11-10")
    write_packets(
        {
            "amara/candidate.yml": CANDIDATE.replace("nine", "ten"),
            "amara/pseudonyms.yml": "names: {Amara Okafor: Nia Lind, Ana Ruiz: Bo Ek, "
            "Ben Cho: Jo Dahl}\n",
            "amara/harbor/interview.yml": RECORD.replace("2026-11-24", "2026-11-26").replace(
                "  - {text: Works with others",
                "  - {text: Speaks Danish, must: true, shows: [rail freight]}\n"
                "    - {text: Works well with others",
            ),
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/quay/interview.yml": "company: {name: Quay}\nrole: {title: Mate}\n",
        }
    )
    commit(root, "2026-11-20")
    write_packets(
        {"amara/harbor/comments.yml": "comments: [Bring the map.]\n", "ben/quay/interview.yml": ""}
    )
    return root


def test_changes_in_words(history: Path, run_in: RunIn) -> None:
    """The report of a day, to the letter."""
    result = run_in("changes", "--since", "2026-11-20", "--until", "HEAD", cwd=history)
    assert result.exit_code == 0, result.output
    head, rest = result.stdout.split("\n", 1)
    assert head.startswith("Since 10 November 2026 (")
    assert rest == EXPECTED


EXPECTED = """
Harbor Logistics: Head of Operations (amara/harbor)

  Rounds and sessions
    The date of “Second interview” is now Thursday 26 November 2026; it was
      Tuesday 24 November 2026.

  Gaps
    New: No story proves “Speaks Danish”, a must-have: none shows rail freight.

  Requirements
    “Speaks Danish” has been added: a must-have, with no proof yet.
    “Works with others” now reads “Works well with others”.

  Facts
    “a team of nine” is now “a team of ten”.

  Public names
    Ana Ruiz’s name in public is now Bo Ek; it was Mia Berg.
    Ben Cho’s name in public is now Jo Dahl.

Quay: Mate (ben/quay)
  The packet is new.
"""


def test_changes_for_programs(history: Path, run_in: RunIn) -> None:
    """As JSON, every packet with the sentences that stand in the text, and the commit they are
    since.
    """
    words = ("changes", "--since", "2026-11-20", "--until")
    told = json.loads(run_in(*words, "HEAD", "--format", "json", cwd=history).stdout)
    assert [(change["packet"], change["title"], change["state"]) for change in told] == [
        ("amara/harbor", "Harbor Logistics: Head of Operations", "changed"),
        ("ben/quay", "Quay: Mate", "new"),
    ]
    assert {(change["since"], change["since_date"]) for change in told} == {
        (git(history, "rev-parse", "HEAD~1"), "2026-11-10")
    }
    said = [
        text for section in told[0]["sections"] for text in (section["title"], *section["lines"])
    ]
    assert " ".join(said) == " ".join(
        EXPECTED.partition("(amara/harbor)")[2].partition("Quay: Mate")[0].split()
    )
    assert json.loads(run_in(*words, "HEAD~1", "--format", "json", cwd=history).stdout) == []
    assert [
        change["state"]
        for change in json.loads(run_in("changes", "--format", "json", cwd=history).stdout)
    ] == [
        "changed",
        "gone",
    ]


def test_what_is_not_committed_yet(history: Path, run_in: RunIn) -> None:
    """By default the files as they are, against the last commit; the checkout stays as it is."""
    before = git(history, "status", "--porcelain")
    result = run_in("changes", cwd=history)
    assert result.exit_code == 0, result.output
    assert "New: “Bring the map”." in result.stdout
    assert "ben/quay\n  The packet is gone." in result.stdout
    assert "Facts" not in result.stdout
    assert git(history, "status", "--porcelain") == before


def test_of_some_packets(history: Path, run_in: RunIn) -> None:
    """One packet, or one candidate's, those gone included; nothing is said of others."""
    mine = run_in("changes", "--candidate", "amara", "--since", "HEAD~1", cwd=history).stdout
    assert "Harbor" in mine
    assert "ben" not in mine
    assert run_in("changes", "harbor", "--since", "HEAD~1", cwd=history).stdout == mine


def test_what_could_not_be_read(history: Path, run_in: RunIn) -> None:
    """An earlier state with an error is said to be so; a present one as well, with its problems,
    beside the others.
    """
    record = history / "packets" / "amara" / "harbor" / "interview.yml"
    good = record.read_text("utf-8")
    record.write_text("company: []\n")
    result = run_in("changes", cwd=history)
    assert result.exit_code == 1
    assert "amara/harbor\n  Its files cannot be read" in result.stdout
    assert "ben/quay\n  The packet is gone." in result.stdout
    assert "packets/amara/harbor/interview.yml:1:" in result.stderr
    assert "Nothing was written" not in result.output
    listed = json.loads(run_in("changes", "--format", "json", cwd=history).stdout)
    assert [(change["packet"], change["state"]) for change in listed] == [
        ("amara/harbor", "unreadable"),
        ("ben/quay", "gone"),
    ]
    commit(history, "2026-11-21")
    record.write_text(good)
    assert (
        "The earlier version of its files cannot be read." in run_in("changes", cwd=history).stdout
    )


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("nonsense", "There is no revision `nonsense`."),
        ("--output=x", "There is no revision `--output=x`."),
        ("", "There is no revision ``."),
        ("2026-13-45", "`2026-13-45` is not a date."),
        ("HEAD:packets", "There is no revision"),
    ],
)
def test_an_unknown_revision(history: Path, run_in: RunIn, since: str, said: str) -> None:
    """Exit code 2, and words."""
    result = run_in("changes", f"--since={since}", cwd=history)
    assert result.exit_code == 2
    assert said in result.output


def test_a_day_before_the_first_commit(history: Path, run_in: RunIn) -> None:
    """Before it there was nothing, so all is new; a clone without its past says that it cannot
    know.
    """
    result = run_in("changes", "--since", "2020-01-01", "--until", "HEAD", cwd=history)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "Nothing had been committed before 1 January 2020, so everything is new since then:\n"
    )
    assert result.stdout.count("The packet is new.") == 2
    listed = json.loads(
        run_in("changes", "--since", "2020-01-01", "--format", "json", cwd=history).stdout
    )
    assert [(change["since"], change["since_date"], change["state"]) for change in listed] == [
        ("", "2020-01-01", "new")
    ]
    assert run_in("changes", "--until", "2020-01-01", cwd=history).exit_code == 2
    git(history.parent, "clone", "-q", "--depth=1", f"file://{history}", "shallow")
    result = run_in("changes", "--since", "2020-01-01", cwd=history.parent / "shallow")
    assert result.exit_code == 2
    assert "the clone is shallow" in " ".join(result.output.split())


def test_a_workspace_inside_a_repository(write_packets: WritePackets, run_in: RunIn) -> None:
    """The workspace may lie in a folder of the repository, and names may hold blanks and any
    letters.
    """
    files = {
        f"Søren O’Neil/{name.partition('/')[2]}": text
        for name, text in FILES.items()
        if "amara" in name
    }
    root = write_packets({**files, "library/shared.yml": FILES["library/shared.yml"]})
    git(root.parent, "init", "-q")
    commit(root.parent, "2026-11-20")
    write_packets({"Søren O’Neil/candidate.yml": CANDIDATE.replace("nine", "ten")})
    result = run_in("changes", cwd=root)
    assert result.exit_code == 0, result.output
    assert "(Søren O’Neil/harbor)" in result.stdout
    assert "“a team of nine” is now “a team of ten”." in result.stdout


def test_a_link_in_the_past(history: Path, run_in: RunIn) -> None:
    """A file that was a link within packets is followed; one that led out of it is not."""
    library = history / "packets" / "amara" / "library"
    library.mkdir()
    (library / "inside.yml").symlink_to("../../library/shared.yml")
    commit(history, "2026-11-21")
    (library / "outside.yml").symlink_to("/etc/hostname")
    commit(history, "2026-11-22")
    (library / "outside.yml").unlink()
    assert run_in("changes", "harbor", cwd=history).exit_code == 0
    assert run_in("changes", "harbor", "--until", "HEAD", cwd=history).exit_code == 0


def test_a_library_that_is_versioned_by_itself(write_packets: WritePackets, run_in: RunIn) -> None:
    """A submodule is read as it was at that commit; where it is not checked out, the command says
    so.
    """
    root = write_packets(
        {name: text for name, text in FILES.items() if not name.startswith("library/")}
    )
    shared = root.parent / "shared"
    shared.mkdir()
    (shared / "shared.yml").write_text(FILES["library/shared.yml"])
    for folder in (shared, root):
        git(folder, "init", "-q")
    commit(shared, "2026-11-09")
    git(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        str(shared),
        "packets/library",
    )
    commit(root, "2026-11-10")
    library = root / "packets" / "library"
    (library / "shared.yml").write_text(
        FILES["library/shared.yml"].replace("Who decides at night?", "Who rings whom?")
    )
    told = "added: “Who rings whom?”."
    assert told in run_in("changes", cwd=root).stdout
    commit(library, "2026-11-11")
    commit(root, "2026-11-12")
    assert told in run_in("changes", "--since", "HEAD~1", "--until", "HEAD", cwd=root).stdout
    assert "Nothing has changed" in run_in("changes", cwd=root).stdout
    git(root, "submodule", "deinit", "-q", "--force", "packets/library")
    result = run_in("changes", "--since", "HEAD~1", "--until", "HEAD", cwd=root)
    assert result.exit_code == 2
    assert (
        "`packets/library` is a submodule, and its commit of that time is missing" in result.output
    )


def test_before_the_first_commit(write_packets: WritePackets, run_in: RunIn) -> None:
    """A repository without a commit has no earlier state, by whatever name; without packets, all
    are new.
    """
    root = write_packets(FILES)
    git(root, "init", "-q")
    for since in ("HEAD", "2026-11-20"):
        result = run_in("changes", "--since", since, cwd=root)
        assert result.exit_code == 2
        assert f"There is no revision `{since}`." in result.output
    git(root, "commit", "--allow-empty", "-qm", "Begin")
    assert "The packet is new." in run_in("changes", cwd=root).stdout


def test_without_git(write_packets: WritePackets, run_in: RunIn) -> None:
    """Outside a repository the command says so."""
    result = run_in("changes", cwd=write_packets(FILES))
    assert result.exit_code == 2
    assert "not in a git repository" in result.output


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
