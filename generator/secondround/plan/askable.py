"""The questions that may be asked, and who can answer them.

In: an application, and people by id. Out: the record's questions and the library's as one list, and
for each of them those who can answer. It must not decide which of them are asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from secondround.records import Application
from secondround.records.models import Interviewer, Question, Role, Subject

SUITS: dict[Subject, frozenset[Role]] = {
    "goals": frozenset({"hiring manager", "senior manager", "executive"}),
    "contribution": frozenset({"hiring manager", "senior manager", "executive"}),
    "evaluation": frozenset({"recruiter", "hiring manager", "senior manager"}),
    "culture": frozenset(
        {"recruiter", "hiring manager", "senior manager", "executive", "peer", "partner", "report"}
    ),
    "path": frozenset({"recruiter", "hiring manager", "senior manager", "executive", "peer"}),
    "success": frozenset({"hiring manager", "senior manager", "executive", "partner"}),
    "team": frozenset({"hiring manager", "peer", "partner", "report"}),
    "role": frozenset({"recruiter", "hiring manager", "peer", "report"}),
    "company": frozenset({"recruiter", "senior manager", "executive", "partner", "customer"}),
    "customers": frozenset({"senior manager", "executive", "partner", "customer", "peer"}),
    "change": frozenset({"hiring manager", "senior manager", "executive"}),
    "next steps": frozenset({"recruiter", "hiring manager"}),
}
"""The roles that can answer each subject, if a question names neither people nor roles. A role that
is missing here can answer anything.
"""
CAN_SAY: dict[Subject, tuple[Role, ...]] = {
    "next steps": ("recruiter", "hiring manager"),
    "evaluation": ("hiring manager", "senior manager", "recruiter"),
}
"""What every round has to ask, and who can say, whom to ask first. Who decides can say, too."""


class Entry(Struct, frozen=True):
    """A question that may be asked, wherever it comes from."""

    text: str
    about: Subject
    source: str  # "record" or "library"
    id: str
    people: tuple[str, ...]  # interviewer ids it is for; none means whoever can answer
    roles: tuple[Role, ...]
    compare: bool
    index: int  # in its list
    follow_up: str = ""


def entries(application: Application) -> tuple[Entry, ...]:
    """The record's questions, then the library's, without those that the record already has."""
    own: dict[str, Entry] = {}
    taken: set[str] = set()  # texts and ids
    for index, question in enumerate(application.record.questions):
        text = folded(question.text)
        own[text] = _together(own.get(text), _own(question, index))
        taken |= {text, question.id or ""}
    shared: dict[str, Entry] = {}
    # Backwards, so that of entries with one text the first counts.
    for index, entry in reversed([*enumerate(application.library.questions)]):
        text = folded(entry.text)
        if text not in taken and entry.id not in taken:
            shared[text] = Entry(
                entry.text,
                entry.about,
                "library",
                entry.id,
                people=(),
                roles=entry.roles,
                compare=entry.ask_everyone,
                index=index,
                follow_up=entry.follow_up or "",
            )
    return (*own.values(), *reversed(shared.values()))


def _own(question: Question, index: int) -> Entry:
    return Entry(
        question.text,
        question.about,
        "record",
        question.id or "",
        people=question.for_,
        roles=(),
        compare=question.ask_everyone,
        index=index,
        follow_up=question.follow_up or "",
    )


def _together(first: Entry | None, second: Entry) -> Entry:
    """A question that is written for one person after the other is one question all the same."""
    if first is None:
        return second
    people = tuple(dict.fromkeys((*first.people, *second.people)))
    return replace(
        first,
        people=people if first.people and second.people else (),
        compare=first.compare or second.compare,
        follow_up=first.follow_up or second.follow_up,
    )


def answering(people: Mapping[str, Interviewer], entry: Entry) -> tuple[str, ...]:
    """The people of a session who can answer: those it names, or else those of the roles it names,
    or else those of the roles that suit its subject. What comes next, and how the work is judged,
    can be answered by whoever decides, too.
    """
    if entry.people:
        return tuple(id for id in people if id in entry.people)
    roles = entry.roles or SUITS.get(entry.about, ())
    if not roles:
        return tuple(people)
    able = []
    for id, interviewer in people.items():
        unknown = interviewer.role == "other" and not entry.roles
        decides = interviewer.decides and entry.about in CAN_SAY
        if interviewer.role in roles or unknown or decides:
            able.append(id)
    return tuple(able)


def can_say(interviewer: Interviewer, about: Subject) -> int | None:
    """How early to ask this person about a subject of `CAN_SAY`; None for somebody who may not
    know.
    """
    roles = CAN_SAY[about]
    if interviewer.role in roles:
        return roles.index(interviewer.role)
    return roles.index("hiring manager") if interviewer.decides else None


def folded(text: str) -> str:
    """What two questions have alike that are one."""
    return " ".join(text.lower().split())
