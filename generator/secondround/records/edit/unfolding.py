"""What stands in braces or brackets on a line that has become too long, put on lines of its own.

In: a text, and the path of what was edited. Out: the text with the same values; each part of them
is as it was written, and a comment behind the line stays on the first one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from secondround.records.edit.nodes import List, Map, Node, Scalar, Tree
from secondround.records.edit.writing import WIDTH
from secondround.records.yaml import FieldPath

_DEEP: Final = 4  # braces within braces that are taken apart, one after the other


def unfolded(text: str, path: FieldPath, line_end: str) -> str:
    """The text in which nothing on the way to `path` is on a line of more than `WIDTH` columns, as
    far as that can be had by taking braces and brackets apart.
    """
    for _ in range(_DEEP):
        tree = Tree(text)
        way = _on_the_way(tree.root, path)
        for holder, node in pairwise(way):
            if not isinstance(node, Scalar) and node.is_flow and not _is_flow(holder):
                lines = _taken_apart(tree, holder, node, line_end)
                break
        else:
            return text
        if lines is None:
            return text
        text = lines
    return text


def _on_the_way(root: Node | None, path: FieldPath) -> list[Node]:
    """The nodes from the root to what is at a path, as far as there are any."""
    nodes = [root] if root else []
    for step in path:
        node: Node | None = None
        holder = nodes[-1] if nodes else None
        if isinstance(holder, Map) and isinstance(step, str):
            field = holder.field(step)
            node = field.value if field else None
        elif isinstance(holder, List) and isinstance(step, int) and step < len(holder.entries):
            node = holder.entries[step]
        if node is None:
            break
        nodes.append(node)
    return nodes


def _is_flow(node: Node) -> bool:
    return not isinstance(node, Scalar) and node.is_flow


def _taken_apart(tree: Tree, holder: Node, node: Map | List, line_end: str) -> str | None:
    """The text with each part of a node on a line of its own; None where its line is short, or it
    is already on several.
    """
    text, start, end = tree.text, node.span.start, node.span.end
    line, rest = tree.line_starts[tree.line_of(start)], tree.line_end(end)
    parts = list(_parts(text, node))
    if rest - line <= WIDTH or re.search(r"[\r\n]", text[start:end]) or not parts:
        return None
    comment = text[end:rest].rstrip()
    if isinstance(holder, Map):
        margin = " " * (holder.column + 2)
        head = f"{text[line:start].rstrip()}{comment}"
        new = line_end.join([head, *(margin + part for part in parts)])
    else:
        margin = " " * node.column
        first, *others = parts
        head = f"{text[line:start]}{first}{comment}"
        new = line_end.join([head, *(margin + part for part in others)])
    return text[:line] + new + text[rest:]


def _parts(text: str, node: Map | List) -> list[str]:
    """The fields or entries of a node, as they are written."""
    if isinstance(node, List):
        return [f"- {text[entry.span.start : entry.span.end]}" for entry in node.entries]
    found = []
    for field in node.fields:
        key = text[field.key.span.start : field.key.span.end]
        found.append(f"{key}: {text[field.value.span.start : field.value.span.end]}".rstrip())
    return found
