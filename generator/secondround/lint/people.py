"""Rules about the people: their titles, where they are met, what they judge, how to thank them.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from secondround.problems import Problem
from secondround.records import Application, schedule
from secondround.records.models import Interviewer, Session
from secondround.text import caseless, mail_address, slug


def titles(application: Application) -> Iterator[Problem]:
    """An interviewer needs a title."""
    for id_, person in application.record.interviewers.items():
        if not person.title:
            yield application.record_source.problem(
                ("interviewers", id_),
                "interviewer-without-title",
                f"`{person.name}` has no title.",
                "the invitation, the company's site or a public profile has it: write it under "
                "`title:`",
                key=True,
                about=(person.name,),
            )


def twice(application: Application) -> Iterator[Problem]:
    """Nobody is in the record under two ids: what the one has heard would be told to the other."""
    people = application.record.interviewers
    for (first, one), (second, other) in combinations(people.items(), 2):
        if _is_one(one, other):
            yield application.record_source.problem(
                ("interviewers", second),
                "interviewer-twice",
                f"`{second}` looks like `{first}` under another id.",
                "if they are one person, keep one id under every `with:`, or they hear the same "
                "story twice; if not, write what tells them apart under `email:`",
                key=True,
                about=(other.name,),
            )


def _is_one(one: Interviewer, other: Interviewer) -> bool:
    """Whether two have one address and a part of their name in common, or one name where no
    addresses tell them apart.
    """
    if one.email and other.email:
        shared = set(caseless(one.name).split()) & set(caseless(other.name).split())
        return caseless(one.email) == caseless(other.email) and bool(shared)
    return (slug(one.name) or one.name) == (slug(other.name) or other.name)


def meetings(application: Application) -> Iterator[Problem]:
    """Every interviewer is in a session, once the sessions of all rounds are known."""
    record = application.record
    met: set[str] = set()
    for stage in (*record.rounds, *application.called_off.values()):
        met |= _met(stage.sessions)
    known = bool(record.rounds) and all(stage.sessions for stage in record.rounds)
    for id_, person in record.interviewers.items() if known else ():
        if id_ not in met:
            yield application.record_source.problem(
                ("interviewers", id_),
                "interviewer-not-met",
                f"`{person.name}` is in no session.",
                f"write `{id_}` under `with:` where you meet, or take the person out",
                key=True,
                about=(person.name,),
            )


def nobody(application: Application) -> Iterator[Problem]:
    """A conversation to come needs somebody to talk to, unless it is for no story."""
    rounds = application.record.rounds
    for number, stage in enumerate(rounds):
        if schedule.is_over(rounds, number):
            continue
        for index in schedule.remaining(stage):
            session = stage.sessions[index]
            is_no_interview = session.stories == 0 or not session.takes_questions
            if session.with_ or is_no_interview:
                continue
            which = f"`{session.name}`" if session.name else f"session {index + 1}"
            yield application.record_source.problem(
                ("rounds", number, "sessions", index),
                "session-without-people",
                f"Nobody is named for {which} of `{stage.name}`.",
                "write their ids under `with:`, or `format:` with `test`, `recorded`, `ai` or "
                "`break`",
            )


def interests(application: Application) -> Iterator[Problem]:
    """Stories are chosen for what a person is there to judge, so the record has to say what that
    is.
    """
    for id_, person in _ahead(application):
        if person.role == "other" and not person.cares_about:
            yield application.record_source.problem(
                ("interviewers", id_),
                "interviewer-without-interest",
                f"The record does not say what `{person.name}` will look for.",
                "write `role:` (hiring manager, peer, …), and under `cares_about:` what you know "
                "of it",
                key=True,
                about=(person.name,),
            )


def deciding(application: Application) -> Iterator[Problem]:
    """Where several people are to be met, somebody decides, and should hear the must-haves."""
    people = application.record.interviewers.values()
    ahead = dict(_ahead(application))
    like = application.library.like
    known = any(person.decides or like(person.role) == "hiring manager" for person in people)
    if len(ahead) > 1 and not known:
        yield application.record_source.problem(
            ("interviewers", next(iter(ahead))),
            "nobody-decides",
            "Nothing says who decides on the offer.",
            "whom does the role report to? Write `decides: true` there",
            key=True,
        )


def thanks(application: Application) -> Iterator[Problem]:
    """Everybody met and not yet thanked needs an address, and one that a draft can have."""
    waiting: dict[str, Interviewer] = {}
    rounds = application.record.rounds
    for number, stage in enumerate(rounds):
        met = _met(session for session in stage.sessions if session.held)
        for id_ in schedule.unthanked(stage, rounds[number + 1 :]):
            if id_ in met:
                waiting[id_] = application.record.interviewers[id_]
    for id_, person in waiting.items():
        if not person.email:
            yield application.record_source.problem(
                ("interviewers", id_),
                "thanks-without-address",
                f"There is no address for the thank-you note to `{person.name}`.",
                "ask the recruiter for it and write it under `email:`; once a note is sent, add "
                f"`{id_}` to `thanked:` at the session",
                key=True,
                about=(person.name,),
            )
        elif not mail_address(person.email):
            yield application.record_source.problem(
                ("interviewers", id_, "email"),
                "thanks-without-address",
                f"`{person.email}` is no address that a mail program takes, so the draft of the "
                f"thank-you note to `{person.name}` has none.",
                "correct it: plain letters, digits and dots around one `@`, such as "
                "`ana.ruiz@example.com`",
                about=(person.name,),
            )


def _ahead(application: Application) -> Iterator[tuple[str, Interviewer]]:
    """The people of the round to prepare, each once, in the record's order."""
    record = application.record
    stage = None if record.upcoming is None else record.rounds[record.upcoming]
    left = [stage.sessions[index] for index in schedule.remaining(stage)] if stage else []
    met = _met(left)
    for id_, person in record.interviewers.items():
        if id_ in met:
            yield id_, person


def _met(sessions: Iterable[Session]) -> set[str]:
    """The ids of everybody in those sessions."""
    met: set[str] = set()
    for session in sessions:
        met.update(session.with_)
    return met
