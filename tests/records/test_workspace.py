"""A workspace: which files are read, what belongs together, and every problem of all of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import LEAST_RECORD

from secondround import records
from secondround.problems import MOST
from secondround.records import Workspace

Write = Callable[[dict[str, str | bytes]], Path]


def codes(workspace: Workspace) -> list[tuple[str, str]]:
    return [(str(problem.file), problem.code) for problem in workspace.problems]


def test_one_job_hunt(workspace: Write) -> None:
    """With `candidate.yml` in packets/ each folder is a packet, named by its path; others are
    none.
    """
    found = records.read(
        workspace(
            {
                "quay/interview.yml": LEAST_RECORD,
                "harbor/interview.yml": LEAST_RECORD,
                "guides/a.md": "",
                "notes.yml": "-",
            }
        )
    )
    assert found.problems == ()
    assert [application.id for application in found.applications] == ["harbor", "quay"]
    assert {str(file) for file in found.sources} == {
        "packets/candidate.yml",
        "packets/harbor/interview.yml",
        "packets/quay/interview.yml",
    }


def test_the_nearest_candidate(workspace: Write) -> None:
    """A record belongs to the candidate in its folder or the nearest above."""
    found = records.read(
        workspace(
            {
                "ben/candidate.yml": "name: Ben Ode\n",
                "ben/harbor/interview.yml": LEAST_RECORD,
                "harbor/interview.yml": LEAST_RECORD,
            }
        )
    )
    assert [(one.id, one.candidate.name) for one in found.applications] == [
        ("ben/harbor", "Ben Ode"),
        ("harbor", "Amara Okafor"),
    ]


def test_only_what_is_wanted(workspace: Write) -> None:
    """Where packets are named no other record is opened, and no other problem told."""
    root = workspace(
        {
            "harbor/interview.yml": LEAST_RECORD,
            "quay/interview.yml": "nonsense",
            "ben/candidate.yml": "- x",
        }
    )
    found = records.read(root, {"harbor"})
    assert [application.id for application in found.applications] == ["harbor"]
    assert found.problems == ()


def test_a_file_with_an_error_gives_no_application(workspace: Write) -> None:
    """One record's error keeps no other from being read."""
    found = records.read(
        workspace({"harbor/interview.yml": LEAST_RECORD, "quay/interview.yml": "company: {}\n"})
    )
    assert [application.id for application in found.applications] == ["harbor"]
    assert {code for _, code in codes(found)} == {"missing-field"}


def test_an_error_in_the_candidate_is_told_once(workspace: Write) -> None:
    """A candidate's error takes the applications away and says nothing of records that refer to
    stories.
    """
    record = (
        LEAST_RECORD + "interviewers: {a: {name: A}}\n"
        "rounds: [{name: a, sessions: [{minutes: 30, with: [a], tell: [x]}]}]\n"
    )
    found = records.read(workspace({"candidate.yml": "nam: A\n", "harbor/interview.yml": record}))
    assert codes(found) == [("packets/candidate.yml", "unknown-field")]
    assert found.applications == ()


def test_an_unread_library_makes_no_competency_unknown(workspace: Write) -> None:
    """Where a library cannot be read nobody knows what it defines, and nothing is said of
    competencies.
    """
    found = records.read(
        workspace(
            {
                "library/a.yml": "competencies: [",
                "harbor/interview.yml": LEAST_RECORD + "expect: [{text: a, shows: [b]}]\n",
            }
        )
    )
    assert codes(found) == [("packets/library/a.yml", "yaml-syntax")]


def test_libraries_are_one(workspace: Write) -> None:
    """All files of the library are one, in the order of their names."""
    found = records.read(
        workspace(
            {
                "library/b.yml": "competencies: [planning]\n"
                "prompts: [{id: p, text: When?, shows: [team-work]}]\n",
                "library/a.yml": "competencies: [teamwork]\n"
                "roles: [{role: peer, judges: [Planning]}]\n",
                "harbor/interview.yml": LEAST_RECORD,
            }
        )
    )
    (application,) = found.applications
    assert [entry.name for entry in application.library.competencies] == ["teamwork", "planning"]
    assert application.library.roles[0].judges == ("planning",)
    assert application.library.prompts[0].shows == ("teamwork",)


