"""What is handed on with the program: the named files of the example, and nothing that lay beside
them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from secondround.cli.group import app
from secondround.system import resources

ROOT = Path(__file__).parents[2]
SECRET = "Zebedee Quillfeather"  # noqa: S105 a name, not a password
LISTED = "[//]: # (packets)\n- [Zebedee](zebedee/bank/index.md)\n[//]: # (/packets)\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout in which somebody keeps packets of their own, committed or not."""
    folder = tmp_path / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        if not name.startswith("tests/") and (ROOT / name).is_file():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place)
    for name in (
        "packets/zebedee/candidate.yml",
        "packets/zebedee/bank/interview.yml",
        "packets/amara-okafor/harbor/offer.md",
        "packets/amara-okafor/zebedee/interview.yml",
        "packets/guides/zebedee.md",
        "packets/library/zebedee.yml",
        "packets/.secondround/plan.json",
    ):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"name: {SECRET}\n", "utf-8")
    home = folder / "packets" / "index.md"
    home.write_text(f"# Home\n\n{LISTED}", "utf-8")
    return folder


def wheel(folder: Path) -> dict[str, bytes]:
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sources(folder: Path) -> dict[str, bytes]:
    (built,) = folder.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        found = [
            (member.name.partition("/")[2], archive.extractfile(member))
            for member in archive.getmembers()
        ]
        return {name: file.read() for name, file in found if file}


@pytest.mark.slow
def test_a_build_takes_nothing_private_along(checkout: Path) -> None:
    """Wheel and source archive of a checkout that is somebody's workspace hold the example, and no
    word of theirs.
    """
    order = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", "dist"]
    subprocess.run(order, cwd=checkout, capture_output=True, check=True)
    for files, top in (
        (wheel(checkout / "dist"), "secondround/_shipped/packets/"),
        (sources(checkout / "dist"), "packets/"),
    ):
        packets = {name.removeprefix(top) for name in files if name.startswith(top)}
        assert packets == set(resources.EXAMPLE)
        assert not [name for name, data in files.items() if b"ebedee" in data or "ebedee" in name]
        assert files[f"{top}library/roles.yml"] == (ROOT / "packets/library/roles.yml").read_bytes()


def test_the_example_is_all_that_is_kept_here() -> None:
    """The names of the example's files are those that the repository has in `packets/`."""
    listed = subprocess.run(
        ["git", "ls-files", "packets"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert sorted(f"packets/{name}" for name in resources.EXAMPLE) == listed.splitlines()


@pytest.mark.parametrize("words", [["--example"], []])
def test_a_workspace_made_from_a_checkout_is_the_example_alone(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """`init`, run from a checkout that is somebody's workspace, copies nothing of theirs."""
    monkeypatch.setattr(resources, "_PACKAGE", checkout / "generator" / "secondround")
    result = CliRunner().invoke(app, ["init", str(tmp_path / "demo"), *words])
    assert result.exit_code == 0, result.output
    for path in (tmp_path / "demo").rglob("*"):
        assert "zebedee" not in path.name
        assert not path.is_file() or b"ebedee" not in path.read_bytes()


def test_a_home_page_that_lists_the_example_alone_stays_as_it_is() -> None:
    """The list of packets is emptied only where it names one of somebody's own."""
    home = (ROOT / "packets" / "index.md").read_text("utf-8")
    assert resources.home_of_example(home) == home
    assert resources.home_of_example(f"# Home\n\n{LISTED}\nWords.\n") == (
        "# Home\n\n[//]: # (packets)\n[//]: # (/packets)\n\nWords.\n"
    )
