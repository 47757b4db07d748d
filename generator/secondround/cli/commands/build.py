"""`build`: the site of one edition, with a PDF of every packet and its day card.

In: a workspace. Out: the site's folder, exchanged whole; or every problem, and the earlier site as
it was.
"""

# ruff: noqa: PLC0415 (what is slow is imported when it is needed)

from __future__ import annotations

import sys
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

import click

from secondround.app import building, places, selection
from secondround.cli import options, trusting
from secondround.cli.group import command
from secondround.cli.output import hooking, progress
from secondround.render.pdf import Paper
from secondround.vocabulary import Edition


@command(
    "secondround build",
    "secondround build harbor --no-pdf",
    "secondround build --candidate amara-okafor",
    "secondround build --edition public --output public",
    "secondround build --dask tls://10.0.0.5:8786",
)
@options.packets
@options.candidate
@options.edition
@options.paper
@click.option("--no-pdf", is_flag=True, help="Build only the site, without PDFs.")
@options.problem_form
@options.force("Replace a site even if it holds files that no build made.")
@options.output("Build into DIR. Default: site, site-ID or site-EDITION-edition in the workspace.")
@click.option(
    "--executor",
    "named",
    metavar="MODULE:NAME",
    help="Make the packets with the concurrent.futures executor that this function gives.",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Make the packets on the cluster of this Dask scheduler: private data goes there.",
)
@click.option(
    "--summary",
    "summary_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was made, what was kept and why to FILE, as JSON.",
)
@trusting.option
@options.workspace
def build(  # noqa: PLR0913 a command's options are its arguments
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    edition: Edition,
    paper: Paper | None,
    output: Path | None,
    workspace: Path | None,
    no_pdf: bool,
    form: str,
    force: bool,
    named: str | None,
    dask: str | None,
    summary_file: Path | None,
    trust: bool,
) -> None:
    """Build the site and a PDF of every packet and its day card.

    The site holds the home page, the guides, and all packets or those you name.

    With --candidate the site has a folder of its own, and nothing is built if another candidate's
    name would be in it, or six words in a row that hardly anybody else would say. `secondround
    check --explain leaked-field` says what that search cannot find.

    For the public edition, the build lists what a reader could still search for, and asks you
    before it updates the site.

    With --dask or --executor the packets and PDFs are made elsewhere, and the site is identical,
    byte for byte. Each packet's files go to the machines that you name, and nowhere else.

    Exit code 1 if the site or a PDF could not be made; a PDF with a fault is only a warning.
    """
    root = selection.workspace(workspace)
    trusting.require(root, "build", trust=trust)
    with _executor(named, dask) as executor:
        built = building.build(
            root,
            edition=edition,
            output=output,
            packets=packets,
            candidate=candidate,
            paper=paper,
            pdf=not no_pdf,
            force=force,
            along=progress.along,
            agree=_agree(root) if edition is Edition.PUBLIC else None,
            executor=executor,
        )
    if built.remark:
        click.echo(built.remark, err=True)
    if summary_file:
        from secondround.cli.output import made_text

        made_text.write(summary_file, built, edition)
    if form == "text":
        _say(root, built)
    else:
        from secondround.cli.output import endings, report

        report.put(endings.of_output(built.made, built.found), form, root)
    if not built.complete:
        click.get_current_context().exit(1)


def _agree(root: Path) -> building.Agree:
    from secondround.cli.output import review

    return partial(review.agree, root)


def _executor(named: str | None, dask: str | None) -> AbstractContextManager[Executor | None]:
    if not named and not dask:
        return nullcontext()
    from secondround.cli import executors

    return executors.opened(named, dask)


def _say(root: Path, built: building.Built) -> None:
    """Where things are, and what is wrong."""
    from secondround.cli.output import endings, report, round_notes

    endings.stop_without(built.made)
    if built.done:
        click.echo(places.all_shown(built.site, built.places))
    if not built.made.rounds and (none := selection.none_yet(root)):
        click.echo(none, err=True)
    endings.examples(root, built.made)
    round_notes.show_of_build(root, built.made.rounds, options.this_day())
    report.show(sorted(built.found), built.made.lines, err=True)
    if not built.done:
        click.echo("The site was not updated.", err=True)
    elif sys.stderr.isatty():
        from secondround.cli.output import made_text

        click.echo(made_text.as_text(built), err=True)
    if reminder := hooking.reminder(root):
        click.echo(reminder, err=True)
    for packet in built.kept:
        click.echo(
            f"`{packet}` stays in the site as it was: its page and PDFs are from an earlier build.",
            err=True,
        )
    if built.done:
        endings.end_without(built.made)
