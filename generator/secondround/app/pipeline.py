"""The stages put together: records are read, planned and checked, made into packets, and written as
Markdown.

In: a workspace's folder, the packets wanted, an edition. Out: pages in memory, and all problems.
Nothing is written here: what becomes of the pages is each command's business.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from jinja2 import TemplateSyntaxError

from secondround import lint, packet, plan, records
from secondround.app import on_the_day, packet_parts, practice_log, selection
from secondround.app.errors import Faulty, refuse
from secondround.app.needing import Needs
from secondround.packet import PacketMeta, RoundCalendar, ThankYouNote
from secondround.plan import Earlier, Plan, lock
from secondround.privacy import leaks
from secondround.privacy.leaks import PacketTexts
from secondround.problems import Problem, failed
from secondround.records import Application, Workspace, by_hand
from secondround.render import phone as phone_page
from secondround.render.markdown import Templates, writer
from secondround.system import files, resources
from secondround.text import shortened
from secondround.vocabulary import Edition, layout

_LONGEST_NAME = 30
"""Letters of a round's name that a sheet's edge has room for, beside date, edition and revision."""


@dataclass(frozen=True, slots=True)
class Page:
    """One packet of one edition, as Markdown."""

    id: str
    meta: PacketMeta
    text: str
    day_card: str
    parts: dict[str, str] = field(default_factory=dict)  # what was asked for by itself, by its name
    phone: str = ""  # HTML, where it was asked for and the edition has sessions
    calendar: RoundCalendar | None = None  # likewise, where the round has a date
    notes: tuple[ThankYouNote, ...] = ()  # to be sent

    @property
    def place(self) -> str:
        """Its folder in an output: the packet's own, or under other names where it is published."""
        return self.meta.id

    @property
    def header(self) -> str:
        """What runs along the edge of each sheet, on one line."""
        meta = self.meta
        stage, revision = shortened(meta.round, _LONGEST_NAME), f"revision {meta.revision}"
        parts = stage, meta.date_text, meta.edition.mark, revision
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Made:
    """What became of some packets. Plain values, so that it can come from another process."""

    problems: tuple[Problem, ...]  # sorted
    lines: dict[PurePosixPath, tuple[str, ...]]  # of the files that have problems
    pages: tuple[Page, ...] = ()  # sorted by id, of packets without an error
    locks: dict[str, str] | None = None  # the text of each lock file, by its place below packets/
    contents: tuple[PacketTexts, ...] = ()  # what an output of the pages may hold, and what not
    left_out: tuple[str, ...] = ()  # ids of the packets that could not be made, sorted
    withheld: int = 0  # problems left out of `problems`, since not everybody may read them

    @property
    def faulty(self) -> bool:
        """Whether there is an error in what was asked for."""
        return bool(self.left_out) or failed(self.problems)


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
    parts: Sequence[str] = (),
) -> Made:
    """The pages of the packets `wanted` (None: all), and everything wrong with them.

    Without an edition they are only checked; not `planned`, only for what can be seen without a
    story plan. `stage` is a round by its number or name, else the one to prepare. `told` is what
    was told in it today already, see `on_the_day`. `phone`: with the day on the phone; `calendar`:
    with the round's appointments; `parts`: with those of `writer.PARTS` by themselves.
    """
    workspace = records.read(root, wanted)
    if told:
        workspace, stage = _told_today(workspace, stage, told)
    plans, faults = _plans(workspace, stage) if planned else ({}, [])
    found = lint.everything(workspace, lambda application: plans.get(application.id))
    problems = tuple(sorted({*found, *faults}))
    lines = {problem.file: _lines(workspace, problem.file) for problem in problems}
    if edition is None:
        return Made(problems, lines)
    stopped = _stopped(root, wanted, problems)
    applications, contents = [], []
    for application in workspace.applications:
        if application.id not in stopped:
            applications.append(application)
            contents.append(leaks.texts_of(application, edition))
    workspace = replace(workspace, applications=tuple(applications))
    pages = tuple(_pages(workspace, plans, edition, phone=phone, calendar=calendar, parts=parts))
    problems = tuple(sorted({*problems, *_left_out(pages, edition)}))
    lines |= {problem.file: _lines(workspace, problem.file) for problem in problems}
    locks = _locks(workspace, plans)
    return Made(problems, lines, pages, locks, tuple(contents), tuple(sorted(stopped)))


