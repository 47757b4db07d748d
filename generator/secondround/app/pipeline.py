"""The stages put together: records are read, planned and checked, made into packets, and written as
Markdown.

In: a workspace's folder, the packets wanted, an edition. Out: pages in memory, and all problems.
Nothing is written here: what becomes of the pages is each command's business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec.structs import replace

from secondround import lint, packet, plan, records
from secondround.app import (
    by_the_clock,
    library_use,
    on_the_day,
    own_templates,
    packet_parts,
    practice_log,
    selection,
)
from secondround.app.needing import Needs, for_readers
from secondround.app.outcome import Made, Page, PreparedRound, Use
from secondround.plan import Earlier, Plan, lock
from secondround.privacy import leaks
from secondround.problems import Problem, failed, in_order
from secondround.records import Application, Workspace
from secondround.render import phone as phone_page
from secondround.render.markdown import Templates, writer
from secondround.system import LateLines, faces, files
from secondround.vocabulary import Edition, layout


def load() -> None:
    """Load what `make` calls, before copies of this process are made that would each load it."""
    faces.load(lint, packet, plan, records)


def make(  # noqa: PLR0913  # each is named where it is given
    root: Path,
    wanted: Collection[str] | None,
    *,
    edition: Edition | None,
    planned: bool = True,
    stage: str | None = None,
    told: Sequence[str] = (),
    phone: bool = False,
    calendar: bool = False,
    thanks: bool = False,
    parts: Sequence[str] = (),
) -> Made:
    """The pages of the packets `wanted` (None: all), and everything wrong with them.

    Without an edition they are only checked; not `planned`, only for what can be seen without a
    story plan. `stage` is a round by its number or name, else the one to prepare. `told` is what
    was told in it today already, see `on_the_day`. `phone`: with the day on the phone; `calendar`:
    with the round's appointments; `thanks`: with the thank-you notes; `parts`: with those of
    `writer.PARTS` by themselves.
    """
    workspace = for_readers(records.read(root, wanted), edition)
    if told:
        workspace, stage = _told_today(workspace, stage, told)
    reasons = packet.has_reasons(edition)
    plans, faults = _plans(workspace, stage, reasons=reasons) if planned else ({}, {})
    of_packet = _of_packet(workspace, plans, faults)
    if edition is None:
        for application in workspace.applications:
            left_out = packet.left_out(application, plans.get(application.id))
            of_packet[application.id] |= _some(left_out)
    problems = in_order({*workspace.problems, *chain(*of_packet.values())})
    lines = {problem.file: _lines(workspace, problem.file) for problem in problems}
    if edition is None:
        from secondround.app import between_clients  # noqa: PLC0415 (no output holds it)

        return Made(
            problems,
            lines,
            of_packet=of_packet,
            noted=_rounds(workspace, stage),
            met=between_clients.met(workspace),
            clients=between_clients.names(workspace),
            uses=_uses(workspace, plans),
        )
    stopped = _stopped(root, of_packet)
    applications, contents = [], []
    for application in workspace.applications:
        if application.id not in stopped:
            applications.append(application)
            contents.append(leaks.texts_of(application, edition))
    workspace = replace(workspace, applications=tuple(applications))
    asked: dict[str, Any] = {"phone": phone, "calendar": calendar, "thanks": thanks, "parts": parts}
    pages = tuple(_pages(workspace, plans, edition, **asked))
    for page in pages:
        of_packet[page.id] |= _some(page.meta.left_out)
    problems = in_order({*problems, *chain(*of_packet.values())})
    lines |= {problem.file: _lines(workspace, problem.file) for problem in problems}
    return Made(
        problems,
        lines,
        pages,
        _locks(workspace, plans),
        tuple(contents),
        tuple(sorted(stopped)),
        of_packet=of_packet,
        # Where something is held back, all words count that may be shown; a part shows other plans.
        uses=_uses(
            workspace, plans, {texts.packet for texts in contents if texts.protected or parts}
        ),
    )


def _some(problem: Problem | None) -> frozenset[Problem]:
    return frozenset([problem]) if problem else frozenset()


def _rounds(workspace: Workspace, stage: str | None) -> tuple[PreparedRound, ...]:
    """The round to prepare of each packet that has one."""
    found = []
    for application in workspace.applications:
        if application.record.rounds:
            index = selection.stage(application.record, stage)
            found.append(by_the_clock.prepared(application, index))
    return tuple(found)


def _uses(
    workspace: Workspace, plans: dict[str, Plan], but: Collection[str] = ()
) -> dict[str, Use]:
    """By what each packet's part of the libraries is found; of some it is not known."""
    found = {}
    for application in workspace.applications:
        if application.id in but:
            continue
        if use := library_use.of(application, plans.get(application.id)):
            found[application.id] = use
    return found


def _told_today(
    workspace: Workspace, which: str | None, told: Sequence[str]
) -> tuple[Workspace, str | None]:
    """The workspace as if that stood in its record; and the round, which must not become the next
    one because every session of it is over now.
    """
    applications = []
    for application in workspace.applications:
        stage = selection.stage(application.record, which)
        applications.append(on_the_day.with_told(application, stage, told))
        which = str(stage + 1)
    return replace(workspace, applications=tuple(applications)), which