def test_competencies_have_one_name(workspace: Write) -> None:
    """Every `shows` and `cares_about` holds the canonical name, each once; the library's wins over
    the candidate's.
    """
    found = records.read(
        workspace(
            {
                "library/a.yml": "competencies: [{name: teamwork, also: [Working Together]}]\n",
                "candidate.yml": "name: A\ncompetencies: [Team-Work, Rail freight]\n"
                "stories: [{id: s, title: t, situation: s, action: a, "
                "shows: [working-together, TEAMWORK, rail  freight]}]\n",
                "harbor/interview.yml": "company: {name: H}\ncompetencies: [Yard planning]\n"
                "role: {title: L, requirements: [{text: a, shows: [team work, yardplanning]}]}\n"
                "interviewers: {a: {name: A, cares_about: [RailFreight]}}\n"
                "expect: [{text: a, shows: [Working together]}]\n",
            }
        )
    )
    assert found.problems == ()
    (application,) = found.applications
    assert application.candidate.stories[0].shows == ("teamwork", "Rail freight")
    assert application.candidate.competencies == ("Team-Work", "Rail freight")
    assert application.record.role.requirements[0].shows == ("teamwork", "Yard planning")
    assert application.record.interviewers["a"].cares_about == ("Rail freight",)
    assert application.record.expect[0].shows == ("teamwork",)


def test_links(workspace: Write) -> None:
    """Links to files inside packets are followed; those that lead out are problems, whatever lies
    there.
    """
    root = workspace(
        {"harbor/interview.yml": LEAST_RECORD, "quay/notes.md": "", "shared.yml": LEAST_RECORD}
    )
    outside = root / "elsewhere"
    outside.mkdir()
    (outside / "interview.yml").write_text("never read: [", "utf-8")
    (root / "packets" / "quay" / "interview.yml").symlink_to("../shared.yml")
    (root / "packets" / "out").symlink_to(outside)
    (root / "packets" / "loop").symlink_to("..")
    (root / "packets" / "again").symlink_to("harbor")
    (root / "packets" / "picture.png").symlink_to("/etc/hostname")
    found = records.read(root)
    assert [application.id for application in found.applications] == ["harbor", "quay"]
    assert codes(found) == [("packets/loop", "outside-link"), ("packets/out", "outside-link")]


def test_packets_may_be_a_link(tmp_path: Path, workspace: Write) -> None:
    """The whole of packets may lie elsewhere: that is the owner's choice."""
    root = workspace({"harbor/interview.yml": LEAST_RECORD})
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "packets").symlink_to(root / "packets")
    assert [one.id for one in records.read(tmp_path / "other").applications] == ["harbor"]


def test_what_is_no_plain_file(workspace: Write) -> None:
    """A pipe, a folder, a link to nothing or to itself under a record's name is a problem; the
    others are read.
    """
    root = workspace({"folder/interview.yml/a.md": "", "harbor/interview.yml": LEAST_RECORD})
    for name in ("pipe", "gone", "itself"):
        (root / "packets" / name).mkdir()
    for name in ("interview.yml", "picture.png", "folder"):
        (root / "packets" / "itself" / name).symlink_to(name)
    os.mkfifo(root / "packets" / "pipe" / "interview.yml")
    (root / "packets" / "gone" / "interview.yml").symlink_to("nothing.yml")
    found = records.read(root)
    assert [application.id for application in found.applications] == ["harbor"]
    assert codes(found) == [
        (f"packets/{name}/interview.yml", "unreadable-file")
        for name in ("folder", "gone", "itself", "pipe")
    ]


def test_hidden_folders_are_left_alone(workspace: Write) -> None:
    """What starts with a dot belongs to other programs."""
    assert (
        records.read(
            workspace({".trash/interview.yml": "- x", "harbor/.interview.yml": "- x"})
        ).applications
        == ()
    )


