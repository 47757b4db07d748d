"""The comments of a YAML text, and whether an edit would lose one.

In: the bytes of a file. Out: its comments, each as often as it is there. Nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from secondround.records.edit.apply import Edit, edited
from secondround.records.edit.meant import EditError
from secondround.records.edit.nodes import List, Map, Node, Scalar, Tree
from secondround.records.yaml import FieldPath

_COMMENT: Final = re.compile(r"(?<!\S)#[^\r\n]*")


def comments(data: bytes) -> Counter[str]:
    """All comments, without the blanks behind them."""
    text = data.decode()
    tree = Tree(text)
    found: Counter[str] = Counter()
    start = 0
    for scalar in _scalars(tree.root):
        begin = tree.line_end(scalar.span.start) if scalar.is_block else scalar.span.start
        found.update(_within(text[start:begin]))
        start = max(start, scalar.span.end)
    found.update(_within(text[start:]))
    return found


def loses_comment(data: bytes, edit: Edit, known: Counter[str] | None = None) -> bool:
    """Whether an edit takes out a comment that is not one of `known`, or cannot be made at all."""
    try:
        after = edited(data, [edit])
    except EditError:
        return True
    return bool(comments(data) - comments(after) - (known or Counter()))


def holds_comment(data: bytes, path: FieldPath) -> bool:
    """Whether a comment would go with what is at a path."""
    return loses_comment(data, Edit(path, None))


def _within(text: str) -> Iterator[str]:
    return (match[0].rstrip() for match in _COMMENT.finditer(text))


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """Every text and key, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Map):
        for field in node.fields:
            yield field.key
            yield from _scalars(field.value)
    elif isinstance(node, List):
        for entry in node.entries:
            yield from _scalars(entry)