def _left_out(pages: Iterable[Page], edition: Edition) -> Iterator[Problem]:
    """What card and sheets have no room for, where it is for the person who could shorten it."""
    for page in pages if edition <= Edition.CANDIDATE else ():
        file = PurePosixPath(layout.PACKETS, page.id, layout.RECORD)
        for message in page.meta.left_out:
            hint = "shorten it, or tell and ask less in that session"
            yield Problem.of_file(file, "left-off-the-page", message, hint)


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


def _stopped(
    root: Path, wanted: Collection[str] | None, problems: tuple[Problem, ...]
) -> frozenset[str]:
    """The packets that a fault in their own files stops."""
    if not failed(problems):
        return frozenset()
    needs = Needs.of(root)
    return needs.stopped(needs.records if wanted is None else wanted, problems)


def _lines(workspace: Workspace, file: PurePosixPath) -> tuple[str, ...]:
    source = workspace.sources.get(file)
    return source.lines if source else ()


def _plans(workspace: Workspace, stage: str | None) -> tuple[dict[str, Plan], list[Problem]]:
    """The plan of each packet's round to prepare, as near to the earlier one as can be; and lock
    files past reading.
    """
    plans, faults = {}, []
    for application in workspace.applications:
        if application.record.rounds:
            was, fault = earlier(application, workspace.root)
            faults += [fault] if fault else []
            plans[application.id] = plan.make(
                application, selection.stage(application.record, stage), earlier=was
            )
    return plans, faults


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
            with _own_templates(workspace.root):
                text, day_card = writer.render(made, templates), writer.day_card(made, templates)
                alone = {
                    name: packet_parts.part(name, made, templates, application, planned)
                    for name in parts
                }
                on_phone = phone_page.page(day, workspace.root) if day else ""
            dated = packet.calendar(application, planned, edition) if calendar else None
            after = made.after_the_interview
            notes = after.notes if after else ()
            yield Page(application.id, made.meta, text, day_card, alone, on_phone, dated, notes)


def _is_in(application: Application, edition: Edition) -> bool:
    return edition is not Edition.PUBLIC or application.record.is_public


@contextmanager
def _own_templates(root: Path) -> Iterator[None]:
    """A fault in a template of the workspace is shown with its place; one in a template of ours
    stays a bug.
    """
    try:
        yield
    except Exception as error:
        place = _in_template(error, root / layout.TEMPLATES)
        if place is None or root == resources.folder("templates").parent:
            raise
        file = PurePosixPath(place[0].relative_to(root).as_posix())
        problem = Problem.at(file, place[1], 1, "template-error", f"{error}", width=0)
        raise Faulty([problem]) from error


def _in_template(error: Exception, folder: Path) -> tuple[Path, int] | None:
    """The file below `folder` and the line in it where a template went wrong; None where that was
    elsewhere.
    """
    if isinstance(error, TemplateSyntaxError):
        places = [(Path(error.filename or ""), error.lineno)]
    else:
        places = []
        for frame in traceback.extract_tb(error.__traceback__):
            places.append((Path(frame.filename), frame.lineno or 1))
    for path, line in reversed(places):
        if path.is_relative_to(folder):
            return path, line
    return None


def _locks(workspace: Workspace, plans: dict[str, Plan]) -> dict[str, str]:
    """The text of each packet's lock file, by its place below packets/."""
    locks = {}
    for application in workspace.applications:
        if made := plans.get(application.id):
            locks[f"{application.id}/{layout.LOCK}"] = lock.write(made, application)
    return locks


def home(root: Path, pages: Iterable[Page], kept: Collection[str] = ()) -> str:
    """The site's home page, with what is next, when, and with whom.

    kept: ids of packets that were left out, whose lines stay as they are.
    """
    text, problems = by_hand.home(root)
    refuse(problems)
    return writer.home(text, [page.meta for page in pages], kept)


def guides(root: Path) -> dict[PurePosixPath, bytes]:
    """The coach's pages and the pictures beside them, by place below packets/."""
    found, problems = by_hand.guides(root)
    refuse(problems)
    return found
