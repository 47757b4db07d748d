"""`changes`: what has changed in the packets since a revision, in words.

In: a workspace in git. Out: sentences, packet by packet, for the next meeting; as text for people,
or as JSON.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, Literal

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import wrap
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app import history
    from secondround.diff import Section, State
    from secondround.plan import Earlier
    from secondround.problems import Problem
    from secondround.records import Application, Workspace

_STATES: Final = {
    "new": "The packet is new.",
    "gone": "The packet is gone.",
    "unreadable": "Its files could not be read as they were then.",
}
_FAULTY: Final = "Its files cannot be read: `secondround check` says why."


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about one packet."""

    packet: str  # id
    title: str  # company and position; "" of a packet that is gone, or cannot be read now
    state: Literal["new", "gone", "unreadable", "changed"]
    sections: tuple[Section, ...] = ()  # of one that changed

    @property
    def is_faulty(self) -> bool:
        """Whether the later state cannot be read."""
        return self.state == "unreadable" and not self.title


@command(
    "secondround changes",
    "secondround changes harbor --since 2026-11-10",
    "secondround changes --candidate amara-okafor --since HEAD~3",
)
@options.packets
@options.candidate
@click.option(
    "--since",
    metavar="REV|DATE",
    default="HEAD",
    show_default=True,
    help="A commit, a tag, or a day: as it began.",
)
@click.option(
    "--until",
    metavar="REV|DATE",
    help="Compare with that revision; else with the files as they are.",
)
@options.form
@options.workspace
def changes(  # noqa: PLR0913 a command's options are its arguments
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    since: str,
    until: str | None,
    form: str,
    workspace: Path | None,
) -> None:
    """Say in words what has changed: stories moved, requirements proven, facts altered, people
    added.

    The two states are planned anew, each from its own records and its own earlier plan.

    Each object of --format json is a packet that is different, with: packet, title, state (new,
    gone, unreadable, changed), sections (title, lines), since and since_date (the commit it is
    compared with; "" and the day where nothing had been committed yet). Exit code 1 where a packet
    cannot be read now; the others are reported.
    """
    from secondround.app import history

    root = selection.workspace(workspace)
    whose = None if candidate is None else selection.candidate(root, candidate)
    wanted = set(selection.chosen(root, packets, whose)) if packets or whose else None
    known = history.repository(root)
    first = history.revision(known, since)
    before = _Past(history.files(known, root, first))
    after: _Past | _Present = _Present(root)
    if until is not None:
        last = history.revision(known, until)
        if not last.id:
            raise click.UsageError(f"Nothing was committed before {until}.")
        after = _Past(history.files(known, root, last))
    if whose is not None and not packets:
        wanted = {*(wanted or ()), *before.packets_of(whose)}
    told = list(_told(before, after, wanted))
    click.echo(_json(told, first) if form == "json" else _text(told, first))
    if any(one.is_faulty for one in told):
        click.get_current_context().exit(1)


@dataclass(frozen=True, slots=True)
class _Present:
    """The workspace as it lies on the disk."""

    root: Path

    def packets(self) -> tuple[str, ...]:
        return selection.packets(self.root)

    def read(self, wanted: Collection[str] | None) -> Workspace:
        from secondround import records

        return records.read(self.root, wanted)

    def earlier(self, application: Application) -> tuple[Earlier | None, Problem | None]:
        from secondround.app import pipeline

        return pipeline.earlier(application, self.root)


