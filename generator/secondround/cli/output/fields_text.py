"""Field lists as a person reads them: each field's name, and below it what it holds.

In: field lists. Out: lines of up to 80 columns, the same in a terminal and in a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from secondround.cli.output import wrap
from secondround.records import field_list

_INDENT = "    "


def render(lists: Iterable[field_list.FieldList]) -> str:
    """The lists, a blank line between two."""
    return "\n\n".join("\n".join(_lines(each)) for each in lists)


def _lines(fields: field_list.FieldList) -> Iterator[str]:
    yield wrap.fill(f"{fields.name.upper()}: {fields.meaning}", whole=True)
    if fields.short:
        yield wrap.fill(f"May also be written as plain text, which is its `{fields.short}`.")
    for field in fields.fields:
        yield ""
        yield wrap.fill(f"{field.name}: {field.kind}", rest=_INDENT, whole=True)
        yield wrap.fill(field.meaning, _INDENT, _INDENT, whole=True)
        yield wrap.fill(_notes(field), _INDENT, _INDENT, whole=True)


def _notes(field: field_list.Described) -> str:
    """Whether it is needed, how far it may go, and an example."""
    if field.needed:
        needed = "Needed."
    else:
        needed = f"Default: {field.default}." if field.default else "May be left out."
    return f"{needed} Reach: {field.reach}. Example: {field.example}"
