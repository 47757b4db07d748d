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
@click.option(
    "--into",
    type=options.PacketName(),
    metavar="PACKET",
    help="The packet they are for. Needed where there are several.",
)
@click.option("--yes", is_flag=True, help="Write at once, without asking.")
@click.option("--full", is_flag=True, help="Show every line that would change.")
@options.workspace
def import_(  # noqa: PLR0913 - each is an option of its own
    files: tuple[Path, ...],
    into: str | None,
    workspace: Path | None,
    *,
    stated: str | None,
    yes: bool,
    full: bool,
) -> None:
    """Take over what a resume, a posting, an invitation or a story bank says.

    FILE may be a folder, whose files are read, or -, which stands for text that you paste.

    The changes are shown first, and written when you agree. What you have edited yourself is never
    overwritten: where a file says something else, both texts are shown. Nothing is invented.
    """
    from secondround.app import import_sources, importing, next_steps
    from secondround.cli.output import asking, import_text, next_text

    root = selection.workspace(workspace)
    packet = selection.only(root, into)
    named, pasted = options.files_and_pasted(files)
    imported = import_sources.read(
        named, *import_sources.known(root, packet), pasted=pasted, stated=stated
    )
    wanted = importing.preview(root, packet, imported.read)
    click.echo(import_text.read(imported))
    shown = import_text.changes(wanted, full=full)
    for text in (shown, import_text.left_open(wanted, imported.read)):
        if text:
            click.echo(f"\n{text}")
    if not (wanted.changes or wanted.remembered):
        click.echo("\nThere is nothing new in it.")
        return
    if yes or asking.consents(import_text.agreement(wanted)):
        importing.write(root, wanted)
        steps = next_steps.find(root, {packet}, options.this_day())
        done = "Written." if wanted.changes else "Remembered. The records stay as they are."
        click.echo(f"\n{done} {next_text.first_steps(steps, root)}")
