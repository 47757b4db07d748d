"""`pdf`: one packet on paper, and its day card.

In: a packet. Out: two PDFs. The child that prints starts before anything else here is imported, so
that it gets ready while this process reads and plans.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import click

from secondround.app import papers, places, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress, upkeep
from secondround.problems import stops_or_is_shown
from secondround.render.pdf import Job, Kind, Paper, Press, Printed
from secondround.system import atomic, workfolder
from secondround.text import counted, slug
from secondround.vocabulary import layout


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
@click.option("--only", type=click.Choice(papers.KINDS), help="Print only this one.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the HTML behind the packet's PDF, to work on a style sheet.",
)
@options.problem_form
@options.force("Overwrite files even if the program did not make them.")
@options.output("Print into DIR. Default: print/PACKET or print/EDITION-edition/PACKET.")
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
    form: str,
    force: bool,
) -> None:
    """Print a packet and its day card as PDF.

    With --round, the file names say which round they are for. With --told, the packet is for what
    is left of the day.

    Exit code 1 if a PDF could not be made; a fault, such as a character that no font has, is only a
    warning.
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
        if form == "text":
            report.stop_without(made)
        elif made.left_out:
            report.put(made.problems, form, root)
            click.get_current_context().exit(1)
        if not made.pages:
            raise click.UsageError(
                f"`{wanted}` is private: the public edition holds records with `visibility: public`."
            )
        page, kinds = made.pages[0], papers.KINDS if only is None else [only]
        order = papers.Order(
            root,
            edition,
            paper,
            "" if which is None else slug(page.meta.round) or slug(which) or "round",
        )
        folder = output or places.printed(root, edition, page.place)
        if not force:
            _spare(
                [*(folder / papers.name(kind, order) for kind in kinds), *([html] if html else [])]
            )
        waiting = [press.print(job) for job in papers.jobs(page, order, work, kinds)]
        source = _html(next(papers.jobs(page, order, work)), root) if html else b""
        finished = [item.result() for item in waiting]
        pdfs = {
            PurePosixPath(page.place, item.path.name): item.pdf for item in finished if item.path
        }
        searched = {**pdfs, PurePosixPath(page.place, "packet.html"): source}
        leak_check.stop(leak_check.Output(root, edition, made.contents), searched)
        for path, item in _put(finished, folder, work, None if output else root):
            sheets = counted(item.pages, "page")
            click.echo(f"{upkeep.shown(path)} ({sheets})", err=form != "text")
        if html:
            atomic.write(html, source, work=work)
    found = [problem for item in finished for problem in item.problems]
    if form == "text":
        report.examples(root, made)
        report.show(sorted(found), made.lines, err=True)
    else:
        found += filter(stops_or_is_shown, made.problems)
        report.put(sorted(found), form, root)
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
            atomic.write(folder / item.path.name, item.pdf, work=work, inside=inside)
            yield folder / item.path.name, item


def _html(job: Job, root: Path) -> bytes:
    from secondround.render.pdf import html

    return html(job, root / "templates").encode()
