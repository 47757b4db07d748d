"""An entry of a list put before others, with its text as it stands.

In: the bytes of a file, a list, two places in it. Out: the bytes with the entry there, or as they
were where that would touch anything else. Comments above and beside the other entries stay theirs.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from secondround.records.edit.nodes import Field, List, Map, Node, Tree
from secondround.records.yaml import FieldPath, reader


def entry_moved(data: bytes, path: FieldPath, old: int, new: int) -> bytes:
    """The file with entry `old` of the list at `path` before its entry `new`."""
    text = data.decode()
    field = _field(Tree(text).root, path)
    if field is None or not isinstance(field.value, List) or field.value.is_flow:
        return data
    entries, tree = field.value.entries, Tree(text)
    start = tree.line_starts[tree.line_of(entries[old].span.start)]
    end = tree.behind_remarks(entries[old].span.end, field.value.column)
    if "#" in text[tree.behind_remarks(entries[old - 1].span.end, field.value.column) : start]:
        return data  # a comment above it, which would stay behind
    behind = tree.line_end(field.key.span.end)
    if new:
        behind = tree.behind_remarks(entries[new - 1].span.end, field.value.column)
    gap = _line_end(text, start)
    left = text[: start - len(gap)] + text[end:]
    made = (left[:behind] + gap + text[start:end] + left[behind:]).encode()
    wanted = _value(data)
    listed = wanted
    for step in path:
        listed = listed[step]
    listed.insert(new, listed.pop(old))
    return made if _value(made) == wanted else data


def _line_end(text: str, start: int) -> str:
    """The line end before the first character of a line."""
    found = re.search(r"(?:\r\n|\r|\n)\Z", text[:start])
    return found[0] if found else ""


def _field(node: Node | None, path: FieldPath) -> Field | None:
    """The field at the end of a path."""
    found: Field | None = None
    for step in path:
        if isinstance(node, Map) and isinstance(step, str):
            found = node.field(step)
            node = found.value if found else None
        elif isinstance(node, List) and isinstance(step, int) and step < len(node.entries):
            found, node = None, node.entries[step]
        else:
            return None
    return found


def _value(data: bytes) -> Any:
    return reader.read(PurePosixPath("edited"), data)[0].value
