"""What the program needs of the machine it runs on, looked at piece by piece.

In: nothing but the machine. Out: findings, each with what to do about it. It must work where
anything at all is missing, so it imports nothing but the standard library and what is as light, and
tries WeasyPrint in a child process.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from secondround.problems import NOWHERE, Problem
from secondround.system import resources, typed

PYTHON = (3, 11)
INSTALL_PANGO = (
    ("Debian, Ubuntu", "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("Fedora", "sudo dnf install pango harfbuzz"),
    ("Arch", "sudo pacman -S pango"),
    ("Alpine", "sudo apk add pango harfbuzz-subset"),
    ("macOS", "brew install pango"),
    ("Windows", "pacman -S mingw-w64-x86_64-pango (in MSYS2, from https://www.msys2.org)"),
)
"""The commands of WeasyPrint's own installation notes, by system."""

SUBSETTER = (
    "libharfbuzz-subset.so.0",
    "libharfbuzz-subset.0.dylib",
    "libharfbuzz-subset-0.dll",
    "harfbuzz-subset",
)
"""The library that cuts a font down to the letters in use, by its names. WeasyPrint works without
it, and slower.
"""
# Each library, and the names under which systems know it, as WeasyPrint looks for it.
LIBRARIES = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll", "pango-1.0"),
    "PangoFT2": (
        "libpangoft2-1.0.so.0",
        "libpangoft2-1.0.dylib",
        "libpangoft2-1.0-0.dll",
        "pangoft2-1.0",
    ),
    "GObject": (
        "libgobject-2.0.so.0",
        "libgobject-2.0.0.dylib",
        "libgobject-2.0-0.dll",
        "gobject-2.0",
    ),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "harfbuzz"),
    "Fontconfig": (
        "libfontconfig.so.1",
        "libfontconfig.1.dylib",
        "libfontconfig-1.dll",
        "fontconfig",
    ),
}


