"""What is still to be written: placeholders such as `TODO: what came of it?` count as nothing.

In: a file as it was written, and the model that it should be. Out: the file without them, and a
problem for each. What cannot be left out gets a plain text instead, so that a packet can be made.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from secondround.problems import Problem, Severity
from secondround.records.field_lookup import model_at, own_field
from secondround.records.models import (
    UNNAMED,
    Candidate,
    Company,
    Fact,
    Interviewer,
    Kind,
    Model,
    Person,
    Position,
    Round,
    Session,
    SharedCompany,
    Story,
    kind,
)
from secondround.records.yaml import FieldPath, Source, Value, walk_texts
from secondround.text import asked_by, capital, is_placeholder, may_hold_placeholders

_INSTEAD: Final[Mapping[tuple[type[Model], str], str]] = {
    (Candidate, "name"): "Candidate",
    (Company, "name"): UNNAMED,
    (SharedCompany, "name"): UNNAMED,
    (Position, "title"): "open position",
    (Round, "name"): "Interview",
    (Session, "minutes"): "45",
    (Fact, "say"): "…",
}
"""What replaces a text that cannot be left out. The name of a client or of an interviewer is one
word here: the search for leaks takes one word for a word like any other.
"""
_BY_ID: Final = {(Interviewer, "name"), (Person, "name"), (Story, "title")}
"""Fields that their id can stand for: `kim-lee`, `dock-strike`."""
_ASKED: Final = 120
"""Letters of a question that a message shows."""


class _Placeholder(Struct, frozen=True):
    """One placeholder, and what becomes of it."""

    path: FieldPath
    text: str
    leave_out: FieldPath = ()  # what is left out: the field, or the whole entry; () for nothing
    instead: str = ""  # what is read in its place


def without_untold(
    candidate: Candidate, source: Source
) -> tuple[Candidate, Source, tuple[Problem, ...]]:
    """The candidate and the file without the stories that hold nothing to tell yet, and a note for
    each.
    """
    told = tuple(story for story in candidate.stories if story.can_be_told)
    if len(told) == len(candidate.stories):
        return candidate, source, ()
    paths: list[FieldPath] = []
    problems = []
    for index, story in enumerate(candidate.stories):
        if not story.can_be_told:
            paths.append(("stories", index))
            message = (
                f"The story `{story.id}` has neither `action` nor `result` yet, so it is not "
                "planned, printed or counted."
            )
            hint = "say under `action:` what you did, and under `result:` what came of it"
            path = ("stories", index, "id")
            problems.append(
                source.problem(path, "story-without-text", message, hint, about=(story.id,))
            )
    return candidate.model_copy(update={"stories": told}), source.without(paths), tuple(problems)


def without_placeholders(model: type[Model], source: Source) -> tuple[Source, tuple[Problem, ...]]:
    """The file without its placeholders, and a note for each; a warning where a text of ours has to
    replace one.
    """
    if not may_hold_placeholders(source.text):
        return source, ()
    found = [
        _judged(model, source, path, text)
        for path, text in walk_texts(source.value)
        if is_placeholder(text)
    ]
    left_out = _left_out(model, source, found)
    instead: dict[FieldPath, Value] = {each.path: each.instead for each in found if each.instead}
    problems = tuple(_problems(source, found, left_out))
    return source.without(left_out, instead), problems


def _judged(model: type[Model], source: Source, path: FieldPath, text: str) -> _Placeholder:
    if isinstance(path[-1], int):
        return _Placeholder(path, text, leave_out=path)
    field = own_field(model, path)
    if field is None:  # a name that is no field's is a problem of its own
        return _Placeholder(path, text)
    if not field.is_required():
        return _Placeholder(path, text, leave_out=path)
    owner = model_at(model, path[:-1])
    if (owner, path[-1]) in _BY_ID:
        return _Placeholder(path, text, instead=_from_id(source, path) or owner.__name__)
    instead = _INSTEAD.get((owner, path[-1]), "")
    is_entry = len(path) > 1 and isinstance(path[-2], int)
    is_text = field.annotation is str and kind(field) is not Kind.OURS
    spare = path[:-1] if is_entry and is_text and not instead else ()
    return _Placeholder(path, text, leave_out=spare, instead=instead)


def _from_id(source: Source, path: FieldPath) -> str:
    """What an interviewer or a story is called by its id: "Kim Lee", "Dock strike"; "" where the id
    says nothing.
    """
    *_, key, name = path
    if name == "name":
        words = str(key).split("-")
        return "" if is_placeholder(str(key)) else " ".join(map(str.capitalize, words))
    written = source.value_at((*path[:-1], "id"))
    return capital(str(written or "").replace("-", " "))


def _left_out(
    model: type[Model], source: Source, found: list[_Placeholder]
) -> frozenset[FieldPath]:
    """The paths to leave out. A list that loses all its entries goes with them, or keeps them where
    it may not be missing.
    """
    paths = {each.leave_out for each in found if each.leave_out}
    entries = Counter(path[:-1] for path in paths if isinstance(path[-1], int))
    for path, lost in entries.items():
        written = source.value_at(path)
        if written is None or lost < len(written):
            continue
        paths = {each for each in paths if each[:-1] != path}
        field = own_field(model, path)
        if field and not field.is_required():
            paths.add(path)
    return frozenset(paths)


def _problems(
    source: Source, found: list[_Placeholder], left_out: frozenset[FieldPath]
) -> Iterator[Problem]:
    for each in found:
        if each.instead:
            hint = f"until then the packet says “{each.instead}”"
            yield _problem(source, each, hint, Severity.WARNING)
        elif each.leave_out in left_out or each.leave_out[:-1] in left_out:
            yield _problem(source, each, "until then it counts as left out", Severity.NOTE)


def _problem(source: Source, each: _Placeholder, hint: str, severity: Severity) -> Problem:
    *_, name = each.leave_out or each.path
    subject = f"`{name}`"
    if isinstance(name, int):
        subject = f"An entry of `{each.leave_out[-2]}`"
    asked = textwrap.shorten(asked_by(each.text), _ASKED, placeholder=" …")
    message = f"{subject} is still to be written{f': {asked}' if asked else ''}"
    if message[-1] not in ".?!…":
        message += "."
    return source.problem(
        each.path,
        "still-to-write",
        message,
        hint,
        severity=severity,
        about=(_owner(source, each.path),),
        part=next(step for step in reversed(each.path) if isinstance(step, str)),
    )


def _owner(source: Source, path: FieldPath) -> str:
    """Whose text it is, as a sentence names it: a story by its id, a person, a part of the file."""
    first, *rest = path
    if first == "stories" and rest:
        return str(source.value_at((*path[:2], "id")) or "a story")
    if first == "interviewers" and rest:
        return _from_id(source, (*path[:2], "name")) or "an interviewer"
    return f"the {first}" if rest else f"{source.file.name}"
