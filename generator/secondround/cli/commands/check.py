"""`check`: everything that is wrong or missing, in one go.

In: a workspace. Out: problems, as text for people, as JSON for programs, as annotations for pull
requests.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.problems import CODES, failed, page
from secondround.text import capital, did_you_mean, nearest


def _explain(ctx: click.Context, param: click.Parameter, code: str | None) -> None:
    """Print what the table says of `code`, then its page of reasons, and stop."""
    del param
    if code is None or ctx.resilient_parsing:
        return
    if code not in CODES:
        codes = textwrap.fill(", ".join(sorted(CODES)), 80, break_on_hyphens=False)
        hint = capital(did_you_mean(nearest(code, CODES))) or f"The codes are:\n{codes}"
        raise click.UsageError(f"No such code: `{code}`. {hint}", ctx)
    entry = CODES[code]
    severities = " or ".join(severity.name.lower() for severity in entry.severities)
    click.echo(f"{code}: {severities}, stage {entry.stage.value}\n")
    click.echo(page(code).rstrip())
    ctx.exit()


@command(
    "secondround check",
    "secondround check harbor --strict",
    "secondround check harbor --resume sent.pdf",
    "secondround check --format github",
    "secondround check --explain result-without-figure",
    writes=False,
)
@options.packets
@options.candidate
@options.problem_form
@click.option("--strict", is_flag=True, help="Also fail on warnings.")
@click.option(
    "--all", "everything", is_flag=True, help="Show every problem with its line and how to fix it."
)
@click.option("--no-plan", is_flag=True, help="Skip what needs a story plan, which is faster.")
@click.option(
    "--resume",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Compare all figures with those in the resume you sent.",
)
@click.option(
    "--explain",
    metavar="CODE",
    callback=_explain,
    is_eager=True,
    help="Explain why a problem with this code matters, and exit.",
)
@options.workspace
def check(  # noqa: PLR0913 a command's options are its arguments
    *,
    packets: tuple[str, ...],
    candidate: str | None,
    form: str,
    strict: bool,
    everything: bool,
    no_plan: bool,
    resume: Path | None,
    explain: None,
    workspace: Path | None,
) -> None:
    """Find what is wrong or missing in the records.

    Candidates and libraries are checked as well. If there are more than ten problems, only errors
    are shown with their line and how to fix them; the others get a line each. Exit code 1 if there
    is an error.

    With --format json, each object is a problem: file, line, column, width, severity, code,
    message, hint.
    """
    del explain
    from secondround.app import checking, parallel
    from secondround.cli.output import report, round_notes

    root = selection.workspace(workspace)
    candidate = None if candidate is None else selection.candidate(root, candidate)
    wanted = selection.chosen(root, packets, candidate) if packets or candidate else None
    found = parallel.made(root, wanted, edition=None, planned=not no_plan, along=progress.along)
    problems, lines = checking.everything(root, wanted, found, resume)
    problems = problems or (() if selection.packets(root) else (report.no_packet(root),))
    if form == "text":
        is_short = not everything and len(problems) > report.IN_FULL
        (report.show_short if is_short else report.show)(problems, lines)
        click.echo(report.summary(problems), err=True)
        if problems:
            click.echo(report.reasons(problems), err=True)
        if is_short:
            click.echo(report.what_next(root), err=True)
        round_notes.show_past(root, found.rounds, options.this_day())
    else:
        report.put(problems, form, root)
    if failed(problems, strict=strict):
        click.get_current_context().exit(1)
