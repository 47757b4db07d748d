"""Applications in which every field that holds words holds words of its own, so that each can be
told in an output.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from secondround.records import Application, Candidate, Library, Record, Source
from secondround.records.models.comments import ANCHORS, Comment
from secondround.records.models.library import CompetencyEntry
from secondround.records.models.people import Interviewer
from secondround.records.models.pseudonyms import Pseudonyms
from secondround.records.models.questions import Question
from secondround.records.models.rounds import Round, Session, Thanks
from secondround.vocabulary import Edition

PEOPLE = ("ana-ruiz", "kim-lee", "sam-oh")
STORIES = ("dock-strike", "cold-night", "new-hall", "long-row")
OWN = {
    "use",
    "with_",
    "for_",
    "tell",
    "avoid",
    "told",
    "repeat_ok",
    "stories",
    "answers",
    "minutes",
    "hide",
    *ANCHORS,
    "round",
}
"""Fields that refer to others, or that a plan rests on: these are set by hand."""
JUDGED = {"shows", "judges", "cares_about"}
"""Fields that name competencies, which have to be defined somewhere."""


@dataclass
class Sown:
    """One string that was put into a field: words that stand nowhere else."""

    text: str
    where: str  # the model's and the field's name
    reach: Edition

    @property
    def words(self) -> list[str]:
        return re.findall("[a-z]+", self.text.lower())


@dataclass
class Sower:
    """Fills models; what may be left out is there or not as `draw` says."""

    draw: Any
    sown: list[Sown] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(17))

    def text(self, where: str, reach: Edition, most: int) -> str:
        words = [self._word() for _ in range(self.draw(st.integers(1, most)))]
        text = " ".join(words).capitalize()
        self.sown.append(Sown(text, where, reach))
        return text

    def _word(self) -> str:
        """A word of letters alone that no other begins with or ends in."""
        number, letters = next(self._numbers), ""
        while number:
            number, rest = divmod(number, 16)
            letters += "bcdfghjklmnprstv"[rest]
        return f"zu{letters}uz"

    def model(self, kind: type[BaseModel], reach: Edition, **given: Any) -> Any:
        made: dict[str, Any] = dict(given)
        for name, declared in kind.model_fields.items():
            if name in given or name in OWN:
                continue
            if not declared.is_required() and not self.draw(st.booleans()):
                continue
            own = Edition[
                str(typing.cast("dict[str, Any]", declared.json_schema_extra)["x-reach"]).upper()
            ]
            value = self.value(
                declared.annotation, f"{kind.__name__}.{name}", min(reach, own), declared
            )
            if value is not None:
                made[name] = value
        return kind(**made)

    def value(  # noqa: PLR0911
        self, annotation: Any, where: str, reach: Edition, declared: FieldInfo | None = None
    ) -> Any:
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is typing.Annotated:
            return self._annotated(parts, where, reach)
        if origin in (Union, UnionType):
            return self.value(
                next(part for part in parts if part is not type(None)), where, reach, declared
            )
        if origin is Literal:
            return self.draw(st.sampled_from(parts))
        if origin is tuple:
            return tuple(
                self.value(parts[0], where, reach) for _ in range(self.draw(st.integers(1, 2)))
            )
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation, reach)
        if annotation is str:
            return self._string(where, reach, declared.metadata if declared else ())
        if annotation is bool:
            return self.draw(st.booleans())
        if annotation is dt.date:
            return dt.date(2026, 1, 1) + dt.timedelta(days=self.draw(st.integers(0, 300)))
        return None  # numbers and times say nothing

    def _annotated(self, parts: tuple[Any, ...], where: str, reach: Edition) -> Any:
        base, *marks = parts
        return self._string(where, reach, marks) if base is str else self.value(base, where, reach)

    def _string(self, where: str, reach: Edition, marks: Any) -> str:
        flat = [
            inner
            for mark in marks
            for inner in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))
        ]
        names = {getattr(getattr(mark, "func", None), "__name__", "") for mark in flat}
        if "_zone" in names:
            return "Europe/Berlin"
        if any(getattr(mark, "pattern", None) for mark in flat):
            return self._word()
        if "_link" in names:
            return f"https://example.com/{self.text(where, reach, 1)}"
        return self.text(where, reach, 14 if "_text" in names else 5)


@st.composite
def applications(draw: Any) -> tuple[Application, list[Sown]]:
    """An application with a word of its own wherever words may stand, and all those words."""
    sower = Sower(draw)
    record, candidate = _record(sower), _candidate(sower)
    library = _library(sower)
    candidate = _knowing(candidate, record, library)
    comments = (_comment(sower),)
    names = (
        candidate.name,
        record.company.name,
        *(one.name for one in record.interviewers.values()),
    )
    others = {name: sower.text("Pseudonyms.names", Edition.PUBLIC, 2) for name in names}
    file = PurePosixPath("packets/interview.yml")
    return Application(
        "someone/harbor",
        record,
        candidate,
        library,
        Source(file, ""),
        Source(file, ""),
        comments=comments,
        pseudonyms=Pseudonyms(names=others),
        pseudonyms_source=Source(file, ""),
    ), sower.sown


def _record(sower: Sower) -> Record:
    draw, public = sower.draw, Edition.PUBLIC
    people = {key: sower.model(Interviewer, public) for key in PEOPLE[: draw(st.integers(1, 3))]}
    keys = list(people)
    sessions = [
        tuple(
            _session(sower, draw(st.sampled_from([(), *((key,) for key in keys)])))
            for _ in range(draw(st.integers(1, 2)))
        )
        for _ in range(2)
    ]
    earlier = tuple(one.model_copy(update={"told": (STORIES[3],)}) for one in sessions[0])
    rounds = (
        sower.model(Round, public, sessions=earlier),
        sower.model(Round, public, sessions=sessions[1]),
    )
    questions = tuple(sower.model(Question, public, for_=(keys[0],)) for _ in range(2))
    record: Record = sower.model(
        Record,
        public,
        visibility="public",
        interviewers=people,
        rounds=rounds[draw(st.integers(0, 1)) :],
        questions=questions,
    )
    return record


def _session(sower: Sower, people: tuple[str, ...]) -> Session:
    """A session with those people, who have been written notes to or not."""
    written = people if sower.draw(st.booleans()) else ()
    session: Session = sower.model(
        Session,
        Edition.PUBLIC,
        minutes=sower.draw(st.sampled_from((30, 45, 60))),
        with_=people,
        thanks=tuple(sower.model(Thanks, Edition.CANDIDATE, to=key) for key in written),
    )
    return session


def _library(sower: Sower) -> Library:
    """A library with a card at most for each role, that defines what its cards and prompts name."""
    library: Library = sower.model(Library, Edition.PUBLIC)
    cards = tuple({card.role: card for card in library.roles}.values())
    library = library.model_copy(update={"roles": cards}) if cards else library
    own = {entry.name for entry in library.competencies}
    lacking = [name for name in dict.fromkeys(_judged(library)) if name not in own]
    entries = (*library.competencies, *(CompetencyEntry(name=name) for name in lacking))
    return Library.model_validate(dict(library) | {"competencies": entries}) if lacking else library


def _knowing(candidate: Candidate, record: Record, library: Library) -> Candidate:
    """The candidate, who defines what nobody else does."""
    defined = {*record.competencies, *(entry.name for entry in library.competencies)}
    named = dict.fromkeys((*candidate.competencies, *_judged(candidate), *_judged(record)))
    return candidate.model_copy(
        update={"competencies": tuple(name for name in named if name not in defined)}
    )


def _judged(value: Any) -> Iterator[str]:
    """The competencies that stories, requirements, people and cards name."""
    if isinstance(value, BaseModel):
        for name, inside in value:
            yield from inside if name in JUDGED else _judged(inside)
    elif isinstance(value, (tuple, dict)):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _judged(inside)


def _comment(sower: Sower) -> Comment:
    """A remark on the packet or on a thing in it, for the coach or for both."""
    whom = sower.draw(st.sampled_from(("coach", "candidate")))
    on = sower.draw(
        st.sampled_from(({}, {"story": STORIES[0]}, {"interviewer": PEOPLE[0]}, {"round": "1"}))
    )
    reach = Edition.COACH if whom == "coach" else Edition.CANDIDATE
    comment: Comment = sower.model(Comment, reach, for_=whom, **on)
    return comment


def _candidate(sower: Sower) -> Candidate:
    from secondround.records.models.candidate import Story  # noqa: PLC0415

    stories = tuple(sower.model(Story, Edition.PUBLIC, id=key) for key in STORIES)
    candidate: Candidate = sower.model(Candidate, Edition.PUBLIC, stories=stories)
    return candidate
