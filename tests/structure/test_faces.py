"""Each package is imported through its face, which lists what is public."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.parsed import nodes, parsed

import secondround

SOURCE = Path(secondround.__file__).parent


def dotted(file: Path) -> str:
    """The name that a file of the program is imported by."""
    parts = file.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {dotted(file): file for file in SOURCE.rglob("*.py")}
PACKAGES = {name for name, file in MODULES.items() if file.name == "__init__.py"}


def imported(source: str) -> Iterator[tuple[str, str]]:
    """Each name that a source imports from the program: from where, and which."""
    for node in nodes(source):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("secondround."):
            for alias in node.names:
                yield node.module or "", alias.name


@cache
def public(package: str) -> set[str]:
    """What the face of a package lists."""
    for node in parsed(MODULES[package].read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def past_a_face(module: str, text: str) -> Iterator[str]:
    """The imports of a module that reach into another package."""
    home = module if module in PACKAGES else module.rpartition(".")[0]
    for source, wanted in imported(text):
        package = source if source in PACKAGES else source.rpartition(".")[0]
        if f"{home}.".startswith(f"{package}."):
            continue
        is_package = f"{source}.{wanted}" in PACKAGES
        if source not in PACKAGES or not (is_package or wanted in public(source)):
            yield f"{module}: from {source} import {wanted}"


def test_nothing_is_imported_past_a_face() -> None:
    """A module imports from another package only what that package's `__all__` lists."""
    for module, file in MODULES.items():
        assert list(past_a_face(module, file.read_text())) == []


def test_a_reach_into_another_package_is_seen() -> None:
    """The rule can fail: a module of `app` that reaches into `records.models` breaks it."""
    reaching = "from secondround.records.models.candidate import Story\n"
    assert list(past_a_face("secondround.app.pipeline", reaching))
    assert list(
        past_a_face("secondround.app.pipeline", "from secondround.records import nearest\n")
    )
    assert not list(past_a_face("secondround.records.models.record", reaching))


def test_what_a_face_lists_is_there() -> None:
    """Every name in `__all__` can be imported from its package."""
    for package in PACKAGES:
        for name in public(package):
            if f"{package}.{name}" not in MODULES:
                assert hasattr(importlib.import_module(package), name), f"{package}.{name}"


def test_what_a_face_lists_is_asked_for() -> None:
    """Every name in `__all__` is used outside of its package, in the program or in a test."""
    folders = (SOURCE, *(SOURCE.parents[1] / name for name in ("tests", "benchmarks", "docs")))
    files = [file for folder in folders for file in folder.rglob("*.py")]
    words = {file: set(re.findall(r"\w+", file.read_text())) for file in files}
    for package in PACKAGES - {"secondround"}:
        home = MODULES[package].parent
        elsewhere = set().union(*(words[file] for file in files if home not in file.parents))
        assert public(package) - elsewhere == set(), package


def test_what_a_face_lists_is_described() -> None:
    """Every public function and class has a docstring."""
    for package in PACKAGES:
        for name in public(package):
            value = getattr(importlib.import_module(package), name, None)
            if inspect.isfunction(value) or inspect.isclass(value):
                assert value.__doc__, f"{package}.{name}"


def test_a_face_has_what_it_names_and_no_more() -> None:
    """A name is imported when it is asked for; one that is not there is missing as in any module;
    and a function that is called like its module stays one, whichever is asked for first.
    """
    code = """
import sys
from secondround import packet, plan
assert "secondround.plan.make" not in sys.modules
import secondround.packet.phone
from secondround.packet import phone
assert callable(phone) and packet.phone is phone
from secondround.plan import make
assert callable(make) and plan.make is make
assert not hasattr(plan, "nothing")
from secondround.packet import words
assert words is sys.modules["secondround.packet.words"]
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
