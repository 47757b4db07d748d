"""The sheets: all that is needed in each session, on one page or half of one.

In: a view. Out: `Sheets`, or None where the edition sees no sessions. What may lie on a table in
front of an interviewer holds the titles and questions of its own session, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import filterfalse
from typing import Final

from secondround.packet import debriefs, matching, messages, story_text, stress, whereabouts, words
from secondround.packet.model_parts import Answered, MetBefore, Missing
from secondround.packet.model_take_along import Sheet, SheetPerson, SheetQuestion, Sheets
from secondround.packet.view import FORMATS, NO_STORY_LEFT, ScheduledSession, View
from secondround.plan import Asked, Spoken, spoken
from secondround.records.models import Interviewer, LikelyQuestion, RoleCard
from secondround.text import as_sentence, listed, questions, quoted, sentences
from secondround.vocabulary import layout

_LIKELY: Final = 3
"""Questions a person's list is filled up to from their role's usual ones; their own are all shown.
"""
_FIRST_WORDS: Final = 20
"""Words of the opening that remind of it on the phone, where it is on an earlier sheet."""
_MOST_NAMED: Final = 3
"""People who are all named in a line."""
_PARTS: Final = {"partner": "partner team", "report": "would report to you", "other": ""}
"""Parts in the decision whose own word would not do."""


def sheets(view: View) -> Sheets | None:
    """A sheet for each session, as the day goes."""
    if not view.sessions:
        missing = (
            Missing("the sessions of this round", "sessions", layout.RECORD)
            if view.round
            else Missing("the rounds, with their sessions", "rounds", layout.RECORD)
        )
        return Sheets((), (missing,)) if view.private else None
    desk = _Desk(view)
    made = [desk.sheet(session) for session in view.sessions if not session.session.is_break]
    return Sheets(tuple(made), tuple(_missing(view)) if view.private else ())


class _Desk:
    """Sheets made one after the other: what stands on an earlier one is not said again."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._seen: dict[str, str] = {}  # people by id, with the sheet that they are on
        self._used: set[str] = set()  # what has been said of a role, and asked by it
        self._opening_at = ""

    def sheet(self, session: ScheduledSession) -> Sheet:
        """The sheet of one session."""
        view, own = self._view, session.session
        times = session.plan.spoken if session.plan and view.private else None
        opening, opening_at, length = self._opening(session)
        return Sheet(
            heading=session.labels.heading,
            until=", ".join(dict.fromkeys((session.until, session.short_length))),
            name=_name(session),
            tests=as_sentence(listed(own.focus)) if own.focus else "",
            format="" if own.format in own.title.lower() else FORMATS[own.format],
            place=whereabouts.within(view.round, own) or whereabouts.shared(view.round),
            video=own.video or (view.round.video if view.round else "") or "",
            dial_in=own.dial_in or (view.round.dial_in if view.round else "") or "",
            held=session.held and view.private,
            people=tuple(self._people(session)),
            opening=opening,
            opening_at=opening_at,
            opening_length=length,
            stories=tuple(
                story_text.on_sheet(view, choice, held=session.held) for choice in session.leads
            ),
            nothing=_nothing(session) if view.private else "",
            reserves=tuple(story_text.in_reserve(view, choice) for choice in session.backups),
            questions=tuple(_question(view, session, asked) for asked in session.questions),
            closing=_closing(view, session),
            closing_length=_length(view, own.closing or "") if view.private else "",
            time=_time(session, times) if times and not session.held else "",
            drop=times.drop if times and not times.fits else (),
            brief=not view.private,
            messages=() if session.held else messages.of_session(view, session),
        )

    def _opening(self, session: ScheduledSession) -> tuple[str, str, str]:
        """What to open with, the sheet on which it stands already, and how long it takes to say."""
        view, own = self._view, session.session
        if not view.private or session.held:
            return "", "", ""
        if own.opening or not own.takes_stories:
            return own.opening or "", "", _length(view, own.opening or "")
        met = {*debriefs.people_met(view), *self._seen}.intersection(session.ids)
        last = debriefs.last_meetings(view, filterfalse(self._seen.__contains__, session.ids))
        if session.ids and met.issuperset(session.ids):
            return _taken_up(view, session, last), "", ""
        pitch = _first_sentences(view)
        if promised := _promised(view, session, last):
            new = listed(
                view.record.interviewers[key].name for key in session.ids if key not in met
            )
            then = f"Then, for {new}: {' '.join(pitch)}" if pitch and not self._opening_at else ""
            return f"{promised} {then}".strip(), "", _length(view, " ".join(pitch) if then else "")
        if pitch and self._opening_at:
            first = stress.line(pitch[0], _FIRST_WORDS).removesuffix("…")
            return first, self._opening_at, ""
        self._opening_at = _at(session)
        opening = " ".join(pitch)
        return opening, "", _length(view, opening)

    def _people(self, session: ScheduledSession) -> Iterator[SheetPerson]:
        for key in session.ids:
            seen_at = self._seen.get(key, "")
            self._seen.setdefault(key, session.labels.short)
            yield self._person(session, key, seen_at if self._view.private else "")

    def _person(self, session: ScheduledSession, key: str, seen_at: str) -> SheetPerson:
        person = self._view.record.interviewers[key]
        said = "role" in person.model_fields_set  # else nobody knows what they look for
        role = next(iter(self._view.library.cards(person.role) if said else ()), None)
        full = self._view.private and not seen_at
        return SheetPerson(
            name=person.name,
            say=person.say or "",
            title=person.title or "",
            role=_part(person) if self._view.private else "",
            judges=self._judges(person, role) if full else "",
            in_common=(person.in_common or "") if full else "",
            before=debriefs.met(self._view, key) if full else (),
            likely=tuple(self._likely(session, person, role)) if full else (),
            notes=(person.notes or "") if full else "",
            seen_at=seen_at,
        )

    def _judges(self, person: Interviewer, role: RoleCard | None) -> str:
        """What they are there to judge: what is known of them, and once for each role what it
        usually asks.
        """
        cares = person.cares_about or (role.judges[:3] if role else ())
        known = as_sentence(listed(cares)) if cares else ""
        usual = role.looks_for if role and role.looks_for not in self._used else ""
        self._used.add(usual or "")
        return f"{known} {usual or ''}".strip()

    def _likely(
        self, session: ScheduledSession, person: Interviewer, role: RoleCard | None
    ) -> Iterator[Answered]:
        """Their own questions, then their role's; none that is on an earlier sheet, or asks the
        same.
        """
        asking = list(person.likely_questions)
        for text in role.likely_questions if role else ():
            asked = any(questions.same(text, own.text) for own in person.likely_questions)
            if (
                len(asking) < (_LIKELY if len(session.people) == 1 else 2)
                and text not in self._used
                and not asked
            ):
                asking.append(LikelyQuestion(text=text))
        for question in asking:
            self._used.add(question.text)
            cue = matching.answered(self._view, question, session)
            yield Answered(question.text, cue, answer="")


