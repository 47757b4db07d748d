"""Any files that people have, each read by the importer of its kind.

In: files, and what is known of the candidate. Out: what they say. Invitations that come together
are read together, since a day may be spread over several.

The importers are loaded when there is a file to read: they take a third of a second, and most
commands only ask what files have said.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports import visible
from secondround.imports.found import Entry, Found, Kind, UnreadableError, Value
from secondround.imports.proposals import with_proposals

if TYPE_CHECKING:
    from secondround.imports.invite import Known
    from secondround.imports.kinds import Recognised


class File(Struct, frozen=True):
    """A file as it was handed over."""

    name: str
    data: bytes
    is_one_of_a_folder: bool = False  # nobody named it, so it may be something else altogether
    stated: Kind | None = None  # what it is, where a person says so


class Read(Struct, frozen=True):
    """What one file says, or several invitations together."""

    files: tuple[File, ...]
    found: Found


class Imported(Struct, frozen=True):
    """What files say, and why others say nothing, a sentence for each."""

    read: tuple[Read, ...]
    passed_over: tuple[str, ...] = ()  # of a folder
    unread: tuple[str, ...] = ()  # that a person named


class SeveralUnreadableError(Exception):
    """Files that cannot be read: `str()` is a line for each."""


def read(
    files: Sequence[File],
    known: Known | None = None,
    competencies: Sequence[str] = (),
    *,
    by_halves: bool = False,
) -> Imported:
    """What the files say, resumes and story banks first: they tell who the candidate is.

    competencies: the names that a requirement or a story may show; those of a resume are added.
    by_halves: take what can be read, and say of the rest why it was not. Without it a file that
    cannot be read raises `SeveralUnreadableError`, unless it merely lies in a folder. So it does
    where nothing at all can be read.
    """
    from secondround.imports.invite import Known

    reading = _Reading(known or Known(), tuple(competencies))
    files = [replace(file, name=visible.name(file.name)) for file in files]
    for wanted in ("resume", "stories", "posting"):
        for file in files:
            reading.alone(file, wanted)
    reading.invitations(files)
    lines = {file: visible.text(line) for file, line in reading.refused.items()}
    passed_over = tuple(line for file, line in lines.items() if file.is_one_of_a_folder)
    unread = tuple(line for file, line in lines.items() if not file.is_one_of_a_folder)
    if (unread and not by_halves) or not reading.found:
        raise SeveralUnreadableError("\n".join(lines.values()))
    found = [Read(item.files, visible.found(item.found)) for item in reading.found]
    return Imported(tuple(found), passed_over, unread)


def in_time_zone(imported: Imported, known: Known, zone: str) -> Imported:
    """The same, with the times of invitations that are in UTC on the clocks of a zone."""
    from secondround.imports import invite

    items: list[Read] = []
    for item in imported.read:
        known = _with_candidate(known, item.found)
        if item.found.kind == "invitation":
            pairs = [(file.data, file.name) for file in item.files]
            known = replace(known, time_zone=zone, is_time_zone_stated=True)
            found = invite.read_several(pairs, known)
            item = Read(item.files, visible.found(_with_blanks_to_write(found)))  # noqa: PLW2901
        items.append(item)
    return replace(imported, read=tuple(items))


def _with_candidate(known: Known, found: Found) -> Known:
    """What is known, with the name and the address that a file gives the candidate."""
    name, email = found.candidate.get("name"), found.candidate.get("email")
    return replace(
        known,
        names=(*known.names, *([name] if isinstance(name, str) else [])),
        emails=(*known.emails, *([email] if isinstance(email, str) else [])),
    )


class _Reading:
    """Files on their way through the importers."""

    def __init__(self, known: Known, competencies: tuple[str, ...]) -> None:
        self.known = known
        self.competencies = competencies
        self.found: list[Read] = []
        self.refused: dict[File, str] = {}
        self.kinds: dict[File, Recognised] = {}

    def alone(self, file: File, wanted: Kind) -> None:
        """Read a file if it is of the kind that is wanted; what cannot be read is tried once."""
        if file in self.refused:
            return
        try:
            recognised = self._recognised(file)
            if recognised.kind == wanted:
                found = self._found(file, recognised)
                self.found.append(Read((file,), _with_remark(found, recognised.doubt)))
        except UnreadableError as error:
            self.refused[file] = f"{file.name}: {error}"

    def _recognised(self, file: File) -> Recognised:
        """What a file is; a document is opened once to see it, in a process of its own."""
        from secondround.imports import kinds

        if file not in self.kinds:
            self.kinds[file] = (
                kinds.Recognised(file.stated, "")
                if file.stated
                else kinds.kind(file.data, file.name, self.known.today)
            )
        return self.kinds[file]

    def _found(self, file: File, recognised: Recognised) -> Found:
        from secondround.imports import invite, posting, resume, stories

        if invite.is_mail(file.data):
            file = replace(file, data=invite.words_of(file.data, file.name))
        if recognised.kind == "posting":
            found = posting.read(
                file.data, file.name, self.competencies, document=recognised.document
            )
            company = _fields(found.record, "company").get("name")
            if isinstance(company, str):
                companies = (*self.known.companies, company)
                self.known = replace(self.known, companies=companies)
            return _with_requirement_to_write(found)
        if recognised.kind == "resume":
            found = resume.read(file.data, file.name, recognised.document)
        else:
            found = _with_titles_to_write(stories.read(file.data, file.name))
        own = found.candidate.get("competencies")
        own = own if isinstance(own, tuple) else ()
        self.competencies = (*self.competencies, *(name for name in own if isinstance(name, str)))
        self.known = _with_candidate(self.known, found)
        return with_proposals(found, self.competencies)

    def invitations(self, files: Sequence[File]) -> None:
        """Read all invitations as one."""
        from secondround.imports import invite

        wanted = [file for file in files if file not in self.refused]
        wanted = [file for file in wanted if self._recognised(file).kind == "invitation"]
        readable = list(filter(self._is_readable_alone, wanted))
        try:
            if readable:
                pairs = [(file.data, file.name) for file in readable]
                found = invite.read_several(pairs, self.known)
                self.found.append(Read(tuple(readable), _with_blanks_to_write(found)))
        except UnreadableError as error:
            self.refused[readable[0]] = str(error)

    def _is_readable_alone(self, file: File) -> bool:
        """Whether an invitation can be read; why not is noted under its own name."""
        from secondround.imports import invite

        try:
            invite.read(file.data, file.name, self.known)
        except UnreadableError as error:
            self.refused[file] = str(error)
        return file not in self.refused


def _with_remark(found: Found, remark: str) -> Found:
    return replace(found, remarks=(*found.remarks, remark)) if remark else found


def _with_requirement_to_write(found: Found) -> Found:
    """What a posting says, with a placeholder where no requirement of it was found."""
    for missing in found.missing:
        if missing.field == ("role", "requirements"):
            asked = Entry("to write", {"text": f"TODO: {missing.question}"})
            role = {**_fields(found.record, "role"), "requirements": (asked,)}
            return replace(found, record={**found.record, "role": role})
    return found


def _with_blanks_to_write(found: Found) -> Found:
    """What invitations say, each round with a name and a time zone and each session with its
    minutes: where they say none, a placeholder asks.
    """
    stated = found.record.get("rounds")
    if not isinstance(stated, tuple):
        return found
    rounds = [item for item in stated if isinstance(item, Entry)]
    for missing in found.missing:
        match missing.field:
            case ("rounds", int(number), "name"):
                fields = {"name": f"TODO: {missing.question}", **rounds[number].fields}
                rounds[number] = replace(rounds[number], fields=fields)
            case ("rounds", int(number), "time_zone"):
                # Times in UTC have a zone, and another question asks where the candidate will be.
                fields = {"time_zone": f"TODO: {missing.question}", **rounds[number].fields}
                rounds[number] = replace(rounds[number], fields=fields)
            case ("rounds", int(number), "sessions", int(index), "minutes"):
                rounds[number] = _with_minutes(rounds[number], index)
    return replace(found, record={**found.record, "rounds": tuple(rounds)})


def _with_titles_to_write(found: Found) -> Found:
    """A bank's stories, each with a title: where it has none, a placeholder asks."""
    stated = found.candidate.get("stories")
    given = stated if isinstance(stated, tuple) else ()
    stories = [item for item in given if isinstance(item, Entry)]
    for missing in found.missing:
        match missing.field:
            case ("stories", int(number), "title"):
                asked = {"id": "", "title": f"TODO: {missing.question}"}
                fields = {**asked, **stories[number].fields}
                stories[number] = replace(stories[number], fields=fields)
    return replace(found, candidate={**found.candidate, "stories": tuple(stories)})


def _with_minutes(stage: Entry, index: int) -> Entry:
    """A round whose session at an index asks for its minutes."""
    sessions = stage.fields.get("sessions")
    given = sessions if isinstance(sessions, tuple) else ()
    talks = [item for item in given if isinstance(item, Entry)]
    asked = {**talks[index].fields, "minutes": "TODO: how many minutes?"}
    talks[index] = replace(talks[index], fields=asked)
    return replace(stage, fields={**stage.fields, "sessions": tuple(talks)})


def _fields(stated: Mapping[str, Value], name: str) -> Mapping[str, Value]:
    """The map at a field, empty where there is none."""
    value = stated.get(name)
    return value if isinstance(value, Mapping) else {}
