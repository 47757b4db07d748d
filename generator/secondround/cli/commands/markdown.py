"""`markdown`: the packets as Markdown beside their records, for git hosts and for stock MkDocs.

In: a workspace. Out: index.md and plan.lock.json in each packet's folder, and the home page's
block. With --check nothing is written, and the exit code says whether anything would be.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress, upkeep
from secondround.system import workfolder
from secondround.vocabulary import Edition, layout


@command(
    "secondround markdown",
    "secondround markdown harbor",
    "secondround markdown --check",
    "secondround markdown harbor --edition carry --output carry",
)
@options.packets
@options.candidate
@click.option(
    "--check", is_flag=True, help="Only name the files that are out of date; exit code 1 if any is."
)
@options.force("Overwrite pages even if the program did not make them.")
@options.edition
@options.output(
    "Write into DIR instead of beside the records. All editions but the candidate's need it."
)
@options.workspace
def markdown(  # noqa: PLR0913 a command's options are its arguments
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    edition: str,
    output: Path | None,
    workspace: Path | None,
    check: bool,
    force: bool,
) -> None:
    """Write the packets as Markdown beside their records.

    Each packet gets an index.md, and a file that keeps its story plan stable. Both are made to be
    committed, so that changes read well in a diff.

    The home page, which lists the packets, is written only together with all of them, or for one
    candidate with --output.
    """
    from secondround.app import leak_check, parallel, pipeline
    from secondround.cli.output import report
    from secondround.render import marked

    root = selection.workspace(workspace)
    output = selection.apart(root, output)
    if edition != Edition.CANDIDATE.label and not output:
        raise click.UsageError(
            f"Beside the records stands the candidate's edition. Say where {edition} goes: --output DIR."
        )
    whose = None if candidate is None else selection.candidate(root, candidate)
    some = selection.chosen(root, packets, whose) if packets or whose else None
    made = parallel.made(root, some, edition=edition, along=progress.along)
    report.stop_without(made)
    files = {f"{page.place}/{layout.PAGE}": marked(page.text) for page in made.pages}
    if output is None:
        files |= made.locks or {}
    if not packets and (whose is None or output):
        files[layout.PAGE] = pipeline.home(root, made.pages, () if output else made.left_out)
    contents = made.contents if whose is None else leak_check.apart(root, whose, edition)
    metas = tuple(page.meta for page in made.pages)
    written = {PurePosixPath(place): text.encode() for place, text in files.items()}
    leak_check.stop(leak_check.Output(root, edition, contents, metas), written)
    base = workfolder.base(root, output)
    over = (
        files if force else () if output else {layout.PAGE}
    )  # of the home page all that a person wrote stays in it
    words = [
        *packets,
        *(("--candidate", whose) if whose else ()),
        *(("--edition", edition) if output else ()),
    ]
    again = selection.order(root, "markdown", *words, *(("--output", output) if output else ()))
    upkeep.put(
        files,
        output or root / layout.PACKETS,
        check=check,
        again=again,
        base=base,
        over=over,
        inside=output or root,
    )
    if none := selection.none_yet(root):
        click.echo(none, err=True)
    report.examples(root, made)
    report.end_without(made)
