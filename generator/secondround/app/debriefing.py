"""A debrief, gathered answer by answer: what was told, asked, promised and said in each session.

In: a workspace, a packet, what is typed. Out: what to ask next, and the debrief as a YAML text,
which `debriefs.preview` takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from secondround.app import answers, corrections, debrief_lines, debriefs, planning
from secondround.app.adding_questions import Question, Takes
from secondround.records import Application, names
from secondround.records.edit import Plain, document
from secondround.records.models import (
    Asked,
    Doubt,
    Promise,
    Quote,
    Round,
    SessionDebrief,
    ShortForm,
    Statement,
)
from secondround.text import caseless

WHICH: Final = Question(
    "sessions", "Which sessions do you write down? An empty line means all.", "sessions"
)
_NONE: Final = frozenset({"none", "no", "nothing", "0", "-"})
_ENTRIES: Final[Mapping[str, type[ShortForm]]] = {
    "asked": Asked,
    "concerns": Doubt,
    "promised": Promise,
    "stated": Statement,
    "quotes": Quote,
}
_ASKS: Final[Mapping[str, tuple[str, Takes]]] = {
    "told": ("which stories did you tell? `none` if you told none.", "stories"),
    "debrief": ("how did they land, and how did it go? As many lines as you like.", "text"),
    "asked": ("what were you asked? A question a line{who}.", "text"),
    "concerns": ("which doubts did you hear? One a line{who}.", "text"),
    "promised": (
        "what did you promise? One a line, with its day or date: `the roster by Monday`{to}.",
        "text",
    ),
    "stated": (
        "which figures did you give, or pay, notice and reasons? One a line: `notice: 1 March.`",
        "text",
    ),
    "quotes": ("what did they say that is good for the thank-you note? One a line{who}.", "text"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A debrief of one round, with the answers so far."""

    root: Path
    application: Application
    stage: int
    planned: Mapping[int, Sequence[str]]  # the stories of the plan, by session
    answers: Mapping[str, Any] = field(default_factory=dict)  # "" for what was passed over
    missing: tuple[Question, ...] = ()

    @property
    def order(self) -> str:
        """What is typed to go on with it."""
        return f"debrief {self.application.id} --round {self.stage + 1}"

    @property
    def name(self) -> str:
        """The round's name."""
        return self._round.name

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that apply: which sessions, then all about each of them."""
        known = self._open()
        first = (WHICH,) if len(known) > 1 else ()
        chosen = self.answers.get(WHICH.field) or tuple(known.values())
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
        for part, (ask, takes) in _ASKS.items():
            if part != "told" or session.takes_stories:
                yield Question(f"{label} {part}", f"{name}: {ask.format(who=who, to=to)}", takes)
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
        if question is WHICH:
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

    def with_kept(self, kept: Mapping[str, Any]) -> Draft:
        """The draft with the answers of an earlier time."""
        return replace(self, answers={**kept, **self.answers})

    def remarks(self, question: Question) -> Iterator[str]:
        """Promises without a day."""
        if question.field.endswith(" promised"):
            for promise in self.answers[question.field] or ():
                if "due" not in promise:
                    yield f"“{promise['text']}” has no day. Write one in the record, as `due:`."

    def text(self) -> bytes:
        """The debrief as YAML; empty where nothing was answered."""
        sessions: list[Plain] = []
        people: dict[str, Plain] = {}
        for index, label in self._open().items():
            said: dict[str, Plain] = {}
            for part in _ASKS:
                value = self.answers.get(f"{label} {part}", "")
                if value != "":
                    said[part] = value
            if said:
                sessions.append({"session": label, **said})
            for id_ in self._round.sessions[index].with_:
                if correction := self.answers.get(f"{id_} person"):
                    people[id_] = correction
        found: dict[str, Plain] = {"round": str(self.stage + 1)}
        if sessions:
            found["sessions"] = sessions
        if people:
            found["interviewers"] = people
        return document(found).encode() if len(found) > 1 else b""

    @property
    def _round(self) -> Round:
        return self.application.record.rounds[self.stage]

    def _open(self) -> dict[int, str]:
        """What tells each session that is still to be written down from the others; a number is
        that in the file, where some may be called off.
        """
        labels = debriefs.labels(self._round)
        found: dict[int, str] = {}
        for index in debriefs.open_sessions(self._round):
            path = ("rounds", self.stage, "sessions", index)
            written = int(self.application.record_source.as_written(path)[-1]) + 1
            found[index] = str(written) if labels[index] == str(index + 1) else labels[index]
        return found

    def _called(self, index: int) -> str:
        """A session as a person knows it."""
        session = self._round.sessions[index]
        who = self.application.record.names(session) if session.with_ else session.title
        return f"{session.at:%H:%M} {who}" if session.at else who

    def _stories(self, question: Question) -> dict[str, str]:
        """The ids of the bank's stories by what they are called, those of the plan first."""
        label = question.field.rpartition(" ")[0]
        planned: Sequence[str] = ()
        for index, known in self._open().items():
            if known == label:
                planned = self.planned.get(index, ())
        titles = {story.id: story.title for story in self.application.candidate.stories}
        ids = [id_ for id_ in dict.fromkeys((*planned, *titles)) if id_ in titles]
        twice = len(set(titles.values())) < len(titles)
        return {f"{titles[id_]} ({id_})" if twice else titles[id_]: id_ for id_ in ids}

    def _value(self, question: Question, typed: str, *, again: bool) -> Any:
        if question is WHICH:
            labels = tuple(self._open().values())
            return [labels[index] for index in answers.numbers(typed, len(labels))]
        if question.takes == "stories":
            if caseless(typed) in _NONE:
                return []
            known = self._stories(question)
            return answers.names(
                typed, known | {id_: id_ for id_ in known.values()}, "story", caseless
            )
        about, _, part = question.field.rpartition(" ")
        if part == "person":
            person = self.application.record.interviewers[about]
            return corrections.fields(person, typed, again=again)
        if part == "debrief":
            return answers.in_field(SessionDebrief, {part: typed}, part)
        lines = [line.lstrip("-*• ").strip() for line in typed.splitlines()]
        return [self._entry(part, line) for line in lines if line]

    def _entry(self, part: str, line: str) -> dict[str, Plain]:
        """One line as an entry: by when it is due, or what it is about, and the rest."""
        found: dict[str, Plain] = {"text": line}
        if part == "promised":
            found = debrief_lines.dated(line, self._round.date)
        elif part == "stated":
            found = debrief_lines.about(line)
        answers.in_field(_ENTRIES[part], found, "text")
        return found


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
