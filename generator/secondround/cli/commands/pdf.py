"""`pdf`: one packet on paper, and its day card.

In: a packet. Out: two PDFs. The child that prints starts before anything else here is imported, so
that it gets ready while this process reads and plans.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from secondround.app import places, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress, upkeep
from secondround.render.pdf import Job, Kind, Paper, Press, Printed
from secondround.system import files, workfolder
from secondround.text import slug
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.app import pipeline

KINDS: tuple[Kind, ...] = ("packet", "day-card")


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed alike for all pages of a run."""

    root: Path  # the workspace
    edition: str
    paper: Paper
    stage: str = ""  # what files are called after, where they are not of the round to prepare


@command(
    "secondround pdf harbor",
    "secondround pdf amara-okafor/harbor --paper Letter",
    "secondround pdf harbor --edition carry --only day-card",
    "secondround pdf harbor --told freezer-night=kim-lee",
)
@options.packet
@options.edition
@options.paper
@options.stage
@options.told
@click.option("--only", type=click.Choice(KINDS), help="Print only one of the two.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the HTML behind the packet's PDF, for work on a style sheet.",
)
@options.force("Also overwrite files that the program did not make.")
@options.output(
    "Where the PDFs go; else print/PACKET in the workspace, or print/EDITION-edition/PACKET."
)
@options.workspace
def pdf(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    edition: str,
    paper: Paper,
    which: str | None,
    told: tuple[str, ...],
    only: Kind | None,
    html: Path | None,
    output: Path | None,
    workspace: Path | None,
    force: bool,
) -> None:
    """Print a packet and its day card as PDF.

    A PDF that prints with a fault is only a warning: a character that no font has, a day card that
    is too long. Exit code 1 if one could not be made. With --round, the file names say which round
    they are for.
    """
    root = selection.workspace(workspace)
    wanted = selection.packet(root, packet)
    output = selection.apart(root, output)
    base = workfolder.base(root, output)
    with (
        workfolder.opened(base) as work,
        Press(templates=root / layout.TEMPLATES, work=work) as press,
    ):
        from secondround.app import leak_check, parallel
        from secondround.cli.output import report

        made = parallel.made(
            root, [wanted], edition=edition, stage=which, told=told, along=progress.along
        )
        report.stop_without(made)
        if not made.pages:
            raise click.UsageError(
                f"`{wanted}` is private: the public edition holds records with `visibility: public`."
            )
        page, kinds = made.pages[0], KINDS if only is None else [only]
        order = Order(
            root,
            edition,
            paper,
            "" if which is None else slug(page.meta.round) or slug(which) or "round",
        )
        folder = output or places.printed(root, edition, page.place)
        if not force:
            _spare([*(folder / name(kind, order) for kind in kinds), *([html] if html else [])])
        waiting = [press.print(job) for job in jobs(page, order, work, kinds)]
        source = _html(next(jobs(page, order, work)), root) if html else b""
        finished = [item.result() for item in waiting]
        pdfs = {
            PurePosixPath(page.place, item.path.name): item.pdf for item in finished if item.path
        }
        searched = {**pdfs, PurePosixPath(page.place, "packet.html"): source}
        leak_check.stop(leak_check.Output(root, edition, made.contents), searched)
        for path, item in _put(finished, folder, work, None if output else root):
            click.echo(f"{upkeep.shown(path)} ({item.pages} page{'s' if item.pages > 1 else ''})")
        if html:
            files.write(html, source, work=work)
        report.examples(root, made)
        tell(finished, work)
    if not all(item.made for item in finished):
        click.get_current_context().exit(1)


def _spare(paths: Iterable[Path]) -> None:
    """A usage error where the program did not make what lies there."""
    from secondround.render import made

    if kept := made.kept(paths):
        raise click.UsageError(" ".join(made.refusal(str(upkeep.shown(path))) for path in kept))


def _put(
    finished: Iterable[Printed], folder: Path, work: Path, inside: Path | None
) -> Iterator[tuple[Path, Printed]]:
    """The PDFs where they were wanted."""
    for item in finished:
        if item.path:
            files.write(folder / item.path.name, item.pdf, work=work, inside=inside)
            yield folder / item.path.name, item


def _html(job: Job, root: Path) -> bytes:
    from secondround.render.pdf import html

    return html(job, root / layout.TEMPLATES).encode()


def printed(
    press: Press, pages: Iterable[pipeline.Page], order: Order, folder: Path
) -> list[Printed]:
    """The PDFs of all pages, below `folder`; without their bytes, which lie in the files."""
    waiting = deque(
        press.print(job) for page in pages for job in jobs(page, order, folder / page.place)
    )
    return list(progress.along("PDFs", _finished(waiting), len(waiting)))


def _finished(waiting: deque[Future[Printed]]) -> Iterator[Printed]:
    while (
        waiting
    ):  # each is let go of as soon as it is done, since a thousand would fill the memory
        yield replace(waiting.popleft().result(), pdf=b"")


def jobs(
    page: pipeline.Page, order: Order, folder: Path, kinds: Iterable[Kind] = KINDS
) -> Iterator[Job]:
    """What the press needs to know to print a page into `folder`."""
    for kind in kinds:
        yield Job(
            markdown=page.text if kind == "packet" else page.day_card,
            title=page.meta.title
            if kind == "packet"
            else f"Day card, {page.meta.title}",  # two files, two names
            header=page.header,
            base=order.root / layout.PACKETS / page.id,
            kind=kind,
            paper=order.paper,
            output=folder / name(kind, order),
        )


def name(kind: Kind, order: Order) -> str:
    """The file's name, which says for whom it is where that is not the candidate, and which round
    it was asked for.
    """
    edition = "" if order.edition == Edition.CANDIDATE.label else order.edition
    return "-".join(part for part in (kind, order.stage, edition) if part) + ".pdf"


def tell(finished: Iterable[Printed], folder: Path) -> None:
    """Say what was wrong with the PDFs, each by its place below `folder`: a warning, or why there
    is none.
    """
    for item in finished:
        name = item.wanted.relative_to(folder).as_posix() if item.wanted else "A page"
        for problem in item.problems:
            click.echo(
                f"warning: {name}: {problem}" if item.made else f"{name} was not made: {problem}",
                err=True,
            )
