"""The tree of a YAML text, with the exact place of everything in it.

In: a text that the reader takes. Out: nodes with their first and last characters, as indexes into
the text. Comments and blank lines behind a value do not belong to it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml
from msgspec import Struct
from yaml import CBaseLoader

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(Struct, frozen=True):
    """From the first character up to, and without, the last."""

    start: int
    end: int


class Scalar(Struct, frozen=True):
    """A text, or nothing where a field was left empty."""

    span: Span
    column: int  # 0-based
    is_block: bool  # behind `|` or `>`


class Field(Struct, frozen=True):
    """A key and its value."""

    key: Scalar
    name: str
    value: Node


class Map(Struct, frozen=True):
    """Fields, each with its key."""

    span: Span
    column: int
    is_flow: bool  # in braces
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


class List(Struct, frozen=True):
    """Entries in order."""

    span: Span
    column: int
    is_flow: bool  # in brackets
    entries: tuple[Node, ...]


Node: TypeAlias = Scalar | Map | List


class Tree:
    """A text and its nodes."""

    def __init__(self, text: str) -> None:
        """Parse `text`, which the reader must have taken."""
        self.text = text
        self.line_starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        root = yaml.compose(text, Loader=CBaseLoader)
        self.root = None if root is None else self._node(root)

    def line_of(self, index: int) -> int:
        """The line, from 0, that a character is on."""
        return bisect.bisect_right(self.line_starts, index) - 1

    def line_end(self, index: int) -> int:
        """Where the line of a character ends, without its line end."""
        match = _LINE_END.search(self.text, index)
        return match.start() if match else len(self.text)

    def behind_remarks(self, index: int, column: int) -> int:
        """The end of a character's line, with the comments below it that are indented more than
        `column`.
        """
        end = self.line_end(index)
        pattern = re.compile(rf"(?:\r\n|\r|\n) {{{column + 1},}}#[^\r\n]*")
        while found := pattern.match(self.text, end):
            end = found.end()
        return end

    def _node(self, node: yaml.Node) -> Node:
        start = self._index(node.start_mark)
        column = node.start_mark.column
        if isinstance(node, yaml.ScalarNode):
            is_block = node.style in ("|", ">")
            end = self._block_end(node) if is_block else self._index(node.end_mark)
            return Scalar(Span(start, end), column, is_block)
        assert isinstance(node, yaml.CollectionNode)  # noqa: S101 - there is no third kind
        is_flow = bool(node.flow_style)
        if isinstance(node, yaml.MappingNode):
            fields = tuple(self._fields(node))
            end = self._index(node.end_mark) if is_flow else fields[-1].value.span.end
            return Map(Span(start, end), column, is_flow, fields)
        entries = tuple(map(self._node, node.value))
        end = self._index(node.end_mark) if is_flow else entries[-1].span.end
        return List(Span(start, end), column, is_flow, entries)

    def _fields(self, node: yaml.MappingNode) -> Iterator[Field]:
        for key, value in node.value:
            name = self._node(key)
            assert isinstance(name, Scalar)  # noqa: S101 - the reader refuses other keys
            yield Field(name, str(key.value), self._node(value))

    def _index(self, mark: yaml.Mark) -> int:
        return min(self.line_starts[mark.line] + mark.column, len(self.text))

    def _block_end(self, node: yaml.ScalarNode) -> int:
        """The end of the last line of a text behind `|` or `>`; with `+`, blank lines count."""
        start, end = self._index(node.start_mark), self._index(node.end_mark)
        header = self.text[start : self.line_end(start)].partition(" ")[0]
        body = self.text[start:end]
        return start + len(body.rstrip("\r\n") if "+" in header else body.rstrip())
