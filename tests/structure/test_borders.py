"""What each room knows: the order of the rooms, what only one of them imports, who reads the
clock, and that the tests lie as the rooms do.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.parsed import nodes, parsed

import secondround
from secondround.cli.commands import build as any_command

ROOT = Path(__file__).parents[2]
SOURCE = Path(secondround.__file__).parent
ROOMS = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
KNOWN_TO = {
    "click": "cli",
    "rich": "cli",
    "mkdocs": "render/site",
    "weasyprint": "render/pdf",
    "ast": "nobody",
    "inspect": "nobody",
}
"""What one folder of the program imports and no other; nothing reads the program's own source."""
CLOCK = {"today", "now", "utcnow"}
NO_ROOMS = {"packaging", "docs", "errors", "faults", "golden", "structure"}
"""Folders of tests that are about the program as a whole."""
WIDEST = 100
PRAGMA = re.compile(r"\s+# (?:noqa|type: ignore|fmt:).*")
COMMAND = 30
"""Lines of a command at most: it reads its arguments, calls one function, and prints."""


def imports(source: str) -> Iterator[tuple[int, str]]:
    """The top-level packages that a module imports, anywhere in it, each with its line."""
    for node in nodes(source):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, (node.module or "").partition(".")[0]


def strays(name: str, source: str) -> Iterator[str]:
    """The imports of a module that another folder alone may have, and its looks at the clock."""
    for line, package in imports(source):
        home = KNOWN_TO.get(package)
        if home and not name.startswith(f"{home}/"):
            yield f"{name}:{line}: import {package}"
    for node in nodes(source):
        called = node.func if isinstance(node, ast.Call) else None
        if (
            isinstance(called, ast.Attribute)
            and called.attr in CLOCK
            and not name.startswith("cli/")
        ):
            yield f"{name}:{called.lineno}: {called.attr}()"


def contracts() -> list[dict[str, list[str]]]:
    """The import contracts, as `lint-imports` reads them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, list[str]]] = settings["tool"]["importlinter"]["contracts"]
    return found


@pytest.mark.slow
def test_each_room_keeps_to_what_it_knows() -> None:
    """`click` stays in `cli`, MkDocs and WeasyPrint in a folder each; only `cli` reads the
    clock.
    """
    found: list[str] = []
    for path in sorted(SOURCE.rglob("*.py")):
        found += strays(path.relative_to(SOURCE).as_posix(), path.read_text("utf-8"))
    assert found == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("app/building.py", "import click\n"),
        ("records/loader.py", "def f():\n    from rich.text import Text\n"),
        ("render/markdown/writer.py", "import mkdocs.utils\n"),
        ("cli/output/report.py", "from weasyprint import HTML\n"),
        ("app/due.py", "import datetime as dt\nday = dt.date.today()\n"),
        ("lint/day.py", "import inspect\n"),
    ],
)
def test_a_stray_is_seen(name: str, source: str) -> None:
    """The rule can fail."""
    assert list(strays(name, source))
    assert not list(strays("render/site/builder.py", "import mkdocs.utils\nimport re\n"))


def test_every_room_has_its_place_in_the_order() -> None:
    """The first contract names each room once, so that a new one cannot be outside it; and what is
    forbidden below the command line is forbidden in all of them.
    """
    layers, below_cli, *_ = contracts()
    ordered = [room.strip() for layer in layers["layers"] for room in layer.split("|")]
    assert len(ordered) == len(set(ordered))
    assert set(ordered) == ROOMS
    assert set(below_cli["source_modules"]) == {f"secondround.{room}" for room in ROOMS - {"cli"}}


def test_tests_lie_as_the_rooms_do() -> None:
    """What tests a room is in a folder of its name."""
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    folders |= {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("*/test_*.py"))}
    assert folders - NO_ROOMS == ROOMS


def test_no_line_is_wide() -> None:
    """A line fits beside another in a review."""
    wide: list[str] = []
    for folder in ("generator", "tests", "docs", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if len(PRAGMA.sub("", line)) > WIDEST:
                    wide.append(f"{path.relative_to(ROOT)}:{number}")
    assert wide == []


def is_command(function: ast.FunctionDef) -> bool:
    """Whether a function is what a command runs: its docstring is the help."""
    decorators = map(ast.unparse, function.decorator_list)
    return any(decorator.startswith("command(") for decorator in decorators)


def test_a_command_is_short() -> None:
    """What a command does is in `app`: in `cli/commands` nothing long is left."""
    lengths: dict[str, int] = {}
    for path in Path(any_command.__file__).parent.glob("*.py"):
        for node in parsed(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.end_lineno and is_command(node):
                lengths[node.name] = node.end_lineno - node.body[1].lineno + 1
    assert len(lengths) > len(ROOMS)
    assert {name: lines for name, lines in lengths.items() if lines > COMMAND} == {}
