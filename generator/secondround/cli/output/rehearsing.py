"""A rehearsal at the terminal: a card, the time it takes, the answer, and whether it could be said.

In: a rehearsal. Out: the same with what was said, written after each card, so that Ctrl-C loses
nothing.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import click

from secondround.app import errors, practising
from secondround.cli import confirming, options
from secondround.cli.output import wrap
from secondround.packet import PracticeCard
from secondround.records.models import Practised
from secondround.text import counted, duration, number_word, short_day

_SOON: Final = 2
"""Cards after which one comes back that could not be said."""
_HOW: Final = "Say each one aloud. Ctrl-C stops, and nothing is lost."


def rehearse(found: practising.Rehearsal, today: dt.date, *, again: bool) -> None:
    """Ask every card that is due, or all of them again, until each could be said."""
    waiting = list(found.deck.cards if again else found.due(today))
    if not waiting:
        click.echo(f"Everything has been said. {_when(found, today)}".strip())
        click.echo("All of it once more: --again.")
        return
    everything = len(found.deck.cards)
    of_all = f" of {everything}" if len(waiting) < everything else ""
    click.echo(f"{counted(len(waiting), 'card').capitalize()}{of_all}. {_HOW}")
    try:
        while waiting:
            card = waiting.pop(0)
            entry = _ask(card, today)
            found = found.with_entries([entry])
            found.write()
            if not entry.said:
                waiting.insert(_SOON, card)
    except click.Abort:
        click.echo()
    _say_where(found, today)


def _ask(card: PracticeCard, today: dt.date) -> Practised:
    """What became of one card."""
    click.echo(f"\n{wrap.fill(click.style(card.prompt, bold=True))}")
    begun = time.monotonic()
    click.prompt("Press Enter once you have said it", default="", show_default=False)
    seconds = practising.seconds(time.monotonic() - begun)
    click.echo(wrap.fill(card.answer or "Nothing is prepared: answer it once, aloud.", "  ", "  "))
    took = f"That took {duration(seconds)}. " if seconds else ""
    said = confirming.agreed(f"{took}Could you say it?", default=True)
    at = dt.datetime.combine(today, options.this_moment())
    return Practised(
        at=at.isoformat(timespec="seconds"),
        card=card.key,
        said=said,
        seconds=seconds,
        words=card.words,
    )


def take(found: practising.Rehearsal, said: Iterable[Practised], today: dt.date) -> None:
    """Put what the phone has copied into the log."""
    before = len(found.log)
    found = found.with_entries(said)
    new = len(found.log) - before
    if new:
        found.write()
    known = {card.key for card in found.deck.cards}
    strange = len({entry.card for entry in said} - known)
    click.echo(f"{counted(new, 'card').capitalize()} taken over.")
    if strange:
        number = number_word(strange).capitalize()
        are = "is for a card" if strange == 1 else "are for cards"
        click.echo(f"{number} of them {are} that this round no longer has.")
    _say_where(found, today)
    click.echo(f"The phone goes on from here with a new file: `secondround phone {found.packet}`.")


def write_cards(found: practising.Rehearsal, path: Path) -> None:
    """Write the cards for Anki; a file that is there already stays."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(practising.cards_for_anki(found.deck))
    except FileExistsError as error:
        raise errors.Refused(f"{path} is there already. Name another file.") from error
    except OSError as error:
        raise errors.Refused(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"{path} has {counted(len(found.deck.cards), 'card')}. In Anki: File, Import.")


def _say_where(found: practising.Rehearsal, today: dt.date) -> None:
    """How far the rehearsal has come, and when it goes on."""
    left = len(found.due(today))
    times = {1: "once", 2: "twice"}.get(found.runs) or counted(found.runs, "time")
    all_said = f"Everything has been said {times}." if found.runs else ""
    open_ = f"{counted(left, 'card').capitalize()} left for today." if left else ""
    click.echo("\n" + " ".join(filter(None, (all_said, open_, _when(found, today)))))
    if found.pace and found.pace != found.application.candidate.pace:
        _offer_pace(found, found.pace)


def _offer_pace(found: practising.Rehearsal, pace: int) -> None:
    """Write the pace that was heard, once the person agrees; without an answer it is named."""
    file = found.application.candidate_source.file
    click.echo(f"You speak {pace} words a minute; {file} says {found.application.candidate.pace}.")
    agreed = False
    with suppress(click.Abort):
        agreed = confirming.agreed("Write it there, so that every length is counted with it?")
    if agreed:
        found.write_pace(pace)
        click.echo(f"wrote {file}")
    else:
        click.echo(f"\nTo use it later, write `pace: {pace}` there.")


def _when(found: practising.Rehearsal, today: dt.date) -> str:
    ahead = found.ahead(today)
    return f"Next: {short_day(ahead[0])}." if ahead else ""