def _first_sentences(view: View) -> list[str]:
    """The sentences of the pitch that a session begins with, as many as there is time for."""
    least, most = spoken.OPENING
    kept: list[str] = []
    takes = 0
    for sentence in sentences.split_sentences(view.candidate.pitch or ""):
        longer = spoken.seconds(" ".join((*kept, sentence)), view.candidate.pace)
        if kept and (takes >= least or longer > most):
            break
        kept.append(sentence)
        takes = longer
    return kept


def _taken_up(view: View, session: ScheduledSession, last: Mapping[str, MetBefore]) -> str:
    """What the last meeting left to begin with, where everybody there has heard the pitch: what
    they were promised, or else what they asked; "" where it left nothing.
    """
    if promised := _promised(view, session, last):
        return promised
    for meeting in last.values():
        if meeting.asked:
            return f"What they asked you: {quoted(meeting.asked[0].text)}"
    return ""


def _promised(view: View, session: ScheduledSession, last: Mapping[str, MetBefore]) -> str:
    """The first promise to somebody there, by name where others are there, too; "" without one."""
    for key, meeting in last.items():
        if meeting.promised:
            to = f" {view.record.interviewers[key].name}" if len(session.people) > 1 else ""
            return as_sentence(f"what you promised{to}: {meeting.promised[0]}")
    return ""


