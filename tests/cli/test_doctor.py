"""`doctor`: names what is missing, and works where that is nearly everything."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from secondround.app import diagnostics, exposure
from secondround.problems import Severity
from secondround.system import resources

from .conftest import Run, Typed


@pytest.mark.slow
@pytest.mark.usefixtures("looked_at_once")
def test_all_is_well_here(run: Run, workspace: Path) -> None:
    """On a machine that can do everything, every line is fine, and the workspace was looked at."""
    result = run("doctor", cwd=workspace)
    assert result.exit_code == 0
    assert "missing" not in result.output
    assert f"Writing to {workspace}" in result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ("raise OSError(\"cannot load library 'libpango-1.0-0'\")", "cannot load library"),
        ("raise SystemExit", "Pango"),
        ("import nowhere_to_be_found", "WeasyPrint: not installed"),
    ],
)
def test_it_works_where_weasyprint_does_not(
    tmp_path: Path, typed: Typed, fault: str, named: str
) -> None:
    """Whatever happens on `import weasyprint`, doctor says so, with exit code 1."""
    (tmp_path / "weasyprint.py").write_text(fault)
    done = typed("doctor", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout.startswith("missing")
    assert named in done.stdout
    assert done.stderr == ""


def test_pango_is_named_with_the_command_for_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The libraries that do not load are named, and how to install them on every kind of system."""
    failed = subprocess.CompletedProcess([], 1, "", "OSError: cannot load library 'libpango-1.0-0'")
    monkeypatch.setattr(diagnostics, "_import", lambda module: failed)  # noqa: ARG005
    monkeypatch.setattr(diagnostics, "missing_libraries", lambda: ("Pango", "PangoFT2"))
    finding = diagnostics.pango()
    assert not finding.fine
    assert finding.found == "missing: Pango, PangoFT2"
    told = "\n".join(finding.remedy)
    for system, word in (
        ("Debian", "apt"),
        ("Fedora", "dnf"),
        ("Arch", "pacman"),
        ("Alpine", "apk"),
        ("macOS", "brew"),
        ("Windows", "pacman"),
    ):
        assert system in told
        assert word in told


def test_a_library_is_missing_when_none_of_its_names_loads() -> None:
    """One name that loads is enough."""
    assert diagnostics.missing_libraries(lambda name: "pango" not in name) == ("Pango", "PangoFT2")
    assert diagnostics.missing_libraries(lambda name: name.endswith(".dylib")) == ()


def test_a_missing_subsetter_is_a_warning() -> None:
    """Without libharfbuzz-subset a PDF can be printed: it is named, with the command for each
    system, and nothing fails.
    """
    finding = diagnostics.subsetter(lambda name: "subset" not in name)
    (problem,) = diagnostics.problems([finding])
    assert (problem.code, problem.severity) == ("slow-subsetter", Severity.WARNING)
    assert "libharfbuzz-subset" in problem.message
    assert "sudo apt install" in problem.hint
    assert diagnostics.subsetter(lambda name: name.endswith(".dylib")).fine


def test_an_old_python_is_named() -> None:
    """Python below 3.11 is missing; 3.11 is fine."""
    assert not diagnostics.python((3, 10, 14)).fine
    assert diagnostics.python((3, 11, 0)).fine


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A folder that is not there, or takes no file, is said to be so."""
    assert diagnostics.writable(tmp_path).fine
    assert diagnostics.writable(tmp_path / "nowhere").found == "no such folder"
    if Path("/proc/self").is_dir() and os.name == "posix":
        assert not diagnostics.writable(Path("/proc/self")).fine


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dependency that is not installed is named, with the command that installs it."""
    monkeypatch.setattr(diagnostics, "_installed", lambda name: name != "mkdocs")
    finding = diagnostics.packages()
    assert finding.found == "missing: mkdocs"
    assert "pip install" in finding.remedy[0]


FAULTS = {
    "missing-library": ("pango", subprocess.CompletedProcess([], 1, "", "OSError: no pango")),
    "missing-package": ("pango", subprocess.CompletedProcess([], 1, "", "ModuleNotFoundError")),
    "wrong-solver": ("solver", subprocess.CompletedProcess([], 0, "False", "")),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_a_program_has_its_code(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind of fault is told apart by a program, too."""
    name, done = FAULTS[code]
    monkeypatch.setattr(diagnostics, "_python", lambda _: done)
    missing = ("Pango",) if code == "missing-library" else ()
    monkeypatch.setattr(diagnostics, "missing_libraries", lambda: missing)
    assert getattr(diagnostics, name)().code == code


def test_a_fault_of_the_machine_has_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old Python, a folder that is not there, a copy without fonts."""
    assert diagnostics.python((3, 10, 14)).code == "python-too-old"
    assert diagnostics.writable(tmp_path / "nowhere").code == "unwritable-folder"
    monkeypatch.setattr(resources, "folder", lambda _: tmp_path)
    assert diagnostics.fonts().code == "missing-fonts"


@pytest.mark.slow
def test_what_is_missing_is_listed_for_programs(tmp_path: Path, typed: Typed) -> None:
    """A fault of the machine lies in no file, and the exit code stays."""
    (tmp_path / "weasyprint.py").write_text("import nowhere_to_be_found")
    done = typed("doctor", "--format", "json", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)
    assert (problem["file"], problem["code"]) == ("", "missing-package")
    done = typed("doctor", "--format", "github", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.stdout.startswith("::error title=missing-package::WeasyPrint: not installed.")


@pytest.mark.slow
@pytest.mark.usefixtures("looked_at_once")
def test_a_push_that_nothing_checks_is_a_warning(workspace: Path, run: Run) -> None:
    """A missing hook is listed, and everything else works without it."""
    subprocess.run(["git", "init", "--quiet"], cwd=workspace, check=True)
    result = run("doctor", "--format", "json", cwd=workspace)
    assert result.exit_code == 0
    (problem,) = json.loads(result.stdout)
    assert (problem["code"], problem["severity"]) == ("no-hook", "warning")
    said = run("doctor", cwd=workspace).output
    assert "Guard before a push: git does not, so a private file could be pushed" in said
    assert "To fix what is missing, type the line below it." in said


@pytest.mark.slow
@pytest.mark.usefixtures("looked_at_once")
def test_without_private_records_no_hook_is_missed(workspace: Path, run: Run) -> None:
    """A checkout with nobody's records, or with the example alone, needs no guard."""
    subprocess.run(["git", "init", "--quiet"], cwd=workspace, check=True)
    assert exposure.has_private_records(workspace)
    shutil.rmtree(workspace / "packets")
    (workspace / "packets").mkdir()
    assert not exposure.has_private_records(workspace)
    for name, data in resources.example().items():
        path = workspace / "packets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert not exposure.has_private_records(workspace)
    assert "Guard" not in run("doctor", cwd=workspace).output
