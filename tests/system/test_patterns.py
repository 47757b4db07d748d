"""Regular expressions that were compiled before."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from secondround.system import bytecode, patterns

SOURCE = """
import re
A = re.compile(r"(?P<day>[0-9]+)\\.(?P<month>[A-Z])?|(x)", re.IGNORECASE | re.VERBOSE)
B = re.compile(rb"a++[^\\W_]{2,3}(?<!b)")
C = re.compile("[\u00df-\u03ff\U00020000-\U0003ffff]|ſ", re.IGNORECASE)
def later():
    return re.compile("Zofia Kowalska")
D = later()
"""
TEXTS = ("12.a", "3.", "x", "ß ſ 𠀀 Σ", "aab", "")


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where patterns lie that come from modules in a folder of this test's."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "_BESIDE", bytecode.Bytecode(str(tmp_path / "beside.py")))
    monkeypatch.setattr(patterns, "_INSTALLED", (str(tmp_path / "installed"),))
    (tmp_path / "__pycache__").mkdir()
    return tmp_path / "__pycache__"


@contextmanager
def kept(name: str = "test") -> Iterator[patterns.Patterns]:
    """Patterns are taken from what is kept."""
    found = patterns.Patterns(name)
    found.keep()
    try:
        yield found
    finally:
        found.save()


def loaded(file: Path) -> dict[str, re.Pattern[str]]:
    """The patterns of a module, which has just been loaded."""
    re.purge()
    names: dict[str, re.Pattern[str]] = {"__name__": file.stem}  # type: ignore[dict-item]
    exec(compile(SOURCE, str(file), "exec"), names)  # noqa: S102
    return {name: names[name] for name in "ABCD"}


@pytest.mark.usefixtures("beside")
def test_a_kept_pattern_is_the_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the same flags, groups and names, and finds the same; it is not parsed again."""
    plain = loaded(tmp_path / "installed" / "module.py")
    with kept():
        loaded(tmp_path / "installed" / "module.py")
    parsed: list[str] = []
    usual = import_module("re._parser").parse

    def parse(pattern: str, *rest: Any) -> Any:
        parsed.append(pattern)
        return usual(pattern, *rest)

    monkeypatch.setattr("re._parser.parse", parse)
    with kept():
        again = loaded(tmp_path / "installed" / "module.py")
    assert parsed == ["Zofia Kowalska"]
    for name, pattern in plain.items():
        assert again[name] == pattern
        assert (again[name].groups, again[name].groupindex) == (pattern.groups, pattern.groupindex)
        for text in TEXTS:
            searched = text if isinstance(pattern.pattern, str) else text.encode()
            found, expected = again[name].search(searched), pattern.search(searched)
            assert (found and (found.span(), found.groupdict(), found.lastgroup)) == (
                expected and (expected.span(), expected.groupdict(), expected.lastgroup)
            )


def test_nothing_that_a_person_wrote_is_kept(beside: Path, tmp_path: Path) -> None:
    """Neither a pattern that a function makes, of a name perhaps, nor one of a person's hook."""
    with kept():
        loaded(tmp_path / "workspace" / "hook.py")
    assert list(beside.iterdir()) == []
    with kept():
        loaded(tmp_path / "installed" / "module.py")
    (file,) = beside.iterdir()
    assert b"day" in file.read_bytes()
    assert b"Kowalska" not in file.read_bytes()


def test_a_command_runs_where_nothing_can_be_kept() -> None:
    """Then everything is compiled as usual."""
    code = (
        "import sys; sys.dont_write_bytecode = True; from secondround.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("secondround ")
