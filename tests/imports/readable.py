"""What was found, as YAML that a person can read, and the cases that hold it.

A case is a folder with one file or several, the `options.yml` they are read with, and an
`expected.yml`. `pytest --update-golden` rewrites the latter; read the diff.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import fields

from secondround.imports import Entry, Found, Missing, Unplaced, UnreadableError
from secondround.records.models import Candidate, Record

OURS = {"expected.yml", "options.yml"}
PAPERS = {"pdf", "docx"}
"""Cases that are read in a process of their own, which takes its time."""
Read = Callable[[list[tuple[bytes, str]], Mapping[str, Any]], Found]


def cases(folder: Path) -> list[Path]:
    """The cases in a folder."""
    return sorted(path for path in (folder / "cases").iterdir() if path.is_dir())


def files(case: Path) -> list[tuple[bytes, str]]:
    """The files of a case, each as its bytes and its name."""
    found = sorted(path for path in case.iterdir() if path.name not in OURS)
    return [(path.read_bytes(), path.name) for path in found]


def options(case: Path) -> Mapping[str, Any]:
    """What is known beside the file."""
    path = case / "options.yml"
    return yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they are."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def compare(case: Path, read: Read, *, update: bool) -> None:
    """Reads a case, and asserts that what is found is what was read and found good."""
    expected = case / "expected.yml"
    try:
        found: Any = plain(read(files(case), options(case)))
    except UnreadableError as error:
        found = {"unreadable": str(error)}
    if update:
        text = yaml.dump(found, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
        expected.write_text(text, "utf-8")
    assert found == yaml.safe_load(expected.read_text("utf-8"))


def plain(found: Found) -> dict[str, Any]:
    """Everything found, in lists and maps; parts with nothing in them are left out."""
    parts = {field.name: _plain(getattr(found, field.name)) for field in fields(found)}
    return {name: value for name, value in parts.items() if value}


def _plain(value: Any) -> Any:  # noqa: PLR0911 (one for each kind of value)
    match value:
        case Entry():
            revision = {"revision": value.revision} if value.revision else {}
            return {"key": value.key, **revision, **_plain(value.fields)}
        case Missing():
            return {".".join(map(str, value.field)): value.question}
        case Unplaced():
            return {value.where: value.text}
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case tuple():
            return [_plain(item) for item in value]
        case str():
            return str(value)
    return value


FILL: dict[str, Any] = {
    "requirements": [{"text": "an answer"}],
    "with": ["somebody"],
    "minutes": 30,
    "time_zone": "UTC",
    "at": "10:00",
    "due": "2026-11-20",
}
"""What a person answers where a file leaves something open; a text elsewhere."""


def as_written(found: Found) -> tuple[Record | None, Candidate | None]:
    """The record and the candidate that a person has who answers all questions: both are valid."""
    whole = {"record": _fields(found.record), "candidate": _fields(found.candidate)}
    side = "candidate" if found.kind in {"resume", "stories"} else "record"
    for missing in found.missing:
        at: Any = whole[side]
        for step, following in zip(missing.field, missing.field[1:], strict=False):
            at = at.setdefault(step, {}) if isinstance(at, dict) else at[step]
            assert following is not None
        at[missing.field[-1]] = FILL.get(str(missing.field[-1]), "an answer")
    record = candidate = None
    if whole["record"]:
        company = {"name": "Harbor Logistics"} | whole["record"].pop("company", {})
        role = {"title": "Head of Operations"} | whole["record"].pop("role", {})
        record = Record.model_validate({"company": company, "role": role, **whole["record"]})
    if whole["candidate"]:
        candidate = Candidate.model_validate({"name": "Amara Okafor", **whole["candidate"]})
    return record, candidate


def _fields(value: Any) -> Any:
    match value:
        case Entry():
            return _fields(value.fields)
        case Mapping():
            return {key: _fields(item) for key, item in value.items()}
        case tuple():
            return [_fields(item) for item in value]
    return value
