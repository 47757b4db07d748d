"""One YAML file on its way through the imports: as it is, as it becomes, and what is remembered.

In: a file of a workspace, and what other files say. Out: changes and clashes. Nothing is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from secondround.app import field_names, import_memory, in_order, invented, shared_companies
from secondround.app.errors import Refused
from secondround.app.moved_sessions import State
from secondround.imports import Missing, Value, evidence, merge, reading
from secondround.imports.merge import Conflict, Memory
from secondround.records import Candidate, Record, field_lookup
from secondround.records.edit import (
    EditError,
    comments,
    document,
    edited,
    holds_comment,
    loses_comment,
)
from secondround.records.models import Model
from secondround.records.yaml import Source, reader
from secondround.system import files
from secondround.text import is_placeholder
from secondround.vocabulary import layout

_SCHEMA: Final = "# yaml-language-server: $schema={up}schema/{name}.schema.json\n"
_FIRST: Final[Mapping[type[Model], Mapping[str, Any]]] = {
    Candidate: {"name": "TODO: your name"},
    Record: {
        "company": {"name": "TODO: the company's name"},
        "role": {"title": "TODO: the position's title"},
    },
}
"""What a file cannot be without, until somebody writes it."""

_TEXTS: Final = (".json", ".md", ".yml")
"""Files that may refer to a story by its id."""
_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Change(Struct, frozen=True):
    """One file of the workspace before and after."""

    file: PurePosixPath
    before: bytes | None  # None where there was none
    after: bytes
    was_example: bool = False  # nothing in it was a person's


class Clash(Struct, frozen=True):
    """A field that a person has edited, with what the imported file says instead."""

    file: PurePosixPath
    line: int  # 1-based
    field: str
    yours: str
    theirs: str


class ImportedFile(Struct, frozen=True):
    """One YAML file on its way through the imports."""

    root: Path
    file: PurePosixPath
    model: type[Model]
    before: bytes | None
    after: bytes
    memory_before: bytes | None
    memory: Memory
    sources: tuple[Mapping[str, str], ...]
    example: invented.Example
    lines: tuple[evidence.Line, ...] = ()  # of resumes, that may prove something
    referred: frozenset[str] = frozenset()  # words of other files that may be ids of stories
    clashes: tuple[Clash, ...] = ()

    @classmethod
    def of(cls, root: Path, file: PurePosixPath, model: type[Model]) -> ImportedFile:
        """A file as it is, or as it begins; Refused for a link, which would be replaced."""
        if (root / file).is_symlink():
            raise Refused(
                f"{file} is a link, and an import writes plain files only. Put the file itself "
                "there. Nothing was imported."
            )
        before = current(root, file)
        remembered = current(root, import_memory.place(file))
        kept = import_memory.kept(import_memory.place(file), remembered)
        return cls(
            root,
            file,
            model,
            before,
            _beginning(file, model, _FIRST[model]) if before is None else before,
            remembered,
            kept.get("fields", {}),
            tuple(kept.get("sources", ())),
            invented.example(root, file) if before else invented.Example(),
            tuple(evidence.Line(**line) for line in kept.get("lines", ())),
            _words_beside(root, file) if before and model is Candidate else frozenset(),
        )

    @property
    def state(self) -> State:
        """What is written in it, or shared with it, and what is remembered."""
        return State(merge.as_read(self._whole(self.after).value), self.memory)

    @property
    def change(self) -> Change | None:
        """What changes in the file; None where nothing does."""
        if self.after == self.before:
            return None
        was_example = self.before is not None and self._is_example(self.before)
        return Change(self.file, self.before, self.after, was_example)

    @property
    def has_news(self) -> bool:
        """Whether there is something new to remember."""
        is_known = bool(self.sources or self.memory)
        return is_known and self.remembered.after != self.memory_before

    @property
    def remembered(self) -> Change:
        """What was imported, for the next import to compare with."""
        place = import_memory.place(self.file)
        kept: dict[str, Any] = {"sources": list(self.sources), "fields": self.memory}
        if self.lines:
            kept["lines"] = to_builtins(self.lines)
        text = json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        return Change(place, self.memory_before, text.encode())

    def with_found(self, item: reading.Read, stated: Mapping[str, Value]) -> ImportedFile:
        """The file after one import."""
        if not stated and not item.found.cancelled:
            return self
        data = self._without_invented(stated)
        whole = self._whole(data)
        written = _fields(whole)
        shared = shared_companies.people(self.root, whole)
        stated = merge.with_known_people(stated, {"interviewers": shared})
        memory = {} if item.found.is_own else self.memory  # keys that no invitation has
        said = merge.in_words(stated, written, memory, item.found.said_off)
        merged = merge.merge(
            said.found,
            written,
            said.memory,
            item.found.cancelled,
            partial(holds_comment, data),
            events=item.found.events,
            referred=self.referred,
            said_moved=item.found.moved,
            announced=item.found.announced,
            organisers=item.found.organisers,
        )
        try:
            after = edited(data, (*said.edits, *merged.edits), partial(field_order, self.model))
        except EditError as error:
            raise Refused(f"{self.file}: {error} Nothing was imported.") from error
        sources = list(self.sources)
        for file in () if item.found.is_own else item.files:
            digest = hashlib.sha256(file.data).hexdigest()
            source = {"file": file.name, "sha256": digest, "format": item.found.format}
            if source not in sources:
                sources.append(source)
        stated_otherwise = [conflict for conflict in merged.conflicts if conflict.theirs]
        clashes = tuple(map(self._clash, stated_otherwise))  # what is called off, `moved` names
        return replace(
            self,
            after=in_order.after_import(data, after),
            memory=self.memory if item.found.is_own else merged.memory,
            sources=tuple(sources),
            clashes=(*self.clashes, *clashes),
        )

    def with_lines(self, item: reading.Read) -> ImportedFile:
        """The file, remembering what a resume says that may prove something; a newer version of a
        resume takes the older one's place.
        """
        if item.found.kind != "resume":
            return self
        name = item.files[0].name
        others = [line for line in self.lines if line.file != name]
        return replace(self, lines=(*others, *evidence.lines_of(item.found, name)))

    @property
    def is_example(self) -> bool:
        """Whether it is the scaffold as it was made."""
        return self._is_example(self.after)

    def answers(self, missing: Missing, stated: Mapping[str, Value]) -> bool:
        """Whether the field that a file asks for is written, other than by that file; stated: what
        it says, by whose entries those of this one are found again, wherever they are now.
        """
        value: Any = self._whole(self.after).value
        kept: Any = self.memory
        said: Any = stated
        for name in missing.field:
            if isinstance(name, int):
                key = said[name].key if isinstance(said, tuple) and name < len(said) else ""
                same = [each for each in merge.entry_places(kept, value) if each[0] == key]
                _, value, kept = same[0] if same else ("", None, {})
                said = said[name].fields if key else {}
                continue
            value = value.get(name) if isinstance(value, dict) else None
            kept = kept.get(name) if isinstance(kept, Mapping) else None
            said = said.get(name) if isinstance(said, Mapping) else None
        return bool(value) and value != said and not is_placeholder(value)

    def _without_invented(self, stated: Mapping[str, Value]) -> bytes:
        """The file without the scaffold's inventions, all of them where nobody has touched it."""
        data = self.after
        written = _value(self.file, data)
        first = _FIRST[self.model]
        if not _says_company(stated):
            first = invented.with_company_of(written, first)
        if self._is_example(data):
            return _beginning(self.file, self.model, first)
        for edit in invented.removals(written, self.example.fields, stated, first):
            if not loses_comment(data, edit, self.example.comments):
                data = edited(data, [edit], partial(field_order, self.model))
        return data

    def _is_example(self, data: bytes) -> bool:
        """Whether the file is the scaffold as it was made."""
        is_whole = invented.is_whole(_value(self.file, data), self.example.fields)
        return is_whole and not comments(data) - self.example.comments

    def _whole(self, data: bytes) -> Source:
        """The file with the shared research that it uses."""
        return shared_companies.whole(self.root, _read(self.file, data))

    def _clash(self, conflict: Conflict) -> Clash:
        source = self._whole(self.after)
        name = field_names.called(source.value, conflict.path)
        written, path = source.written_in(conflict.path)
        return Clash(written.file, written.place(path).line, name, conflict.yours, conflict.theirs)


