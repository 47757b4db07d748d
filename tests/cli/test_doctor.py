"""`doctor`: names what is missing, and works where that is nearly everything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from secondround.app import diagnostics

from .conftest import Run, Typed


@pytest.mark.slow
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
    """The libraries that do not load are named, and how to install them on four kinds of system."""
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
        ("macOS", "brew"),
        ("Windows", "pacman"),
    ):
        assert system in told
        assert word in told


def test_a_library_is_missing_when_none_of_its_names_loads() -> None:
    """One name that loads is enough."""
    assert diagnostics.missing_libraries(lambda name: "pango" not in name) == ("Pango", "PangoFT2")
    assert diagnostics.missing_libraries(lambda name: name.endswith(".dylib")) == ()


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