class Finding(Struct, frozen=True):
    """One thing looked at."""

    name: str
    found: str  # what is there, or what is missing
    code: str = ""  # of what is wrong; "" where nothing is
    remedy: tuple[str, ...] = ()  # lines: what to type

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong."""
        return not self.code


def problems(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """What is wrong with the machine, as problems that lie in no file."""
    found = []
    for finding in findings:
        if not finding.fine:
            message, hint = f"{finding.name}: {finding.found}.", "; ".join(finding.remedy)
            found.append(Problem.of_file(NOWHERE, finding.code, message, hint))
    return tuple(found)


def reinstall_command() -> str:
    """The command that installs the program once more, from where it was installed."""
    order = [sys.executable, "-m", "pip", "install", "--force-reinstall"]
    try:
        origin = importlib.metadata.distribution("secondround").read_text("direct_url.json")
        url = json.loads(origin or "{}").get("url", "")
    except (importlib.metadata.PackageNotFoundError, ValueError):
        url = ""
    if url:
        return typed.line(*order, url)
    return (
        f"{typed.line(*order)} PATH (the checkout or the wheel that secondround was installed from)"
    )


def look(workspace: Path | None) -> tuple[Finding, ...]:
    """Everything looked at, Pango first: it is what is missing most often."""
    folders = [Path(tempfile.gettempdir()), *([workspace] if workspace else [])]
    pieces = (pango(), subsetter(), python(), packages(), solver(), fonts())
    return (*pieces, *map(writable, folders))


def _loads(name: str) -> bool:
    path = ctypes.util.find_library(name) or name
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True


def missing_libraries(loads: Callable[[str], bool] = _loads) -> tuple[str, ...]:
    """The names of the libraries that no name of theirs loads."""
    return tuple(library for library, names in LIBRARIES.items() if not any(map(loads, names)))


def pango() -> Finding:
    """Whether WeasyPrint, which prints the PDFs, finds Pango and what belongs to it."""
    tried = _import("weasyprint")
    if tried.returncode == 0 and tried.stdout:
        return Finding("Pango and WeasyPrint", tried.stdout.strip())
    missing = missing_libraries()
    if not missing and "ModuleNotFoundError" in tried.stderr:
        return Finding("WeasyPrint", "not installed", "missing-package", (reinstall_command(),))
    *_, last = tried.stderr.strip().splitlines() or ["WeasyPrint cannot be loaded"]
    found = f"missing: {', '.join(missing)}" if missing else last
    return Finding("Pango", found, "missing-library", _ways())


def subsetter(loads: Callable[[str], bool] = _loads) -> Finding:
    """Whether the library is there that cuts fonts down to the letters in use."""
    name = "HarfBuzz's subsetter"
    if any(map(loads, SUBSETTER)):
        return Finding(name, "libharfbuzz-subset")
    found = "libharfbuzz-subset is not installed, so PDFs take longer to print"
    return Finding(name, found, "slow-subsetter", _ways())


def _ways() -> tuple[str, ...]:
    """What to type on each system."""
    return tuple(f"{system + ':':<16}{order}" for system, order in INSTALL_PANGO)


def solver() -> Finding:
    """Whether the solver behind the word "proven" gets a small plan right whose best value is
    known.
    """
    name = "Solver of the story plan"
    tried = _python(
        "import highspy; from secondround.plan.milp import highs; print(highs.trusted())"
    )
    version = importlib.metadata.version("highspy") if _installed("highspy") else "is not installed"
    if tried.returncode == 0 and tried.stdout.strip() == "True":
        return Finding(name, f"HiGHS {version}")
    if tried.returncode == 0:
        found = f"HiGHS {version} gets a small test wrong, so no plan is called proven"
        return Finding(name, found, "wrong-solver", ('pip install --upgrade "highspy>=1.15"',))
    return Finding(
        name, f"HiGHS {version}; it cannot be loaded", "missing-package", (reinstall_command(),)
    )


def _import(module: str) -> subprocess.CompletedProcess[str]:
    return _python(f"import {module}; print({module}.__name__, {module}.__version__)")


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 our own interpreter, fixed text
        [sys.executable, "-P", "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )


def python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> Finding:
    """Whether Python is new enough."""
    running = ".".join(map(str, version))
    if version >= PYTHON:
        return Finding("Python", running)
    wanted = ".".join(map(str, PYTHON))
    return Finding("Python", running, "python-too-old", (f"Install Python {wanted} or newer.",))


def packages() -> Finding:
    """Whether every package the program names is installed."""
    try:
        named = importlib.metadata.requires("secondround") or []
    except importlib.metadata.PackageNotFoundError:
        named = []
    required = []
    for line in named:
        if "extra ==" not in line:
            name, *_ = re.split(r"[^\w.-]", line)
            required.append(name)
    missing = [name for name in sorted(required) if not _installed(name)]
    if missing:
        return Finding(
            "Packages", f"missing: {', '.join(missing)}", "missing-package", (reinstall_command(),)
        )
    builders = [name for name in sorted(required) if name.startswith("mkdocs")]
    return Finding("Packages", ", ".join(map(_with_version, builders)))


def _with_version(name: str) -> str:
    return f"{name} {importlib.metadata.version(name)}"


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def fonts() -> Finding:
    """Whether the fonts that come with the program are there."""
    folder = resources.folder("templates") / "fonts"
    families = set()
    for path in folder.glob("*/*"):
        if path.suffix in {".ttf", ".otf", ".woff2"}:
            families.add(path.parent.name)
    if families:
        return Finding("Fonts", ", ".join(sorted(families)))
    return Finding("Fonts", f"none in {folder}", "missing-fonts", (reinstall_command(),))


def writable(folder: Path) -> Finding:
    """Whether a file can be made in `folder`."""
    name = f"Writing to {folder}"
    if not folder.is_dir():
        way = typed.line("mkdir", "-p", folder)
        return Finding(name, "no such folder", "unwritable-folder", (way,))
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        way = "Choose a folder that you can write to, or free some space on the disk."
        return Finding(name, error.strerror or str(error), "unwritable-folder", (way,))
    return Finding(name, "works")
