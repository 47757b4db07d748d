"""Which thank-you notes are drafted: one for everybody who waits for one, whatever the round.

In: a view. Out: notes, those of earlier rounds first. Nobody gets two that are alike.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from math import gcd
from typing import Any, Final

from msgspec import Struct

from secondround.packet import debriefs, moments, thanks, words
from secondround.packet.model_thanks import ThankYouNote
from secondround.packet.view import ScheduledSession, View, scheduled
from secondround.records import schedule
from secondround.records.models import Interviewer, Round
from secondround.text import listed, one_line, short_day

_WEEKS: Final = dt.timedelta(days=schedule.LATE)
_WORDINGS: Final = 60
"""After so many notes every list of wordings begins anew, whatever its length."""


class _Owed(Struct, frozen=True):
    """Somebody who waits for a note."""

    person: str  # by id
    interviewer: Interviewer
    stage: Round
    session: ScheduledSession
    before: tuple[Round, ...] = ()  # earlier rounds of which the note is, too


def notes(view: View) -> tuple[ThankYouNote, ...]:
    """A note for everybody who has not been thanked, in the candidate's own words where there are
    any: of the round, and of those before it, as far as a note is not too late.
    """
    turns: dict[str, list[int]] = {}
    mentioned: set[tuple[str, str]] = set()
    found: list[ThankYouNote] = []
    for owed in _owed(view):
        used = set(chain.from_iterable(turns.values()))
        own = turns.setdefault(owed.person, [])
        own.append(next(turn for turn in count() if turn not in used and _differs(turn, own)))
        found.append(_note(view, owed, own[-1], mentioned))
        mentioned |= {(owed.person, promise.text) for promise in found[-1].promised}
    return tuple(found)


def met(
    sessions: Iterable[ScheduledSession],
) -> Iterator[tuple[str, ScheduledSession, Interviewer]]:
    """Everybody once, by id, as the day goes, with the session in which they are met first."""
    known = set()
    for session in sessions:
        for key, person in zip(session.ids, session.people, strict=True):
            if key not in known:
                known.add(key)
                yield key, session, person


def _differs(turn: int, own: Iterable[int]) -> bool:
    """Whether no wording of a person's other notes would come again."""
    return all(gcd(turn - other, _WORDINGS) == 1 for other in own)


def _owed(view: View) -> Iterator[_Owed]:
    """Everybody who waits for a note; of several rounds that are over, once, in the last."""
    rounds = [*_earlier(view), *filter(None, (view.round,))]
    for number, stage in enumerate(rounds):
        later = rounds[number + 1 :]
        sessions = view.sessions if stage is view.round else scheduled(view.record, stage)
        waiting = schedule.unthanked(stage, later)
        for person, session, interviewer in met(sessions):
            if person in waiting and not _comes_later(person, stage, later):
                before = tuple(_before(person, stage, rounds[:number]))
                yield _Owed(person, interviewer, stage, session, before)


def _earlier(view: View) -> list[Round]:
    """The rounds before that have been held, up to two weeks before the last of them."""
    held = list(filter(schedule.has_begun, view.earlier_rounds))
    last = max((stage.date for stage in held if stage.date), default=None)
    return list(filter(partial(_is_near, last), held))


def _is_near(last: dt.date | None, stage: Round) -> bool:
    return not (stage.date and last) or last - stage.date <= _WEEKS


def _comes_later(person: str, stage: Round, later: Iterable[Round]) -> bool:
    """Whether a note of a later round thanks for this one, too."""
    if person in _written(stage):
        return False
    return any(person in schedule.unthanked(each) for each in filter(schedule.has_begun, later))


def _before(person: str, stage: Round, earlier: Sequence[Round]) -> Iterator[Round]:
    for each in earlier if schedule.has_begun(stage) else ():
        if person in schedule.unthanked(each) and person not in _written(each):
            yield each


def _note(view: View, owed: _Owed, turn: int, mentioned: set[tuple[str, str]]) -> ThankYouNote:
    stage, person = owed.stage, owed.interviewer
    promised = debriefs.promised_to(view, owed.person, stage)
    new = [each.text for each in promised if (owed.person, each.text) not in mentioned]
    still = {each.text for each in promised if not each.kept}
    rounds = (stage, *owed.before)
    occasion = thanks.Occasion(
        name=person.name,
        role=view.library.like(person.role),
        format=owed.session.session.format,
        day=_day(view, rounds),
        position=view.record.role.title,
        company=view.record.company.name,
        candidate=view.candidate.name,
        said=tuple(chain.from_iterable(_said(each, owed.person) for each in rounds)),
        turn=turn,
        promised=tuple(text for text in new if text in still),
    )
    is_earlier = stage is not view.round
    date = f", {short_day(stage.date)}" if stage.date else ""
    about = (
        f" for our talk on {words.day_of_month(stage.date)}" if stage.date and is_earlier else ""
    )
    return ThankYouNote(
        to=person.name,
        email=person.email or "",
        subject=f"Thank you{about}: {view.record.role.title}",
        paragraphs=_written(stage).get(owed.person) or thanks.note(occasion),
        promised=promised,
        of=f"{stage.name}{date}" if is_earlier else "",
        **_due(stage, owed.session),
    )


def _day(view: View, rounds: Sequence[Round]) -> str:
    """How a note names the days that it thanks for: one by its weekday, unless another round
    follows, and the weekday may be that of another week.
    """
    days = sorted(stage.date for stage in rounds if stage.date)
    if len(days) == 1 and rounds[0] is view.round:
        return words.weekday(days[0])
    return listed(map(words.day_of_month, days))


def _written(stage: Round) -> dict[str, tuple[str, ...]]:
    """The notes that the candidate has written, by whom they thank."""
    found: dict[str, tuple[str, ...]] = {}
    for session in stage.sessions:
        for note in session.thanks:
            found[note.to] = tuple(map(one_line, re.split(r"\n\s*\n", note.text.strip())))
    return found


def _said(stage: Round, person: str) -> Iterator[str]:
    """What somebody said in a round, as far as it is theirs for certain."""
    for session in stage.sessions:
        for quote in session.quotes:
            if quote.by == person or (quote.by is None and session.with_ == (person,)):
                yield quote.text


def _due(stage: Round, session: ScheduledSession) -> dict[str, Any]:
    """When a note is to be sent, and the same in words."""
    times = moments.between(stage, session.hours, session.session.minutes)
    due = moments.within_a_day(times[session.is_length_known]) if times else None
    text = words.day(due) if due else ""
    if isinstance(due, dt.datetime):
        text += f", {words.time(due.time())}"
        text += f" ({stage.time_zone})" if stage.time_zone else ""
    return {"due": due, "due_text": text}
