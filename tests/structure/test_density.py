"""The program can be read: short modules and functions, and few comprehensions, none in another."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.parsed import nodes

import secondround

LONGEST_FUNCTION = 50
"""Lines of a function, from the first behind its docstring."""

COMPREHENSIONS = 2.5
"""At most so many in 100 lines, over the program as a whole."""
LONGEST_MODULE = 300
"""Lines of a file."""
MEDIAN_FUNCTION = 8
"""Half of all functions are shorter than so many lines."""

SOURCE = Path(secondround.__file__).parent
MODULES = {
    path.relative_to(SOURCE).as_posix(): path.read_text("utf-8")
    for path in sorted(SOURCE.rglob("*.py"))
}

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Function = ast.FunctionDef | ast.AsyncFunctionDef


def comprehensions() -> Iterator[tuple[str, Comprehension]]:
    """Every comprehension and generator expression, with its place."""
    for name, text in MODULES.items():
        for node in nodes(text):
            if isinstance(node, Comprehension):
                yield f"{name}:{node.lineno}", node


def functions() -> Iterator[tuple[str, int]]:
    """Every function, and how many lines it has."""
    for name, text in MODULES.items():
        for node in nodes(text):
            if isinstance(node, Function):
                yield f"{name}:{node.lineno}", _lines(node)


def _lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 1
    end = function.end_lineno
    assert end is not None
    return end - body[0].lineno + 1


def nested(comprehension: Comprehension) -> bool:
    """Whether it loops twice, or holds another."""
    inner = (node for node in ast.walk(comprehension) if node is not comprehension)
    return len(comprehension.generators) > 1 or any(
        isinstance(node, Comprehension) for node in inner
    )


def test_no_module_is_long() -> None:
    """A module is about one thing, and can be read in one sitting."""
    long = {name: text.count("\n") for name, text in MODULES.items()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_long() -> None:
    """A function is on one screen."""
    assert [place for place, lines in functions() if lines > LONGEST_FUNCTION] == []


def test_most_functions_are_short() -> None:
    """The median function is a few lines."""
    assert statistics.median(lines for _, lines in functions()) < MEDIAN_FUNCTION


def test_comprehensions_are_few() -> None:
    """Where an expression would be dense, a loop with good names is used instead."""
    lines = sum(text.count("\n") for text in MODULES.values())
    assert 100 * len(list(comprehensions())) / lines < COMPREHENSIONS


def test_no_comprehension_holds_another() -> None:
    """Two loops are written as two loops."""
    assert [place for place, comprehension in comprehensions() if nested(comprehension)] == []
