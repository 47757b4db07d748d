"""One packet on paper: its PDF and its day card, or other forms of it, in their folder.

In: a workspace, a packet, an edition. Out: the PDFs, written, and everything wrong with them. It
prints nothing on a terminal.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from secondround.app import papers, places, selection
from secondround.app.errors import Refused
from secondround.problems import Problem
from secondround.render.pdf import Job, Kind, Paper, Press, Printed
from secondround.system import atomic, cache, workfolder
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from concurrent.futures import Future

    from secondround.app.outcome import Made, Page


class PrintedPacket(Struct, frozen=True):
    """What was printed, and what is wrong."""

    made: Made  # the packet as Markdown, with the problems of its files
    pdfs: tuple[tuple[Path, int], ...] = ()  # each finished PDF, and how many pages it has
    found: tuple[Problem, ...] = ()  # problems of the PDFs, sorted
    complete: bool = False  # whether every PDF that was asked for could be made
    outdated: tuple[Path, ...] = ()  # of the same forms, under another name


def print_packet(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    packet: str,
    *,
    edition: Edition,
    paper: Paper | None = None,
    which: str | None = None,
    told: Sequence[str] = (),
    forms: Sequence[Kind] = (),
    html: Path | None = None,
    output: Path | None = None,
    force: bool = False,
    along: Any = None,
) -> PrintedPacket:
    """Print a packet and its day card; where the packet's files have errors, print nothing.

    which: the round, by number or name. told: what was told in it today already, see `on_the_day`.
    forms: what to print instead, of `papers.TITLES`. html: where the HTML behind the packet's PDF
    goes as well. output: the folder of the PDFs, else the usual one. force: whether files that the
    program did not make may be overwritten. along: is called with how far the work has come, as
    `parallel.Along`. Raises `errors.Refused` and `errors.Leaking`.
    """
    wanted = selection.packet(root, packet)
    size = paper or papers.usual_size(root)
    output = selection.outside_packets(root, output)
    with (
        cache.opened(root) as kept,
        workfolder.opened(workfolder.base(root, output)) as work,
        Press(templates=root / layout.TEMPLATES, work=work, kept=kept) as press,
    ):
        from secondround.app import handed_out, parallel

        along = along or parallel.silently
        kinds = tuple(dict.fromkeys(forms)) or papers.KINDS
        parts = papers.parts(kinds)
        made = parallel.made(
            root, [wanted], edition=edition, stage=which, told=told, parts=parts, along=along
        )
        if made.left_out:
            return PrintedPacket(made)
        if not made.pages:
            raise Refused(
                f"`{wanted}` is private. The public edition holds only records with "
                "`visibility: public`."
            )
        page = made.pages[0]
        _refuse_empty(page, edition)
        order = papers.Order(
            root, edition, size, papers.round_name(which, page), papers.company_name(page)
        )
        folder = output or places.printed(root, edition, page.place)
        if not force:
            pdfs = [folder / papers.name(kind, order) for kind in kinds]
            handed_out.refuse_to_overwrite([*pdfs, html] if html else pdfs)
        waiting = [press.print(job) for job in papers.jobs(page, order, work, kinds)]
        source = _html(next(papers.jobs(page, order, work)), root) if html else b""
        finished = _searched(made, order, waiting, source)
        written = _write(finished, folder, work, None if output else root)
        if html:
            atomic.write(html, source, work=work)
    found: list[Problem] = []
    for item in finished:
        found += item.problems
    complete = all(map(attrgetter("made"), finished))
    names = [papers.name(kind, order) for kind in kinds]
    old = () if output else papers.outdated(folder, order, names)
    return PrintedPacket(made, written, tuple(sorted(found)), complete, old)


def _refuse_empty(page: Page, edition: Edition) -> None:
    """Raise Refused where a form that was asked for would have nothing on it."""
    empty = [form for form, text in page.parts.items() if not text]
    if empty:
        what = {"cards": "stories", "sheets": "sessions"}[empty[0]]
        why, way = f"this packet has no {what}", "Write some."
        if edition > Edition.CANDIDATE:
            why, way = f"the {edition.label} edition has no {what}", "Choose `--edition candidate`."
        raise Refused(f"`--form {empty[0]}` has nothing to print: {why}. {way}")


def _html(job: Job, root: Path) -> bytes:
    from secondround.render.pdf import html

    return html(job, root / layout.TEMPLATES).encode()


def _searched(
    made: Made, order: papers.Order, waiting: Iterable[Future[Printed]], html: bytes
) -> list[Printed]:
    """The finished PDFs, each searched while the next is printed. Raises Leaking where one or the
    HTML holds what the edition may not.
    """
    from secondround.app import client_texts, leak_check

    folder = made.pages[0].place
    finished: list[Printed] = []

    def files() -> Iterator[tuple[PurePosixPath, bytes]]:
        if html:
            yield PurePosixPath(folder, "packet.html"), html
        for item in waiting:
            printed = item.result()
            finished.append(printed)
            if printed.path:
                yield PurePosixPath(folder, printed.path.name), printed.pdf

    contents = client_texts.for_some(order.root, order.edition, made)
    leak_check.stop(leak_check.Output(order.root, order.edition, contents), files())
    return finished


def _write(
    finished: Iterable[Printed], folder: Path, work: Path, inside: Path | None
) -> tuple[tuple[Path, int], ...]:
    """The PDFs that could be made, each written into the folder, with its number of pages."""
    written: list[tuple[Path, int]] = []
    for item in finished:
        if item.path:
            path = folder / item.path.name
            atomic.write(path, item.pdf, work=work, inside=inside)
            written.append((path, item.pages))
    return tuple(written)
