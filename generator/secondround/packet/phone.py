"""The day on the phone: the sessions of a round with their cues in half a minute, and all that is
needed to plan the rest of the day anew.

In: an application, its plan, an edition. Out: a `Phone`, or None where the edition sees no
sessions. What may lie on a table shows the day, and nothing of what anybody is to hear or be asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from secondround.packet import messages, practice, story_text, stress, whereabouts, words
from secondround.packet.after import after_the_interview
from secondround.packet.expected import expected_questions
from secondround.packet.index import if_they_ask
from secondround.packet.model_parts import Answered
from secondround.packet.model_phone import Phone, PhoneSession, PhoneStory
from secondround.packet.model_practice import Deck
from secondround.packet.sheets import sheets
from secondround.packet.view import ScheduledSession, View, view
from secondround.plan import Choice, Plan, spoken, tables
from secondround.records import Application, schedule, zones
from secondround.records.models import Practised, Round
from secondround.text import caseless, short_day, telephone
from secondround.vocabulary import Edition

_NAMED: Final = 3
"""People of a session at most who are named to find it again."""


def phone(
    application: Application,
    plan: Plan | None,
    edition: Edition,
    practised: Iterable[Practised] = (),
) -> Phone | None:
    """The round on a phone, as the edition may see it.

    practised: what has been rehearsed so far, which the candidate's edition alone may know.
    """
    seen = view(application, plan, edition)
    stage = seen.round
    if stage is None or not seen.sessions or edition is Edition.PUBLIC:
        return None
    stories = _Stories(seen)
    sessions = tuple(_sessions(application, seen, stage, stories))
    index = if_they_ask(seen)
    expected = expected_questions(seen)
    after = after_the_interview(seen)
    practical = seen.logistics
    contact = practical.contact or ""
    caller, call = _call(contact)
    begin = schedule.begin(stage)
    deck = practice.of(seen) if seen.private else None
    return Phone(
        key=f"{seen.id}, {_round(seen, stage)}, {edition.label}",  # a day is moved with all of it
        packet=seen.id,
        round=_round(seen, stage),
        title=seen.record.title,
        company=seen.record.company.name,
        date=words.day(stage.date) if stage.date else "",
        iso_date=stage.date.isoformat() if stage.date else "",
        noon=_noon(stage),
        short_date=short_day(stage.date).rpartition(" ")[0] if stage.date else "",
        place=whereabouts.shared(stage),
        video=stage.video or "",
        passcode=stage.passcode or "",
        dial_in=stage.dial_in or "",
        zone=words.zone(stage.time_zone, begin) if stage.time_zone else "",
        arrive=practical.arrive or "",
        bring=practical.bring,
        contact=contact,
        call=call,
        caller=caller,
        sessions=sessions,
        bank=stories.left(),
        index=index.entries if index else (),
        asked=tuple(filter(_is_of_others, expected.questions)) if expected else (),
        deck=deck,
        ids=tuple(story.id for story in seen.candidate.stories) if seen.private else (),
        words=tuple(map(spoken.story_words, seen.candidate.stories)) if seen.private else (),
        practised=tuple(_of_deck(deck, practised)) if edition is Edition.CANDIDATE else (),
        tables=_tables(application, seen),
        notice=edition.notice,
        brief=not seen.private,
        thanks=after.notes if after else (),
        messages=messages.of_day(seen),
    )


def _is_of_others(question: Answered) -> bool:
    """Whether somebody asked it before who is not met again; the phone's sheets have all else."""
    return any(not before.again for before in question.asked)


def _of_deck(deck: Deck | None, practised: Iterable[Practised]) -> Iterator[Practised]:
    """What has been said of the cards that are still asked."""
    cards = {card.key for card in deck.cards} if deck else set()
    return (entry for entry in practised if entry.card in cards)


def _call(contact: str) -> tuple[str, str]:
    """Who answers the first telephone number, and that number; "" where there is none."""
    for found in telephone.LIKELY.finditer(contact):
        if number := telephone.dialled(found[0]):
            return contact[: found.start()].strip(" ,:;(،、，：；（"), number
    return "", ""


