"""Which remotes look public."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import PRIVATE_HOST, Git, Guard


def test_without_a_repository_nothing_can_leak(guard: Guard) -> None:
    """A folder that is not in git passes."""
    result = guard()
    assert (result.exit_code, result.output) == (
        0,
        "No git repository: nothing can be pushed from here.\n",
    )


def test_without_a_remote_nothing_can_leak(guard: Guard, git: Git, tmp_path: Path) -> None:
    """No remote, or one on this machine, passes."""
    assert "No remote" in guard().output
    git("remote", "add", "backup", str(tmp_path / "backup.git"))
    git("remote", "add", "disk", f"file://{tmp_path}/disk.git")
    assert (guard("--strict").exit_code, guard().output[:9]) == (0, "No remote")


@pytest.mark.slow
def test_a_plain_remote_passes_and_is_named(guard: Guard, git: Git) -> None:
    """Where nothing speaks for public it passes, but says what cannot be seen; with --strict it
    fails.
    """
    git("remote", "add", "origin", PRIVATE_HOST)
    assert guard().exit_code == 0
    assert (
        "`origin` (github.com/amara/interviews) is public cannot be seen from here"
        in guard().output
    )
    assert guard("--strict").exit_code == 1
    assert guard("--strict", "--private", "origin").exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("remotes", "why"),
    [
        ({"origin": PRIVATE_HOST, "upstream": "https://github.com/other/kit"}, "it is a fork"),
        (
            {"origin": PRIVATE_HOST, "theirs": "ssh://git@github.com:22/coach/interviews.git"},
            "it is a fork",
        ),
        (
            {"origin": "https://user:secret@github.com/amara/amara.github.io.git"},
            "its files are a web site",
        ),
        ({"origin": "git@codeberg.org:amara/pages.git"}, "its files are a web site"),
    ],
)
def test_forks_and_web_sites_look_public(
    guard: Guard, git: Git, remotes: dict[str, str], why: str
) -> None:
    """A fork, and a repository that is a web site by its name, fail with the reason and a way
    out.
    """
    for name, address in remotes.items():
        git("remote", "add", name, address)
    result = guard()
    assert result.exit_code == 1
    assert f"looks public: {why}" in result.output
    assert "git remote remove origin" in result.output
    assert "secret" not in result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    "branch", ["refs/remotes/origin/gh-pages", "refs/remotes/origin/pages", "refs/heads/gh-pages"]
)
def test_a_branch_of_web_pages_looks_public(guard: Guard, git: Git, branch: str) -> None:
    """A pages branch, here or at the remote, fails; what lies on it is named even where the remote
    is private.
    """
    git("remote", "add", "origin", PRIVATE_HOST)
    git("update-ref", branch, "HEAD")
    assert "whose files are a web site" in guard().output
    told = guard("--private", "origin")
    assert told.exit_code == 1
    assert f"packets/candidate.yml ({branch})" in told.output


def test_a_pages_branch_with_public_pages_alone_passes(
    guard: Guard, git: Git, workspace: Path
) -> None:
    """Pages of the public edition may lie on a pages branch of a repository that is private."""
    git("remote", "add", "origin", PRIVATE_HOST)
    git("checkout", "--quiet", "--orphan", "gh-pages")
    git("rm", "-r", "--quiet", "--cached", ".")
    page = workspace / "guides" / "index.html"
    page.parent.mkdir()
    page.write_text("A guide")
    git("add", "guides")
    git("commit", "--quiet", "--message=site")
    git("checkout", "--quiet", "--force", "main")
    assert guard("--private", "origin").exit_code == 0
    git("checkout", "--quiet", "gh-pages", "--", ".")
    git("update-ref", "refs/heads/gh-pages", "main")
    assert guard("--private", "origin").exit_code == 1


def test_a_copy_of_the_program_is_public(guard: Guard, git: Git, workspace: Path) -> None:
    """Who follows a README and fills in a copy of the program's repository is told."""
    own = workspace / "generator" / "secondround" / "__init__.py"
    own.parent.mkdir(parents=True)
    own.touch()
    git("add", "generator")
    git("remote", "add", "origin", PRIVATE_HOST)
    assert "a copy of Second Round's own repository" in guard().output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"repository": {"private": False, "visibility": "public"}}, 1),
        ({"repository": {"private": True, "visibility": "private", "fork": True}}, 0),
        ({"repository": {"private": True, "visibility": "internal"}}, 1),
        ({"repository": {"private": True}}, 0),
        ({"schedule": "daily"}, 1),
        ([], 1),
    ],
)
def test_a_runner_knows_better(  # noqa: PLR0913, PLR0917 two of them are the case
    guard: Guard,
    git: Git,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    event: object,
    code: int,
) -> None:
    """What the host tells its CI runner decides; where it tells nothing, --strict fails."""
    git("remote", "add", "origin", PRIVATE_HOST)
    place = tmp_path / "event.json"
    place.write_text(json.dumps(event))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(place))
    assert guard("--strict").exit_code == code


@pytest.mark.slow
@pytest.mark.parametrize(("said", "code"), [("public", 1), ("internal", 1), ("private", 0)])
def test_another_runner_knows_better(
    guard: Guard, git: Git, monkeypatch: pytest.MonkeyPatch, said: str, code: int
) -> None:
    """GitLab says it in a variable; internal means everybody with an account."""
    git("remote", "add", "origin", "git@gitlab.com:amara/interviews.git")
    monkeypatch.setenv("CI_PROJECT_VISIBILITY", said)
    assert guard("--strict").exit_code == code


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("git@github.com:amara/interviews.git", "github.com/amara/interviews"),
        ("https://amara:token@GitHub.com/amara/interviews/", "github.com/amara/interviews"),
        ("ssh://git@example.org:2222/a/b/c.git", "example.org/a/b/c"),
        ("work:interviews.git", "work/interviews"),
        ("../backup.git", ""),
        ("/srv/git/a:b.git", ""),
        ("C:/git/interviews.git", ""),
        ("file:///srv/git/interviews.git", ""),
    ],
)
def test_addresses_are_shown_without_what_is_secret(
    guard: Guard, git: Git, address: str, shown: str
) -> None:
    """However an address is written, host and path are shown, and no user or token; a folder here
    is no remote.
    """
    git("remote", "add", "origin", address)
    found = re.search(r"`origin` \((.*?)\)", guard().output)
    assert (found[1] if found else "") == shown


def test_an_unknown_remote_is_wrong_usage(guard: Guard, git: Git) -> None:
    """A name that is no remote is not taken for private."""
    git("remote", "add", "origin", PRIVATE_HOST)
    result = guard("--private", "orign")
    assert result.exit_code == 2
    assert "no remote `orign`" in result.output


def test_git_that_fails_is_no_pass(guard: Guard, git: Git, workspace: Path) -> None:
    """Where git cannot be asked, the answer is not yes."""
    git("remote", "add", "origin", PRIVATE_HOST)
    (workspace / ".git" / "HEAD").write_text("broken")
    result = guard()
    assert result.exit_code == 1
    assert "Git failed" in result.output
