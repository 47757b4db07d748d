"""What of a record, a candidate and the home page is private, field by field.

In: their bytes. Out: words that say what the public edition may not hold.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from pydantic import BaseModel

from secondround.records import Candidate, Record, Source, shared_research, validate
from secondround.records.models import reach
from secondround.records.yaml import reader
from secondround.vocabulary import Edition, layout

MODELS: Final[dict[str, type[Candidate | Record]]] = {
    layout.CANDIDATE: Candidate,
    layout.RECORD: Record,
}
SETTINGS: Final = ("schema_link", "visibility")
"""Fields that steer programs and say nothing about anybody."""

LABEL: Final = "edition.json"
"""The file in which a built site says what it is."""
STYLE: Final = b"assets/second-round.css"
"""Every page of a built site names it."""

_LISTED: Final = re.compile(r"(?s)^\[//\]: # \(packets\)(.*?)^\[//\]: # \(/packets\)", re.MULTILINE)


def inside(file: PurePosixPath, data: bytes) -> str | None:
    """What makes a record or a candidate private, "" where nothing does; None where it cannot be
    read as one.
    """
    model = MODELS[file.name]
    source, problems = reader.read(file, data)
    value = None if problems or source.value is None else validate(model, _complete(source))[0]
    if value is None:
        return None
    reasons = []
    if isinstance(value, Record) and not value.is_public:
        reasons.append("not marked `visibility: public`")
    if names := [f"`{name}`" for name in below_public(value)]:
        reasons.append(f"holds {', '.join(names)}")
    return "; ".join(reasons)


def _complete(source: Source) -> Source:
    """A record that uses shared research, with stand-ins for the names that it has from there: what
    else comes from there is in another file.
    """
    use = shared_research.used(source)
    if not use:
        return source
    people = {str(id_): {"name": str(id_)} for id_ in source.names(("interviewers",))}
    names: dict[str, Any] = {"name": use, "people": people}
    return shared_research.joined(source, Source(source.file, "", names))


def below_public(model: BaseModel) -> Iterator[str]:
    """The names of the fields that hold something which the public edition may not."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in SETTINGS or value == field.get_default():
            continue
        if reach(field) < Edition.PUBLIC or _holds_private(value):
            yield field.alias or name


def _holds_private(value: object) -> bool:
    if isinstance(value, BaseModel):
        return any(below_public(value))
    if isinstance(value, dict):
        return any(map(_holds_private, value.values()))
    return isinstance(value, tuple) and any(map(_holds_private, value))


def lists_packets(home: bytes) -> bool:
    """Whether a home page names packets."""
    listed = _LISTED.search(home.decode("utf-8", "replace"))
    return bool(listed and "](" in listed[1])


def edition(file: PurePosixPath, data: bytes) -> str:
    """What a built page or site says itself to be, where that is another edition than the public
    one; "" else.
    """
    if file.name == LABEL and b'"edition"' in data and b'"public"' not in data:
        return "says that it belongs to a private edition"
    if file.suffix.lower() in {".html", ".htm"} and STYLE in data:
        text = html.unescape(data.decode("utf-8", "replace")).lower()
        for private in Edition:
            if private is not Edition.PUBLIC and private.mark in text:
                return f"is a page of the {private.mark}"
    return ""