@dataclass(frozen=True, slots=True)
class _Past:
    """The workspace as it was, in memory."""

    files: Mapping[PurePosixPath, bytes]

    def packets(self) -> tuple[str, ...]:
        return self._folders(layout.RECORD)

    def packets_of(self, candidate: str) -> tuple[str, ...]:
        return selection.belonging(self.packets(), self._folders(layout.CANDIDATE), candidate)

    def read(self, wanted: Collection[str] | None) -> Workspace:
        from secondround import records

        return records.read_files(self.files, wanted)

    def earlier(self, application: Application) -> tuple[Earlier | None, Problem | None]:
        from secondround.plan import lock

        data = self.files.get(PurePosixPath(layout.PACKETS, application.id, layout.LOCK))
        try:
            return (lock.read(data.decode("utf-8")) if data else None), None
        except ValueError:
            return None, None  # the plan is made without it, and nobody can mend what was

    def _folders(self, name: str) -> tuple[str, ...]:
        """The folders below packets/ that held a file of that name, sorted."""
        found = [
            file.parent.relative_to(layout.PACKETS).as_posix()
            for file in self.files
            if file.name == name
        ]
        return tuple(
            sorted(folder for folder in found if folder != "." and not f"/{folder}".count("/."))
        )


def _told(before: _Past, after: _Past | _Present, wanted: Collection[str] | None) -> Iterator[Told]:
    """Every packet that is different."""
    from secondround.cli.output import report
    from secondround.diff import changes as compare
    from secondround.problems import failed

    was, is_ = set(before.packets()), set(after.packets())
    ids = was | is_ if wanted is None else (was | is_) & set(wanted)
    old = {application.id: application for application in before.read(wanted).applications}
    found = after.read(wanted)
    new = {application.id: application for application in found.applications}
    if ids & is_ - new.keys():
        lines = {file: source.lines for file, source in found.sources.items()}
        report.show([problem for problem in found.problems if failed([problem])], lines, err=True)
    faults = [after.earlier(application)[1] for application in new.values()]
    report.tell([fault for fault in faults if fault], {})
    for id_ in sorted(ids):
        if id_ not in is_:
            yield Told(id_, "", "gone")
        elif id_ not in new:
            yield Told(id_, "", "unreadable")
        elif id_ not in was:
            yield Told(id_, _title(new[id_]), "new")
        elif id_ not in old:
            yield Told(id_, _title(new[id_]), "unreadable")
        elif _differ(old[id_], new[id_], before, after):
            sections = compare(_state(old[id_], before), _state(new[id_], after))
            if sections:
                yield Told(id_, _title(new[id_]), "changed", sections)


def _text(told: list[Told], since: history.Revision) -> str:
    from secondround.packet import words

    day = words.short_day(since.date)
    if not since.id and told:
        return "\n\n".join(
            [f"Nothing was committed before {day}, so all is new since then:", *map(_block, told)]
        )
    when = f"{day} ({since.id[:7]})" if since.id else f"{day}, when nothing had been committed"
    return (
        "\n\n".join([f"Since {when}:", *map(_block, told)])
        if told
        else f"Nothing has changed since {when}."
    )


def _block(one: Told) -> str:
    head = f"{one.title} ({one.packet})" if one.title else one.packet
    if one.state != "changed":
        return f"{head}\n  {_FAULTY if one.is_faulty else _STATES[one.state]}"
    return "\n\n".join(
        [head, *(f"  {section.title}\n{_lines(section.lines)}" for section in one.sections)]
    )


def _json(told: list[Told], since: history.Revision) -> str:
    """A list of objects. Fields are added, never changed."""
    compared = {"since": since.id, "since_date": since.date.isoformat()}
    return json.dumps([asdict(one) | compared for one in told], indent=2, ensure_ascii=False)


def _differ(old: Application, new: Application, before: _Past, after: _Past | _Present) -> bool:
    """Whether anything that a packet is made from is different: only then two plans are made."""
    if before.earlier(old)[0] != after.earlier(new)[0]:
        return True
    parts = ("record", "candidate", "library", "comments", "pseudonyms")
    return any(getattr(old, part) != getattr(new, part) for part in parts)


def _state(application: Application, state: _Past | _Present) -> State:
    from secondround import plan
    from secondround.diff import State

    upcoming = application.record.upcoming
    if upcoming is None:
        return State(application, None)
    return State(
        application, plan.make(application, upcoming, earlier=state.earlier(application)[0])
    )


def _title(application: Application) -> str:
    record = application.record
    return f"{record.company.name}: {record.role.title}"


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(wrap.fill(line, "    ", "      ") for line in lines)
