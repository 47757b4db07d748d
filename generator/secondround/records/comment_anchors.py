"""What a comment is on: the thing in the packet that its anchor means.

In: a comment and the record, candidate and library around it. Out: the things meant, where there is
one and only one; else a problem that names the nearest. A packet changes while people talk about
it, so anchors are ids, times and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from secondround.problems import Problem
from secondround.records.models import Candidate, Comment, Comments, Library, Record, Round, Session
from secondround.records.yaml import Source
from secondround.text import caseless, listed_names, name_hint

Target: TypeAlias = "tuple[str | int, ...]"
"""A story's or a person's id; a round's index, and a session's; a requirement's index; a question's
text.
"""


def comment_targets(
    comment: Comment, record: Record, candidate: Candidate, library: Library
) -> tuple[Target, ...]:
    """What the comment's anchor means; one thing, once it has been checked; nothing for one on the
    whole packet.
    """
    if not comment.anchors:
        return ()
    kind = comment.anchors[0]
    named = str(getattr(comment, kind))
    if kind == "session":
        return tuple(_sessions(named, comment.round, record))
    return tuple(dict.fromkeys(_found(named, _names(kind, record, candidate, library))))


def misplaced_comments(
    comments: Comments, source: Source, record: Record, candidate: Candidate, library: Library
) -> Iterator[tuple[int, Problem]]:
    """Comments, by index, on several things at once, on nothing that is there, or on what may be
    this or that.
    """
    for i, comment in enumerate(comments.comments):
        if len(comment.anchors) > 1:
            message = f"The comment is on {listed_names(comment.anchors)} at once."
            advice = "keep one of them, or write two comments"
            yield (
                i,
                source.problem(("comments", i), "several-anchors", message, advice),
            )
        elif (
            comment.anchors
            and len(found := comment_targets(comment, record, candidate, library)) != 1
        ):
            kind = comment.anchors[0]
            if (
                kind == "session"
                and comment.round is not None
                and not _rounds(comment.round, record)
            ):
                kind = "round"
            path = ("comments", i, kind)
            if found:
                message, advice = _ambiguous(comment, kind, found, record)
                yield (
                    i,
                    source.problem(path, "ambiguous-comment", message, advice),
                )
            else:
                message, advice = _dangling(comment, kind, record, candidate, library)
                yield i, source.problem(path, "dangling-comment", message, advice)


def _names(
    kind: str, record: Record, candidate: Candidate, library: Library
) -> Iterator[tuple[str, Target]]:
    """Every way to name a thing of that kind, and the thing."""
    if kind == "story":
        yield from ((story.id, (story.id,)) for story in candidate.stories)
    elif kind == "interviewer":
        yield from ((id_, (id_,)) for id_ in record.interviewers)
    elif kind == "round":
        for i, stage in enumerate(record.rounds):
            yield from ((name, (i,)) for name in (str(i + 1), stage.name))
    elif kind == "requirement":
        for i, requirement in enumerate(record.role.requirements):
            yield from ((name, (i,)) for name in (str(i + 1), requirement.text))
    else:
        own = [(question.id, question.text) for question in record.questions]
        shared = [(question.id, question.text) for question in library.questions]
        for id_, text in (*own, *shared, *((None, question.text) for question in record.expect)):
            yield from ((name, (text,)) for name in (id_, text) if name)


def _found(named: str, names: Iterable[tuple[str, Target]]) -> list[Target]:
    """What goes by that name; else, if it is more than a figure or an id, what begins with it."""
    names, wanted = tuple(names), caseless(named)
    exact = [thing for name, thing in names if caseless(name) == wanted]
    return exact or [
        thing for name, thing in names if " " in name and caseless(name).startswith(wanted)
    ]


def _sessions(named: str, stage: str | None, record: Record) -> Iterator[Target]:
    rounds = range(len(record.rounds)) if stage is None else _rounds(stage, record)
    for i in rounds:
        yield from (
            (i, j) for j, ways in enumerate(_ways(record.rounds[i])) if caseless(named) in ways
        )


def _rounds(named: str, record: Record) -> list[int]:
    """The rounds of that name or number, by index."""
    return [
        i
        for i, stage in enumerate(record.rounds)
        if caseless(named) in {caseless(stage.name), str(i + 1)}
    ]


def _ways(stage: Round) -> Iterator[set[str]]:
    """How each session of a round may be named: by its number, its time or its name."""
    for j, session in enumerate(stage.sessions, 1):
        at = (f"{session.at:%H:%M}", f"{session.at:%H.%M}") if session.at else ()
        yield {
            str(j),
            *at,
            *(time.removeprefix("0") for time in at),
            caseless(session.name or ""),
        } - {""}


def _way(number: int, session: Session) -> str:
    return f"{session.at:%H:%M}" if session.at else session.name or str(number)


def _ambiguous(
    comment: Comment, kind: str, found: tuple[Target, ...], record: Record
) -> tuple[str, str]:
    named = getattr(comment, kind)
    if kind == "session":
        rounds = dict.fromkeys(record.rounds[int(place[0])].name for place in found)
        if len(rounds) > 1:
            return (
                f"Several rounds have a session `{named}`.",
                f"say which: `round: {next(reversed(rounds))}`",
            )
        return f"Several sessions are `{named}`.", "name it by its number in the round"
    return f"Several {kind}s begin with `{named}`.", "write more of its words"


def _dangling(
    comment: Comment, kind: str, record: Record, candidate: Candidate, library: Library
) -> tuple[str, str]:
    named = getattr(comment, kind)
    if kind == "session":
        rounds = (
            range(len(record.rounds)) if comment.round is None else _rounds(comment.round, record)
        )
        known = {
            _way(j, session)
            for i in rounds
            for j, session in enumerate(record.rounds[i].sessions, 1)
        }
        where = f" in the round `{comment.round}`" if comment.round else ""
        return f"There is no session `{named}`{where} to comment on.", name_hint(
            named, known, otherwise=_OTHERWISE
        )
    names = {name for name, _ in _names(kind, record, candidate, library) if not name.isdigit()}
    return f"There is no {kind} `{named}` to comment on.", name_hint(
        named, names, otherwise=_OTHERWISE
    )


_OTHERWISE = "take the comment out if it is done with"
