"""The record: one application at one company, as `interview.yml` holds it."""

from __future__ import annotations

from typing import Literal

from secondround.records import schedule
from secondround.records.models.company import UNNAMED, Company
from secondround.records.models.debrief import Promise
from secondround.records.models.fields import Competency, Id, Line, Model, Text, field
from secondround.records.models.logistics import Logistics
from secondround.records.models.people import Interviewer
from secondround.records.models.position import Message, Position
from secondround.records.models.questions import Expected, Question
from secondround.records.models.rounds import Round, Session
from secondround.text import capital, listed


class Record(Model):
    """One application at one company."""

    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="record.schema.json",
        default=None,
        alias="$schema",
    )
    visibility: Literal["private", "public"] = field(
        "Whether a public edition may hold it.", example="private", default="private"
    )
    company: Company = field("The company.", example={"name": "Harbor Logistics"}, reach="public")
    role: Position = field("The position.", example={"title": "Head of Operations"}, reach="public")
    competencies: tuple[Competency, ...] = field(
        "Competencies used here and defined nowhere else.", example=["rail freight"], default=()
    )
    messages: tuple[Message, ...] = field(
        "Up to three lines that everybody should remember; each session proves them with different "
        "stories.",
        example=[{"text": "I keep nights calm.", "shows": ["incident leadership"]}],
        default=(),
    )
    interviewers: dict[Id, Interviewer] = field(
        "The people, by id.", example={"ana-ruiz": {"name": "Ana Ruiz"}}, reach="public", default={}
    )
    rounds: tuple[Round, ...] = field(
        "The stages, in order.",
        example=[{"name": "Second interview", "sessions": [{"minutes": 45, "with": ["ana-ruiz"]}]}],
        reach="public",
        default=(),
    )
    questions: tuple[Question, ...] = field(
        "Questions to ask; the library's are added.",
        example=["How will you measure my work?"],
        reach="public",
        default=(),
    )
    expect: tuple[Expected, ...] = field(
        "Questions to be ready for.", example=["Why leave now?"], default=()
    )
    logistics: Logistics | None = field(
        "Getting to the first place that a round names; a round may have its own.",
        example={"dress": "Jacket"},
        reach="carry",
        default=None,
    )
    notes: Text | None = field(
        "For your eyes only.", example="Do not mention the merger.", default=None
    )

    @property
    def is_public(self) -> bool:
        """Whether a public edition may hold it."""
        return self.visibility == "public"

    @property
    def title(self) -> str:
        """The application in a line: "Harbor Logistics: Head of Operations"."""
        name = self.company.name
        return f"{capital(name) if name == UNNAMED else name}: {self.role.title}"

    @property
    def upcoming(self) -> int | None:
        """Index of the round to prepare; None without rounds."""
        return schedule.upcoming(self.rounds)

    def people(self, session: Session) -> dict[str, Interviewer]:
        """The people in a session by their ids, in the order of its `with`; ids that nobody in the
        record has are left out.
        """
        known = self.interviewers
        return {id: known[id] for id in session.with_ if id in known}

    def names(self, session: Session) -> str:
        """The names of the people in a session, as a sentence lists them, or what is there instead
        of people.
        """
        names = listed(person.name for person in self.people(session).values())
        return names or session.instead_of_people

    def promised_to(self, session: Session, promise: Promise) -> str:
        """Whom something was promised in a session: one person, or everybody there."""
        person = self.interviewers.get(promise.to or "")
        return person.name if person else self.names(session)

    def logistics_of(self, stage: Round) -> Logistics:
        """What to know to get to a round: what it says itself, then what the record says, as far as
        it was said for this one. The way is that to the first place of the record, and its hour
        that of the first day there; where no round has a place, it is said of all.
        """
        known = self.logistics or Logistics()
        first = next((each for each in self.rounds if each.whereabouts), None)
        if first and first.whereabouts != stage.whereabouts:
            known = known.without("arrive", "travel", "bring")
        elif first and first.date != stage.date:
            known = known.on_another_day()
        return known.with_own(stage.logistics)
