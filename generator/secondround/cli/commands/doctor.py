"""`doctor`: what is missing on this machine, and what to type.

In: the machine. Out: a line for each thing looked at. It must work where nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from secondround.app import diagnostics, errors, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import hooking
from secondround.problems import failed
from secondround.system import State, hooks

_GUARD: Final = "Guard before a push"


@command("secondround doctor")
@options.problem_form
@options.workspace
def doctor(workspace: Path | None, form: str) -> None:
    """Find out what is missing on this machine, and how to install it.

    Exit code 1 if something is missing that a packet, a site or a PDF needs.
    """
    root = _workspace(workspace)
    findings = (*diagnostics.look(root), *(_hook(root) if root else ()))
    problems = diagnostics.problems(findings)
    if form == "text":
        _say(findings)
    else:
        from secondround.cli.output import report  # noqa: PLC0415 (it needs what may be missing)

        report.put(problems, form, root or Path.cwd())
    if failed(problems):
        click.get_current_context().exit(1)


def _say(findings: Iterable[diagnostics.Finding]) -> None:
    """A line for each thing looked at, and last what to fix."""
    all_is_well = True
    for finding in findings:
        click.echo(_said(finding))
        all_is_well = all_is_well and finding.fine
    click.echo()
    click.echo("All is well." if all_is_well else "To fix what is missing, type the line below it.")


def _workspace(given: Path | None) -> Path | None:
    if given:
        return given.resolve()
    try:
        return selection.workspace(None)
    except errors.Refused:
        return None


def _hook(root: Path) -> tuple[diagnostics.Finding, ...]:
    """Whether a push is looked at; nothing is said without a repository, or anything private."""
    found = hooks.state(root)
    if found is State.THERE:
        return (diagnostics.Finding(_GUARD, "git runs `secondround guard` before every push"),)
    if found is State.NO_REPOSITORY or not _has_private_records(root):
        return ()
    remedy = hooking.order(root).strip("`")
    return (
        diagnostics.Finding(
            _GUARD, "git does not, so a private file could be pushed", "no-hook", (remedy,)
        ),
    )


def _has_private_records(root: Path) -> bool:
    """Also where it cannot be known, since what reads records is missing: better one line more."""
    try:
        from secondround.app import exposure  # noqa: PLC0415 (it needs what may be missing)
    except ImportError:
        return True
    return exposure.has_private_records(root)


def _said(finding: diagnostics.Finding) -> str:
    mark = (
        click.style("ok     ", fg="green")
        if finding.fine
        else click.style("missing", fg="red", bold=True)
    )
    lines = [
        f"{mark}  {finding.name}: {finding.found}",
        *(f"           {line}" for line in finding.remedy),
    ]
    return "\n".join(lines)
