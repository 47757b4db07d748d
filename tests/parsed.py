"""The program's own source, parsed once for all the tests of how it is built."""

from __future__ import annotations

import ast
from functools import cache


@cache
def parsed(source: str) -> ast.Module:
    """The tree of a source; nobody changes it."""
    return ast.parse(source)


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Every node of a source. Walking a tree takes longer than all that is asked of its nodes."""
    return tuple(ast.walk(parsed(source)))
