"""The change that a draft makes to its file.

In: a draft. Out: a preview, which `importing.write` puts in place; everything else in the file
stays to the byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from secondround import records
from secondround.app import imported_file, importing, shared_companies
from secondround.app.errors import Refused
from secondround.records import Candidate, Record, competencies
from secondround.records.edit import Edit, EditError, Plain, edited
from secondround.records.models import Model
from secondround.records.yaml import reader
from secondround.system import files
from secondround.text import free_slug, slug

if TYPE_CHECKING:
    from secondround.app.adding import Draft

_LONGEST_ID: Final = 40


def preview(draft: Draft) -> importing.Preview:
    """The change to the file; Refused where what is there is in the way."""
    is_story = draft.kind == "story"
    source = draft.application.candidate_source if is_story else draft.application.record_source
    made = change(draft.root, source.file, Candidate if is_story else Record, _edits(draft))
    return importing.Preview((made,), (), ())


def change(
    root: Path, file: PurePosixPath, model: type[Model], edits: Iterable[Edit]
) -> imported_file.Change:
    """A file with the edits made; Refused where what is there is in the way."""
    before = files.read(root / file, root)
    try:
        after = edited(before, edits, partial(imported_file.field_order, model))
    except EditError as error:
        raise Refused(f"{file}: {error} Nothing was written.") from error
    found, _ = reader.read(file, after)
    made, problems = records.validate(model, shared_companies.whole(root, found))
    if made is None:
        raise Refused(f"{file}: {problems[0].message} Nothing was written.")
    return imported_file.Change(file, before, after)


def _edits(draft: Draft) -> Iterator[Edit]:
    fields = draft.fields()
    match draft.kind:
        case "story":
            yield from _new_competencies(draft, "shows")
            id_ = _free(slug(draft.answers["title"]) or "story", _ids(draft, ("stories",)))
            number = len(_written(draft, ("stories",)))
            yield Edit(("stories", number), {"id": id_, **fields})
        case "person":
            yield from _new_competencies(draft, "cares_about")
            id_ = _free(slug(draft.answers["name"]) or "person", _ids(draft, ("interviewers",)))
            yield Edit(("interviewers", id_), fields)
            yield from _meetings(draft, id_)
        case "question":
            yield Edit(("questions", len(_written(draft, ("questions",)))), fields)
        case "news":
            path = ("company", "news")
            yield Edit((*path, len(_written(draft, path))), fields)
        case _:
            yield _session(draft, fields)


def _session(draft: Draft, fields: dict[str, Plain]) -> Edit:
    index = draft.round()
    if index is not None:
        path = ("rounds", index, "sessions")
        return Edit((*path, len(_written(draft, path))), fields)
    stage: dict[str, Plain] = {"name": draft.answers["round"]}
    if draft.answers.get("date"):
        stage["date"] = draft.answers["date"]
    return Edit(("rounds", len(_written(draft, ("rounds",)))), {**stage, "sessions": [fields]})


def _meetings(draft: Draft, id_: str) -> Iterator[Edit]:
    """The person in the sessions that were chosen."""
    places = tuple(draft.open_sessions().values())
    for chosen in draft.answers.get("sessions") or ():
        index = draft.application.record.upcoming or 0
        source = draft.application.record_source
        path = source.as_written(("rounds", index, "sessions", places[chosen], "with"))
        there = list(_written(draft, path))
        yield Edit(path, [*there, id_])


def _new_competencies(draft: Draft, field: str) -> Iterator[Edit]:
    """The names that nothing defines yet, defined where they are used."""
    known = draft.competencies()
    number = len(_written(draft, ("competencies",)))
    for name in draft.answers.get(field) or ():
        if competencies.competency_key(name) not in known:
            yield Edit(("competencies", number), name)
            number += 1


def _written(draft: Draft, path: Sequence[str | int]) -> Any:
    """The list or map at a path of the file, as it is written there."""
    is_story = draft.kind == "story"
    source = draft.application.candidate_source if is_story else draft.application.record_source
    found, _ = reader.read(source.file, files.read(draft.root / source.file, draft.root))
    value = found.value_at(tuple(path))
    return [value] if isinstance(value, str) else value or ()


def _ids(draft: Draft, path: Sequence[str | int]) -> set[str]:
    """The ids that are taken, as they are read."""
    found = _written(draft, path)
    if isinstance(found, Mapping):
        return {id_.lower() for id_ in found}
    return {str(entry.get("id")).lower() for entry in found if isinstance(entry, Mapping)}


def _free(name: str, taken: set[str]) -> str:
    """The name, short, with a number where it is taken."""
    short = name
    while len(short) > _LONGEST_ID and "-" in short:
        short = short.rpartition("-")[0]
    return free_slug(short, taken, _LONGEST_ID)
