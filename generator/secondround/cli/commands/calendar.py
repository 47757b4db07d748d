"""`calendar`: a round for the calendar, and its people for the address book.

In: a packet. Out: an .ics file, and a .vcf file.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from secondround.app import places, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.system import epoch
from secondround.vocabulary import Edition


@command(
    "secondround calendar harbor",
    "secondround calendar harbor --round 1",
    "secondround calendar harbor --edition carry",
)
@options.packet
@options.edition
@options.stage
@options.problem_form
@options.force("Overwrite the files even if the program did not make them.")
@options.output("Write into DIR. Default: print/PACKET or print/EDITION-edition/PACKET.")
@options.today
@options.workspace
def calendar(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    edition: Edition,
    which: str | None,
    output: Path | None,
    today: dt.date | None,
    workspace: Path | None,
    form: str,
    force: bool,
) -> None:
    """Write a round for your calendar, and its interviewers as contacts.

    The .ics file holds each session with room, link and cues, rehearsals on the evenings before,
    and what is due when: what they asked for, what you promised, and each thank-you note. Open it
    again after a change: no event is added twice.
    """
    from secondround.app import calendars  # noqa: PLC0415 (heavy)
    from secondround.cli.output import endings, old_names, progress, round_notes  # noqa: PLC0415 (heavy)

    root = selection.workspace(workspace)
    day = today or options.this_day()
    written = calendars.write(
        root,
        packet,
        edition=edition,
        stamp=epoch.moment(),
        today=day,
        which=which,
        output=output,
        force=force,
        along=progress.along,
    )
    if form == "text":
        old_names.show(written.outdated)
        if which is None:
            round_notes.show(root, written.made.rounds, day)
    endings.end_with(tuple(map(places.shown, written.paths)), written.made, form, root)
