"""`build`: the site of one edition, with a PDF of every packet and its day card.

In: a workspace. Out: the site's folder, exchanged whole; or every problem, and the earlier site as
it was.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from secondround.app import places, selection
from secondround.cli import options, trusting
from secondround.cli.commands import pdf
from secondround.cli.group import command
from secondround.cli.output import hooking, progress, upkeep
from secondround.render.markdown import file_link
from secondround.render.pdf import Paper, Press, Printed
from secondround.render.site import destination, edition_label
from secondround.system import workfolder
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.app import pipeline

Files = dict[PurePosixPath, str | bytes | Path]


@command(
    "secondround build",
    "secondround build harbor --no-pdf",
    "secondround build --candidate amara-okafor",
    "secondround build --edition public --output public",
)
@options.packets
@options.candidate
@options.edition
@options.paper
@click.option("--no-pdf", is_flag=True, help="Only the site, without PDFs.")
@options.force("Replace a site also where it holds files that no build made.")
@options.output("Where the site goes; else site, site-ID or site-EDITION-edition in the workspace.")
@trusting.option
@options.workspace
def build(  # noqa: PLR0913 a command's options are its arguments
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    edition: str,
    paper: Paper,
    output: Path | None,
    workspace: Path | None,
    no_pdf: bool,
    force: bool,
    trust: bool,
) -> None:
    """Build the site, with a PDF of every packet and of its day card. All packets, or those named.

    The site holds the home page, the guides and the packets of that edition. With --candidate it
    lies in a folder of its own, and the build stops where another candidate's name, or six words in
    a row of theirs, are in it; without, these are not looked for. First names, companies of one
    word and what was said in other words are not found: `secondround check --explain leaked-field`.

    The public edition ends with what a reader could still search for; on a terminal it asks before
    updating the site.

    A PDF that prints with a fault is only a warning; exit code 1 if the site or a PDF could not be
    made.
    """
    root = selection.workspace(workspace)
    trusting.require(root, "build", trust=trust)
    whose = None if candidate is None else selection.candidate(root, candidate)
    wanted = selection.chosen(root, packets, whose) if packets or whose else None
    output = selection.apart(root, output)
    site = output or places.site(root, edition, whose)
    site = site.resolve()  # a link is followed: what it leads to is exchanged, and the link stays
    refusal = destination.refusal(site, root, force=force) or edition_label.refusal(site, edition)
    if refusal:  # before anything is made
        raise click.UsageError(refusal)
    order = pdf.Order(root, edition, paper)
    with (
        workfolder.opened(workfolder.base(root, site)) as folder,
        _press(root, folder, no_pdf=no_pdf) as press,
    ):
        from secondround.app import leak_check, parallel, pipeline
        from secondround.cli.output import report
        from secondround.records import linked
        from secondround.render.site import builder

        made = parallel.made(root, wanted, edition=edition, along=progress.along)
        report.stop_without(made)
        printed = pdf.printed(press, made.pages, order, folder) if press else []
        _keep_pdfs(site, printed, folder)
        guides = pipeline.guides(root)
        kept = earlier(site, made.left_out, order)
        home = _linked(pipeline.home(root, made.pages, {str(place.parent) for place in kept}), kept)
        files: Files = {layout.HOME: home, **guides, **staged(made.pages, printed, folder), **kept}
        files |= linked.found(root, files)
        contents = made.contents if whose is None else leak_check.apart(root, whose, edition)
        metas = tuple(page.meta for page in made.pages)
        inspect = leak_check.inspector(leak_check.Output(root, edition, contents, metas, guides))
        if edition == Edition.PUBLIC.label:
            from secondround.cli.output import review

            inspect = review.reviewed(root, made.pages, inspect)
        templates = root / layout.TEMPLATES
        told = builder.build(
            files,
            config=root / layout.SETTINGS,
            site=site,
            templates=templates,
            inspect=inspect,
            force=force,
            label=edition_label.Label(
                edition, selection.whose(root, (*(page.id for page in made.pages), *made.left_out))
            ),
        )
    if told.done:
        _say(site, files)
    if none := selection.none_yet(root):
        click.echo(none, err=True)
    report.examples(root, made)
    pdf.tell(printed, folder)
    for warning in told.warnings:
        click.echo(f"warning: {warning}", err=True)
    for problem in told.problems:
        click.echo(problem, err=True)
    if not told.done:
        click.echo("The site was not updated.", err=True)
    if reminder := hooking.reminder(root):
        click.echo(reminder, err=True)
    if not (told.done and all(item.made for item in printed)):
        click.get_current_context().exit(1)
    _end(made, kept)


def _end(made: pipeline.Made, kept: Files) -> None:
    """Say what was left out, and what of that is still there."""
    from secondround.cli.output import report

    for one in made.left_out:
        if PurePosixPath(one, "index.html") in kept:
            click.echo(
                f"`{one}` stays in the site as it was: its page and PDFs are of an earlier build.",
                err=True,
            )
    report.end_without(made)


def earlier(site: Path, left_out: Iterable[str], order: pdf.Order) -> Files:
    """The pages and PDFs in the earlier site of packets that could not be made anew; those of
    another edition stay out.

    A published packet's are not kept: what it may hold is not known while its files have errors.
    """
    label = edition_label.read(site)
    if label is None or label.edition != order.edition or not label.private:
        return {}
    names = ("index.html", *(pdf.name(kind, order) for kind in pdf.KINDS))
    places = (PurePosixPath(packet, name) for packet in left_out for name in names)
    return {place: site / place for place in places if (site / place).is_file()}


def _linked(home: str, kept: Files) -> str:
    """The home page, whose links to pages that stay as they are lead to these: they have no
    Markdown here.
    """
    for folder in {place.parent for place in kept}:
        link = file_link(str(folder))
        home = home.replace(f"]({link}/{layout.PAGE})", f"]({link}/index.html)")
    return home


def _keep_pdfs(site: Path, printed: Iterable[Printed], folder: Path) -> None:
    """End the command where the new site would lack a PDF that the earlier one has, since it could
    not be made.
    """
    failed = [item for item in printed if not item.made and item.wanted]
    if any((site / item.wanted.relative_to(folder)).is_file() for item in failed if item.wanted):
        pdf.tell(failed, folder)
        click.echo(
            "The earlier site stays, with its PDFs. Fix that, or build with --no-pdf.", err=True
        )
        click.get_current_context().exit(1)


def _press(root: Path, work: Path, *, no_pdf: bool) -> AbstractContextManager[Press | None]:
    return nullcontext() if no_pdf else Press(templates=root / layout.TEMPLATES, work=work)


def staged(
    pages: Iterable[pipeline.Page], printed: Iterable[Printed] = (), folder: Path = Path()
) -> Files:
    """The packets' pages, and the PDFs made below `folder`, by their place in the site; the theme
    links them.
    """
    pdfs = (item.path for item in printed if item.path)
    return {
        **{PurePosixPath(page.place, layout.PAGE): page.text for page in pages},
        **{PurePosixPath(path.relative_to(folder).as_posix()): path for path in pdfs},
    }


def _say(site: Path, files: Files) -> None:
    """Where things are: each packet's page and PDFs, and the home page."""
    for place in sorted(files, key=lambda place: place.parts):
        if place.name == layout.PAGE or place.suffix == ".pdf":
            click.echo(
                upkeep.shown(site / place.with_suffix(".html" if place.suffix == ".md" else ".pdf"))
            )
