"""`upgrade`: the files of an earlier version, rewritten in the current form.

In: a workspace. Out: the changes, written once the person agrees.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command("secondround upgrade", "secondround upgrade --dry-run")
@click.option("--dry-run", is_flag=True, help="Show the changes, and write nothing.")
@options.yes
@options.workspace
def upgrade(workspace: Path | None, *, dry_run: bool, yes: bool) -> None:
    """Rewrite in the current form what an earlier version wrote.

    Fields that were renamed get their new name. Values in another form, such as `5 November 2026`
    or `with: priya`, are written as they are read. Comments and the rest stay as they are.
    """
    from secondround.app import importing, upgrading
    from secondround.cli.output import asking, import_text

    root = selection.workspace(workspace)
    wanted = upgrading.preview(root)
    if not wanted.changes:
        click.echo("Nothing to upgrade: every file is in the current form.")
        return
    for change in wanted.changes:
        click.echo("\n".join(import_text.difference(change)))
    if not dry_run and (yes or asking.consents("Write this?")):
        importing.write(root, wanted)
        click.echo("Written.")
