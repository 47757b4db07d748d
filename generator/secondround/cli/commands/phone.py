"""`phone`: the day of one packet as a file for the phone.

In: a packet. Out: one HTML file.
"""

from __future__ import annotations

from pathlib import Path

from secondround.app import places, selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.vocabulary import Edition


@command(
    "secondround phone harbor",
    "secondround phone harbor --edition carry",
    "secondround phone harbor --told freezer-night=kim-lee",
    for_all="`secondround build` writes them all.",
)
@options.packet
@options.edition
@options.stage
@options.told
@options.problem_form
@options.force("Overwrite the file even if the program did not make it.")
@options.output("Write into DIR. Default: print/PACKET or print/EDITION-edition/PACKET.")
@options.workspace
def phone(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    edition: Edition,
    which: str | None,
    told: tuple[str, ...],
    output: Path | None,
    workspace: Path | None,
    form: str,
    force: bool,
) -> None:
    """Write the day of a packet as one file for your phone.

    Send the file to your phone, open it there, and it works without a network: who is next, your
    cues, boxes that stay ticked. Mark what you told, and it plans the rest of the day.
    """
    from secondround.app import phones  # noqa: PLC0415 (heavy)
    from secondround.cli.output import endings, old_names, progress, round_notes  # noqa: PLC0415 (heavy)

    root = selection.workspace(workspace)
    written = phones.write(
        root,
        packet,
        edition=edition,
        which=which,
        told=told,
        output=output,
        force=force,
        along=progress.along,
    )
    files = [
        f"{places.shown(path)} ({path.stat().st_size / 1_000:,.0f} kB)" for path in written.paths
    ]
    if form == "text":
        old_names.show(written.outdated)
        if which is None:
            round_notes.show(root, written.made.rounds, options.this_day())
    endings.end_with(files, written.made, form, root)
