"""A workspace, and packets to fill in: where `init` and `new` begin.

In: a folder or a name. Out: files that were not there before. A file of a person's is never written
over.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.app import (
    imported_facts,
    imported_file,
    importing,
    other_company,
    paper_size,
    scaffolding,
    selection,
)
from secondround.app.errors import Refused
from secondround.imports import reading
from secondround.records.yaml import reader, walk_texts
from secondround.render.markdown import home_page
from secondround.system import atomic, resources, typed, workfolder
from secondround.text import SLUG, is_placeholder, listed, slug
from secondround.vocabulary import layout

FIRST: Final = "example-company"
_INVENTED: Final = {layout.CANDIDATE, FIRST}
UNNAMED: Final = "first-interview"
"""The packet of an import that names no company."""
_FOR_OTHERS: Final = {
    PurePosixPath(".gitignore"): "gitignore",
    PurePosixPath(".pre-commit-config.yaml"): "pre-commit-config.yaml",
    PurePosixPath(".vscode", "extensions.json"): "vscode-extensions.json",
    PurePosixPath(".vscode", "settings.json"): "vscode-settings.json",
}
"""What git, its hooks and an editor read, by place: the scaffold. A folder may have files of these
names already.
"""

Files = dict[PurePosixPath, bytes]


class Started(Struct, frozen=True):
    """A new workspace."""

    root: Path
    kept: Files  # by place, what a file of the person's should hold as well
    marked: Mapping[PurePosixPath, int]  # by place, how many texts are still to be written
    facts: tuple[imported_facts.Fact, ...] = ()  # what was read, and should be confirmed
    imported: importing.Preview = importing.NOTHING


def start(folder: Path, imported: Sequence[reading.Read] = (), *, example: bool = False) -> Started:
    """Make a workspace, of what was imported or of a scaffold; Refused where there is one, or a
    file is in the way.
    """
    if selection.is_workspace(folder):
        root = folder.resolve()
        workfolder.clear(root)
        raise Refused(
            f"{root} is a workspace already. {selection.order_for_new(root)} adds a packet to it."
        )
    packets = _example() if example else _first_packet()
    preview = importing.NOTHING
    if imported:
        preview = _of_imported(folder, imported)
        made = (*preview.changes, *preview.remembered)
        packets = {**_shared(), **{change.file: change.after for change in made}}
    wanted = {
        **_settings(),
        **packets,
        # Last, what makes a folder a workspace: until then a second `init` completes the first.
        PurePosixPath(layout.SETTINGS): paper_size.with_size(_scaffold(layout.SETTINGS), imported),
    }
    kept = _in_the_way(folder, wanted)
    write(folder, {place: data for place, data in wanted.items() if place not in kept})
    own = {place: wanted[place] for place in sorted(kept)}
    if not imported:
        return Started(folder.resolve(), own, {})
    return Started(folder.resolve(), own, _still_to_write(wanted), _facts(wanted), preview)


def _facts(wanted: Files) -> tuple[imported_facts.Fact, ...]:
    """What a person should confirm in the record that was made; nothing where an earlier run that
    was stopped has written it.
    """
    for place, data in wanted.items():
        if place.name == layout.RECORD:
            return imported_facts.find(imported_file.Change(place, None, data))
    return ()


def _still_to_write(wanted: Files) -> dict[PurePosixPath, int]:
    """How many placeholders the candidate's file and the record hold, where there are any."""
    marked = {}
    for place, data in wanted.items():
        if place.name not in {layout.CANDIDATE, layout.RECORD}:
            continue
        source, _ = reader.read(place, data)
        number = sum(is_placeholder(text) for _, text in walk_texts(source.value))
        if number:
            marked[place] = number
    return marked


def _scaffold(name: str) -> bytes:
    return (resources.folder("templates") / layout.SCAFFOLD / name).read_bytes()


def _settings() -> Files:
    found = {place: _scaffold(name) for place, name in _FOR_OTHERS.items()}
    for path in resources.folder("schema").glob("*.schema.json"):
        found[PurePosixPath("schema", path.name)] = path.read_bytes()
    return found


def known_competencies() -> tuple[str, ...]:
    """The names in the library that a new workspace gets."""
    names: list[str] = []
    for place, data in _shared().items():
        source, _ = reader.read(place, data)
        value = source.value if isinstance(source.value, dict) else {}
        for entry in value.get("competencies") or ():
            name = entry.get("name") if isinstance(entry, dict) else entry
            if isinstance(name, str):
                names.append(name)
    return tuple(names)


def _of_imported(folder: Path, imported: Sequence[reading.Read]) -> importing.Preview:
    """A packet of what people's own files say, and a candidate."""
    return importing.preview(folder, packet_name(imported), imported)


def packet_name(imported: Sequence[reading.Read]) -> str:
    """What a packet of those files is called: after their company, where they name one."""
    companies = [other_company.company(item.found.record) for item in imported]
    name = next((slug(company) for company in companies if slug(company)), UNNAMED)
    return UNNAMED if name in layout.TAKEN else name


def _shared() -> Files:
    """The guides, the library and the home page that every workspace begins with."""
    example = _example()
    home = PurePosixPath(layout.PACKETS, layout.PAGE)
    # The home page lists the example's packets, and theirs are names of other people.
    page = home_page.page(example[home].decode("utf-8"), ()).encode()
    shared = {place: data for place, data in example.items() if place.parts[1] in layout.SHARED}
    return {home: page, **shared}


