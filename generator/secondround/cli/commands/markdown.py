"""`markdown`: the packets as Markdown beside their records, for git hosts and for stock MkDocs.

In: a workspace. Out: index.md and plan.lock.json in each packet's folder, and the home page's
block. With --check nothing is written, and the exit code says whether anything would be.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.vocabulary import Edition


@command(
    "secondround markdown",
    "secondround markdown harbor",
    "secondround markdown --check",
    "secondround markdown harbor --edition carry --output carry",
)
@options.packets
@options.candidate
@click.option(
    "--check", is_flag=True, help="Only list the files that are out of date; exit code 1 if any is."
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
    edition: Edition,
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
    from secondround.app import markdown_files, upkeep
    from secondround.cli.output import endings, upkeep_text

    root = selection.workspace(workspace)
    files = markdown_files.markdown_files(
        root,
        packets=packets,
        candidate=candidate,
        edition=edition,
        output=output,
        force=force,
        along=progress.along,
    )
    endings.stop_without(files.made)
    words: list[str | Path] = ["markdown", *packets]
    if candidate is not None:
        words += ["--candidate", selection.candidate(root, candidate)]
    if output:
        words += ["--edition", edition.label, "--output", output]
    difference = upkeep.difference(files.wanted)
    if not check:
        upkeep.write(files.wanted, difference.stale)
    upkeep_text.show(files.wanted, difference, check=check, again=selection.order(root, *words))
    if none := selection.none_yet(root):
        click.echo(none, err=True)
    endings.examples(root, files.made)
    endings.end_without(files.made)
