"""A story, a person, a question, a session or news, gathered answer by answer.

In: a workspace, a packet, what is typed. Out: what to ask next, what a coach would say so far, and
the change to a file, which `importing.write` puts in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround import lint, records
from secondround.app import answers, debrief_sessions, imported_file
from secondround.app.adding_questions import QUESTIONS, Question
from secondround.app.errors import Faulty
from secondround.plan import spoken
from secondround.problems import Severity
from secondround.records import Application, Candidate, Story, competencies
from secondround.records.edit import Plain, document
from secondround.records.models import Interviewer, Model, News, Round, Session
from secondround.records.models import Question as ToAsk
from secondround.records.yaml import Source, reader
from secondround.text import as_sentence, caseless, duration, has_figure, nearest, slug
from secondround.vocabulary import layout

MODELS: Final[Mapping[str, type[Model]]] = {
    "story": Story,
    "person": Interviewer,
    "question": ToAsk,
    "session": Session,
    "news": News,
}
_LONGEST_ID: Final = 40
_MINUTE: Final = 60
_BEATS: Final = ("situation", "action", "result")
_OF_THE_WHOLE: Final = frozenset({"story-too-long", "story-over-90-seconds"})

_ASKED_NEXT: Final = "result-without-figure"  # what the question behind a result asks for


class Draft(Struct, frozen=True):
    """One thing that is being added, with the answers so far."""

    root: Path
    application: Application
    kind: str
    answers: Mapping[str, Any] = field(default_factory=dict)  # "" for what was passed over

    @property
    def order(self) -> str:
        """What is typed to go on with it."""
        return f"add {self.kind}"

    @property
    def about(self) -> str:
        """What is new has no name before it is answered."""
        return ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that apply, as far as that can be told from the answers so far."""
        return tuple(filter(self._applies, QUESTIONS[self.kind]))

    def _applies(self, question: Question) -> bool:
        if question.field == "figure":
            result = self.answers.get("result")
            return bool(result) and not has_figure(str(result))
        if question.field == "sessions":
            return bool(self.open_sessions())
        if self.kind == "session" and question.field == "date":
            return bool(self.answers.get("round")) and self.round() is None
        if question.takes == "people":
            return bool(self.application.record.interviewers)
        return True

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(asked for asked in self.questions if asked.field not in self.answers)

    @property
    def missing(self) -> tuple[Question, ...]:
        """The questions that need an answer, and have none."""
        return tuple(
            asked for asked in self.questions if asked.needed and not self.answers.get(asked.field)
        )

    def choices(self, question: Question) -> tuple[str, ...]:
        """What can be answered, in the order of the numbers; empty where anything can."""
        match question.takes:
            case "competencies":
                return tuple(dict.fromkeys(self.competencies().values()))
            case "people":
                return tuple(self._people())
            case "sessions":
                return tuple(self.open_sessions())
            case "round":
                return tuple(stage.name for stage in self.application.record.rounds)
            case "choice":
                own = (card.role for card in self.application.library.roles if card.own)
                ours = answers.choices(MODELS[self.kind], question.field)
                return (*ours, *own) if question.field == "role" else ours
            case _:
                return ()

    def passed(self, question: Question) -> Draft:
        """The draft without an answer to this question; of rounds, the one to prepare is meant."""
        upcoming = self.application.record.upcoming
        value = ""
        if question.takes == "round" and upcoming is not None:
            value = self.application.record.rounds[upcoming].name
        return replace(self, answers={**self.answers, question.field: value})

    def all_passed(self) -> Draft:
        """The draft with no question left to ask."""
        draft = self
        while draft.open:
            draft = draft.passed(draft.open[0])
        return draft

    def answered(self, question: Question, typed: str, *, again: bool = False) -> Draft:
        """The draft with this answer; UnclearError where it cannot be taken.

        again: whether the person insists on a name that is not known: then it is a new one.
        """
        value = self._value(question, answers.readable(typed), again=again)
        return replace(self, answers={**self.answers, question.field: value})

    @property
    def to_keep(self) -> Mapping[str, Any]:
        """What is kept where the person stops: the answers."""
        return self.answers

    @property
    def unwritten(self) -> Mapping[str, Any]:
        """Nothing that is answered is left out of what is written."""
        return {}

    def changes(self, kept: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG002 (a debrief's)
        """Nothing that was asked for has changed since: what is not known any more is new."""
        return ()

    def with_kept(self, kept: Mapping[str, Any]) -> Draft:
        """The draft with answers of an earlier time, as far as there are such questions."""
        known = {question.field for question in QUESTIONS[self.kind]}
        usable = {field: value for field, value in kept.items() if field in known}
        return replace(self, answers={**self.answers, **usable, **self.answers})  # in their order

    def _value(self, question: Question, typed: str, *, again: bool) -> Any:
        match question.takes:
            case "competencies":
                return self._named_competencies(typed, again=again)
            case "people":
                people = self._people()
                known = people | {id_: id_ for id_ in people.values()}
                return answers.names(typed, known, "interviewer", caseless)
            case "sessions":
                record, among = self.application.record, tuple(self.open_sessions().values())
                stage = record.rounds[record.upcoming or 0]
                return debrief_sessions.chosen(record, stage, typed, among)
            case "round":
                return self._named_round(typed, again=again)
            case "choice":
                return answers.one(typed, self.choices(question), question.field)
        return self._of_field(question, answers.text(typed))

    def _named_competencies(self, typed: str, *, again: bool) -> list[str]:
        known = self.competencies()
        names = {name: name for name in known.values()}
        same = partial(competencies.canonical_key, known=known)
        try:
            return answers.names(typed, names, "competency", same, new=again)
        except answers.UnclearError as error:
            raise answers.UnclearError(str(error), may_be_new=True) from error

    def _named_round(self, typed: str, *, again: bool) -> str:
        rounds = [stage.name for stage in self.application.record.rounds]
        if typed.isdigit() or caseless(typed) in map(caseless, rounds):
            return answers.one(typed, rounds, "round")
        near = nearest(typed, rounds)
        if near and not again:
            raise answers.UnclearError(
                f"There is no round `{typed}`. Did you mean `{near}`?", may_be_new=True
            )
        return str(answers.in_field(Round, {"name": typed}, "name"))

    def _of_field(self, question: Question, value: Plain) -> Plain:
        if question.field == "figure":
            return answers.in_field(Story, {**_FIRST, "result": value}, "result")
        if self.kind == "session" and question.field == "date":
            return answers.in_field(Round, {"name": "New", "date": value}, "date")
        if isinstance(value, list) and question.field != "action":
            value = "\n".join(f"- {step}" for step in value)
        fields = {**_LEAST[self.kind], **self.fields(), question.field: value}
        return answers.in_field(MODELS[self.kind], fields, question.field)

    def fields(self) -> dict[str, Plain]:
        """What was answered, under the names of the file, in the order of the model."""
        own = {name: value for name, value in self.answers.items() if value not in ("", [])}
        figure = own.pop("figure", "")
        if figure and has_figure(figure):
            own["result"] = f"{as_sentence(own['result'])} {as_sentence(figure)}"
        elif figure:
            own["unquantified"] = figure
        order = imported_file.field_order(MODELS[self.kind], ())
        return {name: own[name] for name in order if name in own}

    def competencies(self) -> dict[str, str]:
        """The names that mean something here, by every way to write them: what the posting asks
        for, then the candidate's own, then the library's.
        """
        own = self.application.candidate.competencies
        record = self.application.record
        known = competencies.canonical_names(self.application.library, own, record.competencies)
        asked_for: list[str] = []
        for requirement in record.role.requirements:
            asked_for += requirement.shows
        first = map(competencies.competency_key, (*asked_for, *own, *record.competencies))
        return {key: known[key] for key in dict.fromkeys((*first, *known)) if key in known}

    def _people(self) -> dict[str, str]:
        """The ids of all interviewers, by name."""
        return {person.name: id_ for id_, person in self.application.record.interviewers.items()}

    def open_sessions(self) -> dict[str, int]:
        """The sessions of the round to prepare that are still to come, as a person knows them."""
        record = self.application.record
        if record.upcoming is None:
            return {}
        stage = record.rounds[record.upcoming]
        found: dict[str, int] = {}
        for index in records.schedule.remaining(stage):
            session = stage.sessions[index]
            who = record.names(session) if session.with_ else session.title
            at = f"{session.at:%H:%M} " if session.at else ""
            found.setdefault(f"{at}{who}, {session.minutes} min", index)
        return found

    def round(self) -> int | None:
        """The index of the round that was named; None for a new one."""
        for index, stage in enumerate(self.application.record.rounds):
            if caseless(stage.name) == caseless(str(self.answers.get("round", ""))):
                return index
        return None

    def remarks(self, question: Question) -> Iterator[str]:
        """How long a story takes so far, and what the checker finds in the last answer."""
        if self.kind != "story" or not self.answers.get(question.field):
            return
        fields = {"id": slug(self.answers["title"])[:_LONGEST_ID] or "story", **self.fields()}
        bank = document({"name": "Candidate", "stories": [fields]})
        source, _ = reader.read(PurePosixPath(layout.CANDIDATE), bank.encode())
        made, _ = records.validate(Candidate, source)
        if made is None:
            return
        candidate = self.application.candidate.model_copy(update={"stories": made.stories})
        if question.field in {*_BEATS, "figure"}:
            seconds = spoken.story(made.stories[0], candidate)
            length = f"{seconds} seconds" if seconds < _MINUTE else duration(seconds)
            yield f"{length} so far."
        judged = replace(self.application, candidate=candidate, candidate_source=source)
        for rule in lint.BANK_RULES:
            for problem in rule(judged):
                is_here = _field_on(source, problem.line, fields) == question.field
                if problem.code in _OF_THE_WHOLE or (is_here and problem.code != _ASKED_NEXT):
                    yield answers.in_words(problem)


_FIRST: Final[Mapping[str, Plain]] = {"id": "story", "title": "Story"}
_LEAST: Final[Mapping[str, Mapping[str, Plain]]] = {
    "story": _FIRST,
    "person": {"name": "Name"},
    "question": {"text": "Question?"},
    "session": {"minutes": 30},
    "news": {"title": "News"},
}
"""What an entry needs so that one more answer can be checked by itself."""


def begin(root: Path, packet: str, kind: str) -> Draft:
    """A draft without answers; Faulty where the packet's files cannot be read."""
    workspace = records.read(root, {packet})
    for application in workspace.applications:
        if application.id == packet:
            return Draft(root, application, kind)
    raise Faulty([p for p in workspace.problems if p.severity is Severity.ERROR])


def _field_on(source: Source, line: int, fields: Mapping[str, Plain]) -> str:
    """The field of the story that a line belongs to."""
    found = ""
    for name in fields:
        if source.place(("stories", 0, name), key=True).line <= line:
            found = name
    return found