def current(root: Path, file: PurePosixPath) -> bytes | None:
    """The bytes of a file; None where there is none."""
    path = root / file
    return files.read(path, root) if os.path.lexists(path) else None


def _words_beside(root: Path, file: PurePosixPath) -> frozenset[str]:
    """Every word, and every id, that the other texts of a candidate's folder hold; pages that the
    program writes, and what it remembers of imports, count for nothing.
    """
    words: set[str] = set()
    for path in (root / file).parent.rglob("*"):
        is_text = path.suffix in _TEXTS and not path.name.endswith(layout.IMPORTED)
        if is_text and path.name not in (layout.CANDIDATE, layout.PAGE) and path.is_file():
            words.update(_WORD.findall(files.read(path, root).decode("utf-8", "replace")))
    return frozenset(words)


def _says_company(stated: Mapping[str, Value]) -> bool:
    company = stated.get("company")
    return isinstance(company, Mapping) and "name" in company


def _beginning(file: PurePosixPath, model: type[Model], first: Mapping[str, Any]) -> bytes:
    """A file that there was not, as it begins."""
    name = "candidate" if model is Candidate else "record"
    up = "../" * (len(file.parts) - 1)
    return (_SCHEMA.format(up=up, name=name) + document(first)).encode()


def _read(file: PurePosixPath, data: bytes) -> Source:
    source, problems = reader.read(file, data)
    if not isinstance(source.value, dict):
        first = problems[0]
        raise Refused(f"{file}:{first.line}: {first.message} Correct it, then import again.")
    return source


def _value(file: PurePosixPath, data: bytes) -> Mapping[str, Any]:
    return _fields(_read(file, data))


def _fields(source: Source) -> Mapping[str, Any]:
    return source.value if isinstance(source.value, dict) else {}


def field_order(model: type[Model], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The names of a model's fields in their order, for the map at a path."""
    return field_lookup.field_names(field_lookup.model_at(model, path))
