"""Rehearsal: which cards are due, what has been said so far, and how fast.

In: a workspace, a packet, a day. Out: cards in the order in which they are worth saying, and the
log with what was said, beside the record. The day is given: no clock is read here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from statistics import median
from typing import Final

from secondround import packet, records
from secondround.app import adding_edits, errors, importing, planning
from secondround.packet import Deck, PracticeCard
from secondround.plan import spoken
from secondround.records import Application, Candidate
from secondround.records.edit import Edit
from secondround.records.models import Practice, Practised
from secondround.records.yaml import reader
from secondround.system import atomic, files, workfolder
from secondround.vocabulary import layout

PASTED: Final = "pasted.yml"
"""What a log that is in no file is called."""
_LARGEST: Final = 4_000_000
"""Bytes of a log."""
_ENOUGH: Final = 3
"""Times that something was said in full, from which on a pace can be told."""
_SPEECH: Final = range(80, 221)
"""Words a minute that are speech: what is slower was interrupted, what is faster was skipped."""
_PACES: Final = range(110, 171)
"""What `pace` may be."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A round's cards, and what has been said of them."""

    root: Path
    application: Application
    date: dt.date | None  # of the round
    deck: Deck
    log: tuple[Practised, ...]

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
        return Rehearsal(self.root, self.application, self.date, self.deck, log)

    def write(self) -> None:
        """Put the log beside the record, for this user alone."""
        text = json.dumps([entry.model_dump() for entry in self.log], indent=1, ensure_ascii=False)
        with workfolder.opened(self.root) as work:
            place = self.root / _place(self.application)
            atomic.write(place, text + "\n", work=work, inside=self.root, mode=atomic.PRIVATE)

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
        return self.date - dt.timedelta(days=before) if self.date else None


def begin(root: Path, name: str, which: str | None) -> Rehearsal:
    """The cards of a packet's round, with what has been said; Refused where there is no round."""
    made = planning.planned(root, name, which, without=(), told=())
    deck = packet.deck(made.application, made.plan)
    if deck is None or not deck.cards:
        raise errors.Refused(f"`{name}` has nothing to rehearse yet: no story, no question.")
    date = made.application.record.rounds[made.plan.round].date
    return Rehearsal(root, made.application, date, deck, _read(root, made.application))


def read(name: str, data: bytes) -> tuple[Practised, ...]:
    """What the phone has copied; Faulty or Refused with the place of what is wrong."""
    source, problems = reader.read(PurePosixPath(name), data)
    if problems:
        raise errors.Faulty(problems, {source.file: source.lines})
    log, problems = records.validate(Practice, source)
    if log is None or problems:
        raise errors.Faulty(problems, {source.file: source.lines})
    for index, entry in enumerate(log.practised):
        if not _is_moment(entry.at):
            line = source.place(("practised", index, "at")).line
            raise errors.Refused(
                f"{source.file}:{line}: `{entry.at}` is no time such as 2026-11-20T18:03:12. "
                "Nothing was written."
            )
    return log.practised


def read_file(path: Path) -> tuple[Practised, ...]:
    """What the phone has copied, from a file."""
    try:
        return read(path.name, files.read(path, largest=_LARGEST))
    except OSError as error:
        raise errors.Refused(f"{path} cannot be read: {error.strerror}.") from error


def cards_for_anki(deck: Deck) -> str:
    """The cards as a text that Anki imports: each keeps its place when it is imported again."""
    heads = ("#separator:tab", "#html:false", "#guid column:1", "#notetype:Basic")
    lines = [*heads, f"#deck:{_cell(deck.title)}"]
    lines += (f"{_cell(deck.packet)} {_on_card(card)}" for card in deck.cards)
    return "\n".join(lines) + "\n"


def _on_card(card: PracticeCard) -> str:
    return "\t".join(map(_cell, (card.key, card.prompt, card.answer)))


def _cell(text: str) -> str:
    return " ".join(text.replace('"', "”").split())


def _place(application: Application) -> PurePosixPath:
    return application.record_source.file.with_name(layout.PRACTISED)


def _read(root: Path, application: Application) -> tuple[Practised, ...]:
    """What has been said so far; Refused where the log is not ours, so that nothing is lost."""
    place = root / _place(application)
    if not place.exists():
        return ()
    log: tuple[Practised, ...] | None
    try:
        entries = json.loads(files.read(place, root, largest=_LARGEST))
        log = tuple(map(Practised.model_validate, entries))
    except (ValueError, TypeError, RecursionError):
        log = None
    if log is None or not all(_is_moment(entry.at) for entry in log):
        raise errors.Refused(
            f"{_place(application)} is damaged. Take it away to begin anew; nothing was changed."
        )
    return log


def _words_a_minute(entry: Practised) -> int:
    """How fast something was said in full; 0 where that is not known."""
    if not (entry.said and entry.words and entry.seconds):
        return 0
    return round(entry.words * spoken.MINUTE / entry.seconds)


def _is_moment(text: str) -> bool:
    try:
        return len(text) == len("2026-11-20T18:03:12") and bool(dt.datetime.fromisoformat(text))
    except ValueError:
        return False


def _day(entry: Practised) -> dt.date:
    return dt.datetime.fromisoformat(entry.at).date()
