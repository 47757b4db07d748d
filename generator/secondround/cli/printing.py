"""`pdf`: one packet on paper, and its day card.

In: a packet. Out: two PDFs. The child that prints starts before anything else here is imported, so that it
gets ready while this process reads and plans.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from secondround.cli import lookup, options, upkeep
from secondround.cli.commands import command
from secondround.render.pdf import Job, Kind, Paper, Press, Printed

if TYPE_CHECKING:
    from secondround.cli.stages import Page

KINDS: tuple[Kind, ...] = ("packet", "day-card")


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed alike for all pages of a run."""

    root: Path  # the workspace
    edition: str
    paper: Paper


@command(
    "secondround pdf harbor",
    "secondround pdf amara-okafor/harbor --paper Letter",
    "secondround pdf harbor --edition carry --day-card",
)
@options.packet
@options.edition
@options.paper
@click.option("--day-card", is_flag=True, help="The day card alone.")
@options.output("Where the PDFs go; else print/PACKET in the workspace.")
@options.workspace
def pdf(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    edition: str,
    paper: Paper,
    output: Path | None,
    workspace: Path | None,
    day_card: bool,
) -> None:
    """Print a packet and its day card as PDF."""
    root = lookup.workspace(workspace)
    wanted = lookup.packet(root, packet)
    folder = output or root / "print" / wanted
    with Press(templates=root / "templates") as press:
        from secondround.cli import report, stages

        found = stages.planned(root, [wanted])
        report.stop(found.problems, found.workspace.sources)
        pages = list(stages.pages(found, edition, root))
        if not pages:
            raise click.UsageError(
                f"`{wanted}` is private: the public edition holds records with `visibility: public`."
            )
        kinds = KINDS[1:] if day_card else KINDS
        waiting = [press.print(job) for job in jobs(pages[0], Order(root, edition, paper), folder, kinds)]
        printed = [item.result() for item in waiting]
    for item in printed:
        if item.path:
            click.echo(f"{upkeep.shown(item.path)} ({item.pages} page{'s' if item.pages > 1 else ''})")
    if tell(printed):
        click.get_current_context().exit(1)


def jobs(page: Page, order: Order, folder: Path, kinds: Iterable[Kind] = KINDS) -> Iterator[Job]:
    """What the press needs to know to print a page into `folder`."""
    for kind in kinds:
        yield Job(
            markdown=page.text if kind == "packet" else page.day_card,
            title=page.meta.title,
            header=page.header,
            base=order.root / "packets" / PurePosixPath(page.id),
            kind=kind,
            paper=order.paper,
            output=folder / name(kind, order.edition),
        )


def name(kind: Kind, edition: str) -> str:
    """The file's name, which says for whom it is where that is not the candidate."""
    return f"{kind}.pdf" if edition == "candidate" else f"{kind}-{edition}.pdf"


def light(printed: Printed) -> Printed:
    """The same without the PDF's bytes, which lie in the file."""
    return replace(printed, pdf=b"")


def tell(printed: Iterable[Printed]) -> bool:
    """Print what was wrong with any of the PDFs; whether anything was."""
    problems = [problem for item in printed for problem in item.problems]
    for problem in problems:
        click.echo(problem, err=True)
    return bool(problems)
