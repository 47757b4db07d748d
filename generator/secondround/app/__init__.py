"""What the program does, as plain functions: the stages put together, and what is judged of their
results.

In: folders, names and editions. Out: pages in memory, problems, or an exception of `errors`. It
prints nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from secondround.app.building import Built
    from secondround.render.pdf import Paper

# Modules, each imported when it is asked for: a command loads what it needs.
__all__ = [
    "adding",
    "adding_edits",
    "adding_questions",
    "agenda",
    "agenda_page",
    "answers",
    "build",
    "building",
    "by_the_clock",
    "calendars",
    "checking",
    "client_folders",
    "comparison",
    "debrief_files",
    "debrief_kept",
    "debrief_reading",
    "debriefing",
    "debriefs",
    "diagnostics",
    "due",
    "elsewhere",
    "errors",
    "exporting",
    "exposure",
    "foreign_code",
    "forgetting",
    "handing_over",
    "history",
    "import_sources",
    "imported_facts",
    "imported_file",
    "importing",
    "leak_check",
    "live_site",
    "locking",
    "manuals",
    "markdown_files",
    "needing",
    "new_client",
    "next_steps",
    "on_the_day",
    "other_company",
    "outcome",
    "papers",
    "parallel",
    "phones",
    "pipeline",
    "places",
    "planning",
    "practising",
    "printing",
    "recipes",
    "relative_days",
    "selection",
    "sending",
    "sent_notes",
    "sent_resume",
    "starting",
    "thanking",
    "time_zones",
    "unfinished",
    "upgrading",
    "upkeep",
    "watching",
]


def build(  # noqa: PLR0913 (each is named where it is given)
    root: Path | str,
    *,
    edition: str = "candidate",
    output: Path | str | None = None,
    packets: tuple[str, ...] = (),
    candidate: str | None = None,
    paper: Paper | None = None,
    pdf: bool = True,
    force: bool = False,
    executor: Executor | None = None,
) -> Built:
    """Make what the command `build` makes, and return it with its problems: see `building`.

    executor: where the packets are made, any of `concurrent.futures`; None: here.
    """
    from secondround.app import building  # noqa: PLC0415 (the program starts without it)
    from secondround.vocabulary import Edition  # noqa: PLC0415 (as before)

    return building.build(
        Path(root),
        edition=Edition.labelled(edition),
        output=None if output is None else Path(output),
        packets=packets,
        candidate=candidate,
        paper=paper,
        pdf=pdf,
        force=force,
        executor=executor,
    )
