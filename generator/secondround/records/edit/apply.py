"""Edits applied to the bytes of one file.

In: bytes and edits. Out: bytes in which only the edited fields differ, or an `EditError`. What
comes out is read again and compared with what was meant, so that a slip here cannot damage a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from secondround.problems import Severity
from secondround.records.edit.meant import EditError, after
from secondround.records.edit.nodes import List, Map, Node, Scalar, Tree
from secondround.records.edit.unfolding import unfolded
from secondround.records.edit.writing import Plain, block, entry, flow
from secondround.records.yaml import FieldPath, Value, path_in, reader
from secondround.text import one_line

Order = Callable[[FieldPath], Sequence[str]]
"""The names that a map at a path may have, in the order in which they are best written."""

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")
_ROOT_AND_CHILD = 2


class Edit(Struct, frozen=True):
    """One value to set, or to remove where `value` is None.

    A path that ends one past the last entry of a list adds an entry. Maps and lists that are
    missing on the way are made.
    """

    path: FieldPath
    value: Plain | None
    was: str = ""  # what stood there and is not true: a comment beside it is about that


def edited(data: bytes, edits: Iterable[Edit], order: Order = lambda _: ()) -> bytes:
    """`data` with the edits made, one after the other."""
    text = data.decode()
    bom = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    value = _read(text)
    for made in edits:
        edit = replace(made, path=path_in(value, made.path))
        value = after(value, edit.path, edit.value)
        editing = _Editing(text, order)
        text = editing.made(edit)
        if _read(text) == value:
            lines = unfolded(text, edit.path, editing.line_end)
            text = lines if lines != text and _read(lines) == value else text
            continue
        text += editing.line_end  # a text that ends a line, as the last one of a file
        if _read(text) != value:
            place = ".".join(map(str, edit.path))
            why = "cannot be changed without touching what is around it. Change it by hand."
            raise EditError(f"`{place}` {why}")
    return (bom + text).encode()


def _read(text: str) -> Value:
    if not re.search(r"(?:^|[\r\n])[^#\s]", text):
        return None  # an empty file, or nothing but comments
    source, problems = reader.read(PurePosixPath("edited"), text.encode())
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    if faults:
        raise EditError(f"Line {faults[0].line}: {faults[0].message}")
    if source.value is None:
        raise EditError("The file holds no fields.")
    return source.value


class _Editing:
    """One edit of one text."""

    def __init__(self, text: str, order: Order) -> None:
        self.tree = Tree(text)
        self.text = text
        self.order = order
        found = _LINE_END.search(text)
        self.line_end = found[0] if found else "\n"

    def made(self, edit: Edit) -> str:
        """The text with the edit made."""
        root = self.tree.root
        if root is None or isinstance(root, Scalar):
            return self.text if edit.value is None else self._first(_nested(edit.path, edit.value))
        nodes, missing = self._on_the_way(root, edit.path)
        if edit.value is None:
            return self.text if missing else self._removed(nodes, edit.path)
        if not missing:
            return self._replaced(nodes, edit.path, edit.value, edit.was)
        known = edit.path[: len(edit.path) - len(missing)]
        step, value = missing[0], _nested(missing[1:], edit.value)
        holder = nodes[-1]
        if isinstance(holder, Map) and isinstance(step, str):
            return self._with_field(holder, known, step, value)
        if isinstance(holder, List) and step == len(holder.entries):
            return self._with_entry(holder, value)
        if isinstance(holder, Scalar) and len(nodes) > 1:
            return self._replaced(nodes, known, _nested(missing, edit.value))
        raise EditError(
            f"`{'.'.join(map(str, edit.path))}` does not fit what the file holds there."
        )

    def _on_the_way(self, root: Node, path: FieldPath) -> tuple[list[Node], FieldPath]:
        """The nodes along a path, and the steps for which there is no node."""
        nodes = [root]
        for index, step in enumerate(path):
            inner: Node | None = None
            if isinstance(nodes[-1], Map) and isinstance(step, str):
                field = nodes[-1].field(step)
                inner = field.value if field else None
            elif isinstance(nodes[-1], List) and isinstance(step, int):
                entries = [entry for entry in nodes[-1].entries if not self._is_nothing(entry)]
                inner = entries[step] if step < len(entries) else None
            if inner is None:
                return nodes, path[index:]
            nodes.append(inner)
        return nodes, ()

    def _is_nothing(self, node: Node) -> bool:
        return isinstance(node, Scalar) and self.text[node.span.start : node.span.end] in {
            *("", "~", "null", "Null", "NULL")
        }

    def _first(self, value: Plain) -> str:
        """The text of a file that has no field yet."""
        return self._lines_after(len(self.text.rstrip()), block(value)).lstrip("\r\n")

    def _with_field(self, holder: Map, path: FieldPath, name: str, value: Plain) -> str:
        before = self._field_before(holder, path, name)
        if holder.is_flow:
            pair = flow({name: value})[1:-1]
            if not holder.fields:
                return self._spliced(holder.span.start, holder.span.end, "{" + pair + "}")
            if before is None:
                start = holder.fields[0].key.span.start
                return self._spliced(start, start, pair + ", ")
            end = holder.fields[before].value.span.end
            return self._spliced(end, end, ", " + pair)
        lines = entry(name, value, holder.column)
        if before is None:
            start = holder.fields[0].key.span.start
            margin = self.line_end + " " * holder.column
            return self._spliced(start, start, self.line_end.join(lines) + margin)
        lines[0] = " " * holder.column + lines[0]
        return self._lines_after(holder.fields[before].value.span.end, lines)

    def _field_before(self, holder: Map, path: FieldPath, name: str) -> int | None:
        """Which field the new one goes behind; None where it goes first."""
        order = list(self.order(path))
        if name not in order:
            return len(holder.fields) - 1 if holder.fields else None
        earlier = set(order[: order.index(name)])
        found = [index for index, field in enumerate(holder.fields) if field.name in earlier]
        return found[-1] if found else None

    def _with_entry(self, holder: List, value: Plain) -> str:
        if holder.is_flow:
            if not holder.entries:
                return self._spliced(holder.span.start, holder.span.end, flow([value]))
            end = holder.entries[-1].span.end
            return self._spliced(end, end, ", " + flow(value))
        first, *rest = block(value, holder.column + 2)
        end = self.tree.behind_remarks(holder.entries[-1].span.end, holder.column)
        return self._lines_after(end, [" " * holder.column + "- " + first, *rest])

    def _replaced(self, nodes: list[Node], path: FieldPath, value: Plain, was: str = "") -> str:
        node, holder = nodes[-1], nodes[-2]
        start, end = node.span.start, node.span.end
        if _in_flow(nodes[:-1]):
            return self._spliced(start, end, flow(value))
        if not isinstance(holder, Map):
            lines = block(value, node.column)
            return self._rewritten(start, node, lines, _of(was, self._comment_behind(node)))
        name = str(path[-1])
        field = holder.field(name)
        assert field is not None  # noqa: S101 - it was found on the way
        colon = self.text.index(":", field.key.span.end) + 1
        head, *rest = entry(name, value, holder.column)
        key_line = self.tree.line_end(colon)
        below = start > key_line
        comment = self.text[colon:key_line].rstrip() if below else self._comment_behind(node)
        return self._rewritten(
            colon, node, [head.removeprefix(f"{flow(name)}:"), *rest], _of(was, comment)
        )

    def _comment_behind(self, node: Node) -> str:
        """The comment on the line where a value ends, with the blanks before it."""
        tail = self.text[node.span.end : self.tree.line_end(node.span.end)]
        is_within = (
            not isinstance(node, Scalar) and "\n" in self.text[node.span.start : node.span.end]
        )
        return tail.rstrip() if "#" in tail and not is_within else ""

    def _rewritten(self, start: int, old: Node, lines: list[str], comment: str) -> str:
        """`lines` in place of what is between `start` and the end of the old value's line."""
        first, *rest = lines
        end = self.tree.line_end(old.span.end)
        return self._spliced(start, end, self.line_end.join([first + comment, *rest]))

    def _removed(self, nodes: list[Node], path: FieldPath) -> str:
        node, holder = nodes[-1], nodes[-2]
        children = _children(holder)
        if len(children) == 1:
            if len(nodes) == _ROOT_AND_CHILD:
                raise EditError("The file would hold nothing.")
            return self._removed(nodes[:-1], path[:-1])
        index = next(i for i, (_, child) in enumerate(children) if child is node)
        start, end = children[index][0], node.span.end
        if _in_flow(nodes[:-1]):
            if index:
                return self._spliced(children[index - 1][1].span.end, end, "")
            return self._spliced(start, children[1][0], "")
        if isinstance(holder, List):
            start = self.text.rindex("-", 0, start + 1 if start == end else start)
        line_start = self.tree.line_starts[self.tree.line_of(start)]
        if not self.text[line_start:start].strip():
            following = self.tree.line_end(end)
            return self._spliced(line_start, following, "", with_line_end=True)
        start = children[0][0]  # behind the dash of the list that this map or list is an entry of
        following, rest = children[1][0], self.tree.line_end(end)
        has_comment = bool(self.text[rest:following].strip())
        return self._spliced(start, rest if has_comment else following, "")

    def _lines_after(self, index: int, lines: Sequence[str]) -> str:
        """The text with lines added behind the line of a character, ended as that one is."""
        at = self.tree.line_end(index)
        found = _LINE_END.match(self.text, at)
        line_end = found[0] if found else self.line_end
        return self._spliced(at, at, line_end.join(["", *lines]))

    def _spliced(self, start: int, end: int, new: str, *, with_line_end: bool = False) -> str:
        rest = self.text[end:]
        if with_line_end:
            rest = re.sub(r"\A(\r\n|\r|\n)", "", rest)
        return self.text[:start] + new + rest


def _of(was: str, comment: str) -> str:
    """A comment that says which value it is about, where that is no longer there."""
    return comment.replace("#", f"# was “{one_line(was)}”:", 1) if was else comment


def _in_flow(nodes: Iterable[Node]) -> bool:
    """Whether something inside these nodes is in brackets or braces."""
    return any(not isinstance(node, Scalar) and node.is_flow for node in nodes)


def _children(holder: Node) -> list[tuple[int, Node]]:
    """Where each child begins, with its key, and its value."""
    if isinstance(holder, Map):
        return [(field.key.span.start, field.value) for field in holder.fields]
    assert isinstance(holder, List)  # noqa: S101 - a scalar holds nothing
    return [(node.span.start, node) for node in holder.entries]


def _nested(path: FieldPath, value: Plain) -> Plain:
    """`value` inside maps and lists of one entry, as the rest of a path asks."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value
