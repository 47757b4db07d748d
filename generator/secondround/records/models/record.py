"""The record: one application at one company, as `interview.yml` holds it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from secondround.records import schedule
from secondround.records.models.fields import (
    Competency,
    Date,
    Flag,
    Id,
    Line,
    Link,
    Model,
    Number,
    ShortForm,
    Text,
    Time,
    Zone,
    field,
)
from secondround.text import listed
from secondround.vocabulary import Answer

Role = Literal[
    "recruiter",
    "hiring manager",
    "senior manager",
    "executive",
    "peer",
    "partner",
    "report",
    "customer",
    "other",
]
Format = Literal["behavioural", "technical", "panel", "meal", "presentation", "informal"]
Subject = Literal[
    "goals",
    "contribution",
    "evaluation",
    "culture",
    "path",
    "success",
    "team",
    "role",
    "company",
    "customers",
    "change",
    "next steps",
    "other",
]


class Finding(ShortForm):
    """One thing found out about the company, with where and when."""

    text: Text = field("What you found.", example="Open a second hub in 2027.", reach="public")
    source: Line | None = field(
        "Where: a link or a name.",
        example="https://example.com/report",
        reach="public",
        default=None,
    )
    date: Date | None = field(
        "When it was published.", example="2026-10-01", reach="public", default=None
    )


class News(Model):
    """One piece of news about the company."""

    called: ClassVar[str] = "a piece of news"
    date: Date | None = field(
        "When it was published.", example="2026-11-05", reach="public", default=None
    )
    title: Line = field("The headline.", example="Harbor opens a hub in Gdansk", reach="public")
    url: Link | None = field(
        "Where it can be read.", example="https://example.com/news", reach="public", default=None
    )
    so_what: Text | None = field(
        "Why it matters for this talk.", example="They will hire twice as many.", default=None
    )


class Competitor(ShortForm):
    """Who else serves the same customers."""

    short: ClassVar[str] = "name"
    name: Line = field("The competitor's name.", example="Quayside", reach="public")
    difference: Text | None = field(
        "What sets the company apart, in your words.", example="Owns its boats.", default=None
    )


class Company(Model):
    """The company: what to know before walking in."""

    name: Line = field("The company's name.", example="Harbor Logistics", reach="public")
    website: Link | None = field(
        "Its web site.", example="https://example.com", reach="public", default=None
    )
    about: Text | None = field(
        "What it does, in your words.",
        example="Moves parts overnight.",
        reach="public",
        default=None,
    )
    industry: Line | None = field(
        "Its industry.", example="Logistics", reach="public", default=None
    )
    researched: Date | None = field(
        "When you last checked all of this.", example="2026-11-20", default=None
    )
    objectives: tuple[Finding, ...] | None = field(
        "What it wants to reach.", example=["Carbon-free by 2030"], reach="public", default=None
    )
    milestones: tuple[Finding, ...] | None = field(
        "What it has reached.", example=["Tenth hub in 2025"], reach="public", default=None
    )
    news: tuple[News, ...] | None = field(
        "What it has been in the news for.",
        example=[{"title": "A new hub"}],
        reach="public",
        default=None,
    )
    competitors: tuple[Competitor, ...] | None = field(
        "Who it competes with.", example=["Quayside"], reach="public", default=None
    )
    culture: Text | None = field(
        "How people work there, in your words.", example="Short meetings, long memos.", default=None
    )


class Requirement(ShortForm):
    """One line of the posting."""

    text: Line = field(
        "The requirement, in the posting's words.", example="Leads incidents calmly", reach="public"
    )
    must: Flag = field(
        "Must-have (true) or nice-to-have (false).", example=True, reach="public", default=True
    )
    shows: tuple[Competency, ...] = field(
        "Competencies that prove it.", example=["incident leadership"], reach="public", default=()
    )
    evidence: Text | None = field(
        "Proof that is no story: a degree, a licence.", example="PMP since 2021.", default=None
    )


class Concern(ShortForm):
    """A doubt they may have about you, and what you say to it."""

    text: Line = field("The doubt.", example="No experience with rail freight")
    answer: Text | None = field(
        "What you say to it.", example="Same planning, slower clock.", default=None
    )


class Position(Model):
    """The position applied for."""

    called: ClassVar[str] = "a role"
    title: Line = field("The position's title.", example="Head of Operations", reach="public")
    posting: Line | None = field(
        "A link, or an attachment's file name.", example="https://example.com/jobs/7", default=None
    )
    requirements: tuple[Requirement, ...] = field(
        "The posting's requirements.",
        example=["Leads incidents calmly"],
        reach="public",
        default=(),
    )
    motivation: Text | None = field(
        "Why this role, why this company.", example="I want to build, not keep.", default=None
    )
    pay: Text | None = field(
        "What you ask for; never on the table.", example="From 95,000 a year.", default=None
    )
    concerns: tuple[Concern, ...] = field(
        "Doubts to be ready for.", example=["Why leave so soon?"], default=()
    )


class Interviewer(Model):
    """One person you will meet."""

    name: Line = field("Full name.", example="Ana Ruiz", reach="public")
    say: Line | None = field(
        "How the name is said.", example="AH-na roo-EETH", reach="carry", default=None
    )
    title: Line | None = field(
        "Their title.", example="Director of Operations", reach="public", default=None
    )
    role: Role = field("Their part in the decision.", example="hiring manager", default="other")
    profile: Link | None = field(
        "Link to a public profile.", example="https://example.com/ana", default=None
    )
    background: Text | None = field(
        "What they did before, how they came there.", example="Ran the Lisbon hub.", default=None
    )
    in_common: Text | None = field(
        "What you share.", example="Both started on night shifts.", default=None
    )
    cares_about: tuple[Competency, ...] = field(
        "Competencies they are there to judge.", example=["coaching"], default=()
    )
    likely_questions: tuple[Line, ...] = field(
        "What they may ask.", example=["What would you do first?"], default=()
    )
    email: Line | None = field("For the thank-you note.", example="ana@example.com", default=None)
    notes: Text | None = field(
        "For your eyes only.", example="Left the last team in a hurry.", default=None
    )


class Repeat(Model):
    """Leave to tell a story twice, with the reason that the packet prints."""

    called: ClassVar[str] = "an entry of `repeat_ok`"
    story: Id = field("The story's id.", example="ledger-migration")
    reason: Line = field(
        "Why repeating is right here.", example="Ana asked to hear it from the start."
    )


class Session(Model):
    """One conversation in a round; everybody in it hears the same stories."""

    name: Line | None = field(
        "What the invitation calls it.", example="Team lunch", reach="public", default=None
    )
    at: Time | None = field(
        "When it starts, local time.", example="09:30", reach="public", default=None
    )
    minutes: Annotated[Number, Field(ge=5, le=480)] = field(
        "How long it lasts, in minutes.", example=45, reach="public"
    )
    format: Format = field(
        "What kind of conversation.", example="behavioural", reach="public", default="behavioural"
    )
    with_: Annotated[tuple[Id, ...], Field(min_length=1)] = field(
        "Ids of the interviewers in the room.", example=["ana-ruiz"], reach="public", alias="with"
    )
    place: Line | None = field(
        "Where, if not the round's place.", example="Room 4", reach="carry", default=None
    )
    stories: Annotated[Number, Field(ge=0, le=12)] | None = field(
        "How many stories; else from the minutes.", example=3, default=None
    )
    tell: tuple[Id, ...] = field(
        "Stories that must be told here.", example=["ledger-migration"], default=()
    )
    avoid: tuple[Id, ...] = field(
        "Stories that must not be told here.", example=["dock-strike"], default=()
    )
    repeat_ok: tuple[Repeat, ...] = field(
        "Stories that may be repeated here, and why.",
        example=[{"story": "dock-strike", "reason": "Ana asked to hear it."}],
        default=(),
    )
    told: tuple[Id, ...] | None = field(
        "Afterwards: what was really told.", example=["support-backlog"], default=None
    )
    debrief: Text | None = field(
        "Afterwards: what happened.", example="She lit up at the cutover.", default=None
    )
    thanked: Flag = field("Afterwards: the thank-you note is sent.", example=True, default=False)

    @property
    def noted(self) -> bool:
        """Whether something is noted as told or debriefed."""
        return self.told is not None or self.debrief is not None

    @property
    def held(self) -> bool:
        """Whether the session has taken place: it is noted, or its people have been thanked."""
        return self.noted or self.thanked


class Round(Model):
    """One stage of the process."""

    name: Line = field("What they call it.", example="Second interview", reach="public")
    date: Date | None = field("The day.", example="2026-11-24", reach="carry", default=None)
    time_zone: Zone | None = field(
        "The time zone of the times.", example="Europe/Berlin", reach="carry", default=None
    )
    place: Line | None = field(
        "The address or the room.", example="Kaistrasse 5, Hamburg", reach="carry", default=None
    )
    video: Link | None = field(
        "The link of the call.", example="https://example.com/call", reach="carry", default=None
    )
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)] = field(
        "The conversations, in order.",
        example=[{"minutes": 45, "with": ["ana-ruiz"]}],
        reach="public",
    )


class Question(ShortForm):
    """A question to ask."""

    id: Id | None = field(
        "A name, for references.", example="first-90-days", reach="public", default=None
    )
    text: Line = field(
        "The question.", example="What does success look like in a year?", reach="public"
    )
    about: Subject = field("Its subject.", example="success", reach="public", default="other")
    for_: tuple[Id, ...] = field(
        "Ids of the people to ask.", example=["ana-ruiz"], reach="public", alias="for", default=()
    )
    ask_everyone: Flag = field(
        "Ask several, and compare the answers.", example=True, reach="public", default=False
    )


class Expected(ShortForm):
    """A question to be ready for."""

    called: ClassVar[str] = "an expected question"
    text: Line = field("The question.", example="Tell me about a time you failed.")
    shows: tuple[Competency, ...] = field(
        "What they judge by it.", example=["resilience"], default=()
    )
    answers: Answer | None = field("Which of the three it asks.", example="will", default=None)
    answer: Text | None = field(
        "Your answer in a line or two, where no story serves.", example="In March.", default=None
    )


class Logistics(Model):
    """What to know to get there."""

    called: ClassVar[str] = "the logistics"
    arrive: Text | None = field(
        "How and when to arrive.", example="09:10 at the main gate.", reach="carry", default=None
    )
    dress: Line | None = field("What to wear.", example="Jacket, no tie", default=None)
    bring: tuple[Line, ...] = field(
        "What to take along.", example=["Passport"], reach="carry", default=()
    )
    contact: Line | None = field(
        "Whom to call if late.", example="Kim Lee, +49 40 5550 0100", reach="carry", default=None
    )


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
        "Getting there.", example={"dress": "Jacket"}, reach="carry", default=None
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
        return f"{self.company.name}: {self.role.title}"

    @property
    def upcoming(self) -> int | None:
        """Index of the round to prepare; None without rounds."""
        return schedule.upcoming(self.rounds)

    def people(self, session: Session) -> tuple[Interviewer, ...]:
        """The people in a session, in the order of its `with`."""
        return tuple(self.interviewers[id_] for id_ in session.with_)

    def names(self, session: Session) -> str:
        """The names of the people in a session, as a sentence lists them."""
        return listed(person.name for person in self.people(session))
