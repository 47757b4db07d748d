"""The strict YAML reader: text in, a `Source` out.

In: the bytes of one file. Out: a `Source`, in which every scalar is the text that was written, and
problems. It must not decide types, raise for anything that a file holds, or take longer than the
file is long.

Of YAML it takes maps, lists and scalars in all their styles. It refuses what would make a record
mean something else than it shows: anchors and aliases, merge keys, tags, names written twice,
several documents.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent
from yaml._yaml import CParser

from secondround.problems import MOST, Problem, Severity
from secondround.records.yaml import slips, syntax_errors
from secondround.records.yaml.decode import HIDDEN, decode, hidden
from secondround.records.yaml.positions import NULLS, is_null, span
from secondround.records.yaml.source import Source, Value
from secondround.records.yaml.unread import NULL_WORDS, unread_texts
from secondround.text import shortened
from secondround.vocabulary import layout

_SHOWN = 40
DEEPEST = 20
"""Lists and maps inside each other at most; the models need nine."""

_EMPTY = {
    layout.CANDIDATE: (
        "begin with `name: …`; or delete it, and the next `secondround new` writes one to start "
        "from"
    ),
    layout.RECORD: (
        "begin with `company:` and `role:`; or delete its folder, and `secondround new` makes a "
        "fresh one"
    ),
}
_SEVERAL = (
    "keep one document in a file: take out the line `---`, or move the rest to a file of its own"
)
_TAG = "leave it out: every value is read as what its field needs"
_TWICE = "keep one of them, or join them into a list"
_MERGE = "write the fields out: each map then shows all that it holds"
_ALIAS = "write the value out, or put the text in quotes where it starts with `&` or `*`"


def read(file: PurePosixPath, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """What a file holds, and what is wrong with it as YAML. The value is None where it cannot be
    relied on.
    """
    text, problems = decode(file, data)
    if problems:
        return Source(file, text), problems
    if merge := syntax_errors.unfinished_merge(file, text):
        return Source(file, text), (merge,)
    composer = _Composer(file, text)
    value = composer.document()
    remarks = () if value is None else unread_texts(file, text)
    return Source(file, text, value, composer.gaps), tuple(sorted((*composer.problems, *remarks)))


def _cut(name: str) -> str:
    return shortened(name, _SHOWN)


class _Stopped(Exception):  # noqa: N818 - no error: the rest of the file is left unread
    """Nothing further in this file can be read."""


class _Composer:
    """One pass over the events of one file; collects problems as it goes."""

    def __init__(self, file: PurePosixPath, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.whole = True  # whether the value is all that was written
        self.gaps = False  # whether some name has nothing behind it
        self.next = CParser(text).get_event

    def document(self) -> Value:
        """The value of the only document, None where it cannot be relied on; problems are in
        `problems`.
        """
        try:
            value = self._document()
        except _Stopped:
            return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_errors.problem(self.file, self.text, error))
            return None
        return value if self.whole else None

    def _document(self) -> Value:
        self.next()  # the start of the stream
        if type(self.next()) is yaml.StreamEndEvent:
            return self._nothing()
        event = self.next()
        value = self._node(event, 0)
        self.next()  # the end of the document
        if type(after := self.next()) is not yaml.StreamEndEvent:
            raise self._stop(after, "several-documents", "A second document starts here.", _SEVERAL)
        if value is None and self.whole:
            return self._nothing()
        if not isinstance(value, dict) and self.whole:
            raise self._no_fields(event)
        return value

    def _node(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is ScalarEvent and not event.style and event.tag is None and event.anchor is None:
            plain: str = event.value  # as most values are, so this goes first and fast
            return None if plain in NULLS else plain
        if kind is AliasEvent or event.anchor is not None:
            self._alias(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return None
        if event.tag is not None:
            self._tag(event)
        if depth == DEEPEST:
            message = f"Lists and maps are nested more than {DEEPEST} deep."
            raise self._stop(
                event,
                "too-deep",
                message,
                "no record needs that; look for brackets that are not closed",
            )
        return self._map(depth + 1) if kind is MappingStartEvent else self._list(depth + 1)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        if event.tag is not None:
            self._tag(event)
        if event.style == '"' and (found := HIDDEN.search(value)):
            self._add(hidden(found[0], self.file, *self._span(event)))
        return None if is_null(event) else value

    def _map(self, depth: int) -> Value:
        value: dict[str, Value] = {}
        names: dict[str, Any] = {}  # with the place of each
        following, node = self.next, self._node
        while type(event := following()) is not MappingEndEvent:
            key = self._key(event, depth, names)
            item = node(following(), depth)
            if item is None:
                self.gaps = True
            elif key is not None:
                value[key] = item
        return value

    def _key(self, event: Any, depth: int, names: dict[str, Any]) -> str | None:
        """The name of a field; None where it is not a name, and its value is passed over."""
        if type(event) is ScalarEvent and event.value == "<<" and event.implicit[0]:
            self.whole = False
            self._found(event, "merge-key", "Merging with `<<` is not allowed.", _MERGE)
            return None
        key = self._node(event, depth)
        if not isinstance(key, str):
            if type(event) is not AliasEvent:
                self._bad_key(event)
            return None
        if key in names:
            message = f"`{_cut(key)}` is written twice: first in line {names[key].line + 1}."
            self._found(event, "duplicate-key", message, _TWICE)
            return None
        names[key] = event.start_mark
        return key

    def _bad_key(self, event: Any) -> None:
        if type(event) is ScalarEvent and event.value in NULL_WORDS:
            message = f"`{event.value}` means nothing in YAML, so it cannot be a name."
            self._found(event, "bad-key", message, f'put it in quotes: `"{event.value}": …`')
            return
        self._found(
            event, "bad-key", "The name of a field must be plain text.", "write it as `name: value`"
        )

    def _list(self, depth: int) -> Value:
        value: list[Value] = []
        following, node = self.next, self._node
        while type(event := following()) is not SequenceEndEvent:
            item = node(event, depth)
            if item is not None:
                value.append(item)
        return value

    def _alias(self, event: Any) -> None:
        self.whole = False
        sign = "alias `*" if type(event) is AliasEvent else "anchor `&"
        self._found(
            event, "yaml-alias", f"The YAML {sign}{_cut(event.anchor)}` is not allowed.", _ALIAS
        )

    def _tag(self, event: Any) -> None:
        name = _cut(event.tag.replace("tag:yaml.org,2002:", "!!"))
        self._found(event, "custom-tag", f"The tag `{name}` is not allowed.", _TAG)

    def _span(self, event: Any) -> tuple[int, int, int]:
        lines = self.text.split("\n")
        rest = event.start_mark if isinstance(event, yaml.CollectionStartEvent) else None
        return span(event, lines, rest)

    def _found(self, event: Any, code: str, message: str, hint: str) -> None:
        line, column, width = self._span(event) if event else (1, 1, 0)
        self._add(Problem.at(self.file, line, column, code, message, hint, width=width))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) > MOST:
            raise _Stopped

    def _no_fields(self, event: Any) -> _Stopped:
        slip = slips.near(self.text.split("\n"), event.start_mark.line + 1)
        if slip:
            self._add(
                Problem.at(self.file, slip.line, slip.column, "wrong-kind", slip.message, slip.hint)
            )
            return _Stopped()
        return self._stop(
            event,
            "wrong-kind",
            "The file must hold fields, each with its value.",
            "begin with `comments:`, and put the list below it"
            if self.file.name == layout.COMMENTS
            else "such as `name: …`",
        )

    def _nothing(self) -> Value:
        """What an empty file gives: a library or comments without entries; nothing else does
        without any.
        """
        library = layout.above_library(self.file) is not None
        shared = library and self.file.parent.name == layout.COMPANIES  # a company has a name
        can_be = (library and not shared) or self.file.name == layout.COMMENTS
        severity = Severity.WARNING if can_be else Severity.ERROR
        hint = _EMPTY.get(self.file.name, "fill it in, or delete it")
        self._add(
            Problem.of_file(self.file, "empty-file", "The file is empty.", hint, severity=severity)
        )
        return {} if can_be else None

    def _stop(self, event: Any, code: str, message: str, hint: str) -> _Stopped:
        self._found(event, code, message, hint)
        return _Stopped()
