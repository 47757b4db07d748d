"""A value as lines of YAML, as a careful person would type it.

In: texts, figures, lists and maps. Out: lines without line ends. Long texts are folded, texts of
several lines are literal, short lists stay on one line.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Self, TypeAlias

from secondround.records.yaml import quoting

Plain: TypeAlias = "str | int | bool | Sequence[Plain] | Mapping[str, Plain]"
"""What can be written: what the models read."""


class Remarked(list[Plain]):
    """A list that is written with a remark behind it, as a comment."""

    def __init__(self, items: Iterable[Plain], remark: str) -> None:
        """Take the entries, and a remark of one line."""
        super().__init__(items)
        self.remark = remark


class RemarkedText(str):
    """A text that is written with a remark behind it, where it is on one line."""

    remark: str
    __slots__ = ("remark",)

    def __new__(cls, text: str, remark: str) -> Self:
        """Take the text, and a remark of one line."""
        made = super().__new__(cls, text)
        made.remark = remark
        return made


WIDTH = 100
"""Columns that a line of text may fill before it is folded."""

_FOLDED_AWAY = re.compile(r"  |[^\S ]")
"""Blanks that would not come back from a folded text."""


def document(fields: Mapping[str, Plain]) -> str:
    """A whole file that holds `fields`."""
    return "\n".join(block(fields)) + "\n"


def block(value: Plain, indent: int = 0) -> list[str]:
    """The lines of a value. The first one is not indented: it goes behind a dash, or to the place
    where the value begins; `indent` is the column of that place.
    """
    margin = " " * indent
    lines: list[str] = []
    if isinstance(value, Mapping):
        for key, item in value.items():
            first, *rest = entry(key, item, indent)
            lines += [margin + first if lines else first, *rest]
    elif _is_list(value):
        for item in value:  # type: ignore[union-attr]
            first, *rest = block(item, indent + 2)
            lines += [f"{margin}- {first}" if lines else f"- {first}", *rest]
    else:
        lines = _body(value, indent) if isinstance(value, str) else []
    return lines or [flow(value)]


def entry(key: str, value: Plain, indent: int = 0) -> list[str]:
    """The lines of `key: value`, the first one not indented; `indent` is the column of the key."""
    name = quoting.quoted(key)
    remark = f"  # {value.remark}" if isinstance(value, Remarked | RemarkedText) else ""
    if (isinstance(value, Mapping) or _is_list(value)) and value:
        short = flow(value) if _fits_on_a_line(value) else ""
        if short and indent + len(name) + len(short) + 2 <= WIDTH:
            return [f"{name}: {short}{remark}"]
        first, *rest = block(value, indent + 2)
        return [f"{name}:{remark}", " " * (indent + 2) + first, *rest]
    if isinstance(value, str) and (body := _body(value, indent, len(name) + 2)):
        return [f"{name}: {body[0]}{remark}", *body[1:]]
    return [f"{name}: {flow(value)}{remark}"]


def flow(value: Plain) -> str:
    """A value on one line, as it is written inside brackets too."""
    if isinstance(value, str):
        return quoting.quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        pairs = (f"{quoting.quoted(key)}: {flow(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def _is_list(value: Plain) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _fits_on_a_line(value: Plain) -> bool:
    """Whether a value is a list of names or figures, which people write in brackets."""
    return _is_list(value) and all(map(_is_short, value))  # type: ignore[arg-type]


def _is_short(item: Plain) -> bool:
    """Whether an entry is a name or a figure, and no sentence."""
    if not isinstance(item, str):
        return isinstance(item, int)
    return len(item) <= WIDTH // 3 and "\n" not in item and not item.endswith((".", "!", "?"))


def _body(text: str, indent: int, before: int = 0) -> list[str]:
    """A text as a block of lines behind `|-` or `>-`, empty where one line holds it."""
    margin = " " * (indent + 2)
    if "\n" in text:
        ends = "" if text.endswith("\n") and not text.endswith("\n\n") else "-"
        lines = text.removesuffix("\n").split("\n") if not ends else text.split("\n")
        if not lines[0][:1].strip() or not lines[-1].strip() or "\t" in text:
            return []  # a block cannot begin or end in a blank; quotes can
        return [f"|{ends}", *(margin + line if line else "" for line in lines)]
    if indent + before + len(text) <= WIDTH or _FOLDED_AWAY.search(text) or text != text.strip():
        return []
    room = max(40, WIDTH - len(margin))
    return [
        ">-",
        *textwrap.wrap(
            text,
            room,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        ),
    ]
