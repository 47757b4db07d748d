"""One story, put together from its labelled parts.

In: a draft. Out: the fields of a story, and what has none. Every word of the draft is in one or the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec import Struct, field

from secondround.imports.found import Unplaced, Value
from secondround.imports.stories import fields
from secondround.imports.stories.labels import Part
from secondround.imports.stories.model import Draft, Passage

TEXT: Final = 20_000
"""Letters of a long text, as `records` allows them."""
_ORDER: Final = (
    "employer", "year", "situation", "task", "action", "result", "learned", "probes", "good_for",
    "cue", "project", "shows", "answers", "strength",
)  # fmt: skip

_LISTS: Final[Mapping[Part, Callable[[list[str]], tuple[Value, ...]]]] = {
    "probes": fields.probes,
    "good_for": fields.questions,
    "shows": fields.names,
}
_SHORT: Final[Mapping[Part, Callable[[str], Value | None]]] = {
    "employer": fields.line,
    "cue": fields.line,
    "year": fields.year,
    "project": fields.project,
    "strength": fields.strength,
    "answers": fields.answers,
}
"""Fields that hold one value; what is written there may be none."""


class Assembled(Struct):
    """A story's fields, as far as they are known."""

    fields: dict[str, Value] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)


def assembled(draft: Draft) -> Assembled:
    """The fields of a story, without title and id, in the order that records have."""
    made = Assembled()
    for line, text in draft.before:
        made.unplaced.append(Unplaced(text, place(line)))
    has_situation = draft.has("situation")
    for passage in draft.passages:
        part = passage.part
        if part == "challenge":
            part = "task" if has_situation else "situation"
        elif part == "figures":
            part = "result"
        if part is None or not _put(made, part, passage):
            made.unplaced.append(unplaced(passage))
    made.fields = {name: made.fields[name] for name in _ORDER if name in made.fields}
    return made


def unplaced(passage: Passage) -> Unplaced:
    """A passage that has no field."""
    label = passage.label.strip()
    return Unplaced(fields.text(passage.lines) or label, place(passage.line, label))


def place(line: int, label: str = "") -> str:
    """Where something is: below which label, and in which line where the file has lines."""
    parts = [label, f"line {line}" if line else ""]
    return ", ".join(filter(None, parts)) or "the file"


def _put(made: Assembled, part: Part, passage: Passage) -> bool:
    """Puts a passage into its field; False where it does not fit there."""
    written = fields.text(passage.lines)
    if not written:
        return True  # a label with nothing behind it says nothing
    if part in _LISTS:
        return _put_list(made, part, _LISTS[part](passage.lines))
    if part in _SHORT:
        value = _SHORT[part](written)
        is_all = part != "year" or written == str(value)  # else the span stays to be read
        return value is not None and _put_value(made, part, value) and is_all
    if part == "action":
        return _put_steps(made, passage.lines, written)
    return _put_text(made, part, written)


def _put_value(made: Assembled, part: str, value: Value) -> bool:
    if part in made.fields:
        return False
    made.fields[part] = value
    return True


def _put_text(made: Assembled, part: str, written: str) -> bool:
    known = made.fields.get(part)
    whole = f"{known}\n\n{written}" if known else written
    if len(whole) > TEXT:
        return False
    made.fields[part] = whole
    return True


def _put_steps(made: Assembled, lines: list[str], written: str) -> bool:
    if len(written) > TEXT:
        return False
    known = made.fields.get("action", ())
    before = (known,) if isinstance(known, str) else known
    steps = fields.steps(lines)
    if before:
        more = (steps,) if isinstance(steps, str) else steps
        made.fields["action"] = (*before, *more)  # type: ignore[misc]
    else:
        made.fields["action"] = steps
    return True


def _put_list(made: Assembled, part: str, values: Iterable[Value]) -> bool:
    values = tuple(values)
    for value in values:
        text = value["text"] if isinstance(value, dict) else value
        if len(str(text)) > fields.LINE:
            return False
    known = made.fields.get(part, ())
    new = [value for value in values if value not in known]  # type: ignore[operator]
    made.fields[part] = (*known, *new)  # type: ignore[misc]
    return True
