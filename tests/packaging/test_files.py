"""What installs the program elsewhere: the image, the action, the workflows, the editors' files."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest
import yaml

from secondround.app import diagnostics
from secondround.system import resources

ROOT = Path(__file__).parents[2]
DEBIAN = set(dict(diagnostics.INSTALL_PANGO)["Debian, Ubuntu"].split("install ")[1].split())
SCAFFOLD = resources.folder("templates") / "scaffold"


@pytest.mark.parametrize(
    "place",
    [
        "Dockerfile",
        ".ci/system-packages",
        "templates/scaffold/github-check.yml",
        "templates/scaffold/github-pages.yml",
        "templates/scaffold/gitlab-pages.yml",
        "generator/secondround/problems/reasons/missing-library.md",
    ],
)
def test_the_same_libraries_are_installed_everywhere(place: str) -> None:
    """Whatever installs the program on Debian installs what `doctor` says there."""
    text = (ROOT / place).read_text("utf-8")
    assert [word for word in sorted(DEBIAN) if word not in text] == []


def ignored(place: PurePosixPath, rules: list[str]) -> bool:
    """Whether a builder leaves that file out: the last rule that matches it or a folder above."""
    left_out = False
    for rule in rules:
        pattern = rule.removeprefix("!").removeprefix("**/")
        ways = [place, *place.parents]
        anywhere = "**/" in rule
        if any(way.match(pattern) and (anywhere or way == PurePosixPath(pattern)) for way in ways):
            left_out = not rule.startswith("!")
        elif pattern == "*":
            left_out = True
    return left_out


def test_an_image_gets_the_program_and_nobody_s_records() -> None:
    """Of a checkout that is somebody's workspace, a builder is given what the program is made of
    and the example, and no other packet, site or paper.
    """
    text = (ROOT / ".dockerignore").read_text("utf-8")
    rules = [line for line in text.splitlines() if line and not line.startswith("#")]
    for name in (*resources.EXAMPLE, "../pyproject.toml", "../requirements.txt", "../README.md"):
        place = PurePosixPath("packets", name)
        place = PurePosixPath(name[3:]) if name.startswith("../") else place
        assert not ignored(place, rules), place
    for name in (
        "packets/candidate.yml",
        "packets/harbor/interview.yml",
        "packets/mine/candidate.yml",
        "site/index.html",
        ".git/config",
        ".venv/bin/python",
        "packets/amara-okafor/.secondround/cache/entry",
    ):
        assert ignored(PurePosixPath(name), rules), name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "schema"),
    [
        ("action.yml", "vendor.github-actions"),
        (".github/workflows/manual.yml", "vendor.github-workflows"),
        (".github/workflows/release.yml", "vendor.github-workflows"),
        (".github/workflows/test.yml", "vendor.github-workflows"),
    ],
)
def test_a_workflow_is_what_its_host_reads(place: str, schema: str) -> None:
    """The host's own schema takes it."""
    order = [
        "-W",
        "ignore",
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        str(ROOT / place),
    ]
    done = subprocess.run([sys.executable, *order], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("place", ["action.yml", *map(str, Path(ROOT, ".github").rglob("*.yml"))])
def test_no_text_of_a_stranger_reaches_a_shell(place: str) -> None:
    """What somebody else may have written, such as a branch's name, comes as a variable: nothing
    is filled into a command before the shell reads it.
    """
    for command in commands(yaml.safe_load((ROOT / place).read_text("utf-8"))):
        assert "${{" not in command


def commands(value: object) -> list[str]:
    """Every `run` in a workflow."""
    found: list[str] = []
    if isinstance(value, dict):
        found += [value["run"]] if isinstance(value.get("run"), str) else []
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            found += commands(item)
    return found


def test_every_version_of_python_is_tried() -> None:
    """The newest versions of all libraries are tried from the oldest Python that the program takes
    on, without a gap.
    """
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    versions = yaml.safe_load(text)["jobs"]["newest"]["strategy"]["matrix"]["python"]
    tried = [tuple(map(int, version.split("."))) for version in versions]
    first = diagnostics.PYTHON[1]
    assert tried == [(3, minor) for minor in range(first, first + len(tried))]
    assert len(tried) >= 4


def schemas() -> dict[str, str]:
    """By file of the folder `schema`, the files that an editor checks with it."""
    settings = json.loads((SCAFFOLD / "vscode-settings.json").read_text("utf-8"))
    return {
        PurePosixPath(place).name: pattern for place, pattern in settings["yaml.schemas"].items()
    }


def test_an_editor_checks_each_file_by_its_schema() -> None:
    """Each file of the example that names its schema in its first line gets the same one from the
    settings that `init` writes, and no other.
    """
    seen = set()
    for place in resources.EXAMPLE:
        text = (resources.folder("packets") / place).read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(?:\.\./)*schema/(\S+)", text)
        path = PurePosixPath("packets", place)
        found = [schema for schema, pattern in schemas().items() if matches(path, pattern)]
        assert found == ([named[1]] if named else [])
        seen.update(found)
    assert len(seen) == 4  # a map of pseudonyms is in no example


def matches(place: PurePosixPath, pattern: str) -> bool:
    """Whether a path matches a glob of an editor, in which `**/` is any number of folders."""
    regular = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.fullmatch(regular, str(place)) is not None


def test_the_catalogue_says_the_same() -> None:
    """The fragment for SchemaStore maps the same files to the same schemas, and each is there."""
    catalogue = json.loads((resources.folder("schema") / "catalog.json").read_text("utf-8"))
    said = {entry["url"]: entry["fileMatch"] for entry in catalogue["schemas"]}
    assert said == {name: [pattern] for name, pattern in schemas().items()}
    for name in said:
        assert (resources.folder("schema") / name).is_file()


@pytest.fixture
def homebrew() -> ModuleType:
    found = importlib.util.spec_from_file_location("formula", ROOT / ".ci" / "homebrew_formula.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def archive(folder: Path, *held: str) -> Path:
    path = folder / "secondround-1.2.3.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        for name in held:
            made.add(ROOT / "LICENSE", f"secondround-1.2.3/{name}")
    return path


def test_a_formula_is_of_one_archive(homebrew: ModuleType, tmp_path: Path) -> None:
    """It names the archive by its address and its hash, and installs by the lock in it."""
    path = archive(tmp_path, "requirements.txt")
    made = homebrew.formula(path, "https://example.org/us/")
    assert 'url "https://example.org/us/releases/download/v1.2.3/secondround-1.2.3.tar.gz"' in made
    assert hashlib.sha256(path.read_bytes()).hexdigest() in made
    assert '"--require-hashes", "--requirement", libexec/"source/requirements.txt"' in made


@pytest.mark.parametrize("held", [(), ("README.md",)])
def test_no_formula_without_the_lock(
    homebrew: ModuleType, tmp_path: Path, held: tuple[str, ...]
) -> None:
    """An archive without the lock would be installed unchecked, so there is no formula of it."""
    with pytest.raises(ValueError, match=r"holds no requirements\.txt"):
        homebrew.formula(archive(tmp_path, *held), "https://example.org")
