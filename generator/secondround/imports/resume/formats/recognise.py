"""Resumes as data: which format it is, whatever the file is called.

In: bytes. Out: a `Resume` with the name of its format; None where they are no such data.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any, Final

import yaml
from lxml import etree
from msgspec.structs import replace

from secondround.imports.resume.formats import values
from secondround.imports.resume.formats.europass import as_data, europass
from secondround.imports.resume.formats.json_resume import json_resume, yaml_resume
from secondround.imports.resume.formats.linkedin import is_linkedin, linkedin
from secondround.imports.resume.formats.other_data import fresh, reactive_resume, rendercv
from secondround.imports.resume.model import Resume

_LARGEST: Final = 5_000_000  # bytes
_JSON_RESUME_SECTIONS: Final = frozenset({"work", "education", "skills", "volunteer", "projects"})

_DEEPEST: Final = 50
"""Lists and maps within each other; a resume has six."""


def resume_in(data: bytes) -> Resume | None:
    """The resume that some data are."""
    if data.startswith(b"PK\x03\x04"):
        return _from_zip(data)
    if len(data) > _LARGEST:
        return None
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:400]
    if start.startswith(b"<"):
        return _from_xml(data)
    found = _parsed(data, is_json=start.startswith(b"{"))
    if not isinstance(found, dict):
        return None
    known = _format_of(found)
    if known is None:
        return None
    name, reader = known
    return values.with_rest(replace(reader(found), format=name), found)


def _format_of(data: dict[str, Any]) -> tuple[str, Callable[[dict[str, Any]], Resume]] | None:
    """The format of a map, by its keys."""
    if isinstance(data.get("cv"), dict) and "name" in data["cv"]:
        return "RenderCV", rendercv
    content = values.mapping(data.get("content"))
    if isinstance(content.get("basics"), dict):
        return "YAMLResume", yaml_resume
    if isinstance(data.get("basics"), dict) and isinstance(data.get("sections"), dict):
        return "Reactive Resume", reactive_resume
    if isinstance(data.get("employment"), dict) and "history" in data["employment"]:
        return "FRESH", fresh
    if isinstance(data.get("basics"), dict) or _JSON_RESUME_SECTIONS & data.keys() >= {"work"}:
        return "JSON Resume", json_resume
    return None


def _parsed(data: bytes, *, is_json: bool) -> Any:
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text) if is_json else _parsed_yaml(text)
    except (ValueError, RecursionError, yaml.YAMLError):
        return None


def _parsed_yaml(text: str) -> Any:
    """YAML with each scalar as a text. Aliases are refused: a few lines of them are gigabytes; so
    is what is nested without end, of which each level takes longer than the one before.
    """
    if not any(f"\n{key}:" in f"\n{text}" for key in ("cv", "content", "basics", "work")):
        return None
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            return None
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 (the base loader makes texts alone)


def _from_xml(data: bytes) -> Resume | None:
    if b"SkillsPassport" not in data and b"europass" not in data[:4000]:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return values.with_rest(replace(europass(root), format="Europass XML"), as_data(root))


def _from_zip(data: bytes) -> Resume | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OverflowError):
        return None
    if not is_linkedin(names):
        return None
    return replace(linkedin(data), format="LinkedIn's copy of your data")
