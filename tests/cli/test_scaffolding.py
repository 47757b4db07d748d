"""`new`: what it makes passes `check`, whatever the candidate and the library call their
competencies.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondround import records
from secondround.app import pipeline
from secondround.problems import Problem, Severity
from secondround.records import Application
from secondround.records.yaml import quoting
from secondround.records.yaml.reader import read
from secondround.text import SLUG

from .conftest import Run

WORDS = st.sampled_from(
    [
        "tidiness",
        "calm under pressure",
        "C# and F #",
        "null",
        "plan: do",
        "- risk",
        "a, b",
        "'quoted'",
        "Ölpreis",
        "no",
    ]
)
NAMES = st.lists(WORDS, unique=True, max_size=4)
IDS = st.from_regex(SLUG, fullmatch=True).filter(
    lambda id_: id_ not in {"guides", "library", "acme"}
)
OWN = "company: {name: Example Company}\nrole: {title: Clerk}\n"


def listed(names: list[str]) -> str:
    return json.dumps(names, ensure_ascii=False)


def candidate(names: list[str], shown: list[str]) -> str:
    told = "action: I made a list.\n    result: It cost 12 % less.\n"
    story = (
        "  - id: move\n    title: Moved\n    situation: The lease ended.\n"
        f"    {told}    shows: {listed(shown)}\n"
    )
    return f"name: Robin\ncompetencies: {listed(names)}\nstories:\n{story}"


def folder_with(place: Path, files: dict[str, str]) -> Path:
    for name, text in {"mkdocs.yml": "site_name: x\n", **files}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


def made(root: Path, name: str) -> tuple[Application, tuple[Problem, ...]]:
    found = records.read(root, {name})
    return found.applications[0], pipeline.make(root, {name}, edition=None).problems


@pytest.mark.slow
@settings(max_examples=40)
@given(own=NAMES, shown=NAMES, shared=NAMES, id_=IDS)
def test_what_new_makes_passes_check(
    own: list[str], shown: list[str], shared: list[str], id_: str
) -> None:
    """In a new packet there is no error and no competency that means nothing, and its company is
    called as asked.
    """
    # No fixture, since each example needs a new workspace.
    from click.testing import CliRunner  # noqa: PLC0415

    from secondround.cli.group import app  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        root = folder_with(
            Path(place),
            {
                "packets/candidate.yml": candidate(own, shown),
                "packets/library/ours.yml": f"competencies: {listed(shared)}\n",
            },
        )
        result = CliRunner().invoke(
            app, ["new", id_, "--workspace", str(root)], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
        application, problems = made(root, id_)
    there = [problem for problem in problems if problem.file.name == "interview.yml"]
    assert [problem.message for problem in there if problem.severity is Severity.ERROR] == []
    assert "unknown-competency" not in {problem.code for problem in there}
    assert application.record.company.name == " ".join(part.capitalize() for part in id_.split("-"))


@pytest.mark.slow
@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
        min_size=1,
        max_size=30,
    )
)
def test_a_quoted_text_is_read_back(text: str) -> None:
    """Whatever a line says, it is read back as it was written."""
    written = quoting.quoted(text)
    source, _ = read(PurePosixPath("x.yml"), f"a: {written}\nb: [{written}, z]\n".encode())
    if re.search("[\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]", text):
        return  # refused wherever it stands
    assert source.value == {"a": text, "b": [text, "z"]}


def test_the_candidates_names_take_the_place_of_unknown_ones(workspace: Path, run: Run) -> None:
    """The names that stories show come first; a comment behind them stays."""
    (workspace / "packets" / "candidate.yml").write_text(
        candidate(["thrift", "tidiness"], ["tidiness"]), "utf-8"
    )
    run("new", "harbor", cwd=workspace)
    text = (workspace / "packets" / "harbor" / "interview.yml").read_text("utf-8")
    assert "shows: [tidiness]" in text
    assert "must: false # nice to have" in text
    assert "organisation" not in text


def test_names_that_nothing_offers_are_defined_in_the_record(tmp_path: Path, run: Run) -> None:
    """A candidate without competencies and without a library gets a record that stands by
    itself.
    """
    root = folder_with(tmp_path, {"packets/candidate.yml": "name: Robin\n"})
    assert run("new", "harbor", cwd=root).exit_code == 0
    text = (root / "packets" / "harbor" / "interview.yml").read_text("utf-8")
    assert text.endswith("\ncompetencies: [organisation, negotiation, calm under pressure]\n")


@pytest.mark.parametrize(
    ("scaffold", "said"),
    [
        ("company: {name: Ours}\n", ":1:1: error missing-field: `role` is missing from a record."),
        ("company: *ours\n", ":1:10: error yaml-alias: The YAML alias"),
        (
            OWN + "rounds: [{name: One, sessions: [{minutes: 45, with: [kim]}]}]\n",
            ":3:54: error unknown-interviewer: There is no interviewer `kim`.",
        ),
    ],
)
def test_a_faulty_scaffold_is_refused(workspace: Path, run: Run, scaffold: str, said: str) -> None:
    """A scaffold of one's own from which no packet can be made is told with its place, and nothing
    is written.
    """
    own = workspace / "templates" / "scaffold" / "interview.yml"
    own.parent.mkdir(parents=True)
    own.write_text(scaffold, "utf-8")
    result = run("new", "harbor", cwd=workspace)
    assert result.exit_code == 1
    assert f"templates/scaffold/interview.yml{said}" in result.output
    assert not (workspace / "packets" / "harbor").exists()


@pytest.mark.parametrize("name", ["null", "true", "1", "0x1f", "no"])
def test_a_company_is_called_as_it_was_typed(workspace: Path, run: Run, name: str) -> None:
    """Words that mean something else in YAML are names of companies, too."""
    run("new", name, cwd=workspace)
    application, _ = made(workspace, name)
    assert application.record.company.name == name.capitalize()