def _of_packet(
    workspace: Workspace, plans: dict[str, Plan], faults: dict[str, Problem]
) -> dict[str, frozenset[Problem]]:
    """What is wrong with each packet, by its id: with its own files, and with those that it shares
    with others.
    """
    shared = set(workspace.problems).difference(*workspace.of_packet.values())
    needs = Needs.of(workspace.root) if shared else None
    ruled = lint.by_packet(workspace, lambda application: plans.get(application.id))
    found = {}
    for id_, own in workspace.of_packet.items():
        around = needs.concerning([id_], shared) if needs else ()
        fault = [faults[id_]] if id_ in faults else []
        found[id_] = frozenset((*own, *around, *fault, *ruled.get(id_, ())))
    return found


def _stopped(root: Path, of_packet: dict[str, frozenset[Problem]]) -> frozenset[str]:
    """The packets that a fault in their own files, or in one that they share, stops."""
    if not failed(chain(*of_packet.values())):
        return frozenset()
    needs, stopped = Needs.of(root), set[str]()
    for id_, problems in of_packet.items():
        stopped |= needs.stopped([id_], problems)
    return frozenset(stopped)


def _lines(workspace: Workspace, file: PurePosixPath) -> Sequence[str]:
    source = workspace.sources.get(file)
    return LateLines(source.text) if source else ()


def _plans(
    workspace: Workspace, stage: str | None, *, reasons: bool
) -> tuple[dict[str, Plan], dict[str, Problem]]:
    """The plan of each packet's round to prepare, as near to the earlier one as can be; and what is
    wrong with its lock file.
    """
    plans, faults = {}, {}
    for application in workspace.applications:
        if application.record.rounds:
            index = selection.stage(application.record, stage)
            was, fault = earlier_or_remade(application, workspace.root, index)
            if fault:
                faults[application.id] = fault
            plans[application.id] = plan.make(application, index, earlier=was, reasons=reasons)
    return plans, faults


def earlier_or_remade(
    application: Application, root: Path, stage: int
) -> tuple[Earlier | None, Problem | None]:
    """The earlier plan; where none was kept, the round's as it was before anything in it began."""
    was, fault = earlier(application, root)
    return was or plan.as_it_was(application, stage), fault


def earlier(application: Application, root: Path) -> tuple[Earlier | None, Problem | None]:
    """The plan that was written beside the record last time; and what is wrong with its file."""
    file = PurePosixPath(layout.PACKETS, application.id, layout.LOCK)
    try:
        text = files.text(root / file, root / layout.PACKETS)
        was = lock.read(text)
    except FileNotFoundError:
        return None, None
    except (ValueError, OSError):
        message = "The earlier story plan cannot be read, so the plan is made without it."
        hint = "`secondround markdown` rewrites the file; or restore it from an earlier commit"
        return None, Problem.of_file(file, "unreadable-lock", message, hint)
    if not lock.merging(text):
        return was, None
    message = (
        "A merge left two earlier story plans here. The plan keeps to the first that can be read."
    )
    hint = (
        "`secondround markdown` rewrites the file; to keep to the other one, choose it with "
        "`git checkout --theirs`"
    )
    return was, Problem.of_file(file, "unreadable-lock", message, hint)


def _pages(  # noqa: PLR0913  # each is named where it is given
    workspace: Workspace,
    plans: dict[str, Plan],
    edition: Edition,
    *,
    phone: bool,
    calendar: bool,
    thanks: bool,
    parts: Sequence[str],
) -> Iterator[Page]:
    """The page of every packet that the edition may hold: the public one holds only records that
    say so.
    """
    templates = Templates(workspace.root)
    for application in workspace.applications:
        if _is_in(application, edition):
            planned = plans.get(application.id)
            made = packet.build(application, planned, edition)
            practised = practice_log.for_phone(workspace.root, application) if phone else ()
            day = packet.phone(application, planned, edition, practised) if phone else None
            with own_templates.faults_placed(workspace.root):
                text, day_card = writer.render(made, templates), writer.day_card(made, templates)
                alone = {
                    name: packet_parts.part(name, made, templates, application, planned)
                    for name in parts
                }
                on_phone = phone_page.page(day, workspace.root) if day else ""
            dated = packet.calendar(application, planned, edition) if calendar else None
            after = made.after_the_interview if thanks else None
            notes = after.notes if after else ()
            meant = _round(application, planned, made.meta)
            yield Page(
                application.id, made.meta, text, day_card, alone, on_phone, dated, notes, meant
            )


def _round(
    application: Application, planned: Plan | None, meta: packet.PacketMeta
) -> PreparedRound | None:
    """The round that a page is for, in the words that its edition has for it."""
    if not planned:
        return None
    meant = by_the_clock.prepared(application, planned.round)
    return replace(meant, name=meta.round, others=meta.also_ahead)


def _is_in(application: Application, edition: Edition) -> bool:
    return edition is not Edition.PUBLIC or application.record.is_public


def _locks(workspace: Workspace, plans: dict[str, Plan]) -> dict[str, str]:
    """The text of each packet's lock file, by its place below packets/."""
    locks = {}
    for application in workspace.applications:
        if made := plans.get(application.id):
            locks[f"{application.id}/{layout.LOCK}"] = lock.write(made, application)
    return locks
