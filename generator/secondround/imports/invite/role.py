"""Somebody whom a text names, with their title and their part in the decision.

In: people in the order of a line, and what it says behind the last of them. Out: the same people,
changed in their list.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.invite import parts, words


class Role(Struct, frozen=True):
    """Somebody named in a text."""

    name: str
    title: str  # "" where none is given
    profile: str = ""  # a link
    part: str = ""  # in the decision, as records call it
    background: str = ""  # a department in brackets


def give_title(people: list[Role], joint: str, text: str) -> None:
    """Gives the last person a title or more of it; a plural one is of all who have none yet, and
    nobody gets one that may be anybody's: "Operations". "HR Business Partner" is of the last alone.
    """
    last = people[-1]
    if last.title:
        more = f"{last.title}{'' if joint.startswith(',') else ' '}{joint} {text}"
        people[-1] = replace(last, title=more)
        return
    untitled = [at for at, person in enumerate(people) if not person.title]
    of_each = words.singular_title(text) if len(untitled) > 1 else ""
    if of_each:
        for at in untitled:
            people[at] = replace(people[at], title=of_each)
    elif len(untitled) == 1 or not joint or words.is_of_one(text):
        people[-1] = replace(last, title=text)


def give_part(people: list[Role], text: str) -> str:
    """Gives the last person the part that brackets say, or all of them; what else these say."""
    rest, part = parts.apart(text)
    first = 0 if parts.is_of_all(text) else len(people) - 1
    for at in range(first, len(people)):
        people[at] = replace(people[at], part=people[at].part or part)
    return rest
