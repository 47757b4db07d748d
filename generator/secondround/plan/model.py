"""The story plan as values: who hears which story, why, and what is missing.

Complete on its own: to show a plan takes no rule of how it was made. Ids refer to the application.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Choice(Struct, frozen=True):
    """One story given to a session."""

    story: str  # story id
    # In words: whose interest, which requirement, why not the runner-up; none where not asked for.
    reasons: tuple[str, ...]
    meets: tuple[str, ...] = ()  # competencies of interest here that it shows
    proves: tuple[int, ...] = ()  # indexes into role.requirements
    pinned: bool = False
    repeats: str = ""  # why it is told a second time, where it was told before


def story_ids(choices: Iterable[Choice]) -> list[str]:
    """The ids of the stories, in their order."""
    return [choice.story for choice in choices]


class Asked(Struct, frozen=True):
    """One question to ask in a session."""

    text: str
    about: str  # its subject
    source: str  # "record" or "library"
    id: str = ""
    to: tuple[str, ...] = ()  # interviewer ids in this session it is meant for
    compare: bool = False  # asked of several on purpose, to compare the answers
    follow_up: str = ""  # what to ask next, if there is time
    again: bool = False  # perhaps asked of them before: nobody else is left who can answer


class Spoken(Struct, frozen=True):
    """A session's minutes and what fills them, all in seconds."""

    available: int
    stories: int
    follow_ups: int
    questions: int
    opening: int  # greeting, pitch, their introduction
    drop: tuple[str, ...] = ()  # in words: what to leave out where it does not fit

    @property
    def planned(self) -> int:
        """Seconds that the plan fills."""
        return self.stories + self.follow_ups + self.questions + self.opening

    @property
    def fits(self) -> bool:
        """Whether the plan fits the session."""
        return self.planned <= self.available


class SessionPlan(Struct, frozen=True):
    """What one session gets. Same order and number as the round's sessions."""

    index: int  # into round.sessions
    interviewers: tuple[str, ...]  # interviewer ids
    minutes: int
    capacity: int  # number of lead stories the session has room for
    leads: tuple[Choice, ...]  # in the order to tell them
    backups: tuple[Choice, ...]
    questions: tuple[Asked, ...]
    spoken: Spoken
    begun: bool = False  # leads are what was really told; nothing is planned any more
    # It is over by the clock, and nothing says what was told: leads are those planned earlier.
    assumed: bool = False


class ObjectiveResult(Struct, frozen=True):
    """One objective of the plan: what was reached, and whether it is proven."""

    name: str  # e.g. "requirements"
    value: int
    bound: int
    proven: bool
    text: str  # the value in words, e.g. "5 of 6 must-haves are proven"


class Repeat(Struct, frozen=True):
    """A story that could be told a second time, to people who have not heard it."""

    story: str  # story id
    reason: str  # who was not in the room, in words
    text: str  # what to repeat for what, and who could mention it
    # For the session in the record: with it, the plan repeats the story there, and those named
    # before it.
    line: str
    instead_of: str = ""  # the id of the lead whose place it would take, where no place is free


class Move(Struct, frozen=True):
    """A story that is planned where only the posting asks for what it shows, and that somebody else
    cares about.
    """

    story: str  # story id
    text: str  # where it is planned, and to whom it could be told instead
    line: str  # for their session in the record: with it, the plan tells the story there


class Gap(Struct, frozen=True):
    """Something that the bank cannot give, with what to write."""

    kind: str  # "stories", "requirement", "competency", "answer", "question", "likely question"
    message: str
    prompt: str = ""  # a question that helps to write the missing story
    session: int | None = None  # index into round.sessions
    path: tuple[str | int, ...] = ()  # where in the record it comes from
    rule: str = ""  # where stories are missing: the rule that keeps the rest of the bank away
    without_rule: str = ""  # the message without that rule, which is the same for many a session
    # the competency, the likely question, the requirement, or which of can, will and fit, left open
    subject: str = ""
    people: tuple[str, ...] = ()  # interviewer ids: who cares about the competency, or may ask
    repeats: tuple[Repeat, ...] = ()  # where stories are missing: what could be told again instead
    move: Move | None = None  # a story that shows the competency, and could be told there instead
    is_held: bool = False  # whether one that shows it is in reserve there
    is_crowded_out: bool = False  # a question for somebody who is met, but has no time for it

    @property
    def offer(self) -> tuple[str, str]:
        """What could be planned instead, in words that end in a colon, and the line that says so in
        the record; both empty where there is nothing.
        """
        if self.repeats:
            *_, last = self.repeats
            it = "it" if len(self.repeats) == 1 else "them"
            texts = " ".join(repeat.text for repeat in self.repeats)
            return f"{texts} To allow {it}, paste this into the session:", last.line
        if self.move:
            return f"{self.move.text} To plan it so, paste this into that session:", self.move.line
        return "", ""


class Clash(Struct, frozen=True):
    """A pin that cannot hold together with others, and is left out of the plan."""

    path: tuple[str | int, ...]  # of the pin left out, in the record
    # of the pins or bans it clashes with: with `path` the smallest such set
    others: tuple[tuple[str | int, ...], ...]
    message: str  # the constraint it breaks, in words
    hint: str


class Waiver(Struct, frozen=True):
    """A rule broken on purpose, and the reason as it is printed."""

    session: int
    story: str
    reason: str


CoverageRow = tuple[tuple[str, ...], ...]
"""By session, the ids of the lead stories that give the proof."""


class Coverage(Struct, frozen=True):
    """Who hears proof of what."""

    requirements: tuple[CoverageRow, ...]  # by requirement
    competencies: tuple[tuple[str, CoverageRow], ...]  # by name
    answers: tuple[tuple[str, CoverageRow], ...]  # by "can", "will" and "fit"
    remarks: tuple[str, ...]  # the empty cells that matter, in words


class EarlierSession(Struct, frozen=True):
    """What one session was planned to hear."""

    interviewers: tuple[str, ...]
    leads: tuple[str, ...]
    backups: tuple[str, ...]
    at: str = ""  # HH:MM, where the record says so
    name: str = ""


class Earlier(Struct, frozen=True):
    """The earlier plan of one round."""

    round: str
    sessions: tuple[EarlierSession, ...]
    is_remade: bool = False  # nobody kept it: it is what would have been planned


class Plan(Struct, frozen=True):
    """The story plan of one round."""

    round: int  # index into record.rounds
    sessions: tuple[SessionPlan, ...]
    objectives: tuple[ObjectiveResult, ...]
    gaps: tuple[Gap, ...]
    waivers: tuple[Waiver, ...]
    coverage: Coverage
    clashes: tuple[Clash, ...] = ()
