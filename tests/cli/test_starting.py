"""`init` and `new`: what they make, and that they never write over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround import records
from secondround.problems import Severity
from secondround.system import resources

from .conftest import Run


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def errors(folder: Path) -> list[str]:
    return [
        problem.message
        for problem in records.read(folder).problems
        if problem.severity is Severity.ERROR
    ]


def test_a_new_workspace_reads_without_a_problem(workspace: Path) -> None:
    """What init makes is a workspace with one candidate and one packet, and nothing wrong in it."""
    read = records.read(workspace)
    assert [application.id for application in read.applications] == ["example-company"]
    assert read.problems == ()


def test_a_new_workspace_holds_the_shared_guides_and_library(workspace: Path) -> None:
    """Guides and libraries are those of the example; its candidates are not there."""
    made = tree(workspace)
    for name, text in tree(resources.folder("templates").parent / "packets").items():
        if name.startswith(("guides/", "library/")):
            assert made[f"packets/{name}"] == text
    assert not [name for name in made if "amara" in name]
    assert b"custom_dir" not in made["mkdocs.yml"]
    assert {"/site/", "/print/", "/.secondround/"} <= set(made[".gitignore"].decode().split())


def test_every_scaffold_names_a_schema_that_is_there(workspace: Path, run: Run) -> None:
    """The first line leads an editor from the file to its schema, however deep the file lies."""
    run("new", "harbor", "--candidate", "ben", cwd=workspace)
    scaffolds = [
        *workspace.glob("packets/**/candidate.yml"),
        *workspace.glob("packets/**/interview.yml"),
    ]
    assert len(scaffolds) == 4
    for path in scaffolds:
        first = path.read_text("utf-8").splitlines()[0]
        name, _, place = first.partition("$schema=")
        assert name == "# yaml-language-server: "
        assert (path.parent / place).resolve().parent == workspace / "schema"
        assert (path.parent / place).is_file()


def test_the_example_is_copied_whole(tmp_path: Path, run: Run) -> None:
    """`init --example` makes the shipped example, byte for byte."""
    run("init", "demo", "--example", cwd=tmp_path)
    shown = set(resources.EXAMPLE)
    made = {
        name.removeprefix("packets/")
        for name in tree(tmp_path / "demo")
        if name.startswith("packets/")
    }
    assert made == shown
    assert errors(tmp_path / "demo") == []


@pytest.mark.parametrize(
    "there", ["mkdocs.yml", "packets/candidate.yml", "schema/record.schema.json"]
)
def test_init_writes_over_nothing(tmp_path: Path, run: Run, there: str) -> None:
    """A file that exists stops init before it writes anything, and is named."""
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine")
    result = run("init", str(tmp_path))
    assert result.exit_code == 2
    assert there in result.output
    assert tree(tmp_path) == {there: b"mine"}


@pytest.mark.parametrize(
    ("there", "line"), [(".gitignore", "/site/"), (".vscode/settings.json", '"yaml.schemas": {')]
)
def test_init_keeps_what_others_read_and_says_what_to_add(
    tmp_path: Path, run: Run, there: str, line: str
) -> None:
    """A folder that is in git already, or open in an editor, can become a workspace."""
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine")
    result = run("init", str(tmp_path))
    assert result.exit_code == 0
    assert line in result.output
    assert (tmp_path / there).read_text() == "mine"


def test_init_in_a_workspace_points_to_new(workspace: Path, run: Run) -> None:
    """A workspace is not made twice."""
    before = tree(workspace)
    result = run("init", cwd=workspace)
    assert result.exit_code == 2
    assert "secondround new" in result.output
    assert tree(workspace) == before


def test_new_adds_a_packet_that_reads(workspace: Path, run: Run) -> None:
    """A new packet carries the company's name and has no error in it."""
    result = run("new", "quay-side", cwd=workspace)
    assert result.output == "Made packets/quay-side/interview.yml.\n"
    found = {application.id: application for application in records.read(workspace).applications}
    assert found["quay-side"].record.company.name == "Quay Side"
    assert errors(workspace) == []


def test_new_for_another_candidate_makes_the_candidate(workspace: Path, run: Run) -> None:
    """A coach adds a client and the first packet in one go, by an option or by the id."""
    assert (
        "packets/ben/candidate.yml"
        in run("new", "harbor", "--candidate", "ben", cwd=workspace).output
    )
    assert (
        "packets/ben/candidate.yml"
        not in run("new", "quay", "--candidate", "ben", cwd=workspace).output
    )
    assert "packets/ben/third/" in run("new", "packets/ben/third", cwd=workspace).output
    assert "packets/zoe/candidate.yml" in run("new", "zoe/harbor", cwd=workspace).output
    assert errors(workspace) == []


