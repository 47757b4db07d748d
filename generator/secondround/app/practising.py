"""Rehearsal: which cards are due, what has been said so far, and how fast.

In: a workspace, a packet, a day. Out: cards in the order in which they are worth saying, and the
log with what was said, beside the record. The day is given: no clock is read here.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from statistics import median
from typing import Final

from msgspec import Struct

from secondround import packet, records
from secondround.app import adding_edits, errors, importing, planning, practice_log
from secondround.packet import Deck, PracticeCard
from secondround.plan import spoken
from secondround.records import Application, Candidate
from secondround.records.edit import Edit
from secondround.records.models import Practice, Practised
from secondround.records.yaml import reader
from secondround.system import files

PASTED: Final = "pasted.yml"
"""What a log that is in no file is called."""
_ENOUGH: Final = 3
"""Times that something was said in full, from which on a pace can be told."""
_SPEECH: Final = range(80, 221)
"""Words a minute that are speech: what is slower was interrupted, what is faster was skipped."""
_LONGEST: Final = 600
"""Seconds that somebody may speak to one card; what took longer was laid aside. The phone has the
same limit.
"""
_PACES: Final = range(110, 171)
"""What `pace` may be."""
_WRAP: Final = re.compile(r"(?<!\n)\n(?!\s*(?:\n|[-*•]\s|\d+[.)]\s))")
"""Where a line ends and its paragraph goes on: behind it is neither a blank line nor an item."""


class Rehearsal(Struct, frozen=True):
    """A round's cards, and what has been said of them."""

    root: Path
    application: Application
    deck: Deck
    log: tuple[Practised, ...]

    @property
    def packet(self) -> str:
        """The packet's id."""
        return self.application.id

    def due(self, today: dt.date) -> tuple[PracticeCard, ...]:
        """The cards that have not been said since the last day of rehearsal: first what could not
        be said, then what nothing is planned for or is weak, then the rest.
        """
        since = self._since(today)
        last = {entry.card: entry for entry in self.log}
        waiting = []
        for turn, card in enumerate(self.deck.cards):
            entry = last.get(card.key)
            if entry is None or not entry.said or _day(entry) < since:
                missed = entry is not None and not entry.said
                waiting.append((not missed, not card.weak, turn, card))
        waiting.sort(key=lambda each: each[:3])
        return tuple(card for *_, card in waiting)

    def ahead(self, today: dt.date) -> tuple[dt.date, ...]:
        """The days of rehearsal still to come."""
        days = (self._on(before) for before in self.deck.days)
        return tuple(day for day in days if day and day > today)

    @property
    def runs(self) -> int:
        """How many times everything has been said."""
        times = {card.key: 0 for card in self.deck.cards}
        for entry in self.log:
            if entry.said and entry.card in times:
                times[entry.card] += 1
        return min(times.values(), default=0)

    @property
    def pace(self) -> int | None:
        """The words a minute at which the candidate speaks, as `pace` may have them; None while
        too little was timed.
        """
        heard = list(filter(_SPEECH.__contains__, map(_words_a_minute, self.log)))
        if len(heard) < _ENOUGH:
            return None
        return min(max(round(median(heard)), _PACES[0]), _PACES[-1])

    def with_entries(self, entries: Iterable[Practised]) -> Rehearsal:
        """The rehearsal with more of what was said; what it knows already is not doubled."""
        known = {(entry.at, entry.card): entry for entry in (*self.log, *entries)}
        log = tuple(sorted(known.values(), key=lambda entry: entry.at))
        return Rehearsal(self.root, self.application, self.deck, log)

    def write(self) -> None:
        """Put the log beside the record, for this user alone."""
        practice_log.write(self.root, self.application, self.log)

    def write_pace(self, pace: int) -> None:
        """Put the pace into the candidate's file."""
        file = self.application.candidate_source.file
        edits = [Edit(("pace",), str(pace))]
        change = adding_edits.change(self.root, file, Candidate, edits)
        importing.write(self.root, importing.Preview((change,), (), ()))

    def _since(self, today: dt.date) -> dt.date:
        """The last day of rehearsal: what was said before it is to be said again."""
        days = (self._on(before) for before in self.deck.days)
        return max((day for day in days if day and day <= today), default=dt.date.min)

    def _on(self, before: int) -> dt.date | None:
        date = self.deck.date
        return date - dt.timedelta(days=before) if date else None


def begin(root: Path, name: str, which: str | None) -> Rehearsal:
    """The cards of a packet's round, with what has been said; Refused where there is no round."""
    made = planning.planned(root, name, which, without=(), told=())
    deck = packet.deck(made.application, made.plan)
    if deck is None or not deck.cards:
        raise errors.Refused(f"`{name}` has nothing to rehearse yet: no story, no question.")
    log = practice_log.read(root, made.application)
    return Rehearsal(root, made.application, deck, log)


def read(name: str, data: bytes) -> tuple[Practised, ...]:
    """What the phone has copied; Faulty or Refused with the place of what is wrong."""
    source, problems = reader.read(PurePosixPath(name), data)
    if problems:
        raise errors.Faulty(problems, {source.file: source.lines})
    log, problems = records.validate(Practice, source)
    if log is None or problems:
        raise errors.Faulty(problems, {source.file: source.lines})
    for index, entry in enumerate(log.practised):
        if not practice_log.is_moment(entry.at):
            line = source.place(("practised", index, "at")).line
            raise errors.Refused(
                f"{source.file}:{line}: `{entry.at}` is not a time such as 2026-11-20T18:03:12. "
                "Nothing was written."
            )
    return log.practised


def read_file(path: Path) -> tuple[Practised, ...]:
    """What the phone has copied, from a file."""
    try:
        return read(path.name, files.read(path, largest=practice_log.LARGEST))
    except OSError as error:
        raise errors.Refused(f"{path} cannot be read: {error.strerror}.") from error


def cards_for_anki(deck: Deck) -> str:
    """The cards as a text that Anki imports: each keeps its place when it is imported again, and
    its tags say what it is.
    """
    text = io.StringIO()
    heads = ("#separator:tab", "#html:false", "#guid column:1", "#notetype:Basic", "#tags column:4")
    title = " ".join(deck.title.replace("::", ":").split())  # a pair of colons begins a deck within
    text.writelines(f"{line}\n" for line in (*heads, f"#deck:{title}"))
    rows = csv.writer(text, delimiter="\t", lineterminator="\n")
    for card in deck.cards:
        tags = f"{card.key.partition(' ')[0]}{' weak' if card.weak else ''}"
        answer = _WRAP.sub(" ", card.answer)
        rows.writerow((f"{deck.packet} {card.key}", card.prompt, answer, tags))
    return text.getvalue()


def seconds(passed: float) -> int:
    """How long somebody spoke, if that much time passed; 0 where that is not known."""
    return round(passed) if round(passed) <= _LONGEST else 0


def _words_a_minute(entry: Practised) -> int:
    """How fast something was said in full; 0 where that is not known."""
    if not (entry.said and entry.words and entry.seconds):
        return 0
    return round(entry.words * spoken.MINUTE / entry.seconds)


def _day(entry: Practised) -> dt.date:
    return dt.datetime.fromisoformat(entry.at).date()
