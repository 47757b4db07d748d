"""A debrief, gathered answer by answer: what was told, asked, promised and said in each session.

In: a workspace, a packet, what is typed. Out: what to ask next, and the debrief as a YAML text,
which `debriefs.preview` takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.app import (
    answers,
    corrections,
    debrief_kept,
    debrief_lines,
    debrief_questions,
    debrief_sessions,
    debriefs,
    planning,
)
from secondround.app.adding_questions import Question
from secondround.records import Application, names
from secondround.records.edit import Plain, document
from secondround.records.models import (
    NAMING,
    Round,
    Session,
    SessionDebrief,
)
from secondround.text import caseless, listed, quoted


class Draft(Struct, frozen=True):
    """A debrief of one round, with the answers so far."""

    root: Path
    application: Application
    stage: int
    planned: Mapping[int, Sequence[str]]  # the stories of the plan, by session
    answers: Mapping[str, Any] = field(default_factory=dict)  # "" for what was passed over
    missing: tuple[Question, ...] = ()
    unwritten: Mapping[str, Any] = field(default_factory=dict)  # about sessions that are gone

    @property
    def order(self) -> str:
        """What is typed to go on with it."""
        return f"debrief {self.application.id} --round {self.stage + 1}"

    @property
    def about(self) -> str:
        """The round's name."""
        return self._round.name

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that apply: which sessions, then all about each of them."""
        known = self._open()
        first = (debrief_questions.WHICH,) if len(known) > 1 else ()
        chosen = self.answers.get(debrief_questions.WHICH.field) or tuple(known.values())
        found: list[Question] = []
        corrected: set[str] = set()
        for index, label in known.items():
            if label in chosen:
                found += self._of_session(index, label, corrected)
        return (*first, *found)

    def _of_session(self, index: int, label: str, corrected: set[str]) -> Iterator[Question]:
        session = self._round.sessions[index]
        people = self.application.record.people(session)
        name = self._called(index)
        several = len(people) > 1
        words = map(names.name_words, map(attrgetter("name"), people.values()))
        first = next(chain.from_iterable(words), "")
        who = f", begun with who it was: `{first}: …`" if several else ""
        to = f", begun with whom if it was one of them: `{first}: …`" if several else ""
        for part, (ask, takes) in debrief_questions.ASKS.items():
            if part != "told" or session.takes_stories:
                yield Question(f"{label} {part}", f"{name}: {ask.format(who=who, to=to)}", takes)
            if self._is_off(label):
                return
        for id_, person in people.items():
            if id_ not in corrected:
                corrected.add(id_)
                yield Question(f"{id_} person", corrections.question(person))

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(asked for asked in self.questions if asked.field not in self.answers)

    def choices(self, question: Question) -> tuple[str, ...]:
        """What can be answered, in the order of the numbers; empty where anything can."""
        if question is debrief_questions.WHICH:
            return tuple(map(self._called, self._open()))
        if question.takes == "stories":
            return tuple(self._stories(question))
        return ()

    def passed(self, question: Question) -> Draft:
        """The draft without an answer to this question."""
        return replace(self, answers={**self.answers, question.field: ""})

    def answered(self, question: Question, typed: str, *, again: bool = False) -> Draft:
        """The draft with this answer; UnclearError where it cannot be taken."""
        value = self._value(question, answers.readable(typed), again=again)
        return replace(self, answers={**self.answers, question.field: value})

    @property
    def to_keep(self) -> Mapping[str, Any]:
        """What is kept where the person stops: the answers, and who was in which session."""
        if not self.answers:
            return self.unwritten
        rooms = self.unwritten.get(debrief_kept.ROOMS, {}) | self.rooms()
        return {**self.unwritten, **self.answers, debrief_kept.ROOMS: rooms}

    def changes(self, kept: Mapping[str, Any]) -> tuple[str, ...]:
        """In sentences, what has changed since those answers were kept."""
        return debrief_kept.fitted(kept, self.rooms()).said

    def with_kept(self, kept: Mapping[str, Any]) -> Draft:
        """The draft with the answers of an earlier time, as they fit the sessions now."""
        found = debrief_kept.fitted(kept, self.rooms())
        answers = {**self.answers, **found.answers, **self.answers}  # in their order
        return replace(self, answers=answers, unwritten=found.left)

    def rooms(self) -> dict[str, list[str]]:
        """Who is in each session that is still to be written down, by its label."""
        people = self.application.record.people
        found: dict[str, list[str]] = {}
        for index, label in self._open().items():
            there = people(self._round.sessions[index]).values()
            found[label] = [person.name for person in there]
        return found

    def remarks(self, question: Question) -> Iterator[str]:
        """Promises of which no day is understood, and the ways to give them one."""
        made = self.answers[question.field] if question.field.endswith(" promised") else ()
        undated = [quoted(promise["text"]) for promise in made or () if "due" not in promise]
        if undated:
            why = "" if self._round.date else f", as “{self.about}” has no `date:` to count from"
            yield (
                f"No day is understood in {listed(undated)}{why}. `<` goes back to say one, such "
                "as `by 3 December 2026`; or write it in the record, as `due:`."
            )

    def text(self) -> bytes:
        """The debrief as YAML; empty where nothing was answered."""
        sessions: dict[str, dict[str, Plain]] = {}
        people: dict[str, Plain] = {}
        for label in self._open().values():
            said: dict[str, Plain] = {}
            for part in () if self._is_off(label) else debrief_questions.ASKS:
                value = self.answers.get(f"{label} {part}", "")
                if value != "":
                    said[part] = value
            if self._is_off(label):
                said = {"told": [], "called_off": True}
            if said:
                sessions[label] = said
        for id_ in self.application.record.interviewers:
            if correction := self.answers.get(f"{id_} person"):
                people[id_] = correction
        return self._document(sessions, people).encode()

    def _is_off(self, label: str) -> bool:
        return self.answers.get(f"{label} told") == debrief_questions.OFF

    def unwritten_text(self) -> str:
        """What was answered about sessions that are gone, as YAML; empty where there is nothing."""
        return self._document(debrief_kept.by_session(self.unwritten), {})

    def _document(self, sessions: Mapping[str, Mapping[str, Plain]], people: Plain) -> str:
        found: dict[str, Plain] = {"round": str(self.stage + 1)}
        entries: list[Plain] = []
        for label, said in sessions.items():
            entries.append({"session": label, **said})
        if entries:
            found["sessions"] = entries
        if people:
            found["interviewers"] = people
        return document(found) if len(found) > 1 else ""

    @property
    def _round(self) -> Round:
        return self.application.record.rounds[self.stage]

    def _open(self) -> dict[int, str]:
        """What tells each session that is still to be written down from the others; a number is
        that in the file, where some may be called off.
        """
        labels = debrief_sessions.labels(self._round)
        found: dict[int, str] = {}
        for index in debrief_sessions.open_sessions(self._round):
            path = ("rounds", self.stage, "sessions", index)
            written = int(self.application.record_source.as_written(path)[-1]) + 1
            found[index] = str(written) if labels[index] == str(index + 1) else labels[index]
        return found

    def _session(self, label: str) -> Session:
        """The session that is still to be written down under that label."""
        return self._round.sessions[self._by_label()[label]]

    def _by_label(self) -> dict[str, int]:
        """The sessions that are still to be written down, by index."""
        sessions = self._open()
        return dict(zip(sessions.values(), sessions, strict=True))

    def _called(self, index: int) -> str:
        """A session as a person knows it."""
        session = self._round.sessions[index]
        who = self.application.record.names(session) if session.with_ else session.title
        return f"{session.at:%H:%M} {who}" if session.at else who

    def _stories(self, question: Question) -> dict[str, str]:
        """The ids of the bank's stories by what they are called, those of the plan first."""
        label = question.field.rpartition(" ")[0]
        planned = self.planned.get(self._by_label()[label], ())
        titles = {story.id: story.title for story in self.application.candidate.stories}
        ids = [id_ for id_ in dict.fromkeys((*planned, *titles)) if id_ in titles]
        twice = len(set(titles.values())) < len(titles)
        return {f"{titles[id_]} ({id_})" if twice else titles[id_]: id_ for id_ in ids}

    def _value(self, question: Question, typed: str, *, again: bool) -> Any:
        if question is debrief_questions.WHICH:
            known = self._open()
            meant = debrief_sessions.chosen(
                self.application.record, self._round, typed, tuple(known)
            )
            return [tuple(known.values())[turn] for turn in meant]
        if question.takes == "stories":
            return self._named_stories(question, typed)
        about, _, part = question.field.rpartition(" ")
        if part == "person":
            person = self.application.record.interviewers[about]
            return corrections.fields(person, typed, again=again)
        if debrief_lines.says_nothing(typed):
            return "" if part == "debrief" else []
        if part == "debrief":
            return answers.in_field(SessionDebrief, {part: typed}, part)
        lines = [line.lstrip("-*• ").strip() for line in typed.splitlines()]
        return [self._entry(part, line, about) for line in lines if line]

    def _named_stories(self, question: Question, typed: str) -> Plain:
        if debrief_lines.says_nothing(typed):
            return []
        if caseless(typed.strip(" .`")) == debrief_questions.OFF:
            return debrief_questions.OFF
        known = self._stories(question)
        ids = {id_: id_ for id_ in known.values()}
        try:
            return answers.names(typed, known | ids, "story", caseless)
        except answers.SeveralError:
            raise
        except answers.UnclearError as error:
            raise answers.UnclearError(f"{error} {debrief_questions.NEW_STORY}") from error

    def _entry(self, part: str, line: str, label: str) -> dict[str, Plain]:
        """One line as an entry: whose it is, by when it is due, or what it is about, and the
        rest.
        """
        record = self.application.record
        there = record.people(self._session(label))
        begun = debrief_lines.speaker(line, there, record.interviewers) if part in NAMING else None
        by: dict[str, Plain] = {}
        if begun:
            id_, line = begun
            by = {NAMING[part]: id_}
        found: dict[str, Plain] = {"text": line}
        if part == "promised":
            found = debrief_lines.promise(line, there, self._round.date)
        elif part == "stated":
            found = debrief_lines.about(line)
        answers.in_field(debrief_questions.ENTRIES[part], found, "text")
        return {**found, **by}


def begin(root: Path, packet: str, which: str | None) -> Draft:
    """A draft without answers; Faulty where the packet's files cannot be read."""
    application = planning.read(root, packet)
    stage = debriefs.round_of(application, which)
    return Draft(root, application, stage, _planned(root, application, stage))


def _planned(root: Path, application: Application, stage: int) -> dict[int, list[str]]:
    """The stories that each session still to come has in the plan, those in reserve last."""
    made = planning.planned(root, application.id, str(stage + 1), without=(), told=()).plan
    found: dict[int, list[str]] = {}
    for session in made.sessions:
        found[session.index] = [choice.story for choice in (*session.leads, *session.backups)]
    return found