def _at(session: ScheduledSession) -> str:
    """When it is, or, where that does not tell it from the others, with whom: "at 09:40"."""
    short, at = session.labels.short, session.session.at
    return f"at {short}" if at and short == words.time(at) else f"with {short}"


def _part(person: Interviewer) -> str:
    """Their part in the decision: "hiring manager, decides"."""
    part = _PARTS.get(person.role, person.role)
    return ", ".join(filter(None, (part, "decides" if person.decides else "")))


def _nothing(session: ScheduledSession) -> str:
    """What a session without a story says instead."""
    if session.leads or not (session.people or session.session.takes_stories):
        return ""
    if session.held:
        noted = session.session.told is not None
        return "No story." if noted else "Not noted down yet."
    if session.backups or (session.plan and session.plan.capacity == 0):
        return "No story is planned here: listen, and ask."
    return NO_STORY_LEFT


def _name(session: ScheduledSession) -> str:
    """What the session is called; "" where its heading says so."""
    name = session.session.name or ""
    return "" if f" {session.labels.heading}".endswith(f" {name}") else name


def _question(view: View, session: ScheduledSession, asked: Asked) -> SheetQuestion:
    """A question, with the people of the session that it is for where it is for a few of them."""
    names = [view.record.interviewers[key].name for key in asked.to if key in session.ids]
    to = listed(names) if len(names) < len(session.people) and len(names) <= _MOST_NAMED else ""
    follow_up = asked.follow_up if view.private else ""
    return SheetQuestion(asked.text, to, asked.compare, asked.again and view.private, follow_up)


def _closing(view: View, session: ScheduledSession) -> str:
    """How to end the session: as the record says, else with thanks; on the way out, with the next
    step.
    """
    if not view.private or session.held:
        return ""
    if session.session.closing or not session.session.takes_questions:
        return session.session.closing or ""
    thanks = f"Thank {session.names}"
    if not session.people or len(session.people) > _MOST_NAMED:
        thanks = "Thank everybody by name"
    if session is view.sessions[-1]:
        return f"{thanks}, and ask what happens next, and by when."
    return f"{thanks}, and say in one sentence why you want this job."


def _length(view: View, text: str) -> str:
    """How long it takes to say, e.g. "32 s"; "" without a text."""
    return words.length(spoken.seconds(text, view.candidate.pace)) if text else ""


def _time(session: ScheduledSession, times: Spoken) -> str:
    """What fills the session, e.g. "Fills 38 of 45 minutes: opening 5, …"; of one whose length
    nobody knows, "Fills 38 minutes: …".
    """
    parts = {
        "opening": times.opening,
        "stories": times.stories,
        "follow-ups": times.follow_ups,
        "your questions": times.questions,
    }
    filled = [
        f"{name} {spoken.whole_minutes(seconds)}" for name, seconds in parts.items() if seconds
    ]
    if not filled:
        return ""
    minutes = spoken.whole_minutes(times.planned)
    of = f" of {times.available // 60}" if session.is_length_known else ""
    return f"Fills {minutes}{of} minutes: {', '.join(filled)}."


def _missing(view: View) -> Iterator[Missing]:
    """What is not known yet of those one meets, each kind once with all the names."""
    if not view.record.interviewers:
        yield Missing("the people you will meet", "interviewers", layout.RECORD)
    met: dict[str, Interviewer] = {}
    for session in view.sessions:
        met |= zip(session.ids, session.people, strict=True)
    for field in ("title", "background"):
        names = [person.name for person in met.values() if not getattr(person, field)]
        if names:
            what = f"the {field} of {listed(names)}"
            yield Missing(what, f"interviewers: {field}", layout.RECORD)
