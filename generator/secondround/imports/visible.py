"""What a file says without characters that nobody sees.

In: a `Found` of any importer. Out: the same without what steers a terminal or turns the direction
of reading: records refuse such characters, and a terminal would obey them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports.found import Entry, Found, Kept
from secondround.records.yaml import HIDDEN

_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\uffa0"
    "\ufff9-\ufffb]"
)
"""What has no width, and marks that turn the direction of reading."""
_JOINED: Final = r"[\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
"""Letters of scripts that write with joiners: Persian, Hindi, Malayalam, Khmer."""
_JOINERS: Final = re.compile(rf"(?<!{_JOINED})[\u200c\u200d]+")
"""Joiners behind anything else: those of an emoji are a mess in many terminals."""
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def text(written: str) -> str:
    """The text; what ends a line unseen is a blank, and everything else that is hidden goes."""
    if written.isascii() and written.isprintable():
        return written
    return _JOINERS.sub("", _UNSEEN.sub("", HIDDEN.sub("", _LINE_ENDS.sub(" ", written))))


def name(path: str) -> str:
    """A file's name or path on one line, with a sign for each character that would not show."""
    return HIDDEN.sub("\ufffd", re.sub(r"[\n\t]", "\ufffd", path))


def found(read: Found) -> Found:
    """What was read, with all of its texts visible."""
    unplaced = [
        replace(each, text=text(each.text), where=text(each.where)) for each in read.unplaced
    ]
    missing = [replace(each, question=text(each.question)) for each in read.missing]
    return replace(
        read,
        format=text(read.format),
        candidate=_visible(read.candidate),
        record=_visible(read.record),
        missing=tuple(missing),
        unplaced=tuple(unplaced),
        remarks=tuple(map(text, read.remarks)),
    )


def _visible(value: Any) -> Any:
    """A value of a record with all of its texts visible."""
    if isinstance(value, Kept):
        return Kept(text(value))
    if isinstance(value, str):
        return type(value)(text(value))
    if isinstance(value, Entry):
        return replace(value, fields=_visible(value.fields))
    if isinstance(value, Mapping):
        return {text(key): _visible(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return type(value)(map(_visible, value))
    return value
