"""What concerns several clients at once, and is for the coach alone: people whom two of them meet,
and clients who are named in what all of them share.

In: a workspace whose packets were checked. Out: problems, which no output for a client may show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from secondround import overview
from secondround.app import shared_companies
from secondround.app.outcome import Made, Met
from secondround.privacy.leaks import Footprint, unread_file
from secondround.problems import Problem
from secondround.records import Source, Workspace, discovery
from secondround.text import listed
from secondround.vocabulary import layout

_NAMES: Final = ("name", "email", "phone")
_MOST: Final = 3
"""Packets and people that a sentence lists."""

Lines = Mapping[PurePosixPath, Sequence[str]]


def met(workspace: Workspace) -> tuple[Met, ...]:
    """Everybody whom the clients meet."""
    found = []
    for application in workspace.applications:
        record, source = application.record, application.record_source
        for id_, person in record.interviewers.items():
            place = source.place(("interviewers", id_), key=True)
            found.append(
                Met(
                    application.id,
                    application.candidate_source.file,
                    person.name,
                    overview.known_by(person, record.company.name),
                    (place.line, place.column, place.width),
                )
            )
    return tuple(found)


def names(workspace: Workspace) -> dict[PurePosixPath, dict[str, str]]:
    """What each client is found by, by the client's file."""
    found = {}
    for file, source in workspace.sources.items():
        if file.name == layout.CANDIDATE and isinstance(source.value, dict):
            written = {name: source.value.get(name) for name in _NAMES}
            found[file] = {name: text for name, text in written.items() if isinstance(text, str)}
    return found


def problems(root: Path, made: Made) -> tuple[tuple[Problem, ...], Lines]:
    """What is wrong between the clients of a workspace all of whose packets were checked, and the
    lines of the files that it is in.
    """
    found = (*_meetings(made), *_named(root, made))
    lines = {problem.file: shared_companies.read(root, problem.file).lines for problem in found}
    return found, lines


def _meetings(made: Made) -> Iterator[Problem]:
    """One problem for each packet in which somebody is met whom other clients meet."""
    by_key: dict[str, list[Met]] = {}
    for each in made.met:
        for key in each.known_by:
            by_key.setdefault(key, []).append(each)
    shared: dict[str, list[Met]] = {}
    elsewhere: dict[str, set[str]] = {}
    for each in made.met:
        for key in each.known_by:
            others = (other for other in by_key[key] if other.client != each.client)
            some = {f"`{other.packet}`" for other in islice(others, _MOST + 1)}
            if some:
                elsewhere.setdefault(each.packet, set()).update(some)
                shared.setdefault(each.packet, []).append(each)
    for packet, met_here in shared.items():
        people = list(dict.fromkeys(each.name for each in met_here))
        line, column, width = met_here[0].place
        yield Problem.at(
            PurePosixPath(layout.PACKETS, packet, layout.RECORD),
            line,
            column,
            "shared-interviewer",
            f"{_some(people)} also {'meets' if len(people) == 1 else 'meet'} another client: "
            f"`{packet}` and {_some(sorted(elsewhere[packet]))}.",
            "prepare each client without what the other one told you",
            width=width,
        )


def _some(texts: list[str]) -> str:
    """A few of the texts, as a sentence lists them."""
    return listed([*texts[:_MOST], "others"] if len(texts) > _MOST else texts)


def _named(root: Path, made: Made) -> Iterator[Problem]:
    """Every line of shared research by which a client is found."""
    shared = discovery.find(root).companies
    if not shared:
        return
    clients = []
    for file, written in made.clients.items():
        if written:
            clients.append(unread_file(Source(file, "", {**written}), file))
    footprint = Footprint(clients, (), ())
    for file in shared if footprint else ():
        source = shared_companies.read(root, file)
        people = set(_lines_of_people(source))
        for found in footprint.found(file, source.text.encode()):
            if found.line not in people:
                yield Problem.at(
                    file,
                    found.line,
                    max(0, source.lines[found.line - 1].find(found.words)) + 1,
                    "client-in-shared-file",
                    f"“{found.words}” is a client, and all clients who use this file may read it.",
                    "write it into that client’s own record",
                    width=len(found.words),
                )


def _lines_of_people(source: Source) -> Iterator[int]:
    """The lines that name the company's own people: one of them may have been a client."""
    for id_ in source.names(("people",)):
        yield source.place(("people", id_), key=True).line
        yield source.place(("people", id_, "name")).line
