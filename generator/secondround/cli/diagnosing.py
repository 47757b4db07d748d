"""`doctor`: says what is missing on this machine, and what to type.

In: the machine. Out: a line for each thing looked at. It must work where nothing else does.
"""

from __future__ import annotations

from pathlib import Path

import click

from secondround.cli import lookup, machine, options
from secondround.cli.commands import command


@command("secondround doctor")
@options.workspace
def doctor(workspace: Path | None) -> None:
    """Name what is missing on this machine, with the command that installs it.

    Exit code 1 where something is missing that a packet, a site or a PDF needs.
    """
    findings = machine.look(_workspace(workspace))
    for finding in findings:
        click.echo(_said(finding))
    missing = [finding.name for finding in findings if not finding.fine]
    click.echo()
    click.echo(f"To mend: {', '.join(missing)}." if missing else "All is well.")
    if missing:
        click.get_current_context().exit(1)


def _workspace(given: Path | None) -> Path | None:
    if given:
        return given.resolve()
    try:
        return lookup.workspace(None)
    except click.UsageError:
        return None


def _said(finding: machine.Finding) -> str:
    mark = click.style("ok     ", fg="green") if finding.fine else click.style("missing", fg="red", bold=True)
    lines = [f"{mark}  {finding.name}: {finding.found}", *(f"           {line}" for line in finding.remedy)]
    return "\n".join(lines)
