"""What `guard` finds, as problems: for programs and pull requests."""

from __future__ import annotations

import json
from itertools import product
from pathlib import PurePosixPath

import pytest

from secondround.privacy import audit
from secondround.privacy.audit import FileFinding, PublicSign, Remote, Report, RepositoryReport
from secondround.problems import failed

from .conftest import Git, Guard

TOP = PurePosixPath()
REMOTE = Remote("origin", "example.org", "amara/interviews")
SIGN = PublicSign(REMOTE, "it is a fork")
FOUND = FileFinding(PurePosixPath("packets/a.yml"), "holds `email`")
FLOW = FileFinding(PurePosixPath(".github/workflows/site.yml"), "mkdocs gh-deploy")
PUBLISHED = (("refs/heads/gh-pages", PurePosixPath("a.html")),)
RAISES = {
    "private-in-git": RepositoryReport(TOP, (REMOTE,), (SIGN,), private=(FOUND,)),
    "private-in-history": RepositoryReport(TOP, (REMOTE,), (SIGN,), private_earlier=(FOUND,)),
    "private-on-site-branch": RepositoryReport(TOP, (REMOTE,), published=PUBLISHED),
    "workflow-publishes-private": RepositoryReport(TOP, (REMOTE,), unsafe_workflows=(FLOW,)),
    "unjudged-workflow": RepositoryReport(TOP, (REMOTE,), doubtful_workflows=(FLOW,)),
    "unjudged-file": RepositoryReport(TOP, (REMOTE,), unjudged=(FOUND,)),
    "unjudged-remote": RepositoryReport(TOP, (REMOTE,), (), (REMOTE,), private=(FOUND,)),
}


def codes(report: Report, *, strict: bool = False) -> list[str]:
    found = audit.problems(report, inner=TOP, strict=strict)
    return [problem.code for problem in found]


@pytest.mark.parametrize("code", RAISES)
def test_each_finding_has_its_code(code: str) -> None:
    """Whatever is found in a repository is a problem of one kind."""
    assert codes(Report((RAISES[code],))) == [code]


def test_what_cannot_be_looked_into_is_a_problem() -> None:
    """A repository that git cannot read, and another program's."""
    report = Report(unreadable=(PurePosixPath("packets/a"),), other_systems=("Mercurial",))
    assert sorted(codes(report)) == ["other-versions", "unreadable-repository"]


@pytest.mark.parametrize("strict", [False, True])
def test_there_is_an_error_exactly_where_the_report_fails(*, strict: bool) -> None:
    """The exit code and the list say the same, whatever was found."""
    for signs, unsure, private, earlier, unjudged, unsafe, doubtful in product((0, 1), repeat=7):
        repository = RepositoryReport(
            TOP,
            (REMOTE,),
            (SIGN,) * signs,
            (REMOTE,) * unsure,
            private=(FOUND,) * private,
            private_earlier=(FOUND,) * earlier,
            unjudged=(FOUND,) * unjudged,
            unsafe_workflows=(FLOW,) * unsafe,
            doubtful_workflows=(FLOW,) * doubtful,
        )
        report = Report((repository,))
        problems = audit.problems(report, inner=TOP, strict=strict)
        assert failed(problems) == report.has_failed(strict=strict)


@pytest.mark.parametrize(
    ("inner", "place", "shown"),
    [
        ("", "", "packets/a.yml"),
        ("prep", "", "../packets/a.yml"),
        ("packets", "", "a.yml"),
        ("", "packets/own", "packets/own/packets/a.yml"),
    ],
)
def test_a_file_is_named_from_the_workspace(inner: str, place: str, shown: str) -> None:
    """Git names files from the top of their repository, which may lie above or below."""
    repository = RepositoryReport(PurePosixPath(place), (REMOTE,), (SIGN,), private=(FOUND,))
    (problem,) = audit.problems(Report((repository,)), inner=PurePosixPath(inner), strict=False)
    assert str(problem.file) == shown


@pytest.mark.slow
def test_the_command_lists_them(git: Git, guard: Guard) -> None:
    """A record in a repository that looks public is an error at its file; the exit code stays."""
    git("remote", "add", "origin", "git@example.org:amara/interviews.git")
    git("remote", "add", "upstream", "git@example.org:coach/interviews.git")
    result = guard("--format", "json")
    assert result.exit_code == 1
    found = {problem["file"]: problem["code"] for problem in json.loads(result.stdout)}
    assert found["packets/candidate.yml"] == "private-in-git"
    lines = guard("--format", "github").stdout.splitlines()
    assert [line for line in lines if line.startswith("::error file=packets/candidate.yml,")]


@pytest.mark.slow
def test_the_command_lists_nothing_where_nothing_can_be_pushed(git: Git, guard: Guard) -> None:
    """Without a remote there is no problem."""
    git("status")
    result = guard("--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
