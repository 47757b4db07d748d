"""`pdf`: one packet on paper: the packet and its day card, or other forms.

In: a packet. Out: PDFs, and what is wrong with them. What is slow is imported only after
`app.printing` has started the child that prints.
"""

# ruff: noqa: PLC0415 (the child that prints starts before what is slow is imported)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import papers, places, printing, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.render.pdf import Kind, Paper
from secondround.text import counted
from secondround.vocabulary import Edition


@command(
    "secondround pdf harbor",
    "secondround pdf amara-okafor/harbor --paper Letter",
    "secondround pdf harbor --edition carry --form day-card",
    "secondround pdf harbor --form cards --form booklet",
    "secondround pdf harbor --told freezer-night=kim-lee",
    for_all="`secondround build` prints them all.",
)
@options.packet
@options.edition
@options.paper
@options.stage
@options.told
@click.option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice(tuple(papers.TITLES)),
    help="Print this instead of packet and day card. May be given several times.",
)
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
    edition: Edition,
    paper: Paper | None,
    which: str | None,
    told: tuple[str, ...],
    forms: tuple[Kind, ...],
    html: Path | None,
    output: Path | None,
    workspace: Path | None,
    form: str,
    force: bool,
) -> None:
    """Print a packet and its day card as PDF, or the forms that --form names.

    take-along is the day card and the sheets; sheets has each session on a page of its own; cards
    are story cards of 3 by 5 inches, the cue on the front and the story on the back (of a story
    longer than a card, the result, half a minute of it and follow-up questions); booklet is the
    packet on pages of half the size, to fold and staple; phone is the packet on pages of 100 by
    180 mm; large is the packet in 16 pt and more.

    Print both sides at actual size (100 %): cards flipped on the long edge, a booklet on the short
    edge. Neither has links or fields.

    With --round, the file names say which round they are for. With --told, the packet is for what
    is left of the day.

    Exit code 1 if a PDF could not be made; a fault, such as a character that no font has, is only a
    warning.
    """
    root = selection.workspace(workspace)
    printed = printing.print_packet(
        root,
        packet,
        edition=edition,
        paper=paper,
        which=which,
        told=told,
        forms=forms,
        html=html,
        output=output,
        force=force,
        along=progress.along,
    )
    from secondround.cli.output import endings, old_names, round_notes

    if form == "text":
        old_names.show(printed.outdated)
        if which is None:
            round_notes.show(root, printed.made.rounds, options.this_day())
    files = [f"{places.shown(path)} ({counted(pages, 'page')})" for path, pages in printed.pdfs]
    endings.end_with(
        files,
        printed.made,
        form,
        root,
        found=printed.found,
        complete=printed.complete,
        printed=set(forms) != {"cards"},
    )