def test_new_goes_to_the_one_candidate_there_is(workspace: Path, run: Run) -> None:
    """Where all packets are of one client it need not be said; where there are several it must."""
    (workspace / "packets" / "candidate.yml").unlink()
    run("new", "harbor", "--candidate", "ben", cwd=workspace)
    assert run("new", "quay", cwd=workspace).output == "Made packets/ben/quay/interview.yml.\n"
    run("new", "harbor", "--candidate", "amara", cwd=workspace)
    result = run("new", "third", cwd=workspace)
    assert result.exit_code == 2
    assert "`--candidate amara` or `--candidate ben`" in result.output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Quay Side", "`quay-side`"),
        ("../out", "lowercase letters"),
        ("a/b/c", "`a-b`"),
        ("--", "NAME"),
        ("guides", "all packets share"),
        ("con", "Windows allows no folder"),
        ("example-company", "exists already"),
        ("日本", "`example-company`"),
        ("Søren Łódź", "`soren-lodz`"),
        ("Über Größe & Co #1", "`uber-grosse-co-1`"),
    ],
)
def test_new_refuses_a_name_that_cannot_be(workspace: Path, run: Run, name: str, said: str) -> None:
    """A name that is no id, or is taken, is wrong usage; nothing is written."""
    before = tree(workspace)
    result = run("new", name, cwd=workspace)
    assert result.exit_code == 2
    assert said in result.output
    assert tree(workspace) == before


def test_a_workspace_may_have_a_scaffold_of_its_own(workspace: Path, run: Run) -> None:
    """templates/scaffold/interview.yml in the workspace wins over the shipped one."""
    own = workspace / "templates" / "scaffold" / "interview.yml"
    own.parent.mkdir(parents=True)
    own.write_text("company: {name: Ours}\nrole: {title: Clerk}\n")
    run("new", "harbor", cwd=workspace)
    assert (workspace / "packets" / "harbor" / "interview.yml").read_text() == own.read_text()


def test_a_new_site_is_configured_like_ours() -> None:
    """The scaffold's mkdocs.yml is the checkout's, but for its name and for the theme, which the
    program brings.
    """
    ours = (resources.folder("templates").parent / "mkdocs.yml").read_text("utf-8").splitlines()
    scaffold = (
        (resources.folder("templates") / "scaffold" / "mkdocs.yml").read_text("utf-8").splitlines()
    )
    assert set(ours) - set(scaffold) == {"site_name: Second Round", "  custom_dir: templates/site"}
    assert set(scaffold) - set(ours) == {"site_name: My interviews # replace"}


def test_a_new_home_page_lists_nobody(workspace: Path) -> None:
    """The home page of a new workspace has room for its packets, and names none of the
    example's.
    """
    home = (workspace / "packets" / "index.md").read_text("utf-8")
    assert "[//]: # (packets)\n[//]: # (/packets)\n" in home
    assert "amara" not in home.lower()


IMPORTS = Path(__file__).parents[1] / "imports"
BANK = IMPORTS / "stories" / "cases" / "star" / "stories.md"


def test_a_session_without_people_asks_who(tmp_path: Path, run: Run) -> None:
    """A lunch with nobody named is in the day, with a question, and no error."""
    invite = IMPORTS / "invite" / "cases" / "schedule-in-the-text" / "invite.ics"
    folder = tmp_path / "mine"
    result = run("init", str(folder), "--from", str(invite))
    assert result.exit_code == 0
    assert errors(folder) == []
    (record,) = (folder / "packets").glob("*/interview.yml")
    assert "somebody" not in record.read_text()
    assert "Whom do you meet in “Lunch with the team”" in " ".join(result.output.split())


def test_a_file_that_is_not_there_is_named(tmp_path: Path, run: Run) -> None:
    """A slip in a file's name makes no folder of that name."""
    result = run("init", str(tmp_path / "mine"), "--from", str(tmp_path / "resum.pdf"), str(BANK))
    assert result.exit_code == 2
    assert "resum.pdf: there is no such file" in result.output
    assert not (tmp_path / "mine").exists()


def test_from_asks_for_a_file(tmp_path: Path, run: Run) -> None:
    """`--from` without a file makes nothing."""
    result = run("init", "--from", str(tmp_path / "mine"))
    assert result.exit_code == 2
    assert not (tmp_path / "mine").exists()


def test_a_story_without_a_title_asks_for_it(tmp_path: Path, run: Run) -> None:
    """What an import writes has no error: a title that is only a mark is a placeholder."""
    bank = tmp_path / "bank.md"
    beats = "\n\nSituation: It failed.\nAction: I moved it.\nResult: No minute was lost.\n\n"
    bank.write_text(f"# Moved the ledger{beats}# **{beats}")
    made = run("init", str(tmp_path / "made"), "--from", str(bank), "--as", "stories")
    assert made.exit_code == 0, made.output
    assert errors(tmp_path / "made") == []
    assert (
        'title: "TODO: What is the title of story 2'
        in (tmp_path / "made" / "packets" / "candidate.yml").read_text()
    )
