"""What a comment is on: the thing in the packet that its anchor means.

In: a comment and the record, candidate and library around it. Out: the things meant, where there is
one and only one; else a problem that names the nearest. A packet changes while people talk about
it, so anchors are ids, times and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from secondround.problems import Problem
from secondround.records.models import Candidate, Comment, Comments, Library, Record, Session
from secondround.records.yaml import FieldPath, Source
from secondround.text import caseless, listed_names, name_hint

Target: TypeAlias = "tuple[str | int, ...]"
"""A story's or a person's id; a round's index, and a session's; a requirement's index; a question's
text.
"""


_OTHERWISE: Final = "take the comment out if it is done with"


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
    return tuple(dict.fromkeys(_matches(named, _names(kind, record, candidate, library))))


def misplaced_comments(
    comments: Comments, source: Source, record: Record, candidate: Candidate, library: Library
) -> Iterator[tuple[int, Problem]]:
    """Comments, by index, that are on several things at once, on something that is not there, or on
    something unclear.
    """
    for index, comment in enumerate(comments.comments):
        if not comment.anchors:
            continue
        path: FieldPath = ("comments", index)
        if len(comment.anchors) > 1:
            message = f"The comment is on {listed_names(comment.anchors)} at once."
            hint = "keep one of them, or write two comments"
            yield index, source.problem(path, "several-anchors", message, hint)
            continue
        found = comment_targets(comment, record, candidate, library)
        if len(found) == 1:
            continue
        kind = _faulty_anchor(comment, record)
        if found:
            code, (message, hint) = "ambiguous-comment", _ambiguous(comment, kind, found, record)
        else:
            code = "dangling-comment"
            message, hint = _dangling(comment, kind, record, candidate, library)
        yield index, source.problem((*path, kind), code, message, hint)


def _faulty_anchor(comment: Comment, record: Record) -> str:
    """The field to blame: the round, where the comment's session is in one that does not exist."""
    kind = comment.anchors[0]
    if kind == "session" and comment.round is not None and not _rounds(comment.round, record):
        return "round"
    return kind


def _names(
    kind: str, record: Record, candidate: Candidate, library: Library
) -> Iterator[tuple[str, Target]]:
    """Every way to name a thing of that kind, and the thing."""
    if kind == "story":
        for story in candidate.stories:
            yield story.id, (story.id,)
    elif kind == "interviewer":
        for id_ in record.interviewers:
            yield id_, (id_,)
    elif kind == "round":
        yield from _numbered(stage.name for stage in record.rounds)
    elif kind == "requirement":
        yield from _numbered(requirement.text for requirement in record.role.requirements)
    else:
        ids = [(question.id, question.text) for question in record.questions]
        ids += [(question.id, question.text) for question in library.questions]
        for question_id, text in ids:
            if question_id:
                yield question_id, (text,)
            yield text, (text,)
        for expected in record.expect:
            yield expected.text, (expected.text,)


def _numbered(texts: Iterable[str]) -> Iterator[tuple[str, Target]]:
    """Things by their numbers, from 1, and by their texts."""
    for index, text in enumerate(texts):
        yield str(index + 1), (index,)
        yield text, (index,)


def _matches(named: str, names: Iterable[tuple[str, Target]]) -> list[Target]:
    """What goes by that name; else, if it is more than a figure or an id, what begins with it."""
    wanted = caseless(named)
    exact, beginning = [], []
    for name, target in names:
        if caseless(name) == wanted:
            exact.append(target)
        elif " " in name and caseless(name).startswith(wanted):
            beginning.append(target)
    return exact or beginning


def _sessions(named: str, stage: str | None, record: Record) -> Iterator[Target]:
    """The sessions of that number, time or name, in the round named or in any."""
    rounds = range(len(record.rounds)) if stage is None else _rounds(stage, record)
    for i in rounds:
        for j, session in enumerate(record.rounds[i].sessions):
            if caseless(named) in _session_names(j + 1, session):
                yield i, j


def _rounds(named: str, record: Record) -> list[int]:
    """The rounds of that name or number, by index."""
    wanted = caseless(named)
    found = []
    for index, stage in enumerate(record.rounds):
        if wanted in {caseless(stage.name), str(index + 1)}:
            found.append(index)
    return found


def _session_names(number: int, session: Session) -> set[str]:
    """How a session may be named: by its number, its time or its name."""
    names = {str(number)}
    if session.name:
        names.add(caseless(session.name))
    if session.at:
        for time in (f"{session.at:%H:%M}", f"{session.at:%H.%M}"):
            names |= {time, time.removeprefix("0")}
    return names


def _usual_name(number: int, session: Session) -> str:
    return f"{session.at:%H:%M}" if session.at else session.name or str(number)


def _ambiguous(
    comment: Comment, kind: str, found: tuple[Target, ...], record: Record
) -> tuple[str, str]:
    named = getattr(comment, kind)
    if kind != "session":
        return f"Several {kind}s begin with `{named}`.", "write more of its words"
    rounds = dict.fromkeys(record.rounds[int(index)].name for index, _ in found)
    if len(rounds) > 1:
        message = f"Several rounds have a session `{named}`."
        return message, f"say which: `round: {next(reversed(rounds))}`"
    return f"Several sessions are `{named}`.", "name it by its number in the round"


def _dangling(
    comment: Comment, kind: str, record: Record, candidate: Candidate, library: Library
) -> tuple[str, str]:
    named = getattr(comment, kind)
    if kind != "session":
        names = {name for name, _ in _names(kind, record, candidate, library) if not name.isdigit()}
        message = f"There is no {kind} `{named}` to comment on."
        return message, name_hint(named, names, otherwise=_OTHERWISE)
    rounds = record.rounds
    if comment.round is not None:
        rounds = tuple(rounds[index] for index in _rounds(comment.round, record))
    names = set()
    for stage in rounds:
        for number, session in enumerate(stage.sessions, 1):
            names.add(_usual_name(number, session))
    where = f" in the round `{comment.round}`" if comment.round else ""
    message = f"There is no session `{named}`{where} to comment on."
    return message, name_hint(named, names, otherwise=_OTHERWISE)
