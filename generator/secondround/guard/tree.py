"""What in the tree is private: whatever the public edition may not hold.

In: the files that git has, with their content. Out: each private file, with what makes it so. Records and candidates
are looked into field by field; whatever else lies in their folders is private as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import BaseModel

from secondround.guard.git import Repository
from secondround.records import Candidate, Edition, Record, yaml_reader
from secondround.records.discovery import CANDIDATE, LIBRARY, RECORD
from secondround.records.reach import reach
from secondround.records.validate import validate

MODELS: dict[str, type[Candidate | Record]] = {CANDIDATE: Candidate, RECORD: Record}
HOME = PurePosixPath("index.md")
SHARED = ("guides", LIBRARY)
MADE = ("site", "print")
"""Where outputs go unless another place is named, `site-amara` included: only the public edition is not private."""
SETTINGS = ("schema_link", "visibility")
"""Fields that steer programs and say nothing about anybody."""
BESIDE = ("comments.yml", "pseudonyms.yml", "plan.lock.json")
"""What the program itself puts, or reads, beside a record or a candidate."""
PAPERS = re.compile(r"(packet|day-card)(-(coach|carry))?\.pdf")
"""PDFs of editions other than the public one."""

_LISTED = re.compile(r"(?s)^\[//\]: # \(packets\)(.*?)^\[//\]: # \(/packets\)", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Private:
    """A file that the public edition may not hold, or may not hold whole."""

    file: PurePosixPath  # from the repository's top
    what: str  # e.g. "holds `email`, `stories`"


def private(repository: Repository, workspace: PurePosixPath) -> tuple[Private, ...]:
    """Every private file of the workspace that is committed or staged, sorted."""
    files = repository.files()
    read = [file for file in files if _is_read(file, workspace)]
    contents = dict(zip(read, repository.content(files[file] for file in read), strict=True))
    found = ((file, _what(file, workspace, contents, set(files))) for file in files)
    return tuple(sorted(Private(file, what) for file, what in found if what))


def _is_read(file: PurePosixPath, workspace: PurePosixPath) -> bool:
    return file.is_relative_to(workspace / "packets") and (file.name in MODELS or file == workspace / "packets" / HOME)


def _what(
    file: PurePosixPath,
    workspace: PurePosixPath,
    contents: dict[PurePosixPath, bytes],
    files: Collection[PurePosixPath],
) -> str:
    """What makes a file private, "" where nothing does."""
    if not file.is_relative_to(workspace):
        return ""
    place = file.relative_to(workspace)
    if len(place.parts) > 1 and place.parts[0].split("-")[0] in MADE:
        return "made from the records"
    if place.parts[0] != "packets":
        return ""
    if place == "packets" / HOME:
        return "names packets" if _lists_packets(contents[file]) else ""
    if file.name in MODELS:
        return _inside(MODELS[file.name], file, contents[file])
    return _beside(place, workspace, files)


def _lists_packets(home: bytes) -> bool:
    listed = _LISTED.search(home.decode("utf-8", "replace"))
    return bool(listed and "](" in listed[1])


def _inside(model: type[Candidate | Record], file: PurePosixPath, data: bytes) -> str:
    source, problems = yaml_reader.read(file, data)
    value = None if problems or source.value is None else validate(model, source)[0]
    if value is None:
        return "cannot be read, so it is taken for private"
    names = ", ".join(f"`{name}`" for name in below_public(value))
    unmarked = isinstance(value, Record) and value.visibility != "public"
    return "; ".join(
        [*(["not marked `visibility: public`"] if unmarked else []), *([f"holds {names}"] if names else [])]
    )


def below_public(model: BaseModel) -> Iterator[str]:
    """The names of the fields in which something stands that the public edition may not hold."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if (
            name not in SETTINGS
            and value != field.get_default()
            and (reach(field) < Edition.PUBLIC or _holds_private(value))
        ):
            yield field.alias or name


def _holds_private(value: object) -> bool:
    if isinstance(value, BaseModel):
        return any(below_public(value))
    if isinstance(value, dict):
        return any(map(_holds_private, value.values()))
    return isinstance(value, tuple) and any(map(_holds_private, value))


def _beside(place: PurePosixPath, workspace: PurePosixPath, files: Collection[PurePosixPath]) -> str:
    """What a file is that lies in a candidate's or a packet's folder, "" where it lies in none."""
    if place.parts[1] in SHARED:
        return ""
    above = [folder for folder in place.parents if len(folder.parts) > 1]
    if any(workspace / folder / name in files for folder in above for name in MODELS):
        return "lies in a private folder"
    return "lies beside the records" if place.name in BESIDE else ""


def gone(repository: Repository, workspace: PurePosixPath) -> tuple[PurePosixPath, ...]:
    """Records, candidates and what the program put beside them in an earlier commit, and now no longer: sorted."""
    names = {*MODELS, *BESIDE}
    past = repository.ever() - repository.files().keys()
    return tuple(sorted(file for file in past if file.name in names and file.is_relative_to(workspace / "packets")))


def published(files: Iterable[PurePosixPath], ids: Collection[str]) -> tuple[PurePosixPath, ...]:
    """Those of a web site's files that no public edition holds. ids: the packets that are not public."""
    pages = tuple(f"{packet}/index.html" for packet in ids)
    names = {*MODELS, *BESIDE}
    return tuple(
        sorted(
            file
            for file in files
            if file.name in names
            or PAPERS.fullmatch(file.name)
            or f"/{file}".endswith(tuple(f"/{page}" for page in pages))
        )
    )


def ids(found: Iterable[Private], workspace: PurePosixPath) -> tuple[str, ...]:
    """The packets of which anything is private."""
    records = (item.file for item in found if item.file.name == RECORD)
    return tuple(file.parent.relative_to(workspace / "packets").as_posix() for file in records)