def _first_packet() -> Files:
    top = PurePosixPath(layout.PACKETS)
    candidate, record = top / layout.CANDIDATE, top / FIRST / layout.RECORD
    wanted = _shared()
    wanted[candidate] = scaffolding.text(layout.CANDIDATE, candidate, None)
    wanted[record] = scaffolding.text(layout.RECORD, record, None)
    return wanted


def invented(root: Path) -> tuple[PurePosixPath, ...]:
    """The candidate and the packet that `init` invents, where both are as it wrote them and the
    candidate has no other packet; or else nothing.
    """
    wanted = {place: data for place, data in _first_packet().items() if place.parts[1] in _INVENTED}
    if any(not atomic.holds(root / place, data) for place, data in wanted.items()):
        return ()
    folder = root / layout.PACKETS / FIRST
    clients = tuple(f"{person}/" for person in selection.candidates(root))
    theirs = [packet for packet in selection.packets(root) if not packet.startswith(clients)]
    alone = theirs == [FIRST] and [path.name for path in folder.iterdir()] == [layout.RECORD]
    return tuple(wanted) if alone else ()


def _example() -> Files:
    top = PurePosixPath(layout.PACKETS)
    return {top / place: data for place, data in resources.example().items()}


def _in_the_way(folder: Path, wanted: Mapping[PurePosixPath, bytes]) -> set[PurePosixPath]:
    """The files to keep, which may only be git's, its hooks' and an editor's: anything else that
    exists stops the command.
    """
    there = {place for place, data in wanted.items() if not atomic.may_hold(folder / place, data)}
    others = sorted(map(str, there - _FOR_OTHERS.keys()))
    if others:
        exist = "exists" if len(others) == 1 else "exist"
        raise Refused(
            f"{', '.join(others)} {exist} already, and init never overwrites a file. "
            "Nothing was written."
        )
    return there


def write(root: Path, wanted: Mapping[PurePosixPath, bytes]) -> None:
    """Write the files in their order, with the rights that a person's own files get."""
    with workfolder.opened(root) as work:
        for place, data in wanted.items():
            atomic.write(root / place, data, work=work, inside=root, mode=atomic.usual_mode())


def add(root: Path, name: str, candidate: str) -> tuple[PurePosixPath, ...]:
    """Add a packet to fill in, NAME or CANDIDATE/NAME; the places of its new files. Refused where
    there is one, or the name may not be one.
    """
    folder = PurePosixPath(layout.PACKETS, _packet(root, name, candidate))
    if _holds_something(root / folder):
        raise Refused(f"{folder} exists already, and new never overwrites a file.")
    record = folder / layout.RECORD
    company = scaffolding.company_of(folder.name)
    wanted = {record: scaffolding.text(layout.RECORD, record, root, company=company)}
    profile = folder.parent / layout.CANDIDATE
    if not (root / profile).exists():
        wanted[profile] = scaffolding.text(layout.CANDIDATE, profile, root)
    made = scaffolding.fitted(root, wanted, record)
    # The record last: until it is there, a second `new` completes the first.
    write(root, dict(sorted(made.items(), key=lambda item: item[0] == record)))
    return tuple(wanted)


def unused(root: Path, name: str) -> str:
    """The id of a packet that is to be made of files, NAME or CANDIDATE/NAME. Refused where there
    is one, or the name may not be one.
    """
    packet = _packet(root, name)
    if _holds_something(root / layout.PACKETS / packet):
        raise Refused(f"{packet} exists already. To add to it: `--into {packet}`.")
    return packet.as_posix()


def _packet(root: Path, name: str, candidate: str = "") -> PurePosixPath:
    """The id of a new packet of that name, NAME or CANDIDATE/NAME, with packets/ before it or not.

    candidate: whose it is, where that was said by itself.
    """
    if not candidate:
        candidate, _, name = name.removeprefix(f"{layout.PACKETS}/").rpartition("/")
    return PurePosixPath(_person(root, candidate), _checked(name))


def _holds_something(folder: Path) -> bool:
    """Whether there is anything under that name but an empty folder."""
    if not os.path.lexists(folder):
        return False
    return folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())


def _checked(name: str) -> str:
    """The name; Refused where no folder of a person's may be called so."""
    if name in layout.SHARED:
        raise Refused(f"{layout.PACKETS}/{name} holds what all packets share. Choose another name.")
    if name in layout.NEVER_ON_WINDOWS:
        raise Refused(f"Windows allows no folder that is called `{name}`. Choose another name.")
    if SLUG.fullmatch(name):
        return name
    better = slug(name) or FIRST
    raise Refused(
        f"Use lowercase letters, digits and single hyphens for a name, such as `{better}`."
    )


def _person(root: Path, given: str) -> str:
    """The candidate's folder below packets/, "" where the candidate lies in packets/ itself.

    given: the candidate that was asked for; "" for none.
    """
    people = selection.candidates(root)
    if given:
        return selection.same(given, people) or _checked(given)
    if selection.is_of_one(root) or not people:
        return ""
    if len(people) > 1:
        ways = [typed.command("--candidate", person) for person in people]
        which = listed(ways, "or", most=selection.FEW)
        raise Refused(f"There are several candidates. Say for whom: {which}.")
    return people[0]
