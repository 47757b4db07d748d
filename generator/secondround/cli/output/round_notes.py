"""What is said of the round that something was made for, where another may be meant.

In: rounds, and the reader's day. Out: sentences on standard error, so that no file and no JSON
depends on the day.
"""

# ruff: noqa: PLC0415 (what is heavy is loaded where there is something to say)

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import selection
from secondround.cli.output import wrap
from secondround.text import listed

if TYPE_CHECKING:
    from secondround.app import outcome


def show(
    root: Path, rounds: Iterable[outcome.PreparedRound], today: dt.date, *, alone: bool = False
) -> None:
    """Say of a round that it is past and stands for want of a debrief, or that none follows it.

    alone: only of a debrief that is missing, where another round cannot be meant.
    """
    for meant in rounds:
        if meant.is_past(today):
            next_one = f"; for the next one: `--round {meant.later}`" if meant.later else ""
            way = selection.order(root, "debrief", meant.packet)
            other = "" if alone else next_one
            _say(f"{_past(meant)}, so this is still for it. To go on: {way}{other}.")
        elif meant.is_over and meant.is_last and not alone:
            way = selection.order(root, "add", "session", meant.packet)
            _say(
                f"“{meant.name}” is over, and no later round is on record, so this is still for "
                f"it. {way} adds one."
            )


def show_of_build(root: Path, rounds: Iterable[outcome.PreparedRound], today: dt.date) -> None:
    """Say in a line for each packet which rounds it leaves out, and what prints them; and which
    round is past and stands for want of a debrief.
    """
    for meant in rounds:
        said = []
        if meant.others:
            names = listed([f"“{name}”" for name in meant.others], most=selection.FEW)
            way = selection.order(root, "pdf", meant.packet, "--round", meant.others[0])
            said += [f"`{meant.packet}` is made for “{meant.name}”, without {names}: see {way}."]
        if meant.is_past(today):
            said += [_way_on(root, meant)]
        if said:
            _say(" ".join(said))


def show_past(root: Path, rounds: Iterable[outcome.PreparedRound], today: dt.date) -> None:
    """Say which rounds are past and stand for want of a debrief, and what writes it."""
    for meant in rounds:
        if meant.is_past(today):
            _say(_way_on(root, meant))


def _way_on(root: Path, meant: outcome.PreparedRound) -> str:
    way = selection.order(root, "debrief", meant.packet)
    return f"{_past(meant)}. To go on: {way}."


def _past(meant: outcome.PreparedRound) -> str:
    from secondround.app import by_the_clock

    return by_the_clock.past(meant)


def _say(text: str) -> None:
    click.echo(wrap.fill(text, whole=True), err=True)