class _Stories:
    """Each story of the bank in half a minute; those shown in no session are left."""

    def __init__(self, seen: View) -> None:
        self._view = seen
        self._numbers = {story.id: index for index, story in enumerate(seen.candidate.stories)}
        self._shown: set[str] = set()

    def of(self, choice: Choice) -> PhoneStory:
        """The story of a choice, which is shown from now on."""
        self._shown.add(choice.story)
        text = story_text.on_sheet(self._view, choice, held=False)
        return PhoneStory(self._numbers[choice.story], text)

    def left(self) -> tuple[PhoneStory, ...]:
        """The stories that have not been shown, in the candidate's order."""
        if not self._view.private:
            return ()
        rest = [id_ for id_ in self._numbers if id_ not in self._shown]
        return tuple(self.of(Choice(id_, reasons=())) for id_ in rest)


def _sessions(
    application: Application, seen: View, stage: Round, stories: _Stories
) -> Iterator[PhoneSession]:
    made = sheets(seen)
    written = iter(made.sessions if made else ())
    for session in seen.sessions:
        sheet = None if session.session.is_break else next(written)
        leads, backups = session.leads, session.backups
        time = words.time(session.session.at) if session.session.at else ""
        if sheet:
            sheet = replace(sheet, messages=stress.brief(sheet.messages))
        if sheet and not seen.private:
            sheet = replace(sheet, stories=(), reserves=(), questions=())
            leads = backups = ()
        yield PhoneSession(
            number=session.index,
            called=_called(application, seen, session),
            short=session.labels.short if session.labels.short == time else session.labels.column,
            time=time,
            heading=session.labels.heading,
            title="" if session.people else session.session.title,
            begins=session.hours[0] if session.hours else None,
            ends=session.hours[1] if session.hours and session.is_length_known else None,
            length=session.short_length,
            place=whereabouts.within(stage, session.session) or whereabouts.shared(stage),
            video=session.session.video or "",
            passcode=session.session.passcode or "",
            dial_in=session.session.dial_in or "",
            sheet=sheet,
            stories=tuple(map(stories.of, leads)),
            reserves=tuple(map(stories.of, backups)),
            indent=_indent(application, seen, session),
        )


def _round(seen: View, stage: Round) -> str:
    """A round's name, or its number where another one has that name."""
    names = [caseless(each.name) for each in seen.record.rounds]
    is_only = names.count(caseless(stage.name)) == 1 and not stage.name.isdigit()
    return stage.name if is_only else str((seen.index or 0) + 1)


def _called(application: Application, seen: View, session: ScheduledSession) -> str:
    """A session as `debrief --from` finds it, also where others have come before it since: its time
    and who is in it; without a time by who it is with alone, where that is one session.
    """
    who = ", ".join(session.ids[:_NAMED]) or session.session.name or ""
    if session.session.at:
        return f"{session.session.at:%H:%M} {who}".strip()
    people = set(session.ids[:_NAMED])
    alike = [
        each
        for each in seen.sessions
        if (people <= set(each.ids) if people else each.session.name == who)
    ]
    if who and len(alike) == 1:
        return who
    path = ("rounds", seen.index or 0, "sessions", session.index)
    number = int(application.record_source.as_written(path)[-1]) + 1
    return f"{number} {who}".strip()


def _indent(application: Application, seen: View, session: ScheduledSession) -> int:
    """How far to the right the fields of a session are in the record."""
    path = ("rounds", seen.index or 0, "sessions", session.index, "minutes")
    return application.record_source.place(path, key=True).column - 1


def _noon(stage: Round) -> str:
    noon = schedule.clock_time(stage, schedule.DAY // 2)
    if noon and stage.time_zone:
        ahead = dt.timedelta(minutes=zones.offset(stage.time_zone, noon))
        noon = noon.replace(tzinfo=dt.timezone(ahead))  # fixed: clocks may change in that night
    return noon.isoformat(timespec="minutes") if noon else ""


def _tables(application: Application, seen: View) -> dict[str, object]:
    """The round in numbers, where a session is still to come and the bank has stories."""
    open_ = [session for session in seen.sessions if not session.held]
    if not seen.private or seen.plan is None or not open_ or not seen.candidate.stories:
        return {}
    return tables(application, seen.plan)