def test_names_that_are_no_utf8(workspace: Write) -> None:
    """A name that cannot be shown is a problem whose text can."""
    root = workspace({})
    os.mkdir(os.fsencode(root) + b"/packets/har\xffbor")  # noqa: PTH102 - a name that Path cannot hold
    (problem,) = records.read(root).problems
    assert problem.code == "bad-file-name"
    assert str(problem.file).encode()


def test_no_more_problems_than_anybody_reads(workspace: Write) -> None:
    """A file tells its first problems, and that there are more."""
    found = records.read(
        workspace(
            {"harbor/interview.yml": LEAST_RECORD + "".join(f"a{i}: b\n" for i in range(500))}
        )
    )
    assert [code for _, code in codes(found)].count("unknown-field") == MOST
    assert [code for _, code in codes(found)].count("too-many-problems") == 1


def test_collection_is_as_before(workspace: Write) -> None:
    """Reading leaves Python's garbage collection as it was."""
    root = workspace({})
    records.read(root)
    assert gc.isenabled()
    gc.disable()
    try:
        records.read(root)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_empty_workspace_is_none(tmp_path: Path) -> None:
    """A folder without packets says so, and how to make them."""
    (problem,) = records.read(tmp_path).problems
    assert problem.code == "no-packets"


BROKEN = [
    "a: [",
    "- x",
    LEAST_RECORD,
    LEAST_RECORD + "salary: 1\n",
    "",
    "company: {name: H}\n",
    "\x00",
    "name: A\n",
]


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(BROKEN), min_size=1),
    st.randoms(use_true_random=False),
)
@settings(max_examples=25)
def test_same_files_same_problems(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], random: Random
) -> None:
    """The same workspace gives the same problems in the same order, however its files came
    about.
    """
    told = []
    for _ in range(2):
        root = tmp_path_factory.mktemp("w")
        names = list(files)
        random.shuffle(names)
        for name in names:
            for file in ("interview.yml", "candidate.yml"):
                path = root / "packets" / name / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(files[name] if file == "interview.yml" else "name: A\n", "utf-8")
        found = records.read(root)
        told.append((found.problems, [one.id for one in found.applications]))
    assert told[0] == told[1]
    assert list(told[0][0]) == sorted(told[0][0])


EXAMPLE = Path(__file__).parents[2] / "packets"
FILES = [
    ("candidate.yml", (EXAMPLE / "amara-okafor" / "candidate.yml").read_text("utf-8")),
    (
        "harbor/interview.yml",
        (EXAMPLE / "amara-okafor" / "harbor" / "interview.yml").read_text("utf-8"),
    ),
    ("library/competencies.yml", (EXAMPLE / "library" / "competencies.yml").read_text("utf-8")),
]
SIGNS = [
    "",
    " ",
    "\n",
    "  ",
    ": ",
    "- ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "#",
    "x",
    "~",
    "[[x]]",
    "&a ",
    "*a",
    "\t",
    "é",
    "\x00",
]


@pytest.mark.slow
@given(st.data())
@settings(max_examples=40)
def test_any_slip_is_told_inside_its_file(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Slips of the pen in a real workspace give applications or problems, each at a place that
    exists.
    """
    root = tmp_path_factory.mktemp("w")
    for name, text in FILES:
        written = text
        for _ in range(data.draw(st.integers(0, 2))):
            start = data.draw(st.integers(0, len(written)))
            written = (
                written[:start]
                + data.draw(st.sampled_from(SIGNS))
                + written[start + data.draw(st.integers(0, 9)) :]
            )
        path = root / "packets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, "utf-8")
    found = records.read(root)
    assert found.applications or found.problems
    for problem in found.problems:
        line = found.sources[problem.file].lines[problem.line - 1]
        assert problem.column + problem.width <= len(line) + 2
        assert problem.message.endswith(".")
    assert records.read(root).problems == found.problems
