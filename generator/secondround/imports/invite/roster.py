"""The people that an invitation lists outside its schedule, with their titles and profiles.

In: the lines of a text, one by one. Out: whom the text says one meets, and what it says of people
who are known from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.imports.invite import cast, parts, words
from secondround.imports.invite.meeting import is_call, links_in, unwrapped
from secondround.imports.invite.role import Role
from secondround.text import plain_letters

_HEADING: Final = re.compile(
    r"(?:(?:your|the|our|interview|ihre|votre|su)\s+)*(?:panel(?:lists)?(?: members)?|interviewers?"
    r"|interview team|gesprachspartner\w*|teilnehmer\w*|jury|interlocut(?:eu|o)rs?|entrevistador\w*"
    r"|you(?:'ll| will)? (?:be )?(?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?)(?: with| to)?)"
    r"(?:\s+(?:will be|will consist of|consists of|will include|includes|is|are)\s*:?"
    r"|(?:\s+members)?\s*:)"
    r"|(?:(?:an dem (?:gesprach|termin)|es|am gesprach|unsererseits|von unserer seite) )?"
    r"(?:nehmen|werden)(?: an dem (?:gesprach|termin)| daran)? teil(?:nehmen)?\s*:"
)
"""`Panel:`, `You'll be meeting with:`."""
_IN_BRACKETS: Final = re.compile(
    r"(?P<name>(?:[^\W\d_][\w.'’-]+ ){1,4}[^\W\d_][\w'’-]+) ?\((?P<title>[^()]{2,120})\)"
)
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_EDGE: Final = " \t*•·>|,–—-"

_MOST_LINES: Final = 1_000
"""Lines of a text in which people are looked for."""


class Roster(Struct):
    """Gathered line by line."""

    met: list[Role] = field(default_factory=list)  # the text says that one meets them
    described: list[Role] = field(default_factory=list)  # whoever they are
    _is_under_heading: bool = False

    def add(self, lines: Iterable[str]) -> None:
        """Take in the lines of a text, the first of them where it is endless."""
        for line in islice(lines, _MOST_LINES):
            self._add(line)

    def _add(self, line: str) -> None:
        heading, colon, rest = line.strip(_EDGE).partition(":")
        if is_heading(f"{heading}{colon}"):
            self._is_under_heading = True
            line = rest
        if not line.strip(_EDGE):
            return
        people = people_in(line)
        if people and self._is_under_heading:
            self.met += people
        self._is_under_heading = self._is_under_heading and bool(people)
        named = {role.name: role for role in (*_in_brackets(line), *people)}
        self.described += named.values()


def is_heading(line: str) -> bool:
    """Whether a line does nothing but head a list of people."""
    return bool(_HEADING.fullmatch(plain_letters(line.strip(_EDGE))))


def people_in(line: str) -> list[Role]:
    """The people of a line that does nothing but name them: "Ana Ruiz - VP - https://…"."""
    links = [link for link in map(unwrapped, links_in(line)) if not is_call(link)]
    found = cast.cast_in(" ".join(_LINK.sub("", line).split()).strip(_EDGE))
    if not found.people or (found.name and not words.names_a_job(found.name)):
        return []
    if links and len(found.people) == 1:
        return [replace(found.people[0], profile=links[0])]
    return list(found.people)


def _in_brackets(line: str) -> list[Role]:
    """Names with a job in brackets behind them, anywhere in a sentence."""
    found = []
    for match in _IN_BRACKETS.finditer(line):
        named = match["name"].split()
        names = (" ".join(named[start:]) for start in range(len(named) - 1))
        name = next(filter(cast.is_name, names), "")
        title, part = parts.apart(match["title"].strip())
        if name and words.is_department(title):
            found.append(Role(name, "", part=part, background=title))
        elif name and (part or words.is_job(title)):
            found.append(Role(name, title, part=part))
    return found
