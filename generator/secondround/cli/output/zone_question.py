"""In which time zone the candidate will be, where an invitation has its times in UTC.

In: what was read. Out: the same with the times of that zone: as an option says, as the record has
it, or as a person answers on a terminal. Nobody's zone is guessed; why it is asked is said.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from secondround.app import errors, time_zones
from secondround.cli.output import wrap
from secondround.imports import reading
from secondround.imports.invite import Known

_LATER = "later"


def answered(
    imported: reading.Imported, known: Known, root: Path, packet: str | None, stated: str | None
) -> reading.Imported:
    """What was read, on the candidate's clock as far as that is known.

    stated: the zone that was typed as an option; Refused where there is none of that name.
    """
    zone = time_zones.checked(stated) if stated else ""
    is_in_utc, is_without = time_zones.in_utc(imported), time_zones.without(imported)
    if not (is_in_utc or is_without):
        return imported
    if not zone and packet:
        zone, why = time_zones.of_record(root, packet, imported)
        if why:
            click.echo(wrap.fill(f"The times were taken to be in {zone}, {why}."))
    if not zone and is_in_utc:
        zone = _asked(root, packet, imported)
    elif not zone:
        _propose(root, packet, imported)
    return reading.in_time_zone(imported, known, zone) if zone else imported


def _propose(root: Path, packet: str | None, imported: reading.Imported) -> None:
    """Says what the record points to, where an invitation names no time zone."""
    zone, why = time_zones.likely(root, packet, imported)
    if zone:
        click.echo(
            wrap.fill(
                f"The invitation’s time zone is not certain. It may be {zone} ({why}): if so, add "
                f"`--time-zone {zone}`."
            )
        )


def _asked(root: Path, packet: str | None, imported: reading.Imported) -> str:
    """The answer of whoever sits at the terminal; "" where there is none."""
    zone, why = time_zones.likely(root, packet, imported)
    if not sys.stdin.isatty():
        example = f"--time-zone {zone}` ({why})" if zone else "--time-zone Europe/Berlin`"
        click.echo(
            wrap.fill(
                "The invitation's times are in UTC. Say where you will be, and they are changed: "
                f"add for example `{example}."
            )
        )
        return ""
    about = f" It may be {zone} ({why})." if zone else ""
    click.echo(wrap.fill(f"The invitation's times are in UTC.{about}"))
    while True:
        text = click.prompt(
            "In which time zone will you be? (Return to say it later)",
            default=_LATER,
            show_default=False,
        )
        if text == _LATER:
            return ""
        try:
            return time_zones.checked(text.strip())
        except errors.Refused as error:
            click.echo(str(error))
