"""Any files that people have, each read by the importer of its kind.

In: files, and what is known of the candidate. Out: what they say. Invitations that come together
are read together, since a day may be spread over several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from secondround.imports import invite, posting, resume, stories, visible
from secondround.imports.found import Entry, Found, Kind, UnreadableError, Value
from secondround.imports.invite import Known
from secondround.imports.kinds import kind


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was handed over."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """What one file says, or several invitations together."""

    files: tuple[File, ...]
    found: Found


class SeveralUnreadableError(Exception):
    """Files that cannot be read: `str()` is a line for each."""


def read(files: Sequence[File], known: Known, competencies: Sequence[str] = ()) -> tuple[Read, ...]:
    """What the files say, resumes and story banks first: they tell who the candidate is.

    competencies: the names that a requirement may show. Raises `SeveralUnreadableError`, so that
    nothing is taken from some files while others are passed over.
    """
    reading = _Reading(known, tuple(competencies))
    files = [File(visible.name(file.name), file.data) for file in files]
    for wanted in ("resume", "stories", "posting"):
        for file in files:
            reading.alone(file, wanted)
    reading.invitations(files)
    if reading.refused:
        raise SeveralUnreadableError("\n".join(map(visible.text, reading.refused.values())))
    return tuple(Read(item.files, visible.found(item.found)) for item in reading.found)


class _Reading:
    """Files on their way through the importers."""

    def __init__(self, known: Known, competencies: tuple[str, ...]) -> None:
        self.known = known
        self.competencies = competencies
        self.found: list[Read] = []
        self.refused: dict[str, str] = {}
        self.kinds: dict[File, Kind] = {}

    def alone(self, file: File, wanted: str) -> None:
        """Read a file if it is of the kind that is wanted; what cannot be read is tried once."""
        if file.name in self.refused:
            return
        try:
            if self._kind(file) == wanted:
                self.found.append(Read((file,), self._found(file, wanted)))
        except UnreadableError as error:
            self.refused[file.name] = f"{file.name}: {error}"

    def _kind(self, file: File) -> Kind:
        """What a file is; a document is opened once to see it, in a process of its own."""
        if file not in self.kinds:
            self.kinds[file] = kind(file.data, file.name).kind
        return self.kinds[file]

    def _found(self, file: File, wanted: str) -> Found:
        if wanted == "posting":
            return posting.read(file.data, file.name, self.competencies)
        reader = resume.read if wanted == "resume" else stories.read
        found = reader(file.data, file.name)
        name, email = found.candidate.get("name"), found.candidate.get("email")
        self.known = Known(
            (*self.known.names, *([name] if isinstance(name, str) else [])),
            (*self.known.emails, *([email] if isinstance(email, str) else [])),
            self.known.time_zone,
        )
        return found

    def invitations(self, files: Sequence[File]) -> None:
        """Read all invitations as one."""
        wanted = [file for file in files if file.name not in self.refused]
        wanted = [file for file in wanted if self._kind(file) == "invitation"]
        try:
            if wanted:
                pairs = [(file.data, file.name) for file in wanted]
                found = invite.read_several(pairs, self.known)
                self.found.append(Read(tuple(wanted), _with_blanks_to_write(found)))
        except UnreadableError as error:
            self.refused[wanted[0].name] = str(error)


def _with_blanks_to_write(found: Found) -> Found:
    """What invitations say, each round with a name and each session with somebody: where a file
    does not say, a placeholder asks, since a record cannot be built without.
    """
    stated = found.record.get("rounds")
    if not isinstance(stated, tuple):
        return found
    rounds = [item for item in stated if isinstance(item, Entry)]
    people = dict(_fields(found.record, "interviewers"))
    for missing in found.missing:
        match missing.field:
            case ("rounds", int(number), "name"):
                fields = {"name": f"TODO: {missing.question}", **rounds[number].fields}
                rounds[number] = replace(rounds[number], fields=fields)
            case ("rounds", int(number), "sessions", int(index), "with"):
                id_ = f"somebody-{len(people) + 1}"
                people[id_] = {"name": f"TODO: {missing.question}"}
                rounds[number] = _with_somebody(rounds[number], index, id_)
    record = {**found.record, "rounds": tuple(rounds)}
    return replace(found, record={**record, "interviewers": people} if people else record)


def _fields(stated: Mapping[str, Value], name: str) -> Mapping[str, Value]:
    """The map at a field, empty where there is none."""
    value = stated.get(name)
    return value if isinstance(value, Mapping) else {}


def _with_somebody(stage: Entry, index: int, id_: str) -> Entry:
    """A round in which the session at an index is with a person."""
    sessions = stage.fields.get("sessions")
    given = sessions if isinstance(sessions, tuple) else ()
    talks = [item for item in given if isinstance(item, Entry)]
    talks[index] = replace(talks[index], fields={**talks[index].fields, "with": (id_,)})
    return replace(stage, fields={**stage.fields, "sessions": tuple(talks)})
