"""What of a file is still as the scaffold invented it, taken out before something true comes in.

In: the values of a file, those of its scaffold, and which sections an import fills. Out: edits. Who
wrote a line anew keeps it, whatever stands around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec import Struct, field

from secondround.app import scaffolding
from secondround.records.edit import Edit, comments
from secondround.records.yaml import FieldPath, reader, walk_texts

_FITTED: Final = frozenset({"shows", "cares_about", "competencies"})
"""Fields that `new` fits to the candidate, so that they differ from the scaffold's."""
EXAMPLE: Final = scaffolding.EXAMPLE.removeprefix("name: ")
"""The company that the scaffold invents."""
_PEOPLE: Final = "interviewers"
_ANSWER_TO: Final = {_PEOPLE: ("questions",)}
"""Sections whose entries name what another one holds."""


class Example(Struct, frozen=True):
    """What a new file begins with."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    comments: Counter[str] = field(default_factory=Counter)


def scaffold(root: Path, file: PurePosixPath) -> Mapping[str, Any]:
    """The values that a new file begins with at that place."""
    return example(root, file).fields


def example(root: Path, file: PurePosixPath) -> Example:
    """What a new file begins with at that place."""
    company = scaffolding.company_of(file.parent.name)
    text = scaffolding.text(file.name, file, root, company=company)
    value = reader.read(file, text)[0].value
    return Example(value, comments(text)) if isinstance(value, dict) else Example()


def with_company_of(written: Mapping[str, Any], first: Mapping[str, Any]) -> Mapping[str, Any]:
    """The placeholders, with the company's name that a person gave to `new`."""
    company = written.get("company")
    name = company.get("name") if isinstance(company, dict) else None
    is_own = isinstance(name, str) and name != EXAMPLE
    return {**first, "company": {"name": name}} if is_own and "company" in first else first


def is_whole(written: Mapping[str, Any], example: Mapping[str, Any]) -> bool:
    """Whether nobody has changed anything yet."""
    return bool(example) and _is_same(written, example)


def removals(
    written: Mapping[str, Any],
    example: Mapping[str, Any],
    filled: Collection[str],
    first: Mapping[str, Any],
) -> list[Edit]:
    """The edits that take out what is invented in the sections that are filled.

    first: the placeholders of what a file cannot be without.
    """
    sections = set(filled)
    for section in filled:
        sections.update(_ANSWER_TO.get(section, ()))
    edits: list[Edit] = []
    for section in example:
        if section in sections and section in written:
            edits += _in((section,), written[section], example[section], first.get(section))
    named = _named_elsewhere(written, example)
    return [edit for edit in edits if edit.path[0] != _PEOPLE or edit.path[1] not in named]


def _in(path: FieldPath, written: Any, example: Any, first: Any) -> Iterator[Edit]:
    """The edits at one place, the last entries of a list first, so that no place moves."""
    is_entered = isinstance(first, Mapping) or path == (_PEOPLE,)
    if is_entered and isinstance(written, dict) and isinstance(example, dict):
        for name in written:
            if name in example:
                placeholder = first.get(name) if isinstance(first, Mapping) else None
                yield from _in((*path, name), written[name], example[name], placeholder)
    elif _is_same(written, example):
        yield Edit(path, first)
    elif isinstance(written, list) and isinstance(example, list):
        for index in range(len(written) - 1, -1, -1):
            if any(_is_same(written[index], entry) for entry in example):
                yield Edit((*path, index), None)


def _named_elsewhere(written: Mapping[str, Any], example: Mapping[str, Any]) -> set[str]:
    """The names in rounds that somebody has written anew."""
    known = example.get("rounds") or ()
    own = [stage for stage in written.get("rounds") or () if stage not in known]
    return {text for _, text in walk_texts(own)}


def _is_same(written: Any, example: Any) -> bool:
    return bool(_without_fitted(written) == _without_fitted(example))


def _without_fitted(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: item for name, item in value.items() if name not in _FITTED}
        return {name: _without_fitted(item) for name, item in kept.items()}
    return list(map(_without_fitted, value)) if isinstance(value, list) else value
