"""`manual`: everything about the program, to read in a browser.

In: a folder, or none. Out: the page to open.
"""

from __future__ import annotations

from pathlib import Path

import click

from secondround.cli import options
from secondround.cli.group import command


@command("secondround manual", "secondround manual --output manual")
@options.output(
    "Write the manual into DIR. Default: a folder of your own for what can be made again."
)
def manual(output: Path | None) -> None:
    """Write the manual as pages for your browser, and say where they are.

    It shows how to do things, explains every field, command and problem, and says why. It needs
    neither a network nor a workspace.
    """
    from secondround.app import manuals  # noqa: PLC0415 (it needs MkDocs, and help needs none)

    click.echo(f"Open {manuals.write(output)}")
