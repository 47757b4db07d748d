"""`import`: a resume, a posting, an invitation or a story bank becomes fields of the records.

In: files. Out: a preview, and the changed records once the person agrees.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command(
    "secondround import resume.pdf",
    "secondround import posting.html invite.ics --into harbor-logistics",
    "secondround import posting.html --new halden-outdoor",
    "secondround import posting.html --new halden-outdoor --candidate amara-okafor",
    "secondround import resume.pdf --yes",
    "secondround import - --as posting",
    name="import",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE...",
)
@options.kind_of_files
@options.time_zone
@click.option(
    "--into",
    type=options.PacketName(),
    metavar="PACKET",
    help="The packet they are for. Needed where there are several.",
)
@click.option(
    "--new",
    metavar="NAME",
    help="Make a new packet of them: another application, in a folder NAME.",
)
@click.option(
    "--candidate",
    type=options.CandidateName(),
    metavar="ID",
    help="The client whose packet it is, where there are several.",
)
@options.yes
@click.option(
    "--full",
    is_flag=True,
    help="Show every line that would change, and everything that has no place in a packet.",
)
@options.workspace
def import_(  # noqa: PLR0913 - each is an option of its own
    files: tuple[Path, ...],
    into: str | None,
    new: str | None,
    candidate: str | None,
    workspace: Path | None,
    *,
    stated: dict[str, str],
    zone: str | None,
    yes: bool,
    full: bool,
) -> None:
    """Take over what a resume, a posting, an invitation or a story bank says.

    FILE may be a folder, whose files are read, or -, for text that you paste.

    The changes are shown first, and written when you agree. What you have edited yourself is never
    overwritten: where a file says something else, both texts are shown. Nothing is invented. Files
    about another company are not mixed into the packet: they get one of their own.
    """
    from secondround.app import import_sources, starting
    from secondround.cli.output import (
        company_question,
        import_text,
        taking_over,
        zone_question,
    )

    if into and new:
        raise click.UsageError("--into and --new name two packets: choose one.")
    root = selection.workspace(workspace)
    if candidate:
        into, new = import_sources.of_candidate(root, candidate, into, new)
    packet = starting.unused(root, new) if new else selection.only(root, into)
    named, pasted = options.files_and_pasted(files)
    known, competencies = import_sources.known(root, packet, options.this_day())
    imported = import_sources.read(named, known, competencies, pasted=pasted, stated=stated)
    imported = zone_question.answered(imported, known, root, packet, zone)
    click.echo(import_text.read(imported, full=full))
    if not (into or new):
        packet = company_question.packet(root, packet, imported.read, files)
    is_new = packet not in selection.packets(root)
    is_written = taking_over.show_and_write(root, packet, imported, yes=yes, full=full)
    # The same command with --full would make the packet once more.
    if is_written and is_new and not full and import_text.is_cut(imported.read):
        click.echo(import_text.in_full(imported.read, files, stated, "--into", packet))
