"""A workspace's files in the current form: what is read with a note is written as it is read.

In: a workspace. Out: the files that would change. Comments and everything around stay as they are.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.app import importing
from secondround.app.imported_file import Change
from secondround.records import Source, discovery, placeholders, plain_form, schema
from secondround.records.edit import Edit, EditError, edited
from secondround.records.models import Model
from secondround.records.yaml import FieldPath, reader
from secondround.system import files

_BOM: Final = "\ufeff"
_LINE_END: Final = "\r\n|\r|\n"


def preview(root: Path) -> importing.Preview:
    """Every file that would change; one that cannot be edited is left as it is."""
    found = discovery.find(root)
    places = {
        "candidate": found.candidates,
        "record": found.records,
        "library": found.libraries,
        "company": found.companies,
        "comments": found.comments,
        "pseudonyms": found.pseudonyms,
    }
    changes = []
    for name, there in places.items():
        for file in there:
            before = files.read(root / file, root)
            after = current(schema.MODELS[name], file, before)
            if after != before:
                changes.append(Change(file, before, after))
    return importing.Preview(tuple(changes), (), ())


def current(model: type[Model], file: PurePosixPath, data: bytes) -> bytes:
    """The bytes of a file in the current form."""
    while True:
        written, _ = reader.read(file, data)
        source, _ = placeholders.without_placeholders(model, written)
        values, keys = ({}, {}) if source.value is None else plain_form(model, source)
        try:
            edits = [Edit(source.as_written(path), values[path]) for path in values]
            after = _with_keys(data, source, keys) if keys else edited(data, edits)
        except EditError:
            return data
        if after == data:
            return data
        data = after


def _with_keys(data: bytes, source: Source, keys: dict[FieldPath, str]) -> bytes:
    """The file with other names for keys; those further down first, so that no place moves."""
    text = data.decode()
    start_of_file = _BOM if text.startswith(_BOM) else ""
    lines = re.split(_LINE_END, text.removeprefix(_BOM))
    ends = [*re.findall(_LINE_END, text), ""]
    places = {source.place(path, key=True): name for path, name in keys.items()}
    for place in sorted(places, key=lambda place: (place.line, place.column), reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        lines[place.line - 1] = line[:start] + places[place] + line[start + place.width :]
    return (start_of_file + "".join(map(str.__add__, lines, ends))).encode()
