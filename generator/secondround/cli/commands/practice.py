"""`practice`: rehearse a round aloud, card by card.

In: a packet, what is typed, or what the phone has copied. Out: the log beside the record, or cards
for Anki.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command


@command(
    "secondround practice harbor",
    "secondround practice harbor --again",
    "secondround practice harbor --from phone.yml",
    "secondround practice harbor --anki cards.txt",
)
@options.packet
@options.stage
@options.today
@click.option(
    "--again", is_flag=True, help="Rehearse everything once more, whatever you could already say."
)
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take over what the phone has copied; - reads text that you paste.",
)
@click.option(
    "--anki",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the cards as a text file that Anki imports.",
)
@options.workspace
def practice(  # noqa: PLR0913 a command's options are its arguments
    *,
    packet: str,
    which: str | None,
    today: dt.date | None,
    again: bool,
    file: Path | None,
    anki: Path | None,
    workspace: Path | None,
) -> None:
    """Rehearse a round aloud: one question or cue at a time, with a clock.

    First what you could not say last time, then what no story answers, then the rest. What you
    could not say comes back soon; what you could comes back on the next day of rehearsal: 7, 5, 3
    and 1 days before the round, or 14, 10, 6, 3 and 1.

    Terminal and phone share one log: `phone` and `build` write a page that starts from it, and
    --from takes over what the phone has copied. It stays beside the record, out of git, and of all
    editions only the candidate's has it. After three stories told in full, it knows how fast you
    speak, and says which `pace` to write down.
    """
    from secondround.app import by_the_clock, practising
    from secondround.cli.output import rehearsing, round_notes

    root = selection.workspace(workspace)
    found = practising.begin(root, packet, which)
    day = today or options.this_day()
    if which is None:
        stage = selection.stage(found.application.record, None)
        meant = by_the_clock.prepared(found.application, stage)
        round_notes.show(root, [meant], day)
    if anki:
        rehearsing.write_cards(found, anki)
    elif file:
        named, pasted = options.files_and_pasted([file])
        data = pasted or b""
        said = practising.read_file(named[0]) if named else practising.read(practising.PASTED, data)
        rehearsing.take(found, said, day)
    else:
        rehearsing.rehearse(found, day, again=again)
