"""The program's own source, parsed once for all the tests of how it is built."""

from __future__ import annotations

import ast
import gc
from functools import cache


@cache
def parsed(source: str) -> ast.Module:
    """The tree of a source; nobody changes it. It stays to the end, and searching it for garbage
    would take as long as all the rest, so nothing does.
    """
    gc.disable()
    tree = ast.parse(source)
    gc.freeze()
    gc.enable()
    return tree


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Every node of a source. Walking a tree takes longer than all that is asked of its nodes."""
    return tuple(ast.walk(parsed(source)))
