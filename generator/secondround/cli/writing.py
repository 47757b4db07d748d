"""`markdown`: the packets as Markdown beside their records, for git hosts and for stock MkDocs.

In: a workspace. Out: index.md and plan.lock.json in each packet's folder, and the home page's block. With --check
nothing is written, and the exit code says whether anything would be.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.cli import lookup, options, progress, upkeep
from secondround.cli.commands import command

if TYPE_CHECKING:
    from secondround.cli.stages import Planned


@command(
    "secondround markdown",
    "secondround markdown harbor",
    "secondround markdown --check",
    "secondround markdown harbor --edition carry --output carry",
)
@options.packets
@click.option("--check", is_flag=True, help="Write nothing; name what is out of date, with exit code 1.")
@options.edition
@options.output("Write below DIR instead of beside the records; needed for every edition but the candidate's.")
@options.workspace
def markdown(
    packets: tuple[str, ...], edition: str, output: Path | None, workspace: Path | None, *, check: bool
) -> None:
    """Write the packets as Markdown: index.md, with the story plan's lock file beside it.

    They are made to be committed, so that a change reads well in a diff. All packets, or those named.
    """
    from secondround.cli import report, stages

    root = lookup.workspace(workspace)
    if edition != "candidate" and not output:
        raise click.UsageError(
            f"Beside the records stands the candidate's edition. Say where {edition} goes: --output DIR."
        )
    wanted = lookup.chosen(root, packets)
    found = stages.planned(root, wanted if packets else None)
    report.stop(found.problems, found.workspace.sources)
    made = _files(found, root, edition, beside=output is None, home=not packets)
    upkeep.put(made, output or root / "packets", check=check, again="secondround markdown")


def _files(found: Planned, root: Path, edition: str, *, beside: bool, home: bool) -> dict[str, str]:
    """What is to be written, by its place below packets/."""
    from secondround.cli import stages

    pages = list(progress.along("Writing", stages.pages(found, edition, root), len(found.plans)))
    made = {f"{page.id}/index.md": page.text for page in pages}
    if beside:
        made |= stages.locks(found)
    if home:
        made["index.md"] = stages.home(root, pages)
    return made
